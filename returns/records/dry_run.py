"""What a dry run of settings answers: every line that would have been advised or reckoned otherwise."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from returns.money import Money
from returns.records.advice import Recommendation, Step
from returns.terms import HoldKind


class Unreckoned(StrEnum):
    """Why the recommended way of a line has no sum, or one that is an estimate."""

    #: no file told what was paid
    PRICE = "price"
    #: nobody told what the goods cost us
    COST = "cost"
    #: the currency has no rate, and what a parcel costs is told in dollars
    RATE = "rate"
    #: there is nothing of ours to reckon: a gift, one too many, the platform's own way
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of one line under one set of settings, when it came."""

    #: without its sentences and without what the other ways cost
    advice: Recommendation
    #: what is next, without its sentences; None where the line is over
    step: Step | None
    hold: HoldKind | None
    #: what the recommended way is expected to cost, net; None where it is not known
    cost: Money | None
    #: why there is no sum; with a sum: why it is an estimate; None where it is reckoned
    unreckoned: Unreckoned | None = None
    #: what is next on it as it stands today, where the case is open and a deadline differs
    today: Step | None = None

    @property
    def firm(self) -> Money | None:
        """The sum, where it is no estimate."""
        return self.cost if self.unreckoned is None else None


@dataclass(frozen=True, slots=True)
class Tried:
    """One line under the settings that are kept, and under those that are tried."""

    case_id: int
    number: str
    #: its place in the case from 1, and how many there are
    line: int
    lines: int
    sku: str
    title: str
    currency: str
    old: Said
    new: Said

    @property
    def otherwise(self) -> bool:
        """The advice itself differs, not only what it is expected to cost."""
        then, now = self.old, self.new
        return _told(then) != _told(now)

    @property
    def differs(self) -> bool:
        """Anything differs that is told."""
        return self.old != self.new

    @property
    def unreckoned(self) -> Unreckoned | None:
        """Why both sums cannot be laid beside each other; None where they can."""
        reasons = {self.old.unreckoned, self.new.unreckoned}
        return next((reason for reason in Unreckoned if reason in reasons), None)

    @property
    def difference(self) -> Money | None:
        """How much more the new way is expected to cost; None where either sum is unknown."""
        if self.old.cost is None or self.new.cost is None:
            return None
        return self.new.cost - self.old.cost


def _told(said: Said) -> tuple[object, ...]:
    return said.advice, said.step, said.hold, said.today


@dataclass(frozen=True, slots=True)
class Total:
    """What all lines of one currency that could be reckoned are expected to cost."""

    lines: int
    old: Money
    new: Money

    @property
    def difference(self) -> Money:
        """How much more it is under the new settings."""
        return self.new - self.old


@dataclass(frozen=True, slots=True)
class DryRun:
    """All that was looked at, counted; in `rows` only what differs, the most money first."""

    since: date
    until: date
    cases: int
    #: cases of which a line would have been advised otherwise
    otherwise: int
    #: cases with the same advice, of which only the expected cost is another
    recosted: int
    rows: tuple[Tried, ...]
    #: by currency, in the order of their codes
    totals: tuple[Total, ...]
    #: all of them in the home currency, as far as it has a rate; None where no total can be told
    home: Total | None
    #: currencies without a rate, which `home` leaves out
    left_out: tuple[str, ...]
    #: the day of the rates
    rates_on: str
    #: how many cases have a line whose sums could not be reckoned, by the reason
    unreckoned: tuple[tuple[Unreckoned, int], ...]
    #: another sum for used goods was tried, which no case can show at its beginning
    used_goods: bool = False
