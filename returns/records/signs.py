"""What speaks for a malicious return: the buyer's other cases, how often a thing comes back, each sign."""

from dataclasses import dataclass
from datetime import datetime

from returns.money import Money
from returns.records.advice import Because
from returns.terms import Verdict


@dataclass(frozen=True, slots=True)
class EarlierCase:
    """Another case of the same buyer, from the year before."""

    number: str
    requested_at: datetime
    #: what was concluded of each piece, and the reason that the buyer had given
    found: tuple[tuple[Verdict, str], ...] = ()
    #: what was paid for all that came back; None where nobody said
    worth: Money | None = None


@dataclass(frozen=True, slots=True)
class BackRate:
    """How much of what was sold came back, counted over the newest orders that a file told of."""

    sold: int
    back: int

    @property
    def percent(self) -> int:
        """Whole percent, rounded down; 0 while nothing was sold."""
        return self.back * 100 // self.sold if self.sold else 0


@dataclass(frozen=True, slots=True)
class Signal:
    """A sign of a malicious return: how much it weighs, and its sentence; below 0 it speaks against one."""

    weight: int
    because: Because
