"""Proving a copy: read back, its database restored beside, everything compared with its account."""

import secrets
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from stat import S_ISREG

from db import driver
from db.desk_file.schema import DATABASE
from db.desk_file.soundness import loose_ends
from db.files.verified_copy import sha256_of
from db.trouble import storage_errors
from returns.errors import DeskProblem
from returns.keeping import layout
from returns.keeping.contents import KeptFile, read_written
from returns.keeping.histories import broken_histories
from returns.keeping.opened import restore_database
from returns.keeping.sums import summed_up
from returns.keeping.trouble import told_of_place
from returns.keeping.watching import Watch


@dataclass(frozen=True, slots=True)
class ReadBack:
    """A copy whose database was restored and found equal, and the files of it that are not."""

    #: photos and papers that are gone from the place or have other bytes
    altered: tuple[KeptFile, ...]


def read_back(copy: Path, watch: Watch) -> ReadBack:
    """Read every byte of a copy; raises `DeskProblem` where its account or database is not as made.

    Photos and papers that differ are named in the answer: they lie in the place once for all its
    copies, and the desk may still have them.
    """
    place = layout.place_of(copy)
    with told_of_place(place):
        written = read_written(copy)
        beside = copy.parent / f"{layout.UNFINISHED}{secrets.token_hex(8)}.sqlite"
        try:
            restore_database(written, beside, watch.within(0.0, 0.3))
            _demand_sound(beside, copy, watch.within(0.3, 0.5))
        finally:
            beside.unlink(missing_ok=True)
        paths = (
            (file, layout.kept_path(place, file.kind, file.sha256)) for file in written.files
        )
        seen = summed_up(paths, watch.within(0.5, 1.0), lambda file: file.bytes)
        return ReadBack(tuple(file for file, _, found in seen if found != file.sha256))


def looked_over(copy: Path, *, whole: bool) -> None:
    """Is a copy still what it says, as far as can be seen without reading every byte of it?

    Account, list, and files by their sizes; with `whole` its database is summed up, too. Raises
    `DeskProblem` naming the first thing that differs.
    """
    place = layout.place_of(copy)
    with told_of_place(place):
        written = read_written(copy)
        account = written.account
        found = _size(copy / DATABASE)
        if found != account.database_bytes or (
            whole and sha256_of(copy / DATABASE) != account.database_sha256
        ):
            key = "keeping.half" if found is None else "keeping.altered"
            raise DeskProblem(key, copy=copy.name, what=DATABASE)
        for file in written.files:
            if _size(layout.kept_path(place, file.kind, file.sha256)) != file.bytes:
                raise DeskProblem("keeping.altered", copy=copy.name, what=file.name)


def _size(path: Path) -> int | None:
    """Of a file; None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_size if S_ISREG(found.st_mode) else None


def _demand_sound(beside: Path, copy: Path, watch: Watch) -> None:
    """What was wrong on the desk is in every copy of it: it can be gone back to, not proved."""
    with storage_errors(beside), closing(driver.connect_untouched(beside)) as reading:
        loose = loose_ends(reading)
        broken = broken_histories(reading, watch)
    if loose:
        raise DeskProblem("keeping.loose_ends", copy=copy.name, what=loose[0])
    if broken.links:
        raise DeskProblem("keeping.history_broken", copy=copy.name, step=broken.links[0].seq)
    if broken.days:
        day = f"date:{broken.days[0]}"
        raise DeskProblem("keeping.seal_broken", copy=copy.name, day=day)
