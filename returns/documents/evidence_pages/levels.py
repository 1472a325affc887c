"""Labels below a line to scale: where each stands, and on which level it touches no other."""

from collections.abc import Sequence

_APART = 8.0

#: left and right, in points
Extent = tuple[float, float]


def extent_of(middle: float, wide: float, room: float) -> Extent:
    """A label's place below its point, and not beyond the sides of a room that begins at 0."""
    left = min(max(middle - wide / 2, 0.0), room - wide)
    return left, left + wide


def levelled(extents: Sequence[Extent]) -> list[int]:
    """For each label the first level on which it touches none of those before it."""
    ends: list[float] = []
    levels = []
    for left, right in extents:
        free = next((n for n, end in enumerate(ends) if left > end + _APART), len(ends))
        if free == len(ends):
            ends.append(0.0)
        ends[free] = right
        levels.append(free)
    return levels


def crosses(at: int, middle: float, extents: Sequence[Extent], levels: Sequence[int]) -> bool:
    """Whether a line from a point down to its label would run through the words of another."""
    above = (extents[n] for n, level in enumerate(levels) if level < levels[at])
    return any(left - 1 < middle < right + 1 for left, right in above)
