"""Modes of what a desk holds: its owner's alone, whatever the system gives others; not on Windows."""

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from stat import S_IMODE, S_ISLNK, S_ISVTX
from typing import BinaryIO

FOLDER, FILE, ORIGINAL = 0o700, 0o600, 0o400
#: what everybody else may do
_OTHERS = 0o077
#: what a desk's folder holds; something of the seller's own may lie beside it
_FILES = ("desk.*", "sendback.log*")
_FOLDERS = ("photos", "documents", "backups", "pictures", "keys")


def make_folder(folder: Path) -> None:
    """Have a folder of the owner's alone; those above it are made as the system makes them."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.mkdir(mode=FOLDER, exist_ok=True)


def create(path: Path, mode: int = FILE) -> BinaryIO:
    """A new file to write to; raises `FileExistsError` where there is anything of that name."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    return os.fdopen(os.open(path, flags, mode), "wb")


def opener(path: str, flags: int) -> int:
    """For `open(…, opener=)`: a file that is made by it is the owner's alone."""
    return os.open(path, flags, FILE)


def making(path: str, flags: int) -> int:
    """The same, and a file that is not there is made, whatever the mode."""
    return opener(path, flags | os.O_CREAT)


def close_to_others(desk: Path) -> int:
    """Take from other accounts what a desk made before was open to; how many files and folders.

    A disk without such rights, and what belongs to another account, are left as they are; so is a
    folder that is more than the desk's: a home folder, or one that everybody writes to.
    """
    if os.name == "nt":
        return 0
    desk = Path(os.path.realpath(desk))
    first = desk / "desk.sqlite" if _more_than_a_desk(desk) else desk
    # nobody reaches the rest through a closed folder, so that a glance is enough the next time
    return 1 + sum(map(_close, _of(desk))) if _close(first) else 0


def _of(desk: Path) -> Iterator[Path]:
    for name in _FILES:
        yield from desk.glob(name)
    for name in _FOLDERS:
        for at, _folders, files in os.walk(os.path.realpath(desk / name)):
            yield Path(at)
            yield from (Path(at, file) for file in files)


def _more_than_a_desk(folder: Path) -> bool:
    try:
        home = Path.home()
        everybody_s = bool(folder.stat().st_mode & S_ISVTX)
    except (OSError, RuntimeError):
        return True
    return everybody_s or folder == home or folder in home.parents


def _close(path: Path) -> bool:
    """Whether it was open to others and now is not; a link is nobody's door."""
    with suppress(OSError):
        mode = path.lstat().st_mode
        if mode & _OTHERS and not S_ISLNK(mode):
            path.chmod(S_IMODE(mode) & ~_OTHERS)
            return not path.lstat().st_mode & _OTHERS
    return False
