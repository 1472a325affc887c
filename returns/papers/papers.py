"""Labels, evidence sheets and their checking: records gathered from a case, rendered, kept."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from returns.casework.letters.day_told import days_told
from returns.casework.outlook import read_with
from returns.errors import DeskProblem, IllegalMove, NotFound, Refusal, UnreadableFile
from returns.language import run_on
from returns.ledger import rows
from returns.ledger.proof_rows import may_be_stamped
from returns.ledger.store import Store
from returns.papers.desk_keys import DeskKeys
from returns.papers.document_box import DocumentBox, Paper, numbered
from returns.papers.label_records import (
    LabelDesk,
    goods_here,
    labels_of,
    sends_something,
    way_of_label,
)
from returns.papers.sheet.asked_once import demand_asked_once
from returns.papers.sheet.sheet_scope import Groundless, demand_ground, lines_for_sheet
from returns.phrases import say
from returns.records.advice import Because
from returns.records.asked_label import AskedLabel
from returns.records.case import Case
from returns.records.letter import Letter
from returns.records.options import StepOptions
from returns.records.verification import Verification
from returns.rules.paper_size import label_of
from returns.terms import End, Lang, Party
from returns.trade.label_stock import USUAL

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from returns.evidence.zip_sheet import ZipSheet

#: a file larger than any evidence sheet; it is refused before it is read
_MOST_BYTES = 500_000_000
#: papers that some cases give no reason to make
PAPERS = frozenset({"label", "evidence", "contacts", "stamped"})
#: papers that the label's file has as its pages
_WITH_LABEL = frozenset({"label", "slip", "box_sheet"})


class Papers:
    """What is printed and sent."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._box = DocumentBox(store)
        self._keys = DeskKeys(store)

    def label(
        self,
        case_ids: Sequence[int],
        *,
        stock: str = "4x6",
        start: int = 1,
        lang: str = "en",
        overrule: bool = False,
        parcel_id: int | None = None,
        leg: End | None = None,
    ) -> Paper:
        """Labels of one or several cases in one PDF, one for each place that goods go to; kept in the desk.

        What the buyer sends, unless `parcel_id` names a parcel of ours, or `leg` to whom goods that
        are here go on. A sheet of several labels is filled from its place `start` on. Raises what
        rendering them raises, and `IllegalMove` for a line without the RMA that its supplier demands
        (unless overruled, which the case's history then says) or without an address to go to.
        """
        asked = AskedLabel(tuple(case_ids), stock, start, lang, overrule, parcel_id, leg)
        return self.labels(asked)

    def labels(self, asked: AskedLabel) -> Paper:
        """As `label`, all that was asked for in one: to make a paper again on another stock."""
        from returns.documents.labels.label import render_labels

        lang, stock = asked.lang, asked.stock
        parcel_id, leg = asked.parcel_id, asked.leg
        onwards = parcel_id is not None or leg is not None
        with self._store.reading() as tx:
            desks = [
                self._desk_of(tx, each, Lang(lang), asked.overrule) for each in asked.case_ids
            ]
            desks, without = _with_labels(desks) if not onwards else (desks, [])
            made = [
                labels_of(desk, parcel_id=parcel_id, leg=leg, line_ids=asked.line_ids)
                for desk in desks
            ]
        records = [record for labels, _ in made for record in labels]
        overruled = [desk.case for desk, (_, lacked) in zip(desks, made, strict=True) if lacked]
        cases = [desk.case for desk in desks]
        pdf = render_labels(records, stock, lang, start=asked.start)
        number = cases[0].number if len(cases) == 1 else f"{cases[0].number}+{len(cases) - 1}"
        serial = self._box.serial(f"{number}-L", pdf)
        paper = self._box.keep(
            pdf,
            name=f"{numbered(f'label-{number}-{stock}', serial, '-')}.pdf",
            kind="label",
            number=numbered(f"{number}-L", serial),
            case_id=cases[0].id,
            addressee="" if onwards else Party.BUYER.value,
            lang=lang,
            also=partial(self._note_overrule, overruled) if overruled else None,
        )
        here = [] if onwards else [case.number for case in cases if goods_here(case)]
        told = (("label.goods_here", here), ("label.none_of", without))
        notes = (Because(key, (("cases", ", ".join(of)),)) for key, of in told if of)
        return replace(paper, notes=tuple(notes), asked=asked)

    def label_now(
        self, case_id: int, *, stock: str = "4x6", lang: str = "en", overrule: bool = False
    ) -> Paper:
        """The label that the case can use now: of what is still to come, else of the goods' way on.

        Raises as `label`, and `IllegalMove` for goods that came already and go nowhere from here.
        """
        with self._store.reading() as tx:
            case = self._desk_of(tx, case_id, Lang(lang), overrule).case
            parcel_id, leg = way_of_label(case)
        return self.labels(AskedLabel((case_id,), stock, 1, lang, overrule, parcel_id, leg))

    def without_label(
        self, case_ids: Sequence[int], *, lang: str = "en", overrule: bool = False
    ) -> dict[int, Refusal]:
        """Those of several cases of which no label can be made, and why; nothing is made."""
        refused: dict[int, Refusal] = {}
        with self._store.reading() as tx:
            for each in case_ids:
                try:
                    desk = self._desk_of(tx, each, Lang(lang), overrule)
                    labels_of(desk)
                    if goods_here(desk.case):
                        raise IllegalMove("papers.goods_here", case=desk.case.number)
                except Refusal as refusal:
                    refused[each] = refusal
        return refused

    def applying(self, case_id: int, addressee: Party) -> frozenset[str]:
        """Which of `PAPERS` the case gives a reason to make; the evidence for that addressee."""
        with self._store.reading() as tx:
            desk = self._desk_of(tx, case_id, Lang.EN, overrule=False)
            case, terms = desk.case, {ln.id: desk.beside.terms(ln) for ln in desk.case.lines}
            found = {"label"} if _has_label(desk) else set()
            if case.photos:
                found.add("contacts")
            if may_be_stamped(tx, case_id):
                found.add("stamped")
            with suppress(Groundless, IllegalMove):
                lines = lines_for_sheet(case, addressee, terms=terms)
                demand_ground(case, lines, addressee, terms)
                demand_asked_once(tx, case, lines, addressee, terms)
                found.add("evidence")
        return frozenset(found)

    def _desk_of(self, tx: "Connection", case_id: int, lang: Lang, overrule: bool) -> LabelDesk:
        now = self._store.clock.now()
        case, beside = read_with(tx, case_id, now)
        return LabelDesk(tx, case, beside, now.date(), lang, overrule, days_told(tx, case.id))

    def evidence(
        self,
        case_id: int,
        *,
        addressee: Party = Party.SUPPLIER,
        lang: str = "",
        with_originals: bool = False,
        max_mb: float | None = None,
        sure: bool = False,
        line_id: int | None = None,
        supplier: str = "",
    ) -> Paper:
        """The evidence sheet for one addressee, in its language unless `lang` says otherwise.

        Of several suppliers the one of that name or of the line `line_id`, else of the line that is
        next; a supplier's sheet holds that supplier's goods alone. Raises `NotFound` for another.

        The same case makes the same bytes: a sheet that would say nothing new keeps its number
        and its date. Without `max_mb` the supplier's own limit counts, and what cannot be
        made to fit it is told with the paper; raises `Refusal` when it cannot fit `max_mb`, when
        the case is not what its history says, and, unless `sure`, when originals hold a
        place, or may tell of a buyer whom the text leaves out.
        """
        from returns.papers.sheet.evidence_sheet import make_evidence
        from returns.papers.sheet.sheet_material import Wanted

        wanted = Wanted(
            addressee, lang, with_originals, max_mb, sure, line_id=line_id, supplier=supplier
        )
        return replace(make_evidence(self._store, self._box, case_id, wanted), case_id=case_id)

    def evidence_with(
        self, case_id: int, told: StepOptions, *, addressee: Party, line_id: int | None = None
    ) -> Paper:
        """The sheet that goes with a claim of which that is told, made before the claim is noted.

        What is new since its reader decided, and why photos are missing, is kept with the claim: the
        sheet says it already.
        """
        from returns.papers.sheet.evidence_sheet import make_evidence
        from returns.papers.sheet.sheet_material import Wanted

        wanted = Wanted(
            addressee,
            lang="",
            originals=False,
            max_mb=None,
            line_id=line_id,
            news=told.answer.strip(),
            no_photos=told.reason.strip(),
        )
        return replace(make_evidence(self._store, self._box, case_id, wanted), case_id=case_id)

    def stamped(self, case_id: int, number: str = "") -> Paper:
        """A kept sheet once more, with the stamp over the day that it was made on.

        The newest that a stamp covers, or the one of that number; its pages and its manifest are as
        they were. Raises `NotFound` where the case has no such sheet, `Refusal` where none is stamped.
        """
        from returns.papers.sheet.sealing import Sealing

        kept = self._box.sheets(case_id, number)
        if not kept:
            with self._store.reading() as tx:
                raise NotFound("papers.no_sheet", case=rows.case_row(tx, case_id).number)
        for sheet in kept:
            sealing = Sealing(self._store, case_id, shown=0)
            if sealing.is_stamped(sheet):
                return sheet
            pdf = sealing.stamped_since(sheet)
            if pdf is not None:
                return self._box.keep_again(sheet, pdf)
        raise Refusal("proof.sheet_not_stamped", number=kept[0].number)

    def attached(self, case_id: int, letter: Letter) -> tuple[Paper, ...]:
        """The papers that a letter calls attached, made as the case stands, kept like any other.

        Label, slip and box sheet are the pages of one file: for a buyer on the paper of his country, who
        prints it at home; his photos are the contact sheet. Raises what making one of them raises.
        """
        named, papers = frozenset(letter.attachments), []
        if named & _WITH_LABEL:
            onwards = letter.to is Party.SUPPLIER
            stock = USUAL if onwards else label_of(self._country_of_buyer(case_id))
            leg = End.SUPPLIER if onwards else None
            lines = tuple(dict.fromkeys(item.line_id for item in letter.facts.items))
            asked = AskedLabel((case_id,), stock, lang=letter.lang, leg=leg, line_ids=lines)
            papers.append(self.labels(asked))
        # older letters to a buyer call his photos the evidence: a sheet would ask somebody else for money
        if "photos" in named or ("evidence" in named and letter.to is Party.BUYER):
            from returns.papers.plain_papers import PlainPapers

            papers.append(PlainPapers(self._store).contacts(case_id, lang=letter.lang))
        elif "evidence" in named:
            papers.append(self.evidence(case_id, addressee=letter.to, lang=letter.lang))
        return tuple(papers)

    def _country_of_buyer(self, case_id: int) -> str:
        """Where the parcel comes from: as the order has it, else where it was sold."""
        with self._store.reading() as tx:
            case, _ = read_with(tx, case_id, self._store.clock.now())
        return case.sale.address.country or case.country

    def check(self, path: Path, lang: str = "en") -> Verification:
        """Whether a file, or what a ZIP holds, is as this desk made it, part by part.

        Raises `UnreadableFile`, also for a ZIP that is none of ours, and for pictures that nobody knows.
        A sheet that this desk does not know is checked by itself, and said not to be known; one
        that claims a number of this desk and has other bytes differs.
        """
        from returns.evidence.apart import verify_file
        from returns.evidence.held import HeldFile, sha256
        from returns.evidence.zip_sheet import Pictures, sheet_of
        from returns.papers.loose_pictures import check_pictures

        with readable_paper(path):
            with HeldFile(path) as held:
                whole = self._box.known(sha256(held), ())
            if whole is not None:
                # also a packet: it is kept as it leaves
                return verify_file(path, whole, lang, self._keys.known())
            with sheet_of(path) as sheet:
                if isinstance(sheet, Pictures):
                    return check_pictures(self._store, self._box, sheet, path.name, lang)
                return self._checked(sheet, path.name, lang)

    def _checked(self, sheet: "ZipSheet", name: str, lang: str) -> Verification:
        from returns.evidence.apart import verify_file
        from returns.evidence.held import HeldFile
        from returns.evidence.verify import digests_and_numbers

        with HeldFile(sheet.path) as pdf:
            digests, numbers = digests_and_numbers(pdf)
        exact = (self._box.known(digest, ()) for digest in digests)
        known = next(filter(None, exact), None) or self._box.known(digests[0], numbers)
        if known is None and not sheet.ours:
            raise UnreadableFile("papers.zip_empty", name=name)
        trusted = self._keys.known()
        if known is None and (own := self._own_fingerprint()):
            # of papers under its numbers the desk itself is the better witness
            trusted = {**trusted, own: say("papers.own_key", lang)}
        checked = verify_file(sheet.path, known, lang, trusted, sheet.beside)
        if known is not None or checked.known is not None or len(checked.parts) <= 1:
            return checked
        stranger = say(f"papers.{'agrees_only' if checked.unchanged else 'not_known'}", lang)
        parts = (
            replace(part, why=run_on((part.why, stranger), lang))
            if part.part == "file"
            else part
            for part in checked.parts
        )
        return replace(checked, parts=tuple(parts))

    def _own_fingerprint(self) -> str:
        try:
            key = self._keys.own()
        except DeskProblem:
            return (
                ""  # the check of the desk says so; others' sheets can be checked all the same
            )
        return "" if key is None else key.fingerprint

    def _note_overrule(self, cases: Sequence[Case], tx: "Connection") -> None:
        for case in cases:
            with self._store.change_within(tx, case.id, "label_overruled") as work:
                work.facts["why"] = "made without the supplier's RMA"


def _has_label(desk: LabelDesk) -> bool:
    """Whether anything is to come or to go on that a label is made for."""
    try:
        onwards = way_of_label(desk.case) != (None, None)
    except IllegalMove:
        return False
    return onwards or sends_something(desk)


def _with_labels(desks: Sequence[LabelDesk]) -> tuple[list[LabelDesk], list[str]]:
    """The cases of several that something is sent in, and the numbers of the others; all, where none is."""
    sent = [desk for desk in desks if sends_something(desk)]
    if len(desks) == 1 or not sent:
        return list(desks), []
    return sent, [desk.case.number for desk in desks if desk not in sent]


@contextmanager
def readable_paper(path: Path) -> Iterator[None]:
    """While a file is checked: raises `UnreadableFile` with what is wrong with it."""
    try:
        if path.exists() and not (path.is_file() or path.is_dir()):
            raise UnreadableFile("papers.no_plain_file", name=path.name)
        if path.stat().st_size > _MOST_BYTES:
            raise UnreadableFile("papers.too_large", name=path.name)
        yield
    except OSError as error:
        raise UnreadableFile(
            "papers.unreadable", name=path.name, why=error.strerror or ""
        ) from error
