"""The evidence sheet of a case: everything it says, gathered; then rendered, sealed and kept."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from sqlalchemy import Connection

from db.files.workplace import private_folder
from returns.casework.goods.three_columns import expected_weight
from returns.casework.outlook import read_with
from returns.errors import Refusal
from returns.evidence.anatomy import MOST_ATTACHMENT
from returns.ledger import rows
from returns.ledger.desk_clock import desk_clock, newest_step
from returns.ledger.soundness import NotSound, flaws_of
from returns.ledger.storage_problems import told_plainly
from returns.ledger.store import Store
from returns.papers.document_box import DocumentBox, Paper
from returns.papers.evidence_record import evidence_record, paper_events
from returns.papers.last_sheet import EVIDENCE, last_sheet
from returns.papers.originals_asked import (
    MAY_SHOW_BUYER,
    OriginalsTell,
    looked_into,
    telling,
)
from returns.papers.sealed_pictures import SealedPicture, sealed_pictures
from returns.papers.sealing import ROOM, Sealing
from returns.papers.sheet_buyer import as_shown, left_out_of
from returns.papers.sheet_dates import heard_on
from returns.papers.sheet_pictures import photo_pages
from returns.papers.sheet_reader import country_of, language_of
from returns.papers.sheet_scope import (
    Asked,
    Hidden,
    asked_for,
    demand_ground,
    lines_for_sheet,
    shown_to,
)
from returns.papers.sheet_shipments import weight_said
from returns.records.advice import Because
from returns.records.case import PAPER_MADE, Case, Event, Line, Photo
from returns.records.papers import EvidenceRecord, LeftOut, PaperEvent, PhotoForPage, Place
from returns.records.policy import SupplierPolicy
from returns.records.settings import DeskSettings
from returns.rules.dates.clock_check import SetBack, set_back
from returns.rules.dates.photo_dates import doubt
from returns.rules.dates.until import too_late
from returns.rules.paper_size import paper_of
from returns.rules.redaction.redactor import leaves_buyer_out
from returns.terms import Lang, PaperSize, Party

#: sizes tried, largest first, until the sheet fits: longest side in pixels, JPEG quality
_SIZES = ((1600, 82), (1280, 78), (1024, 74), (800, 68), (640, 60), (480, 50))
#: smaller than this nobody reads a serial number: only who names a limit is given such pictures
_READABLE = 800
#: bytes of all originals together, well below what is read to be verified
_MOST_ORIGINALS = 400_000_000


@dataclass(frozen=True, slots=True)
class _Material:
    """All that a sheet is made from, read in one transaction."""

    #: with the lines alone that the addressee may hear of, and without a buyer who is left out
    case: Case
    asked: tuple[Asked, ...]
    #: what the goods weigh, for a carrier
    weight: str
    #: the paper of its reader's country
    paper: PaperSize
    events: tuple[PaperEvent, ...]
    settings: DeskSettings
    policy: SupplierPolicy | None
    language: str
    #: the clock stands before the newest step of the desk or the case
    set_back: SetBack | None
    #: number and date of the last sheet for this addressee and language, if there is one
    last: tuple[str, date, str] | None
    count: int
    #: the addressee as the desk remembers papers by it
    kept_for: str
    #: what was left out of the case to show nobody the buyer
    left_out: tuple[LeftOut, ...] = ()


@dataclass(frozen=True, slots=True)
class Wanted:
    """For whom the sheet is, and in what shape."""

    addressee: Party
    lang: str
    originals: bool
    max_mb: float | None
    #: originals may go although they may tell of a buyer whom the text leaves out
    sure: bool = False
    #: of several suppliers: that of this line, or of this name
    line_id: int | None = None
    supplier: str = ""


def make_evidence(store: Store, box: DocumentBox, case_id: int, wanted: Wanted) -> Paper:
    """Make the sheet, or the same one again when nothing new is to be said.

    A picture cannot be left out in part: the paper names those that may show the buyer. Raises
    `NotSound` for a case that is not what its history says, and `OriginalsTell` for originals that
    tell more of the buyer than the sheet and that nobody is `sure` of.
    """
    material = _gather(store, box, case_id, wanted)
    if wanted.originals:
        _refuse_too_much(material.case.photos)
    with told_plainly(), private_folder(store.folder) as folder:
        pictures = sealed_pictures(store, material.case.photos, folder)
        if wanted.originals:
            pictures = _asked_first(store, material, wanted, pictures)
        paper = _make(store, box, wanted, material, pictures)
    notes = tuple(_notes(material, wanted, store.clock.now().date(), len(paper.pdf)))
    if material.set_back is not None:
        newest = material.set_back.newest.date().isoformat()
        notes = (Because("evidence.clock_set_back", (("newest", f"date:{newest}"),)), *notes)
    paper = replace(paper, notes=notes, left_out=material.left_out)
    terms = material.policy.terms if material.policy else None
    if not leaves_buyer_out(wanted.addressee, terms):
        return paper
    shown = (photo.shot for photo in material.case.photos if photo.shot in MAY_SHOW_BUYER)
    return replace(paper, may_show=tuple(dict.fromkeys(shown)))


def _asked_first(
    store: Store, material: _Material, wanted: Wanted, pictures: Sequence[SealedPicture]
) -> tuple[SealedPicture, ...]:
    """The pictures with what their originals hold, unless these may tell of the buyer unasked."""
    photos = material.case.photos
    facts = looked_into(store, photos)
    terms = material.policy.terms if material.policy else None
    if leaves_buyer_out(wanted.addressee, terms) and not wanted.sure:
        found = tuple(telling(photos, facts))
        if found:
            raise OriginalsTell(found)
    return tuple(
        replace(picture, placed=seen.has_gps)
        for picture, seen in zip(pictures, facts, strict=True)
    )


def _notes(material: _Material, wanted: Wanted, today: date, size: int) -> Iterator[Because]:
    """What the seller should know before the sheet leaves: a window missed, a limit not kept."""
    if wanted.addressee is not Party.SUPPLIER or material.policy is None:
        return
    case, terms = material.case, material.policy.terms
    supplier = case.lines[0].supplier or "term:unnamed:supplier"
    late = (
        too_late(terms, line.reason, supplier, case.outlook(line).dates, heard_on(line, today))
        for line in case.lines
    )
    yield from dict.fromkeys(because for because in late if because is not None)
    limit = _supplier_limit(material, wanted)
    if wanted.max_mb is None and limit is not None and size > limit * 1_000_000:
        told = (("limit", str(limit)), ("size", f"{size / 1e6:.1f}"))
        yield Because("evidence.over_limit", (("supplier", supplier), *told))


def _make(
    store: Store,
    box: DocumentBox,
    wanted: Wanted,
    material: _Material,
    pictures: Sequence[SealedPicture],
) -> Paper:
    today = store.clock.now().date()
    sealing = Sealing(store, material.case.id, len(material.events))
    if material.last is not None and _may_be_said_again(box, material):
        number, made_on, sha256 = material.last
        # a sheet made while the clock was right stays, also now that it is not
        for clock in dict.fromkeys((None, material.set_back)):
            then = replace(material, set_back=clock)
            made_from = _inputs(then, wanted, pictures, number, made_on)
            paper = box.made_from(made_from, number, sha256)
            if paper is None:
                again = _press(store, then, wanted, pictures, number, made_on)
                paper = box.same(again, number, sha256, sealing.signed)
            if paper is not None:
                box.remember(made_from, paper)
                stamped = sealing.stamped_since(paper)
                return paper if stamped is None else _kept(box, material, stamped, number)
    number = f"{material.case.number}-E{material.count + 1}"
    pdf = _press(store, material, wanted, pictures, number, today)
    paper = _kept(box, material, sealing.finished(pdf, number), number)
    box.remember(_inputs(material, wanted, pictures, number, today), paper)
    return paper


def _kept(box: DocumentBox, material: _Material, pdf: bytes, number: str) -> Paper:
    return box.keep(
        pdf,
        name=f"{number}.pdf",
        kind=EVIDENCE,
        number=number,
        case_id=material.case.id,
        addressee=material.kept_for,
        lang=material.language,
    )


def _may_be_said_again(box: DocumentBox, material: _Material) -> bool:
    """Whether the history still ends where the last sheet says; else it need not be made to see."""
    if material.last is None:
        return False
    number, _, sha256 = material.last
    head = box.head_of(number, sha256)
    return head is None or head == (material.events[-1].event.hash if material.events else "")


def _inputs(
    material: _Material,
    wanted: Wanted,
    pictures: Sequence[SealedPicture],
    number: str,
    made_on: date,
) -> str:
    """A fingerprint of all that a sheet is made from: the same one makes the same bytes."""
    record = _record(material, wanted, number, made_on)
    limit = wanted.max_mb if wanted.max_mb is not None else _supplier_limit(material, wanted)
    photos = [(picture.photo, picture.placed) for picture in pictures]
    told = repr((record, photos, limit, wanted.max_mb is None, material.language))
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()


def _supplier_limit(material: _Material, wanted: Wanted) -> int | None:
    """The megabytes that the supplier's terms allow; they bind nobody else."""
    if wanted.addressee is not Party.SUPPLIER or material.policy is None:
        return None
    return material.policy.terms.evidence.max_mb


