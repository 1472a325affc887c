"""A return case and everything that belongs to it, as read from the desk."""

from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from operator import attrgetter

from returns.money import Money
from returns.records.advice import LineOutlook, Recommendation, Step
from returns.records.billed import Billed
from returns.records.case_summary import CaseSummary as CaseSummary
from returns.records.order import Customer, Order
from returns.records.signs import BackRate as BackRate
from returns.records.signs import EarlierCase as EarlierCase
from returns.records.signs import Signal as Signal
from returns.records.unit import Claim, ClaimBeside, Exchange, Parcel, Payment, Unit, paid_of
from returns.terms import (
    BuyerMoney,
    FreightPayer,
    Fulfilment,
    Goods,
    ListingSource,
    Offer,
    Party,
    Request,
    Route,
    SupplierClaim,
    Wish,
)


@dataclass(frozen=True, slots=True)
class Tracks:
    """Where the four tracks of a line stand, or of a case: there where its slowest line does."""

    request: Request = Request.NEW
    goods: Goods = Goods.NONE_EXPECTED
    buyer_money: BuyerMoney = BuyerMoney.OPEN
    supplier_claim: SupplierClaim = SupplierClaim.TO_ASK


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
    #: the line that it shows, and the number of the piece; None of the parcel as a whole, or where nobody
    #: said (`rules.goods.shown_goods`)
    line_id: int | None = None
    unit: int | None = None


@dataclass(frozen=True, slots=True)
class OwnHold:
    """The seller put a line on hold by hand: why, and when to look at it again where somebody said."""

    why: str
    until: datetime | None = None


