"""What a carrier lost since it was asked for something else: it joins that claim, and waits for no end of it.

A carrier takes claims for so many days; those of the second loss may be over once the first was answered.
So it is with a loss while it is asked for the postage of what was late.
"""

from dataclasses import dataclass

from returns.money import Money
from returns.records.advice import Recommendation
from returns.records.case import Line, StoredCase
from returns.records.policy import PolicyTerms
from returns.records.unit import Claim, Unit
from returns.rules.goods.new_ones import lost_now
from returns.rules.money import way_back
from returns.rules.money.came import came_for
from returns.rules.money.carriers_claim import Things, things_of
from returns.rules.money.ground_rules import At, cost_of_new_ones, goods_alone
from returns.rules.money.new_ones_asked import asked_for_before, carrier_named, new_ones_of
from returns.rules.money.running_claim import still_owed
from returns.terms import End, Goods, Party, SupplierClaim

#: it said that it pays
_GRANTED = frozenset({SupplierClaim.ACCEPTED, SupplierClaim.PARTLY_ACCEPTED})


@dataclass(frozen=True, slots=True)
class LostSince:
    """A claim on a carrier of which all is still to come, with what it lost since."""

    before: Claim
    more: Things
    #: what these cost us
    cost: Money
    #: what is still to come of the claim before: what was granted of it, once that is known
    left: Money

    def things(self, case: StoredCase, line: Line) -> Things:
        """All that it is asked for then."""
        new = new_ones_of(case, line, self.before) if self.before.exchanges else ()
        # its sum is for each of them, whatever pieces it named
        asked = tuple((number, sent.id) for sent in new for number in sent.units)
        return (*(asked or things_of(case, line, self.before)), *self.more)

    @property
    def amount(self) -> Money:
        """And for how much."""
        return self.left + self.cost


def lost_since(
    case: StoredCase, line: Line, advice: Recommendation, terms: PolicyTerms | None
) -> LostSince | None:
    """The claim on a carrier that is out, where that one lost more of its kind since; None without.

    Whoever is asked next: what it lost is its own. What it granted, and did not pay yet, is still to come
    beside what it lost since. Once it refused, or paid in part, that is asked for by a claim of its own.
    """
    last = next(iter(case.claims_of(line)[-1:]), None)
    if last is None or last.of is not Party.CARRIER:
        return None
    if not (last.units and last.agreed):
        return None
    # an answer that was given before it was asked again is none to that
    granted = bool(last.answers)
    states = _GRANTED if granted else {SupplierClaim.CLAIM_SENT}
    if line.tracks.supplier_claim not in states or came_for(case, last):
        return None
    at = At(case, line, advice, terms)
    if last.of_postage:
        return _more_pieces(at, last) or _more_new_ones(at, last)
    return _more_new_ones(at, last) if last.exchanges else _more_pieces(at, last)


def _more_new_ones(at: At, last: Claim) -> LostSince | None:
    case, line = at.case, at.line
    asked = asked_for_before(case, line)
    lost = [
        (sent, number)
        for sent in lost_now(case, line)
        if sent.id not in asked and _by_its_carrier(at, last, carrier_named(case, sent))
        for number in sent.units
    ]
    cost = cost_of_new_ones(at, lost) if lost else None
    more = tuple((number, sent.id) for sent, number in lost)
    return LostSince(last, more, cost, _left(case, last)) if cost else None


def _more_pieces(at: At, last: Claim) -> LostSince | None:
    """Pieces alone that are lost: what came broken is to be photographed first."""
    asked = way_back.asked_as_lost(at.case, at.line)
    group = way_back.hurt_on_our_freight(at.case, at.line)
    lost: list[Unit] = [unit for unit in group if unit.goods is Goods.LOST]
    more = tuple(unit for unit in lost if unit.number not in asked)
    joins = last.of_postage or any(unit.number in last.units for unit in lost)
    if not more or not joins:
        return None
    if last.of_postage and not _by_its_carrier(at, last, way_back.carrier_of(at.case, more[0])):
        return None
    cost = goods_alone(at, more)
    things = tuple((unit.number, None) for unit in more)
    return LostSince(last, things, cost, _left(at.case, last)) if cost else None


def _by_its_carrier(at: At, last: Claim, name: str) -> bool:
    """Whether it is the carrier of a claim that lost something more; of postage also where nobody told."""
    if not last.of_postage:
        return {
            carrier_named(at.case, sent) for sent in new_ones_of(at.case, at.line, last)
        } == {name}
    new = {sent.parcel_id for sent in at.case.exchanges}
    out = (p for p in at.case.parcels if p.goes_to is End.BUYER and p.id not in new)
    known = {parcel.carrier.strip().casefold() for parcel in out if parcel.carrier.strip()}
    return not (known and name) or name in known


def _left(case: StoredCase, claim: Claim) -> Money:
    return still_owed(case, claim) or Money(0, claim.amount.currency)