def _refuse_too_much(photos: Sequence[Photo]) -> None:
    """A sheet that `verify` would not read again proves nothing."""
    sizes = [photo.bytes for photo in photos]
    if sum(sizes) > _MOST_ORIGINALS or max(sizes, default=0) > MOST_ATTACHMENT:
        size = f"{sum(sizes) / 1e6:,.0f}"
        raise Refusal("papers.originals_too_large", size=size, count=len(sizes))


def _gather(store: Store, box: DocumentBox, case_id: int, wanted: Wanted) -> _Material:
    with store.reading() as tx:
        rows.case_row(tx, case_id)
        events = rows.history(tx, case_id)
        # before the case is read: what somebody altered may be nonsense
        flaws = flaws_of(tx, case_id, events)
        if flaws:
            raise NotSound(flaws)
        whole, beside = read_with(tx, case_id, store.clock.now())
        party = wanted.addressee
        terms = {line.id: beside.terms(line) for line in whole.lines}
        line_id, supplier = wanted.line_id, wanted.supplier
        lines = lines_for_sheet(whole, party, line_id=line_id, supplier=supplier, terms=terms)
        demand_ground(whole, lines, party, terms, line_id)
        policy = beside.policy(lines[0])
        asked = asked_for(whole, lines, party, terms)
        case = shown_to(whole, lines, party)
        language = wanted.lang or language_of(tx, lines[0], party)
        redact = leaves_buyer_out(party, policy.terms if policy else None)
        buyer = left_out_of(whole, party, language, redact=redact)
        others = Hidden(whole, party, lines[0])
        kept_for = _kept_for(whole, lines, party)
        return _Material(
            case=as_shown(case, buyer, redact=redact),
            asked=asked,
            paper=paper_of(country_of(tx, whole, lines[0], party, beside.settings)),
            weight=_weight(tx, lines, Lang(language)) if party is Party.CARRIER else "",
            events=paper_events(_before_papers(events), Lang(language), buyer, others),
            settings=beside.settings,
            policy=policy,
            language=language,
            set_back=_clock(store, tx, case_id),
            last=last_sheet(tx, case_id, kept_for, language),
            count=box.count(tx, case_id, EVIDENCE),
            kept_for=kept_for,
            left_out=buyer.left_out if buyer else (),
        )


