"""A copy made in a place, read back, and the older ones let go."""

import logging
import shutil
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from time import monotonic

from sqlalchemy import Connection, select

from db.files.verified_copy import copy_verified
from db.tables.belonging import belonging
from returns import VERSION
from returns.clock import Clock
from returns.errors import DeskProblem
from returns.keeping import layout, places
from returns.keeping.contents import (
    Proof,
    account_sha256,
    copy_in,
    unproved_if_refused,
    write_proof,
)
from returns.keeping.going_back import holds
from returns.keeping.making import Maker, make_copy
from returns.keeping.proving import ReadBack, read_back
from returns.keeping.retention import to_let_go
from returns.keeping.trouble import told_of_place
from returns.keeping.watching import Stopped, Watch
from returns.ledger.storage_problems import told_plainly
from returns.ledger.store import Store
from returns.records.keeping import Copy, Place

_LOG = logging.getLogger("sendback.keeping")


class Copier:
    """Makes and proves the copies of one desk."""

    def __init__(self, store: Store, maker: Maker) -> None:
        self._store = store
        self._maker = maker

    def copy_to(self, place: Place, why: str, watch: Watch) -> Copy:
        """Copy the desk into a place and read the copy back; raises `DeskProblem`.

        Stopped while it is read back, the copy stays: it is whole, and says that it was not.
        """
        root, now = place.folder, self._store.clock.now()
        with self._store.reading() as tx:
            own = desk_id(tx)
        if not place.own:
            root = places.folder_in(root, own, self._maker.desk_name)
        folder = make_copy(self._maker, root, why, now, watch.within(0.0, 0.5))
        try:
            copy = self.prove(folder, watch.within(0.5, 1.0))
        except Stopped:
            return copy_in(folder)
        finally:
            self._let_old_go(places.copies_in(root, own), now)
        self._remember(place, copy)
        _LOG.info("copied to %s: %s, proved", which(place), why)
        return copy

    def prove(self, folder: Path, watch: Watch) -> Copy:
        """Read a copy back and note it; raises `DeskProblem` naming what differs.

        A photo or paper that rotted in the place is put there again from the desk first.
        """
        began = monotonic()
        with unproved_if_refused(folder):
            seen = read_back(folder, watch.within(0.0, 0.9))
            if seen.altered:
                self._heal(folder, seen)
                seen = read_back(folder, watch.within(0.9, 1.0))
            if seen.altered:
                what = ", ".join(file.name[:16] for file in seen.altered[:3])
                raise DeskProblem("keeping.altered", copy=folder.name, what=what)
        _note_proof(folder, self._store.clock, monotonic() - began)
        return copy_in(folder)

    def _remember(self, place: Place, copy: Copy) -> None:
        """The desk tells of the second place also while its disk is not connected."""
        note = places.remembered(self._store.folder)
        if not place.own and place.folder == note.folder:
            with told_plainly():
                note = places.Remembered(
                    place.folder, copy.made_at, place.elsewhere is not False
                )
                places.remember(self._store.folder, note)

    def _let_old_go(self, copies: Sequence[Copy], now: datetime) -> None:
        """Of our history, and of what left it, each for itself.

        A desk that was gone back from, or a second one that began as a copy of this folder, has its
        own days: they are none of ours to let go for.
        """
        with self._store.reading() as tx:
            ours = [copy for copy in copies if holds(tx, copy)]
        others = [copy for copy in copies if copy not in ours]
        for old in (*to_let_go(ours, now), *to_let_go(others, now)):
            _let_go(old)

    def _heal(self, folder: Path, seen: ReadBack) -> None:
        place = layout.place_of(folder)
        for file in seen.altered:
            source = layout.desk_path(self._store.folder, file.kind, file.name)
            with told_of_place(place):
                target = layout.kept_path(place, file.kind, file.sha256)
                copy_verified(source, target, file.sha256, size=file.bytes)


def copy_before(what: str, desk: Path, clock: Clock, watch: Watch | None = None) -> Path:
    """Copy a desk that no service is open over into its own place, read back; its lock is held.

    `what` is `before_version`, when its tables are about to be changed, or `before_restore`. Raises
    `DeskProblem` where it cannot be copied; a copy that only shows what was wrong on the desk
    before stays, not proved.
    """
    watch = watch or Watch()
    maker = Maker(desk, desk.resolve().name, VERSION)
    began = monotonic()
    place = places.own_place(desk)
    folder = make_copy(maker, place, what, clock.now(), watch.within(0.0, 0.5))
    try:
        if not read_back(folder, watch.within(0.5, 1.0)).altered:
            _note_proof(folder, clock, monotonic() - began)
    except DeskProblem as problem:
        _LOG.warning("the copy %s is not proved: %s", what, problem.key)
    return folder


def _note_proof(folder: Path, clock: Clock, seconds: float) -> None:
    with told_of_place(folder):
        write_proof(folder, Proof(clock.now(), seconds, account_sha256(folder)))


def desk_id(tx: Connection) -> str:
    """The desk's lifelong id."""
    found = tx.execute(select(belonging.c.desk_id).where(belonging.c.id == 1)).scalar()
    return str(found or "")


def which(place: Place) -> str:
    """The place as the log names it, without a path."""
    return "the desk's own place" if place.own else "the second place"


def _let_go(copy: Copy) -> None:
    """Remove a copy that is no longer kept; photos and papers stay, other copies name them."""
    doomed = copy.path.with_name(f"{layout.UNFINISHED}{copy.path.name}")
    try:
        copy.path.replace(doomed)  # from here on it is no copy, whatever happens
        shutil.rmtree(doomed)
    except OSError as error:
        _LOG.warning("an old copy stays: %s", error.strerror)
