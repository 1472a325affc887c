"""One case at a time: find it, read it, act on it, take it back."""

import json
from collections.abc import Sequence

from sqlalchemy import func, or_, select

from db.tables import cases as t
from returns.casework.acting import Act
from returns.casework.case_supplier import SupplierChoice, choose_supplier
from returns.casework.letters import letter_for
from returns.casework.outlook import read_case, terms_of
from returns.casework.steps import perform
from returns.errors import NotFound, Refusal
from returns.ledger import history, rows
from returns.ledger.store import Store, Work, changed
from returns.records.case import Case, Event, Letter
from returns.records.change import Change
from returns.records.kept_letter import KeptLetter
from returns.records.kept_text import demand_kept, whole_text
from returns.records.options import StepOptions
from returns.records.policy import SupplierPolicy
from returns.rules.numbering import parse_scan
from returns.terms import Disposition, ListingSource, Move, StepKind, Verdict

#: as many orders as a list under a text field can show
_HINTS = 8


class Cases:
    """The cases of one desk."""

    def __init__(self, store: Store) -> None:
        self._store = store

    # --- reading -------------------------------------------------------------------------

    def find(self, text: str) -> int:
        """The case of a case number (`42` will do), order, RMA or tracking number.

        Raises `NotFound` for none, `Refusal` when several fit.
        """
        code, typed = parse_scan(text), whole_text(text).strip()
        if not code:
            raise NotFound("case.unknown", text=text)
        case = t.return_case
        with self._store.reading() as tx:
            number = select(case.c.id).where(case.c.number == code)
            if code.isdigit() and len(code) <= 6:
                ending = f"%-{int(code):05d}"
                number = (
                    select(case.c.id)
                    .where(case.c.number.like(ending))
                    .order_by(case.c.id.desc())
                )
            found = tx.execute(number).scalars().first()
            if found is not None:
                return int(found)
            parcels = select(t.parcel.c.case_id).where(t.parcel.c.tracking == code)
            query = select(case.c.id, case.c.number).where(
                or_(
                    case.c.order_number.in_((code, typed)),
                    case.c.our_rma == code,
                    case.c.supplier_rma.in_((code, typed)),
                    case.c.id.in_(parcels),
                )
            )
            matches = tx.execute(query.order_by(case.c.id)).all()
        if not matches:
            raise NotFound("case.unknown", text=text)
        if len(matches) > 1:
            numbers = ", ".join(row.number for row in matches[:_HINTS])
            raise Refusal("case.several", text=text, cases=numbers)
        return int(matches[0].id)

    def get(self, case_id: int) -> Case:
        """A case, whole; raises `NotFound`."""
        with self._store.reading() as tx:
            return read_case(tx, case_id, self._store.clock.now())

    def history(self, case_id: int) -> tuple[Event, ...]:
        """Its events, oldest first."""
        with self._store.reading() as tx:
            return rows.history(tx, case_id)

    def policy_of(self, case_id: int) -> SupplierPolicy | None:
        """The policy version that holds for it."""
        with self._store.reading() as tx:
            return rows.policy_of(tx, rows.case_row(tx, case_id).policy_id)

    def letters(self, case_id: int) -> tuple[KeptLetter, ...]:
        """Letters written so far, oldest first."""
        with self._store.reading() as tx:
            number = rows.case_row(tx, case_id).number
            found = rows.of_case(tx, t.message, case_id)
            return tuple(KeptLetter(number, row.at, rows.letter(row)) for row in found)

    def how_many(self) -> int:
        """Cases this desk ever had."""
        with self._store.reading() as tx:
            return int(tx.execute(select(func.count()).select_from(t.return_case)).scalar_one())

    # --- acting --------------------------------------------------------------------------

    def do(
        self,
        case_id: int,
        act: StepKind | Move,
        options: StepOptions | None = None,
        lang: str | None = None,
    ) -> Change:
        """Perform a step or move; its letter, if it has one, is in the change.

        Raises `IllegalMove` where the tracks, the money guards or a missing word forbid it;
        nothing is changed then. `lang` overrides the reader's language in the letter.
        """
        demand_kept(options)
        with self._store.change(case_id, act.value) as work:
            self._perform(work, act, options or StepOptions(), lang)
        return changed(work)

    def _perform(
        self, work: Work, act: StepKind | Move, options: StepOptions, lang: str | None
    ) -> None:
        case = read_case(work.tx, work.case_id, self._store.clock.now())
        doing = Act(work, case, act, options, terms_of(work.tx, case.policy_id))
        perform(doing)
        letter = letter_for(doing, lang)
        if letter is not None:
            work.insert(
                "message",
                case_id=case.id,
                party=letter.to.value,
                template=letter.template,
                lang=letter.lang,
                address=letter.address,
                subject=letter.subject,
                body=letter.body,
                at=work.at,
            )
            work.letter = letter

    def preview_letter(
        self,
        case_id: int,
        act: StepKind | Move,
        options: StepOptions | None = None,
        lang: str | None = None,
    ) -> Letter | None:
        """The letter that a step would write, without doing the step; None where there is none."""
        with self._store.reading() as tx:
            case = read_case(tx, case_id, self._store.clock.now())
            work = Work(tx, case_id, act.value, self._store.now())
            doing = Act(work, case, act, options or StepOptions(), terms_of(tx, case.policy_id))
            return letter_for(doing, lang)

    def do_recommended(
        self, case_ids: Sequence[int], lang: str | None = None
    ) -> list[Change | Refusal]:
        """The next step of each case; one that cannot be done is told and the others go on."""
        results: list[Change | Refusal] = []
        for case_id in case_ids:
            try:
                step = self.get(case_id).next
                if step is None:
                    raise Refusal("case.closed_already")
                results.append(self.do(case_id, step.kind, lang=lang))
            except Refusal as refusal:
                results.append(refusal)
        return results

    def take_back(self, *changes: Change) -> Change:
        """Undo changes by new events, newest first, all or none of them.

        Raises `IllegalMove` when a case moved on since, or there is nothing to take back.
        """
        return history.take_back(self._store, changes)

    def again(self, *changes: Change) -> Change:
        """Redo changes that were taken back, all or none of them; raises `IllegalMove`."""
        return history.do_again(self._store, changes)

    # --- what is known of it -------------------------------------------------------------

    def set_supplier(
        self,
        case_id: int,
        supplier_id: int,
        *,
        for_product: bool = False,
        listing: ListingSource | None = None,
    ) -> Change:
        """Say who shipped the goods; the policy that held on the order date comes with it.

        `for_product` says it of the product: its other open cases and later files have it too.
        Raises `IllegalMove` when the supplier before was asked for something already.
        """
        choice = SupplierChoice(supplier_id, for_product, listing)
        return choose_supplier(self._store, case_id, choice)

    def set_supplier_says(self, case_id: int, field: str, text: str) -> Change:
        """Note what the supplier says of one field of the comparison."""
        return _say(self._store, case_id, "supplier_says", field, text)

    def set_found_says(self, case_id: int, field: str, text: str) -> Change:
        """Note in the seller's own words what was found on one field of the comparison."""
        return _say(self._store, case_id, "found_says", field, text)

    def set_verdict(self, case_id: int, verdict: Verdict) -> Change:
        """Decide the verdict; the recommendation is worked out again."""
        with self._store.change(case_id, "verdict") as work:
            work.set(verdict=verdict.value)
        return changed(work)

    def set_disposition(self, case_id: int, disposition: Disposition) -> Change:
        """Decide what becomes of the goods; they are placed by the step `place_goods`."""
        with self._store.change(case_id, "disposition") as work:
            work.set(disposition=disposition.value)
        return changed(work)


def _say(store: Store, case_id: int, column: str, field: str, text: str) -> Change:
    demand_kept(field, text)
    with store.change(case_id, column) as work:
        said = json.loads(getattr(rows.case_row(work.tx, case_id), column))
        said[field] = text
        if not text.strip():
            said.pop(field)
        work.set(**{column: json.dumps(said, ensure_ascii=False, sort_keys=True)})
    return changed(work)
