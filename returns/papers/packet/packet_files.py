"""The files of a packet in each form, and their measures once they are made."""

import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from math import floor

from returns.documents.pictures.page_pictures import page_count
from returns.documents.pictures.picture_files import as_jpegs, letters_of
from returns.documents.short_case.card_sheet import smaller
from returns.documents.short_case.market_sheets import render_market_sheets
from returns.ledger.store import Store
from returns.papers.document_box import Paper
from returns.papers.packet.packet_words import in_field
from returns.papers.paper_files import attached
from returns.papers.sheet.originals_asked import demand_quiet, looked_into
from returns.papers.sheet.sheet_material import Material, Wanted
from returns.phrases import say
from returns.records.advice import Because
from returns.records.case import Photo
from returns.records.packets import Addressee, Measured, PacketFile, PacketForm, ShortCase
from returns.records.papers import PictureFacts
from returns.rules.packets.fits import BYTES, smallest
from returns.rules.redaction.redactor import leaves_buyer_out

#: the earliest day that a ZIP can name: the same packet makes the same bytes
_NO_DAY = (1980, 1, 1, 0, 0, 0)
#: what a ZIP says of a file besides its content and its name
_ENTRY = 160
_ENDINGS = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp", "HEIF": "heic", "TIFF": "tif"}


@dataclass(frozen=True, slots=True)
class Made:
    """Files as they were made; `kept` where the desk has them already."""

    files: tuple[PacketFile, ...]
    #: the pages to look at
    pdf: bytes
    kept: Paper | None = None
    notes: tuple[Because, ...] = ()


def pictures(case: ShortCase, addressee: Addressee) -> Made:
    """Up to five pictures with their captions in them, as good as the addressee's bytes allow."""
    pdf = render_market_sheets(case)
    most, each = addressee.limit("bytes"), addressee.limit("file_bytes")
    made = as_jpegs(pdf, most, each)
    files = tuple(
        PacketFile(f"{case.number}-{at}-of-{len(made)}.jpg", content)
        for at, content in enumerate(made, start=1)
    )
    return Made(files, pdf)


def card(case: ShortCase, addressee: Addressee) -> Made:
    """One paper in large type without colour."""
    most = smallest(addressee, BYTES)
    pdf = smaller(case, most and most[1])
    return Made((PacketFile(f"{case.number}-card.pdf", pdf),), pdf)


def demand_may_go(store: Store, material: Material, wanted: Wanted) -> tuple[PictureFacts, ...]:
    """What the originals hold; raises `OriginalsTell` for such as tell more than they should, unasked."""
    photos = material.case.photos
    facts = looked_into(store, photos)
    terms = material.policy.terms if material.policy else None
    if not wanted.sure:
        demand_quiet(photos, facts, buyer_out=leaves_buyer_out(wanted.addressee, terms))
    return facts


def zipped(
    store: Store,
    paper: Paper,
    material: Material,
    facts: Sequence[PictureFacts],
    most: int | None,
) -> Made:
    """The sheet, what checks it, and as many originals as there is room for; README says how many are not."""
    lang, number = material.language, material.case.number
    held = [PacketFile(paper.name, paper.pdf)]
    held += [PacketFile(name, content) for name, content in attached(paper.pdf)]
    room = None if most is None else most - len(packed(held)) - 4_000
    originals = list(_originals(store, material.case.photos))
    chosen: list[PacketFile] = []
    placed = 0
    for file, fact in zip(originals, facts, strict=True):
        size = len(file.content) + _ENTRY
        if room is None or size <= room:
            chosen.append(file)
            placed += fact.has_gps
            room = None if room is None else room - size
    told = _readme(paper, held, (len(chosen), len(originals), placed), lang)
    whole = packed([PacketFile("README.txt", told.encode()), *held, *chosen])
    left = len(originals) - len(chosen)
    notes = [*paper.notes]
    if left:
        facts_told = (("count", str(left)), ("whole", str(len(originals))))
        notes.append(Because("packets.originals_left", facts_told))
    if placed:
        notes.append(Because("packets.originals_placed", (("count", str(placed)),)))
    return Made((PacketFile(f"{number}-evidence.zip", whole),), paper.pdf, None, tuple(notes))


def _originals(store: Store, photos: Sequence[Photo]) -> Iterator[PacketFile]:
    """By number, shot and what they are; never by a name from outside."""
    for at, photo in enumerate(photos, start=1):
        ending = _ENDINGS.get(photo.format, "bin")
        name = f"originals/{at:02d}-{photo.shot or 'photo'}.{ending}"
        yield PacketFile(name, store.vault.path(photo.sha256).read_bytes())


def _readme(
    paper: Paper, held: Sequence[PacketFile], counts: tuple[int, int, int], lang: str
) -> str:
    chosen, whole, placed = counts
    names = "\n".join(f"  {file.name}" for file in held)
    parts = [
        say("packets.readme.what", lang, number=paper.number),
        names,
        say("packets.readme.originals", lang, count=chosen, whole=whole),
    ]
    if chosen < whole:
        parts.append(say("packets.readme.left", lang, count=whole - chosen))
    if placed:
        parts.append(say("packets.readme.placed", lang, count=placed))
    parts.append(say("packets.readme.check", lang))
    return "\n".join(parts) + "\n"


def packed(files: Sequence[PacketFile]) -> bytes:
    """The files in one ZIP; the same ones make the same bytes."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for file in files:
            entry = zipfile.ZipInfo(file.name, _NO_DAY)
            entry.external_attr = 0o600 << 16
            still = file.name.endswith((".jpg", ".jpeg", ".heic", ".png", ".webp"))
            entry.compress_type = zipfile.ZIP_STORED if still else zipfile.ZIP_DEFLATED
            archive.writestr(entry, file.content)
    return out.getvalue()


def text_file(case: ShortCase, addressee: Addressee, subject: str, text: str) -> PacketFile:
    """Subject and text, to be copied from."""
    words = f"{subject}\n\n{text}\n".encode("utf-8", "surrogatepass")
    return PacketFile(f"{case.number}-{addressee.id}-text.txt", words)


def measured(form: PacketForm, files: Sequence[PacketFile], pdf: bytes, text: str) -> Measured:
    """The measures of what was made, taken from the files themselves."""
    sizes = [len(file.content) for file in files]
    read = form is not PacketForm.JPGS
    # pdfium gives sizes as it multiplied them: 11.9999 points are 12
    least = min(letters_of(pdf), default=None) if read else None
    return Measured(
        form,
        files=len(files),
        bytes=sum(sizes),
        file_bytes=max(sizes, default=0),
        pages=page_count(pdf) if read else None,
        point=None if least is None else floor(least * 100 + 0.5) / 100,
        characters=in_field(text),
    )
