"""A parcel in which nothing was of what a buyer sends back, and of which he is to hear (domain.md 6)."""

from datetime import datetime

from returns.records.case import Line, StoredCase
from returns.rules.money.settled import paid_numbers, settled_pieces
from returns.rules.offers import settled_ahead
from returns.rules.tracks.track_machines import ENDED, GOODS_HERE
from returns.terms import BuyerMoney, Goods, Verdict


def came_without(case: StoredCase, line: Line) -> datetime | None:
    """When a parcel came in which nothing of the line was, where its buyer was not told so yet; else None.

    Where he is still to be written of goods that came, or was since, that says what is missing: but not of
    what was settled ahead, which no refund speaks of any more.
    """
    missed = [u.missed_at for u in line.in_state(Goods.AWAITED) if u.missed_at is not None]
    others = () if settled_ahead(line) else case.lines
    told = [line.label_made_at, *(each.paid_at for each in others)]
    if not missed or any(at is not None and at >= max(missed) for at in told):
        return None
    return None if any(_to_be_settled(case, each) for each in others) else max(missed)


def _to_be_settled(case: StoredCase, line: Line) -> bool:
    """Whether a piece that was bought came, and its buyer has had nothing for it yet."""
    if line.tracks.request in ENDED or line.tracks.buyer_money is BuyerMoney.CONFIRMED:
        return False
    had = settled_pieces(case, line) | paid_numbers(case, line)
    return any(
        unit.goods in GOODS_HERE
        and unit.verdict is not Verdict.NOT_RECEIVED
        and unit.piece is not None
        and unit.number not in had
        for unit in line.units
    )
