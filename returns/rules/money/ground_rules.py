"""Which pieces of a line a ground holds for, and how much it allows: what the rows of `ground.py` ask."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from returns.money import Money
from returns.records.advice import Recommendation
from returns.records.case import Line, StoredCase
from returns.records.policy import PolicyTerms
from returns.records.unit import Claim, Exchange, Unit
from returns.rules.freight_account import claim_from
from returns.rules.goods.second_leg import to_be_credited
from returns.rules.money import way_back
from returns.rules.money.claimable import BLAMELESS, claimable, losses
from returns.rules.money.granted_part import granted_beside
from returns.rules.money.kept_for_part import had_for_keeping, pieces_owed
from returns.rules.money.new_ones_asked import asked_now, pieces_of, running_for, to_ask
from returns.rules.money.postage_back import share_out
from returns.rules.money.settled import left_of_platforms, sent_back_of
from returns.rules.money.still_asked import standing
from returns.rules.offers import claim_wanted
from returns.rules.reasons import LATE, NEVER_HAD
from returns.rules.tracks.track_machines import CLAIM_OVER, PAID
from returns.terms import (
    Fault,
    Fulfilment,
    Party,
    Verdict,
)


class GroundRule(StrEnum):
    """Why an addressee owes, or has to hear us."""

    #: the fault lies with it, by the reason or by what was found
    FAULT = "fault"
    #: the carrier that broke or lost the parcel was its own: it holds the freight account
    SENT_IT = "sent_it"
    #: it gets the goods back, and its terms take them
    GOODS_BACK = "goods_back"
    DAMAGE = "damage"
    LOSS = "loss"
    LATE = "late"
    #: the parcel that came back at our expense was lost
    LOST_BACK = "lost_back"
    #: the new one that we sent the buyer was lost
    LOST_NEW = "lost_new"
    #: it was broken on the way back at our expense
    DAMAGED_BACK = "damaged_back"
    #: the goods were in the platform's warehouse or on its way
    WAREHOUSE = "warehouse"
    #: it refunded the buyer, and what came back is not what was sent (Amazon: SAFE-T)
    REFUNDED_WRONGLY = "refunded_wrongly"
    #: the buyer complained of us to the platform, which hears both (Amazon: A-to-z)
    ANSWER = "answer"
    #: it decided against us
    GRANTED = "granted"
    #: what speaks for a malicious return is to be heard before, or after, it is paid
    SUSPECTED = "suspected"
    #: the buyer says that the purchase was another's
    UNAUTHORISED = "unauthorised"
    #: it was claimed before, and it answered or still has to
    CLAIMED = "claimed"


@dataclass(frozen=True, slots=True)
class At:
    """A line as the rows see it."""

    case: StoredCase
    line: Line
    advice: Recommendation
    terms: PolicyTerms | None

    def claims(self, party: Party) -> list[Claim]:
        """What that party was asked for it already, oldest first."""
        return [claim for claim in self.case.claims_of(self.line) if claim.of is party]

    @property
    def announced(self) -> tuple[Unit, ...]:
        """The pieces that the buyer told of, without what came beside them."""
        return tuple(unit for unit in self.line.units if unit.number <= self.line.last_number)

    def sum_of(self, units: Iterable[Unit]) -> Money | None:
        """What was paid for these pieces; None while it is not known of one of them."""
        shares = [unit.paid for unit in units]
        known = [share for share in shares if share is not None]
        if len(known) != len(shares):
            return None
        return sum(known, start=Money(0, self.case.currency))


Pieces = tuple[Unit, ...]
#: reasons of which a carrier's fault is another than damage
_CARRIERS_FAULT = {LATE: GroundRule.LATE} | dict.fromkeys(NEVER_HAD, GroundRule.LOSS)


# --- pieces -----------------------------------------------------------------------------------


def suppliers_fault(at: At) -> Pieces:
    """What a supplier answers for himself."""
    theirs = at.advice.claim_from is Fault.SUPPLIER and at.advice.fault is not Fault.CARRIER
    return claimable(at.case, at.line, at.advice, at.terms) if theirs else ()


def suppliers_carrier(at: At) -> Pieces:
    """What the supplier's carrier broke or lost: it answers to him, and he to us."""
    theirs = at.advice.claim_from is Fault.SUPPLIER and at.advice.fault is Fault.CARRIER
    return claimable(at.case, at.line, at.advice, at.terms) if theirs else ()


def in_its_warehouse(at: At) -> Pieces:
    """What the platform's own warehouse or carrier broke, lost or mixed up."""
    theirs = at.advice.fault in (Fault.PLATFORM, Fault.CARRIER)
    asked = theirs and at.advice.claim_from is Fault.PLATFORM
    return claimable(at.case, at.line, at.advice, at.terms) if asked else ()


