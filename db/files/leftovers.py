"""What programs that were killed left in a desk: known by names that only this program gives."""

import os
import re
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from stat import S_ISREG

from db.files.workplace import sweep_workplaces

_DAY = 86_400
_PART = r"\.sendback-[0-9a-f]{8}\.part"
#: where they lie, and how they are called: today, and by earlier versions
_PLACES = (
    ("", rf"{_PART}|desk\.sqlite\.[0-9a-f]{{8}}\.new(-wal|-shm)?|desk\.holder\.new"),
    # beside it: a note of going back that was being written
    ("..", _PART),
    ("documents", rf"{_PART}|.+\.[0-9a-f]{{8}}\.part"),
    ("backups", rf"{_PART}|before-version-\d+-from-\d+\.sqlite\.part(-wal|-journal)?"),
    ("pictures", _PART),
    ("photos/incoming", r"[0-9a-f]{32}\.part"),
    ("photos/derived/*/*", rf"{_PART}|[0-9a-f]{{64}}(-\d+)?\.jpg\.part"),
)


def sweep(desk: Path) -> int:
    """Remove them once they are a day old, and work folders at once; how many there were.

    Call it while holding the `DeskLock`, off the window's thread. Nothing else is touched, and
    nothing that a row could name.
    """
    return sum(map(_removed, _left(desk))) + sweep_workplaces(desk)


def a_day_old(path: Path) -> bool:
    """Nobody works any more on a file that was written a day ago."""
    try:
        return path.lstat().st_mtime <= time.time() - _DAY
    except OSError:
        return False


def _left(desk: Path) -> Iterator[Path]:
    for place, name in _PLACES:
        ours = re.compile(name)
        for folder in desk.glob(place) if place else (desk,):
            with suppress(OSError), os.scandir(folder) as there:
                yield from (Path(entry.path) for entry in there if ours.fullmatch(entry.name))


def _removed(path: Path) -> bool:
    with suppress(OSError):  # somebody else's, or gone by now
        if S_ISREG(path.lstat().st_mode) and a_day_old(path):
            path.unlink()
            return True
    return False
