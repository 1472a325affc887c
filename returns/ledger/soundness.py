"""Whether a case is what its history says, before anything is sealed from it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from db.tables import cases as t
from returns.errors import Refusal
from returns.evidence.chain import START, desk_hash, verify_case
from returns.ledger.replay import differences
from returns.phrases import say
from returns.records.event import Event
from returns.records.replay import Cell, Difference

#: flaws that one sentence names; the rest are counted
_NAMED = 4
#: characters of a cell that a sentence repeats
_QUOTED = 40


@dataclass(frozen=True, slots=True)
class Flaw:
    """One thing that is not as it was written down; `what` names its words in `soundness.json`."""

    what: str
    facts: tuple[tuple[str, str], ...] = ()
    #: the cell or row, for flaws of the kinds `cell`, `row_gone` and `row_more`
    difference: Difference | None = None


class NotSound(Refusal):
    """A case that nothing is sealed from, with what differs in it."""

    def __init__(self, flaws: Sequence[Flaw]) -> None:
        self.flaws = tuple(flaws)
        super().__init__("evidence.not_sound")

    def say(self, lang: str = "en") -> str:
        """The sentence, with the first flaws named."""
        told = [flaw_words(flaw, lang) for flaw in self.flaws[:_NAMED]]
        if more := len(self.flaws) - len(told):
            told.append(say("soundness.more", lang, count=more))
        what = say("soundness.between", lang).join(told)
        return say(f"errors.{self.key}", lang, what=what)


def flaws_of(tx: Connection, case_id: int, events: Sequence[Event]) -> tuple[Flaw, ...]:
    """What differs between a case, its history and the desk's: () when nothing does."""
    seqs = {problem.seq for problem in verify_case(events)} | set(_desk_breaks(tx, case_id))
    found = [Flaw("step_altered", (("seq", str(seq)),)) for seq in sorted(seqs)]
    return (*found, *(flaw_of(each) for each in differences(tx, case_id)))


def flaw_of(difference: Difference) -> Flaw:
    """A difference as a flaw that can be said."""
    if difference.table == "event":
        return Flaw("step_unreadable", (("seq", str(difference.row_id)),), difference)
    what = "cell"
    if not difference.column:
        what = "row_gone" if difference.stands is None else "row_more"
    return Flaw(what, (), difference)


def flaw_words(flaw: Flaw, lang: str = "en") -> str:
    """A flaw in the reader's language, without a full stop."""
    facts = dict(flaw.facts)
    if flaw.difference is not None and flaw.what != "step_unreadable":
        told = flaw.difference
        facts["row"] = say(f"soundness.table.{told.table}", lang, id=told.row_id)
        if told.column:
            facts["column"] = say(f"soundness.column.{told.column}", lang)
            facts |= {"says": _cell(told.says, lang), "stands": _cell(told.stands, lang)}
    return say(f"soundness.{flaw.what}", lang, **facts)


def _cell(cell: Cell, lang: str) -> str:
    if cell is None or cell == "":
        return say("soundness.nothing", lang)
    text = "".join(sign if sign.isprintable() else " " for sign in str(cell)[:_QUOTED])
    return f"{text}…" if len(str(cell)) > _QUOTED else text


def _desk_breaks(tx: Connection, case_id: int) -> Iterator[int]:
    """Where the desk's chain, from the case's first step to its end, is not what it was.

    To the end, since whoever writes one hash anew only moves the break on to the next step.
    """
    event = t.event
    first = select(event.c.seq).where(event.c.case_id == case_id).order_by(event.c.seq).limit(1)
    start = tx.execute(first).scalar()
    if start is None:
        return
    links = tx.exec_driver_sql(
        "SELECT seq, hash, desk_hash FROM event WHERE seq >= ? ORDER BY seq", (start - 1,)
    )
    place, before = start - 1, START
    for number, own, chained in links:
        if number == start - 1:
            before = chained
            continue
        place += 1
        if number != place or chained != desk_hash(before, number, own):
            yield number
            place = number
        before = chained
