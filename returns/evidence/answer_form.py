"""The places of a sheet that its reader fills in, as fields of a form (ISO 32000-1, 12.7).

Every field has its looks, so that no viewer need make them (ISO 19005-3, 6.4.1); what is typed is
drawn by the viewer with fonts of its own, Chinese too. Same input, same bytes.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import groupby
from typing import Any

import pikepdf

from returns.evidence.answer_names import REFERENCE, Part, part_of, reference_said
from returns.evidence.answer_words import option_words
from returns.evidence.widget_tag import tag_widget
from returns.phrases import say, word
from returns.records.kept_text import one_line
from returns.records.papers import Place

#: characters that each kind of field takes
MOST = {"sum": 24, "words": 1_000, "says": 300, "name": 120, "date": 40}
#: print, and nothing else: ISO 19005-3 wants every annotation on paper, too
_PRINT = 4
_READ_ONLY, _MULTILINE, _RADIO = 1, 1 << 12, 1 << 15
#: signatures exist, and the file is only ever added to
_SIG_FLAGS = 3
_TEXT = "/Helv 9 Tf 0 g"
_CROSS = "/ZaDb 0 Tf 0 g"
#: below this a field holds one line; points
_TWO_LINES = 22.0
_MOST_PLACES = 400


def form_of(document: pikepdf.Pdf) -> pikepdf.Object:
    """The document's form, made where there is none."""
    if "/AcroForm" not in document.Root:
        form = pikepdf.Dictionary(Fields=pikepdf.Array([]), SigFlags=_SIG_FLAGS)
        document.Root.AcroForm = document.make_indirect(form)
    return document.Root.AcroForm


def add_answer_form(
    document: pikepdf.Pdf, places: Sequence[Place], items: Sequence[str], lang: str
) -> None:
    """Lay a field in each place and a hidden one for the reference; `items` are the titles, in order.

    Nothing is laid where there is no place. Raises `ValueError` for a place that no sheet of ours has.
    """
    if not places:
        return
    if len(places) > _MOST_PLACES:
        raise ValueError("too many places")
    form = form_of(document)
    form.DA = pikepdf.String(_TEXT)
    form.DR = _fonts(document)
    told = [(_known(place), place) for place in places]
    for name, held in groupby(sorted(told, key=_order), key=lambda each: each[0].field):
        parts = list(held)
        if parts[0][0].kind == "choice":
            form.Fields.append(_choice(document, name, parts, items, lang))
        else:
            form.Fields.append(_text_field(document, *parts[0], items, lang))
    form.Fields.append(_reference(document, lang))


def set_reference(document: pikepdf.Pdf, number: str, manifest: str) -> None:
    """Say in the form which sheet it is; does nothing for a sheet without a form."""
    field = reference_field(document)
    if field is not None:
        field.V = pikepdf.String(reference_said(number, manifest))


def reference_field(document: pikepdf.Pdf) -> pikepdf.Object | None:
    """The field of the reference; None where there is none."""
    form = document.Root.get("/AcroForm")
    for field in form.get("/Fields", []) if form is not None else []:
        if field.get("/T") == REFERENCE:
            return field
    return None


def _known(place: Place) -> Part:
    part = part_of(place.name)
    if part is None:
        raise ValueError(f"no place of an answer: {place.name}")
    return part


def _order(told: tuple[Part, Place]) -> tuple[int, int, float, float, str]:
    """Fields go on as the page is read; what belongs to one choice stays together."""
    part, place = told
    kinds = {"choice": 0, "sum": 1, "says": 2, "words": 3, "name": 4, "date": 5}
    return (part.item or 1_000, kinds[part.kind], -place.rect[1], place.rect[0], part.field)


def _fonts(document: pikepdf.Pdf) -> pikepdf.Object:
    """The two fonts that every viewer has; it takes its own for characters that they lack."""
    named = {"/Helv": "/Helvetica", "/ZaDb": "/ZapfDingbats"}
    fonts = pikepdf.Dictionary()
    for name, base in named.items():
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name(base)
        )
        if name == "/Helv":
            font.Encoding = pikepdf.Name.WinAnsiEncoding
        fonts[name] = document.make_indirect(font)
    return pikepdf.Dictionary(Font=fonts)


def _widget(document: pikepdf.Pdf, place: Place, **said: Any) -> pikepdf.Object:
    """A field's place on its page, with the page's other annotations."""
    page = document.pages[place.page - 1].obj
    x, y, wide, tall = place.rect
    sides = [_plain(each) for each in (x, y, x + wide, y + tall)]
    widget = document.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.Annot,
            Subtype=pikepdf.Name.Widget,
            Rect=pikepdf.Array(sides),
            F=_PRINT,
            P=page,
            **said,
        )
    )
    page.Annots = pikepdf.Array([*(page.get("/Annots") or []), widget])
    return widget


