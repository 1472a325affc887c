"""From a copy to a desk: a new folder that is whole or not there, and the present desk kept aside.

A copy is hostile until it is read: names are ours, sizes and sums are compared, the database is
written anew row by row, and nothing gets its name before all of it is on the disk.
"""

import json
import logging
import os
import shutil
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from db.desk_file.lock import DeskLock
from db.desk_file.mark import MARK, read_mark
from db.desk_file.opening import adopt
from db.desk_file.schema import BACKUPS, DATABASE, was_here
from db.desk_file.stage import GOING_BACK, RESTORING, is_stage, stage, stage_path, sweep_stages
from db.files.safe_file import sync_folder, write_durably
from db.files.verified_copy import copy_verified
from db.private import FILE, ORIGINAL, make_folder
from returns.clock import Clock, SystemClock, stamp
from returns.errors import DeskProblem
from returns.keeping import layout
from returns.keeping.carried_papers import carry_papers
from returns.keeping.contents import (
    Written,
    read_account,
    read_written,
    unproved_if_refused,
)
from returns.keeping.copier import copy_before
from returns.keeping.opened import found_copy, restore_database
from returns.keeping.places import NOTE, own_place
from returns.keeping.trouble import demand_room, told_of_place
from returns.keeping.watching import AskedToStop, Progress, Watch
from returns.ledger.storage_problems import told_plainly
from returns.phrases import say

_LOG = logging.getLogger("sendback.keeping")


def restore(
    copy: Path,
    into: Path,
    progress: Progress | None = None,
    cancelled: AskedToStop | None = None,
) -> tuple[str, ...]:
    """Make a desk from a copy in a new folder; gives the photos and papers that the copy lacks.

    Raises `DeskProblem` for a folder that holds anything, and for a copy that is damaged, half,
    strange or newer: nothing is left at `into` then.
    """
    lacking = _restore(found_copy(copy), into, Watch(progress, cancelled))
    _adopt(into)
    return lacking


def _restore(copy: Path, into: Path, watch: Watch) -> tuple[str, ...]:
    _demand_free(into)
    with (
        told_of_place(into.parent),
        unproved_if_refused(copy),
        stage(into, RESTORING) as making,
    ):
        return _fill(read_written(copy), making, watch)


def _adopt(desk: Path) -> None:
    """Make the database the folder's own from the start, so that no other is taken for it."""
    with told_of_place(desk):
        adopt(desk, lambda: stamp(SystemClock().now()))


def make_this_my_desk(
    copy: Path,
    desk: Path,
    clock: Clock,
    progress: Progress | None = None,
    cancelled: AskedToStop | None = None,
    lang: str = "en",
) -> Path:
    """Put the desk of a copy in the place of the present one, which is kept aside; gives where.

    The folder that is kept aside says in that language what it is.

    The present desk must be closed; it is copied first, too, where it can be read. A kill at any
    moment leaves the former desk or the one gone back to under its name, or a note by which the
    next opening finishes what was begun.
    """
    desk = Path(os.path.realpath(desk))  # the folder is exchanged, not a link to it
    copy = found_copy(copy)
    if not is_or_was_desk(desk):
        raise DeskProblem("desk.none_here", folder=str(desk))
    now = clock.now()
    beside, aside = stage_path(desk, GOING_BACK), _aside(desk, now, lang)
    lock, new = DeskLock(desk), DeskLock(beside)
    watch = Watch(progress, cancelled)
    with told_plainly():
        lock.acquire(stamp(now))
    try:
        sweep_stages(desk)
        _demand_ours(copy, desk)
        _copy_present(desk, clock, watch.within(0.0, 0.4))
        _restore(copy, beside, watch.within(0.4, 1.0))
        with told_plainly():
            new.acquire(stamp(now))
        carry_papers(desk, beside)
        _carry_key(desk, beside)
        if (desk / NOTE).is_file():
            write_durably(beside / NOTE, (desk / NOTE).read_bytes())
        with told_of_place(desk.parent):
            _exchange_locked(desk, lock, beside, new, aside)
    except BaseException:
        if not _note(desk).exists():  # nothing was exchanged: nothing will be later
            shutil.rmtree(beside, ignore_errors=True)
        raise
    finally:
        new.release()
        lock.release()
    return aside


def _carry_key(desk: Path, beside: Path) -> None:
    """A desk that goes back to before its key was made keeps it: others know the desk by that."""
    folder = layout.FOLDERS["key"]
    if not (beside / folder).exists() and (desk / folder).is_dir():
        for path in sorted((desk / folder).iterdir()):
            if path.is_file():
                write_durably(beside / folder / path.name, path.read_bytes())


def _exchange_locked(
    desk: Path, lock: DeskLock, beside: Path, new: DeskLock, aside: Path
) -> None:
    """Exchange the desks' names while nobody can open either; the locks go with their folders."""
    note = {"aside": aside.name, "beside": beside.name}
    write_durably(_note(desk), json.dumps(note).encode())
    if os.name == "nt":  # there a folder keeps its name while a file in it is open
        new.release()
        lock.release()
    try:
        _exchange(desk, aside, beside)
    except OSError:
        if desk.exists() and beside.exists():
            _note(desk).unlink(missing_ok=True)
        raise
    lock.moved_to(aside)
    new.moved_to(desk)


