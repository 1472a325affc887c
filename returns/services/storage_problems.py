"""Storage errors turned into sentences: what happened, what was kept, what to do."""

from collections.abc import Iterator
from contextlib import contextmanager

from db.errors import StorageError
from returns.errors import DeskProblem, Refusal
from returns.records.kept_text import whole_text


@contextmanager
def told_plainly() -> Iterator[None]:
    """Let trouble of disk or database out as a `DeskProblem`; nothing was half written.

    Half a character or a number of twenty digits, which the file cannot hold, is a `Refusal`.
    """
    try:
        yield
    except StorageError as error:
        raise storage_problem(error) from error
    except OverflowError as error:
        raise Refusal("text.number_too_large") from error
    except UnicodeEncodeError as error:
        near = error.object[max(0, error.start - 20) : error.end + 20]
        raise Refusal("text.half_character", text=whole_text(near)) from error


def storage_problem(error: StorageError) -> DeskProblem:
    """The sentence for one of the storage layer's own errors."""
    return DeskProblem(f"storage.{type(error).__name__}", **vars(error))
