"""Paper, clock, money and checks of the reader: his size, a zone, ISO codes, his system's own tools."""

import hashlib
import io
import re
from pathlib import Path

import pikepdf
import pytest
import zxingcpp
from PIL import Image
from pypdfium2 import PdfDocument

from returns.desk import Desk
from returns.errors import Refusal
from returns.evidence.bundle import attachments_of
from returns.papers.document_box import Paper
from returns.records.letter import Letter
from returns.records.options import StepOptions
from returns.rules.paper_size import paper_of
from returns.terms import Offer, PaperSize, Party, Route, StepKind
from tests.returns.documents.sample_papers import text_of
from tests.returns.papers.disputes import disputed

LETTER, A4 = (612, 792), (595, 842)


@pytest.mark.parametrize(
    ("country", "size"),
    [
        ("US", PaperSize.LETTER),
        ("United States", PaperSize.LETTER),
        ("CA", PaperSize.LETTER),
        ("MX", PaperSize.LETTER),
        ("PR", PaperSize.LETTER),
        ("GB", PaperSize.A4),
        ("CN", PaperSize.A4),
        ("DE", PaperSize.A4),
        ("", PaperSize.A4),
        ("Nowhere", PaperSize.A4),
    ],
)
def test_a_country_prints_on_its_own_paper(country: str, size: PaperSize) -> None:
    assert paper_of(country) is size


def sizes(pdf: bytes) -> set[tuple[int, int]]:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        boxes = [[float(side) for side in page.mediabox] for page in document.pages]
    return {(round(box[2]), round(box[3])) for box in boxes}


@pytest.fixture
def case_id(desk: Desk) -> int:
    from returns.money import Money
    from returns.records.options import NewCase

    desk.policies.add_supplier("Kiln & Co", "returns@kiln.example", "en")
    (kiln,) = desk.policies.suppliers()
    price = Money.parse("75", "USD")
    new = NewCase("302-3", "Shop", "Lamp", "defective", price, "LAMP", supplier_id=kiln.id)
    return desk.by_hand.open(new).case_ids[0]


@pytest.mark.parametrize(("country", "paper"), [("US", LETTER), ("CN", A4), ("", A4)])
def test_a_sheet_is_on_the_paper_of_its_readers_country(
    desk: Desk, case_id: int, country: str, paper: tuple[int, int]
) -> None:
    from returns.records.policy import Address

    (kiln,) = desk.policies.suppliers()
    desk.policies.set_warehouse(
        kiln.id, None, "Main", Address("K", ("1 Rd",), "X", "", "1", country)
    )
    assert sizes(desk.papers.evidence(case_id).pdf) == {paper}


def test_a_platform_reads_on_the_paper_of_its_market(desk: Desk, case_id: int) -> None:
    with desk.store.transaction() as tx:
        tx.exec_driver_sql("UPDATE channel SET country = 'US'")
    paper = desk.papers.evidence(disputed(desk, case_id), addressee=Party.PLATFORM)
    assert sizes(paper.pdf) == {LETTER}


def test_the_store_policy_is_on_the_shops_own_paper(desk: Desk, tmp_path: Path) -> None:
    from returns.records.policy import Address

    for country, paper in (("CA", LETTER), ("DE", A4)):
        desk.settings.set(return_address=Address("S", ("1 Rd",), "X", "", "1", country))
        out = tmp_path / f"{country}.pdf"
        desk.policies.save_store_policy(out, "en")
        assert sizes(out.read_bytes()) == {paper}


@pytest.mark.usefixtures("at_quay")
@pytest.mark.parametrize(("country", "paper"), [("US", LETTER), ("CA", LETTER), ("DE", A4)])
def test_a_label_that_goes_with_a_letter_is_on_the_paper_of_the_buyers_country(
    desk: Desk, case_id: int, country: str, paper: tuple[int, int]
) -> None:
    """A buyer prints it at home, where nobody has a roll of labels."""
    offer = StepOptions(offer=Offer.REFUND_ON_RECEIPT)
    desk.cases.do(case_id, StepKind.ANSWER_BUYER, offer)
    desk.cases.do(case_id, StepKind.APPROVE, StepOptions(route=Route.TO_US))
    with desk.store.transaction() as tx:
        tx.exec_driver_sql("UPDATE channel SET country = ?", (country,))
    letter = Letter(Party.BUYER, "", "", "", "label", "en", attachments=("label",))
    (label,) = desk.papers.attached(case_id, letter)
    assert sizes(label.pdf) == {paper}
    with PdfDocument(label.pdf) as document:
        page = document[0].render(scale=203 / 72).to_pil()
    read = {code.text for code in zxingcpp.read_barcodes(page)}
    assert desk.cases.get(case_id).our_rma in read


