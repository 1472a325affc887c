"""The evidence sheet: a page that decides, the photos, in whose hands the goods were, how to check it all."""

from collections.abc import Sequence
from dataclasses import replace

from returns.documents.evidence_pages import item_tables as tables
from returns.documents.evidence_pages import written
from returns.documents.evidence_pages.answer_part import answer_part
from returns.documents.evidence_pages.answer_strip import Found, Rect, head_of
from returns.documents.evidence_pages.certificate import certificate
from returns.documents.evidence_pages.custody import custody
from returns.documents.evidence_pages.first_page import FirstPage, first_page
from returns.documents.evidence_pages.framed import shown_bytes
from returns.documents.evidence_pages.lettered import in_groups
from returns.documents.evidence_pages.long_words import folded
from returns.documents.evidence_pages.look import FOOT, STANDARD, TOP, Ladder, Look
from returns.documents.evidence_pages.photos import (
    is_dense,
    pages_wanted,
    photo_strips,
    ways_for,
)
from returns.documents.evidence_pages.proof import history, proof
from returns.documents.page.flow import Strip, closer, pages
from returns.documents.page.sheet import HAIR, PAPERS, Sheet
from returns.documents.typesetting.text import Style, para
from returns.documents.typesetting.unprintable import spell
from returns.phrases import say
from returns.records.papers import EvidenceRecord, PhotoForPage, Place

#: of strips that are too tall for one page: so many of the last ones stay together
_LAST = 3
#: a last page of which less than this part is used says little
_LITTLE = 4


def render_evidence(
    sheet: EvidenceRecord,
    photos: Sequence[PhotoForPage],
    lang: str = "en",
    ladder: Ladder = STANDARD,
    places: list[Place] | None = None,
) -> bytes:
    """The sheet's pages as a PDF, on its reader's paper, without its attachments; same record, same bytes.

    `ladder` gives the sizes of type; the places that the reader fills in are added to `places`.
    Raises `Refusal` for a working picture that is no plain JPEG.
    """
    look = Look(lang, sheet.paper, ladder)
    paper = PAPERS[sheet.paper]
    left = (paper[0] - look.width) / 2
    at = 1

    def found(name: str, rect: Rect) -> None:
        if places is not None:
            places.append(Place(name, rect, at))

    spread = _spread(sheet, photos, look, found)
    title = spell(f"{sheet.number} {sheet.title}", lang)
    canvas = Sheet(
        paper, title=title, author=spell(sheet.made_by, lang), day=sheet.made_on, lang=lang
    )
    # the first page shows some of them before their turn
    canvas.number(shown_bytes(photo, look) for photo in photos if photo.path is not None)
    for at, page in enumerate(spread, start=1):
        top = paper[1] - TOP
        for strip in page:
            strip.draw(canvas, left, top)
            top -= strip.height
        _foot(canvas, sheet, look, left, (at, len(spread)))
        canvas.showPage()
    return canvas.finish()


def _spread(
    sheet: EvidenceRecord, photos: Sequence[PhotoForPage], look: Look, found: Found
) -> list[list[Strip]]:
    """The pages; where they are too many, those with its long words in an annex, if that is fewer."""
    spread = _laid(sheet, photos, look, found)
    if len(spread) <= pages_wanted(len(photos)):
        return spread
    told = folded(sheet, photos, look.lang)
    shorter = _laid(told.sheet, told.photos, look, found, told.words) if told.words else spread
    return shorter if len(shorter) < len(spread) else spread


def _laid(
    sheet: EvidenceRecord,
    photos: Sequence[PhotoForPage],
    look: Look,
    found: Found,
    words: Sequence[str] = (),
) -> list[list[Strip]]:
    """The pages: photos as large as keeps the sheet short enough to be read, else as few pages as can be."""
    first = first_page(sheet, photos, look, found)
    over = len(pages(first.strips, look.height)) - 1
    answers = _together(answer_part(sheet, look, found), look)
    annex = written.Annex(sheet, look, words)
    told = [*first.rest, *first.when, *_told(sheet, photos, look, first, annex), *answers]
    behind = [*_behind(sheet, photos, look), *annex.strips]
    best: list[list[Strip]] = []
    wanted = pages_wanted(len(photos)) + over
    # where an annex makes it longer than it should be, small photos are worth what they save alone
    borne = wanted + len(pages(annex.strips, look.height))
    filled = sheet.photos_per_page != 0
    for way in ways_for(sheet.photos_per_page, look):
        shown = photo_strips(photos, way, look, filled=filled)
        orders = [[*shown, *told]]
        if over or first.rest:  # what is told may fill the page that the first one runs on to
            orders.append([*told, *shown])
        most = wanted if best and _is_good(best, borne, look) else borne
        for middle in orders:
            spread = _closest(first.strips, [*middle, *behind], wanted, look)
            fits = len(spread) <= most or not (is_dense(way, len(photos)) or most < borne)
            if not best or (len(spread) < len(best) and fits):
                best = spread
        if _is_good(best, wanted, look):
            break
    if first.behind is not None:
        first.behind.page = _page_of(first.rest, best)
    if annex.strips:
        annex.page = _page_of(annex.strips, best)
    return best


