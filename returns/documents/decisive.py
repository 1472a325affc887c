"""The pictures that decide, on the first page: what is wrong, large, and beside it what proves the cause."""

from collections.abc import Sequence
from dataclasses import dataclass

from returns.documents.evidence_parts import BODY
from returns.documents.flow import Strip, gap
from returns.documents.sheet import HAIR, MM, SUNK, Sheet, working_jpeg
from returns.documents.text import Para, para
from returns.phrases import say
from returns.records.papers import PhotoForPage

#: shots of `resources/shots.json` that show the fault, and those that show how it came about; the best first
_FAULT = ("defect_close", "defect_wide", "beside_listing", "front", "accessories", "back")
_CAUSE = ("packing", "opened_inside", "box_damage", "serial_plate", "on_scales", "outer_box")
#: width and height in points
_LARGE = (107 * MM, 70 * MM)
_SMALL_HEIGHT = 46 * MM
_GUTTER = 14.0
_ABOVE_CAPTION = 4.0


@dataclass(frozen=True, slots=True)
class _Framed:
    """One picture in its frame, with what stands below it."""

    photo: PhotoForPage
    caption: Para
    alt: str
    width: float
    height: float

    @property
    def tall(self) -> float:
        lines = len(self.caption.lines(self.width))
        return self.height + _ABOVE_CAPTION + lines * self.caption.style.leading

    def draw(self, canvas: Sheet, x: float, top: float) -> None:
        box = (x, top - self.height, self.width, self.height)
        canvas.block(*box, SUNK)
        if self.photo.path is not None:
            canvas.picture(working_jpeg(self.photo.path), box, self.alt)
        canvas.frame(*box, HAIR)
        canvas.paragraph(self.caption, x, top - self.height - _ABOVE_CAPTION, self.width)


def decisive(photos: Sequence[PhotoForPage], lang: str, width: float) -> list[Strip]:
    """One or two of the photos as they are numbered on the pages behind; nothing where none can be shown."""
    chosen = chosen_of(photos)
    if not chosen:
        return []
    sizes = [_LARGE, (width - _LARGE[0] - _GUTTER, _SMALL_HEIGHT)]
    framed = [
        _framed(photos[at], at + 1, size, lang)
        for at, size in zip(chosen, sizes[: len(chosen)], strict=True)
    ]

    def draw(canvas: Sheet, x: float, top: float) -> None:
        at = x
        for picture in framed:
            picture.draw(canvas, at, top)
            at += picture.width + _GUTTER

    return [Strip(max(each.tall for each in framed), draw), gap(8)]


def chosen_of(photos: Sequence[PhotoForPage]) -> list[int]:
    """Places of what shows the fault, else of the first that can be seen, and of what shows its cause."""
    can = [at for at, photo in enumerate(photos) if photo.path is not None]
    fault = _first(photos, can, _FAULT)
    if fault is None:
        fault = can[0] if can else None
    if fault is None:
        return []
    cause = _first(photos, [at for at in can if at != fault], _CAUSE)
    return [fault] if cause is None else [fault, cause]


def _first(
    photos: Sequence[PhotoForPage], among: Sequence[int], names: Sequence[str]
) -> int | None:
    for name in names:
        for at in among:
            if photos[at].shot == name:
                return at
    return None


def _framed(photo: PhotoForPage, number: int, size: tuple[float, float], lang: str) -> _Framed:
    name = say("documents.evidence.photo_name", lang, n=number, caption=photo.caption)
    alt = say("documents.alt.photo", lang, n=number, caption=photo.caption)
    return _Framed(photo, para(name, BODY, lang), alt, *size)
