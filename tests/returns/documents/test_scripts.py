"""Every script on every paper: read back as it was written, nothing too small, nothing over anything."""

import json
import re
import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import date
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from returns.documents.evidence import render_evidence
from returns.documents.labels.label import INSIDE, render_labels
from returns.documents.store.store_policy import render_store_policy
from returns.documents.typesetting import shaping
from returns.documents.typesetting.fonts import Weight
from returns.documents.typesetting.scripts import covers, family_for, font_file
from returns.documents.typesetting.text import Style, para
from returns.errors import Refusal
from returns.records.papers import PaperLine
from returns.records.policy import Address
from returns.terms import RmaPlacement
from tests.returns.documents.sample_papers import (
    LABEL,
    MUG,
    SHEET,
    squeezed,
    store_page,
    text_of,
)

ROOT = Path(__file__).resolve().parents[3]
COVERAGE = json.loads((ROOT / "resources/fonts/coverage.json").read_text(encoding="ascii"))
#: script → (a name, a street, a town) as its people write them
PLACES = {
    "Arabic": ("محمد عبد الله", "شارع الملك فهد ١٢", "الرياض"),
    "Persian": ("زهرا کریمی", "خیابان می\u200cخواهم", "تهران"),
    "Urdu": ("علی رضا", "گلی نمبر", "لاہور"),
    "Hebrew": ("שרה כהן", "רחוב הרצל", "תל אביב"),
    "Pointed Hebrew": ("שָׂרָה", "רְחוֹב", "חֵיפָה"),
    "Devanagari": ("प्रिया शर्मा", "क्षत्रिय मार्ग, विंग", "नई दिल्ली"),
    "Bengali": ("রহিম উদ্দিন", "ঢাকা রাস্তা", "চট্টগ্রাম"),
    "Gurmukhi": ("ਗੁਰਪ੍ਰੀਤ ਸਿੰਘ", "ਮਾਲ ਰੋਡ", "ਅੰਮ੍ਰਿਤਸਰ"),
    "Gujarati": ("પટેલ ક્રિષ્ના", "આશ્રમ રોડ", "અમદાવાદ"),
    "Oriya": ("ସୁଭ୍ରତ", "ମୁଖ୍ୟ ରାସ୍ତା", "ଭୁବନେଶ୍ୱର"),
    "Tamil": ("கார்த்திக்", "அண்ணா சாலை", "சென்னை"),
    "Telugu": ("వెంకట్రావు", "రాజ వీధి", "హైదరాబాద్"),
    "Kannada": ("ಕೃಷ್ಣಮೂರ್ತಿ", "ಎಂ ಜಿ ರಸ್ತೆ", "ಬೆಂಗಳೂರು"),
    "Malayalam": ("രാധാകൃഷ്ണൻ", "എം ജി റോഡ്", "തിരുവനന്തപുരം"),
    "Sinhala": ("ශ්‍රී ප්‍රනාන්දු", "ගාලු පාර", "කොළඹ"),
    "Thai": ("สมชาย ใจดี", "ถนนสุขุมวิทแขวงคลองเตยเหนือ", "กรุงเทพมหานคร"),
    "Lao": ("ສົມພອນ", "ຖະໜົນລ້ານຊ້າງ", "ວຽງຈັນ"),
    "Burmese": ("အောင်ကျော်", "ဗိုလ်ချုပ်လမ်း", "ရန်ကုန်"),
    "Khmer": ("សុខា", "មហាវិថីព្រះនរោត្តម", "ភ្នំពេញ"),
    "Korean": ("김민준", "테헤란로 뷁뛟", "서울특별시"),
    "Old Korean": ("\u1112\u119e\u11ab", "\u1100\u1161\u11a8", "서울"),
    "Georgian": ("გიორგი ბერიძე", "რუსთაველის გამზირი", "თბილისი"),
    "Armenian": ("Արամ Պետրոսյան", "Մաշտոցի պողոտա", "Երևան"),
    "Ethiopic": ("አበበ ቢቂላ", "ቸርችል ጎዳና", "አዲስ አበባ"),
    "Thaana": ("އަޙްމަދު", "މަޖީދީ މަގު", "މާލެ"),
    "Greek": ("Νίκος Παπαδόπουλος", "Οδός Ἑρμοῦ", "Αθήνα"),
    "Cyrillic": ("Щербаков Ярослав", "вулиця Хрещатик", "Київ"),
    "Vietnamese": ("Nguyễn Thị Hằng", "Đường Lê Lợi", "Hà Nội"),
    "Decomposed": ("Jose\u0301 Nun\u0303ez", "Rue de l\u2019E\u0301te\u0301", "A\u030arhus"),
    "Rare Chinese": ("𠮷野家 𡈽屋", "㐂寿通り 𩸽", "\U0002070e市"),
    "Emoji": ("Lena 😀", "👩\u200d👩\u200d👧 🇨🇳 👍🏽", "❤\ufe0f 1\ufe0f\u20e3"),
    "Styled": ("𝕳𝖊𝖑𝖑𝖔", "𝓯𝓪𝓷𝓬𝔂", "ℵ ↯"),
    "Tower": ("Z\u0351\u0363\u0325a\u0310l\u0348\u0302g", "x\u0301\u0302\u0303\u0304\u0306\u0307", "o\u0323"),
}  # fmt: skip
LEFTWARD = {"Arabic", "Persian", "Urdu", "Hebrew", "Pointed Hebrew", "Thaana"}
LEAST = 7 - 0.01  # points
HAIR = 0.6  # points by which two inks may touch


