"""What follows from the findings: grade, verdict, place and claim, before anybody decides."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import Connection

from returns.casework.around import Around
from returns.casework.goods.shot_frames import frames_of
from returns.casework.goods.three_columns import comparison_of, expected_weight
from returns.casework.steps.claims import claim_on
from returns.records.advice import Because
from returns.records.case import Case, Line
from returns.records.comparison import Comparison
from returns.records.inspection import FindingDraft, ShotFrame
from returns.records.policy import PolicyTerms
from returns.records.unit import Unit
from returns.rules.advice.fates import dispositions_of
from returns.rules.dates.until import too_late
from returns.rules.goods.findings_said import NOTHING_CAME, unsaid_facts
from returns.rules.goods.grading import grade, propose_verdict
from returns.rules.goods.shot_list import missing
from returns.rules.goods.shown_goods import photos_of, readable
from returns.rules.money.claim_amount import ClaimAmount
from returns.rules.money.due import verdict_of
from returns.rules.money.ground import ground_of
from returns.rules.steps.situation import claimed_party
from returns.terms import (
    Disposition,
    Goods,
    Grade,
    Party,
    SupplierClaim,
    Verdict,
)

#: worst first: what becomes of several units together is decided by the worst of them
_WORST = (Grade.X, Grade.D, Grade.C, Grade.B, Grade.A)


@dataclass(frozen=True, slots=True)
class ProposedGrade:
    """The grade that follows from a unit's facts, whatever the seller decided."""

    line_id: int
    unit: int
    grade: Grade
    because: Because


@dataclass(frozen=True, slots=True)
class ProposedVerdict:
    """What the findings on one unit say, whatever the seller decided."""

    line_id: int
    unit: int
    verdict: Verdict
    because: Because


@dataclass(frozen=True, slots=True)
class InspectionProposal:
    """All that follows from what was found so far on one line."""

    line_id: int
    verdicts: tuple[ProposedVerdict, ...]
    #: of the line as a whole; None while nothing was found yet
    verdict: Verdict | None
    verdict_because: tuple[Because, ...]
    grades: tuple[ProposedGrade, ...]
    #: what may become of the goods, best first
    dispositions: tuple[Disposition, ...]
    #: the same for each unit by its number
    of_unit: dict[int, tuple[Disposition, ...]]
    claim: ClaimAmount
    #: whether the addressee owes anything for it, or was asked already
    owed: bool
    #: why the supplier need not hear the claim any more; None while it is in time
    late: Because | None
    #: who is to be convinced by the evidence
    addressee: Party
    comparison: tuple[Comparison, ...]
    shots: tuple[ShotFrame, ...]
    #: shots asked for that no photo shows yet
    missing: tuple[str, ...]


#: where a unit is when somebody can look at it
_HERE = (Goods.RECEIVED, Goods.UNMATCHED, Goods.INSPECTED)


def goods_as_proposed(case: Case, line: Line, beside: Around) -> dict[int, Disposition]:
    """What becomes of the units that are here and were looked at while nobody decided it, by row number."""
    told = {each.unit: each.verdict for each in _verdicts(line, comparison_of(line, "en"))}
    goods = {}
    for unit in line.units:
        if unit.disposition is not None or unit.goods not in _HERE or not unit.looked_at:
            continue
        judged = replace(unit, verdict=unit.verdict or told.get(unit.number))
        offered = dispositions_of(judged, case, line, beside.terms(line))
        if offered:
            goods[unit.id] = offered[0]
    return goods


def judged(line: Line, unit: Unit) -> Unit:
    """The unit with its verdict: as somebody said, else as its findings say."""
    if unit.verdict is not None:
        return unit
    units = tuple(unit if each.id == unit.id else each for each in line.units)
    now = replace(line, units=units)
    told = {each.unit: each.verdict for each in _verdicts(now, comparison_of(now, "en"))}
    return replace(unit, verdict=told.get(unit.number))


def with_goods(line: Line, goods: Mapping[int, Disposition]) -> Line:
    """The line as it is once that is decided of its units."""
    units = (
        replace(unit, disposition=goods[unit.id]) if unit.id in goods else unit
        for unit in line.units
    )
    return replace(line, units=tuple(units))


