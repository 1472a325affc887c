"""What lies in a copy: `copy.json`, the copy's own account, and `contents.txt`, a line for every file.

`copy.json` holds the SHA-256 of the database, of `contents.txt` and of itself, so that a copy that was
cut off, mixed up or flipped in one bit is known before anything is done with it.
"""

import hashlib
import json
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from db.files.safe_file import write_durably
from db.files.verified_copy import open_plain
from returns.clock import moment, stamp
from returns.errors import DeskProblem
from returns.keeping.layout import ACCOUNT, CONTENTS, FOLDERS, PROOF
from returns.records.file_name import on_one_line, plain_name
from returns.records.keeping import OTHER_WHY, WHYS, Copy, Counts

#: the layout of a copy; a later program may know more. 2 holds the desk's key, too
FORMAT = 2
_SHA256 = re.compile(r"[0-9a-f]{64}")
_WHY = re.compile(r"[a-z_]{1,40}")
#: more than the account of any copy; a list of a million pictures is about 90 MB
_MOST_ACCOUNT, _MOST_CONTENTS = 1_000_000, 500_000_000
#: a clock that forgot its time says 1970; at the ends of what Python counts no time zone fits
_FIRST_YEAR, _LAST_YEAR = 1970, 9999
#: no disk holds more bytes, and no desk more rows
_MOST = 1 << 53
#: what a file says that is not as we write it
_NONSENSE = (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError)


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file that a copy holds: its kind (`photo`, `paper`, `picture`, `key`), name, SHA-256 and size."""

    kind: str
    #: its name in its folder of the desk; of a photo its SHA-256
    name: str
    sha256: str
    bytes: int


@dataclass(frozen=True, slots=True)
class Account:
    """What a copy says of itself."""

    desk_id: str
    desk_name: str
    #: of the tables, and of the program that made the copy
    version: int
    program: str
    made_at: datetime
    why: str
    counts: Counts
    database_sha256: str
    database_bytes: int
    contents_sha256: str
    files: int
    files_bytes: int
    #: the end of the desk's history: number and hash of its last event
    head_seq: int
    head_hash: str
    #: photos and papers that the desk names and that could not be copied, being gone or altered
    lacking: tuple[str, ...] = ()

    @property
    def bytes(self) -> int:
        """Of everything that it names."""
        return self.database_bytes + self.files_bytes


@dataclass(frozen=True, slots=True)
class Proof:
    """A copy was read back, restored beside and found equal."""

    at: datetime
    seconds: float
    account_sha256: str


@dataclass(frozen=True, slots=True)
class Written:
    """A copy as it describes itself: nothing of it was compared with its files yet."""

    folder: Path
    account: Account
    files: tuple[KeptFile, ...]


def read_written(folder: Path) -> Written:
    """What a copy says of itself; raises `DeskProblem` for what is none, half, altered or newer."""
    account = read_account(folder)
    return Written(folder, account, tuple(read_contents(folder, account)))


def write_account(folder: Path, account: Account) -> None:
    """Write `copy.json`: with it, and only then, a folder is a copy."""
    told = {
        **asdict(account),
        "format": FORMAT,
        "made_at": stamp(account.made_at),
        # names that others gave: of the folder, and of files in it
        "desk_name": on_one_line(account.desk_name),
        "lacking": [on_one_line(name) for name in account.lacking],
    }
    told["own_sha256"] = _own(told)
    write_durably(folder / ACCOUNT, json.dumps(told, indent=1).encode())


def read_account(folder: Path) -> Account:
    """A copy's account; raises `DeskProblem` for what is none, altered, or of a newer program."""
    try:
        content = _content(folder / ACCOUNT, _MOST_ACCOUNT)
        if content is None:
            raise DeskProblem("keeping.no_copy", place=str(folder))
        told = json.loads(content)
        if _whole(told["format"]) > FORMAT:
            program = _words(told["program"])
            raise DeskProblem("keeping.newer", copy=folder.name, program=program)
        own = told.pop("own_sha256")
        if own != _own(told):
            raise ValueError(own)
        return _account(told)
    except _NONSENSE as error:
        raise DeskProblem("keeping.altered", copy=folder.name, what=ACCOUNT) from error
    except OSError as error:
        raise unreadable(folder, error) from error


def write_contents(folder: Path, files: list[KeptFile]) -> str:
    """Write `contents.txt`; gives its SHA-256."""
    lines = (f"{file.sha256}  {file.bytes}  {file.kind}  {file.name}\n" for file in files)
    content = "".join(lines).encode("utf-8", "surrogateescape")
    write_durably(folder / CONTENTS, content)
    return hashlib.sha256(content).hexdigest()


def read_contents(folder: Path, account: Account) -> list[KeptFile]:
    """Every photo and paper of a copy; raises `DeskProblem` where the list is not the one it was."""
    try:
        content = _content(folder / CONTENTS, _MOST_CONTENTS)
        if content is None:
            raise DeskProblem("keeping.half", copy=folder.name, what=CONTENTS)
        if hashlib.sha256(content).hexdigest() != account.contents_sha256:
            raise ValueError(CONTENTS)
        files = list(_files(content.decode("utf-8", "surrogateescape")))
        sizes = sum(file.bytes for file in files)
        twice = len(files) - len({(file.kind, file.name) for file in files})
        if twice or (len(files), sizes) != (account.files, account.files_bytes):
            raise ValueError(CONTENTS)
        return files
    except ValueError as error:
        raise DeskProblem("keeping.altered", copy=folder.name, what=CONTENTS) from error
    except OSError as error:
        raise unreadable(folder, error) from error


