"""What was found: kept as it is said, and what follows from it."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, select

from db.tables import cases as t
from returns.casework.acting import Act
from returns.casework.claims import claim_on
from returns.casework.outlook import read_case, terms_of
from returns.casework.shot_frames import frames_of
from returns.casework.step_claim import claim_party
from returns.casework.steps import perform
from returns.casework.three_columns import comparison_of, expected_weight
from returns.errors import NotFound, Refusal
from returns.ledger import rows
from returns.ledger.store import Store, Work, changed
from returns.money import Money
from returns.records.case import Because, Case, Comparison, Finding
from returns.records.change import Change
from returns.records.inspection import FindingDraft, ShotFrame
from returns.records.kept_text import demand_kept
from returns.records.options import StepOptions
from returns.rules.claim_amount import ClaimAmount
from returns.rules.claim_window import days_of, too_late
from returns.rules.findings_said import unsaid
from returns.rules.grading import dispositions, grade, propose_verdict
from returns.rules.shot_list import missing
from returns.terms import Disposition, FreightWay, Grade, Party, StepKind, Verdict

#: more units than anyone unpacks in one inspection
_MOST_UNITS = 999
_LONGEST = 500
_MOST_GRAMS = 999_999
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
class InspectionProposal:
    """All that follows from what was found so far."""

    #: None while nothing was found yet
    verdict: Verdict | None
    verdict_because: tuple[Because, ...]
    grades: tuple[ProposedGrade, ...]
    #: what may become of the goods, best first
    dispositions: tuple[Disposition, ...]
    claim: ClaimAmount
    #: why the supplier need not hear the claim any more; None while it is in time
    late: Because | None
    #: who is to be convinced by the evidence
    addressee: Party
    comparison: tuple[Comparison, ...]
    shots: tuple[ShotFrame, ...]
    #: shots asked for that no photo shows yet
    missing: tuple[str, ...]


class Inspections:
    """The inspections of one desk."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def save_finding(self, case_id: int, draft: FindingDraft) -> Change:
        """Keep what was said of one unit; the same again writes nothing.

        The grade follows from the facts, once all are said, unless the draft brings another.
        Raises `NotFound` for a line that is not the case's and `Refusal` for what no parcel holds
        or is too long.
        """
        demand_kept(draft, most=_LONGEST)
        columns = self._columns(case_id, draft)
        with self._store.reading() as tx:
            known = _finding_row(tx, case_id, draft)
        if known is not None and all(getattr(known, k) == v for k, v in columns.items()):
            return Change((case_id,))
        with self._store.change(case_id, "finding") as work:
            work.facts |= {"line_id": draft.line_id, "unit": draft.unit}
            if known is None:
                work.insert("finding", case_id=case_id, **columns)
            else:
                work.update("finding", known.id, **columns)
        return changed(work)

    def set_freight(self, case_id: int, way: FreightWay, amount: Money | None) -> Change:
        """Note what the postage to the buyer or back cost us; None where it is not known.

        Raises `Refusal` for less than nothing or another currency than the case's.
        """
        with self._store.reading() as tx:
            currency = str(rows.case_row(tx, case_id).currency)
        if amount is not None and amount.currency != currency:
            raise Refusal("case.freight_currency", currency=currency)
        if amount is not None and amount.minor < 0:
            raise Refusal("case.freight_negative")
        with self._store.change(case_id, "freight") as work:
            work.set(**{f"freight_{way}_minor": None if amount is None else amount.minor})
            work.facts |= {"way": way.value, "amount": "" if amount is None else str(amount)}
        return changed(work)

    def proposal(self, case_id: int, lang: str = "en") -> InspectionProposal:
        """What follows from the findings; the comparison speaks `lang`. Raises `NotFound`."""
        with self._store.reading() as tx:
            case = read_case(tx, case_id, self._store.clock.now())
            return _proposal(tx, case, lang, self._store.clock.now().date())

    def finish(
        self,
        case_id: int,
        verdict: Verdict | None = None,
        disposition: Disposition | None = None,
    ) -> Change:
        """Conclude the inspection: verdict and goods as said, as decided before, or as proposed.

        Raises `IllegalMove` while the parcel is not here or nothing was said of a unit.
        """
        with self._store.change(case_id, StepKind.INSPECT.value) as work:
            now = self._store.clock.now()
            case = read_case(work.tx, case_id, now)
            said = verdict or case.verdict
            proposed = _proposal(work.tx, replace(case, verdict=said), "en", now.date())
            concluded = said or proposed.verdict
            goods = disposition or case.disposition
            if goods is None and proposed.dispositions:
                goods = proposed.dispositions[0]
            work.set(
                verdict=concluded.value if concluded else None,
                disposition=goods.value if goods else None,
            )
            self._conclude(work, case_id)
        return changed(work)

    def _conclude(self, work: Work, case_id: int) -> None:
        """The step itself, on the case as it stands with the verdict."""
        case = read_case(work.tx, case_id, self._store.clock.now())
        terms = terms_of(work.tx, case.policy_id)
        perform(Act(work, case, StepKind.INSPECT, StepOptions(), terms))

    def _columns(self, case_id: int, draft: FindingDraft) -> dict[str, object]:
        """The cells of a finding; raises for what cannot be."""
        with self._store.reading() as tx:
            query = select(t.case_line.c.id).where(
                t.case_line.c.case_id == case_id, t.case_line.c.id == draft.line_id
            )
            if tx.execute(query).first() is None:
                raise NotFound("inspection.no_line")
        if not 1 <= draft.unit <= _MOST_UNITS:
            raise Refusal("inspection.unit", unit=draft.unit, most=_MOST_UNITS)
        if draft.weight_g is not None and not 0 <= draft.weight_g <= _MOST_GRAMS:
            raise Refusal("inspection.weight", weight=draft.weight_g, most=_MOST_GRAMS)
        follows = _follows(draft)
        proposed = follows[0] if follows else None
        given = draft.grade or proposed
        return {
            "line_id": draft.line_id,
            "unit": draft.unit,
            "package": draft.package.value if draft.package else "",
            "complete": t.NOT_SAID if draft.complete is None else int(draft.complete),
            "works": draft.works.value if draft.works else "",
            "marks": draft.marks.strip(),
            "serial": draft.serial.strip(),
            "weight_g": draft.weight_g,
            "grade": given.value if given else "",
            "grade_overruled": int(draft.grade is not None and draft.grade is not proposed),
            "disposition": draft.disposition.value if draft.disposition else None,
        }


