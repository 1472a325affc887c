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

from db.safe_file import write_durably
from returns.clock import moment, stamp
from returns.errors import DeskProblem
from returns.keeping.layout import ACCOUNT, CONTENTS, FOLDERS, PROOF
from returns.records.keeping import Copy, Counts

#: the layout of a copy; a later program may know more
FORMAT = 1
_SHA256 = re.compile(r"[0-9a-f]{64}")
#: more than the account of any copy; a list of a million pictures is about 90 MB
_MOST_ACCOUNT, _MOST_CONTENTS = 1_000_000, 500_000_000


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file that a copy holds: its kind (`photo`, `paper`, `picture`), name, SHA-256 and size."""

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


def write_account(folder: Path, account: Account) -> None:
    """Write `copy.json`: with it, and only then, a folder is a copy."""
    told = {**asdict(account), "format": FORMAT, "made_at": stamp(account.made_at)}
    told["own_sha256"] = _own(told)
    write_durably(folder / ACCOUNT, json.dumps(told, indent=1).encode())


def read_account(folder: Path) -> Account:
    """A copy's account; raises `DeskProblem` for what is none, altered, or of a newer program."""
    path = folder / ACCOUNT
    try:
        if not path.is_file():
            raise DeskProblem("keeping.no_copy", place=str(folder))
        if path.stat().st_size > _MOST_ACCOUNT:
            raise DeskProblem("keeping.altered", copy=folder.name, what=ACCOUNT)
        told = json.loads(path.read_bytes())
        if not isinstance(told, dict):
            raise TypeError(type(told))
        if int(told["format"]) > FORMAT:
            raise DeskProblem("keeping.newer", copy=folder.name, program=str(told["program"]))
        own = told.pop("own_sha256")
        if own != _own(told):
            raise DeskProblem("keeping.altered", copy=folder.name, what=ACCOUNT)
        return _account(told)
    except (ValueError, KeyError, TypeError, OverflowError, RecursionError) as error:
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
        if (folder / CONTENTS).stat().st_size > _MOST_CONTENTS:
            raise DeskProblem("keeping.altered", copy=folder.name, what=CONTENTS)
        content = (folder / CONTENTS).read_bytes()
    except OSError as error:
        raise unreadable(folder, error) from error
    if hashlib.sha256(content).hexdigest() != account.contents_sha256:
        raise DeskProblem("keeping.altered", copy=folder.name, what=CONTENTS)
    try:
        return list(_files(content.decode("utf-8", "surrogateescape")))
    except ValueError as error:
        raise DeskProblem("keeping.altered", copy=folder.name, what=CONTENTS) from error


def write_proof(folder: Path, proof: Proof) -> None:
    """Remember that a copy was read back."""
    told = {**asdict(proof), "at": stamp(proof.at)}
    write_durably(folder / PROOF, json.dumps(told).encode())


def read_proof(folder: Path) -> Proof | None:
    """When a copy was read back; None where it was not, or its account is another one since."""
    try:
        told = json.loads((folder / PROOF).read_bytes())
        at, seconds = moment(str(told["at"])), float(told["seconds"])
        proof = Proof(at, seconds, str(told["account_sha256"]))
        current = account_sha256(folder)
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
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
    return hashlib.sha256((folder / ACCOUNT).read_bytes()).hexdigest()


def copy_in(folder: Path) -> Copy:
    """The copy that lies in a folder; raises `DeskProblem`."""
    account = read_account(folder)
    proof = read_proof(folder)
    made = Copy(
        path=folder,
        made_at=account.made_at,
        why=account.why,
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
    counts = {name: int(value) for name, value in told["counts"].items()}
    return Account(
        desk_id=str(told["desk_id"]),
        desk_name=str(told["desk_name"]),
        version=int(told["version"]),
        program=str(told["program"]),
        made_at=moment(told["made_at"]),
        why=str(told["why"]),
        counts=Counts(**counts),
        database_sha256=str(told["database_sha256"]),
        database_bytes=int(told["database_bytes"]),
        contents_sha256=str(told["contents_sha256"]),
        files=int(told["files"]),
        files_bytes=int(told["files_bytes"]),
        head_seq=int(told["head_seq"]),
        head_hash=str(told["head_hash"]),
        lacking=tuple(map(str, told["lacking"])),
    )


def _files(text: str) -> Iterator[KeptFile]:
    for line in filter(None, text.split("\n")):
        sha256, size, kind, name = line.split("  ", 3)
        plain = name and name not in (".", "..") and not set(name) & set("/\\:\0")
        named = name == sha256 if kind == "photo" else kind in FOLDERS and plain
        if not _SHA256.fullmatch(sha256) or not named:
            raise ValueError(line[:80])
        yield KeptFile(kind, name, sha256, int(size))
