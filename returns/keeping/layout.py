"""Where everything lies in a place of copies: each photo and paper once, and a folder for each copy.

photos/ab/<sha256>.orig     papers/ab/<sha256>     copies/20261125T081203Z/{desk.sqlite, copy.json …}
"""

import shutil
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

ACCOUNT = "copy.json"
CONTENTS = "contents.txt"
PROOF = "proved.json"
COPIES = "copies"
#: the folder of the desk in which each kind of file lies under its own name; photos lie in its vault
FOLDERS = {"paper": "documents", "picture": "pictures", "key": "keys"}
#: what is being made; taken away when it is found later
UNFINISHED = ".unfinished-"


def photo_path(place: Path, sha256: str) -> Path:
    """Where the original lies, or would lie."""
    return place / "photos" / sha256[:2] / f"{sha256}.orig"


def paper_path(place: Path, sha256: str) -> Path:
    """Where the paper or product picture of these bytes lies, or would lie."""
    return place / "papers" / sha256[:2] / sha256


def kept_path(place: Path, kind: str, sha256: str) -> Path:
    """Where a file of that kind lies in a place, or would lie."""
    return (photo_path if kind == "photo" else paper_path)(place, sha256)


def desk_path(desk: Path, kind: str, name: str) -> Path:
    """Where a file of that kind and name lies in a desk, or would lie."""
    return photo_path(desk, name) if kind == "photo" else desk / FOLDERS[kind] / name


def copy_folder(place: Path, made_at: datetime) -> Path:
    """A name that no copy has yet, sorting by its moment."""
    name = made_at.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    at, number = place / COPIES / name, 1
    while at.exists():
        number += 1
        at = place / COPIES / f"{name}-{number}"
    return at


def made_at(folder: Path) -> datetime | None:
    """When a copy was made, by the name of its folder; None for a name that is none of ours."""
    moment, _, number = folder.name.partition("-")
    try:
        made = datetime.strptime(moment, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    except ValueError:
        return None
    return made if number.isdecimal() or not number else None


def copy_folders(place: Path) -> list[Path]:
    """The copies of a place, newest first; [] where it is not there."""
    try:
        found = [path for path in (place / COPIES).iterdir() if made_at(path) is not None]
    except OSError:
        return []
    return sorted(found, key=lambda path: path.name, reverse=True)


def place_of(copy: Path) -> Path:
    """The place that a copy lies in."""
    return copy.absolute().parent.parent


def clear_unfinished(place: Path) -> None:
    """Take away what a kill left half made; only ever called by who holds the desk."""
    for path in (place / COPIES).glob(f"{UNFINISHED}*"):
        with suppress(OSError):
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    for kind in ("photos", "papers"):
        for path in place.glob(f"{kind}/??/*.part"):
            with suppress(OSError):
                path.unlink()
