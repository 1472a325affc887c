"""What may become of a piece: by what was found, whose it is, and what was paid for it (domain.md 6)."""

from dataclasses import replace

from returns.records.advice import Recommendation
from returns.records.case import Case, Line
from returns.records.policy import PolicyTerms
from returns.records.unit import Unit
from returns.rules.freight_account import claim_from
from returns.rules.goods.grading import places_of
from returns.rules.goods.second_leg import not_taken, turned_away
from returns.rules.money.way_back import damaged_back
from returns.rules.reasons import reason
from returns.rules.tracks.track_machines import CLAIM_DECIDED, nothing_owed
from returns.terms import Disposition, Fault, Grade, Verdict
from returns.trade.verdicts import as_told


def dispositions_of(
    unit: Unit, case: Case, line: Line, terms: PolicyTerms | None
) -> tuple[Disposition, ...]:
    """What may become of a unit, best first; () while it has no grade.

    It goes back to the buyer by itself only where it is the buyer's still, and somebody told where to.
    """
    possible = possible_goods(unit, line, case.outlook(line).advice, terms)
    if turned_away(case, line):
        possible = tuple(each for each in possible if each is not Disposition.TO_SUPPLIER)
    back = Disposition.TO_BUYER
    if back not in possible:
        return possible
    others = tuple(each for each in possible if each is not back)
    if not case.sale.address:
        return others if possible[0] is not back else _held_first(others)
    if line.refunded and not line.left:
        # the buyer has all of the money for it
        return (*others, back) if _was_decided(line) else _held_first((*others, back))
    if possible[0] is back and case.claims_of(line) and not _was_decided(line):
        return _held_first(possible)
    return possible


def possible_goods(
    unit: Unit, line: Line, advice: Recommendation, terms: PolicyTerms | None
) -> tuple[Disposition, ...]:
    """What may become of a unit by what was found and by whose it is, whatever else was done on the case."""
    graded = _graded(unit, line)
    if graded is None:
        return ()
    possible = places_of(unit, line, graded, terms)
    if nothing_owed(line.tracks):
        # the request is over and nobody paid for it: it is the buyer's still
        others = (Disposition.TO_BUYER, Disposition.TO_SUPPLIER)
        return (Disposition.TO_BUYER, *(each for each in possible if each not in others))
    ours_broke_it = _broken_by_ours(unit, line)
    if ours_broke_it or damaged_back(replace(line, units=(unit,))):
        # his carrier had no hand in it, so that he owes nothing for it; whoever is asked may want to see it
        asked = ours_broke_it or advice.claim_from is Fault.CARRIER
        first = (Disposition.HOLD,) if asked else ()
        return (*first, *(each for each in possible if each is not Disposition.TO_SUPPLIER))
    if not_taken(line, advice):
        return tuple(each for each in possible if each is not Disposition.TO_SUPPLIER)
    return possible


def _graded(unit: Unit, line: Line) -> Grade | None:
    """Its grade; of another thing X, but where its buyer complained of just that and its grade is known."""
    if unit.verdict is not Verdict.WRONG_ITEM:
        return unit.grade
    as_said = as_told(unit.verdict, line.reason) is Verdict.AS_CLAIMED
    return unit.grade if as_said and unit.grade is not None else Grade.X


def _broken_by_ours(unit: Unit, line: Line) -> bool:
    """Whether a carrier broke it on the way to the buyer that answers to us, who had it in stock."""
    why = reason(line.reason)
    if claim_from(Fault.CARRIER, line.fulfilment) is not Fault.CARRIER or why.goods_fine:
        return False
    as_said = unit.verdict is Verdict.AS_CLAIMED and why.default_fault is Fault.CARRIER
    return as_said or unit.verdict is Verdict.CARRIER_DAMAGE


def _held_first(possible: tuple[Disposition, ...]) -> tuple[Disposition, ...]:
    hold = Disposition.HOLD
    return (hold, *(each for each in possible if each is not hold))


def _was_decided(line: Line) -> bool:
    """Whether the claim on it came to its end, so that nobody may want to see it any more."""
    return line.tracks.supplier_claim in CLAIM_DECIDED
