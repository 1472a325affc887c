"""The next step with the buyer's money: agree, refund or reship, ask whether it arrived."""

from dataclasses import replace

from returns.records.case import Because
from returns.records.facts import StepFacts
from returns.rules.step_clock import Candidate, Clock
from returns.rules.track_machines import ENDED
from returns.terms import BuyerMoney, Goods, Offer, Route, StepKind, Verdict
from returns.trade.offers import traits

_UNDER_WAY = frozenset({Goods.AWAITED, Goods.IN_TRANSIT, Goods.UNMATCHED})


def money_step(facts: StepFacts, clock: Clock) -> Candidate | None:
    """What is next with the buyer's money once the request is decided."""
    money = facts.tracks.buyer_money
    if money is BuyerMoney.CONFIRMED:
        return None
    if money in (BuyerMoney.PAID, BuyerMoney.REPLACED):
        return _confirm(facts, clock)
    if money is BuyerMoney.PAID_PARTLY and (facts.paid_up or _part_is_enough(facts)):
        return _confirm(facts, clock)
    if facts.tracks.request in ENDED:
        # nothing is owed; what was paid in part is confirmed like the rest
        return _confirm(facts, clock) if money is BuyerMoney.PAID_PARTLY else None
    if money in (BuyerMoney.OPEN, BuyerMoney.OFFERED):
        since = facts.offered_at or facts.inspected_at or facts.answered_at
        return clock.ours(StepKind.NEGOTIATE, "negotiate", since)
    return _pay(facts, clock)


def _part_is_enough(facts: StepFacts) -> bool:
    left = facts.recommendation.first if facts.verdict is not None else None
    return traits(facts.offer).in_part or traits(left).in_part


def _confirm(facts: StepFacts, clock: Clock) -> Candidate:
    return clock.ours(StepKind.CONFIRM_BUYER, "confirm_buyer", facts.paid_at)


def _pay(facts: StepFacts, clock: Clock) -> Candidate | None:
    goods = facts.tracks.goods
    replaces = traits(facts.offer).replaces
    kind = StepKind.REPLACE if replaces else StepKind.REFUND
    word = "replace" if replaces else "refund"
    if facts.returnless or traits(facts.offer).pays_ahead:
        since = facts.offered_at or facts.answered_at or facts.approved_at
        return _paid_out(clock.ours(kind, "pay_now", since, f"{word}_now"), facts)
    if goods in _UNDER_WAY:
        return None
    if goods is Goods.RECEIVED and facts.route is not Route.TO_PLATFORM:
        return None
    if goods in (Goods.LOST, Goods.NONE_EXPECTED):
        # promised on receipt, and nothing will come: agree anew, or make it returnless
        key = "goods_lost" if goods is Goods.LOST else "nothing_comes"
        return clock.ours(StepKind.NEGOTIATE, "pay_now", facts.approved_at, key)
    since = facts.received_at or facts.inspected_at
    if facts.verdict is Verdict.NOT_RECEIVED:
        return clock.ours(StepKind.CLOSE, "close", facts.inspected_at, "lapses_unsent")
    if facts.verdict is not None and facts.recommendation.first is Offer.DECLINE:
        return clock.by_event(
            StepKind.NEGOTIATE, "refund_after_receipt", since, "decline_after"
        )
    if facts.route is Route.TO_PLATFORM:
        return clock.ours(kind, "pay_now", since, "platform_pays")
    # less than promised after the inspection is still a refund, with its reason
    if (
        replaces
        and not traits(facts.recommendation.first).replaces
        and facts.verdict is not None
    ):
        kind, word = StepKind.REFUND, "refund"
    return _paid_out(clock.by_event(kind, "refund_after_receipt", since), facts)


def _paid_out(step: Candidate, facts: StepFacts) -> Candidate:
    """Says of a refund that the money itself is paid where the order was sold."""
    if step.kind is not StepKind.REFUND:
        return step
    where = (("channel", facts.channel or "term:unnamed:platform"),)
    return replace(step, because=(*step.because, Because("step.pay_out", where, "P")))
