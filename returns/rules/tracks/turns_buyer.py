"""What happens between us and the buyer: the talk, and the money."""

from dataclasses import replace

from returns.errors import IllegalMove
from returns.money import Money
from returns.records.case import Line, Tracks
from returns.records.facts import TurnFacts
from returns.rules.offers import (
    approved_offer,
    goods_expected,
    keeps_goods,
    nothing_due,
)
from returns.rules.reasons import NEVER_HAD
from returns.rules.tracks.payments import check_payment
from returns.rules.tracks.track_machines import (
    CLAIM_UNSENT,
    ENDED,
    GOODS_HERE,
    PAID,
    SETTLED,
    Turn,
    not_now,
)
from returns.rules.tracks.turns_claim import ask_for_rma_first, claim_follows
from returns.terms import (
    BuyerMoney,
    Goods,
    Move,
    Offer,
    Request,
    Route,
    StepKind,
    SupplierClaim,
)
from returns.trade.offers import traits

#: all of it came and was looked at
_SEEN = frozenset({Goods.INSPECTED, Goods.DISPOSED})
#: requests that are over without anybody's no: whoever sends the goods all the same is owed for them
LET_GO = frozenset({Request.WITHDRAWN, Request.LAPSED})
#: nobody agreed to goods that come now, or did so and it was let go since
_UNAPPROVED = LET_GO | {Request.NEW, Request.NEGOTIATING}
#: nothing is to come back, so that nothing can fail to come
_STAYS = frozenset({Goods.NONE_EXPECTED, Goods.KEPT})

# --- the talk with the buyer --------------------------------------------------------------


def _stand(tracks: Tracks, facts: TurnFacts, request: Request) -> Tracks:
    """The tracks once the offer stands as agreed, with the request as given."""
    goods = tracks.goods
    if keeps_goods(facts.offer, facts.route, facts.why) and goods is Goods.AWAITED:
        goods = Goods.KEPT
    coming = request is Request.APPROVED and goods_expected(facts.offer, facts.route, facts.why)
    if coming and goods in (Goods.NONE_EXPECTED, Goods.KEPT):
        goods = Goods.AWAITED
    claim = claim_follows(tracks.supplier_claim, facts)
    # where nothing is owed there is nothing to agree on, to pay, or to ask after
    settled = nothing_due(facts.offer, facts.why)
    # a new one, or thanks that were promised, are sent whatever was paid
    sent_anyway = traits(facts.offer).replaces or facts.offer is Offer.GIFT_OR_COUPON
    settled = settled or (facts.nothing_left and not sent_anyway)
    money = BuyerMoney.CONFIRMED if settled else BuyerMoney.AGREED
    return Tracks(request, goods, money, claim)


def _talking(tracks: Tracks) -> Request:
    """The request while an offer is talked over; what has come back needs no leave to come back."""
    if tracks.goods in GOODS_HERE:
        return Request.APPROVED
    return Request.NEGOTIATING if tracks.request is Request.NEW else tracks.request


def _offered(act: StepKind | Move) -> Turn:
    def turn(tracks: Tracks, facts: TurnFacts) -> Tracks:
        if tracks.request in ENDED:
            raise not_now(act, "request", tracks.request)
        if tracks.buyer_money in PAID and tracks.buyer_money is not BuyerMoney.PAID_PARTLY:
            raise not_now(act, "buyer_money", tracks.buyer_money)
        if facts.offer is None:
            if tracks.request is not Request.NEW:
                raise IllegalMove("move.offer_missing")
            return replace(tracks, request=Request.NEGOTIATING)
        if facts.offer is Offer.DECLINE:
            return _decline(tracks, facts)
        talking = _talking(tracks)
        if nothing_due(facts.offer, facts.why):
            return _stand(tracks, facts, Request.APPROVED)
        if traits(facts.offer).in_part:
            return replace(tracks, request=talking, buyer_money=BuyerMoney.OFFERED)
        if traits(facts.offer).pays_ahead:
            return _stand(tracks, facts, Request.APPROVED)
        return _stand(tracks, facts, talking)

    return turn


