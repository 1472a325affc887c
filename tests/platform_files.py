"""A platform's file read whole, for tests that look at what it lists."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from returns.importing.drafts import Reading
from returns.importing.reading import PlatformFile, ReasonFor, read_listed
from returns.importing.reading import open_file as open_with
from returns.platforms.known import HEADINGS


def open_file(path: Path, **answers: Any) -> PlatformFile:
    """One of the files that Sendback knows; `answers` as `returns.importing.reading.open_file`."""
    return open_with(path, HEADINGS, **answers)


def read_file(path: Path, *, reason_for: ReasonFor, **answers: Any) -> Reading:
    """All that it lists, in the order of its rows."""
    return read_listed(open_file(path, **answers), reason_for)


def row_of(heading: str, cells: Mapping[str, object]) -> str:
    """One row below a heading of tabs: each cell by its column's name, those that are not told empty."""
    names = heading.rstrip("\n").split("\t")
    assert set(cells) <= set(names), set(cells) - set(names)
    return "\t".join(str(cells.get(name, "")) for name in names) + "\n"