def _plain(points: float) -> Decimal | int:
    """A length as it is read again once it was written: with two decimals, or whole."""
    length = Decimal(f"{points:.2f}").normalize()
    return int(length) if length == int(length) else length


def _looks(document: pikepdf.Pdf, place: Place, drawn: str = "") -> pikepdf.Object:
    """What a field looks like, drawn within its own sides."""
    _x, _y, wide, tall = place.rect
    looks = pikepdf.Stream(document, drawn.encode())
    looks.Type, looks.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
    looks.BBox = pikepdf.Array([0, 0, _plain(wide), _plain(tall)])
    looks.Resources = pikepdf.Dictionary()
    return document.make_indirect(looks)


def _cross(place: Place) -> str:
    """A cross as a pen makes it, that stays within the box."""
    _x, _y, wide, tall = place.rect
    in_, right, top = 1.8, wide - 1.8, tall - 1.8
    return (
        f"q 1.4 w 1 J 0 G {in_:.2f} {in_:.2f} m {right:.2f} {top:.2f} l S"
        f" {in_:.2f} {top:.2f} m {right:.2f} {in_:.2f} l S Q"
    )


def _text_field(
    document: pikepdf.Pdf, part: Part, place: Place, items: Sequence[str], lang: str
) -> pikepdf.Object:
    flags = _MULTILINE if place.rect[3] >= _TWO_LINES else 0
    field = _widget(
        document,
        place,
        FT=pikepdf.Name.Tx,
        T=pikepdf.String(part.field),
        V=pikepdf.String(""),
        DA=pikepdf.String(_TEXT),
        Ff=flags,
        MaxLen=MOST[part.kind],
        AP=pikepdf.Dictionary(N=_looks(document, place)),
    )
    tag_widget(document, field, _told(part, items, lang))
    return field


def _choice(
    document: pikepdf.Pdf,
    name: str,
    parts: Sequence[tuple[Part, Place]],
    items: Sequence[str],
    lang: str,
) -> pikepdf.Object:
    """Boxes of which one is ticked, or none."""
    field = document.make_indirect(
        pikepdf.Dictionary(
            FT=pikepdf.Name.Btn,
            T=pikepdf.String(name),
            Ff=_RADIO,
            V=pikepdf.Name.Off,
            DA=pikepdf.String(_CROSS),
            Kids=pikepdf.Array([]),
        )
    )
    for part, place in parts:
        looks: Mapping[str, pikepdf.Object] = {
            f"/{part.option}": _looks(document, place, _cross(place)),
            "/Off": _looks(document, place),
        }
        kid = _widget(
            document,
            place,
            Parent=field,
            AS=pikepdf.Name.Off,
            MK=pikepdf.Dictionary(CA=pikepdf.String("8")),
            AP=pikepdf.Dictionary(N=pikepdf.Dictionary(looks)),
        )
        tag_widget(document, kid, _told(part, items, lang))
        field.Kids.append(kid)
    field.TU = field.Kids[0].TU if len(parts) == 1 else _group_told(parts[0][0], items, lang)
    return field


def _reference(document: pikepdf.Pdf, lang: str) -> pikepdf.Object:
    """On the first page, of no size: it is read by programs; its value is set when the sheet is sealed."""
    field = _widget(
        document,
        Place(REFERENCE, (0.0, 0.0, 0.0, 0.0), 1),
        FT=pikepdf.Name.Tx,
        T=pikepdf.String(REFERENCE),
        V=pikepdf.String(""),
        DA=pikepdf.String(_TEXT),
        Ff=_READ_ONLY,
    )
    tag_widget(document, field, say("documents.answer.field.reference", lang))
    return field


def _item(part: Part, items: Sequence[str], lang: str) -> str:
    """What a field is about, in words."""
    if not part.item:
        return say("documents.answer.field.whole", lang)
    return one_line(items[part.item - 1]) if part.item <= len(items) else str(part.item)


def _group_told(part: Part, items: Sequence[str], lang: str) -> str:
    return say("documents.answer.field.choice", lang, item=_item(part, items, lang))


def _told(part: Part, items: Sequence[str], lang: str) -> str:
    """What a field is for, as it is read aloud."""
    item = _item(part, items, lang)
    if part.kind == "says":
        return say(
            "documents.answer.field.says",
            lang,
            item=item,
            field=word("field", part.option, lang),
        )
    if part.kind != "choice":
        return say(f"documents.answer.field.{part.kind}", lang, item=item)
    option = option_words(part.option, lang)
    return say("documents.answer.field.option", lang, item=item, option=option)
