"""Rows of the desk's tables as records that can be filled in: a field for each column, in their order."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from itertools import compress
from operator import attrgetter, ne
from typing import Any, ClassVar

from sqlalchemy import Integer, Table

from db.tables import cases as t
from db.tables import trade as s


@dataclass(slots=True)
class ProductRow:
    """What is sold."""

    table: ClassVar[Table] = s.product

    id: int = 0
    sku: str = ""
    title: str = ""
    supplier_id: int | None = None
    price_minor: int | None = None
    cost_minor: int | None = None
    currency: str = "USD"
    weight_g: int | None = None
    listing: str = "unknown"
    product_group: str = ""
    picture: str = ""
    retired: int = 0
    merged_into: int | None = None


@dataclass(slots=True)
class ChannelRow:
    """Where orders are sold."""

    table: ClassVar[Table] = s.channel

    id: int = 0
    name: str = ""
    platform: str = ""
    country: str = ""
    currency: str = "USD"


@dataclass(slots=True)
class CustomerRow:
    """A buyer on a channel."""

    table: ClassVar[Table] = s.customer

    id: int = 0
    name: str = ""
    email: str = ""
    address: str = "{}"
    known_by: str | None = None


@dataclass(slots=True)
class OrderRow:
    """An order with its own name and address to ship to."""

    table: ClassVar[Table] = s.order

    id: int = 0
    channel_id: int = 0
    number: str = ""
    customer_id: int | None = None
    ordered_on: str | None = None
    paid_on: str | None = None
    shipped_on: str | None = None
    delivered_on: str | None = None
    fulfilment: str = "dropship"
    currency: str = "USD"
    buyer: str = ""
    email: str = ""
    address: str = "{}"
    postage_minor: int | None = None
    refunded_minor: int = 0
    cancelled: int = 0
    state: str = ""
    told_at: str | None = None
    billed_minor: int | None = None
    received_minor: int | None = None
    billed_postage_minor: int | None = None
    address_told: int = 0


@dataclass(slots=True)
class OrderLineRow:
    """What was bought, and what was paid for all of its pieces."""

    table: ClassVar[Table] = s.order_line

    id: int = 0
    order_id: int = 0
    line_key: str = ""
    platform_line: str = ""
    sku: str = ""
    title: str = ""
    variant: str = ""
    product_id: int | None = None
    quantity: int = 1
    paid_minor: int | None = None
    guessed: int = 0
    cancelled: int = 0
    fulfilment: str = ""
    told_at: str | None = None
    billed_minor: int | None = None

    @property
    def price_minor(self) -> int | None:
        """What all of it costs; below that is paid where the order was paid in part."""
        return self.paid_minor if self.billed_minor is None else self.billed_minor


@dataclass(slots=True)
class CaseRow:
    """A request."""

    table: ClassVar[Table] = t.return_case

    id: int = 0
    number: str = ""
    order_id: int = 0
    channel_id: int = 0
    customer_id: int | None = None
    requested_at: str | None = None
    currency: str = "USD"
    our_rma: str = ""
    suspected: int = 0
    dispute: str = ""
    platform_did: str = "[]"
    snoozed_until: str | None = None
    closed_at: str | None = None
    reopened_at: str | None = None
    freight_out_minor: int | None = None
    freight_back_minor: int | None = None
    reason: str = ""
    value_minor: int = 0
    request: str = "new"
    goods: str = "none_expected"
    buyer_money: str = "open"
    supplier_claim: str = "to_ask"
    first_offer: str = ""
    next_step: str = ""
    due_at: str = ""
    supplier_clock: int = 0
    waiting_for: str = ""
    line_count: int = 1
    order_number: str = ""
    channel_name: str = ""
    sku: str = ""
    title: str = ""
    buyer: str = ""
    supplier_name: str = ""
    picture: str = ""
    stage: int = 0
    dispute_at: str | None = None
    platform_codes: str = ""
    turns_at: str = ""
    hold: str = ""


@dataclass(slots=True)
class LineRow:
    """One item of a request."""

    table: ClassVar[Table] = t.case_line

    id: int = 0
    case_id: int = 0
    order_line_id: int | None = None
    product_id: int | None = None
    sku: str = ""
    title: str = ""
    variant: str = ""
    quantity: int = 1
    reason: str = ""
    raw_reason: str = ""
    buyer_words: str = ""
    wish: str = ""
    fulfilment: str = "dropship"
    listing: str = "unknown"
    supplier_id: int | None = None
    supplier_name: str = ""
    policy_id: int | None = None
    unit_cost_minor: int | None = None
    request: str = "new"
    buyer_money: str = "open"
    supplier_claim: str = "to_ask"
    supplier_rma: str = ""
    route: str = "none"
    place_id: int | None = None
    freight_payer: str = "seller"
    offer: str | None = None
    offer_minor: int | None = None
    gift: str = ""
    returnless: int = 0
    answered_at: str | None = None
    asked_buyer_at: str | None = None
    approved_at: str | None = None
    label_made_at: str | None = None
    received_at: str | None = None
    inspected_at: str | None = None
    paid_at: str | None = None
    rma_asked_at: str | None = None
    rma_given_at: str | None = None
    claim_sent_at: str | None = None
    claim_answered_at: str | None = None
    reminders: int = 0
    lifted: str = "[]"
    supplier_says: str = "{}"
    found_says: str = "{}"
    beside: str = ""
    first_asked_at: str | None = None
    told_minor: int = 0
    #: its product's, no column of its own
    picture: str = ""
    billed_minor: int | None = None
    billed_currency: str = ""


@dataclass(slots=True)
class UnitRow:
    """One piece of a line."""

    table: ClassVar[Table] = t.unit

    id: int = 0
    case_id: int = 0
    line_id: int = 0
    number: int = 1
    piece: int | None = None
    paid_minor: int | None = None
    goods: str = "none_expected"
    place_id: int | None = None
    package: str = ""
    complete: int = -1
    works: str = ""
    marks: str = ""
    grade: str = ""
    grade_overruled: int = 0
    serial: str = ""
    weight_g: int | None = None
    instead: str = ""
    verdict: str | None = None
    disposition: str | None = None
    missed_at: str | None = None


@dataclass(slots=True)
class ParcelRow:
    """One shipment."""

    table: ClassVar[Table] = t.parcel

    id: int = 0
    case_id: int | None = None
    tracking: str = ""
    carrier: str = ""
    comes_from: str = "buyer"
    goes_to: str = "us"
    place_id: int | None = None
    payer: str = "buyer"
    cost_minor: int | None = None
    announced_at: str | None = None
    sent_at: str | None = None
    received_at: str | None = None
    note: str = ""


@dataclass(slots=True)
class PaymentRow:
    """Money that moved."""

    table: ClassVar[Table] = t.payment

    id: int = 0
    case_id: int = 0
    line_id: int | None = None
    claim_id: int | None = None
    party: str = "buyer"
    outgoing: int = 1
    paid_by: str = "us"
    amount_minor: int = 0
    currency: str = "USD"
    kind: str = "refund"
    units: str = "[]"
    reference: str = ""
    on_day: str = ""
    at: str | None = None
    pay_key: str = ""
    taken_back_seq: int | None = None
    way: str = ""
    billed_minor: int | None = None
    billed_currency: str = ""


@dataclass(slots=True)
class ImportedRow:
    """Something that a platform listed and the desk has."""

    table: ClassVar[Table] = s.imported

    row_key: str = ""
    case_id: int | None = None
    file_id: int | None = None


@dataclass(slots=True)
class EventRow:
    """One line of the history."""

    table: ClassVar[Table] = t.event

    seq: int = 0
    case_id: int | None = None
    case_seq: int = 1
    at: str = ""
    kind: str = ""
    body: str = "{}"
    hash: str = ""
    desk_hash: str = ""
    who: str = ""
    format: int = 1


#: rows that have a number of their own
Numbered = (
    ProductRow
    | CustomerRow
    | OrderRow
    | OrderLineRow
    | CaseRow
    | LineRow
    | UnitRow
    | ParcelRow
    | PaymentRow
)
TableRow = Numbered | ImportedRow | EventRow


def cells(row: TableRow) -> tuple[Any, ...]:
    """What it holds, in the order of the table's columns."""
    return cells_of(row.table)(row)


