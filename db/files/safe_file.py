"""Files that are whole and on the disk under their name, or not there at all."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path
from stat import S_IMODE
from typing import NamedTuple

from db.private import FILE, create, make_folder
from db.trouble import storage_errors

#: how a disk says that it knows no second name of a file
_NO_LINKS = (errno.EPERM, errno.ENOTSUP, errno.ENOSYS, errno.EMLINK, errno.EINVAL)


class Beside(NamedTuple):
    """Where a file was kept that overwrites none; `fresh` is False when it was there before."""

    path: Path
    fresh: bool


def write_durably(path: Path, content: bytes) -> None:
    """Write a file of the desk whole, in place of a former one; its folder is made.

    Raises `DiskFull`, `ReadOnlyFolder` or `DiskTrouble` with the former file, if any, as it was.
    """
    with storage_errors(path, len(content)):
        make_folder(path.parent)
        with _part(path.parent, content, FILE) as part:
            part.replace(path)
        sync_folder(path.parent)


def keep_beside(path: Path, content: bytes) -> Beside:
    """Write a file of the desk whole and never over another: `name-2.pdf` where other bytes have it.

    The same bytes keep the name that they have. Raises as `write_durably`, with no file made.
    """
    with storage_errors(path, len(content)):
        make_folder(path.parent)
        for number in count(1):
            place = path if number == 1 else path.with_stem(f"{path.stem}-{number}")
            if holds(place, content):
                return Beside(place, fresh=False)
            if os.path.lexists(place):
                continue
            with suppress(FileExistsError), _part(path.parent, content, FILE) as part:
                _give_name(part, place)
                return Beside(place, fresh=True)
    raise AssertionError  # the numbers do not end


def write_over(path: Path, content: bytes) -> None:
    """Write a file of the seller's own whole, in place of a former one whose rights it takes.

    Raises `OSError` with the former file as it was. Folders are not made.
    """
    if not path.exists():
        mode = 0o666  # less the umask
    elif os.access(path, os.W_OK):
        mode = S_IMODE(path.stat().st_mode)
    else:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
    with _part(path.parent, content, mode) as part:
        if path.exists():
            part.chmod(mode)
        part.replace(path)
    # it is there and whole: a disk that syncs no folder is no reason to call it unsaved
    with suppress(OSError):
        sync_folder(path.parent)


def holds(path: Path, content: bytes) -> bool:
    """Is there a file of exactly these bytes?"""
    try:
        same_size = path.is_file() and path.stat().st_size == len(content)
        return same_size and path.read_bytes() == content
    except OSError:
        return False


@contextmanager
def _part(folder: Path, content: bytes, mode: int) -> Iterator[Path]:
    """The content on the disk, under a name of its own that is gone afterwards."""
    # a short name: the one asked for may already be as long as the disk allows
    part = folder / f".sendback-{os.urandom(4).hex()}.part"
    try:
        with create(part, mode) as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        yield part
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def _give_name(part: Path, place: Path) -> None:
    """Give a file a name that none has; raises `FileExistsError` when somebody was faster."""
    if os.name == "nt":
        part.rename(place)
        return
    linked = _link(part, place)
    try:
        if not linked:
            part.replace(place)
        sync_folder(place.parent)
    except OSError:
        place.unlink(missing_ok=True)
        raise


def _link(part: Path, place: Path) -> bool:
    """Give a file a second name; False where the disk knows none and an empty file keeps the place."""
    try:
        os.link(part, place)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        create(place).close()
        return False
    return True


def sync_file(path: Path) -> None:
    """Have the disk keep a file's bytes."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Have the disk keep a folder's names; Windows keeps them by itself."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
