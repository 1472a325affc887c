"""Sheets that came back filled in: which of ours each answers, what it says; noted when that is wanted."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Row, select

from db.tables import cases as t
from returns.casework.claim_answers import note_answers
from returns.casework.outlook import read_with
from returns.casework.rehearsal import Rehearsal, StepTold
from returns.errors import Refusal
from returns.ledger.paper_history import MadePaper, manifests_told, raw
from returns.ledger.store import Store
from returns.money import Money
from returns.papers.answer_told import Contradicted
from returns.papers.document_box import ANSWER, DocumentBox, numbered
from returns.papers.papers import readable_paper
from returns.papers.sheet.last_sheet import EVIDENCE
from returns.phrases import word
from returns.records.advice import Because
from returns.records.case import Case
from returns.records.change import Change
from returns.records.filled_sheet import FilledSheet
from returns.records.options import StepOptions
from returns.records.sheet_answer import AnswerFound, AnswerRead, ItemAsked, SheetSum
from returns.rules.money.sheet_answers import answers_read
from returns.rules.tracks.track_machines import not_now
from returns.terms import Move, Party, SupplierClaim

#: the other side has decided
_ANSWERED = frozenset(
    {SupplierClaim.ACCEPTED, SupplierClaim.PARTLY_ACCEPTED, SupplierClaim.REFUSED}
)


class SheetAnswers:
    """The filled sheets of one desk."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._box = DocumentBox(store)

    def read(self, path: Path) -> AnswerFound:
        """What a filled sheet says and which sheet it answers; nothing is written.

        Raises `UnreadableFile`, and `Refusal` for what is no filled sheet, one of another desk, and one
        that shows more than an answer.
        """
        return self._found(_filled(path))

    def note(self, path: Path, sha256: str) -> Change:
        """Keep the file and note its answers, all or nothing; `sha256` is of the file as it was read.

        Raises as `read`, `Contradicted` for what cannot be noted as it came, and `Refusal` for a file
        that was changed since.
        """
        filled = _filled(path)
        with readable_paper(path):
            pdf = path.read_bytes()
        if not filled.sha256 == sha256 == hashlib.sha256(pdf).hexdigest():
            raise Refusal("answers.changed_since", name=path.name)
        found = self._found(filled)
        if found.read.faults or found.refused:
            raise Contradicted(found)
        if not found.read.answers:
            raise Refusal("answers.nothing_filled", number=found.number)
        lines = {item: number for item, (_, number) in found.items.items()}
        written: list[int] = []

        def also(tx: Connection) -> None:
            answers, party = found.read.answers, party_of(found.party)
            written.extend(
                note_answers(self._store, tx, found.case_id, answers, lines, found.lang, party)
            )

        number = f"{found.number}-A"
        serial = self._box.serial(number, pdf)
        self._box.keep(
            pdf,
            name=f"{numbered(number, serial)}.pdf",
            kind=ANSWER,
            number=numbered(number, serial),
            case_id=found.case_id,
            addressee=found.party,
            lang=found.lang,
            also=also,
        )
        return Change((found.case_id,), frozenset({"case", "document"}), tuple(written))

    def _found(self, filled: FilledSheet) -> AnswerFound:
        number = filled.number.upper()
        with self._store.reading() as tx:
            rows = _sheets(tx, number)
            if not rows:
                raise Refusal("answers.unknown_sheet", number=number)
            row = rows[-1]
            proof = _proof(tx, rows, filled)
            case, _ = read_with(tx, row.case_id, self._store.clock.now())
            newer = _newer(tx, row)
            known = t.document.c.sha256 == filled.sha256
            kept = tx.execute(select(t.document.c.id).where(known)).first() is not None
        party, numbers = _whose(row.addressee, len(case.lines))
        _demand_own_column(party, filled)
        asked = _asked(case, party, numbers)
        made_on = date.fromisoformat(min(each.at for each in rows)[:10])
        printed = self._printed(rows, filled.manifest, case.currency)
        read = answers_read(filled, asked, made_on, self._store.clock.now().date(), printed)
        other = _other_supplier(case, party, numbers, printed, row.lang)
        if other is not None:
            read = AnswerRead((), (other, *read.faults), ())
        if newer:
            told = (("newer", newer), ("number", number))
            notes = (Because("sheet_answer.newer_sheet", told), *read.notes)
            read = replace(read, notes=notes)
        items = {item: (each.title, numbers[item - 1]) for item, each in asked.items()}
        found = AnswerFound(
            case.id, case.number, number, party, filled.sha256, proof, read, items, row.lang
        )
        return replace(found, refused=self._refused(found, case), kept_before=kept)

    def _printed(
        self, rows: Sequence[Row[Any]], manifest: str, currency: str
    ) -> SheetSum | None:
        """What the sheet asks for, as the desk kept it; None where it is gone."""
        for row in rows:
            found = self._box.asked_in(row.number, row.sha256, manifest)
            if found is not None:
                minor, code, whom = found
                total = None if minor is None else Money(minor, code or currency)
                return SheetSum(total, whom)
        return None

    def _refused(self, found: AnswerFound, case: Case) -> tuple[Refusal, ...]:
        """What the case as it stands says to each of the steps; each sentence once."""
        decided = [
            _decided(case, found.items[answer.item][1], answer.move, party_of(found.party))
            for answer in found.read.answers
            if answer.move is not None
        ]
        told = [
            StepTold(
                answer.move,
                StepOptions(
                    amount=answer.amount,
                    answer=answer.words,
                    line=found.items[answer.item][1],
                    party=party_of(found.party),
                ),
            )
            for answer in found.read.answers
            if answer.move is not None
        ]
        refusals = [*decided, *Rehearsal(self._store).refusals(found.case_id, told)]
        once = {each.say("en"): each for each in refusals if each is not None}
        return tuple(once.values())


