"""The next step with the buyer's money: agree, refund or reship, ask whether it arrived."""

from dataclasses import replace
from datetime import datetime

from returns.records.advice import Because
from returns.rules.goods.new_ones import wrote_since
from returns.rules.money.due import (
    gets_new_one,
    returnless,
    seen_back,
    sent_back_anyway,
    to_be_seen,
)
from returns.rules.money.postage import buyers_country, postage_owed, withdrawn
from returns.rules.money.settled import asked_after, doubted, paid_numbers, replaced_pieces
from returns.rules.money.way_back import lost_by_buyer
from returns.rules.steps.situation import Situation
from returns.rules.steps.step_clock import Candidate, Clock
from returns.rules.tracks.track_machines import ENDED, SETTLED
from returns.terms import BuyerMoney, Goods, HoldKind, Offer, Route, StepKind, Verdict
from returns.trade.offers import traits

_UNDER_WAY = frozenset({Goods.AWAITED, Goods.IN_TRANSIT, Goods.UNMATCHED})


def money_step(at: Situation, clock: Clock) -> Candidate | None:
    """What is next with the buyer's money once the request is decided."""
    money = at.line.tracks.buyer_money
    partly = money is BuyerMoney.PAID_PARTLY
    settled = money in SETTLED or (partly and not at.due and not _more_to_come(at))
    if settled and (_wrote_of_new_one(at) or doubted(at.case, at.line, at.heard_at)):
        # whatever else is open: the buyer is answered in the platform's time, and looked after first
        return clock.by_event(
            StepKind.CONFIRM_BUYER, "answer_buyer", at.heard_at, "buyer_spoke"
        )
    if money is BuyerMoney.CONFIRMED:
        return None
    if money in (BuyerMoney.PAID, BuyerMoney.REPLACED):
        return _confirm(at, clock) if asked_after(at.case, at.line) else None
    if at.line.tracks.request in ENDED:
        # nothing is owed; what was paid in part is confirmed like the rest
        return _confirm(at, clock) if money is BuyerMoney.PAID_PARTLY else None
    if partly and settled:
        return _confirm(at, clock)
    if money in (BuyerMoney.OPEN, BuyerMoney.OFFERED):
        # what was said after the goods were looked at, an answer to a refusal too, counts from then
        said = (at.line.inspected_at, at.line.answered_at)
        since = max((each for each in said if each is not None), default=None)
        return negotiate_step(at, clock, since)
    return _pay(at, clock)


def _wrote_of_new_one(at: Situation) -> bool:
    """Whether the buyer wrote after a new one was sent, and nobody has seen yet whether it arrived."""
    wrote = wrote_since(at.case, at.line, at.heard_at)
    return wrote and HoldKind.BUYER_WROTE not in at.line.lifted


def negotiate_step(at: Situation, clock: Clock, since: datetime | None) -> Candidate:
    """Agree with the buyer: what was said to us is answered in the platform's time for messages.

    Else our own word is waited on, from `since`.
    """
    spoke = at.spoke_at
    if spoke is not None and (since is None or spoke >= since):
        return clock.by_event(StepKind.NEGOTIATE, "answer_buyer", spoke, "buyer_spoke")
    return clock.ours(StepKind.NEGOTIATE, "negotiate", since)


def _more_to_come(at: Situation) -> bool:
    """Units are still on the way, or here and not looked at, whose money waits for them."""
    new_one = at.to_replace > 0 and gets_new_one(at.line, at.advice)
    if to_be_seen(at.line):
        return True
    return new_one or (not returnless(at.line) and bool(at.goods & _UNDER_WAY))


def _confirm(at: Situation, clock: Clock) -> Candidate:
    return clock.ours(StepKind.CONFIRM_BUYER, "confirm_buyer", at.line.paid_at)


