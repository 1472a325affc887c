"""What becomes of the pieces that are placed now, where nothing else is said with the step (domain.md 6)."""

from returns.records.advice import Because, Recommendation, Step
from returns.records.case import Line, StoredCase
from returns.records.policy import PolicyTerms
from returns.records.unit import Unit
from returns.rules.goods.grading import places_of
from returns.rules.goods.second_leg import never_taken, no_address, stays, under_way
from returns.terms import Disposition, Goods, Grade
from returns.trade.dispositions import DISPOSITIONS

#: sentences of what was decided, and of what comes in its place; each has the disposition as `goods`
DECIDED, INSTEAD = "step.place_decided", "step.place_instead"
#: the sentences of what was sent on: it is placed once it arrived, and of what did somebody notes it
SENT_ON, ARRIVED = "step.sent_on", "step.sent_on_arrived"


def arrives(step: Step | None) -> bool:
    """Whether a step is about what was sent on, and is placed where it arrives."""
    return step is not None and any(each.key in (SENT_ON, ARRIVED) for each in step.because)


def placed_next(case: StoredCase, line: Line, step: Step | None = None) -> tuple[Unit, ...]:
    """The pieces that are placed now: what stays, else what was sent on, else what was to be.

    Where the `step` that is next is about what was sent on, that: what stays may wait for who decides.
    """
    if arrives(step):
        return under_way(case, line)
    here = line.in_state(Goods.INSPECTED) or line.in_state(Goods.RECEIVED)
    return stays(line) or under_way(case, line) or here or line.units


def fate_of(
    case: StoredCase,
    line: Line,
    unit: Unit,
    advice: Recommendation,
    terms: PolicyTerms | None,
    number_needed: bool,
) -> Disposition:
    """What was decided of a piece, `hold` where nobody did; of what nobody takes any more the next best.

    Of one that was to go back to a buyer whose address nobody told, somebody has to say it anew.
    """
    if no_address(case, unit):
        return Disposition.HOLD
    if not never_taken(case, line, unit, advice, number_needed):
        return unit.disposition or Disposition.HOLD
    staying = (
        other
        for other in places_of(unit, line, unit.grade or Grade.D, terms)
        if not DISPOSITIONS[other].waits and DISPOSITIONS[other].goes_to is None
    )
    return next(staying, Disposition.DISPOSE)


def fates_told(
    case: StoredCase,
    line: Line,
    advice: Recommendation,
    terms: PolicyTerms | None,
    number_needed: bool,
) -> tuple[Because, ...]:
    """A sentence for each thing that becomes of the pieces; () where somebody has to say it first."""
    told: dict[Because, None] = {}
    for unit in placed_next(case, line):
        fate = fate_of(case, line, unit, advice, terms, number_needed)
        if DISPOSITIONS[fate].waits:
            return ()
        goods = ("goods", f"term:disposition:{fate}")
        supplier = ("supplier", line.supplier or "term:unnamed:supplier")
        decided = fate is unit.disposition
        said = (
            Because(DECIDED, (goods,), "A")
            if decided
            else Because(INSTEAD, (goods, supplier), "A")
        )
        told[said] = None
    return tuple(told)


def fates_in(because: tuple[Because, ...]) -> tuple[Disposition, ...]:
    """What the sentences of a step say becomes of the goods."""
    said = (dict(each.facts)["goods"] for each in because if each.key in (DECIDED, INSTEAD))
    return tuple(Disposition(goods.rpartition(":")[2]) for goods in said)
