"""The queue's views, orders and filters, as the conditions and indexes that answer them."""
# ruff: noqa: S608  names come from our own tables, and every value is bound

from dataclasses import dataclass
from typing import NamedTuple

#: what a row of the queue holds, in the order of `returns.records.case.CaseSummary`
COLUMNS = (
    *("id", "number", "order_number", "channel_name", "sku", "title", "reason", "buyer"),
    *("supplier_name", "value_minor", "currency", "next_step", "due_at", "supplier_clock"),
    *("first_offer", "request", "goods", "buyer_money", "supplier_claim", "picture"),
    *("waiting_for", "line_count", "snoozed_until", "customer_id", "hold"),
    "dispute",
    "closed_at IS NOT NULL",
    "items",
)

#: what is next on the open cases of each view; `stage` of a case counts them from 1
STEPS = {
    "to_answer": ("answer_buyer", "negotiate", "ask_buyer"),
    "to_authorise": ("ask_rma", "approve", "send_label"),
    "awaiting_parcel": ("await_parcel", "chase_parcel"),
    "to_inspect": ("inspect",),
    "supplier_to_chase": ("send_claim", "chase_supplier", "settle"),
    "to_refund": ("refund", "replace", "confirm_buyer"),
    "goods_to_place": ("send_on", "place_goods"),
    "on_hold": ("check",),
}
#: the stage of what is closed
CLOSED = len(STEPS) + 1
#: nothing is next on it but to close it
_OTHER = 0
#: what is added to the stage of an open case that waits for others
WAITING = 10
_OURS = tuple(range(_OTHER, CLOSED))
_THEIRS = tuple(stage + WAITING for stage in _OURS)
_OPEN = (*_OURS, *_THEIRS)
_STAGE_OF = {
    step: stage for stage, steps in enumerate(STEPS.values(), start=1) for step in steps
}
#: stable names, in the order in which the window lists them, and the stages that each holds; today
#: and overdue is only what is ours to do
STAGES = {
    "today": _OURS,
    "overdue": _OURS,
    **{
        view: (stage, stage + WAITING)
        for stage, view in enumerate(STEPS, start=1)
        if view != "on_hold"
    },
    # who only waits for an answer has nothing to be checked
    "on_hold": (_STAGE_OF["check"],),
    "snoozed": _OPEN,
    "closed": (CLOSED,),
    "all": _OPEN,
    "everything": (*_OPEN, CLOSED),
}
VIEWS = tuple(STAGES)


def stage_of(next_step: str, waiting_for: str = "") -> int:
    """The stage of an open case; a row written with it needs no second writing by the trigger."""
    return _STAGE_OF.get(next_step, _OTHER) + (WAITING if waiting_for else 0)


def passes(view: str, sort: str) -> tuple[tuple[int, ...], ...]:
    """The stages of a view in the order in which they are listed: by due date as `rank_of` says."""
    stages = STAGES[view]
    if sort != "due_at":
        return (stages,)
    ranked = (tuple(stage for stage in stages if rank_of(stage) == rank) for rank in range(3))
    return tuple(part for part in ranked if part)


def rank_of(stage: int) -> int:
    """By due date, who waits for others comes behind what is ours, and what is closed last of all."""
    return 2 if stage == CLOSED else int(stage >= WAITING)


#: the same in SQL
RANK = f"iif(stage = {CLOSED}, 2, stage >= {WAITING})"


_WITHOUT_CASE = ("order_number", "channel_name", "sku", "title", "buyer", "supplier_name")
_AS_WRITTEN = (
    *("next_step", "reason", "first_offer"),
    *("request", "goods", "buyer_money", "supplier_claim"),
)


@dataclass(frozen=True, slots=True)
class Order:
    """One thing to sort by: its SQL, the index that holds it, where it stands in a row."""

    key: str
    index: str
    place: int
    #: a column that comes before it: what differs there cannot be compared
    under: str = ""

    @property
    def keys(self) -> tuple[str, ...]:
        """All that is sorted by, but the row number."""
        return (self.under, self.key) if self.under else (self.key,)


#: letters of a currency's code, before the amount where a page goes on
CODE = 3

#: numbers are given in the order of the rows, and a row number sorts right beyond 99,999
SORTS = {
    "number": Order("id", "ix_case_number", COLUMNS.index("id")),
    "due_at": Order("due_at", "ix_case_due_at", COLUMNS.index("due_at")),
    # 100 yen are not more than 50 dollars, and no rate is there to tell how much less
    "value_minor": Order(
        "value_minor", "ix_case_value_minor", COLUMNS.index("value_minor"), under="currency"
    ),
    **{n: Order(n, f"ix_case_{n}", COLUMNS.index(n)) for n in _AS_WRITTEN},
    **{
        n: Order(f"{n} COLLATE NOCASE", f"ix_case_{n}", COLUMNS.index(n)) for n in _WITHOUT_CASE
    },
}
#: columns that can be held to one or several values: the SQL that is compared with them
FILTERS = {
    **{column: SORTS[column].key for column in ("value_minor", *_WITHOUT_CASE, *_AS_WRITTEN)},
    # "" is us
    "waiting_for": "waiting_for",
    "customer_id": "customer_id",
}
#: columns held to whoever did something on the case, and to sums of one currency: from, to
PERSON, VALUE = "person", "value"
#: held to words wherever somebody wrote them: letters, notes, what the buyer wrote, tracking numbers
WRITTEN = "written"
#: in the place of the row number's name, which differs from statement to statement
_NUMBER = "\0number\0"
_BY = f"EXISTS (SELECT 1 FROM event e WHERE e.case_id = {_NUMBER} AND e.who IN ({{}}))"
#: held to what any line says: a case of a mug and a lamp is one of both, whichever its row names
OF_LINES = ("supplier_name", "title", "reason")
#: table and what was written there; notes are steps of the history
_PLACES = (
    ("message", "w.subject || char(10) || w.body", ""),
    ("event", "w.body ->> '$.note'", " AND w.kind = 'note'"),
    ("case_line", "w.buyer_words", ""),
    ("parcel", "w.tracking || char(10) || w.note", ""),
)


