"""The pictures that decide, on the first page: what is wrong, large, and beside it what proves the cause."""

from collections.abc import Sequence

from returns.documents.evidence_pages.framed import Named, fitted, framed, seen_on
from returns.documents.evidence_pages.lettered import mixed, shortened_in
from returns.documents.evidence_pages.look import Look
from returns.documents.evidence_pages.numbers import Listed, facts
from returns.documents.evidence_pages.photos import taken_shortly
from returns.documents.evidence_pages.reasons import CAUSE, showing
from returns.documents.page.flow import Strip, gap
from returns.documents.page.sheet import MM, Sheet
from returns.documents.typesetting.text import Para, para
from returns.language import run_on
from returns.phrases import say
from returns.records.papers import EvidenceRecord, PhotoForPage

#: width and height in points
LARGE = (107 * MM, 70 * MM)
_SMALL_SHARE, _LEAST_SHARE = 46 / 70, 28 / 70
_GUTTER = 20.0
_ABOVE_CAPTION, _ABOVE_NUMBERS = 4.0, 9.0
#: of a picture's words, which stand whole below it on the pages behind
_CAPTION_LINES = 3
#: the narrowest column that a picture with its caption, and the numbers, may stand in
_LEAST_COLUMN, _LEAST_NUMBERS = 110.0, 150.0
#: of a page: numbers that would take more run below the pictures
_MOST_HEIGHT = 0.6


def decisive(
    sheet: EvidenceRecord, photos: Sequence[PhotoForPage], look: Look, tall: float = LARGE[1]
) -> list[Strip]:
    """One or two of the photos, `tall` points high, numbered as on the pages behind, and the case's numbers.

    Without a picture that can be shown, the numbers of the case alone.
    """
    chosen = chosen_of(photos)
    if not chosen:
        return facts(sheet, look)
    shown = [photos[at] for at in chosen]
    ways = [_three_columns, _two_columns, _numbers_below]
    strips = [way(sheet, shown, [at + 1 for at in chosen], tall, look) for way in ways]
    most = look.height * _MOST_HEIGHT
    told = [each for each in strips if each and max(strip.height for strip in each) <= most]
    return [*min(told, key=lambda each: sum(strip.height for strip in each)), gap(2)]


def _pictures(
    photos: Sequence[PhotoForPage],
    numbers: Sequence[int],
    wides: Sequence[float],
    tall: float,
    look: Look,
) -> list["_Shown"]:
    return [
        _Shown(photo, number, (wide, high), look)
        for photo, number, wide, high in zip(
            photos, numbers, wides, (tall, tall * _SMALL_SHARE), strict=False
        )
    ]


def _two_columns(
    sheet: EvidenceRecord,
    photos: Sequence[PhotoForPage],
    numbers: Sequence[int],
    tall: float,
    look: Look,
) -> list[Strip]:
    """The large picture, and at its right the small one above the numbers."""
    aside = look.width - LARGE[0] - _GUTTER
    listed = Listed(sheet, look, aside)
    if not listed.fits:
        return []
    first, *small = _pictures(photos, numbers, (LARGE[0], aside), tall, look)
    over = sum(each.height + _ABOVE_NUMBERS for each in small) + listed.height - first.height
    if small and over > 0:
        # what proves the cause gives way to the numbers below it, as far as it can still be seen
        lower = max(tall * _SMALL_SHARE - over, tall * _LEAST_SHARE)
        small = [_Shown(photos[1], numbers[1], (aside, lower), look)]
    above = sum(each.height + _ABOVE_NUMBERS for each in small)

    def draw(canvas: Sheet, x: float, top: float) -> None:
        first.draw(canvas, x, top)
        left = x + LARGE[0] + _GUTTER
        for each in small:
            each.draw(canvas, left, top)
        listed.draw(canvas, left, top - above)

    return [Strip(max(first.height, above + listed.height), draw)]


def _numbers_below(
    sheet: EvidenceRecord,
    photos: Sequence[PhotoForPage],
    numbers: Sequence[int],
    tall: float,
    look: Look,
) -> list[Strip]:
    """The pictures beside each other, and the numbers in columns below."""
    aside = look.width - LARGE[0] - _GUTTER
    shown = _pictures(photos, numbers, (LARGE[0], aside), tall, look)
    return [_beside(shown, [LARGE[0], aside]), *facts(sheet, look)]


