"""Files copied under the name of their bytes: read, hashed and written in one go, whole or not at all."""

import errno
import os
import stat
from contextlib import suppress
from io import BufferedReader
from pathlib import Path
from typing import BinaryIO

from db.private import FILE, ORIGINAL, create, make_folder

_CHUNK = 1 << 20
#: what a name leads to that is no file: nothing, a folder, a chain of links, a name too long
_NO_FILE = (
    *(errno.ENOENT, errno.ENOTDIR, errno.EISDIR, errno.ELOOP),
    *(errno.ENAMETOOLONG, errno.EINVAL, errno.ENXIO),
)
#: without waiting: opening a pipe would wait for whoever writes to it
_READING = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)


def open_plain(path: Path, size: int | None = None) -> BufferedReader | None:
    """Open a file to read it; None where there is none, or one of another size in bytes.

    A pipe or a device that lies where a file should would keep us for ever, or fill the disk.
    Raises `OSError` for one that cannot be read.
    """
    try:
        opened = os.open(path, _READING)
    except OSError as error:
        if error.errno in _NO_FILE:
            return None
        raise
    except ValueError:  # a name that no system takes
        return None
    found = os.fstat(opened)
    if stat.S_ISREG(found.st_mode) and size in (None, found.st_size):
        return os.fdopen(opened, "rb")
    os.close(opened)
    return None


def copy_verified(
    source: Path, target: Path, sha256: str, mode: int = ORIGINAL, size: int | None = None
) -> bool:
    """Copy a file whose bytes must have that SHA-256, onto the disk before it gets its name.

    False, with nothing written, where they do not, the source is no file or has another size than
    said. Raises `OSError`. The folder's names are for the caller to sync, once for many files.
    """
    part = target.with_name(f"{os.urandom(16).hex()}.part")
    make_folder(target.parent)
    reading = open_plain(source, size)
    if reading is None:
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
    import hashlib

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


def sha256_of(path: Path, size: int | None = None) -> str | None:
    """SHA-256 of a file; None where there is none of that size, or it will not be read."""
    try:
        file = open_plain(path, size)
        if file is None:
            return None
        with file:
            import hashlib

            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None
