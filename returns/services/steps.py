"""What a step or move writes on a case beside its tracks: moments, money, parcels, claims."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import select

from db.tables import cases as t
from returns.clock import stamp
from returns.errors import IllegalMove
from returns.money import Money
from returns.records.case import Case
from returns.records.facts import TurnFacts
from returns.records.options import StepOptions
from returns.records.policy import PolicyTerms
from returns.rules.offers import (
    NEEDS_CONSENT,
    PAYS_AHEAD,
    claim_wanted,
    goods_expected,
    rma_needed,
)
from returns.rules.payments import payment_key
from returns.rules.transitions import apply
from returns.services.claims import claimed_amount
from returns.services.store import Work
from returns.services.units import units_received
from returns.terms import (
    BuyerMoney,
    Disposition,
    Move,
    Offer,
    Party,
    Route,
    StepKind,
    SupplierClaim,
)

#: steps that put an offer to the buyer
_OFFERING = frozenset({StepKind.ANSWER_BUYER, StepKind.NEGOTIATE, Move.OFFER})


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
        if self.kind in _OFFERING:
            return next_offer(self.case)
        if self.case.offer is None and self.kind is StepKind.APPROVE:
            return Offer.REFUND_ON_RECEIPT
        return self.case.offer

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
    if case.offer in ladder and case.tracks.buyer_money is BuyerMoney.OFFERED:
        following = ladder.index(case.offer) + 1
        return ladder[min(following, len(ladder) - 1)]
    return case.recommendation.first


def due_amount(case: Case, offer: Offer | None) -> Money:
    """What a refund step pays when no amount is said: what was offered, less what was paid."""
    whole = case.offer_amount or case.value
    if offer is Offer.PARTIAL_REFUND and case.offer_amount is None:
        whole = case.recommendation.partial or case.value
    left = whole - case.paid
    return left if left.minor > 0 else Money(0, left.currency)


def turn_facts(act: Act) -> TurnFacts:
    """What the state machines look at for this step."""
    case, options = act.case, act.options
    amount = options.amount
    if amount is not None and amount.currency != case.value.currency:
        raise IllegalMove("step.currency", case=case.number, currency=case.value.currency)
    if amount is None and act.kind is StepKind.REFUND:
        amount = due_amount(case, act.offer)
    return TurnFacts(
        offer=act.offer,
        route=act.route,
        returnless=case.returnless,
        value=case.value,
        paid=case.paid,
        amount=amount,
        units=sum(line.quantity for line in case.lines),
        units_received=units_received(case),
        reason=options.reason,
        claim_wanted=claim_wanted(case.recommendation, act.offer, act.route),
        rma_needed=rma_needed(case.recommendation, act.route, act.terms),
        supplier_rma=options.rma or case.supplier_rma,
        closed=case.closed_at is not None,
        overruled=options.overrule,
    )


def perform(act: Act) -> TurnFacts:
    """Move the tracks and write what goes with the step; raises `IllegalMove`, nothing kept."""
    facts = turn_facts(act)
    if act.kind is Move.RECEIVE:
        # a parcel that we hold in our hands is received by us, wherever it was meant to go
        facts = replace(facts, route=act.options.route or Route.TO_US)
    tracks = apply(act.case.tracks, act.kind, facts)
    act.work.set(
        request=tracks.request.value,
        goods=tracks.goods.value,
        buyer_money=tracks.buyer_money.value,
        supplier_claim=tracks.supplier_claim.value,
    )
    if act.case.snoozed_until is not None and act.kind not in (Move.SNOOZE, Move.NOTE):
        act.work.set(snoozed_until=None)
    for name in ("reason", "note", "answer"):
        said = getattr(act.options, name)
        if said:
            act.work.facts[name] = said
    if act.options.overrule:
        act.work.facts["overruled"] = True
    effect = _EFFECTS.get(act.kind)
    if effect is not None:
        effect(act, facts)
    return facts


def _offered(act: Act, facts: TurnFacts) -> None:
    offer = facts.offer
    if offer is None or offer is Offer.DECLINE:
        act.work.set(answered_at=act.work.at)
        return
    amount = act.options.amount
    if amount is None and offer is Offer.PARTIAL_REFUND:
        amount = act.case.recommendation.partial
    if amount is None and offer in (Offer.RETURNLESS_REFUND, Offer.IMMEDIATE_REFUND):
        amount = act.case.value - act.case.paid
    if amount is not None and act.case.value - act.case.paid < amount:
        left = act.case.value - act.case.paid
        raise IllegalMove(
            "move.over_value",
            amount=amount,
            value=act.case.value,
            paid=act.case.paid,
            left=left,
        )
    coming = goods_expected(offer, act.route)
    act.work.set(
        answered_at=act.work.at,
        offer=offer.value,
        offer_minor=amount.minor if amount is not None else None,
        route=act.route.value if coming else Route.NONE.value,
        freight_payer=act.case.recommendation.freight_payer.value,
        returnless=int(offer in PAYS_AHEAD and offer not in NEEDS_CONSENT),
    )
    act.work.facts["offer"] = offer.value


def _buyer_agreed(act: Act, facts: TurnFacts) -> None:
    act.work.set(returnless=int(facts.offer in PAYS_AHEAD))


def _approved(act: Act, facts: TurnFacts) -> None:
    offer = facts.offer
    if act.case.tracks.buyer_money is BuyerMoney.OFFERED:
        offer = Offer.REFUND_ON_RECEIPT
    act.work.set(
        approved_at=act.work.at,
        answered_at=act.work.at
        if act.case.answered_at is None
        else stamp(act.case.answered_at),
        route=act.route.value,
        freight_payer=act.case.recommendation.freight_payer.value,
        offer=offer.value if offer else None,
    )
    if offer is not act.case.offer:
        act.work.set(offer_minor=None, returnless=0)
    if act.options.rma:
        act.work.set(supplier_rma=act.options.rma.strip(), rma_given_at=act.work.at)


def _shipped(act: Act, _: TurnFacts) -> None:
    _know_parcel(act)


def _received(act: Act, _: TurnFacts) -> None:
    parcel_id = _know_parcel(act)
    if parcel_id is not None:
        act.work.update("parcel", parcel_id, received_at=act.work.at)
    act.work.set(received_at=act.work.at)
    if act.case.route is Route.NONE:
        act.work.set(route=Route.TO_US.value)


def _know_parcel(act: Act) -> int | None:
    """The parcel of that tracking number, or the only one; made when there is none."""
    tracking = act.options.tracking.strip()
    for parcel in act.case.parcels:
        if parcel.received_at is None and (not tracking or tracking == parcel.tracking):
            return parcel.id
    return act.work.insert(
        "parcel",
        case_id=act.case.id,
        tracking=tracking,
        carrier=act.options.carrier,
        destination=act.route.value,
        payer=act.case.freight_payer.value,
        announced_at=act.work.at,
    )


def _inspected(act: Act, _: TurnFacts) -> None:
    if act.case.verdict is None:
        raise IllegalMove("step.verdict_wanted", case=act.case.number)
    act.work.set(inspected_at=act.work.at)


def _refunded(act: Act, facts: TurnFacts) -> None:
    amount = facts.amount
    act.work.set(paid_at=act.work.at)
    if amount is None or not amount:
        return
    taken_back = act.work.tx.execute(
        select(t.payment.c.id).where(
            t.payment.c.case_id == act.case.id, t.payment.c.taken_back_seq.is_not(None)
        )
    ).all()
    key = payment_key(act.case.number, "refund", act.case.paid, amount)
    act.work.insert(
        "payment",
        case_id=act.case.id,
        party=Party.BUYER.value,
        outgoing=1,
        amount_minor=amount.minor,
        currency=amount.currency,
        kind="refund",
        at=act.work.at,
        pay_key=f"{key}#{len(taken_back)}" if taken_back else key,
    )
    act.work.facts["amount"] = str(amount)


def _replaced(act: Act, _: TurnFacts) -> None:
    act.work.set(paid_at=act.work.at)
    if act.options.tracking:
        act.work.facts["tracking"] = act.options.tracking


def _claim_sent(act: Act, _: TurnFacts) -> None:
    amount = act.options.amount or claimed_amount(act.case, act.terms)
    act.work.insert(
        "claim",
        case_id=act.case.id,
        party=claim_party(act.case).value,
        amount_minor=amount.minor,
        currency=amount.currency,
        sent_at=act.work.at,
    )
    act.work.set(claim_sent_at=act.work.at, claim_answered_at=None)
    act.work.facts["amount"] = str(amount)


def claim_party(case: Case) -> Party:
    """Whom the claim goes to: the recommendation's addressee, a supplier when it names no party."""
    wanted = case.recommendation.claim_from
    return Party(wanted.value) if wanted and wanted.value in list(Party) else Party.SUPPLIER