def placed(name: str, street: str, town: str):
    """A label with a script in every field that holds words."""
    there = Address(name, (street,), town, "", "12345", "SA", "+966 11 555 0123")
    contents = (PaperLine(2, f"{name}, {street}", "SKU-1", "S-77", reason=town),)
    return replace(
        LABEL,
        to_name=name,
        to_address=there,
        from_address=there,
        contents=contents,
        note=street,
        reason=f"{town}: {name}",
    )


def inks(pdf: bytes) -> list[list[tuple[str, float, tuple[float, float, float, float], float]]]:
    """Each visible character with its size and box in points, and its baseline, page by page."""
    pages = []
    for page in pypdfium2.PdfDocument(pdf):
        words = page.get_textpage()
        found = []
        for index in range(words.count_chars()):
            char = chr(pdfium.FPDFText_GetUnicode(words.raw, index))
            if not char.isspace() and not pdfium.FPDFText_IsGenerated(words.raw, index):
                size = pdfium.FPDFText_GetFontSize(words.raw, index)
                found.append((char, size, words.get_charbox(index), base(words, index)))
        pages.append(found)
    return pages


def base(words: pypdfium2.PdfTextPage, index: int) -> float:
    """The baseline on which a character stands."""
    x, y = pdfium.c_double(), pdfium.c_double()
    pdfium.FPDFText_GetCharOrigin(words.raw, index, x, y)
    return round(y.value, 2)


def lines_of(page) -> dict[float, tuple[float, float, float, float]]:
    """Baseline → the box of all that stands on it, for what stands in one column."""
    boxes: dict[float, tuple[float, float, float, float]] = {}
    for _char, _size, box, level in page:
        known = boxes.get(level, box)
        boxes[level] = (
            min(known[0], box[0]), min(known[1], box[1]), max(known[2], box[2]), max(known[3], box[3]),
        )  # fmt: skip
    return boxes


@pytest.mark.parametrize("script", PLACES)
def test_a_script_comes_back_from_every_field_of_a_label_as_it_was_written(script):
    name, street, town = PLACES[script]
    for placement in RmaPlacement:
        label = replace(placed(name, street, town), placement=placement)
        pdf = render_labels([label])
        read = squeezed(text_of(pdf))
        assert "U+" not in read
        # name, street and town stand at both ends; the note too, and the item here or on the slip
        slip = placement in INSIDE
        # beside words of the other direction readers may misplace a sign between both
        mixed = script in LEFTWARD
        for text, times in ((name, 3 + 2 * slip), (street, 4 + slip), (town, 2 + 2 * slip)):
            assert read.count(squeezed(text)) >= times - (1 + slip) * mixed, text
            assert all(read.count(word) >= times - mixed for word in text.split()), text


@pytest.mark.parametrize("script", PLACES)
def test_a_script_comes_back_from_a_sheet_and_a_policy_as_it_was_written(script):
    name, street, town = PLACES[script]
    line = replace(MUG, title=name, reason=town, buyer_words=f"{street}\n{town}")
    sheet = replace(
        SHEET, title=name, made_by=town, lines=(line,), what_happened=(street,), buyer_name=name,
        buyer_address=Address(name, (street,), town, "", "12345", "SA"),
    )  # fmt: skip
    policy = store_page(street, title=name)
    for pdf in (
        render_evidence(sheet, []),
        render_store_policy(policy, "en", town, date(2026, 11, 21)),
    ):
        read = squeezed(text_of(pdf))
        assert all(squeezed(text) in read for text in (name, street, town))
        assert "U+" not in read


