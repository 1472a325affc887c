"""What steps of the goods write: parcels, the inspection, second legs, where the goods end."""

from returns.casework.acting import Act
from returns.casework.step_buyer import approved_by_arrival
from returns.casework.unfinished import refuse_unfinished
from returns.casework.whereto import destination
from returns.errors import IllegalMove
from returns.records.facts import TurnFacts
from returns.records.unit import Unit
from returns.rules.due import verdict_of
from returns.rules.situation import holds_of
from returns.terms import (
    Disposition,
    End,
    Goods,
    Route,
    Verdict,
)
from returns.trade.dispositions import DISPOSITIONS

#: route → the end of the parcel that the buyer sends
ENDS = {
    Route.NONE: End.US,
    Route.TO_US: End.US,
    Route.TO_SUPPLIER: End.SUPPLIER,
    Route.TO_THIRD_PARTY: End.THIRD_PARTY,
    Route.TO_PLATFORM: End.PLATFORM,
}


def label_sent(act: Act, _: TurnFacts) -> None:
    """The buyer got a label; raises `IllegalMove` where it could name no address to go to.

    Overruled where the label was bought elsewhere, from the platform or a carrier.
    """
    if act.route is not Route.TO_PLATFORM and not act.options.overrule:
        destination(act.work.tx, act.case, act.line, act.route, act.beside.settings)
    act.set(label_made_at=act.work.at, route=act.route.value)


def shipped(act: Act, _: TurnFacts) -> None:
    """The parcel is on its way."""
    parcel_id = know_parcel(act)
    act.work.update("parcel", parcel_id, sent_at=act.work.at)


def received(act: Act, facts: TurnFacts) -> None:
    """The parcel is in our hands."""
    line = act.line
    if act.comes_unapproved:
        approved_by_arrival(act, facts)
    parcel_id = know_parcel(act)
    act.work.update("parcel", parcel_id, received_at=act.work.at)
    if line.tracks.goods is not Goods.RECEIVED or line.received_at is None:
        # where the platform told of the delivery, its clock runs from there
        act.set(received_at=act.work.at)
    if line.route is Route.NONE:
        act.set(route=Route.TO_US.value)


def know_parcel(act: Act) -> int:
    """The parcel of that tracking number, or the only one on its way; made when there is none."""
    tracking = act.options.tracking.strip()
    made = act.work.facts.get("parcel_id")
    if isinstance(made, int):  # of another line in the same parcel
        return made
    for parcel in act.case.parcels:
        if not parcel.comes_back or parcel.received_at is not None:
            continue
        if not tracking or tracking == parcel.tracking:
            act.work.facts["parcel_id"] = parcel.id
            return parcel.id
    parcel_id = act.work.insert(
        "parcel",
        case_id=act.case.id,
        tracking=tracking,
        carrier=act.options.carrier,
        comes_from=End.BUYER.value,
        goes_to=ENDS[act.options.route or act.route].value,
        payer=act.line.freight_payer.value,
        announced_at=act.work.at,
    )
    act.work.facts["parcel_id"] = parcel_id
    return parcel_id


def after_looking(act: Act, unit: Unit, goods: Goods) -> Goods:
    """Where a unit stands once the inspection is concluded: what did not come is waited for again."""
    if unit.verdict is not Verdict.NOT_RECEIVED:
        return goods
    others = [p for p in act.case.parcels if p.comes_back and p.received_at is None]
    here = [u for u in act.line.units if u.verdict is not Verdict.NOT_RECEIVED]
    if not here and not others:
        # nothing of the line came: it is over as far as the goods go
        return Goods.DISPOSED
    return Goods.IN_TRANSIT if others else Goods.AWAITED


def here_after_all(unit: Unit) -> dict[str, object]:
    """The cells of a piece that was said not to have come, once it comes: it is judged anew."""
    if unit.verdict is not Verdict.NOT_RECEIVED:
        return {}
    return {"verdict": None, "grade": "", "grade_overruled": 0, "missed_at": None}


def inspected(act: Act, facts: TurnFacts) -> None:
    """The inspection is concluded; raises `IllegalMove` without a verdict or needed findings."""
    refuse_unfinished(act.line)
    if verdict_of(act.line) is None:
        raise IllegalMove("step.verdict_wanted", case=act.case.number)
    if act.comes_unapproved:
        approved_by_arrival(act, facts)
    act.set(inspected_at=act.work.at)
    for unit in act.line.in_state(Goods.RECEIVED):
        if unit.verdict is Verdict.NOT_RECEIVED:
            act.work.update("unit", unit.id, missed_at=act.work.at)


def sent_on(act: Act, _: TurnFacts) -> None:
    """Goods left us again: a parcel of their own to whoever gets them."""
    units = act.units if act.options.units else act.line.in_state(Goods.INSPECTED)
    leaving = [
        unit
        for unit in units
        if unit.disposition and DISPOSITIONS[unit.disposition].goes_to is not None
    ]
    if not leaving:
        raise IllegalMove("step.nowhere_to_send", case=act.case.number)
    first = leaving[0].disposition
    end = DISPOSITIONS[first].goes_to if first is not None else None
    parcel_id = act.work.insert(
        "parcel",
        case_id=act.case.id,
        tracking=act.options.tracking.strip(),
        carrier=act.options.carrier,
        comes_from=End.US.value,
        goes_to=end.value if end is not None else End.SUPPLIER.value,
        announced_at=act.work.at,
        sent_at=act.work.at,
    )
    for unit in leaving:
        act.work.insert(
            "parcel_unit", case_id=act.case.id, parcel_id=parcel_id, unit_id=unit.id
        )


def placed(act: Act, _: TurnFacts) -> None:
    """The goods are where they stay; raises `IllegalMove` while nobody said where."""
    units = act.units if act.options.units else act.line.in_state(Goods.INSPECTED)
    for unit in units or act.line.units:
        chosen = act.options.disposition or unit.disposition or Disposition.HOLD
        if DISPOSITIONS[chosen].waits:
            raise IllegalMove("step.disposition_wanted", case=act.case.number)
        act.work.update("unit", unit.id, disposition=chosen.value)
    for parcel in act.case.parcels:
        # a parcel with another line's goods is still on its way
        theirs = holds_of(parcel, act.line)
        if theirs and parcel.comes_from is End.US and parcel.received_at is None:
            act.work.update("parcel", parcel.id, received_at=act.work.at)


def chased_parcel(act: Act, _: TurnFacts) -> None:
    """The waiting begins anew from the letter."""
    act.set(label_made_at=act.work.at)
