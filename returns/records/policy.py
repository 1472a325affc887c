"""What a supplier accepts: the terms of one policy version (domain.md 4; D, R)."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from operator import attrgetter
from typing import Any

from returns.money import Money
from returns.terms import RmaPlacement, Standing, WindowStart

#: since when terms hold of which nobody said so
ALWAYS = date(2000, 1, 1)


@dataclass(frozen=True, slots=True)
class ReturnFee:
    """What the supplier keeps for goods sent back: a percentage, a fixed sum, or nothing."""

    percent: int = 0
    fixed: Money | None = None
    #: reason ids for which the fee is waived
    waived_for: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EvidenceDemand:
    """What proof the supplier wants, and in what shape."""

    #: shot ids of `resources/shots.json`, in the order asked for
    shots: tuple[str, ...] = ()
    video: bool = False
    serial: bool = False
    max_mb: int | None = None
    #: fields `{rma} {case} {order} {sku}`
    file_name: str = ""
    subject: str = ""
    redact_buyer: bool = True


@dataclass(frozen=True, slots=True)
class PolicyTerms:
    """One version's terms; every field is a plain question in the policy form."""

    window_days: int = 30
    window_from: WindowStart = WindowStart.DELIVERY
    damage_days: int | None = None
    exchange_days: int | None = None
    warranty_months: int | None = None
    fee: ReturnFee = field(default_factory=ReturnFee)
    #: who bears the return freight by reason: `{"*": "seller", "defective": "supplier"}`;
    #: values are `FreightPayer`, "*" is every other reason
    freight: dict[str, str] = field(default_factory=lambda: {"*": "seller"})
    takes_ordered_wrong: bool = True
    ordered_wrong_fee_percent: int = 0
    takes_returns: bool = True
    rma_needed: bool = True
    rma_how: str = ""
    rma_days: int = 2
    rma_valid_days: int | None = None
    rma_placement: RmaPlacement = RmaPlacement.LABEL_ONLY
    condition: str = ""
    evidence: EvidenceDemand = field(default_factory=EvidenceDemand)
    #: any of refund, reship, credit_note, allowance, keep_item
    remedies: tuple[str, ...] = ("refund",)
    answer_days: int = 3
    refund_days: int = 10
    transit_days: int = 7
    #: the supplier's procedure, step by step, as the supplier words it
    procedure: tuple[str, ...] = ()
    contact: str = ""


def answer_of(terms: PolicyTerms, name: str) -> Any:
    """The value of a field of `POLICY_FIELDS`, by its place: `evidence.video`."""
    return attrgetter(name)(terms)


def with_answers(terms: PolicyTerms, answers: Mapping[str, Any]) -> PolicyTerms:
    """The terms with these values, by the places of their fields."""
    own = {name: value for name, value in answers.items() if "." not in name}
    for group in {name.partition(".")[0] for name in answers if "." in name}:
        inner = {
            name.removeprefix(f"{group}."): value
            for name, value in answers.items()
            if name.startswith(f"{group}.")
        }
        own[group] = replace(getattr(terms, group), **inner)
    return replace(terms, **own)


@dataclass(frozen=True, slots=True)
class Address:
    """A postal address as lines a carrier can read."""

    name: str = ""
    lines: tuple[str, ...] = ()
    city: str = ""
    region: str = ""
    postcode: str = ""
    country: str = ""
    phone: str = ""

    def __bool__(self) -> bool:
        return bool(self.lines or self.city or self.postcode)


@dataclass(frozen=True, slots=True)
class Warehouse:
    """A supplier's return address; never published, given case by case (D)."""

    id: int
    supplier_id: int
    name: str
    address: Address


@dataclass(frozen=True, slots=True)
class SupplierPolicy:
    """One version: the terms, the day from which they hold, the day they were last checked."""

    id: int
    supplier_id: int
    version: int
    #: `ALWAYS` where nobody said
    holds_from: date
    checked_on: date
    terms: PolicyTerms
    #: name of the attached source document in `documents/`, or ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Supplier:
    """Who ships the goods."""

    id: int
    name: str
    email: str
    language: str
    standing: Standing
    note: str = ""
    #: claims this supplier ever refused, where they were counted
    refusals: int = 0
    policies: tuple[SupplierPolicy, ...] = ()
    warehouses: tuple[Warehouse, ...] = ()

    def policy_on(self, day: date) -> SupplierPolicy | None:
        """The version that held on that day: the newest whose start is not after it."""
        held = [p for p in self.policies if p.holds_from <= day]
        return max(held, key=lambda p: (p.holds_from, p.version)) if held else None

    @property
    def current(self) -> SupplierPolicy | None:
        """The newest version."""
        return max(self.policies, key=lambda p: (p.holds_from, p.version), default=None)
