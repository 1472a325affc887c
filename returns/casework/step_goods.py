"""What steps of the goods write: parcels, the inspection, where the goods end."""

from dataclasses import replace

from returns.casework.acting import Act
from returns.casework.step_buyer import approved_by_arrival
from returns.casework.unfinished import refuse_unfinished
from returns.casework.whereto import destination
from returns.errors import IllegalMove
from returns.ledger.settings_rows import read_settings
from returns.records.facts import TurnFacts
from returns.terms import (
    Disposition,
    Goods,
    Route,
)


def label_sent(act: Act, _: TurnFacts) -> None:
    """The buyer got a label; raises `IllegalMove` where it could name no address to go to.

    Overruled where the label was bought elsewhere, from the platform or a carrier.
    """
    if act.route is not Route.TO_PLATFORM and not act.options.overrule:
        destination(act.work.tx, replace(act.case, route=act.route), read_settings(act.work.tx))
    act.work.set(label_made_at=act.work.at)


def shipped(act: Act, _: TurnFacts) -> None:
    """The parcel is on its way."""
    _know_parcel(act)


def received(act: Act, facts: TurnFacts) -> None:
    """The parcel is in our hands."""
    if act.comes_unapproved:
        approved_by_arrival(act, facts)
    parcel_id = _know_parcel(act)
    if parcel_id is not None:
        act.work.update("parcel", parcel_id, received_at=act.work.at)
    if act.case.tracks.goods is not Goods.RECEIVED or act.case.received_at is None:
        # where the platform told of the delivery, its clock runs from there
        act.work.set(received_at=act.work.at)
    if act.case.route is Route.NONE:
        act.work.set(route=Route.TO_US.value)


def _know_parcel(act: Act) -> int | None:
    """The parcel of that tracking number, or the only one; made when there is none."""
    tracking = act.options.tracking.strip()
    for parcel in act.case.parcels:
        if parcel.received_at is None and (not tracking or tracking == parcel.tracking):
            return parcel.id
    return act.work.insert(
        "parcel",
        case_id=act.case.id,
        tracking=tracking,
        carrier=act.options.carrier,
        destination=act.route.value,
        payer=act.case.freight_payer.value,
        announced_at=act.work.at,
    )


def inspected(act: Act, facts: TurnFacts) -> None:
    """The inspection is concluded; raises `IllegalMove` without a verdict or needed findings."""
    refuse_unfinished(act.case)
    if act.case.verdict is None:
        raise IllegalMove("step.verdict_wanted", case=act.case.number)
    if act.comes_unapproved:
        approved_by_arrival(act, facts)
    act.work.set(inspected_at=act.work.at)


def placed(act: Act, _: TurnFacts) -> None:
    """The goods are where they stay; raises `IllegalMove` while nobody said where."""
    chosen = act.options.disposition or act.case.disposition or Disposition.HOLD
    if chosen is Disposition.HOLD:
        raise IllegalMove("step.disposition_wanted", case=act.case.number)
    act.work.set(disposition=chosen.value)


def chased_parcel(act: Act, _: TurnFacts) -> None:
    """The waiting begins anew from the letter."""
    act.work.set(label_made_at=act.work.at)