class Question(NamedTuple):
    """What the queue is asked for.

    `filters` are pairs of a column and the values it may have; `now` and `day_end` (the first
    moment of tomorrow where the seller is) are UTC stamps and decide `today` and `overdue`.
    """

    view: str = "all"
    sort: str = "due_at"
    descending: bool = False
    search: str = ""
    filters: tuple[tuple[str, tuple[str | int, ...]], ...] = ()
    now: str = ""
    day_end: str = ""


class Condition(NamedTuple):
    """A question's WHERE beyond its stages; `search` is the FTS5 question, or "".

    `narrowed` is True when more was asked for than a view, `timed` when the view is by due date.
    """

    parts: tuple[str, ...] = ()
    bound: tuple[str | int, ...] = ()
    search: str = ""
    timed: bool = False
    narrowed: bool = False

    def sql(self, number: str = "id") -> str:
        """Everything as one condition, "" when there is none; `number` is the row number's name."""
        found = f"{number} IN (SELECT rowid FROM case_search WHERE case_search MATCH ?)"
        parts = self.of(number)
        return " AND ".join((*parts, found) if self.search else parts)

    def of(self, number: str) -> tuple[str, ...]:
        """The parts without the search, where the row number is called that."""
        return tuple(part.replace(_NUMBER, number) for part in self.parts)

    @property
    def values(self) -> tuple[str | int, ...]:
        """What `sql` is filled with."""
        return (*self.bound, self.search) if self.search else self.bound


#: put off, and not due yet: what falls due while it sleeps comes back. Filled with now, twice
ASLEEP = "snoozed_until > ? AND NOT (due_at > '' AND due_at <= ?)"


def condition(asked: Question) -> Condition:
    """The conditions of a question; raises `KeyError` for an unknown column."""
    parts: list[str] = []
    bound: list[str | int] = []
    timed = asked.view in ("today", "overdue")
    if asked.view == "snoozed":
        parts.append(ASLEEP)
        bound += [asked.now, asked.now]
    if timed:
        parts.append("due_at > '' AND due_at < ?")
        parts.append("(snoozed_until IS NULL OR snoozed_until <= ? OR due_at <= ?)")
        bound += [asked.day_end if asked.view == "today" else asked.now, asked.now, asked.now]
    for column, allowed in asked.filters:
        part, values = _held(column, allowed)
        parts.append(part)
        bound += values
    search = ""
    if asked.search.strip():
        from db.queue.search_text import NOTHING, match_query

        # what holds nothing to look for, such as a dash alone, is found nowhere
        search = match_query(asked.search) or NOTHING
    narrowed = bool(asked.filters or search) or asked.view == "snoozed"
    return Condition(tuple(parts), tuple(bound), search, timed, narrowed)


def _held(column: str, allowed: tuple[str | int, ...]) -> tuple[str, tuple[str | int, ...]]:
    """One filter as a condition; of `value` the currency, then the least and the most, "" for open."""
    marks = ", ".join("?" * len(allowed))
    if column == PERSON:
        return _BY.format(marks), allowed
    if column in OF_LINES:
        # asked once for all rows, by the index of just this column
        lines = f"SELECT l.case_id FROM case_line l INDEXED BY ix_line_{column}"
        return f"{_NUMBER} IN ({lines} WHERE l.{FILTERS[column]} IN ({marks}))", allowed
    if column == WRITTEN:
        return _written(allowed)
    if column == VALUE:
        currency, *ends = allowed
        parts = [
            (f"value_minor {sign} ?", end)
            for sign, end in zip((">=", "<="), ends, strict=False)
            if end != ""
        ]
        sql = " AND ".join(("currency = ?", *(part for part, _ in parts)))
        return sql, (currency, *(end for _, end in parts))
    return f"{FILTERS[column]} IN ({marks})", allowed


def _written(allowed: tuple[str | int, ...]) -> tuple[str, tuple[str | int, ...]]:
    """That any of these words stands, in any place of the case, as it was typed."""
    patterns = tuple(f"%{like_text(str(words))}%" for words in allowed)
    # asked once for all rows: an `id` inside would be the inner table's
    places = [
        f"{_NUMBER} IN (SELECT w.case_id FROM {table} w WHERE {text} LIKE ? ESCAPE '!'{more})"
        for _ in patterns
        for table, text, more in _PLACES
    ]
    bound = tuple(pattern for pattern in patterns for _ in _PLACES)
    return f"({' OR '.join(places)})", bound


def like_text(words: str) -> str:
    """Words for a LIKE whose escape is `!`: none of them means any other.

    SQLite refuses a pattern of more than 50,000 bytes: of a pasted letter its beginning is looked for.
    """
    from db.queue.search_text import MOST_TYPED

    return "".join(f"!{c}" if c in "!%_" else c for c in words[:MOST_TYPED])
