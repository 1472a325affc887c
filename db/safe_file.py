"""Files that are whole and on the disk under their name, or not there at all."""

import os
import secrets
from pathlib import Path

from db.trouble import storage_errors


def write_durably(path: Path, content: bytes) -> None:
    """Write a file whole: under another name, onto the disk, then under this one.

    Raises `DiskFull`, `ReadOnlyFolder` or `DiskTrouble` with the former file, if any, as it was.
    """
    fresh = path.with_name(f"{path.name}.{secrets.token_hex(4)}.part")
    try:
        with storage_errors(path, len(content)):
            path.parent.mkdir(parents=True, exist_ok=True)
            with fresh.open("xb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            fresh.replace(path)
            sync_folder(path.parent)
    finally:
        fresh.unlink(missing_ok=True)


def sync_file(path: Path) -> None:
    """Have the disk keep a file's bytes."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Have the disk keep a folder's names; Windows keeps them by itself."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
