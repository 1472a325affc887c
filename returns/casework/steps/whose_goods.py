"""Goods that were looked at follow the money: whose they are may change with a step."""

from dataclasses import replace

from returns.casework.steps.acting import Act
from returns.casework.steps.step_goods import credit_follows
from returns.casework.when import chosen_goods
from returns.records.case import Tracks
from returns.records.unit import Unit
from returns.rules.advice.fates import dispositions_of
from returns.rules.goods.second_leg import sent_in
from returns.rules.tracks.track_machines import nothing_owed
from returns.terms import Goods
from returns.trade.dispositions import DISPOSITIONS


def whose_now(act: Act, tracks: Tracks) -> None:
    """Goods follow the money: what is refused is the buyer's and goes back, what is paid for stays.

    Only what was proposed, is here, and is held for no decision.
    """
    line = act.line
    if nothing_owed(line.tracks) is nothing_owed(tracks):
        return
    after = replace(line, tracks=tracks)
    units = []
    for unit in line.units:
        goods = unit.disposition
        waits = goods is None or DISPOSITIONS[goods].waits
        if unit.goods is Goods.INSPECTED and not waits and _proposed(act, unit):
            offered = dispositions_of(unit, act.case, after, act.terms)
            goods = offered[0] if offered else goods
        units.append(replace(unit, disposition=goods))
        if goods is not unit.disposition and goods is not None:
            act.work.update("unit", unit.id, disposition=goods.value)
    moved = replace(after, units=tuple(units))
    if moved.units != line.units:
        credit_follows(act.work, moved, act.advice, act.terms)


def _proposed(act: Act, unit: Unit) -> bool:
    """Whether what becomes of it was only proposed, and it is still here."""
    if sent_in(act.case, unit) is not None or unit.id in chosen_goods(act.work.tx, act.case.id):
        return False
    possible = dispositions_of(unit, act.case, act.line, act.terms)
    return bool(possible) and unit.disposition is possible[0]
