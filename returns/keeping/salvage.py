"""Bringing what can be read of a damaged desk into a new one; the damaged desk stays as it is."""

import shutil
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import insert, select

from db.desk_file.belonging import is_own_log, look
from db.desk_file.lock import DeskLock
from db.desk_file.mark import read_mark
from db.desk_file.opening import adopt, open_files
from db.desk_file.salvage import RowsSalvaged, salvage_rows
from db.desk_file.schema import DATABASE, holds_papers, open_or_create
from db.desk_file.stage import SALVAGING, stage
from db.desk_file.wal_file import wal_path
from db.engine import reader_engine, writer_engine
from db.errors import Damaged
from db.files.safe_file import write_durably
from db.files.vault import Vault
from db.private import make_folder
from db.tables import cases as t
from db.trouble import storage_errors
from returns.casework.outlook import refresh_case
from returns.clock import Clock, SystemClock, stamp
from returns.errors import DeskProblem, Refusal
from returns.keeping.last_events import holds
from returns.keeping.layout import FOLDERS
from returns.ledger.storage_problems import told_plainly
from returns.ledger.store import Store
from returns.records.salvaged import Salvaged, TableSalvaged
from returns.rules.reasons import NOT_UNDERSTOOD

#: (done, total) in tables, cases, photos and papers; may be called from a worker
Progress = Callable[[int, int], object]

#: cases that are worked out in one transaction
_BATCH = 500
_FOLDERS = ("photos", "documents", "backups")


def salvage(
    folder: Path,
    into: Path,
    progress: Progress = lambda _done, _total: None,
    clock: Clock | None = None,
) -> Salvaged:
    """Read what can be read of the desk in `folder` into a new desk in `into`, absent or empty.

    Not a byte of the damaged desk is changed. Chains are kept as they are: a gap shows in a check.
    Raises `DeskProblem` where nothing can be read, a program has the desk open, or `into` will not do;
    nothing stays in `into` then.
    """
    clock = clock or SystemClock()
    _demand_places(folder, into)
    try:
        with told_plainly(), storage_errors(into / DATABASE), stage(into, SALVAGING) as making:
            rows = _rows(folder, making, progress)
            photos = _photos(folder, making, progress)
            papers = _papers(folder, making, progress)
            cases, incomplete = _work_out(making, rows, clock, progress)
            adopt(making, lambda: stamp(clock.now()), with_gaps=True, place=into)
    except OSError as error:
        raise DeskProblem("desk.cannot_open", why=error.strerror or str(error)) from error
    tables = tuple(TableSalvaged(each.table, each.rows, each.gaps) for each in rows.tables)
    return Salvaged(into, tables, cases, incomplete, *photos, *papers)


def _demand_places(folder: Path, into: Path) -> None:
    database = folder / DATABASE
    if not database.is_file():
        key = "salvage.database_gone" if holds_papers(folder) else "desk.none_here"
        raise DeskProblem(key, folder=str(folder))
    if not database.stat().st_size:
        raise DeskProblem("salvage.database_empty", folder=str(folder))
    if into.resolve().is_relative_to(folder.resolve()):
        raise DeskProblem("salvage.inside", folder=str(into))
    if into.is_symlink() or into.is_file() or any(into.glob("*")):
        raise DeskProblem("desk.not_empty", folder=str(into))
    if DeskLock(folder).held_elsewhere():
        raise DeskProblem("storage.HeldByUnknown", desk=folder.resolve().name)


def _rows(folder: Path, making: Path, progress: Progress) -> RowsSalvaged:
    """Into a fresh database, from a copy: reading with a log would write beside the original."""
    database = folder / DATABASE
    copied = making / "damaged" / DATABASE
    make_folder(copied.parent)
    shutil.copyfile(database, copied)
    if is_own_log(read_mark(folder), look(database)):
        shutil.copyfile(wal_path(database), wal_path(copied))
    open_or_create(making / DATABASE)
    try:
        rows = salvage_rows(copied, making / DATABASE, progress)
    except Damaged as error:  # whose sentence would advise what was just tried
        raise DeskProblem("salvage.nothing_readable", why=error.detail) from error
    shutil.rmtree(copied.parent)
    return rows


def _photos(folder: Path, making: Path, progress: Progress) -> tuple[int, int]:
    """Originals whose bytes are what their name says: how many came over, how many did not."""
    old, new = Vault(folder), Vault(making)
    names = sorted(old.originals())
    lost = 0
    for number, sha256 in enumerate(names):
        progress(number, len(names))
        if old.verify(sha256):
            new.add(old.path(sha256))
        else:
            lost += 1
    return len(names) - lost, lost


def _papers(folder: Path, making: Path, progress: Progress) -> tuple[int, int]:
    """What lies among papers and product pictures; how many papers came over, and how many not."""
    kept = [folder / name for name in FOLDERS.values()]
    paths = sorted(path for place in kept for path in place.rglob("*") if path.is_file())
    came, lost = 0, 0
    for number, path in enumerate(paths):
        progress(number, len(paths))
        is_paper = path.is_relative_to(folder / FOLDERS["paper"])
        try:
            content = path.read_bytes()
        except OSError:
            lost += is_paper
            continue
        write_durably(making / path.relative_to(folder), content)
        came += is_paper
    return came, lost


def _work_out(
    making: Path, rows: RowsSalvaged, clock: Clock, progress: Progress
) -> tuple[int, tuple[str, ...]]:
    """Make what follows from the cases anew, the search among it; how many, and which are not whole."""
    for name in _FOLDERS:
        make_folder(making / name)
    path = making / DATABASE
    adopt(making, lambda: stamp(clock.now()), with_gaps=True)
    sitting = open_files(making, lambda: stamp(clock.now()), holds).sitting
    writer, reader = writer_engine(path), reader_engine(path)
    store = Store(making, writer, reader, Vault(making), clock, refresh_case, sitting)
    try:
        with store.reading() as tx:
            number = t.return_case.c.number
            found = tx.execute(select(t.return_case.c.id, number).order_by(number)).all()
        unreadable = _give_a_line(store)
        for done in range(0, len(found), _BATCH):
            progress(done, len(found))
            unreadable |= _refresh(store, [row.id for row in found[done : done + _BATCH]])
    finally:
        store.close()
        sitting.close()
    incomplete = rows.incomplete | unreadable
    return len(found), tuple(str(row.number) for row in found if row.id in incomplete)


def _give_a_line(store: Store) -> set[int]:
    """Cases that lost all their lines get an empty one, so that they open; which they were."""
    with store.transaction() as tx:
        has_line = select(t.case_line.c.id).where(t.case_line.c.case_id == t.return_case.c.id)
        found = select(t.return_case.c.id).where(~has_line.exists())
        bare = set(tx.execute(found).scalars())
        if bare:
            lines = [{"case_id": case_id, "reason": NOT_UNDERSTOOD} for case_id in sorted(bare)]
            tx.execute(insert(t.case_line), lines)
    return bare


def _refresh(store: Store, case_ids: list[int]) -> set[int]:
    """Store anew what follows from these cases; those that cannot be read."""
    unreadable = set()
    with store.transaction() as tx:
        for case_id in case_ids:
            try:
                with tx.begin_nested():
                    store.refresh(tx, case_id)
            except (Refusal, Damaged):
                unreadable.add(case_id)
    return unreadable
