"""Saved means saved: a program killed at any moment loses nothing that it acknowledged.

`SENDBACK_KILLS=1000` makes the long run, at every system call where strace may trace.
"""

import json
import os
import random
import re
import shutil
import subprocess
import sys
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest

from db import driver
from db.desk_file.schema import DATABASE, VERSION, open_or_create, version_of
from db.files.vault import Vault
from returns.desk import open_desk
from returns.evidence.chain import DeskEvent, verify_desk
from returns.keeping.histories import Broken, broken_histories
from returns.records.event import Event
from returns.records.event_kinds import CARRIED_OVER
from tests.db.desk_at_work import LINES, sha256_of

KILLS = int(os.environ.get("SENDBACK_KILLS", "10"))
#: a whole opening each, and another after it
UPDATES = 6
LONG = KILLS >= 100
AT_WORK = (sys.executable, "-m", "tests.db.desk_at_work")
pytestmark = [
    pytest.mark.skipif(not hasattr(os, "fork"), reason="kill -9 and fork are POSIX"),
    pytest.mark.timeout(60 + 2 * KILLS),
]


@pytest.fixture
def kill():
    """Let a child do something to a folder and kill it; what it had acknowledged by then."""
    with subprocess.Popen(
        [*AT_WORK, "kills"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as killer:

        def killed(what, folder, first=0, seed=0):
            killer.stdin.write(json.dumps([what, str(folder), first, seed]) + "\n")
            killer.stdin.flush()
            return json.loads(killer.stdout.readline())

        yield killed
        killer.stdin.close()


@pytest.fixture
def working_desk(desk):
    """A desk with the order that every change stands on."""
    with closing(driver.connect_writer(desk)) as connection:
        connection.execute("INSERT INTO channel (id, name) VALUES (1, 'Amazon US')")
        connection.execute("INSERT INTO sale_order (id, channel_id, number) VALUES (1, 1, 'x')")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return desk.parent


def look(folder: Path) -> list[str]:
    """Open the desk as the program does and hold every promise to it; the cases it has."""
    assert open_or_create(folder / DATABASE).came_from == VERSION
    vault = Vault(folder)
    with closing(driver.connect_reader(folder / DATABASE)) as reading:
        ask = reading.execute
        assert ask("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert ask("PRAGMA foreign_key_check").fetchall() == []
        numbers = [number for (number,) in ask("SELECT number FROM return_case ORDER BY id")]
        lines = ask("SELECT count(*) FROM case_line GROUP BY case_id").fetchall()
        assert lines == [(LINES,)] * len(numbers)
        photos = [sha256 for (sha256,) in ask("SELECT sha256 FROM photo ORDER BY case_id")]
        events = [
            DeskEvent(case_id, Event(*event), desk_hash)
            for case_id, desk_hash, *event in ask(
                "SELECT case_id, desk_hash, seq, case_seq, at, kind, body, hash, who, format, case_id"
                " FROM event"
                " ORDER BY seq"
            )
        ]
    assert photos == [sha256_of(number) for number in numbers]
    assert all(vault.verify(sha256) for sha256 in photos[-40:])
    assert verify_desk(events) == []
    return numbers


def test_no_acknowledged_change_is_lost_by_a_kill(working_desk, kill):
    acknowledged: list[str] = []
    kept: list[str] = []
    for seed in range(KILLS):
        first = int(kept[-1][3:]) + 1 if kept else 1
        acknowledged += kill("work", working_desk, first, seed)
        kept = look(working_desk)
        assert set(acknowledged) <= set(kept)
        # at most one change was made and not yet acknowledged at each kill
        assert len(kept) <= len(acknowledged) + seed + 1
    vault = Vault(working_desk)
    assert all(vault.verify(sha256) for sha256 in vault.originals())
    assert len(acknowledged) >= KILLS
    print(f"{KILLS} kills, {len(acknowledged)} acknowledged, {len(kept)} kept, 0 lost")


def test_a_desk_killed_while_it_is_made_can_be_made_again(tmp_path, kill):
    unfinished = 0
    for seed in range(KILLS):
        folder = tmp_path / str(seed)
        folder.mkdir()
        unfinished += kill("create", folder, seed=seed) == []
        open_or_create(folder / DATABASE)
        assert look(folder) == []
    assert unfinished


def test_a_desk_killed_while_it_is_migrated_is_old_or_new(working_desk, tmp_path, kill):
    seen = Counter()
    for seed in range(KILLS):
        folder = Path(shutil.copytree(working_desk, tmp_path / str(seed)))
        told = kill("migrate", folder, seed=seed)
        version = version_of(folder / DATABASE)
        seen[version] += 1
        with closing(driver.connect_reader(folder / DATABASE)) as reading:
            channel = reading.execute("SELECT * FROM channel").fetchall()
            another = reading.execute("SELECT name FROM sqlite_master WHERE name = 'another'")
            assert bool(another.fetchall()) == (version > VERSION)
        assert channel[0][:2] == (1, "Amazon US")
        assert channel[0][5:] == (("Amazon US",) if version > VERSION else ())
        assert version > VERSION or told == []
    assert seen[VERSION]


def test_an_old_desk_killed_at_its_first_opening_is_the_old_or_the_new_one(tmp_path, kill):
    """Whatever was done by then: the next opening finishes it, and tells every history once."""
    old = Path(__file__).parent.parent / "old_desks" / "sample" / "0003.sqlite"
    with closing(driver.connect_reader(old)) as reading:
        cases = reading.execute("SELECT id FROM return_case ORDER BY id").fetchall()
        before = reading.execute("SELECT sum(amount_minor) FROM payment").fetchone()
    seen = Counter()
    for seed in range(UPDATES):
        folder = tmp_path / str(seed)
        folder.mkdir()
        shutil.copy(old, folder / DATABASE)
        kill("update", folder, seed=seed)
        version = version_of(folder / DATABASE)
        assert version in (3, VERSION)
        seen[version] += 1
        open_desk(folder).close()
        with closing(driver.connect_reader(folder / DATABASE)) as reading:
            assert reading.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            assert reading.execute("SELECT sum(amount_minor) FROM payment").fetchone() == before
            told = "SELECT case_id FROM event WHERE kind = ? ORDER BY case_id"
            assert reading.execute(told, (CARRIED_OVER,)).fetchall() == cases
            assert broken_histories(reading) == Broken((), ())
    print(f"{UPDATES} kills: {seen[3]} left the old desk, {seen[VERSION]} the new one")


# --- at each system call -----------------------------------------------------------------------

CALLS = ("pwrite64", "write", "fdatasync", "fsync", "rename", "unlink", "ftruncate")


def strace_works() -> bool:
    if shutil.which("strace") is None:
        return False
    done = subprocess.run(
        ["strace", "-o", os.devnull, "true"], capture_output=True, check=False
    )
    return done.returncode == 0


needs_strace = pytest.mark.skipif(not strace_works(), reason="needs strace with leave to trace")


def strace(folder: Path, *options: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        ["strace", *options, *AT_WORK, "one", folder],
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
    )


def traced(folder: Path, log: Path) -> list[str]:
    """The calls of one whole change, in their order, with the names of the files."""
    done = strace(folder, "-y", "-o", str(log), "-e", f"trace={','.join(CALLS)}")
    assert done.returncode == 0, done.stderr
    return log.read_text(errors="replace").splitlines()


@needs_strace
def test_killed_at_any_system_call_a_change_is_whole_or_not_there(working_desk, tmp_path):
    sample = Path(shutil.copytree(working_desk, tmp_path / "sample"))
    counts = Counter(line.split("(")[0] for line in traced(sample, tmp_path / "calls.txt"))
    chance = random.Random(KILLS)
    outcomes = Counter()
    for call, count in counts.items():
        every = range(1, count + 1)
        some = {1, count, *chance.sample(every, min(3, count))}
        for number in every if LONG else sorted(some):
            folder = Path(shutil.copytree(working_desk, tmp_path / f"{call}-{number}"))
            inject = f"inject={call}:signal=KILL:when={number}"
            done = strace(folder, "-o", os.devnull, "-e", f"trace={call}", "-e", inject)
            kept = look(folder)
            assert kept == ["one"] or (kept == [] and b"ACK" not in done.stdout)
            outcomes[len(kept)] += 1
            shutil.rmtree(folder)
    print(f"{outcomes.total()} kills: {outcomes[0]} before, {outcomes[1]} after the change")
    assert set(outcomes) == {0, 1}


@needs_strace
def test_an_acknowledgement_comes_after_everything_is_on_the_disk(working_desk, tmp_path):
    calls = traced(working_desk, tmp_path / "calls.txt")
    ack = next(n for n, line in enumerate(calls) if "ACK one" in line)
    before = calls[:ack]

    def last(pattern: str) -> int:
        found = [n for n, line in enumerate(before) if re.match(pattern, line)]
        assert found, f"no call like {pattern}"
        return found[-1]

    photo_synced = last(r"fsync\(\d+<[^>]*\.part>")
    photo_named = last(r"rename\(.*\.part.*\.orig")
    folder_synced = last(rf"fsync\(\d+<[^>]*photos/{sha256_of('one')[:2]}>")
    wal_written = last(r"pwrite64\(\d+<[^>]*-wal>")
    wal_synced = last(r"f(data)?sync\(\d+<[^>]*-wal>")
    assert photo_synced < photo_named < folder_synced < wal_written < wal_synced


# --- a disk without room, for real -------------------------------------------------------------


def test_where_no_file_may_grow_nothing_is_half_written(working_desk):
    script = (
        "import resource, signal, sys, pathlib\n"
        "from db.driver import connect_writer; from db.trouble import storage_errors\n"
        "from db.files.vault import Vault; from db.errors import StorageError\n"
        "folder = pathlib.Path(sys.argv[1]); path = folder / 'desk.sqlite'\n"
        "connection = connect_writer(path)\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))\n"
        "def photo(): Vault(folder).add(bytes(1_000_000))\n"
        "def rows():\n"
        "    with storage_errors(path):\n"
        "        connection.execute('BEGIN IMMEDIATE')\n"
        "        for n in range(300):\n"
        "            connection.execute('INSERT INTO customer (name) VALUES (?)', ('x' * 4000,))\n"
        "        connection.execute('COMMIT')\n"
        "for attempt in (photo, rows):\n"
        "    try: attempt()\n"
        "    except StorageError as error: print(type(error).__name__)\n"
        "Vault(folder).add(bytes(1000)); print('still here')\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, working_desk],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.splitlines() == ["NoRoom", "DiskTrouble", "still here"], done.stderr
    assert look(working_desk) == []
    with closing(driver.connect_reader(working_desk / DATABASE)) as reading:
        assert reading.execute("SELECT count(*) FROM customer").fetchone() == (0,)
    names = {path.suffix for path in (working_desk / "photos").rglob("*") if path.is_file()}
    assert names == {".orig"}
