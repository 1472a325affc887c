"""The read side of the queue on the bare driver: keyset pages, counts, jumps and search.

A page is the numbers of its rows, found in an index, and then the rows, so that its cost is the same
at a thousand and at a million cases. Three ways lead to the numbers:

- *in order*: an index holds each stage of the view in the order asked for, and they are merged;
- *passing over*: the same, and rows that do not meet a condition are passed over, at most
  `_PASSED_OVER` of them;
- *gathered*: all rows that meet it, when they are few or the way before led nowhere, sorted.
"""
# ruff: noqa: S608  statements are put together from `queue_sql`; every value is bound

import json
from array import array
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import RLock
from typing import Any

from db.driver import AsItLay, connect_reader
from db.errors import Damaged, SearchDamaged
from db.queue.found_words import WORDS_TABLE, texts_of, words_of
from db.queue.queue_sql import (
    Cursor,
    Statement,
    counts_before,
    counts_by_due,
    found_by_number,
    gathered,
    in_order,
    key_of,
    passing_over,
    rows_of,
    values_of,
)
from db.queue.queue_views import (
    ASLEEP,
    COLUMNS,
    FILTERS,
    PERSON,
    RANK,
    SORTS,
    STAGES,
    VALUE,
    Condition,
    Question,
    condition,
)
from db.trouble import storage_errors

#: a view of fewer rows is gathered at once
_FEW = 1500
_PASSED_OVER = 20_000

Row = tuple[Any, ...]

_WAITING_FOR, _CLOSED = map(COLUMNS.index, ("waiting_for", "closed_at IS NOT NULL"))
_SLEEPING = (
    "SELECT count(*) FROM return_case INDEXED BY ix_case_snoozed"
    f" WHERE {ASLEEP} AND closed_at IS NULL"
)

#: the first photo of a case, as `photo:<its number>/<how it is turned>`, else its product's picture
_PICTURE = """coalesce((SELECT 'photo:' || p.id || '/' || p.rotation FROM photo AS p
WHERE p.case_id = c.id AND p.removed_at IS NULL ORDER BY p.position, p.id LIMIT 1), c.picture)"""
#: the first two lines of a case that has several, that which it is listed by before the other, in JSON:
#: SKU, title, quantity, and the first photo of that line, else the picture of its product. JSON takes no
#: bytes, and a cell that somebody altered into them must not keep the whole list from being read
_ITEMS = """iif(c.line_count > 1, (SELECT json_group_array(json_array(sku, title, quantity, picture)) FROM (
SELECT CAST(l.sku AS TEXT) AS sku, CAST(l.title AS TEXT) AS title, CAST(l.quantity AS INTEGER) AS quantity,
CAST(coalesce((SELECT 'photo:' || p.id || '/' || p.rotation FROM photo AS p
WHERE p.case_id = c.id AND p.line_id = l.id AND p.removed_at IS NULL ORDER BY p.position, p.id LIMIT 1),
(SELECT picture FROM product WHERE id = l.product_id), '') AS TEXT) AS picture
FROM case_line AS l WHERE l.case_id = c.id ORDER BY l.sku <> c.sku, l.id LIMIT 2)), '[]')"""
_COMPUTED = {"picture": _PICTURE, "items": _ITEMS}
_ROWS = "SELECT " + ", ".join(_COMPUTED.get(column, f"c.{column}") for column in COLUMNS)


