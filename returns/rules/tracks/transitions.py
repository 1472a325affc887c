"""What each step and move does to the four tracks of a case, and when it is refused."""

from dataclasses import replace

from returns.errors import IllegalMove
from returns.records.advice import Recommendation
from returns.records.case import Tracks
from returns.records.facts import TurnFacts
from returns.rules.offers import claim_wanted, goods_expected
from returns.rules.tracks import turns_buyer, turns_claim, turns_goods
from returns.rules.tracks.track_machines import (
    ENDED,
    MACHINES,
    PAID,
    Turn,
    allowed,
    at_rest,
    not_now,
    nothing_owed,
)
from returns.terms import BuyerMoney, Goods, Move, Request, StepKind, SupplierClaim

__all__ = ["MACHINES", "allowed", "answers_refusal", "apply", "at_rest", "opening_tracks"]

#: what can be done on a case that is closed, whatever its tracks are
_OF_A_CLOSED_CASE = frozenset({Move.REOPEN, Move.NOTE})
#: what the buyer can say to a refusal
_ANSWERS = frozenset({Move.BUYER_SAID, Move.BUYER_REFUSED})


def opening_tracks(advice: Recommendation, authorised: bool = False) -> Tracks:
    """Where a new case starts; `authorised` when the platform approved the return by itself."""
    expected = authorised and goods_expected(None, advice.route)
    wanted = claim_wanted(advice, advice.first, advice.route)
    return Tracks(
        request=Request.APPROVED if authorised else Request.NEW,
        goods=Goods.AWAITED if expected else Goods.NONE_EXPECTED,
        supplier_claim=SupplierClaim.TO_ASK if wanted else SupplierClaim.NOT_CLAIMABLE,
    )


def answers_refusal(act: StepKind | Move, tracks: Tracks) -> bool:
    """Whether it is the buyer's answer to our refusal, which the letter asked for."""
    return act in _ANSWERS and tracks.request is Request.DECLINED


def apply(tracks: Tracks, act: StepKind | Move, facts: TurnFacts) -> Tracks:
    """The tracks after that step or move; raises `IllegalMove`, and then nothing has changed."""
    opens = facts.opens or answers_refusal(act, tracks)
    if facts.closed and act not in _OF_A_CLOSED_CASE and not opens:
        anew = facts.has_new_one and act in _ANSWERS
        raise IllegalMove("move.closed_new_one" if anew else "move.closed")
    after = _TURNS[act](tracks, facts)
    for track in MACHINES:
        frm, to = getattr(tracks, track), getattr(after, track)
        if not allowed(track, frm, to):
            raise not_now(act, track, frm)
    return after


def _lapsed(tracks: Tracks, facts: TurnFacts) -> Tracks:
    """What did not come will not any more."""
    if tracks.goods is Goods.IN_TRANSIT:
        # sent off, as somebody said, and never seen
        tracks = replace(tracks, goods=Goods.LOST)
    if tracks.request not in ENDED:
        if tracks.buyer_money not in PAID:
            tracks = apply(tracks, Move.LAPSE, facts)
        elif tracks.goods is Goods.AWAITED:
            # the rest was never sent off: what came was paid for
            tracks = replace(tracks, goods=Goods.KEPT)
        if tracks.buyer_money is BuyerMoney.PAID_PARTLY:
            tracks = replace(tracks, buyer_money=BuyerMoney.CONFIRMED)
    return tracks


def _close(tracks: Tracks, facts: TurnFacts) -> Tracks:
    unwanted = facts.claim_wanted is False or nothing_owed(tracks)
    if unwanted and tracks.supplier_claim is SupplierClaim.TO_ASK:
        tracks = replace(tracks, supplier_claim=SupplierClaim.NOT_CLAIMABLE)
    if facts.lapses:
        tracks = _lapsed(tracks, facts)
    if facts.nothing_left and tracks.buyer_money in (BuyerMoney.OPEN, BuyerMoney.AGREED):
        # nothing was paid for it, or all of it went back already: nothing is owed
        tracks = replace(tracks, buyer_money=BuyerMoney.CONFIRMED)
    if facts.unasked and tracks.buyer_money is BuyerMoney.PAID:
        tracks = replace(tracks, buyer_money=BuyerMoney.CONFIRMED)
    if tracks.request is Request.NEGOTIATING and tracks.buyer_money is BuyerMoney.CONFIRMED:
        # it was paid while it was talked over, and the buyer has it: that was the answer
        tracks = replace(tracks, request=Request.APPROVED)
    still = (*at_rest(tracks), *(("supplier_claim",) if facts.second_open else ()))
    if still and not facts.reason.strip():
        raise IllegalMove("move.close_open", track=f"term:track:{still[0]}", count=len(still))
    return tracks


def _reopen(tracks: Tracks, facts: TurnFacts) -> Tracks:
    if not facts.closed:
        raise IllegalMove("move.not_closed")
    if not facts.reason.strip():
        raise IllegalMove("move.reopen_reason")
    tracks = turns_buyer.doubted(tracks, facts)
    return replace(tracks, request=Request.NEGOTIATING) if tracks.request in ENDED else tracks


def _unchanged(tracks: Tracks, _: TurnFacts) -> Tracks:
    return tracks


_TURNS: dict[StepKind | Move, Turn] = {
    **turns_buyer.TURNS,
    **turns_goods.TURNS,
    **turns_claim.TURNS,
    StepKind.CLOSE: _close,
    Move.REOPEN: _reopen,
    StepKind.CHECK: _unchanged,
    Move.HOLD: _unchanged,
    Move.LIFT: _unchanged,
    Move.SNOOZE: _unchanged,
    Move.WAKE: _unchanged,
    Move.NOTE: _unchanged,
}
