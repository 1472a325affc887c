"""The photo vault: originals by their SHA-256, never changed; derived pictures beside them.

An original is on the disk, under its name and read back, before `add` returns: only then may a
transaction speak of it. No name from outside ever reaches the file system: what a row of a strange
copy calls an original and is no SHA-256 is one that is not there.
"""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, Literal

from db.errors import DiskFull, PhotoMismatch, UnreadableSource
from db.files.safe_file import sync_folder
from db.files.verified_copy import copy_hashed
from db.private import ORIGINAL, make_folder
from db.trouble import free_bytes, storage_errors

_SHA256 = re.compile(r"[0-9a-f]{64}")
_ORIGINAL = re.compile(r"([0-9a-f]{64})\.orig")

#: the name under which no original ever lies
_NOBODY_S = "0" * 64

#: `work`: JPEG of at most 2016 px for screen and papers; `thumb`: JPEG of at most 320 px
Kind = Literal["work", "thumb"]


@dataclass(frozen=True, slots=True)
class StoredOriginal:
    """An original as it lies in the vault; `known` is True when it was there before."""

    sha256: str
    bytes: int
    path: Path
    known: bool


class Vault:
    """The `photos` folder of one desk; a copy that is looked into has its `originals` elsewhere."""

    def __init__(self, folder: Path, originals: Path | None = None) -> None:
        self._photos = (originals or folder) / "photos"
        self._incoming = folder / "photos" / "incoming"
        self._derived = folder / "photos" / "derived"

    def add(self, source: Path | bytes) -> StoredOriginal:
        """Copy an original into the vault and read it back; the same bytes are kept once.

        Raises `UnreadableSource`, `DiskFull` and `ReadOnlyFolder` with nothing left behind, and
        `PhotoMismatch` when the disk gives back something else.
        """
        with _opened(source) as (reading, size):
            self._demand_room(size)
            part = self._incoming / f"{os.urandom(16).hex()}.part"
            with storage_errors(part, size):
                make_folder(self._photos)
                make_folder(self._incoming)
                try:
                    sha256, written = copy_hashed(reading, part)
                    return self._keep(part, sha256, written)
                finally:
                    _discard(part)

    def take_out(self, stored: StoredOriginal) -> None:
        """Remove what `add` brought just now, with its pictures; never what was there before.

        Only for an original that no row of the desk names.
        """
        if stored.known:
            return
        for kind in ("work", "thumb"):
            folder = self._derived / kind / stored.sha256[:2]
            for derived in folder.glob(f"{stored.sha256}*.jpg"):
                _discard(derived)
        _discard(stored.path)

    def path(self, sha256: str) -> Path:
        """Where that original lies, or would lie."""
        name = _named(sha256)
        return self._photos / name[:2] / f"{name}.orig"

    def verify(self, sha256: str) -> bool:
        """Read the original and say whether every byte is as it was; False when it is missing."""
        try:
            with self.path(sha256).open("rb") as file:
                import hashlib

                return hashlib.file_digest(file, "sha256").hexdigest() == sha256
        except OSError:
            return False

    def holds(self, sha256: str) -> bool:
        """Does a file lie there under that name? Nothing is read; False for what is no SHA-256."""
        return self.path(sha256).is_file()

    def originals(self) -> Iterator[str]:
        """The SHA-256 of every original that lies in the vault."""
        for path in self._photos.glob("[0-9a-f][0-9a-f]/*.orig"):
            match = _ORIGINAL.fullmatch(path.name)
            if match and match[1].startswith(path.parent.name):
                yield match[1]

    def derived_path(self, sha256: str, kind: Kind) -> Path:
        """Where the `work` or `thumb` JPEG of an original belongs; its folder is made.

        Derived pictures can be made anew from the original at will. Raises `StorageError`.
        """
        name = _named(sha256)
        folder = self._derived / kind / name[:2]
        with storage_errors(folder / name):
            for part in (self._photos, self._derived, folder.parent, folder):
                make_folder(part)
        return folder / f"{name}.jpg"

    def set_aside(self, sha256: str) -> Path:
        """Move an original that no row of the desk names into `photos/left-over/`; gives its place.

        Ask for the rows in the lane that adds photos: one that is being added has no row yet.
        """
        target = self._photos / "left-over" / self.path(sha256).name
        with storage_errors(target):
            make_folder(target.parent)
            self.path(sha256).replace(target)
            for folder in (target.parent, self.path(sha256).parent):
                sync_folder(folder)
        return target

    def _demand_room(self, size: int) -> None:
        free = free_bytes(self._incoming)
        if 0 < free < size:
            raise DiskFull(size, free)

    def _keep(self, part: Path, sha256: str, size: int) -> StoredOriginal:
        target = self.path(sha256)
        # an original that rotted is given back its bytes: they are the same by its name
        if self.verify(sha256):
            return StoredOriginal(sha256, size, target, known=True)
        part.chmod(ORIGINAL)
        with storage_errors(target, size):
            if not target.parent.exists():
                make_folder(target.parent)
                sync_folder(self._photos)
            if os.name == "nt" and target.exists():  # there a read-only file cannot be replaced
                target.chmod(0o666)
            part.replace(target)
            sync_folder(target.parent)
        if not self.verify(sha256):
            _discard(target)
            raise PhotoMismatch(sha256)
        return StoredOriginal(sha256, size, target, known=False)


@contextmanager
def _opened(source: Path | bytes) -> Iterator[tuple[BinaryIO, int]]:
    if isinstance(source, bytes):
        yield BytesIO(source), len(source)
        return
    try:
        if not source.is_file():  # a pipe or a device would keep us waiting for ever
            raise UnreadableSource(source.name, "not a file")
        file = source.open("rb")
        size = os.fstat(file.fileno()).st_size
    except (OSError, ValueError) as error:
        raise UnreadableSource(source.name, str(error)) from error
    with file:
        yield file, size


def _discard(path: Path) -> None:
    """Remove a file if it is there; Windows removes no read-only file."""
    if os.name == "nt" and path.exists():
        path.chmod(0o666)
    path.unlink(missing_ok=True)


def _named(sha256: object) -> str:
    """What a row says, where it is a SHA-256; a damaged or hostile one may hold anything."""
    return sha256 if isinstance(sha256, str) and _SHA256.fullmatch(sha256) else _NOBODY_S
