"""The pictures that decide, on the first page: what is wrong, large, and beside it what proves the cause."""

from collections.abc import Sequence

from returns.documents.evidence_pages.framed import Named, framed
from returns.documents.evidence_pages.lettered import mixed
from returns.documents.evidence_pages.look import Look
from returns.documents.evidence_pages.numbers import Listed, facts
from returns.documents.evidence_pages.photos import taken_shortly
from returns.documents.evidence_pages.reasons import CAUSE, FAULT
from returns.documents.flow import Strip, gap
from returns.documents.sheet import MM, Sheet
from returns.phrases import say
from returns.records.papers import EvidenceRecord, PhotoForPage

#: width and height in points
LARGE = (107 * MM, 70 * MM)
_SMALL_SHARE = 46 / 70
_GUTTER = 20.0
_ABOVE_CAPTION, _ABOVE_NUMBERS = 4.0, 9.0


def decisive(
    sheet: EvidenceRecord, photos: Sequence[PhotoForPage], look: Look, tall: float = LARGE[1]
) -> list[Strip]:
    """One or two of the photos, `tall` points high, numbered as on the pages behind, and the case's numbers.

    Without a picture that can be shown, the numbers of the case alone.
    """
    chosen = chosen_of(photos)
    if not chosen:
        return facts(sheet, look)
    first = _Shown(photos[chosen[0]], chosen[0] + 1, (LARGE[0], tall), look)
    aside = look.width - LARGE[0] - _GUTTER
    small = [
        _Shown(photos[at], at + 1, (aside, tall * _SMALL_SHARE), look) for at in chosen[1:]
    ]
    listed = Listed(sheet, look, aside)
    above = sum(each.height + _ABOVE_NUMBERS for each in small)
    height, below = max(first.height, above + listed.height), facts(sheet, look)
    beside = height <= max(first.height, above) + sum(strip.height for strip in below)
    if beside:
        below = []
    else:
        height = max(first.height, above)

    def draw(canvas: Sheet, x: float, top: float) -> None:
        first.draw(canvas, x, top)
        left, level = x + LARGE[0] + _GUTTER, top
        for each in small:
            each.draw(canvas, left, level)
            level -= each.height + _ABOVE_NUMBERS
        if beside:
            listed.draw(canvas, left, level)

    return [Strip(height, draw), gap(2), *below]


class _Shown:
    """One picture in its frame, with its number, its name and when it was taken below it."""

    def __init__(
        self, photo: PhotoForPage, number: int, size: tuple[float, float], look: Look
    ) -> None:
        self._photo, self._number, self._size, self._look = photo, number, size, look
        ladder, lang = look.ladder, look.lang
        told = photo.words or taken_shortly(photo, lang)
        stop = say("documents.evidence.stop", lang)
        parts = [(f"{photo.caption}{stop}", ladder.strong)]
        parts += [(f" {told}" if lang == "en" else told, ladder.body)] if told else []
        self._caption = Named(number, mixed(parts, lang), look)
        self.height = size[1] + _ABOVE_CAPTION + self._caption.height(size[0])

    def draw(self, canvas: Sheet, x: float, top: float) -> None:
        """From its upper left corner."""
        wide, tall = self._size
        framed(canvas, self._photo, self._number, (x, top - tall, wide, tall), self._look)
        self._caption.draw(canvas, x, top - tall - _ABOVE_CAPTION, wide)


def chosen_of(photos: Sequence[PhotoForPage]) -> list[int]:
    """Places of what shows the fault, else of the first that can be seen, and of what shows its cause."""
    can = [at for at, photo in enumerate(photos) if photo.path is not None]
    fault = _first(photos, can, FAULT)
    if fault is None:
        fault = can[0] if can else None
    if fault is None:
        return []
    cause = _first(photos, [at for at in can if at != fault], CAUSE)
    return [fault] if cause is None else [fault, cause]


def _first(
    photos: Sequence[PhotoForPage], among: Sequence[int], names: Sequence[str]
) -> int | None:
    for name in names:
        for at in among:
            if photos[at].shot == name:
                return at
    return None
