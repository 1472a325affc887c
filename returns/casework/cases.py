"""One case at a time: find it, read it, act on it, take it back."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from db.case_parts import of_case
from db.tables import cases as t
from returns.casework.around import Around
from returns.casework.case_supplier import SupplierChoice, choose_supplier
from returns.casework.find import find_code
from returns.casework.outlook import read_case, read_in, read_whole, read_with
from returns.casework.steps.exchanges import usual_source
from returns.casework.steps.parting import as_parted, named_line, part, to_part
from returns.casework.steps.postage import pay_postage, postage_with
from returns.casework.steps.promised_first import as_promised, promise_first, promises_first
from returns.casework.steps.steps import perform, tell
from returns.casework.steps.together import acts_of
from returns.clock import moment
from returns.errors import IllegalMove, NotFound, Refusal
from returns.ledger import history, rows
from returns.ledger.store import Store, Work, changed
from returns.money import Money
from returns.records.case import Case, Line
from returns.records.change import Change
from returns.records.dossier import Dossier
from returns.records.event import Event
from returns.records.kept_letter import KeptLetter
from returns.records.kept_text import demand_kept
from returns.records.letter import Letter
from returns.records.letter_json import letter_facts_to_json
from returns.records.options import LetterWords, StepOptions
from returns.records.policy import SupplierPolicy
from returns.terms import ExchangeFrom, ListingSource, Move, StepKind

if TYPE_CHECKING:
    from returns.casework.letters.seller_words import Draft

#: made once: with other signs than the usual ones each call would make an encoder of its own
_written = json.JSONEncoder(ensure_ascii=False).encode
#: as many case numbers as a sentence names
_NAMED = 8


class Cases:
    """The cases of one desk."""

    def __init__(self, store: Store) -> None:
        self._store = store

    # --- reading -------------------------------------------------------------------------

    def find(self, text: str) -> int:
        """The case of a case number (`42` will do), order, RMA or tracking number.

        Raises `NotFound` for none, `Refusal` when several fit.
        """
        with self._store.reading() as tx:
            found = find_code(tx, text)
            if found is None or not found.case_ids:
                raise NotFound("case.unknown", text=text)
            if len(found.case_ids) > 1:
                table = t.return_case
                query = select(table.c.number).where(table.c.id.in_(found.case_ids))
                numbers = tx.execute(query.order_by(table.c.id).limit(_NAMED)).scalars()
                raise Refusal("case.several", text=text, cases=", ".join(numbers))
        return found.case_ids[0]

    def open(self, case_id: int, lang: str | None = None) -> Dossier:
        """A case with all that its panel shows, read in one transaction; raises `NotFound`.

        `lang` overrides the reader's language in the letter that the next step would write.
        """
        with self._store.reading() as tx:
            case, beside, behind = read_whole(tx, case_id, self._store.clock.now())
            letters = tuple(
                KeptLetter(case.number, row.at, rows.letter(row))
                for row in of_case(tx, t.message, case_id)
            )
            events = rows.history(tx, case_id)
            preview, refusal = None, None
            if case.next is not None:
                work = Work(tx, case_id, case.next.kind.value, self._store.now())
                work.earlier = letters
                try:
                    preview = _letter(work, case, beside, case.next.kind, StepOptions(), lang)
                except Refusal as found:
                    refusal = found
            policies = {line.id: beside.policy(line) for line in case.lines}
        return Dossier(case, policies, events, letters, preview, refusal, behind)

    def get(self, case_id: int) -> Case:
        """A case, whole; raises `NotFound`."""
        with self._store.reading() as tx:
            return read_case(tx, case_id, self._store.clock.now())

    def history(self, case_id: int) -> tuple[Event, ...]:
        """Its events, oldest first."""
        with self._store.reading() as tx:
            return rows.history(tx, case_id)

    def policy_of(self, case_id: int, line_id: int | None = None) -> SupplierPolicy | None:
        """The policy version that holds for a line of it, for the first where none is named."""
        line = t.case_line
        query = select(line.c.policy_id).where(line.c.case_id == case_id).order_by(line.c.id)
        if line_id is not None:
            query = query.where(line.c.id == line_id)
        with self._store.reading() as tx:
            rows.case_row(tx, case_id)
            return rows.policy_of(tx, tx.execute(query).scalars().first())

    def usual_sources(self, case_id: int) -> dict[int, ExchangeFrom]:
        """Who sends a new one where nobody says, by the row numbers of the case's lines."""
        with self._store.reading() as tx:
            case = read_case(tx, case_id, self._store.clock.now())
        return {line.id: usual_source(case, line) for line in case.lines}

    def letters(self, case_id: int) -> tuple[KeptLetter, ...]:
        """Letters written so far, oldest first."""
        with self._store.reading() as tx:
            number = rows.case_row(tx, case_id).number
            found = of_case(tx, t.message, case_id)
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

        It is done on the line that the options name, else on all that are due for it together.
        Raises `IllegalMove` where the tracks, the money guards or a missing word forbid it;
        nothing is changed then. `lang` overrides the reader's language in the letter.
        """
        demand_kept(options)
        with self._store.change(case_id, act.value) as work:
            perform_in(work, self._store.clock.now(), act, options or StepOptions(), lang)
        return changed(work)

    def preview_letter(
        self,
        case_id: int,
        act: StepKind | Move,
        options: StepOptions | None = None,
        lang: str | None = None,
    ) -> Letter | None:
        """The letter that a step would write, without doing the step; None where there is none."""
        with self._store.reading() as tx:
            case, beside = read_with(tx, case_id, self._store.clock.now())
            work = Work(tx, case_id, act.value, self._store.now())
            return _letter(work, case, beside, act, options or StepOptions(), lang)

    def do_recommended(
        self,
        case_ids: Sequence[int],
        lang: str | None = None,
        letters: Mapping[int, LetterWords] | None = None,
    ) -> list[Change | Refusal]:
        """The next step of each case; one that cannot be done is told and the others go on.

        `letters` are the words of those whose letter somebody wrote anew.
        """
        results: list[Change | Refusal] = []
        for case_id in case_ids:
            try:
                step = self.get(case_id).next
                if step is None:
                    raise Refusal("case.closed_already")
                if step.waiting_for is not None or step.kind is StepKind.CHECK:
                    # others have to act, or somebody has to look: there is nothing to write
                    results.append(Change((case_id,), frozenset()))
                    continue
                options = StepOptions(letter=(letters or {}).get(case_id))
                results.append(self.do(case_id, step.kind, options, lang))
            except Refusal as refusal:
                results.append(refusal)
        return results

    def take_back(self, *changes: Change) -> Change:
        """Undo changes by new events, newest first, all or none of them.

        Raises `IllegalMove` when a case moved on since, or there is nothing to take back.
        """
        return history.take_back(self._store, changes)

    def take_back_last(self, case_id: int) -> Change:
        """Undo the last step of a case that is in effect; raises `IllegalMove` where there is none."""
        return history.take_back(self._store, [history.last_in_effect(self._store, case_id)])

    def again(self, *changes: Change) -> Change:
        """Redo changes that were taken back, all or none of them; raises `IllegalMove`."""
        return history.do_again(self._store, changes)

    def again_last(self, case_id: int) -> Change:
        """Redo the step of a case that was taken back last; raises `IllegalMove` where there is none."""
        return history.do_again(self._store, [history.last_taken_back(self._store, case_id)])

    # --- what is known of it -------------------------------------------------------------

    def set_supplier(
        self,
        case_id: int,
        supplier_id: int,
        *,
        line: int | None = None,
        for_product: bool = False,
        listing: ListingSource | None = None,
    ) -> Change:
        """Say who shipped the goods of a line, or of all; the policy that held then comes with it.

        `for_product` says it of the product: its other open cases and later files have it too.
        Raises `IllegalMove` when the supplier before was asked for something already.
        """
        choice = SupplierChoice(supplier_id, for_product, listing, line)
        return choose_supplier(self._store, case_id, choice)

    def set_cost(self, case_id: int, cost: Money, line: int | None = None) -> Change:
        """Note what one piece of a line cost us, where no product can tell it.

        Raises `Refusal` below nothing and in another currency than the case's, `IllegalMove` where a
        claim by another cost was sent.
        """
        if cost.minor < 0:
            raise Refusal("product.cost_negative")
        with self._store.change(case_id, "cost_told") as work:
            row = _line_row(work, line)
            case = rows.case_row(work.tx, case_id)
            if cost.currency != case.currency:
                raise Refusal("case.cost_currency", case=case.number, currency=case.currency)
            if row.claim_sent_at is not None and row.unit_cost_minor is not None:
                raise IllegalMove("case.cost_claimed", item=row.title)
            work.update("line", row.id, unit_cost_minor=cost.minor)
            work.facts["amount"] = str(cost)
        return changed(work)

    def set_supplier_says(
        self, case_id: int, field: str, text: str, line: int | None = None
    ) -> Change:
        """Note what the supplier says of one field of the comparison."""
        return _say(self._store, case_id, "supplier_says", field, text, line)

    def set_found_says(
        self, case_id: int, field: str, text: str, line: int | None = None
    ) -> Change:
        """Note in the seller's own words what was found on one field of the comparison."""
        return _say(self._store, case_id, "found_says", field, text, line)


