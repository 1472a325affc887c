"""The contact sheet: every photo of a case in rows, with its number, shot, time and fingerprint."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from returns.documents.evidence_pages.lettered import shortened_in
from returns.documents.labels.label_parts import written_day
from returns.documents.page.flow import Strip, prose
from returns.documents.plain.picture_grid import (
    Grid,
    fingerprint,
    quiet,
    rows_of,
    words_height,
)
from returns.documents.plain.plain_paper import (
    SMALL,
    STRONG,
    WIDTH,
    About,
    air,
    page_height,
    render,
)
from returns.documents.typesetting.text import Para, para
from returns.phrases import say
from returns.records.papers import PhotoForPage
from returns.records.plain_papers import ContactSheet

#: photos on a page → columns and rows
_GRIDS = {4: (2, 2), 6: (2, 3), 9: (3, 3), 12: (3, 4), 20: (4, 5), 30: (5, 6)}
_HAIR = 0.1  # points, against rounding
#: more columns than these have no room for words beside a time
_WORDY = 3
#: of a frame's width: as tall as a phone's picture that stands
_TALLEST = 4 / 3
_TITLE_LINES = 2


def grid_of(per_page: int) -> tuple[int, int]:
    """Columns and rows of a page with so many photos."""
    return _GRIDS[per_page]


def render_contact_sheet(sheet: ContactSheet, lang: str) -> bytes:
    """The pages as a PDF; same record, same bytes. Raises `Refusal` for a picture that is no plain JPEG."""
    columns, rows = grid_of(sheet.per_page)
    words = [_words(photo, lang, short=columns > _WORDY) for photo in sheet.photos]
    heads = [_head(sheet, lang, start) for start in range(0, len(sheet.photos), columns * rows)]
    above = max(sum(strip.height for strip in head) for head in heads)
    measure = Grid(columns, 0.0)
    taken = words_height(sheet.photos, words, measure, lang)
    # a page that is not full gives its photos the room
    filled = min(rows, -(-len(sheet.photos) // columns))
    each = (page_height(sheet.paper) - above) / filled - taken - 4.0 - measure.below - _HAIR
    grid = replace(measure, frame=min(each, measure.cell * _TALLEST))
    strips: list[Strip] = []
    for at, head in enumerate(heads):
        part = slice(at * columns * rows, (at + 1) * columns * rows)
        strips += head
        strips += rows_of(sheet.photos[part], words[part], grid, lang, part.start + 1)
    return render(strips, _about(sheet, lang))


def _about(sheet: ContactSheet, lang: str) -> About:
    day = written_day(sheet.made_on, lang)
    foot = say("documents.contacts.foot", lang, case=sheet.number, day=day, shop=sheet.shop)
    title = say("documents.contacts.title", lang, case=sheet.number)
    return About(title, sheet.shop, lang, sheet.made_on, foot.strip(" ·"), sheet.paper)


def _head(sheet: ContactSheet, lang: str, start: int) -> list[Strip]:
    """On each page: whose photos, which of how many, what the lines below them are."""
    last = min(start + sheet.per_page, len(sheet.photos))
    which = say(
        "documents.contacts.which", lang, first=start + 1, last=last, count=len(sheet.photos)
    )

    def named(words: str) -> Para:
        told = say("documents.contacts.of", lang, case=sheet.number, title=words, which=which)
        return para(told, STRONG, lang)

    # the photos have the page
    name = shortened_in(sheet.title, named, WIDTH, _TITLE_LINES, lang)
    strips = prose(name, WIDTH, keep=True, tag="H1")
    strips += prose(
        para(
            say(
                f"documents.contacts.key{'_short' if grid_of(sheet.per_page)[0] > _WORDY else ''}",
                lang,
            ),
            SMALL,
            lang,
        ),
        WIDTH,
        keep=True,
    )
    return [replace(strips[0], fresh=True), *strips[1:], air(6)]


def _words(photo: PhotoForPage, lang: str, *, short: bool) -> Sequence[Para]:
    return (quiet(_when(photo, lang, short=short), lang), fingerprint(photo.sha256, lang))


def _when(photo: PhotoForPage, lang: str, *, short: bool) -> str:
    """When it was taken by its camera, unless that clock is doubted; else when it came to the desk."""
    taken, received = _moment(photo.taken_at), _moment(photo.added_at)
    if taken is not None and not photo.clock_doubted:
        return _said("taken", taken, lang, short=short)
    if received is not None:
        key = "doubted" if taken is not None else "received"
        return _said(key, received, lang, short=short)
    return say("documents.contacts.no_time", lang)


def _said(key: str, moment: datetime, lang: str, *, short: bool) -> str:
    time = f"{moment:%H:%M}"
    if short:
        return say(f"documents.contacts.{key}_short", lang, day=f"{moment:%Y-%m-%d}", time=time)
    return say(
        f"documents.contacts.{key}", lang, day=written_day(moment.date(), lang), time=time
    )


def _moment(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None
