"""The statements that find the rows of a queue page, and only their numbers.

Names come from our own tables, values are always bound. Each index is named: SQLite without
statistics would guess, and a wrong guess reads a million rows.
"""
# ruff: noqa: S608  names come from our own tables, and every value is bound

from db.queue.queue_views import SORTS, STAGES, Condition, Question, condition

Value = str | int
Statement = tuple[str, tuple[Value, ...]]
#: the sort value of a row, and its number: where a page goes on
Cursor = tuple[Value, int]


def in_order(asked: Question, where: Condition, after: Cursor | None = None) -> list[Statement]:
    """The view straight from the index that holds each stage in order, the stages merged."""
    return [_merged(asked, where.parts, where.bound, phase) for phase in _phases(asked, after)]


def passing_over(
    asked: Question, where: Condition, after: Cursor | None, most: int
) -> list[Statement]:
    """The view in its order, looking at `most` rows of its stages and passing over the others.

    A short answer says nothing about what comes after the rows looked at.
    """
    pages = []
    for phase in _phases(asked, after):
        inner, values = _merged(asked, (), (), phase)
        sql = (
            f"SELECT c.id FROM ({inner} LIMIT {most}) AS looked_at"
            f" CROSS JOIN return_case AS c ON c.id = looked_at.id"
            f" WHERE {where.sql('looked_at.id')}"
        )
        pages.append((sql, (*values, *where.values)))
    return pages


def gathered(asked: Question, where: Condition, after: Cursor | None = None) -> Statement:
    """All rows of the view, sorted by SQLite."""
    phases = _phases(asked, after)
    later = " OR ".join(phase for phase, _ in phases if phase)
    # the plus keeps SQLite from walking the index of this order instead of gathering
    key = "+" + SORTS[asked.sort].key
    rows = _and(rows_of(asked, where), f"({later})" if later else "")
    values = (value for _, values in phases for value in values)
    return f"SELECT id FROM {rows} ORDER BY {_by(key, asked)}", (*where.values, *values)


def found_by_number(asked: Question, where: Condition, after: Cursor | None) -> Statement:
    """What a search finds in the order of the row numbers, which is the search index's own."""
    later = f"s.rowid {_later(asked)} ?" if after else ""
    rows = _and(later, "s.case_search MATCH ?", _stages(asked), *where.parts)
    sql = (
        "SELECT c.id FROM case_search AS s CROSS JOIN return_case AS c ON c.id = s.rowid"
        f" WHERE {rows} ORDER BY s.rowid{' DESC' if asked.descending else ''}"
    )
    return sql, (*((after[1],) if after else ()), where.search, *where.bound)


def counts_before(asked: Question, where: Condition, place: Cursor) -> list[Statement]:
    """Counts whose sum is how many rows of the view stand before `place`."""
    index = SORTS[asked.sort].index
    counts = []
    for phase, values in _phases(asked, place, back=True):
        rows = _and(_stages(asked), phase, where.sql())
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


def _stages(asked: Question) -> str:
    return f"stage IN ({', '.join(map(str, STAGES[asked.view]))})"


def _phases(asked: Question, after: Cursor | None, *, back: bool = False) -> list[Statement]:
    """What comes after a cursor, as ranges that an index answers.

    With a collation there are two, the rest of the equal ones and then the later ones: SQLite uses
    no index for a row value that names a collation.
    """
    if after is None:
        return [("", ())]
    key, sign = SORTS[asked.sort].key, _later(asked, back=back)
    value, number = after
    if key == "id":
        return [(f"id {sign} ?", (number,))]
    if "COLLATE" not in key:
        return [(f"({key}, id) {sign} (?, ?)", (value, number))]
    return [(f"{key} = ? AND id {sign} ?", (value, number)), (f"{key} {sign} ?", (value,))]


def _merged(
    asked: Question, parts: tuple[str, ...], bound: tuple[Value, ...], phase: Statement
) -> Statement:
    """The rows of each stage in order, merged; SQLite reads no more of each than it gives out."""
    order = SORTS[asked.sort]
    arms = [
        f"SELECT id, {order.key} AS k FROM return_case INDEXED BY {order.index}"
        f" WHERE {_and(f'stage = {stage}', phase[0], *parts)}"
        for stage in STAGES[asked.view]
    ]
    sql = f"{' UNION ALL '.join(arms)} ORDER BY {_by('k', asked)}"
    return sql, (*phase[1], *bound) * len(arms)


def _by(key: str, asked: Question) -> str:
    way = " DESC" if asked.descending else ""
    return f"{key}{way}, id{way}"


def _later(asked: Question, *, back: bool = False) -> str:
    return "<" if asked.descending != back else ">"


def _and(*conditions: str) -> str:
    return " AND ".join(condition for condition in conditions if condition)