def _answer(tracks: Tracks, facts: TurnFacts) -> Tracks:
    waiting = tracks.request is Request.NEW or tracks.buyer_money is BuyerMoney.OPEN
    # what stands is approved, and its goods are awaited: no step asks for a letter, a key may write it
    told = tracks.request is Request.APPROVED and tracks.goods is Goods.AWAITED
    if not waiting and not (told and tracks.buyer_money is BuyerMoney.AGREED):
        raise not_now(StepKind.ANSWER_BUYER, "buyer_money", tracks.buyer_money)
    if tracks.buyer_money in PAID and tracks.buyer_money is not BuyerMoney.PAID_PARTLY:
        # the platform paid all of it before anybody wrote: the answer promises nothing more
        return replace(tracks, request=Request.APPROVED)
    return _offered(StepKind.ANSWER_BUYER)(tracks, facts)


def _buyer_agreed(tracks: Tracks, facts: TurnFacts) -> Tracks:
    if tracks.buyer_money is not BuyerMoney.OFFERED:
        raise not_now(Move.BUYER_AGREED, "buyer_money", tracks.buyer_money)
    approved = tracks.request is Request.APPROVED or traits(facts.offer).pays_ahead
    return _stand(tracks, facts, Request.APPROVED if approved else tracks.request)


def part_waits(line: Line) -> bool:
    """Whether a part of the price, or a gift, was put to the buyer, who has not answered yet."""
    return line.tracks.buyer_money is BuyerMoney.OFFERED and traits(line.offer).in_part


def paid_while_offered(line: Line, facts: TurnFacts, had: Money, state: BuyerMoney) -> Tracks:
    """The tracks once somebody else than us paid the buyer while a part waits for his answer (domain.md 2).

    `had` is what went back for the line in all. Once that is what was offered he keeps the goods, as he would
    for his yes; less, or money where a gift was offered, is no answer, and the offer waits on.
    """
    offered, tracks = line.offer_amount, line.tracks
    gift = line.offer is Offer.GIFT_OR_COUPON
    enough = not gift and offered is not None and offered <= had
    if state is not BuyerMoney.PAID and not enough:
        return tracks
    return replace(_stand(tracks, facts, Request.APPROVED), buyer_money=state)


def _may_ask_again(tracks: Tracks, facts: TurnFacts) -> bool:
    """Whether goods that were left with the buyer can be asked back: not once all of it is settled.

    Who kept them for a part of their price, or for a gift, may still send them back for the rest.
    """
    stays = tracks.goods in _STAYS and facts.why not in NEVER_HAD
    some = facts.gift_alone or _in_part(facts)
    part = tracks.buyer_money is BuyerMoney.CONFIRMED and some
    open_yet = part or tracks.buyer_money not in SETTLED
    return tracks.request is Request.APPROVED and stays and open_yet


def _in_part(facts: TurnFacts) -> bool:
    """Whether money went back, not all of it, and nothing was to be sent for the rest."""
    paid, worth = facts.paid, facts.value
    if paid is None or worth is None or (facts.offer and traits(facts.offer).replaces):
        return False
    return bool(paid) and paid < worth


def _approve(tracks: Tracks, facts: TurnFacts) -> Tracks:
    if facts.redirected and tracks.goods is Goods.AWAITED:
        if facts.route is Route.TO_SUPPLIER:
            ask_for_rma_first(facts)
        return replace(tracks, supplier_claim=claim_follows(tracks.supplier_claim, facts))
    again = _may_ask_again(tracks, facts)
    if again and not facts.sent_where:
        raise IllegalMove("move.approve_kept")
    if not again and tracks.request not in (Request.NEW, Request.NEGOTIATING):
        raise not_now(StepKind.APPROVE, "request", tracks.request)
    paid = tracks.buyer_money in PAID
    if facts.all_lost and not paid:
        raise IllegalMove("move.approve_lost")
    offer = approved_offer(facts.offer, tracks.buyer_money, facts.route, facts.why)
    kept = keeps_goods(offer, facts.route, facts.why)
    if facts.route is Route.NONE and not kept and not paid:
        raise IllegalMove("move.no_route")
    if facts.route is Route.TO_SUPPLIER:
        ask_for_rma_first(facts)
    after = _stand(tracks, replace(facts, offer=offer), Request.APPROVED)
    # of money he had none yet
    keeps = paid and not facts.gift_alone
    return replace(after, buyer_money=tracks.buyer_money) if keeps else after


