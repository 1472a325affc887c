"""Labels, evidence sheets and their checking: records gathered from a case, rendered, kept."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from returns.casework.outlook import read_case, terms_of
from returns.casework.units import ARRIVED
from returns.casework.whereto import destination, return_by
from returns.errors import IllegalMove, UnreadableFile
from returns.ledger.settings_rows import read_settings
from returns.ledger.store import Store
from returns.papers.document_box import DocumentBox, Paper, numbered
from returns.phrases import say, word
from returns.records.case import Because, Case
from returns.records.papers import LabelRecord, PaperLine, Verification
from returns.records.policy import Address, PolicyTerms
from returns.records.settings import DeskSettings
from returns.rules.numbering import qr_payload
from returns.terms import Lang, Party, RmaPlacement, Route

if TYPE_CHECKING:
    from sqlalchemy import Connection

#: a file larger than any evidence sheet; it is refused before it is read
_MOST_BYTES = 500_000_000


class Papers:
    """What is printed and sent."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._box = DocumentBox(store)

    def label(
        self,
        case_ids: Sequence[int],
        *,
        stock: str = "4x6",
        lang: str = "en",
        overrule: bool = False,
    ) -> Paper:
        """Labels of one or several cases in one PDF, kept in the desk.

        Raises `IllegalMove` for a case without the RMA that its supplier demands (unless
        overruled, which the case's history then says) or without an address to go to.
        """
        from returns.documents.label import render_labels

        today = self._store.clock.now().date()
        with self._store.reading() as tx:
            settings = read_settings(tx)
            cases = [read_case(tx, case_id, self._store.clock.now()) for case_id in case_ids]
            records = [
                label_record(tx, case, settings, today, Lang(lang), overrule=overrule)
                for case in cases
            ]
        pdf = render_labels(records, stock, lang)
        number = cases[0].number if len(cases) == 1 else f"{cases[0].number}+{len(cases) - 1}"
        serial = self._box.serial(f"{number}-L", pdf)
        paper = self._box.keep(
            pdf,
            name=f"{numbered(f'label-{number}-{stock}', serial, '-')}.pdf",
            kind="label",
            number=numbered(f"{number}-L", serial),
            case_id=cases[0].id,
            addressee=Party.BUYER.value,
            lang=lang,
            also=partial(self._note_overrule, cases) if overrule else None,
        )
        here = [case.number for case in cases if case.tracks.goods in ARRIVED]
        said = (("cases", ", ".join(here)),)
        return replace(paper, notes=(Because("label.goods_here", said),)) if here else paper

    def evidence(
        self,
        case_id: int,
        *,
        addressee: Party = Party.SUPPLIER,
        lang: str = "",
        with_originals: bool = False,
        max_mb: float | None = None,
        sure: bool = False,
    ) -> Paper:
        """The evidence sheet for one addressee, in its language unless `lang` says otherwise.

        The same case makes the same bytes: a sheet that would say nothing new keeps its number
        and its date. Without `max_mb` the supplier's own limit counts, and what cannot be
        made to fit it is told with the paper; raises `Refusal` when it cannot fit `max_mb`, when
        the case is not what its history says, and, unless `sure`, when originals may tell of a
        buyer whom the text leaves out.
        """
        from returns.papers.evidence_sheet import Wanted, make_evidence

        wanted = Wanted(addressee, lang, with_originals, max_mb, sure)
        return make_evidence(self._store, self._box, case_id, wanted)

    def check(self, path: Path, lang: str = "en") -> Verification:
        """Whether a file is as this desk made it, part by part; raises `UnreadableFile`.

        A sheet that this desk does not know is checked by itself, and said not to be known; one
        that claims a number of this desk and has other bytes differs.
        """
        from returns.evidence.apart import verify_file
        from returns.evidence.held import HeldFile
        from returns.evidence.verify import digest_and_numbers

        with readable_paper(path), HeldFile(path) as pdf:
            sha256, numbers = digest_and_numbers(pdf)
        known = self._box.known(sha256, numbers)
        with readable_paper(path):
            checked = verify_file(path, known, lang)
        if known is not None or len(checked.parts) <= 1:
            return checked
        joint = "" if lang == "zh" else " "
        stranger = say(f"papers.{'agrees_only' if checked.unchanged else 'not_known'}", lang)
        parts = (
            replace(part, why=joint.join((part.why, stranger))) if part.part == "file" else part
            for part in checked.parts
        )
        return replace(checked, parts=tuple(parts))

    def _note_overrule(self, cases: Sequence[Case], tx: "Connection") -> None:
        for case in cases:
            if not case.supplier_rma:
                with self._store.change_within(tx, case.id, "label_overruled") as work:
                    work.facts["why"] = "made without the supplier's RMA"


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


def needs_supplier_rma(case: Case, terms: PolicyTerms | None) -> bool:
    """The parcel goes to a supplier who wants an RMA of its own, and there is none yet."""
    if case.route is not Route.TO_SUPPLIER or terms is None or not terms.rma_needed:
        return False
    return not case.supplier_rma and terms.rma_placement is not RmaPlacement.PO_IS_RMA


def label_record(
    tx: "Connection",
    case: Case,
    settings: DeskSettings,
    today: date,
    lang: Lang,
    *,
    overrule: bool,
) -> LabelRecord:
    """What stands on a case's label; raises `IllegalMove` for what is missing."""
    terms = terms_of(tx, case.policy_id)
    if needs_supplier_rma(case, terms) and not overrule:
        raise IllegalMove("papers.no_rma", case=case.number, supplier=case.supplier)
    name, address = destination(tx, case, settings)
    to_supplier = case.route is Route.TO_SUPPLIER
    placement = terms.rma_placement if terms and to_supplier else RmaPlacement.LABEL_ONLY
    rma = case.our_rma
    if to_supplier and placement is RmaPlacement.PO_IS_RMA:
        rma = case.order
    elif to_supplier and case.supplier_rma:
        rma = case.supplier_rma
    return LabelRecord(
        case_number=case.number,
        order_number=case.order,
        rma=rma,
        second_rma=case.our_rma if rma != case.our_rma else "",
        to_address=address,
        to_name=name,
        from_address=sender(case),
        contents=tuple(PaperLine(line.quantity, line.title, line.sku) for line in case.lines),
        return_by=return_by(case, terms, today),
        issued_on=today,
        placement=placement,
        customs=bool(
            address.country
            and case.customer.address.country
            and address.country != case.customer.address.country
        ),
        scan_code=qr_payload(case.our_rma, case.number),
        reason=word("reason", case.reason, lang),
        lang=lang,
    )


def sender(case: Case) -> Address | None:
    """The buyer as the label's sender; None leaves lines to write on."""
    address = case.customer.address
    if not address:
        return None
    return address if address.name else replace(address, name=case.customer.name)
