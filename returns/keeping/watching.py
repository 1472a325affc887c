"""How far a long work is, and whether somebody wants it stopped."""

from collections.abc import Callable
from dataclasses import dataclass

from returns.errors import Refusal

#: (done, total); may be called from a worker
Progress = Callable[[int, int], None]
AskedToStop = Callable[[], bool]

_TOTAL = 1000


class Stopped(Refusal):
    """The user stopped it; nothing of it was kept."""


@dataclass(frozen=True, slots=True)
class Watch:
    """Told of every step of a long work; a part of it watches its own share of the whole."""

    progress: Progress | None = None
    cancelled: AskedToStop | None = None
    begins: float = 0.0
    ends: float = 1.0

    def within(self, begins: float, ends: float) -> "Watch":
        """The watch of a part that goes from one share of this one to another."""
        span = self.ends - self.begins
        at = self.begins
        return Watch(self.progress, self.cancelled, at + span * begins, at + span * ends)

    def at(self, done: int, total: int) -> None:
        """So much is done; raises `Stopped` where that was asked for."""
        if self.cancelled is not None and self.cancelled():
            raise Stopped("keeping.stopped")
        if self.progress is not None:
            share = self.begins + (self.ends - self.begins) * (done / total if total else 1.0)
            self.progress(round(share * _TOTAL), _TOTAL)
