"""Storage errors turned into sentences: what happened, what was kept, what to do."""

from collections.abc import Iterator
from contextlib import contextmanager

from db.errors import StorageError
from returns.errors import DeskProblem


@contextmanager
def told_plainly() -> Iterator[None]:
    """Let trouble of disk or database out as a `DeskProblem`; nothing was half written."""
    try:
        yield
    except StorageError as error:
        raise storage_problem(error) from error


def storage_problem(error: StorageError) -> DeskProblem:
    """The sentence for one of the storage layer's own errors."""
    return DeskProblem(f"storage.{type(error).__name__}", **vars(error))
