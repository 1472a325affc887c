"""What leaves for one addressee as a whole: made to fit what that one takes, and measured afterwards."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection, select

from db.files.workplace import private_folder
from db.tables.cases import return_case
from db.tables.trade import channel
from returns.casework.outlook import read_with
from returns.errors import Refusal
from returns.ledger.settings_rows import read_settings
from returns.ledger.storage_problems import told_plainly
from returns.ledger.store import Store
from returns.papers.document_box import DocumentBox, Paper, numbered
from returns.papers.packet.packet_files import (
    Made,
    card,
    demand_may_go,
    measured,
    packed,
    pictures,
    text_file,
    zipped,
)
from returns.papers.packet.packet_notes import may_show, notes_of
from returns.papers.packet.packet_words import (
    as_supplier_wants,
    demand_words,
    subject_of,
    text_of,
)
from returns.papers.packet.short_case import facts_known, short_case
from returns.papers.sheet.evidence_sheet import make_evidence
from returns.papers.sheet.last_sheet import PACKET
from returns.papers.sheet.sealed_pictures import sealed_pictures
from returns.papers.sheet.sheet_material import Material, Wanted, gather, record_of, shown_pages
from returns.papers.sheet.sheet_scope import ground_for, paid_up
from returns.papers.sheet.sheet_shipments import carriers_meant, way_of
from returns.records.advice import Because
from returns.records.case import Case, Line
from returns.records.packets import (
    Addressee,
    Choice,
    Figure,
    Packet,
    PacketFile,
    PacketForm,
    ShortCase,
)
from returns.records.papers import EvidenceRecord
from returns.records.policy import PolicyTerms
from returns.rules.dates.deadlines import deadline_table
from returns.rules.money.ground import Ground
from returns.rules.packets.fits import BYTES, demand_fits, form_refused, smallest, unfit
from returns.rules.packets.matrix import (
    Matrix,
    concerns,
    is_called,
    matrix,
    may_concern,
    sells_there,
)
from returns.terms import Party

#: source of a limit that the supplier's own terms set
_TERMS = "terms"


@dataclass(frozen=True, slots=True)
class Asking:
    """For whom a packet is, and in what shape; "" is as that one takes it first."""

    addressee: str
    form: str = ""
    lang: str = ""
    #: originals may go although they may tell of a buyer whom the text leaves out
    sure: bool = False
    line_id: int | None = None
    supplier: str = ""


class Packets:
    """Evidence as its addressee takes it."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._box = DocumentBox(store)

    def matrix(self) -> Matrix:
        """Who takes what, with the seller's own values."""
        with self._store.reading() as tx:
            return _matrix(tx)

    def choices(self, case_id: int) -> tuple[Choice, ...]:
        """Whom a case can be handed to, those first that there is a ground to ask."""
        with self._store.reading() as tx:
            table = _matrix(tx)
            case, beside = read_with(tx, case_id, self._store.clock.now())
            terms = {line.id: beside.terms(line) for line in case.lines}
        found = [
            Choice(own_terms(each, terms[case.lead.id]), _grounded(each, case, terms))
            for each in table.rows
            if concerns(each, case)
        ]
        likely = sorted(found, key=lambda choice: not _named(choice.addressee))
        return tuple(sorted(likely, key=lambda choice: not choice.grounded))

    def make(self, case_id: int, asking: Asking) -> Packet:
        """The packet, kept in the desk like any other paper.

        Raises `Unfit` by the limit that it cannot keep, `Groundless` where that addressee owes nothing,
        `OriginalsTell` for a ZIP whose originals hold a place or tell of a buyer who is left out.
        """
        addressee = self._of_shop(case_id, asking.addressee)
        form = _form_of(addressee, asking)
        wanted = self._wanted(case_id, addressee, asking)
        material = gather(self._store, self._box, case_id, wanted)
        _demand_theirs(addressee, material)
        terms = material.policy.terms if material.policy else None
        addressee = own_terms(addressee, terms)
        day = self._store.clock.now().date()
        record = record_of(material, wanted, material.case.number, day)
        demand_words(addressee, material, record)
        with told_plainly(), private_folder(self._store.folder) as folder:
            sealed = sealed_pictures(self._store, material.case.photos, folder)
            case = short_case(material, record, shown_pages(material, sealed), addressee)
            made = self._in_form(form, case, material, wanted, addressee)
        files = _named_as_wanted(made.files, terms, record)
        subject = as_supplier_wants(terms, record, "subject") or subject_of(case)
        text = text_of(addressee, case, facts_known(material, record), [f.name for f in files])
        told = measured(form, files, made.pdf, text)
        demand_fits(addressee, told)
        beside = text_file(case, addressee, subject, text)
        # several files are kept with their text, as they leave: so they are known again
        whole = files if len(files) == 1 else (*files, beside)
        kept = made.kept or self._kept(whole, addressee, material)
        packet = Packet(
            addressee,
            kept.number,
            kept.path,
            files,
            made.pdf,
            subject,
            text,
            beside,
            told,
            self._notes(addressee, material, made),
        )
        return replace(packet, may_show=may_show(material), left_out=material.left_out)

    def _wanted(self, case_id: int, addressee: Addressee, asking: Asking) -> Wanted:
        return Wanted(
            addressee.party,
            asking.lang,
            originals=False,
            max_mb=None,
            sure=asking.sure,
            line_id=asking.line_id,
            supplier=asking.supplier or self._named_among(case_id, addressee, asking.line_id),
            house=addressee.id if addressee.no_platform else "",
        )

    def _of_shop(self, case_id: int, which: str) -> Addressee:
        """The addressee of that name; raises `Refusal` where no order of the case's shop can be its."""
        sold = select(channel.c.name, channel.c.platform, return_case.c.number)
        sold = sold.join(return_case, return_case.c.channel_id == channel.c.id)
        with self._store.reading() as tx:
            addressee = _matrix(tx).find(which)
            row = tx.execute(sold.where(return_case.c.id == case_id)).first()
        if row is not None and not sells_there(addressee, row.platform):
            told = f"term:addressee:{addressee.id}"
            raise Refusal("packets.not_of_shop", addressee=told, case=row.number, shop=row.name)
        return addressee

    def _notes(
        self, addressee: Addressee, material: Material, made: Made
    ) -> tuple[Because, ...]:
        with self._store.reading() as tx:
            deadlines = deadline_table(read_settings(tx).deadlines)
        today = self._store.clock.now().date()
        told = (*notes_of(addressee, material, today, deadlines), *made.notes)
        return tuple(dict.fromkeys(told))

    def _named_among(self, case_id: int, addressee: Addressee, line_id: int | None) -> str:
        """The supplier of that house among several of a case, "" for none: it hears of its own goods."""
        if addressee.party is not Party.SUPPLIER or not addressee.names or line_id is not None:
            return ""
        with self._store.reading() as tx:
            case, _ = read_with(tx, case_id, self._store.clock.now())
        names = (line.supplier for line in case.lines if line.supplier)
        return next((name for name in names if is_called(addressee, name)), "")

    def _in_form(
        self,
        form: PacketForm,
        case: ShortCase,
        material: Material,
        wanted: Wanted,
        addressee: Addressee,
    ) -> Made:
        if form is PacketForm.JPGS:
            return pictures(case, addressee)
        if form is PacketForm.CARD:
            return card(case, addressee)
        return self._document(material, wanted, addressee, form)

    def _document(
        self, material: Material, wanted: Wanted, addressee: Addressee, form: PacketForm
    ) -> Made:
        """The sealed sheet, alone or with what belongs to it."""
        most = smallest(addressee, BYTES)
        if form is PacketForm.ZIP:
            facts = demand_may_go(self._store, material, wanted)
            # what goes with the sheet has to have room, too
            paper = self._sheet(material, wanted, addressee, 0.85)
            return zipped(self._store, paper, material, facts, most and most[1])
        paper = self._sheet(material, wanted, addressee)
        return Made((PacketFile(paper.name, paper.pdf),), paper.pdf, paper, paper.notes)

    def _sheet(
        self, material: Material, wanted: Wanted, addressee: Addressee, share: float = 1
    ) -> Paper:
        """The sheet in that share of what the addressee takes; refused by the smaller of its two limits."""
        most = smallest(addressee, BYTES)
        if most is None:
            return make_evidence(self._store, self._box, material.case.id, wanted)
        limit, bound = most
        limited = replace(wanted, max_mb=bound * share / 1_000_000)
        try:
            return make_evidence(self._store, self._box, material.case.id, limited)
        except Refusal as refusal:
            if refusal.key != "papers.cannot_fit":
                raise
            told = {"got": f"{refusal.facts['size']} MB", "bound": f"{bound / 1e6:,.2f} MB"}
            raise unfit(limit, addressee, **told) from refusal

    def _kept(
        self, files: Sequence[PacketFile], addressee: Addressee, material: Material
    ) -> Paper:
        """Keep the files as they leave, several of them in one ZIP."""
        one = len(files) == 1
        content = files[0].content if one else packed(files)
        ending = files[0].name.rpartition(".")[2] if one else "zip"
        number = f"{material.case.number}-P"
        serial = self._box.serial(number, content)
        stem = numbered(f"{material.case.number}-{addressee.id}", serial, "-")
        return self._box.keep(
            content,
            name=f"{stem}.{ending}",
            kind=PACKET,
            number=numbered(number, serial),
            case_id=material.case.id,
            addressee=addressee.id,
            lang=material.language,
        )


