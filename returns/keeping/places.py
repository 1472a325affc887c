"""Where a desk's copies are kept: its own `backups/`, and a second place that the seller chose.

The second place is remembered beside the database, not in it: it must be found when the database
cannot be read, and going back to an old copy must not forget it.
"""

import json
import re
import secrets
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from db.desk_file.schema import BACKUPS
from db.files.safe_file import write_durably, write_over
from returns.clock import moment, stamp
from returns.errors import DeskProblem
from returns.keeping import layout
from returns.keeping.contents import copy_in
from returns.keeping.trouble import told_of_place
from returns.records.keeping import Copy, Place

#: the note beside the database
NOTE = "keeping.json"
_UNSAFE = re.compile(r"[^\w \-]+")


@dataclass(frozen=True, slots=True)
class Remembered:
    """The second place and when the last copy went there."""

    folder: Path | None = None
    last_at: datetime | None = None
    #: it was on another disk then; True for a note that does not tell
    elsewhere: bool = True


def remembered(desk: Path) -> Remembered:
    """The second place of a desk, as noted beside its database; none where the note is damaged."""
    try:
        told = json.loads((desk / NOTE).read_bytes())
        folder = str(told["second_place"])
        last = told.get("last_at")
        elsewhere = told.get("elsewhere") is not False
        at = moment(last) if last else None
        return Remembered(Path(folder) if folder else None, at, elsewhere)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return Remembered()


def remember(desk: Path, note: Remembered) -> None:
    """Note the second place; raises `StorageError`."""
    told = {
        "second_place": str(note.folder or ""),
        "last_at": stamp(note.last_at) if note.last_at else None,
        "elsewhere": note.elsewhere,
    }
    write_durably(desk / NOTE, json.dumps(told, ensure_ascii=False).encode("utf-8", "replace"))


def demand_usable(folder: Path, desk: Path) -> None:
    """Raise `DeskProblem` for a place that is not there, cannot be written, or is in the desk itself."""
    above = (folder, *folder.resolve().parents)
    inside = (desk / name for name in (BACKUPS, "photos", *layout.FOLDERS.values()))
    if any(_same(desk, each) for each in above) or any(_same(each, folder) for each in inside):
        raise DeskProblem("keeping.own_folder", place=str(folder))
    if not folder.is_dir():
        key = "not_a_folder" if folder.exists() else "place_gone"
        raise DeskProblem(f"keeping.{key}", place=str(folder))
    with told_of_place(folder):
        probe = folder / f".sendback-{secrets.token_hex(4)}.part"
        try:
            write_over(probe, b"?")
        finally:
            probe.unlink(missing_ok=True)


def folder_in(chosen: Path, desk_id: str, desk_name: str) -> Path:
    """The folder of one desk's copies in a chosen place: found by the desk's id, whatever its name was."""
    short = desk_id[:8]
    for path in sorted(chosen.glob(f"*{short}")) if short else ():
        if path.is_dir() and (path / layout.COPIES).is_dir():
            return path
    plain = _UNSAFE.sub("", desk_name).strip()[:40]
    return chosen / " ".join(part for part in ("Sendback", plain, short) if part)


def own_place(desk: Path) -> Path:
    """The copies in the desk's own folder."""
    return desk / BACKUPS


def copies_in(place: Path, desk_id: str = "") -> tuple[Copy, ...]:
    """The copies of a place, newest first; with `desk_id` only that desk's. What is none is left out."""
    found = []
    for folder in layout.copy_folders(place):
        try:
            copy = copy_in(folder)
        except DeskProblem:
            continue
        if not desk_id or copy.desk_id in ("", desk_id):
            found.append(copy)
    return tuple(found)


def places_of(desk: Path, desk_id: str, desk_name: str) -> tuple[Place, ...]:
    """Both places as they are now; the second one only where it was chosen."""
    own = own_place(desk)
    first = Place(own, own=True, there=True, elsewhere=False, copies=copies_in(own, desk_id))
    note = remembered(desk)
    if note.folder is None:
        return (first,)
    there = note.folder.is_dir()
    copies = copies_in(folder_in(note.folder, desk_id, desk_name), desk_id) if there else ()
    last = copies[0].made_at if copies else note.last_at
    elsewhere = on_another_disk(note.folder, desk) if there else None
    return first, Place(note.folder, False, there, elsewhere, copies, last, note.elsewhere)


def _same(one: Path, other: Path) -> bool:
    """One folder, by whatever names; a folder may be mounted at two."""
    try:
        return one.samefile(other)
    except OSError:
        return False


def on_another_disk(folder: Path, desk: Path) -> bool | None:
    """Whether a folder lies on another disk than the desk; None where it cannot be told."""
    try:
        return folder.stat().st_dev != desk.stat().st_dev
    except OSError:
        return None
