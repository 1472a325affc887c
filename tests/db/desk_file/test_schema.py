"""Opening a desk's database: made, brought up to date, or left alone."""

import hashlib
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from itertools import takewhile
from stat import S_IXOTH

import pytest
from sqlalchemy import MetaData, create_engine, text

import db.tables.belonging
import db.tables.cases
import db.tables.history
import db.tables.queue_order
import db.tables.trade  # noqa: F401  fills the metadata
from db import driver
from db.desk_file import schema
from db.desk_file.backup import copy_database
from db.desk_file.schema import (
    APPLICATION_ID,
    DATABASE,
    VERSION,
    demand_current,
    open_or_create,
    version_of,
)
from db.engine import writer_engine
from db.errors import Damaged, DatabaseGone, DiskFull, ForeignFile, NewerDesk, OlderDesk
from db.tables.base import metadata


def bytes_below(folder):
    """Every file but SQLite's shared memory, by its hash."""
    return {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.iterdir()
        if path.is_file() and not path.name.endswith("-shm")
    }


def set_header(path, **pragmas):
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for name, value in pragmas.items():
            connection.execute(f"PRAGMA {name} = {value}")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def shape(connection):
    """Every table with its columns, keys, uniques and indexes, as SQLite itself tells them."""

    def ask(sql):
        return [tuple(row) for row in connection.exec_driver_sql(sql)]

    tables = [name for (name,) in ask("SELECT name FROM sqlite_master WHERE type = 'table'")]
    told = {}
    for table in sorted(tables):
        if table.startswith(("sqlite_", "alembic_", "case_search")):
            continue
        columns = [
            (name, type_, notnull, str(default).strip("'"), pk, hidden)
            for _, name, type_, notnull, default, pk, hidden in ask(
                f"PRAGMA table_xinfo({table})"
            )
        ]
        indexes = {
            (name, unique): [row[1:] for row in ask(f"PRAGMA index_xinfo({name})")]
            for _, name, unique, _, _ in ask(f"PRAGMA index_list({table})")
        }
        keys = sorted(row[2:] for row in ask(f"PRAGMA foreign_key_list({table})"))
        told[table] = (columns, indexes, keys)
    return told


def test_tables_and_migrations_make_the_same_database(writer):
    plain = create_engine("sqlite://", module=driver.dbapi)
    metadata.create_all(plain)
    with writer.begin() as migrated, plain.begin() as made:
        assert shape(migrated) == shape(made)
    plain.dispose()


def test_a_difference_between_tables_and_migrations_would_be_seen(writer):
    other = MetaData()
    for table in metadata.sorted_tables:
        table.to_metadata(other)
    other.tables["photo"].indexes.pop()
    plain = create_engine("sqlite://", module=driver.dbapi)
    other.create_all(plain)
    with writer.begin() as migrated, plain.begin() as made:
        assert shape(migrated) != shape(made)
    plain.dispose()


def test_a_new_desk_is_whole_and_marked(tmp_path):
    path = tmp_path / "new" / DATABASE
    assert open_or_create(path).came_from is None
    assert version_of(path) == VERSION
    assert [p.name for p in path.parent.iterdir()] == [DATABASE]
    with closing(driver.connect_reader(path)) as reading:
        assert reading.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
        assert reading.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert reading.execute("SELECT version_num FROM alembic_version").fetchone() == (
            f"{VERSION:04}",
        )


def test_a_desk_of_today_is_opened_as_it_is(desk):
    before = bytes_below(desk.parent)
    assert open_or_create(desk).came_from == VERSION
    assert bytes_below(desk.parent) == before


@pytest.mark.parametrize("in_wal", [False, True])
def test_a_newer_desk_is_left_alone(desk, in_wal):
    if in_wal:  # its version stands in the WAL only: its program was killed before a checkpoint
        script = (
            "import os, sys, pathlib; from db.driver import connect_writer;"
            "c = connect_writer(pathlib.Path(sys.argv[1]));"
            "c.execute('PRAGMA user_version = 99'); os._exit(9)"
        )
        subprocess.run([sys.executable, "-c", script, str(desk)], check=False)
        assert desk.with_name(desk.name + "-wal").stat().st_size > 0
    else:
        set_header(desk, user_version=99)
    before = bytes_below(desk.parent)
    for opening in (open_or_create, demand_current):
        with pytest.raises(NewerDesk) as refused:
            opening(desk)
        assert (refused.value.found, refused.value.known) == (99, VERSION)
    assert bytes_below(desk.parent) == before


