"""The rows of an .xlsx file one by one: neither the sheet nor the unpacked file is ever held whole."""

import re
import zipfile
from array import array
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import IO, Any
from xml.parsers import expat

from returns.errors import UnreadableFile
from returns.importing.figures import figure, moment
from returns.importing.sniff import opening

#: of the file, and of what is packed in it; bigger tables are saved as text
MOST_BYTES = 64 << 20
MOST_UNPACKED = 256 << 20
#: of the texts that cells share
MOST_SHARED = 96 << 20
#: a table that is packed this many times smaller repeats one row over and over
TIGHTEST = 150
#: smaller parts may be as tight as they like
_TIGHT_FROM = 4 << 20
#: cells up to the last one of each row; a cell far out costs all before it
MOST_CELLS = 20_000_000
MOST_SHEETS = 20
LONGEST_CELL = 131_072
#: bytes of one tag with its attributes, which the parser holds whole; Excel writes a few hundred
LONGEST_TAG = 1 << 20
_ROWS, _COLUMNS = 1_048_576, 16_384
_STEP = 1 << 16
#: what Excel's built-in number formats show as a day, a time or a span
_DAYS = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))
_SHOWS_DAYS = re.compile(r"[dmyhs]", re.IGNORECASE)
_NO_FORMAT = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h|m|s)[^]]*\]', re.IGNORECASE)
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
#: names with a namespace's prefix, as some programs write them
_PREFIXED = re.compile(rb"<\w+:(worksheet|sst|workbook|styleSheet|Relationships)\b")

#: number of a row as Excel counts, and its cells
NumberedRow = tuple[int, list[str]]
Start = Callable[[str, dict[str, str]], None]


class Broken(Exception):
    """Not what an .xlsx file should be; the caller knows the file's name."""


class Workbook:
    """An .xlsx file whose sheets are gone through row by row."""

    def __init__(self, path: Path) -> None:
        """Raises `UnreadableFile` for a file that is too large or broken."""
        self._name = path.name
        with opening(path):
            if path.stat().st_size > MOST_BYTES:
                raise self._too_large(MOST_BYTES)
        self._zip = zipfile.ZipFile(path)
        self._parts = {part.filename.lower(): part for part in self._zip.infolist()}
        self._refuse_bombs()
        self._from_1904 = False
        self._sheets: list[str] = []
        self._read_book()
        self._styles = self._dated_styles()
        self._shared = _Shared()
        if "xl/sharedstrings.xml" in self._parts:
            self._read_shared()

    def sheets(self) -> range:
        """The places of the first sheets."""
        return range(min(len(self._sheets), MOST_SHEETS))

    def rows(self, sheet: int) -> Iterator[NumberedRow]:
        """Every row of a sheet that has cells; raises `UnreadableFile` for cells far out."""
        reader = _Rows(self._text, self._name)
        with self._open(self._sheets[sheet]) as file:
            for _ in _parsed(file, reader.start, reader.end, reader.said):
                yield from reader.taken()

    def close(self) -> None:
        """Let go of the file."""
        self._zip.close()

    def _too_large(self, most: int) -> UnreadableFile:
        return UnreadableFile("importing.too_large", name=self._name, most_mb=most >> 20)

    def _refuse_bombs(self) -> None:
        """A file may lie about its sizes: nobody reads more of a part than it says."""
        parts = [one for name, one in self._parts.items() if name.endswith((".xml", ".rels"))]
        if sum(one.file_size for one in parts) > MOST_UNPACKED:
            raise self._too_large(MOST_UNPACKED)
        if any(one.file_size > max(_TIGHT_FROM, one.compress_size * TIGHTEST) for one in parts):
            raise UnreadableFile("importing.repeats", name=self._name)

    def _open(self, name: str) -> IO[bytes]:
        part = self._parts.get(name.lower())
        if part is None:
            raise Broken(name)
        return self._zip.open(part)

    def _gone_through(self, name: str, start: Start) -> None:
        with self._open(name) as file:
            for _ in _parsed(file, start, _nothing, _nothing):
                pass

    def _read_book(self) -> None:
        """Where the sheets lie, and from when days are counted."""
        wanted: list[str] = []
        targets: dict[str, str] = {}

        def book(tag: str, said: dict[str, str]) -> None:
            if tag == "sheet":
                wanted.append(next((v for k, v in said.items() if k.endswith(":id")), ""))
            elif tag == "workbookPr":
                self._from_1904 = said.get("date1904") in ("1", "true")

        def link(tag: str, said: dict[str, str]) -> None:
            if tag == "Relationship":
                targets[said.get("Id", "")] = said.get("Target", "")

        self._gone_through("xl/workbook.xml", book)
        self._gone_through("xl/_rels/workbook.xml.rels", link)
        found = (targets.get(one, "") for one in wanted)
        paths = [str(PurePosixPath("xl", one)).lstrip("/") for one in found if one]
        self._sheets = [
            one for one in paths if one.lower() in self._parts and "chart" not in one
        ]

    def _dated_styles(self) -> frozenset[str]:
        """The styles, by number, that show a number as a day or a time."""
        if "xl/styles.xml" not in self._parts:
            return frozenset()
        own: dict[int, str] = {}
        used: list[int] = []
        inside: list[str] = []

        def style(tag: str, said: dict[str, str]) -> None:
            if tag in ("cellXfs", "cellStyleXfs"):
                inside[:] = [tag]
            elif tag == "numFmt":
                own[_whole(said.get("numFmtId"))] = said.get("formatCode", "")
            elif tag == "xf" and inside == ["cellXfs"] and len(used) < _COLUMNS * 4:
                used.append(_whole(said.get("numFmtId")))

        self._gone_through("xl/styles.xml", style)
        dated = (
            bool(_SHOWS_DAYS.search(_NO_FORMAT.sub("", own[one])))
            if one in own
            else one in _DAYS
            for one in used
        )
        return frozenset(str(place) for place, is_day in enumerate(dated) if is_day)

    def _read_shared(self) -> None:
        reader = _SharedReader(self._shared)
        with self._open("xl/sharedStrings.xml") as file:
            for _ in _parsed(file, reader.start, reader.end, reader.said):
                if self._shared.size > MOST_SHARED:
                    raise self._too_large(MOST_SHARED)

    def _text(self, kind: str, style: str, value: str) -> str:
        """What a cell shows, by its type and style."""
        if kind == "s":
            return self._shared.text(_whole(value))
        if kind == "b":
            return "Y" if value.strip() in ("1", "true") else "N"
        if kind != "n" or not value:
            return value if kind != "str" else _unescaped(value)
        try:
            number = float(value)
        except ValueError:
            return value
        return moment(number, self._from_1904) if style in self._styles else figure(number)


