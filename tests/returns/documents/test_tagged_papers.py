"""Whoever hears a paper gets what others see: all of it, in its order, codes and pictures in words."""

import ctypes
import io
import json
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pikepdf
import pypdfium2
import pypdfium2.raw as raw
import pytest
from PIL import Image, ImageCms

from resources import resource
from returns.documents.evidence import render_evidence
from returns.documents.labels.label import render_labels
from returns.documents.page.flow import Row, pages, table
from returns.documents.page.said_of_itself import Said, packet
from returns.documents.page.sheet import Sheet
from returns.documents.page.tagging import Tag
from returns.documents.plain.case_summary import render_case_summary
from returns.documents.plain.contact_sheet import render_contact_sheet
from returns.documents.plain.pick_list import render_pick_list
from returns.documents.store.store_policy import render_store_policy
from returns.documents.typesetting.text import Style, para
from returns.documents.typesetting.unprintable import missing
from returns.records.papers import PaperLine
from returns.records.policy import Address
from returns.terms import RmaPlacement
from tests.returns.documents.pdf_a_checks import faults_of_a
from tests.returns.documents.pdf_content import Finished
from tests.returns.documents.pdf_ua_checks import faults_of_ua
from tests.returns.documents.sample_papers import LABEL, LABEL_ZH, SHEET_OF_TWO, photo
from tests.returns.documents.test_plain_papers import contacts, digest, picks
from tests.returns.documents.test_store_policy import FULL

DAY = date(2026, 11, 21)
LABELS = {"en": LABEL, "zh": LABEL_ZH}
ROOT = Path(__file__).resolve().parents[3]
CORPUS = json.loads((ROOT / "tests/hostile/strings.json").read_text(encoding="utf-8"))
CODES = {"en": ("Bar code", "QR code"), "zh": ("条形码", "二维码")}


def all_labels(lang: str, _folder: Path) -> bytes:
    """A label for every placement, with the box sheets and slips that go with them."""
    of_placements = [replace(LABELS[lang], placement=each) for each in RmaPlacement]
    many = tuple(PaperLine(1, f"Item {n} with a title of its own") for n in range(40))
    return render_labels([*of_placements, replace(LABELS[lang], contents=many)], lang=lang)


PAPERS: dict[str, Callable[[str, Path], bytes]] = {
    "labels": all_labels,
    "policy": lambda lang, _folder: render_store_policy(FULL, lang, "Harbour Gifts", DAY),
    "summary": lambda lang, folder: render_case_summary(
        digest(photos=contacts(folder, 7, 12).photos), lang
    ),
    "contacts": lambda lang, folder: render_contact_sheet(contacts(folder, 14, 6), lang),
    "sheet": lambda lang, folder: render_evidence(
        SHEET_OF_TWO, [photo(folder / "p", number) for number in range(1, 8)], lang
    ),
    "picks": lambda lang, _folder: render_pick_list(picks(rows=70), lang),
}


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("name", PAPERS)
def test_every_paper_keeps_both_standards(tmp_path, name, lang):
    paper = PAPERS[name](lang, tmp_path)
    assert faults_of_ua(paper) + faults_of_a(paper) == []


def test_what_strangers_write_keeps_them_too():
    short = [text for text in CORPUS if len(text) <= 80 and not missing(text)]
    lines = [(PaperLine(1, text),) for text in short]
    labels = render_labels([replace(LABEL, contents=line) for line in lines])
    assert len(short) > 50
    papers = [labels, render_store_policy(FULL, "en", CORPUS[0], DAY)]
    papers += [render_case_summary(digest(text), "zh") for text in CORPUS[:40]]
    papers += [render_pick_list(picks(text), "en") for text in CORPUS[40:80]]
    for paper in papers:
        assert faults_of_ua(paper) + faults_of_a(paper) == []


# --- read by another program -------------------------------------------------------------------


