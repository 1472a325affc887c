"""What papers of plain pages share: one measure for A4 and Letter, four sizes of type, head and foot."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from returns.documents.page.fact_rows import fact_rows
from returns.documents.page.flow import Row, Strip, gap, pages, prose, rule
from returns.documents.page.sheet import HAIR, MM, MUTED, PAPERS, Sheet
from returns.documents.typesetting.fonts import Weight
from returns.documents.typesetting.text import Style, para
from returns.documents.typesetting.unprintable import spell
from returns.phrases import say
from returns.terms import PaperSize

#: of the text, on either paper
WIDTH = 180 * MM
_TOP, _FOOT = 13 * MM, 11 * MM
_FOOT_ROOM = 20.0  # points: the foot's line, and air above it
#: nothing is smaller than 9 points
SMALL = Style(9, 12.5, ink=MUTED)
PLAIN = Style(9, 12.5)
CAPTION = Style(9, 12.5, Weight.SEMIBOLD, MUTED)
BODY = Style(9.6, 14)
STRONG = Style(9.6, 14, Weight.SEMIBOLD)
HEADING = Style(10.5, 15, Weight.SEMIBOLD)
TITLE = Style(19, 24, Weight.BOLD)
_GUTTER = 10.0


@dataclass(frozen=True, slots=True)
class About:
    """What a paper is, for its foot and for whoever looks at the file."""

    title: str
    author: str
    lang: str
    day: date
    #: stands at the foot of every page
    foot: str
    size: PaperSize = PaperSize.A4


def page_height(size: PaperSize) -> float:
    """How much stands on a page of that paper, in points."""
    return PAPERS[size][1] - _TOP - _FOOT - _FOOT_ROOM


def render(strips: Sequence[Strip], about: About) -> bytes:
    """The pages as a PDF; same input, same bytes."""
    paper = PAPERS[about.size]
    left = (paper[0] - WIDTH) / 2
    spread = pages(strips, page_height(about.size))
    sheet = Sheet(
        paper,
        title=spell(" ".join(about.title.split()), about.lang),
        author=spell(" ".join(about.author.split()), about.lang),
        day=about.day,
        lang=about.lang,
    )
    for number, page in enumerate(spread, start=1):
        top = paper[1] - _TOP
        for strip in page:
            strip.draw(sheet, left, top)
            top -= strip.height
        _foot(sheet, about, left, (number, len(spread)))
        sheet.showPage()
    return sheet.finish()


def _foot(sheet: Sheet, about: About, left: float, page: tuple[int, int]) -> None:
    top = _FOOT + SMALL.leading
    sheet.rule(left, top + 3, WIDTH, 0.5, HAIR)
    number = say("documents.page_of", about.lang, page=page[0], pages=page[1])
    right = para(number, replace(SMALL, align="right"), about.lang)
    words = para(" ".join(about.foot.split()), SMALL, about.lang)
    # one line, whatever a shop is called: what follows stands in the head of the first page
    first = words.first_line(WIDTH - right.widest - 24)
    with sheet.artifact("Footer"):
        sheet.words(first, left, top - (SMALL.leading + 0.727 * SMALL.size) / 2, SMALL)
        sheet.paragraph(right, left, top, WIDTH)


def title(kicker: str, words: str, lang: str, room: float = WIDTH) -> list[Strip]:
    """The name of the paper in small letters above what it is about."""
    strips = prose(para(kicker, SMALL, lang), room, keep=True) if kicker else []
    return [*strips, *prose(para(words, TITLE, lang), room, keep=True, tag="H1")]


def ruled_off() -> list[Strip]:
    """The line below a paper's head, with air."""
    return [gap(7), rule(WIDTH, 1), gap(9)]


def heading(words: str, lang: str) -> list[Strip]:
    """A section's name with the air around it; it stays with what follows."""
    return [gap(12), *prose(para(words, HEADING, lang), WIDTH, keep=True, tag="H2"), air(3)]


def air(height: float) -> Strip:
    """White space that keeps what is above it with what is below."""
    return Strip(height, lambda _sheet, _x, _top: None, keep=True)


def head_row(names: Iterable[str], lang: str, *, right: Iterable[int] = ()) -> Row:
    """The names of a table's columns; those of `right` end at the right of theirs."""
    ends = set(right)
    cells = (
        para(name, replace(CAPTION, align="right") if at in ends else CAPTION, lang)
        for at, name in enumerate(names)
    )
    return Row(tuple(cells), ruled=False)


def facts(pairs: Sequence[tuple[str, str]], lang: str, columns: int = 4) -> list[Strip]:
    """Names with their values, so many in a row; an empty value leaves its pair out.

    A number or word that is too wide for its column takes two of them, or the whole row.
    """
    told = [
        (para(name, SMALL, lang), para(value, STRONG, lang)) for name, value in pairs if value
    ]
    return fact_rows(told, WIDTH, columns, _GUTTER)
