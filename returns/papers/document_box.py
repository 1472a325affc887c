"""The desk's `documents/` folder: papers kept as they were made, remembered by their SHA-256."""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select, update

from db.tables import cases as t
from returns.clock import moment
from returns.errors import NotFound
from returns.language import listed, run_on
from returns.ledger.kept_files import document_place, files_for_rows
from returns.ledger.paper_history import (
    MadePaper,
    enter,
    is_told,
    manifests_told,
    raw,
    sums_told,
)
from returns.ledger.store import Store
from returns.phrases import say, word
from returns.records.advice import Because
from returns.records.asked_label import AskedLabel
from returns.records.file_name import plain_name
from returns.records.papers import LeftOut
from returns.records.verification import KnownDocument
from returns.rules.sentences import sentences

#: the kind of a sheet that its reader filled in and sent back
ANSWER = "answer"


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
    #: places that name the buyer or may do so, to be looked at before it is sent
    left_out: tuple[LeftOut, ...] = ()
    #: of a sheet of evidence, the case that it is about; it can be made for others
    case_id: int = 0
    #: the addressee of the acceptance matrix that it was asked for, "" for none
    wanted_by: str = ""
    #: of labels, what they were asked for, so that they can be made on another paper
    asked: AskedLabel | None = None

    def caution(self, lang: str) -> str:
        """What to look at before it is sent, or ""."""
        told = [*sentences(self.notes, lang), self._pictures_told(lang)]
        return run_on(told, lang)

    def left_out_told(self, lang: str) -> tuple[str, ...]:
        """How many places were left out and stand, then each in a sentence; () where none is."""
        if not self.left_out:
            return ()
        cut = sum(place.cut for place in self.left_out)
        counted = say("papers.left_out.count", lang, cut=cut, stands=len(self.left_out) - cut)
        # what stands comes first: only that is still to be decided
        told = sorted(self.left_out, key=lambda place: place.cut)
        return (counted, *(_place_told(place, lang) for place in told))

    def _pictures_told(self, lang: str) -> str:
        names = [
            word("shot", shot, lang) if shot else say("papers.unnamed_picture", lang)
            for shot in self.may_show
        ]
        return say("papers.may_show", lang, pictures=listed(names, lang)) if names else ""


def _place_told(place: LeftOut, lang: str) -> str:
    return say(
        f"papers.left_out.{'cut' if place.cut else 'stands'}",
        lang,
        where=say(f"papers.left_out.where.{place.where}", lang),
        kind=say(f"papers.left_out.kind.{place.kind}", lang),
        words=" ".join(place.words.split()),
    )