def unapproved(tracks: Tracks, approved_unseen: bool) -> bool:
    """Whether goods that come now come before anybody agreed to their return, or after it was let go.

    Who took the request back and sends the goods all the same is owed for them as anybody else is. What we
    declined stays declined, unless it is `approved_unseen`: by the platform, and nothing of it was here.
    """
    if tracks.request in _UNAPPROVED:
        return True
    if tracks.request is Request.DECLINED:
        return approved_unseen
    silent = tracks.buyer_money in (BuyerMoney.OPEN, BuyerMoney.OFFERED)
    return tracks.request is Request.APPROVED and silent and tracks.goods not in GOODS_HERE


def promised_on_arrival(tracks: Tracks, offer: Offer | None) -> Offer:
    """What stands for goods that came unapproved: who sends them back wants no part of the price.

    Nor is what was refused, or let go with its request, paid ahead any more.
    """
    if offer is None or offer is Offer.DECLINE or tracks.buyer_money is BuyerMoney.OFFERED:
        return Offer.REFUND_ON_RECEIPT
    row = traits(offer)
    return Offer.REFUND_ON_RECEIPT if row.in_part else row.once_back or offer


def approved_by_arrival(tracks: Tracks, facts: TurnFacts) -> Tracks:
    """The tracks once goods have come that nobody approved: asking for them now would be absurd."""
    if not unapproved(tracks, facts.approved_unseen):
        return tracks
    if tracks.buyer_money in PAID:
        return replace(tracks, request=Request.APPROVED)
    offer = promised_on_arrival(tracks, facts.offer)
    return _stand(tracks, replace(facts, offer=offer), Request.APPROVED)


def _buyer_refused(tracks: Tracks, _: TurnFacts) -> Tracks:
    """The offer or our refusal is off the table: what comes next on the ladder may be put to the buyer."""
    if tracks.request is Request.DECLINED:
        return talked_again(tracks)
    if tracks.buyer_money is not BuyerMoney.OFFERED:
        raise not_now(Move.BUYER_REFUSED, "buyer_money", tracks.buyer_money)
    return replace(tracks, buyer_money=BuyerMoney.OPEN)


def _ask_buyer(tracks: Tracks, _: TurnFacts) -> Tracks:
    """Also who was paid, while something is still to be claimed: his photos are what it stands on."""
    if tracks.request in ENDED:
        raise not_now(StepKind.ASK_BUYER, "request", tracks.request)
    wanted = tracks.supplier_claim in CLAIM_UNSENT | {SupplierClaim.MORE_ASKED}
    if tracks.buyer_money in PAID and not wanted:
        raise not_now(StepKind.ASK_BUYER, "buyer_money", tracks.buyer_money)
    return tracks


def _buyer_said(tracks: Tracks, facts: TurnFacts) -> Tracks:
    if not facts.reason.strip():
        raise IllegalMove("move.answer_wanted")
    tracks = doubted(tracks, facts)
    return talked_again(tracks) if tracks.request is Request.DECLINED else tracks


