"""Making a copy: the database as it is at one moment, then every photo and paper that it names, once.

Nothing is a copy before its account is written and its folder has its name; what a kill leaves half
made is taken away by the next one.
"""

import secrets
import shutil
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from db import driver
from db.desk_file.backup import copy_database
from db.desk_file.schema import DATABASE
from db.files.safe_file import sync_folder
from db.files.verified_copy import copy_verified, sha256_of
from db.private import make_folder
from db.trouble import storage_errors
from returns.errors import DeskProblem
from returns.keeping import layout
from returns.keeping.contents import (
    Account,
    KeptFile,
    is_sha256,
    write_account,
    write_contents,
)
from returns.keeping.sums import WRITERS, side_by_side
from returns.keeping.trouble import demand_room, told_of_place
from returns.keeping.watching import Watch
from returns.records.file_name import plain_name
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
        for folder in (copies, place / "photos", place / "papers"):
            if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
                # a link would lead the copy elsewhere, perhaps into the desk itself
                raise DeskProblem("keeping.not_a_folder", place=str(folder))
            make_folder(folder)
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
        named = sorted(
            named_in(reading) | set(_lying_in(maker.folder)),
            key=lambda file: (file.kind, file.name),
        )
        counts, head, desk_id, version = read_facts(reading)
    made = _copy_files(maker.folder, place, named, watch.within(0.5, 1.0))
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
            database_sha256=sha256_of(copied) or "",
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
class Named:
    """A file that belongs into the copy; `sha256` "" for a paper that is taken as it lies there."""

    kind: str
    name: str
    sha256: str = ""

    @property
    def possible(self) -> bool:
        """Only what the desk itself could have called so is looked for."""
        return is_sha256(self.name) if self.kind == "photo" else plain_name(self.name)


def named_in(reading: Any) -> set[Named]:
    """The files that a database names, those of removed photos and former product pictures included."""
    photos = reading.execute("SELECT DISTINCT sha256 FROM photo").fetchall()
    # a copy is made of a desk before it is brought up to date, too
    if reading.execute("SELECT 1 FROM sqlite_master WHERE name = 'product_picture'").fetchone():
        photos += reading.execute("SELECT sha256 FROM product_picture").fetchall()
    papers = reading.execute("SELECT DISTINCT name FROM document").fetchall()
    named = {Named("photo", str(row[0]), str(row[0])) for row in photos}
    # taken as it lies there: whether it is as it was made is for the check to say
    return named | {Named("paper", str(row[0])) for row in papers}


def _lying_in(folder: Path) -> Iterator[Named]:
    """What else lies among papers and pictures."""
    for kind, name in layout.FOLDERS.items():
        with suppress(OSError):
            for path in (folder / name).iterdir():
                if path.is_file() and not path.name.endswith(".part"):
                    yield Named(kind, path.name)


def _copy_files(desk: Path, place: Path, named: list[Named], watch: Watch) -> _Made:
    made = _Made()
    demand_room(place, sum(_missing_bytes(desk, place, file) for file in named))

    def keep(file: Named) -> KeptFile | None:
        return _kept(desk, place, file, made) if file.possible else None

    for file, kept in side_by_side(keep, named, watch, WRITERS):
        if kept is None:
            made.lacking.append(file.name)
        else:
            made.files.append(kept)
    watch.at(len(named), len(named))
    return made


def _kept(desk: Path, place: Path, file: Named, made: _Made) -> KeptFile | None:
    """The file in the place, copied there if it was not yet; None where it is gone or altered."""
    source = layout.desk_path(desk, file.kind, file.name)
    sha256 = file.sha256 or sha256_of(source)
    if sha256 is None:
        return None
    target = layout.kept_path(place, file.kind, sha256)
    there = _size(target)
    if there < 0 or there != _size(source) >= 0:
        if not copy_verified(source, target, sha256):
            return None
        made.touched.update((target.parent, target.parent.parent))
        there = _size(target)
    return KeptFile(file.kind, file.name, sha256, there)


def _missing_bytes(desk: Path, place: Path, file: Named) -> int:
    """What copying it would take, at most."""
    if not file.possible:
        return 0
    if file.sha256 and layout.kept_path(place, file.kind, file.sha256).exists():
        return 0
    return max(_size(layout.desk_path(desk, file.kind, file.name)), 0)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return -1
