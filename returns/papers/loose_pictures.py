"""Pictures that left without a sheet, held against the packets that the desk keeps."""

import hashlib
import zipfile
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import select

from db.tables import cases as t
from returns.evidence.manifest import Tell, teller
from returns.evidence.zip_sheet import Pictures
from returns.ledger.store import Store
from returns.papers.document_box import DocumentBox
from returns.papers.sheet.last_sheet import PACKET
from returns.records.verification import PartCheck, Verification

#: name → SHA-256 of what a kept packet holds
_Held = dict[str, str]


def check_pictures(
    store: Store, box: DocumentBox, pictures: Pictures, name: str, lang: str
) -> Verification:
    """Each picture by the kept packet that has most of them; raises `UnreadableFile` where none has any."""
    sums = set(pictures.sums.values())
    kept = list(_packets(store, box, pictures.case))
    number, held = max(kept, key=lambda each: len(sums & {*each[1].values()}), default=("", {}))
    if sums.isdisjoint(held.values()):
        raise pictures.unknown(name)
    parts = tuple(_checked(pictures, number, held, teller(lang)))
    same = all(part.ok for part in parts)
    return Verification(same, parts, "desk" if same else None)


def _checked(pictures: Pictures, number: str, held: _Held, tell: Tell) -> Iterator[PartCheck]:
    ours = {*held.values()}
    for at, digest in sorted(pictures.sums.items()):
        known = digest in ours
        why = tell("as_made", number=number) if known else tell("picture_strange")
        yield PartCheck(f"picture {at}", known, why)
    for name, digest in pictures.beside:
        before = held.get(name)
        if before is None and name.endswith(".txt"):
            # an earlier version kept the pictures alone
            yield PartCheck(f"beside {name}", True, tell("words_beside"))
        else:
            same = digest == before
            why = tell("same") if same else tell("added" if before is None else "changed")
            yield PartCheck(f"beside {name}", same, why)


def _packets(store: Store, box: DocumentBox, case: str) -> Iterator[tuple[str, _Held]]:
    """Number and content of each kept packet of pictures of a case that is as the desk made it."""
    table = t.document
    query = (
        select(table.c.number, table.c.sha256)
        .join(t.return_case, t.return_case.c.id == table.c.case_id)
        .where(t.return_case.c.number == case, table.c.kind == PACKET)
        .order_by(table.c.id.desc())
    )
    with store.reading() as tx:
        listed = tx.execute(query).all()
    for row in listed:
        known = box.known(row.sha256, ())
        if known is not None and isinstance(known.kept, Path):
            yield row.number, _content(known.kept)


def _content(path: Path) -> _Held:
    """What lies in a kept packet; of one that is a single picture that one."""
    if not zipfile.is_zipfile(path):
        return {path.name: hashlib.sha256(path.read_bytes()).hexdigest()}
    with zipfile.ZipFile(path) as packed:
        return {
            name: hashlib.sha256(packed.read(name)).hexdigest() for name in packed.namelist()
        }
