"""What the desk wants the seller to look at in a supplier's policy (domain.md 4, D and P)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from returns.money import Money
from returns.records.policy import PolicyTerms, Supplier
from returns.terms import Standing, WindowStart


class Watch(StrEnum):
    """Kinds of warning, the gravest first."""

    GAP = "gap"
    STANDING = "standing"
    UNCHECKED = "unchecked"
    UNWRITTEN = "unwritten"


@dataclass(frozen=True, slots=True)
class Loss:
    """What fell into the days that a supplier no longer covers, in the twelve months before."""

    cases: int = 0
    #: in the desk's home currency; None when no rate is known
    money: Money | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """A line that a buyer asked to give back: when, why, and what its goods are worth to us."""

    case_id: int
    supplier_id: int
    group: str
    reason: str
    #: days after the delivery on which the buyer asked
    day: int
    #: days from delivery that are promised for goods of that group now
    promised: int
    #: in the desk's home currency; None where neither cost, price nor rate is known
    worth: Money | None = None


class Clause(StrEnum):
    """The terms of a supplier that have another side in our promise, called as in the policy as read."""

    WINDOW = "window"
    DAMAGE = "damage"
    FEE = "fee"
    FREIGHT = "freight"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class SupplierYear:
    """What was asked back of one supplier's goods in a year, and what each clause left to us of it."""

    supplier_id: int
    #: those of the version that carries least
    terms: PolicyTerms
    #: days from delivery that the supplier carries, and on which a parcel still gets there in time
    carried: int
    safe: int
    #: days that are promised for the goods of this supplier, each once, the least first
    promised: tuple[int, ...] = ()
    losses: tuple[tuple[Clause, Loss], ...] = ()
    asked: tuple[Asked, ...] = ()


@dataclass(frozen=True, slots=True)
class PolicyWarning:
    """One thing to look at; what a kind does not use is 0 or empty."""

    supplier_id: int
    supplier: str
    kind: Watch
    #: unchecked: days since the last check; gap: days that are on us
    days: int = 0
    #: gap: days that we promise, and days from delivery that the supplier carries (0: never)
    promised: int = 0
    allowed: int = 0
    #: gap: the supplier's days and what they count from, where that is not the delivery
    window: tuple[int, WindowStart] | None = None
    #: gap: the product group that the promise is about, "" for all goods
    group: str = ""
    #: gap: the version that opened it, and the day from which it holds when that is ahead
    policy_id: int = 0
    holds_from: date | None = None
    loss: Loss = Loss()
    #: standing: how we stand, and how many claims were refused
    standing: Standing = Standing.ACTIVE
    refusals: int = 0


@dataclass(frozen=True, slots=True)
class Floor:
    """A law that gives buyers more days than the store policy says."""

    days: int
    #: ISO code of the country, or EU
    country: str
    promised: int
    source: str


@dataclass(frozen=True, slots=True)
class PolicyOverview:
    """Suppliers, what to look at, and what buyers were told, of one moment."""

    suppliers: tuple[Supplier, ...]
    warnings: tuple[PolicyWarning, ...]
    today: date
    #: how many products the desk knows
    products: int = 0
    #: the store window published now, in days; 0 before the first publication
    published_days: int = 0
    per_group: bool = False
    home_currency: str = "USD"
