"""The pictures that stand in for an original on screen and paper: upright, small, without EXIF."""

import hashlib
from collections.abc import Callable
from pathlib import Path

from db.files.vault import Kind
from returns.errors import DeskProblem
from returns.ledger.storage_problems import told_plainly
from returns.ledger.store import Store
from returns.records.case import Photo
from returns.records.papers import PictureFacts


def derived_pair(store: Store, sha256: str, rotation: int = 0) -> tuple[Path, Path]:
    """Where the working picture and the thumbnail of an original belong, as it is turned."""
    return _path(store, sha256, "work", rotation), _path(store, sha256, "thumb", rotation)


def _path(store: Store, sha256: str, kind: Kind, rotation: int) -> Path:
    with told_plainly():
        plain = store.vault.derived_path(sha256, kind)
    return plain.with_name(f"{plain.stem}-{rotation}.jpg") if rotation else plain


def derive(store: Store, sha256: str, rotation: int = 0) -> PictureFacts:
    """Make both pictures of an original; `problem` says why there are none."""
    # imported only now: reading the queue needs no pictures
    from db.trouble import storage_errors
    from returns.documents.pictures.darkroom import decode_in_child

    work, thumb = derived_pair(store, sha256, rotation)
    with told_plainly(), storage_errors(work):
        return decode_in_child(store.vault.path(sha256), work, thumb, rotation)


def fingerprint(store: Store, sha256: str) -> str:
    """SHA-256 of the working picture of an original, unturned, as it lies on the disk."""
    from db.trouble import storage_errors

    path = _path(store, sha256, "work", 0)
    with told_plainly(), storage_errors(path), path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def picture_of(store: Store, photo: Photo, kind: Kind) -> Path:
    """The `work` or `thumb` JPEG of a photo, made when it is missing.

    Raises `UnreadableFile` for an original that cannot be shown or is gone from the vault.
    """
    return shown_as(store, photo.sha256, kind, lambda: photo.name, photo.rotation)


def shown_as(
    store: Store, sha256: str, kind: Kind, name: Callable[[], str], rotation: int = 0
) -> Path:
    """As `picture_of`, by the original alone; `name` says what it is called where it is gone."""
    path = _path(store, sha256, kind, rotation)
    if path.exists():
        return path
    if not store.vault.path(sha256).exists():
        raise DeskProblem("photos.original_gone", name=name())
    facts = derive(store, sha256, rotation)
    if facts.problem:
        raise facts.refusal()
    return path
