"""Does something with a desk and dies at its Nth change of the disk; made to be run by a test.

Usage: kill_points.py WHAT FOLDER N: WHAT is `backup`, `restore`, `salvage` or `go_back`; a line for each N is
read from standard input, and answered with `died` or `done`. The program is loaded once, and
each N is a fork of it that ends as a kill does: nothing is cleaned up.
"""

import os
import sys
from collections.abc import Callable
from pathlib import Path

from returns.clock import SetClock, moment
from returns.desk import open_desk
from returns.keeping.layout import copy_folders
from returns.keeping.restore import make_this_my_desk, restore
from returns.keeping.salvage import salvage

NOW = SetClock(moment("2026-11-25T08:12:00Z"))
#: what changes the disk under a name, and what makes it stay
CALLS = ("fsync", "replace", "rename", "unlink", "mkdir", "rmdir", "chmod")


def die_at(count: int) -> None:
    """End this process, as a kill does, instead of the call with that number."""
    left = count

    def watched(real: Callable[..., object]) -> Callable[..., object]:
        def call(*args: object, **more: object) -> object:
            nonlocal left
            left -= 1
            if left == 0:
                os._exit(9)
            return real(*args, **more)

        return call

    for name in CALLS:
        setattr(os, name, watched(getattr(os, name)))


def act(what: str, folder: Path) -> None:
    """Do it once."""
    desk = folder / "desk"
    if what == "backup":
        opened = open_desk(desk, clock=NOW)
        opened.keeping.copy_now()
        opened.close()
    elif what == "salvage":
        salvage(desk, folder / "new", clock=NOW)
    elif what == "restore":
        restore(copy_folders(desk / "backups")[0], folder / "again")
    else:
        make_this_my_desk(copy_folders(desk / "backups")[0], desk, NOW)


def main(what: str) -> None:
    """Answer each `N FOLDER` of standard input."""
    for line in sys.stdin:
        count, folder = line.rstrip("\n").split(" ", 1)
        pid = os.fork()
        if pid == 0:
            die_at(int(count))
            act(what, Path(folder))
            os._exit(0)
        _, status = os.waitpid(pid, 0)
        code = os.waitstatus_to_exitcode(status)
        sys.stdout.write({0: "done", 9: "died"}.get(code, f"failed {code}") + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1])