class _Shared:
    """Texts that cells share, packed: a hundred thousand texts cost little more than their letters."""

    def __init__(self) -> None:
        self._letters = bytearray()
        self._ends = array("Q", (0,))

    @property
    def size(self) -> int:
        return len(self._letters) + 8 * len(self._ends)

    def add(self, text: str) -> None:
        self._letters += text.encode("utf-8", "surrogatepass")
        self._ends.append(len(self._letters))

    def text(self, place: int) -> str:
        if not 0 <= place < len(self._ends) - 1:
            raise Broken("a text that is not there")
        part = self._letters[self._ends[place] : self._ends[place + 1]]
        return part.decode("utf-8", "surrogatepass")


class _Texts:
    """Gathers what stands in `<t>`, but for the reading aids of `<rPh>`."""

    def __init__(self) -> None:
        self.length = 0
        self._parts: list[str] = []
        self._inside = self._aside = False

    def start(self, tag: str) -> None:
        if tag == "t":
            self._inside = not self._aside
        elif tag == "rPh":
            self._aside = True

    def end(self, tag: str) -> None:
        if tag == "t":
            self._inside = False
        elif tag == "rPh":
            self._aside = False

    def said(self, text: str) -> None:
        if self._inside:
            self._parts.append(text)
            self.length += len(text)

    def taken(self) -> str:
        text = "".join(self._parts)
        self._parts.clear()
        self.length = 0
        return _unescaped(text)


class _SharedReader(_Texts):
    """Puts each `<si>` to the shared texts."""

    def __init__(self, shared: _Shared) -> None:
        super().__init__()
        self._shared = shared

    def start(self, tag: str, _said: dict[str, str] | None = None) -> None:
        super().start(tag)

    def end(self, tag: str) -> None:
        super().end(tag)
        if tag == "si":
            self._shared.add(self.taken())