@pytest.mark.parametrize("script", PLACES)
def test_no_ink_of_a_label_is_small_or_outside_or_runs_into_another_line(script):
    pdf = render_labels([placed(*PLACES[script])])
    for page in inks(pdf):
        assert min(size for _char, size, _box, _level in page) >= LEAST
        assert all(
            box[0] > 0 and box[2] < 288 and box[1] > 0 and box[3] < 432
            for _c, _s, box, _l in page
        )
    (face, *_others) = inks(pdf)
    address = sorted(block(face), reverse=True)
    assert len({size for _level, _box, sizes in address for size in sizes}) == 1
    for (_upper, above, _), (_lower, below, _) in pairwise(address):
        assert above[1] >= below[3] - HAIR, script


def block(page):
    """The lines of a label's address block, the largest words beside the RMA: baseline, box, sizes."""
    large = max(size for char, size, _box, _level in page if char not in LABEL.rma)
    levels = {level for _c, size, _b, level in page if abs(size - large) < 0.01}
    boxes = lines_of([each for each in page if each[3] in levels])
    return [
        (level, boxes[level], {round(s, 2) for _c, s, _b, at in page if at == level})
        for level in levels
    ]


@pytest.mark.parametrize("script", sorted(LEFTWARD))
def test_an_address_from_right_to_left_begins_at_the_right(script):
    name, street, town = PLACES[script]
    lines = para(f"{name}\n{street}\n{town}", Style(9, 13)).lines(200)
    assert all(line.leftward for line in lines)
    (face, *_others) = inks(render_labels([placed(name, street, town)]))
    ends = {round(box[2]) for level, box, _sizes in block(face)}
    assert max(ends) - min(ends) <= 3


def test_words_from_left_to_right_inside_them_stay_as_they_are():
    text = "شارع 12 مبنى ABC-7 (شقة 45)"
    pdf = render_store_policy(store_page(text), "en", "Shop", date(2026, 11, 21))
    left = {}
    for char, _size, box, _level in inks(pdf)[0]:
        left.setdefault(char, box[0])
    assert left["1"] < left["2"]
    assert left["A"] < left["B"] < left["C"] < left["7"]
    assert left["A"] < left["1"]
    assert left["ش"] > left["A"]


@pytest.mark.parametrize(
    ("text", "number"),
    [("رقم الطلب 302-5581764 وثمنه", "302-5581764"), ("טלפון 49 221 705 שלום", "49 221 705")],
)
def test_a_number_in_words_from_right_to_left_is_not_turned_round(text, number):
    pdf = render_store_policy(store_page(text), "en", "Shop", date(2026, 11, 21))
    line = next(level for char, _size, _box, level in inks(pdf)[0] if char == text[0])
    shown = sorted((box[0], char) for char, _size, box, level in inks(pdf)[0] if level == line)
    assert squeezed(number) in "".join(char for _x, char in shown)


@pytest.mark.parametrize("family", COVERAGE)
def test_a_font_draws_all_that_its_row_says(family):
    spans = [[int(end, 16) for end in span.split("-")] for span in COVERAGE[family].split()]
    chars = [chr(code) for span in spans for code in range(span[0], span[-1] + 1)]
    assert all(covers(family, char) for char in chars)
    name, _heavy = font_file(family, Weight.REGULAR)
    for char in chars:
        cells = shaping.shape(char, name).cells
        assert "".join(cell.text for cell in cells) == char
        assert all(glyph for cell in cells for glyph, _x, _y in cell.parts), f"{ord(char):04X}"


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("กรุงเทพมหานคร", ["กรุง", "เทพมหานคร"]),
        ("สวัสดีและขอบคุณ", ["สวัสดี", "และ", "ขอบคุณ"]),
    ],
)
def test_thai_breaks_where_a_syllable_surely_begins_or_ends(text, pieces):
    widest = max(para(piece, Style(9, 13)).widest for piece in pieces)
    lines = [line.text for line in para(text, Style(9, 13)).lines(widest + 1)]
    assert "".join(lines) == text
    ends = {len("".join(pieces[:count])) for count in range(len(pieces) + 1)}
    assert {len("".join(lines[:count])) for count in range(len(lines) + 1)} <= ends


def test_a_number_is_never_broken_and_what_does_not_fit_is_refused_by_its_field():
    there = replace(LABEL.to_address, phone="+49 221 555 0123 456")
    long = replace(
        LABEL, order_number="302-5581234-7719-302-5581234", to_address=there,
        contents=(PaperLine(1, "Mug", "SKU-WITH-A-LONG-NUMBER-000123456789", "SN-0001-0002-0003-0004"),),
        rma="SUP-RETURN-2026-11-00098213-00012345", placement=RmaPlacement.PO_IS_RMA,
    )  # fmt: skip
    pdf = render_labels([long])
    lines: list[str] = []
    for page in inks(pdf):
        line: dict[float, str] = {}
        for char, _size, _box, level in page:
            line[level] = line.get(level, "") + char
        lines += line.values()
    (item,) = long.contents
    for number in (long.order_number, long.rma, item.sku, item.serial, squeezed(there.phone)):
        assert any(number in text for text in lines), number
    for field, value in {"rma": {"rma": "9" * 90}, "order": {"order_number": "9" * 90}}.items():
        with pytest.raises(Refusal) as refused:
            render_labels([replace(LABEL, **value)])
        assert refused.value.key == "documents.label_field_too_long"
        assert refused.value.facts["field"] == f"term:paper_field:{field}"