def doubted(tracks: Tracks, facts: TurnFacts) -> Tracks:
    """Whether what was paid arrived is open once more, and what is left of the price may be agreed on.

    Who has a new one, or was owed nothing, has nothing that could be missing.
    """
    new_one = facts.offer is not None and traits(facts.offer).replaces
    had = (facts.paid or facts.gift_alone) and not new_one
    if tracks.buyer_money is not BuyerMoney.CONFIRMED or not had:
        return tracks
    some = facts.gift_alone or (facts.value is not None and facts.paid != facts.value)
    return replace(tracks, buyer_money=BuyerMoney.PAID_PARTLY if some else BuyerMoney.PAID)


def talked_again(tracks: Tracks) -> Tracks:
    """What the refusal's letter promised: whatever the buyer still has to say is looked at.

    Where the platform paid after our refusal there is nothing to be agreed on any more.
    """
    if tracks.buyer_money in SETTLED:
        return tracks
    return replace(tracks, request=Request.NEGOTIATING)


def _ended(tracks: Tracks, facts: TurnFacts, request: Request) -> Tracks:
    """The request is over: what was agreed on falls, and who had a part before keeps that, and no more.

    It is lost to us all the same, so that whoever owes for it is asked still.
    """
    goods = Goods.NONE_EXPECTED if tracks.goods is Goods.AWAITED else tracks.goods
    if tracks.buyer_money in PAID:
        return replace(tracks, request=request, goods=goods)
    if facts.paid:
        return Tracks(request, goods, BuyerMoney.PAID_PARTLY, tracks.supplier_claim)
    claim = tracks.supplier_claim
    # who was asked for his number is told that it is not needed; what lapses needs nothing of us (A)
    told = claim is not SupplierClaim.TO_ASK and request is not Request.LAPSED
    if claim in CLAIM_UNSENT and not told:
        claim = SupplierClaim.NOT_CLAIMABLE
    return Tracks(request, goods, BuyerMoney.OPEN, claim)


def _decline(tracks: Tracks, facts: TurnFacts) -> Tracks:
    if tracks.request in ENDED:
        raise not_now(Move.DECLINE, "request", tracks.request)
    if not facts.reason.strip():
        raise IllegalMove("move.decline_reason")
    if tracks.buyer_money in PAID and not nothing_due(facts.offer, facts.why):
        raise IllegalMove("move.decline_paid")
    looked = tracks.goods in (Goods.INSPECTED, Goods.DISPOSED) or facts.nothing_to_see
    if tracks.request is Request.APPROVED and not looked and not facts.overruled:
        raise IllegalMove("move.decline_approved")
    here = tracks.goods in GOODS_HERE
    if tracks.request is Request.NEW and not here and not (facts.says_no or facts.overruled):
        raise IllegalMove("move.decline_untried")
    return _ended(tracks, facts, Request.DECLINED)


def _withdraw(tracks: Tracks, facts: TurnFacts) -> Tracks:
    if tracks.request in ENDED:
        raise not_now(Move.WITHDRAW, "request", tracks.request)
    if tracks.buyer_money in PAID and not nothing_due(facts.offer, facts.why):
        raise IllegalMove("move.withdraw_paid")
    return _ended(tracks, facts, Request.WITHDRAWN)


def _lapse(tracks: Tracks, facts: TurnFacts) -> Tracks:
    late = tracks.goods is Goods.IN_TRANSIT and facts.lapses
    came = tracks.goods not in (Goods.NONE_EXPECTED, Goods.AWAITED, Goods.LOST, Goods.KEPT)
    if came and not late and not facts.nothing_here:
        raise IllegalMove("move.lapse_arrived", state=f"term:goods:{tracks.goods}")
    if facts.came_unpaid and tracks.buyer_money not in PAID:
        raise IllegalMove("move.lapse_owed")
    stays = tracks.goods in _STAYS and facts.why not in NEVER_HAD
    if tracks.request is Request.APPROVED and stays:
        raise IllegalMove("move.lapse_nothing")
    after = _ended(tracks, facts, Request.LAPSED)
    return replace(after, goods=Goods.LOST) if late else after


# --- the buyer's money --------------------------------------------------------------------


