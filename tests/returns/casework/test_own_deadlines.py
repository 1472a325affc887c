"""The seller's own deadlines on a real desk: kept, taken back, and what follows for open cases."""

from contextlib import closing
from datetime import timedelta

import pytest

from returns.clock import stamp
from returns.desk import open_desk
from returns.errors import Refusal
from returns.money import Money
from returns.records.options import NewCase
from returns.records.settings import OwnDeadline
from returns.rules.sentences import sentence

#: the row that a shop of no known platform goes by
KEY = "*:*:answer_buyer"


@pytest.fixture
def a_case(desk):
    """A request that came just now, in a shop without a platform of its own."""
    new = NewCase("A-1", "Shop", "Lamp", "changed_mind", Money.parse("60.00", "USD"), "LAMP")
    return desk.by_hand.open(new).case_ids[0]


def step(desk, case_id):
    return desk.cases.get(case_id).next


def test_an_own_time_moves_what_is_due_in_case_and_queue(desk, a_case):
    asked = desk.cases.get(a_case).requested_at
    change = desk.settings.set(deadlines={KEY: OwnDeadline(5, "hours")})
    assert change.kinds == {"settings", "case"}
    assert step(desk, a_case).due_at == asked + timedelta(hours=5)
    assert desk.queue.page("all").rows[0].due_at == stamp(asked + timedelta(hours=5))


def test_the_sentence_names_the_own_time_and_since_when(desk, a_case):
    desk.settings.set(deadlines={KEY: OwnDeadline(5, "hours")})
    said = " ".join(sentence(each, "en") for each in step(desk, a_case).because)
    assert "within 5 hours" in said
    assert "your own time for it, since 22 Nov" in said
    assert "您自己定的期限" in "".join(sentence(b, "zh") for b in step(desk, a_case).because)


def test_the_usual_time_comes_back_and_nothing_is_left_of_the_own_one(desk, a_case):
    before = step(desk, a_case)
    desk.settings.set(deadlines={KEY: OwnDeadline(5, "hours")})
    desk.settings.set(deadlines={})
    assert step(desk, a_case) == before


@pytest.mark.parametrize(
    "time",
    [
        OwnDeadline(-3, "days"),
        OwnDeadline(0, "days"),
        OwnDeadline(10_000, "days"),
        OwnDeadline(3, "weeks"),
    ],
)
def test_what_is_no_time_leaves_everything_as_it_was(desk, a_case, time):
    before, due = desk.settings.get(), step(desk, a_case)
    with pytest.raises(Refusal):
        desk.settings.set(deadlines={KEY: time})
    assert desk.settings.get() == before
    assert step(desk, a_case) == due


def test_own_times_survive_closing_the_desk(tmp_path, clock):
    with closing(open_desk(tmp_path / "own", clock=clock, create=True)) as desk:
        desk.settings.set(deadlines={KEY: OwnDeadline(5, "hours")})
    with closing(open_desk(tmp_path / "own", clock=clock)) as again:
        assert again.settings.get().deadlines == {KEY: OwnDeadline(5, "hours", "2026-11-22")}


def test_stopping_keeps_the_shipped_time(desk, a_case):
    due = step(desk, a_case)
    with pytest.raises(Refusal) as told:
        desk.settings.set(deadlines={KEY: OwnDeadline(5, "hours")}, cancelled=lambda: True)
    assert told.value.key == "settings.stopped"
    assert step(desk, a_case) == due
