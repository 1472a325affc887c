"""What happens to the goods: sent, received, looked at, placed."""

from dataclasses import replace

from returns.errors import IllegalMove
from returns.records.case import Tracks
from returns.records.facts import TurnFacts
from returns.rules.track_machines import GOODS_AT_REST, Turn, not_now
from returns.rules.turns_buyer import approved_by_arrival
from returns.rules.turns_claim import ask_for_rma_first, claim_follows
from returns.terms import BuyerMoney, Goods, Move, Request, Route, StepKind
from returns.trade.offers import traits


def _receive(tracks: Tracks, facts: TurnFacts) -> Tracks:
    # what the supplier receives is placed at once: it is not ours to inspect
    goods = Goods.DISPOSED if facts.route is Route.TO_SUPPLIER else Goods.RECEIVED
    if goods is Goods.DISPOSED and tracks.goods is Goods.NONE_EXPECTED:
        raise not_now(Move.RECEIVE, "goods", tracks.goods)
    tracks = approved_by_arrival(tracks, facts)
    money = tracks.buyer_money
    more = facts.value is not None and facts.paid is not None and facts.paid < facts.value
    on_receipt = not facts.returnless and not traits(facts.offer).pays_ahead
    if money is BuyerMoney.CONFIRMED and more and on_receipt and facts.paid:
        # a further parcel: what it holds is still to be paid for
        money = BuyerMoney.PAID_PARTLY
    return replace(tracks, goods=goods, buyer_money=money)


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


def _with_parcel_under_way(act: StepKind) -> Turn:
    def turn(tracks: Tracks, facts: TurnFacts) -> Tracks:
        if tracks.goods not in (Goods.AWAITED, Goods.IN_TRANSIT):
            raise not_now(act, "goods", tracks.goods)
        if act is StepKind.SEND_LABEL and facts.route is Route.TO_SUPPLIER:
            ask_for_rma_first(facts)
        return tracks

    return turn


def _to(state: Goods) -> Turn:
    def turn(tracks: Tracks, _: TurnFacts) -> Tracks:
        return replace(tracks, goods=state)

    return turn


TURNS: dict[StepKind | Move, Turn] = {
    StepKind.SEND_LABEL: _with_parcel_under_way(StepKind.SEND_LABEL),
    StepKind.AWAIT_PARCEL: _with_parcel_under_way(StepKind.AWAIT_PARCEL),
    StepKind.CHASE_PARCEL: _with_parcel_under_way(StepKind.CHASE_PARCEL),
    StepKind.INSPECT: _inspect,
    StepKind.PLACE_GOODS: _place,
    Move.SHIPPED: _to(Goods.IN_TRANSIT),
    Move.RECEIVE: _receive,
    Move.LOST: _to(Goods.LOST),
}
