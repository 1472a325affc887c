"""The first page of a sheet decides: what is asked, why, what shows it, and what contradicts."""

import re
import subprocess
from dataclasses import replace
from datetime import date

import pypdfium2
import pytest
from PIL import Image

from returns.documents.evidence import render_evidence
from returns.documents.evidence_pages.decisive import chosen_of
from returns.money import Money
from returns.records.papers import AmountRow, Shipment
from returns.terms import Party
from tests.returns.documents.sample_papers import SHEET, page_texts, photo, squeezed

LANGS = ("en", "zh")


def first_page(sheet, photos=(), lang="en"):
    return " ".join(page_texts(render_evidence(sheet, photos, lang))[0].split())


def test_the_box_says_verb_sum_day_working_and_their_number():
    words = first_page(replace(SHEET, answer_by=date(2026, 11, 26)))
    box = "We ask you to refund EUR 12.30 Answer by Thu 26 Nov 2026"
    assert squeezed(box) in squeezed(words)
    for row in SHEET.amounts:
        assert squeezed(row.words + row.amount.coded) in squeezed(words)
    assert squeezed("Your RMA KC-88213") in squeezed(words)


@pytest.mark.parametrize("minor", [1230, 123_456_789, 99_999_999_999, 9_007_199_254_740_991])
def test_a_sum_of_any_size_stands_on_one_line_of_its_box(minor):
    asked = Money(minor, "EUR")
    sheet = replace(SHEET, asked=asked, amounts=(AmountRow("Goods", asked),))
    (page, *_) = page_texts(render_evidence(sheet, []))
    assert asked.coded in page.splitlines()


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("kind", ["refund", "credit_note", "reship", "keep_item", "allowance"])
def test_a_box_without_a_sum_says_what_is_asked_for_once(kind, lang):
    sheet = replace(SHEET, asked=None, asked_for=kind, amounts=())
    box = first_page(sheet, lang=lang)
    lead = {"en": "We ask you for a", "zh": "请贵方"}[lang]
    assert squeezed(lead) in squeezed(box)
    assert "refund refund" not in box
    assert "请贵方退款退款" not in squeezed(box)


def test_no_day_is_named_where_nobody_has_to_answer():
    assert "Answer by" not in first_page(SHEET)


def test_a_long_working_stands_below_and_once():
    rows = tuple(AmountRow(f"Part {n}", Money(n, "EUR")) for n in range(1, 8))
    text = " ".join(
        " ".join(page_texts(render_evidence(replace(SHEET, amounts=rows), []))).split()
    )
    for row in (*rows, *()):
        assert text.count(row.words) == 1
    assert "Together EUR 12.30" in text
    assert "Together" not in " ".join(page_texts(render_evidence(SHEET, [])))


def test_a_sheet_that_asks_nothing_has_no_box_and_keeps_its_working():
    silent = replace(SHEET, asked_for="", asked=None)
    text = " ".join(" ".join(page_texts(render_evidence(silent, []))).split())
    assert "We ask" not in text
    for row in silent.amounts:
        assert row.words in text


@pytest.mark.parametrize("number", ["KC-88213", "K" * 60])
def test_their_number_is_never_cut(number):
    text = "".join(page_texts(render_evidence(replace(SHEET, supplier_rma=number), [])))
    assert number in squeezed(text)


def test_no_reason_is_lost_however_many_there_are():
    grounds = tuple(f"Ground number {n}." for n in range(1, 6))
    text = " ".join(
        " ".join(page_texts(render_evidence(replace(SHEET, grounds=grounds), []))).split()
    )
    for ground in grounds:
        assert text.count(ground) == 1
    assert text.count(SHEET.terms[0].line) == 1
    assert text.count(SHEET.terms[0].counted) == 1


@pytest.mark.parametrize(
    ("shots", "chosen"),
    [
        ((), []),
        (("other",), [0]),
        (("outer_box", "front"), [1, 0]),
        (("packing", "front", "defect_wide", "defect_close"), [3, 0]),
        (("front", "defect_close"), [1]),
    ],
)
def test_the_fault_is_shown_first_and_its_cause_beside_it(tmp_path, shots, chosen):
    photos = [replace(photo(tmp_path, n), shot=shot) for n, shot in enumerate(shots, start=1)]
    assert chosen_of(photos) == chosen


def test_a_photo_that_is_doubted_leads_only_where_there_is_no_other(tmp_path):
    doubted = replace(photo(tmp_path, 1), shot="defect_close", clock_doubted=True)
    cause = replace(photo(tmp_path, 2), shot="packing", clock_doubted=True)
    sure = replace(photo(tmp_path, 3), shot="other")
    assert chosen_of([doubted, cause, sure]) == [2]
    assert chosen_of([doubted, cause]) == [0, 1]
    assert "doubtful" not in page_texts(render_evidence(SHEET, [doubted, sure]))[0]
    for words in ("", "A dent."):
        first = page_texts(render_evidence(SHEET, [replace(doubted, words=words)]))[0]
        assert "The camera says 21 Nov 2026 14:01: doubtful." in " ".join(first.split())
        assert words in first
    assert "存疑" in page_texts(render_evidence(SHEET, [doubted], "zh"))[0]


def test_what_cannot_be_shown_decides_nothing(tmp_path):
    lost = replace(photo(tmp_path, 1), path=None, shot="defect_close")
    seen = replace(photo(tmp_path, 2), shot="other")
    assert chosen_of([lost, seen]) == [1]
    assert chosen_of([lost]) == []


