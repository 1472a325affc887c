"""The one door to what a copy holds: its database written anew elsewhere and compared, never opened in place.

A copy may come from anywhere. Whoever restores it, looks inside, or takes one thing out passes here.
"""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from db import driver
from db.desk_file.schema import DATABASE, VERSION
from db.desk_file.soundness import damaged_places, fresh_copy, mistyped, strange_parts
from db.files.verified_copy import sha256_of
from db.files.workplace import private_folder
from db.trouble import storage_errors
from returns.errors import DeskProblem
from returns.keeping import layout
from returns.keeping.contents import Written, read_written
from returns.keeping.making import named_in, read_facts
from returns.keeping.trouble import told_of_place
from returns.keeping.watching import Watch
from returns.records.file_name import on_one_line


def found_copy(named: Path) -> Path:
    """The copy that a path means: its folder, or a file in it; raises `DeskProblem`."""
    folder = named.parent if named.is_file() and named.name == layout.ACCOUNT else named
    if not (folder / layout.ACCOUNT).is_file():
        half = folder.name.startswith(layout.UNFINISHED) or (folder / DATABASE).is_file()
        if half and folder.parent.name == layout.COPIES:
            raise DeskProblem("keeping.half", copy=folder.name, what=layout.ACCOUNT)
        raise _no_copy(folder)
    return folder


def _no_copy(folder: Path) -> DeskProblem:
    """Whoever names the place of the copies is told how to name one of them."""
    for place in (folder, *_below(folder)):
        if copies := layout.copy_folders(place):
            return DeskProblem("keeping.name_a_copy", place=str(folder), copy=str(copies[0]))
    return DeskProblem("keeping.no_copy", place=str(folder))


def _below(folder: Path) -> list[Path]:
    try:
        return sorted(path for path in folder.iterdir() if path.is_dir())
    except OSError:
        return []


@contextmanager
def opened_database(copy: Path, desk: Path) -> Iterator[Any]:
    """A bare connection to a copy's database, written anew in a desk's work folder.

    Raises `DeskProblem` for a database that is not the one that was copied.
    """
    written = read_written(copy)
    with told_of_place(desk), private_folder(desk) as folder:
        database = folder / DATABASE
        restore_database(written, database, Watch())
        with closing(driver.connect_alone(database)) as reading:
            yield reading


def restore_database(written: Written, target: Path, watch: Watch) -> None:
    """Write the copy's database anew, row by row, at `target`, and compare it with its account.

    Raises `DeskProblem` for a database that is not the one that was copied, holds anything that is
    not ours, or comes from a newer program; nothing stays at `target` then.
    """
    account, name = written.account, written.folder.name
    source = written.folder / DATABASE
    if account.version > VERSION:
        raise DeskProblem("keeping.newer", copy=name, program=account.program)
    watch.at(0, 4)
    if not source.is_file():
        raise DeskProblem("keeping.half", copy=name, what=DATABASE)
    if sha256_of(source, account.database_bytes) != account.database_sha256:
        raise DeskProblem("keeping.altered", copy=name, what=DATABASE)
    watch.at(1, 4)
    with told_of_place(target.parent):
        # a log that lies beside it is none of ours: a copy is made without one
        with storage_errors(source), closing(driver.connect_alone(source)) as reading:
            strange = strange_parts(reading, account.version)
        if strange:
            what = ", ".join(strange[:5])
            raise DeskProblem("keeping.strange", copy=name, what=on_one_line(what))
        watch.at(2, 4)
        try:
            fresh_copy(source, target)
            watch.at(3, 4)
            _compare(target, written)
        except BaseException:
            target.unlink(missing_ok=True)
            raise


def _compare(target: Path, written: Written) -> None:
    account, name = written.account, written.folder.name
    with storage_errors(target), closing(driver.connect_untouched(target)) as reading:
        why = damaged_places(reading)[:3] or mistyped(reading)[:3]
        if why:
            raise DeskProblem("keeping.not_equal", copy=name, why=tuple(why))
        facts, named = read_facts(reading), named_in(reading)
    head = (account.head_seq, on_one_line(account.head_hash))
    if facts != (account.counts, head, account.desk_id, account.version):
        raise DeskProblem("keeping.not_equal", copy=name, why=DATABASE)
    held = {(file.kind, file.name) for file in written.files}
    for file in named:
        if not file.possible:
            # a name that leads out of the desk, whatever the account says of it
            raise DeskProblem("keeping.strange", copy=name, what=on_one_line(file.name)[:80])
        if (file.kind, file.name) not in held and on_one_line(file.name) not in account.lacking:
            raise DeskProblem("keeping.half", copy=name, what=on_one_line(file.name))
