"""Files copied under the name of their bytes: read, hashed and written in one go, whole or not at all."""

import hashlib
import os
import secrets
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

_CHUNK = 1 << 20
#: what a file is called until it is whole
PART = ".part"


def copy_verified(source: Path, target: Path, sha256: str, mode: int = 0o400) -> bool:
    """Copy a file whose bytes must have that SHA-256, onto the disk before it gets its name.

    False, with nothing written, where they do not or the source is gone. Raises `OSError`.
    The folder's names are for the caller to sync, once for many files.
    """
    part = target.with_name(f"{secrets.token_hex(8)}{PART}")
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        with source.open("rb") as reading:
            digest = _copy(reading, part)
        if digest != sha256:
            return False
        part.chmod(mode)
        if os.name == "nt" and target.exists():  # there a read-only file cannot be replaced
            target.chmod(0o600)
        part.replace(target)
    except FileNotFoundError as error:
        if Path(str(error.filename)) != source:
            raise
        return False
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
    return True


def sha256_of(path: Path) -> str | None:
    """SHA-256 of a file; None where it is gone or will not be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None


def _copy(reading: BinaryIO, part: Path) -> str:
    digest = hashlib.sha256()
    with part.open("xb", buffering=0) as writing:
        while chunk := reading.read(_CHUNK):
            digest.update(chunk)
            view = memoryview(chunk)
            while view:
                view = view[writing.write(view) :]
        os.fsync(writing.fileno())
    return digest.hexdigest()