def _form_of(addressee: Addressee, asking: Asking) -> PacketForm:
    form = PacketForm(asking.form or addressee.form)
    if addressee.listed("forms") and form not in addressee.listed("forms"):
        raise form_refused(addressee, form)
    return form


def _matrix(tx: Connection) -> Matrix:
    return matrix(read_settings(tx).limits)


def own_terms(addressee: Addressee, terms: PolicyTerms | None) -> Addressee:
    """A supplier with what its own terms say of evidence, which goes before what is usual."""
    if addressee.party is not Party.SUPPLIER or terms is None:
        return addressee
    demand = terms.evidence
    if demand.max_mb is not None:
        size = Figure(addressee.id, "bytes", demand.max_mb * 1_000_000, _TERMS)
        addressee = addressee.with_figure(size)
    if demand.shots:
        addressee = addressee.with_figure(Figure(addressee.id, "shots", demand.shots, _TERMS))
    return addressee


def _named(addressee: Addressee) -> bool:
    return bool(addressee.names or addressee.platforms)


def _grounded(
    addressee: Addressee, case: Case, terms: Mapping[int, PolicyTerms | None]
) -> bool:
    # of goods whose supplier nobody knows there is nobody to ask
    theirs = [
        line
        for line in case.lines
        if (addressee.party is not Party.SUPPLIER or line.supplier_id is not None)
        and not paid_up(case, line, addressee.party, terms)
    ]
    return any(
        ground is not None
        and (not addressee.grounds or ground.rule in addressee.grounds)
        and _had_it(addressee, case, line, ground)
        for line in theirs
        for ground in (ground_for(case, line, addressee.party, terms),)
    )


