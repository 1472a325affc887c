"""What can be put right without loss: from a copy, from the original, or from the rows themselves."""

import secrets
from collections.abc import Callable, Sequence
from pathlib import Path

from sqlalchemy import select

from db.files.safe_file import sync_folder
from db.files.verified_copy import copy_verified, sha256_of
from db.private import FILE, ORIGINAL
from db.tables import cases as t
from returns.keeping import layout
from returns.keeping.trouble import told_of_place
from returns.ledger.photo_pictures import derive
from returns.ledger.search_table import rebuild_search
from returns.ledger.store import Store
from returns.records.file_name import plain_name
from returns.records.keeping import Copy, Finding

_Way = Callable[[Store, Sequence[Copy], Finding], bool]


def mend_findings(
    store: Store, copies: Sequence[Copy], findings: Sequence[Finding]
) -> tuple[Finding, ...]:
    """Mend what can be mended; gives the findings that remain.

    Nothing is taken away: an altered original is put aside under another name first.
    """
    left = []
    for finding in findings:
        way = _WAYS.get(finding.mend.partition(":")[0])
        if way is None or not way(store, copies, finding):
            left.append(finding)
    return tuple(left)


def _remake_picture(store: Store, _copies: Sequence[Copy], finding: Finding) -> bool:
    # of an original that is lost, the altered picture is all that is left
    if not store.vault.verify(finding.where):
        return False
    return not derive(store, finding.where).problem


def _photo(store: Store, copies: Sequence[Copy], finding: Finding) -> bool:
    path = store.vault.path(finding.where)
    return _from_a_copy(copies, "photo", finding.where, path)


def _paper(store: Store, copies: Sequence[Copy], finding: Finding) -> bool:
    query = select(t.document.c.sha256).where(t.document.c.name == finding.where).distinct()
    with store.reading() as tx:
        wanted = list(tx.execute(query).scalars())
    # a source of terms is named by its bytes
    wanted = wanted or [finding.where.split(".")[0]]
    if not plain_name(finding.where):
        return False
    path = store.folder / "documents" / finding.where
    # two rows of one name: only one of them can have its file back
    return len(wanted) == 1 and _from_a_copy(copies, "paper", wanted[0], path)


def _from_a_copy(copies: Sequence[Copy], kind: str, sha256: str, path: Path) -> bool:
    """Put the right bytes in the place of wrong ones, which stay beside them under another name."""
    where = layout.photo_path if kind == "photo" else layout.paper_path
    for copy in copies:
        source = where(layout.place_of(copy.path), sha256)
        if sha256_of(source) != sha256:
            continue
        with told_of_place(path.parent):
            right = path.with_name(f".sendback-{secrets.token_hex(4)}.part")
            if not copy_verified(source, right, sha256, ORIGINAL if kind == "photo" else FILE):
                continue
            # the right bytes are on the disk before the wrong ones lose their name
            if path.exists():
                path.replace(_aside(path))
            right.replace(path)
            sync_folder(path.parent)
            return True
    return False


def _aside(path: Path) -> Path:
    at, number = path.with_name(f"{path.name}.altered"), 1
    while at.exists():
        number += 1
        at = path.with_name(f"{path.name}.altered-{number}")
    return at


def _search(store: Store, _copies: Sequence[Copy], _finding: Finding) -> bool:
    with store.transaction() as tx:
        rebuild_search(tx)
    return True


def _work_out(store: Store, _copies: Sequence[Copy], finding: Finding) -> bool:
    """What the queue repeats of a case follows from the case itself."""
    with store.transaction() as tx:
        store.refresh(tx, int(finding.mend.partition(":")[2]))
    return True


_WAYS: dict[str, _Way] = {
    "work_out": _work_out,
    "remake_picture": _remake_picture,
    "bring_back_photo": _photo,
    "bring_back_paper": _paper,
    "rebuild_search": _search,
}
