"""What labels are printed on: rolls of one label, and sheets of several that are used up one by one."""

import json
from dataclasses import dataclass
from functools import cache

from resources import resource

USUAL = "4x6"


@dataclass(frozen=True, slots=True)
class Stock:
    """A paper for labels and, on it, the boxes that every printer reaches; lengths in millimetres.

    The boxes stand in the middle of the paper, `columns` beside and `rows` below each other.
    """

    name: str
    #: what is cut from it: stocks of one paper are what one printer is loaded with
    paper: str
    #: dots per inch of the printers that it is made for
    dpi: int
    width_mm: float
    height_mm: float
    safe_width_mm: float
    safe_height_mm: float
    columns: int = 1
    rows: int = 1
    gap_across_mm: float = 0.0
    gap_down_mm: float = 0.0

    @property
    def places(self) -> int:
        """Labels on one page."""
        return self.columns * self.rows

    def corner_mm(self, place: int) -> tuple[float, float]:
        """The upper left corner of a box, from the paper's; places count from 1, along the rows."""
        row, column = divmod(place - 1, self.columns)
        across = self.columns * self.safe_width_mm + (self.columns - 1) * self.gap_across_mm
        down = self.rows * self.safe_height_mm + (self.rows - 1) * self.gap_down_mm
        return (
            (self.width_mm - across) / 2 + column * (self.safe_width_mm + self.gap_across_mm),
            (self.height_mm - down) / 2 + row * (self.safe_height_mm + self.gap_down_mm),
        )


@cache
def stocks() -> dict[str, Stock]:
    """The stocks by name, from `resources/label_stock.json`.

    Boxes of sheets lie inside a half or a quarter of plain paper and inside the labels of the usual
    cut sheets too (A4: 199.6 × 143.5 and 99.1 × 139 mm; Letter: 3½ × 5 in).
    """
    table = json.loads(resource("label_stock.json").read_text(encoding="utf-8"))
    return {name: Stock(name, **told) for name, told in table.items()}


def known_stock(name: str) -> str:
    """The name of a stock as it was kept; the roll of most label printers for one that is none."""
    return name if name in stocks() else USUAL


def larger_than(name: str) -> tuple[str, ...]:
    """Stocks whose label is wider and larger in all, those of the same paper first."""
    stock = stocks()[name]
    larger = [
        other
        for other in stocks().values()
        if other.safe_width_mm > stock.safe_width_mm and _area(other) > _area(stock)
    ]
    larger.sort(key=lambda other: (other.paper != stock.paper, -_area(other)))
    return tuple(other.name for other in larger)


def _area(stock: Stock) -> float:
    return stock.safe_width_mm * stock.safe_height_mm
