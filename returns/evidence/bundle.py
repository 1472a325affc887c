"""Sealing an evidence sheet: manifest, sums and originals attached, so that anyone can check it."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf

from returns.errors import Refusal
from returns.evidence.anatomy import (
    MANIFEST,
    PROOF,
    SUMS,
    Anatomy,
    dissect_open,
    write_ending,
)
from returns.evidence.answer_form import add_answer_form, set_reference
from returns.evidence.chain import SALT
from returns.evidence.check_files import check_files
from returns.evidence.held import sha256
from returns.evidence.signing import add_field
from returns.records.event import Event
from returns.records.papers import EvidenceRecord, PhotoForPage, Place

FORMAT = "sendback-evidence/2"
_ORIGINAL = "photo-"
#: what qpdf calls each file that it is told to call alike, and in how many last bytes that stands
_STATIC_ID = b"31415926535897932384626433832795"
_TRAILER = 1024
_EXTENSIONS = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp", "TIFF": "tif", "HEIF": "heic"}
#: what a body may hold and still be shown: the rows of these tables and these facts
_OPEN_TABLES = frozenset({"photo", "finding"})
_OPEN_KEYS = frozenset({"created", "changed", "shot", "sha256", "count", SALT})


def seal(
    body: bytes,
    sheet: EvidenceRecord,
    photos: Sequence[PhotoForPage],
    events: Sequence[Event],
    originals: Sequence[Path] = (),
    places: Sequence[Place] = (),
) -> bytes:
    """The finished document: the rendered sheet with its attachments; same input, same bytes.

    `places` are those that its reader fills in, `events` is the case's whole history. `originals` is
    empty or has one file for each photo, in their order. Raises `Refusal` when an original is no
    longer what its photo's SHA-256 says.
    """
    attached = {**_read_originals(photos, originals), **check_files(events)}
    with pikepdf.open(BytesIO(body)) as document:
        add_field(document)
        lang = str(document.Root.get("/Lang", "en"))[:2]
        add_answer_form(document, places, [line.title for line in sheet.lines], lang)
        facts = manifest_facts(sheet, photos, events)
        facts["document"]["pages"] = len(document.pages)
        facts["parts"] = list(_parts(dissect_open(document), attached))
        manifest = _json(facts)
        set_reference(document, sheet.number, sha256(manifest))
        _attach(document, {MANIFEST: manifest, **attached})
        return _written(document, sheet.number)


def with_stamp(pdf: bytes, number: str, proof: Mapping[str, bytes]) -> bytes:
    """A sealed sheet, unsigned, with what leads to a stamp over it; all that the manifest lists stays."""
    with pikepdf.open(BytesIO(pdf)) as document:
        names = [name for name in document.attachments if name != SUMS]
        kept = {name: document.attachments[name].get_file().read_bytes() for name in names}
        for name in (*names, SUMS):
            del document.attachments[name]
        kept = {name: one for name, one in kept.items() if not name.startswith(PROOF)}
        _attach(document, {MANIFEST: kept.pop(MANIFEST), **kept, **proof})
        return _written(document, number)


def attachments_of(pdf: bytes) -> dict[str, bytes]:
    """The files attached to a document of ours, by their names."""
    with pikepdf.open(BytesIO(pdf)) as document:
        names = list(document.attachments)
        return {name: document.attachments[name].get_file().read_bytes() for name in names}


def _attach(document: pikepdf.Pdf, files: Mapping[str, bytes]) -> None:
    """Attach files, and the list of their sums."""
    sums = "".join(f"{sha256(content)}  {name}\n" for name, content in files.items())
    for name, content in {**files, SUMS: sums.encode()}.items():
        document.attachments[name] = _attachment(document, name, content)


def _written(document: pikepdf.Pdf, number: str) -> bytes:
    out = BytesIO()
    sums = document.attachments[SUMS].get_file().read_bytes()
    document.save(
        out,
        min_version="1.7",
        fix_metadata_version=False,  # it would write the metadata anew, which the manifest lists
        static_id=True,  # a name of its contents is had from their sums, without going through all of them
        compress_streams=False,
        stream_decode_level=pikepdf.StreamDecodeLevel.none,
        object_stream_mode=pikepdf.ObjectStreamMode.disable,
    )
    written = out.getbuffer()
    at = written.nbytes - _TRAILER + bytes(written[-_TRAILER:]).rindex(_STATIC_ID)
    written[at : at + len(_STATIC_ID)] = sha256(number.encode() + sums)[
        : len(_STATIC_ID)
    ].encode()
    return write_ending(bytes(written), number)


def manifest_sha256(pdf: bytes) -> str:
    """SHA-256 of the manifest inside a document that was sealed just now."""
    with pikepdf.open(BytesIO(pdf)) as document:
        return sha256(document.attachments[MANIFEST].get_file().read_bytes())


def head_in(path: Path) -> str | None:
    """The hash at which the history of a sealed document ends, "" for none; None where it cannot be read."""
    try:
        with pikepdf.open(path) as document:
            told = json.loads(document.attachments[MANIFEST].get_file().read_bytes())
    except (pikepdf.PdfError, KeyError, ValueError, OSError):
        return None
    head = told.get("head") if isinstance(told, dict) else None
    return str(head.get("hash", "")) if isinstance(head, dict) else ""


def asked_in(path: Path, manifest: str) -> tuple[int | None, str, str] | None:
    """What a sealed document asks for, in minor units, with its currency, and whom by name.

    The sum is None where none is named. None where the file cannot be read, or its manifest has another
    SHA-256.
    """
    try:
        with pikepdf.open(path) as document:
            content = document.attachments[MANIFEST].get_file().read_bytes()
        if sha256(content) != manifest:
            return None
        facts = json.loads(content)
        told, whom = facts["case"], str(facts["document"].get("addressee_name", ""))
        minor = told["asked_minor"]
        return (None if minor is None else int(minor)), str(told["currency"] or ""), whom
    except (pikepdf.PdfError, KeyError, TypeError, ValueError, AttributeError, OSError):
        return None


def original_name(number: int, photo: PhotoForPage) -> str:
    """`photo-1-outer_box.jpg`: by shot and content, never by the name it came with."""
    shot = re.sub(r"[^a-z0-9_]", "", photo.shot.lower()) or "other"
    return f"{_ORIGINAL}{number}-{shot}.{_EXTENSIONS.get(photo.format, 'bin')}"


def manifest_facts(
    sheet: EvidenceRecord, photos: Sequence[PhotoForPage], events: Sequence[Event]
) -> dict[str, Any]:
    """What the manifest says of the case, its photos and its history."""
    last = events[-1] if events else None
    return {
        "format": FORMAT,
        "document": {
            "number": sheet.number,
            "made_on": sheet.made_on.isoformat(),
            "made_by": sheet.made_by,
            "addressee": sheet.addressee.value,
            "addressee_name": sheet.addressee_name,
            "redacted": sheet.redact,
        },
        "case": _case(sheet),
        "photos": [_photo(number, photo) for number, photo in enumerate(photos, start=1)],
        "events": [_event(event) for event in events],
        "head": {"case_seq": last.case_seq, "hash": last.hash} if last else None,
    }


def _case(sheet: EvidenceRecord) -> dict[str, Any]:
    asked = sheet.asked
    return {
        "case": sheet.case_number,
        "order": None if sheet.redact else sheet.order_number or None,
        "title": sheet.title,
        "supplier_rma": sheet.supplier_rma,
        "our_rma": sheet.our_rma,
        "asked_minor": asked.minor if asked else None,
        "currency": asked.currency if asked else None,
        "asked_for": sheet.asked_for,
        "verdict": sheet.verdict.value if sheet.verdict else None,
    }


def _photo(number: int, photo: PhotoForPage) -> dict[str, Any]:
    return {
        "number": number,
        "shot": photo.shot,
        "caption": photo.caption,
        "sha256": photo.sha256,
        "bytes": photo.bytes,
        "format": photo.format,
        "width": photo.width,
        "height": photo.height,
        "taken_at": photo.taken_at,
        "added_at": photo.added_at,
        "location": photo.has_gps,
    }


def _event(event: Event) -> dict[str, Any]:
    """One link of the chain; the body only where it may be shown to others, and was not left out."""
    link: dict[str, Any] = {
        "case_seq": event.case_seq,
        "at": event.at,
        "kind": event.kind,
        "hash": event.hash,
    }
    if event.format > 1:
        link |= {"format": event.format, "case_id": event.case_id, "by": event.by}
    if _may_be_shown(event.body):
        link["body"] = event.body
    elif event.format > 2:
        link["body_sha256"] = event.body_sha256 or event.without_body().body_sha256
    return link


def _may_be_shown(body: str) -> bool:
    """Photos and findings are what the sheet is about; prices, notes and names are not."""
    try:
        said = json.loads(body)
    except ValueError:
        return False
    if not isinstance(said, Mapping) or not set(said) <= _OPEN_KEYS:
        return False
    rows = [*said.get("created", []), *said.get("changed", [])]
    return all(isinstance(row, list) and row and row[0] in _OPEN_TABLES for row in rows)


def _read_originals(
    photos: Sequence[PhotoForPage], originals: Sequence[Path]
) -> dict[str, bytes]:
    files = {}
    if originals:
        for number, (photo, path) in enumerate(zip(photos, originals, strict=True), start=1):
            try:
                content = path.read_bytes()
            except OSError as error:
                raise Refusal("evidence.original_gone", number=number) from error
            if sha256(content) != photo.sha256:
                raise Refusal("evidence.original_differs", number=number)
            files[original_name(number, photo)] = content
    return files


def _parts(anatomy: Anatomy, attached: Mapping[str, bytes]) -> Iterator[dict[str, str]]:
    for number, digest in enumerate(anatomy.pages, start=1):
        yield {"part": f"page {number}", "sha256": digest}
    for number, digest in enumerate(anatomy.pictures, start=1):
        yield {"part": f"picture {number}", "sha256": digest}
    for name, content in attached.items():
        yield {"part": f"attachment {name}", "sha256": sha256(content)}
    yield {"part": "structure", "sha256": anatomy.structure}


def _attachment(document: pikepdf.Pdf, name: str, content: bytes) -> pikepdf.AttachedFileSpec:
    attached = pikepdf.AttachedFileSpec(
        document,
        content,
        description="",
        filename=name,
        mime_type=_mime(name),
        creation_date="",
        mod_date="",
    )
    attached.relationship = _relation(name)
    return attached


def _relation(name: str) -> pikepdf.Name:
    """What an attached file is to the sheet, in the words of PDF/A-3."""
    if name == MANIFEST:
        return pikepdf.Name.Data
    return pikepdf.Name.Source if name.startswith(_ORIGINAL) else pikepdf.Name.Supplement


def _json(facts: Mapping[str, Any]) -> bytes:
    try:
        text = json.dumps(facts, ensure_ascii=False, indent=1, allow_nan=False)
        return text.encode() + b"\n"
    except UnicodeEncodeError:  # half a surrogate pair from outside
        return json.dumps(facts, indent=1, allow_nan=False).encode() + b"\n"


def _mime(name: str) -> str:
    kinds = {
        "json": "application/json",
        "jpg": "image/jpeg",
        "png": "image/png",
        **dict.fromkeys(("txt", "sh", "ps1", "pem"), "text/plain"),
    }
    ending = name.rpartition(".")[2]
    return kinds.get(ending, "text/plain" if name == SUMS else "application/octet-stream")