def told(row: Numbered, but: frozenset[str] = frozenset()) -> dict[str, Any]:
    """What of it is not as any new row has it, without its number: as an event keeps it.

    The columns `but` are left out.
    """
    names, usual, cells_beside = _beside_number(row.table, but)
    found = cells_beside(row)
    # of some hundred cells of a new case a few are not the usual ones
    return dict(compress(zip(names, found, strict=True), map(ne, found, usual)))


@cache
def _beside_number(
    table: Table, but: frozenset[str]
) -> tuple[tuple[str, ...], tuple[Any, ...], Any]:
    """The columns of a table but its key and others, what they usually hold, what gives their cells."""
    usual = {name: cell for name, cell in defaults(table).items() if name not in {"id", *but}}
    return tuple(usual), tuple(usual.values()), attrgetter(*usual)


@cache
def defaults(table: Table) -> dict[str, Any]:
    """What the columns of a new row hold where nothing is given, in the table's order."""
    found: dict[str, Any] = {}
    for column in table.c:
        default: Any = None
        if column.server_default is not None:
            default = str(column.server_default.arg)  # type: ignore[attr-defined]
            if isinstance(column.type, Integer):
                default = int(default)
        found[column.name] = default
    return found


@cache
def cells_of(table: Table) -> Callable[[TableRow], tuple[Any, ...]]:
    """Gives what a row of that table holds, in the order of its columns."""
    return attrgetter(*table.c.keys())