def _is_good(spread: Sequence[list[Strip]], most: int, look: Look) -> bool:
    """Whether smaller photos need not be tried: no more pages than that, and the last is worth its paper."""
    return len(spread) <= most and not _nearly_empty(spread[-1], look)


def _closest(
    first: Sequence[Strip], behind: Sequence[Strip], wanted: int, look: Look
) -> list[list[Strip]]:
    """The pages of these parts; with as little white as may be between those behind, where that saves one."""
    spread = pages([*first, *behind], look.height)
    if len(spread) <= wanted and not _nearly_empty(spread[-1], look):
        return spread
    tighter = pages([*first, *(closer(strip) for strip in behind)], look.height)
    return tighter if len(tighter) < len(spread) else spread


def _nearly_empty(page: Sequence[Strip], look: Look) -> bool:
    """Whether a last page holds so little that smaller photos are worth its paper."""
    return _tall(page) < look.height / _LITTLE


def _page_of(part: Sequence[Strip], spread: Sequence[list[Strip]]) -> int:
    """On which page, from 1, a part of a sheet begins."""
    # space before a heading vanishes at the top of a page
    begins = next(strip for strip in part if not strip.gap)
    return next(
        number
        for number, page in enumerate(spread, start=1)
        if any(strip is begins for strip in page)
    )


def _together(strips: Sequence[Strip], look: Look) -> list[Strip]:
    """Strips that stay on one page, where they are no more than a part of one."""
    # who signs is not left alone on a page
    kept = len(strips) if strips and _tall(strips) <= look.height / 3 else _LAST
    held = [replace(strip, keep=True) for strip in strips[-kept:-1]]
    return [*strips[:-kept], *held, *strips[-1:]]


def _told(
    sheet: EvidenceRecord,
    photos: Sequence[PhotoForPage],
    look: Look,
    first: FirstPage,
    annex: written.Annex,
) -> list[Strip]:
    """What is told at length."""
    shown = first.shown
    return [
        *written.clock(sheet, look),
        *tables.items(sheet, look),
        *written.what_happened(
            sheet, photos, look, shown.reasons, glance=shown.glance, annex=annex
        ),
        *tables.findings(sheet, look),
        *written.amounts(sheet, look, working=shown.working),
        *tables.answers(sheet, look),
    ]


def _behind(sheet: EvidenceRecord, photos: Sequence[PhotoForPage], look: Look) -> list[Strip]:
    """What the rest rests on: whose hands, which steps, how to check it, who vouches."""
    # a certificate alone on a page vouches for nothing that is seen there
    vouched = [replace(strip, keep=True) for strip in proof(sheet, photos, look)]
    return [
        *custody(sheet, look),
        *history(sheet, look),
        *vouched,
        *certificate(sheet, photos, look),
    ]


def _tall(strips: Sequence[Strip]) -> float:
    return sum(strip.height for strip in strips)


def _foot(
    canvas: Sheet, sheet: EvidenceRecord, look: Look, left: float, page: tuple[int, int]
) -> None:
    """The short fingerprint, and which page it is."""
    ladder, lang = look.ladder, look.lang
    top = FOOT + ladder.small.leading
    canvas.rule(left, top + 4, look.width, 0.5, HAIR)
    words = say("documents.page_of", lang, page=page[0], pages=page[1])
    right = para(
        words, Style(ladder.least, ladder.small.leading, ink=ladder.muted, align="right"), lang
    )
    room = look.width - right.widest - 24
    said = [para(" ".join(told.split()), ladder.small, lang) for told in _foots(sheet, lang)]
    # the longest that stands on one line
    words_ = next((each for each in said if each.widest <= room), None)
    with canvas.artifact("Footer"):
        if words_ is not None:
            canvas.paragraph(words_, left, top, room)
        canvas.paragraph(right, left, top, look.width)


def _foots(sheet: EvidenceRecord, lang: str) -> list[str]:
    """What the foot says, the longest first."""
    head_ = head_of(sheet)
    if not head_:
        return [sheet.number]
    short = in_groups(head_)
    whole = say("documents.evidence.foot", lang, number=sheet.number, head=short)
    return [whole, f"{sheet.number} · {short}", short]
