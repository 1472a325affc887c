"""What a picture looks like in few bits, so that the same one is found again however it was saved.

A difference hash: the picture shrunk to 9 × 9 greys, a bit for each grey that is clearly darker than
its neighbour. Sizes, formats and qualities of saving move few of the bits; turned and mirrored
pictures are told by hashing the greys as they would lie then.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

_SIDE = 9
#: greys that differ by less are alike: saving again changes them by as much
_CLEAR = 2
#: bits that a picture must have to be known again; a sheet of white paper looks like any other
_LEAST_BITS = 16

#: Pillow's own number of averaging over boxes: noise goes
_BOX = 4

_Greys = list[list[int]]


def looks_of(image: "Image") -> tuple[str, ...]:
    """The look of an upright picture, then of it turned and mirrored: 36 hexadecimal digits each.

    () for a picture with too little in it. The first is kept; the others find it again.
    """
    small = image.convert("L").resize((_SIDE, _SIDE), resample=_BOX)
    flat = small.tobytes()
    greys = [list(flat[row : row + _SIDE]) for row in range(0, _SIDE * _SIDE, _SIDE)]
    found = [_look(each) for each in _lying(greys)]
    if found[0].bit_count() < _LEAST_BITS:
        return ()
    return tuple(f"{look:036x}" for look in dict.fromkeys(found))


def _look(greys: _Greys) -> int:
    """144 bits: each row's neighbours, then each column's."""
    bits = 0
    for row in (*greys, *_columns(greys)):
        for left, right in pairwise(row):
            bits = bits << 1 | (left - right > _CLEAR)
    return bits


def _lying(greys: _Greys) -> list[_Greys]:
    """As it is, in its four turns, and mirrored in four."""
    found = []
    for side in (greys, [row[::-1] for row in greys]):
        for _ in range(4):
            found.append(side)
            side = _columns(side[::-1])
    return found


def _columns(greys: Sequence[list[int]]) -> _Greys:
    return [list(column) for column in zip(*greys, strict=True)]
