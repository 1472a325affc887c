"""The revision that signs a sheet (ISO 32000-1, 7.5.6 and 12.8): its field once more, with the signature.

Written straight behind the sheet's last line: nothing before it is read through or written again.
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from io import BytesIO
from typing import Any

import pikepdf

from returns.evidence.signed_message import Signer

#: room for what the range of bytes becomes
_RANGE_ROOM = 62
_STARTXREF = re.compile(rb"startxref\n(\d{1,12})\n%%EOF\n")
_NOT_PLAIN = re.compile(rb"[^A-Za-z0-9 ]", re.DOTALL)
#: no last line of ours is longer, with what stands before it
_END = 1024


@dataclass(frozen=True, slots=True)
class _Found:
    """What the revision goes on from."""

    #: the field's number in the file, and its entries as they are written
    number: int
    entries: tuple[bytes, ...]
    info: bytes
    root: bytes
    #: the first part of the file's ID, how many objects it has, where its table stands
    own_id: bytes
    size: int
    table: int


def signed(pdf: bytes, field: str, signer: Signer, name: str, at: datetime) -> bytes:
    """The document with its empty field of that name signed; raises `ValueError` where it has none.

    The same document is signed alike by the same key at the same time.
    """
    found, whole = _found(pdf, field), sha256(pdf)
    mark = whole.copy()
    mark.update(signer.certificate)
    number = found.size + 1
    changed = _object(found.number, (*found.entries, b"/V %d 0 R" % number))
    before = changed + b"%d 0 obj\n<<\n/Contents " % number
    room = _room(signer)
    start = len(pdf) + len(before)
    end = start + room + 2
    told = _told(name, at)
    table_at = end + len(b"\n/ByteRange \n") + _RANGE_ROOM + len(told)
    places = ((found.number, len(pdf)), (number, len(pdf) + len(changed)))
    table = _table(places, table_at, found, mark.digest()[:16])
    ranges = b"[0 %d %d %d]" % (start, end, table_at + len(table) - end)
    after = b"\n/ByteRange %b\n%b%b" % (ranges.ljust(_RANGE_ROOM), told, table)
    whole.update(before)
    whole.update(after)
    message = signer.message(whole.digest()).hex().upper().encode()
    return b"".join((pdf, before, b"<", message.ljust(room, b"0"), b">", after))


def _told(name: str, at: datetime) -> bytes:
    """What a signature says of itself, to the end of its object."""
    return b"\n".join(
        (
            b"/Type /Sig",
            b"/Filter /Adobe.PPKLite",
            b"/SubFilter /ETSI.CAdES.detached",
            b"/M " + _text(f"D:{at.astimezone(UTC):%Y%m%d%H%M%S}Z"),
            b"/Name " + _text(name),
            b">>\nendobj\n",
        )
    )


def _found(pdf: bytes, field: str) -> _Found:
    ends = list(_STARTXREF.finditer(pdf[-_END:]))
    if not ends:
        raise ValueError("no sealed sheet")
    with pikepdf.open(BytesIO(pdf)) as document:
        form: Any = document.Root.get("/AcroForm", {})
        named = [each for each in form.get("/Fields", ()) if str(each.get("/T")) == field]
        if len(named) != 1 or "/V" in named[0]:
            raise ValueError("no field to sign")
        own, trailer = named[0], document.trailer
        entries = (f"{key} ".encode() + _written(own, key) for key in sorted(own.keys()))
        return _Found(
            own.objgen[0],
            tuple(entries),
            _reference(trailer.Info),
            _reference(trailer.Root),
            bytes(trailer.ID[0]),
            int(trailer.Size),
            int(ends[-1].group(1)),
        )


def _written(field: Any, key: str) -> bytes:
    """A value of the field; references, texts, names and whole numbers are all that it has."""
    value = field[key]
    if isinstance(value, pikepdf.Object) and value.is_indirect:
        return _reference(value)
    if isinstance(value, pikepdf.String):
        return _escaped(bytes(value))
    if isinstance(value, pikepdf.Array):
        return b"[ " + b" ".join(str(each).encode() for each in value) + b" ]"
    return str(value).encode()


def _reference(value: Any) -> bytes:
    return b"%d %d R" % value.objgen


def _text(text: str) -> bytes:
    return _escaped(bytes(pikepdf.String(text)))


def _escaped(text: bytes) -> bytes:
    """A text of a document, all but plain letters, figures and spaces by their number."""
    return b"(%b)" % _NOT_PLAIN.sub(lambda found: b"\\%03o" % ord(found.group()), text)


def _object(number: int, entries: tuple[bytes, ...]) -> bytes:
    return b"%d 0 obj\n<<\n%b\n>>\nendobj\n" % (number, b"\n".join(entries))


def _room(signer: Signer) -> int:
    """Room for the message in hex, and half as much again: one signature is a byte longer than another."""
    length = 2 * len(signer.message(sha256(b"").digest()))
    return length + 2 * (length // 4)


def _table(places: tuple[tuple[int, int], ...], at: int, found: _Found, mark: bytes) -> bytes:
    """Where the two objects stand, and where the file went on from."""
    lines = [b"xref", b"0 1", b"0000000000 65535 f "]
    for number, place in places:
        lines += [b"%d 1" % number, b"%010d 00000 n " % place]
    lines += [
        b"trailer\n<<",
        b"/Info " + found.info,
        b"/Root " + found.root,
        b"/Size %d" % (places[-1][0] + 1),
        b"/ID [ <%b> <%b> ]" % (found.own_id.hex().encode(), mark.hex().encode()),
        b"/Prev %d" % found.table,
        b">>\nstartxref",
        b"%d" % at,
        b"%%EOF\n",
    ]
    return b"\n".join(lines)
