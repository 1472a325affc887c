"""Columns as wide as what stands in them."""

from collections.abc import Sequence

from returns.documents.text import Para

#: at either side of a cell, and air after it; points
INSET, _AFTER = 3.0, 5.0
#: of the whole: the most that a column takes, and the least that is left for the flexible one
_MOST, _LEAST = 0.27, 0.2


def columns_for(
    rows: Sequence[Sequence[Para]], width: float, flexible: int
) -> tuple[float, ...]:
    """Each column as wide as its words, as far as there is room; the flexible one has the rest."""
    wide = [
        min(max(cell.widest for cell in column) + 2 * INSET + _AFTER, width * _MOST)
        for column in zip(*rows, strict=True)
    ]
    wide[flexible] = 0.0
    taken, room = sum(wide), width * (1 - _LEAST)
    if taken > room:
        wide = [each * room / taken for each in wide]
    wide[flexible] = width - sum(wide)
    return tuple(wide)
