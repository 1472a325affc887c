"""One line of a case as the rules of the next step see it: its facts, and what was worked out from them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from returns.money import Money, Percent
from returns.records.advice import OrderDates, Recommendation
from returns.records.case import Line, Photo, StoredCase
from returns.records.policy import PolicyTerms
from returns.records.unit import Claim, Unit
from returns.rules.goods.second_leg import to_be_credited
from returns.rules.goods.shown_goods import (
    photos_of,
    readable,
    several_suppliers,
    unsaid_photos,
)
from returns.rules.money.asked_for import owes_a_sum
from returns.rules.money.claimable import came_since, claimable
from returns.rules.money.due import verdict_of
from returns.rules.money.new_ones_asked import new_ones_asked_for
from returns.rules.money.way_back import hurt_on_our_freight, turned_down
from returns.rules.offers import all_lost, claim_wanted, goods_expected, rma_needed
from returns.rules.tracks.track_machines import CLAIM_UNSENT
from returns.terms import BuyerMoney, Fault, Goods, Party, Route, SupplierClaim, Verdict


def claimed_party(case: StoredCase, line: Line, advice: Recommendation) -> Party:
    """Whom the claim of a line is on: as it was made, else as it is advised; else the supplier.

    A number is asked for, and given, by a supplier. What came since a claim was settled is a loss of its
    own: whoever owes for that is asked, not whoever paid before.
    """
    claims = case.claims_of(line)
    if claims and not _turned_to_another(line, claims[-1], advice):
        return advised_party(advice) if _asked_anew(case, line, advice) else claims[-1].of
    if line.tracks.supplier_claim is SupplierClaim.ASKED_FOR_RMA:
        return Party.SUPPLIER
    return advised_party(advice)


def _asked_anew(case: StoredCase, line: Line, advice: Recommendation) -> bool:
    """Whether a claim was settled, and what came since is next; beside a second party each keeps its own."""
    alone = line.beside is None and line.seen_by is None
    return alone and came_since(case, line, advice, None)


def _turned_to_another(line: Line, last: Claim, advice: Recommendation) -> bool:
    """Whether who was asked refused, or is asked for it no more, and another owes for it."""
    back = line.tracks.supplier_claim is SupplierClaim.NOT_CLAIMABLE
    if last.of is Party.CARRIER and line.seen_by is None:
        # what it had lost came after all, and was taken back: whoever owes for it now is next, and is asked
        # for his number
        return back or line.tracks.supplier_claim in CLAIM_UNSENT
    refused = last.of is Party.SUPPLIER and (turned_down(line) or back)
    return refused and advice.claim_from is Fault.CARRIER


def advised_party(advice: Recommendation) -> Party:
    """Whom a claim would be on: the advice's addressee, the supplier where it names no party."""
    wanted = advice.claim_from
    return Party(wanted.value) if wanted and wanted.value in list(Party) else Party.SUPPLIER


#: when anything last happened on a case; None for one that is being opened
LastChange = Callable[[], datetime | None]


def nothing_yet() -> None:
    """Of a case that is being opened: nothing happened on it."""


def asked_of_one(case: StoredCase, advised: Sequence[tuple[Line, Recommendation]]) -> bool:
    """Whether goods of several suppliers are all claimed from the same platform or carrier."""
    if not several_suppliers(case):
        return False
    parties = {claimed_party(case, line, advice) for line, advice in advised}
    return len(parties) == 1 and Party.SUPPLIER not in parties


