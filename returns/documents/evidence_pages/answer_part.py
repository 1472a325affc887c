"""The addressee's side of it, to be filled in: disputed rows, words on an item, who answers and when."""

from collections.abc import Iterator, Sequence

from returns.documents.evidence_pages.answer_strip import MOST_ITEMS, Found
from returns.documents.evidence_pages.comparison import short_name
from returns.documents.evidence_pages.look import Look
from returns.documents.evidence_pages.written import air, heading
from returns.documents.page.flow import Strip, gap, prose
from returns.documents.page.sheet import Sheet
from returns.documents.typesetting.text import BLACK, para
from returns.phrases import say, word
from returns.records.papers import EvidenceRecord, SheetLine
from returns.terms import Party

#: rows of the comparison that are answered, of one item
_MOST_ROWS = 4
_LINE, _AIR = 17.0, 3.0
#: of its width: what a place is for, where it stands alone and where two stand beside each other
_CAPTION, _NARROW = 0.3, 0.4
_ASIDE = 12.0


def answer_part(sheet: EvidenceRecord, look: Look, found: Found) -> list[Strip]:
    """The strips; nothing where nothing is asked, or where the reader answers on a form of his own."""
    if not sheet.asked_for or not sheet.lines or look.ladder.brief:
        return []
    strips = heading("your_side", look)
    how = para(say("documents.answer.how", look.lang), look.ladder.small, look.lang)
    strips += [*prose(how, look.width, keep=True), air(4)]
    lines = sheet.lines if len(sheet.lines) <= MOST_ITEMS else ()
    for number, line in enumerate(lines, start=1):
        strips += _item(sheet, number, line, look, found)
    strips.append(_signed(look, found))
    return strips


def _item(
    sheet: EvidenceRecord, number: int, line: SheetLine, look: Look, found: Found
) -> Iterator[Strip]:
    lang, asked = look.lang, []
    if sheet.addressee is Party.SUPPLIER:
        for row in _disputed(line):
            caption = say("documents.answer.you_say", lang, field=word("field", row, lang))
            asked.append((f"says-{number}-{row}", caption))
    if len(sheet.lines) == 1:
        for name, caption in asked:
            yield _box([(name, caption)], look, found)
    else:
        strong = look.ladder.strong
        title = short_name(sheet, number, strong, look.width, lang)
        yield from prose(para(title, strong, lang), look.width, keep=True)
        asked.append((f"item-{number}-words", say("documents.answer.item_words", lang)))
        for start in range(0, len(asked), 2):
            yield _box(asked[start : start + 2], look, found)
    yield gap(_AIR)


def _disputed(line: SheetLine) -> list[str]:
    """The rows that contradict, or the condition alone: the supplier's column of the comparison."""
    rows = [row.field for row in line.comparisons if row.contradicts]
    return rows[:_MOST_ROWS] or ["condition"]


def _box(asked: Sequence[tuple[str, str]], look: Look, found: Found) -> Strip:
    """One or two places for words, each behind what it is for."""
    wide = (look.width - _ASIDE * (len(asked) - 1)) / len(asked)
    left = wide * (_CAPTION if len(asked) == 1 else _NARROW)
    small = look.ladder.small
    captions = [para(caption, small, look.lang) for _, caption in asked]
    told = [len(words.lines(left - 6)) * small.leading for words in captions]
    tall = max(_LINE, *told)

    def draw(canvas: Sheet, x: float, top: float) -> None:
        for at, (name, _) in enumerate(asked):
            start = x + at * (wide + _ASIDE)
            canvas.paragraph(captions[at], start, top - (tall - told[at]) / 2, left - 6)
            rect = (start + left, top - tall, wide - left, tall)
            canvas.frame(*rect, BLACK)
            found(name, rect)

    return Strip(tall + _AIR, draw)


def _signed(look: Look, found: Found) -> Strip:
    """Who answers and on which day, beside each other."""
    parts = (("name", 0.0, 0.64), ("date", 0.68, 0.32))
    told = {
        name: para(say(f"documents.answer.{name}", look.lang), look.ladder.small, look.lang)
        for name, *_ in parts
    }
    above = look.ladder.small.leading

    def draw(canvas: Sheet, x: float, top: float) -> None:
        for name, start, share in parts:
            left, wide = x + look.width * start, look.width * share
            canvas.paragraph(told[name], left, top, wide)
            rect = (left, top - above - _LINE, wide, _LINE)
            canvas.frame(*rect, BLACK)
            found(name, rect)

    return Strip(above + _LINE + _AIR, draw)
