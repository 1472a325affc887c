"""In which parcels that happened which a carrier is asked for: by no other can it find it, or be meant."""

from collections.abc import Collection, Iterable
from typing import NamedTuple

from returns.records.case import Line, StoredCase
from returns.records.unit import Parcel, Unit
from returns.rules.goods.handed_over import took_out
from returns.rules.money import way_back
from returns.rules.money.ground_rules import GroundRule
from returns.rules.money.new_ones_asked import asked_now, new_ones_of
from returns.rules.reasons import LATE, reason
from returns.terms import Fault, Party

#: what befell goods on their way back, or on from us
_ON_THE_WAY_BACK = frozenset({GroundRule.LOST_BACK, GroundRule.DAMAGED_BACK})


class WayMeant(NamedTuple):
    """The way on which it happened."""

    #: as far as anybody told of them, those that held it; of several all, where nobody said which
    parcels: tuple[Parcel, ...]
    #: it was on the way to the buyer of what was sold to him
    out: bool = False


def way_meant(
    case: StoredCase, line: Line, rule: GroundRule, units: Iterable[Unit]
) -> WayMeant:
    """What a carrier is asked for these pieces by that rule went on."""
    asked = tuple(units)
    if rule is GroundRule.CLAIMED:
        return _of_claim(case, line, asked)
    if rule is GroundRule.LOST_NEW:
        return _sent(case, {sent.parcel_id for sent in asked_now(case, line)})
    return _back(case, asked) if rule in _ON_THE_WAY_BACK else way_out(case, asked)


def carried(
    case: StoredCase, line: Line, rule: GroundRule, units: Iterable[Unit]
) -> Parcel | None:
    """The one parcel with a number on it; None where none, or one of several, is known."""
    found = [each for each in way_meant(case, line, rule, units).parcels if each.tracking]
    return found[0] if len(found) == 1 else None


def _of_claim(case: StoredCase, line: Line, units: tuple[Unit, ...]) -> WayMeant:
    """That of the claim which the carrier has still to answer, or did."""
    last = [claim for claim in case.claims_of(line) if claim.of is Party.CARRIER][-1]
    if new := new_ones_of(case, line, last):
        return _sent(case, {sent.parcel_id for sent in new})
    hurt = {u.number for u in (*way_back.lost_back(line), *way_back.damaged_back(line))}
    back = hurt & {*last.units} or not asked_of_way_out(line, units)
    # postage is that of the way out, whatever befell the goods since
    return _back(case, units) if back and not last.of_postage else way_out(case, units)


def asked_of_way_out(line: Line, units: Iterable[Unit]) -> bool:
    """Whether a carrier is asked for what it did before the buyer had them: by his word, or as was found."""
    broken = {unit.id for unit in way_back.broken_out(line)}
    by_reason = reason(line.reason).default_fault is Fault.CARRIER or line.reason == LATE
    return by_reason or any(unit.id in broken for unit in units)


def _sent(case: StoredCase, ids: Collection[int | None]) -> WayMeant:
    return WayMeant(tuple(parcel for parcel in case.parcels if parcel.id in ids))


def _back(case: StoredCase, units: tuple[Unit, ...]) -> WayMeant:
    if any(unit.lost_going_on for unit in units):
        return WayMeant(tuple(way_back.parcels_back(case, units)))
    return WayMeant(_holding([each for each in case.parcels if each.comes_back], units))


def way_out(case: StoredCase, units: Iterable[Unit]) -> WayMeant:
    """The way on which these pieces went to the buyer when they were sold."""
    went = [parcel for parcel in case.parcels if took_out(case, parcel)]
    return WayMeant(_holding(went, tuple(units)), out=True)


def _holding(parcels: list[Parcel], units: tuple[Unit, ...]) -> tuple[Parcel, ...]:
    """Those of them that are known to hold one of the pieces; all of them where none is."""
    ids = {unit.id for unit in units}
    return tuple(each for each in parcels if ids & {*each.unit_ids}) or tuple(parcels)
