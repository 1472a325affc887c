"""What a file from outside lists, before the desk has it: drafts, and rows that cannot be used."""

from dataclasses import dataclass, field
from datetime import date, datetime

from returns.money import Money
from returns.phrases import say
from returns.records.policy import Address
from returns.terms import Fulfilment


@dataclass(frozen=True, slots=True)
class CustomerDraft:
    """A buyer as an orders file names them."""

    name: str
    email: str = ""
    address: Address = field(default_factory=Address)


@dataclass(frozen=True, slots=True)
class OrderLineDraft:
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


@dataclass(frozen=True, slots=True)
class OrderDraft:
    """One order with its lines; `fulfilment` is None where the file does not say."""

    number: str
    lines: tuple[OrderLineDraft, ...]
    ordered_on: date | None = None
    shipped_on: date | None = None
    delivered_on: date | None = None
    currency: str = ""
    customer: CustomerDraft | None = None
    fulfilment: Fulfilment | None = None
    #: where it was sold, such as `Amazon.de`, or ""
    channel_hint: str = ""
    row: int = 0

    @property
    def order_number(self) -> str:
        """The same name for it as a request's."""
        return self.number

    @property
    def units(self) -> int:
        """What the order counts for in an orders file: its lines (domain.md 10)."""
        return len(self.lines)


@dataclass(frozen=True, slots=True)
class ReturnLineDraft:
    """One item of a return request; an item is known by ASIN *and* SKU, never by ASIN alone (R)."""

    sku: str
    title: str
    asin: str
    quantity: int
    unit_price: Money | None = None
    refunded: Money | None = None


@dataclass(frozen=True, slots=True)
class ReturnDraft:
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
    label_paid_by: str = ""
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
