"""The statements that find the rows of a queue page, and only their numbers.

Names come from our own tables, values are always bound. Each index is named: SQLite without
statistics would guess, and a wrong guess reads a million rows.
"""
# ruff: noqa: S608  names come from our own tables, and every value is bound

from collections.abc import Iterable

from db.queue.queue_views import (
    CODE,
    OF_LINES,
    PERSON,
    RANK,
    SORTS,
    STAGES,
    VALUE,
    Condition,
    Question,
    condition,
    like_text,
    passes,
    rank_of,
)

Value = str | int
Statement = tuple[str, tuple[Value, ...]]
#: the sort value of a row as `key_of` reads it, and its number: where a page goes on
Cursor = tuple[Value, int]
#: stages of a view, and the part of them that is meant
_Range = tuple[tuple[int, ...], Statement]
_ALL: Statement = ("", ())


def in_order(asked: Question, where: Condition, after: Cursor | None = None) -> list[Statement]:
    """The view straight from the index that holds each stage in order, the stages merged."""
    parts = where.of("id")
    return [_merged(asked, parts, where.bound, each) for each in _ranges(asked, after)]


def passing_over(
    asked: Question, where: Condition, after: Cursor | None, most: int
) -> list[Statement]:
    """The view in its order, looking at `most` rows of its stages and passing over the others.

    A short answer says nothing about what comes after the rows looked at.
    """
    pages = []
    for each in _ranges(asked, after):
        inner, values = _merged(asked, (), (), each)
        sql = (
            f"SELECT c.id FROM ({inner} LIMIT {most}) AS looked_at"
            f" CROSS JOIN return_case AS c ON c.id = looked_at.id"
            f" WHERE {where.sql('looked_at.id')}"
        )
        pages.append((sql, (*values, *where.values)))
    return pages


def gathered(asked: Question, where: Condition, after: Cursor | None = None) -> Statement:
    """All rows of the view, sorted by SQLite."""
    later = ""
    values: tuple[Value, ...] = ()
    if after is not None:
        ranges = _ranges(asked, after)
        parts = (_and(_in(stages), phase) for stages, (phase, _) in ranges)
        later = f"({' OR '.join(f'({part})' for part in parts)})"
        values = tuple(value for _, (_, values) in ranges for value in values)
    # the plus keeps SQLite from walking the index of this order instead of gathering
    keys = [f"+{key}" for key in SORTS[asked.sort].keys]
    last = f"{RANK}, " if asked.sort == "due_at" else ""
    rows = _and(rows_of(asked, where), later)
    return f"SELECT id FROM {rows} ORDER BY {last}{_by(keys, asked)}", (*where.values, *values)


def found_by_number(asked: Question, where: Condition, after: Cursor | None) -> Statement:
    """What a search finds in the order of the row numbers, which is the search index's own."""
    later = f"s.rowid {_later(asked)} ?" if after else ""
    rows = _and(later, "s.case_search MATCH ?", _stages(asked), *where.of("c.id"))
    sql = (
        "SELECT c.id FROM case_search AS s CROSS JOIN return_case AS c ON c.id = s.rowid"
        f" WHERE {rows} ORDER BY s.rowid{' DESC' if asked.descending else ''}"
    )
    return sql, (*((after[1],) if after else ()), where.search, *where.bound)


def counts_before(asked: Question, where: Condition, place: Cursor) -> list[Statement]:
    """Counts whose sum is how many rows of the view stand before `place`."""
    index = SORTS[asked.sort].index
    counts = []
    for stages, (phase, values) in _ranges(asked, place, back=True):
        rows = _and(_in(stages), phase, where.sql())
        sql = f"SELECT count(*) FROM return_case INDEXED BY {index} WHERE {rows}"
        counts.append((sql, (*values, *where.values)))
    return counts


def counts_by_due(now: str, day_end: str) -> Statement:
    """How many cases are of today, and how many of them overdue, in one walk of the index."""
    where = condition(Question("today", now=now, day_end=max(now, day_end)))
    sql = (
        "SELECT count(CASE WHEN due_at < ? THEN 1 END), count(CASE WHEN due_at < ? THEN 1 END)"
        f" FROM {rows_of(Question('today'), where)}"
    )
    return sql, (day_end, now, *where.values)


def rows_of(asked: Question, where: Condition) -> str:
    """The table and the WHERE of a question, for counting, gathering and finding one row."""
    if where.search:
        # a search names its rows: the plus keeps SQLite from reading all the others instead
        return f"return_case WHERE {_and('+' + _stages(asked), where.sql())}"
    hint = (
        "" if where.narrowed else f"INDEXED BY ix_case_{'due_at' if where.timed else 'number'}"
    )
    return f"return_case {hint} WHERE {_and(_stages(asked), where.sql())}"


