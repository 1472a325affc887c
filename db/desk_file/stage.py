"""A desk that is made beside its place and gets its name when it is whole.

Its maker holds a lock in it, so that one whose maker was killed is known for what it is and swept.
"""

import os
import re
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from errno import EAGAIN
from pathlib import Path

from db.desk_file.lock import LOCK
from db.desk_file.system_lock import SystemLock
from db.files.leftovers import a_day_old
from db.files.safe_file import sync_folder
from db.private import make_folder

#: what is made in a stage, as its name ends
RESTORING, GOING_BACK, SALVAGING = "restoring", "going-back", "salvaging"
_ID = "[0-9a-f]{12}"


def stage_path(place: Path, what: str) -> Path:
    """A hidden name beside `place` that nothing has."""
    return place.with_name(f".{place.name}.{secrets.token_hex(6)}.{what}")


def is_stage(folder: Path, place: Path, what: str) -> bool:
    """Is that the name of a folder in which `what` is done for `place`?"""
    return re.fullmatch(rf"\.{re.escape(place.name)}\.{_ID}\.{what}", folder.name) is not None


@contextmanager
def stage(place: Path, what: str) -> Iterator[Path]:
    """An empty folder of the owner's alone; left without an error it becomes `place`, whole.

    `place` must be absent or empty. Otherwise nothing of it stays. Raises `OSError`.
    """
    sweep_stages(place)
    place.parent.mkdir(parents=True, exist_ok=True)
    folder = stage_path(place, what)
    make_folder(folder)
    lock = SystemLock(folder / LOCK)
    try:
        if not lock.acquire():
            raise BlockingIOError(EAGAIN, os.strerror(EAGAIN), str(folder))
        yield folder
        if os.name == "nt":  # there a folder keeps its name while a file in it is open
            lock.release()
        if place.exists():
            place.rmdir()
        folder.replace(place)
        # until here whoever finds the folder finds whether its maker lives
        (place / LOCK).unlink()
        sync_folder(place.parent)
    finally:
        lock.release()
        shutil.rmtree(folder, ignore_errors=True)


def sweep_stages(place: Path) -> int:
    """Remove what makers that were killed left beside `place`; how many there were.

    A former desk is never among them, nor the stage of a going back that is still to be finished.
    """
    return sum(map(_removed, _stages_of(place)))


def _stages_of(place: Path) -> Iterator[Path]:
    if place.with_name(f".{place.name}.{GOING_BACK}.json").exists():
        return
    name = re.escape(place.name)
    ours = re.compile(
        rf"\.({name}|\.{name}\.{_ID}\.{GOING_BACK})\.{_ID}\.({RESTORING}|{GOING_BACK}|{SALVAGING})"
    )
    with suppress(OSError), os.scandir(place.parent) as there:
        for entry in there:
            if ours.fullmatch(entry.name) and entry.is_dir(follow_symlinks=False):
                yield Path(entry.path)


def _removed(folder: Path) -> bool:
    if not _is_dead(folder):
        return False
    shutil.rmtree(folder, ignore_errors=True)
    return not folder.exists()


def _is_dead(folder: Path) -> bool:
    """Its maker holds the lock from the start to the moment before it gets its name."""
    if not (folder / LOCK).is_file():
        return a_day_old(folder) or next(folder.iterdir(), None) is None
    lock = SystemLock(folder / LOCK)
    try:
        return lock.acquire()
    except OSError:
        return False
    finally:
        lock.release()
