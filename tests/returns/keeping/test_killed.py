"""A kill at any change of the disk in backup, restore and going back: the old or the new, never between."""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from db.desk_file.lock import LOCK
from returns.desk import DATABASE, open_desk
from returns.keeping import layout
from returns.keeping.contents import copy_in
from returns.keeping.restore import restore
from returns.keeping.salvage import salvage
from tests.worlds.random_desk import files_of, random_desk, rows_of

CHILD = Path(__file__).with_name("kill_points.py")
ROOT = Path(__file__).parents[3]
#: every such point is a kill; 1 in a long run
EVERY = int(os.environ.get("SENDBACK_KILL_EVERY", "7"))

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="kill points need fork")


class Victim:
    """The child that dies as often as it is asked to."""

    def __init__(self, what):
        self.child = subprocess.Popen(
            [sys.executable, str(CHILD), what],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
        )

    def at(self, count, folder):
        """`died` before that change of the disk, or `done` where there were not so many."""
        self.child.stdin.write(f"{count} {folder}\n")
        self.child.stdin.flush()
        return self.child.stdout.readline().strip()

    def close(self):
        self.child.stdin.close()
        self.child.wait()
        self.child.stdout.close()


@pytest.fixture
def world(tmp_path):
    """A desk, a copy of it, and the desk as it went on; in a folder that is copied for each kill."""
    folder = tmp_path / "world"
    clock = random_desk(folder / "desk", 3, steps=12)
    desk = open_desk(folder / "desk", clock=clock)
    desk.keeping.copy_now()
    desk.close()
    then = rows_of(folder / "desk" / DATABASE)
    desk = open_desk(folder / "desk", clock=clock)
    desk.settings.set(shop_name="Went on")
    desk.close()
    return folder, then, clock


def killed_everywhere(what, world, tmp_path, look):
    folder, *_ = world
    victim = Victim(what)
    try:
        count, kills, answer = 1, 0, "died"
        while answer == "died":
            at = tmp_path / "at"
            shutil.copytree(folder, at)
            answer = victim.at(count, at)
            assert answer in ("died", "done")
            look(at, answer)
            kills += answer == "died"
            for path in at.rglob("*"):
                path.chmod(0o700 if path.is_dir() else 0o600)
            shutil.rmtree(at)
            count += EVERY
        return kills
    finally:
        victim.close()


def test_a_backup_that_is_killed_leaves_the_desk_and_whole_copies(world, tmp_path):
    folder, _, clock = world
    now = rows_of(folder / "desk" / DATABASE)
    files = files_of(folder / "desk")

    def look(at, answer):
        desk = open_desk(at / "desk", clock=clock)
        try:
            assert desk.keeping.check().sound
            copies = layout.copy_folders(at / "desk" / "backups")
            for copy in copies:
                desk.keeping.prove(copy_in(copy))
            assert len(copies) == 2 if answer == "done" else len(copies) in (1, 2)
            desk.keeping.copy_now()
            assert not list((at / "desk" / "backups").rglob(f"{layout.UNFINISHED}*"))
        finally:
            desk.close()
        assert rows_of(at / "desk" / DATABASE) == now
        assert files_of(at / "desk") == files

    assert killed_everywhere("backup", world, tmp_path, look) >= 30 // EVERY


def test_a_restore_that_is_killed_leaves_no_half_desk(world, tmp_path):
    _, then, _ = world

    def look(at, answer):
        again = at / "again"
        assert again.exists() == (answer == "done") or (again / DATABASE).exists()
        if again.exists():
            assert rows_of(again / DATABASE) == then
        else:
            restore(layout.copy_folders(at / "desk" / "backups")[0], again)
            assert rows_of(again / DATABASE) == then

    assert killed_everywhere("restore", world, tmp_path, look) >= 30 // EVERY


def test_a_salvage_that_is_killed_leaves_its_place_free_and_the_next_one_clears_up(
    world, tmp_path
):
    folder, _, _ = world
    files = files_of(folder / "desk")

    def look(at, answer):
        new = at / "new"
        assert new.exists() == (answer == "done") or (new / DATABASE).exists()
        if not new.exists():
            salvage(at / "desk", new)
        assert not list(at.glob(".*")), "what the killed one left is swept"
        desk = open_desk(new)
        assert not [each.what for each in desk.notices if each.what != "moved"]
        desk.close()
        assert files_of(at / "desk") == files

    assert killed_everywhere("salvage", world, tmp_path, look) >= 30 // EVERY


def test_going_back_that_is_killed_leaves_one_desk_or_the_other_and_loses_neither(
    world, tmp_path
):
    folder, then, clock = world
    now = rows_of(folder / "desk" / DATABASE)

    def look(at, answer):
        desk = open_desk(at / "desk", clock=clock)
        desk.close()
        seen = rows_of(at / "desk" / DATABASE)
        assert seen in (then, now)
        former = [path for path in at.iterdir() if "before going back" in path.name]
        if seen == then:
            assert [rows_of(path / DATABASE) for path in former] == [now]
        else:
            assert answer == "died"
        copies = layout.copy_folders(at / "desk" / "backups")
        assert copies, "the copies went on with the desk"
        desk = open_desk(at / "desk", clock=clock)
        desk.tidying.sweep()
        desk.close()
        old = time.time() - 2 * 86_400
        for left in at.glob(".*"):  # killed before it was locked, or after: a day proves it
            assert not (left / LOCK).exists(), left.name
            os.utime(left, (old, old))
        desk = open_desk(at / "desk", clock=clock)
        desk.tidying.sweep()
        desk.close()
        assert not list(at.glob(".*"))
        assert [path for path in at.iterdir() if "before going back" in path.name] == former

    assert killed_everywhere("go_back", world, tmp_path, look) >= 30 // EVERY
