"""Storage errors turned into sentences: what happened, what was kept, what to do."""

from collections.abc import Iterator
from contextlib import contextmanager

from db import errors
from db.errors import DeskLocked, HeldByUnknown, NotAsLeft, StorageError
from returns.clock import SystemClock, moment
from returns.errors import DeskInTrouble, DeskProblem, Refusal
from returns.phrases import TERM
from returns.records.kept_text import whole_text

_BACKUP, _ACCEPT, _SALVAGE, _FOLDER = "backup", "accept", "salvage", "folder"
#: what a desk that cannot be opened is called, and what can be done, the best way first
_TROUBLES: dict[type[StorageError], tuple[str, tuple[str, ...]]] = {
    errors.Damaged: ("damaged", (_BACKUP, _SALVAGE, _FOLDER)),
    errors.HistoryBroken: ("damaged", (_BACKUP, _SALVAGE, _FOLDER)),
    errors.ForeignFile: ("foreign", (_BACKUP, _SALVAGE, _FOLDER)),
    errors.DatabaseGone: ("gone", (_BACKUP, _FOLDER)),
    errors.Emptied: ("emptied", (_BACKUP, _FOLDER)),
    errors.OlderDatabase: ("older", (_FOLDER, _BACKUP, _ACCEPT)),
    errors.OtherDatabase: ("other", (_FOLDER, _BACKUP, _ACCEPT)),
    errors.AnotherDesksDatabase: ("other_desk", (_FOLDER, _BACKUP, _ACCEPT)),
    errors.LogMissing: ("log_missing", (_FOLDER, _BACKUP, _ACCEPT, _SALVAGE)),
    errors.LogReplaced: ("log_replaced", (_FOLDER, _BACKUP, _ACCEPT, _SALVAGE)),
    errors.MarkDamaged: ("mark_damaged", (_FOLDER, _BACKUP, _ACCEPT)),
    errors.LogTorn: ("log_torn", (_FOLDER, _BACKUP, _ACCEPT, _SALVAGE)),
    errors.StrangeJournal: ("journal", (_FOLDER, _BACKUP, _SALVAGE)),
    errors.StepsMissing: ("steps_missing", (_FOLDER, _BACKUP, _ACCEPT)),
}


#: the two things that SQLite says of nearly every damaged file
_DAMAGE = {"file is not a database": "not_a_database", "disk image is malformed": "malformed"}


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
    key = f"storage.{type(error).__name__}"
    facts = vars(error)
    if isinstance(error, errors.Damaged):
        facts = {**facts, "detail": damage_words(error.detail)}
    if type(error) not in _TROUBLES:
        return DeskProblem(key, **facts)
    kind, ways = _TROUBLES[type(error)]
    if isinstance(error, NotAsLeft):
        facts = {**facts, "since": _on_the_wall(error.since), "at": _on_the_wall(error.at)}
    return DeskInTrouble(key, kind, ways, **facts)


def damage_words(detail: str) -> str:
    """What SQLite says is damaged, as a word of ours where it says one of the usual things."""
    return next(
        (f"{TERM}damage:{word}" for said, word in _DAMAGE.items() if said in detail), detail
    )


def _on_the_wall(at: str) -> str:
    """A stamp as the clock on the wall said it; a dash for none, or one that cannot be read."""
    try:
        return f"{moment(at).astimezone():%Y-%m-%d %H:%M}"
    except (ValueError, OverflowError):
        return "—"


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
