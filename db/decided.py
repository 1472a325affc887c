"""How suppliers decided of the claims on them, in one question that costs as much on any desk.

The newest hundred are counted: a rate needs no more. They are looked for among the newest thousand lines of
the supplier that somebody was asked for, so that one who never answers is not read from end to end, either.
"""

from collections.abc import Collection
from typing import NamedTuple

from sqlalchemy import Connection

from db.bare import fetched
from db.tables.cases import ASKED

#: answers that decide a claim
DECIDING = ("accepted", "partly_accepted", "refused")
#: claims of a supplier that are counted
MOST_DECIDED = 100


class Decided(NamedTuple):
    """How many of the newest claims on a supplier he decided in one way."""

    supplier_id: int
    kind: str
    counted: int


#: by the last answer to each claim, whatever became of it; what a carrier or platform said is not theirs
DECIDED = f"""FROM (SELECT s.id AS supplier_id, decided.kind, COUNT(*) AS counted
FROM supplier s JOIN claim_answer decided ON decided.id IN (SELECT last.id
FROM (SELECT id FROM case_line WHERE supplier_id = s.id AND ({ASKED}) ORDER BY id DESC LIMIT 1000) line
CROSS JOIN claim c ON c.line_id = line.id
CROSS JOIN claim_answer last ON last.id = (SELECT MAX(id) FROM claim_answer WHERE claim_id = c.id)
WHERE c.party = 'supplier' AND c.taken_back_seq IS NULL AND last.kind IN {DECIDING}
ORDER BY line.id DESC LIMIT {MOST_DECIDED})
WHERE s.id IN ({{theirs}}) GROUP BY s.id, decided.kind)"""  # noqa: S608  words of our own


def decided_by(tx: Connection, supplier_ids: Collection[int]) -> list[Decided]:
    """How these suppliers decided."""
    theirs = DECIDED.format(theirs=", ".join("?" * len(supplier_ids)))
    asked = f"SELECT {', '.join(Decided._fields)} {theirs}"
    return [Decided(*row) for row in fetched(tx, asked, (*supplier_ids,))]
