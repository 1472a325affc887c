"""Platform files into cases: previewed, then brought in whole or not at all, and never twice."""

import json
import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from sqlalchemy import Connection, text, update

from db.queue.many_rows import many_rows
from db.tables import trade as s
from returns.bringing_in.batches import batches
from returns.bringing_in.channels import key_prefix
from returns.bringing_in.known_cases import KnownCases
from returns.bringing_in.new_cases import Newcomers
from returns.bringing_in.returning_buyers import tell_of_buyers
from returns.bringing_in.shops import Shops, Sorting
from returns.desk_log import noting_refusals
from returns.errors import Refusal
from returns.importing.drafts import OrderDraft, Reading, ReturnDraft, Unusable
from returns.importing.pieces import Draft, Pieces
from returns.importing.reading import Watch, open_file, unwatched
from returns.ledger.learned_reasons import learned_reasons, reader_of_reasons
from returns.ledger.rows_by import rows_by
from returns.ledger.settings_rows import read_settings
from returns.ledger.store import Store, insert_row
from returns.platforms.known import HEADINGS
from returns.records.advice import Because
from returns.records.change import Change
from returns.records.kept_text import demand_kept, file_name
from returns.terms import Lang
from returns.uncollected import uncollected

_LOG = logging.getLogger("sendback.intake")
Progress = Callable[[int, int], None]
#: what a file can be ahead of this computer's clock, which may be wrong by years itself
_AHEAD = timedelta(days=5 * 366)


class Cancelled(Refusal):
    """The user stopped it; nothing of it was kept."""


