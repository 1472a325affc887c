"""A desk's note of itself: which of its states the database file may be in, and which log is its own.

It lies beside the database, is written whole, and is on the disk before anything is acknowledged.
"""

import json
from contextlib import suppress
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from db.private import opener
from db.safe_file import write_durably
from db.trouble import storage_errors

MARK = "desk.mark.json"
#: the last step of the histories, noted after each change and not forced onto the disk
LAST = "desk.last"


class Phase(StrEnum):
    """What was being done with the database file when the mark was written."""

    #: every change is in the file; no log
    CLOSED = "closed"
    #: a log is being begun; nothing was acknowledged in it yet
    STARTING = "starting"
    #: changes go into the log
    WORKING = "working"
    #: the log is being brought into the file, which is whole only with it
    FOLDING = "folding"


@dataclass(frozen=True, slots=True)
class Head:
    """The end of the desk's chain: the number and `desk_hash` of its last event; 0 and "" for none."""

    seq: int = 0
    hash: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """What a desk was when its mark was written."""

    desk_id: str
    #: the states that the file may be in, in the order in which it goes through them
    states: tuple[str, ...]
    phase: Phase
    #: of the log in use; "" for none
    salts: str
    head: Head
    #: when it was written, a UTC stamp
    at: str
    #: the folder it was written in
    place: str
    #: size and time of the closed file: one that was written to since is looked at whole
    file: str = ""
    #: the last event of a history that came over with gaps: only what follows is looked at
    gaps_until: int = 0


def file_stamp(database: Path) -> str:
    """Size and time of the file as a mark keeps them; "" where it cannot be looked at."""
    try:
        told = database.stat()
    except OSError:
        return ""
    return f"{told.st_size} {told.st_mtime_ns}"


def read_mark(folder: Path) -> Mark | None:
    """The mark of the desk in a folder; None where there is none, or none that can be read."""
    try:
        told = json.loads((folder / MARK).read_text(encoding="utf-8"))
        return Mark(
            **{name: str(told[name]) for name in ("desk_id", "salts", "at", "place", "file")},
            states=tuple(map(str, told["states"])),
            phase=Phase(told["phase"]),
            head=Head(int(told["head"]["seq"]), str(told["head"]["hash"])),
            gaps_until=int(told["gaps_until"]),
        )
    except (FileNotFoundError, ValueError, KeyError, TypeError, RecursionError):
        return None


def write_mark(folder: Path, mark: Mark) -> None:
    """Have the disk keep a mark, whole; raises `StorageError` with the former one as it was."""
    told: dict[str, Any] = asdict(mark)
    text = json.dumps(told, ensure_ascii=False, indent=1) + "\n"
    write_durably(folder / MARK, text.encode("utf-8", "surrogateescape"))


class LastNote:
    """The number of the last event, written after each change; a killed program leaves it behind."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / LAST

    def read(self) -> int:
        """The last event that was acknowledged, as far as it is known; 0 for not."""
        try:
            return int(self._path.read_bytes()[:20])
        except (OSError, ValueError):
            return 0

    def write(self, seq: int) -> None:
        """Note it; a disk without room stops nobody."""
        with suppress(OSError):
            flags = "r+b" if self._path.exists() else "wb"
            with open(self._path, flags, buffering=0, opener=opener) as file:
                file.write(b"%020d\n" % seq)

    def remove(self) -> None:
        """Take it away: the mark says it for good, or another database lies there now."""
        with storage_errors(self._path):
            self._path.unlink(missing_ok=True)
