"""The store's return policy for buyers: as a PDF page, as HTML to paste, as plain text."""

from collections.abc import Sequence
from datetime import date
from html import escape

from returns.documents.flow import Strip, gap, pages, prose, rule
from returns.documents.fonts import Weight
from returns.documents.label_parts import written_day
from returns.documents.sheet import A4, HAIR, MUTED, PAPERS, Sheet
from returns.documents.text import Style, para
from returns.documents.unprintable import spell
from returns.phrases import say
from returns.terms import PaperSize

#: (kind, text), kind `heading` or `para`
Block = tuple[str, str]
HEADING = "heading"

_LEFT = 64.0
_TOP = 60.0
_BOTTOM = 72.0
_WIDTH = A4[0] - 2 * _LEFT
_TITLE = Style(20, 26, Weight.BOLD)
_SHOP = Style(9.5, 14, ink=MUTED)
_HEADING = Style(11.5, 16, Weight.SEMIBOLD)
_BODY = Style(10.5, 16)
_FOOT = Style(8, 11, ink=MUTED)
_LANGUAGE = {"en": "en", "zh": "zh-Hans"}


def render_store_policy(
    blocks: Sequence[Block],
    lang: str,
    shop: str,
    on_date: date,
    size: PaperSize = PaperSize.A4,
) -> bytes:
    """The policy as a PDF on that paper, in one measure; same input, same bytes."""
    paper = PAPERS[size]
    left = (paper[0] - _WIDTH) / 2
    title = say("documents.store.title", lang)
    strips = _strips(blocks, lang, shop, title)
    spread = pages(strips, paper[1] - _TOP - _BOTTOM)
    name = spell(f"{title} {shop}".strip(), lang)
    sheet = Sheet(paper, title=name, author=spell(shop, lang), day=on_date, lang=lang)
    for number, page in enumerate(spread, start=1):
        top = paper[1] - _TOP
        for strip in page:
            strip.draw(sheet, left, top)
            top -= strip.height
        _foot(sheet, lang, (left, shop, on_date), (number, len(spread)))
        sheet.showPage()
    return sheet.finish()


def _strips(blocks: Sequence[Block], lang: str, shop: str, title: str) -> list[Strip]:
    strips = [
        *prose(para(shop, _SHOP, lang), _WIDTH, keep=True),
        *prose(para(title, _TITLE, lang), _WIDTH, keep=True),
        gap(8),
        rule(_WIDTH, 1),
        gap(10),
    ]
    for kind, text in blocks:
        if kind == HEADING:
            strips += [gap(10), *prose(para(text, _HEADING, lang), _WIDTH, keep=True)]
        else:
            strips += [*prose(para(text, _BODY, lang), _WIDTH), gap(5)]
    return strips


def _foot(sheet: Sheet, lang: str, of: tuple[float, str, date], page: tuple[int, int]) -> None:
    left, shop, day = of
    level = _BOTTOM - 16
    sheet.rule(left, level, _WIDTH, 0.5, HAIR)
    words = say("documents.store.foot", lang, shop=shop, day=written_day(day, lang))
    number = say("documents.page_of", lang, page=page[0], pages=page[1])
    right = para(number, Style(8, 11, ink=MUTED, align="right"), lang)
    sheet.paragraph(
        para(" ".join(words.split()), _FOOT, lang), left, level - 4, _WIDTH - right.widest - 24
    )
    sheet.paragraph(right, left, level - 4, _WIDTH)


def as_html(blocks: Sequence[Block], lang: str, title: str = "") -> str:
    """A whole page with nothing from elsewhere; every text is shown as written."""
    name = escape(title or say("documents.store.title", lang))
    body = "\n".join(
        f"<h2>{_html(text)}</h2>" if kind == HEADING else f"<p>{_html(text)}</p>"
        for kind, text in blocks
    )
    return (
        f'<!DOCTYPE html>\n<html lang="{_LANGUAGE.get(str(lang), "en")}">\n<head>\n'
        f'<meta charset="utf-8">\n<title>{name}</title>\n</head>\n<body>\n'
        f"<h1>{name}</h1>\n{body}\n</body>\n</html>\n"
    )


def _html(text: str) -> str:
    return escape(text).replace("\n", "<br>\n")


def as_text(blocks: Sequence[Block], lang: str, title: str = "") -> str:
    """Plain text with an empty line before each heading and paragraph."""
    parts = [title or say("documents.store.title", lang), *(text for _kind, text in blocks)]
    return "\n\n".join(parts) + "\n"