class _Rows:
    """Gathers rows while a sheet is parsed: a million calls, so what one does is kept small."""

    def __init__(self, text: Callable[[str, str, str], str], name: str) -> None:
        self._text = text
        self._name = name
        self._whole: list[NumberedRow] = []
        self._number = 0
        self._cells: list[str] = []
        self._paid = 0
        #: type and style of the cell that is open
        self._cell: tuple[str, str] | None = None
        self._column = 0
        self._inline = _Texts()
        self._value = ""
        self._in_value = False

    def taken(self) -> list[NumberedRow]:
        """The rows since the last time."""
        whole, self._whole = self._whole, []
        return whole

    def start(self, tag: str, said: dict[str, str]) -> None:
        if tag == "v":
            self._in_value = self._cell is not None
        elif tag == "c":
            self._begin_cell(said)
        elif tag == "row":
            self._number = _whole(said["r"]) if "r" in said else self._number + 1
            self._cells = []
            if not 0 < self._number <= _ROWS:
                raise self._far()
        elif self._cell is not None:
            self._inline.start(tag)

    def end(self, tag: str) -> None:
        if tag == "v":
            self._in_value = False
        elif tag == "c":
            if self._cell is not None:
                kind, style = self._cell
                inline = kind == "inlineStr"
                shown = self._inline.taken() if inline else self._text(kind, style, self._value)
                if self._column < len(self._cells):
                    self._cells[self._column] = shown
                else:
                    self._cells.append(shown)
                self._cell, self._value = None, ""
        elif tag == "row":
            if any(self._cells):
                self._whole.append((self._number, self._cells))
            self._cells = []
        elif self._cell is not None:
            self._inline.end(tag)

    def said(self, text: str) -> None:
        if self._in_value:
            self._value += text
            length = len(self._value)
        elif self._cell is not None:
            self._inline.said(text)
            length = self._inline.length
        else:
            return
        if length > LONGEST_CELL:
            raise UnreadableFile("importing.cell_too_large", name=self._name, row=self._number)

    def _begin_cell(self, said: dict[str, str]) -> None:
        here = len(self._cells)
        place = said.get("r")
        column = here if place is None else _column(place.rstrip("0123456789"))
        self._paid += max(1, column - here + 1)
        if column >= _COLUMNS or self._paid > MOST_CELLS:
            raise self._far()
        if column > here:
            self._cells += [""] * (column - here)
        self._column = column
        self._cell = said.get("t", "n"), said.get("s", "0")

    def _far(self) -> UnreadableFile:
        return UnreadableFile("importing.sheet_too_wide", name=self._name)


def _parsed(
    file: IO[bytes], start: Start, end: Callable[[str], None], said: Callable[[str], None]
) -> Iterator[None]:
    """Parse XML step by step, names without their prefixes; raises `Broken`."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.CharacterDataHandler = said
    parser.StartDoctypeDeclHandler = _refuse_declarations
    step, fed = file.read(_STEP), 0
    if _PREFIXED.search(step):
        parser.StartElementHandler = lambda tag, given: start(tag.rpartition(":")[2], given)
        parser.EndElementHandler = lambda tag: end(tag.rpartition(":")[2])
    else:
        parser.StartElementHandler = start
        parser.EndElementHandler = end
    try:
        while step:
            parser.Parse(step)
            fed += len(step)
            if fed - parser.CurrentByteIndex > LONGEST_TAG:
                raise Broken("a tag that does not end")
            yield
            step = file.read(_STEP)
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise Broken(str(error)) from error
    yield


def _refuse_declarations(*_said: Any) -> None:
    """No workbook declares entities; those that do want to swell or to read other files."""
    raise Broken("DOCTYPE")


def _nothing(*_said: Any) -> None:
    """Nobody listens."""


def _whole(text: str | None) -> int:
    try:
        return int(text or "")
    except ValueError as error:
        raise Broken(str(text)[:40]) from error


@lru_cache(maxsize=_COLUMNS)
def _column(letters: str) -> int:
    """The column of letters such as `AB`, from 0."""
    if not letters.isascii() or not letters.isalpha() or len(letters) > 3:
        raise Broken(letters[:40])
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number - 1


def _unescaped(text: str) -> str:
    """`_x000D_`, as Excel writes what XML cannot hold, as the sign it stands for."""
    if "_x" not in text:
        return text
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