#: under which name the supplier's own number of the order is kept among what he says; no field of the
#: three columns
SUPPLIER_PO = "po"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One item of a request, with its own reason, supplier, offer, clocks and units."""

    id: int
    #: its place in the case, from 1: what `--line` names
    number: int
    order_line_id: int | None
    product_id: int | None
    sku: str
    title: str
    variant: str
    #: pieces announced
    quantity: int
    #: a reason's id; the platform's own code or words; the buyer's
    reason: str
    raw_reason: str
    buyer_words: str
    wish: Wish
    fulfilment: Fulfilment
    listing: ListingSource
    supplier_id: int | None
    supplier: str
    policy_id: int | None
    #: what was paid for the pieces that come back; None while no file told it
    paid_for: Money | None
    #: what one cost us, in the order's currency
    unit_cost: Money | None
    #: what its supplier billed for one, where that is another currency; the books then have an estimate
    billed: Billed | None = None
    picture: str
    tracks: Tracks
    supplier_rma: str
    route: Route
    place_id: int | None
    freight_payer: FreightPayer
    #: the offer made or agreed, None before
    offer: Offer | None
    offer_amount: Money | None
    #: what is given on top of the money, in words
    gift: str
    returnless: bool
    #: holds that somebody lifted, with the reason that was given; "" from before it was kept here
    lifted: dict[str, str]
    #: what the seller holds it up with, until it is lifted
    held: OwnHold | None = None
    #: when whoever decides the dispute was last answered, as somebody noted; None before
    dispute_answered_at: datetime | None = None
    #: when the hold of a dispute was lifted; None while it stands, and from before it was kept
    dispute_over_at: datetime | None = None
    #: how often the other side of the claim was reminded since it was asked
    reminders: int
    #: what the supplier says, field by field: item, quantity, condition, parts, serial, packing, weight
    supplier_says: dict[str, str]
    #: the seller's own words for what was found in the comparison, by the same fields
    found_says: dict[str, str]
    units: tuple[Unit, ...]
    #: what went to the buyer for it so far, less what came back from the buyer
    refunded: Money
    #: what its request told last to have gone back for it, at the platform; None where it told nothing
    told: Money | None = None
    #: the moments that deadlines count from
    answered_at: datetime | None
    asked_buyer_at: datetime | None
    approved_at: datetime | None
    label_made_at: datetime | None
    received_at: datetime | None
    inspected_at: datetime | None
    paid_at: datetime | None
    rma_asked_at: datetime | None
    rma_given_at: datetime | None
    claim_sent_at: datetime | None
    claim_answered_at: datetime | None
    #: when the supplier was first asked about it, for a number or with a claim; None before
    first_asked_at: datetime | None = None
    #: a second party that was asked for other pieces of it; None where nobody was
    beside: ClaimBeside | None = None
    #: the second party whose pieces alone these are, its claim in place of the line's own; None for the
    #: line itself
    seen_by: Party | None = None
    #: as that party sees it: its supplier, who was asked for pieces of it, refused or never answered
    in_vain: bool = False
    #: number of the last piece that was announced, where pieces of it went to another line; else None
    last: int | None = None

    @property
    def last_number(self) -> int:
        """Number of the last piece that was announced; what comes beyond it is one too many."""
        return self.last or self.quantity

    @property
    def supplier_po(self) -> str:
        """The order's number at its supplier, "" where nobody told it."""
        return self.supplier_says.get(SUPPLIER_PO, "").strip()

    @property
    def asked_on(self) -> date | None:
        """The day on which the supplier was first asked, which stopped its clock; None before."""
        first = self.first_asked_at or self.rma_asked_at or self.claim_sent_at
        return first.date() if first is not None else None

    @property
    def worth(self) -> Money:
        """What was paid for it, nothing while that is not known."""
        return self.paid_for or Money(0, self.refunded.currency)

    @property
    def left(self) -> Money:
        """What of it did not go back to the buyer yet."""
        if not self.refunded:
            return self.worth
        rest = self.worth - self.refunded
        return rest if rest.minor > 0 else Money(0, rest.currency)

    @property
    def nothing_left(self) -> bool:
        """Nothing of it can go back any more: it was a gift of 0.00, or all of it went back."""
        return self.paid_for is not None and not self.left

    @property
    def wants_new_one(self) -> bool:
        """The buyer asked for a new one instead of money."""
        return self.wish in (Wish.SAME, Wish.VARIANT)

    def in_state(self, *states: Goods) -> tuple[Unit, ...]:
        """The units that stand in one of these states."""
        return tuple(unit for unit in self.units if unit.goods in states)


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredCase:
    """A return case as the desk keeps it: the facts, without what follows from them."""

    id: int
    number: str
    order_id: int
    #: the order's number
    order: str
    sale: Order
    channel: str
    platform: str
    country: str
    customer: Customer
    requested_at: datetime
    currency: str
    our_rma: str
    suspected: bool
    #: A-to-z, chargeback or the like while it is open; "" where there is none
    dispute: str
    #: what the platform did on its own
    platform_did: frozenset[str]
    lines: tuple[Line, ...]
    parcels: tuple[Parcel, ...]
    exchanges: tuple[Exchange, ...]
    payments: tuple[Payment, ...]
    photos: tuple[Photo, ...]
    claims: tuple[Claim, ...]
    snoozed_until: datetime | None
    closed_at: datetime | None
    reopened_at: datetime | None
    #: what the postage cost us, to the buyer and back; None where nobody said
    freight_out: Money | None = None
    freight_back: Money | None = None
    #: the earliest moment at which the dispute may have been opened: a file tells no day of it
    dispute_at: datetime | None = None
    #: the numbers that the platform's files give the request
    platform_codes: tuple[str, ...] = ()
    #: the buyer's other cases of the year before, and what speaks for a malicious return
    earlier: tuple[EarlierCase, ...] = ()
    signals: tuple[Signal, ...] = ()
    #: of the order, over all its cases: back for goods, for postage; and bounced or sent back; None: nothing
    went_back: Money | None = None
    postage_back: Money | None = None
    back_again: Money | None = None

    @property
    def title(self) -> str:
        """The first line's title, or the order number when there is no line."""
        return self.lines[0].title if self.lines else self.order

    @property
    def value(self) -> Money:
        """What was paid for all that comes back, as far as it is known."""
        return sum((line.worth for line in self.lines), start=Money(0, self.currency))

    @property
    def priced(self) -> bool:
        """Whether the price of anything in it is known: that of a gift is nothing."""
        return any(line.paid_for is not None for line in self.lines)

    @property
    def paid(self) -> Money:
        """What the buyer was paid so far."""
        return paid_of(self.payments, self.currency)

    @property
    def postage_left(self) -> Money:
        """What of the order's postage did not go back yet; nothing while nobody told what it was.

        What the shop gave back on its own may be of it: together never more than was paid in all.
        """
        nothing = Money(0, self.currency)
        back, again = self.postage_back or nothing, self.back_again or nothing
        left, paid = (self.sale.postage or nothing) - back, self.sale.paid_in_all
        if paid is not None:
            known = (self.went_back or nothing) + back
            left = min(left, paid - max(self.sale.refunded - again, known))
        return max(left, nothing)

    @property
    def units(self) -> tuple[Unit, ...]:
        """Every piece of every line."""
        return tuple(unit for line in self.lines for unit in line.units)

    @property
    def quantity(self) -> int:
        """How many pieces were announced."""
        return sum(line.quantity for line in self.lines)

    def line(self, line_id: int) -> Line:
        """The line of that row number; raises `KeyError`."""
        for line in self.lines:
            if line.id == line_id:
                return line
        raise KeyError(line_id)

    def claims_of(self, line: Line) -> tuple[Claim, ...]:
        """What was asked back for a line, oldest first: of its second party where it is seen by that one."""
        if not self.claims:
            return ()
        second = line.beside.party if line.beside is not None else None
        party = line.seen_by or second
        return tuple(
            claim
            for claim in self.claims
            if claim.line_id in (line.id, None)
            and (party is None or (claim.of is party) is (line.seen_by is not None))
        )


