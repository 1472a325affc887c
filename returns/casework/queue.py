"""The queue as the window and the command line read it; on the bare driver, so that it is there first."""

import json
from array import array
from bisect import bisect_right
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from db.queue.queue_index import QueueIndex, Row
from db.queue.queue_sql import Cursor
from db.queue.queue_views import COLUMNS, Question
from returns.clock import Clock, stamp
from returns.ledger.storage_problems import told_plainly
from returns.records.case_summary import CaseSummary, Group, Item

#: of a word that nothing has: how many letters others may have more or less, and how many are compared
_NEAR, _SHORTEST, _COMPARED = 2, 3, 3_000
_SUPPLIER_CLOCK, _CLOSED, _ITEMS = map(
    COLUMNS.index, ("supplier_clock", "closed_at IS NOT NULL", "items")
)


#: pairs of a column of the queue and the values it may have
Filters = tuple[tuple[str, tuple[str | int, ...]], ...]


class Page(NamedTuple):
    """Some rows in order, and where the next page goes on (None at the end)."""

    rows: tuple[CaseSummary, ...]
    after: Cursor | None


class Stake(NamedTuple):
    """Open cases and what they are worth, in minor units by currency."""

    cases: int
    amounts: dict[str, int]


class Days(NamedTuple):
    """Where one group of the list ends and the next begins, as stamps."""

    now: str
    day_end: str
    week_end: str

    def group(self, due_at: str, *, waits: bool, closed: bool = False) -> Group:
        """The group of a case that is due then."""
        if closed or waits:
            return Group.CLOSED if closed else Group.WAITING
        ends = ((self.now, Group.OVERDUE), (self.day_end, Group.TODAY))
        within = (group for end, group in (*ends, (self.week_end, Group.WEEK)) if due_at < end)
        return next(within, Group.LATER)


#: groups of a list in their order, and how many cases each of them has
Groups = tuple[tuple[Group, int], ...]


