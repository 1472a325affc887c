"""What a carrier did to the pieces of a line themselves, on their way out or back."""

from returns.records.case import Line, StoredCase
from returns.records.unit import Unit, pieces_named
from returns.rules.freight_account import claim_from
from returns.rules.money.still_asked import standing
from returns.rules.money.way_back import damaged_back, for_carrier, lost_back
from returns.rules.tracks.track_machines import CLAIM_OVER
from returns.terms import Fault, Verdict


def hurt_by_carrier(line: Line) -> frozenset[int]:
    """Numbers of the pieces to which a carrier did something itself, and may answer to us for it."""
    units = (*lost_back(line), *damaged_back(line), *_broken_before(line))
    return frozenset(unit.number for unit in units)


def answered_for(case: StoredCase, line: Line) -> frozenset[int]:
    """Numbers of the pieces that a carrier answers for themselves: lost or broken on freight of ours."""
    back = for_carrier(case, line, (*lost_back(line), *damaged_back(line)))
    return frozenset(unit.number for unit in (*back, *_broken_before(line)))


def themselves_first(case: StoredCase, line: Line) -> frozenset[int]:
    """Numbers of the pieces that a carrier is asked for themselves before it is for their new ones.

    Not of those that somebody was asked for, once the claim on it is over.
    """
    hurt = answered_for(case, line)
    if not hurt or line.tracks.supplier_claim not in CLAIM_OVER:
        return hurt
    return hurt - pieces_named(standing(case, line))


def _broken_before(line: Line) -> list[Unit]:
    """What a carrier of ours broke on the way to the buyer."""
    if claim_from(Fault.CARRIER, line.fulfilment) is not Fault.CARRIER:
        return []
    return [unit for unit in line.units if unit.verdict is Verdict.CARRIER_DAMAGE]
