"""A step being performed on a case: what it is about, whatever it is."""

from dataclasses import dataclass

from returns.casework.units import left_to_pay
from returns.ledger.store import Work
from returns.money import Money
from returns.records.case import Case
from returns.records.options import StepOptions
from returns.records.policy import PolicyTerms
from returns.rules.offers import nothing_due
from returns.rules.turns_buyer import unapproved
from returns.terms import (
    BuyerMoney,
    Goods,
    Move,
    Offer,
    Request,
    Route,
    StepKind,
    Verdict,
)
from returns.trade.offers import traits
from returns.trade.steps import step_traits


@dataclass(frozen=True, slots=True)
class Act:
    """One step being performed on a case as it stood before."""

    work: Work
    case: Case
    kind: StepKind | Move
    options: StepOptions
    terms: PolicyTerms | None

    @property
    def offer(self) -> Offer | None:
        """The offer that the step makes or fulfils."""
        if self.options.offer is not None:
            return self.options.offer
        if step_traits(self.kind).offers:
            return next_offer(self.case)
        if self.case.offer is None and self.kind is StepKind.APPROVE:
            first = self.case.recommendation.first
            return first if nothing_due(first, self.case.reason) else Offer.REFUND_ON_RECEIPT
        if self.case.offer is None and self.comes_unapproved:
            first = self.case.recommendation.first
            stands = traits(first).unreceived is not None or nothing_due(
                first, self.case.reason
            )
            return first if stands else Offer.REFUND_ON_RECEIPT
        return self.case.offer

    @property
    def comes_unapproved(self) -> bool:
        """Whether the step tells of goods whose return nobody had agreed to."""
        if self.kind is Move.RECEIVE:
            return unapproved(self.case.tracks)
        seen = self.kind is StepKind.INSPECT and self.case.verdict is not Verdict.NOT_RECEIVED
        return seen and self.case.tracks.request is Request.NEGOTIATING

    @property
    def route(self) -> Route:
        """Where the goods go: said now, decided before, or recommended."""
        if self.options.route is not None:
            return self.options.route
        if self.case.route is not Route.NONE:
            return self.case.route
        return self.case.recommendation.route


def next_offer(case: Case) -> Offer:
    """The rung of the ladder that comes now: the first, then the one after what was refused."""
    ladder = case.recommendation.offers
    over = case.tracks.goods in (Goods.LOST, Goods.NONE_EXPECTED)
    approved = case.tracks.request is Request.APPROVED
    instead = traits(case.offer).unreceived
    if over and approved and instead is not None:
        # nothing will come that the promise could wait for
        return instead
    first = case.recommendation.first
    here = case.tracks.goods is Goods.RECEIVED and case.verdict is None
    if here and traits(first).in_part and not nothing_due(first, case.reason):
        # nobody is offered a part of the price for keeping what they have sent back
        return Offer.REFUND_ON_RECEIPT
    if case.offer in ladder and case.tracks.buyer_money is BuyerMoney.OFFERED:
        following = ladder.index(case.offer) + 1
        return ladder[min(following, len(ladder) - 1)]
    return first


def only_in_part(case: Case) -> bool:
    """The goods came back, and not as they should: the inspection leaves a part of the price."""
    looked = case.verdict is not None
    return looked and case.recommendation.first is Offer.PARTIAL_REFUND


def refund_now(case: Case, offer: Offer | None) -> Money:
    """What a refund step pays when no amount is said: what is due, as far as it came back.

    Nothing back yet leaves the whole sum, so that the refusal names it.
    """
    due, payable = due_amount(case, offer), left_to_pay(case)
    return payable if payable.minor and payable < due else due


def due_amount(case: Case, offer: Offer | None) -> Money:
    """What a refund step pays when no amount is said: what was offered, less what was paid.

    Where the inspection leaves only a part of it, that part; a gift alone is no money.
    """
    whole = case.offer_amount or case.value
    part = case.recommendation.partial
    if offer is Offer.GIFT_OR_COUPON:
        whole = case.offer_amount or Money(0, case.value.currency)
    elif only_in_part(case) and part is not None:
        whole = part
    elif offer is Offer.PARTIAL_REFUND and case.offer_amount is None:
        whole = part or case.value
    left = whole - case.paid
    return left if left.minor > 0 else Money(0, left.currency)
