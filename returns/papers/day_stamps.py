"""The seals of days leave as one question to a time authority, and its answer covers every case of them."""

from dataclasses import dataclass

from returns.errors import Refusal, UnreadableFile
from returns.ledger.proof_rows import seals, stamps, write_stamp
from returns.ledger.store import Store
from returns.records.change import Change
from returns.records.proof import SealsState, StampedDay


@dataclass(frozen=True, slots=True)
class Question:
    """What a time authority is asked: the file's name and bytes, and the day it is of."""

    name: str
    content: bytes
    day: str


class DayStamps:
    """What is sealed, what waits for a stamp, what is stamped."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def state(self) -> SealsState:
        """How far the days are sealed and stamped."""
        with self._store.reading() as tx:
            days, answers = seals(tx), stamps(tx)
        if not days:
            return SealsState()
        covered = max((at for at, day in enumerate(days) if day.head in answers), default=-1)
        stamped = (_stamped(day.day, answers[day.head]) for day in days if day.head in answers)
        waiting = len(days) - 1 - covered
        newest = days[-1]
        return SealsState(newest.day, newest.head, waiting, tuple(filter(None, stamped)))

    def question(self) -> Question:
        """The question over the newest seal, which is chained to all before it.

        Raises `Refusal` while no day is sealed, and where the newest is stamped already.
        """
        from returns.evidence.stamping import query

        state = self.state()
        if not state.day:
            raise Refusal("proof.nothing_sealed")
        if not state.waiting:
            raise Refusal("proof.all_stamped", day=f"date:{state.day}")
        return Question(f"sendback-{state.day}.tsq", query(state.head), state.day)

    def take_in(self, answer: bytes) -> StampedDay:
        """Keep an answer that holds for one of our seals.

        Raises `UnreadableFile` for what is no good answer, `Refusal` for one to somebody else's question.
        """
        from returns.evidence.stamping import NotStamped, read_stamp

        try:
            stamp = read_stamp(answer)
        except NotStamped as error:
            raise UnreadableFile(f"proof.answer.{error.why}") from error
        with self._store.transaction() as tx:
            day = next((day for day in seals(tx) if day.head == stamp.head), None)
            if day is None:
                raise Refusal("proof.answer.not_ours")
            write_stamp(tx, stamp.head, answer)
        return StampedDay(day.day, stamp.head, stamp.at, stamp.authority, stamp.fingerprint)

    def answer_of(self, head: str) -> bytes | None:
        """The answer kept for a head, to give away or to put back."""
        with self._store.reading() as tx:
            return stamps(tx).get(head)

    def give_back(self, head: str) -> Change:
        """Keep the stamp of a head no longer."""
        with self._store.transaction() as tx:
            write_stamp(tx, head, None)
        return Change((), frozenset({"settings"}))


def _stamped(day: str, answer: bytes) -> StampedDay | None:
    from returns.evidence.stamping import NotStamped, read_stamp

    try:
        stamp = read_stamp(answer)
    except NotStamped:
        return None
    return StampedDay(day, stamp.head, stamp.at, stamp.authority, stamp.fingerprint)