def suppliers_way(at: At) -> Pieces:
    """Goods without a fault that go back to a supplier who takes them."""
    second_leg = to_be_credited(at.line, at.terms, at.advice)
    wanted = claim_wanted(at.advice, at.line.offer, at.line.route, second_leg=second_leg)
    if not wanted or at.advice.claim_from not in BLAMELESS:
        return ()
    return claimable(at.case, at.line, at.advice, at.terms)


def carriers(rule: GroundRule) -> Callable[[At], Pieces]:
    """Pieces whose carrier answers to us: by what was found on each, else by the reason."""

    def found(at: At) -> Pieces:
        if claim_from(Fault.CARRIER, at.line.fulfilment) is not Fault.CARRIER:
            return ()
        if way_back.damaged_back(at.line):
            # it was whole when the buyer had it: its own row asks whose freight that was
            return ()
        broken = [u for u in at.announced if u.verdict is Verdict.CARRIER_DAMAGE]
        if broken and rule is not GroundRule.DAMAGE:
            return ()
        blamed = at.advice.claim_from is Fault.CARRIER
        meant = rule is _CARRIERS_FAULT.get(at.line.reason, GroundRule.DAMAGE)
        asked = claimable(at.case, at.line, at.advice, at.terms) if blamed and meant else ()
        # what a claim asks for a new one was lost: nobody says that it did that to the piece itself
        new = pieces_of(at.line, running_for(at.case, at.line))
        return tuple(unit for unit in asked if unit not in new) or losses(
            at.case, at.line, broken
        )

    return found


def lost_back(at: At) -> Pieces:
    """Pieces lost on the way back in a parcel whose carrier we paid, and that nobody was asked for."""
    return _of_way_back(at, way_back.lost_back(at.line))


def lost_new(at: At) -> Pieces:
    """Pieces whose new one was lost by the carrier that we sent it with, until its claim is over."""
    return pieces_of(at.line, asked_now(at.case, at.line))


def damaged_back(at: At) -> Pieces:
    """Pieces that came back broken in a parcel whose carrier we paid."""
    return _of_way_back(at, way_back.damaged_back(at.line))


def _of_way_back(at: At, units: Pieces) -> Pieces:
    # one loss is asked back once: also where goods were faulty before, until their supplier is asked
    others = at.advice.claim_from is Fault.PLATFORM or way_back.asked_of_supplier(
        at.case, at.line
    )
    ours = way_back.for_carrier(at.case, at.line, units)
    if at.line.seen_by is Party.CARRIER:
        # beside a supplier a carrier is asked for what he is not
        his = (c for c in standing(at.case, at.line) if c.of is Party.SUPPLIER)
        named = {number for claim in his for number in claim.units}
        ours = tuple(unit for unit in ours if unit.number not in named)
    one = way_back.hurt_on_our_freight(at.case, at.line)
    ours = tuple(unit for unit in ours if unit in one) if one else ours
    others = others or way_back.broken_out_is_next(at.case, at.line)
    if at.line.tracks.supplier_claim in CLAIM_OVER:
        ours = _not_over(at, ours)
    return () if others else losses(at.case, at.line, ours)


def _not_over(at: At, ours: Pieces) -> Pieces:
    """Those of the pieces that a claim made now is for, once another is over; all while it is for none."""
    if to_ask(at.case, at.line):
        # a new one was lost since: a piece that was asked for is claimable for that one alone
        asked = way_back.asked_as_lost(at.case, at.line)
        return tuple(unit for unit in ours if unit.number not in asked)
    more = claimable(at.case, at.line, at.advice, at.terms)
    return tuple(unit for unit in ours if unit in more) or ours


def claimed(party: Party) -> Callable[[At], Pieces]:
    """The pieces that a party was asked for already."""

    def found(at: At) -> Pieces:
        claims = at.claims(party)
        if not claims:
            return ()
        named = {number for claim in claims for number in claim.units}
        return tuple(u for u in at.line.units if not named or u.number in named)

    return found


# --- sums -------------------------------------------------------------------------------------


def cost(at: At, units: Pieces) -> Money | None:
    """What the pieces cost us and what their postage did; never the sale price."""
    if at.line.unit_cost is None:
        return None
    freights = (at.case.freight_out, at.case.freight_back)
    postage = sum((f for f in freights if f), start=Money(0, at.case.currency))
    return at.line.unit_cost * len(units) + postage