def _claim_answered(act: Act, _: TurnFacts) -> None:
    act.work.set(claim_answered_at=act.work.at)
    if not act.case.claims:
        return
    claim = act.case.claims[-1]
    accepted = act.options.amount
    if accepted is None:
        accepted = claim.amount
        if act.kind is Move.CLAIM_REFUSED:
            accepted = Money(0, claim.amount.currency)
        elif act.kind is Move.CLAIM_PARTLY:
            raise IllegalMove("step.amount_wanted")
    if claim.amount < accepted:
        raise IllegalMove("step.more_than_claimed", amount=accepted, claimed=claim.amount)
    act.work.update(
        "claim",
        claim.id,
        answered_at=act.work.at,
        accepted_minor=accepted.minor,
        answer=act.options.answer,
    )


def _settled(act: Act, _: TurnFacts) -> None:
    if act.case.tracks.supplier_claim is SupplierClaim.REFUSED or not act.case.claims:
        return
    claim = act.case.claims[-1]
    amount = act.options.amount or claim.accepted or claim.amount
    act.work.insert(
        "payment",
        case_id=act.case.id,
        party=claim.of.value,
        outgoing=0,
        amount_minor=amount.minor,
        currency=amount.currency,
        kind="claim",
        at=act.work.at,
        pay_key=f"{act.case.number}/claim/{claim.id}@{act.work.at}",
    )
    act.work.facts["amount"] = str(amount)


