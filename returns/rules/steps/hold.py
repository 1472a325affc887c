"""What forbids to go on with a line until it was looked into (domain.md 2).

A hold is not a refusal: its step is the check, and Enter neither pays, sends nor promises meanwhile.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from returns.records.advice import Because, Hold, Step
from returns.records.case import Line, OwnHold, StoredCase
from returns.rules.goods.new_ones import wrote_since
from returns.rules.goods.placing import arrives
from returns.rules.money.due import none_bought
from returns.rules.money.ground import asked_by_cost
from returns.rules.money.paid_twice import taken_twice
from returns.rules.money.sent_again import thing_unsaid
from returns.rules.money.settled import decision_untold, doubted, granted, paid_by_platform
from returns.rules.money.way_back import (
    lost_by_buyer,
    lost_to_buyer,
    own_lost,
)
from returns.rules.reasons import NOT_UNDERSTOOD
from returns.rules.steps.held_at_shop import at_the_shop, not_ended
from returns.rules.steps.hold_said import because_of, postage_untold, to_ask_after
from returns.rules.steps.next_offer import next_offer, promises_gift
from returns.rules.steps.photos_demanded import (
    Facts,
    deducted_without_photo,
    lacks_more,
    lacks_photos,
    seen_without_photo,
)
from returns.rules.steps.situation import Situation, claimed_party
from returns.rules.tracks.track_machines import CLAIM_OVER, CLAIM_UNSENT, ENDED, PAID
from returns.terms import (
    BuyerMoney,
    Disposition,
    Goods,
    HoldKind,
    Offer,
    Party,
    Route,
    StepKind,
    SupplierClaim,
)
from returns.trade.platform_acts import pays_itself

#: steps that move money, promise something or send goods
COMMITS = frozenset(
    {
        *(StepKind.ANSWER_BUYER, StepKind.NEGOTIATE, StepKind.APPROVE, StepKind.SEND_LABEL),
        *(StepKind.REFUND, StepKind.REPLACE, StepKind.ASK_RMA, StepKind.SEND_ON),
    }
)
#: what settles with the buyer
PAYS = frozenset({StepKind.REFUND, StepKind.REPLACE})
#: what a decision of others may have settled: it is paid, or promised, once its sum is told
_AFTER_ITS_SUM = PAYS | {StepKind.ANSWER_BUYER, StepKind.NEGOTIATE, StepKind.APPROVE}
_SPEAKS_OF_MONEY = frozenset(
    {StepKind.ANSWER_BUYER, StepKind.NEGOTIATE, StepKind.APPROVE, StepKind.REFUND}
)
#: nothing was asked yet of a carrier, where nothing was to be claimed, or the supplier refused; nor of
#: whoever owes for what came since a claim was settled
_ASKED_ANEW = (SupplierClaim.NOT_CLAIMABLE, SupplierClaim.REFUSED, *CLAIM_OVER)


def hold_on(at: Situation, step: Step, now: datetime) -> Hold | None:
    """What holds up that step, the gravest first, with all else in force. None where it may be done."""
    found = list(_holds(at, step, now))
    return _beside(found[0], at, *(each.kind for each in found[1:])) if found else None


def _holds(at: Situation, step: Step, now: datetime) -> Iterator[Hold]:
    if at.line.held is not None:
        yield by_hand(at.line.held)
    waiting = _offer_out(at, step, now)
    if waiting is not None:
        yield waiting
    for kind, because in _reasons_to_wait(at, step):
        if _figure_needed(kind, at, step):
            yield Hold(kind, because, stays=True)
        elif kind not in at.line.lifted:
            yield Hold(kind, because)


def _beside(hold: Hold, at: Situation, *others: HoldKind) -> Hold:
    """The hold with what else is in force on its line."""
    also = dict.fromkeys((*others, *in_force(at.case, at.line)))
    return replace(hold, also=tuple(kind for kind in also if kind is not hold.kind))


def in_force(case: StoredCase, line: Line) -> tuple[HoldKind, ...]:
    """What forbids decisions on a line by the facts alone, whatever is next on it; the gravest first."""
    by_seller = (HoldKind.BY_HAND,) if line.held is not None else ()
    if line.tracks.request in ENDED:
        return by_seller
    found = (kind for kind, holds in _standing(case, line) if holds and kind not in line.lifted)
    return (*by_seller, *found)


def by_hand(held: OwnHold) -> Hold:
    """The seller's own hold, whatever is next: it stays until it is lifted, also past its day."""
    said: Facts = (("why", held.why),)
    if held.until is None:
        return Hold(HoldKind.BY_HAND, Because("hold.by_hand", said, "P"))
    day = held.until.date().isoformat()
    because = Because("hold.by_hand_until", (*said, ("day", f"date:{day}")), "P")
    return Hold(HoldKind.BY_HAND, because)


