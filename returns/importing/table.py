"""A table as rows of cells: each with the line it starts on and with what is wrong with it as a row."""

import csv
import io
import itertools
import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple, Protocol

from returns.errors import UnreadableFile
from returns.importing.sniff import opening

#: no platform's report has a tenth of it
MOST_COLUMNS = 1_000
#: lines looked through for the heading: reports open with blank or title lines (formats.md A7)
HEADING_WITHIN = 40
_DELIMITERS = ("\t", ",", ";", "|")


class Record(NamedTuple):
    """One row: its line in the file (1-based), as many cells as the heading, and its flaw.

    A flaw is "" or the phrase of `importing.json` that says why the row as such cannot be read.
    """

    row: int
    cells: list[str]
    flaw: str


class Table(Protocol):
    """Rows that can be gone through more than once."""

    @property
    def header(self) -> tuple[str, ...]:
        """The column headings as they stand, trimmed."""
        ...

    @property
    def delimiter(self) -> str:
        """One character, or "" for a sheet."""
        ...

    def records(self) -> Iterator[Record]:
        """Every row below the heading that is not blank."""
        ...


#: how well a list of headings fits any platform: 0 for not at all
Fit = Callable[[list[str]], int]


@dataclass(frozen=True, slots=True)
class TextTable:
    """A table in a text file, read line by line: memory does not grow with the file."""

    path: Path
    encoding: str
    delimiter: str
    header: tuple[str, ...]
    #: lines before the heading
    skip: int
    #: False: a quote is a character like any other (`7" tablet` in Amazon's tab files)
    quoted: bool = True

    def records(self) -> Iterator[Record]:
        """Every row below the heading that is not blank; `UnreadableFile` for a quote left open."""
        width, header = len(self.header), list(self.header)
        for record in self.raw():
            number, cells, flaw = record
            whole = "".join(cells)
            if not whole or whole.isspace():
                continue
            if not self.quoted and '"' in whole:
                cells = [_unquoted(cell) for cell in cells]
            if len(cells) == width and "\0" not in whole:
                if cells[0].strip("\ufeff ") == header[0] and trimmed(cells) == header:
                    continue  # the heading again: files were put one behind the other
                yield Record(number, cells, "")
            else:
                yield fitted(number, cells, width, cut=flaw != "")

    def raw(self) -> Iterator[Record]:
        """Every row as it stands, the heading too; flawed when the last line has no end."""
        with (
            opening(self.path),
            self.path.open(encoding=self.encoding, errors="replace", newline="") as file,
        ):
            yield from self._rows(itertools.islice(file, self.skip, None))

    def _rows(self, lines: Iterator[str]) -> Iterator[Record]:
        pending: list[str] = []

        def kept() -> Iterator[str]:
            for line in lines:
                pending.append(line)
                yield line

        if self.quoted:
            reader = csv.reader(kept(), delimiter=self.delimiter)
        else:
            reader = csv.reader(kept(), delimiter=self.delimiter, quoting=csv.QUOTE_NONE)
        number = self.skip + 1
        try:
            for cells in reader:
                ended = pending[-1].endswith(("\n", "\r"))
                if self.quoted and not (ended and len(pending) == 1):
                    self._refuse_open_quote(pending, number)
                yield Record(number, cells, "" if ended else "flaw_cut")
                number = self.skip + 1 + reader.line_num
                pending.clear()
        except csv.Error as error:
            key = (
                "importing.cell_too_large" if "larger" in str(error) else "importing.broken_row"
            )
            raise UnreadableFile(key, name=self.path.name, row=number) from error

    def _refuse_open_quote(self, lines: list[str], number: int) -> None:
        """At the end of the file the reader closes an open quote by itself: tell instead."""
        try:
            list(csv.reader(lines, delimiter=self.delimiter, strict=True))
        except csv.Error as error:
            if "unexpected end" in str(error):
                raise UnreadableFile(
                    "importing.quote_open", name=self.path.name, row=number
                ) from error


def find_table(path: Path, encoding: str, fit: Fit, *, quotes: bool = True) -> TextTable:
    """The table in a text file: its heading is the first line that fits a platform best.

    `quotes` is False when the file is known to hold none. When no line fits, the likeliest is
    taken, so that a message can show it. Raises `UnreadableFile` when nothing looks like columns.
    """
    with opening(path), path.open(encoding=encoding, errors="replace", newline="") as file:
        lines = [line[: 1 << 20] for line in itertools.islice(file, HEADING_WITHIN)]
    best: tuple[int, int, str, list[str]] | None = None
    for skip, line in enumerate(lines):
        for delimiter in _DELIMITERS:
            cells = _split(line, delimiter)
            if sum(map(bool, cells)) < 2 or len(cells) > MOST_COLUMNS:
                continue
            score = fit(cells)
            if best is None or score > best[0]:
                best = score, skip, delimiter, cells
    if best is None:
        raise UnreadableFile("importing.not_a_table", name=path.name)
    _, skip, delimiter, cells = best
    table = TextTable(path, encoding, delimiter, tuple(cells), skip)
    return _with_quotes_settled(table) if quotes and delimiter == "\t" else table


def _with_quotes_settled(table: TextTable) -> TextTable:
    """Tab files: quotes mean nothing, unless that leaves more rows unfit for the heading."""
    plain = replace(table, quoted=False)
    unfit = _unfit(plain)
    return table if unfit and _unfit(table) < unfit else plain


def _unfit(table: TextTable) -> float:
    """How many rows do not have the heading's number of cells."""
    width = len(table.header)
    try:
        return sum(len(record.cells) != width or record.flaw != "" for record in table.raw())
    except UnreadableFile:
        return math.inf


def fitted(number: int, cells: list[str], width: int, *, cut: bool = False) -> Record:
    """A row brought to the heading's width, with its flaw."""
    if any("\0" in cell for cell in cells):
        flaw = "flaw_nul"
    elif len(cells) > width and any(cell.strip() for cell in cells[width:]):
        flaw = "flaw_wide"
    elif len(cells) < width and cut:
        flaw = "flaw_cut"
    else:
        flaw = ""
    if len(cells) < width:
        cells = cells + [""] * (width - len(cells))
    return Record(number, cells[: width if not flaw else MOST_COLUMNS], flaw)


def trimmed(cells: list[str]) -> list[str]:
    """Headings without what editors and Excel put around them."""
    return [cell.strip("\ufeff\u200b\xa0 \t\r\n'\"") for cell in cells]


def _split(line: str, delimiter: str) -> list[str]:
    try:
        cells = next(csv.reader(io.StringIO(line), delimiter=delimiter), [])
    except csv.Error:
        return []
    return trimmed(cells)


def _unquoted(cell: str) -> str:
    """`"7"" tablet"` as Excel writes it becomes `7" tablet`; a lone quote stays."""
    if len(cell) < 2 or not (cell[0] == cell[-1] == '"'):
        return cell
    inner = cell[1:-1]
    return cell if '"' in inner.replace('""', "") else inner.replace('""', '"')