def _refund(tracks: Tracks, facts: TurnFacts) -> Tracks:
    anew = facts.sent_back and not (facts.worked_out or facts.has_new_one)
    if not anew or tracks.buyer_money not in PAID:
        _must_be_agreed(tracks)
    if facts.offer is Offer.GIFT_OR_COUPON and not facts.amount:
        if tracks.buyer_money is BuyerMoney.PAID_PARTLY:
            raise IllegalMove("move.settled_already")
        return replace(tracks, buyer_money=BuyerMoney.PAID_PARTLY)
    if facts.value is None or facts.paid is None:
        raise IllegalMove("move.value_unknown")
    amount = facts.amount if facts.amount is not None else facts.value - facts.paid
    _refuse_nothing(facts, amount)
    ahead = facts.returnless or traits(facts.offer).pays_ahead
    check_payment(facts.value, facts.paid, amount, None if ahead else facts.came_back)
    whole = facts.paid + amount == facts.value
    return replace(tracks, buyer_money=BuyerMoney.PAID if whole else BuyerMoney.PAID_PARTLY)


def _refuse_nothing(facts: TurnFacts, amount: Money) -> None:
    """No sum was named, and nothing is left to pay for what came, or for the pieces that were named."""
    if not facts.worked_out or amount or facts.value == facts.paid:
        return
    if facts.pieces:
        raise IllegalMove("step.unit_not_due", unit=min(facts.pieces))
    raise IllegalMove("move.nothing_due")


def _replace(tracks: Tracks, facts: TurnFacts) -> Tracks:
    if tracks.buyer_money is BuyerMoney.REPLACED and not facts.to_replace:
        raise IllegalMove("move.replaced_already")
    if tracks.buyer_money is not BuyerMoney.REPLACED:
        _must_be_agreed(tracks)
    if not facts.to_replace:
        raise IllegalMove("move.replace_not_received")
    state = BuyerMoney.REPLACED if facts.all_here else BuyerMoney.PAID_PARTLY
    return replace(tracks, buyer_money=state)


def _must_be_agreed(tracks: Tracks) -> None:
    if tracks.buyer_money in (BuyerMoney.PAID, BuyerMoney.REPLACED, BuyerMoney.CONFIRMED):
        raise IllegalMove("move.settled_already")
    if tracks.buyer_money not in (BuyerMoney.AGREED, BuyerMoney.PAID_PARTLY):
        raise IllegalMove("move.not_agreed")


def _confirm(tracks: Tracks, facts: TurnFacts) -> Tracks:
    money = tracks.buyer_money
    # who had a part before anything was agreed may have had all that what came is worth
    had = money is BuyerMoney.AGREED and facts.paid and tracks.goods in _SEEN
    if not had and (money not in PAID or money is BuyerMoney.CONFIRMED):
        raise not_now(StepKind.CONFIRM_BUYER, "buyer_money", money)
    partly = money in (BuyerMoney.PAID_PARTLY, BuyerMoney.AGREED)
    if partly and facts.came_unpaid and tracks.request not in ENDED:
        raise IllegalMove("move.confirm_owed")
    return replace(tracks, buyer_money=BuyerMoney.CONFIRMED)


TURNS: dict[StepKind | Move, Turn] = {
    StepKind.ANSWER_BUYER: _answer,
    StepKind.NEGOTIATE: _offered(StepKind.NEGOTIATE),
    StepKind.APPROVE: _approve,
    StepKind.REFUND: _refund,
    StepKind.REPLACE: _replace,
    StepKind.CONFIRM_BUYER: _confirm,
    Move.OFFER: _offered(Move.OFFER),
    StepKind.ASK_BUYER: _ask_buyer,
    Move.BUYER_AGREED: _buyer_agreed,
    Move.BUYER_REFUSED: _buyer_refused,
    Move.BUYER_SAID: _buyer_said,
    Move.DECLINE: _decline,
    Move.WITHDRAW: _withdraw,
    Move.LAPSE: _lapse,
}
