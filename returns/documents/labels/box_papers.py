"""What goes with a label: the box sheet for the outside, the packing slip for the inside."""

from returns.documents.labels import label_parts as parts
from returns.documents.labels.label_canvas import Canvas
from returns.documents.labels.label_parts import field_of, style
from returns.documents.page.codes import qr
from returns.documents.page.flow import Row, Strip, gap, pages, prose, rule, table
from returns.documents.page.sheet import MM
from returns.documents.typesetting.fitting import balanced, one_line, one_size
from returns.documents.typesetting.fonts import Weight
from returns.documents.typesetting.text import BLACK, Para, para
from returns.records.papers import LabelRecord, PaperLine

_BIG = 64.0
#: our code, as large as on the slip
_QR = 24 * MM
_INSET = 2.0  # points at the sides of a table's cells


def box_sheet(canvas: Canvas, label: LabelRecord) -> None:
    """The RMA as large as the sheet allows, and our code; nothing else of the case goes on the outside."""
    caption = para(canvas.say("box.rma"), style(14, Weight.SEMIBOLD), canvas.lang)
    rma = field_of(canvas, label, "rma")
    large = one_line(label.rma, style(_BIG, Weight.BOLD), canvas.width, rma)
    place = canvas.say("box.for", name=label.to_name or label.to_address.name)
    words = [
        para(canvas.say(f"box.how.{label.placement}"), style(10), canvas.lang),
        para(
            canvas.say("box.which", n=label.parcel_no, m=label.parcels, case=label.case_number),
            style(9),
            canvas.lang,
        ),
    ]
    upper = parts.stack(canvas, [caption, large], 0, canvas.width, role="H1")
    code = parts.bar_code(canvas, label.rma, 26 * MM, 11, rma)
    addressee = field_of(canvas, label, "to")
    beside = canvas.width - _QR - 3 * MM
    to = one_size([place], style(14, Weight.SEMIBOLD), beside, addressee, lines=True)
    below = parts.stack(canvas, to, 0, balanced(to[0], beside))
    across = max(balanced(words[0], canvas.width), words[1].widest)
    foot = parts.stack(canvas, words, 0, min(across, canvas.width))
    sheet = canvas.sheet
    top = canvas.top
    upper.draw(top)
    top -= upper.height + 4 * MM
    code.draw(top)
    top -= code.height + 5 * MM
    sheet.rule(canvas.left, top, canvas.width, 1, BLACK)
    # who opens the parcel scans it, whatever became of the label
    scanned = label.scan_code or label.case_number
    symbol, alt = qr(scanned, canvas.grid, _QR), canvas.say("alt.qr", code=scanned)
    side = symbol.width(canvas.grid)
    symbol.draw(sheet, canvas.grid, canvas.left + canvas.width - side, top - 2 * MM, alt)
    below.draw(top - 2 * MM)
    bottom = canvas.top - canvas.height + foot.height
    sheet.rule(canvas.left, bottom + 2 * MM, canvas.width, 0.5, BLACK)
    foot.draw(bottom)
    canvas.places.next()


def packing_slip(canvas: Canvas, label: LabelRecord) -> None:
    """What is in the parcel and why; on as many pages as it takes."""
    strips = _slip(canvas, label)
    for page in pages(strips, canvas.height):
        top = canvas.top
        for strip in page:
            strip.draw(canvas.sheet, canvas.left, top)
            top -= strip.height
        canvas.places.next()


def _slip(canvas: Canvas, label: LabelRecord) -> list[Strip]:
    width = canvas.width
    strips = [
        *prose(_para(canvas, canvas.say("slip.title"), 15, Weight.BOLD), width, tag="H1"),
        *prose(_para(canvas, canvas.say(_slip_how(label)), 8.5), width),
        gap(2 * MM),
        _codes(canvas, label),
        gap(2 * MM),
        *_lines(canvas, label),
    ]
    strips += [gap(3 * MM), *_facts(canvas, label)]
    return strips


def _slip_how(label: LabelRecord) -> str:
    inside = label.placement in ("inside_slip", "po_is_rma")
    return f"slip.how.{label.placement}" if inside else "slip.how.list"


def _para(canvas: Canvas, text: str, size: float, weight: Weight = Weight.REGULAR) -> Para:
    return para(text, style(size, weight), canvas.lang)


