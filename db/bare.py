"""Statements on the bare driver, inside a transaction of SQLAlchemy's.

What every step asks and writes is short and always the same: the layer above the driver would cost
more than SQLite's own work.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from db import driver
from db.errors import StorageError
from db.trouble import storage_error

if TYPE_CHECKING:  # the first page of the queue is read without it
    from sqlalchemy import Connection

#: the option of an engine that names its file
FILE = "sendback_file"


def run(tx: "Connection", sql: str, values: Sequence[object] = ()) -> int:
    """Write; gives the number of the row that was added last. Trouble comes out as a `StorageError`."""
    try:
        return int(driver_of(tx).execute(sql, values).lastrowid or 0)
    except driver.dbapi.Error as error:
        if known := _known(tx, error):
            raise known from error
        raise


def fetched(tx: "Connection", sql: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
    """All rows of an answer, as tuples. Trouble comes out as a `StorageError`."""
    try:
        rows: list[tuple[Any, ...]] = driver_of(tx).execute(sql, values).fetchall()
    except driver.dbapi.Error as error:
        if known := _known(tx, error):
            raise known from error
        raise
    return rows


def driver_of(tx: "Connection") -> Any:
    """The driver's own connection of a transaction: of SQLite there is none between."""
    return tx.connection.dbapi_connection


def _known(tx: "Connection", error: Exception) -> StorageError | None:
    return storage_error(error, tx.get_execution_options()[FILE])