def is_or_was_desk(folder: Path) -> bool:
    """A desk lies there, whole or not: never move somebody's own folder aside."""
    return (folder / DATABASE).is_file() or (
        was_here(folder / DATABASE) and (folder / "photos").is_dir()
    )


def _demand_ours(copy: Path, desk: Path) -> None:
    """A copy of another desk takes no desk's place; it can be restored beside."""
    account, mark = read_account(copy), read_mark(desk)
    if mark is not None and account.desk_id and mark.desk_id not in ("", account.desk_id):
        raise DeskProblem("keeping.other_desk", copy=copy.name, desk=account.desk_name)


def _copy_present(desk: Path, clock: Clock, watch: Watch) -> None:
    """A copy of the desk as it is; one that cannot be read is kept aside all the same."""
    try:
        # an empty file would be written to when it is opened
        if (desk / DATABASE).is_file() and (desk / DATABASE).stat().st_size:
            copy_before("before_restore", desk, clock, watch)
    except DeskProblem as problem:
        _LOG.warning("the desk that is gone back from could not be copied: %s", problem.key)


def finish_going_back(desk: Path) -> None:
    """Finish an exchange of desks that was begun, where one was; does nothing otherwise.

    Raises `DeskProblem` while the program that began it is still at it.
    """
    desk = desk.absolute()
    try:
        told = json.loads(_note(desk).read_bytes())
        aside, beside = (desk.with_name(Path(told[name]).name) for name in ("aside", "beside"))
    except (FileNotFoundError, ValueError, KeyError, TypeError, RecursionError):
        return
    if not (aside.name.startswith(f"{desk.name} (") and is_stage(beside, desk, GOING_BACK)):
        return  # not as we write it: nothing is moved by a stranger's word
    if any(DeskLock(folder).held_elsewhere() for folder in (desk, aside, beside)):
        raise DeskProblem("storage.HeldByUnknown", desk=desk.name)
    _exchange(desk, aside, beside)


def _exchange(desk: Path, aside: Path, beside: Path) -> None:
    if beside.is_dir():
        if desk.exists() and not aside.exists():
            desk.replace(aside)
        if not desk.exists():
            beside.replace(desk)
    if desk.is_dir() and not (desk / MARK).exists():
        _adopt(desk)
    # the copies go on with the desk: they are of it, whichever of its days is on the table
    if desk.is_dir() and (aside / BACKUPS).is_dir() and not _any(own_place(desk)):
        with suppress(OSError):
            own_place(desk).rmdir()
        (aside / BACKUPS).replace(own_place(desk))
    _note(desk).unlink(missing_ok=True)
    sync_folder(desk.parent)


def _fill(written: Written, making: Path, watch: Watch) -> tuple[str, ...]:
    account = written.account
    demand_room(making.parent, account.bytes)
    for folder in (making, making / "photos", making / "documents", making / BACKUPS):
        make_folder(folder)
    restore_database(written, making / DATABASE, watch.within(0.0, 0.3))
    _copy_files(written, making, watch.within(0.3, 1.0))
    (making / DATABASE).chmod(FILE)
    return account.lacking


def _copy_files(written: Written, making: Path, watch: Watch) -> None:
    place = layout.place_of(written.folder)
    touched = {making, making / "photos", making / "documents"}
    for done, file in enumerate(written.files):
        watch.at(done, len(written.files))
        source = layout.kept_path(place, file.kind, file.sha256)
        target = layout.desk_path(making, file.kind, file.name)
        mode = ORIGINAL if file.kind == "photo" else FILE
        if not copy_verified(source, target, file.sha256, mode, size=file.bytes):
            raise DeskProblem("keeping.altered", copy=written.folder.name, what=file.name)
        touched.add(target.parent)
    for folder in sorted(touched):
        sync_folder(folder)


def _demand_free(into: Path) -> None:
    if into.is_symlink() or (into.exists() and (not into.is_dir() or _any(into))):
        raise DeskProblem("keeping.not_over", folder=str(into))
    for above in (into.parent.resolve() / into.name).parents:
        # a place of copies lets its old ones go, and a desk in one of them with it
        if (above / DATABASE).exists() or layout.copy_folders(above):
            raise DeskProblem("keeping.inside", folder=str(into), above=str(above))


def _any(folder: Path) -> bool:
    return folder.is_dir() and next(folder.iterdir(), None) is not None


def _note(desk: Path) -> Path:
    return desk.parent / f".{desk.name}.going-back.json"


def _aside(desk: Path, now: datetime, lang: str) -> Path:
    """A name beside the desk that says what it is and is not taken."""
    what = say("keeping.why.before_restore", lang)
    words = f"{desk.name} ({what} {now.astimezone():%Y-%m-%d %H.%M})"
    at, number = desk.with_name(words), 1
    while at.exists():
        number += 1
        at = desk.with_name(f"{words} {number}")
    return at
