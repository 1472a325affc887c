"""The four state machines of a case as data: from where to where each track may go (domain.md 2)."""

from collections.abc import Callable
from enum import StrEnum

from returns.errors import IllegalMove
from returns.records.case import Tracks
from returns.records.facts import TurnFacts
from returns.terms import BuyerMoney, Goods, Move, Request, StepKind, SupplierClaim
from returns.trade.tracks import TRACKS
from returns.trade.tracks import at_rest as states_at_rest

Turn = Callable[[Tracks, TurnFacts], Tracks]


def _machine(**moves: tuple[StrEnum, ...]) -> dict[str, frozenset[StrEnum]]:
    return {name: frozenset(targets) for name, targets in moves.items()}


_R, _G, _B, _S = Request, Goods, BuyerMoney, SupplierClaim

#: track → state → states it may go to; staying where it is, is always allowed
MACHINES: dict[str, dict[str, frozenset[StrEnum]]] = {
    "request": _machine(
        new=(_R.NEGOTIATING, _R.APPROVED, _R.DECLINED, _R.WITHDRAWN),
        negotiating=(_R.APPROVED, _R.DECLINED, _R.WITHDRAWN, _R.LAPSED),
        # declined after approval: only when the inspection contradicts the claim
        approved=(_R.DECLINED, _R.WITHDRAWN, _R.LAPSED),
        # approved once more where what went back to its buyer is lost
        declined=(_R.NEGOTIATING, _R.APPROVED),
        # approved once more by goods that come after all
        withdrawn=(_R.NEGOTIATING, _R.APPROVED),
        lapsed=(_R.NEGOTIATING, _R.APPROVED),
    ),
    "goods": _machine(
        none_expected=(_G.AWAITED, _G.IN_TRANSIT, _G.RECEIVED, _G.KEPT),
        awaited=(
            *(_G.IN_TRANSIT, _G.RECEIVED, _G.DISPOSED, _G.LOST),
            *(_G.NONE_EXPECTED, _G.KEPT),
        ),
        in_transit=(_G.RECEIVED, _G.DISPOSED, _G.LOST),
        # what did not come with the parcel is waited for again, or stays where it was to stay; what went
        # on unseen may be lost
        received=(
            *(_G.INSPECTED, _G.DISPOSED, _G.AWAITED, _G.IN_TRANSIT, _G.KEPT),
            _G.LOST,
        ),
        # a second parcel of the case may still come; what went on may be lost
        inspected=(_G.DISPOSED, _G.RECEIVED, _G.LOST),
        disposed=(_G.RECEIVED,),
        unmatched=(_G.RECEIVED, _G.INSPECTED, _G.DISPOSED),
        lost=(_G.RECEIVED, _G.DISPOSED),
        kept=(_G.AWAITED, _G.IN_TRANSIT, _G.RECEIVED),
    ),
    "buyer_money": _machine(
        # confirmed at once where nothing is owed: one too many was sent
        open=(_B.OFFERED, _B.AGREED, _B.CONFIRMED, _B.PAID, _B.PAID_PARTLY, _B.REPLACED),
        # and where all of it went back in between
        offered=(_B.AGREED, _B.OPEN, _B.PAID, _B.PAID_PARTLY, _B.CONFIRMED),
        agreed=(
            *(_B.OFFERED, _B.PAID_PARTLY, _B.PAID, _B.REPLACED, _B.OPEN),
            # of a gift nothing is paid back
            _B.CONFIRMED,
        ),
        paid_partly=(_B.OFFERED, _B.AGREED, _B.PAID, _B.REPLACED, _B.CONFIRMED),
        # a new one beside the money may never come
        paid=(_B.CONFIRMED, _B.PAID_PARTLY),
        # a further piece of it may come, or money on top; or the new one never does
        replaced=(_B.CONFIRMED, _B.PAID_PARTLY, _B.AGREED),
        # a further parcel may come, or the buyer says that nothing did
        confirmed=(_B.PAID, _B.PAID_PARTLY, _B.AGREED),
    ),
    "supplier_claim": _machine(
        # what was taken back may be paid all the same
        not_claimable=(
            *(_S.TO_ASK, _S.ASKED_FOR_RMA, _S.RMA_GIVEN, _S.CLAIM_SENT),
            _S.SETTLED,
        ),
        to_ask=(
            *(_S.ASKED_FOR_RMA, _S.RMA_GIVEN, _S.CLAIM_SENT),
            *(_S.NOT_CLAIMABLE, _S.WRITTEN_OFF),
        ),
        asked_for_rma=(
            *(_S.RMA_GIVEN, _S.CLAIM_SENT, _S.REFUSED, _S.RESHIP_PROMISED),
            *(_S.NOT_CLAIMABLE, _S.WRITTEN_OFF),
        ),
        rma_given=(
            # its number may be over before the goods are posted
            _S.ASKED_FOR_RMA,
            *(_S.CLAIM_SENT, _S.REFUSED, _S.RESHIP_PROMISED),
            *(_S.NOT_CLAIMABLE, _S.WRITTEN_OFF),
        ),
        # it is taken back where nothing was lost after all; of goods that he gets their credit is asked then
        claim_sent=(
            *(_S.MORE_ASKED, _S.ACCEPTED, _S.PARTLY_ACCEPTED, _S.REFUSED),
            *(_S.RESHIP_PROMISED, _S.SETTLED, _S.WRITTEN_OFF, _S.NOT_CLAIMABLE),
            _S.TO_ASK,
        ),
        more_asked=(
            *(_S.CLAIM_SENT, _S.ACCEPTED, _S.PARTLY_ACCEPTED, _S.REFUSED),
            *(_S.RESHIP_PROMISED, _S.SETTLED, _S.WRITTEN_OFF, _S.NOT_CLAIMABLE),
            _S.TO_ASK,
        ),
        # a piece that came since joins it; who answered may think better of it
        accepted=(
            *(_S.PARTLY_ACCEPTED, _S.REFUSED),
            *(_S.SETTLED, _S.WRITTEN_OFF, _S.RESHIP_PROMISED, _S.NOT_CLAIMABLE),
            *(_S.CLAIM_SENT, _S.TO_ASK),
        ),
        # what is missing may be asked for once more; a new one for it may be lost
        partly_accepted=(
            _S.RESHIP_PROMISED,
            *(_S.SETTLED, _S.CLAIM_SENT, _S.WRITTEN_OFF, _S.NOT_CLAIMABLE),
            *(_S.TO_ASK, _S.ACCEPTED, _S.REFUSED),
        ),
        refused=(
            *(_S.CLAIM_SENT, _S.WRITTEN_OFF, _S.SETTLED),
            *(_S.ACCEPTED, _S.PARTLY_ACCEPTED),
        ),
        # a promise that is not kept is answered otherwise, or claimed again; one for sound goods is let go
        reship_promised=(
            *(_S.SETTLED, _S.WRITTEN_OFF, _S.REFUSED, _S.CLAIM_SENT),
            *(_S.NOT_CLAIMABLE, _S.TO_ASK),
            *(_S.MORE_ASKED, _S.ACCEPTED, _S.PARTLY_ACCEPTED),
        ),
        # a piece that came since is asked for, too; a new one that never came is owed still
        settled=(_S.CLAIM_SENT, _S.RESHIP_PROMISED),
        # money that comes after all, and pieces that come later
        written_off=(_S.SETTLED, _S.CLAIM_SENT),
    ),
}

