"""A copy made ready to be looked into: its database written anew in a folder that goes with the look."""

import shutil
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from db.desk_file.lock import DeskLock
from db.desk_file.schema import DATABASE, open_or_create
from db.errors import StorageError
from db.files.leftovers import a_day_old
from returns.clock import Clock, stamp
from returns.keeping import layout
from returns.keeping.contents import Written, read_written
from returns.keeping.opened import found_copy, restore_database
from returns.keeping.watching import Watch
from returns.ledger.storage_problems import told_plainly

#: how these folders begin, in the system's own place for such
_LOOK = "sendback-look-"


@dataclass(frozen=True, slots=True)
class Looked:
    """A copy that is looked into: its folder, the desk's name, and the place with its photos."""

    copy: Path
    desk_name: str
    place: Path
    #: where its papers and product pictures lie, by their path below the desk's folder
    files: Mapping[str, Path]
    #: the folder that it was written anew in, and its lock: one without is a killed program's
    folder: Path
    held: DeskLock

    def close(self) -> None:
        """Take the folder away."""
        self.held.release()
        shutil.rmtree(self.folder, ignore_errors=True)


def look_into(copy: Path, clock: Clock) -> Looked:
    """Write a copy's database anew to look at it; raises `DeskProblem` for one that is not as made."""
    written = read_written(found_copy(copy))
    _sweep(clock)
    folder = Path(tempfile.mkdtemp(prefix=_LOOK))
    place = layout.place_of(written.folder)
    name, files = written.account.desk_name, _files(written, place)
    looked = Looked(written.folder, name, place, files, folder, DeskLock(folder))
    try:
        with told_plainly():
            looked.held.acquire(stamp(clock.now()))
            restore_database(written, folder / DATABASE, Watch())
            open_or_create(folder / DATABASE)
    except BaseException:
        looked.close()
        raise
    return looked


def _files(written: Written, place: Path) -> dict[str, Path]:
    return {
        f"{layout.FOLDERS[kept.kind]}/{kept.name}": layout.paper_path(place, kept.sha256)
        for kept in written.files
        if kept.kind in layout.FOLDERS
    }


def _sweep(clock: Clock) -> None:
    """Take away what a program that was killed had opened to look into; its lock is free then."""
    for folder in filter(a_day_old, Path(tempfile.gettempdir()).glob(f"{_LOOK}*")):
        left = DeskLock(folder)
        with suppress(StorageError, OSError):
            left.acquire(stamp(clock.now()))
            left.release()
            shutil.rmtree(folder, ignore_errors=True)