def _decided(case: Case, number: int, move: Move, party: Party | None) -> Refusal | None:
    """Why a claim that was answered is not answered by a file, which may be the older one; else None.

    Whoever corrects his answer is heard by hand.
    """
    line = case.lines[number - 1]
    beside = line.beside if line.beside is not None and line.beside.party is party else None
    state = beside.state if beside is not None else line.tracks.supplier_claim
    return not_now(move, "supplier_claim", state) if state in _ANSWERED else None


def _filled(path: Path) -> FilledSheet:
    from returns.evidence.apart import read_answer_file

    with readable_paper(path):
        if path.is_dir():
            raise Refusal("answers.no_pdf")
        return read_answer_file(path)


def _sheets(tx: Connection, number: str) -> Sequence[Row[Any]]:
    """The rows of a sheet of this desk that is a case's, oldest first."""
    table = t.document
    query = select(table).where(
        table.c.number == number, table.c.kind == EVIDENCE, table.c.case_id.is_not(None)
    )
    return tx.execute(query.order_by(table.c.id)).all()


def _proof(tx: Connection, rows: Sequence[Row[Any]], filled: FilledSheet) -> str:
    """What shows that the file answers this sheet; raises `Refusal` where it shows another."""
    told: set[str] = set()
    for row in rows:
        told |= manifests_told(
            raw(tx), MadePaper(row.case_id, row.kind, row.number, row.sha256)
        )
    if filled.manifest not in told - {""}:
        raise Refusal("answers.other_sheet", number=rows[-1].number)
    if filled.signed and not filled.only_answers:
        raise Refusal("answers.more_changed", number=rows[-1].number)
    if filled.attached not in ("", filled.manifest):
        raise Refusal("answers.other_manifest", number=rows[-1].number)
    if filled.signed in {row.sha256 for row in rows}:
        return "signed"
    return "manifest" if filled.attached else "reference"


def _newer(tx: Connection, row: Row[Any]) -> str:
    """The newest sheet of the same case for the same reader, where it is not this one; else ""."""
    table = t.document
    query = select(table.c.number).where(
        table.c.case_id == row.case_id,
        table.c.kind == EVIDENCE,
        table.c.addressee == row.addressee,
        table.c.lang == row.lang,
    )
    newest = tx.execute(query.order_by(table.c.id.desc())).first()
    return "" if newest is None or newest.number == row.number else str(newest.number)


def _whose(addressee: str, lines: int) -> tuple[str, list[int]]:
    """The party that a sheet is kept for, and the numbers of its items in the case."""
    party, _, numbers = addressee.partition(" ")
    if not numbers:
        return party, list(range(1, lines + 1))
    return party, [int(number) for number in numbers.split(",")]


def _demand_own_column(party: str, filled: FilledSheet) -> None:
    """Raise `Refusal` where another fills the supplier's column: no sheet of his has such a place."""
    told = next((item for item in filled.items if item.says), None)
    if told is not None and party != Party.SUPPLIER:
        raise Refusal("answers.unknown_field", field=f"says-{told.number}-{told.says[0][0]}")


def _other_supplier(
    case: Case, party: str, numbers: Sequence[int], printed: SheetSum | None, lang: str
) -> Because | None:
    """The goods are another supplier's than the sheet was made for: what one says binds no other."""
    if party != Party.SUPPLIER or printed is None:
        return None
    if printed.whom in ("", word("party", Party.SUPPLIER, lang)):
        # made before anybody said whose the goods are
        return None
    now = [line.supplier for line in case.lines if line.number in numbers and line.supplier]
    others = [name for name in now if name.casefold() != printed.whom.casefold()]
    if not others:
        return None
    return Because("sheet_answer.other_supplier", (("sheet", printed.whom), ("now", others[0])))


def party_of(addressee: str) -> Party | None:
    """Whose sheet it is, as a party; None for any other word."""
    return next((party for party in Party if party.value == addressee), None)


def _asked(case: Case, party: str, numbers: Sequence[int]) -> dict[int, ItemAsked]:
    """What that party was asked for each item that is still there, by its place on the sheet."""
    asked = {}
    for item, number in enumerate(numbers, start=1):
        if number > len(case.lines):
            continue
        line = case.lines[number - 1]
        second = case.second(line)
        theirs = second is not None and second.line.seen_by == party
        claims = case.claims_of(second.line if second is not None and theirs else line)
        last = claims[-1] if claims and claims[-1].of.value == party else None
        title = line.title or line.sku
        if last is None:
            asked[item] = ItemAsked(title, case.currency)
        else:
            # what is typed is in the currency that the sheet asks in
            told = last.billed or last.amount
            asked[item] = ItemAsked(
                title, told.currency, told, last.kind, last.id, ours=last.amount
            )
    return asked
