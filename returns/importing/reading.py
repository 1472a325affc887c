"""A platform's file, recognised by its heading and read whole or row by row."""

from array import array
from collections import deque
from collections.abc import Callable, Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path

from returns.errors import UnreadableFile
from returns.importing.columns import Columns, Context, Reader, Result, Row, fit, shown
from returns.importing.dates import Dates
from returns.importing.drafts import OrderDraft, Reading, ReturnDraft, Unusable
from returns.importing.headings import Headings
from returns.importing.money_text import Amounts
from returns.importing.sheet import find_sheet, is_workbook
from returns.importing.sniff import Survey, survey
from returns.importing.table import Record, Table, find_table

#: endings of Excel files that are ZIP files inside
_WORKBOOKS = (".xlsx", ".xlsm")
#: platform and its code or words → id of the canonical reason
ReasonFor = Callable[[str, str], str]

#: takes a draft that is not to be held
Aside = Callable[[ReturnDraft | OrderDraft], None]
#: called now and then while rows are gone through; may raise to stop it
Watch = Callable[[], None]


def unwatched() -> None:
    """Nobody waits to stop it."""


#: more rows than a year of any platform has, and what fits in the memory of rows that cannot be
#: used and of requests that come twice, far apart, so that they have to be held
MOST_ROWS = 4_000_000
MOST_UNUSABLE = 100_000
MOST_RECURRING = 80_000
#: so many rows are read in a few milliseconds
_WATCHED = 500
#: rows of a file that are held, until they were read for use and then as drafts, some 2 kB each
HELD = 20_000


class PlatformFile:
    """A recognised file whose rows can be gone through without holding them all.

    `results` gives each request, unit or order once, with the rows that cannot be used; after it
    `repeated` tells how many rows a later copy replaced.
    """

    def __init__(
        self, path: Path, found: Survey, table: Table, reader: Reader, watch: Watch
    ) -> None:
        self.path = path
        self.watch = watch
        self.platform = reader.layout.kind
        self.sha256 = found.sha256
        self.encoding = found.encoding or found.kind
        self.table = table
        #: rows below the heading that are not blank; known after `look`
        self.rows = 0
        self.repeated = 0
        self._reader = reader
        self._columns: Columns = fit(reader.layout, table.header)
        self._dates = Dates()
        self._amounts = Amounts()
        self._often: frozenset[int] = frozenset()
        #: the rows that were looked at, until they are read for use; None where they are too many
        self._held: deque[Record] | None = None

    def look(self, day_first: bool | None = None, latest: date | None = None) -> None:
        """Go through all rows once: how dates and amounts are written, what recurs.

        A row with a day after `latest` will be none that can be used.
        Raises `UnreadableFile` for a file that breaks off or whose dates could be two days.
        """
        documented = self._reader.layout.dates_documented
        self._dates = Dates(day_first, documented=documented, latest=latest)
        self._amounts = Amounts()
        noted = [
            (place, note, _Seen())
            for kind, note in (("date", self._dates.note), ("money", self._amounts.note))
            for place in self._columns.of_kind(kind)
        ]
        key_of = self._context(lambda _, raw: raw).key
        keys, last, self.rows = array("q"), 0, 0
        held: deque[Record] | None = deque()
        for record in self._watched(self.table.records()):
            cells = record.cells
            self.rows += 1
            if held is not None:
                held.append(record)
                held = held if self.rows <= HELD else None
            if self.rows > MOST_ROWS:
                raise self._too_much("rows", MOST_ROWS)
            for place, note, seen in noted:
                if seen.first_time(cells[place]):
                    note(cells[place])
            key = hash(key_of(cells))
            if key != last or not self._reader.in_runs:
                keys.append(key)
                last = key
        if self._dates.question:
            raise UnreadableFile(
                "importing.dates_unclear",
                name=self.path.name,
                found=shown(self._dates.question),
            )
        self._often = frozenset(one for one, other in pairwise(sorted(keys)) if one == other)
        if len(self._often) > MOST_RECURRING:
            raise self._too_much("recurring", MOST_RECURRING)
        self._held = held

    def results(self, reason_for: ReasonFor) -> Iterator[Result]:
        """Drafts and unusable rows; those that recur come last."""
        context = self._context(reason_for)
        context.dates, context.amounts = self._dates, self._amounts
        context.often = self._often
        rows = (Row(record, context) for record in self._watched(self._records()))
        unusable = 0
        for result in self._reader.read(rows, context):
            unusable += isinstance(result, Unusable)
            if unusable > MOST_UNUSABLE:
                raise self._too_much("unusable", MOST_UNUSABLE)
            yield result
        self.repeated = context.repeated

    def _too_much(self, what: str, most: int) -> UnreadableFile:
        return UnreadableFile(
            f"importing.too_many_{what}", name=self.path.name, most=f"{most:,}"
        )

    def _records(self) -> Iterator[Record]:
        """Each row that was looked at, for one use of it; of the file again where they are not held."""
        held, self._held = self._held, None
        if held is None:
            yield from self.table.records()
        while held:
            yield held.popleft()

    def _watched(self, records: Iterator[Record]) -> Iterator[Record]:
        for place, record in enumerate(records):
            if place % _WATCHED == 0:
                self.watch()
            yield record

    def _context(self, reason_for: ReasonFor) -> Context:
        return Context(self._columns, self._reader.together, reason_for)