def _three_columns(
    sheet: EvidenceRecord,
    photos: Sequence[PhotoForPage],
    numbers: Sequence[int],
    tall: float,
    look: Look,
) -> list[Strip]:
    """The numbers at the right of both pictures, where these are narrow enough."""
    wides = [
        max(fitted(photo, wide, high)[0], _LEAST_COLUMN)
        for photo, wide, high in zip(
            photos, (LARGE[0], LARGE[0] * 0.6), (tall, tall * _SMALL_SHARE), strict=False
        )
    ]
    rest = look.width - sum(wides) - len(wides) * _GUTTER
    if rest < _LEAST_NUMBERS:
        return []
    listed = Listed(sheet, look, rest)
    if not listed.fits:
        return []
    pictures = _beside(_pictures(photos, numbers, wides, tall, look), wides)

    def draw(canvas: Sheet, x: float, top: float) -> None:
        pictures.draw(canvas, x, top)
        listed.draw(canvas, x + look.width - rest, top)

    return [Strip(max(pictures.height, listed.height), draw)]


def _beside(shown: Sequence["_Shown"], wides: Sequence[float]) -> Strip:
    def draw(canvas: Sheet, x: float, top: float) -> None:
        for each, wide in zip(shown, wides, strict=False):
            each.draw(canvas, x, top)
            x += wide + _GUTTER

    return Strip(max(each.height for each in shown), draw)


class _Shown:
    """One picture in its frame, with its number, its name and when it was taken below it."""

    def __init__(
        self, photo: PhotoForPage, number: int, size: tuple[float, float], look: Look
    ) -> None:
        size = (size[0], fitted(photo, *size)[1])
        self._photo, self._number, self._size, self._look = photo, number, size, look
        ladder, lang = look.ladder, look.lang
        seen, taken = seen_on(photo), taken_shortly(photo, lang)
        name = f"{photo.caption}{say('documents.evidence.stop', lang)}"

        def set_with(words: str) -> Para:
            # what is to be seen, and of a date that is doubted also that
            said = [words, taken] if photo.clock_doubted or not words else [words]
            told = run_on(said, lang)
            parts = [(name, ladder.strong)]
            parts += [(f" {told}" if lang == "en" else told, ladder.body)] if told else []
            return mixed(parts, lang)

        room = Named(number, set_with(""), look).room(size[0])
        caption = set_with("")
        if seen:
            caption = shortened_in(seen, set_with, room, _CAPTION_LINES, lang)
        elif not photo.clock_doubted and not caption.stands_on(_CAPTION_LINES, room):
            # when it was taken stands with the photo behind
            caption = para(name, ladder.strong, lang)
        self._caption = Named(number, caption, look)
        self.height = size[1] + _ABOVE_CAPTION + self._caption.height(size[0])

    def draw(self, canvas: Sheet, x: float, top: float) -> None:
        """From its upper left corner."""
        wide, tall = self._size
        framed(canvas, self._photo, self._number, (x, top - tall, wide, tall), self._look)
        self._caption.draw(canvas, x, top - tall - _ABOVE_CAPTION, wide)


def chosen_of(photos: Sequence[PhotoForPage]) -> list[int]:
    """Places of what shows the fault, else of the first that can be seen, and of what shows its cause.

    A picture whose date is doubted decides nothing where there is another.
    """
    can = believed([at for at, photo in enumerate(photos) if photo.path is not None], photos)
    # what is sound proves no fault of another piece
    faulty = [at for at in can if not photos[at].sound] or can
    if not faulty:
        return []
    fault = min(faulty, key=lambda at: _rank(photos[at]))
    cause = _first(photos, [at for at in can if at != fault], CAUSE)
    return [fault] if cause is None else [fault, cause]


def _rank(photo: PhotoForPage) -> int:
    """How well it shows why it was judged so: 0 is best."""
    shots = showing(photo)
    return shots.index(photo.shot) if photo.shot in shots else len(shots)


def believed(places: Sequence[int], photos: Sequence[PhotoForPage]) -> Sequence[int]:
    """Those of the photos whose dates nobody doubts; all of them where there is none."""
    return [at for at in places if not photos[at].clock_doubted] or places


def _first(
    photos: Sequence[PhotoForPage], among: Sequence[int], names: Sequence[str]
) -> int | None:
    for name in names:
        for at in among:
            if photos[at].shot == name:
                return at
    return None