def _finding_row(tx: Connection, case_id: int, draft: FindingDraft) -> Row[Any] | None:
    table = t.finding
    query = select(table).where(
        table.c.case_id == case_id,
        table.c.line_id == draft.line_id,
        table.c.unit == draft.unit,
    )
    return tx.execute(query).first()


def _proposal(tx: Connection, case: Case, lang: str, today: date) -> InspectionProposal:
    terms = terms_of(tx, case.policy_id)
    party = claim_party(case)
    late = None
    if party is Party.SUPPLIER and terms is not None:
        supplier = case.supplier or "term:unnamed:supplier"
        late = too_late(terms, case.reason, supplier, days_of(case, today))
    weight = expected_weight(tx, case)
    frames = frames_of(tx, case)
    rows = comparison_of(case, lang, weight)
    verdict, because = _verdict(case, comparison_of(case, "en", weight))
    counts = case.verdict or verdict
    grades = [f.grade for f in case.findings if f.grade] if counts else []
    if counts is Verdict.WRONG_ITEM:
        grades.append(Grade.X)
    worst = min(grades, key=_WORST.index, default=None)
    offered = dispositions(worst, counts, terms) if worst else ()
    present = {photo.shot for photo in case.photos}
    return InspectionProposal(
        verdict=verdict,
        verdict_because=because,
        grades=tuple(
            ProposedGrade(finding.line_id, finding.unit, *follows)
            for finding in case.findings
            if (follows := _follows(finding)) is not None
        ),
        dispositions=offered,
        claim=claim_on(case, terms, party),
        late=late,
        addressee=party,
        comparison=rows,
        shots=frames,
        missing=missing([frame.shot for frame in frames], present),
    )


def _verdict(
    case: Case, comparison: tuple[Comparison, ...]
) -> tuple[Verdict | None, tuple[Because, ...]]:
    # what nobody said proposes nothing
    if not case.findings or unsaid(case, None):
        return None, ()
    announced = case.units
    verdict, because = propose_verdict(case.reason, case.findings, announced, comparison)
    return verdict, (because,)


def _follows(said: FindingDraft | Finding) -> tuple[Grade, Because] | None:
    """The grade that follows, and why; None while one of its facts was not said."""
    if said.package is None or said.complete is None or said.works is None:
        return None
    return grade(said.package, said.complete, said.works, said.marks)
