"""Pictures without a screen, drawn by a program of its own: how that one ends is seen from outside alone.

A page that is freed after what it draws with breaks no test of this process, and ends the demo by a
signal.
"""

import shutil
import subprocess
import sys

PROGRAM = """
import sys
from pathlib import Path
from desktop.portraits import portraits
for path in portraits(Path(sys.argv[1]), Path(sys.argv[2]), "RC-2026-00003", [("en", "light")]):
    print(path.name)
"""


def test_pictures_of_the_tabs_are_drawn_and_the_program_ends_whole(made_sample, tmp_path):
    desk = shutil.copytree(made_sample, tmp_path / "desk")
    ended = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(desk), str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
    )

    assert ended.returncode == 0, ended.stderr
    drawn = ended.stdout.split()
    assert drawn == [f"{tab}-en-light.png" for tab in ("queue", "policies", "inspection")]
    assert all((tmp_path / name).stat().st_size > 10_000 for name in drawn)