def values_of(
    asked: Question, where: Condition, column: str, words: str, most: int
) -> Statement:
    """What the rows of a question have in a column and how many have it, what most have first.

    Of `value` a currency each, of `person` everybody who did something on them, of `OF_LINES` what
    any line says. `words` stand in it.
    """
    if column == PERSON:
        rows = f"event e WHERE e.who > '' AND e.case_id IN (SELECT id FROM {rows_of(asked, where)})"
        inner = f"SELECT DISTINCT e.case_id, e.who AS v FROM {rows}"
    elif column in OF_LINES:
        rows = f"case_line l WHERE l.case_id IN (SELECT id FROM {rows_of(asked, where)})"
        inner = f"SELECT DISTINCT l.case_id, l.{column} AS v FROM {rows}"
    else:
        name = "currency" if column == VALUE else column
        inner = f"SELECT {name} AS v FROM {rows_of(asked, where)}"
    values = where.values
    like = ""
    if words:
        like = "WHERE v LIKE ? ESCAPE '!'"
        values = (*values, f"%{like_text(words)}%")
    sql = (
        f"SELECT v, count(*) FROM ({inner}) {like} GROUP BY v ORDER BY 2 DESC, 1 LIMIT {most:d}"
    )
    return sql, values


def key_of(asked: Question) -> str:
    """The SQL of a row's place in the order asked for; by due date who waits for others comes last."""
    keys = SORTS[asked.sort].keys
    return " || ".join((RANK, *keys) if asked.sort == "due_at" else keys)


def _stages(asked: Question) -> str:
    return _in(STAGES[asked.view])


def _in(stages: Iterable[int]) -> str:
    return f"stage IN ({', '.join(map(str, stages))})"


def _ranges(asked: Question, after: Cursor | None, *, back: bool = False) -> list[_Range]:
    """What comes after a cursor, or before it: whole passes over stages, and the rest of one."""
    parts = passes(asked.view, asked.sort)
    if after is None:
        return [(stages, _ALL) for stages in parts]
    value, number = after
    if asked.sort != "due_at":
        return [(stages, each) for stages in parts for each in _phases(asked, after, back=back)]
    rank, due = int(str(value)[0]), str(value)[1:]
    found: list[_Range] = []
    for stages in parts:
        theirs = rank_of(stages[0])
        if theirs == rank:
            found += [(stages, each) for each in _phases(asked, (due, number), back=back)]
        elif (theirs > rank) is not back:
            found.append((stages, _ALL))
    return found


def _phases(asked: Question, after: Cursor, *, back: bool = False) -> list[Statement]:
    """What comes after a cursor, as ranges that an index answers.

    With a collation there are two, the rest of the equal ones and then the later ones: SQLite uses
    no index for a row value that names a collation.
    """
    order, sign = SORTS[asked.sort], _later(asked, back=back)
    key, (value, number) = order.key, after
    if order.under:
        first, amount = str(value)[:CODE], int(str(value)[CODE:])
        return [(f"({order.under}, {key}, id) {sign} (?, ?, ?)", (first, amount, number))]
    if key == "id":
        return [(f"id {sign} ?", (number,))]
    if "COLLATE" not in key:
        return [(f"({key}, id) {sign} (?, ?)", (value, number))]
    return [(f"{key} = ? AND id {sign} ?", (value, number)), (f"{key} {sign} ?", (value,))]


def _merged(
    asked: Question, parts: tuple[str, ...], bound: tuple[Value, ...], within: _Range
) -> Statement:
    """The rows of each stage in order, merged; SQLite reads no more of each than it gives out."""
    order = SORTS[asked.sort]
    stages, phase = within
    names = [f"k{place}" for place in range(len(order.keys))]
    keys = ", ".join(f"{key} AS {name}" for key, name in zip(order.keys, names, strict=True))
    arms = [
        f"SELECT id, {keys} FROM return_case INDEXED BY {order.index}"
        f" WHERE {_and(f'stage = {stage}', phase[0], *parts)}"
        for stage in stages
    ]
    sql = f"{' UNION ALL '.join(arms)} ORDER BY {_by(names, asked)}"
    return sql, (*phase[1], *bound) * len(arms)


def _by(keys: Iterable[str], asked: Question) -> str:
    way = " DESC" if asked.descending else ""
    return ", ".join(f"{key}{way}" for key in (*keys, "id"))


def _later(asked: Question, *, back: bool = False) -> str:
    return "<" if asked.descending != back else ">"


def _and(*conditions: str) -> str:
    return " AND ".join(condition for condition in conditions if condition)
