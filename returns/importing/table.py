"""A table as rows of cells: each with the line it starts on and with what is wrong with it as a row."""

import csv
import io
import itertools
import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple, Protocol, TextIO

from returns.errors import UnreadableFile
from returns.importing.sniff import opening

#: no platform's report has a tenth of it
MOST_COLUMNS = 1_000
#: buyer's words may be longer; any other cell is not, in a file that is not damaged
LONGEST_CELL = 2_000
#: lines looked through for the heading: reports open with blank or title lines (formats.md A7)
HEADING_WITHIN = 40
_DELIMITERS = ("\t", ",", ";", "|")


class Record(NamedTuple):
    """One row: its line in the file (1-based), as many cells as the heading, and its flaw.

    A flaw is "" or the phrase of `importing.json` that says why the row as such cannot be read.
    """

    row: int
    cells: list[str]
    flaw: str = ""
    #: some cell is long or holds signs that want a closer look
    odd: bool = True
    #: it has fewer cells than the heading
    short: bool = False


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
    #: does the last line end with a line end
    whole: bool = True

    def records(self) -> Iterator[Record]:
        """Every row below the heading that is not blank; `UnreadableFile` for a quote left open."""
        return self._read() if self.whole else self._cut(self._read())

    def _read(self) -> Iterator[Record]:
        width, header = len(self.header), list(self.header)
        for number, cells in self.raw():
            whole = "".join(cells)
            if not whole or whole.isspace():
                continue
            if not self.quoted and '"' in whole:
                cells = [_unquoted(cell) for cell in cells]
            if len(cells) == width and "\0" not in whole:
                if cells[0] == header[0] and trimmed(cells) == header:
                    continue  # the heading: the first time, or of files put one behind the other
                yield Record(number, cells, "", _is_odd(whole))
            else:
                yield fitted(number, cells, width)

    def raw(self) -> Iterator[tuple[int, list[str]]]:
        """Every row as it stands with its line, the heading and blank ones too."""
        number, spans, cells = self.skip, 0, [""]
        with opening(self.path), self._open() as file:
            lines = itertools.islice(file, self.skip, None)
            reader = (
                csv.reader(lines, delimiter=self.delimiter)
                if self.quoted
                else csv.reader(lines, delimiter=self.delimiter, quoting=csv.QUOTE_NONE)
            )
            try:
                for cells in reader:
                    yield number + 1, cells
                    spans = self.skip + reader.line_num - number
                    number += spans
            except csv.Error as error:
                key = "cell_too_large" if "larger" in str(error) else "broken_row"
                raise UnreadableFile(
                    f"importing.{key}", name=self.path.name, row=number + 1
                ) from error
        # at the end of the file the reader closes an open quote by itself
        if self.quoted and (not self.whole or (cells and cells[-1].endswith(("\n", "\r")))):
            self._refuse_open_quote(number - spans)

    def _open(self) -> TextIO:
        return self.path.open(encoding=self.encoding, errors="replace", newline="")

    def _refuse_open_quote(self, before: int) -> None:
        """Raise `UnreadableFile` when the last row, after line `before`, is still within quotes."""
        with opening(self.path), self._open() as file:
            lines = list(itertools.islice(file, before, None))
        try:
            list(csv.reader(lines, delimiter=self.delimiter, strict=True))
        except csv.Error as error:
            if "unexpected end" in str(error):
                raise UnreadableFile(
                    "importing.quote_open", name=self.path.name, row=before + 1
                ) from error

    def _cut(self, records: Iterator[Record]) -> Iterator[Record]:
        """The same, the last one flawed when it has fewer cells than the others and no line end."""
        last: Record | None = None
        for record in records:
            if last is not None:
                yield last
            last = record
        if last is not None:
            yield last._replace(flaw="flaw_cut") if last.short and not last.flaw else last


def find_table(
    path: Path, encoding: str, fit: Fit, *, quotes: bool = True, whole: bool = True
) -> TextTable:
    """The table in a text file: its heading is the first line that fits a platform best.

    `quotes` is False when the file is known to hold none, `whole` when its last line has no end.
    When no line fits, the likeliest is taken, so that a message can show it. Raises
    `UnreadableFile` when nothing looks like columns.
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
    table = TextTable(path, encoding, delimiter, tuple(cells), skip, whole=whole)
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
        return sum(len(cells) not in (0, width) for _, cells in table.raw())
    except UnreadableFile:
        return math.inf


def fitted(number: int, cells: list[str], width: int) -> Record:
    """A row brought to the heading's width, or left wider with its flaw."""
    padding = [""] * (width - len(cells))
    cells = cells + padding
    if any("\0" in cell for cell in cells):
        return Record(number, cells[:MOST_COLUMNS], "flaw_nul")
    if len(cells) > width and any(cell.strip() for cell in cells[width:]):
        swallowed = any("\n" in cell or "\r" in cell for cell in cells)
        return Record(number, cells[:MOST_COLUMNS], "flaw_quote" if swallowed else "flaw_wide")
    return Record(number, cells[:width], short=bool(padding))


def _is_odd(whole: str) -> bool:
    """Does a row, its cells joined, want a closer look: long, guarded, damaged, spoilt by Excel?"""
    return (
        len(whole) > LONGEST_CELL
        or "'" in whole
        or "000" in whole
        or "E+" in whole
        or "e+" in whole
        or "\ufffd" in whole
        or "\ufeff" in whole
        or "\u200b" in whole
    )


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
