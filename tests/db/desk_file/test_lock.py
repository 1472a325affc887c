"""One program per desk."""

import json
import os
import signal
import subprocess
import sys
import threading

import pytest

from db.desk_file.lock import HOLDER, DeskLock
from db.errors import DeskLocked, DeskLockedElsewhere, HeldByUnknown, NotAFolder

SINCE = "2026-11-22T10:00:00Z"
HOLD = (
    "import sys, pathlib; from db.desk_file.lock import DeskLock;"
    "lock = DeskLock(pathlib.Path(sys.argv[1])); lock.acquire('2026-11-22T09:00:00Z');"
    "print('held', flush=True); sys.stdin.read()"
)


@pytest.fixture
def holder(tmp_path):
    """Another program that holds the desk."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as child:
        assert child.stdout.readline() == "held\n"
        yield child
        child.kill()


def test_a_second_program_is_told_who_holds_the_desk(tmp_path, holder):
    with pytest.raises(DeskLocked) as locked:
        DeskLock(tmp_path).acquire(SINCE)
    assert locked.value.pid == holder.pid
    assert locked.value.since == "2026-11-22T09:00:00Z"
    assert locked.value.host
    assert locked.value.desk == tmp_path.name


def test_a_holder_on_another_computer_is_told_apart(tmp_path, holder):
    note = {"pid": 7, "host": "another-laptop", "since": SINCE}
    (tmp_path / HOLDER).write_text(json.dumps(note), encoding="utf-8")
    with pytest.raises(DeskLockedElsewhere) as locked:
        DeskLock(tmp_path).acquire(SINCE)
    assert locked.value.host == "another-laptop"


def test_a_killed_holder_locks_nobody_out(tmp_path, holder):
    os.kill(holder.pid, signal.SIGKILL)
    holder.wait()
    assert (tmp_path / HOLDER).exists()
    lock = DeskLock(tmp_path)
    lock.acquire(SINCE)
    assert json.loads((tmp_path / HOLDER).read_text())["pid"] == os.getpid()
    assert lock.left_behind
    lock.release()
    lock.acquire(SINCE)
    assert not lock.left_behind
    lock.release()


def test_the_same_program_cannot_open_a_desk_twice(tmp_path):
    first, second = DeskLock(tmp_path), DeskLock(tmp_path)
    first.acquire(SINCE)
    with pytest.raises(DeskLocked):
        second.acquire(SINCE)
    first.release()
    second.acquire(SINCE)
    assert second.held
    assert not first.held
    second.release()


def test_releasing_leaves_no_name_behind(tmp_path):
    lock = DeskLock(tmp_path)
    lock.acquire(SINCE)
    lock.release()
    lock.release()
    assert not (tmp_path / HOLDER).exists()


def test_a_torn_note_still_says_that_the_desk_is_held(tmp_path, holder):
    (tmp_path / HOLDER).write_text('{"pid": ')
    with pytest.raises(HeldByUnknown):
        DeskLock(tmp_path).acquire(SINCE)


def test_what_is_no_folder_cannot_be_locked(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(NotAFolder):
        DeskLock(tmp_path / "file").acquire(SINCE)


def test_a_note_that_is_nonsense_names_nobody(tmp_path):
    holder = DeskLock(tmp_path)
    holder.acquire(SINCE)
    for nonsense in ("[" * 100_000, "[]", '{"pid": "<b>"}', "\0"):
        (tmp_path / HOLDER).write_text(nonsense, encoding="utf-8")
        with pytest.raises(HeldByUnknown):
            DeskLock(tmp_path).acquire(SINCE)
    holder.release()


def test_where_no_note_can_be_written_the_desk_opens_and_names_nobody(tmp_path):
    (tmp_path / HOLDER).mkdir()
    lock = DeskLock(tmp_path)
    lock.acquire(SINCE)
    assert lock.held
    with pytest.raises(HeldByUnknown):
        DeskLock(tmp_path).acquire(SINCE)
    lock.release()
    assert not lock.held
    assert list(tmp_path.glob("*.new")) == []


def test_a_lock_that_a_worker_took_is_given_back_by_the_window(tmp_path):
    lock = DeskLock(tmp_path)
    worker = threading.Thread(target=lock.acquire, args=("2026-11-22T10:00:00Z",))
    worker.start()
    worker.join()
    assert lock.held
    lock.release()
    assert not lock.held
    again = DeskLock(tmp_path)
    again.acquire("2026-11-22T10:01:00Z")
    assert again.held
    assert not again.left_behind
    again.release()


def test_a_reader_in_doubt_learns_whether_a_program_holds_the_desk(tmp_path, holder):
    assert DeskLock(tmp_path).held_elsewhere()
    os.kill(holder.pid, signal.SIGKILL)
    holder.wait()
    assert not DeskLock(tmp_path).held_elsewhere()


def test_asking_makes_no_file(tmp_path):
    assert not DeskLock(tmp_path).held_elsewhere()
    assert list(tmp_path.iterdir()) == []
