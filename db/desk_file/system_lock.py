"""The system's own lock on a file: taken at once or not at all, and given back when its holder dies."""

import os
import sys
from contextlib import suppress
from errno import EACCES, EAGAIN, ENOSYS, EWOULDBLOCK
from pathlib import Path
from typing import TYPE_CHECKING

from db.private import FILE

if TYPE_CHECKING:
    from filelock import FileLock

#: how the system says that somebody else holds it
_TAKEN = (EACCES, EAGAIN, EWOULDBLOCK)


class SystemLock:
    """`flock`; on Windows, and on a file system that has none, filelock's, with the same file.

    filelock alone would do: importing it takes as long as opening a desk does. A program that
    holds the file by either keeps out who asks by the other.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: int | None = None
        self._other: FileLock | None = None

    @property
    def held(self) -> bool:
        """True while this object holds it."""
        return self._file is not None or (self._other is not None and self._other.is_locked)

    def acquire(self) -> bool:
        """Whether it is held now; False where somebody else holds it, in this program or another.

        Makes the file where there is none; raises `OSError` for one that cannot be made or written.
        """
        if self.held:
            return True
        if sys.platform == "win32":
            return self._acquire_other()
        from fcntl import LOCK_EX, LOCK_NB, flock

        file = self._open()
        try:
            flock(file, LOCK_EX | LOCK_NB)
            # a file without a name guards nothing: somebody took it away meanwhile
            if os.fstat(file).st_nlink:
                self._file, file = file, -1
        except OSError as error:
            if error.errno == ENOSYS:
                return self._acquire_other()
            if error.errno not in _TAKEN:
                raise
        finally:
            if file >= 0:
                os.close(file)
        return self.held

    def _open(self) -> int:
        """The file, the owner's alone where it is made; a link in its place is not followed."""
        flags = os.O_RDWR | os.O_NONBLOCK | os.O_NOFOLLOW
        try:
            file = os.open(self._path, flags | os.O_CREAT | os.O_EXCL, FILE)
        except (FileExistsError, PermissionError):
            if not self._path.exists():
                raise
            return os.open(self._path, flags)
        with suppress(PermissionError):
            os.fchmod(file, FILE)
        return file

    def _acquire_other(self) -> bool:
        from filelock import FileLock, Timeout

        self._other = FileLock(self._path, timeout=0, mode=FILE, thread_local=False)
        with suppress(Timeout):
            self._other.acquire()
        return self.held

    def release(self) -> None:
        """Give it back; does nothing when it is not held. The file stays: others may wait at it."""
        if self._other is not None:
            self._other.release()
            self._other = None
        file, self._file = self._file, None
        if file is not None:
            os.close(file)

    def __del__(self) -> None:
        """Who was forgotten holds nothing."""
        with suppress(OSError):
            self.release()