def _had_it(addressee: Addressee, case: Case, line: Line, ground: Ground) -> bool:
    """A carrier had the goods when that happened, as far as anybody told."""
    if addressee.party is not Party.CARRIER:
        return True
    carriers = carriers_meant((way_of(case, line, ground),))
    return may_concern(addressee, case, carriers)


def _demand_theirs(addressee: Addressee, material: Material) -> None:
    """Raise `Refusal` for one that has nothing to do with the case, or hears nothing on this ground."""
    told = f"term:addressee:{addressee.id}"
    if not may_concern(addressee, material.case, carriers_meant(material.ways)):
        raise Refusal("packets.not_theirs", addressee=told, case=material.case.number)
    rules = {each.ground.rule for each in material.asked if each.ground is not None}
    if addressee.grounds and not rules & set(addressee.grounds):
        raise Refusal("packets.other_ground", addressee=told, case=material.case.number)


def _named_as_wanted(
    files: tuple[PacketFile, ...], terms: PolicyTerms | None, record: EvidenceRecord
) -> tuple[PacketFile, ...]:
    """The one file under the name that the supplier's terms want."""
    wanted = as_supplier_wants(terms, record, "file_name")
    if not wanted or record.addressee is not Party.SUPPLIER or len(files) != 1:
        return files
    ending = files[0].name.rpartition(".")[2]
    stem = wanted.removesuffix(f".{ending}")
    return (replace(files[0], name=f"{stem}.{ending}"),)
