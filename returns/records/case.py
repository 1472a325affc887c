"""A return case and everything that belongs to it, as read from the desk."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date, datetime

from returns.money import Money
from returns.records.case_summary import CaseSummary as CaseSummary
from returns.records.policy import Address
from returns.terms import (
    BuyerMoney,
    Disposition,
    Fault,
    FreightPayer,
    Fulfilment,
    Goods,
    Grade,
    ListingSource,
    Offer,
    PackageState,
    Party,
    Request,
    Route,
    StepKind,
    SupplierClaim,
    Verdict,
    Works,
)


@dataclass(frozen=True, slots=True)
class Because:
    """Why a rule spoke: a phrase key of `rules.json` and the facts it is filled with.

    Facts are texts, numbers, or `term:kind:value` strings that are put into the reader's
    language when said.
    """

    key: str
    facts: tuple[tuple[str, str], ...] = ()
    #: D dropshipping guide, A Amazon guide, R research, P our proposal
    source: str = "P"


@dataclass(frozen=True, slots=True)
class WayCost:
    """What one way of settling the case is expected to cost us, net."""

    way: Offer | Route
    cost: Money
    cheapest: bool = False
    why: Because | None = None


@dataclass(frozen=True, slots=True)
class Recommendation:
    """What to offer, in order, and why; every rule that spoke left a sentence."""

    offers: tuple[Offer, ...]
    route: Route
    freight_payer: FreightPayer
    fault: Fault
    claim_from: Fault | None
    because: tuple[Because, ...]
    #: what to offer as the partial refund, when one is on the ladder
    partial: Money | None = None
    costs: tuple[WayCost, ...] = ()

    @property
    def first(self) -> Offer:
        """The offer to make now."""
        return self.offers[0]


@dataclass(frozen=True, slots=True)
class Step:
    """What is next on a case, by when, and why."""

    kind: StepKind
    due_at: datetime
    because: tuple[Because, ...] = ()
    #: True when the due date is the supplier's clock, not the buyer's
    supplier_clock: bool = False


@dataclass(frozen=True, slots=True)
class Tracks:
    """Where the four tracks of a case stand."""

    request: Request = Request.NEW
    goods: Goods = Goods.NONE_EXPECTED
    buyer_money: BuyerMoney = BuyerMoney.OPEN
    supplier_claim: SupplierClaim = SupplierClaim.TO_ASK


@dataclass(frozen=True, slots=True)
class Customer:
    """A buyer on this desk."""

    id: int
    name: str
    email: str
    address: Address


@dataclass(frozen=True, slots=True)
class Product:
    """What is sold; `picture` is a PNG path below the desk folder, or ""."""

    id: int
    sku: str
    title: str
    supplier_id: int | None
    price: Money | None
    cost: Money | None
    weight_g: int | None
    listing: ListingSource
    group: str = ""
    picture: str = ""


@dataclass(frozen=True, slots=True)
class CaseLine:
    """One item of a case with the quantity announced."""

    id: int
    sku: str
    title: str
    quantity: int
    unit_price: Money
    unit_cost: Money | None
    product_id: int | None = None
    picture: str = ""


@dataclass(frozen=True, slots=True)
class Parcel:
    """One inbound shipment; `case_id` is None while it is unmatched."""

    id: int
    case_id: int | None
    tracking: str
    carrier: str
    to: Route
    payer: FreightPayer
    announced_at: datetime | None
    received_at: datetime | None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Payment:
    """Money that really moved. `key` makes paying twice impossible."""

    id: int
    party: Party
    #: True when we paid, False when it came to us
    outgoing: bool
    amount: Money
    kind: str
    at: datetime
    key: str


def paid_of(payments: Iterable[Payment], currency: str) -> Money:
    """What the buyer was paid so far, less what came back from the buyer."""
    total = Money(0, currency)
    for payment in payments:
        if payment.party is Party.BUYER:
            total = total + payment.amount if payment.outgoing else total - payment.amount
    return total


@dataclass(frozen=True, slots=True)
class Finding:
    """What we found on one unit of one line."""

    id: int
    line_id: int
    unit: int
    #: None while nobody said so, as are the three after it
    package: PackageState | None
    complete: bool | None
    works: Works | None
    marks: str
    grade: Grade | None
    #: True when the seller overruled the grade that follows from the facts
    grade_overruled: bool = False
    serial: str = ""
    weight_g: int | None = None
    disposition: Disposition | None = None


@dataclass(frozen=True, slots=True)
class Photo:
    """One original in the vault, named by its SHA-256; never changed."""

    id: int
    case_id: int
    sha256: str
    bytes: int
    width: int
    height: int
    #: JPEG, PNG, WEBP, HEIF, TIFF by content, "" when it cannot be decoded
    format: str
    name: str
    shot: str
    #: the camera's own clock as written in the picture, no zone: `2026-11-21T14:01:00`, or ""
    taken_at: str
    added_at: datetime
    position: int
    rotation: int = 0
    #: of the working picture made when it came in, unturned; "" where there is none, or from before
    work_sha256: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """What we ask back, and the answer."""

    id: int
    of: Party
    amount: Money
    sent_at: datetime | None
    answered_at: datetime | None
    accepted: Money | None
    answer: str = ""


@dataclass(frozen=True, slots=True)
class Comparison:
    """One field of the three columns: the buyer said, we found, the supplier says."""

    field: str
    said: str
    found: str
    answered: str
    contradicts: bool


@dataclass(frozen=True, slots=True)
class Letter:
    """A message made from a template, ready for clipboard or `.eml`."""

    to: Party
    address: str
    subject: str
    body: str
    template: str
    lang: str
    #: False where the desk has no shop name to sign with
    signed: bool = True


#: kinds of events that tell of papers and change nothing: one made; those from before they were told
PAPER_MADE, PAPERS_BEFORE = "paper_made", "papers_before"


@dataclass(frozen=True, slots=True)
class Event:
    """One line of the history; `hash` covers the case's events before it."""

    seq: int
    case_seq: int
    at: str
    kind: str
    body: str
    hash: str
    #: who was at the desk, "" where nobody said; part of what is hashed from format 2 on
    by: str = ""
    format: int = 1
    case_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredCase:
    """A return case as the desk keeps it: the facts, without what follows from them."""

    id: int
    number: str
    order: str
    order_id: int
    channel: str
    platform: str
    country: str
    customer: Customer
    supplier_id: int | None
    supplier: str
    policy_id: int | None
    fulfilment: Fulfilment
    listing: ListingSource
    reason: str
    buyer_words: str
    requested_at: datetime
    ordered_on: date | None
    shipped_on: date | None
    delivered_on: date | None
    value: Money
    tracks: Tracks
    our_rma: str
    supplier_rma: str
    route: Route
    freight_payer: FreightPayer
    #: the offer made or agreed, None before
    offer: Offer | None
    offer_amount: Money | None
    verdict: Verdict | None
    disposition: Disposition | None
    #: what the supplier says, field by field: item, quantity, condition, parts, serial, packing, weight
    supplier_says: dict[str, str]
    #: the seller's own words for what was found in the comparison, by the same fields
    found_says: dict[str, str]
    returnless: bool
    suspected: bool
    lines: tuple[CaseLine, ...]
    parcels: tuple[Parcel, ...]
    payments: tuple[Payment, ...]
    findings: tuple[Finding, ...]
    photos: tuple[Photo, ...]
    claims: tuple[Claim, ...]
    #: the moments that deadlines count from
    answered_at: datetime | None
    approved_at: datetime | None
    label_made_at: datetime | None
    received_at: datetime | None
    inspected_at: datetime | None
    paid_at: datetime | None
    rma_asked_at: datetime | None
    rma_given_at: datetime | None
    claim_sent_at: datetime | None
    claim_answered_at: datetime | None
    snoozed_until: datetime | None
    closed_at: datetime | None
    #: what the postage cost us, to the buyer and back; None where nobody said
    freight_out: Money | None = None
    freight_back: Money | None = None
    #: the buyer asked the platform for a new one instead of money
    wants_replacement: bool = False

    @property
    def title(self) -> str:
        """The first line's title, or the order number when there is no line."""
        return self.lines[0].title if self.lines else self.order

    @property
    def paid(self) -> Money:
        """What the buyer was paid so far."""
        return paid_of(self.payments, self.value.currency)

    @property
    def units(self) -> int:
        """How many pieces were announced."""
        return sum(line.quantity for line in self.lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case(StoredCase):
    """A return case, whole: with what follows from its facts."""

    recommendation: Recommendation
    #: None once the case is closed
    next: Step | None

    @classmethod
    def of(cls, stored: StoredCase, advice: Recommendation, step: Step | None) -> "Case":
        """The case of these facts with what was worked out from them."""
        facts = {field.name: getattr(stored, field.name) for field in fields(StoredCase)}
        return cls(**facts, recommendation=advice, next=step)