def _content(path: Path, most: int) -> bytes | None:
    """All of a file; None where there is none. Raises `ValueError` for a larger one than ours are."""
    file = open_plain(path)
    if file is None:
        return None
    with file:
        content = file.read(most + 1)
    if len(content) > most:
        raise ValueError(path.name)
    return content


def write_proof(folder: Path, proof: Proof) -> None:
    """Remember that a copy was read back."""
    told = {**asdict(proof), "at": stamp(proof.at)}
    write_durably(folder / PROOF, json.dumps(told).encode())


def read_proof(folder: Path) -> Proof | None:
    """When a copy was read back; None where it was not, or its account is another one since."""
    try:
        told = json.loads(_content(folder / PROOF, _MOST_ACCOUNT) or b"")
        at, seconds = moment(str(told["at"])), float(told["seconds"])
        proof = Proof(at, seconds, str(told["account_sha256"]))
        current = account_sha256(folder)
    except (OSError, *_NONSENSE):
        return None
    return proof if proof.account_sha256 == current else None


@contextmanager
def unproved_if_refused(folder: Path) -> Iterator[None]:
    """Let a copy that turns out to be altered count as proved no longer; a place may be read-only."""
    try:
        yield
    except DeskProblem as problem:
        if problem.key in ("keeping.altered", "keeping.not_equal", "keeping.half"):
            with suppress(OSError):
                (folder / PROOF).unlink(missing_ok=True)
        raise


def account_sha256(folder: Path) -> str:
    """SHA-256 of a copy's account as it lies there."""
    return hashlib.sha256(_content(folder / ACCOUNT, _MOST_ACCOUNT) or b"").hexdigest()


def copy_in(folder: Path) -> Copy:
    """The copy that lies in a folder; raises `DeskProblem`."""
    account = read_account(folder)
    proof = read_proof(folder)
    made = Copy(
        path=folder,
        made_at=account.made_at,
        why=account.why if account.why in WHYS else OTHER_WHY,
        desk_id=account.desk_id,
        desk_name=account.desk_name,
        version=account.version,
        counts=account.counts,
        bytes=account.bytes,
        lacking=account.lacking,
        head_seq=account.head_seq,
        head_hash=account.head_hash,
    )
    if proof is None:
        return made
    return replace(made, proved_at=proof.at, proved_s=proof.seconds)


def unreadable(folder: Path, error: OSError) -> DeskProblem:
    """A copy whose files cannot be read: gone with its disk, or not allowed."""
    return DeskProblem("keeping.unreadable", copy=folder.name, why=error.strerror or str(error))


def _own(told: dict[str, Any]) -> str:
    plain = json.dumps(told, sort_keys=True, ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(plain.encode()).hexdigest()


def _account(told: dict[str, Any]) -> Account:
    """Every part as we write it; raises one of `_NONSENSE` for what never came from us."""
    made_at = moment(told["made_at"])
    if not _FIRST_YEAR <= made_at.year < _LAST_YEAR or not _WHY.fullmatch(told["why"]):
        raise ValueError(told["why"])
    return Account(
        desk_id=_words(told["desk_id"]),
        desk_name=_words(told["desk_name"]),
        version=_whole(told["version"], least=1),
        program=_words(told["program"]),
        made_at=made_at,
        why=told["why"],
        counts=Counts(**{name: _whole(value) for name, value in told["counts"].items()}),
        database_sha256=_sum(told["database_sha256"]),
        database_bytes=_whole(told["database_bytes"]),
        contents_sha256=_sum(told["contents_sha256"]),
        files=_whole(told["files"]),
        files_bytes=_whole(told["files_bytes"]),
        head_seq=_whole(told["head_seq"]),
        head_hash=_words(told["head_hash"]),
        lacking=tuple(map(_words, _list(told["lacking"]))),
    )


def _whole(value: object, least: int = 0) -> int:
    """A whole number that a desk can hold."""
    if type(value) is not int or not least <= value < _MOST:
        raise ValueError(str(value)[:80])
    return value


def _words(value: object) -> str:
    if not isinstance(value, str) or on_one_line(value) != value:
        raise ValueError(str(value)[:80])
    return value


def _list(value: object) -> list[object]:
    if not isinstance(value, list):
        raise TypeError(type(value))
    return value


def _sum(value: str) -> str:
    if not is_sha256(value):
        raise ValueError(str(value)[:80])
    return value


def _files(text: str) -> Iterator[KeptFile]:
    for line in filter(None, text.split("\n")):
        sha256, size, kind, name = line.split("  ", 3)
        named = name == sha256 if kind == "photo" else kind in FOLDERS and plain_name(name)
        if not size.isascii() or not size.isdecimal() or not named:
            raise ValueError(line[:80])
        yield KeptFile(kind, name, _sum(sha256), _whole(int(size)))


def is_sha256(text: object) -> bool:
    """Is it the SHA-256 that a file is called by?"""
    return isinstance(text, str) and bool(_SHA256.fullmatch(text))
