"""A supplier's own terms as a photo or PDF: copied into the desk under the name of its bytes."""

import hashlib
from pathlib import Path

from returns.errors import UnreadableFile
from returns.ledger.kept_files import Keep

#: a scan of some pages; more than this is something else
MOST_BYTES = 50_000_000
#: what a file begins with → the ending it is kept under
_BEGINNINGS = (
    (b"%PDF-", "pdf"),
    (b"\xff\xd8\xff", "jpg"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"II*\x00", "tif"),
    (b"MM\x00*", "tif"),
)
_HEIF_BRANDS = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1")


def keep_source(keep: Keep, path: Path) -> str:
    """Copy the document into `documents/`; returns its name there. The original is not touched.

    Raises `UnreadableFile` for what is no PDF or picture, and `DeskProblem` for a full disk.
    """
    content = _read(path)
    ending = file_ending(content)
    if not ending:
        raise UnreadableFile("policy.source_kind", name=path.name)
    return keep(f"{hashlib.sha256(content).hexdigest()}.{ending}", content).name


def file_ending(content: bytes) -> str:
    """`pdf`, `jpg`, `png`, `tif`, `webp` or `heic` by what the bytes are; "" for anything else."""
    for beginning, ending in _BEGINNINGS:
        if content.startswith(beginning):
            return ending
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "webp"
    if content[4:8] == b"ftyp" and content[8:12] in _HEIF_BRANDS:
        return "heic"
    return ""


def _read(path: Path) -> bytes:
    try:
        if not path.is_file():  # a pipe or a device would keep us waiting for ever
            raise UnreadableFile("policy.source_missing", name=path.name)
        if path.stat().st_size > MOST_BYTES:
            limit = MOST_BYTES // 1_000_000
            raise UnreadableFile("policy.source_large", name=path.name, limit=limit)
        return path.read_bytes()
    except OSError as error:
        why = error.strerror or str(error)
        raise UnreadableFile("policy.source_unreadable", name=path.name, why=why) from error