def _figure_needed(kind: HoldKind, at: Situation, step: Step) -> bool:
    """The step cannot be done at all while the figure is not known, whatever anybody says."""
    if kind is HoldKind.PRICE:
        offers = step.kind is StepKind.NEGOTIATE and at.advice.first is not Offer.DECLINE
        return step.kind is StepKind.REFUND or offers
    if kind is HoldKind.MORE_THAN_BOUGHT:
        return none_bought(at.line)
    if kind is HoldKind.PLATFORM_SUM:
        # before we pay it is asked for, and may have been nothing
        return step.kind is StepKind.SEND_CLAIM
    figures = (HoldKind.COST, HoldKind.GIFT)
    return kind is HoldKind.SUPPLIER or kind in figures


def _reasons_to_wait(at: Situation, step: Step) -> list[tuple[HoldKind, Because]]:
    kinds = [
        kind
        for kind, holds in (
            *_commits(at, step),
            *_reader(at, step),
            *_claims(at, step),
            *_unpictured(at, step),
            *_late(at, step),
            *not_ended(at.case, at.line, step),
        )
        if holds
    ]
    return [(kind, because_of(kind, at, step.kind)) for kind in kinds]


def begins_claim(line: Line, party: Party | None) -> bool:
    """Whether a claim would begin that waits like a question for a number.

    One that was made goes on, and what a platform is told is the answer that a dispute waits for.
    """
    begins = line.tracks.supplier_claim in (*CLAIM_UNSENT, *_ASKED_ANEW)
    return begins and party is not Party.PLATFORM


def dispute_on(at: Situation) -> Hold | None:
    """The dispute that is open on the case, until somebody says that it was answered."""
    if not at.case.dispute or HoldKind.DISPUTE in at.line.lifted:
        return None
    if granted(at.case, at.line):
        # it was decided: nothing is answered any more, only appealed
        return None
    return _beside(Hold(HoldKind.DISPUTE, because_of(HoldKind.DISPUTE, at)), at)


def _commits(at: Situation, step: Step) -> tuple[tuple[HoldKind, bool], ...]:
    """What stands against money, a promise or goods that go out."""
    line = at.line
    if line.tracks.request in ENDED:
        return ()
    if step.kind is StepKind.SEND_CLAIM:
        begins = begins_claim(line, claimed_party(at.case, line, at.advice))
        return _standing(at.case, line) if begins else ()
    if step.kind not in COMMITS:
        return ()
    announced = (unit for unit in line.units if unit.number <= line.last_number)
    return (
        *_standing(at.case, line),
        (HoldKind.MORE_THAN_BOUGHT, any(unit.piece is None for unit in announced)),
        (HoldKind.PRICE, line.paid_for is None and step.kind in _SPEAKS_OF_MONEY),
        (HoldKind.GIFT, _gift_unnamed(at, step)),
        (HoldKind.VARIANT, step.kind is StepKind.REPLACE and thing_unsaid(at.case, line)),
        (HoldKind.LOST_BY_BUYER, _lost_by_buyer(at, step)),
        (HoldKind.LOST_TO_BUYER, _lost_to_buyer(at, step)),
        (
            HoldKind.PLATFORM_SUM,
            step.kind in _AFTER_ITS_SUM and decision_untold(at.case, line),
        ),
    )


