"""Histories go on over an update of the tables: told once, and made up for where it was cut short."""

import shutil
from contextlib import closing
from pathlib import Path

import pytest

from db import driver
from db.desk_file.schema import DATABASE, VERSION, version_of
from returns.desk import open_desk
from returns.errors import IllegalMove
from returns.ledger import carrying_over
from returns.ledger.replay import replayed
from returns.records.event_kinds import CARRIED_OVER

SAMPLE = Path(__file__).parents[2] / "old_desks" / "sample" / "0003.sqlite"


@pytest.fixture
def folder(tmp_path):
    shutil.copy(SAMPLE, tmp_path / DATABASE)
    return tmp_path


def carried(folder):
    """How often each case's rows were told, by case."""
    with closing(driver.connect_reader(folder / DATABASE)) as reading:
        query = "SELECT case_id, count(*) FROM event WHERE kind = ? GROUP BY case_id"
        return dict(reading.execute(query, (CARRIED_OVER,)).fetchall())


def cases(folder):
    with closing(driver.connect_reader(folder / DATABASE)) as reading:
        return [row[0] for row in reading.execute("SELECT id FROM return_case ORDER BY id")]


def test_every_case_is_told_once_however_often_the_desk_is_opened(folder):
    for _ in range(3):
        open_desk(folder).close()
    assert carried(folder) == dict.fromkeys(cases(folder), 1)


def test_what_was_cut_short_is_made_up_for_at_the_next_opening(folder, monkeypatch):
    def cut_short(*_):
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(carrying_over, "append_event", cut_short)
        with pytest.raises(KeyboardInterrupt):
            open_desk(folder)
    assert version_of(folder / DATABASE) == VERSION
    assert carried(folder) == {}
    open_desk(folder).close()
    assert carried(folder) == dict.fromkeys(cases(folder), 1)


def test_after_it_each_case_is_as_its_history_says(folder):
    desk = open_desk(folder)
    try:
        with desk.store.reading() as tx:
            answers = list(replayed(tx, cases(folder)))
    finally:
        desk.close()
    assert [answer.differences for answer in answers] == [()] * len(answers)
    assert [answer.untold for answer in answers] == [()] * len(answers)


def test_what_was_done_before_it_is_not_taken_back(folder):
    desk = open_desk(folder)
    try:
        for case_id in cases(folder)[:3]:
            with pytest.raises(IllegalMove) as refused:
                desk.cases.take_back_last(case_id)
            assert refused.value.key == "case.moved_on"
    finally:
        desk.close()
    assert carried(folder) == dict.fromkeys(cases(folder), 1)