_STORED = tuple(field.name for field in fields(StoredCase))
_facts_of = attrgetter(*_STORED)


@dataclass(frozen=True, slots=True)
class SecondParty:
    """A line as a second party sees it, that owes for other pieces of it, and what follows for these."""

    line: Line
    #: its step is None while nothing is next with that party
    outlook: LineOutlook


@dataclass(frozen=True, slots=True, kw_only=True)
class Case(StoredCase):
    """A return case, whole: with what follows from its facts."""

    outlooks: tuple[LineOutlook, ...]
    #: the earliest of its lines' steps; None once the case is closed
    next: Step | None
    tracks: Tracks
    #: parties that owe for other pieces of a line than its own claim is for
    seconds: tuple[SecondParty, ...] = ()

    @classmethod
    def of(
        cls,
        stored: StoredCase,
        outlooks: tuple[LineOutlook, ...],
        step: Step | None,
        tracks: Tracks,
        seconds: tuple[SecondParty, ...] = (),
    ) -> "Case":
        """The case of these facts with what was worked out from them."""
        facts = dict(zip(_STORED, _facts_of(stored), strict=True))
        return cls(**facts, outlooks=outlooks, next=step, tracks=tracks, seconds=seconds)

    def second(self, line: Line, party: Party | None = None) -> SecondParty | None:
        """The second party of a line, or None; with `party` that one alone."""
        for each in self.seconds:
            if each.line.id == line.id and party in (None, each.line.seen_by):
                return each
        return None

    def seen_by(self, party: Party) -> "Case":
        """The case with the claim on a second party in place of its lines' own, where it is one."""
        theirs = {s.line.id: s for s in self.seconds if s.line.seen_by is party}
        return replace(
            self,
            lines=tuple(theirs[x.id].line if x.id in theirs else x for x in self.lines),
            outlooks=tuple(
                theirs[x.line_id].outlook if x.line_id in theirs else x for x in self.outlooks
            ),
        )

    def as_asked(self, line: Line, party: Party) -> tuple[Line, Recommendation]:
        """A line as that party is asked for it, and what is advised for it then."""
        second = self.second(line, party)
        if second is None:
            return line, self.outlook(line).advice
        return second.line, second.outlook.advice

    def outlook(self, line: Line) -> LineOutlook:
        """What follows from a line; raises `KeyError` for another case's."""
        for each in self.outlooks:
            if each.line_id == line.id:
                return each
        raise KeyError(line.id)

    @property
    def lead(self) -> Line:
        """The line whose step is the case's next; the first where all are at rest."""
        if self.next is not None and self.next.line_ids:
            return self.line(self.next.line_ids[0])
        return self.lines[0]

    @property
    def recommendation(self) -> Recommendation:
        """What is advised for the line that is next."""
        return self.outlook(self.lead).advice