class Queue:
    """Pages, numbers, counts and search; for use from one thread at a time per instance."""

    def __init__(self, database: Path, clock: Clock) -> None:
        self._clock = clock
        with told_plainly():
            self._index = QueueIndex(database)

    def page(
        self,
        view: str = "today",
        sort: str = "due_at",
        *,
        descending: bool = False,
        after: Cursor | None = None,
        limit: int = 100,
        search: str = "",
        filters: Filters = (),
    ) -> Page:
        """The first rows of a view, or those after a page's `after`."""
        asked = self._asked(view, sort, descending, search, filters)
        with told_plainly():
            found = self._index.page(asked, after, limit)
        full = len(found) == limit
        return Page(
            tuple(map(_summary, found)), self._index.cursor(asked, found[-1]) if full else None
        )

    def ids(
        self,
        view: str,
        sort: str = "due_at",
        *,
        descending: bool = False,
        search: str = "",
        filters: Filters = (),
    ) -> "array[int]":
        """The numbers of all cases of a view in order."""
        with told_plainly():
            return self._index.ids(self._asked(view, sort, descending, search, filters))

    def place(
        self,
        case_id: int,
        view: str,
        sort: str = "due_at",
        *,
        descending: bool = False,
        search: str = "",
        filters: Filters = (),
    ) -> int | None:
        """How many cases of a view stand before that one; None where it is not in it."""
        with told_plainly():
            asked = self._asked(view, sort, descending, search, filters)
            return self._index.position(asked, case_id)

    def groups(self, ids: Sequence[int]) -> Groups:
        """How cases that stand in the order of their due dates are divided, by halving."""
        days, order, found, low = self.days(), list(Group), [], 0

        def place(case_id: int) -> int:
            rank, due_at = self._index.due_of(case_id)
            return order.index(days.group(due_at, waits=rank == 1, closed=rank == 2))

        with told_plainly():
            for group in order:
                high = bisect_right(ids, order.index(group), lo=low, key=place)
                if high > low:
                    found.append((group, high - low))
                low = high
        return tuple(found)

    def days(self) -> Days:
        """Today's edges, and the end of the seven days that a weekday names without a date."""
        now = self._clock.now()
        midnight = _midnight(now)
        return Days(stamp(now), stamp(midnight), stamp(midnight + timedelta(days=6)))

    def count(self, view: str, search: str = "", filters: Filters = (), most: int = 0) -> int:
        """How many cases a question finds, without reading them; at most `most`, where it is not 0."""
        with told_plainly():
            asked = self._asked(view, "due_at", False, search, filters)
            return self._index.count(asked, most)

    def texts(self, ids: Sequence[int]) -> dict[int, tuple[list[str], list[str]]]:
        """What each of a few cases is found by, as it was written: the buyer's words, and all else."""
        with told_plainly():
            return self._index.texts(ids)

    def spelt_nearly(self, word: str) -> str:
        """The word nearest to one that no case has, in small letters; "" where none is near.

        It begins with the same letter; the commonest are compared, so many and no more.
        """
        from returns.rules.spelling import nearest

        typed = word.casefold()
        shortest, longest = len(typed) - _NEAR, len(typed) + _NEAR
        if len(typed) < _SHORTEST or not typed.isalpha():
            return ""
        with told_plainly():
            known = self._index.words(typed[0], shortest, longest, _COMPARED)
        return nearest(typed, known)

    def values(
        self, column: str, view: str, search: str = "", filters: Filters = (), words: str = ""
    ) -> list[tuple[str, int]]:
        """What cases of a view have in a column, and how many; the column's own filter left aside."""
        with told_plainly():
            asked = self._asked(view, "due_at", False, search, filters)
            return self._index.values(asked, column, words)

    def rows(self, ids: Sequence[int]) -> list[CaseSummary]:
        """The rows of these cases, in this order."""
        with told_plainly():
            return [_summary(row) for row in self._index.rows(ids)]

    def all(self, view: str, search: str = "", limit: int = 0) -> list[CaseSummary]:
        """A whole view, most urgent first; at most `limit` rows when it is not 0."""
        rows: list[CaseSummary] = []
        after: Cursor | None = None
        while True:
            size = min(500, limit - len(rows)) if limit else 500
            page = self.page(view, after=after, limit=size, search=search)
            rows += page.rows
            after = page.after
            if after is None or (limit and len(rows) >= limit):
                return rows

    def counts(self) -> dict[str, int]:
        """How many cases each view holds."""
        asked = self._asked("today", "due_at", False, "")
        with told_plainly():
            return self._index.counts(asked.now, asked.day_end)

    def stake(self) -> Stake:
        """What is open, for the status line."""
        with told_plainly():
            found = self._index.open_amounts()
        return Stake(sum(n for _, n, _ in found), {money: total for money, _, total in found})

    def another(self) -> "Queue":
        """A second reader for a second thread."""
        return Queue(self._index.path, self._clock)

    def close(self) -> None:
        """Give the connection back."""
        self._index.close()

    def _asked(
        self, view: str, sort: str, descending: bool, search: str, filters: Filters = ()
    ) -> Question:
        now = self._clock.now()
        return Question(
            view,
            sort,
            descending,
            search,
            filters=filters,
            now=stamp(now),
            day_end=stamp(_midnight(now)),
        )


def _midnight(now: datetime) -> datetime:
    """The end of today where the seller is, not in Greenwich."""
    return now.astimezone().replace(hour=0, minute=0, second=0) + timedelta(days=1)


def _summary(row: Row) -> CaseSummary:
    values = list(row)
    for flag in (_SUPPLIER_CLOCK, _CLOSED):
        values[flag] = bool(values[flag])
    items = values[_ITEMS]
    # most cases have one line, and a page has a hundred rows
    values[_ITEMS] = () if items == "[]" else tuple(Item(*each) for each in json.loads(items))
    return CaseSummary(*values)
