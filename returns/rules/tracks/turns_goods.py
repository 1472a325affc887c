"""What happens to the goods: sent, received, looked at, placed."""

from dataclasses import replace

from returns.errors import IllegalMove
from returns.records.case import Tracks
from returns.records.facts import TurnFacts
from returns.rules.tracks.track_machines import GOODS_AT_REST, GOODS_HERE, PAID, Turn, not_now
from returns.rules.tracks.turns_buyer import approved_by_arrival
from returns.rules.tracks.turns_claim import ask_for_rma_first, claim_follows
from returns.terms import BuyerMoney, Goods, Move, Request, Route, StepKind, SupplierClaim
from returns.trade.offers import traits


def _receive(tracks: Tracks, facts: TurnFacts) -> Tracks:
    # what the supplier receives is placed at once: it is not ours to inspect
    goods = Goods.DISPOSED if facts.route is Route.TO_SUPPLIER else Goods.RECEIVED
    if goods is Goods.DISPOSED and tracks.goods is Goods.NONE_EXPECTED:
        raise not_now(Move.RECEIVE, "goods", tracks.goods)
    tracks = approved_by_arrival(tracks, facts)
    money = tracks.buyer_money
    if settled_before(tracks, facts):
        # a further parcel: what it holds is still to be paid for, or a new one sent for it
        money = BuyerMoney.PAID_PARTLY
    return replace(tracks, goods=goods, buyer_money=money)


def settled_before(tracks: Tracks, facts: TurnFacts) -> bool:
    """Whether the buyer was settled with before this piece came, and waits for its share."""
    offer = traits(facts.offer)
    # a part paid for keeping the goods is not all that is owed to who sends them back
    ahead = offer.pays_ahead and not offer.in_part
    if facts.returnless or ahead or tracks.goods in GOODS_HERE:
        return False
    if offer.replaces:
        return tracks.buyer_money in (BuyerMoney.REPLACED, BuyerMoney.CONFIRMED)
    if not facts.value or not facts.paid or tracks.buyer_money is not BuyerMoney.CONFIRMED:
        return False
    return facts.paid < facts.value


def _inspect(tracks: Tracks, facts: TurnFacts) -> Tracks:
    if tracks.goods not in (Goods.RECEIVED, Goods.INSPECTED, Goods.UNMATCHED):
        raise not_now(StepKind.INSPECT, "goods", tracks.goods)
    if tracks.request is Request.NEGOTIATING and not facts.nothing_here:
        tracks = approved_by_arrival(tracks, facts)
    claim = claim_follows(tracks.supplier_claim, facts)
    goods = Goods.DISPOSED if facts.nothing_here else Goods.INSPECTED
    return replace(tracks, goods=goods, supplier_claim=claim)


def _place(tracks: Tracks, facts: TurnFacts) -> Tracks:
    seen_elsewhere = facts.route in (Route.TO_PLATFORM, Route.TO_SUPPLIER)
    if tracks.goods is Goods.RECEIVED and not seen_elsewhere and not facts.overruled:
        raise IllegalMove("move.inspect_first")
    if tracks.goods in (Goods.AWAITED, Goods.IN_TRANSIT, *GOODS_AT_REST):
        raise not_now(StepKind.PLACE_GOODS, "goods", tracks.goods)
    return replace(tracks, goods=Goods.DISPOSED)


def _send_on(tracks: Tracks, _: TurnFacts) -> Tracks:
    if tracks.goods is not Goods.INSPECTED:
        raise not_now(StepKind.SEND_ON, "goods", tracks.goods)
    return tracks


def _with_parcel_under_way(act: StepKind) -> Turn:
    def turn(tracks: Tracks, facts: TurnFacts) -> Tracks:
        if tracks.goods not in (Goods.AWAITED, Goods.IN_TRANSIT):
            raise not_now(act, "goods", tracks.goods)
        if act is StepKind.SEND_LABEL and facts.route is Route.TO_SUPPLIER:
            ask_for_rma_first(facts)
            if facts.number_over and not facts.overruled:
                raise IllegalMove("move.rma_over")
        return tracks

    return turn


def _leaves(act: Move, frm: tuple[Goods, ...], to: Goods) -> Turn:
    def turn(tracks: Tracks, _: TurnFacts) -> Tracks:
        if tracks.goods not in frm:
            raise not_now(act, "goods", tracks.goods)
        return replace(tracks, goods=to)

    return turn


_leaves_for_good = _leaves(Move.LOST, (Goods.AWAITED, Goods.IN_TRANSIT), Goods.LOST)

#: what we sent on, looked at or not, and is lost on the way there
_goes_on_for_good = _leaves(Move.LOST, (Goods.RECEIVED, Goods.INSPECTED), Goods.LOST)


def _lost(tracks: Tracks, facts: TurnFacts) -> Tracks:
    """Nobody has it any more; a carrier that we paid is to be asked for it, and the buyer to be paid."""
    if facts.new_one_lost:
        return _new_one_lost(tracks, facts)
    leaves = _goes_on_for_good if facts.went_on else _leaves_for_good
    after = leaves(tracks, facts)
    claim, money, request = after.supplier_claim, after.buyer_money, after.request
    if facts.carrier_owes and claim is SupplierClaim.NOT_CLAIMABLE:
        claim = SupplierClaim.TO_ASK
    if facts.our_loss and settled_before(tracks, facts):
        money = BuyerMoney.PAID_PARTLY
    if facts.buyers_loss:
        # whoever sends goods answers for them: what was paid for them is owed, whatever was said before
        money = BuyerMoney.PAID_PARTLY if money in PAID else BuyerMoney.AGREED
        request = Request.APPROVED
    return replace(after, supplier_claim=claim, buyer_money=money, request=request)


def _new_one_lost(tracks: Tracks, facts: TurnFacts) -> Tracks:
    """What was sent in place of money never came: what it settled is owed again."""
    money = BuyerMoney.PAID_PARTLY if facts.other_settled else BuyerMoney.AGREED
    claim = tracks.supplier_claim
    if facts.reship_lost and claim in (SupplierClaim.SETTLED, SupplierClaim.PARTLY_ACCEPTED):
        claim = SupplierClaim.RESHIP_PROMISED
    return replace(tracks, buyer_money=money, supplier_claim=claim)


TURNS: dict[StepKind | Move, Turn] = {
    StepKind.SEND_LABEL: _with_parcel_under_way(StepKind.SEND_LABEL),
    StepKind.AWAIT_PARCEL: _with_parcel_under_way(StepKind.AWAIT_PARCEL),
    StepKind.CHASE_PARCEL: _with_parcel_under_way(StepKind.CHASE_PARCEL),
    StepKind.INSPECT: _inspect,
    StepKind.SEND_ON: _send_on,
    StepKind.PLACE_GOODS: _place,
    Move.SHIPPED: _leaves(
        Move.SHIPPED,
        # on its way already: its number is told only now
        (Goods.NONE_EXPECTED, Goods.AWAITED, Goods.KEPT, Goods.IN_TRANSIT),
        Goods.IN_TRANSIT,
    ),
    Move.RECEIVE: _receive,
    Move.LOST: _lost,
}
