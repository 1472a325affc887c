"""The part of a sheet in which its reader answers: item by item accepted, in part, refused; and in words."""

from collections.abc import Callable, Iterator

from returns.documents.evidence_parts import BODY, CAPTION, STRONG, heading
from returns.documents.flow import Strip, gap, prose
from returns.documents.sheet import HAIR, Sheet
from returns.documents.text import BLACK, Para, para
from returns.language import between
from returns.money import Money
from returns.phrases import say, word
from returns.records.papers import EvidenceRecord, SheetLine
from returns.terms import Party

#: left, lower edge, width, height in points
Rect = tuple[float, float, float, float]
#: hears the name of each place to fill in, and where it was drawn, while that is drawn
Found = Callable[[str, Rect], None]

#: items that are answered one by one; more of them are answered in words
MOST_ITEMS = 12
#: rows of the comparison that are answered, of one item
_MOST_ROWS = 4
_OPTIONS = ("accept", "part", "refuse")
_SIDE, _AFTER, _BETWEEN = 10.0, 6.0, 16.0
_SUM, _LINE, _WORDS = 84.0, 19.0, 34.0
_AIR = 4.0


def answer_part(
    sheet: EvidenceRecord, lang: str, width: float, found: Found | None = None
) -> list[Strip]:
    """The strips, an item whole on one page; nothing where nothing is asked."""
    if not sheet.asked_for or not sheet.lines:
        return []
    hears = found or (lambda _name, _rect: None)
    strips = heading(say("documents.answer.title", lang), lang)
    how = say("documents.answer.how", lang)
    strips += [*prose(para(how, BODY, lang), width, keep=True), gap(_AIR)]
    lines = sheet.lines if len(sheet.lines) <= MOST_ITEMS else ()
    for number, line in enumerate(lines, start=1):
        strips += _item(sheet, number, line, lang, width, hears)
    caption = say("documents.answer.words", lang)
    strips.append(_box("words", caption, lang, width, _WORDS, hears, keep=True))
    strips.append(_signed(lang, width, hears))
    return strips


def _item(
    sheet: EvidenceRecord,
    number: int,
    line: SheetLine,
    lang: str,
    width: float,
    found: Found,
) -> Iterator[Strip]:
    """An item: its boxes to tick, what the reader says of each row that is disputed, and in words."""
    if len(sheet.lines) > 1:
        yield from prose(para(line.title, STRONG, lang), width, keep=True)
    alone = sheet.asked if len(sheet.lines) == 1 else None
    yield _choice(number, alone, _currency(sheet), lang, found)
    if sheet.addressee is Party.SUPPLIER:
        for row in _disputed(line):
            name = word("field", row, lang)
            caption = say("documents.answer.you_say", lang, field=name)
            yield _box(f"says-{number}-{row}", caption, lang, width, _LINE, found, keep=True)
    if len(sheet.lines) > 1:
        caption = say("documents.answer.item_words", lang)
        yield _box(f"item-{number}-words", caption, lang, width, _LINE, found)
    yield gap(_AIR + 2)


def _disputed(line: SheetLine) -> list[str]:
    """The rows that contradict, or the condition alone: the supplier's column of the comparison."""
    rows = [row.field for row in line.comparisons if row.contradicts]
    return rows[:_MOST_ROWS] or ["condition"]


def _currency(sheet: EvidenceRecord) -> str:
    if sheet.asked is not None:
        return sheet.asked.currency
    return sheet.amounts[0].amount.currency if sheet.amounts else ""


def _choice(number: int, asked: Money | None, currency: str, lang: str, found: Found) -> Strip:
    """The boxes of one item on one line, with the place for the sum behind the second."""
    told: dict[str, Para] = {}
    for option in _OPTIONS:
        words = say(f"documents.answer.{option}", lang)
        if option == "accept" and asked is not None:
            words = f"{words}{between('colon', lang)}{asked.coded}"
        if option == "part" and currency:
            words = f"{words}{between('colon', lang)}{currency}"
        told[option] = para(words, BODY, lang)
    tall = _LINE + 3

    def draw(canvas: Sheet, x: float, top: float) -> None:
        for option in _OPTIONS:
            words = told[option]
            lower = top - (words.style.leading + _SIDE) / 2 - 3
            canvas.setStrokeColorRGB(*BLACK)
            canvas.setLineWidth(1)
            canvas.rect(x, lower, _SIDE, _SIDE, stroke=1, fill=0)
            found(f"item-{number}-{option}", (x, lower, _SIDE, _SIDE))
            x += _SIDE + _AFTER
            canvas.paragraph(words, x, top - 3, words.widest + 1)
            x += words.widest + _AFTER
            if option == "part":
                canvas.frame(x, top - tall + 2, _SUM, _LINE - 2)
                found(f"item-{number}-sum", (x, top - tall + 2, _SUM, _LINE - 2))
                x += _SUM
            x += _BETWEEN

    return Strip(tall, draw, keep=True)


def _signed(lang: str, width: float, found: Found) -> Strip:
    """Who answers and on which day, beside each other."""
    shares = (("name", 0.0, width * 0.64), ("date", width * 0.68, width * 0.32))
    told = {
        name: para(say(f"documents.answer.{name}", lang), CAPTION, lang) for name, *_ in shares
    }
    above = max(words.style.leading for words in told.values())

    def draw(canvas: Sheet, x: float, top: float) -> None:
        for name, right, wide in shares:
            canvas.paragraph(told[name], x + right, top - _AIR, wide)
            rect = (x + right, top - _AIR - above - _LINE, wide, _LINE)
            canvas.frame(*rect, HAIR)
            found(name, rect)

    return Strip(_AIR + above + _LINE + 2, draw)


def _box(
    name: str,
    caption: str,
    lang: str,
    width: float,
    tall: float,
    found: Found,
    *,
    keep: bool = False,
) -> Strip:
    """A place for words, with what it is for above it."""
    words = para(caption, CAPTION, lang)
    above = words.style.leading

    def draw(canvas: Sheet, x: float, top: float) -> None:
        canvas.paragraph(words, x, top - _AIR, width)
        rect = (x, top - _AIR - above - tall, width, tall)
        canvas.frame(*rect, HAIR)
        found(name, rect)

    return Strip(_AIR + above + tall + 2, draw, keep=keep)