def _lost_by_buyer(at: Situation, step: Step) -> bool:
    """What did not come, on freight that was not ours, is paid by the seller's own decision (domain.md 2)."""
    talks = step.kind in (StepKind.ANSWER_BUYER, StepKind.NEGOTIATE)
    return talks and lost_by_buyer(at.case, at.line) and at.line.tracks.buyer_money not in PAID


def _lost_to_buyer(at: Situation, step: Step) -> bool:
    """What was lost on its way to its buyer waits for the seller's decision: a part offered since is one."""
    return step.kind in PAYS and any(unit.our_loss for unit in lost_to_buyer(at.case, at.line))


def _late(at: Situation, step: Step) -> tuple[tuple[HoldKind, bool], ...]:
    """What was sent off and is not here is asked of its carrier before the buyer is reminded.

    And nobody is asked whether it arrived, and nothing ends, who just wrote of it, or had it twice; nor does
    it end where a thing of the buyer's own was lost with us.
    """
    late = step.kind is StepKind.CHASE_PARCEL and to_ask_after(at) is not None
    ends = step.kind in (StepKind.CONFIRM_BUYER, StepKind.CLOSE)
    wrote = ends and wrote_since(at.case, at.line, at.heard_at)
    missed = ends and not wrote and doubted(at.case, at.line, at.heard_at)
    # while a dispute is heard its answer asks for it
    twice = ends and dispute_on(at) is None and bool(taken_twice(at.case, at.line))
    own = step.kind is StepKind.CLOSE and own_lost(at.line)
    return (
        (HoldKind.NOT_ARRIVED, late),
        (HoldKind.BUYER_WROTE, wrote),
        (HoldKind.NOT_REACHED, missed),
        (HoldKind.PAID_TWICE, twice),
        (HoldKind.LOST_TO_BUYER, own),
    )


def _gift_unnamed(at: Situation, step: Step) -> bool:
    """The letter of that step would promise a gift, and nobody has said what it is."""
    if at.gift_named:
        return False
    line, advice = at.line, at.advice
    if step.kind is StepKind.REFUND:
        return line.offer is Offer.GIFT_OR_COUPON
    if step.kind not in (StepKind.ANSWER_BUYER, StepKind.NEGOTIATE):
        return False
    route = advice.route if line.route is Route.NONE else line.route
    return promises_gift(line, advice, next_offer(line, advice), route)


def _standing(case: StoredCase, line: Line) -> tuple[tuple[HoldKind, bool], ...]:
    """What speaks against any decision, by the facts of the case and not by what is next."""
    unpaid = line.tracks.buyer_money not in PAID
    return (
        (HoldKind.REASON, line.reason == NOT_UNDERSTOOD),
        (HoldKind.DISPUTE, bool(case.dispute) and not granted(case, line)),
        (HoldKind.UNAUTHORISED, line.reason == "unauthorised_purchase" and unpaid),
        (HoldKind.SUSPICION, case.suspected and unpaid),
        *at_the_shop(case, line),
    )


#: letters to whoever is claimed from
_TO_CLAIMED = frozenset({StepKind.SEND_CLAIM, StepKind.CHASE_SUPPLIER})


def _reader(at: Situation, step: Step) -> tuple[tuple[HoldKind, bool], ...]:
    """Nothing is written to a supplier whom nobody named."""
    to_supplier = step.kind is StepKind.ASK_RMA or (
        step.kind in _TO_CLAIMED
        and claimed_party(at.case, at.line, at.advice) is Party.SUPPLIER
    )
    return ((HoldKind.SUPPLIER, to_supplier and at.line.supplier_id is None),)


