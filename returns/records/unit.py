"""What moves in a case: units, parcels, what is sent instead, money, and claims with their answers."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from returns.money import Money
from returns.terms import (
    Disposition,
    End,
    ExchangeFrom,
    FreightPayer,
    Goods,
    Grade,
    MoneyWay,
    PackageState,
    Party,
    SupplierClaim,
    Verdict,
    Works,
)
from returns.trade.dispositions import DISPOSITIONS


@dataclass(frozen=True, slots=True)
class Unit:
    """One physical piece of a line: where it is, what was found on it, what becomes of it."""

    id: int
    line_id: int
    #: from 1, and kept where it goes to another line; beyond those announced it is one too many
    number: int
    goods: Goods
    #: which piece of the order line it is, from 1; None for one that was not bought
    piece: int | None = None
    #: its share of what was paid for the order line; None while that is not known
    paid: Money | None = None
    place_id: int | None = None
    #: None while nobody said so, as are the two after it
    package: PackageState | None = None
    complete: bool | None = None
    works: Works | None = None
    marks: str = ""
    grade: Grade | None = None
    #: True when the seller overruled the grade that follows from the facts
    grade_overruled: bool = False
    serial: str = ""
    weight_g: int | None = None
    #: what came instead of it, in words
    instead: str = ""
    verdict: Verdict | None = None
    disposition: Disposition | None = None
    #: when it was found not to have come with what came
    missed_at: datetime | None = None
    #: it is lost on its way back, on freight that we paid, or was paid whole as such: the buyer has its
    #: price as if it had come
    our_loss: bool = False
    #: it went back to its buyer, who was paid nothing for it, beside one that was lost on that way
    theirs_again: bool = False

    @property
    def lost_going_on(self) -> bool:
        """It came back, left us again, and was lost on that way."""
        end = DISPOSITIONS[self.disposition].goes_to if self.disposition is not None else None
        return self.goods is Goods.LOST and end is not None

    @property
    def lost_to_buyer(self) -> bool:
        """It came back, was sent back to its buyer, and was lost on the way there."""
        return self.lost_going_on and self.disposition is Disposition.TO_BUYER

    @property
    def looked_at(self) -> bool:
        """Whether anybody said anything of it."""
        facts = (self.package, self.complete, self.works, self.grade, self.weight_g)
        return any(fact is not None for fact in facts) or bool(
            self.marks or self.serial or self.instead
        )

    @property
    def another(self) -> bool:
        """Whether something else came in its place."""
        return bool(self.instead.strip()) or self.verdict is Verdict.WRONG_ITEM


def lost_where(units: Iterable[Unit]) -> str:
    """On which way pieces were lost: `back` to us, `on` from us, `home` to their buyer, or several `ways`.

    "" where none was.
    """
    gone = [unit for unit in units if unit.goods is Goods.LOST]
    ways = {
        "home" if unit.lost_to_buyer else "on" if unit.lost_going_on else "back"
        for unit in gone
    }
    return "ways" if len(ways) > 1 else next(iter(ways), "")


@dataclass(frozen=True, slots=True)
class Parcel:
    """One shipment in any direction; `case_id` is None while it is unmatched."""

    id: int
    case_id: int | None
    tracking: str
    carrier: str
    comes_from: End
    goes_to: End
    payer: FreightPayer
    announced_at: datetime | None
    sent_at: datetime | None
    received_at: datetime | None
    note: str = ""
    place_id: int | None = None
    cost: Money | None = None
    #: row numbers of the units in it, as far as somebody said
    unit_ids: tuple[int, ...] = ()

    @property
    def comes_back(self) -> bool:
        """Whether the buyer sent it."""
        return self.comes_from is End.BUYER


@dataclass(frozen=True, slots=True)
class Exchange:
    """What is sent to the buyer instead of money: the same, another variant, or another thing."""

    id: int
    line_id: int
    sku: str
    title: str
    #: pieces that the buyer has of it, or waits for; 0 once it was lost on its way
    quantity: int
    comes_from: ExchangeFrom
    parcel_id: int | None
    sent_at: datetime | None
    arrived_at: datetime | None
    #: numbers of the line's units that it was sent for; () where an earlier version kept a count
    units: tuple[int, ...] = ()
    #: what one of it costs us by the products on file, in the case's currency; None without cost or rate
    cost: Money | None = None

    @property
    def lost(self) -> bool:
        """Whether it never arrived: it settled nothing."""
        return self.quantity == 0


#: the kind of a refund that never reached the buyer: struck out as if it had been taken back
BOUNCED = "bounced"


@dataclass(frozen=True, slots=True)
class Payment:
    """Money that really moved. `key` makes paying twice impossible."""

    id: int
    #: None for the postage of the whole order
    line_id: int | None
    party: Party
    #: True when it went out, False when it came to us
    outgoing: bool
    amount: Money
    #: refund, postage, replacement or claim; of one that is struck out `BOUNCED`
    kind: str
    at: datetime
    key: str
    #: the platform paid it on its own
    by_platform: bool = False
    #: numbers of the line's units it is for
    units: tuple[int, ...] = ()
    reference: str = ""
    #: None where nobody said
    way: MoneyWay | None = None
    on: date | None = None
    claim_id: int | None = None
    #: the same, exact, in the currency in which its supplier bills, where that is another
    billed: Money | None = None

    @property
    def to_buyer(self) -> bool:
        """Whether the buyer had it; what goes back to who had paid a claim goes out as well."""
        return self.outgoing and self.party is Party.BUYER


def paid_of(payments: Iterable[Payment], currency: str) -> Money:
    """What the buyer was paid so far, less what came back from the buyer."""
    total = Money(0, currency)
    for payment in payments:
        if payment.party is Party.BUYER:
            total = total + payment.amount if payment.outgoing else total - payment.amount
    return total


@dataclass(frozen=True, slots=True)
class ClaimAnswer:
    """What the other side of a claim said."""

    at: datetime
    #: accepted, partly_accepted, refused, more_asked or reship_promised
    kind: SupplierClaim
    amount: Money | None = None
    words: str = ""
    #: the same, exact, in the currency in which he bills, where that is another
    billed: Money | None = None


#: what of a claim's kinds is asked for instead of the goods, and together with goods that were lost since
POSTAGE = "postage"
POSTAGE_TOO = "refund_and_postage"
#: what a supplier is asked for beside what he paid
POSTAGE_SINCE = "postage_since"


@dataclass(frozen=True, slots=True)
class Claim:
    """What we ask back for units of one line, and every answer as it came."""

    id: int
    line_id: int | None
    of: Party
    #: refund, credit_note, reship or allowance; of a carrier that was late, postage alone or too; of a
    #: supplier who paid, postage that was told since
    kind: str
    units: tuple[int, ...]
    amount: Money
    sent_at: datetime | None
    answers: tuple[ClaimAnswer, ...] = ()
    #: the same, exact, in the currency in which its supplier bills, where that is another
    billed: Money | None = None
    #: of a carrier: row numbers of the new ones that it lost and is asked for; () for the pieces themselves
    exchanges: tuple[int, ...] = ()

    @property
    def of_postage(self) -> bool:
        """Whether it is for what sending the pieces cost, and not for the pieces."""
        return self.kind == POSTAGE

    @property
    def with_postage(self) -> bool:
        """Whether that is some or all of what it is for."""
        return self.kind in (POSTAGE, POSTAGE_TOO)

    @property
    def beside_paid(self) -> bool:
        """Whether it is for postage alone that a supplier is asked for beside what he paid."""
        return self.kind == POSTAGE_SINCE

    @property
    def accepted_as_billed(self) -> Money | None:
        """What was granted last in the supplier's own currency; None where it was told in no other."""
        decided = [answer for answer in self.answers if answer.amount is not None]
        return decided[-1].billed if decided else None

    @property
    def accepted(self) -> Money | None:
        """What was granted last, None before a decision."""
        sums = [answer.amount for answer in self.answers if answer.amount is not None]
        return sums[-1] if sums else None

    @property
    def agreed(self) -> Money:
        """What was granted last, else what is asked for."""
        return self.accepted or self.amount

    @property
    def answered_at(self) -> datetime | None:
        """When the last answer came."""
        return self.answers[-1].at if self.answers else None

    @property
    def answer(self) -> str:
        """The last answer's words."""
        return self.answers[-1].words if self.answers else ""


