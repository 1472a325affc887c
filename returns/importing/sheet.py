"""Tables in .xlsx and .xls files: copies that Excel saved, with what it destroyed made visible.

They are unpacked in a process of its own, which keeps its limits; what comes back is rows of text,
kept in a file without a name until they are read.
"""

import atexit
import marshal
import struct
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from itertools import islice
from pathlib import Path
from typing import IO, Any
from weakref import finalize

from returns.errors import UnreadableFile
from returns.importing.figures import figure
from returns.importing.sniff import opening
from returns.importing.table import HEADING_WITHIN, MOST_COLUMNS, Fit, Record, fitted, trimmed
from returns.importing.workbook import (
    MOST_BYTES,
    MOST_SHEETS,
    Broken,
    NumberedRow,
    Workbook,
)
from returns.quarantine import Crashed, Limits, OutOfMemory, OutOfTime, Quarantine

#: `memory` leaves room below 300 MB for the libraries themselves
LIMITS = Limits(memory=260_000_000, work_seconds=60.0, wall_seconds=120.0)
#: so many rows come at once
_BATCH = 500
#: rows that fit are not written to the disk
_IN_MEMORY = 16 << 20
#: file, kind and the function that judges a heading
_Task = tuple[str, str, Fit]
_SIZE = struct.Struct("<Q")
_Heading = tuple[int, tuple[str, ...]]


@dataclass(frozen=True, slots=True, weakref_slot=True)
class SheetTable:
    """The rows of one sheet, kept aside as long as somebody holds the table."""

    kept: IO[bytes]
    header: tuple[str, ...]
    delimiter: str = ""

    def __post_init__(self) -> None:
        finalize(self, self.kept.close)

    def records(self) -> Iterator[Record]:
        """Every row below the heading that is not blank; rows are numbered as Excel does."""
        width = len(self.header)
        self.kept.seek(0)
        while size := self.kept.read(_SIZE.size):
            batch = marshal.loads(self.kept.read(*_SIZE.unpack(size)))  # noqa: S302  our own
            place = self.kept.tell()
            for number, cells in batch:
                yield fitted(number, cells, width)
            self.kept.seek(place)  # somebody else may go through the rows meanwhile


def find_sheet(path: Path, kind: str, fit: Fit) -> SheetTable:
    """The sheet and row whose heading fits a platform best; `UnreadableFile` when none has columns.

    `fit` is a function of a module, since another process calls it.
    """
    with ExitStack() as until_whole:
        kept = until_whole.enter_context(tempfile.SpooledTemporaryFile(_IN_MEMORY))
        try:
            with opening(path):
                header = _kept(_worker().parts((str(path), kind, fit)), kept)
        except OutOfMemory as error:
            raise UnreadableFile("importing.too_much_memory", name=path.name) from error
        except OutOfTime as error:
            raise UnreadableFile("importing.too_slow", name=path.name) from error
        except Crashed as error:
            raise UnreadableFile("importing.broken_workbook", name=path.name) from error
        until_whole.pop_all()
    return SheetTable(kept, header)


def _kept(parts: Iterator[Any], kept: IO[bytes]) -> tuple[str, ...]:
    """Put the batches aside; the heading."""
    header: tuple[str, ...] = next(parts)
    for batch in parts:
        kept.write(_SIZE.pack(len(batch)))
        kept.write(batch)
    return header


@cache
def _worker() -> Quarantine:
    worker = Quarantine(_read, LIMITS)
    atexit.register(worker.close)
    return worker


def is_workbook(path: Path) -> bool:
    """Is this ZIP file an .xlsx?"""
    with opening(path):
        try:
            with zipfile.ZipFile(path) as packed:
                return any(name.lower() == "xl/workbook.xml" for name in packed.namelist())
        except (zipfile.BadZipFile, ValueError, NotImplementedError, KeyError):
            return False


def _read(task: _Task) -> Iterator[object]:
    """In the worker: the heading that fits best, then the rows below it in batches."""
    path, kind, fit = Path(task[0]), task[1], task[2]
    try:
        book = Workbook(path) if kind == "xlsx" else _OldWorkbook(path)
        yield from _table(book, path, fit)
    except (Broken, zipfile.BadZipFile, EOFError, ValueError, NotImplementedError) as error:
        raise UnreadableFile("importing.broken_workbook", name=path.name) from error
    except RuntimeError as error:  # encrypted
        raise UnreadableFile("importing.broken_workbook", name=path.name) from error
    except Exception as error:
        if type(error).__module__ not in {"zlib", "lzma", "_lzma", "bz2"}:
            raise
        raise UnreadableFile("importing.broken_workbook", name=path.name) from error


def _table(book: "Workbook | _OldWorkbook", path: Path, fit: Fit) -> Iterator[object]:
    best: tuple[int, int, _Heading] | None = None
    for sheet in book.sheets():
        for number, row in islice(book.rows(sheet), HEADING_WITHIN):
            cells = trimmed(row)
            while cells and not cells[-1]:
                cells.pop()
            if (
                number > HEADING_WITHIN
                or sum(map(bool, cells)) < 2
                or len(cells) > MOST_COLUMNS
            ):
                continue
            score = fit(cells)
            if best is None or score > best[0]:
                best = score, sheet, (number, tuple(cells))
    if best is None:
        raise UnreadableFile("importing.not_a_table", name=path.name)
    _, sheet, (heading, header) = best
    yield header
    below = (row for row in book.rows(sheet) if row[0] > heading and "".join(row[1]).strip())
    while batch := list(islice(below, _BATCH)):
        yield marshal.dumps(batch)


class _OldWorkbook:
    """An .xls file; the library holds a sheet whole, within the worker's memory."""

    def __init__(self, path: Path) -> None:
        with opening(path):
            if path.stat().st_size > MOST_BYTES:
                raise UnreadableFile(
                    "importing.too_large", name=path.name, most_mb=MOST_BYTES >> 20
                )
        self._book = _library(path)

    def sheets(self) -> range:
        """The places of the first sheets."""
        return range(min(len(self._book.sheet_names), MOST_SHEETS))

    def rows(self, sheet: int) -> Iterator[NumberedRow]:
        """Every row that has cells."""
        whole = self._book.get_sheet_by_index(sheet)
        for number, row in enumerate(whole.iter_rows(), start=1):
            cells = [_text(value) for value in row]
            if any(cells):
                yield number, cells


def _library(path: Path) -> Any:
    from python_calamine import CalamineError, load_workbook  # costs 30 ms, rarely needed

    try:
        return load_workbook(str(path))
    except (CalamineError, OSError) as error:
        raise Broken(str(error)) from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":  # the library's own crash, no Exception
            raise
        raise Broken(str(error)) from error


def _text(value: object) -> str:
    """A cell as text."""
    if isinstance(value, bool):
        return "Y" if value else "N"
    if isinstance(value, float):
        return figure(value)
    if isinstance(value, datetime):
        return value.isoformat(sep=" ", timespec="seconds")
    return value.isoformat() if isinstance(value, date) else str(value)
