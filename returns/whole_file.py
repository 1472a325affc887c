"""Files that a seller saves outside the desk: whole under their name, or the former one stays."""

import os
import secrets
from pathlib import Path


def save_whole(path: Path, content: bytes) -> None:
    """Write a file; raises `OSError` with a file that was there before as it was.

    A device or pipe, such as standard output, is written to as it is. Folders are not made.
    """
    if path.exists() and not path.is_file():
        path.write_bytes(content)
        return
    target = Path(os.path.realpath(path))
    # a short name of its own: the one asked for may already be as long as the disk allows
    part = target.with_name(f".sendback-{secrets.token_hex(4)}.part")
    try:
        with part.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
