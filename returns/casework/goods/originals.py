"""Files that come in as pictures: looked at in a process of their own, then kept or not at all."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from db.files.vault import StoredOriginal
from db.trouble import storage_errors
from returns.errors import UnreadableFile
from returns.ledger.named_originals import is_named
from returns.ledger.storage_problems import told_plainly
from returns.ledger.store import Store
from returns.records.papers import PictureFacts

#: no phone makes such a file; it would fill the disk before anyone noticed
_MOST_BYTES = 500_000_000
#: what is no picture at all is not kept
_NO_PICTURE = frozenset({"picture.unknown", "picture.empty"})


def facts_of(path: Path, shown: str) -> PictureFacts:
    """What a file is, from its header; raises `UnreadableFile` for what is no picture.

    `shown` is its name as sentences say it. A damaged or huge picture has a `problem`.
    """
    from returns.documents.pictures.darkroom import look_in_child

    try:
        if not path.is_file():
            raise UnreadableFile("storage.UnreadableSource", name=shown)
        if path.stat().st_size > _MOST_BYTES:
            raise UnreadableFile("photos.file_too_large", name=shown)
        facts = look_in_child(path)
    except (OSError, ValueError) as error:
        raise UnreadableFile("storage.UnreadableSource", name=shown) from error
    if facts.problem in _NO_PICTURE:
        raise UnreadableFile(facts.problem.replace("picture.", "photos."), name=shown)
    return facts


@contextmanager
def original_kept(store: Store, source: Path) -> Iterator[StoredOriginal]:
    """An original on the disk and read back, for a row to speak of within.

    Where that fails nothing is left behind; what any row names, or named before, stays.
    """
    with told_plainly():
        stored = store.vault.add(source)
    try:
        yield stored
    except BaseException:
        _take_out(store, stored)
        raise


def _take_out(store: Store, stored: StoredOriginal) -> None:
    with store.reading() as tx:
        named = is_named(tx, stored.sha256)
    if not named:
        with told_plainly(), storage_errors(stored.path):
            store.vault.take_out(stored)
