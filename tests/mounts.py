"""Disks of a size of their own, where this machine lets us mount one."""

import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest


def disk_of(options: str) -> AbstractContextManager[Path]:
    """An empty file system in memory, such as `size=12m,nr_inodes=60`."""
    return _mounted("-t", "tmpfs", "-o", options, "tmpfs")


def seen_again(folder: Path) -> AbstractContextManager[Path]:
    """The same folder at another path, that no link and no resolving betrays."""
    return _mounted("--bind", str(folder))


@contextmanager
def _mounted(*what: str) -> Iterator[Path]:
    # Not in pytest's own folder: what is still mounted there after a run was killed can't be removed,
    # and each later run on the machine fails when it clears up.
    place = Path(tempfile.mkdtemp(prefix="sendback-mount-"))
    try:
        done = subprocess.run(["mount", *what, str(place)], capture_output=True, check=False)
        if done.returncode:
            pytest.skip("nothing can be mounted here")
        try:
            yield place
        finally:
            subprocess.run(["umount", "-l", str(place)], check=True)
    finally:
        place.rmdir()
