"""What can go wrong in storage, as plain attributes; `returns` turns them into sentences.

The phrase of each is `storage.<class name>` in `errors.json`, filled with its attributes.
"""


class StorageError(Exception):
    """Something the folder, the disk or the database will not do; nothing was half written."""

    def __str__(self) -> str:
        facts = ", ".join(f"{name}={value}" for name, value in vars(self).items())
        return f"{type(self).__name__}({facts})"


class SqliteTooOld(StorageError):
    """This Python's SQLite lacks what the desk is built on; versions as `3.40.1`."""

    def __init__(self, found: str, needed: str) -> None:
        super().__init__(found, needed)
        self.found = found
        self.needed = needed


class NewerDesk(StorageError):
    """The desk was written by a later program; it was not touched."""

    def __init__(self, found: int, known: int) -> None:
        super().__init__(found, known)
        self.found = found
        self.known = known


class OlderDesk(StorageError):
    """The desk must be brought up to date first, which needs leave to write; it was not touched."""

    def __init__(self, found: int, known: int) -> None:
        super().__init__(found, known)
        self.found = found
        self.known = known


class ForeignFile(StorageError):
    """The file is no desk: another program's database, empty, text or encrypted. Not touched."""

    def __init__(self, name: str, detail: str) -> None:
        super().__init__(name, detail)
        self.name = name
        self.detail = detail


class DatabaseGone(StorageError):
    """A desk's photos, papers or unsaved changes lie there without its database; nothing was made."""

    def __init__(self, folder: str) -> None:
        super().__init__(folder)
        self.folder = folder


class Emptied(StorageError):
    """The database has no byte left, beside other parts of its desk; nothing was made anew."""

    def __init__(self, folder: str) -> None:
        super().__init__(folder)
        self.folder = folder


class HistoryBroken(StorageError):
    """The last steps of the history are not what was written; not touched."""

    def __init__(self, seq: int) -> None:
        super().__init__(seq)
        self.seq = seq


class NotAsLeft(StorageError):
    """The database is not the one that this desk had when it was last closed; nothing was changed.

    `missing` counts the steps of the histories that were acknowledged and are not in it, `changes` all
    that was saved, settings too, as far as they are known; `since` is the UTC stamp of its last step,
    or "" for none; `at` that of the desk's mark.
    """

    def __init__(
        self, folder: str, missing: int, since: str, at: str, changes: int = 0
    ) -> None:
        super().__init__(folder, missing, since, at, changes)
        self.folder = folder
        self.missing = missing
        self.changes = changes
        self.since = since
        self.at = at


class OlderDatabase(NotAsLeft):
    """An older copy of the database lies over the desk's own."""


class OtherDatabase(NotAsLeft):
    """The database was changed by something else, or is a copy that was worked on elsewhere."""


class AnotherDesksDatabase(NotAsLeft):
    """The database belongs to another desk."""


class LogMissing(NotAsLeft):
    """The last changes were only in `desk.sqlite-wal`, and it is gone or cannot be read."""


class LogReplaced(NotAsLeft):
    """The `desk.sqlite-wal` that lies there is not the one that this database goes with."""


class LogToSettle(StorageError):
    """A log lies there that is not the desk's, to be put aside by who may write; nothing is missing."""


class StepsMissing(NotAsLeft):
    """Database and log fit, and yet end before the last change that was acknowledged."""


class MarkDamaged(NotAsLeft):
    """The desk's mark is damaged, or gone with all else: its database may be of any of its days."""


class LogTorn(NotAsLeft):
    """The end of the log cannot be read, and nothing says how far it went."""


class Damaged(StorageError):
    """The database cannot be read as written; it was not touched."""

    def __init__(self, detail: str) -> None:
        super().__init__(detail)
        self.detail = detail


class SearchDamaged(StorageError):
    """The table that words are looked up in cannot be read; it is made anew from the cases."""


class SearchMadeAnew(StorageError):
    """A change met a damaged search table, was not made, and may be made now."""


class DeskLocked(StorageError):
    """Another program, maybe on another computer, has the desk open; `since` is a UTC stamp or ""."""

    def __init__(self, desk: str, pid: int, host: str, since: str) -> None:
        super().__init__(desk, pid, host, since)
        self.desk = desk
        self.pid = pid
        self.host = host
        self.since = since


class DeskLockedElsewhere(DeskLocked):
    """A program on another computer has the desk open."""


class HeldByUnknown(DeskLocked):
    """The desk is open elsewhere, and the note that says where cannot be read."""

    def __init__(self, desk: str) -> None:
        super().__init__(desk, 0, "", "")


class Busy(StorageError):
    """Another change was being written for longer than we wait; nothing was changed."""


class ReadOnlyFolder(StorageError):
    """The folder or its disk does not let us write."""

    def __init__(self, folder: str) -> None:
        super().__init__(folder)
        self.folder = folder


class NotAFolder(StorageError):
    """A file lies where the desk needs a folder."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class NotAFile(StorageError):
    """A folder, a link or a pipe lies where the desk keeps a file of its own."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class LinkedDatabase(StorageError):
    """The database is a link to a file elsewhere, beside which its log would be written."""

    def __init__(self, name: str, target: str) -> None:
        super().__init__(name, target)
        self.name = name
        self.target = target


class StrangeJournal(StorageError):
    """Another program was changing the database and left a journal, which SQLite would bring in."""

    def __init__(self, folder: str) -> None:
        super().__init__(folder)
        self.folder = folder


class LeadsNowhere(StorageError):
    """A link of the desk leads to what is not there, such as a disk that is not connected."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class DiskFull(StorageError):
    """No room; `needed` and `free` in bytes, and in MB as people read them."""

    def __init__(self, needed: int, free: int) -> None:
        super().__init__(needed, free)
        self.needed = needed
        self.free = free
        self.needed_mb = f"{max(needed, 100_000) / 1_000_000:,.1f}"
        self.free_mb = f"{free / 1_000_000:,.1f}"


class NoRoom(DiskFull):
    """No room although the disk has some: a share of it is used up, or it holds no more files."""


class DiskTrouble(StorageError):
    """The disk reported an error; whether the last change was kept is known after opening again."""

    def __init__(self, detail: str) -> None:
        super().__init__(detail)
        self.detail = detail


class UnreadableSource(StorageError):
    """The picture to be added cannot be read where it lies."""

    def __init__(self, name: str, detail: str) -> None:
        super().__init__(name, detail)
        self.name = name
        self.detail = detail


class PhotoMismatch(StorageError):
    """What the disk gives back is not what was written; nothing was recorded."""

    def __init__(self, sha256: str) -> None:
        super().__init__(sha256)
        self.sha256 = sha256