def confirm_before_end(at: Situation, clock: Clock, over: datetime) -> Candidate | None:
    """Ask after what was paid for the pieces that came, once the others are waited for no more.

    `over` is when the rest lapses. Not asked before, for the rest may still come and be paid for.
    """
    if at.line.tracks.buyer_money is not BuyerMoney.PAID_PARTLY or at.due:
        return None
    return clock.ours(StepKind.CONFIRM_BUYER, "confirm_buyer", over)


def _pay(at: Situation, clock: Clock) -> Candidate | None:
    line = at.line
    replaces = traits(line.offer).replaces
    if line.nothing_left and not replaces and line.offer is not Offer.GIFT_OR_COUPON:
        # it was a gift, or all of it went back: there is nothing to pay
        return None
    kind = StepKind.REPLACE if replaces else StepKind.REFUND
    word = "replace" if replaces else "refund"
    if traits(line.offer).in_part:
        return _pay_part(at, clock)
    if returnless(line):
        return _pay_ahead(at, clock, kind, word)
    since = line.received_at or line.inspected_at
    # what came was paid already where the rest is still on its way
    owed = bool(at.due) or line.paid_for is None or (replaces and at.to_replace > 0)
    if line.route is Route.TO_PLATFORM and Goods.RECEIVED in at.goods and owed:
        return clock.ours(kind, "pay_now", since, "platform_pays")
    if replaces and not gets_new_one(line, at.advice):
        # less than promised after the inspection is still a refund, with its reason
        kind, replaces = StepKind.REFUND, False
    if replaces and not at.to_replace:
        # what does not get a new one, and still pays in part
        kind = StepKind.REFUND
    if (replaces and at.to_replace) or at.due:
        if _only_lost_ones_owed(at):
            return _for_lost_ones(at, clock, kind, word)
        if not at.goods & {Goods.RECEIVED}:
            soon = clock.by_event(kind, "refund_after_receipt", since)
            return _paid_out(_by_law(soon, at, clock, since), at, clock)
        return None
    return _nothing_due(at, clock, since)


def _pay_ahead(at: Situation, clock: Clock, kind: StepKind, word: str) -> Candidate:
    """Nothing has to come first: it is due from when it was agreed."""
    since = at.line.answered_at or at.line.approved_at
    now = clock.ours(kind, "pay_now", since, f"{word}_now")
    return _paid_out(_by_law(now, at, clock, at.case.requested_at), at, clock)


def _pay_part(at: Situation, clock: Clock) -> Candidate | None:
    """The part that was agreed for goods that are kept; goods that are here are looked at first."""
    if to_be_seen(at.line):
        return None
    if at.due and sent_back_anyway(at.line) and _more_than_agreed(at):
        return _for_what_came(at, clock)
    if not _came_after_part(at):
        return _pay_ahead(at, clock, StepKind.REFUND, "refund")
    came = at.line.received_at
    kept = clock.by_event(StepKind.REFUND, "refund_after_receipt", came)
    return _paid_out(_by_law(kept, at, clock, came), at, clock)


def _came_after_part(at: Situation) -> bool:
    """Whether goods came that were to be kept for the part: it waited until they were looked at."""
    agreed, came = at.line.answered_at, at.line.received_at
    return came is not None and agreed is not None and came > agreed


def _only_lost_ones_owed(at: Situation) -> bool:
    """Whether all that is owed now is for pieces that were lost on freight of ours.

    What was paid for pieces that were to be kept settled none that was sent off.
    """
    settled = replaced_pieces(at.case, at.line)
    if not traits(at.line.offer).in_part:
        settled |= paid_numbers(at.case, at.line)
    owed = [unit for unit in seen_back(at.line) if unit.number not in settled]
    return bool(owed) and all(unit.our_loss for unit in owed)


def _for_lost_ones(at: Situation, clock: Clock, kind: StepKind, word: str) -> Candidate:
    """What was lost on freight of ours is owed from the day on which that was told."""
    return _paid_out(clock.ours(kind, "pay_now", at.changed_at, f"{word}_lost"), at, clock)