def test_the_pictures_of_the_first_page_bear_the_numbers_of_the_pages_behind(tmp_path):
    photos = [
        replace(photo(tmp_path, n), shot=shot, caption=shot)
        for n, shot in enumerate(("outer_box", "packing", "defect_close"), start=1)
    ]
    words = first_page(SHEET, photos)
    assert words.index("3 defect_close.") < words.index("2 packing.")
    assert "outer_box" not in words


def tallest(sheet, photos):
    """Points of the tallest picture on page 1."""
    page = pypdfium2.PdfDocument(render_evidence(sheet, photos))[0]
    shown = page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE])
    bounds = [each.get_bounds() for each in shown]
    return max(top - bottom for _, bottom, _, top in bounds)


@pytest.mark.parametrize(("clauses", "long"), [(1, 8), (2, 8), (3, 8), (1, 16), (1, 20)])
def test_a_long_clause_leaves_the_picture_room(tmp_path, clauses, long):
    clause = replace(SHEET.terms[0], line="Photos of the box, the label and the fault. " * long)
    sheet = replace(SHEET, terms=(clause,) * clauses)
    assert tallest(sheet, [replace(photo(tmp_path, 1), shot="defect_close")]) > 160


def test_a_picture_takes_the_room_that_is_left(tmp_path):
    high = Image.new("RGB", (600, 1000), "navy")
    high.save(tmp_path / "high.jpg")
    told = replace(photo(tmp_path, 1), path=tmp_path / "high.jpg", shot="defect_close")
    bare = replace(SHEET, terms=(), lines=(replace(SHEET.lines[0], comparisons=()),))
    assert tallest(bare, [replace(told, width=600, height=1000)]) > 230


@pytest.mark.parametrize("party", [Party.SUPPLIER, Party.PLATFORM])
@pytest.mark.parametrize("lang", LANGS)
def test_nothing_is_below_nine_points(tmp_path, lang, party):
    sheet = replace(SHEET, addressee=party, answer_by=date(2026, 11, 26))
    photos = [photo(tmp_path, number) for number in range(1, 4)]
    (tmp_path / "sheet.pdf").write_bytes(render_evidence(sheet, photos, lang))
    document = pypdfium2.PdfDocument(tmp_path / "sheet.pdf")
    sizes = {round(each.get_font_size(), 1) for page in document for each in _texts(page)}
    assert sizes
    assert min(sizes) >= 9


def _texts(page):
    return page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_TEXT])


def test_a_contradiction_is_loud_in_one_bit(tmp_path):
    """A black bar of 5 pt stands at its left when paper has only black and white."""
    pdf = tmp_path / "sheet.pdf"
    pdf.write_bytes(render_evidence(SHEET, []))
    subprocess.run(
        ["pdftoppm", "-r", "72", "-mono", "-l", "1", pdf, tmp_path / "page"], check=True
    )
    content = next(tmp_path.glob("page*.pbm")).read_bytes()
    head = re.match(rb"P4\s+(\d+)\s+(\d+)\s", content)
    wide, tall = int(head[1]), int(head[2])
    row, bits = (wide + 7) // 8, content[head.end() :]
    left = [
        [bits[y * row + x // 8] >> (7 - x % 8) & 1 for x in range(43, 47)] for y in range(tall)
    ]
    longest = best = 0
    for each in left:
        longest = longest + 1 if all(each) else 0
        best = max(best, longest)
    assert best >= 15


@pytest.mark.parametrize(
    "number", ["113-1111111-1111111", "302-5581234-7719", "8180020771234567"]
)
def test_their_number_stands_in_the_box_also_where_it_is_long(tmp_path, number):
    """No order number of Amazon had room beside its name, so it stood among ours."""
    sheet = replace(SHEET, addressee=Party.PLATFORM, order_number=number)
    words = first_page(sheet, [photo(tmp_path, 1)])
    # the box is told before the pictures, and what stands beside these behind them
    assert words.index(f"Your order number {number}") < words.index("Outer box")
    assert words.count(number) == 1


def test_a_ground_names_what_shows_the_fault_where_no_finding_does(tmp_path):
    """It named the packing alone, beside a picture of the fault that no reason named."""
    shots = ("defect_close", "packing", "other")
    photos = [replace(photo(tmp_path, n), shot=shot) for n, shot in enumerate(shots, start=1)]
    sheet = replace(SHEET, grounds=("Defective.",))
    assert "Defective. (photo 2)" in first_page(sheet, photos)
    assert "Defective. (photos 1, 2)" in first_page(replace(sheet, findings=()), photos)


def test_chinese_puts_no_white_between_a_stop_and_what_follows_it(tmp_path):
    photos = [replace(photo(tmp_path, 1), shot="packing")]
    pdf = render_evidence(replace(SHEET, grounds=("产品缺陷。",)), photos, "zh")
    (page, *_) = page_texts(pdf)
    assert "产品缺陷。（照片 1）" in page
    assert not re.search("[。，；：] ", page)


def test_a_carrier_finds_the_number_of_the_one_parcel_in_the_box(tmp_path):
    """It stood among ours only, behind the pictures; of several each has its way beside it."""
    one = Shipment("us → the buyer", "FedEx", "1Z999AA10123456784", "12 Nov 2026")
    sheet = replace(SHEET, addressee=Party.CARRIER, shipments=(one,))
    words = first_page(sheet, [photo(tmp_path, 1)])
    assert words.index(f"Tracking number {one.tracking}") < words.index("Outer box")
    assert words.count(one.tracking) == 1
    two = replace(sheet, shipments=(one, replace(one, way="back", tracking="T-2")))
    words = first_page(two, [photo(tmp_path, 1)])
    assert "Outer box" in words.partition(one.tracking)[0]
