"""Which column of a file holds what, and one row's cells read as what they should be."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from operator import itemgetter

from returns.importing.dates import Ahead, Dates, NoSuchDay
from returns.importing.drafts import OrderDraft, ReturnDraft, Unusable
from returns.importing.money_text import Amounts
from returns.importing.table import LONGEST_CELL, Record
from returns.money import Money, minor_units

MOST_UNITS = 100_000
_INVISIBLE = " \t\r\n\xa0\u3000\ufeff\u200b"
#: Shopify writes `'75008` and ERPs pad with tabs, both against Excel
_AROUND = _INVISIBLE + "'"
_FORMULA = ("=", "+", "-", "@")
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
    #: `code` is never a number, `words` may be long; `date` and `money` columns are looked through
    #: first, for the way they are written
    kind: str = "text"
    #: without it the file is not recognised
    needed: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns of one kind of file."""

    #: as `importing.platform.<kind>` says it
    kind: str
    columns: tuple[Column, ...]
    #: at least one of these fields makes it of this kind
    telling: tuple[str, ...] = ()
    #: its dates are written in one way that the platform tells of
    dates_documented: bool = False


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
    text = unicodedata.normalize("NFKC", heading.strip(_AROUND)).casefold()
    return " ".join(re.sub(r"[-_\s]+", " ", text).split()).strip("\"'* ")


class Wrong(Exception):
    """One cell that cannot be used; becomes an `Unusable`."""

    def __init__(self, field_name: str, phrase: str, **facts: object) -> None:
        super().__init__(field_name, phrase)
        self.field = field_name
        self.phrase = phrase
        self.facts = tuple((name, shown(fact)) for name, fact in facts.items())


class NothingSold(Wrong):
    """A line that was cancelled or removed: the order is whole without it."""

    def __init__(self, field_name: str) -> None:
        super().__init__(field_name, "cancelled_order")


class Context:
    """What reading the rows of one file needs to know of the whole file."""

    def __init__(
        self,
        columns: Columns,
        together: tuple[tuple[str, ...], ...],
        reason_for: Callable[[str, str], str],
    ) -> None:
        """`together`: in each group the first field that is filled; all groups make the key."""
        self.columns = columns
        self.dates = Dates()
        self.amounts = Amounts()
        #: which rows share what belongs together with rows elsewhere in the file
        self.often: frozenset[int] = frozenset()
        #: rows that a later copy replaced
        self.repeated = 0
        self.fields = tuple(column.field for column in columns.layout.columns)
        # one cell more than any file has stands for the columns that this one lacks
        absent = len(columns.header)
        self.pick = itemgetter(*(columns.at.get(field, absent) for field in self.fields))
        self._together = tuple(
            tuple(columns.at[field] for field in group if field in columns.at)
            for group in together
        )
        self._reason_for = reason_for
        self._reasons: dict[str, str] = {}

    def reason(self, raw: str) -> str:
        """Id of the canonical reason for a platform's code or words."""
        known = self._reasons.get(raw)
        if known is None:
            known = self._reasons[raw] = self._reason_for(self.columns.layout.kind, raw)
        return known

    def key(self, cells: list[str]) -> str:
        """What the rows of one order, request or unit have in common; "" for a row without any."""
        parts = []
        for places in self._together:
            for place in places:
                part = cells[place].strip().strip(_AROUND)
                if part:
                    parts.append(part)
                    break
        return "|".join(parts)

    def recurs(self, key: str) -> bool:
        """Do other rows of the file have the same key?"""
        return hash(key) in self.often


