"""What was found: kept as it is said, and what follows from it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, func, select

from db.tables import cases as t
from returns.casework.around import Around
from returns.casework.goods.arrivals import agree_to_arrival
from returns.casework.goods.finding_cells import cells_of, demand_number
from returns.casework.goods.proposals import (
    InspectionProposal,
    goods_as_proposed,
    propose,
    with_goods,
)
from returns.casework.goods.seen_again import (
    came_after_all,
    goods_after,
    judged_anew,
    lies_with_the_others,
    say_chosen,
    seen_again,
)
from returns.casework.outlook import read_with
from returns.casework.owed_anew import judging
from returns.casework.steps.acting import Act
from returns.casework.steps.step_goods import credit_follows, refuse_not_taken
from returns.casework.steps.steps import perform
from returns.casework.when import CHOSEN, chosen_goods
from returns.errors import IllegalMove, NotFound, Refusal
from returns.ledger import rows
from returns.ledger.store import Store, Work, changed
from returns.money import Money
from returns.records.case import Case, Line
from returns.records.change import Change
from returns.records.inspection import FindingDraft
from returns.records.kept_text import demand_kept
from returns.records.options import StepOptions
from returns.rules.advice.fates import dispositions_of
from returns.rules.goods.second_leg import bound, demand_not_leaving
from returns.terms import (
    Disposition,
    End,
    FreightWay,
    Goods,
    Grade,
    PackageState,
    StepKind,
    Verdict,
)

_LONGEST = 500
#: pieces that nobody sent or is to send
_NEVER_HERE = frozenset({Goods.NONE_EXPECTED, Goods.AWAITED, Goods.IN_TRANSIT, Goods.KEPT})


class Inspections:
    """The inspections of one desk."""

    def __init__(self, store: Store) -> None:
        self._store = store

    @contextmanager
    def _judging(self, case_id: int, kind: str) -> Iterator[tuple[Work, Case, Around]]:
        """A change of what is said of the goods of an open case."""
        with self._store.change(case_id, kind) as work:
            _demand_open(work.tx, case_id)
            with judging(work, case_id, self._store.clock.now()) as (case, beside):
                yield work, case, beside

    def save_finding(self, case_id: int, draft: FindingDraft) -> Change:
        """Keep what was said of one unit; the same again writes nothing.

        The grade follows from the facts, once all are said, unless the draft brings another.
        What was said not to have come, and is described, is here after all. Raises `NotFound` for
        a line that is not the case's, `IllegalMove` for a piece that was missed and is still
        waited for, or is to go to a supplier who takes it no more, and `Refusal` for what no parcel
        holds or is too long.
        """
        demand_kept(draft, most=_LONGEST)
        columns = cells_of(draft)
        with self._store.reading() as tx:
            _demand_line(tx, case_id, draft.line_id)
            known = _unit_row(tx, draft)
        if known is not None:
            columns |= came_after_all(known, draft)
        if known is not None and all(getattr(known, k) == v for k, v in columns.items()):
            return Change((case_id,))
        with self._judging(case_id, "finding") as (work, case, beside):
            work.facts |= {"line_id": draft.line_id, "unit": draft.unit}
            line = _line(case, draft.line_id)
            if known is not None:
                piece = next(unit for unit in line.units if unit.id == known.id)
                fate = bound(case, piece, draft.disposition)
                columns["disposition"] = fate.value if fate is not None else None
            if known is not None and lies_with_the_others(known, draft, case):
                came = [unit for unit in line.units if unit.number == draft.unit]
                agree_to_arrival(work, case, beside, came, End.US)
                columns["goods"] = Goods.RECEIVED.value
                work.update("line", line.id, received_at=work.at)
            if known is None or known.disposition != columns["disposition"]:
                _demand_taken(case, line, draft.disposition)
                say_chosen(work, known, draft)
            elif known.disposition is not None:
                columns |= seen_again(work, case, line, beside, known.id, draft, columns)
            if known is None:
                # one too many: nobody paid for it, and it is here
                _demand_next(work.tx, draft)
                extra = {"goods": Goods.RECEIVED.value, "paid_minor": 0}
                told = {"line_id": draft.line_id, "number": draft.unit}
                work.insert("unit", case_id=case_id, **told, **extra, **columns)
            else:
                work.update("unit", known.id, **columns)
        return changed(work)

    def miss(self, case_id: int, line_id: int, unit: int) -> Change:
        """Note that a unit did not come with what came.

        Raises `NotFound`, and `IllegalMove` for one that no parcel that is here was to hold.
        """
        with self._store.change(case_id, "missing") as work:
            _demand_open(work.tx, case_id)
            _demand_line(work.tx, case_id, line_id)
            known = _unit_row(work.tx, FindingDraft(line_id, unit))
            if known is None:
                raise NotFound("inspection.no_unit", unit=unit)
            _demand_table(known, unit)
            work.facts |= {"line_id": line_id, "unit": unit}
            case, _ = read_with(work.tx, case_id, self._store.clock.now())
            piece = next(each for each in case.units if each.id == known.id)
            if piece.looked_at or piece.lost_going_on:
                demand_not_leaving(case, piece)
            work.update(
                "unit",
                known.id,
                verdict=Verdict.NOT_RECEIVED.value,
                grade=Grade.X.value,
                disposition=None,
            )
        return changed(work)

    def decide(
        self,
        case_id: int,
        line_id: int,
        unit: int,
        *,
        verdict: Verdict | None = None,
        disposition: Disposition | None = None,
    ) -> Change:
        """Decide the verdict on one unit, or what becomes of it.

        Raises `NotFound`, and `IllegalMove` for a piece that is on its way to somebody else.
        """
        kind = "verdict" if verdict else "disposition"
        with self._judging(case_id, kind) as (work, case, beside):
            _demand_line(work.tx, case_id, line_id)
            known = _unit_row(work.tx, FindingDraft(line_id, unit))
            if known is None:
                raise NotFound("inspection.no_unit", unit=unit)
            if verdict is not None:
                _demand_table(known, unit)
            if disposition is not None:
                line = case.line(line_id)
                piece = next(each for each in line.units if each.id == known.id)
                work.facts[CHOSEN] = [known.id]
                bound(case, piece, disposition)
                _demand_taken(case, line, disposition)
                units = tuple(
                    replace(each, disposition=disposition) if each is piece else each
                    for each in line.units
                )
                decided = replace(line, units=units)
                credit_follows(work, decided, case.outlook(line).advice, beside.terms(line))
            elif verdict is not None:
                disposition = judged_anew(work, case, beside, known.id, verdict)
            told = {"verdict": verdict, "disposition": disposition}
            work.facts |= {"line_id": line_id, "unit": unit}
            columns = {name: said.value for name, said in told.items() if said is not None}
            work.update("unit", known.id, **columns)
        return changed(work)

    def keep_goods(self, case_id: int) -> Change:
        """Decide the goods that are here as proposed, where nothing was said of them and they were looked at.

        What is on screen as chosen is what papers go by. A `Change` of nothing where all is decided.
        """
        now = self._store.clock.now()
        with self._store.reading() as tx:
            case, beside = read_with(tx, case_id, now)
            if not any(goods_as_proposed(case, line, beside) for line in case.lines):
                return Change((case_id,))
        with self._store.change(case_id, "disposition") as work:
            case, beside = read_with(work.tx, case_id, now)
            for line in case.lines:
                goods = goods_as_proposed(case, line, beside)
                decided = with_goods(line, goods)
                if goods:
                    advice = case.outlook(line).advice
                    credit_follows(work, decided, advice, beside.terms(line))
                for unit_id, disposition in goods.items():
                    work.update("unit", unit_id, disposition=disposition.value)
        return changed(work)

    def set_verdict(self, case_id: int, verdict: Verdict) -> Change:
        """Decide the verdict of every unit that is here; the advice is worked out again."""
        with self._judging(case_id, "verdict") as (work, case, beside):
            unit = t.unit
            here = unit.c.goods.in_(("received", "inspected"))
            came = here & unit.c.verdict.is_distinct_from(Verdict.NOT_RECEIVED.value)
            query = select(unit.c.id).where(unit.c.case_id == case_id).order_by(unit.c.id)
            asked = (query.where(came), query.where(here), query)
            found = (work.tx.execute(each).scalars().all() for each in asked)
            for unit_id in next((ids for ids in found if ids), ()):
                goods = judged_anew(work, case, beside, unit_id, verdict)
                told = goods.value if goods else None
                work.update("unit", unit_id, verdict=verdict.value, disposition=told)
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

    def proposal(
        self, case_id: int, lang: str = "en", line_id: int | None = None, addressee: str = ""
    ) -> InspectionProposal:
        """What follows from the findings on a line, the lead where none is named; `lang` of the comparison.

        The shots are those of `addressee` where one is named. Raises `NotFound`.
        """
        now = self._store.clock.now()
        with self._store.reading() as tx:
            case, beside = read_with(tx, case_id, now)
            line = case.lead if line_id is None else _line(case, line_id)
            return propose(tx, case, line, beside, lang, now.date(), addressee)

    def finish(
        self,
        case_id: int,
        verdict: Verdict | None = None,
        disposition: Disposition | None = None,
        line_id: int | None = None,
    ) -> Change:
        """Conclude the inspection of what is here: verdicts and goods as said, or as proposed.

        Of one line, or of every line that has something here. Raises `IllegalMove` while the parcel
        is not here or nothing was said of a unit, or for goods that their supplier takes no more.
        """
        now = self._store.clock.now()
        with self._judging(case_id, StepKind.INSPECT.value) as (work, case, beside):
            lines = _lines_here(case) if line_id is None else (_line(case, line_id),)
            for line in lines:
                _demand_taken(case, line, disposition)
                _conclude_units(work, case, line, beside, now.date(), verdict, disposition)
            case, beside = read_with(work.tx, case_id, now)
            for line in lines:
                act = Act(
                    work, case, case.line(line.id), StepKind.INSPECT, StepOptions(), beside
                )
                perform(act)
            others = _open_of_buyer(work.tx, case)
            for other in others:
                # what was found here speaks in them
                self._store.refresh(work.tx, other)
        return replace(changed(work), case_ids=(case_id, *others))


def _open_of_buyer(tx: Connection, case: Case) -> tuple[int, ...]:
    """The buyer's other open cases."""
    if not case.customer.id:
        return ()
    table = t.return_case
    query = select(table.c.id).where(
        table.c.customer_id == case.customer.id,
        table.c.closed_at.is_(None),
        table.c.id > case.id,
    )
    return tuple(tx.execute(query.order_by(table.c.id)).scalars())