def perform_in(
    work: Work,
    now: datetime,
    act: StepKind | Move,
    options: StepOptions,
    lang: str | None = None,
) -> None:
    """A step or move inside a change that was begun; raises as `Cases.do`.

    A new one that is sent with the offer of it named is promised and sent in one: one step of the
    history, one letter.
    """
    from returns.casework.letters.letters import letter_for

    if promises_first(act, options):
        options = promise_first(work, now, options)
    case, beside = read_in(work, now)
    options = named_line(case, options)
    whole = to_part(case, act, options)
    if whole is not None:
        options = part(work, whole, act, options)
        case, beside = read_in(work, now)
    acts = acts_of(work, case, beside, act, options)
    for each in acts:
        perform(each)
    postage = postage_with(acts)
    if postage is not None:
        pay_postage(acts[0], postage)
    # made from the lines as they stood before the step, and checked against what it wrote
    letter = letter_for(acts, lang)
    tell(acts[0])
    if len(case.lines) > 1:
        work.facts["lines"] = [each.line.number for each in acts]
    if letter is not None:
        keep_letter(work, letter)


def _letter(
    work: Work,
    case: Case,
    beside: Around,
    kind: StepKind | Move,
    options: StepOptions,
    lang: str | None,
) -> Letter | None:
    from returns.casework.letters.letters import letter_for

    now = moment(work.at)
    if promises_first(kind, options):
        case, options = as_promised(work, case, beside, now, options)
    case, options = as_parted(case, beside, now, kind, options)
    return letter_for(acts_of(work, case, beside, kind, options), lang)


