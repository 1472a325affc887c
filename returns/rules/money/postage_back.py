"""What the way back cost us, where a supplier bears it: to us, by label or parcel, and on to him."""

from collections.abc import Iterable, Iterator, Sequence

from returns.money import Money
from returns.records.case import Line, StoredCase
from returns.records.policy import PolicyTerms
from returns.records.unit import Parcel, Unit
from returns.rules.goods.second_leg import end_of, sent_in
from returns.rules.money.due import NONE, Numbers
from returns.terms import End, FreightPayer, Goods

#: goods that were sent back, wherever they are now
_SENT = frozenset({Goods.IN_TRANSIT, Goods.RECEIVED, Goods.INSPECTED, Goods.DISPOSED})


def known_postage(case: StoredCase) -> tuple[Money, ...]:
    """What is known of the postage of the whole case, there, back and on to a supplier."""
    back = case.freight_back
    backs = (
        (back,) if back is not None else tuple(p.cost for p in _paid_parcels(case) if p.cost)
    )
    on = (parcel.cost for parcel in _sent_on(case, case.units) if parcel.cost)
    return (*((case.freight_out,) if case.freight_out is not None else ()), *backs, *on)


def share_out(case: StoredCase, line: Line, postage: Money | None) -> Money | None:
    """A line's part of the postage of the whole case, by what was paid for it."""
    if postage is None:
        return None
    return postage.shares(_weights([each.worth.minor for each in case.lines]))[line.number - 1]


def postage_back(
    case: StoredCase, line: Line, units: Sequence[Unit], earlier: Numbers, *, again: bool
) -> Money | None:
    """A line's part of what the way back of these pieces cost us; None where nobody told a cost.

    What the platform's label cost is told of the whole case, and falls to what is claimed first, not `again`.
    The cost of a parcel is that of the lines in it, by what was paid for the pieces: one supplier pays for no
    other's parcel, and for one once, with the first of its pieces that he is asked for: none of those that
    he was asked for `earlier` lay in it.
    """
    if case.freight_back is not None:
        return None if again else share_out(case, line, case.freight_back)
    wanted = {unit.number for unit in units}
    parts = []
    for parcel in _paid_parcels(case):
        inside = _inside(case, parcel)
        mine = {unit.number for unit in inside.get(line.id, ())}
        if parcel.cost and mine & wanted and not mine & earlier:
            weights = _weights([_price(held) for held in inside.values()])
            parts.append(parcel.cost.shares(weights)[list(inside).index(line.id)])
    return sum(parts, start=Money(0, case.currency)) if parts else None


def postage_on(case: StoredCase, units: Sequence[Unit]) -> Money | None:
    """The part of these pieces in what it cost us to send them on to their supplier; None without a cost.

    A parcel's cost falls to the pieces in it, by what was paid for each: to no other supplier's, and once.
    """
    wanted = {unit.id for unit in units}
    parts = []
    for parcel in _sent_on(case, units):
        inside = [unit for unit in case.units if _goes_in(case, unit, parcel)]
        weights = _weights([unit.paid.minor if unit.paid else 0 for unit in inside])
        shares = parcel.cost.shares(weights) if parcel.cost else ()
        parts += [
            share for unit, share in zip(inside, shares, strict=False) if unit.id in wanted
        ]
    return sum(parts, start=Money(0, case.currency)) if parts else None


def untold(case: StoredCase, line: Line, terms: PolicyTerms | None) -> bool:
    """Whether goods come back at our expense, their supplier's terms bear that, and nobody told the cost."""
    if terms is None or bears_back(terms, line.reason) is not FreightPayer.SUPPLIER:
        return False
    ours = line.freight_payer in (FreightPayer.SELLER, FreightPayer.SUPPLIER)
    came = [unit for unit in line.units if unit.goods in _SENT]
    return ours and bool(came) and postage_back(case, line, came, NONE, again=False) is None


def bears_back(terms: PolicyTerms, why: str) -> FreightPayer:
    """Who bears the postage back of goods that come back for that reason, by a supplier's terms (D)."""
    return FreightPayer(terms.freight.get(why, terms.freight.get("*", "seller")))


def _paid_parcels(case: StoredCase) -> Iterator[Parcel]:
    """The buyer's parcels that cost somebody else than the buyer what is noted with them."""
    return (
        parcel
        for parcel in case.parcels
        if parcel.comes_back and parcel.cost and parcel.payer is not FreightPayer.BUYER
    )


def _sent_on(case: StoredCase, units: Sequence[Unit]) -> tuple[Parcel, ...]:
    """The parcels of ours in which these pieces went on to their supplier."""
    paid = {parcel.id for parcel in case.parcels if parcel.payer is FreightPayer.SELLER}
    went = {unit.id: sent_in(case, unit) for unit in units if end_of(unit) is End.SUPPLIER}
    ids = {parcel.id for parcel in went.values() if parcel is not None}
    return tuple(parcel for parcel in case.parcels if parcel.id in ids & paid)


def _goes_in(case: StoredCase, unit: Unit, parcel: Parcel) -> bool:
    went = sent_in(case, unit)
    return went is not None and went.id == parcel.id


def _inside(case: StoredCase, parcel: Parcel) -> dict[int, list[Unit]]:
    """Line → its pieces in the parcel; all of the case where nobody said what is in it.

    Not those that were lost in it: their carrier is asked for them, and no supplier for their way.
    """
    held = {
        line.id: [
            unit
            for unit in line.units
            if (not parcel.unit_ids or unit.id in parcel.unit_ids) and not _lost_back(unit)
        ]
        for line in case.lines
    }
    return {line_id: units for line_id, units in held.items() if units}


def _price(units: Iterable[Unit]) -> int:
    return sum(unit.paid.minor for unit in units if unit.paid is not None)


def _lost_back(unit: Unit) -> bool:
    return unit.goods is Goods.LOST and not unit.lost_going_on


def _weights(worths: list[int]) -> list[int]:
    return worths if any(worths) else [1] * len(worths)
