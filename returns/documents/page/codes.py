"""Code 128 and QR as rectangles of whole printer dots, so that a thermal printer keeps them sharp."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import zxingcpp

from returns.documents.page.sheet import MM, Sheet

#: modules of white on either side of a Code 128, and around a QR code (ISO 15417, ISO 18004)
QUIET_BARS = 10
QUIET_QR = 4
_LEAST_BAR_MM = 0.25
_MOST_BAR_MM = 0.63
_LEAST_MODULE_MM = 0.5
_LEAST_MODULE_DOTS = 4
#: neighbouring black modules in a row of a code's picture
_BLACK = re.compile(rb"\0+")


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
    """A Code 128: its black bars as rectangles in modules, its length in modules, dots to a module."""

    black: str
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
            sheet.modules((left, lower), (module, upper - lower), self.black)


@lru_cache(maxsize=64)  # a label is tried in several sizes before it is drawn
def bars(text: str, grid: Dots, room: float) -> Bars | None:
    """The widest-barred Code 128 of the text within `room` points; None when it cannot be one.

    That is: not plain ASCII, or so long that bars would be thinner than scanners read.
    """
    if not text or not text.isascii() or not text.isprintable():
        return None
    line = _rows(zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.Code128))[0]
    fits = int(room / ((len(line) + 2 * QUIET_BARS) * grid.size))
    dots = min(fits, int(_MOST_BAR_MM * MM / grid.size))
    if dots * grid.size < (_LEAST_BAR_MM - 0.001) * MM:
        return None
    return Bars(_rectangles([line]), len(line), dots)


@dataclass(frozen=True, slots=True)
class Qr:
    """A QR code: what is black as rectangles in modules, modules to a side, dots to a module."""

    black: str
    modules: int
    dots: int

    def width(self, grid: Dots) -> float:
        """Its side with the quiet zone, in points."""
        return (self.modules + 2 * QUIET_QR) * self.dots * grid.size

    def draw(self, sheet: Sheet, grid: Dots, x: float, top: float, alt: str = "") -> None:
        """Draw it, quiet zone included, from (`x`, `top`) down; `alt` is what it says, in words."""
        module = self.dots * grid.size
        left = grid.across(x) + QUIET_QR * module
        upper = grid.down(top) - QUIET_QR * module
        side = self.width(grid)
        with sheet.figure(alt, (x, top - side, side, side)):
            sheet.modules((left, upper), (module, -module), self.black)


@lru_cache(maxsize=64)
def qr(text: str, grid: Dots, room: float) -> Qr:
    """A QR code, level M, as large as `room` points allow, larger where the text needs it."""
    code = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    rows = _rows(code)
    least = max(_LEAST_MODULE_DOTS, -int(-_LEAST_MODULE_MM * MM // grid.size))
    dots = int(room / ((len(rows) + 2 * QUIET_QR) * grid.size))
    return Qr(_rectangles(rows), len(rows), max(least, dots))


def _rows(code: zxingcpp.Barcode) -> list[bytes]:
    """The rows of a code's picture, a byte a module: 0 is black."""
    image: Any = code.to_image(scale=1, add_hrt=False, add_quiet_zones=False)
    picture = memoryview(image)
    height, width = picture.shape or (0, 0)
    flat = picture.tobytes()
    return [flat[y * width : (y + 1) * width] for y in range(height)]


def _rectangles(rows: list[bytes]) -> str:
    """What is black, each stretch of a row a rectangle, as `Sheet.modules` draws it."""
    return " ".join(
        [
            f"{found.start()} {row} {found.end() - found.start()} 1 re"
            for row, modules in enumerate(rows)
            for found in _BLACK.finditer(modules)
        ]
    )
