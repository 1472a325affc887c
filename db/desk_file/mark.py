"""A desk's note of itself: which of its states the database file may be in, and which log is its own.

It lies beside the database, is written whole, and is on the disk before anything is acknowledged.
"""

import json
import re
from contextlib import suppress
from enum import StrEnum
from pathlib import Path
from typing import Any, NamedTuple
from zlib import crc32

from db.files.safe_file import write_durably
from db.private import making
from db.trouble import storage_errors

MARK = "desk.mark.json"
#: the last step and change, noted after each change and not forced onto the disk
LAST = "desk.last"
DESK_ID = re.compile("[0-9a-f]{32}")
STATE = re.compile(r"[0-9a-f]{16}(\+[0-9a-f]{16})?")
_SALTS = re.compile("([0-9a-f]{16})?")
_HASH = re.compile("([0-9a-f]{64})?")
_LINE = re.compile("[ -~]*")
#: a path may hold a line break, but no half character that no file system has
_ANY = re.compile("[^\ud800-\udc7f\udd00-\udfff]*", re.DOTALL)
#: no path is longer, and no desk has more steps
_LONGEST, _MOST = 8192, 1 << 53
_NOTED = re.compile(rb"(\d{20}) (\d{20}) ([0-9a-f]{8})\n")


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


class Head(NamedTuple):
    """The end of the desk's chain: the number and `desk_hash` of its last event; 0 and "" for none.

    `changes` counts all that was ever acknowledged, settings and imports too; 0 where none was counted.
    """

    seq: int = 0
    hash: str = ""
    changes: int = 0


class Mark(NamedTuple):
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
    """The mark of the desk in a folder; None where there is none, or none as we write them."""
    if not (folder / MARK).is_file():  # a pipe would keep us waiting for ever
        return None
    try:
        text = (folder / MARK).read_text(encoding="utf-8", errors="surrogateescape")
        told = json.loads(text)
        if told.pop("sum") != _sum(told):
            return None
        head = told["head"]
        return Mark(
            desk_id=_text(told["desk_id"], DESK_ID) if told["desk_id"] != "" else "",
            states=_states(told["states"]),
            phase=Phase(told["phase"]),
            salts=_text(told["salts"], _SALTS),
            head=Head(
                _number(head["seq"]), _text(head["hash"], _HASH), _number(head["changes"])
            ),
            at=_text(told["at"], _LINE),
            place=_text(told["place"], _ANY),
            file=_text(told["file"], _LINE),
            gaps_until=_number(told["gaps_until"]),
        )
    except (FileNotFoundError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def _sum(told: dict[str, Any]) -> str:
    """What tells a mark that was altered, by a failing disk or a hand, from one that we wrote."""
    text = json.dumps(told, sort_keys=True)
    return f"{crc32(text.encode()):08x}"


def _states(told: object) -> tuple[str, ...]:
    if isinstance(told, list) and told:
        return tuple(_text(state, STATE) if state != "" else "" for state in told)
    raise ValueError("no states of a mark")


def _text(told: object, form: re.Pattern[str]) -> str:
    if isinstance(told, str) and len(told) <= _LONGEST and form.fullmatch(told):
        return told
    raise ValueError("no text of a mark")


def _number(told: object) -> int:
    if type(told) is int and 0 <= told <= _MOST:
        return told
    raise ValueError("no number of a mark")


def write_mark(folder: Path, mark: Mark) -> None:
    """Have the disk keep a mark, whole; raises `StorageError` with the former one as it was."""
    told: dict[str, Any] = {
        **mark._asdict(),
        "states": list(mark.states),
        "head": mark.head._asdict(),
    }
    told["sum"] = _sum(told)
    text = json.dumps(told, ensure_ascii=False, indent=1) + "\n"
    write_durably(folder / MARK, text.encode("utf-8", "surrogateescape"))


class LastNote:
    """Where the desk stood after each change; a killed program leaves it behind."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / LAST

    def read(self) -> Head | None:
        """The last that was acknowledged, without its hash; None where nothing is known.

        It was not forced onto the disk: after the power went it may be torn, or say too little.
        """
        if not self._path.is_file():
            return None
        try:
            with self._path.open("rb") as file:
                noted = _NOTED.fullmatch(file.read(100))
        except OSError:
            return None
        if noted is None or int(noted[3], 16) != crc32(noted[0][:41]):
            return None
        return Head(int(noted[1]), "", int(noted[2]))

    def write(self, head: Head) -> None:
        """Note it; a disk without room stops nobody."""
        with suppress(OSError):
            numbers = b"%020d %020d" % (head.seq, head.changes)
            with open(self._path, "r+b", buffering=0, opener=making) as file:
                file.write(b"%s %08x\n" % (numbers, crc32(numbers)))

    def remove(self) -> None:
        """Take it away: the mark says it for good, or another database lies there now."""
        with storage_errors(self._path):
            self._path.unlink(missing_ok=True)
