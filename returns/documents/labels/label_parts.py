"""The parts of a return label, each measured before it is drawn."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from returns.documents.labels.label_canvas import Block, Canvas
from returns.documents.page.codes import bars, qr
from returns.documents.page.paragraph_tag import tag_of
from returns.documents.page.sheet import MM
from returns.documents.page.tagging import Tag
from returns.documents.typesetting.fitting import LEAST, Field, address, one_line, one_size
from returns.documents.typesetting.fonts import Weight
from returns.documents.typesetting.text import BLACK, Para, Style, para
from returns.language import day_words
from returns.records.papers import LabelRecord, PaperLine
from returns.records.postal import address_lines
from returns.terms import FreightPayer, RmaPlacement

_LEADING = 1.25
_QR_MM = 22
_ASIDE_MM = 33
_LEAST_ROOM_MM = 13
_PAIRS = 0.8 * MM
#: what a label says → the field that it is
_FIELDS = {
    "label.order": "order",
    "label.rma": "rma",
    "label.second_rma": "second_rma",
    "label.contents": "title",
}
#: whoever pays the postage → what the label says of it; `prepaid` for all others
_POSTAGE = {
    FreightPayer.BUYER: "not_postage",
    FreightPayer.PLATFORM: "prepaid_platform",
}


@dataclass(frozen=True, slots=True)
class Sizes:
    """Type sizes in points and heights in millimetres of one try to fit a label."""

    to: float
    body: float
    small: float
    rma: float
    bars_mm: float
    room_mm: float
    #: above and below a rule
    padding_mm: float = 2


@lru_cache(maxsize=1024)
def written_day(day: date, lang: str) -> str:
    """`28 Nov 2026`, `2026年11月28日`."""
    return day_words(day, lang)


@lru_cache(maxsize=64)
def style(size: float, weight: Weight = Weight.REGULAR, align: str = "left") -> Style:
    """Black type with the label's leading."""
    return Style(size, size * _LEADING, weight, BLACK, align)


