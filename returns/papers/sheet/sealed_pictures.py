"""The pictures of one sealing: originals read again, and copies that only the sealing can reach.

What is put on paper comes from bytes that were read once and had the fingerprint that the desk keeps:
the working picture as its photo's step pinned it, or one made anew from the original just hashed.
"""

import hashlib
from collections.abc import Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path

from db.trouble import storage_errors
from returns.ledger.photo_pictures import derived_pair
from returns.ledger.soundness import Flaw, NotSound
from returns.ledger.storage_problems import told_plainly
from returns.ledger.store import Store
from returns.records.case import Photo

_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class SealedPicture:
    """A photo whose original was read again and is what was taken in."""

    photo: Photo
    #: a JPEG in the sealing's own folder, or None when the original cannot be shown
    path: Path | None
    #: the original carries the place where it was taken, as far as it was looked into
    placed: bool = False


def sealed_pictures(
    store: Store, photos: Sequence[Photo], folder: Path
) -> tuple[SealedPicture, ...]:
    """The pictures of these photos, copied or made into `folder`.

    Raises `NotSound` that names every original which is missing or another.
    """
    pinned = [_pinned(store, photo, folder) for photo in photos]
    copies: list[Path | None] = []
    flaws = []
    for number, (photo, path) in enumerate(zip(photos, pinned, strict=True), start=1):
        copy = None if path is not None else folder / f"{photo.sha256}.orig"
        found = _read_original(store, photo.sha256, copy)
        if found != photo.sha256:
            facts = (("number", str(number)), ("name", photo.name))
            flaws.append(Flaw("original_changed" if found else "original_gone", facts))
        copies.append(copy)
    if flaws:
        raise NotSound(flaws)
    return tuple(
        SealedPicture(photo, path or _made_anew(photo, copy, folder))
        for photo, path, copy in zip(photos, pinned, copies, strict=True)
    )


def _pinned(store: Store, photo: Photo, folder: Path) -> Path | None:
    """A copy of the working picture on the disk, if it is the one that was pinned."""
    if not photo.work_sha256 or photo.rotation:
        return None
    try:
        content = derived_pair(store, photo.sha256)[0].read_bytes()
    except OSError:
        return None
    if hashlib.sha256(content).hexdigest() != photo.work_sha256:
        return None
    path = folder / f"{photo.sha256}.jpg"
    with told_plainly(), storage_errors(path, len(content)):
        path.write_bytes(content)
    return path


def _read_original(store: Store, sha256: str, copy: Path | None) -> str:
    """SHA-256 of an original, copied on the way where it is asked; "" when it cannot be read."""
    digest = hashlib.sha256()
    with suppress(OSError), store.vault.path(sha256).open("rb") as file, ExitStack() as stack:
        out = None
        if copy is not None:
            stack.enter_context(told_plainly())
            stack.enter_context(storage_errors(copy))
            out = stack.enter_context(copy.open("wb"))
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
            if out is not None:
                out.write(chunk)
        return digest.hexdigest()
    return ""


def _made_anew(photo: Photo, copy: Path | None, folder: Path) -> Path | None:
    from returns.documents.pictures.darkroom import decode_in_child

    if copy is None:
        return None
    work, thumb = folder / f"{photo.sha256}.jpg", folder / f"{photo.sha256}-thumb.jpg"
    with told_plainly(), storage_errors(work):
        facts = decode_in_child(copy, work, thumb, photo.rotation)
        copy.unlink()
    return None if facts.problem else work
