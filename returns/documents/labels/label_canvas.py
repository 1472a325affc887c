"""What a label is drawn on, wherever it stands, and its measured parts."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from returns.documents.labels.places import Places
from returns.documents.page.codes import Dots
from returns.documents.page.sheet import Sheet
from returns.documents.typesetting.text import BLACK
from returns.language import day_words
from returns.phrases import say


@dataclass(frozen=True, slots=True)
class Block:
    """A measured part; `draw` takes its upper edge."""

    height: float
    draw: Callable[[float], None]


@dataclass(frozen=True, slots=True)
class Canvas:
    """What is drawn on: the place that it is now, or a column of it, in points.

    What was measured is drawn in whichever place it is by then: all are of one size.
    """

    places: Places
    lang: str
    grid: Dots
    #: whether no stock has larger labels
    largest: bool = False
    #: of a column: where it begins in the place, and its width
    column: tuple[float, float] | None = None

    #: its two columns, once they were asked for
    _halves: "list[Canvas]" = field(default_factory=list, init=False, repr=False, compare=False)
    #: name and sizes of a part → what the last label said there, and the part as it was measured
    _last: dict[tuple[object, ...], tuple[object, Block]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    @property
    def sheet(self) -> Sheet:
        """The document."""
        return self.places.sheet

    @property
    def left(self) -> float:
        """The left edge of what is drawn in now."""
        return self.places.left + (self.column[0] if self.column else 0.0)

    @property
    def top(self) -> float:
        """The upper edge of it, counted from the page's lower edge."""
        return self.places.top

    @property
    def width(self) -> float:
        """Of every place, or of the column."""
        return self.column[1] if self.column else self.places.width

    @property
    def height(self) -> float:
        """Of every place."""
        return self.places.height

    def halves(self, gutter: float, least: float) -> "tuple[Canvas, Canvas] | None":
        """Its two columns, always the same ones; None where they would be narrower than `least`."""
        width = (self.width - gutter) / 2
        if width < least:
            return None
        if not self._halves:
            told = self.places, self.lang, self.grid, self.largest
            starts = 0.0, width + gutter
            self._halves.extend(Canvas(*told, (start, width)) for start in starts)
        left, right = self._halves
        return left, right

    def again(
        self, part: tuple[object, ...], told: object, measure: Callable[[], Block]
    ) -> Block:
        """A measured part, the last one of that name and size where it is `told` the same.

        Most labels of a file go to one place and come from one, and differ in their numbers.
        """
        last = self._last.get(part)
        if last is None or last[0] != told:
            last = self._last[part] = (told, measure())
        return last[1]

    def say(self, name: str, /, **facts: object) -> str:
        """A phrase of `documents.json` in the label's language."""
        return _said(self.lang, name, tuple(facts.items()))

    def day(self, moment: date) -> str:
        """A date as people write it."""
        return day_words(moment, self.lang)


@lru_cache(maxsize=1024)  # every label of a file says the same words, each in several sizes
def _said(lang: str, name: str, facts: tuple[tuple[str, object], ...]) -> str:
    return say(f"documents.{name}", lang, **dict(facts))


class Column:
    """Measured parts under each other, with a rule between them."""

    def __init__(self, canvas: Canvas, padding: float) -> None:
        self._canvas, self._padding = canvas, padding
        self._blocks: list[Block] = []
        self.height = 0.0

    def add(self, block: Block) -> None:
        """Put a part below the others."""
        self._blocks.append(block)
        self.height += block.height + 2 * self._padding

    def draw(self) -> float:
        """Draw them from the upper edge down; where they end."""
        canvas = self._canvas
        top = canvas.top
        for index, block in enumerate(self._blocks):
            if index:
                canvas.sheet.rule(canvas.left, top, canvas.width, 1, BLACK)
                top -= self._padding
            block.draw(top)
            top -= block.height + self._padding
        return top
