"""What steps towards the buyer write: offers, agreement, approval, refund, replacement."""

from sqlalchemy import select

from db.tables import cases as t
from returns.casework.acting import Act
from returns.clock import stamp
from returns.errors import IllegalMove
from returns.records.facts import TurnFacts
from returns.rules.offers import (
    goods_expected,
)
from returns.rules.payments import payment_key
from returns.rules.track_machines import PAID
from returns.rules.turns_buyer import promised_on_arrival
from returns.terms import (
    BuyerMoney,
    Offer,
    Party,
    Route,
)
from returns.trade.offers import traits


def offered(act: Act, facts: TurnFacts) -> None:
    """An offer was put to the buyer; raises `IllegalMove` above what is left to pay."""
    offer = facts.offer
    if offer is None or offer is Offer.DECLINE:
        act.work.set(answered_at=act.work.at)
        return
    amount = act.options.amount
    if amount is None and offer is Offer.PARTIAL_REFUND:
        amount = act.case.recommendation.partial
    if amount is None and offer is Offer.GIFT_OR_COUPON:
        # the gift comes on top of what was offered before
        before = traits(act.case.offer).in_part
        amount = act.case.offer_amount if before else None
    if amount is None and traits(offer).whole_price:
        amount = act.case.value - act.case.paid
    if amount and not act.case.value:
        raise IllegalMove("move.value_unknown")
    if amount is not None and act.case.value - act.case.paid < amount:
        left = act.case.value - act.case.paid
        raise IllegalMove(
            "move.over_value",
            amount=amount,
            value=act.case.value,
            paid=act.case.paid,
            left=left,
        )
    coming = goods_expected(offer, act.route, act.case.reason)
    act.work.set(
        answered_at=act.work.at,
        offer=offer.value,
        offer_minor=amount.minor if amount is not None else None,
        route=act.route.value if coming else Route.NONE.value,
        freight_payer=act.case.recommendation.freight_payer.value,
        returnless=int(traits(offer).pays_ahead and not traits(offer).in_part),
    )
    act.work.facts["offer"] = offer.value


def buyer_agreed(act: Act, facts: TurnFacts) -> None:
    """The buyer said yes."""
    act.work.set(returnless=int(traits(facts.offer).pays_ahead))


def approved(act: Act, facts: TurnFacts) -> None:
    """The return is approved: route and offer stand, no money moves."""
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


def approved_by_arrival(act: Act, facts: TurnFacts) -> None:
    """Goods came that nobody had approved: the letter that they are here is the answer, too."""
    if act.case.tracks.buyer_money in PAID:
        act.work.set(approved_at=act.work.at)
        return
    offer = promised_on_arrival(act.case.tracks, facts.offer)
    answered = act.case.answered_at
    act.work.set(
        approved_at=act.work.at,
        answered_at=act.work.at if answered is None else stamp(answered),
        freight_payer=act.case.recommendation.freight_payer.value,
        offer=offer.value,
    )
    if offer is not act.case.offer:
        act.work.set(offer_minor=None, returnless=0)
    act.work.facts["approved_by_arrival"] = True


def refunded(act: Act, facts: TurnFacts) -> None:
    """Money went to the buyer; its key makes paying twice impossible."""
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


def replaced(act: Act, _: TurnFacts) -> None:
    """A new one was sent."""
    act.work.set(paid_at=act.work.at)
    if act.options.tracking:
        act.work.facts["tracking"] = act.options.tracking
