"""The sample desk is there whole, or not at all."""

import errno

import pytest

from returns.desk import open_desk
from returns.errors import DeskProblem
from returns.sample import desk as sample
from returns.sample.desk import make_sample
from returns.terms import End, Verdict


class Killed(BaseException):
    """Stands for the power going off."""


def test_what_a_killed_attempt_left_is_no_obstacle(tmp_path, monkeypatch):
    folder = tmp_path / "desk"
    tell = sample._Teller._case

    def dies(self, number, case):
        if number == 3:
            raise Killed
        tell(self, number, case)

    with monkeypatch.context() as patched:
        patched.setattr(sample._Teller, "_case", dies)
        patched.setattr(sample.shutil, "rmtree", lambda *_, **__: None)
        with pytest.raises(Killed):
            make_sample(folder)
    assert [path.name[:8] for path in folder.iterdir()] == [".sample-"]
    with pytest.raises(DeskProblem, match="no desk"):
        open_desk(folder)
    make_sample(folder)
    assert not list(folder.glob(".*"))
    desk = open_desk(folder)
    assert desk.cases.how_many() == 30
    desk.close()


def test_a_full_disk_leaves_nothing_and_says_so(tmp_path, monkeypatch):
    def full(self, number, case):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(sample._Teller, "_case", full)
    with pytest.raises(DeskProblem, match="disk is full"):
        make_sample(tmp_path / "desk")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_in_use_and_a_file_are_left_alone(tmp_path):
    (tmp_path / "note.txt").write_text("mine")
    for place in (tmp_path, tmp_path / "note.txt", tmp_path / "note.txt" / "desk"):
        with pytest.raises(DeskProblem, match="Nothing was changed"):
            make_sample(place)
    assert [path.name for path in tmp_path.iterdir()] == ["note.txt"]


def test_it_shows_what_a_real_return_can_be(tmp_path):
    """Two lines of two suppliers, a short parcel, a second leg, an exchange, a platform that paid first."""
    make_sample(tmp_path / "desk")
    desk = open_desk(tmp_path / "desk")
    cases = [desk.cases.get(number) for number in range(1, desk.cases.how_many() + 1)]
    desk.close()
    units = [unit for case in cases for unit in case.units]
    assert any(len({line.supplier for line in case.lines} - {""}) > 1 for case in cases)
    assert any(unit.verdict is Verdict.NOT_RECEIVED for unit in units)
    ways = {(parcel.comes_from, parcel.goes_to) for case in cases for parcel in case.parcels}
    assert {(End.BUYER, End.US), (End.US, End.SUPPLIER), (End.US, End.BUYER)} <= ways
    assert any(case.exchanges for case in cases)
    assert any(payment.by_platform for case in cases for payment in case.payments)


def test_it_tells_how_far_it_is_and_stops_when_asked(tmp_path):
    told = []
    with pytest.raises(DeskProblem, match="nothing of it was left"):
        make_sample(
            tmp_path / "desk",
            progress=lambda done, total: told.append((done, total)),
            cancelled=lambda: len(told) == 2,
        )
    assert told == [(1, 30), (2, 30)]
    assert list(tmp_path.iterdir()) == []
