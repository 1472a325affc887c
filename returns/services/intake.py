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
from returns.records.kept_text import demand_kept, file_name
from returns.rules.reasons import reason_for_code
from returns.services.channels import ChannelSeed, channel_of, key_prefix
from returns.services.new_cases import Newcomers
from returns.services.settings_rows import read_settings
from returns.services.store import Store, insert_row
from returns.terms import Lang

Progress = Callable[[int, int], None]
#: how many keys one look-up asks for; SQLite takes 32,766 parameters
_BATCH = 10_000


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
    seed: ChannelSeed


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

    def preview(
        self,
        path: Path,
        channel: str = "",
        day_first: bool | None = None,
        encoding: str = "",
    ) -> ImportPreview:
        """Read a file and count what is new; raises `UnreadableFile`, writes nothing.

        `channel` names where the orders were sold; "" takes the likeliest for the file.
        `day_first` and `encoding` are the seller's answers where the file does not tell.
        """
        demand_kept(channel)
        with self._store.reading() as tx:
            language = read_settings(tx).language
        reading = read_file(
            path,
            reason_for=reason_for_code,
            # sellers everywhere use the English window: it tells nothing of their files
            hint="" if language == Lang.EN else language,
            encoding=encoding,
            day_first=day_first,
        )
        with self._store.reading() as tx:
            seed = channel_of(tx, reading, channel)
            counted = _count(tx, seed.name, reading)
        return ImportPreview(
            path=path,
            sha256=reading.sha256,
            platform=reading.platform,
            channel=seed.name,
            country=seed.country,
            seed=seed,
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
                    "name": file_name(preview.path),
                    "platform": reading.platform,
                    "at": self._store.now(),
                    "new_rows": counted.new,
                    "known_rows": counted.known,
                    "unusable_rows": len(reading.unusable),
                },
            )
            newcomers = Newcomers(self._store, tx, preview.seed, file_id)
            drafts: list[OrderDraft | ReturnDraft] = [*reading.orders, *counted.returns]
            newcomers.book.know(drafts)
            for done, draft in enumerate(drafts):
                if cancelled is not None and cancelled():
                    raise Cancelled("importing.cancelled")
                if isinstance(draft, OrderDraft):
                    newcomers.add_order(draft)
                else:
                    newcomers.add_return(draft, _key(preview.channel, reading, draft))
                if progress is not None:
                    progress(done + 1, len(drafts))
            newcomers.remember(counted.fresh_lines, None)
            newcomers.tell_open_cases()
            newcomers.tell_known(counted.again)
        touched = (*newcomers.case_ids, *newcomers.told_ids)
        change = Change(touched, frozenset({"case", "import"}))
        return ImportResult(
            change, reading.platform, counted.new, counted.known, reading.unusable
        )


def _key(channel: str, reading: Reading, draft: ReturnDraft) -> str:
    return f"{key_prefix(channel, reading.platform)}|{draft.row_key}"


@dataclass(frozen=True, slots=True)
class _Counted:
    """What of a file is new; requests, returned units and order lines each count (domain.md 10)."""

    new: int
    known: int
    #: requests not brought in before
    returns: tuple[ReturnDraft, ...]
    #: keys of the order lines not brought in before
    fresh_lines: tuple[str, ...]
    #: requests brought in before, by their keys
    again: dict[str, ReturnDraft]


def _count(tx: Connection, channel: str, reading: Reading) -> _Counted:
    prefix = key_prefix(channel, reading.platform)
    lines = [
        f"{prefix}|order|{order.number}|{line.line_key}"
        for order in reading.orders
        for line in order.lines
    ]
    there = _known(tx, [*lines, *(_key(channel, reading, draft) for draft in reading.drafts)])
    fresh: list[ReturnDraft] = []
    again: dict[str, ReturnDraft] = {}
    for draft in reading.drafts:
        key = _key(channel, reading, draft)
        if key in there:
            again[key] = draft
        else:
            fresh.append(draft)
    fresh_lines = tuple(key for key in lines if key not in there)
    units = sum(draft.units for draft in reading.drafts)
    new_units = sum(draft.units for draft in fresh)
    return _Counted(
        new=new_units + len(fresh_lines),
        known=units - new_units + len(lines) - len(fresh_lines),
        returns=tuple(fresh),
        fresh_lines=fresh_lines,
        again=again,
    )


def _known(tx: Connection, keys: list[str]) -> set[str]:
    there: set[str] = set()
    for start in range(0, len(keys), _BATCH):
        batch = keys[start : start + _BATCH]
        query = select(s.imported.c.row_key).where(s.imported.c.row_key.in_(batch))
        there.update(row.row_key for row in tx.execute(query))
    return there
