"""What a person can say along with a step: every field is optional."""

from dataclasses import dataclass
from datetime import date, datetime

from returns.money import Money
from returns.records.kept_text import keep_readable
from returns.terms import (
    Disposition,
    ExchangeFrom,
    FreightPayer,
    Fulfilment,
    MoneyWay,
    Offer,
    Party,
    Route,
)


@dataclass(frozen=True, slots=True)
class LetterWords:
    """A letter's words as somebody wants them, in the language that they were begun in."""

    subject: str
    body: str
    lang: str
    #: the letter that they are for, by its template; "" for whichever goes
    template: str = ""


@dataclass(frozen=True, slots=True)
class StepOptions:
    """Options of `do`; a step takes what it needs and asks (refuses) for what it lacks."""

    #: in the order's currency; what a supplier grants or pays also in the one in which he bills
    amount: Money | None = None
    #: the amount as it was told, where it is in the supplier's currency: worked out of `amount`
    billed: Money | None = None
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
    #: declined although nothing was offered to the buyer: whoever does it was told so
    untried: bool = False
    #: whom a claim is sent to, where it is not as advised
    party: Party | None = None
    #: the line's place in the case, from 1; None for all lines that are due for the step
    line: int | None = None
    #: numbers of the line's units; () for all that the step can be about
    units: tuple[int, ...] = ()
    #: name of the place that the goods go to
    place: str = ""
    #: SKU or title of what is sent instead; "" for the same again
    exchange: str = ""
    exchange_from: ExchangeFrom | None = None
    #: of money that moved: the payer's or payee's number of it, and the day
    reference: str = ""
    on: date | None = None
    way: MoneyWay | None = None
    rest_asked: bool = False
    #: a parcel of its own, whatever is known of one without a number
    another: bool = False
    #: of what is lost: the row number of the parcel, which may have no other
    parcel: int | None = None
    #: who pays the way back, where it is not as advised
    payer: FreightPayer | None = None
    #: what is given on top of the money
    gift: str = ""
    #: the letter as it is to go; None as its facts have it
    letter: LetterWords | None = None

    def __post_init__(self) -> None:
        # what somebody typed, and letters and history say again
        keep_readable(self, "reason", "note", "answer", "gift", "place")
        keep_readable(self, "reference", "rma", "tracking", "carrier")


@dataclass(frozen=True, slots=True)
class NewCase:
    """A return typed by hand."""

    order_number: str
    channel: str
    title: str
    reason: str
    #: None where nobody knows it, or the order tells
    unit_price: Money | None
    #: what the order is counted in, where its price is not known
    currency: str = ""
    sku: str = ""
    quantity: int = 1
    buyer_name: str = ""
    buyer_email: str = ""
    buyer_words: str = ""
    supplier_id: int | None = None
    ordered_on: date | None = None
    delivered_on: date | None = None
    fulfilment: Fulfilment = Fulfilment.DROPSHIP
    #: what else of a known order comes back with it
    also: tuple["AlsoBack", ...] = ()
    #: what was paid for all of it, where that is known and not the price of one
    paid: Money | None = None

    @property
    def price(self) -> Money | None:
        """What is known of its price, of one piece or of all."""
        return self.unit_price if self.paid is None else self.paid

    def paid_for(self, pieces: int) -> Money | None:
        """What was paid for all of so many pieces; None where nobody knows it."""
        if self.paid is not None or self.unit_price is None:
            return self.paid
        return self.unit_price * pieces


@dataclass(frozen=True, slots=True)
class AlsoBack:
    """Another item of the same order that comes back with the one that was typed."""

    #: its SKU, or its title where it has none
    item: str
    reason: str
    quantity: int = 1


@dataclass(frozen=True, slots=True)
class OrderHint:
    """An item of an order that completes what is being typed."""

    number: str
    channel: str
    buyer: str
    sku: str
    title: str
    quantity: int
    unit_price: Money
    ordered_on: date | None
