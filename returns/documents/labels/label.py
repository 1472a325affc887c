"""The return label: an address-and-authorisation label for thermal printers, in whole dots.

Where the RMA stands is the supplier's rule (D, R): suppliers refuse parcels over it, and their
rules contradict each other.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from resources import resource
from returns.documents.labels import label_parts as parts
from returns.documents.labels.box_papers import box_sheet, packing_slip
from returns.documents.labels.label_parts import Block, Canvas, Sizes
from returns.documents.labels.label_texts import longest, printable
from returns.documents.page.codes import Dots
from returns.documents.page.sheet import MM, Sheet
from returns.documents.page.tagging import Tag
from returns.documents.typesetting.text import BLACK
from returns.errors import Refusal
from returns.phrases import say
from returns.records.papers import LabelRecord
from returns.terms import RmaPlacement
from returns.uncollected import uncollected

#: placements whose RMA stands large on the label
ON_LABEL = frozenset(
    {RmaPlacement.LABEL_ONLY, RmaPlacement.LABEL_AND_BOX, RmaPlacement.PO_IS_RMA}
)
#: placements that want a sheet for the outside of the box
ON_BOX = frozenset(
    {RmaPlacement.LABEL_AND_BOX, RmaPlacement.OUTER_BOX, RmaPlacement.PRINTED_SHEET_OUTSIDE}
)
#: placements that want a slip inside
INSIDE = frozenset({RmaPlacement.INSIDE_SLIP, RmaPlacement.PO_IS_RMA})

_PADDING = 2 * MM
#: from roomy to tight; the first that fits is taken, so that nothing is ever cut
_LEVELS = (
    Sizes(to=16, body=10.5, small=7.5, rma=27, bars_mm=19, room_mm=16),
    Sizes(to=14, body=9.5, small=7, rma=24, bars_mm=17, room_mm=12),
    Sizes(to=12, body=8.5, small=7, rma=22, bars_mm=15, room_mm=2),
    Sizes(to=10, body=7.5, small=7, rma=18, bars_mm=15, room_mm=0),
    Sizes(to=8, body=7, small=7, rma=16, bars_mm=15, room_mm=0),
    Sizes(to=7, body=7, small=7, rma=14, bars_mm=15, room_mm=0),
)


@dataclass(frozen=True, slots=True)
class Stock:
    """A label's size and the box that every printer reaches, in millimetres."""

    name: str
    width_mm: float
    height_mm: float
    safe_width_mm: float
    safe_height_mm: float


@cache
def stocks() -> dict[str, Stock]:
    """The label sizes by name, from `resources/label_stock.json`."""
    table = json.loads(resource("label_stock.json").read_text(encoding="utf-8"))
    return {name: Stock(name, **sizes) for name, sizes in table.items()}


@uncollected()
def render_labels(
    labels: Sequence[LabelRecord],
    stock: str = "4x6",
    lang: str | None = None,
    *,
    dpi: int = 203,
) -> bytes:
    """One PDF with every label and, behind each, the sheet or slip that its placement asks for.

    `lang` overrides the records' own. `dpi` is the printer's (203 or 300): codes are drawn in
    whole dots of it. Raises `Refusal` for an unknown stock, no label, no address to go to, a text
    that no label can hold, or a character that no font has.
    """
    if stock not in stocks():
        raise Refusal("documents.unknown_stock", stock=stock, known=", ".join(stocks()))
    if not labels:
        raise Refusal("documents.no_label")
    size = stocks()[stock]
    first = labels[0]
    sheet = Sheet(
        (size.width_mm * MM, size.height_mm * MM),
        title=say("documents.label.title", lang or first.lang, case=first.case_number),
        author="Sendback",
        day=first.issued_on,
        lang=lang or first.lang,
    )
    canvases = {
        spoken: _canvas(sheet, size, spoken, dpi)
        for spoken in {lang or label.lang for label in labels}
    }
    for label in labels:
        canvas = canvases[lang or label.lang]
        with sheet.tagged(Tag("Sect")):
            _label_pages(canvas, printable(label))
    return sheet.finish()


def _canvas(sheet: Sheet, size: Stock, lang: str, dpi: int) -> Canvas:
    # a little inside the safe box, so that a roll that runs askew cuts nothing
    width = (size.safe_width_mm - 4) * MM
    height = (size.safe_height_mm - 4) * MM
    page_width, page_height = size.width_mm * MM, size.height_mm * MM
    return Canvas(
        sheet=sheet,
        lang=str(lang),
        grid=Dots(dpi, page_height),
        left=(page_width - width) / 2,
        top=page_height - (page_height - height) / 2,
        width=width,
        height=height,
    )


def _label_pages(canvas: Canvas, label: LabelRecord) -> None:
    if not label.to_address:
        raise Refusal("documents.no_address", case=label.case_number)
    listed = _face(canvas, label)
    canvas.sheet.showPage()
    if label.rma and label.placement in ON_BOX:
        box_sheet(canvas, label)
    if not listed or label.placement in INSIDE:
        packing_slip(canvas, label)


def _face(canvas: Canvas, label: LabelRecord) -> bool:
    """Draw the label itself; whether its contents could be listed on it."""
    for listed in (True, False):
        for sizes in _LEVELS if listed else _LEVELS[2:]:
            measured = _measured(canvas, label, sizes, listed=listed)
            if measured is not None:
                _place(canvas, *measured)
                return listed
    field = longest(label).term
    raise Refusal("documents.label_too_long", case=label.case_number, field=field)


def _measured(
    canvas: Canvas, label: LabelRecord, sizes: Sizes, *, listed: bool
) -> tuple[list[Block], Block] | None:
    """Blocks and foot in those sizes; None as soon as they are too tall together."""
    used = 0.0
    blocks = []
    for block in _blocks(canvas, label, sizes, listed=listed):
        used += block.height + 2 * _PADDING
        if used + sizes.room_mm * MM > canvas.height:
            return None
        blocks.append(block)
    told = (label.case_number, label.placement, label.note, label.postage_by)
    foot = canvas.again(("foot", sizes.small), told, lambda: parts.foot(canvas, label, sizes))
    used += foot.height
    return (blocks, foot) if used + sizes.room_mm * MM <= canvas.height else None


def _blocks(
    canvas: Canvas, label: LabelRecord, sizes: Sizes, *, listed: bool
) -> Iterator[Block]:
    told = (
        label.from_address,
        label.parcel_no,
        label.parcels,
        label.return_by,
        label.issued_on,
    )
    yield canvas.again(
        ("head", sizes.body, sizes.small), told, lambda: parts.head(canvas, label, sizes)
    )
    yield canvas.again(
        ("destination", sizes.to, sizes.small),
        (label.to_address, label.to_name),
        lambda: parts.destination(canvas, label, sizes),
    )
    here = label.placement in ON_LABEL
    yield parts.authorisation(canvas, label, sizes, shown=here)
    yield parts.details(canvas, label, sizes, listed=listed, rma_here=here)


def _place(canvas: Canvas, blocks: list[Block], foot: Block) -> None:
    top = canvas.top
    for index, block in enumerate(blocks):
        if index:
            canvas.sheet.rule(canvas.left, top, canvas.width, 1, BLACK)
            top -= _PADDING
        block.draw(top)
        top -= block.height + _PADDING
    bottom = canvas.top - canvas.height + foot.height
    parts.room_for_postage(canvas, top, bottom)
    foot.draw(bottom)
