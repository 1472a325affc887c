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
from returns.evidence.chain import DeskEvent, verify_desk
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
                "SELECT case_id, desk_hash, seq, case_seq, at, kind, body, hash FROM event"
                " ORDER BY seq"
            )
        ]
    assert len(events) == 5
    assert verify_desk(events) == []


def test_a_released_migration_still_makes_what_it_made(opened, desk):
    """A migrated old desk and a new one are the same: no released migration was edited."""

    def made(path):
        with closing(driver.connect_reader(path)) as reading:
            return sorted(
                reading.execute("SELECT type, name, sql FROM sqlite_master").fetchall()
            )

    assert made(opened) == made(desk)
