"""What a text field shows, as its look is drawn: a sum that is shown may be no other than the one held."""

import re
import zlib
from typing import Any

import pikepdf

#: bytes of a look, packed and unpacked: a line of text takes a few hundred, and its font lies elsewhere
_MOST_PACKED, _MOST = 20_000, 200_000
#: digits that no sum has
_ENDLESS = "0" * 99
#: drawings in each other, and beside each other, that are gone into
_DEEPEST, _MOST_LOOKS = 3, 20
_SHOWS = frozenset({"Tj", "TJ", "'", '"'})
_FIRST_DIGIT, _LAST_DIGIT = ord("0"), ord("9")


def shows_other_digits(document: pikepdf.Pdf, field: Any, value: str) -> bool:
    """Whether a field's look is letters that can be read, and its digits are not those of the value.

    A look that draws nothing says nothing: programs that fill fields leave it to viewers. Of letters
    that only a font can tell nothing is said either; one that draws without end is none of a sum.
    Raises what broken streams raise.
    """
    kids = field.get("/Kids")
    widgets = list(kids)[:_MOST_LOOKS] if isinstance(kids, pikepdf.Array) else [field]
    told = [_letters(document, widget) for widget in widgets]
    return any(each and _digits(each) != _digits(value) for each in told)


def _digits(text: str) -> str:
    return re.sub(r"[^0-9]", "", text)


def _letters(document: pikepdf.Pdf, widget: Any) -> str:
    """What a look says in a font of single bytes, "" where it says nothing or nobody can tell."""
    looks: Any = widget.get("/AP")
    look: Any = looks.get("/N") if isinstance(looks, pikepdf.Dictionary) else None
    if isinstance(look, pikepdf.Dictionary):
        # looks by state are for boxes; a viewer would show one of them
        return "".join(
            _drawn_in(document, each) for _, each in list(look.items())[:_MOST_LOOKS]
        )
    return _drawn_in(document, look)


def _drawn_in(document: pikepdf.Pdf, look: Any, depth: int = 1) -> str:
    """The letters of one drawing, and of those that it draws in turn."""
    if not isinstance(look, pikepdf.Stream):
        return ""
    content = _unpacked(look)
    if content is None or depth > _DEEPEST:
        return _ENDLESS
    if not content:
        return ""
    found: list[str] = []
    font: Any = None
    for part in pikepdf.parse_content_stream(document.make_stream(content)):
        operands, operator = list(part.operands), str(part.operator)
        if operator == "Tf" and operands:
            font = _font(document, look, operands[0])
        elif operator == "Do" and operands:
            found.append(_drawn_in(document, _named(look, operands[0]), depth + 1))
            if len(found) > _MOST_LOOKS * 10:
                return _ENDLESS
        elif operator in _SHOWS and operands:
            if not _is_plain(font):
                return ""
            found += _said(operands[-1])
    return "".join(found)


def _named(look: Any, name: Any) -> Any:
    """A drawing by its name; None for a picture and for what is not there."""
    resources: Any = look.get("/Resources")
    held: Any = resources.get("/XObject") if isinstance(resources, pikepdf.Dictionary) else None
    found: Any = held.get(str(name)) if isinstance(held, pikepdf.Dictionary) else None
    is_form = isinstance(found, pikepdf.Stream) and found.get("/Subtype") == pikepdf.Name.Form
    return found if is_form else None


def _unpacked(look: Any) -> bytes | None:
    """What draws it; None for too much, nothing where it is packed as no viewer packs it."""
    if int(look.get("/Length", 0)) > _MOST_PACKED:
        return None
    stored = bytes(look.read_raw_bytes())
    if "/Filter" not in look:
        return stored
    if look.Filter != pikepdf.Name.FlateDecode or "/DecodeParms" in look:
        return b""
    unpacking = zlib.decompressobj()
    content = unpacking.decompress(stored, _MOST)
    return None if unpacking.unconsumed_tail else content


def _font(document: pikepdf.Pdf, look: Any, name: Any) -> Any:
    holders: list[Any] = [look.get("/Resources"), document.Root.AcroForm.get("/DR")]
    for holder in holders:
        fonts: Any = holder.get("/Font") if isinstance(holder, pikepdf.Dictionary) else None
        if isinstance(fonts, pikepdf.Dictionary) and str(name) in fonts:
            return fonts[str(name)]
    return None


def _is_plain(font: Any) -> bool:
    """Whether digits are written as themselves in it; a font that nobody finds is the viewer's own."""
    if font is None:
        return True
    if font.get("/Subtype") not in (pikepdf.Name.Type1, pikepdf.Name.TrueType):
        return False
    encoding: Any = font.get("/Encoding")
    apart: Any = (
        encoding.get("/Differences") if isinstance(encoding, pikepdf.Dictionary) else None
    )
    code = 0
    for each in apart or ():
        if isinstance(each, pikepdf.Name):
            if _FIRST_DIGIT <= code <= _LAST_DIGIT:
                return False
            code += 1
        else:
            code = int(each)
    return True


def _said(operand: Any) -> list[str]:
    parts = list(operand) if isinstance(operand, pikepdf.Array) else [operand]
    return [bytes(each).decode("latin-1") for each in parts if isinstance(each, pikepdf.String)]
