"""The first page: all that decides, as much of it as there is room for; what gives way is told behind."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from returns.documents.evidence_pages.answer_strip import Found, answer_strip
from returns.documents.evidence_pages.comparison import (
    Behind,
    comparison,
    contradictions,
    others,
    some,
)
from returns.documents.evidence_pages.decisive import decisive
from returns.documents.evidence_pages.head import head
from returns.documents.evidence_pages.look import Look
from returns.documents.evidence_pages.reasons import MOST_REASONS
from returns.documents.evidence_pages.time_line import time_line
from returns.documents.page.flow import Strip, closer
from returns.documents.page.sheet import MM
from returns.records.papers import EvidenceRecord, PhotoForPage

#: the pictures of the first page are as high as there is room for, in steps; points
_MOST_PICTURE, _STEP = 110 * MM, 8.0
#: below that reasons are told at a glance first; down to that they give way to what must stand on the page
_GOOD_PICTURE, _LEAST_PICTURE = 170.0, 110.0
#: lines of a reason where there is no room for all of it
_GLANCE, _LEAST_GLANCE = 4, 2


@dataclass(frozen=True, slots=True)
class Shown:
    """How much of it stands on the first page; the strip to answer in always does."""

    #: the line of time
    when: bool = True
    #: what nobody disputes
    calm: bool = True
    #: so many contradictions, their words cut to a glance; None for all, whole
    rows: int | None = None
    reasons: int = MOST_REASONS
    #: of a reason so many lines; None for all
    glance: int | None = None
    #: how the sum comes about
    working: bool = True
    #: with as little white as may be between its parts
    close: bool = False


@dataclass(frozen=True, slots=True)
class FirstPage:
    """Its strips, how much they show, and what says where the rest stands."""

    strips: list[Strip]
    shown: Shown
    #: what of the statements, and of the line of time, did not fit
    rest: list[Strip]
    when: list[Strip]
    #: what says on which page that rest begins, where contradictions are in it
    behind: Behind | None = None


def first_page(
    sheet: EvidenceRecord, photos: Sequence[PhotoForPage], look: Look, found: Found
) -> FirstPage:
    """What decides, on one page: its pictures are as large as the rest leaves room for.

    What is read last gives way first: reasons longer than a glance, so that the pictures are seen well; the
    line of time, what nobody disputes, all but the loudest contradictions, all but the first reasons. Fields
    of thousands of letters run on.
    """
    brief = look.ladder.brief
    when = time_line(sheet, look)
    strip = [] if brief else answer_strip(sheet, photos, look, found)
    least, good = (
        _tall(decisive(sheet, photos, look, high)) for high in (_LEAST_PICTURE, _GOOD_PICTURE)
    )
    told = len(contradictions(sheet))
    shown, rows = Shown(), _Rows([])
    above: list[Strip] = []
    for shown in _ways(told, can_wait=bool(when) and not brief):
        above = head(
            sheet,
            photos,
            look,
            most_reasons=shown.reasons,
            glance=shown.glance,
            working=shown.working,
        )
        rows = _rows(sheet, look, shown)
        beside = when if shown.when and not brief else []
        pictures = good if shown == Shown() else least
        told_ = [*above, *rows.strips, *beside]
        if _tall(_spaced([*told_, *strip], shown)) + pictures <= look.height:
            break
    on_it = when if shown.when and not brief else []
    below = _spaced([*rows.strips, *on_it, *strip], shown)
    whole = _with_pictures(_spaced(above, shown), below, sheet, photos, look)
    return FirstPage(whole, shown, rows.rest, [] if on_it else when, rows.behind)


def _ways(told: int, *, can_wait: bool) -> Iterator[Shown]:
    """From all of it to the least, of so many contradictions."""
    yield Shown()
    yield Shown(glance=_GLANCE)
    if can_wait:
        yield Shown(glance=_GLANCE, close=True)
        yield Shown(when=False, glance=_GLANCE)
    yield Shown(when=False, calm=False, glance=_GLANCE)
    least = Shown(when=False, calm=False, glance=_LEAST_GLANCE)
    yield least
    for reasons in range(MOST_REASONS, -1, -1):
        for rows in range(told, 0, -1):
            yield replace(least, rows=rows, reasons=reasons)
        if not told:
            yield replace(least, reasons=reasons)
    yield replace(least, rows=min(told, 1) or None, reasons=0, working=False)


@dataclass(frozen=True, slots=True)
class _Rows:
    """What of the statements stands on the page, and what is told behind."""

    strips: list[Strip]
    rest: list[Strip] = field(default_factory=list)
    behind: Behind | None = None


def _rows(sheet: EvidenceRecord, look: Look, shown: Shown) -> _Rows:
    if shown.rows is None:
        strips = comparison(sheet, look, calm=shown.calm)
        return _Rows(strips, [] if shown.calm else others(sheet, look, ()))
    strips, rest, behind = some(sheet, look, shown.rows)
    return _Rows(strips, others(sheet, look, rest), behind)


def _with_pictures(
    above: Sequence[Strip],
    below: Sequence[Strip],
    sheet: EvidenceRecord,
    photos: Sequence[PhotoForPage],
    look: Look,
) -> list[Strip]:
    room = look.height - _tall([*above, *below])
    tall = _MOST_PICTURE
    pictures = decisive(sheet, photos, look, tall)
    while _tall(pictures) > room and tall > _LEAST_PICTURE:
        tall = max(tall - _STEP, _LEAST_PICTURE)
        pictures = decisive(sheet, photos, look, tall)
    return [*above, *pictures, *below]


def _spaced(strips: Sequence[Strip], shown: Shown) -> list[Strip]:
    return [closer(strip) if shown.close else strip for strip in strips]


def _tall(strips: Sequence[Strip]) -> float:
    return sum(strip.height for strip in strips)
