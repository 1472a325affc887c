"""Every desk that a released version wrote opens with all its rows."""

import json
import shutil
from contextlib import closing
from pathlib import Path

import pytest

from db import driver
from db.queue_index import QueueIndex
from db.queue_views import Question
from db.schema import DATABASE, VERSION, open_or_create, version_of
from returns.clock import SetClock, moment
from returns.desk import open_desk
from returns.evidence.chain import DeskEvent, verify_case, verify_desk
from returns.keeping.histories import Broken, broken_histories
from returns.records.case import Event

KEPT = sorted((Path(__file__).resolve().parent.parent / "old_desks").glob("*.sqlite"))


@pytest.fixture(params=KEPT, ids=[path.stem for path in KEPT])
def kept(request):
    return request.param


@pytest.fixture
def opened(kept, tmp_path):
    """The kept desk as today's program has opened it."""
    path = Path(shutil.copy(kept, tmp_path / DATABASE))
    assert open_or_create(path).came_from == int(kept.stem)
    assert version_of(path) == VERSION
    return path


def test_there_is_a_kept_desk_of_every_version():
    assert [int(path.stem) for path in KEPT] == list(range(1, VERSION + 1))


def test_an_old_desk_keeps_its_rows(kept, opened):
    rows = json.loads(kept.with_suffix(".json").read_text(encoding="utf-8"))
    with closing(driver.connect_reader(opened)) as reading:
        assert reading.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert reading.execute("PRAGMA foreign_key_check").fetchall() == []
        for table, entries in rows.items():
            for entry in entries:
                where = " AND ".join(f"{name} IS ?" for name in entry)
                sql = f"SELECT count(*) FROM {table} WHERE {where}"
                assert reading.execute(sql, tuple(entry.values())).fetchone() == (1,), entry
            (count,) = reading.execute(f"SELECT count(*) FROM {table}").fetchone()
            assert count == len(entries)


def test_an_old_desk_is_read_and_searched(opened):
    with closing(QueueIndex(opened)) as queue:
        (row,) = queue.page(Question("to_inspect"))
        assert row[1] == "RC-2026-00001"
        assert queue.page(Question("all", search="马克")) == [row]
        assert queue.counts("", "")["closed"] == 1


def test_the_history_of_an_old_desk_still_holds(opened):
    with closing(driver.connect_reader(opened)) as reading:
        events = [
            DeskEvent(case_id, Event(*event), desk_hash)
            for case_id, desk_hash, *event in reading.execute(
                "SELECT case_id, desk_hash, seq, case_seq, at, kind, body, hash, who, format,"
                " case_id FROM event ORDER BY seq"
            )
        ]
    assert len(events) == 5
    assert verify_desk(events) == []


SAMPLES = sorted((Path(__file__).resolve().parent.parent / "old_desks/sample").glob("*.sqlite"))


def told(path):
    """Every row of every table by its columns, but for what a migration writes of itself."""
    with closing(driver.connect_reader(path)) as reading:
        tables = reading.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
            " AND name NOT LIKE 'case_search%' AND name NOT IN ('alembic_version', 'belonging')"
        ).fetchall()
        found = {}
        for (table,) in tables:
            rows = reading.execute(f"SELECT * FROM {table} ORDER BY 1")
            names = [column[0] for column in rows.description]
            found[table] = [dict(zip(names, row, strict=True)) for row in rows.fetchall()]
        return found


@pytest.mark.parametrize("kept", SAMPLES, ids=[path.stem for path in SAMPLES])
def test_a_sample_desk_of_an_older_version_loses_no_cell_and_goes_on_in_todays_format(
    kept, tmp_path
):
    path = tmp_path / "desk" / DATABASE
    path.parent.mkdir()
    shutil.copy(kept, path)
    before = told(path)
    desk = open_desk(path.parent, clock=SetClock(moment("2026-11-27T09:00:00Z")))
    try:
        after = told(path)
        for table, rows in before.items():
            assert len(after[table]) == len(rows)
            for old, new in zip(rows, after[table], strict=True):
                assert old.items() <= new.items()
        desk.at_desk = "Ann"
        desk.cases.set_found_says(1, "item", "goes on")
        events = desk.cases.history(1)
    finally:
        desk.close()
    assert (events[-2].format, events[-2].by) == (1, "")
    assert (events[-1].format, events[-1].by) == (2, "Ann")
    assert verify_case(events) == []
    with closing(driver.connect_reader(path)) as reading:
        assert broken_histories(reading) == Broken((), ())
        (sealed,) = reading.execute("SELECT day, events FROM seal").fetchall()
    assert sealed == ("2026-11-25", len(before["event"]))


def test_a_released_migration_still_makes_what_it_made(opened, desk):
    """A migrated old desk and a new one are the same: no released migration was edited."""

    def made(path):
        with closing(driver.connect_reader(path)) as reading:
            return sorted(
                reading.execute("SELECT type, name, sql FROM sqlite_master").fetchall()
            )

    assert made(opened) == made(desk)