def told(pdf: bytes, folder: Path) -> list[str]:
    """The structure with its words, as poppler reads it, a line for each part or text."""
    if not shutil.which("pdfinfo"):
        pytest.skip("poppler-utils is not installed")
    (folder / "paper.pdf").write_bytes(pdf)
    read = subprocess.run(
        ["pdfinfo", "-struct-text", "paper.pdf"],
        cwd=folder,
        capture_output=True,
        check=True,
        text=True,
        encoding="utf-8",
    )
    assert read.stderr == ""
    lines = (line.strip().removesuffix(":").split(" (")[0] for line in read.stdout.splitlines())
    return [line for line in lines if line and not line.startswith("/")]


@pytest.mark.parametrize("name", PAPERS)
def test_qpdf_finds_nothing_wrong(tmp_path, name):
    if not shutil.which("qpdf"):
        pytest.skip("qpdf is not installed")
    (tmp_path / "paper.pdf").write_bytes(PAPERS[name]("en", tmp_path))
    read = subprocess.run(
        ["qpdf", "--check", "paper.pdf"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert "No syntax or stream encoding errors" in read.stdout
    assert "WARNING" not in read.stdout + read.stderr


def test_pdfium_finds_the_same_figures():
    """The reader in browsers: each figure with its words, on the page where it stands."""
    document = pypdfium2.PdfDocument(render_labels([LABEL]))
    tree = raw.FPDF_StructTree_GetForPage(document[0])
    section = raw.FPDF_StructElement_GetChildAtIndex(
        raw.FPDF_StructTree_GetChildAtIndex(tree, 0), 0
    )
    kids = range(raw.FPDF_StructElement_CountChildren(section))
    alts = [alt_in(raw.FPDF_StructElement_GetChildAtIndex(section, kid)) for kid in kids]
    raw.FPDF_StructTree_Close(tree)
    assert [alt for alt in alts if alt] == [
        f"Bar code: {LABEL.rma}",
        f"QR code: {LABEL.scan_code}",
    ]


def alt_in(element: object) -> str:
    room = raw.FPDF_StructElement_GetAltText(element, None, 0)
    out = ctypes.create_string_buffer(room)
    raw.FPDF_StructElement_GetAltText(element, out, room)
    return out.raw.decode("utf-16-le").rstrip("\0")


def test_a_policy_is_read_in_its_order_by_its_roles(tmp_path):
    read = told(PAPERS["policy"]("en", tmp_path), tmp_path)
    assert read[:9] == [
        "Document",
        "H1",
        '"Returns at Harbour Gifts"',
        "P",
        '"You can return your order within 11 days."',
        "P",
        '"Write to us first."',
        "Table",
        "TR",
    ]
    at = read.index('"How to"')
    assert read[at - 1 : at + 11] == [
        "H2",
        '"How to"',
        "L",
        "LI",
        "Lbl",
        '"1"',
        "LBody",
        '"Write."',
        "LI",
        "Lbl",
        '"2"',
        "LBody",
    ]
    assert "page 1 of 1" not in "".join(read)  # the foot is none of its words


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_label_is_read_in_its_order_an_address_as_one(tmp_path, lang):
    label = LABELS[lang]
    read = told(render_labels([label]), tmp_path)
    text = "\n".join(read)
    order = [label.from_address.name, label.to_name, label.rma, label.order_number]
    assert [text.index(each) for each in order] == sorted(text.index(each) for each in order)
    address = next(line for line in read if label.to_name in line)
    assert all(line in address for line in label.to_address.lines)
    assert read.count("Figure") == 2


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_code_tells_what_it_says(tmp_path, lang):
    file = Finished(all_labels(lang, tmp_path))
    alts = {str(part.obj.Alt) for part in file.parts if part.role == "Figure"}
    bars, square = CODES[lang]
    colon = "：" if lang == "zh" else ": "
    assert alts == {f"{bars}{colon}{LABEL.rma}", f"{square}{colon}{LABEL.scan_code}"} | {
        f"{bars}{colon}{LABEL.case_number}"
    }


@pytest.mark.parametrize(("lang", "alt"), [("en", "Photo 3: "), ("zh", "照片 3：")])
def test_a_photo_tells_its_number_and_what_it_shows(tmp_path, lang, alt):
    shown = contacts(tmp_path, 4, 4)
    file = Finished(render_contact_sheet(shown, lang))
    alts = [str(part.obj.Alt) for part in file.parts if part.role == "Figure"]
    assert len(alts) == 4
    assert alts[2] == f"{alt}{shown.photos[2].caption}"


# --- the shared parts --------------------------------------------------------------------------


def sheet(lang: str = "en", title: str = "Paper") -> Sheet:
    return Sheet((300, 200), title=title, author="Harbour Gifts", day=DAY, lang=lang)


def structure(paper: Sheet) -> list[tuple[str, int]]:
    """Each part's role with the number of its pieces on pages."""
    return [(part.role, len(part.marks)) for part in Finished(paper.finish()).parts]


def words(text: str):
    return para(text, Style())


def test_what_is_drawn_in_no_part_becomes_one_or_says_nothing():
    paper = sheet()
    paper.block(0, 0, 9, 9)
    paper.paragraph(words("one\ntwo"), 20, 150, 200)
    paper.rule(0, 50, 20)
    paper.words(words("three").lines(100)[0], 20, 90, Style())
    paper.drawString(20, 20, "four, by another way")
    paper.circle(50, 50, 9)
    paper.showPage()
    made = paper.finish()
    assert faults_of_ua(made) + faults_of_a(made) == []
    parts = Finished(made).parts
    assert [(part.role, len(part.marks)) for part in parts[1:]] == [("P", 1)] * 3


def test_a_figure_takes_in_all_that_is_drawn_in_it_and_an_artifact_says_nothing():
    paper = sheet()
    with paper.figure("a line from left to right", (0, 0, 100, 20)):
        paper.rule(0, 10, 100)
        paper.paragraph(words("start"), 0, 20, 50)
    with paper.artifact("Footer"), paper.tagged(Tag("H1")):
        paper.paragraph(words("page 1 of 1"), 0, 60, 100)
    paper.showPage()
    assert structure(paper) == [("Document", 0), ("Figure", 1)]


@pytest.mark.parametrize(
    ("count", "kept"), [(1, []), (2, [1]), (3, [1, 2]), (4, [1, 3]), (5, [1, 4])]
)
def test_no_row_stands_alone_on_a_page_and_the_last_lets_go_of_what_follows(count, kept):
    rows = [Row((words(f"row {n}"), words("x"))) for n in range(count)]
    strips = table(rows, (100, 100))
    assert [at for at, strip in enumerate(strips, start=1) if strip.keep] == kept


def test_an_empty_cell_keeps_its_place_and_a_head_is_told_once():
    rows = [Row((words(f"row {n}"), words("" if n % 2 else "x"))) for n in range(12)]
    strips = table(rows, (100, 100), head=Row((words("Name"), words("Sign"))))
    paper = sheet()
    spread = pages(strips, 150)
    assert len(spread) > 1
    for page in spread:
        top = 190.0
        for strip in page:
            strip.draw(paper, 20, top)
            top -= strip.height
        paper.showPage()
    made = paper.finish()
    assert faults_of_ua(made) == []
    roles = [part.role for part in Finished(made).parts]
    assert (roles.count("TR"), roles.count("TH"), roles.count("TD")) == (13, 2, 24)


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("退运货物，无商业价值", "zh-Hans"),
        ("退货 302-1", "zh-Hans"),
        ("返品のお願い", "ja"),
        ("반품 요청", "ko"),
        ("החזרה", "he"),
        ("คืนสินค้า", "th"),
        ("Rückgabe 302-1", ""),
        ("Mug 马克杯", ""),
        ("Кружка", ""),
        ("مرتجع", ""),  # Arabic, Persian or Urdu
        ("302-1 · 12:00", ""),
        ("", ""),
    ],
)
def test_words_of_another_script_are_read_in_their_language(text, lang):
    paper = sheet()
    paper.paragraph(words(text), 20, 150, 200)
    paper.showPage()
    file = Finished(paper.finish())
    assert [str(part.obj.get("/Lang", "")) for part in file.parts[1:]] == (
        [lang] if text else []
    )