def _claims(at: Situation, step: Step) -> tuple[tuple[HoldKind, bool], ...]:
    """What a claim cannot be sent without."""
    if step.kind is not StepKind.SEND_CLAIM:
        return ()
    if lacks_more(at):
        return ((HoldKind.NO_PHOTO, True),)
    if at.line.tracks.supplier_claim not in (*CLAIM_UNSENT, *_ASKED_ANEW):
        return ()
    party = claimed_party(at.case, at.line, at.advice)
    return (
        (HoldKind.COST, _cost_untold(at, party)),
        (HoldKind.PLATFORM_SUM, party is Party.PLATFORM and _sum_untold(at)),
        (HoldKind.NO_PHOTO, lacks_photos(at)),
    )


def _unpictured(at: Situation, step: Step) -> tuple[tuple[HoldKind, bool], ...]:
    """Nobody is told no or paid less, and nothing is sold as new, by what was not photographed (domain 6)."""
    if step.kind is StepKind.REFUND:
        return ((HoldKind.NO_PHOTO, deducted_without_photo(at.case, at.line)),)
    if not seen_without_photo(at.case, at.line):
        return ()
    talks = step.kind in (StepKind.ANSWER_BUYER, StepKind.NEGOTIATE)
    declines = talks and next_offer(at.line, at.advice) is Offer.DECLINE
    placed = step.kind is StepKind.PLACE_GOODS and not arrives(step)
    restocks = placed and any(
        unit.disposition is Disposition.RESTOCK for unit in at.line.in_state(Goods.INSPECTED)
    )
    return ((HoldKind.NO_PHOTO, declines or restocks),)


def photos_lacking(at: Situation) -> Hold | None:
    """The photos that a claim made now would lack, whatever is next; None where it lacks none.

    None, too, where somebody said already why they are not there.
    """
    begins = at.line.tracks.supplier_claim in (*CLAIM_UNSENT, *_ASKED_ANEW)
    beside = at.named not in (None, claimed_party(at.case, at.line, at.advice))
    lacking = (begins or beside) and lacks_photos(at)
    if HoldKind.NO_PHOTO in at.line.lifted or not (lacking or lacks_more(at)):
        return None
    return Hold(HoldKind.NO_PHOTO, because_of(HoldKind.NO_PHOTO, at))


def _cost_untold(at: Situation, party: Party) -> bool:
    """Whether nobody told what it asks for: what the goods cost us, or their postage."""
    if party is Party.CARRIER and postage_untold(at):
        return True
    return _asks_for_cost(at, party) and at.line.unit_cost is None


def _asks_for_cost(at: Situation, party: Party) -> bool:
    """Whether it is for what goods cost: a supplier's, or a carrier's that hurt them, or lost new ones."""
    if party is not Party.CARRIER:
        return party is Party.SUPPLIER
    hurt = bool(at.hurt_back or at.new_ones_lost)
    return hurt or asked_by_cost(at.case, at.line, at.advice, at.terms)


def _sum_untold(at: Situation) -> bool:
    """The platform gave the money back by itself, and nobody told yet how much."""
    told = paid_by_platform(at.case, at.line)
    return pays_itself(at.case.platform_did) and not told


def _offer_out(at: Situation, step: Step, now: datetime) -> Hold | None:
    """An offer or a question waits for the buyer: nothing is put on top of it before its day."""
    line = at.line
    if line.tracks.request in ENDED:
        return None
    asked = line.tracks.buyer_money is BuyerMoney.OPEN and line.asked_buyer_at is not None
    offered = line.tracks.buyer_money is BuyerMoney.OFFERED
    waits = (StepKind.NEGOTIATE, StepKind.ANSWER_BUYER)
    if not (asked or offered) or step.kind not in waits or now >= step.due_at:
        return None
    day = step.due_at.date().isoformat()
    key = "hold.offer_out" if offered else "hold.asked_buyer"
    said: Facts = (("day", f"date:{day}"), ("item", line.title or line.sku))
    return Hold(HoldKind.OFFER_OUT, Because(key, said, "P"), Party.BUYER)
