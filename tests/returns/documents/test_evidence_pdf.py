"""The evidence sheet on paper: what it says, in both languages, the same bytes every time."""

import os
import subprocess
import sys
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from returns.documents.evidence import render_evidence
from returns.documents.evidence_pages.photos import short
from returns.errors import Refusal
from returns.records.comparison import Comparison
from returns.records.papers import Completeness
from returns.terms import Party
from tests.returns.documents.sample_papers import (
    MUG,
    SHEET,
    SHEET_OF_TWO,
    SILENT,
    history,
    page_texts,
    photo,
    squeezed,
    text_of,
)

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def six(tmp_path):
    """Six photos with their working copies."""
    return [photo(tmp_path / "photos", number) for number in range(1, 7)]


def test_the_first_page_says_who_asks_what_for_which_case(six):
    first = " ".join(page_texts(render_evidence(SHEET, six))[0].split())
    for words in (
        "Evidence for a supplier claim",
        SHEET.title,
        "EUR 12.30",
        "Your RMA",
        "KC-88213",
        "RC-2026-00042",
        "1 of 1",
        "18 Nov 2026",
        "version 3",
        "As claimed",
        "Freight to the buyer EUR 2.50",
        "2 of the 2 pictures",
        "page 1 of",
        "To returns@harbour.example, naming KC-88213 / RC-2026-00042-E1",
    ):
        assert words in first, words


def test_a_chinese_sheet_is_chinese_throughout(six):
    text = text_of(render_evidence(SHEET, six, "zh"))
    for words in (
        "供应商索赔证据",
        "请贵方退款",
        "贵方说法",
        "处理经过",
        "我方时钟",
        "各方一致",
    ):
        assert words in text
    for words in ("We ask for", "The buyer said", "taken ", "page 1"):
        assert words not in text


def test_a_contradiction_carries_its_sign_and_agreement_does_not():
    text = squeezed(text_of(render_evidence(SHEET, [])))
    assert "ConditionInpiecesCrackedthrough≠“Leftusintact”" in text
    assert "Allofusagree:Item:Mug,blue." in text
    # the buyer alone is contradicted: the supplier, who agrees with us, bears no sign
    agrees = (Comparison("quantity", "2", "1", "one came", True, False, True),)
    text = squeezed(
        text_of(render_evidence(replace(SHEET, lines=(replace(MUG, comparisons=agrees),)), []))
    )
    assert "Quantity≠21onecame" in text
    # nobody said what is contradicted: what was to be expected
    heavy = (Comparison("weight", "", "300 g", "", True, False, True),)
    text = squeezed(
        text_of(render_evidence(replace(SHEET, lines=(replace(MUG, comparisons=heavy),)), []))
    )
    assert "Weight–≠300g–" in text
    same = (Comparison("item", "a", "a", "a", False),)
    agreed = replace(SHEET, lines=(replace(MUG, comparisons=same),))
    assert "≠" not in text_of(render_evidence(agreed, []))


def test_what_one_alone_says_is_told_as_his_and_never_as_agreed():
    alone = (
        Comparison(
            *("item", "Mug", "Mug", "", False), agreed="Mug", agreeing=("said", "found")
        ),
        Comparison("condition", "In pieces", "", "", False),
        Comparison("packing", "", "", "Bubble wrap used", False),
        Comparison("weight", "", "412 g", "", False),
    )
    sheet = replace(SHEET, lines=(replace(MUG, comparisons=alone),))
    text = squeezed(text_of(render_evidence(sheet, [])))
    for words in (
        "The buyer and we agree: Item: Mug.",
        "The buyer said: Condition: In pieces.",
        "You say: Packing: Bubble wrap used.",
        "Found by us alone: Weight: 412 g.",
    ):
        assert squeezed(words) in text, words


def test_several_items_are_listed_each_with_its_own_words_and_units():
    text = " ".join(text_of(render_evidence(SHEET_OF_TWO, [])).split())
    assert "2. Lamp, oak · LAMP-OAK 2 1 defective" in text
    assert "In the buyer’s own words, Lamp, oak: It flickers." in text
    assert "Lamp, oak, unit 2" in text
    assert "Not received" in text
    assert "25 Nov 2026 Partly accepted EUR 9.80 “Freight is not ours.”" in text
    assert "2 of 3" in text


