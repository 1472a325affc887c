"""What a person can say along with a step: every field is optional."""

from dataclasses import dataclass
from datetime import date, datetime

from returns.money import Money
from returns.terms import Disposition, Fulfilment, Offer, Party, Route


@dataclass(frozen=True, slots=True)
class StepOptions:
    """Options of `do`; a step takes what it needs and asks (refuses) for what it lacks."""

    amount: Money | None = None
    offer: Offer | None = None
    reason: str = ""
    note: str = ""
    rma: str = ""
    tracking: str = ""
    carrier: str = ""
    route: Route | None = None
    until: datetime | None = None
    answer: str = ""
    disposition: Disposition | None = None
    overrule: bool = False
    party: Party | None = None


@dataclass(frozen=True, slots=True)
class NewCase:
    """A return typed by hand."""

    order_number: str
    channel: str
    title: str
    reason: str
    unit_price: Money
    sku: str = ""
    quantity: int = 1
    buyer_name: str = ""
    buyer_email: str = ""
    buyer_words: str = ""
    supplier_id: int | None = None
    ordered_on: date | None = None
    delivered_on: date | None = None
    fulfilment: Fulfilment = Fulfilment.DROPSHIP


@dataclass(frozen=True, slots=True)
class OrderHint:
    """An order that completes what is being typed."""

    number: str
    channel: str
    buyer: str
    sku: str
    title: str
    quantity: int
    unit_price: Money
    ordered_on: date | None
