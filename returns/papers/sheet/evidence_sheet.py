"""The evidence sheet of a case: everything it says, gathered; then rendered, sealed and kept."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from db.files.workplace import private_folder
from returns.errors import Refusal
from returns.evidence.anatomy import MOST_ATTACHMENT
from returns.ledger.storage_problems import told_plainly
from returns.ledger.store import Store
from returns.papers.document_box import DocumentBox, Paper
from returns.papers.sheet.last_sheet import EVIDENCE
from returns.papers.sheet.originals_asked import (
    MAY_SHOW_BUYER,
    demand_quiet,
    looked_into,
)
from returns.papers.sheet.sealed_pictures import SealedPicture, sealed_pictures
from returns.papers.sheet.sealing import ROOM, Sealing
from returns.papers.sheet.sheet_dates import heard_on
from returns.papers.sheet.sheet_material import (
    Material,
    Wanted,
    gather,
    record_of,
    shown_pages,
    unsaid_note,
)
from returns.records.advice import Because
from returns.records.case import Photo
from returns.records.papers import EvidenceRecord, PhotoForPage, Place
from returns.rules.dates.until import too_late
from returns.rules.redaction.redactor import leaves_buyer_out
from returns.terms import Party

#: sizes tried, largest first, until the sheet fits: longest side in pixels, JPEG quality
_SIZES = ((1600, 82), (1280, 78), (1024, 74), (800, 68), (640, 60), (480, 50))
#: smaller than this nobody reads a serial number: only who names a limit is given such pictures
_READABLE = 800
#: bytes of all originals together, well below what is read to be verified
_MOST_ORIGINALS = 400_000_000


def make_evidence(store: Store, box: DocumentBox, case_id: int, wanted: Wanted) -> Paper:
    """Make the sheet, or the same one again when nothing new is to be said.

    A picture cannot be left out in part: the paper names those that may show the buyer. Raises
    `NotSound` for a case that is not what its history says, and `OriginalsTell` for originals that
    tell more than the sheet and that nobody is `sure` of.
    """
    material = gather(store, box, case_id, wanted)
    if wanted.originals:
        _refuse_too_much(material.case.photos)
    with told_plainly(), private_folder(store.folder) as folder:
        pictures = sealed_pictures(store, material.case.photos, folder)
        if wanted.originals:
            pictures = _asked_first(store, material, wanted, pictures)
        paper = _make(store, box, wanted, material, pictures)
    notes = tuple(_notes(material, wanted, store.clock.now().date(), len(paper.pdf)))
    if (left := unsaid_note(material)) is not None:
        notes = (left, *notes)
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
    store: Store, material: Material, wanted: Wanted, pictures: Sequence[SealedPicture]
) -> tuple[SealedPicture, ...]:
    """The pictures with what their originals hold, unless these tell more than they should, unasked."""
    photos = material.case.photos
    facts = looked_into(store, photos)
    terms = material.policy.terms if material.policy else None
    if not wanted.sure:
        demand_quiet(photos, facts, buyer_out=leaves_buyer_out(wanted.addressee, terms))
    return tuple(
        replace(picture, placed=seen.has_gps)
        for picture, seen in zip(pictures, facts, strict=True)
    )


def _notes(material: Material, wanted: Wanted, today: date, size: int) -> Iterator[Because]:
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
    material: Material,
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


def _kept(box: DocumentBox, material: Material, pdf: bytes, number: str) -> Paper:
    return box.keep(
        pdf,
        name=f"{number}.pdf",
        kind=EVIDENCE,
        number=number,
        case_id=material.case.id,
        addressee=material.kept_for,
        lang=material.language,
    )


def _may_be_said_again(box: DocumentBox, material: Material) -> bool:
    """Whether the history still ends where the last sheet says; else it need not be made to see."""
    if material.last is None:
        return False
    number, _, sha256 = material.last
    head = box.head_of(number, sha256)
    return head is None or head == (material.events[-1].event.hash if material.events else "")


def _inputs(
    material: Material,
    wanted: Wanted,
    pictures: Sequence[SealedPicture],
    number: str,
    made_on: date,
) -> str:
    """A fingerprint of all that a sheet is made from: the same one makes the same bytes."""
    record = record_of(material, wanted, number, made_on)
    limit = wanted.max_mb if wanted.max_mb is not None else _supplier_limit(material, wanted)
    photos = [(picture.photo, picture.placed) for picture in pictures]
    told = repr((record, photos, limit, wanted.max_mb is None, material.language))
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()


def _supplier_limit(material: Material, wanted: Wanted) -> int | None:
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


def _press(
    store: Store,
    material: Material,
    wanted: Wanted,
    pictures: Sequence[SealedPicture],
    number: str,
    made_on: date,
) -> bytes:
    """The finished bytes; smaller pictures are taken until they fit the addressee's limit."""
    record = record_of(material, wanted, number, made_on)
    photos = shown_pages(material, pictures)
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


def _shrunk(photo: PhotoForPage, folder: Path, side: int, quality: int) -> PhotoForPage:
    from returns.documents.pictures.from_outside import shrink

    if photo.path is None:
        return photo
    target = folder / f"{photo.sha256}-{side}.jpg"
    shrink(photo.path, target, side, quality)
    return replace(photo, path=target)


def _sealed(
    store: Store, material: Material, record: EvidenceRecord, photos: Sequence[PhotoForPage]
) -> bytes:
    from returns.documents.evidence import render_evidence
    from returns.evidence.bundle import seal

    places: list[Place] = []
    body = render_evidence(record, photos, material.language, places=places)
    originals = [store.vault.path(photo.sha256) for photo in photos] if record.originals else []
    events = [line.event for line in material.events]
    return seal(body, record, photos, events, originals, places)