def test_each_column_stands_under_its_own_heading():
    text = " ".join(text_of(render_evidence(SHEET_OF_TWO, [])).split())
    for line in (
        "Item Announced Received Reason 1. Mug 350 ml, blue · MUG-350-BL 1 1 damaged in transit",
        "The buyer said We found You say Condition In pieces Cracked through ≠ “Left us intact”",
        "“Left us intact” 1. Mug 350 ml, blue Quantity ≠ 2 1 – 2. Lamp, oak",
        "Item Package Complete Works Marks Verdict, grade 1. Mug 350 ml, blue, unit 1, Opened",
        "No. When What Fingerprint 1 18 Nov 2026 09:00 UTC Something happened, number 1",
    ):
        assert line in text, line


def test_one_item_is_no_list_of_items():
    text = text_of(render_evidence(SHEET, []))
    assert "Items" not in text
    assert "Asked and answered" not in text
    assert "In the buyer’s own words\r\nIt arrived" in text.replace("\n", "\r\n").replace(
        "\r\r", "\r"
    )


@pytest.mark.parametrize(
    ("held", "said"), [(True, "which held on the order date"), (False, "as noted on 1 Sep")]
)
def test_terms_are_said_to_have_held_only_where_they_did(held, said):
    terms = (replace(SHEET.terms[0], held=held),)
    text = " ".join(text_of(render_evidence(replace(SHEET, terms=terms), [])).split())
    assert said in text
    assert ("which held" in text) is held
    # what is quoted ends before the next sentence begins
    assert "”. Counted from" in text


def test_only_the_supplier_is_addressed_as_you():
    text = text_of(render_evidence(replace(SHEET, addressee=Party.PLATFORM), []))
    assert "The supplier says" in text
    assert "Your RMA" not in text
    assert "Your order number" in text
    assert "You say" not in text


def test_every_photo_is_shown_with_shot_time_and_fingerprint(six):
    pdf = render_evidence(SHEET, six)
    text = text_of(pdf)
    for number, one in enumerate(six, start=1):
        assert f"{number} {one.caption}" in " ".join(text.split())
        assert f"14:0{number}, camera (no zone)" in text
        assert "21 Nov 2026 14:10 UTC, our clock" in text
        assert one.sha256 in squeezed(text)
    with pikepdf.open(BytesIO(pdf)) as document:
        # one large picture stands on the first page besides
        named = [page.Resources.get("/XObject", {}) for page in list(document.pages)[1:]]
        shown = [image for images in named for image in images.values()]
        raw = [image.read_raw_bytes() for image in shown]
    assert sorted(raw) == sorted(one.path.read_bytes() for one in six)


@pytest.mark.parametrize(("per_page", "pages"), [(1, 6), (2, 3), (4, 2), (6, 1), (9, 1)])
def test_photos_come_as_many_to_a_page_as_somebody_asked_for(six, per_page, pages):
    texts = page_texts(render_evidence(replace(SHEET, photos_per_page=per_page), six))
    assert sum("camera (no zone)" in words for words in texts) == pages


def test_photos_are_large(tmp_path):
    fine = photo(tmp_path, 1, size=(1600, 1200))
    document = pypdfium2.PdfDocument(render_evidence(replace(SHEET, photos_per_page=1), [fine]))
    (picture,) = document[len(document) - 2].get_objects(
        filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE]
    )
    left, _bottom, right, _top = picture.get_bounds()
    assert right - left > 450


def test_a_photo_that_cannot_be_shown_keeps_its_place_and_its_fingerprint(six):
    lost = replace(six[0], path=None, taken_at="", format="")
    text = text_of(render_evidence(SHEET, [lost, six[1]]))
    assert "cannot be shown" in text
    assert lost.sha256 in squeezed(text)
    assert "no time in the file" in text


def test_a_picture_with_hidden_details_never_goes_on_paper(tmp_path, six):
    exif = Image.Exif()
    exif[0x8825] = {1: "N", 2: (51.0, 30.0, 0.0)}
    Image.new("RGB", (40, 30)).save(tmp_path / "gps.jpg", exif=exif)
    with pytest.raises(Refusal, match="plain JPEG"):
        render_evidence(SHEET, [replace(six[0], path=tmp_path / "gps.jpg")])
    (tmp_path / "not.jpg").write_bytes(b"%PDF-1.4")
    with pytest.raises(Refusal, match="plain JPEG"):
        render_evidence(SHEET, [replace(six[0], path=tmp_path / "not.jpg")])


