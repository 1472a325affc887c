"""Photos side by side, never cropped, each with its number in a black box and its caption."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from returns.documents.page.flow import Strip
from returns.documents.page.sheet import HAIR, SUNK, Sheet, baseline, working_jpeg
from returns.documents.page.tagging import Tag
from returns.documents.plain.plain_paper import PLAIN, SMALL, WIDTH
from returns.documents.typesetting.fonts import Weight
from returns.documents.typesetting.text import BLACK, Para, Style, para
from returns.phrases import say
from returns.records.papers import PhotoForPage

_WHITE = (1.0, 1.0, 1.0)
_NUMBER = Style(9, 12.5, Weight.BOLD, _WHITE)
_NAME = Style(9, 12.5, Weight.SEMIBOLD)
_NO_PICTURE = Style(9, 12.5, align="centre")
_AIR = 4.0  # points between a picture and its words, and at the sides of its number


@dataclass(frozen=True, slots=True)
class Grid:
    """So many columns; a picture may be as tall as `frame`."""

    columns: int
    frame: float
    gutter: float = 10.0
    #: points below a row
    below: float = 8.0

    @property
    def cell(self) -> float:
        """How wide a picture and its words may be."""
        return (WIDTH - (self.columns - 1) * self.gutter) / self.columns


def rows_of(
    photos: Sequence[PhotoForPage],
    words: Sequence[Sequence[Para]],
    grid: Grid,
    lang: str,
    first: int = 1,
) -> list[Strip]:
    """A strip for each row; `words` stand below the name of each photo, numbered from `first`."""
    cells = [
        _Cell(photo, number, tuple(told), grid, lang)
        for number, (photo, told) in enumerate(zip(photos, words, strict=True), start=first)
    ]
    tall = tall_words(cells)
    return [
        _row(cells[start : start + grid.columns], grid, tall)
        for start in range(0, len(cells), grid.columns)
    ]


def words_height(
    photos: Sequence[PhotoForPage], words: Sequence[Sequence[Para]], grid: Grid, lang: str
) -> float:
    """How much the words below the pictures take, at their tallest."""
    return tall_words(
        [
            _Cell(photo, len(photos), tuple(told), grid, lang)
            for photo, told in zip(photos, words, strict=True)
        ]
    )


class _Cell:
    """One photo with all that stands below it."""

    def __init__(
        self, photo: PhotoForPage, number: int, told: tuple[Para, ...], grid: Grid, lang: str
    ) -> None:
        self.photo, self.grid, self._lang = photo, grid, lang
        self._number, self._told = para(str(number), _NUMBER), told
        self._name = para(photo.caption, _NAME, lang)
        self._alt = say("documents.alt.photo", lang, n=number, caption=photo.caption)
        self._beside = self._number.widest + 2 * _AIR + 5

    def height(self) -> float:
        """Of its words."""
        room = self.grid.cell - self._beside
        name = len(self._name.lines(room)) * _NAME.leading
        others = (len(told.lines(self.grid.cell)) * told.style.leading for told in self._told)
        return max(name, _NUMBER.leading) + 2 + sum(others)

    def draw(self, sheet: Sheet, x: float, top: float) -> None:
        """The picture and its words, from its upper left corner."""
        self._picture(sheet, (x, top - self.grid.frame, self.grid.cell, self.grid.frame))
        level = top - self.grid.frame - _AIR
        side = self._number.widest + 2 * _AIR
        sheet.block(x, level - _NUMBER.leading, side, _NUMBER.leading, BLACK)
        (line,) = self._number.lines(side)
        room = self.grid.cell - self._beside
        with sheet.part(Tag("P")):
            number = replace(line, spaced=True)
            sheet.words(number, x + _AIR, baseline(level, _NUMBER), _NUMBER)
            used = sheet.paragraph(self._name, x + self._beside, level, room)
        level -= max(used, _NUMBER.leading) + 2
        for told in self._told:
            level -= sheet.paragraph(told, x, level, self.grid.cell)

    def _picture(self, sheet: Sheet, box: tuple[float, float, float, float]) -> None:
        sheet.block(*box, SUNK)
        if self.photo.path is None:
            words = para(say("documents.grid.no_picture", self._lang), _NO_PICTURE, self._lang)
            tall = len(words.lines(box[2] - 8)) * words.style.leading
            sheet.paragraph(words, box[0] + 4, box[1] + (box[3] + tall) / 2, box[2] - 8)
        else:
            sheet.picture(working_jpeg(self.photo.path), box, self._alt)
        sheet.frame(*box, HAIR)


def tall_words(cells: Sequence[_Cell]) -> float:
    """The height of the tallest words."""
    return max((cell.height() for cell in cells), default=0.0)


def _row(cells: Sequence[_Cell], grid: Grid, tall: float) -> Strip:
    def draw(sheet: Sheet, x: float, top: float) -> None:
        for at, cell in enumerate(cells):
            cell.draw(sheet, x + at * (grid.cell + grid.gutter), top)

    return Strip(grid.frame + _AIR + tall + grid.below, draw)


def fingerprint(sha256: str, lang: str) -> Para:
    """The first eight and the last four figures: `9f3c 71aa…e02b`."""
    short = f"{sha256[:4]} {sha256[4:8]}…{sha256[-4:]}" if len(sha256) > 12 else sha256
    return para(short, PLAIN, lang)


def quiet(words: str, lang: str) -> Para:
    """Words below a picture."""
    return para(words, SMALL, lang)
