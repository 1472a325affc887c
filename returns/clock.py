"""The clock that is passed in, so that a rule never asks the machine what time it is."""

from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import Protocol


class Clock(Protocol):
    """Gives the present moment."""

    def now(self) -> datetime:
        """The moment in UTC, to the second."""
        ...


class SystemClock:
    """The machine's own clock."""

    def now(self) -> datetime:
        """The moment in UTC, to the second."""
        return datetime.now(UTC).replace(microsecond=0)  # noqa: TID251  the one place that asks


class SetClock:
    """A clock that stands where it is put: for tests, the sample desk and repeatable papers."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment

    def now(self) -> datetime:
        """The moment it was set to."""
        return self.moment

    def forward(self, **span: float) -> None:
        """Move on by a `timedelta`'s arguments: `forward(days=2)`."""
        self.moment += timedelta(**span)


@lru_cache(maxsize=2_000)
def stamp(moment: datetime) -> str:
    """A moment as stored: `2026-11-22T10:00:00Z`."""
    return f"{moment.astimezone(UTC).replace(microsecond=0, tzinfo=None).isoformat()}Z"


def moment(text: str) -> datetime:
    """The stored form back to a moment; raises `ValueError` for anything else."""
    # fromisoformat takes many forms and this one only is ours; strptime's first use costs 15 ms
    if len(text) != 20 or text[7::3] != "-T::Z":
        raise ValueError(text)
    return datetime.fromisoformat(text)


def day(text: str | None) -> date | None:
    """A stored calendar date, or None."""
    return date.fromisoformat(text) if text else None
