"""Adding very many cases in one transaction: the queue's indexes are made once, when all rows are in."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlalchemy import Connection

#: fewer new cases than these are put into the indexes one by one
MANY = 5_000
#: making an index anew costs an old case a quarter of what putting in a new one does
_OLD_PER_NEW = 4
#: KiB of pages that the writer may hold meanwhile; SQLite's own 2,000 write each page often
_CACHE = 16_000


@contextmanager
def many_rows(
    connection: "Connection", cases: int, watch: Callable[[], None]
) -> Iterator[None]:
    """Let about `cases` new cases go in at less cost, in the caller's transaction.

    Where it pays, the indexes that begin with the stage are dropped and made again at the end;
    `watch` is called before each and may raise. Other connections never see the desk without
    them: like every other change, both happen when the transaction is committed, or neither.
    """
    if cases < MANY:
        yield
        return
    cache = connection.exec_driver_sql("PRAGMA cache_size").scalar()
    connection.exec_driver_sql(f"PRAGMA cache_size = -{_CACHE}")
    try:
        dropped = _drop_indexes(connection, cases)
        yield
        for statement in dropped:
            watch()
            connection.exec_driver_sql(statement)
    finally:
        connection.exec_driver_sql(f"PRAGMA cache_size = {cache}")


def _drop_indexes(connection: "Connection", cases: int) -> list[str]:
    """The statements that make them again, exactly as they were made."""
    enough = cases * _OLD_PER_NEW
    old = connection.exec_driver_sql(
        "SELECT count(*) FROM (SELECT 1 FROM return_case LIMIT ?)", (enough,)
    ).scalar_one()
    if old >= enough:
        return []
    found = connection.exec_driver_sql(
        "SELECT name, sql FROM sqlite_master WHERE type = 'index'"
        " AND tbl_name = 'return_case' AND sql LIKE '%(stage, %' ORDER BY rowid"
    ).all()
    for name, _ in found:
        connection.exec_driver_sql(f"DROP INDEX {name}")
    return [statement for _, statement in found]
