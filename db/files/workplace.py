"""Folders for work that is thrown away: inside the desk, and swept once their program is gone."""

import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from db.private import FOLDER, make_folder
from db.trouble import storage_errors

_MARK = "work-"
#: tells this run of the program from one that was killed, also when both had the same number
_THIS_RUN = secrets.token_hex(8)


@contextmanager
def private_folder(desk: Path) -> Iterator[Path]:
    """A folder of the owner's alone, gone afterwards with all that is in it.

    Trouble with the disk, also of what is written into it, comes out as a `StorageError`.
    """
    incoming = _incoming(desk)
    place = incoming / f"{_MARK}{_THIS_RUN}-{secrets.token_hex(4)}"
    with storage_errors(place):
        make_folder(incoming.parent)
        make_folder(incoming)
        place.mkdir(mode=FOLDER)
        try:
            yield place
        finally:
            shutil.rmtree(place, ignore_errors=True)


def sweep_workplaces(desk: Path) -> int:
    """Remove those of programs that were killed; call it while holding the `DeskLock`."""
    removed = 0
    for place in _incoming(desk).glob(f"{_MARK}*"):
        if place.is_dir() and not place.name.startswith(f"{_MARK}{_THIS_RUN}-"):
            shutil.rmtree(place, ignore_errors=True)
            removed += not place.exists()
    return removed


def _incoming(desk: Path) -> Path:
    return desk / "photos" / "incoming"