class _Seen:
    """Tells values apart that were looked at lately; forgets before it grows."""

    __slots__ = ("_values",)

    def __init__(self) -> None:
        self._values = {""}

    def first_time(self, value: str) -> bool:
        """Is it new? It is remembered."""
        if value in self._values:
            return False
        if len(self._values) > 20_000:
            self._values.clear()
        self._values.add(value)
        return True


def open_file(
    path: Path,
    headings: Headings,
    *,
    hint: str = "",
    encoding: str = "",
    day_first: bool | None = None,
    latest: date | None = None,
    watch: Watch = unwatched,
) -> PlatformFile:
    """Recognise a file of one of the kinds of `headings` and look through it once.

    `hint` is the language or country that it likely comes from; `encoding` and `day_first` are
    the seller's answers where the file does not tell; `latest` is the last day that any row can
    speak of. Raises `UnreadableFile`, and what `watch` raises.
    """
    found = survey(path, hint, encoding)
    if found.kind == "zip":
        if not is_workbook(path):
            workbook = path.suffix.lower() in _WORKBOOKS
            key = "broken_workbook" if workbook else "is_archive"
            raise UnreadableFile(f"importing.{key}", name=path.name)
        found = Survey(found.sha256, found.size, "xlsx")
    table: Table
    if found.kind == "text":
        table = find_table(
            path, found.encoding, headings.score, quotes=found.quotes, whole=found.whole
        )
    else:
        table = find_sheet(path, found.kind, headings.score)
    reader = headings.recognise(table.header)
    if reader is None:
        raise _unknown(path, headings, table.header)
    opened = PlatformFile(path, found, table, reader, watch)
    opened.look(day_first, latest)
    return opened


def read_listed(
    file: PlatformFile, reason_for: ReasonFor, *, aside: Aside | None = None
) -> Reading:
    """All that a file lists; with `aside` that takes each of its drafts, and none is held."""
    drafts: list[ReturnDraft] = []
    orders: list[OrderDraft] = []
    unusable: list[Unusable] = []
    lands: set[str] = set()
    hints: set[str] = set()
    currency, listed, requests = "", 0, 0
    results = file.results(reason_for)
    if aside is None:
        results = iter(sorted(results, key=lambda result: result.row))
    for result in results:
        if isinstance(result, Unusable):
            unusable.append(result)
            continue
        listed += 1
        hints.add(result.channel_hint)
        currency = currency or result.currency
        if isinstance(result, ReturnDraft):
            requests += 1
            lands.add(result.country_hint)
        if aside is not None:
            aside(result)
        elif isinstance(result, ReturnDraft):
            drafts.append(result)
        else:
            orders.append(result)
    unusable.sort(key=lambda result: result.row)
    return Reading(
        name=file.path.name,
        platform=file.platform,
        drafts=tuple(drafts),
        orders=tuple(orders),
        unusable=tuple(unusable),
        channel_hint=hints.pop() if len(hints) == 1 else "",
        country_hint=lands.pop() if len(lands) == 1 else "",
        encoding=file.encoding,
        delimiter=file.table.delimiter,
        header=file.table.header,
        rows=file.rows,
        repeated=file.repeated,
        sha256=file.sha256,
        currency=currency,
        listed=listed,
        requests=requests,
    )


def _unknown(path: Path, headings: Headings, header: tuple[str, ...]) -> UnreadableFile:
    near = headings.nearly(header)
    if near is not None:
        return UnreadableFile(
            f"importing.columns_missing_{near.kind}",
            name=path.name,
            columns=", ".join(near.missing),
        )
    named = [shown(heading) for heading in header if heading][:12]
    return UnreadableFile("importing.unknown_header", name=path.name, header=", ".join(named))
