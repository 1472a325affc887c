"""Which column of a file holds what, and one row's cells read as what they should be."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from returns.importing.dates import Dates
from returns.importing.drafts import OrderDraft, ReturnDraft, Unusable
from returns.importing.money_text import Amounts
from returns.importing.table import Record
from returns.money import Money

#: buyer's words may be long; no other cell is longer than this in a file that is not damaged
LONGEST_CELL = 2_000
MOST_UNITS = 100_000
_EDGES = " \t\r\n\xa0\u3000\ufeff\u200b"
_EXCEL = re.compile(r"-?\d(\.\d+)?E\+\d+", re.IGNORECASE)
_WHOLE = re.compile(r"(\d{1,9})(?:[.,]0+)?")
_YES = frozenset({"y", "yes", "true", "1", "是"})
_NO = frozenset({"n", "no", "false", "0", "否"})

Result = ReturnDraft | OrderDraft | Unusable


@dataclass(frozen=True, slots=True)
class Column:
    """One thing that a platform lists, and the headings it goes by, the likeliest first."""

    field: str
    names: tuple[str, ...]
    #: `date` and `money` columns are looked through first, for the way they are written
    kind: str = "text"
    #: without it the file is not recognised
    needed: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns of one kind of file."""

    platform: str
    columns: tuple[Column, ...]
    #: at least one of these fields makes it this platform's
    telling: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Columns:
    """A layout laid over a heading: where each field stands."""

    header: tuple[str, ...]
    at: dict[str, int]
    layout: Layout

    def heading(self, field_name: str) -> str:
        """The column's own heading; the layout's name for it when the file lacks it."""
        place = self.at.get(field_name)
        if place is not None:
            return self.header[place]
        names = (
            column.names[0] for column in self.layout.columns if column.field == field_name
        )
        return next(names, field_name)

    def of_kind(self, kind: str) -> tuple[int, ...]:
        """Places of the columns of one kind."""
        return tuple(
            self.at[column.field]
            for column in self.layout.columns
            if column.kind == kind and column.field in self.at
        )


def fit(layout: Layout, header: list[str] | tuple[str, ...]) -> Columns:
    """Lay a layout over a heading; each column of the file is used once."""
    places: dict[str, int] = {}
    for place, heading in enumerate(header):
        places.setdefault(plain(heading), place)
    at: dict[str, int] = {}
    taken: set[int] = set()
    for column in layout.columns:
        for name in column.names:
            found = places.get(name)
            if found is not None and found not in taken:
                at[column.field] = found
                taken.add(found)
                break
    return Columns(tuple(header), at, layout)


def plain(heading: str) -> str:
    """A heading without case, hyphens and underscores: `Amazon-order-id` → `amazon order id`."""
    text = unicodedata.normalize("NFKC", heading).casefold()
    return " ".join(re.sub(r"[-_\s]+", " ", text).split()).strip("\"'* ")


class Wrong(Exception):
    """One cell that cannot be used; becomes an `Unusable`."""

    def __init__(self, field_name: str, phrase: str, **facts: object) -> None:
        super().__init__(field_name, phrase)
        self.field = field_name
        self.phrase = phrase
        self.facts = tuple((name, shown(fact)) for name, fact in facts.items())


@dataclass(slots=True)
class Context:
    """What reading the rows of one file needs to know of the whole file."""

    columns: Columns
    dates: Dates
    amounts: Amounts
    reason_for: Callable[[str, str], str]
    #: which rows share what belongs together with rows elsewhere in the file
    often: frozenset[int] = frozenset()
    #: rows that a later copy replaced
    repeated: int = 0
    reasons: dict[str, str] = field(default_factory=dict)

    def reason(self, raw: str) -> str:
        """Id of the canonical reason for a platform's code or words."""
        known = self.reasons.get(raw)
        if known is None:
            known = self.reasons[raw] = self.reason_for(self.columns.layout.platform, raw)
        return known

    def recurs(self, key: str) -> bool:
        """Do other rows of the file, not next to it, have the same key?"""
        return hash(key) in self.often


