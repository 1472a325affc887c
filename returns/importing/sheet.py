"""Tables in .xlsx and .xls files: copies that Excel saved, with what it destroyed made visible."""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from typing import Any

from returns.errors import UnreadableFile
from returns.importing.sniff import opening
from returns.importing.table import HEADING_WITHIN, MOST_COLUMNS, Fit, Record, fitted, trimmed

#: of the file, and of what is packed in it; bigger tables are saved as text
MOST_BYTES = 64 << 20
MOST_UNPACKED = 256 << 20
#: cells between the first and the last one; a single cell far out would fill the memory
MOST_CELLS = 20_000_000
MOST_SHEETS = 20
_PARTS = re.compile(
    r"(\[Content_Types\]\.xml|_rels/.*\.rels|xl/(_rels/.*|workbook\.xml|styles\.xml"
    r"|sharedStrings\.xml|worksheets/[^/]*\.xml|worksheets/_rels/.*))\Z",
    re.IGNORECASE,
)
_REFERENCE = re.compile(rb"""\br\s*=\s*["']([A-Za-z]{0,7})(\d{1,9})["']""")
_NO_REFERENCE = re.compile(rb"<(?:\w+:)?c(?:\s+[st]\s*=\s*[\"'][^\"']*[\"'])*\s*/?>")
_MOST_WIDE = 16_384


@dataclass(frozen=True, slots=True)
class SheetTable:
    """One sheet, held in memory by the workbook library."""

    sheet: Any
    header: tuple[str, ...]
    #: rows before the heading
    skip: int
    delimiter: str = ""

    def records(self) -> Iterator[Record]:
        """Every row below the heading that is not blank; rows are numbered as Excel does."""
        width = len(self.header)
        rows = islice(enumerate(self.sheet.iter_rows(), start=1), self.skip + 1, None)
        for number, row in rows:
            cells = [_text(value) for value in row]
            if any(cells) and not "".join(cells).isspace():
                yield fitted(number, cells, width)


def find_sheet(path: Path, kind: str, fit: Fit) -> SheetTable:
    """The sheet and row whose heading fits a platform best; `UnreadableFile` when none has columns."""
    best: tuple[int, SheetTable] | None = None
    for sheet in _sheets(path, kind):
        for skip, row in enumerate(islice(sheet.iter_rows(), HEADING_WITHIN)):
            cells = trimmed([_text(value) for value in row])
            while cells and not cells[-1]:
                cells.pop()
            if sum(map(bool, cells)) < 2 or len(cells) > MOST_COLUMNS:
                continue
            score = fit(cells)
            if best is None or score > best[0]:
                best = score, SheetTable(sheet, tuple(cells), skip)
    if best is None:
        raise UnreadableFile("importing.not_a_table", name=path.name)
    return best[1]


def _sheets(path: Path, kind: str) -> Iterator[Any]:
    """The first sheets of a workbook, one after the other."""
    from python_calamine import CalamineError, load_workbook  # costs 30 ms, rarely needed

    source = _unpacked(path) if kind == "xlsx" else _bytes(path)
    try:
        book = load_workbook(source)
        for name in book.sheet_names[:MOST_SHEETS]:
            yield book.get_sheet_by_name(name)
    except (CalamineError, ValueError, OSError) as error:
        raise UnreadableFile("importing.broken_workbook", name=path.name) from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":  # the library's own crash, no Exception
            raise
        raise UnreadableFile("importing.broken_workbook", name=path.name) from error


def _bytes(path: Path) -> io.BytesIO:
    with opening(path):
        if path.stat().st_size > MOST_BYTES:
            raise UnreadableFile(
                "importing.too_large", name=path.name, most_mb=MOST_BYTES >> 20
            )
        return io.BytesIO(path.read_bytes())


def is_workbook(path: Path) -> bool:
    """Is this ZIP file an .xlsx?"""
    with opening(path):
        try:
            with zipfile.ZipFile(path) as packed:
                return any(name.lower() == "xl/workbook.xml" for name in packed.namelist())
        except (zipfile.BadZipFile, ValueError, NotImplementedError, KeyError):
            return False


def _unpacked(path: Path) -> io.BytesIO:
    """The parts that matter, unpacked and measured: nothing else reaches the library.

    A ZIP file may lie about its sizes, and one cell in the last corner would ask for 500 GB.
    """
    source, plain = _bytes(path), io.BytesIO()
    left = MOST_UNPACKED
    try:
        with zipfile.ZipFile(source) as packed, zipfile.ZipFile(plain, "w") as copy:
            names = [part for part in packed.infolist() if _PARTS.match(part.filename)]
            for part in names[:200]:
                left -= part.file_size
                if left < 0:
                    raise UnreadableFile(
                        "importing.too_large", name=path.name, most_mb=MOST_UNPACKED >> 20
                    )
                content = packed.read(part)
                if part.filename.lower().startswith("xl/worksheets/"):
                    _refuse_far_cells(content, path.name)
                copy.writestr(part.filename, content)
    except (zipfile.BadZipFile, EOFError, OSError, ValueError, NotImplementedError) as error:
        raise UnreadableFile("importing.broken_workbook", name=path.name) from error
    except RuntimeError as error:  # encrypted
        raise UnreadableFile("importing.broken_workbook", name=path.name) from error
    except Exception as error:
        if type(error).__module__ not in {"zlib", "lzma", "_lzma", "bz2"}:
            raise
        raise UnreadableFile("importing.broken_workbook", name=path.name) from error
    plain.seek(0)
    return plain


def _refuse_far_cells(content: bytes, name: str) -> None:
    rows = columns = 1
    for found in _REFERENCE.finditer(content):
        rows = max(rows, int(found[2]))
        if found[1]:
            columns = max(columns, _column(found[1]))
    if _NO_REFERENCE.search(content):
        columns, rows = _MOST_WIDE, max(rows, content.count(b"<row"))
    if rows * columns > MOST_CELLS:
        raise UnreadableFile("importing.sheet_too_wide", name=name)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


def _text(value: object) -> str:
    """A cell as text; a number that lost digits looks like it (`5.764614130387858E+17`)."""
    if isinstance(value, bool):
        return "Y" if value else "N"
    if isinstance(value, float):
        return _figure(value)
    if isinstance(value, datetime):
        return value.isoformat(sep=" ", timespec="seconds")
    return value.isoformat() if isinstance(value, date) else str(value)


def _figure(value: float) -> str:
    if abs(value) >= 2**53:
        return f"{value:.15E}"
    if value == int(value):
        return str(int(value))
    shown = f"{value:.15g}"
    # a number has no thousands: `1.234` must not look as if it could
    return f"{shown}0" if len(shown) - shown.find(".") == 4 else shown