def stack(
    canvas: Canvas,
    paras: Sequence[Para],
    indent: float,
    width: float,
    *,
    pairs: float = 0.0,
    role: str = "P",
    block: bool = False,
) -> Block:
    """Paragraphs under each other, `indent` points from the left of the place.

    `pairs` is the space in points after every second one. `role` is the first one's part; those after
    it are one part where they are a `block`, as an address is.
    """
    height = sum(p.height(width) for p in paras)
    height += pairs * max(0, len(paras) // 2 - 1)

    def draw(top: float) -> None:
        parts = [tag_of(role, paras[0]), *_parts_of(paras[1:], block=block)] if paras else []
        for index, paragraph in enumerate(paras):
            more = block and 0 < index < len(paras) - 1
            part = parts[min(index, 1) if block else index]
            with canvas.sheet.part(part):
                top -= canvas.sheet.paragraph(
                    paragraph, canvas.left + indent, top, width, more=more
                )
            top -= pairs if index % 2 else 0.0

    return Block(height, draw)


def _parts_of(paras: Sequence[Para], *, block: bool) -> list[Tag]:
    if block and paras:
        return [tag_of("P", *paras)]
    return [tag_of("P", each) for each in paras]


def field_of(canvas: Canvas, label: LabelRecord, name: str) -> Field:
    """A field of the label, as it is named where it does not fit."""
    return Field(name, label.case_number, canvas.lang, largest=canvas.largest)


def head(canvas: Canvas, label: LabelRecord, sizes: Sizes) -> Block:
    """From whom, and on the right which parcel and until when."""
    right = _ASIDE_MM * MM
    aside = _aside(canvas, label, sizes, right)
    width = canvas.width - (right + 3 * MM if aside else 0)
    caption = para(canvas.say("label.from"), style(sizes.small), canvas.lang)
    lines = address_lines(label.from_address) if label.from_address else []
    field = field_of(canvas, label, "from")
    written = address(lines, style(sizes.body), width, field) if lines else []
    left = stack(canvas, [caption, *written], 0, width, block=True)
    blank = 0.0 if lines else 3 * 6 * MM
    beside = stack(canvas, aside, canvas.width - right, right, pairs=_PAIRS)

    def draw(top: float) -> None:
        left.draw(top)
        beside.draw(top)
        for line in range(3 if blank else 0):
            level = top - left.height - (line + 1) * 6 * MM + 1 * MM
            canvas.sheet.rule(canvas.left, level, width, 0.5, BLACK)

    return Block(max(left.height + blank, beside.height), draw)


def _aside(canvas: Canvas, label: LabelRecord, sizes: Sizes, width: float) -> list[Para]:
    pairs = [
        (
            "label.parcel",
            canvas.say("label.parcel_of", n=label.parcel_no, m=label.parcels),
        )
    ]
    if label.return_by:
        pairs.append(("label.return_by", canvas.day(label.return_by)))
    if label.issued_on:
        pairs.append(("label.issued", canvas.day(label.issued_on)))
    paras = []
    for name, value in pairs:
        light = name == "label.issued"
        weight = Weight.REGULAR if light else Weight.BOLD
        paras.append(para(canvas.say(name), style(sizes.small, align="right"), canvas.lang))
        size = sizes.small + 1 if light else sizes.body
        right = style(size, weight, "right")
        paras += one_size([value], right, width, field_of(canvas, label, "case"), lines=True)
    return paras


def destination(canvas: Canvas, label: LabelRecord, sizes: Sizes) -> Block:
    """To whom, in the largest words of the label."""
    caption = para(canvas.say("label.to"), style(sizes.small), canvas.lang)
    large = style(sizes.to, Weight.SEMIBOLD)
    lines = address_lines(label.to_address, label.to_name)
    if label.to_address.phone:
        lines.append(canvas.say("label.phone", phone=label.to_address.phone))
    paras = address(lines, large, canvas.width, field_of(canvas, label, "to"))
    return stack(canvas, [caption, *paras], 0, canvas.width, block=True)


def authorisation(canvas: Canvas, label: LabelRecord, sizes: Sizes, *, shown: bool) -> Block:
    """The RMA and its bar code; where the RMA must not stand here, our own reference."""
    visible = label.rma if shown else ""
    code = visible or label.second_rma or label.case_number
    name = "label.rma" if visible else "label.reference"
    if visible and label.placement is RmaPlacement.PO_IS_RMA:
        name = "label.po"
    caption = para(canvas.say(name), style(sizes.small), canvas.lang)
    of = "rma" if visible else "second_rma" if label.second_rma else "case"
    field = field_of(canvas, label, of)
    large = one_line(code, style(sizes.rma, Weight.BOLD), canvas.width, field)
    words = stack(canvas, [caption, large], 0, canvas.width)
    return over(words, bar_code(canvas, code, sizes.bars_mm * MM, sizes.body, field))


def bar_code(canvas: Canvas, code: str, height: float, size: float, field: Field) -> Block:
    """A Code 128 with its text under it, or nothing when the text cannot be one."""
    symbol = bars(code, canvas.grid, canvas.width)
    if symbol is None:
        return Block(0.0, lambda _top: None)
    text = stack(
        canvas,
        [one_line(code, style(size, align="centre"), canvas.width, field)],
        0,
        canvas.width,
    )
    room, alt = 1.5 * MM, canvas.say("alt.bars", code=code)
    indent = (canvas.width - symbol.width(canvas.grid)) / 2

    def draw(top: float) -> None:
        x = canvas.left + indent
        symbol.draw(canvas.sheet, canvas.grid, x, top - room, height, alt)
        text.draw(top - height - room - 1 * MM)

    return Block(height + room + 1 * MM + text.height, draw)


def over(upper: Block, lower: Block) -> Block:
    """Two blocks, one above the other."""

    def draw(top: float) -> None:
        upper.draw(top)
        lower.draw(top - upper.height)

    return Block(upper.height + lower.height, draw)


def details(
    canvas: Canvas, label: LabelRecord, sizes: Sizes, *, listed: bool, rma_here: bool
) -> Block:
    """The QR code, and beside it order, contents and what customs has to know."""
    code = label.scan_code or label.case_number
    symbol, alt = qr(code, canvas.grid, _QR_MM * MM), canvas.say("alt.qr", code=code)
    side = symbol.width(canvas.grid)
    indent = side + 3 * MM
    width = canvas.width - indent
    paras: list[Para] = []
    for name, value, weight in _facts(canvas, label, listed=listed, rma_here=rma_here):
        paras.append(para(canvas.say(name), style(sizes.small), canvas.lang))
        field = field_of(canvas, label, _FIELDS.get(name, "case"))
        paras += one_size([value], style(sizes.body, weight), width, field)
    words = stack(canvas, paras, indent, width, pairs=_PAIRS)

    def draw(top: float) -> None:
        symbol.draw(canvas.sheet, canvas.grid, canvas.left, top, alt)
        words.draw(top)

    return Block(max(side, words.height), draw)


def _facts(
    canvas: Canvas, label: LabelRecord, *, listed: bool, rma_here: bool
) -> list[tuple[str, str, Weight]]:
    facts = []
    if label.order_number:
        facts.append(("label.order", label.order_number, Weight.BOLD))
    if not rma_here and label.rma and label.placement is not RmaPlacement.INSIDE_SLIP:
        facts.append(("label.rma", label.rma, Weight.BOLD))
    elif label.second_rma and label.rma and rma_here:
        facts.append(("label.second_rma", label.second_rma, Weight.REGULAR))
    if label.contents:
        items = [item(line) for line in label.contents]
        count = canvas.say("label.items_on_slip", count=label.item_count)
        facts.append(("label.contents", "\n".join(items) if listed else count, Weight.REGULAR))
    if label.battery:
        facts.append(("label.battery", canvas.say("label.battery_words"), Weight.REGULAR))
    if label.customs:
        facts.append(("label.customs", canvas.say("label.customs_words"), Weight.REGULAR))
    return facts


def item(line: PaperLine) -> str:
    """`1 × Mug 350 ml, blue`."""
    return f"{line.quantity} × {line.title}"


def foot(canvas: Canvas, label: LabelRecord, sizes: Sizes) -> Block:
    """What whoever sends it has to do, and who pays: only a buyer who does is told to buy postage."""
    words = [canvas.say(f"label.how.{label.placement}")]
    if label.note:
        words.append(label.note)
    postage = canvas.say(f"label.{_POSTAGE.get(label.postage_by, 'prepaid')}")
    strong = para(postage, style(sizes.small, Weight.BOLD), canvas.lang)
    # no mark between: it would begin a line where the number is what goes over
    last = " ".join([*words, label.case_number])
    plain = one_size([last], style(sizes.small), canvas.width, field_of(canvas, label, "note"))
    text = stack(canvas, [strong, *plain], 0, canvas.width)
    above = 1.6 * MM

    def draw(top: float) -> None:
        canvas.sheet.rule(canvas.left, top, canvas.width, 0.5, BLACK)
        text.draw(top - above)

    return Block(text.height + above, draw)


def room_for_postage(canvas: Canvas, top: float, bottom: float) -> None:
    """A dashed frame for the carrier's sticker, where there is room for one."""
    if top - bottom < _LEAST_ROOM_MM * MM:
        return
    sheet = canvas.sheet
    sheet.saveState()
    sheet.setDash(2, 2)
    sheet.frame(canvas.left, bottom + 2 * MM, canvas.width, top - bottom - 2 * MM, BLACK)
    sheet.restoreState()
    words = para(canvas.say("label.room"), style(LEAST, align="centre"), canvas.lang)
    middle = (top + bottom) / 2 + 1 * MM + words.style.leading / 2
    sheet.paragraph(words, canvas.left, middle, canvas.width)
