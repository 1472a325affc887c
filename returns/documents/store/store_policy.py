"""The store's return policy for buyers as a page of paper, and as plain text."""

from datetime import date

from returns.documents.labels.label_parts import written_day
from returns.documents.page.flow import Row, Strip, gap, prose, rule, table
from returns.documents.page.paragraph_tag import tag_of
from returns.documents.page.sheet import Sheet
from returns.documents.page.tagging import Tag
from returns.documents.plain.plain_paper import (
    BODY,
    PLAIN,
    SMALL,
    WIDTH,
    About,
    head_row,
    heading,
    render,
    ruled_off,
    title,
)
from returns.documents.typesetting.fonts import Weight
from returns.documents.typesetting.text import Style, para
from returns.phrases import say
from returns.records.store_page import PagePart, StorePage
from returns.terms import PaperSize

_LEAD = Style(12, 17.5, Weight.SEMIBOLD)
_GROUP = Style(9, 12.5, Weight.SEMIBOLD)
_INDENT = 16.0
#: shares of the table's width
_SHARES = (0.16, 0.14, 0.19, 0.18, 0.25, 0.08)


def render_store_policy(
    page: StorePage,
    lang: str,
    shop: str,
    on_date: date,
    size: PaperSize = PaperSize.A4,
) -> bytes:
    """The policy as a PDF on that paper; same input, same bytes."""
    day = written_day(on_date, lang)
    foot = say("documents.store.foot", lang, shop=shop, day=day).strip(" ·")
    return render(_strips(page, lang), About(page.title, shop, lang, on_date, foot, size))


def _strips(page: StorePage, lang: str) -> list[Strip]:
    strips = [
        *title("", page.title, lang),
        *ruled_off(),
        *(prose(para(page.lead, _LEAD, lang), WIDTH) if page.lead else ()),
        *(prose(para(page.then, BODY, lang), WIDTH) if page.then else ()),
        gap(10),
    ]
    if page.rows:
        strips += [*_groups(page, lang), rule(WIDTH, height=1)]
    for part in page.parts:
        strips += heading(part.heading, lang)
        strips += _part(part, lang)
    if page.closing:
        strips += [gap(12), *prose(para(page.closing, SMALL, lang), WIDTH)]
    return strips


def _groups(page: StorePage, lang: str) -> list[Strip]:
    rows = [
        Row(tuple(para(cell, PLAIN if at else _GROUP, lang) for at, cell in enumerate(row)))
        for row in page.rows
    ]
    columns = tuple(WIDTH * share for share in _SHARES)
    return table(rows, columns, head=head_row(page.columns, lang), inset=4)


def _part(part: PagePart, lang: str) -> list[Strip]:
    strips: list[Strip] = []
    several = len(part.texts) > 1
    whole = Tag("L")
    for number, text in enumerate(part.texts, start=1):
        mark = f"{number}" if part.numbered else "•"
        item = Tag("LI", within=whole)
        words = para(text, BODY, lang)
        role = tag_of("LBody", words, within=item) if several else "P"
        lines = prose(words, WIDTH, _INDENT if several else 0.0, tag=role)
        if several:
            lines[0] = _marked(lines[0], mark, lang, item, strong=part.numbered)
        strips += [*lines, gap(3)]
    return strips


def _marked(strip: Strip, mark: str, lang: str, item: Tag, *, strong: bool) -> Strip:
    """The first line of a step with its number, or of a point with its dot, before it."""
    words = para(mark, _STEP if strong else BODY, lang)
    label = Tag("Lbl", within=item)

    def draw(sheet: Sheet, x: float, top: float) -> None:
        with sheet.tagged(label):
            sheet.paragraph(words, x, top, _INDENT)
        strip.draw(sheet, x, top)

    return Strip(strip.height, draw, keep=strip.keep)


_STEP = Style(9.6, 14, Weight.SEMIBOLD)


def as_text(page: StorePage) -> str:
    """Plain text: an empty line before each heading and paragraph, none between the points of a list."""
    parts: list[str] = []
    before = ""
    for kind, text in page.blocks():
        point = kind == "item"
        parts.append(("\n" if parts and not (point and before == "item") else "") + text)
        before = kind
    return "\n".join(parts) + "\n"