def _weight(tx: Connection, lines: Sequence[Line], lang: Lang) -> str:
    return weight_said(lines, {line.id: expected_weight(tx, line) for line in lines}, lang)


def _kept_for(case: Case, lines: Sequence[Line], party: Party) -> str:
    """`supplier`, or `supplier 1,3` for a sheet about some of the lines only."""
    if len(lines) == len(case.lines):
        return party.value
    return f"{party.value} {','.join(str(line.number) for line in lines)}"


def _before_papers(events: Sequence[Event]) -> Sequence[Event]:
    """The history to its last step on the case: papers made after it say nothing new of the case.

    So that the same case makes the same sheet, although the first one is told in its history.
    """
    last = max((at for at, event in enumerate(events) if event.kind != PAPER_MADE), default=-1)
    return events[: last + 1]


def _clock(store: Store, tx: Connection, case_id: int) -> SetBack | None:
    """The case's own newest step counts, too: many of others may have been written since."""
    now = store.clock.now()
    return desk_clock(tx, now) or set_back(now, newest_step(tx, case_id))


def _press(
    store: Store,
    material: _Material,
    wanted: Wanted,
    pictures: Sequence[SealedPicture],
    number: str,
    made_on: date,
) -> bytes:
    """The finished bytes; smaller pictures are taken until they fit the addressee's limit."""
    record = _record(material, wanted, number, made_on)
    doubted = {p.sha256 for p in material.case.photos if doubt(p, material.case)}
    photos = [
        replace(page, clock_doubted=page.sha256 in doubted)
        for page in photo_pages(pictures, material.language)
    ]
    pdf = _sealed(store, material, record, photos)
    limit = wanted.max_mb if wanted.max_mb is not None else _supplier_limit(material, wanted)
    if limit is None or len(pdf) + ROOM <= limit * 1_000_000:
        return pdf
    least = 0 if wanted.max_mb is not None else _READABLE
    with told_plainly(), private_folder(store.folder) as folder:
        for side, quality in (size for size in _SIZES if size[0] >= least):
            smaller = [_shrunk(photo, folder, side, quality) for photo in photos]
            pdf = _sealed(store, material, record, smaller)
            if len(pdf) + ROOM <= limit * 1_000_000:
                return pdf
    if wanted.max_mb is None:
        return pdf  # the paper says so
    raise Refusal("papers.cannot_fit", size=f"{len(pdf) / 1e6:.1f}", limit=f"{wanted.max_mb:g}")


def _record(material: _Material, wanted: Wanted, number: str, made_on: date) -> EvidenceRecord:
    return replace(
        evidence_record(
            material.case,
            material.asked,
            material.events,
            material.settings,
            material.policy,
            wanted.addressee,
            Lang(material.language),
            made_on,
        ),
        number=number,
        made_on=made_on,
        originals=wanted.originals,
        weight=material.weight,
        paper=material.paper,
        newest_entry=material.set_back.newest if material.set_back else None,
    )


def _shrunk(photo: PhotoForPage, folder: Path, side: int, quality: int) -> PhotoForPage:
    from returns.documents.pictures import shrink

    if photo.path is None:
        return photo
    target = folder / f"{photo.sha256}-{side}.jpg"
    shrink(photo.path, target, side, quality)
    return replace(photo, path=target)


def _sealed(
    store: Store, material: _Material, record: EvidenceRecord, photos: Sequence[PhotoForPage]
) -> bytes:
    from returns.documents.evidence import render_evidence
    from returns.evidence.bundle import seal

    places: list[Place] = []
    body = render_evidence(record, photos, material.language, places)
    originals = [store.vault.path(photo.sha256) for photo in photos] if record.originals else []
    events = [line.event for line in material.events]
    return seal(body, record, photos, events, originals, places)
