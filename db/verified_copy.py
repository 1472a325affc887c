"""Files copied under the name of their bytes: read, hashed and written in one go, whole or not at all."""

import hashlib
import os
import secrets
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from db.private import FILE, ORIGINAL, create, make_folder

_CHUNK = 1 << 20


def copy_verified(source: Path, target: Path, sha256: str, mode: int = ORIGINAL) -> bool:
    """Copy a file whose bytes must have that SHA-256, onto the disk before it gets its name.

    False, with nothing written, where they do not or the source is gone. Raises `OSError`.
    The folder's names are for the caller to sync, once for many files.
    """
    part = target.with_name(f"{secrets.token_hex(16)}.part")
    make_folder(target.parent)
    try:
        reading = source.open("rb")
    except FileNotFoundError:
        return False
    try:
        with reading:
            digest, _ = copy_hashed(reading, part)
        if digest != sha256:
            return False
        part.chmod(mode)
        if os.name == "nt" and target.exists():  # there a read-only file cannot be replaced
            target.chmod(FILE)
        part.replace(target)
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
    return True


def copy_hashed(reading: BinaryIO, part: Path) -> tuple[str, int]:
    """Copy to a new file that is on the disk on return; its SHA-256 and size."""
    digest = hashlib.sha256()
    written = 0
    with create(part) as writing:
        while chunk := reading.read(_CHUNK):
            digest.update(chunk)
            writing.write(chunk)
            written += len(chunk)
        writing.flush()
        os.fsync(writing.fileno())
    return digest.hexdigest(), written


def sha256_of(path: Path) -> str | None:
    """SHA-256 of a file; None where it is gone or will not be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None