def other_program(path):
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE notes (a)")


@pytest.mark.parametrize(
    "write",
    [
        lambda path: path.write_bytes(b""),
        lambda path: path.write_text("order,sku\n1,2\n" * 500),
        lambda path: path.write_bytes(bytes(range(256)) * 64),
        lambda path: path.write_bytes(b"SQLite format 3\x00" + os.urandom(5000)),
        other_program,
        lambda path: path.mkdir(),
    ],
    ids=["empty", "text", "encrypted", "only the first bytes", "another program", "folder"],
)
def test_a_foreign_file_is_left_alone(tmp_path, write):
    path = tmp_path / DATABASE
    write(path)
    before = bytes_below(tmp_path)
    with pytest.raises(ForeignFile):
        open_or_create(path)
    assert bytes_below(tmp_path) == before


def test_a_desk_without_a_version_is_called_damaged(desk):
    set_header(desk, user_version=0)
    with pytest.raises(Damaged):
        open_or_create(desk)


def older(path, rows=3):
    """Today's desk given the version before today's, so that the next opening migrates it."""
    with closing(driver.connect_writer(path)) as connection:
        for n in range(rows):
            connection.execute("INSERT INTO channel (name) VALUES (?)", (f"channel {n}",))
    set_header(path, user_version=VERSION)


def as_if_version(monkeypatch, change):
    """Make this program one version newer: its last migration does `change`."""

    def upgrade(connection):
        for statement in change:
            connection.execute(text(statement))

    monkeypatch.setattr(schema, "VERSION", VERSION + 1)
    monkeypatch.setattr("db.migrations.upgrade", upgrade)


def test_an_older_desk_is_copied_and_then_migrated(desk, monkeypatch):
    older(desk)
    as_if_version(monkeypatch, ["ALTER TABLE channel ADD COLUMN shop TEXT"])
    with pytest.raises(OlderDesk):
        demand_current(desk)
    opened = open_or_create(desk)
    assert opened.came_from == VERSION
    assert opened.copy is not None
    assert version_of(desk) == VERSION + 1
    assert version_of(opened.copy) == VERSION
    for path, columns in ((desk, 6), (opened.copy, 5)):
        with closing(driver.connect_untouched(path)) as looking:
            rows = looking.execute("SELECT * FROM channel").fetchall()
            assert (len(rows), len(rows[0])) == (3, columns)
            assert looking.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_a_migration_that_fails_leaves_the_old_desk(desk, monkeypatch):
    older(desk)
    as_if_version(
        monkeypatch,
        ["ALTER TABLE channel ADD COLUMN shop TEXT", "DELETE FROM channel", "SELECT nonsense"],
    )
    with pytest.raises(Exception, match="nonsense"):
        open_or_create(desk)
    assert version_of(desk) == VERSION
    with closing(driver.connect_reader(desk)) as reading:
        assert len(reading.execute("SELECT * FROM channel").fetchall()) == 3
        assert len(reading.execute("PRAGMA table_info(channel)").fetchall()) == 5


def test_a_full_disk_leaves_no_half_desk(tmp_path, monkeypatch):
    def no_room(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(schema, "sync_file", no_room)
    with pytest.raises(DiskFull):
        open_or_create(tmp_path / DATABASE)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="on Windows a folder's mode stops nobody")
