"""Text in one font and one direction, measured."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from returns.documents.typesetting import fonts
from returns.documents.typesetting.clusters import clusters


@dataclass(frozen=True, slots=True)
class Run:
    """Text in one font."""

    text: str
    font: str
    #: of the bidirectional algorithm: an odd one runs from right to left
    level: int = 0
    #: its letters change with their neighbours, so it is measured and drawn by `shaping`
    shaped: bool = False
    #: drawn with thicker strokes, as its font has one weight
    heavy: bool = False

    @property
    def rightward(self) -> bool:
        """Whether it runs from left to right."""
        return self.level % 2 == 0

    def pieces(self) -> Iterable[str]:
        """What it may be cut into."""
        return clusters(self.text) if self.shaped else self.text

    def like(self, other: "Run") -> bool:
        """Whether both are drawn alike, so that they may be one."""
        return (self.font, self.level, self.shaped, self.heavy) == (
            *(other.font, other.level, other.shaped, other.heavy),
        )

    def holding(self, text: str) -> "Run":
        """The same with another text."""
        return Run(text, self.font, self.level, self.shaped, self.heavy)

    def width(self, size: float) -> float:
        """How wide it runs, in points."""
        if not self.shaped:
            return fonts.width(self.text, self.font, size)
        return _shaped_width(self.text, self.font, self.level % 2 == 0) * size

    def measured(self, size: float) -> list[tuple[str, float]]:
        """What it may be cut into, each with its width in points."""
        pieces = list(self.pieces())
        widths = {each: self.holding(each).width(size) for each in set(pieces)}
        return [(each, widths[each]) for each in pieces]


@lru_cache(maxsize=8192)
def _shaped_width(text: str, font: str, rightward: bool) -> float:
    from returns.documents.typesetting import shaping

    return shaping.width(text, font, rightward=rightward)


def measure(runs: Sequence[Run], size: float) -> float:
    """How wide runs are together, in points."""
    if len(runs) == 1:
        return runs[0].width(size)
    return sum([run.width(size) for run in runs])


def joined(runs: Iterable[Run]) -> Iterator[Run]:
    """Neighbours that are drawn alike as one run."""
    last: Run | None = None
    text: list[str] = []
    for run in runs:
        if last is not None and not run.like(last):
            yield last.holding("".join(text))
            text = []
        last = run
        text.append(run.text)
    if last is not None and text:
        yield last.holding("".join(text))


def trimmed(runs: Sequence[Run]) -> list[Run]:
    """Without the spaces at the end."""
    kept = list(runs)
    if not kept or kept[-1].text[-1:] != " ":
        return kept
    if len(kept) == 1:
        rest = kept[0].text.rstrip(" ")
        return [kept[0].holding(rest)] if rest else []
    while kept and kept[-1].text.endswith(" "):
        bare = kept.pop()
        rest = bare.text.rstrip(" ")
        if rest:
            kept.append(bare.holding(rest))
    return kept