def draft_of(store: Store, case_id: int, lang: str) -> "Draft | None":
    """What the letter of the next step is laid over, in the usual words; None where there is none."""
    from returns.casework.letters.letters import draft_for

    with store.reading() as tx:
        case, beside = read_with(tx, case_id, store.clock.now())
        if case.next is None:
            return None
        work = Work(tx, case_id, case.next.kind.value, store.now())
        return draft_for(acts_of(work, case, beside, case.next.kind, StepOptions()), lang)


def keep_letter(work: Work, letter: Letter) -> None:
    """Keep a letter with its case, with the facts that it was made from."""
    work.insert(
        "message",
        case_id=work.case_id,
        party=letter.to.value,
        template=letter.template,
        lang=letter.lang,
        address=letter.address,
        subject=letter.subject,
        body=letter.body,
        facts=_written(letter_facts_to_json(letter.facts)),
        attachments=json.dumps(list(letter.attachments)),
        at=work.at,
    )
    work.letter = letter


def _say(
    store: Store, case_id: int, column: str, field: str, text: str, line: int | None
) -> Change:
    demand_kept(field, text)
    with store.change(case_id, column) as work:
        row = _line_row(work, line)
        said = json.loads(getattr(row, column))
        said[field] = text
        if not text.strip():
            said.pop(field)
        told = json.dumps(said, ensure_ascii=False, sort_keys=True)
        work.update("line", row.id, **{column: told})
    return changed(work)


def _line_row(work: Work, line: int | None) -> rows.Mapping:
    table = t.case_line
    query = select(table).where(table.c.case_id == work.case_id).order_by(table.c.id)
    found = work.tx.execute(query).all()
    place = (line or 1) - 1
    if not 0 <= place < len(found):
        raise NotFound("step.no_line", line=line or 1, lines=len(found))
    return found[place]


def line_of(case: Case, number: int | None) -> Line:
    """The line of that place in the case, the lead where none is named; raises `NotFound`."""
    if number is None:
        return case.lead
    if not 1 <= number <= len(case.lines):
        raise NotFound("step.no_line", line=number, lines=len(case.lines))
    return case.lines[number - 1]