def _placed(act: Act, _: TurnFacts) -> None:
    chosen = act.options.disposition or act.case.disposition or Disposition.HOLD
    if chosen is Disposition.HOLD:
        raise IllegalMove("step.disposition_wanted", case=act.case.number)
    act.work.set(disposition=chosen.value)


def _rma_given(act: Act, _: TurnFacts) -> None:
    act.work.set(supplier_rma=act.options.rma.strip(), rma_given_at=act.work.at)


def _snoozed(act: Act, _: TurnFacts) -> None:
    until: datetime | None = act.options.until
    if until is None:
        raise IllegalMove("step.until_wanted")
    act.work.set(snoozed_until=stamp(until))


def _noted(act: Act, _: TurnFacts) -> None:
    if not act.options.note.strip():
        raise IllegalMove("step.note_wanted")


def _moment(column: str) -> "Effect":
    def effect(act: Act, _: TurnFacts) -> None:
        act.work.set(**{column: act.work.at})

    return effect


def _reopened(act: Act, _: TurnFacts) -> None:
    act.work.set(closed_at=None)


def _chased_parcel(act: Act, _: TurnFacts) -> None:
    # the waiting begins anew from the letter
    act.work.set(label_made_at=act.work.at)


def _chased_supplier(act: Act, _: TurnFacts) -> None:
    asked = act.case.tracks.supplier_claim is SupplierClaim.ASKED_FOR_RMA
    act.work.set(**{"rma_asked_at" if asked else "claim_sent_at": act.work.at})


Effect = Callable[[Act, TurnFacts], None]

_EFFECTS: dict[StepKind | Move, Effect] = {
    StepKind.ANSWER_BUYER: _offered,
    StepKind.NEGOTIATE: _offered,
    Move.OFFER: _offered,
    Move.BUYER_AGREED: _buyer_agreed,
    Move.DECLINE: _moment("answered_at"),
    StepKind.ASK_RMA: _moment("rma_asked_at"),
    Move.RMA_GIVEN: _rma_given,
    StepKind.APPROVE: _approved,
    StepKind.SEND_LABEL: _moment("label_made_at"),
    StepKind.CHASE_PARCEL: _chased_parcel,
    Move.SHIPPED: _shipped,
    Move.RECEIVE: _received,
    StepKind.INSPECT: _inspected,
    StepKind.REFUND: _refunded,
    StepKind.REPLACE: _replaced,
    StepKind.SEND_CLAIM: _claim_sent,
    StepKind.CHASE_SUPPLIER: _chased_supplier,
    Move.MORE_ASKED: _moment("claim_answered_at"),
    Move.CLAIM_ACCEPTED: _claim_answered,
    Move.CLAIM_PARTLY: _claim_answered,
    Move.CLAIM_REFUSED: _claim_answered,
    StepKind.SETTLE: _settled,
    StepKind.PLACE_GOODS: _placed,
    StepKind.CLOSE: _moment("closed_at"),
    Move.REOPEN: _reopened,
    Move.SNOOZE: _snoozed,
    Move.NOTE: _noted,
}
