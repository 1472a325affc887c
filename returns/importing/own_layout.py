"""A table in a layout of our own: one of our columns is enough to find its header by."""

from collections.abc import Collection, Sequence
from functools import partial
from pathlib import Path

from returns.errors import UnreadableFile
from returns.importing.sheet import find_sheet, is_workbook
from returns.importing.sniff import Survey
from returns.importing.table import Table, find_table


def own_table(path: Path, found: Survey, columns: Collection[str]) -> Table:
    """The table of a CSV file or sheet whose header has most of these columns.

    Raises `UnreadableFile` for an archive and for what cannot be read.
    """
    # no closure: sheets are read in a process of their own
    fit = partial(_fit, frozenset(columns))
    if found.kind == "text":
        return find_table(path, found.encoding, fit, quotes=found.quotes, whole=found.whole)
    if found.kind == "zip" and not is_workbook(path):
        raise UnreadableFile("importing.is_archive", name=path.name)
    return find_sheet(path, "xls" if found.kind == "xls" else "xlsx", fit)


def _fit(columns: frozenset[str], header: Sequence[str]) -> int:
    return len({plain(heading) for heading in header} & columns)


def plain(heading: str) -> str:
    """A heading as our columns are written: small letters, one low line for any space."""
    return "_".join(heading.strip().casefold().split())
