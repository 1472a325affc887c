"""Modes of what a desk holds: its owner's alone; Windows keeps its own rights."""

import os
from pathlib import Path
from typing import BinaryIO

FOLDER, FILE = 0o700, 0o600


def make_folder(folder: Path) -> None:
    """Have a folder of the owner's alone; those above it are made as the system makes them."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.mkdir(mode=FOLDER, exist_ok=True)


def create(path: Path, mode: int = FILE) -> BinaryIO:
    """A new file to write to; raises `FileExistsError` where there is anything of that name."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    return os.fdopen(os.open(path, flags, mode), "wb")