@dataclass(frozen=True, slots=True)
class ImportPreview:
    """What a file would bring, before anything is written."""

    path: Path
    sha256: str
    platform: str
    channel: str
    country: str
    new: int
    known: int
    unusable: tuple[Unusable, ...]
    reading: Reading
    #: where it was sold: `channel` unless its rows tell of several
    shops: Shops
    pieces: Pieces


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What a file brought."""

    change: Change
    platform: str
    new: int
    known: int
    unusable: tuple[Unusable, ...]
    #: known cases that the file told something of that the desk did not know
    news: int = 0
    #: of both, those with nothing left to do: they closed by themselves
    closed: int = 0
    #: prices and refunds that it tells otherwise than they were known
    differs: tuple[Because, ...] = ()


class Intake:
    """Bringing in files from platforms."""

    def __init__(self, store: Store) -> None:
        self._store = store

    @noting_refusals("import")
    @uncollected()
    def preview(
        self,
        path: Path,
        channel: str = "",
        day_first: bool | None = None,
        encoding: str = "",
        cancelled: Callable[[], bool] | None = None,
    ) -> ImportPreview:
        """Read a file and count what is new; raises `UnreadableFile`, writes nothing.

        `channel` names where the orders were sold; "" takes the likeliest for the file.
        `day_first` and `encoding` are the seller's answers where the file does not tell.
        Raises `Cancelled` soon after `cancelled` says so.
        """
        demand_kept(channel)
        with self._store.reading() as tx:
            settings = read_settings(tx)
            language = settings.language
            learned = learned_reasons(tx)
        file = open_file(
            path,
            HEADINGS,
            # sellers everywhere use the English window: it tells nothing of their files
            hint="" if language == Lang.EN else language,
            encoding=encoding,
            day_first=day_first,
            latest=self._store.clock.now().date() + _AHEAD,
            watch=_watch(cancelled),
        )
        pieces = Pieces(file, reader_of_reasons(learned, settings.reasons))
        reading = pieces.reading
        with self._store.reading() as tx:
            shops, new, known = _looked_up(tx, pieces, channel)
        file.watch = unwatched  # what is held of it must not hold who asked for it
        return ImportPreview(
            path=path,
            sha256=reading.sha256,
            platform=reading.platform,
            channel=shops.usual.name,
            country=shops.usual.country,
            shops=shops,
            new=new,
            known=known,
            unusable=reading.unusable,
            reading=reading,
            pieces=pieces,
        )

    @uncollected()
    def commit(
        self,
        preview: ImportPreview,
        progress: Progress | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> ImportResult:
        """Bring in what is new, in one transaction; raises `Cancelled` with nothing kept.

        What is known is looked up again inside, so that two imports of one file add it once.
        `progress` is told how many of the file's requests and orders are done, and of how many.
        What the preview read is brought in, whatever became of the file since.
        """
        reading = preview.reading
        watch = _watch(cancelled)
        cases = min(preview.new, reading.requests)
        with self._store.transaction() as tx, many_rows(tx, cases, watch):
            file_id = self._note_file(tx, preview)
            prefix = key_prefix(preview.channel, reading.platform)
            steps = _Steps(progress, reading.listed, watch)
            brought: list[_Brought] = []
            for shop in preview.shops.all:
                told = preview.shops.told
                newcomers = Newcomers(self._store, tx, shop, file_id, told_here=told)
                parts = (preview.shops.part(piece, shop) for piece in preview.pieces)
                brought.append(self._bring(tx, newcomers, prefix, parts, steps))
            opened = [case_id for each in brought for case_id in each.opened]
            news_of = [case_id for each in brought for case_id in each.told]
            new, known = sum(b.new for b in brought), sum(b.known for b in brought)
            tell_of_buyers(tx, opened, self._store.clock.now())
            self._note_counts(tx, file_id, new, known)
        facts = (reading.platform, new, known, len(reading.unusable))
        _LOG.info("import: %s, %s new, %s known, %s unusable", *facts)
        touched = tuple(dict.fromkeys((*opened, *news_of)))
        change = Change(touched, frozenset({"case", "import"}))
        news = len(set(news_of) - set(opened))
        return ImportResult(
            change,
            reading.platform,
            new,
            known,
            reading.unusable,
            news,
            closed=sum(each.closed for each in brought),
            differs=tuple(said for each in brought for said in each.differs),
        )

    def _bring(
        self,
        tx: Connection,
        newcomers: Newcomers,
        prefix: str,
        parts: Iterable[list[Draft]],
        steps: "_Steps",
    ) -> "_Brought":
        """Bring in what a file lists of one shop."""
        known_cases = KnownCases(self._store, tx, newcomers)
        new = known = 0
        for part in parts:
            counted = _count(tx, prefix, part)
            newcomers.book.know(counted.drafts)
            steps.done(len(part) - len(counted.drafts), tell=not counted.drafts)
            for draft in counted.drafts:
                steps.watch()
                if isinstance(draft, OrderDraft):
                    newcomers.add_order(draft)
                else:
                    newcomers.add_return(draft, (_key(prefix, draft),))
                steps.done(1)
            newcomers.remember(counted.fresh_lines, None)
            known_cases.tell_orders()
            known_cases.tell_requests(counted.again)
            new += counted.new
            known += counted.known
        opened, told = tuple(newcomers.case_ids), tuple(known_cases.told_ids)
        closed = newcomers.closed + known_cases.closed
        return _Brought(new, known, opened, told, closed, tuple(known_cases.differs))

    def _note_file(self, tx: Connection, preview: ImportPreview) -> int:
        values = {
            "sha256": preview.sha256,
            "name": file_name(preview.path),
            "platform": preview.platform,
            "at": self._store.now(),
            "unusable_rows": len(preview.unusable),
        }
        return insert_row(tx, s.import_file, values)

    def _note_counts(self, tx: Connection, file_id: int, new: int, known: int) -> None:
        file = update(s.import_file).where(s.import_file.c.id == file_id)
        tx.execute(file.values(new_rows=new, known_rows=known))


@dataclass(frozen=True, slots=True)
class _Brought:
    """What a file brought of one shop: new and known, the cases opened, the cases that were told."""

    new: int
    known: int
    opened: tuple[int, ...]
    told: tuple[int, ...]
    #: how many of them closed by themselves
    closed: int
    differs: tuple[Because, ...]


class _Steps:
    """How far a file is; asks now and then whether to stop."""

    def __init__(self, progress: Progress | None, listed: int, watch: Watch) -> None:
        self._progress, self._listed, self.watch = progress, listed, watch
        self._done = 0

    def done(self, count: int, *, tell: bool = True) -> None:
        """So many more requests and orders are done."""
        self._done += count
        self.watch()
        if self._progress is not None and tell:
            self._progress(self._done, self._listed)


def _watch(cancelled: Callable[[], bool] | None) -> Watch:
    """Raises `Cancelled` once it was asked to stop."""

    def watch() -> None:
        if cancelled is not None and cancelled():
            raise Cancelled("importing.cancelled")

    return watch


def _key(prefix: str, draft: ReturnDraft) -> str:
    return f"{prefix}|{draft.row_key}"


@dataclass(frozen=True, slots=True)
class _Counted:
    """What of a piece is new; requests, returned units and order lines each count (domain.md 10)."""

    new: int
    known: int
    #: orders, and requests not brought in before
    drafts: tuple[Draft, ...]
    #: keys of the order lines not brought in before
    fresh_lines: tuple[str, ...]
    #: requests brought in before, by the keys under which they are remembered
    again: dict[str, ReturnDraft]


def _count(tx: Connection, prefix: str, piece: list[Draft]) -> _Counted:
    orders = [draft for draft in piece if isinstance(draft, OrderDraft)]
    requests = {_key(prefix, draft): draft for draft in piece if isinstance(draft, ReturnDraft)}
    lines = [
        f"{prefix}|order|{order.number}|{line.line_key}"
        for order in orders
        for line in order.lines
    ]
    there = _known(tx, [*lines, *requests])
    remembered = {key: key for key in requests if key in there}
    unknown = [key for key, draft in requests.items() if key not in there]
    remembered |= _formerly(tx, [key for key in unknown if requests[key].former_row_keys])
    again = {remembered[key]: draft for key, draft in requests.items() if key in remembered}
    fresh = [draft for key, draft in requests.items() if key not in remembered]
    fresh_lines = tuple(key for key in lines if key not in there)
    units = sum(draft.units for draft in requests.values())
    new_units = sum(draft.units for draft in fresh)
    return _Counted(
        new=new_units + len(fresh_lines),
        known=units - new_units + len(lines) - len(fresh_lines),
        drafts=(*orders, *fresh),
        fresh_lines=fresh_lines,
        again=again,
    )


def _looked_up(tx: Connection, pieces: Pieces, channel: str) -> tuple[Shops, int, int]:
    """Where a file's orders were sold, and how many of what it lists are new and known."""
    sorting = Sorting(tx, pieces, channel)
    prefix = key_prefix(sorting.shops.usual.name, pieces.reading.platform)
    new = known = 0
    for piece in pieces:
        sorting.learn(piece)
        counted = _count(tx, prefix, piece)
        new += counted.new
        known += counted.known
    return sorting.shops, new, known


def _known(tx: Connection, keys: list[str]) -> set[str]:
    return {key for key, *_ in rows_by(tx, s.imported.c.row_key, keys)}


def _formerly(tx: Connection, keys: list[str]) -> dict[str, str]:
    """Keys of units under which an earlier version remembered them: it put the moment behind.

    One unit is listed again under another day, so that any moment will do.
    """
    found: dict[str, str] = {}
    for batch in batches(keys):
        query = text(
            "SELECT wanted.value AS own, imported.row_key AS former"
            " FROM json_each(:keys) AS wanted JOIN imported"
            " ON imported.row_key >= wanted.value || '|'"
            " AND imported.row_key < wanted.value || '}'"
        )
        for own, former in tx.execute(query, {"keys": json.dumps(batch)}):
            found[own] = former
    return found
