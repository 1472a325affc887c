"""New ones that were sent to the buyer in place of money, and whether they arrive (domain.md 1)."""

from collections.abc import Sequence
from datetime import datetime

from returns.records.case import Line, StoredCase
from returns.records.unit import Exchange, Parcel, Unit
from returns.rules.reasons import reason
from returns.terms import ExchangeFrom, Goods, Wish


def same_is_wrong(line: Line) -> bool:
    """Whether the same again would be as wrong: another variant is wished for, or it was ordered wrong."""
    return line.wish is Wish.VARIANT or (
        line.wish is not Wish.SAME and reason(line.reason).ordered_wrong
    )


def on_their_way(case: StoredCase, line: Line) -> tuple[Exchange, ...]:
    """What was sent for pieces of the line, and of which nobody knows that it arrived."""
    arrived = {parcel.id for parcel in case.parcels if parcel.received_at is not None}
    return tuple(
        sent
        for sent in case.exchanges
        if sent.line_id == line.id
        and not sent.lost
        and sent.arrived_at is None
        and sent.parcel_id not in arrived
    )


def wrote_since(case: StoredCase, line: Line, heard_at: datetime | None) -> bool:
    """Whether the buyer, heard last at that moment, wrote after the last new one went."""
    moments = (sent.sent_at for sent in on_their_way(case, line))
    went = max((each for each in moments if each is not None), default=None)
    return went is not None and heard_at is not None and went < heard_at


def meant_as_lost(
    case: StoredCase,
    line: Line,
    tracking: str,
    units: Sequence[int],
    parcel: Parcel | None = None,
    *,
    asked: bool = False,
) -> tuple[Exchange, ...]:
    """The new ones that a lost parcel is about; () where it is one that comes back, or goes on.

    Which was named, by its number or itself, and is for one of these pieces; else what was sent for them, and
    nothing of the line, or of them, may come back itself, or the desk just `asked` after the new one.
    """
    sent = [
        x for x in on_their_way(case, line) if not units or not x.units or {*units} & {*x.units}
    ]
    if parcel is not None:
        return tuple(x for x in sent if x.parcel_id == parcel.id)
    number = tracking.strip().casefold()
    if number:
        return tuple(x for x in sent if _number(case, x).strip().casefold() == number)
    named = [unit for unit in line.units if not units or unit.number in units]
    if not asked and any(may_come_back(case, line, unit) for unit in named):
        return ()
    return tuple(sent)


def may_come_back(case: StoredCase, line: Line, unit: Unit) -> bool:
    """Whether a piece may be under way from its buyer: sent off, or he was told where to.

    What he was told nothing of is with him, and is not lost in a parcel that goes to him.
    """
    if unit.goods is not Goods.AWAITED:
        return unit.goods is Goods.IN_TRANSIT
    told = line.approved_at is not None or line.label_made_at is not None
    return told or any(
        unit.id in parcel.unit_ids for parcel in case.parcels if parcel.comes_back
    )


def is_new_one(case: StoredCase, tracking: str, parcel: Parcel | None = None) -> bool:
    """Whether that number, or that parcel, is one with a new one."""
    if parcel is not None:
        return parcel.id in {sent.parcel_id for sent in case.exchanges}
    number = tracking.strip().casefold()
    return bool(number) and any(
        _number(case, sent).strip().casefold() == number for sent in case.exchanges
    )


def lost_now(case: StoredCase, line: Line) -> tuple[Exchange, ...]:
    """The new ones, sent by us, that were lost; oldest first.

    None that came after all, whether or not a further one was sent meanwhile.
    """
    if not any(sent.lost for sent in case.exchanges):
        return ()
    arrived = {parcel.id for parcel in case.parcels if parcel.received_at is not None}
    return tuple(
        sent
        for sent in case.exchanges
        if sent.line_id == line.id
        and sent.lost
        and sent.parcel_id not in arrived
        and sent.comes_from is not ExchangeFrom.SUPPLIER
    )


def lost_on_the_way(case: StoredCase, line: Line) -> tuple[Unit, ...]:
    """The pieces whose new one was lost: our loss beside whatever they were themselves."""
    gone = {number for sent in lost_now(case, line) for number in sent.units}
    return tuple(unit for unit in line.units if unit.number in gone)


def parcel_of(case: StoredCase, sent: Exchange) -> Parcel | None:
    """The parcel that it went in."""
    return next((parcel for parcel in case.parcels if parcel.id == sent.parcel_id), None)


def _number(case: StoredCase, sent: Exchange) -> str:
    parcel = parcel_of(case, sent)
    return parcel.tracking if parcel is not None else ""