class Row:
    """One row; asking for a cell gives it trimmed and checked, or raises `Wrong`."""

    __slots__ = ("_at", "_context", "cells", "flaw", "number")

    def __init__(self, record: Record, context: Context) -> None:
        self.number, self.cells, self.flaw = record
        self._context = context
        self._at = context.columns.at

    def text(self, name: str) -> str:
        """A text as written, "" when blank or when the file has no such column."""
        place = self._at.get(name)
        if place is None:
            return ""
        cell = self.cells[place].strip(_EDGES)
        if len(cell) > LONGEST_CELL:
            raise Wrong(name, "too_long", most=f"{LONGEST_CELL:,}")
        if cell[:1] == "'" and cell[1:2] in ("=", "+", "-", "@"):
            return cell[1:]  # what a cautious export puts before a formula
        return cell

    def words(self, name: str) -> str:
        """What a person wrote, however long."""
        place = self._at.get(name)
        return "" if place is None else self.cells[place].strip(_EDGES)

    def code(self, name: str) -> str:
        """An identifier, never a number; `Wrong` for one that Excel destroyed."""
        place = self._at.get(name)
        if place is None:
            return ""
        cell = self.cells[place].strip(_EDGES).strip("'").strip(_EDGES)
        if len(cell) > 200:
            raise Wrong(name, "too_long", most="200")
        if "\ufffd" in cell:
            raise Wrong(name, "damaged", found=cell)
        if destroyed_by_excel(cell):
            raise Wrong(name, "excel", found=cell)
        return cell

    def needed(self, name: str, phrase: str = "blank") -> str:
        """An identifier that the row is worth nothing without."""
        value = self.code(name)
        if not value:
            raise Wrong(name, phrase)
        return value

    def day(self, name: str) -> date | None:
        """A calendar date, None when blank."""
        cell = self.text(name)
        if not cell:
            return None
        try:
            return self._context.dates.day(cell)
        except (ValueError, OverflowError):
            raise Wrong(name, "no_date", found=cell) from None

    def moment(self, name: str) -> datetime | None:
        """A moment in UTC, None when blank."""
        cell = self.text(name)
        if not cell:
            return None
        try:
            return self._context.dates.moment(cell).astimezone(UTC)
        except (ValueError, OverflowError):
            raise Wrong(name, "no_date", found=cell) from None

    def money(self, name: str, currency: str) -> Money | None:
        """An amount, None when blank."""
        cell = self.text(name)
        if not cell:
            return None
        if not currency:
            raise Wrong(name, "no_currency", found=cell)
        try:
            return self._context.amounts.money(cell, currency)
        except ValueError:
            raise Wrong(name, "no_amount", found=cell) from None

    def currency(self, name: str) -> str:
        """An ISO 4217 code, "" when blank."""
        cell = self.text(name).upper()
        if cell and not (len(cell) == 3 and cell.isascii() and cell.isalpha()):
            raise Wrong(name, "no_currency_code", found=cell)
        return cell

    def count(self, name: str, default: int | None = None) -> int:
        """A number of pieces, at least 1; `default` when the cell is blank."""
        cell = self.text(name)
        if not cell and default is not None:
            return default
        found = _WHOLE.fullmatch(cell)
        if not cell:
            raise Wrong(name, "blank")
        if found is None or not 0 < int(found[1]) <= MOST_UNITS:
            raise Wrong(name, "no_count", found=cell)
        return int(found[1])

    def flag(self, name: str) -> bool | None:
        """Yes or no, None when blank or neither."""
        cell = self.text(name).casefold()
        if cell in _YES:
            return True
        return False if cell in _NO else None

    def has(self, name: str) -> bool:
        """Does the file have such a column?"""
        return name in self._at

    def peek(self, name: str) -> str:
        """An identifier without any check."""
        place = self._at.get(name)
        return "" if place is None else self.cells[place].strip(_EDGES).strip("'").strip(_EDGES)

    def check(self) -> None:
        """Raise `Wrong` when the row as such cannot be read."""
        if self.flaw:
            raise Wrong("", self.flaw, cells=len(self.cells), columns=self.width)

    @property
    def width(self) -> int:
        """Columns of the heading."""
        return len(self._context.columns.header)

    def unusable(self, wrong: Wrong) -> Unusable:
        """The row with the reason why it cannot be used."""
        columns = self._context.columns
        heading = columns.heading(wrong.field) if wrong.field else ""
        if self.flaw == "flaw_nul":
            places = (place for place, cell in enumerate(self.cells) if "\0" in cell)
            heading = "".join(columns.header[next(places, 0) :][:1])
        raw = tuple(cell.replace("\0", "\ufffd") for cell in self.cells)
        return Unusable(self.number, heading, f"importing.{wrong.phrase}", wrong.facts, raw)


@dataclass(frozen=True, slots=True)
class Reader:
    """How one kind of file is read."""

    layout: Layout
    #: the rows that belong to one order, request or unit have the same answer; never raises
    together: Callable[[Row], str]
    read: Callable[[Iterator[Row], Context], Iterator[Result]]
    #: rows that belong together usually follow each other
    in_runs: bool = False


def destroyed_by_excel(cell: str) -> bool:
    """Was a long number turned into `5.76461413038786E+17`, or its end into zeros (formats.md A0)?"""
    if "E+" in cell or "e+" in cell:
        return _EXCEL.fullmatch(cell) is not None
    return (
        len(cell) >= 16
        and cell.isdecimal()
        and cell.endswith("000")
        and not cell[15:].strip("0")
    )


def shown(value: object) -> str:
    """A cell as a sentence quotes it: short, on one line."""
    text = "".join(sign for sign in " ".join(str(value).split()) if sign.isprintable())
    return text if len(text) <= 60 else f"{text[:59]}…"
