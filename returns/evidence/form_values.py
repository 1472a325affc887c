"""What stands in the fields of a form from outside: read with suspicion, nothing in it is ever run.

Scripts, actions and XFA are not looked at. A value that two readers would read differently is refused.
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

import pikepdf

from returns.errors import Refusal
from returns.evidence.answer_names import OFF, REFERENCE, field_part
from returns.records.kept_text import one_line, whole_text

#: fields and their parts that are gone through, and how deep they lie in each other
_MOST_FIELDS, _DEEPEST = 2_000, 4
#: characters of one value; our fields take fewer
MOST_CHARACTERS = 2_000
#: signs that turn the direction of what follows: what is shown would not be what stands there
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f")
#: what `get` gives for no value
_NONE: Mapping[str, str] = MappingProxyType({})


def values(document: pikepdf.Pdf) -> Mapping[str, str]:
    """Field → its value, "" for one that is empty; none for a document without a form.

    Raises `Refusal` for a field that no sheet of ours has, one that stands there twice, and a value
    that is no text or no option of it; signatures are passed over.
    """
    found: dict[str, str] = {}
    for name, field, kind in _fields(document):
        if kind == "/Sig":
            continue
        shown = one_line(name)[:60]
        if name != REFERENCE and field_part(name) is None:
            raise Refusal("answers.unknown_field", field=shown)
        if name in found:
            raise Refusal("answers.twice", field=shown)
        if kind == "/Btn":
            found[name] = _chosen(field, shown)
        elif kind == "/Tx":
            found[name] = _text(field.get("/V"), shown)
        else:
            raise Refusal("answers.strange_value", field=shown)
    return found or _NONE


def _fields(document: pikepdf.Pdf) -> Iterator[tuple[str, Any, str]]:
    """Each field with its whole name and its kind."""
    form = document.Root.get("/AcroForm")
    if not isinstance(form, pikepdf.Dictionary):
        return
    top = form.get("/Fields")
    if not isinstance(top, pikepdf.Array):
        return
    if len(top) > _MOST_FIELDS:
        raise Refusal("answers.too_heavy")
    waiting = [(field, "", "", 1) for field in top]
    count = 0
    while waiting:
        field, above, kind, depth = waiting.pop(0)
        count += 1
        if count > _MOST_FIELDS or depth > _DEEPEST:
            raise Refusal("answers.too_heavy")
        if not isinstance(field, pikepdf.Dictionary):
            raise Refusal("answers.will_not_open")
        own = field.get("/T")
        name = ".".join(filter(None, (above, "" if own is None else str(own))))
        kind = str(field.get("/FT", kind))
        kids = field.get("/Kids")
        inner = [kid for kid in kids if "/T" in kid] if isinstance(kids, pikepdf.Array) else []
        if inner:
            waiting += [(kid, name, kind, depth + 1) for kid in inner]
        else:
            yield name, field, kind


def _text(value: Any, field: str) -> str:
    """A text's value; a stream could be packed, and no viewer needs one for so little."""
    if value is None:
        return ""
    if not isinstance(value, pikepdf.String):
        raise Refusal("answers.strange_value", field=field)
    text = cleaned(str(value))
    if len(text) > MOST_CHARACTERS:
        raise Refusal("answers.too_long", field=field, count=len(text), most=MOST_CHARACTERS)
    return text


def cleaned(text: str) -> str:
    """Text as it can be kept and shown: whole characters, plain line breaks, no controls."""
    lines = whole_text(text).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    plain = ("".join(sign for sign in line if sign not in _TURNING) for line in lines)
    return "\n".join(one_line(line) for line in plain).strip()


def _chosen(field: Any, name: str) -> str:
    """What is ticked, as the field says and as its boxes show; "" for nothing."""
    said = _state(field.get("/V"), name)
    kids = field.get("/Kids")
    boxes = list(kids) if isinstance(kids, pikepdf.Array) else [field]
    shown = {_state(box.get("/AS"), name) for box in boxes[:_MOST_FIELDS]} - {""}
    # some viewers write only the one, some only the other
    if len(shown | {said} - {""}) > 1:
        raise Refusal("answers.contradicts_itself", field=name)
    return said or next(iter(shown), "")


def _state(value: Any, field: str) -> str:
    if value is None:
        return ""
    text = str(value)
    if not isinstance(value, pikepdf.Name | pikepdf.String) or len(text) > 40:
        raise Refusal("answers.strange_value", field=field)
    return "" if text in (OFF, "Off", "") else text.removeprefix("/")