def _codes(canvas: Canvas, label: LabelRecord) -> Strip:
    """The RMA large beside the QR code, over a rule."""
    scanned = label.scan_code or label.case_number
    symbol, alt = qr(scanned, canvas.grid, 24 * MM), canvas.say("alt.qr", code=scanned)
    side = symbol.width(canvas.grid)
    width = canvas.width - side - 3 * MM
    rma = label.rma or label.second_rma or label.case_number
    name = "label.rma" if label.rma or label.second_rma else "label.reference"
    of = "rma" if label.rma else "second_rma" if label.second_rma else "case"
    order = field_of(canvas, label, "order")
    lines = [
        _para(canvas, canvas.say(name), 7.5),
        one_line(rma, style(26, Weight.BOLD), width, field_of(canvas, label, of)),
    ]
    if label.order_number:
        number = [label.order_number]
        lines += [
            _para(canvas, canvas.say("label.order"), 7.5),
            *one_size(number, style(10.5, Weight.BOLD), width, order, lines=True),
        ]
    # beside a number of theirs ours are the sender's reference, as on a sheet
    theirs = bool(label.rma and label.second_rma)
    lines.append(_para(canvas, canvas.say("label.second_rma" if theirs else "slip.case"), 7.5))
    ours = [label.case_number, *((label.second_rma,) if theirs else ())]
    lines += (_para(canvas, each, 10.5) for each in ours)
    words = parts.stack(canvas, lines, 0, width)

    def draw(_sheet: object, _x: float, top: float) -> None:
        canvas.sheet.rule(canvas.left, top, canvas.width, 1, BLACK)
        words.draw(top - 2 * MM)
        right = canvas.left + canvas.width - side
        symbol.draw(canvas.sheet, canvas.grid, right, top - 2 * MM, alt)

    return Strip(max(words.height, side) + 4 * MM, draw)


def _lines(canvas: Canvas, label: LabelRecord) -> list[Strip]:
    columns: tuple[float, ...] = (12 * MM, canvas.width - 38 * MM, 26 * MM)
    names: tuple[str, ...] = ("slip.quantity", "slip.item", "slip.sku")
    room = columns[2] - 2 * _INSET
    skus = (_para(canvas, line.sku, 8) for line in label.contents)
    if any(sku.widest_piece(words_whole=True) > room for sku in skus):
        # one that is too long for its column takes it from all: no number is broken
        columns, names = (12 * MM, canvas.width - 12 * MM), names[:2]
    head = Row(
        tuple(_para(canvas, canvas.say(name), 7.5, Weight.SEMIBOLD) for name in names),
        ruled=False,
    )
    rows = [_item_row(canvas, label, line, columns) for line in label.contents]
    return [
        *table(rows, columns, head=head, pad=3.5, inset=_INSET),
        rule(canvas.width, height=1),
    ]


def _item_row(
    canvas: Canvas, label: LabelRecord, line: PaperLine, columns: tuple[float, ...]
) -> Row:
    """How many, what, its SKU; without a column of its own it stands under the title."""
    room = columns[1] - 2 * _INSET
    below = len(columns) == 2 and line.sku
    told = [line.title]
    if below:
        one_line(line.sku, style(9.5), room, field_of(canvas, label, "sku"))
        told.append(line.sku)
    if line.serial:
        told.append(canvas.say("slip.serial", serial=line.serial))
    if line.reason:
        told.append(line.reason)
    field = field_of(canvas, label, "title")
    (item,) = one_size(["\n".join(told)], style(9.5), room, field, words_whole=False)
    cells = [_para(canvas, str(line.quantity), 9.5, Weight.SEMIBOLD), item]
    return Row((*cells, *([] if len(columns) == 2 else [_para(canvas, line.sku, 8)])))


def _facts(canvas: Canvas, label: LabelRecord) -> list[Strip]:
    facts = [("slip.reason", label.reason)]
    if label.from_address:
        facts.append(("slip.from", label.from_address.name))
    facts.append(("slip.note", label.note))
    strips: list[Strip] = []
    for name, value in facts:
        if value:
            strips += prose(_para(canvas, canvas.say(name), 7.5), canvas.width, keep=True)
            strips += prose(_para(canvas, value, 10), canvas.width)
            strips.append(gap(1.5 * MM))
    return strips
