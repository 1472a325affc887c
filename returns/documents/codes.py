"""Code 128 and QR as rectangles of whole printer dots, so that a thermal printer keeps them sharp."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import zxingcpp

from returns.documents.sheet import MM, Sheet

#: modules of white on either side of a Code 128, and around a QR code (ISO 15417, ISO 18004)
QUIET_BARS = 10
QUIET_QR = 4
_LEAST_BAR_MM = 0.25
_MOST_BAR_MM = 0.63
_LEAST_MODULE_MM = 0.5
_LEAST_MODULE_DOTS = 4


@dataclass(frozen=True, slots=True)
class Dots:
    """The grid of one printer: its dot in points, counted from the page's upper left corner."""

    per_inch: int
    page_height: float

    @property
    def size(self) -> float:
        """One dot in points."""
        return 72 / self.per_inch

    def across(self, x: float) -> float:
        """The dot's edge nearest to `x`."""
        return round(x / self.size) * self.size

    def down(self, y: float) -> float:
        """The dot's edge nearest to `y`, counted from above."""
        return self.page_height - round((self.page_height - y) / self.size) * self.size


@dataclass(frozen=True, slots=True)
class Bars:
    """A Code 128: black bars as (first module, count), its length in modules, dots to a module."""

    black: tuple[tuple[int, int], ...]
    modules: int
    dots: int

    def width(self, grid: Dots) -> float:
        """With its quiet zones, in points."""
        return (self.modules + 2 * QUIET_BARS) * self.dots * grid.size

    def draw(
        self, sheet: Sheet, grid: Dots, x: float, top: float, height: float, alt: str = ""
    ) -> None:
        """Draw it, quiet zone included, from (`x`, `top`) down; `alt` is what it says, in words."""
        module = self.dots * grid.size
        left = grid.across(x) + QUIET_BARS * module
        upper, lower = grid.down(top), grid.down(top - height)
        with sheet.figure(alt, (x, lower, self.width(grid), upper - lower)):
            rectangles = ((start, 0, count, 1) for start, count in self.black)
            sheet.modules((left, lower), (module, upper - lower), rectangles)


@lru_cache(maxsize=64)  # a label is tried in several sizes before it is drawn
def bars(text: str, grid: Dots, room: float) -> Bars | None:
    """The widest-barred Code 128 of the text within `room` points; None when it cannot be one.

    That is: not plain ASCII, or so long that bars would be thinner than scanners read.
    """
    if not text or not text.isascii() or not text.isprintable():
        return None
    rows = _matrix(zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.Code128))
    line = rows[0]
    fits = int(room / ((len(line) + 2 * QUIET_BARS) * grid.size))
    dots = min(fits, int(_MOST_BAR_MM * MM / grid.size))
    if dots * grid.size < (_LEAST_BAR_MM - 0.001) * MM:
        return None
    return Bars(tuple(_stretches(line)), len(line), dots)


@dataclass(frozen=True, slots=True)
class Qr:
    """A QR code: rows of modules, True is black, and dots to a module."""

    rows: tuple[tuple[bool, ...], ...]
    dots: int

    def width(self, grid: Dots) -> float:
        """Its side with the quiet zone, in points."""
        return (len(self.rows) + 2 * QUIET_QR) * self.dots * grid.size

    def draw(self, sheet: Sheet, grid: Dots, x: float, top: float, alt: str = "") -> None:
        """Draw it, quiet zone included, from (`x`, `top`) down; `alt` is what it says, in words."""
        module = self.dots * grid.size
        left = grid.across(x) + QUIET_QR * module
        upper = grid.down(top) - QUIET_QR * module
        side = self.width(grid)
        with sheet.figure(alt, (x, top - side, side, side)):
            rectangles = (
                (start, index, count, 1)
                for index, row in enumerate(self.rows)
                for start, count in _stretches(row)
            )
            sheet.modules((left, upper), (module, -module), rectangles)


@lru_cache(maxsize=64)
def qr(text: str, grid: Dots, room: float) -> Qr:
    """A QR code, level M, as large as `room` points allow, larger where the text needs it."""
    code = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    rows = tuple(tuple(row) for row in _matrix(code))
    least = max(_LEAST_MODULE_DOTS, -int(-_LEAST_MODULE_MM * MM // grid.size))
    dots = int(room / ((len(rows) + 2 * QUIET_QR) * grid.size))
    return Qr(rows, max(least, dots))


def _matrix(code: zxingcpp.Barcode) -> list[list[bool]]:
    image: Any = code.to_image(scale=1, add_hrt=False, add_quiet_zones=False)
    picture = memoryview(image)
    height, width = picture.shape or (0, 0)
    flat = picture.tobytes()
    return [[dot == 0 for dot in flat[y * width : (y + 1) * width]] for y in range(height)]


def _stretches(line: list[bool] | tuple[bool, ...]) -> list[tuple[int, int]]:
    """Runs of black as (start, count)."""
    found: list[tuple[int, int]] = []
    for index, black in enumerate(line):
        if not black:
            continue
        if found and sum(found[-1]) == index:
            found[-1] = (found[-1][0], found[-1][1] + 1)
        else:
            found.append((index, 1))
    return found