class QueueIndex:
    """One reading connection to a desk. Threads may share it and then wait for each other.

    Give a background thread its own, so that a page never waits for `ids` or `counts`.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = RLock()
        with storage_errors(path):
            self._connection = connect_reader(path)

    @property
    def path(self) -> Path:
        """The database that is read."""
        return self._path

    def close(self) -> None:
        """Give the connection back."""
        with self._lock:
            self._connection.close()

    def page(self, asked: Question, after: Cursor | None = None, limit: int = 100) -> list[Row]:
        """The next rows in the order asked for, as tuples of `COLUMNS`; after a cursor, or the first."""
        with self._lock:
            return self._page(asked, after, limit)

    @staticmethod
    def cursor(asked: Question, row: Row) -> Cursor:
        """Where to go on after this row."""
        order = SORTS[asked.sort]
        value = row[order.place]
        if order.under:
            return f"{row[COLUMNS.index(order.under)]}{value}", row[0]
        if asked.sort == "due_at":
            rank = 2 if row[_CLOSED] else int(bool(row[_WAITING_FOR]))
            return f"{rank}{value}", row[0]
        return value, row[0]

    def rows(self, ids: Sequence[int]) -> list[Row]:
        """The rows of these cases in this order; a number that no case has is left out."""
        sql = f"{_ROWS} FROM json_each(?) AS k CROSS JOIN return_case AS c ON c.id = k.value"
        found = {row[0]: row for row in self._all((sql, (json.dumps(list(ids)),)))}
        return [found[i] for i in ids if i in found]

    def ids(self, asked: Question) -> "array[int]":
        """The numbers of all rows in the order asked for, to jump to any of them."""
        where = condition(asked)
        straight = _straight(asked, where)
        found = array("q")
        for sql, values in in_order(asked, where) if straight else [gathered(asked, where)]:
            # one text made in C, without Python's lock, is three times faster than a million tuples
            numbers = f"SELECT group_concat(id) FROM (SELECT id FROM ({sql} LIMIT -1))"
            found.extend(json.loads(f"[{self._one((numbers, values)) or ''}]"))
        return found

    def due_of(self, case_id: int) -> tuple[int, str]:
        """A case's rank (0 ours, 1 waits for others, 2 closed), and until when, or when it is due."""
        sql = f"SELECT {RANK}, due_at FROM return_case WHERE id = ?"
        ((rank, due),) = self._all((sql, (case_id,)))
        return int(rank), str(due)

    def count(self, asked: Question, most: int = 0) -> int:
        """How many rows the question has; at most `most`, where that is not 0."""
        where = condition(asked)
        rows = f"SELECT 1 FROM {rows_of(asked, where)}" + (f" LIMIT {most:d}" if most else "")
        return int(self._one((f"SELECT count(*) FROM ({rows})", where.values)))

    def texts(self, ids: Sequence[int]) -> dict[int, tuple[list[str], list[str]]]:
        """What each of a few cases is found by, as it was written: the buyer's words, and all else."""
        found: dict[int, tuple[list[str], list[str]]] = {n: ([], []) for n in ids}
        for case_id, said, *others in self._all(texts_of(ids)):
            found[case_id][0].extend(filter(None, (said,)))
            found[case_id][1].extend(filter(None, others))
        return found

    def words(self, begins: str, shortest: int, longest: int, most: int) -> list[str]:
        """Words that cases are found by, those that most cases have first; none of them is a code."""
        found = self._all(words_of(begins, shortest, longest, most), WORDS_TABLE)
        return [str(word) for (word,) in found]

    def values(
        self, asked: Question, column: str, words: str = "", most: int = 200
    ) -> list[tuple[str, int]]:
        """What is to be had in a column, and how many rows of the question have it."""
        others = tuple(pair for pair in asked.filters if pair[0] != column)
        free = asked._replace(filters=others)
        if column not in (*FILTERS, PERSON, VALUE):
            raise KeyError(column)
        found = self._all(values_of(free, condition(free), column, words, most))
        return [(str(value), int(count)) for value, count in found]

    def counts(self, now: str, day_end: str) -> dict[str, int]:
        """How many cases each view holds; exact as of the last commit."""
        sql = "SELECT stage, count(*) FROM return_case INDEXED BY ix_case_number GROUP BY stage"
        with self._lock:
            by_stage: dict[int, int] = dict(self._all((sql, ())))
            ((today, overdue),) = self._all(counts_by_due(now, day_end))
            snoozed = self._one((_SLEEPING, (now, now)))
        counted = {
            view: sum(by_stage.get(stage, 0) for stage in stages)
            for view, stages in STAGES.items()
        }
        return counted | {"today": today, "overdue": overdue, "snoozed": snoozed}

    def open_amounts(self) -> list[tuple[str, int, int]]:
        """What is open, by currency: its code, how many cases, their sum in minor units."""
        sql = (
            # total() never overflows, and is exact to nine quadrillion
            "SELECT currency, count(*), CAST(total(value_minor) AS INTEGER) FROM return_case"
            " INDEXED BY ix_case_value_minor"
            f" WHERE stage IN ({', '.join(map(str, STAGES['all']))})"
            " GROUP BY currency ORDER BY currency"
        )
        return [(str(money), int(n), int(total)) for money, n, total in self._all((sql, ()))]

    def position(self, asked: Question, case_id: int) -> int | None:
        """How many rows stand before a case; None when it is not among those asked for."""
        where = condition(asked)
        sql = f"SELECT {key_of(asked)} FROM {rows_of(asked, where)} AND id = ?"
        with self._lock:
            found = self._all((sql, (*where.values, case_id)))
            if not found:
                return None
            place = (found[0][0], case_id)
            return sum(int(self._one(part)) for part in counts_before(asked, where, place))

    # --- the rows of a page --------------------------------------------------------------------

    def _page(self, asked: Question, after: Cursor | None, limit: int) -> list[Row]:
        where = condition(asked)
        if _straight(asked, where):
            return self._first(in_order(asked, where, after), limit)
        if where.search and asked.sort == "number":
            return self._first([found_by_number(asked, where, after)], limit)
        if not self._few(asked, where):
            page = self._first(passing_over(asked, where, after, _PASSED_OVER), limit)
            if len(page) == limit:
                return page
        return self._first([gathered(asked, where, after)], limit)

    def _few(self, asked: Question, where: Condition) -> bool:
        if where.search:
            inner = "SELECT 1 FROM case_search WHERE case_search MATCH ?"
            few: Statement = (inner, (where.search,))
        else:
            few = (f"SELECT 1 FROM {rows_of(asked, where)}", where.values)
        return int(self._one((f"SELECT count(*) FROM ({few[0]} LIMIT {_FEW})", few[1]))) < _FEW

    def _first(self, numbers: Sequence[Statement], limit: int) -> list[Row]:
        """The rows whose numbers one statement after the other gives, until there are enough."""
        page: list[Row] = []
        for sql, values in numbers:
            if len(page) < limit:
                # a bound limit would cost SQLite a slower plan, a varying one a new plan each time
                rows = f"{_ROWS} FROM ({sql} LIMIT {limit:d}) AS k CROSS JOIN return_case AS c"
                page += self._all((f"{rows} ON c.id = k.id", values))
        return page[:limit]

    def _one(self, statement: Statement) -> Any:
        return self._all(statement)[0][0]

    def _all(self, statement: Statement, before: Sequence[str] = ()) -> list[Row]:
        """The rows of a statement; `before` it, others are done on the same connection."""
        with self._lock, _search_errors(statement), storage_errors(self._path):
            if isinstance(self._connection, AsItLay):  # the disk may have room again
                self._connection.close()
                self._connection = connect_reader(self._path)
            for each in before:
                self._connection.execute(each)
            rows: list[Row] = self._connection.execute(*statement).fetchall()
            return rows


@contextmanager
def _search_errors(statement: Statement) -> Iterator[None]:
    """The search table can be made anew: its damage is not the desk's."""
    try:
        yield
    except Damaged as error:
        if "case_search" in statement[0]:
            raise SearchDamaged from error
        raise


def _straight(asked: Question, where: Condition) -> bool:
    """Whether an index holds just these rows in just this order."""
    return not where.narrowed and (not where.timed or asked.sort == "due_at")
