"""A process for files from outside: limits of memory and time, and an end that is told as it was."""

import multiprocessing
import os
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest

from returns.errors import UnreadableFile
from returns.quarantine import Crashed, Limits, OutOfMemory, OutOfTime, Quarantine, allow_times

ON_UNIX = pytest.mark.skipif(os.name == "nt", reason="Windows limits no process this way")


def odd_work(task: object) -> Iterator[object]:
    """What a worker may meet."""
    match task:
        case "count":
            yield from (1, 2, 3)
        case "refuse":
            raise UnreadableFile("importing.too_large", name="a.csv", most_mb=3)
        case "fault":
            raise ZeroDivisionError
        case "disk":
            raise FileNotFoundError(2, "No such file", "a.csv")
        case "toil":
            while True:
                hash(task)
        case "swell":
            yield [bytearray(1 << 20) for _ in range(4_000)]
        case "abort":
            os.abort()
        case "leave":
            os._exit(3)


@pytest.fixture
def worker():
    one = Quarantine(odd_work, Limits(200_000_000, work_seconds=1.5, wall_seconds=60))
    yield one
    one.close()


def test_parts_come_one_by_one_and_the_worker_stays(worker):
    assert list(worker.parts("count")) == [1, 2, 3]
    first = worker._worker.pid
    assert list(worker.parts("count")) == [1, 2, 3]
    assert worker._worker.pid == first != os.getpid()


def test_a_closed_one_has_no_worker_left_and_the_next_file_starts_another(worker):
    assert list(worker.parts("count")) == [1, 2, 3]
    pid = worker._worker.pid
    worker.close()
    assert worker._worker is None
    assert pid not in {child.pid for child in multiprocessing.active_children()}
    worker.close()
    assert list(worker.parts("count")) == [1, 2, 3]
    assert worker._worker.pid != pid


def test_a_refusal_crosses_over_with_its_facts(worker):
    with pytest.raises(UnreadableFile) as refused:
        list(worker.parts("refuse"))
    assert refused.value.facts == {"name": "a.csv", "most_mb": 3}
    with pytest.raises(FileNotFoundError, match="No such file"):
        list(worker.parts("disk"))
    assert list(worker.parts("count")) == [1, 2, 3]


def long_work(task: object) -> Iterator[object]:
    """More than the limits below allow, first with leave and then without."""
    allow_times(100 if task == "with leave" else 1)
    until = time.process_time() + 0.6
    while time.process_time() < until:
        hash(task)
    yield "done"


@ON_UNIX
def test_one_answer_may_be_given_more_time_than_the_others():
    # no machine is taken to be more than six times slower: 0.3 seconds at most
    hasty = Quarantine(long_work, Limits(200_000_000, work_seconds=0.05, wall_seconds=600))
    assert hasty.ask("with leave") == "done"
    with pytest.raises(OutOfTime):
        hasty.ask("without")
    hasty.close()


@ON_UNIX
@pytest.mark.parametrize(
    ("task", "end"),
    [
        ("toil", OutOfTime),
        ("abort", OutOfMemory),
        ("leave", Crashed),
        ("fault", Crashed),
        pytest.param(
            *("swell", OutOfMemory),
            marks=pytest.mark.skipif(
                sys.platform != "linux", reason="only Linux refuses memory"
            ),
        ),
    ],
)
def test_how_a_worker_ended_is_told_and_the_next_file_is_served(worker, task, end):
    with pytest.raises(end):
        list(worker.parts(task))
    assert list(worker.parts("count")) == [1, 2, 3]


def test_parts_that_nobody_takes_do_not_answer_the_next_question(worker):
    parts = worker.parts("count")
    assert next(parts) == 1
    parts.close()
    assert list(worker.parts("count")) == [1, 2, 3]


@ON_UNIX
def test_where_the_system_refuses_no_memory_the_worker_ends_itself():
    code = (
        "from threading import Thread; from returns import quarantine\n"
        "Thread(target=quarantine.watch_memory, args=(120_000_000,), daemon=True).start()\n"
        "held = bytearray(b'x') * 300_000_000\n"
        "while True: pass\n"
    )
    ended = subprocess.run([sys.executable, "-c", code], check=False, timeout=60)
    assert ended.returncode == 77