class Row:
    """One row; `check` it, then ask for its cells. What cannot be used raises `Wrong`."""

    __slots__ = ("_record", "cells", "context", "number")

    def __init__(self, record: Record, context: Context) -> None:
        self._record = record
        self.context = context
        self.number = record.row
        #: trimmed text by field, "" where blank or where the file has no such column
        self.cells: dict[str, str] = {}

    @property
    def key(self) -> str:
        """What it has in common with the rows that belong to it."""
        return self.context.key(self._record.cells)

    @property
    def raw(self) -> tuple[str, ...]:
        """Its cells as they stand."""
        return tuple(self._record.cells)

    @property
    def filled(self) -> int:
        """How many of its cells are not blank."""
        return sum(map(bool, self._record.cells))

    def check(self) -> None:
        """Make the cells ready, once; raises `Wrong` for the first that is damaged."""
        if self.cells:
            return
        _, cells, flaw, odd, _ = self._record
        context = self.context
        if flaw:
            last = self.number + sum(len(cell.splitlines()) - 1 for cell in cells if cell)
            width = len(context.columns.header)
            raise Wrong("", flaw, cells=len(cells), columns=width, last=last)
        trimmed = [cell.strip() for cell in cells]
        trimmed.append("")
        ready = dict(zip(context.fields, context.pick(trimmed), strict=True))
        if odd:
            for column in context.columns.layout.columns:
                cell = ready[column.field]
                if cell and (
                    len(cell) > 15 or "'" in cell or "+" in cell or not cell.isascii()
                ):
                    ready[column.field] = _closely(column, cell)
        self.cells = ready

    def has(self, field: str) -> bool:
        """Does the file have such a column?"""
        return field in self.context.columns.at

    def needed(self, field: str, phrase: str = "blank") -> str:
        """A cell that the row is worth nothing without."""
        cell = self.cells[field]
        if not cell:
            raise Wrong(field, phrase)
        return cell

    def day(self, field: str) -> date | None:
        """A calendar date as written, in the platform's own zone; None when blank."""
        cell = self.cells[field]
        if not cell:
            return None
        try:
            return self.context.dates.day(cell)
        except Ahead:
            raise Wrong(field, "date_ahead", found=cell) from None
        except NoSuchDay:
            raise Wrong(field, "no_such_day", found=cell) from None
        except (ValueError, OverflowError):
            raise Wrong(field, "no_date", found=cell) from None

    def moment(self, field: str) -> datetime:
        """A moment in UTC; blank is wrong."""
        cell = self.needed(field)
        try:
            return self.context.dates.moment(cell)
        except Ahead:
            raise Wrong(field, "date_ahead", found=cell) from None
        except NoSuchDay:
            raise Wrong(field, "no_such_day", found=cell) from None
        except (ValueError, OverflowError):
            raise Wrong(field, "no_date", found=cell) from None

    def money(self, field: str, currency: str) -> Money | None:
        """An amount, None when blank; what is below nothing is wrong."""
        amount = self._amount(field, currency)
        if amount is not None and amount.minor < 0:
            raise Wrong(field, "negative_amount", found=self.cells[field])
        return amount

    def deducted(self, field: str, currency: str) -> Money | None:
        """An amount that is taken off, which some files write with a minus; None when blank."""
        amount = self._amount(field, currency)
        return None if amount is None else Money(abs(amount.minor), currency)

    def balance(self, field: str, currency: str) -> Money | None:
        """What is still owed, nothing where too much was paid; None when blank."""
        amount = self._amount(field, currency)
        return None if amount is None else max(amount, Money(0, amount.currency))

    def _amount(self, field: str, currency: str) -> Money | None:
        cell = self.cells[field]
        if not cell:
            return None
        if not currency:
            raise Wrong(field, "no_currency", found=cell)
        try:
            return self.context.amounts.money(cell, currency)
        except ValueError:
            raise Wrong(field, "no_amount", found=cell) from None

    def currency(self, field: str) -> str:
        """An ISO 4217 code, "" when blank."""
        cell = self.cells[field].upper()
        if cell and not (len(cell) == 3 and cell.isascii() and cell.isalpha()):
            raise Wrong(field, "no_currency_code", found=cell)
        if cell and cell not in minor_units():
            raise Wrong(field, "unknown_currency", found=cell)
        return cell

    def count(self, field: str) -> int:
        """A number of pieces, at least 1; blank is wrong."""
        cell = self.needed(field)
        if cell == "1":
            return 1
        found = _WHOLE.fullmatch(cell)
        if found is None or not 0 < int(found[1]) <= MOST_UNITS:
            raise Wrong(field, "no_count", found=cell)
        return int(found[1])

    def flag(self, field: str) -> bool | None:
        """Yes or no, None when blank or neither."""
        cell = self.cells[field].casefold()
        if cell in _YES:
            return True
        return False if cell in _NO else None

    def unusable(self, wrong: Wrong) -> Unusable:
        """The row with the reason why it cannot be used."""
        columns, cells = self.context.columns, self._record.cells
        heading = columns.heading(wrong.field) if wrong.field else ""
        if self._record.flaw == "flaw_nul":
            place = next(place for place, cell in enumerate(cells) if "\0" in cell)
            heading = "".join(columns.header[place : place + 1])
        raw = tuple(cell.replace("\0", "\ufffd") for cell in cells)
        return Unusable(self.number, heading, f"importing.{wrong.phrase}", wrong.facts, raw)


@dataclass(frozen=True, slots=True)
class Reader:
    """How one kind of file is read."""

    layout: Layout
    #: see `Context`; rows of one order, request or unit have the same key
    together: tuple[tuple[str, ...], ...]
    read: Callable[[Iterator[Row], Context], Iterator[Result]]
    #: rows that belong together usually follow each other
    in_runs: bool = False


def _closely(column: Column, cell: str) -> str:
    """A cell of a row that wants a closer look; raises `Wrong`."""
    if column.kind == "words":
        return cell
    if len(cell) > LONGEST_CELL:
        raise Wrong(column.field, "too_long", most=f"{LONGEST_CELL:,}")
    if column.kind != "code":
        cell = cell.strip(_INVISIBLE)
        # what a cautious export puts before a formula
        return cell[1:] if cell[0:1] == "'" and cell[1:2] in _FORMULA else cell
    cell = cell.strip(_AROUND)
    if "\ufffd" in cell:
        raise Wrong(column.field, "damaged", found=cell)
    if destroyed_by_excel(cell):
        raise Wrong(column.field, "excel", found=cell)
    return cell


def destroyed_by_excel(cell: str) -> bool:
    """Was a long number turned into `5.76461413038786E+17`, or its end into zeros (formats.md A0)?"""
    if "E+" in cell or "e+" in cell:
        return _EXCEL.fullmatch(cell) is not None
    # Excel keeps 15 digits
    ends_in_zeros = cell.endswith("000") and not cell[15:].strip("0")
    return len(cell) >= 16 and ends_in_zeros and cell.isdecimal()


def shown(value: object) -> str:
    """A cell as a sentence quotes it: short, on one line."""
    text = "".join(sign for sign in " ".join(str(value).split()) if sign.isprintable())
    return text if len(text) <= 60 else f"{text[:59]}…"