def _lines_here(case: Case) -> tuple[Line, ...]:
    here = tuple(line for line in case.lines if line.in_state(Goods.RECEIVED, Goods.UNMATCHED))
    return here or case.lines[:1]


def _line(case: Case, line_id: int) -> Line:
    found = next((line for line in case.lines if line.id == line_id), None)
    if found is None:
        raise NotFound("inspection.no_line")
    return found


def _conclude_units(
    work: Work,
    case: Case,
    line: Line,
    beside: Around,
    today: date,
    verdict: Verdict | None,
    disposition: Disposition | None,
) -> None:
    """Give each unit that is here its verdict and place, as said or as proposed."""
    proposed = propose(work.tx, case, line, beside, "en", today)
    by_unit = {each.unit: each.verdict for each in proposed.verdicts}
    here = line.in_state(Goods.RECEIVED, Goods.UNMATCHED, Goods.INSPECTED)
    some_came = any(unit.package is not PackageState.NONE for unit in here)
    all_missed = all(unit.verdict is Verdict.NOT_RECEIVED for unit in here)
    if disposition is not None:
        work.facts.setdefault(CHOSEN, []).extend(unit.id for unit in here)
    chosen = chosen_goods(work.tx, case.id)
    for unit in here:
        if unit.verdict is Verdict.NOT_RECEIVED and (verdict is None or not all_missed):
            # said of the piece itself: what is said of all that came is not said of it
            continue
        concluded = verdict or unit.verdict or by_unit.get(unit.number)
        if some_came and unit.package is PackageState.NONE:
            # what is said of the goods that came is not said of one that did not
            concluded = unit.verdict or Verdict.NOT_RECEIVED
        judged = replace(unit, verdict=concluded)
        goods = (
            bound(case, unit, None)
            or disposition
            or goods_after(case, line, beside, unit, judged, chosen)
        )
        if goods is None and concluded is not None:
            offered = dispositions_of(judged, case, line, beside.terms(line))
            goods = offered[0] if offered else None
        work.update(
            "unit",
            unit.id,
            verdict=concluded.value if concluded else None,
            disposition=goods.value if goods else None,
        )