def pieces_named(claims: Iterable[Claim]) -> frozenset[int]:
    """Numbers of the pieces that claims are for themselves: a new one is another loss than its piece.

    So is the postage of one that was late.
    """
    return frozenset(
        number
        for claim in claims
        if not (claim.exchanges or claim.of_postage)
        for number in claim.units
    )


def same_loss(one: Claim, other: Claim) -> bool:
    """Whether claims on one party are for the same: a piece, its postage, or one new one that was lost."""
    if (one.line_id, one.of) != (other.line_id, other.of):
        return False
    if one.with_postage and other.with_postage and one.kind != other.kind:
        # what was lost since was asked for with the postage, of whichever pieces that is
        return True
    if one.of_postage is not other.of_postage:
        return False
    if one.exchanges or other.exchanges:
        return not {*one.exchanges}.isdisjoint(other.exchanges)
    return not {*one.units}.isdisjoint(other.units)


def in_force(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims without those in whose place a later one on the same party stands: it is for the same.

    Pieces may have joined a claim, or turned out to be none of it.
    """
    return tuple(
        claim
        for at, claim in enumerate(claims)
        if not any(same_loss(claim, later) for later in claims[at + 1 :])
    )


@dataclass(frozen=True, slots=True)
class ClaimBeside:
    """Where a line stands with a second party, that owes for other pieces of it than the first."""

    party: Party
    state: SupplierClaim = SupplierClaim.TO_ASK
    #: numbers of the pieces that it was asked for; () before it was
    units: tuple[int, ...] = ()
    rma_asked_at: datetime | None = None
    rma_given_at: datetime | None = None
    claim_sent_at: datetime | None = None
    claim_answered_at: datetime | None = None
    #: how often it was reminded since it was asked
    reminders: int = 0
