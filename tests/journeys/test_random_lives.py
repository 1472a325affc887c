"""Random lives (domain.md 11): whatever happens, the desk does what is right and comes to an end.

A normal run lives some hundreds of them; `SENDBACK_LIVES=10000` as many as that, `SENDBACK_LIFE=4711`
the one of that number, told step by step.
"""

import os
import shutil
import tempfile
from pathlib import Path

import pytest

from returns.desk import open_desk
from tests.worlds.afterwards import history, there_and_back, told_again
from tests.worlds.life import Life, a_life, begin
from tests.worlds.world import make_world

LIVES = int(os.environ.get("SENDBACK_LIVES", "300"))
#: lives of one test, so that several processes share them
CHUNK = 20
ONE = os.environ.get("SENDBACK_LIFE", "")
#: a memory disk where there is one: nobody pulls the plug here
MEMORY = Path("/dev/shm")


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty desk to copy."""
    folder = tmp_path_factory.mktemp("template") / "desk"
    open_desk(folder, create=True).close()
    return folder


@pytest.fixture
def place(tmp_path: Path):
    """A folder of each life's own."""
    # never one that a run before left behind: process numbers come again
    parent = MEMORY if os.access(MEMORY, os.W_OK) else tmp_path
    folder = Path(tempfile.mkdtemp(prefix="sendback-lives-", dir=parent))
    yield folder
    shutil.rmtree(folder)


def live(folder: Path, template: Path, number: int) -> list[tuple[object, ...]]:
    """One life, with all that must hold; gives its history."""
    world = make_world(number)
    shutil.copytree(template, folder / "desk")
    with a_life(folder / "desk", world, enter_only=number % 3 > 0) as life:
        try:
            begin(life)
            life.live()
            told = history(life.desk)
            told_again(life.desk)
            if LIVES > 1_000 or number % 4 == 0 or ONE:
                there_and_back(life.desk, life.first)
                told_again(life.desk)
            if number % CHUNK == 0:
                report = life.desk.keeping.check()
                assert report.sound, report
        except Exception as fault:
            raise AssertionError(_story(life, number, fault)) from fault
    shutil.rmtree(folder / "desk")
    return told


def _story(life: Life, number: int, fault: Exception) -> str:
    return "\n".join((f"life {number}: {fault}", *life.told))


@pytest.mark.timeout(1_200)
@pytest.mark.parametrize("first", [int(ONE)] if ONE else range(0, LIVES, CHUNK))
def test_lives_end_well(place: Path, template: Path, first: int) -> None:
    stories = []
    for number in range(first, first + 1 if ONE else min(first + CHUNK, LIVES)):
        folder = place / str(number)
        folder.mkdir()
        try:
            live(folder, template, number)
        except AssertionError as fault:
            # the others are lived all the same
            stories.append(str(fault))
    assert not stories, "\n\n".join(stories)


@pytest.mark.parametrize("number", [1, 3])
def test_the_same_life_twice_has_the_same_history(
    place: Path, template: Path, number: int
) -> None:
    assert live(place, template, number) == live(place, template, number)
