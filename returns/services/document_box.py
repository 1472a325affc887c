"""The desk's `documents/` folder: papers kept as they were made, remembered by their SHA-256."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, func, insert, select

from db.safe_file import write_durably
from db.tables import cases as t
from returns.phrases import say, word
from returns.records.case import Because
from returns.records.papers import KnownDocument
from returns.rules.sentences import sentences
from returns.services.store import Store


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper as made: its bytes, its file name and the place it was kept."""

    name: str
    kind: str
    number: str
    pdf: bytes
    path: Path
    sha256: str
    #: shots of pictures that may show the buyer whom the text leaves out; "" for one without a shot
    may_show: tuple[str, ...] = ()
    #: what else the seller should know before it leaves
    notes: tuple[Because, ...] = ()

    def caution(self, lang: str) -> str:
        """What to look at before it is sent, or ""."""
        told = [*sentences(self.notes, lang), self._pictures_told(lang)]
        return (" " if lang == "en" else "").join(filter(None, told))

    def _pictures_told(self, lang: str) -> str:
        names = [
            word("shot", shot, lang) if shot else say("papers.unnamed_picture", lang)
            for shot in self.may_show
        ]
        joint = "、" if lang == "zh" else ", "
        return say("papers.may_show", lang, pictures=joint.join(names)) if names else ""


class DocumentBox:
    """Keeps papers; the same bytes are kept once."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def keep(
        self,
        pdf: bytes,
        *,
        name: str,
        kind: str,
        number: str,
        case_id: int | None,
        addressee: str = "",
        lang: str = "en",
    ) -> Paper:
        """Write the file durably, then remember it; raises `DeskProblem` with nothing half done."""
        sha256 = hashlib.sha256(pdf).hexdigest()
        path = self._store.folder / "documents" / name
        with self._store.transaction() as tx:
            write_durably(path, pdf)
            known = select(t.document.c.id).where(
                t.document.c.sha256 == sha256, t.document.c.number == number
            )
            if tx.execute(known).first() is None:
                tx.execute(
                    insert(t.document).values(
                        case_id=case_id,
                        kind=kind,
                        number=number,
                        addressee=addressee,
                        lang=lang,
                        name=name,
                        sha256=sha256,
                        at=self._store.now(),
                    )
                )
        return Paper(name, kind, number, pdf, path, sha256)

    def same(self, pdf: bytes, number: str, sha256: str) -> Paper | None:
        """The paper kept under that number when it has exactly these bytes, else None."""
        if hashlib.sha256(pdf).hexdigest() != sha256:
            return None
        name = f"{number}.pdf"
        path = self._store.folder / "documents" / name
        if not path.exists():
            write_durably(path, pdf)
        return Paper(name, "evidence", number, pdf, path, sha256)

    def count(self, tx: Connection, case_id: int, kind: str) -> int:
        """How many papers of a kind a case has."""
        query = select(func.count(func.distinct(t.document.c.number))).where(
            t.document.c.case_id == case_id, t.document.c.kind == kind
        )
        return int(tx.execute(query).scalar_one())

    def known(self, sha256: str, number: str) -> KnownDocument | None:
        """The paper of exactly these bytes, else the newest of that number; None if neither."""
        table = t.document
        with self._store.reading() as tx:
            for condition in (table.c.sha256 == sha256, table.c.number == number):
                query = select(table).where(condition).order_by(table.c.id.desc()).limit(1)
                row = tx.execute(query).first()
                if row is not None:
                    return KnownDocument(
                        row.number, row.sha256, self._bytes(row.name, row.sha256)
                    )
        return None

    def _bytes(self, name: str, sha256: str) -> bytes | None:
        path = self._store.folder / "documents" / name
        kept = path.read_bytes() if path.is_file() else None
        # a kept copy that somebody changed proves nothing
        return kept if kept and hashlib.sha256(kept).hexdigest() == sha256 else None