def goods_alone(at: At, units: Pieces) -> Money | None:
    """What the pieces cost us, whatever they were sold for; so of a gift.

    No postage, of a piece that its buyer keeps for a part as of any other: who was late alone owes that.
    """
    if at.line.unit_cost is None:
        return None
    owed = pieces_owed(at.line, units).at(at.line.unit_cost)
    return sum((each.worth for each in owed), start=Money(0, at.line.unit_cost.currency))


def new_ones_alone(at: At, units: Pieces) -> Money | None:
    """What the new ones cost us, each as the thing that it was; None where that is not known of one."""
    meant = {unit.number for unit in units}
    sent = asked_now(at.case, at.line)
    return cost_of_new_ones(at, [(x, n) for x in sent for n in x.units if n in meant])


def cost_of_new_ones(at: At, lost: Sequence[tuple[Exchange, int]]) -> Money | None:
    """The same of new ones that are told, each with the number of the piece that it was sent for.

    A line that is seen for some of its pieces has not all of these.
    """
    if all(sent.sku == at.line.sku for sent, _ in lost):
        numbers = [number for _, number in lost]
        units = tuple(unit for unit in at.line.units if unit.number in numbers)
        alone = goods_alone(at, units)
        if alone is None or at.line.unit_cost is None:
            return None
        return alone + at.line.unit_cost * (len(numbers) - len(units))
    known = [sent.cost for sent, _ in lost if sent.cost is not None]
    return sum(known, start=Money(0, at.case.currency)) if len(known) == len(lost) else None


def carriers_loss(at: At, units: Pieces) -> Money | None:
    """What a carrier was asked for last cost us; while nobody told that, what the buyer had for it."""
    last = at.claims(Party.CARRIER)[-1]
    if last.of_postage:
        return postage(at, units)
    new = [(x, n) for x in at.case.exchanges if x.id in last.exchanges for n in x.units]
    spent = cost_of_new_ones(at, new) if new else goods_alone(at, units)
    return worth(at, units) if spent is None else spent


def worth(at: At, units: Pieces) -> Money | None:
    """Our loss: what the buyer got back for the pieces, before that what was paid for them."""
    paid = at.sum_of(units)
    if not at.line.refunded:
        return paid
    return at.line.refunded if paid is None else min(paid, at.line.refunded, key=_minor)


def given_back(at: At, units: Pieces) -> Money | None:
    """What the buyer got back for the pieces: of what nobody paid nothing is asked."""
    return worth(at, units) if at.line.refunded else None


def lost_in_warehouse(at: At, units: Pieces) -> Money | None:
    """What went back for the pieces; their price where a platform settled it itself and told no sum."""
    settled = at.line.fulfilment is Fulfilment.PLATFORM_WAREHOUSE and (
        at.line.tracks.buyer_money in PAID
    )
    return worth(at, units) if settled else given_back(at, units)


def paid_by_platform(at: At, units: Pieces) -> Money | None:
    """What the platform itself gave the buyer for the pieces, as far as somebody told, and he still has.

    Of their price it is none what he had from us already for keeping them.
    """
    given = left_of_platforms(at.case, at.line)
    if not given:
        return None
    paid, ours = at.sum_of(units), at.line.refunded - given
    if paid is None:
        return given
    back = sent_back_of(at.case, at.line, {unit.number for unit in units})
    return min(paid - back - had_for_keeping(at.line, units, ours), given, key=_minor)


def answered(at: At, units: Pieces) -> Money | None:
    """What it gave the buyer, where the buyer never had the goods by his own word; else no sum.

    Of goods that nobody looked at, a hearing is all there is to ask for.
    """
    return paid_by_platform(at, units) if at.line.reason in NEVER_HAD else None


def heard(_at: At, _units: Pieces) -> Money | None:
    """No sum: what is asked for is that it looks at the request."""
    return None


def postage(at: At, _units: Pieces) -> Money | None:
    """What is late is still there: its part of the order's postage is all that its carrier owes."""
    return share_out(at.case, at.line, at.case.freight_out) or None


def as_claimed(
    party: Party, loss: Callable[[At, Pieces], Money | None]
) -> Callable[[At, Pieces], Money | None]:
    """What was claimed last, no more than the loss is now; nothing while that is not known."""

    def most(at: At, units: Pieces) -> Money | None:
        limit = loss(at, units)
        return None if limit is None else min(_claimed(at, party), limit, key=_minor)

    return most


def as_sent(at: At, _units: Pieces) -> Money | None:
    """What was claimed of a supplier, which was held against his terms when it was."""
    return _claimed(at, Party.SUPPLIER)


def _claimed(at: At, party: Party) -> Money:
    """What was claimed last, with what was granted beside it."""
    last = at.claims(party)[-1]
    return last.amount + granted_beside(at.case.claims, last)


def _minor(money: Money) -> int:
    return money.minor
