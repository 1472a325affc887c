"""Storage errors turned into sentences: what happened, what was kept, what to do."""

from collections.abc import Iterator
from contextlib import contextmanager

from db.errors import DeskLocked, HeldByUnknown, StorageError
from returns.clock import SystemClock, moment
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
    if isinstance(error, DeskLocked):
        return _locked(error)
    return DeskProblem(f"storage.{type(error).__name__}", **vars(error))


def _locked(error: DeskLocked) -> DeskProblem:
    """Since when, by the clock on the wall; the note beside the lock may hold anything."""
    try:
        since = moment(error.since).astimezone()
    except (ValueError, OverflowError):
        return DeskProblem(f"storage.{HeldByUnknown.__name__}", desk=error.desk)
    today = since.date() == SystemClock().now().astimezone().date()
    words = f"{since:%H:%M}" if today else f"{since:%Y-%m-%d %H:%M}"
    facts = {**vars(error), "since": words}
    return DeskProblem(f"storage.{type(error).__name__}", **facts)
