"""Reading what can be read from a damaged database into a fresh one; the damaged file is a copy.

A table is read by the numbers of its rows. Where a page gives nothing, the next number that can be
read is looked for, so that a gap costs some tries and not the rest of the table.
"""
# ruff: noqa: S608  names of tables and columns are those of a fresh desk, never of the damaged file

import json
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from db import driver
from db.errors import Damaged
from db.trouble import storage_errors

#: made by the fresh database itself, or made anew from the cases
_NOT_COPIED = ("alembic_version", "belonging")
_SEARCH = "case_search"
_PAGE = 4096
_HEADER = 100
#: what tells the rows of a table apart beside their number
_OWN_ALONE = {
    "channel": "name",
    "supplier": "name",
    "sale_order": "number",
    "order_line": "line_key",
    "supplier_policy": "version",
}
#: no desk has so many rows in a table
_LARGEST = 1 << 40
#: rounds of giving lost parents a row: an order without its shop needs two
_ROUNDS = 6
_TROUBLE = (driver.dbapi.Error, UnicodeDecodeError, OverflowError)

Progress = Callable[[int, int], object]


@dataclass(frozen=True, slots=True)
class TableSalvaged:
    """What came over of one table: rows, and the stretches and single rows that could not be read."""

    table: str
    rows: int
    gaps: int


@dataclass(frozen=True, slots=True)
class RowsSalvaged:
    """What came over in all, and the row numbers of the cases that are not whole."""

    tables: tuple[TableSalvaged, ...]
    incomplete: frozenset[int]


def salvage_rows(damaged: Path, fresh: Path, progress: Progress) -> RowsSalvaged:
    """Bring every readable row of `damaged`, a copy that may be written, into the new desk `fresh`.

    `progress` hears of tables. Raises `Damaged` where no row can be read.
    """
    with storage_errors(fresh), closing(driver.connect_writer(fresh)) as writing:
        writing.execute("PRAGMA foreign_keys = OFF")
        reading = _opened(damaged, fresh)
        try:
            writing.execute("BEGIN IMMEDIATE")
            done = []
            tables = _tables(writing)
            for number, table in enumerate(tables):
                progress(number, len(tables))
                done.append(_copy(reading, writing, table))
            if any(each.gaps for each in done) and not any(each.rows for each in done):
                raise Damaged("no row can be read")
            incomplete = _rebuild_cases(writing) | _rebuild_lines(writing)
            incomplete |= _give_parents(writing)
            writing.execute("COMMIT")
        finally:
            reading.close()
    return RowsSalvaged(tuple(done), frozenset(incomplete))


# --- opening what is damaged ---------------------------------------------------------------------


def _opened(damaged: Path, fresh: Path) -> Any:
    """The damaged copy; where its list of tables is lost, with the one that every new desk has."""
    schema = _schema_pages(fresh)
    why: BaseException | None = None
    ways: list[dict[int, bytes]] = [{}, {1: schema[1][:_HEADER]}, {1: schema[1]}, schema]
    for pages in ways:
        _mend(damaged, pages)
        reading = driver.dbapi.connect(str(damaged), isolation_level=None)
        reading.text_factory = _as_text
        try:
            for setting in ("writable_schema = ON", "cell_size_check = OFF", "query_only = ON"):
                reading.execute(f"PRAGMA {setting}")
            if _knows_cases(reading):
                return reading
        except _TROUBLE as error:
            why = error
        reading.close()
    raise Damaged(f"no table can be read: {why or 'its tables are others'}") from why


def _schema_pages(fresh: Path) -> dict[int, bytes]:
    """The pages of a new desk that list its tables: the first, and those below it."""
    content = fresh.read_bytes()

    def page(number: int) -> bytes:
        return content[(number - 1) * _PAGE : number * _PAGE]

    first = page(1)
    count = int.from_bytes(first[_HEADER + 3 : _HEADER + 5], "big")
    cells = [_HEADER + 12 + 2 * n for n in range(count)]
    places = [*(int.from_bytes(first[at : at + 2], "big") for at in cells), _HEADER + 8]
    below = [int.from_bytes(first[at : at + 4], "big") for at in places]
    return {1: first} | {number: page(number) for number in below}


