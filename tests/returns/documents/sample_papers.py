"""A label, a sheet and photos to make papers from; and what can be read from a paper again."""

import hashlib
import re
from dataclasses import replace
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pikepdf
import pypdfium2
from PIL import Image

from returns.documents.pictures.from_outside import PictureFacts, make_working
from returns.evidence.chain import canonical, event_hash
from returns.money import Money
from returns.records.comparison import Comparison
from returns.records.event import Event
from returns.records.papers import (
    AmountRow,
    AnswerRow,
    Completeness,
    DateSaid,
    EvidenceRecord,
    FoundUnit,
    LabelRecord,
    PaperEvent,
    PaperLine,
    PhotoForPage,
    SheetLine,
    TermQuoted,
)
from returns.records.policy import Address
from returns.records.store_page import PagePart, StorePage
from returns.records.unit import Unit
from returns.terms import Goods, Grade, Lang, PackageState, Party, Verdict, Works

KILN = Address("Kiln & Co", ("Unit 7, Kiln Road",), "Stoke-on-Trent", "", "ST4 2AB", "GB")
LENA = Address("Lena Müller", ("Hauptstraße 5",), "Köln", "", "50667", "DE", "+49 221 5550123")
YIWU = Address(
    "义乌市晨光日用品有限公司",
    ("北苑街道春晗二区12幢3单元",),
    "义乌市",
    "浙江省",
    "322000",
    "CN",
)

LABEL = LabelRecord(
    case_number="RC-2026-00042",
    order_number="302-5581234-7719",
    rma="KC-88213",
    to_address=KILN,
    to_name="Kiln & Co, RETURNS",
    from_address=LENA,
    contents=(PaperLine(1, "Mug 350 ml, blue", "MUG-350-BL"),),
    return_by=date(2026, 11, 28),
    issued_on=date(2026, 11, 21),
    customs=True,
    scan_code="RMA:R26-004217;7",
    reason="Damaged on arrival",
)

LABEL_ZH = replace(
    LABEL,
    lang=Lang.ZH,
    to_address=YIWU,
    to_name="义乌市晨光日用品有限公司 退货组",
    contents=(PaperLine(2, "陶瓷马克杯 350 毫升 蓝色（带盖）"),),
    reason="收到时已破损",
)


def store_page(*texts: str, title: str = "Return policy") -> StorePage:
    """A store policy that says just these texts."""
    parts = tuple(PagePart("", (text,)) for text in texts)
    return StorePage(title, "", parts=parts)


def history(count: int = 5) -> tuple[PaperEvent, ...]:
    """A case's events, chained; two of them about photos."""
    events, before = [], ""
    for seq in range(1, count + 1):
        kind = "photos_added" if seq in (3, 4) else "note"
        row = ["photo", seq, {"sha256": "ab" * 32}]
        said = {"created": [row]} if seq in (3, 4) else {"text": f"private note {seq}"}
        body = canonical(said)
        at = f"2026-11-{17 + seq}T09:00:00Z"
        own = event_hash(before, seq, at, kind, body)
        words = f"Something happened, number {seq}"
        events.append(PaperEvent(Event(100 + 3 * seq, seq, at, kind, body, own), words))
        before = own
    return tuple(events)


CRACKED = Unit(
    1,
    1,
    1,
    Goods.INSPECTED,
    package=PackageState.OPENED,
    complete=True,
    works=Works.NO,
    marks="crack",
    grade=Grade.D,
    weight_g=412,
    verdict=Verdict.AS_CLAIMED,
)
MUG = SheetLine(
    title="Mug 350 ml, blue",
    sku="MUG-350-BL",
    announced=1,
    received=1,
    reason="damaged in transit",
    buyer_words="It arrived in pieces. Lena Müller, lena@example.com, 50667",
    comparisons=(
        Comparison(
            *("item", "Mug, blue", "Mug, blue", "Mug, blue", False),
            agreed="Mug, blue",
            agreeing=("said", "found", "answered"),
        ),
        Comparison("condition", "In pieces", "Cracked through", "“Left us intact”", True, True),
    ),
)

#: the same, of which the buyer wrote nothing
SILENT = (replace(MUG, buyer_words=""),)

