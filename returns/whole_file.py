"""Files that a seller saves outside the desk: whole under their name, or the former one stays."""

import errno
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from db.errors import DiskFull, NoRoom, ReadOnlyFolder
from db.files.safe_file import holds, write_over
from db.trouble import storage_error
from returns.errors import DeskProblem

#: what is there in any case, as `kept.…` among the terms
Kept = Literal["desk", "paper", "letter", "nothing_published"]


def save_whole(path: Path, content: bytes, kept: Kept = "desk") -> None:
    """Write a file; raises `DeskProblem` with a file that was there before as it was.

    A device or pipe, such as standard output, is written to as it is. Folders are not made.
    """
    try:
        if is_device(path):
            _write_into(path, content)
        else:
            # a link stays a link, and its file is written
            write_over(Path(os.path.realpath(path)), content)
    except (OSError, ValueError) as error:
        raise _problem(error, path, len(content), kept) from error


def save_new(path: Path, content: bytes, kept: Kept = "desk") -> None:
    """As `save_whole`, but over no other file: raises `DeskProblem` naming the one that is there.

    The same bytes under that name are left as they are.
    """
    if holds(path, content):
        return
    demand_free(path, kept)
    save_whole(path, content, kept)


def demand_free(path: Path, kept: Kept = "desk") -> None:
    """Raises `DeskProblem` naming the file that has this name already; a device is none."""
    if path.is_file():
        raise DeskProblem("file.is_there", name=path.name, kept=f"term:kept:{kept}")


def is_device(path: Path) -> bool:
    """Whether it is a pipe or device, such as standard output, that takes whatever comes."""
    return path.exists() and not (path.is_file() or path.is_dir())


def demand_ending(path: Path, endings: Sequence[str], kept: Kept = "desk") -> None:
    """Raises `DeskProblem` for a file whose name promises something else than it would hold."""
    if is_device(path) or path.suffix.lower() in endings:
        return
    known = ", ".join(endings)
    raise DeskProblem("file.ending", name=path.name, known=known, kept=f"term:kept:{kept}")


def make_folder(path: Path, kept: Kept = "desk") -> None:
    """A folder for several files, or the one that is there; raises `DeskProblem`."""
    try:
        path.mkdir(exist_ok=True)
    except (OSError, ValueError) as error:
        raise _problem(error, path, 0, kept) from error


def ended(path: Path, ending: str) -> Path:
    """The path as a dialog means it: with the ending, where none was typed."""
    return path if path.suffix else path.with_name(path.name + ending)


def _write_into(path: Path, content: bytes) -> None:
    with path.open("wb") as stream:
        stream.write(content)


def _problem(error: Exception, path: Path, size: int, kept: Kept) -> DeskProblem:
    """The sentence for what the system said of a place that the seller chose."""
    name, safe = path.name or str(path), f"term:kept:{kept}"
    if isinstance(error, ValueError):  # half a character, or none of any name
        return DeskProblem("file.bad_name", name=name, kept=safe)
    known = storage_error(error, path, size)
    if isinstance(known, NoRoom):
        return DeskProblem("file.no_room", name=name, kept=safe, **vars(known))
    if isinstance(known, DiskFull):
        return DeskProblem("file.full", name=name, kept=safe, **vars(known))
    if os.path.isdir(path):  # noqa: PTH112  Path.is_dir refuses a name that is too long
        return DeskProblem("file.is_folder", name=name, kept=safe)
    if isinstance(known, ReadOnlyFolder):
        return DeskProblem("file.not_allowed", name=name, kept=safe)
    number = error.errno if isinstance(error, OSError) else None
    if number in (errno.ENOENT, errno.ENOTDIR):
        return DeskProblem("file.no_folder", name=name, folder=str(path.parent), kept=safe)
    if number in (errno.ENAMETOOLONG, errno.EINVAL, errno.EILSEQ, errno.ELOOP):
        return DeskProblem("file.bad_name", name=name, kept=safe)
    why = (error.strerror if isinstance(error, OSError) else None) or str(error)
    return DeskProblem("file.trouble", name=name, why=why, kept=safe)