#: claims that were made, and nothing came of them yet
CLAIMED = frozenset({_S.CLAIM_SENT, _S.MORE_ASKED, _S.ACCEPTED, _S.PARTLY_ACCEPTED})
#: what was asked for is to come: money, or a new one
CLAIM_RUNS = CLAIMED | {_S.RESHIP_PROMISED}
#: claims that came to an end, paid or not: what comes later is asked for by one of its own
CLAIM_OVER = frozenset({_S.SETTLED, _S.WRITTEN_OFF})
#: after so many reminders without an answer the loss is taken (P)
MOST_REMINDERS = 2
#: requests that are over without a return
ENDED = frozenset({Request.DECLINED, Request.WITHDRAWN, Request.LAPSED})
#: the buyer has had money or a new one
PAID = frozenset(
    {BuyerMoney.PAID_PARTLY, BuyerMoney.PAID, BuyerMoney.REPLACED, BuyerMoney.CONFIRMED}
)
#: and all that there was to have
SETTLED = PAID - {BuyerMoney.PAID_PARTLY}
#: nothing is agreed with the buyer
UNDECIDED = frozenset({BuyerMoney.OPEN, BuyerMoney.OFFERED})
GOODS_AT_REST = states_at_rest("goods")
#: what was to come back has come
GOODS_HERE = frozenset({Goods.RECEIVED, Goods.INSPECTED, Goods.DISPOSED})
CLAIM_AT_REST = states_at_rest("supplier_claim")
#: whoever was asked has answered, or is asked no more
CLAIM_DECIDED = frozenset(
    {
        *(SupplierClaim.ACCEPTED, SupplierClaim.PARTLY_ACCEPTED, SupplierClaim.REFUSED),
        *(SupplierClaim.SETTLED, SupplierClaim.WRITTEN_OFF),
    }
)
#: the supplier has not been sent a claim yet
CLAIM_UNSENT = frozenset(
    {SupplierClaim.TO_ASK, SupplierClaim.ASKED_FOR_RMA, SupplierClaim.RMA_GIVEN}
)


def allowed(track: str, frm: str, to: str) -> bool:
    """Whether that track may go from one state to the other; staying is allowed."""
    return frm == to or to in MACHINES[track][frm]


def nothing_owed(tracks: Tracks) -> bool:
    """The request is over and nothing was paid: nothing is owed, and nothing was lost."""
    return tracks.request in ENDED and tracks.buyer_money not in PAID


def way_open(tracks: Tracks) -> bool:
    """Whether it is still to be chosen how the buyer is settled with, and where the goods go for it."""
    if tracks.request in ENDED:
        return False
    # who was paid before anybody answered may be asked for the goods all the same
    unanswered = tracks.request in (Request.NEW, Request.NEGOTIATING)
    return unanswered or tracks.buyer_money not in SETTLED


def at_rest(tracks: Tracks) -> tuple[str, ...]:
    """The names of the tracks that are still open; a case closes when there is none."""
    still = [track for track in TRACKS if getattr(tracks, track) not in states_at_rest(track)]
    if nothing_owed(tracks) and "buyer_money" in still:
        still.remove("buyer_money")
    return tuple(still)


def not_now(act: StepKind | Move, track: str, state: StrEnum) -> IllegalMove:
    """The refusal that names the step, the track and where it stands."""
    kind = "step" if isinstance(act, StepKind) else "move"
    return IllegalMove(
        "move.not_now",
        act=f"term:{kind}:{act}",
        track=f"term:track:{track}",
        state=f"term:{track}:{state}",
    )
