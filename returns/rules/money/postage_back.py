"""What the way back cost us, where a supplier bears it: by the platform's label, else by parcel."""

from collections.abc import Iterator

from returns.money import Money
from returns.records.case import Line, StoredCase
from returns.records.policy import PolicyTerms
from returns.records.unit import Parcel
from returns.terms import FreightPayer, Goods

#: goods that were sent back, wherever they are now
_SENT = frozenset({Goods.IN_TRANSIT, Goods.RECEIVED, Goods.INSPECTED, Goods.DISPOSED})


def known_postage(case: StoredCase) -> tuple[Money, ...]:
    """What is known of the postage of the whole case, there and back."""
    back = case.freight_back
    backs = (
        (back,) if back is not None else tuple(p.cost for p in _paid_parcels(case) if p.cost)
    )
    return (*((case.freight_out,) if case.freight_out is not None else ()), *backs)


def share_out(case: StoredCase, line: Line, postage: Money | None) -> Money | None:
    """A line's part of the postage of the whole case, by what was paid for it."""
    if postage is None:
        return None
    return postage.shares(_weights([each.worth.minor for each in case.lines]))[line.number - 1]


def postage_back(case: StoredCase, line: Line) -> Money | None:
    """A line's part of what its way back cost us; None where nobody told a cost.

    What the platform's label cost is told of the whole case. The cost of a parcel is that of the lines in
    it, by what was paid for the pieces: one supplier pays for no other's parcel.
    """
    if case.freight_back is not None:
        return share_out(case, line, case.freight_back)
    parts = [
        parcel.cost.shares(_weights(list(inside.values())))[list(inside).index(line.id)]
        for parcel in _paid_parcels(case)
        if parcel.cost and line.id in (inside := _inside(case, parcel))
    ]
    return sum(parts, start=Money(0, case.currency)) if parts else None


def untold(case: StoredCase, line: Line, terms: PolicyTerms | None) -> bool:
    """Whether goods come back at our expense, their supplier's terms bear that, and nobody told the cost."""
    if terms is None or bears_back(terms, line.reason) is not FreightPayer.SUPPLIER:
        return False
    ours = line.freight_payer in (FreightPayer.SELLER, FreightPayer.SUPPLIER)
    came = {unit.id for unit in line.units if unit.goods in _SENT}
    return ours and bool(came) and postage_back(case, line) is None


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


def _inside(case: StoredCase, parcel: Parcel) -> dict[int, int]:
    """Line → what was paid for its pieces in the parcel; all of the case where nobody said what is in it."""
    held = {
        line.id: [u for u in line.units if not parcel.unit_ids or u.id in parcel.unit_ids]
        for line in case.lines
    }
    return {
        line_id: sum(unit.paid.minor for unit in units if unit.paid is not None)
        for line_id, units in held.items()
        if units
    }


def _weights(worths: list[int]) -> list[int]:
    return worths if any(worths) else [1] * len(worths)
