"""How many changes a desk ever acknowledged: counted within each, in a row beside the desk's name.

Settings and imports leave no step in a history, and are missed by this number when they are lost.
"""

from typing import TYPE_CHECKING, Any

from db.bare import fetched
from db.errors import Damaged

if TYPE_CHECKING:
    from sqlalchemy import Connection

_ROW = 2
_COUNT = (
    f"INSERT INTO belonging (id, desk_id, state) VALUES ({_ROW}, 'changes', '1')"  # noqa: S608
    " ON CONFLICT (id) DO UPDATE SET state = CAST(state AS INTEGER) + 1 RETURNING state"
)
_TOLD = f"SELECT state FROM belonging WHERE id = {_ROW}"  # noqa: S608


def count_change(tx: "Connection") -> int:
    """Count one more, inside its transaction; how many there are with it."""
    return _number(fetched(tx, _COUNT)[0])


def changes_of(looking: Any) -> int:
    """How many there were; 0 in a desk from before they were counted."""
    there = "SELECT 1 FROM sqlite_master WHERE name = 'belonging'"
    row = looking.execute(there).fetchone() and looking.execute(_TOLD).fetchone()
    return 0 if row is None else _number(row)


def _number(row: tuple[object, ...]) -> int:
    (told,) = row
    if not (isinstance(told, str) and told.isdecimal() and len(told) < 19):
        raise Damaged("the count of changes")
    return int(told)
