"""A desk that is open elsewhere is told in the words of a seller: its name, and the clock on the wall."""

from datetime import timedelta

import pytest
from sqlalchemy import text

from db.errors import DeskLocked, DeskLockedElsewhere
from returns.clock import SystemClock, stamp
from returns.desk import open_desk
from returns.errors import DeskProblem, Refusal
from returns.ledger.storage_problems import storage_problem, told_plainly


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_it_says_the_desk_and_the_local_time_and_no_number_of_a_process(lang):
    now = SystemClock().now()
    said = storage_problem(DeskLocked("Harbour Gifts", 10778, "vm", stamp(now))).say(lang)
    assert "Harbour Gifts" in said
    assert f"{now.astimezone():%H:%M}" in said
    assert "10778" not in said
    assert "vm" not in said
    assert stamp(now) not in said


def test_another_day_is_said_with_its_date():
    before = SystemClock().now() - timedelta(days=3)
    said = storage_problem(DeskLocked("D", 1, "vm", stamp(before))).say()
    assert f"{before.astimezone():%Y-%m-%d %H:%M}" in said


def test_another_computer_is_named():
    now = stamp(SystemClock().now())
    assert (
        "shop-laptop" in storage_problem(DeskLockedElsewhere("D", 1, "shop-laptop", now)).say()
    )


@pytest.mark.parametrize("since", ["", "yesterday", "0001-01-01T00:00:00Z"])
def test_a_note_without_a_time_says_none(since):
    said = storage_problem(DeskLocked("D", 1, "vm", since)).say()
    assert "“D” is open in another Sendback window" in said


def test_the_folder_s_name_is_the_desk_s(tmp_path):
    folder = tmp_path / "Harbour Gifts"
    first = open_desk(folder, create=True)
    with pytest.raises(DeskProblem, match="“Harbour Gifts” is open in another Sendback window"):
        open_desk(folder)
    first.close()


def test_a_number_that_no_desk_can_hold_is_refused_in_words(tmp_path):
    """SQLite's whole numbers end at 2^63 - 1."""
    desk = open_desk(tmp_path / "Desk", create=True)
    sums = text("SELECT :sum")
    with told_plainly(), desk.store.transaction() as tx:
        assert tx.execute(sums, {"sum": 2**63 - 1}).scalar() == 2**63 - 1
    with pytest.raises(Refusal) as refused, told_plainly(), desk.store.transaction() as tx:
        tx.execute(sums, {"sum": 2**63})
    assert refused.value.key == "text.number_too_large"
    desk.close()
