"""A desk is made beside its place: what a killed maker left is swept, and nothing else ever is."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from db.desk_file.lock import LOCK
from db.desk_file.stage import GOING_BACK, RESTORING, SALVAGING, stage, stage_path, sweep_stages

CHILD = """
import sys
from pathlib import Path
from db.desk_file.stage import stage
with stage(Path(sys.argv[1]), sys.argv[2]) as folder:
    (folder / "half").touch()
    print(folder, flush=True)
    sys.stdin.read()
"""


def maker(place: Path, what: str) -> tuple[subprocess.Popen, Path]:
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD, str(place), what],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    )
    return child, Path(child.stdout.readline().strip())


def test_what_is_made_gets_its_name_when_it_is_whole(tmp_path):
    place = tmp_path / "above" / "desk"
    with stage(place, RESTORING) as folder:
        (folder / "whole").touch()
        assert not place.exists()
    assert [path.name for path in place.iterdir()] == ["whole"]
    assert [path.name for path in place.parent.iterdir()] == ["desk"]


def test_of_what_fails_nothing_stays(tmp_path):
    def half() -> None:
        with stage(tmp_path / "desk", SALVAGING) as folder:
            (folder / "half").touch()
            raise RuntimeError

    with pytest.raises(RuntimeError):
        half()
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_was_filled_meanwhile_is_left(tmp_path):
    def late() -> None:
        with stage(tmp_path / "desk", SALVAGING):
            (tmp_path / "desk").mkdir()
            (tmp_path / "desk" / "mine").touch()

    with pytest.raises(OSError, match="not empty"):
        late()
    assert [path.name for path in tmp_path.rglob("*")] == ["desk", "mine"]


@pytest.mark.parametrize("what", [RESTORING, SALVAGING, GOING_BACK])
def test_one_whose_maker_lives_stays_and_one_whose_maker_was_killed_goes(tmp_path, what):
    child, left = maker(tmp_path / "desk", what)
    assert sweep_stages(tmp_path / "desk") == 0
    assert (left / "half").exists()
    child.kill()
    child.communicate()
    assert sweep_stages(tmp_path / "desk") == 1
    assert list(tmp_path.iterdir()) == []


def test_the_stage_within_a_going_back_is_known(tmp_path):
    beside = stage_path(tmp_path / "desk", GOING_BACK)
    child, left = maker(beside, RESTORING)
    child.kill()
    child.communicate()
    assert left.exists()
    assert sweep_stages(tmp_path / "desk") == 1


def test_what_is_none_of_ours_or_may_still_be_wanted_stays(tmp_path):
    names = (
        *("desk (before going back 2026-11-25 08.12)", ".desk.0123456789ab.mine"),
        *(
            ".other.0123456789ab.restoring",
            ".desk.0123.restoring",
            "desk.0123456789ab.restoring",
        ),
    )
    for name in names:
        (tmp_path / name).mkdir()
        (tmp_path / name / LOCK).touch()
    young = (
        tmp_path / ".desk.0123456789ab.restoring"
    )  # no lock in it, as an earlier version left it
    young.mkdir()
    (young / "desk.sqlite").touch()
    (tmp_path / ".desk.fedcba987654.restoring").touch()
    assert sweep_stages(tmp_path / "desk") == 0
    os.utime(young, (0, 0))
    assert sweep_stages(tmp_path / "desk") == 1
    assert not young.exists()
    assert {path.name for path in tmp_path.iterdir()} >= set(names)


def test_one_that_was_killed_before_its_lock_is_empty_and_goes_at_once(tmp_path):
    (tmp_path / ".desk.0123456789ab.restoring").mkdir()
    assert sweep_stages(tmp_path / "desk") == 1


def test_the_desk_of_a_going_back_that_is_to_be_finished_is_never_swept(tmp_path):
    beside = tmp_path / ".desk.0123456789ab.going-back"
    beside.mkdir()
    (beside / LOCK).touch()
    note = tmp_path / ".desk.going-back.json"
    note.touch()
    assert sweep_stages(tmp_path / "desk") == 0
    note.unlink()
    assert sweep_stages(tmp_path / "desk") == 1
