"""One program per desk: a lock that the system itself releases when its holder dies."""

import json
import os
from contextlib import suppress
from pathlib import Path

from db.desk_file.own_files import demand_file
from db.desk_file.system_lock import SystemLock
from db.errors import DeskLocked, DeskLockedElsewhere, HeldByUnknown, ReadOnlyFolder
from db.private import create
from db.trouble import storage_error

LOCK = "desk.lock"
HOLDER = "desk.holder.json"


class DeskLock:
    """The lock of one desk folder. Who holds it is written beside it, only to name them.

    A holder's note left behind by a crash locks nobody out: the lock is the system's.
    """

    def __init__(self, folder: Path) -> None:
        self._holder = folder / HOLDER
        self._folder = folder
        # a desk that a worker made is closed by the window: the lock belongs to no thread
        self._lock = SystemLock(folder / LOCK)
        #: the program that held it before did not give it back: it was killed, or the power went
        self.left_behind = False

    def acquire(self, since: str) -> None:
        """Take the lock at `since` (a UTC stamp); raises `DeskLocked`, `NotAFile` or `ReadOnlyFolder`."""
        demand_file(self._folder / LOCK)
        try:
            taken = self._lock.acquire()
        except OSError as error:
            known = storage_error(error, self._folder / LOCK)
            raise known or ReadOnlyFolder(str(self._folder)) from error
        if not taken:
            raise self._held()
        self.left_behind = self._holder.exists()
        self._sign(since)

    def _sign(self, since: str) -> None:
        """Say who holds it; on a full disk nobody is named, and the desk can still be read."""
        note = {"pid": os.getpid(), "host": _host(), "since": since}
        fresh = self._holder.with_suffix(".new")
        try:
            fresh.unlink(missing_ok=True)
            with create(fresh) as file:
                file.write(json.dumps(note).encode())
            fresh.replace(self._holder)
        except OSError:
            for left in (fresh, self._holder):
                with suppress(OSError):
                    left.unlink(missing_ok=True)

    def moved_to(self, folder: Path) -> None:
        """The desk's folder was renamed while the lock was held, which went with it."""
        self._folder, self._holder = folder, folder / HOLDER

    def release(self, *, opened: bool = True) -> None:
        """Give the lock back; does nothing when it is not held.

        `opened` is False for a desk that was refused: that its program was killed stays to be seen.
        """
        if self._lock.held:
            if opened or not self.left_behind:
                with suppress(OSError):
                    self._holder.unlink(missing_ok=True)
            self._lock.release()

    def held_elsewhere(self) -> bool:
        """Does a program hold it now? For a reader in doubt: no file is made, nobody is named."""
        if not (self._folder / LOCK).is_file() or (self._folder / LOCK).is_symlink():
            return False
        if self._lock.held:
            return False
        try:
            free = self._lock.acquire()
        except OSError:  # a folder that cannot be written holds no program that writes
            return False
        self._lock.release()
        return not free

    @property
    def held(self) -> bool:
        """True while this object holds the lock."""
        return self._lock.held

    def _held(self) -> DeskLocked:
        desk = self._folder.resolve().name
        try:
            note = json.loads(self._holder.read_text(encoding="utf-8"))
            pid, host, since = int(note["pid"]), str(note["host"]), str(note["since"])
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            return HeldByUnknown(desk)
        here = host == _host()
        return (DeskLocked if here else DeskLockedElsewhere)(desk, pid, host, since)


def _host() -> str:
    """This computer's name; the system tells it without all that belongs to networks."""
    if hasattr(os, "uname"):
        return os.uname().nodename
    import socket

    return socket.gethostname()
