"""The statements behind a search that was typed: where the words stand, and which are spelt nearly so."""
# ruff: noqa: S608  names come from our own tables, and every value is bound

import json
from collections.abc import Sequence

from db.queue.queue_sql import Statement

#: FTS5's own list of all words of the search table. It belongs to the connection and is kept nowhere,
#: but a connection that only reads makes no table of its own either
WORDS_TABLE = (
    "PRAGMA query_only = 0",
    "CREATE VIRTUAL TABLE IF NOT EXISTS temp.case_words USING fts5vocab(main, case_search, row)",
    "PRAGMA query_only = 1",
)
#: the last character that a word can begin with
_LAST = "\U0010ffff"
#: what a case is found by, as `ledger.search_table` gathers it: the buyer's words first, then four others
_TEXTS = (
    ("case_line", "case_id", ("buyer_words", "title", "variant", "sku", "supplier_rma")),
    ("return_case", "id", ("''", "number", "order_number", "buyer", "supplier_name")),
    ("return_case", "id", ("''", "our_rma", "channel_name", "platform_codes", "''")),
    ("parcel", "case_id", ("''", "tracking", "''", "''", "''")),
)


def texts_of(ids: Sequence[int]) -> Statement:
    """Rows of a case's number, the buyer's words and four more texts, "" where there is none."""
    asked = json.dumps(list(ids))
    parts = [
        f"SELECT {key}, {', '.join(names)} FROM {table}"
        f" WHERE {key} IN (SELECT value FROM json_each(?))"
        for table, key, names in _TEXTS
    ]
    return " UNION ALL ".join(parts), (asked,) * len(parts)


def words_of(begins: str, shortest: int, longest: int, most: int) -> Statement:
    """Words of a length that begin so and hold no digit, those that most cases have first."""
    sql = (
        "SELECT term FROM temp.case_words WHERE term >= ? AND term < ?"
        " AND length(term) BETWEEN ? AND ? AND term NOT GLOB '*[0-9]*'"
        f" ORDER BY doc DESC, term LIMIT {most:d}"
    )
    return sql, (begins, begins + _LAST, shortest, longest)
