"""What would be refused, asked before it is done: the act itself is played, and nothing is written."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from db.case_parts import of_case
from db.tables import cases as t
from returns.casework.around import Around
from returns.casework.case_supplier import SupplierChoice, lines_meant
from returns.casework.disputes import DisputeTold, note_dispute
from returns.casework.goods.parcels import note_parcel
from returns.casework.goods.told_parcel import ParcelTold
from returns.casework.letters.letters import letter_for
from returns.casework.money_moves import MoneyTold, note_money
from returns.casework.outlook import read_with
from returns.casework.steps.parting import as_parted
from returns.casework.steps.postage import pay_postage, postage_with
from returns.casework.steps.promised_first import as_promised, promise, promises_first
from returns.casework.steps.steps import perform
from returns.casework.steps.together import acts_of
from returns.clock import moment
from returns.errors import Refusal
from returns.ledger.store import Store, Work
from returns.records.case import Case
from returns.records.options import StepOptions
from returns.terms import Move, StepKind


@dataclass(frozen=True, slots=True)
class StepTold:
    """A step or move, and what is said along with it."""

    kind: StepKind | Move
    options: StepOptions


@dataclass(frozen=True, slots=True)
class LettersRead:
    """The letters that were written are looked at."""


#: whatever can be told of a case and may be refused
Told = StepTold | MoneyTold | ParcelTold | SupplierChoice | LettersRead | DisputeTold


class _Unwritten(Work):
    """A change that leaves every row as it is."""

    def update(self, table: str, row_id: int, **columns: Any) -> None:
        """Nothing is set."""

    def insert(self, table: str, **columns: Any) -> int:
        """Nothing is added; rows that would be have no number."""
        return 0

    def take_in(self, table: str, row_id: int) -> None:
        """Nothing is taken in."""

    def put_away(self, table: str, row_id: int) -> None:
        """Nothing is deleted."""


class Rehearsal:
    """Plays acts on the cases of one desk."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def refusals(self, case_id: int, told: Sequence[Told]) -> tuple[Refusal | None, ...]:
        """What each of these would be refused with if it were done now; None for what would be done.

        All of them are asked of the case as it stands, read once. Raises `NotFound` for no such case.
        """
        with self._store.reading() as tx:
            now = self._store.clock.now()
            case, beside = read_with(tx, case_id, now)
            return tuple(
                _refused(_Unwritten(tx, case_id, "", self._store.now()), case, beside, each)
                for each in told
            )


def _refused(work: Work, case: Case, beside: Around, told: Told) -> Refusal | None:
    try:
        _play(work, case, beside, told)
    except Refusal as refusal:
        return refusal
    return None


def _play(work: Work, case: Case, beside: Around, told: Told) -> None:
    if isinstance(told, MoneyTold):
        note_money(work, case, beside, told, moment(work.at).date())
    elif isinstance(told, ParcelTold):
        note_parcel(work, case, beside, told)
    elif isinstance(told, SupplierChoice):
        lines_meant(work.tx, case.id, told)
    elif isinstance(told, DisputeTold):
        note_dispute(work, case, told)
    elif isinstance(told, LettersRead):
        _demand_letters(work, case)
    else:
        _play_step(work, case, beside, told)


def _play_step(work: Work, case: Case, beside: Around, told: StepTold) -> None:
    now, options = moment(work.at), told.options
    if promises_first(told.kind, options):
        offered, offer = as_parted(case, beside, now, Move.OFFER, promise(options))
        for act in acts_of(work, offered, beside, Move.OFFER, offer):
            perform(act)
        case, options = as_promised(work, case, beside, now, options)
    case, options = as_parted(case, beside, now, told.kind, options)
    acts = acts_of(work, case, beside, told.kind, options)
    for act in acts:
        perform(act)
    postage = postage_with(acts)
    if postage is not None:
        pay_postage(acts[0], postage)
    letter_for(acts, None)


def _demand_letters(work: Work, case: Case) -> None:
    if not of_case(work.tx, t.message, case.id):
        raise Refusal("letter.none_written", case=case.number)
