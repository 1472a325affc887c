"""A sitting killed at any system call opens again by itself, with everything that it acknowledged.

`SENDBACK_KILLS=1000` tries every call.
"""

import os
import random
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from returns.desk import open_desk
from tests.db.test_kill import CALLS, needs_strace

KILLS = int(os.environ.get("SENDBACK_KILLS", "8"))
CHILD = Path(__file__).with_name("sitting_child.py")
ROOT = Path(__file__).parents[2]
CASES = 6


def strace(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["strace", *options, sys.executable, str(CHILD), str(folder), str(CASES)],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )


@needs_strace
@pytest.mark.timeout(120 + 10 * KILLS)
def test_killed_at_any_system_call_a_desk_opens_with_all_that_was_acknowledged(tmp_path):
    whole = tmp_path / "whole"
    log = tmp_path / "calls.txt"
    assert strace(whole, "-o", os.devnull, "-e", "trace=none").returncode == 0
    sample = Path(shutil.copytree(whole, tmp_path / "sample"))
    assert strace(sample, "-o", str(log), "-e", f"trace={','.join(CALLS)}").returncode == 0
    counts = Counter(
        line.split("(")[0]
        for line in log.read_text(errors="replace").splitlines()
        if "(" in line
    )
    points = [(call, n) for call in CALLS for n in range(1, counts[call] + 1)]
    some = points if len(points) <= KILLS else random.Random(5).sample(points, KILLS)
    acknowledged = 0
    for call, number in some:
        folder = Path(shutil.copytree(whole, tmp_path / "desk"))
        inject = f"inject={call}:signal=KILL:when={number}"
        done = strace(folder, "-o", os.devnull, "-e", f"trace={call}", "-e", inject)
        cases = done.stdout.count("case ")
        desk = open_desk(folder)
        try:
            # without its note nothing says what was acknowledged last: that is told
            assert {notice.what for notice in desk.notices} <= {"copied", "note_missing"}
            assert CASES + cases <= desk.cases.how_many() <= CASES + cases + 1
        finally:
            desk.close()
        acknowledged += cases
        shutil.rmtree(folder)
    print(f"{len(some)} of {len(points)} calls killed, {acknowledged} acknowledged, 0 lost")
