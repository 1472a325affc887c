"""While two desks change their names nobody opens either, and a link to a desk stays a link."""

import multiprocessing
import os
import shutil
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest

from db.desk_file.lock import HOLDER, DeskLock
from returns.clock import SetClock
from returns.desk import DATABASE, open_desk
from returns.errors import DeskProblem
from returns.keeping import restore as going
from returns.keeping.layout import copy_folders
from returns.keeping.restore import finish_going_back, make_this_my_desk
from tests.worlds.random_desk import random_desk, rows_of

links = pytest.mark.skipif(
    os.name == "nt", reason="links need a right, open folders keep names"
)


@pytest.fixture(scope="module")
def _world(tmp_path_factory):
    folder = tmp_path_factory.mktemp("world") / "desk"
    clock = random_desk(folder, 3, steps=12)
    desk = open_desk(folder, clock=clock)
    desk.keeping.copy_now()
    desk.close()
    then = rows_of(folder / DATABASE)
    desk = open_desk(folder, clock=clock)
    desk.settings.set(shop_name="Went on")
    desk.close()
    return folder, then, clock.now()


@pytest.fixture
def world(_world, tmp_path):
    """A desk with a copy, that went on."""
    made, then, now = _world
    folder = Path(shutil.copytree(made, tmp_path / "world" / "desk"))
    return folder, then, SetClock(now)


def _tried(folder: Path) -> str:
    try:
        open_desk(folder).close()
    except DeskProblem as problem:
        return problem.key
    return "opened"


@pytest.fixture
def opened_by_another():
    """A function that says what another program is told that opens a desk now."""
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as another:
        yield lambda folder: another.submit(_tried, folder).result(timeout=60)


@links
def test_nobody_opens_a_desk_while_its_name_goes_to_another(
    world, opened_by_another, monkeypatch
):
    folder, then, clock = world
    real, told = going._exchange, []

    def watched(desk, aside, beside):
        told.append(opened_by_another(desk))
        desk.replace(aside)
        told.append(opened_by_another(desk))
        beside.replace(desk)
        told.append(opened_by_another(desk))
        told.append(opened_by_another(aside))
        real(desk, aside, beside)

    monkeypatch.setattr(going, "_exchange", watched)
    aside = make_this_my_desk(copy_folders(folder / "backups")[0], folder, clock)
    assert len(told) == 4
    assert all(key.startswith(("storage.DeskLocked", "storage.HeldBy")) for key in told), told
    assert rows_of(folder / DATABASE) == then
    for desk in (folder, aside):
        assert not (desk / HOLDER).exists()
        assert not DeskLock(desk).held_elsewhere()
        opened = open_desk(desk, clock=clock)
        assert not opened.lock.left_behind
        opened.close()


@links
def test_going_back_through_a_link_exchanges_the_desk_and_not_the_link(world, tmp_path):
    folder, then, clock = world
    link = tmp_path / "my desk"
    link.symlink_to(folder)
    opened = open_desk(link, clock=clock)
    assert opened.folder == folder
    opened.close()
    aside = make_this_my_desk(copy_folders(folder / "backups")[0], link, clock)
    assert link.is_symlink()
    assert link.resolve() == folder
    assert aside.parent == folder.parent
    assert rows_of(link / DATABASE) == then


def test_an_exchange_that_was_begun_is_finished_by_the_next_opening_only(world):
    folder, *_ = world
    holder = DeskLock(folder)
    holder.acquire("2026-11-25T08:12:00Z")
    note = folder.with_name(".desk.going-back.json")
    note.write_text('{"aside": "desk (former)", "beside": ".desk.0123456789ab.going-back"}')
    with pytest.raises(DeskProblem) as told:
        finish_going_back(folder)
    assert told.value.key == "storage.HeldByUnknown"
    assert note.exists()
    holder.release()
    finish_going_back(folder)
    assert not note.exists()


def test_what_a_killed_going_back_left_is_swept_when_the_desk_is_tidied(world):
    folder, _, clock = world
    left = folder.with_name("..desk.0123456789ab.going-back.fedcba987654.restoring")
    left.mkdir()
    (left / "desk.lock").touch()
    desk = open_desk(folder, clock=clock)
    assert desk.tidying.sweep() == 1
    desk.close()
    assert [path.name for path in folder.parent.iterdir()] == ["desk"]


@pytest.mark.parametrize(
    "words",
    [
        *('{"aside": "", "beside": ""}', '{"aside": "..", "beside": ".."}', "[]", "[" * 99_999),
        '{"aside": "mine", "beside": ".desk.0123456789ab.going-back"}',
        '{"aside": "desk (former)", "beside": "mine"}',
    ],
)
def test_a_strangers_note_moves_nothing(world, words):
    folder, _, clock = world
    (folder.parent / "backups").mkdir()
    (folder.parent / "mine" / "backups").mkdir(parents=True)
    folder.with_name(".desk.going-back.json").write_text(words)
    before = sorted(path for path in folder.parent.rglob("*") if path.is_dir())
    open_desk(folder, clock=clock).close()
    assert sorted(path for path in folder.parent.rglob("*") if path.is_dir()) == before
