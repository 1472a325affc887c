"""What a file from outside lists, before the desk has it: drafts, and rows that cannot be used.

Drafts are NamedTuples: a file has a hundred thousand of them, which are made, put aside and taken up
again in a fraction of the time.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, NamedTuple

from returns.money import Money
from returns.phrases import say
from returns.records.policy import Address
from returns.terms import FreightPayer, Fulfilment
from returns.trade.platform_acts import PlatformAct

Wish = Literal["", "money", "same", "variant"]


class CustomerDraft(NamedTuple):
    """A buyer as an orders file names them."""

    name: str
    email: str = ""
    address: Address = Address()


class OrderLineDraft(NamedTuple):
    """One line of an order; `unit_price` is None where the file does not say."""

    #: the SKU (or title) and which of its like it is: the same in every kind of orders file
    line_key: str
    sku: str
    title: str
    quantity: int
    unit_price: Money | None
    asin: str = ""
    #: line of the file where its record starts, 1-based
    row: int = 0
    #: the platform's own number of the line, and what tells it from its like, such as `Navy / 32`
    line_id: str = ""
    variant: str = ""
    #: for the whole line: after its discount and its share of the order's, tax as the buyer paid
    #: it (domain.md 1c); None where nothing tells, 0.00 for a gift
    paid: Money | None = None
    #: what the platform or shop gave back of it
    refunded: Money | None = None
    cancelled: bool = False
    #: who keeps and ships it, for a mixed order has both; None where the file does not say
    fulfilment: Fulfilment | None = None


class OrderDraft(NamedTuple):
    """One order with its lines."""

    number: str
    lines: tuple[OrderLineDraft, ...]
    ordered_on: date | None = None
    shipped_on: date | None = None
    delivered_on: date | None = None
    currency: str = ""
    customer: CustomerDraft | None = None
    #: where it was sold, such as `Amazon.de`, or ""
    channel_hint: str = ""
    row: int = 0
    #: the platform's own id of it, beside its number, or ""
    platform_id: str = ""
    email: str = ""
    #: who bought it; `ship_to` may name another
    buyer: str = ""
    #: where this order goes; one buyer's orders may go to several
    ship_to: Address = Address()
    paid_on: date | None = None
    #: what the buyer paid for the way out, after its discount, tax with it
    postage: Money | None = None
    #: what the platform or shop gave back of the whole order, postage with it
    refunded: Money | None = None
    cancelled: bool = False
    #: how it stands in the file's own words, such as `partially_refunded, fulfilled`
    state: str = ""
    #: when the platform last changed it; None where the file does not tell
    told_at: datetime | None = None
    #: what all of it costs, and what of that the buyer paid; None where the file does not tell
    billed: Money | None = None
    received: Money | None = None

    @property
    def order_number(self) -> str:
        """The same name for it as a request's."""
        return self.number

    @property
    def units(self) -> int:
        """What the order counts for in an orders file: its lines (domain.md 10)."""
        return len(self.lines)


class ReturnLineDraft(NamedTuple):
    """One item of a return request; an item is known by ASIN *and* SKU, never by ASIN alone (R).

    A file that lists each item in a row of its own tells reason, words and wish of each.
    """

    sku: str
    title: str
    asin: str
    quantity: int
    unit_price: Money | None = None
    refunded: Money | None = None
    #: the platform's own number of the order line
    line_id: str = ""
    variant: str = ""
    #: id of the canonical reason, and the platform's own code or words for it
    reason: str = ""
    raw_reason: str = ""
    buyer_words: str = ""
    #: what the buyer wants: "" where the file does not say, `money`, `same`, `variant`
    wish: Wish = ""
    #: pieces of the order line, and what was paid for all of them
    order_quantity: int | None = None
    order_amount: Money | None = None
    #: what was paid for the pieces that come back, their share of `order_amount`
    paid: Money | None = None


