"""The four tracks of a case and their states: what each state means for us (domain.md 2)."""

from collections.abc import Iterable
from typing import Literal, NamedTuple

from returns.terms import BuyerMoney, Goods, Request, SupplierClaim

#: nothing began · others act · we act · it is over
Mark = Literal["idle", "waiting", "ours", "rest"]


class StateTraits(NamedTuple):
    """What a state of a track says about what is left to do."""

    mark: Mark
    #: a case may be closed while the track stands so
    closes: bool = False


#: who answered a claim so owes nothing by it any more
TURNED_AWAY = frozenset({SupplierClaim.REFUSED, SupplierClaim.WRITTEN_OFF})
#: who answered so said yes, to all of it or to some
GRANTED = frozenset(
    {SupplierClaim.ACCEPTED, SupplierClaim.PARTLY_ACCEPTED, SupplierClaim.RESHIP_PROMISED}
)


def _row(mark: Mark, *, closes: bool = False) -> StateTraits:
    return StateTraits(mark=mark, closes=closes)


#: track → state → what it means
TRACKS: dict[str, dict[str, StateTraits]] = {
    "request": {
        Request.NEW: _row("ours"),
        Request.NEGOTIATING: _row("waiting"),
        Request.APPROVED: _row("rest", closes=True),
        Request.DECLINED: _row("rest", closes=True),
        Request.WITHDRAWN: _row("rest", closes=True),
        Request.LAPSED: _row("rest", closes=True),
    },
    "goods": {
        Goods.NONE_EXPECTED: _row("idle", closes=True),
        Goods.AWAITED: _row("waiting"),
        Goods.IN_TRANSIT: _row("waiting"),
        Goods.RECEIVED: _row("ours"),
        Goods.INSPECTED: _row("ours"),
        Goods.DISPOSED: _row("rest", closes=True),
        Goods.UNMATCHED: _row("ours"),
        Goods.LOST: _row("rest", closes=True),
        Goods.KEPT: _row("rest", closes=True),
    },
    "buyer_money": {
        BuyerMoney.OPEN: _row("idle"),
        BuyerMoney.OFFERED: _row("waiting"),
        BuyerMoney.AGREED: _row("ours"),
        BuyerMoney.PAID_PARTLY: _row("ours"),
        BuyerMoney.PAID: _row("waiting"),
        BuyerMoney.REPLACED: _row("waiting"),
        BuyerMoney.CONFIRMED: _row("rest", closes=True),
    },
    "supplier_claim": {
        SupplierClaim.NOT_CLAIMABLE: _row("idle", closes=True),
        SupplierClaim.TO_ASK: _row("idle"),
        SupplierClaim.ASKED_FOR_RMA: _row("waiting"),
        SupplierClaim.RMA_GIVEN: _row("ours"),
        SupplierClaim.CLAIM_SENT: _row("waiting"),
        SupplierClaim.MORE_ASKED: _row("ours"),
        SupplierClaim.ACCEPTED: _row("ours"),
        SupplierClaim.PARTLY_ACCEPTED: _row("ours"),
        SupplierClaim.REFUSED: _row("ours"),
        SupplierClaim.RESHIP_PROMISED: _row("waiting"),
        SupplierClaim.SETTLED: _row("rest", closes=True),
        SupplierClaim.WRITTEN_OFF: _row("rest", closes=True),
    },
}


def at_rest(track: str) -> frozenset[str]:
    """The states of a track in which a case may be closed."""
    return frozenset(state for state, row in TRACKS[track].items() if row.closes)


#: each track from what is slowest to what is done; of several lines or units the first of these counts
SLOWEST: dict[str, tuple[str, ...]] = {
    "request": (
        *(Request.NEW, Request.NEGOTIATING, Request.APPROVED),
        *(Request.DECLINED, Request.WITHDRAWN, Request.LAPSED),
    ),
    "goods": (
        *(Goods.AWAITED, Goods.IN_TRANSIT, Goods.UNMATCHED, Goods.RECEIVED, Goods.INSPECTED),
        *(Goods.DISPOSED, Goods.LOST, Goods.KEPT, Goods.NONE_EXPECTED),
    ),
    "buyer_money": (
        *(BuyerMoney.OPEN, BuyerMoney.OFFERED, BuyerMoney.AGREED, BuyerMoney.PAID_PARTLY),
        *(BuyerMoney.PAID, BuyerMoney.REPLACED, BuyerMoney.CONFIRMED),
    ),
    "supplier_claim": (
        *(SupplierClaim.TO_ASK, SupplierClaim.ASKED_FOR_RMA, SupplierClaim.RMA_GIVEN),
        *(SupplierClaim.MORE_ASKED, SupplierClaim.CLAIM_SENT, SupplierClaim.REFUSED),
        *(SupplierClaim.PARTLY_ACCEPTED, SupplierClaim.ACCEPTED),
        *(SupplierClaim.RESHIP_PROMISED, SupplierClaim.SETTLED, SupplierClaim.WRITTEN_OFF),
        SupplierClaim.NOT_CLAIMABLE,
    ),
}


def slowest(track: str, states: Iterable[str]) -> str:
    """Where a track of several lines or units stands; raises `ValueError` for none of them."""
    return min(states, key=SLOWEST[track].index)