def propose(
    tx: Connection,
    case: Case,
    line: Line,
    beside: Around,
    lang: str,
    today: date,
    addressee: str = "",
) -> InspectionProposal:
    """What follows from what was found on a line; `lang` is the comparison's, `today` tells a late claim.

    `addressee` is one of the acceptance matrix whose shots are asked for, "" for whoever it follows from.
    """
    terms, advice = beside.terms(line), case.outlook(line).advice
    party = claimed_party(case, line, advice)
    weight = expected_weight(tx, line)
    frames = frames_of(tx, case, addressee, line)
    verdicts = _verdicts(line, comparison_of(line, "en", weight))
    told = {each.unit: each.verdict for each in verdicts}
    seen = [replace(u, verdict=u.verdict or told.get(u.number)) for u in line.units]
    whole = verdict_of(replace(line, units=tuple(seen)))
    decided = [unit for unit in seen if unit.verdict is not None and unit.grade is not None]
    worst = min(decided, key=_worst, default=None)
    decided_line = with_goods(line, goods_as_proposed(case, line, beside))
    present = {photo.shot for photo in readable(photos_of(case, (line,)))}
    return InspectionProposal(
        line_id=line.id,
        verdicts=verdicts,
        verdict=whole,
        verdict_because=tuple(dict.fromkeys(each.because for each in verdicts)),
        grades=tuple(
            ProposedGrade(line.id, unit.number, *follows)
            for unit in line.units
            if (follows := grade_of(unit)) is not None
        ),
        dispositions=dispositions_of(worst, case, line, terms) if worst is not None else (),
        of_unit={unit.number: dispositions_of(unit, case, line, terms) for unit in seen},
        claim=claim_on(case, decided_line, advice, terms, party),
        owed=ground_of(case, decided_line, advice, terms, party) is not None
        or line.tracks.supplier_claim is not SupplierClaim.NOT_CLAIMABLE,
        late=_late(case, line, terms, today) if party is Party.SUPPLIER and terms else None,
        addressee=party,
        comparison=comparison_of(line, lang, weight),
        shots=frames,
        missing=missing([frame.shot for frame in frames], present),
    )


def _late(case: Case, line: Line, terms: PolicyTerms, today: date) -> Because | None:
    """Why the supplier need not hear the claim any more; who was asked in time was."""
    supplier = line.supplier or "term:unnamed:supplier"
    return too_late(
        terms, line.reason, supplier, case.outlook(line).dates, line.asked_on or today
    )


def _worst(unit: Unit) -> int:
    graded = Grade.X if unit.verdict is Verdict.WRONG_ITEM else unit.grade
    return _WORST.index(graded or Grade.A)


def _verdicts(line: Line, comparison: tuple[Comparison, ...]) -> tuple[ProposedVerdict, ...]:
    """What is proposed for each unit that is here and of which enough was said."""
    here = line.in_state(Goods.RECEIVED, Goods.INSPECTED, Goods.DISPOSED, Goods.UNMATCHED)
    # what nobody said proposes nothing
    if any(u.goods is Goods.RECEIVED and not _said(u) for u in here):
        return ()
    found = []
    for unit in here:
        if unit.verdict is Verdict.NOT_RECEIVED or unsaid_facts(unit, unit.verdict):
            continue
        beside = [other for other in here if other is not unit and _said(other)]
        found.append(
            ProposedVerdict(
                line.id, unit.number, *propose_verdict(line.reason, unit, beside, comparison)
            )
        )
    return tuple(found)


def _said(unit: Unit) -> bool:
    """Enough was said of a unit, or nothing came that could be looked at."""
    return unit.verdict in NOTHING_CAME or not unsaid_facts(unit, unit.verdict)


def grade_of(said: FindingDraft | Unit) -> tuple[Grade, Because] | None:
    """The grade that follows, and why; None while one of its facts was not said."""
    if said.package is None or said.complete is None or said.works is None:
        return None
    return grade(said.package, said.complete, said.works, said.marks)