def _knows_cases(reading: Any) -> bool:
    """Does it list its tables to the end? A page of theirs may still be lost."""
    found = reading.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    return {("return_case",), ("event",)} <= set(found)


def _mend(damaged: Path, pages: dict[int, bytes]) -> None:
    """Put sound pages over the copy's own, with the size that the file really has in its header."""
    if not pages:
        return
    count = max(-(-damaged.stat().st_size // _PAGE), *pages)
    head = bytearray(pages[1])
    head[28:32] = count.to_bytes(4, "big")
    head[92:96] = head[24:28]
    with damaged.open("r+b") as file:
        for number, page in (pages | {1: bytes(head)}).items():
            file.seek((number - 1) * _PAGE)
            file.write(page)
        file.truncate(count * _PAGE)


def _as_text(content: bytes) -> str:
    return content.decode("utf-8", "replace")


# --- tables --------------------------------------------------------------------------------------


def _tables(writing: Any) -> list[str]:
    rows = writing.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    names = [name for (name,) in rows if not name.startswith((_SEARCH, "sqlite_"))]
    return [name for name in names if name not in _NOT_COPIED]


def _columns(connection: Any, table: str) -> list[str]:
    try:
        rows = connection.execute(f"PRAGMA table_info({table})").fetchall()
    except _TROUBLE:
        return []
    return [row[1] for row in rows]


def _copy(reading: Any, writing: Any, table: str) -> TableSalvaged:
    known = _columns(reading, table)
    columns = [name for name in _columns(writing, table) if name in known]
    if not columns:
        return TableSalvaged(table, 0, 1 if not known else 0)
    put = (
        f"INSERT OR IGNORE INTO {table} ({', '.join(columns)})"
        f" VALUES ({', '.join('?' * len(columns))})"
    )
    rows = gaps = 0
    for row in _readable(reading, table, columns):
        try:
            rows_before = writing.total_changes
            if row is not None:
                writing.execute(put, row)
            came = writing.total_changes > rows_before
        except _TROUBLE:  # the history refuses a number twice
            came = False
        rows, gaps = rows + came, gaps + (not came)
    return TableSalvaged(table, rows, gaps)


def _readable(reading: Any, table: str, columns: list[str]) -> Iterator[tuple[Any, ...] | None]:
    """Each row that can be read; None for each stretch that cannot."""
    named = ", ".join(columns)
    if table == "imported":  # its rows have no numbers; from both ends, each one once
        yield from _from_both_ends(reading, f"SELECT {named} FROM {table} ORDER BY row_key")
        return
    ask = f"SELECT rowid, {named} FROM {table} NOT INDEXED WHERE rowid > ? ORDER BY rowid"
    after = 0
    while True:
        try:
            for number, *row in reading.execute(ask, (after,)):
                after = number
                yield tuple(row)
            return
        except _TROUBLE:
            yield None
        found = _next_readable(reading, f"{ask} LIMIT 1", after)
        if found is None:
            return
        after = found


def _next_readable(reading: Any, ask: str, after: int) -> int | None:
    """The smallest number after which a row, or the end, can be read; None where nothing can be."""

    def can(number: int) -> bool:
        try:
            reading.execute(ask, (number,)).fetchone()
            return True
        except _TROUBLE:
            return False

    bad, step = after, 1
    while not can(bad + step):
        bad, step = bad + step, step * 2
        if bad > _LARGEST:
            return None
    good = bad + step
    while good - bad > 1:
        middle = (bad + good) // 2
        bad, good = (bad, middle) if can(middle) else (middle, good)
    return good


def _from_both_ends(reading: Any, ask: str) -> Iterator[tuple[Any, ...] | None]:
    for end in ("", " DESC"):
        try:
            yield from reading.execute(ask + end)
            return
        except _TROUBLE:
            yield None


# --- what hangs together -------------------------------------------------------------------------


def _rebuild_cases(writing: Any) -> set[int]:
    """Cases that are lost and whose history is there, as far as it tells them."""
    lost = (
        "SELECT case_id, kind, body FROM event WHERE case_id IS NOT NULL"
        " AND case_id NOT IN (SELECT id FROM return_case) ORDER BY seq"
    )
    known = set(_columns(writing, "return_case"))
    rows: dict[int, dict[str, Any]] = {}
    for case_id, kind, text in writing.execute(lost).fetchall():
        try:
            body = json.loads(text)
            told = dict(body.get("case", {})) if kind == "opened" else {}
            for table, row_id, cells in body.get("changed", []):
                if table == "case" and row_id == case_id:
                    told |= {name: pair[1] for name, pair in cells.items()}
        except (ValueError, TypeError, AttributeError, KeyError, IndexError):
            continue
        row = rows.setdefault(case_id, {"id": case_id})
        row |= {name: value for name, value in told.items() if name in known}
    for case_id, row in rows.items():
        _put(writing, "return_case", {**_needed(writing, "return_case", case_id), **row})
    return set(rows)


def _give_parents(writing: Any) -> set[int]:
    """Let nothing hang in the air: a lost parent gets a row that says only its number, or is let go."""
    touched: set[int] = set()
    for _ in range(_ROUNDS):
        found = writing.execute("PRAGMA foreign_key_check").fetchall()
        if not found:
            break
        for table, number, parent, key in found:
            touched |= _give_parent(writing, table, number, parent, key)
    return touched


def _give_parent(
    writing: Any, table: str, number: int | None, parent: str, key: int
) -> set[int]:
    keys = writing.execute(f"PRAGMA foreign_key_list({table})").fetchall()
    column = next(row[3] for row in keys if row[0] == key)
    where = "rowid = ?"
    if number is None:  # a table without row numbers
        writing.execute(
            f"UPDATE {table} SET {column} = NULL WHERE {column} NOT IN (SELECT id FROM {parent})"
        )
        return set()
    row = writing.execute(f"SELECT {column} FROM {table} WHERE {where}", (number,)).fetchone()
    if row is None:  # taken out with another row that it hung on
        return set()
    (wanted,) = row
    touched = _cases_of(writing, table, number)
    if not isinstance(wanted, int):
        if table == "event":  # the history is kept as it is
            return touched
        writing.execute(f"DELETE FROM {table} WHERE {where}", (number,))
        return touched
    _put(writing, parent, _needed(writing, parent, wanted))
    return touched | ({wanted} if parent == "return_case" else set())


def _cases_of(writing: Any, table: str, number: int) -> set[int]:
    if table == "return_case":
        return {number}
    if "case_id" not in _columns(writing, table):
        return set()
    (case_id,) = writing.execute(
        f"SELECT case_id FROM {table} WHERE rowid = ?", (number,)
    ).fetchone()
    return {case_id} if isinstance(case_id, int) else set()


def _needed(writing: Any, table: str, number: int) -> dict[str, Any]:
    """The least that a row of a table must say; texts that must be its own alone hold its number."""
    row: dict[str, Any] = {}
    keys = {key[3]: key[2] for key in writing.execute(f"PRAGMA foreign_key_list({table})")}
    for _, name, kind, must, default, key in writing.execute(f"PRAGMA table_info({table})"):
        if key:
            row[name] = number
        elif must and name in keys:
            row[name] = 1
        elif must and default is None:
            row[name] = number if kind == "INTEGER" else f"? {number}"
    if table == "return_case":
        row["number"] = f"RC-0000-{number:05}"
    elif table in _OWN_ALONE:
        row[_OWN_ALONE[table]] = number if table == "supplier_policy" else f"? {number}"
    return row


def _put(writing: Any, table: str, row: dict[str, Any]) -> None:
    writing.execute(
        f"INSERT OR IGNORE INTO {table} ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})",
        tuple(row.values()),
    )


def _rebuild_lines(writing: Any) -> set[int]:
    """Cases whose items are lost: as the first event of their history told them."""
    without = "SELECT id FROM return_case WHERE id NOT IN (SELECT case_id FROM case_line)"
    told = "SELECT body FROM event WHERE case_id = ? AND kind = 'opened'"
    known = set(_columns(writing, "case_line"))
    cases = {case_id for (case_id,) in writing.execute(without).fetchall()}
    for case_id in cases:
        for (text,) in writing.execute(told, (case_id,)).fetchall():
            try:
                lines = [dict(line) for line in json.loads(text)["lines"]]
            except (ValueError, TypeError, KeyError):
                continue
            for line in lines:
                cells = {name: value for name, value in line.items() if name in known}
                _put(writing, "case_line", {**cells, "case_id": case_id})
    return cases
