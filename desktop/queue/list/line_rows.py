"""The lines of cases as rows below them: opened and closed by hand, in the words of the window."""

from array import array
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from desktop.queue.list.case_row import whose_clock
from desktop.queue.list.grouping import FIRST_LINE, Edit, Inserted, Removed, row_of
from desktop.queue.list.row_picture import Pictured
from desktop.wording import Said, due_words, word
from returns.records.case_summary import titled
from returns.rules.steps.hold_name import hold_name
from returns.terms import Goods, StepKind
from returns.trade.waits import waited_as

if TYPE_CHECKING:
    from returns.records.case import Case, Line

#: a case has no more lines than this that anybody would open; the number of a line's row counts by it
_MOST = 100


class LineRow(NamedTuple):
    """What is painted of one line."""

    case_id: int
    #: its place in the case, from 1: the key that chooses it
    number: int
    title: str
    shown: Pictured
    detail: str
    step: str
    supplier: str
    value: str
    due: Said
    due_note: str

    @property
    def entry(self) -> int:
        """What stands in the place of a case's number in its row."""
        return FIRST_LINE - (self.case_id * _MOST + self.number)


def line_rows(case: "Case", now: datetime) -> tuple[LineRow, ...]:
    """The lines of a case; () where it has one only."""
    if len(case.lines) == 1:
        return ()
    return tuple(_line_row(case, line, now) for line in case.lines[: _MOST - 1])


def _line_row(case: "Case", line: "Line", now: datetime) -> LineRow:
    outlook = case.outlook(line)
    step = outlook.step
    due, note, words = Said(word("view", "closed"), "plain"), "", ""
    if step is not None:
        waits = step.waiting_for
        due = due_words(step.due_at, now, waits=waits is not None)
        held = hold_name(outlook.hold, step)
        words = word("check", held) if held else word("step", step.kind.value)
        if waits is not None and step.kind is not StepKind.AWAIT_PARCEL:
            words = word("waits", waited_as(step.kind, waits, case.dispute))
        if step.supplier_clock:
            note = word("party", "supplier")
        elif waits is None:
            request = line.tracks.request
            note = whose_clock(step.kind, request, held, case.dispute, case.channel)
    detail = (word("reason", line.reason), _where(line))
    worth = line.paid_for
    return LineRow(
        case_id=case.id,
        number=line.number,
        title=titled(line.title or line.sku, line.quantity),
        shown=Pictured(_picture(case, line), line.sku, line.title or line.sku),
        detail=" · ".join(part for part in detail if part),
        step=words,
        supplier=line.supplier,
        value=str(worth) if worth is not None else word("value", "unknown"),
        due=due,
        due_note=note,
    )


def _picture(case: "Case", line: "Line") -> str:
    """The first photo of it, else its product's picture."""
    photo = next((each for each in case.photos if each.line_id == line.id), None)
    return f"photo:{photo.id}/{photo.rotation}" if photo is not None else line.picture


def _where(line: "Line") -> str:
    """Where its pieces are, counted: `Received 1 · In transit 1`; nothing while none is expected."""
    goods = [unit.goods for unit in line.units if unit.goods is not Goods.NONE_EXPECTED]
    counted = {each: goods.count(each) for each in dict.fromkeys(goods)}
    if len(counted) == 1 and len(goods) == len(line.units):
        return word("goods", next(iter(counted)).value)
    return " · ".join(f"{word('goods', each.value)} {n}" for each, n in counted.items())


class OpenLines:
    """Which cases have their lines below them; asked about rows, it answers with edits to them."""

    def __init__(self) -> None:
        self._of: dict[int, tuple[LineRow, ...]] = {}
        self._by_entry: dict[int, LineRow] = {}
        #: the case and line that was chosen
        self.chosen = (0, 0)

    def __contains__(self, case_id: int) -> bool:
        return case_id in self._of

    def case_ids(self) -> tuple[int, ...]:
        """The cases whose lines are open."""
        return tuple(self._of)

    def put(self, case_id: int, lines: Sequence[LineRow]) -> None:
        """The lines of a case are these; () closes it."""
        self._of.pop(case_id, None)
        if lines:
            self._of[case_id] = tuple(lines)
        self._by_entry = {each.entry: each for rows in self._of.values() for each in rows}

    def at(self, entry: int) -> LineRow | None:
        """The line of that row; None for a case or a heading."""
        return self._by_entry.get(entry) if entry < FIRST_LINE else None

    def count(self, rows: "array[int]") -> int:
        """How many rows are lines."""
        return sum(entry < FIRST_LINE for entry in rows) if self._of else 0

    def rows(self, entries: "array[int]") -> set[int]:
        """The rows that are lines."""
        if not self._of:
            return set()
        return {row for row, entry in enumerate(entries) if entry < FIRST_LINE}

    def leaving(self, rows: "array[int]") -> Iterator[Edit]:
        """Take the rows of all lines away: what knows only cases and headings goes on."""
        for case_id in self._of:
            first = row_of(rows, case_id) + 1
            last = first
            while first and last < len(rows) and rows[last] < FIRST_LINE:
                last += 1
            if last > first:
                yield Removed(first, last - 1)

    def coming(self, rows: "array[int]") -> Iterator[Edit]:
        """Put them back below those of their cases that have a row."""
        for case_id, lines in self._of.items():
            at = row_of(rows, case_id)
            if at >= 0:
                for place, line in enumerate(lines, start=1):
                    yield Inserted(at + place, line.entry)