def test_the_papers_own_language_is_not_said_again():
    paper = sheet("zh")
    paper.paragraph(words("退货"), 20, 150, 200)
    paper.showPage()
    assert "/Lang" not in Finished(paper.finish()).parts[1].obj


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("one two three four five six", ["one two three ", "four five six"]),
        ("first\nsecond", ["first ", "second"]),
        ("退货单退货单退货单退货单", ["退货单退货单退", "货单退货单"]),
        ("반품 요청 반품 요청 반품", ["반품 요청 반품 요", "청 반품"]),
        ("반품요청 반품요청 반품", ["반품요청 반품요청 ", "반품"]),
    ],
)
def test_words_at_a_lines_end_do_not_run_into_the_next(tmp_path, text, lines):
    paper = sheet()
    para_ = words(text)
    room = 70.0
    assert [line.text for line in para_.lines(room)] == [line.rstrip() for line in lines]
    paper.paragraph(para_, 20, 150, room)
    paper.showPage()
    assert told(paper.finish(), tmp_path) == ["Document", "P", f'"{"".join(lines)}"']


def test_words_from_right_to_left_are_told_as_they_were_written():
    text = "אחת שתיים 302-1 שלוש\nארבע (חמש)"
    paper = sheet()
    paper.paragraph(words(text), 20, 150, 80)
    paper.paragraph(words("one"), 20, 50, 80)
    paper.showPage()
    made = paper.finish()
    assert faults_of_ua(made) == []
    told_ = [str(part.obj.get("/ActualText", "")) for part in Finished(made).parts[1:]]
    assert told_ == [text.replace("\n", " "), ""]


