"""The bare driver: light, set up alike every time, and unable to write where it must not."""

import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from db import driver
from db.errors import SqliteTooOld

DURABLE = {
    "journal_mode": "wal",
    "synchronous": 2,
    "foreign_keys": 1,
    "trusted_schema": 0,
    "cell_size_check": 1,
    "busy_timeout": 5000,
    "locking_mode": "normal",
    "wal_autocheckpoint": 0,
}


def pragmas(connection):
    return {name: connection.execute(f"PRAGMA {name}").fetchone()[0] for name in DURABLE}


@pytest.mark.parametrize("connect", [driver.connect_writer, driver.connect_reader])
def test_every_connection_is_durable_and_strict(desk, connect):
    with closing(connect(desk)) as connection:
        assert pragmas(connection) == DURABLE


def test_a_reader_cannot_write(desk):
    with (
        closing(driver.connect_reader(desk)) as reader,
        pytest.raises(driver.dbapi.OperationalError, match="readonly"),
    ):
        reader.execute("INSERT INTO channel (name) VALUES ('x')")


def test_a_reader_sees_each_commit_at_once(desk):
    with (
        closing(driver.connect_reader(desk)) as reader,
        closing(driver.connect_writer(desk)) as writer,
    ):
        writer.execute("INSERT INTO channel (name) VALUES ('x')")
        assert reader.execute("SELECT count(*) FROM channel").fetchone() == (1,)


def test_a_reader_that_goes_last_leaves_a_log_where_it_is(desk):
    script = (
        "import os, sys, pathlib; from db.driver import connect_writer;"
        "c = connect_writer(pathlib.Path(sys.argv[1])); c.execute("
        "\"INSERT INTO channel (name) VALUES ('in the log')\"); os._exit(9)"
    )
    subprocess.run([sys.executable, "-c", script, str(desk)], check=False)
    log = desk.with_name(desk.name + "-wal")
    before = (desk.read_bytes(), log.read_bytes())
    with closing(driver.connect_reader(desk)) as reader:
        assert reader.execute("SELECT name FROM channel").fetchall() == [("in the log",)]
    assert (desk.read_bytes(), log.read_bytes()) == before
    with closing(driver.connect_alone(desk)) as looking:
        assert looking.execute("SELECT name FROM channel").fetchall() == []


def test_a_setting_that_does_not_hold_stops_the_start(desk, monkeypatch):
    monkeypatch.setitem(driver._SETTINGS, "synchronous", 9)
    with pytest.raises(driver.dbapi.OperationalError, match="PRAGMA synchronous"):
        driver.connect_writer(desk)


def test_a_sqlite_without_what_we_need_is_named(desk, monkeypatch):
    monkeypatch.setattr(driver, "SQLITE_VERSION", (3, 40, 1))
    with pytest.raises(SqliteTooOld) as refused:
        driver.connect_reader(desk)
    assert refused.value.needed == "3.43.0"


def test_looking_leaves_no_trace(desk):
    before = desk.read_bytes()
    with closing(driver.connect_untouched(desk)) as looking:
        assert looking.execute("SELECT count(*) FROM return_case").fetchone() == (0,)
    assert desk.read_bytes() == before
    assert [path.name for path in desk.parent.iterdir()] == [desk.name]


def test_the_first_page_is_read_without_sqlalchemy(desk):
    script = (
        "import sys, pathlib; from db.desk_file.schema import open_or_create;"
        " from db.queue.queue_index import QueueIndex; from db.queue.queue_views import Question;"
        f" path = pathlib.Path({str(desk)!r}); open_or_create(path);"
        " QueueIndex(path).page(Question());"
        " print([m for m in ('sqlalchemy', 'alembic', 'PIL') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout == "[]\n"


def test_names_with_odd_characters_are_only_names(tmp_path):
    path = tmp_path / "a?b%41#c 100% 退货" / "desk.sqlite"
    path.parent.mkdir()
    with closing(driver.connect_writer(path)) as connection:
        connection.execute("PRAGMA user_version = 3")
    with closing(driver.connect_untouched(path)) as looking:
        assert looking.execute("PRAGMA user_version").fetchone() == (3,)


def test_a_log_that_is_taken_away_while_a_reader_comes_stops_nobody(tmp_path, monkeypatch):
    path = tmp_path / "desk.sqlite"
    driver.connect_writer(path).close()
    # there when it was asked for, gone when its size was
    monkeypatch.setattr(Path, "exists", lambda _path, **_how: True)
    reader = driver.connect_reader(path)
    assert reader.execute("SELECT 1").fetchone()[0] == 1
    reader.close()
