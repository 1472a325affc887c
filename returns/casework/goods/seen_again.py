"""What becomes of a piece that is seen otherwise now: what was only proposed follows, a choice stays."""

from dataclasses import replace
from typing import Any

from sqlalchemy import Row

from returns.casework.around import Around
from returns.casework.goods.proposals import judged
from returns.casework.steps.step_goods import credit_follows
from returns.casework.when import CHOSEN, LET_GO, chosen_goods
from returns.errors import IllegalMove
from returns.ledger.store import Work
from returns.records.case import Case, Line
from returns.records.inspection import FindingDraft
from returns.records.unit import Unit
from returns.rules.advice.fates import dispositions_of, possible_goods
from returns.rules.goods.second_leg import sent_in
from returns.terms import Disposition, Goods, Grade, PackageState, Verdict


def goods_after(
    case: Case,
    line: Line,
    beside: Around,
    unit: Unit,
    after: Unit,
    chosen: frozenset[int] = frozenset(),
) -> Disposition | None:
    """What becomes of a unit that is seen otherwise now, as `after`: what somebody chose stays.

    What was only proposed follows the newest finding, unless the piece has left us by it. `chosen`: row
    numbers of the units of which somebody said it, as it was proposed or not.
    """
    before, terms = judged(line, unit), beside.terms(line)
    proposed = (
        dispositions_of(before, case, line, terms),
        possible_goods(before, line, case.outlook(line).advice, terms),
    )
    as_proposed = unit.disposition in [each[0] for each in proposed if each]
    if (
        unit.id in chosen
        or unit.disposition is None
        or not as_proposed
        or sent_in(case, unit) is not None
    ):
        return unit.disposition
    offered = dispositions_of(judged(line, after), case, line, terms)
    return offered[0] if offered else None


def seen_again(
    work: Work,
    case: Case,
    line: Line,
    beside: Around,
    unit_id: int,
    draft: FindingDraft,
    columns: dict[str, object],
) -> dict[str, object]:
    """The disposition of a unit that was looked at again, by what is said of it now."""
    unit = next(each for each in line.units if each.id == unit_id)
    graded = str(columns["grade"])
    after = replace(
        unit,
        package=draft.package,
        complete=draft.complete,
        works=draft.works,
        marks=draft.marks.strip(),
        instead=draft.instead.strip(),
        grade=Grade(graded) if graded else None,
    )
    goods = _goods_follow(work, case, line, beside, unit, after)
    return {"disposition": goods.value if goods else None}


def _goods_follow(
    work: Work, case: Case, line: Line, beside: Around, unit: Unit, after: Unit
) -> Disposition | None:
    """What becomes of a unit as it is seen now; the worth of what goes to a supplier is asked for with it."""
    goods = goods_after(case, line, beside, unit, after, chosen_goods(work.tx, case.id))
    if goods is not unit.disposition and unit.goods is Goods.INSPECTED:
        seen = replace(after, disposition=goods)
        units = tuple(seen if each.id == unit.id else each for each in line.units)
        advice = case.outlook(line).advice
        credit_follows(work, replace(line, units=units), advice, beside.terms(line))
    return goods


def judged_anew(
    work: Work, case: Case, beside: Around, unit_id: int, verdict: Verdict
) -> Disposition | None:
    """What becomes of a unit once that is its verdict, which is not written yet."""
    line = next(each for each in case.lines if any(u.id == unit_id for u in each.units))
    unit = next(each for each in line.units if each.id == unit_id)
    return _goods_follow(work, case, line, beside, unit, replace(unit, verdict=verdict))


def came_after_all(known: Row[Any], draft: FindingDraft) -> dict[str, object]:
    """The cells of a piece that was missed and is described all the same; raises where it is not here.

    Of what is on its way in another parcel nothing can be seen either: its finding would be that of no
    inspection, and the piece waited for still.
    """
    if not _described(draft):
        return {}
    missed = known.verdict == Verdict.NOT_RECEIVED
    if known.goods == Goods.IN_TRANSIT or (missed and known.goods != Goods.RECEIVED):
        state = f"term:goods:{known.goods}"
        raise IllegalMove("inspection.not_here", unit=draft.unit, state=state)
    return {"verdict": None} if missed else {}


def lies_with_the_others(known: Row[Any], draft: FindingDraft, case: Case) -> bool:
    """Whether a piece that nobody told of is described beside others that are on the table.

    One that was to stay with its buyer, or is waited for in a parcel of its own: it lay in this one.
    """
    untold = known.goods in (Goods.NONE_EXPECTED, Goods.KEPT, Goods.AWAITED)
    opened = any(unit.goods is Goods.RECEIVED for unit in case.units)
    return untold and opened and _described(draft)


def _described(draft: FindingDraft) -> bool:
    """Whether anything was said of it that can be said of what is here alone."""
    said = (draft.package, draft.complete, draft.works, draft.weight_g)
    told = any(fact is not None for fact in said) or bool(draft.marks or draft.serial)
    return told and draft.package is not PackageState.NONE


def say_chosen(work: Work, known: Row[Any] | None, draft: FindingDraft) -> None:
    """What becomes of a piece was said with the finding, or is left open by it again."""
    if known is not None:
        work.facts[CHOSEN if draft.disposition is not None else LET_GO] = [known.id]
