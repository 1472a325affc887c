"""What can be found of a desk that will not open: its copies and files, read without its database."""

from dataclasses import dataclass
from pathlib import Path

from returns.keeping import places
from returns.records.keeping import Copy


@dataclass(frozen=True, slots=True)
class Remains:
    """What lies in a desk's folder and in its places of copies."""

    #: newest first, those that were proved before the others
    copies: tuple[Copy, ...]
    #: originals of photos, and papers
    photos: int
    papers: int


def remains_of(folder: Path) -> Remains:
    """Look at a desk's folder, at `backups/`, and at the second place that it remembers."""
    own = places.copies_in(places.own_place(folder))
    desk_id = next((copy.desk_id for copy in own if copy.desk_id), "")
    found = {copy.path: copy for copy in own}
    second = places.remembered(folder).folder
    for place in _folders(second) if second is not None else ():
        for copy in places.copies_in(place, desk_id):
            # without an own copy nothing but the name tells whose it is
            if desk_id or copy.desk_name == folder.name:
                found[copy.path] = copy
    copies = sorted(
        found.values(),
        key=lambda copy: (copy.proved_at is not None, copy.made_at),
        reverse=True,
    )
    return Remains(
        tuple(copies), _count(folder, "photos/??/*.orig"), _count(folder, "documents/*")
    )


def _folders(second: Path) -> list[Path]:
    try:
        return [path for path in second.iterdir() if path.is_dir()]
    except OSError:
        return []


def _count(folder: Path, pattern: str) -> int:
    try:
        return sum(1 for path in folder.glob(pattern) if path.is_file())
    except OSError:
        return 0
