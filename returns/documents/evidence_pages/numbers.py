"""The numbers of a sheet: the addressee's own first, ours last; beside the pictures, or in four columns."""

from collections.abc import Sequence

from returns.documents.evidence_pages.ask_box import number_shown
from returns.documents.evidence_pages.columns import longest_word
from returns.documents.evidence_pages.look import Look
from returns.documents.page.fact_rows import fact_rows
from returns.documents.page.flow import Strip, gap, prose
from returns.documents.page.sheet import Sheet
from returns.documents.typesetting.text import Para, para
from returns.phrases import say, word
from returns.records.papers import EvidenceRecord
from returns.records.postal import address_lines
from returns.terms import Party

_COLUMNS = 4
_AFTER = 12.0
#: of the room beside a picture: what is left to the names at least
_NAMES, _APART = 0.2, 8.0


def facts(sheet: EvidenceRecord, look: Look) -> list[Strip]:
    """All of them in four columns."""
    pairs, column = pairs_of(sheet, look), look.width / _COLUMNS
    short = [pair for pair in pairs if _tall(pair[1], column - _AFTER) <= look.height / 4]
    strips = [gap(4)]
    strips += fact_rows(short, look.width, _COLUMNS, _AFTER)
    for name, value in (pair for pair in pairs if pair not in short):
        strips += [*prose(name, look.width, keep=True), *prose(value, look.width), gap(5)]
    return strips


class Listed:
    """The same one under the other, for a narrow column."""

    def __init__(self, sheet: EvidenceRecord, look: Look, room: float) -> None:
        self._pairs = pairs_of(sheet, look)
        widest = max((name.widest for name, _ in self._pairs), default=0.0)
        values = max((value.widest for _, value in self._pairs), default=0.0)
        names = [name for name, _ in self._pairs]
        # a name of a script without spaces is one word: its last sign would stand alone
        whole = max((name.widest for name in names if " " not in name.text), default=0.0)
        name = max(longest_word(names), whole) + _APART
        number = longest_word(value for _, value in self._pairs) + 1
        #: whether no number is broken
        self.fits = name + number <= room
        # names give way to numbers, as far as their words are whole
        self._names = min(widest + _APART, max(room - values - 1, name))
        self._names = max(min(self._names, room - number), room * _NAMES)
        self._room = room
        self.height = sum(self._tall(pair) for pair in self._pairs)

    def _tall(self, pair: tuple[Para, Para]) -> float:
        name, value = pair
        told = len(name.lines(self._names - 4)) * name.style.leading
        return max(told, len(value.lines(self._room - self._names)) * value.style.leading) + 1

    def draw(self, canvas: Sheet, x: float, top: float) -> None:
        """From the upper left corner."""
        for pair in self._pairs:
            name, value = pair
            canvas.paragraph(name, x, top, self._names - 4)
            canvas.paragraph(value, x + self._names, top, self._room - self._names)
            top -= self._tall(pair)


def pairs_of(sheet: EvidenceRecord, look: Look) -> list[tuple[Para, Para]]:
    """Names and values; those that are known, and not in the box already."""
    lang, ladder = look.lang, look.ladder
    *numbers, ours = _numbers(sheet, lang)
    pairs = [(name, value) for name, value in numbers if value]
    in_box = f"evidence.{number_shown(sheet, look)}"
    pairs = [pair for pair in pairs if pair[0] != in_box]
    pairs += [ours] if ours[1] else []
    if sheet.verdict:
        pairs.append(("evidence.verdict", word("verdict", sheet.verdict, lang)))
    if not sheet.redact and (sheet.buyer_name or sheet.buyer_address):
        pairs.append(("evidence.buyer", _buyer(sheet)))
    set_in = []
    for name, value in pairs:
        told_ = para(value, ladder.strong, lang)
        words = para(say(f"documents.{name}", lang), ladder.small, lang)
        set_in.append((words, told_.one_side() if name == "evidence.buyer" else told_))
    return set_in


def _tall(words: Para, room: float) -> float:
    return len(words.lines(room)) * words.style.leading


def _numbers(sheet: EvidenceRecord, lang: str) -> list[tuple[str, str]]:
    """The addressee's own numbers first; ours last, as the sender's reference."""
    order = "" if sheet.redact else sheet.order_number
    quantity = ""
    if sheet.announced:
        quantity = str(sheet.announced)
        if sheet.received is not None:
            quantity = say(
                "documents.evidence.of", lang, got=sheet.received, announced=sheet.announced
            )
    sku = sheet.lines[0].sku if len(sheet.lines) == 1 else ""
    theirs = {
        Party.SUPPLIER: [
            ("evidence.your_rma", sheet.supplier_rma),
            ("evidence.your_po", sheet.supplier_po),
            ("evidence.order", order),
        ],
        Party.CARRIER: [*_shipped(sheet, lang), ("evidence.order", order)],
    }
    numbers = theirs.get(sheet.addressee, [("evidence.your_order", order)])
    ours = "\n".join(filter(None, (sheet.case_number, sheet.our_rma)))
    return [
        *numbers,
        ("evidence.item", sku),
        ("evidence.quantity", quantity),
        ("evidence.our_case", ours),
    ]


def _shipped(sheet: EvidenceRecord, lang: str) -> list[tuple[str, str]]:
    """What a carrier finds its parcel by; what is not known is said, for a clerk looks for it."""
    untold = say("papers.date.unknown", lang)
    several = len(sheet.shipments) > 1

    def told(values: Sequence[str]) -> str:
        if not any(values):
            return untold
        ways = (shipment.way for shipment in sheet.shipments)
        lines = zip(ways, values, strict=True)
        if not several:
            return values[0]
        return "\n".join(
            say("documents.evidence.of_way", lang, way=way, words=value)
            for way, value in lines
            if value
        )

    parcels = sheet.shipments
    return [
        ("evidence.tracking", told([each.tracking for each in parcels])),
        ("evidence.carrier", told([each.carrier for each in parcels])),
        ("evidence.handed_over", told([each.handed_over for each in parcels])),
        ("evidence.weight", sheet.weight or untold),
    ]


def _buyer(sheet: EvidenceRecord) -> str:
    address = sheet.buyer_address
    lines = address_lines(address, sheet.buyer_name) if address else [sheet.buyer_name]
    return "\n".join([*lines, *([sheet.buyer_email] if sheet.buyer_email else [])])