SHEET = EvidenceRecord(
    number="RC-2026-00042-E1",
    made_on=date(2026, 11, 21),
    made_by="Harbour Gifts",
    addressee=Party.SUPPLIER,
    addressee_name="Kiln & Co",
    title="Mug 350 ml, blue: cracked on arrival",
    case_number="RC-2026-00042",
    order_number="302-5581234-7719",
    supplier_rma="KC-88213",
    our_rma="R26-004217",
    asked=Money(1230, "EUR"),
    lines=(MUG,),
    dates=(
        DateSaid("ordered", "10 Nov 2026"),
        DateSaid("shipped", "not known"),
        DateSaid("delivered", "18 Nov 2026"),
        DateSaid("inspected", "21 Nov 2026"),
    ),
    what_happened=("The mug reached the buyer cracked from rim to base.",),
    terms=(
        TermQuoted(
            "Damage reported within 4 days is refunded without a fee.",
            "Counted from delivery (18 Nov 2026), that is until 22 Nov 2026.",
            3,
            date(2026, 9, 1),
        ),
    ),
    findings=(FoundUnit(MUG.title, CRACKED, (CRACKED.marks,)),),
    verdict=Verdict.AS_CLAIMED,
    amounts=(
        AmountRow("Goods, 1 × EUR 9.80", Money(980, "EUR")),
        AmountRow("Freight to the buyer", Money(250, "EUR")),
    ),
    events=history(),
    completeness=Completeness(2, 2),
    remedies=("refund", "credit_note", "reship"),
    reply_to="returns@harbour.example",
    buyer_name="Lena Müller",
    buyer_email="lena@example.com",
    buyer_address=LENA,
)


@cache
def _of_one_colour(red: int, size: tuple[int, int]) -> tuple[bytes, bytes, PictureFacts]:
    """A picture, its working copy, and what is known of it: sheets have the same few by the hundred."""
    with TemporaryDirectory() as folder:
        original, work, thumb = (Path(folder, name) for name in ("original", "work", "thumb"))
        Image.new("RGB", size, (red, 90, 160)).save(original, "JPEG", quality=90)
        facts = make_working(original, work, thumb)
        return original.read_bytes(), work.read_bytes(), facts


def photo(folder: Path, number: int, *, size: tuple[int, int] = (400, 300)) -> PhotoForPage:
    """A photo of one colour with its working copy in `folder`."""
    folder.mkdir(exist_ok=True)
    content, working, facts = _of_one_colour(40 * number % 256, size)
    (folder / f"IMG_{number}.jpg").write_bytes(content)
    work = folder / f"work-{number}.jpg"
    work.write_bytes(working)
    return PhotoForPage(
        path=work,
        caption=f"Outer box, side {number}",
        shot="outer_box",
        sha256=hashlib.sha256(content).hexdigest(),
        bytes=len(content),
        width=facts.width,
        height=facts.height,
        format=facts.format,
        taken_at=f"2026-11-21T14:0{number}:00",
        added_at="2026-11-21T14:10:00Z",
    )


def text_of(pdf: bytes, *, above: float | None = None) -> str:
    """All words of a PDF as pdfium reads them; with `above`, only what stands higher (points)."""
    pages = pypdfium2.PdfDocument(pdf)
    return "".join(page.get_textpage().get_text_bounded(bottom=above) for page in pages)


def page_texts(pdf: bytes) -> list[str]:
    """The words of each page."""
    return [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(pdf)]


def sizes_of(pdf: bytes) -> set[float]:
    """The sizes of type on all pages, in points."""
    found = set()
    for page in pypdfium2.PdfDocument(pdf):
        text = page.get_textpage()
        for at in range(text.count_chars()):
            if chr(pypdfium2.raw.FPDFText_GetUnicode(text, at)).strip():
                found.add(round(pypdfium2.raw.FPDFText_GetFontSize(text, at), 2))
    return found


def squeezed(text: str) -> str:
    """Without the spaces and line ends that setting a text moves about."""
    return re.sub(r"\s+", "", text)


def annotations(pdf: bytes) -> int:
    """How many links, notes and actions a PDF has."""
    with pikepdf.open(BytesIO(pdf)) as document:
        on_pages = sum(len(page.get("/Annots", [])) for page in document.pages)
        in_root = sum(key in document.Root for key in ("/OpenAction", "/AA", "/AcroForm"))
    return on_pages + in_root


#: two items, one of them in two pieces of which one did not come
LAMP = SheetLine(
    title="Lamp, oak",
    sku="LAMP-OAK",
    announced=2,
    received=1,
    reason="defective",
    buyer_words="It flickers.",
    comparisons=(Comparison("quantity", "2", "1", "", True, False, True),),
)
SHEET_OF_TWO = replace(
    SHEET,
    title="Mug 350 ml, blue: cracked on arrival; Lamp, oak: defective",
    lines=(MUG, LAMP),
    findings=(
        *SHEET.findings,
        FoundUnit(LAMP.title, replace(CRACKED, id=2, marks="", serial="L-77", weight_g=None)),
        FoundUnit(
            LAMP.title,
            Unit(3, 2, 2, Goods.AWAITED, grade=Grade.X, verdict=Verdict.NOT_RECEIVED),
        ),
    ),
    answers=(
        AnswerRow(date(2026, 11, 22), "We asked for: refund", Money(1230, "EUR")),
        AnswerRow(
            date(2026, 11, 25), "Partly accepted", Money(980, "EUR"), "Freight is not ours."
        ),
    ),
)