def _more_than_agreed(at: Situation) -> bool:
    agreed = at.line.offer_amount
    return agreed is None or agreed < at.due + at.line.refunded


def _for_what_came(at: Situation, clock: Clock) -> Candidate:
    """What goods bring that were to be kept: nobody promised it before they came, so it counts from then."""
    if _only_lost_ones_owed(at):
        return _for_lost_ones(at, clock, StepKind.REFUND, "refund")
    since = at.line.received_at or at.line.inspected_at
    step = clock.by_event(StepKind.REFUND, "refund_after_receipt", since)
    first = step.because[0]
    if first.key == "step.refund_after_receipt":
        told = (replace(first, key="step.refund_sent_back"), *step.because[1:])
        step = replace(step, because=told)
    return _paid_out(_by_law(step, at, clock, since), at, clock)


def _by_law(step: Candidate, at: Situation, clock: Clock, start: datetime | None) -> Candidate:
    """A withdrawal is refunded in the law's time; it may wait for the goods, so that is when it starts."""
    if step.kind is not StepKind.REFUND or not withdrawn(at.case, at.dates, clock.deadlines):
        return step
    where = buyers_country(at.case)
    return clock.within(step, "refund_by_law", start, whose="*", country=where)


def _nothing_due(at: Situation, clock: Clock, since: datetime | None) -> Candidate | None:
    """Nothing is to be paid for what is here: wait for the rest, or say how it ends."""
    line = at.line
    if at.goods & _UNDER_WAY or Goods.RECEIVED in at.goods:
        return None
    if at.verdict is Verdict.NOT_RECEIVED:
        return clock.ours(StepKind.CLOSE, "close", line.inspected_at, "lapses_unsent")
    if at.verdict is not None and at.advice.first is Offer.DECLINE:
        return clock.by_event(
            StepKind.NEGOTIATE, "refund_after_receipt", since, "decline_after"
        )
    if line.tracks.buyer_money is BuyerMoney.PAID_PARTLY:
        return _confirm(at, clock)
    # promised on receipt, and nothing will come: agree anew, or make it returnless
    if lost_by_buyer(at.case, line):
        return _lost_by_buyer(at, clock)
    if line.refunded and at.goods & {Goods.INSPECTED, Goods.DISPOSED}:
        # what came is worth no more than the buyer had of it before it was agreed
        return _confirm(at, clock)
    if any(unit.goods is Goods.LOST and not unit.lost_going_on for unit in line.units):
        return lost_step(at, clock)
    return clock.ours(StepKind.NEGOTIATE, "pay_now", line.approved_at, "nothing_comes")


def lost_step(at: Situation, clock: Clock) -> Candidate:
    """What was promised on receipt never comes: agree anew, or decide what the buyer gets for his loss."""
    if lost_by_buyer(at.case, at.line):
        return _lost_by_buyer(at, clock)
    return clock.ours(StepKind.NEGOTIATE, "pay_now", at.changed_at, "goods_lost")


def _lost_by_buyer(at: Situation, clock: Clock) -> Candidate:
    """The seller decides; a buyer who withdrew need only show that it was sent (deadlines.md, s141)."""
    step = clock.ours(StepKind.NEGOTIATE, "pay_now", at.changed_at, "goods_lost_by_buyer")
    if not withdrawn(at.case, at.dates, clock.deadlines):
        return step
    return replace(step, because=(*step.because, Because("step.sent_is_enough", (), "R")))


def _paid_out(step: Candidate, at: Situation, clock: Clock) -> Candidate:
    """Says of a refund that the money itself is paid where the order was sold, and what goes with it."""
    if step.kind is not StepKind.REFUND:
        return step
    where = (("channel", at.case.channel or "term:unnamed:platform"),)
    told = [Because("step.pay_out", where, "P")]
    postage = postage_owed(at.case, at.dates, at.due, clock.deadlines, at.used_percent)
    if postage:
        told.insert(0, Because("step.postage", (("amount", postage.coded),), "R"))
    return replace(step, because=(*step.because, *told))
