"""Where the statements contradict each other, as loud rows; what nobody disputes, as sentences."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from returns.documents.evidence_pages.lettered import mixed, shortened
from returns.documents.evidence_pages.look import Look
from returns.documents.evidence_pages.written import heading
from returns.documents.page.flow import Row, Strip, gap, prose, table
from returns.documents.page.sheet import Sheet
from returns.documents.typesetting.fonts import Weight
from returns.documents.typesetting.text import Para, Style, para
from returns.documents.voices import calm_words
from returns.language import between
from returns.phrases import say, word
from returns.records.comparison import Comparison
from returns.records.papers import EvidenceRecord
from returns.terms import Party

#: shares of the width: what it is about, said, found, answered; with the item's name, where there are several
_SHARES, _WITH_ITEMS = (0.17, 0.22, 0.32, 0.29), (0.25, 0.19, 0.29, 0.27)
#: the same where all words are told: three columns of one width are the shortest
_WHOLE, _WHOLE_ITEMS = (0.13, 0.29, 0.29, 0.29), (0.22, 0.26, 0.26, 0.26)
_INSET = 10.0
#: above and below the words of a row: where it is loud, and where the rest of them is told
_PAD, _CLOSER = 5.0, 2.0
#: lines that words of a row take where there is no room for all of them
_MOST_LINES = 3
#: the rows in the order in which they weigh, where nothing else tells which is the louder
_WEIGHTY = ("item", "condition", "quantity", "parts", "serial", "packing", "weight")


@dataclass(frozen=True, slots=True)
class Against:
    """A contradiction, and the number of its item."""

    item: int
    row: Comparison


class Behind:
    """Says that the rest stands on a later page, which is known once all pages are."""

    def __init__(self, left: int, look: Look) -> None:
        self._left, self._look = left, look
        #: the page, from 1
        self.page = 2

    @property
    def strip(self) -> Strip:
        """A line below the rows."""
        return Strip(self._look.ladder.loud_strong.leading + 4, self._draw)

    def _draw(self, canvas: Sheet, x: float, top: float) -> None:
        lang, key = self._look.lang, "more_against" if self._left else "against_whole"
        words = say(f"documents.evidence.{key}", lang, count=self._left, page=self.page)
        loud = self._look.ladder.loud_strong
        told = mixed([("≠ ", replace(loud, weight=Weight.BOLD)), (words, loud)], lang)
        canvas.paragraph(told, x + _INSET, top - 2, self._look.width - _INSET)


def item_name(sheet: EvidenceRecord, number: int) -> str:
    """What an item is called on its sheet: with its number where there are several."""
    title = sheet.lines[number - 1].title
    return title if len(sheet.lines) == 1 else f"{number}. {title}"


def short_name(sheet: EvidenceRecord, number: int, style: Style, room: float, lang: str) -> str:
    """The same on one line: it stands whole among the items."""
    return shortened(item_name(sheet, number), style, room, 1, lang).text


def contradictions(sheet: EvidenceRecord) -> list[Against]:
    """All of them, item by item."""
    return [
        Against(number, row)
        for number, line in enumerate(sheet.lines, start=1)
        for row in line.comparisons
        if row.contradicts
    ]


def loudest(found: Sequence[Against], count: int) -> list[Against]:
    """So many of them in their order: the loudest of each item first, then each one's next.

    Louder is what contradicts two, then what contradicts the reader's own words.
    """
    place: dict[int, int] = {}
    ranked = []
    for each in sorted(found, key=_loudness):
        place[each.item] = place.get(each.item, 0) + 1
        ranked.append((place[each.item], _loudness(each), each))
    kept = [each for _, _, each in sorted(ranked, key=lambda rank: rank[:2])[:count]]
    return [each for each in found if each in kept]


def _loudness(each: Against) -> tuple[int, bool, int]:
    row = each.row
    both = row.against_answer + row.against_told
    weight = _WEIGHTY.index(row.field) if row.field in _WEIGHTY else len(_WEIGHTY)
    return -both, not row.against_answer, weight


def comparison(sheet: EvidenceRecord, look: Look, *, calm: bool = True) -> list[Strip]:
    """Every contradiction as a row; where there is none, and with `calm`, sentences."""
    found = contradictions(sheet)
    sentences = undisputed(sheet, look) if calm else []
    if not found and not sentences:
        return []
    strips = heading("contradictions" if found else "said_found_answered", look)
    if found:
        strips += [*_table(sheet, found, look, _rooms(sheet, look), whole=True), gap(6)]
    return [*strips, *sentences]


def some(
    sheet: EvidenceRecord, look: Look, count: int
) -> tuple[list[Strip], list[Against], "Behind | None"]:
    """The loudest contradictions, their words no longer than a glance; those not told whole by that.

    What says where these stand is None where there are none.
    """
    found = contradictions(sheet)
    shown = loudest(found, count)
    rest = [each for each in found if each not in shown or _is_cut(sheet, each, look)]
    behind = Behind(len(found) - len(shown), look) if rest else None
    strips = [
        *heading("contradictions", look),
        *_table(sheet, shown, look, _rooms(sheet, look), whole=False),
    ]
    return [*strips, *([behind.strip] if behind else []), gap(4)], rest, behind


def others(sheet: EvidenceRecord, look: Look, rest: Sequence[Against]) -> list[Strip]:
    """The contradictions that the first page has no room for, whole; and what nobody disputes."""
    calm = undisputed(sheet, look)
    if not rest:
        return [*heading("said_found_answered", look), *calm] if calm else []
    closer = replace(look, ladder=replace(look.ladder, loudest=look.ladder.text))
    rows = _table(sheet, rest, closer, _rest_rooms(sheet, look), whole=True, pad=_CLOSER)
    return [*heading("contradictions", look), *rows, gap(4), *calm]


def _is_cut(sheet: EvidenceRecord, each: Against, look: Look) -> bool:
    """Whether its row on the first page says less than its words."""
    rooms, row = _rooms(sheet, look)[1:], each.row
    told = zip((row.said, row.found, row.answered), rooms, strict=True)
    return any(_glance(words, room, look).endswith("…") for words, room in told)


def _glance(words: str, room: float, look: Look) -> str:
    """As much of them as stands on a few lines behind a sign."""
    loud = look.ladder.loud_strong
    return shortened(words, loud, room - loud.size, _MOST_LINES, look.lang).text


def _rooms(sheet: EvidenceRecord, look: Look) -> list[float]:
    """What the words of each column have."""
    shares = _SHARES if len(sheet.lines) == 1 else _WITH_ITEMS
    return [look.width * share - 2 * _INSET for share in shares]


def _rest_rooms(sheet: EvidenceRecord, look: Look) -> list[float]:
    """The same in the table of what the first page has no room for."""
    shares = _WHOLE if len(sheet.lines) == 1 else _WHOLE_ITEMS
    return [look.width * share - 2 * _INSET for share in shares]


def undisputed(sheet: EvidenceRecord, look: Look) -> list[Strip]:
    """What two agree on as one sentence, and what one alone said as his; for each of several items."""
    lang, ladder = look.lang, look.ladder
    strips: list[Strip] = []
    for number, line in enumerate(sheet.lines, start=1):
        words = calm_words(line.comparisons, answered_by(sheet), lang)
        if not words:
            continue
        parts: list[tuple[str, Style]] = [(words, ladder.body)]
        if len(sheet.lines) > 1:
            name = short_name(sheet, number, ladder.strong, look.width / 2, lang)
            parts.insert(0, (f"{name}{between('colon', lang)}", ladder.strong))
        strips += prose(mixed(parts, lang), look.width)
    return strips


def answered_by(sheet: EvidenceRecord) -> str:
    """How the third voice is called: a supplier reads of itself."""
    return "you_say" if sheet.addressee is Party.SUPPLIER else "supplier_says"


def _table(
    sheet: EvidenceRecord,
    found: Sequence[Against],
    look: Look,
    rooms: Sequence[float],
    *,
    whole: bool,
    pad: float = _PAD,
) -> list[Strip]:
    columns = tuple(room + 2 * _INSET for room in rooms)
    names = ("", "buyer_said", "we_found", answered_by(sheet))
    head = tuple(
        para(
            say(f"documents.evidence.{n}", look.lang) if n else "",
            look.ladder.caption,
            look.lang,
        )
        for n in names
    )
    rows = [_loud(sheet, each, rooms, look, whole=whole) for each in found]
    return table(rows, columns, head=Row(head, ruled=False), pad=pad, inset=_INSET)


def _loud(
    sheet: EvidenceRecord, each: Against, rooms: Sequence[float], look: Look, *, whole: bool
) -> Row:
    """A contradiction; its sign stands at whose words it contradicts, else at what we found."""
    row, loud, strong = each.row, look.ladder.loud, look.ladder.loud_strong
    at_said = bool(row.against_told and row.said)
    at_found = not at_said and not row.against_answer
    told = (
        (row.said, loud, at_said),
        (row.found, strong, at_found),
        (row.answered, loud, row.against_answer),
    )
    cells = [
        _signed(
            words if whole else _glance(words, room, look), style, look.lang, against=against
        )
        for (words, style, against), room in zip(told, rooms[1:], strict=True)
    ]
    about = _about(sheet, each, rooms[0], look)
    return Row((about, *cells), tinted=not look.ladder.grey, loud=True, named=True)


def _about(sheet: EvidenceRecord, each: Against, room: float, look: Look) -> Para:
    """What is contradicted, and of which item, where there are several."""
    field = word("field", each.row.field, look.lang)
    if len(sheet.lines) == 1:
        return para(field, look.ladder.loud_strong, look.lang)
    style = look.ladder.loud
    name = short_name(sheet, each.item, style, room, look.lang)
    return mixed([(field, look.ladder.loud_strong), (f"\n{name}", style)], look.lang)


def _signed(words: str, style: Style, lang: str, *, against: bool) -> Para:
    """What somebody said, with the sign in heavy type where it is contradicted."""
    words = words or "–"
    if not against:
        return para(words, style, lang)
    return mixed([("≠ ", replace(style, weight=Weight.BOLD)), (words, style)], lang)