def test_a_folder_that_cannot_be_written_is_named_and_can_still_be_read(desk):
    script = (
        "import os, sys, pathlib; from db.desk_file.schema import demand_current, open_or_create;"
        " from db.errors import ReadOnlyFolder; from db.desk_file.lock import DeskLock;"
        " from db.queue.queue_index import QueueIndex; from db.engine import reader_engine;"
        " import sqlalchemy.dialects.sqlite\n"
        "if os.geteuid() == 0: os.setuid(65534)  # root may write everywhere\n"
        "path = pathlib.Path(sys.argv[1])\n"
        "for attempt in (lambda: open_or_create(path), lambda: DeskLock(path.parent).acquire('')):\n"
        "    try: attempt()\n"
        "    except ReadOnlyFolder as error: print(error.folder)\n"
        "demand_current(path)\n"
        "print(QueueIndex(path).counts('', '')['all'])\n"
        "print(reader_engine(path).connect().exec_driver_sql('SELECT 7').scalar())\n"
    )
    before = bytes_below(desk.parent)
    closed = takewhile(lambda folder: not folder.stat().st_mode & S_IXOTH, desk.parents[1:])
    for folder in list(closed):
        folder.chmod(0o755)  # everyone may pass, as they may in the folders above ours
    desk.chmod(0o444)
    desk.parent.chmod(0o555)
    done = subprocess.run(
        [sys.executable, "-c", script, str(desk)], capture_output=True, text=True, check=False
    )
    desk.parent.chmod(0o755)
    assert done.stdout == f"{desk.parent}\n" * 2 + "0\n7\n", done.stderr
    assert bytes_below(desk.parent) == before


def test_a_copy_of_a_desk_in_use_holds_what_its_wal_holds(desk, tmp_path):
    engine = writer_engine(desk)
    with engine.begin() as tx:
        tx.execute(text("INSERT INTO channel (name) VALUES ('only in the WAL')"))
    told = []
    copy_database(desk, tmp_path / "copies" / "one.sqlite", lambda *pages: told.append(pages))
    engine.dispose()
    assert told[-1][0] == 0
    assert [path.name for path in (tmp_path / "copies").iterdir()] == ["one.sqlite"]
    with closing(driver.connect_untouched(tmp_path / "copies" / "one.sqlite")) as looking:
        assert looking.execute("SELECT name FROM channel").fetchall() == [("only in the WAL",)]


@pytest.mark.parametrize(
    "edit",
    [
        "UPDATE event SET body = '{}' WHERE seq = 1",
        "DELETE FROM event WHERE seq = 1",
        "DELETE FROM event",
        "REPLACE INTO event (seq, kind) VALUES (1, 'other')",
        "INSERT OR REPLACE INTO event (case_id, case_seq, kind) VALUES (1, 1, 'other')",
        "INSERT INTO event (seq, kind) VALUES (1, 'x') ON CONFLICT DO UPDATE SET kind = 'x'",
    ],
)
def test_the_history_cannot_be_edited(writer, add_case, edit):
    add_case()
    with writer.begin() as tx:
        tx.exec_driver_sql("INSERT INTO event (seq, case_id, kind) VALUES (1, 1, 'opened')")
    with pytest.raises(Exception, match="the history is never changed"), writer.begin() as tx:
        tx.exec_driver_sql(edit)
    with writer.begin() as tx:
        assert tx.exec_driver_sql("SELECT seq, kind FROM event").all() == [(1, "opened")]


@pytest.mark.parametrize("left", ["wal", "photo", "paper", "link"])
def test_a_desk_whose_database_is_gone_is_not_begun_anew(tmp_path, left):
    """A new database would take the old one's WAL for its own, and destroy both."""
    path = tmp_path / DATABASE
    if left == "wal":
        (tmp_path / f"{DATABASE}-wal").write_bytes(b"unsaved changes")
    elif left == "link":
        path.symlink_to(tmp_path / "disk that is not connected" / DATABASE)
    else:
        name = "photos/ab/abc.orig" if left == "photo" else "documents/label.pdf"
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).write_bytes(b"kept")
    before = bytes_below(tmp_path)
    with pytest.raises(DatabaseGone):
        open_or_create(path)
    assert bytes_below(tmp_path) == before


def test_folders_that_hold_nothing_yet_are_no_obstacle_to_a_new_desk(tmp_path):
    for name in ("photos/incoming", "documents", "backups"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / f"{DATABASE}-wal").touch()
    assert open_or_create(tmp_path / DATABASE).came_from is None


def test_a_desk_that_was_cut_off_is_called_damaged_not_foreign(tmp_path):
    path = tmp_path / DATABASE
    open_or_create(path)
    whole = path.read_bytes()
    for size in (len(whole) // 2, len(whole) - 4096, 5000, 100):
        path.write_bytes(whole[:size])
        with pytest.raises(Damaged):
            version_of(path)
        assert path.read_bytes() == whole[:size]