class ReturnDraft(NamedTuple):
    """One return request (seller-fulfilled), or one row of returned units (platform warehouse)."""

    #: what makes the same request the same in every file; the desk puts the channel before it
    row_key: str
    order_number: str
    requested_at: datetime
    #: id of the canonical reason
    reason: str
    #: the platform's own code or words for it
    raw_reason: str
    lines: tuple[ReturnLineDraft, ...]
    #: what it counts for: 1 for a request, the quantity for returned units (domain.md 10)
    units: int = 1
    ordered_on: date | None = None
    buyer_words: str = ""
    value: Money | None = None
    currency: str = ""
    #: the platform's RMA, and our own where we gave one
    rma: str = ""
    merchant_rma: str = ""
    carrier: str = ""
    tracking: str = ""
    #: the kind of file that lists it: `amazon_mfn`, `amazon_fba`
    platform: str = ""
    label_type: str = ""
    label_cost: Money | None = None
    platform_status: str = ""
    resolution: str = ""
    #: the platform gave the money back and asks for no goods
    returnless: bool = False
    delivered_back_on: date | None = None
    fulfilment: Fulfilment | None = None
    #: FBA: what the warehouse found, such as `CUSTOMER_DAMAGED`
    disposition: str = ""
    licence_plate: str = ""
    warehouse: str = ""
    refunded: Money | None = None
    a_to_z: bool | None = None
    in_policy: bool | None = None
    prime: bool | None = None
    safet_claim: str = ""
    channel_hint: str = ""
    #: the country of the shop as an ERP writes it, or ""
    country_hint: str = ""
    row: int = 0
    #: what the platform did itself, so that no step asks for it again
    platform_did: frozenset[PlatformAct] = frozenset()
    #: who pays the way back, as label and platform tell; None where they do not
    freight_payer: FreightPayer | None = None
    #: under which earlier versions of Sendback remember the same request
    former_row_keys: tuple[str, ...] = ()

    @property
    def sku(self) -> str:
        """SKU of the first item."""
        return self.lines[0].sku

    @property
    def title(self) -> str:
        """Title of the first item."""
        return self.lines[0].title

    @property
    def asin(self) -> str:
        """ASIN of the first item."""
        return self.lines[0].asin

    @property
    def quantity(self) -> int:
        """Units of all items."""
        return sum(line.quantity for line in self.lines)


@dataclass(frozen=True, slots=True)
class Unusable:
    """A row that cannot be used: where, why, and its cells as they stand."""

    #: line of the file where the record starts, 1-based; for suppliers, the supplier's place
    row: int
    #: the column's own heading, or the place such as `policies[0].window_days`
    column: str
    #: a phrase key with its topic, and what it is filled with
    why_key: str
    facts: tuple[tuple[str, str], ...] = ()
    raw: tuple[str, ...] = ()

    def say(self, lang: str = "en") -> str:
        """Why, in the reader's language."""
        return say(self.why_key, lang, **dict(self.facts))


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one file lists; of a long file its drafts are not held (`pieces.Pieces`)."""

    name: str
    #: `amazon_mfn`, `amazon_fba`, `amazon_orders`, `shopify_orders`
    platform: str
    drafts: tuple[ReturnDraft, ...] = ()
    orders: tuple[OrderDraft, ...] = ()
    unusable: tuple[Unusable, ...] = ()
    #: where it was sold as far as the file tells, or ""
    channel_hint: str = ""
    country_hint: str = ""
    #: Python's name of the encoding, or `xlsx` / `xls`
    encoding: str = ""
    #: one character, or "" for a sheet
    delimiter: str = ""
    header: tuple[str, ...] = ()
    #: rows below the header that are not blank
    rows: int = 0
    #: rows that a later copy of the same request or unit replaces
    repeated: int = 0
    #: of the file's bytes
    sha256: str = ""
    #: the first that it names, or ""
    currency: str = ""
    #: how many requests, rows of units and orders it lists, held or not
    listed: int = 0
    #: how many of these are requests or rows of units
    requests: int = 0

    @property
    def seen(self) -> int:
        """Requests, returned units or order lines listed, each once (domain.md 10)."""
        drafts = sum(draft.units for draft in self.drafts)
        return drafts + sum(order.units for order in self.orders)
