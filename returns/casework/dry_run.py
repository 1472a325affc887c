"""A dry run of settings: what they would have said to the cases of the last days; it only reads.

A case is judged at the moment of the buyer's request, by the facts of its beginning
(`ledger.beginnings`): whatever somebody offered, found or paid since has no say in it.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import Connection, select

from db.case_parts import read_parts
from db.decided import Decided
from db.tables import cases as t
from returns.casework.around import rates_of
from returns.casework.outlook import Progress, concluded_whole
from returns.clock import stamp
from returns.errors import Refusal
from returns.ledger.beginnings import LATER, Decisions, as_it_came, openings
from returns.ledger.case_rows import Parts, case_read
from returns.ledger.settings_rows import settings_text
from returns.records.advice import Step
from returns.records.case import Case
from returns.records.dry_run import DryRun, Tried
from returns.records.facts import TriageSettings
from returns.records.settings import DeskSettings
from returns.rules.advice.dry_run import compared, said_of
from returns.rules.own_reasons import wordings_of
from returns.rules.reasons import plain_wording

#: days that are looked back where nobody says otherwise, and at most
USUAL_DAYS, MOST_DAYS = 90, 3_660
#: openings that are read at once
_BATCH = 500


class _Setting(NamedTuple):
    """The row of the settings, as a case is read with it."""

    value: str


class _Before(NamedTuple):
    """How many cases came before one."""

    counted: int


def dry_run(
    tx: Connection,
    old: DeskSettings,
    new: DeskSettings,
    now: datetime,
    *,
    days: int = USUAL_DAYS,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> DryRun:
    """What both would have said to every case that was asked for in the last `days`, open or closed.

    Money is summed in the home currency and by the rates of `old`. Raises `Refusal` for days that
    cannot be, and when `cancelled`.
    """
    if not 1 <= days <= MOST_DAYS:
        raise Refusal("dry_run.days", most=f"{MOST_DAYS:,}")
    since = now - timedelta(days=days)
    trial = _Trial(tx, (old, new), now)
    lines = trial.lines(_asked_since(tx, since), progress, cancelled)
    run = compared(lines, since.date(), now.date(), old.home_currency, rates_of(old))
    used = new.triage.used_back_percent != old.triage.used_back_percent
    return replace(run, used_goods=used)


def _asked_since(tx: Connection, since: datetime) -> list[tuple[int, str]]:
    """Row number and moment of each request, the earliest first."""
    case = t.return_case
    query = select(case.c.id, case.c.requested_at).where(case.c.requested_at >= stamp(since))
    found = tx.execute(query.order_by(case.c.requested_at, case.c.id))
    return [(row.id, row.requested_at) for row in found]


def _understood(lines: Sequence[Any], wordings: Mapping[str, str]) -> Sequence[Any]:
    """The lines as a file would have told them had these wordings been known."""
    if not wordings:
        return lines
    found = ((row, wordings.get(plain_wording(row.raw_reason))) for row in lines)
    return [row if own is None else row._replace(reason=own) for row, own in found]


class _Trial:
    """Works cases out twice: as they were when they came, and by the clock as they stand."""

    def __init__(self, tx: Connection, settings: Sequence[DeskSettings], now: datetime) -> None:
        self._tx, self._now = tx, now
        self._settings = tuple([_Setting(settings_text(each))] for each in settings)
        #: what is written for the seller's own reasons, under each of the settings
        self._wordings = tuple(wordings_of(each.reasons) for each in settings)
        first, *others = settings
        #: a case meets most of its deadlines later on: they are told by where it stands
        self._clocks = any(each.deadlines != first.deadlines for each in others)
        self._decisions = Decisions(tx)
        ids = select(t.return_case.c.id).order_by(t.return_case.c.id)
        #: every case of the desk, to tell how many came before one
        self._ids = tx.execute(ids).scalars().all()

    def lines(
        self,
        asked: Sequence[tuple[int, str]],
        progress: Progress | None,
        cancelled: Callable[[], bool] | None,
    ) -> Iterator[Tried]:
        """The lines of these cases, in the order of their requests."""
        for start in range(0, len(asked), _BATCH):
            batch = asked[start : start + _BATCH]
            told = openings(self._tx, [case_id for case_id, _ in batch])
            for done, (case_id, requested_at) in enumerate(batch, start=start + 1):
                if cancelled is not None and cancelled():
                    raise Refusal("dry_run.stopped")
                parts = read_parts(self._tx, case_id, 0, LATER)
                came = as_it_came(self._tx, parts, told.get(case_id))
                yield from self._tried(came, case_id, requested_at, self._steps(case_id))
                if progress is not None:
                    progress(done, len(asked))

    def _steps(self, case_id: int) -> Sequence[Mapping[int, Step | None]]:
        """By line, what is next today under each of the settings; nothing where no clock differs."""
        nothing: Sequence[Mapping[int, Step | None]] = tuple({} for _ in self._settings)
        if not self._clocks:
            return nothing
        parts = read_parts(self._tx, case_id, TriageSettings().first_returns_to_us)
        if parts["return_case"][0].closed_at is not None:
            return nothing
        found = []
        for setting in self._settings:
            read = case_read({**parts, "setting": setting})
            case = concluded_whole(self._tx, read, self._now)
            found.append({each.line_id: each.step for each in case.outlooks})
        return found

    def _tried(
        self,
        came: Parts,
        case_id: int,
        requested_at: str,
        steps: Sequence[Mapping[int, Step | None]],
    ) -> Iterator[Tried]:
        decided = [
            Decided(supplier, kind, count)
            for supplier, kinds in self._decisions.until(requested_at).items()
            for kind, count in kinds.items()
        ]
        before = [_Before(bisect_left(self._ids, case_id))]
        old, new = (
            self._concluded(
                {
                    **came,
                    "case_line": _understood(came["case_line"], wordings),
                    "setting": setting,
                    "decided": decided,
                    "before": before,
                }
            )
            for setting, wordings in zip(self._settings, self._wordings, strict=True)
        )
        for then, now in zip(old.lines, new.lines, strict=True):
            yield Tried(
                case_id=case_id,
                number=old.number,
                line=then.number,
                lines=len(old.lines),
                sku=then.sku,
                title=then.title,
                currency=old.currency,
                old=said_of(then, old.outlook(then), steps[0].get(then.id)),
                new=said_of(now, new.outlook(now), steps[1].get(now.id)),
            )

    def _concluded(self, parts: Parts) -> Case:
        read = case_read(parts)
        return concluded_whole(self._tx, read, read.stored.requested_at)
