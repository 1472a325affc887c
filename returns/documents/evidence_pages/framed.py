"""A photo in its frame with its marks, and its number in a black box before its name."""

from dataclasses import replace
from pathlib import Path

from returns.documents.evidence_pages.look import Look
from returns.documents.evidence_pages.marks import Box, draw_marks
from returns.documents.page.sheet import HAIR, SUNK, Sheet, baseline, jpeg_size, working_jpeg
from returns.documents.page.tagging import Tag
from returns.documents.typesetting.fonts import Weight
from returns.documents.typesetting.text import BLACK, Para, Style, para
from returns.phrases import say
from returns.records.papers import PhotoForPage

_WHITE = (1.0, 1.0, 1.0)
#: points: at the sides of a number, and after it
_PAD, _AFTER = 5.0, 6.0
#: a picture that is narrower has smaller marks
_FULL_WIDTH = 250.0
#: points that a pixel stands for at most: on screen it is one there; what is larger shows nothing more
_PER_PIXEL = 72 / 96
_CIRCLED_A = 0x24B6
#: points: the room of a picture that cannot be shown
_NOTHING_TALL = 90.0
#: bytes of a working picture in which its size stands
_BEGINNING = 4096


def framed(canvas: Sheet, photo: PhotoForPage, number: int, box: Box, look: Look) -> None:
    """The whole picture, never cropped, as large as the box allows, in its lower left corner."""
    box = (*box[:2], *fitted(photo, box[2], box[3]))
    if photo.path is None:
        canvas.block(*box, SUNK)
        style = replace(look.ladder.plain, align="centre")
        words = para(say("documents.evidence.no_picture", look.lang), style, look.lang)
        tall = len(words.lines(box[2] - 24)) * style.leading
        canvas.paragraph(words, box[0] + 12, box[1] + (box[3] + tall) / 2, box[2] - 24)
    else:
        placed = canvas.picture(shown_bytes(photo, look), box, alt_of(photo, number, look.lang))
        scale = min(max(placed[2] / _FULL_WIDTH, 0.6), 1.0)
        draw_marks(canvas, photo.marks, placed, look.ladder, scale)
    canvas.frame(*box, HAIR)


def fitted(photo: PhotoForPage, width: float, height: float) -> tuple[float, float]:
    """How wide and tall its picture stands in that room, or the words that it cannot be shown."""
    if photo.path is None:
        return width, min(height, _NOTHING_TALL)
    size = _size(photo.path)
    if size is None:
        return width, height
    scale = min(width / size[0], height / size[1], _PER_PIXEL)
    return size[0] * scale, size[1] * scale


def _size(path: Path) -> tuple[int, int] | None:
    """Of a working picture, which says so at its very beginning."""
    with path.open("rb") as file:
        return jpeg_size(file.read(_BEGINNING))


def alt_of(photo: PhotoForPage, number: int, lang: str) -> str:
    """What a picture shows, in words."""
    told = say("documents.alt.photo", lang, n=number, caption=photo.caption)
    seen = seen_on(photo)
    return f"{told}. {seen}" if seen else told


def seen_on(photo: PhotoForPage) -> str:
    """What is to be seen on it, and what each mark points at: `Ⓐ chip at the rim`."""
    marked = (f"{letter(mark.tag)} {mark.words}" for mark in photo.marks if mark.words)
    return " ".join(filter(None, (photo.words, *marked)))


def letter(tag: str) -> str:
    """A mark's letter in its ring, as in the picture."""
    one = tag[:1].upper()
    return chr(_CIRCLED_A + ord(one) - ord("A")) if "A" <= one <= "Z" else one


def shown_bytes(photo: PhotoForPage, look: Look) -> bytes:
    """The working picture's bytes, without colour where the addressee's printer has none."""
    if photo.path is None:
        return b""
    content = working_jpeg(photo.path)
    if not look.ladder.grey:
        return content
    from returns.documents.pictures.from_outside import without_colour

    return without_colour(content)


class Named:
    """A number in a black box, then a photo's name, and whatever else is said on the same lines."""

    def __init__(self, number: int, words: Para, look: Look) -> None:
        style = Style(words.style.size, words.style.leading, Weight.BOLD, _WHITE)
        self._number, self._words = para(str(number), style, look.lang), words
        self._side = self._number.widest + 2 * _PAD
        self._look = look

    def room(self, width: float) -> float:
        """What the words have in a column of that width."""
        return width - self._side - _AFTER

    def height(self, room: float) -> float:
        """In a column of that width."""
        lines = len(self._words.lines(self.room(room)))
        return max(lines, 1) * self._words.style.leading

    def draw(self, canvas: Sheet, x: float, top: float, room: float) -> float:
        """From the upper left corner; the height it took."""
        style = self._number.style
        tall = style.leading - 1
        canvas.block(x, top - tall, self._side, tall, BLACK)
        (line,) = self._number.lines(self._side)
        with canvas.part(Tag("P")):
            at = baseline(top + 0.5, style)
            canvas.words(replace(line, spaced=True), x + _PAD, at, style)
            left = x + self._side + _AFTER
            canvas.paragraph(self._words, left, top, self.room(room))
        return self.height(room)
