"""Files in `documents/` that rows name: none over another, none left that no row came to name."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from sqlalchemy import Connection, select

from db.files.safe_file import keep_beside
from db.tables import cases as t
from db.tables import trade as s
from returns.errors import DeskProblem
from returns.ledger.storage_problems import told_plainly
from returns.ledger.store import Store
from returns.records.file_name import plain_name

#: name and bytes in, the place of the file out: under another name where other bytes have that one
Keep = Callable[[str, bytes], Path]


def document_place(store: Store, name: str) -> Path:
    """Where a paper or a supplier's terms lie; raises `DeskProblem` for a name that leads out."""
    if not plain_name(name):
        raise DeskProblem("desk.strange_name", name=name)
    return store.folder / "documents" / name


@contextmanager
def files_for_rows(store: Store) -> Iterator[Keep]:
    """Keep files for rows that are about to be written; enter it before their transaction.

    Where that fails, the files that were new are taken out again. Raises `DeskProblem`.
    """
    fresh: list[Path] = []

    def keep(name: str, content: bytes) -> Path:
        with told_plainly():
            kept = keep_beside(document_place(store, name), content)
        if kept.fresh:
            fresh.append(kept.path)
        return kept.path

    try:
        yield keep
    except BaseException:
        for path in fresh:
            _take_out_unnamed(store, path)
        raise


def _take_out_unnamed(store: Store, path: Path) -> None:
    """Whether the rows were kept is asked, not guessed: a disk may fail after it wrote them."""
    # without an answer it stays: a paper too many harms nobody
    with suppress(DeskProblem, OSError):
        with store.reading() as tx:
            named = _is_named(tx, path.name)
        if not named:
            path.unlink()


def _is_named(tx: Connection, name: str) -> bool:
    paper = select(t.document.c.id).where(t.document.c.name == name)
    terms = select(s.supplier_policy.c.id).where(s.supplier_policy.c.source == name)
    return any(tx.execute(query.limit(1)).first() for query in (paper, terms))
