"""A desk's copies and its soundness, for the window and the command line."""

import logging
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import Connection, func, select

from db.tables import cases as t
from returns import VERSION
from returns.clock import moment
from returns.errors import DeskProblem
from returns.keeping import layout, places
from returns.keeping.copier import Copier, desk_id, which
from returns.keeping.going_back import going_back, holds
from returns.keeping.making import Maker
from returns.keeping.watching import AskedToStop, Progress, Watch
from returns.ledger.storage_problems import told_plainly
from returns.ledger.store import Store
from returns.records.change import Change
from returns.records.keeping import (
    CHECKS,
    BroughtBack,
    CheckReport,
    CopiesMade,
    Copy,
    Finding,
    GoingBack,
    Kept,
    Place,
    PlaceRefused,
    Thing,
)

_LOG = logging.getLogger("sendback.keeping")
#: without a proved copy on another disk for so long, the seller is told
_TOO_LONG = timedelta(days=7)
#: a copy from later than this was made while the clock was wrong
_SLACK = timedelta(days=1)
#: an import of so many new rows is worth a copy before it
_LARGE_IMPORT = 1_000


class Keeping:
    """Copies and checks of one desk; everything here may be called on a worker."""

    def __init__(self, store: Store, desk_name: str) -> None:
        self._store = store
        self._desk_name = desk_name
        self._copier = Copier(store, Maker(store.folder, desk_name, VERSION))

    # --- how well it is kept ------------------------------------------------------------

    def kept(self) -> Kept:
        """How well the desk is kept now: places, copies, what a broken laptop would lose."""
        with self._store.reading() as tx:
            found = self._places(tx)
            now = self._store.clock.now()
            newest = _newest_proved(tx, found, now)
            elsewhere = _newest_proved(tx, [each for each in found if each.elsewhere], now)
            best = elsewhere or newest
            after = t.event.c.seq > (best.head_seq if best else 0)
            steps = tx.execute(select(func.count(t.event.c.seq)).where(after)).scalar_one()
            overdue = self._overdue(tx, found, elsewhere)
        return Kept(found, newest, elsewhere, int(steps), overdue)

    def due(self) -> bool:
        """Is a copy wanted before the day's first change: there are steps of before, and no copy of today."""
        today = self._store.clock.now().astimezone().date()
        folders = layout.copy_folders(places.own_place(self._store.folder))
        made = (layout.made_at(folder) for folder in folders)
        if any(at is not None and at.astimezone().date() == today for at in made):
            return False
        with self._store.reading() as tx:
            first = tx.execute(select(t.event.c.at).order_by(t.event.c.seq).limit(1)).scalar()
        return first is not None and moment(first).astimezone().date() < today

    def due_before(self, new: int) -> bool:
        """Is a copy wanted before an import that brings so many new rows to a desk that holds something."""
        with self._store.reading() as tx:
            steps = tx.execute(select(t.event.c.seq).limit(1)).first()
        return new >= _LARGE_IMPORT and steps is not None

    def set_second_place(self, folder: Path | None) -> None:
        """Choose where copies go besides `backups/`; None for nowhere.

        Raises `DeskProblem` for the desk's own folder, and one that is not there or cannot be written.
        """
        if folder is not None:
            places.demand_usable(folder, self._store.folder)
            folder = folder.absolute()
        with told_plainly():
            places.remember(self._store.folder, places.Remembered(folder))

    def demand_usable(self, folder: Path) -> None:
        """Raise `DeskProblem` for a folder that no copy can go to."""
        places.demand_usable(folder, self._store.folder)

    # --- copies -------------------------------------------------------------------------

    def copy_now(
        self,
        why: str = "asked",
        progress: Progress | None = None,
        cancelled: AskedToStop | None = None,
    ) -> CopiesMade:
        """Copy the desk to every place, each copy read back; a place that refuses is told with it.

        Raises `DeskProblem` when none could be made, `Stopped` when stopped, with nothing half
        made then.
        """
        with self._store.reading() as tx:
            found = self._places(tx)
        made: list[Copy] = []
        refused: list[PlaceRefused] = []
        watch = Watch(progress, cancelled)
        for at, place in enumerate(found):
            share = watch.within(at / len(found), (at + 1) / len(found))
            try:
                if not place.there:
                    raise DeskProblem("keeping.place_gone", place=str(place.folder))
                made.append(self._copier.copy_to(place, why, share))
            except DeskProblem as problem:
                _LOG.warning("no copy in %s: %s", which(place), problem.key)
                refused.append(PlaceRefused(place, problem))
        if not made:
            # what the seller chose is told before the desk's own folder
            raise refused[-1].why
        return CopiesMade(tuple(made), tuple(refused))

    def copy_to(
        self,
        folder: Path,
        why: str = "asked",
        progress: Progress | None = None,
        cancelled: AskedToStop | None = None,
    ) -> Copy:
        """Copy the desk into a folder named for this once, read back; raises `DeskProblem`."""
        places.demand_usable(folder, self._store.folder)
        place = Place(folder.absolute(), own=False, there=True, elsewhere=None)
        return self._copier.copy_to(place, why, Watch(progress, cancelled))

    def prove(
        self,
        copy: Copy,
        progress: Progress | None = None,
        cancelled: AskedToStop | None = None,
    ) -> Copy:
        """Read a copy back, restore it beside, compare; raises `DeskProblem` naming what differs."""
        return self._copier.prove(copy.path, Watch(progress, cancelled))

    def going_back(self, copy: Copy) -> GoingBack:
        """What going back to a copy would lose; changes nothing."""
        with self._store.reading() as tx:
            self._demand_ours(tx, copy)
            return going_back(tx, copy, self._store.folder)

    # --- one thing alone ----------------------------------------------------------------

    def bring_back_case(self, copy: Copy, number: str) -> Change:
        """Bring one case back as the copy has it; nothing that came since is removed; undo works."""
        from returns.keeping.bring_back import bring_back_case

        with self._store.reading() as tx:
            self._demand_ours(tx, copy)
        return bring_back_case(self._store, copy.path, number)

    def inside(self, copy: Copy) -> tuple[Thing, ...]:
        """What a copy holds that can be brought back alone; raises `DeskProblem`."""
        from returns.keeping.inside import things_in

        with self._store.reading() as tx:
            self._demand_ours(tx, copy)
            return things_in(tx, self._store, copy)

    def bring_back_photo(self, copy: Copy, sha256: str) -> BroughtBack:
        """Put one original back into the vault, byte for byte."""
        from returns.keeping.bring_back import bring_back_photo

        with self._store.reading() as tx:
            self._demand_ours(tx, copy)
        return bring_back_photo(self._store, copy.path, sha256)

    def bring_back_paper(self, copy: Copy, name: str) -> BroughtBack:
        """Put one paper back into `documents/`; another one of that name stays."""
        from returns.keeping.bring_back import bring_back_paper

        with self._store.reading() as tx:
            self._demand_ours(tx, copy)
        return bring_back_paper(self._store, copy.path, name)

    # --- soundness ----------------------------------------------------------------------

    def check(
        self,
        progress: Progress | None = None,
        cancelled: AskedToStop | None = None,
        lang: str = "en",
        only: Sequence[str] = CHECKS,
    ) -> CheckReport:
        """Look at everything the desk holds and at its copies, or at these parts; changes nothing.

        A copy found altered counts as proved no longer.
        """
        from returns.keeping.checking import check_desk

        return check_desk(self._store, self._copies(), Watch(progress, cancelled), lang, only)

    def mend(self, findings: Sequence[Finding]) -> tuple[Finding, ...]:
        """Do what can be done without loss for these findings; gives those that remain."""
        from returns.keeping.mending import mend_findings

        return mend_findings(self._store, self._copies(), findings)

    # --- inside -------------------------------------------------------------------------

    def _places(self, tx: Connection) -> tuple[Place, ...]:
        return places.places_of(self._store.folder, desk_id(tx), self._desk_name)

    def _copies(self) -> list[Copy]:
        """Of all places that are there, newest first."""
        with self._store.reading() as tx:
            found = [copy for place in self._places(tx) for copy in place.copies]
        return sorted(found, key=lambda copy: copy.made_at, reverse=True)

    def _demand_ours(self, tx: Connection, copy: Copy) -> None:
        if copy.desk_id and copy.desk_id != desk_id(tx):
            raise DeskProblem("keeping.other_desk", copy=copy.path.name, desk=copy.desk_name)

    def _overdue(self, tx: Connection, found: Sequence[Place], newest: Copy | None) -> bool:
        first = tx.execute(select(t.event.c.at).order_by(t.event.c.seq).limit(1)).scalar()
        now = self._store.clock.now()
        if first is None or now - moment(first) < _TOO_LONG:
            return False
        # a copy from a clock that was ahead was made at some time before now
        away = [at for place in found if (at := place.away_at) and at <= now + _SLACK]
        last = max(filter(None, (newest.made_at if newest else None, *away)), default=None)
        return last is None or now - last >= _TOO_LONG


def _newest_proved(tx: Connection, found: Sequence[Place], now: datetime) -> Copy | None:
    """The newest that was read back and whose steps are all in this history; none from the future."""
    copies = [copy for place in found for copy in place.copies if copy.proved_at is not None]
    # while the clock stands behind the history itself, that is the later one to go by
    last = tx.execute(select(t.event.c.at).order_by(t.event.c.seq.desc()).limit(1)).scalar()
    latest = max(now, moment(last)) if last else now
    copies = [copy for copy in copies if copy.made_at <= latest + _SLACK]
    copies.sort(key=lambda copy: copy.made_at, reverse=True)
    return next((copy for copy in copies if holds(tx, copy)), None)
