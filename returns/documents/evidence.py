"""The evidence sheet: what we ask for, why it is due, and the photos that show it."""

from collections.abc import Sequence

from returns.documents import evidence_lines as lines
from returns.documents import evidence_parts as parts
from returns.documents.answer_part import Found, Rect, answer_part
from returns.documents.decisive import decisive
from returns.documents.flow import Strip, pages
from returns.documents.label_parts import written_day
from returns.documents.photo_pages import photo_strips
from returns.documents.proof_parts import history, proof
from returns.documents.sheet import A4, HAIR, MUTED, PAPERS, Sheet, working_jpeg
from returns.documents.text import Style, para
from returns.documents.unprintable import spell
from returns.phrases import say
from returns.records.papers import EvidenceRecord, PhotoForPage, Place

#: the least at either side; both papers have one measure
LEFT = 48.0
TOP = 46.0
BOTTOM = 72.0
WIDTH = A4[0] - 2 * LEFT
_FOOT = Style(9, 12, ink=MUTED)


def render_evidence(
    sheet: EvidenceRecord,
    photos: Sequence[PhotoForPage],
    lang: str = "en",
    places: list[Place] | None = None,
) -> bytes:
    """The sheet's pages as a PDF, on its reader's paper, without its attachments; same record, same bytes.

    The places that the reader fills in are added to `places`. Raises `Refusal` for a working picture
    that is no plain JPEG.
    """
    paper = PAPERS[sheet.paper]
    left, height = (paper[0] - WIDTH) / 2, paper[1] - TOP - BOTTOM
    at = 1

    def found(name: str, rect: Rect) -> None:
        if places is not None:
            places.append(Place(name, rect, at))

    spread = pages(_strips(sheet, photos, lang, height, found), height)
    title = spell(f"{sheet.number} {sheet.title}", lang)
    canvas = Sheet(
        paper, title=title, author=spell(sheet.made_by, lang), day=sheet.made_on, lang=lang
    )
    # the first page shows some of them before their turn
    canvas.number(working_jpeg(photo.path) for photo in photos if photo.path is not None)
    for at, page in enumerate(spread, start=1):
        top = paper[1] - TOP
        for strip in page:
            strip.draw(canvas, left, top)
            top -= strip.height
        _foot(canvas, sheet, lang, left, (at, len(spread)))
        canvas.showPage()
    return canvas.finish()


def _strips(
    sheet: EvidenceRecord,
    photos: Sequence[PhotoForPage],
    lang: str,
    height: float,
    found: Found,
) -> list[Strip]:
    strips = [
        *parts.head(sheet, lang, WIDTH),
        *decisive(photos, lang, WIDTH),
        *lines.comparison(sheet, lang, WIDTH),
        *parts.facts(sheet, lang, WIDTH),
        *parts.clock(sheet, lang, WIDTH),
        *lines.items(sheet, lang, WIDTH),
        *parts.what_happened(sheet, lang, WIDTH),
        *lines.findings(sheet, lang, WIDTH),
        *parts.amounts(sheet, lang, WIDTH),
        *lines.answers(sheet, lang, WIDTH),
        *parts.complete(sheet, photos, lang, WIDTH),
        *answer_part(sheet, lang, WIDTH, found),
    ]
    strips += photo_strips(photos, sheet.photos_per_page, lang, (WIDTH, height))
    strips += history(sheet, lang, WIDTH)
    return strips + proof(sheet, photos, lang, WIDTH)


def _foot(
    canvas: Sheet, sheet: EvidenceRecord, lang: str, left: float, page: tuple[int, int]
) -> None:
    number, count = page
    level = BOTTOM - 14
    canvas.rule(left, level, WIDTH, 0.5, HAIR)
    words = say(
        "documents.evidence.foot",
        lang,
        number=sheet.number,
        name=sheet.addressee_name,
        day=written_day(sheet.made_on, lang),
        shop=sheet.made_by,
    )
    of = say("documents.page_of", lang, page=number, pages=count)
    right = para(of, Style(9, 12, ink=MUTED, align="right"), lang)
    left_words = para(" ".join(words.split()), _FOOT, lang)
    with canvas.artifact("Footer"):
        canvas.paragraph(left_words, left, level - 4, WIDTH - right.widest - 24)
        canvas.paragraph(right, left, level - 4, WIDTH)