class DocumentBox:
    """Keeps papers, and never one over another; the same bytes are kept once."""

    def __init__(self, store: Store) -> None:
        self._store = store
        #: by the SHA-256 of a sheet, what it was made from: it need not be made again to be compared
        self._made_from: dict[str, str] = {}

    def remember(self, made_from: str, paper: Paper) -> None:
        """Note what a paper of this sitting was made from."""
        self._made_from[paper.sha256] = made_from

    def made_from(self, made_from: str, number: str, sha256: str) -> Paper | None:
        """The paper kept under that number if it was made from just that, and is still as it was."""
        if self._made_from.get(sha256) != made_from:
            return None
        with self._store.reading() as tx:
            row = _row(tx, sha256, number)
        content = self._content(row.name, sha256) if row is not None else None
        if row is None or content is None:
            return None
        path = document_place(self._store, row.name)
        return Paper(row.name, row.kind, number, content, path, sha256)

    def head_of(self, number: str, sha256: str) -> str | None:
        """The hash at which the history of a kept sheet ends, "" for none; None where nobody can tell."""
        path = self._kept_path(number, sha256)
        if path is None:
            return None
        from returns.evidence.bundle import head_in

        return head_in(path)

    def asked_in(
        self, number: str, sha256: str, manifest: str
    ) -> tuple[int | None, str, str] | None:
        """What a kept sheet asks for, as `returns.evidence.bundle.asked_in`."""
        path = self._kept_path(number, sha256)
        if path is None:
            return None
        from returns.evidence.bundle import asked_in

        return asked_in(path, manifest)

    def _kept_path(self, number: str, sha256: str) -> Path | None:
        with self._store.reading() as tx:
            row = _row(tx, sha256, number)
        return None if row is None else self._kept(row.name, sha256)

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
        also: Callable[[Connection], None] | None = None,
    ) -> Paper:
        """Write the file durably, then remember it; raises `DeskProblem` with nothing half done.

        Row and step of the history come together. Where a file of other bytes has that name, the
        paper's own is `name-2.pdf`. What `also` writes is kept with it or not at all.
        """
        sha256 = hashlib.sha256(pdf).hexdigest()
        with files_for_rows(self._store) as keep_file, self._store.transaction() as tx:
            known = _row(tx, sha256, number)
            path = keep_file(known.name if known else name, pdf)
            if known is None:
                tx.execute(
                    insert(t.document).values(
                        case_id=case_id,
                        kind=kind,
                        number=number,
                        addressee=addressee,
                        lang=lang,
                        name=path.name,
                        sha256=sha256,
                        at=self._store.now(),
                    )
                )
            elif known.name != path.name:
                # somebody changed or wrote over the file that it had; that one stays as it is
                this = t.document.c.id == known.id
                tx.execute(update(t.document).where(this).values(name=path.name))
            owner, kind = (known.case_id, known.kind) if known else (case_id, kind)
            paper = MadePaper(owner, kind, number, sha256)
            enter(tx, paper, self._store.now(), _manifest(kind, pdf))
            if also is not None:
                also(tx)
        return Paper(path.name, kind, number, pdf, path, sha256)

    def serial(self, number: str, pdf: bytes) -> int:
        """Which of the papers that share a number these bytes are: 1, or 2 for `number2`, and so on."""
        table, sha256 = t.document, hashlib.sha256(pdf).hexdigest()
        query = select(table.c.number, table.c.sha256).where(
            table.c.number.startswith(number, autoescape=True)
        )
        taken = defaultdict(set)
        with self._store.reading() as tx:
            for row in tx.execute(query):
                taken[row.number].add(row.sha256)
        numbers = (numbered(number, at) for at in count(1))
        return next(
            at for at, own in enumerate(numbers, 1) if sha256 in taken.get(own, {sha256})
        )

    def same(
        self, pdf: bytes, number: str, sha256: str, sign: Callable[[bytes, datetime], bytes]
    ) -> Paper | None:
        """The sheet kept under that number when its manifest is the same, else None.

        One whose file is gone or altered is signed as it was and kept anew.
        """
        manifest = _manifest("evidence", pdf)
        with self._store.reading() as tx:
            row = _row(tx, sha256, number)
            if row is None or manifest not in manifests_told(raw(tx), _made(row)):
                return None
        path = document_place(self._store, row.name)
        content = self._content(row.name, sha256)
        if content is not None:
            return Paper(row.name, row.kind, number, content, path, sha256)
        return self.keep(
            sign(pdf, moment(row.at)),
            name=row.name,
            kind=row.kind,
            number=number,
            case_id=row.case_id,
            addressee=row.addressee,
            lang=row.lang,
        )

    def sheets(self, case_id: int, number: str = "") -> list[Paper]:
        """The evidence sheets of a case that lie there as they were made, newest first."""
        table = t.document
        query = select(table).where(table.c.case_id == case_id, table.c.kind == "evidence")
        if number:
            query = query.where(table.c.number == number.upper())
        found = []
        with self._store.reading() as tx:
            listed = tx.execute(query.order_by(table.c.id.desc())).all()
        for row in listed:
            content = self._content(row.name, row.sha256)
            if content is not None:
                path = document_place(self._store, row.name)
                found.append(Paper(row.name, row.kind, row.number, content, path, row.sha256))
        return found

    def keep_again(self, paper: Paper, pdf: bytes) -> Paper:
        """Keep a sheet once more under its number, for the same reader, with what it carries now.

        Raises `NotFound` for one that was never kept.
        """
        with self._store.reading() as tx:
            row = _row(tx, paper.sha256, paper.number)
        if row is None:
            raise NotFound("papers.no_sheet", case=paper.number)
        return self.keep(
            pdf,
            name=f"{paper.number}.pdf",
            kind=paper.kind,
            number=paper.number,
            case_id=row.case_id,
            addressee=row.addressee,
            lang=row.lang,
        )

    def _content(self, name: str, sha256: str) -> bytes | None:
        path = self._kept(name, sha256)
        return None if path is None else path.read_bytes()

    def count(self, tx: Connection, case_id: int, kind: str) -> int:
        """How many papers of a kind a case has."""
        query = select(func.count(func.distinct(t.document.c.number))).where(
            t.document.c.case_id == case_id, t.document.c.kind == kind
        )
        return int(tx.execute(query).scalar_one())

    def known(self, sha256: str, numbers: Sequence[str]) -> KnownDocument | None:
        """The paper of exactly these bytes, else the newest of one of these numbers; None if neither.

        Known is what row and history both tell; where only the row was changed, the history's sum counts.
        """
        table = t.document
        # what others sent is kept beside our papers, and is none
        query = select(table).where(table.c.kind != ANSWER).order_by(table.c.id.desc())
        with self._store.reading() as tx:
            for row in tx.execute(query.where(table.c.sha256 == sha256)):
                if is_told(raw(tx), _made(row)):
                    return self._known(row, row.sha256)
            for row in tx.execute(query.where(table.c.number.in_(_spellings(numbers)))):
                told = sums_told(raw(tx), _made(row))
                if told:
                    return self._known(row, row.sha256 if row.sha256 in told else min(told))
        return None

    def _known(self, row: Row[Any], sha256: str) -> KnownDocument:
        return KnownDocument(row.number, sha256, self._kept(row.name, sha256))

    def _kept(self, name: str, sha256: str) -> Path | None:
        if not plain_name(name):
            return None
        path = document_place(self._store, name)
        if not path.is_file():
            return None
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        # a kept copy that somebody changed proves nothing
        return path if digest == sha256 else None


def numbered(number: str, serial: int, joint: str = "") -> str:
    """A number or name with its place among those that share it; the first stands alone."""
    return number if serial == 1 else f"{number}{joint}{serial}"


def _row(tx: Connection, sha256: str, number: str) -> Row[Any] | None:
    table = t.document
    query = select(table).where(table.c.sha256 == sha256, table.c.number == number)
    return tx.execute(query.order_by(table.c.id)).first()


def _manifest(kind: str, pdf: bytes) -> str:
    """SHA-256 of the manifest inside a paper of a kind that has one, else ""."""
    if kind != "evidence":
        return ""
    from returns.evidence.bundle import manifest_sha256

    return manifest_sha256(pdf)


def _made(row: Row[Any]) -> MadePaper:
    return MadePaper(row.case_id, row.kind, row.number, row.sha256)


def _spellings(numbers: Sequence[str]) -> set[str]:
    """A number as it is claimed and as the desk writes it."""
    return {*numbers, *(number.upper() for number in numbers)}
