"""Proving a copy: read back, its database restored beside, everything compared with its account."""

import hashlib
import secrets
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from db import driver
from db.schema import DATABASE, VERSION
from db.soundness import damaged_places, fresh_copy, loose_ends, strange_parts
from db.trouble import storage_errors
from db.verified_copy import sha256_of
from returns.errors import DeskProblem
from returns.keeping import layout
from returns.keeping.contents import Account, KeptFile, read_account, read_contents
from returns.keeping.histories import broken_links
from returns.keeping.making import read_facts
from returns.keeping.trouble import told_of_place
from returns.keeping.watching import Watch

#: files hashed at once; the library lets go of Python's lock meanwhile
_READERS = 2


@dataclass(frozen=True, slots=True)
class ReadBack:
    """A copy whose database was restored and found equal, and the files of it that are not."""

    account: Account
    files: tuple[KeptFile, ...]
    #: photos and papers that are gone from the place or have other bytes
    altered: tuple[KeptFile, ...]


def read_back(copy: Path, watch: Watch) -> ReadBack:
    """Read every byte of a copy; raises `DeskProblem` where its account or database is not as made.

    Photos and papers that differ are named in the answer: they lie in the place once for all its
    copies, and the desk may still have them.
    """
    with told_of_place(layout.place_of(copy)):
        account = read_account(copy)
        files = read_contents(copy, account)
        beside = copy.parent / f"{layout.UNFINISHED}{secrets.token_hex(8)}.sqlite"
        try:
            restore_database(copy, account, beside, watch.within(0.0, 0.3))
            _demand_sound(beside, copy, watch.within(0.3, 0.5))
        finally:
            beside.unlink(missing_ok=True)
        place = layout.place_of(copy)
        altered = _altered(place, files, watch.within(0.5, 1.0))
    return ReadBack(account, tuple(files), altered)


def restore_database(copy: Path, account: Account, target: Path, watch: Watch) -> None:
    """Write the copy's database anew, row by row, at `target`, and compare it with the account.

    Raises `DeskProblem` for a database that is not the one that was copied, holds anything that is
    not ours, or comes from a newer program; nothing stays at `target` then.
    """
    source = copy / DATABASE
    if account.version > VERSION:
        raise DeskProblem("keeping.newer", copy=copy.name, program=account.program)
    watch.at(0, 4)
    if _digest(source, copy.name) != account.database_sha256:
        raise DeskProblem("keeping.altered", copy=copy.name, what=DATABASE)
    watch.at(1, 4)
    with storage_errors(source), closing(driver.connect_untouched(source)) as reading:
        strange = strange_parts(reading, account.version)
    if strange:
        what = ", ".join(strange[:5])
        raise DeskProblem("keeping.strange", copy=copy.name, what=what)
    watch.at(2, 4)
    try:
        fresh_copy(source, target)
        watch.at(3, 4)
        _compare(target, account, copy.name)
    except BaseException:
        target.unlink(missing_ok=True)
        raise


def _compare(target: Path, account: Account, name: str) -> None:
    with storage_errors(target), closing(driver.connect_untouched(target)) as reading:
        why = damaged_places(reading)[:3]
        counts, head, _, version = read_facts(reading)
    same = (counts, head, version) == (
        account.counts,
        (account.head_seq, account.head_hash),
        account.version,
    )
    if why or not same:
        raise DeskProblem("keeping.not_equal", copy=name, why="; ".join(why) or "counts")


def _demand_sound(beside: Path, copy: Path, watch: Watch) -> None:
    """What was wrong on the desk is in every copy of it: it can be gone back to, not proved."""
    with storage_errors(beside), closing(driver.connect_untouched(beside)) as reading:
        loose = loose_ends(reading)
        broken = broken_links(reading, watch=watch)
    if loose:
        raise DeskProblem("keeping.loose_ends", copy=copy.name, what=loose[0])
    if broken:
        raise DeskProblem("keeping.history_broken", copy=copy.name, step=broken[0].seq)


def _altered(place: Path, files: Iterable[KeptFile], watch: Watch) -> tuple[KeptFile, ...]:
    files = list(files)
    bad: list[KeptFile] = []

    def looked(file: KeptFile) -> str | None:
        return sha256_of(layout.kept_path(place, file.kind, file.sha256))

    with ThreadPoolExecutor(_READERS) as readers:
        for done, (file, found) in enumerate(
            zip(files, readers.map(looked, files), strict=True)
        ):
            if found != file.sha256:
                bad.append(file)
            try:
                watch.at(done, len(files))
            except BaseException:
                readers.shutdown(cancel_futures=True)
                raise
    return tuple(bad)


def _digest(path: Path, name: str) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except FileNotFoundError as error:
        raise DeskProblem("keeping.half", copy=name, what=path.name) from error
