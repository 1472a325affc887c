"""Photos on a page, large, each with its shot, its time and its fingerprint."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from returns.documents.evidence_parts import HEADING, SMALL
from returns.documents.flow import Strip, gap, prose
from returns.documents.fonts import Weight
from returns.documents.label_parts import written_day
from returns.documents.sheet import HAIR, SUNK, Sheet, working_jpeg
from returns.documents.text import Para, Style, para
from returns.phrases import say
from returns.records.papers import PhotoForPage

_NAME = Style(9, 12, Weight.SEMIBOLD)
_HASH = Style(9, 12)
_GUTTER = 18.0
_BELOW = 12.0
_NO_PICTURE = Style(9, 12, align="centre")
#: photos on a page → columns
_GRIDS = {1: 1, 2: 1, 4: 2, 6: 2}


def photo_strips(
    photos: Sequence[PhotoForPage],
    per_page: int,
    lang: str,
    page: tuple[float, float],
) -> list[Strip]:
    """The photos in rows that fill pages of `page` (width, height), from a fresh page on."""
    if not photos:
        return []
    width, height = page
    count = per_page if per_page in _GRIDS else 6
    columns = _GRIDS[count]
    words = say("documents.evidence.photos", lang)
    title = [
        replace(strip, fresh=True)
        for strip in prose(para(words, HEADING, lang), width, tag="H2")
    ]
    above = HEADING.leading + 6
    cell = (width - (columns - 1) * _GUTTER) / columns
    captions = [_caption(photo, number, lang) for number, photo in enumerate(photos, start=1)]
    below = max(_tall(caption, cell) for caption in captions) + 5 + _BELOW
    rows = count // columns
    frame = (height - above) / rows - below - 0.1  # a hair, against rounding
    strips: list[Strip] = [replace(title[0], keep=True), *title[1:], _air(6)]
    for start in range(0, len(photos), columns):
        group = list(zip(photos, captions, strict=True))[start : start + columns]
        strips.append(_row(group, cell, frame, below, lang, start + 1))
    return strips


def _air(height: float) -> Strip:
    return replace(gap(height), gap=False, keep=True)


def _row(
    group: Sequence[tuple[PhotoForPage, list[Para]]],
    cell: float,
    frame: float,
    below: float,
    lang: str,
    first: int,
) -> Strip:
    def draw(canvas: Sheet, x: float, top: float) -> None:
        for index, (photo, caption) in enumerate(group):
            left = x + index * (cell + _GUTTER)
            alt = say("documents.alt.photo", lang, n=first + index, caption=photo.caption)
            _picture(canvas, photo, (left, top - frame, cell, frame), lang, alt)
            level = top - frame - 5
            for paragraph in caption:
                level -= canvas.paragraph(paragraph, left, level, cell)

    return Strip(frame + below, draw)


def _picture(
    canvas: Sheet,
    photo: PhotoForPage,
    box: tuple[float, float, float, float],
    lang: str,
    alt: str,
) -> None:
    canvas.block(*box, SUNK)
    if photo.path is None:
        words = para(say("documents.evidence.no_picture", lang), _NO_PICTURE, lang)
        middle = box[1] + box[3] / 2 + words.style.leading
        canvas.paragraph(words, box[0] + 20, middle, box[2] - 40)
    else:
        canvas.picture(working_jpeg(photo.path), box, alt)
    canvas.frame(*box, HAIR)


def _caption(photo: PhotoForPage, number: int, lang: str) -> list[Para]:
    name = say("documents.evidence.photo_name", lang, n=number, caption=photo.caption)
    return [
        para(name, _NAME, lang),
        para(taken(photo, lang), SMALL, lang),
        para(f"sha256 {short(photo.sha256)}", _HASH, lang),
    ]


def _tall(caption: Sequence[Para], width: float) -> float:
    return sum(len(p.lines(width)) * p.style.leading for p in caption)


def taken(photo: PhotoForPage, lang: str) -> str:
    """When it was taken by the camera's clock, else when the desk took it in."""
    moment, added = _moment(photo.taken_at), _moment(photo.added_at)
    if moment and added and photo.clock_doubted:
        says, day = (written_day(each.date(), lang) for each in (moment, added))
        return say("documents.evidence.clock_doubted", lang, says=says, day=day)
    if moment:
        day, time = written_day(moment.date(), lang), f"{moment:%H:%M}"
        return say("documents.evidence.taken", lang, day=day, time=time)
    if added:
        day, time = written_day(added.date(), lang), f"{added:%H:%M}"
        return say("documents.evidence.added", lang, day=day, time=time)
    return say("documents.evidence.no_time", lang)


def _moment(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def short(sha256: str) -> str:
    """First and last characters, as printed under a photo: `9f3c 71aa…e02b`."""
    return f"{sha256[:4]} {sha256[4:8]}…{sha256[-4:]}" if len(sha256) > 12 else sha256