# --- times, captions, money, history -----------------------------------------------------------


@pytest.fixture
def pictured(desk: Desk, case_id: int) -> int:
    """Two pictures without a shot name: one with the camera's time, one with none."""
    for name, taken in (("IMG_0001_Lena.jpg", "2026:11:21 14:01:00"), ("holiday.jpg", "")):
        image, out = Image.new("RGB", (640, 480), "red" if taken else "blue"), io.BytesIO()
        exif = image.getexif()
        if taken:
            exif.get_ifd(0x8769)[0x9003] = taken
        image.save(out, "JPEG", exif=exif)
        desk.photos.add_bytes(case_id, out.getvalue(), name)
    for photo in desk.cases.get(case_id).photos:
        desk.photos.assign(photo.id, "")
    return case_id


def words(paper: Paper) -> str:
    return " ".join(text_of(paper.pdf).split())


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        (
            "en",
            ("added to the case 22 Nov 2026", "no zone", "Without a shot name", "UTC"),
        ),
        ("zh", ("收录", "无时区", "未命名的照片", "UTC")),
    ],
)
def test_a_time_says_its_zone_and_no_file_name_is_a_caption(desk, pictured, lang, told):
    paper = desk.papers.evidence(pictured, lang=lang)
    text = words(paper)
    for each in told:
        assert each.replace(" ", "") in text.replace(" ", ""), each
    assert "taken in" not in text
    assert re.findall(r"\d · (?:IMG_0001|holiday)", text) == []


def test_the_history_says_who_and_the_new_value(desk, pictured):
    from returns.records.inspection import FindingDraft
    from returns.terms import PackageState, Works

    line = desk.cases.get(pictured).lines[0]
    desk.at_desk = "Mei Chen"
    draft = FindingDraft(
        line.id, package=PackageState.OPENED, works=Works.NO, marks="bent foot", weight_g=1150
    )
    desk.inspections.save_finding(pictured, draft)
    desk.cases.set_found_says(pictured, "packing", "no cushioning")
    text = words(desk.papers.evidence(pictured, lang="en"))
    assert "Mei Chen" in text
    for each in ("Works: no", "1150 g", "bent foot", "Packing: no cushioning"):
        assert each.replace(" ", "").lower() in text.replace(" ", "").lower(), each


def test_money_on_the_samples_papers_has_a_code_and_no_sign(made_sample, tmp_path, clock):
    import shutil

    from returns.desk import open_desk

    shutil.copytree(made_sample, tmp_path / "sample")
    desk = open_desk(tmp_path / "sample", clock=clock)
    try:
        made = 0
        for case_id in range(1, 31):
            for party in (Party.SUPPLIER, Party.CARRIER, Party.PLATFORM):
                text = sheet_text(desk, case_id, party)
                assert re.findall(r"[$€£¥]\s?\d[^\n]*", text) == [], (case_id, party)
                made += bool(text)
        assert made > 10
    finally:
        desk.close()


def sheet_text(desk: Desk, case_id: int, party: Party) -> str:
    try:
        return text_of(desk.papers.evidence(case_id, addressee=party, lang="en", sure=True).pdf)
    except Refusal:
        return ""


# --- Windows ------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_windows_is_told_how_to_check_and_that_way_agrees(desk, case_id, lang):
    paper = desk.papers.evidence(case_id, lang=lang)
    on_paper = text_of(paper.pdf)
    for each in ("CHECK.txt", "check.ps1"):
        assert each in on_paper
    told = attachments_of(paper.pdf)["CHECK.txt"].decode()
    # the Chinese part names the commands of the English one
    assert told.count("Windows") >= 4
    text = "".join(told.split())
    for each in (
        "[IO.File]::ReadAllBytes",
        'LastIndexOf("`n%Sendback")+1',
        "certutil-hashfile",
    ):
        assert each in text
    # what those commands do, here: all before the line of the sum, and the sum at its end
    content = paper.pdf
    start = content.rindex(b"\n%Sendback ") + 1
    last = content[start:].split(b"\n")[0].decode("ascii").strip()
    assert last.endswith(hashlib.sha256(content[:start]).hexdigest())
