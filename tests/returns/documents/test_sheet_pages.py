"""The sheet's pages: sizes of type, their number, photos, marks, fingerprints, time, answer, custody."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from itertools import pairwise

import pikepdf
import pypdfium2
import pytest
import zxingcpp

from returns.documents.evidence import render_evidence
from returns.documents.evidence_pages.custody import spans
from returns.documents.evidence_pages.look import CARD, STANDARD
from returns.documents.page import flow
from returns.money import Money
from returns.records.papers import AmountRow, DateSaid, Shipment
from returns.records.sheet_facts import (
    ClauseWindow,
    Custody,
    CustodyRow,
    Hand,
    Maker,
    Mark,
    Shape,
    Unseen,
)
from returns.terms import PaperSize, Party
from tests.returns.documents.sample_papers import (
    MUG,
    SHEET,
    SHEET_OF_TWO,
    history,
    page_texts,
    photo,
    sizes_of,
    squeezed,
    text_of,
)

LANGS = ("en", "zh")
MM = 72 / 25.4
NOV = {day: date(2026, 11, day) for day in range(1, 31)}
SHOTS = ("outer_box", "shipping_label", "packing", "front", "defect_close", "back", "other")
DATES = (
    DateSaid("ordered", "10 Nov 2026", NOV[10], NOV[10]),
    DateSaid("shipped", "12 Nov 2026", NOV[12], NOV[12]),
    DateSaid("delivered", "about 16–18 Nov 2026 (usual time)", NOV[16], NOV[18]),
    DateSaid("reported", "20 Nov 2026", NOV[20], NOV[20]),
)
WINDOW = ClauseWindow(NOV[16], NOV[20], "your 4 days for damage")
CUSTODY = Custody(
    (
        Hand("Kiln & Co", NOV[10], NOV[12]),
        Hand("DHL", NOV[12], NOV[18], seen=False),
        Hand("the buyer", NOV[18], NOV[21]),
        Hand("Harbour Gifts", NOV[21], NOV[24], ours=True),
    ),
    (
        CustodyRow("12 Nov 2026", "Kiln & Co → DHL", "", "handed over"),
        CustodyRow("18 Nov 2026", "DHL → the buyer", "Germany", "delivered"),
        Unseen("Not seen by us: 19 Nov 2026 to 21 Nov 2026 10:12"),
        CustodyRow(
            "21 Nov 2026 14:01", "Mei Chen", "Bristol", "opened", "412 g", "Opened", True
        ),
    ),
)
WHOLE = replace(
    SHEET,
    answer_by=NOV[26],
    dates=DATES,
    terms=(replace(SHEET.terms[0], window=WINDOW),),
    custody=CUSTODY,
    maker=Maker("Mei Chen", NOV[21]),
)
MARKS = (
    Mark(Shape.ARROW, "A", (0.1, 0.5), (0.5, 0.5)),
    Mark(Shape.RING, "B", (0.6, 0.2), (0.9, 0.6)),
    Mark(Shape.BOX, "C", (0.2, 0.7), (0.4, 0.9)),
)


def photos_of(folder, count, **facts):
    """So many photos, each shot in turn."""
    return [
        replace(photo(folder, n), shot=SHOTS[(n - 1) % len(SHOTS)], **facts)
        for n in range(1, count + 1)
    ]


def text_objects(page):
    return page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_TEXT])


def pictures_on(page):
    found = page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE])
    return [each.get_bounds() for each in found]


def words_of(pdf):
    return " ".join(text_of(pdf).split())


# --- sizes and pages ----------------------------------------------------------------------------


@pytest.mark.parametrize("paper", PaperSize)
@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(("count", "most"), [(0, 3), (1, 3), (7, 4), (40, 9)])
def test_a_sheet_is_short_and_nothing_on_it_small_or_outside_its_sides(
    tmp_path, paper, lang, count, most
):
    sheet = replace(WHOLE, paper=paper, events=history(12))
    pdf = render_evidence(sheet, photos_of(tmp_path, count), lang)
    document = pypdfium2.PdfDocument(pdf)
    assert len(document) <= most
    assert min(sizes_of(pdf)) >= 9
    for page in document:
        wide, tall = page.get_size()
        bounds = [each.get_bounds() for each in text_objects(page)]
        assert bounds
        assert min(left for left, *_ in bounds) >= (wide - 180 * MM) / 2 - 0.5
        assert max(right for _, _, right, _ in bounds) <= (wide + 180 * MM) / 2 + 0.5
        assert min(lower for _, lower, *_ in bounds) >= 11 * MM - 1
        assert max(upper for *_, upper in bounds) <= tall - 13 * MM + 1


def test_two_papers_have_one_measure(tmp_path):
    """On both the text is 180 mm wide, in the middle."""
    for paper in PaperSize:
        pdf = render_evidence(replace(WHOLE, paper=paper), [])
        page = pypdfium2.PdfDocument(pdf)[0]
        right = max(each.get_bounds()[2] for each in text_objects(page))
        assert page.get_size()[0] - right == pytest.approx(
            (page.get_size()[0] - 180 * MM) / 2, abs=3
        )


@pytest.mark.parametrize("lang", LANGS)
def test_the_emptiest_sheet_says_what_it_can(lang):
    bare = replace(
        SHEET,
        asked=None,
        asked_for="",
        lines=(),
        dates=(),
        what_happened=(),
        terms=(),
        findings=(),
        verdict=None,
        amounts=(),
        events=(),
        remedies=(),
        reply_to="",
        supplier_rma="",
        our_rma="",
        buyer_name="",
        buyer_email="",
        buyer_address=None,
    )
    pdf = render_evidence(bare, [], lang)
    assert len(pypdfium2.PdfDocument(pdf)) == 1
    assert SHEET.case_number in text_of(pdf)


LONG = "A title of many words 很长的标题 " * 120
LONGEST = {
    "title": {"title": LONG},
    "addressee_name": {"addressee_name": LONG},
    "made_by": {"made_by": LONG},
    "grounds": {"grounds": (LONG,)},
    "item": {"lines": (replace(MUG, title=LONG), MUG)},
    "buyer_words": {"lines": (replace(MUG, buyer_words=LONG),)},
    "rma": {"supplier_rma": LONG},
    "reply_to": {"reply_to": LONG[:700]},
    "maker": {"maker": Maker(LONG[:700], NOV[21])},
    "amounts": {"amounts": tuple(AmountRow(LONG[:700], Money(n, "EUR")) for n in range(9))},
    "working": {"amounts": (AmountRow(LONG[:700], Money(1230, "EUR")),)},
    "hands": {
        "custody": Custody((replace(CUSTODY.hands[0], name=LONG[:700]),) * 3, CUSTODY.rows)
    },
    "unseen": {"custody": Custody((), (*CUSTODY.rows, Unseen(LONG[:700])))},
}


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", LONGEST)
def test_the_longest_fields_stand_whole_on_paper(name, lang):
    pdf = render_evidence(replace(WHOLE, **LONGEST[name]), [], lang)
    for page in pypdfium2.PdfDocument(pdf):
        assert min(each.get_bounds()[1] for each in text_objects(page)) >= 11 * MM - 1
    read = squeezed(text_of(pdf, above=55))
    if name in ("amounts", "working"):  # their sums stand beside their first lines
        assert read.count("很长的标题") >= len(LONGEST[name]["amounts"]) * LONG[:700].count(
            "很长的标题"
        )
    elif name != "hands":  # the strip has room for days and the table says who
        shown = LONG[:700] if LONG not in str(LONGEST[name]) else LONG
        assert squeezed(shown) in read


# --- photos -------------------------------------------------------------------------------------


def test_what_must_be_seen_large_comes_first_with_its_own_number(tmp_path):
    texts = page_texts(render_evidence(WHOLE, photos_of(tmp_path, 6)))
    first = squeezed("".join(text for text in texts if "our clock" in text))
    assert first.index("3Outerbox,side3") < first.index("5Outerbox,side5")
    assert "1Outerbox,side1By" not in first.split("5Outerbox,side5")[0]


@pytest.mark.parametrize("size", [(400, 300), (300, 400), (900, 200), (100, 100)])
@pytest.mark.parametrize("count", [1, 4, 9, 40])
def test_no_picture_is_cropped(tmp_path, size, count):
    """Each stands in the proportions of its file, within the sides."""
    photos = [photo(tmp_path, n, size=size) for n in range(1, count + 1)]
    document = pypdfium2.PdfDocument(render_evidence(WHOLE, photos))
    bounds = [each for page in document for each in pictures_on(page)]
    assert len(bounds) >= count
    for left, lower, right, upper in bounds:
        shape = (right - left) / (upper - lower)
        assert shape == pytest.approx(size[0] / size[1], rel=0.02)
        assert left >= 42
        assert right <= 553


@pytest.mark.parametrize("count", [1, 2, 7])
def test_no_picture_is_larger_than_its_pixels_bear(tmp_path, count):
    photos = [photo(tmp_path, n, size=(120, 90)) for n in range(1, count + 1)]
    document = pypdfium2.PdfDocument(render_evidence(WHOLE, photos))
    bounds = [each for page in document for each in pictures_on(page)]
    assert len(bounds) >= count
    for left, lower, right, upper in bounds:
        assert right - left == pytest.approx(90, abs=0.5)  # 96 dots to an inch
        assert upper - lower == pytest.approx(67.5, abs=0.5)


def test_a_mark_is_told_by_its_letter_in_a_ring(tmp_path):
    marks = (
        replace(MARKS[0], words="crack to the base"),
        replace(MARKS[1], words="chip"),
        MARKS[2],
    )
    shown = replace(photo(tmp_path, 1), words="From the left.", marks=marks)
    words = words_of(render_evidence(WHOLE, [shown]))
    assert "From the left. Ⓐ crack to the base Ⓑ chip" in words
    assert "Ⓒ" not in words  # whose words nobody gave


def test_a_reason_names_the_letters_of_the_marks_that_show_it(tmp_path):
    front = replace(photo(tmp_path, 1), shot="front", marks=MARKS[:2])
    words = words_of(render_evidence(WHOLE, [front, replace(photo(tmp_path, 2), shot="other")]))
    assert "1 Crack. (photo 1 Ⓐ Ⓑ)" in words


def test_each_page_of_photos_says_whose_the_marks_are(tmp_path):
    photos = [replace(each, marks=MARKS) for each in photos_of(tmp_path, 40)]
    texts = page_texts(render_evidence(WHOLE, photos))
    shown = [text for text in texts if "our clock" in text]
    assert len(shown) > 4
    assert all("marks are drawn on a copy" in text for text in shown)


@pytest.mark.parametrize("lang", LANGS)
def test_a_page_that_runs_over_gives_its_room_to_the_answer(tmp_path, lang):
    """The strip stays on the first page; the line of time goes on behind the photos."""
    names = ("condition", "packing", "parts")
    rows = tuple(replace(MUG.comparisons[1], field=name) for name in names)
    lines = tuple(replace(MUG, title=f"Mug {n}", comparisons=rows) for n in range(2))
    pdf = render_evidence(replace(WHOLE, lines=lines), photos_of(tmp_path, 2), lang)
    first, *others = page_texts(pdf)
    answer, when = ("Your answer", "When") if lang == "en" else ("贵方答复", "时间")
    assert answer in first
    assert f"\n{when}" not in f"\n{first}".replace("\r", "")
    assert any(when in text for text in others)


def test_no_number_beside_the_pictures_is_broken(tmp_path):
    long = replace(WHOLE, supplier_rma="", supplier_po="1Z999AA10123456784-77", redact=True)
    for paper in PaperSize:
        for shots in (("front",), ("front", "packing")):
            photos = [replace(photo(tmp_path, n), shot=s) for n, s in enumerate(shots, start=1)]
            text = text_of(render_evidence(replace(long, paper=paper), photos))
            assert "1Z999AA10123456784-77" in text
            assert "RC-2026-00042" in text


@pytest.mark.parametrize("party", Party)
@pytest.mark.parametrize("number", ["JD014600006281230704", "9400 1000 0000 0000 0000 00"])
def test_no_number_in_columns_of_its_own_is_broken(party, number):
    """Without a picture they stand in four columns; a tracking number of the post is wider than one."""
    way = "from us to the buyer"
    sent = Shipment(way, "DHL", number, "19 Nov 2026")
    sheet = replace(
        WHOLE,
        addressee=party,
        shipments=(sent, replace(sent, way="back to us")),
        order_number=number,
        supplier_rma="",
        supplier_po=f"PO-{number}",
        redact=False,
    )
    lines = page_texts(render_evidence(sheet, []))[0].splitlines()
    shown = {Party.CARRIER: 3, Party.SUPPLIER: 2}.get(party, 1)
    assert sum(number in line for line in lines) == shown


def test_no_sign_of_a_chinese_name_stands_alone_beside_the_pictures(tmp_path):
    sent = Shipment("买家 → 我方", "FedEx", "1Z999AA10123456784", "约2026年11月2日至4日")
    sheet = replace(
        WHOLE,
        addressee=Party.CARRIER,
        shipments=(replace(sent, way="发给买家"), sent),
        weight="发货时 1450 克",
        redact=False,
    )
    photos = [
        replace(photo(tmp_path, n), shot=s) for n, s in enumerate(("front", "packing"), 1)
    ]
    lines = page_texts(render_evidence(sheet, photos, "zh"))[0]
    for name in ("交运日期", "货品重量", "商品编号", "寄件方编号", "验货结论"):
        assert name in lines


def test_a_caption_tells_by_taken_received_and_the_whole_fingerprint(tmp_path):
    shown = replace(photo(tmp_path, 1), by="Mei Chen", words="Sound on all sides.")
    words = words_of(render_evidence(WHOLE, [shown]))
    for each in (
        "1 Outer box, side 1",
        "Sound on all sides.",
        "By Mei Chen",
        "Taken 21 Nov 2026 14:01, camera (no zone)",
        "Received 21 Nov 2026 14:10 UTC, our clock",
    ):
        assert each in words, each
    assert shown.sha256 in squeezed(words)


@pytest.mark.parametrize(
    ("lang", "none", "doubted"),
    [("en", "no time in the file", "doubtful"), ("zh", "文件中无拍摄时间", "存疑")],
)
def test_a_camera_that_said_nothing_or_is_not_believed_is_told(tmp_path, lang, none, doubted):
    silent = replace(photo(tmp_path, 1), taken_at="")
    wrong = replace(photo(tmp_path, 2), clock_doubted=True)
    text = text_of(render_evidence(WHOLE, [silent, wrong], lang))
    assert none in text
    assert doubted in text


@pytest.mark.parametrize(("count", "figures"), [(1, 16), (40, 32)])
def test_figures_of_a_fingerprint_stand_in_cells_of_one_width(tmp_path, count, figures):
    photos = [replace(each, shot="front") for each in photos_of(tmp_path, count)]
    page = pypdfium2.PdfDocument(render_evidence(WHOLE, photos))[1]
    text = page.get_textpage()
    wanted = photos[0].sha256
    found = [
        (text.get_text_range(at, 1), *text.get_charbox(at)) for at in range(text.count_chars())
    ]
    figures_ = [each for each in found if each[0] in "0123456789abcdef"]
    run = "".join(each[0] for each in figures_)
    start = run.index(wanted)
    line = figures_[start : start + figures]
    middles = [(left + right) / 2 for _char, left, _low, right, _up in line]
    steps = [two - one for one, two in pairwise(middles)]
    for at, step in enumerate(steps, start=1):
        assert step == pytest.approx(10.1 if at % 4 == 0 else 6.1, abs=1.2), at
    # cells of one width, and the gaps between groups of four
    whole = (figures - 1) * 6.1 + (figures // 4 - 1) * 4
    assert middles[-1] - middles[0] == pytest.approx(whole, abs=1.5)


# --- marks --------------------------------------------------------------------------------------


def test_marks_are_drawn_with_a_halo_on_the_copy_alone_and_the_page_says_so(tmp_path):
    plain = replace(photo(tmp_path, 1, size=(800, 600)), shot="defect_close")
    marked = replace(plain, marks=MARKS, words="A crack, B chip, C dent.")
    pdf = render_evidence(WHOLE, [marked])
    assert "drawn on a copy" in text_of(pdf)
    assert "drawn on a copy" not in text_of(render_evidence(WHOLE, [plain]))
    left_out = replace(WHOLE, redact=True)
    assert "as taken, but for our marks" in words_of(render_evidence(left_out, [marked]))
    assert "but for our marks" not in words_of(render_evidence(left_out, [plain]))
    with pikepdf.open(BytesIO(pdf)) as document:
        images = [
            image.read_raw_bytes()
            for page in document.pages
            for image in page.Resources.get("/XObject", {}).values()
        ]
        content = b"".join(page.Contents.read_bytes() for page in document.pages)
    assert set(images) == {plain.path.read_bytes()}  # the picture itself is as it was
    red, white = b".702 .149 .118 RG", b"1 1 1 RG"
    assert content.count(red) >= 6
    assert content.count(white) >= 6
    picture = rendered(pdf, 0)
    assert any(r > 150 and g < 60 and b < 60 for r, g, b in colours(picture))


def colours(picture):
    """Every colour of a picture."""
    return [colour for _count, colour in picture.getcolors(1 << 24)]


def rendered(pdf, number):
    return pypdfium2.PdfDocument(pdf)[number].render(scale=1).to_pil().convert("RGB")


def test_letters_of_marks_are_none_of_the_words_that_are_heard(tmp_path):
    from tests.returns.documents.pdf_ua_checks import faults_of_ua

    marked = replace(photo(tmp_path, 1), marks=MARKS, words="A crack from rim to base.")
    pdf = render_evidence(WHOLE, [marked])
    assert faults_of_ua(pdf) == []
    alts = []
    with pikepdf.open(BytesIO(pdf)) as document:
        alts = [str(each.Alt) for each in document.objects if "/Alt" in _keys(each)]
    assert "Photo 1: Outer box, side 1. A crack from rim to base." in alts


@pytest.mark.parametrize("mark", MARKS)
def test_a_mark_alone_is_marked_as_no_words(tmp_path, mark):
    from tests.returns.documents.pdf_ua_checks import faults_of_ua

    marked = replace(photo(tmp_path, 1), marks=(mark,))
    assert faults_of_ua(render_evidence(WHOLE, [marked])) == []


def _keys(item):
    return item.keys() if isinstance(item, pikepdf.Dictionary) else ()


# --- time ---------------------------------------------------------------------------------------


def test_the_line_is_to_scale_and_names_each_day():
    words = words_of(render_evidence(WHOLE, []))
    for each in (
        "your 4 days for damage",
        "10 Nov 2026 ordered",
        "about 16–18 Nov 2026 delivered",
    ):
        assert each in words, each
    # an estimate is told in words besides, with what it rests on
    assert "Delivered: about 16–18 Nov 2026 (usual time)" in words
    page = pypdfium2.PdfDocument(render_evidence(WHOLE, []))[0]
    lefts = dots_of(page)
    # 10, 12, 16 (to 18) and 20 November: 2, 4 and 4 days apart
    first, second, third = (two - one for one, two in pairwise(lefts))
    assert second == pytest.approx(2 * first, rel=0.02)
    assert third == pytest.approx(second, rel=0.02)


def dots_of(page):
    """The left ends of the dots: all that is as tall as a dot and as high up as the longest of them."""
    paths = page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_PATH])
    tall = [each for each in (p.get_bounds() for p in paths) if 8 < each[3] - each[1] < 12]
    level = max(tall, key=lambda each: each[2] - each[0])[1]
    return sorted({round(left, 1) for left, lower, *_ in tall if abs(lower - level) < 0.3})


def test_days_that_nobody_knows_are_said_in_words():
    unknown = (DateSaid("ordered", "not known"), DateSaid("shipped", "not known"))
    words = words_of(render_evidence(replace(WHOLE, dates=unknown), []))
    assert "Ordered: not known; Shipped: not known" in words


def uprights_of_the_line(shipped):
    """How tall each thin line of the first page stands, where that day is close to the first one."""
    dates = (
        DateSaid("ordered", "1 Nov 2026", NOV[1], NOV[1]),
        DateSaid("shipped", "soon after", NOV[shipped], NOV[shipped]),
        DateSaid("delivered", "28 Nov 2026", NOV[28], NOV[28]),
    )
    page = pypdfium2.PdfDocument(render_evidence(replace(WHOLE, dates=dates, terms=()), []))[0]
    shapes = page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_PATH])
    bounds = [shape.get_bounds() for shape in shapes]
    return [top - low for left, low, right, top in bounds if right - left < 1 < top - low]


def test_a_day_whose_words_stand_lower_is_led_down_to_them():
    assert uprights_of_the_line(shipped=14) == []
    (tall,) = uprights_of_the_line(shipped=4)
    assert 20 < tall < 40


# --- the answer ---------------------------------------------------------------------------------


def places_of(sheet, lang="en", photos=()):
    found = []
    render_evidence(sheet, photos, lang, STANDARD, found)
    assert len({place.name for place in found}) == len(found)
    return {place.name: place.rect for place in found}


def test_the_strip_has_a_box_for_each_remedy_of_the_terms_and_a_line_for_words():
    places = places_of(WHOLE)
    assert list(places)[:7] == [
        "remedy-refund",
        "remedy-credit_note",
        "remedy-reship",
        "remedy-part",
        "sum",
        "refused",
        "words",
    ]
    boxes = [box for name, box in places.items() if name.startswith("re")]
    assert {box[2:] for box in boxes} == {(9.0, 9.0)}
    assert len({box[1] for box in boxes}) <= 2
    # the sum goes behind "in part", on its line
    part, sum_ = places["remedy-part"], places["sum"]
    assert part[0] < sum_[0] < part[0] + 120
    assert sum_[1] <= part[1] <= sum_[1] + sum_[3]
    _left, _lower, wide, tall = places["words"]
    assert wide > 350
    assert tall >= 18
    words = words_of(render_evidence(WHOLE, []))
    assert "credit note a new one sent in part EUR refused, because:" in words
    assert "To returns@harbour.example, naming KC-88213 / RC-2026-00042-E1." in words


def test_several_items_are_answered_one_by_one():
    places = places_of(SHEET_OF_TWO)
    for number in (1, 2):
        for kind in ("accept", "part", "refuse"):
            assert f"item-{number}-{kind}" in places
        assert f"item-{number}-sum" in places
        assert f"item-{number}-words" in places
    assert "sum" not in places
    assert places["item-1-accept"][1] > places["item-2-accept"][1]


@pytest.mark.parametrize(("items", "one_by_one"), [(6, True), (7, False)])
def test_six_items_are_answered_one_by_one_and_more_of_them_together(items, one_by_one):
    lines = (MUG,) * items
    places = places_of(replace(SHEET_OF_TWO, lines=lines))
    for kind in ("accept", "sum", "words"):
        assert (f"item-{items}-{kind}" in places) is one_by_one


def test_what_they_say_of_each_disputed_row_and_who_answers_has_its_place():
    places = places_of(SHEET_OF_TWO)
    said = {name for name in places if name.startswith("says-")}
    disputed = {
        f"says-{number}-{row.field}"
        for number, line in enumerate(SHEET_OF_TWO.lines, start=1)
        for row in line.comparisons
        if row.contradicts
    }
    assert disputed
    assert disputed <= said
    assert {"name", "date"} <= set(places)
    carrier = places_of(replace(SHEET_OF_TWO, addressee=Party.CARRIER))
    assert not any(name.startswith("says-") for name in carrier)


def test_who_is_asked_nothing_answers_nothing():
    assert places_of(replace(WHOLE, asked_for="", asked=None)) == {}


@pytest.mark.parametrize("lang", LANGS)
def test_the_code_on_both_pages_says_the_fingerprint_of_photos_and_history(lang):
    pdf = render_evidence(WHOLE, [], lang)
    document = pypdfium2.PdfDocument(pdf)
    said = [
        code.text
        for page in document
        for code in zxingcpp.read_barcodes(page.render(scale=4).to_pil())
    ]
    assert said == [f"sha256:{WHOLE.events[-1].event.hash}"] * 2


# --- custody and who vouches --------------------------------------------------------------------


def test_custody_tells_who_when_where_and_what_nobody_saw():
    words = words_of(render_evidence(WHOLE, []))
    for each in (
        "Chain of custody: in whose hands",
        "1 12 Nov 2026 Kiln & Co → DHL – handed over – –",
        "Not seen by us: 19 Nov 2026 to 21 Nov 2026 10:12",
        "3 21 Nov 2026 14:01 Mei Chen Bristol opened 412 g Opened",
        "From the order, the carrier or the buyer: 1–2. Recorded by us when it happened: 3.",
        "of no. 1–2 above I know no more than the source says",
    ):
        assert each in words, each
    assert "Chain of custody" not in words_of(
        render_evidence(replace(WHOLE, custody=Custody()), [])
    )


@pytest.mark.parametrize(
    ("numbers", "said"),
    [([], ""), ([4], "4"), ([1, 2, 3], "1–3"), ([1, 2, 4, 6, 7], "1–2, 4, 6–7")],
)
def test_rows_are_named_by_the_spans_that_they_are(numbers, said):
    assert spans(numbers, "en") == said


def test_the_span_that_nobody_saw_is_a_row_of_the_table():
    """All rows of custody are in one table, each with as many cells."""
    with pikepdf.open(BytesIO(render_evidence(WHOLE, []))) as document:
        tables = [each for each in document.objects if _role(each) == "/Table"]
        rows = [[len(row.K) for row in table.K] for table in tables]
    assert [7] * (1 + len(CUSTODY.rows)) in rows


def _role(item):
    return str(item.get("/S", "")) if isinstance(item, pikepdf.Dictionary) else ""


def hands_drawn(pdf):
    """Left and right ends of the boxes of the strip."""
    *_, page = pypdfium2.PdfDocument(pdf)
    paths = page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_PATH])
    bounds = [each.get_bounds() for each in paths]
    # outlines of 18 pt, of which pdfium gives a point more on each side; the hatching is a hair lower
    strip = [each for each in bounds if abs(each[3] - each[1] - 20) < 0.005]
    top = max(upper for *_, upper in strip)
    return sorted({(round(b[0]), round(b[2])) for b in strip if abs(b[3] - top) < 1})


def test_the_strip_of_hands_is_to_scale():
    """Two, six, three and three days."""
    boxes = hands_drawn(render_evidence(WHOLE, []))
    wides = [right - left for left, right in boxes if right - left > 3]
    assert len(wides) == 4
    for wide, days in zip(wides, (2, 6, 3, 3), strict=True):
        assert wide == pytest.approx(180 * MM * days / 14, abs=3)


@pytest.mark.parametrize(
    ("lang", "told", "heard"),
    [
        ("en", "DHL about 12–18 Nov", "DHL about 12–18 Nov 2026 (not seen by us); the buyer"),
        ("zh", "DHL 约11月12日至18日", "DHL 约2026年11月12日至18日（我方未见）；the buyer"),
    ],
)
def test_the_strip_says_what_is_an_estimate_and_is_heard_as_one_picture(lang, told, heard):
    kiln, dhl, *others = CUSTODY.hands
    last = replace(others[-1], ended=False)
    hands = (kiln, replace(dhl, about=True), *others[:-1], last)
    pdf = render_evidence(replace(WHOLE, custody=Custody(hands, CUSTODY.rows)), [], lang)
    assert told in words_of(pdf)
    with pikepdf.open(BytesIO(pdf)) as document:
        alts = [str(each.Alt) for each in document.objects if "/Alt" in _keys(each)]
    (strip,) = [each for each in alts if "Harbour Gifts" in each]
    assert heard in strip
    assert ("from 21 Nov 2026" if lang == "en" else "2026年11月21日起") in strip


def test_a_strip_of_many_short_hands_stays_within_the_sides():
    """Whoever had the goods for less than a day is drawn, and named where there is room."""
    hands = tuple(Hand(f"Carrier number {n}", NOV[1], NOV[1 + n // 3]) for n in range(9))
    pdf = render_evidence(replace(WHOLE, custody=Custody(hands, CUSTODY.rows)), [])
    for page in pypdfium2.PdfDocument(pdf):
        right = max(each.get_bounds()[2] for each in text_objects(page))
        assert right <= (page.get_size()[0] + 180 * MM) / 2 + 0.5


def test_hatching_shows_in_one_bit():
    """Lines over the span that nobody saw, in the strip and in the table."""
    unseen = render_evidence(WHOLE, [])
    seen = tuple(replace(hand, seen=True) for hand in CUSTODY.hands)
    rows = tuple(row for row in CUSTODY.rows if isinstance(row, CustodyRow))
    plain = render_evidence(replace(WHOLE, custody=Custody(seen, rows)), [])

    def clipped(pdf):
        with pikepdf.open(BytesIO(pdf)) as document:
            drawn = [
                each for page in document.pages for each in pikepdf.parse_content_stream(page)
            ]
            return sum(str(each.operator) in ("W", "W*") for each in drawn)

    assert clipped(unseen) - clipped(plain) == 2


@pytest.mark.parametrize(
    ("lang", "me", "law"), [("en", "I am Mei Chen", "law"), ("zh", "本人Mei Chen", "法")]
)
def test_whoever_made_it_states_what_was_done_and_names_no_law(tmp_path, lang, me, law):
    text = words_of(render_evidence(WHOLE, photos_of(tmp_path, 2), lang))
    start = "Certificate of" if lang == "en" else "制作人声明"
    said = text[text.index(start) :]
    assert squeezed(me) in squeezed(said)
    assert "Sendback" in said
    for each in ("eIDAS", "FRE", "902", "statute", "perjury", law):
        assert each not in said.split("RC-2026")[0], each


def test_without_a_name_nobody_is_named():
    text = words_of(render_evidence(replace(WHOLE, maker=Maker()), []))
    assert "I am" not in text
    assert "I handle returns at Harbour Gifts." in text


# --- the ladder for a card issuer ---------------------------------------------------------------


@pytest.mark.parametrize("lang", LANGS)
def test_the_card_ladder_is_twelve_points_and_black(tmp_path, lang):
    marked = replace(photo(tmp_path, 1), marks=MARKS, shot="defect_close")
    sheet = replace(WHOLE, addressee=Party.PLATFORM)
    pdf = render_evidence(sheet, [marked, photo(tmp_path, 2)], lang, CARD)
    assert min(sizes_of(pdf)) >= 12
    for number in range(len(pypdfium2.PdfDocument(pdf))):
        coloured = [p for p in colours(rendered(pdf, number)) if max(p) - min(p) > 12]
        assert coloured == []


def test_the_card_ladder_asks_for_no_answer_on_its_first_page():
    words = words_of(render_evidence(WHOLE, [], "en", CARD))
    assert "Your answer" not in words
    assert "When" in words


@pytest.mark.parametrize(("asked", "shown"), [(0, [2, 2, 2]), (1, [1] * 6)])
def test_a_brief_sheet_shows_two_photos_to_a_page_unless_somebody_asks_for_less(
    tmp_path, asked, shown
):
    photos = [photo(tmp_path, n) for n in range(1, 7)]
    pdf = render_evidence(replace(SHEET, photos_per_page=asked), photos, "en", CARD)
    counted = [text.count("camera (no zone)") for text in page_texts(pdf)]
    assert [count for count in counted if count] == shown


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("count", [0, 1, 3])
def test_the_certificate_stands_on_no_page_alone(tmp_path, lang, count):
    """Whatever the length of the history before it: what it vouches for can be checked on the same page."""
    certificate, check = {
        "en": ("Certificate of the person", "Check it without our program"),
        "zh": ("制作人声明", "不用我方软件也能核验"),
    }[lang]
    photos = photos_of(tmp_path, count)
    for steps in range(2, 40, 3):
        pdf = render_evidence(replace(WHOLE, events=history(steps)), photos, lang)
        (page,) = (text for text in page_texts(pdf) if certificate in text)
        assert check in page, steps


@pytest.mark.parametrize("lang", LANGS)
def test_white_between_the_parts_gives_way_where_that_saves_a_page(monkeypatch, lang):
    def lengths():
        sheets = (replace(WHOLE, events=history(steps)) for steps in range(2, 30))
        return [len(page_texts(render_evidence(sheet, [], lang))) for sheet in sheets]

    close = lengths()
    monkeypatch.setattr(flow, "_LEAST_GAP", 1_000.0)
    roomy = lengths()
    assert all(one <= other for one, other in zip(close, roomy, strict=True))
    assert close != roomy
