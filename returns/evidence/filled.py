"""A sheet that was filled in after it was signed: whether what stands behind the signature is only an answer.

A viewer that adds to the file leaves every byte that we signed; what it adds may be values of fields and
what they look like, and notes about itself. Whatever else differs is a change.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pikepdf

from returns.evidence.anatomy import DAMAGE, MOST_ATTACHMENT, TooMuchWork
from returns.evidence.answer_names import REFERENCE, field_part
from returns.evidence.held import Held, as_stream, beginning, sha256

#: what a viewer may write anew in a field of ours: its value, and how that looks
_OF_A_FIELD = frozenset({"/V", "/AS", "/AP", "/M", "/DA", "/RV", "/MK"})
#: in the field that says which sheet it is, which nobody sees: a viewer draws whatever has no look
_OF_THE_REFERENCE = frozenset({"/AP"})
#: in the form: that looks are to be made anew, and the fonts for it
_OF_THE_FORM = frozenset({"/NeedAppearances", "/DR", "/DA"})
#: in the catalogue: what the file says of itself and which version it is
_OF_THE_WHOLE = frozenset({"/Metadata", "/Extensions", "/Version"})
_MOST_OBJECTS = 200_000
#: where the newest table of objects lies, as the last thing in a file
_LAST_TABLE = re.compile(rb"startxref\s+(\d{1,12})\s+%%EOF\s*\Z")
_TAIL = 1_024

Number = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Behind:
    """What was added behind the bytes that were signed."""

    #: SHA-256 of what was signed, with its signature
    signed: str
    #: nothing but fields were filled in
    only_answers: bool


def behind(pdf: Held, end: int) -> Behind:
    """What was added from `end` on, where a signed sheet ends; never raises for what is in it."""
    digest = sha256(pdf, end)
    if not _ends_as_revision(pdf, end):
        return Behind(digest, only_answers=False)
    try:
        with (
            beginning(pdf, end) as part,
            pikepdf.open(as_stream(part), attempt_recovery=False) as before,
            # what has to be mended first is read by each reader in its own way
            pikepdf.open(as_stream(pdf), attempt_recovery=False) as after,
        ):
            return Behind(digest, _only_answers(before, after))
    except (*DAMAGE, TooMuchWork):
        return Behind(digest, only_answers=False)


def _ends_as_revision(pdf: Held, end: int) -> bool:
    """Whether the file ends with its newest table of objects, and that lies behind what was signed."""
    found = _LAST_TABLE.search(pdf[max(end, len(pdf) - _TAIL) : len(pdf)])
    return found is not None and end <= int(found[1]) < len(pdf)


def _only_answers(before: pikepdf.Pdf, after: pikepdf.Pdf) -> bool:
    """Whether every object that was signed is as it was, but for what a viewer may write anew.

    Objects that are new are reached from there alone, so they need not be looked at.
    """
    if after.is_encrypted or before.Root.objgen != after.Root.objgen:
        return False
    allowed, notes = _may_change(before), _notes(before)
    count = 0
    for one in before.objects:
        count += 1
        if count > _MOST_OBJECTS:
            raise TooMuchWork
        number = one.objgen
        if number in notes:
            continue
        if not _alike(one, after.get_object(number), allowed.get(number, frozenset())):
            return False
    return _same_boxes(before, after)


def _same_boxes(before: pikepdf.Pdf, after: pikepdf.Pdf) -> bool:
    """Whether every box to tick shows the cross for what it stands for: else a tick would tell another
    thing to people than to us. A viewer may draw its looks anew, but as they were.
    """
    return all(
        _looks_told(box) == _looks_told(after.get_object(box.objgen))
        for field in _fields(before)
        for box in field.get("/Kids", [])
    )


def _looks_told(box: Any) -> object:
    """What a box looks like in each state, and what is drawn in it where a viewer makes that anew."""
    looks, mark = box.get("/AP"), box.get("/MK")
    states = looks.get("/N") if isinstance(looks, pikepdf.Dictionary) else None
    if not isinstance(states, pikepdf.Dictionary):
        return None
    shown = {name: _drawn(look) for name, look in states.items()}
    return set(looks.keys()), shown, None if mark is None else mark.unparse(resolved=True)


def _drawn(look: Any) -> object:
    """A look's bytes, with all that says how they are drawn."""
    if not isinstance(look, pikepdf.Stream):
        return None
    how = {name: _told(value) for name, value in look.items() if name != "/Length"}
    return _stored(look), how


def _notes(document: pikepdf.Pdf) -> frozenset[Number]:
    """What a program writes of itself, and what typed text looks like."""
    found = {
        each.objgen
        for each in (document.trailer.get("/Info"), document.Root.get("/Metadata"))
        if each is not None
    }
    for field in _fields(document):
        if field.get("/FT") == pikepdf.Name.Tx:
            looks = field.get("/AP", {}).get("/N")
            found |= set() if looks is None else {looks.objgen}
    return frozenset(found)


def _may_change(document: pikepdf.Pdf) -> Mapping[Number, frozenset[str]]:
    """Which keys of which objects a viewer may write anew."""
    allowed = {
        document.Root.objgen: _OF_THE_WHOLE,
        document.Root.AcroForm.objgen: _OF_THE_FORM,
    }
    for field in _fields(document):
        for part in (field, *field.get("/Kids", [])):
            allowed[part.objgen] = _OF_A_FIELD
    for field in document.Root.AcroForm.Fields:
        if str(field.get("/T")) == REFERENCE and _has_no_room(field):
            allowed[field.objgen] = _OF_THE_REFERENCE
    return allowed


def _has_no_room(field: Any) -> bool:
    """Whether nothing of it is ever seen: its place on the page is a point."""
    left, lower, right, upper = (float(each) for each in field.Rect)
    return (left, lower) == (right, upper)


def _fields(document: pikepdf.Pdf) -> list[Any]:
    """The fields of our own sheet that its reader fills in."""
    return [
        field
        for field in document.Root.AcroForm.Fields
        if str(field.get("/T")) != REFERENCE and field_part(str(field.get("/T"))) is not None
    ]


def _alike(one: Any, other: Any, apart: frozenset[str]) -> bool:
    """Whether two objects are the same, but for keys that are left apart."""
    if isinstance(one, pikepdf.Stream):
        return (
            isinstance(other, pikepdf.Stream)
            and _same_keys(one, other, apart)
            and _stored(one) == _stored(other)
        )
    if isinstance(one, pikepdf.Dictionary):
        # a stream is none
        return isinstance(other, pikepdf.Dictionary) and _same_keys(one, other, apart)
    return type(one) is type(other) and one.unparse(resolved=True) == other.unparse(
        resolved=True
    )


def _same_keys(one: Any, other: Any, apart: frozenset[str]) -> bool:
    keys = (set(one.keys()) | set(other.keys())) - apart
    return all(
        key in one and key in other and _told(one[key]) == _told(other[key]) for key in keys
    )


def _told(value: Any) -> object:
    return value.unparse() if isinstance(value, pikepdf.Object) else value


def _stored(stream: Any) -> bytes:
    """The bytes of a stream as they lie in the file; raises `TooMuchWork` for too many."""
    if int(stream.get("/Length", 0)) > MOST_ATTACHMENT:
        raise TooMuchWork
    return bytes(stream.read_raw_bytes())