def test_an_address_from_right_to_left_is_told_as_one():
    home = Address("דנה לוי", ("הרצל 5",), "תל אביב", "", "61000", "IL")
    file = Finished(render_labels([replace(LABEL, from_address=home)]))
    (told_,) = {str(part.obj.ActualText) for part in file.parts if "/ActualText" in part.obj}
    assert all(each in told_ for each in ("דנה לוי", "הרצל 5", "תל אביב"))


@pytest.fixture
def jpeg() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (40, 30), (200, 30, 30)).save(out, "JPEG")
    return out.getvalue()


@pytest.mark.parametrize(("alt", "level"), [("a red mug", "A"), ("", "U")])
def test_a_paper_claims_no_more_than_is_so(jpeg, alt, level):
    paper = sheet()
    paper.picture(jpeg, (20, 20, 100, 100), alt)
    paper.showPage()
    file = Finished(paper.finish())
    assert file.told("pdfaid:conformance") == level
    assert file.told("pdfuaid:part") == ("1" if alt else "")
    assert [str(part.obj.Alt) for part in file.parts if part.role == "Figure"] == [alt][
        : len(alt)
    ]


def test_a_title_is_text_in_the_metadata_and_the_same_in_both_places():
    title = 'A <b>&amp;</b> "title"]]> \x07\ufffe 中文'
    paper = sheet("zh", title)
    paper.showPage()
    made = paper.finish()
    assert faults_of_a(made) == []
    file = Finished(made)
    assert file.told("dc:title//rdf:li").startswith('A <b>&amp;</b> "title"]]>')
    assert file.told("dc:language//rdf:li") == "zh-Hans"


@pytest.mark.parametrize("accessible", [True, False])
@pytest.mark.parametrize("author", ["Harbour & <Gifts>", ""])
def test_who_saves_a_paper_anew_leaves_its_metadata_as_it_is(accessible, author):
    written = packet(Said("Title", author, "en", DAY), accessible=accessible)
    out = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.Root.Metadata = pdf.make_stream(written)
        pdf.save(out)
    with pikepdf.open(out) as pdf:
        assert pdf.Root.Metadata.read_bytes() == written


def test_the_profile_is_srgb():
    image = Image.new("RGB", (16, 16))
    image.putdata([(x * 17, y * 17, (x * y) % 256) for x in range(16) for y in range(16)])
    ours = ImageCms.ImageCmsProfile(str(resource("colour", "srgb.icc")))
    same = ImageCms.profileToProfile(image, ours, ImageCms.createProfile("sRGB"))
    off = [abs(a - b) for a, b in zip(image.tobytes(), same.tobytes(), strict=True)]
    assert max(off) <= 1


def test_the_same_paper_is_the_same_bytes(tmp_path):
    for make in PAPERS.values():
        assert make("en", tmp_path) == make("en", tmp_path)
