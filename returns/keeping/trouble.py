"""What goes wrong with a place of copies, as sentences that name the place and say the desk is as it was."""

import errno
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from db.errors import Damaged, DiskFull, DiskTrouble, ReadOnlyFolder, StorageError
from returns.errors import DeskProblem
from returns.ledger.storage_problems import damage_words, storage_problem

#: room that must stay beside what is copied
_SPARE = 1.1


@contextmanager
def told_of_place(place: Path) -> Iterator[None]:
    """Let trouble with a place out as a `DeskProblem`; nothing half made stays there."""
    try:
        yield
    except StorageError as error:
        raise _of_storage(error, place) from error
    except UnicodeEncodeError as error:  # a name in no alphabet, which SQLite cannot be told
        raise DeskProblem("keeping.place_lost", place=str(place), why="UTF-8") from error
    except OSError as error:
        raise _of_system(error, place) from error


def demand_room(place: Path, wanted: int) -> None:
    """Raise `DeskProblem` where the disk has no room for so many bytes and a tenth more."""
    free = shutil.disk_usage(place).free
    if free < wanted * _SPARE:
        raise DeskProblem(
            "keeping.no_room", place=str(place), needed=_mb(wanted), free=f"{free / 1e6:,.1f}"
        )


def _of_storage(error: StorageError, place: Path) -> DeskProblem:
    if isinstance(error, DiskFull):
        facts = {"needed": error.needed_mb, "free": error.free_mb}
        return DeskProblem("keeping.no_room", place=str(place), **facts)
    if isinstance(error, ReadOnlyFolder):
        return DeskProblem("keeping.place_read_only", place=str(place))
    if isinstance(error, DiskTrouble):
        return DeskProblem("keeping.place_lost", place=str(place), why=error.detail)
    if isinstance(error, Damaged):
        return DeskProblem("keeping.database_damaged", why=damage_words(error.detail))
    return storage_problem(error)


def _of_system(error: OSError, place: Path) -> DeskProblem:
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return DeskProblem("keeping.full", place=str(place))
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return DeskProblem("keeping.place_read_only", place=str(place))
    # a stick that was pulled out: its folder is gone, or answers with an I/O error
    why = error.strerror or str(error)
    return DeskProblem("keeping.place_lost", place=str(place), why=why)


def _mb(size: int) -> str:
    return f"{max(size, 100_000) / 1e6:,.1f}"
