"""SQLAlchemy engines on the bare driver: one writer whose BEGIN is real, readers that cannot write."""

from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine.interfaces import ExceptionContext
from sqlalchemy.pool import ConnectionPoolEntry, QueuePool

from db import driver
from db.bare import FILE, run
from db.trouble import storage_error, storage_errors

#: seconds that a second thread waits for the one writer
_WAIT = 30


def writer_engine(path: Path) -> Engine:
    """The one writer: `engine.begin()` is BEGIN IMMEDIATE, another thread waits for its turn.

    Trouble of disk or file comes out as a `StorageError`; the transaction is rolled back.
    """
    return _engine(path, "BEGIN IMMEDIATE", write=True)


def reader_engine(path: Path) -> Engine:
    """Readers for use beside the writer: each transaction sees one moment of the desk."""
    return _engine(path, "BEGIN", write=False)


def _engine(path: Path, begin: str, *, write: bool) -> Engine:
    connect = driver.connect_writer if write else driver.connect_reader

    def connected() -> Any:
        with storage_errors(path):
            return connect(path)

    engine = create_engine(
        "sqlite://",
        module=driver.dbapi,
        creator=connected,
        poolclass=QueuePool,
        pool_size=1 if write else 4,
        max_overflow=0,
        pool_timeout=_WAIT,
        # a case's JSON and a customer's words stay out of logs and tracebacks
        hide_parameters=True,
        execution_options={FILE: path},
    )

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        run(connection, begin)

    @event.listens_for(engine, "checkin")
    def _given_back(connection: Any, record: ConnectionPoolEntry) -> None:
        if isinstance(connection, driver.AsItLay):
            record.invalidate()

    @event.listens_for(engine, "handle_error")
    def _told(context: ExceptionContext) -> None:
        known = storage_error(context.original_exception, path)
        if known is not None:
            raise known from context.original_exception

    return engine
