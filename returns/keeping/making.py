"""Making a copy: the database as it is at one moment, then every photo and paper that it names, once.

Nothing is a copy before its account is written and its folder has its name; what a kill leaves half
made is taken away by the next one.
"""

import hashlib
import secrets
import shutil
from contextlib import closing, suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from db import driver
from db.backup import copy_database
from db.private import make_folder
from db.safe_file import sync_folder
from db.schema import DATABASE
from db.trouble import storage_errors
from db.verified_copy import copy_verified, sha256_of
from returns.keeping import layout
from returns.keeping.contents import Account, KeptFile, write_account, write_contents
from returns.keeping.trouble import demand_room, told_of_place
from returns.keeping.watching import Watch
from returns.records.keeping import Counts


@dataclass(frozen=True, slots=True)
class Maker:
    """Which desk is copied, and what the copy says of it."""

    folder: Path
    desk_name: str
    program: str


@dataclass
class _Made:
    """What is in the new copy so far."""

    files: list[KeptFile] = field(default_factory=list)
    lacking: list[str] = field(default_factory=list)
    #: folders that got new names, to be synced at the end
    touched: set[Path] = field(default_factory=set)


def make_copy(maker: Maker, place: Path, why: str, at: datetime, watch: Watch) -> Path:
    """Copy a desk into a place; gives the copy's folder, on the disk on return.

    Works on a desk of any version, while it is in use. Raises `DeskProblem` for a place that is
    gone, full or read-only and `Stopped` when stopped: the desk is untouched and no half copy
    stays.
    """
    with told_of_place(place):
        copies = place / layout.COPIES
        make_folder(place)
        make_folder(copies)
        layout.clear_unfinished(place)
        stage = copies / f"{layout.UNFINISHED}{secrets.token_hex(8)}"
        make_folder(stage)
        try:
            _fill(maker, place, stage, (why, at), watch)
            target = layout.copy_folder(place, at)
            stage.replace(target)
            sync_folder(copies)
        finally:
            with suppress(OSError):
                shutil.rmtree(stage, ignore_errors=True)
    return target


def _fill(
    maker: Maker, place: Path, stage: Path, said: tuple[str, datetime], watch: Watch
) -> None:
    database = maker.folder / DATABASE
    demand_room(place, database.stat().st_size)
    copied = stage / DATABASE
    pages = watch.within(0.0, 0.5)
    copy_database(database, copied, lambda left, total: pages.at(total - left, total))
    with storage_errors(copied), closing(driver.connect_untouched(copied)) as reading:
        named = _named(reading, maker.folder)
        counts, head, desk_id, version = read_facts(reading)
    made = _copy_files(place, named, watch.within(0.5, 1.0))
    for folder in sorted(made.touched):
        sync_folder(folder)
    why, at = said
    contents = write_contents(stage, made.files)
    write_account(
        stage,
        Account(
            desk_id=desk_id,
            desk_name=maker.desk_name,
            version=version,
            program=maker.program,
            made_at=at,
            why=why,
            counts=counts,
            database_sha256=_digest(copied),
            database_bytes=copied.stat().st_size,
            contents_sha256=contents,
            files=len(made.files),
            files_bytes=sum(file.bytes for file in made.files),
            head_seq=head[0],
            head_hash=head[1],
            lacking=tuple(made.lacking),
        ),
    )


def read_facts(reading: Any) -> tuple[Counts, tuple[int, str], str, int]:
    """Counts, end of the history, desk id ("" before version 3) and version of a database."""

    def count(query: str) -> int:
        return int(reading.execute(query).fetchone()[0])

    counts = Counts(
        cases=count("SELECT count(*) FROM return_case"),
        steps=count("SELECT count(*) FROM event"),
        photos=count("SELECT count(DISTINCT sha256) FROM photo"),
        papers=count("SELECT count(*) FROM document"),
    )
    last = "SELECT seq, desk_hash FROM event ORDER BY seq DESC LIMIT 1"
    seq, own = reading.execute(last).fetchone() or (0, "")
    version = count("PRAGMA user_version")
    desk_id = ""
    if version >= 3:
        row = reading.execute("SELECT desk_id FROM belonging WHERE id = 1").fetchone()
        desk_id = str(row[0]) if row else ""
    return counts, (int(seq), str(own)), desk_id, version


@dataclass(frozen=True, slots=True)
class _Named:
    """A file that belongs into the copy; `sha256` "" for a paper that is taken as it lies there."""

    kind: str
    name: str
    sha256: str
    source: Path


def _named(reading: Any, folder: Path) -> list[_Named]:
    """What the database names, removed photos included, then what else lies among papers and pictures."""
    photos = reading.execute("SELECT DISTINCT sha256 FROM photo ORDER BY sha256").fetchall()
    named = [
        _Named("photo", sha256, sha256, layout.photo_path(folder, sha256))
        for (sha256,) in photos
    ]
    for kind, name in layout.FOLDERS.items():
        there = folder / name
        names: set[str] = set()
        if kind == "paper":
            names |= {row[0] for row in reading.execute("SELECT name FROM document")}
        with suppress(OSError):
            names |= {path.name for path in there.iterdir() if path.is_file()}
        # taken as it lies there: whether it is as it was made is for the check to say
        named += [_Named(kind, own, "", there / own) for own in sorted(names) if _plain(own)]
    return named


def _plain(name: str) -> bool:
    return bool(name) and not set(name) & set("/\\:\0\n\r") and not name.endswith(".part")


def _copy_files(place: Path, named: list[_Named], watch: Watch) -> _Made:
    made = _Made()
    demand_room(place, sum(_missing_bytes(place, file) for file in named))
    for done, file in enumerate(named):
        watch.at(done, len(named))
        sha256 = file.sha256 or sha256_of(file.source)
        target = sha256 and layout.kept_path(place, file.kind, sha256)
        if not sha256 or not target:
            made.lacking.append(file.name)
            continue
        there = _size(target)
        if there < 0 or there != _size(file.source) >= 0:
            if not copy_verified(file.source, target, sha256):
                made.lacking.append(file.name)
                continue
            made.touched |= {target.parent, target.parent.parent}
            there = _size(target)
        made.files.append(KeptFile(file.kind, file.name, sha256, there))
    watch.at(len(named), len(named))
    return made


def _missing_bytes(place: Path, file: _Named) -> int:
    """What copying it would take, at most."""
    if file.sha256 and layout.kept_path(place, file.kind, file.sha256).exists():
        return 0
    return max(_size(file.source), 0)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return -1


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
