"""Platform files into cases: previewed, then brought in whole or not at all, and never twice."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, select

from db.tables import trade as s
from returns.errors import Refusal
from returns.importing.drafts import OrderDraft, Reading, ReturnDraft, Unusable
from returns.importing.reading import read_file
from returns.records.change import Change
from returns.rules.reasons import reason_for_code
from returns.services.new_cases import Newcomers
from returns.services.store import Store, insert_row

Progress = Callable[[int, int], None]
#: how many keys one look-up asks for; SQLite takes 32,766 parameters
_BATCH = 10_000

#: the channel an Amazon file most likely belongs to, by its currency
_AMAZON_BY_CURRENCY = {
    "USD": ("Amazon US", "US"),
    "EUR": ("Amazon DE", "DE"),
    "GBP": ("Amazon UK", "GB"),
    "JPY": ("Amazon JP", "JP"),
    "CAD": ("Amazon CA", "CA"),
    "AUD": ("Amazon AU", "AU"),
}


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


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What a file brought."""

    change: Change
    platform: str
    new: int
    known: int
    unusable: tuple[Unusable, ...]


class Intake:
    """Bringing in files from platforms."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def preview(self, path: Path, channel: str = "") -> ImportPreview:
        """Read a file and count what is new; raises `UnreadableFile`, writes nothing.

        `channel` names where the orders were sold; "" takes the likeliest for the file.
        """
        reading = read_file(path, reason_for=reason_for_code)
        name, country = self._channel(reading, channel)
        with self._store.reading() as tx:
            counted = _count(tx, name, reading)
        return ImportPreview(
            path=path,
            sha256=reading.sha256,
            platform=reading.platform,
            channel=name,
            country=country,
            new=counted.new,
            known=counted.known,
            unusable=reading.unusable,
            reading=reading,
        )

    def commit(
        self,
        preview: ImportPreview,
        progress: Progress | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> ImportResult:
        """Bring in what is new, in one transaction; raises `Cancelled` with nothing kept.

        What is known is looked up again inside, so that two imports of one file add it once.
        """
        reading = preview.reading
        with self._store.transaction() as tx:
            counted = _count(tx, preview.channel, reading)
            file_id = insert_row(
                tx,
                s.import_file,
                {
                    "sha256": preview.sha256,
                    "name": preview.path.name,
                    "platform": reading.platform,
                    "at": self._store.now(),
                    "new_rows": counted.new,
                    "known_rows": counted.known,
                    "unusable_rows": len(reading.unusable),
                },
            )
            newcomers = Newcomers(self._store, tx, preview.channel, preview.country, file_id)
            drafts: list[OrderDraft | ReturnDraft] = [*reading.orders, *counted.returns]
            for done, draft in enumerate(drafts):
                if cancelled is not None and cancelled():
                    raise Cancelled("importing.cancelled")
                if isinstance(draft, OrderDraft):
                    newcomers.add_order(draft)
                else:
                    newcomers.add_return(draft, _key(preview.channel, draft))
                if progress is not None:
                    progress(done + 1, len(drafts))
            newcomers.remember(counted.fresh_lines, None)
        change = Change(tuple(newcomers.case_ids), frozenset({"case", "import"}))
        return ImportResult(
            change, reading.platform, counted.new, counted.known, reading.unusable
        )

    def _channel(self, reading: Reading, wanted: str) -> tuple[str, str]:
        platform = reading.platform.split("_")[0]
        with self._store.reading() as tx:
            rows = tx.execute(
                select(s.channel.c.name, s.channel.c.country, s.channel.c.platform)
            )
            channels = {row.name: row for row in rows}
        name = wanted or reading.channel_hint
        if name:
            return name, channels[name].country if name in channels else ""
        if platform == "amazon":
            return _AMAZON_BY_CURRENCY.get(_currency(reading), ("Amazon", ""))
        for row in channels.values():
            if row.platform == platform:
                return row.name, row.country
        return platform.capitalize(), ""


def _currency(reading: Reading) -> str:
    currencies = [draft.currency for draft in reading.drafts]
    currencies += [order.currency for order in reading.orders]
    return next((currency for currency in currencies if currency), "")


def _key(channel: str, draft: ReturnDraft) -> str:
    return f"{channel}|{draft.row_key}"


@dataclass(frozen=True, slots=True)
class _Counted:
    """What of a file is new; requests, returned units and order lines each count (domain.md 10)."""

    new: int
    known: int
    #: requests not brought in before
    returns: tuple[ReturnDraft, ...]
    #: keys of the order lines not brought in before
    fresh_lines: tuple[str, ...]


def _count(tx: Connection, channel: str, reading: Reading) -> _Counted:
    lines = [
        f"{channel}|order|{order.number}|{line.line_key}"
        for order in reading.orders
        for line in order.lines
    ]
    there = _known(tx, [*lines, *(_key(channel, draft) for draft in reading.drafts)])
    fresh = tuple(d for d in reading.drafts if _key(channel, d) not in there)
    fresh_lines = tuple(key for key in lines if key not in there)
    units = sum(draft.units for draft in reading.drafts)
    new_units = sum(draft.units for draft in fresh)
    return _Counted(
        new=new_units + len(fresh_lines),
        known=units - new_units + len(lines) - len(fresh_lines),
        returns=fresh,
        fresh_lines=fresh_lines,
    )


def _known(tx: Connection, keys: list[str]) -> set[str]:
    there: set[str] = set()
    for start in range(0, len(keys), _BATCH):
        batch = keys[start : start + _BATCH]
        query = select(s.imported.c.row_key).where(s.imported.c.row_key.in_(batch))
        there.update(row.row_key for row in tx.execute(query))
    return there
