"""What the desk knows of one buyer: every order, every case, and what was found in them."""

from dataclasses import dataclass
from datetime import date, datetime

from returns.money import Money
from returns.terms import Verdict


@dataclass(frozen=True, slots=True)
class BuyerCase:
    """One case of the buyer in a row."""

    id: int
    number: str
    title: str
    reason: str
    requested_at: datetime
    #: what was concluded of its pieces, each verdict once
    found: tuple[Verdict, ...]
    #: what went back to the buyer on it, by us or by the platform
    back: Money
    closed: bool


@dataclass(frozen=True, slots=True)
class BuyerOrder:
    """One order of the buyer, and how many cases there are on it."""

    number: str
    shop: str
    ordered_on: date | None
    cases: int


@dataclass(frozen=True, slots=True)
class BuyerHistory:
    """The newest come first."""

    orders: tuple[BuyerOrder, ...]
    cases: tuple[BuyerCase, ...]