def test_the_history_is_printed_with_its_last_fingerprint_in_full():
    text = text_of(render_evidence(SHEET, []))
    for line in SHEET.events:
        assert line.words in text
        assert short(line.event.hash) in text
    assert SHEET.events[-1].event.hash in squeezed(text)


def test_a_long_history_goes_over_pages_with_its_head_on_each():
    texts = page_texts(render_evidence(replace(SHEET, events=history(120)), []))
    with_rows = [words for words in texts if "Something happened, number" in words]
    assert len(with_rows) > 2
    assert all("Fingerprint" in words for words in with_rows)
    assert all(f"page {n} of {len(texts)}" in words for n, words in enumerate(texts, start=1))


def test_what_is_incomplete_is_said():
    lacking = Completeness(4, 2, ("Serial", "Front"), serial_asked=True, video_asked=True)
    text = text_of(render_evidence(replace(SHEET, completeness=lacking), []))
    for words in ("2 of the 4 pictures", "missing: Serial; Front", "serial number missing"):
        assert words in text


def test_the_plain_words_say_what_is_not_proved(six):
    text = " ".join(text_of(render_evidence(SHEET, six)).split())
    assert "does not prove that the clocks were right" in text
    placed = [replace(six[0], has_gps=True), *six[1:]]
    with_originals = replace(SHEET, originals=True)
    assert "1 of them hold the place" in " ".join(
        text_of(render_evidence(with_originals, placed)).split()
    )
    assert "originals are kept unchanged" in text


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_sheet_without_the_buyer_shows_no_field_of_the_buyer(six, lang):
    pdf = render_evidence(replace(SHEET, lines=SILENT, redact=True), six, lang)
    text = text_of(pdf)
    for secret in ("Lena", "Müller", "MÜLLER", "Hauptstra", "50667", "lena@", "302-5581234"):
        assert secret not in text, secret
        assert secret.encode() not in pdf
    assert "RC-2026-00042" in text


def test_the_buyer_is_named_when_nobody_asks_otherwise():
    text = text_of(render_evidence(replace(SHEET, addressee=Party.CARRIER), []))
    for words in ("Lena Müller", "Hauptstraße 5", "50667 Köln", "302-5581234-7719"):
        assert words in text


def test_only_our_two_fonts_are_used_and_all_are_embedded(six):
    with pikepdf.open(BytesIO(render_evidence(SHEET, six, "zh"))) as document:
        fonts = {
            str(font.BaseFont).partition("+")[2]: "/FontFile2" in font.FontDescriptor
            for page in document.pages
            for font in page.Resources.Font.values()
        }
    assert all(fonts.values())
    assert {name.partition("-")[0] for name in fonts} == {"Inter", "NotoSansSC"}


def test_the_same_record_is_the_same_bytes_wherever_its_pictures_lie(tmp_path):
    one = render_evidence(SHEET, [photo(tmp_path / "here", 1)])
    assert one == render_evidence(SHEET, [photo(tmp_path / "elsewhere", 1)])
    assert one != render_evidence(
        replace(SHEET, title="Another"), [photo(tmp_path / "here", 1)]
    )


def test_another_process_makes_the_same_bytes(tmp_path):
    code = (
        "import hashlib; from tests.returns.documents.sample_papers import SHEET, LABEL_ZH;"
        "from returns.documents.evidence import render_evidence as e;"
        "from returns.documents.labels.label import render_labels as r;"
        "print(hashlib.sha256(e(SHEET, [], 'zh') + r([LABEL_ZH])).hexdigest())"
    )
    seen = set()
    for extra in (
        {"PYTHONHASHSEED": "1"},
        {"PYTHONHASHSEED": "2", "SOURCE_DATE_EPOCH": "1700000000", "TZ": "Pacific/Kiritimati"},
    ):
        env = {**os.environ, **extra}
        done = subprocess.run(
            [sys.executable, "-c", code],
            cwd=ROOT,
            env=env,
            capture_output=True,
            text=True,
            check=True,
        )
        seen.add(done.stdout)
    assert len(seen) == 1