@pytest.mark.parametrize(
    ("changed", "field", "char"),
    [
        ({"to_name": "Kiln \u202eoK"}, "收件地址", "从右至左强制符"),
        ({"note": "ᚠ"}, "供应商备注", "runic letter fehu feoh fe f"),
        ({"rma": "KC-\u200b88213"}, "RMA", "零宽空格"),
        ({"contents": (PaperLine(1, "Mug \ue000"),)}, "商品名称", "私用区字符"),
        ({"contents": (PaperLine(1, "Mug", serial="\x00"),)}, "商品序列号", "空字符"),
        (
            {"from_address": replace(LABEL.to_address, city="\U00012000")},
            "寄件人地址",
            "cuneiform sign a",
        ),
    ],
)
def test_a_character_without_a_glyph_is_refused_by_field_and_name(changed, field, char):
    with pytest.raises(Refusal) as refused:
        render_labels([replace(LABEL, **changed)])
    assert refused.value.key == "documents.label_no_glyph"
    said = refused.value.say("zh")
    assert field in said
    assert char in said


def test_signs_that_are_never_seen_are_left_off_names_and_words():
    phone = "\u202a+49 221 555\u202c"
    there = replace(
        LABEL.to_address, name="Ki\u00adln\ufeff", lines=("\u200eUnit\u200b 7",), phone=phone
    )
    pdf = render_labels([replace(LABEL, to_name="", to_address=there)])
    read = text_of(pdf)
    assert "Kiln" in read
    assert "Unit 7" in read
    assert "+49 221 555" in read


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler's pdftotext is not here")
def test_every_free_reader_finds_what_was_written():
    texts = [" ".join(PLACES[script]) for script in PLACES if script not in LEFTWARD]
    pdf = render_store_policy(store_page(*texts), "en", "Shop", date(2026, 11, 21))
    done = subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True)
    read = squeezed(done.stdout.decode())
    assert [text for text in texts if squeezed(text) not in read] == []


def test_the_same_words_are_the_same_bytes_and_each_font_is_there_once():
    label = placed(*PLACES["Devanagari"])
    pdf = render_labels([label, placed(*PLACES["Arabic"])])
    assert pdf == render_labels([label, placed(*PLACES["Arabic"])])
    with pikepdf.open(BytesIO(pdf)) as document:
        fonts = [
            str(font.BaseFont).partition("+")[2]
            for font in document.pages[0].Resources.Font.values()
            if font.Subtype == "/Type0"
        ]
    assert sorted(fonts) == ["NotoSansArabic-Regular", "NotoSansDevanagari-Regular"]


def test_latin_and_chinese_load_nothing_of_it():
    code = (
        "import sys; from tests.returns.documents.sample_papers import *;"
        "from returns.documents.labels.label import INSIDE, render_labels; render_labels([LABEL, LABEL_ZH]);"
        "room = 'returns.documents.typesetting.';"
        "late = ('uharfbuzz', 'bidi', room + 'shaping', room + 'scripts');"
        "print([name for name in late if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_a_joiner_belongs_to_the_scripts_that_know_it():
    assert family_for("क्\u200d") == "NotoSansDevanagari"
    assert family_for("a\u200d") == ""
    assert family_for("☺\ufe0f") == "NotoEmoji"
    assert not re.search("[\u200d\ufe0f]", "".join(COVERAGE.values()))


@pytest.mark.parametrize(
    ("lines", "right"),
    [
        (["Ana", "4 Mill Lane"], False),
        (["שרה כהן", "4 Mill Lane", "ISRAEL"], False),
        # half of them: its street is read from the right, and only the country stands in Latin
        (["רחוב הרצל 5", "ISRAEL"], True),
        (["שרה כהן", "רחוב הרצל 5", "ISRAEL"], True),
    ],
)
def test_an_address_begins_where_at_least_half_of_its_lines_begin(lines, right):
    told = para("\n".join(lines), Style(9, 13))
    begun = told.one_side()
    assert begun.style.align == ("right" if right else told.style.align)
    assert begun.text == told.text