def _demand_taken(case: Case, line: Line, disposition: Disposition | None) -> None:
    """Raise `IllegalMove` for goods that are to go to a supplier who takes them no more, with the reason.

    Or to a buyer whose address nobody told.
    """
    if disposition is Disposition.TO_SUPPLIER:
        refuse_not_taken(line, case.outlook(line).advice)
    if disposition is Disposition.TO_BUYER and not case.sale.address:
        raise IllegalMove("step.no_buyer_address", case=case.number)


def _demand_next(tx: Connection, draft: FindingDraft) -> None:
    """One too many is the next one; raises `NotFound` for a piece with a gap before it."""
    unit = t.unit
    query = select(func.max(unit.c.number)).where(unit.c.line_id == draft.line_id)
    if draft.unit != (tx.execute(query).scalar() or 0) + 1:
        raise NotFound("inspection.no_unit", unit=draft.unit)


def _demand_table(known: Row[Any], unit: int) -> None:
    """Raise `IllegalMove` for a piece that is not here: it was not looked at (domain.md 6)."""
    if known.goods in _NEVER_HERE:
        state = f"term:goods:{known.goods}"
        raise IllegalMove("inspection.not_here", unit=unit, state=state)


def _demand_open(tx: Connection, case_id: int) -> None:
    if rows.case_row(tx, case_id).closed_at is not None:
        raise IllegalMove("move.closed")


def _demand_line(tx: Connection, case_id: int, line_id: int) -> None:
    line = t.case_line
    query = select(line.c.id).where(line.c.case_id == case_id, line.c.id == line_id)
    if tx.execute(query).first() is None:
        raise NotFound("inspection.no_line")


def _unit_row(tx: Connection, draft: FindingDraft) -> Row[Any] | None:
    demand_number(draft.unit)
    unit = t.unit
    query = select(unit).where(unit.c.line_id == draft.line_id, unit.c.number == draft.unit)
    return tx.execute(query).first()
