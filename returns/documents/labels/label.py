"""The return label: an address-and-authorisation label for thermal printers, in whole dots.

Where the RMA stands is the supplier's rule (D, R): suppliers refuse parcels over it, and their
rules contradict each other.
"""

from collections.abc import Iterator, Sequence
from itertools import chain

from returns.documents.labels import label_parts as parts
from returns.documents.labels.box_papers import box_sheet, packing_slip
from returns.documents.labels.label_canvas import Block, Canvas, Column
from returns.documents.labels.label_parts import Sizes
from returns.documents.labels.label_texts import longest, printable
from returns.documents.labels.places import Places
from returns.documents.page.codes import Dots
from returns.documents.page.sheet import MM, Sheet
from returns.documents.page.tagging import Tag
from returns.errors import Refusal
from returns.phrases import say
from returns.records.papers import LabelRecord
from returns.terms import RmaPlacement
from returns.trade.label_stock import Stock, larger_than, stocks
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

#: from roomy to tight; the first that fits is taken, so that nothing is ever cut
_LEVELS = (
    Sizes(to=16, body=10.5, small=7.5, rma=27, bars_mm=19, room_mm=16),
    Sizes(to=14, body=9.5, small=7, rma=24, bars_mm=17, room_mm=12),
    Sizes(to=12, body=8.5, small=7, rma=22, bars_mm=15, room_mm=2),
    Sizes(to=10, body=7.5, small=7, rma=18, bars_mm=15, room_mm=0),
    Sizes(to=8, body=7, small=7, rma=16, bars_mm=15, room_mm=0),
    Sizes(to=7, body=7, small=7, rma=14, bars_mm=15, room_mm=0),
    Sizes(to=10, body=7, small=7, rma=14, bars_mm=15, room_mm=0, padding_mm=1),
    Sizes(to=8, body=7, small=7, rma=14, bars_mm=15, room_mm=0, padding_mm=1),
    Sizes(to=7, body=7, small=7, rma=14, bars_mm=15, room_mm=0, padding_mm=0.6),
)
#: a column of a label that is wider than high is no narrower than this
_COLUMN = 80 * MM
_GUTTER = 7 * MM


@uncollected()
def render_labels(
    labels: Sequence[LabelRecord],
    stock: str = "4x6",
    lang: str | None = None,
    *,
    start: int = 1,
    dpi: int | None = None,
) -> bytes:
    """One PDF with every label and, behind each, the sheet or slip that its placement asks for.

    Each takes a place of the stock, on the first page from the place `start` on (1 is the upper left
    one). `lang` overrides the records' own. `dpi` is the printer's, else the stock's: codes are drawn
    in whole dots of it. Raises `Refusal` for an unknown stock or place, no label, no address to go to,
    a text that no label can hold, or a character that no font has.
    """
    if stock not in stocks():
        raise Refusal("documents.unknown_stock", stock=stock, known=", ".join(stocks()))
    size = stocks()[stock]
    if not 1 <= start <= size.places:
        raise _no_such_place(size, start)
    if not labels:
        raise Refusal("documents.no_label")
    first = labels[0]
    sheet = Sheet(
        (size.width_mm * MM, size.height_mm * MM),
        title=say("documents.label.title", lang or first.lang, case=first.case_number),
        author="Sendback",
        day=first.issued_on,
        lang=lang or first.lang,
    )
    places = Places(sheet, size, start)
    grid = Dots(dpi or size.dpi, size.height_mm * MM)
    canvases = {
        spoken: Canvas(places, str(spoken), grid, largest=not larger_than(stock))
        for spoken in {lang or label.lang for label in labels}
    }
    for label in labels:
        canvas = canvases[lang or label.lang]
        with sheet.tagged(Tag("Sect")):
            _label_places(canvas, printable(label))
    places.finish()
    return sheet.finish()


def _no_such_place(stock: Stock, start: int) -> Refusal:
    if stock.places == 1:
        return Refusal("documents.label_start_alone", stock=stock.name, start=start)
    return Refusal("documents.label_start", stock=stock.name, start=start, places=stock.places)


def _label_places(canvas: Canvas, label: LabelRecord) -> None:
    if not label.to_address:
        raise Refusal("documents.no_address", case=label.case_number)
    listed = _face(canvas, label)
    canvas.places.next()
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
    told = {"case": label.case_number, "field": longest(label).term}
    raise Refusal(f"documents.label_too_long{'_for_any' if canvas.largest else ''}", **told)


def _measured(
    canvas: Canvas, label: LabelRecord, sizes: Sizes, *, listed: bool
) -> tuple[list[Column], Block] | None:
    """Columns and foot in those sizes; None as soon as they are too tall together."""
    columns = []
    height = canvas.height - sizes.room_mm * MM
    for part, blocks in _columns(canvas, label, sizes, listed=listed):
        column = Column(part, sizes.padding_mm * MM)
        for block in blocks:
            column.add(block)
            if column.height > height:
                return None
        columns.append(column)
    told = (label.case_number, label.placement, label.note, label.postage_by)
    foot = canvas.again(("foot", sizes.small), told, lambda: parts.foot(canvas, label, sizes))
    used = max(column.height for column in columns) + foot.height
    return (columns, foot) if used <= height else None


def _columns(
    canvas: Canvas, label: LabelRecord, sizes: Sizes, *, listed: bool
) -> Iterator[tuple[Canvas, Iterator[Block]]]:
    """From and to whom, then what it is: one below the other, beside it on a wide label."""
    left, right = canvas.halves(_GUTTER, _COLUMN) or (canvas, canvas)
    addresses = _addresses(left, label, sizes)
    goods = _goods(right, label, sizes, listed=listed)
    if left is right:
        yield canvas, chain(addresses, goods)
    else:
        yield left, addresses
        yield right, goods


def _addresses(canvas: Canvas, label: LabelRecord, sizes: Sizes) -> Iterator[Block]:
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


def _goods(
    canvas: Canvas, label: LabelRecord, sizes: Sizes, *, listed: bool
) -> Iterator[Block]:
    here = label.placement in ON_LABEL
    yield parts.authorisation(canvas, label, sizes, shown=here)
    yield parts.details(canvas, label, sizes, listed=listed, rma_here=here)


def _place(canvas: Canvas, columns: list[Column], foot: Block) -> None:
    top = min(column.draw() for column in columns)
    bottom = canvas.top - canvas.height + foot.height
    parts.room_for_postage(canvas, top, bottom)
    foot.draw(bottom)