@dataclass(frozen=True, slots=True)
class Situation:
    """A line, the case around it, and what holds for it."""

    case: StoredCase
    line: Line
    advice: Recommendation
    terms: PolicyTerms | None
    dates: OrderDates
    #: what a refund without a sum would pay now
    due: Money
    #: how much is paid of goods that came back used
    used_percent: Percent
    #: pieces that a new one may be sent for now
    to_replace: int = 0
    #: looked up where a rule asks for it: most steps count from what the case says itself
    last_change: LastChange = field(default=nothing_yet, compare=False)
    #: when the buyer last said something to us, as the history has it; None for nothing
    heard_at: datetime | None = None
    #: the case or the settings say what a gift is, in the buyer's language
    gift_named: bool = True
    #: a platform or carrier is asked for every line: what is shown to it is the whole case's
    of_all: bool = False
    #: whom a claim by hand is said to be on; None where it is as it was made, else as it is advised
    named: Party | None = None

    @property
    def changed_at(self) -> datetime | None:
        """When anything last happened on the case; None for one that is being opened."""
        return self.last_change()

    @property
    def goods(self) -> frozenset[Goods]:
        """Every state in which a unit of it stands."""
        return frozenset(unit.goods for unit in self.line.units)

    @property
    def verdict(self) -> Verdict | None:
        """What was concluded of what came."""
        return verdict_of(self.line)

    @property
    def spoke_at(self) -> datetime | None:
        """When the buyer said what we have not answered yet: no to an offer, or what we had asked."""
        line = self.line
        if self.heard_at is None or line.tracks.buyer_money is not BuyerMoney.OPEN:
            return None
        ours = [each for each in (line.answered_at, line.asked_buyer_at) if each is not None]
        return self.heard_at if all(each <= self.heard_at for each in ours) else None

    @property
    def photos(self) -> tuple[Photo, ...]:
        """The photos that show the pieces that would be claimed, and the parcel that they came in."""
        line = self.line
        if any(photo.unit is not None for photo in self.case.photos):
            claimed = claimable(self.case, line, self.advice, self.terms)
            line = replace(line, units=claimed or line.units)
        photos = photos_of(self.case, (line,))
        if self.of_all:
            said = {photo.id for photo in (*photos, *unsaid_photos(self.case))}
            photos = tuple(photo for photo in self.case.photos if photo.id in said)
        return readable(photos)

    @property
    def asked_on(self) -> date:
        """The day of the buyer's request."""
        return self.case.requested_at.date()

    @property
    def claim_wanted(self) -> bool:
        """Whether anything is to be asked back on this line."""
        line, back = self.line, self._second_leg
        wanted = claim_wanted(self.advice, line.offer, line.route, second_leg=back)
        return wanted and owes_a_sum(self.case, line, self.advice, self.terms)

    @property
    def rma_needed(self) -> bool:
        """Whether this line needs the supplier's number first."""
        if self.line.seen_by is Party.CARRIER:
            # it gives none
            return False
        back = self._second_leg
        return rma_needed(
            self.advice, self.line.route, self.terms, second_leg=back, gone=all_lost(self.line)
        )

    @property
    def hurt_back(self) -> tuple[Unit, ...]:
        """What is asked of the carrier that lost or broke it on the way back, at our expense."""
        theirs = self.advice.claim_from is Fault.CARRIER
        return hurt_on_our_freight(self.case, self.line) if theirs else ()

    @property
    def new_ones_lost(self) -> tuple[Unit, ...]:
        """The pieces for whose new one its carrier is asked, where it is for nothing else."""
        if self.hurt_back:
            return ()
        return new_ones_asked_for(self.case, self.line, self.advice)

    @property
    def _second_leg(self) -> bool:
        """Whether pieces that came to us go on to the supplier, who owes their worth."""
        return to_be_credited(self.line, self.terms, self.advice)

    @property
    def waits_for_rma(self) -> bool:
        """Whether goods that go to the supplier cannot be sent off yet, for want of its number."""
        line = self.line
        if line.supplier_rma or line.route is not Route.TO_SUPPLIER or not self.rma_needed:
            return False
        if not goods_expected(line.offer, line.route, line.reason):
            return False
        asking = (SupplierClaim.TO_ASK, SupplierClaim.ASKED_FOR_RMA)
        if line.tracks.supplier_claim in asking:
            return True
        # its claim is a carrier's, for new ones: of its supplier nobody asked a number yet
        claims = self.case.claims_of(line)
        others = bool(claims) and all(claim.of is Party.CARRIER for claim in claims)
        return others and line.seen_by is None
