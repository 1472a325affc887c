"""The return label: codes that scanners read, the RMA where the supplier wants it, nothing cut."""

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pypdfium2
import pytest
import zxingcpp
from pypdfium2.raw import FPDF_PAGEOBJ_PATH

from returns.documents.labels.label import ON_BOX, render_labels
from returns.documents.page.codes import QUIET_BARS, Dots, bars, qr
from returns.documents.page.sheet import HAIR, MM, Sheet
from returns.errors import Refusal
from returns.phrases import say
from returns.records.papers import PaperLine
from returns.records.policy import Address
from returns.terms import FreightPayer, Lang, RmaPlacement
from returns.trade.label_stock import stocks
from tests.returns.documents.sample_papers import LABEL, LABEL_ZH, page_texts, squeezed, text_of

LONG = replace(
    LABEL,
    to_address=Address(
        "Maximilian-Alexander von der Lühe-Hohenstein",
        (
            "c/o Gemeinschaftspraxis Dr. Schmidt-Rottluff & Partner mbB",
            "Hinterhaus, 4. Obergeschoss, rechts, Klingel 12",
            "Große Bergstraße 160–164",
        ),
        "Hamburg-Altona-Nord", "", "22767", "DE", "+49 40 5550123",
    ),
    to_name="Maximilian-Alexander von der Lühe-Hohenstein GmbH, RETURNS",
    rma="SUP-RETURN-2026-11-00098213",
    second_rma="RMA-2026-000123",
    contents=(
        PaperLine(3, "Stainless-steel vacuum bottle with bamboo lid, 750 ml, green"),
        PaperLine(1, "陶瓷马克杯 350 毫升 蓝色（带盖，配木质杯垫与不锈钢搅拌勺，礼盒装）"),
    ),
    battery=True,
    parcel_no=2,
    parcels=3,
)  # fmt: skip
SAMPLES = {"en": LABEL, "zh": LABEL_ZH, "long": LONG}


def codes(pdf: bytes, dpi: int, *, pure: bool) -> list[list[str]]:
    """What a scanner reads on each page, as printed by a thermal printer of that resolution."""
    read = []
    for page in pypdfium2.PdfDocument(pdf):
        picture = page.render(scale=dpi / 72).to_pil().convert("L")
        if pure:
            picture = picture.point(lambda level: 255 if level > 127 else 0)
        read.append([found.text for found in zxingcpp.read_barcodes(picture)])
    return read


def text_boxes(pdf: bytes) -> list[list[tuple[float, float, float, float]]]:
    """(left, bottom, right, top) in points of each piece of text, page by page."""
    boxes = []
    for page in pypdfium2.PdfDocument(pdf):
        words = page.get_textpage()
        boxes.append([words.get_rect(index) for index in range(words.count_rects())])
    return boxes


@pytest.mark.parametrize("pure", [False, True], ids=["grey", "black and white"])
@pytest.mark.parametrize("dpi", [203, 300])
@pytest.mark.parametrize("stock", ["4x6", "100x150"])
@pytest.mark.parametrize("name", SAMPLES)
def test_every_code_of_every_placement_is_read(name, stock, dpi, pure):
    for placement in RmaPlacement:
        label = replace(SAMPLES[name], placement=placement)
        label_page, *others = codes(render_labels([label], stock, dpi=dpi), dpi, pure=pure)
        assert label.scan_code in label_page
        assert len(label_page) == 2
        assert all(page for page in others)


@pytest.mark.parametrize(("stock", "size"), [("4x6", (288, 432)), ("100x150", (283.46, 425.2))])
def test_the_page_is_exactly_the_stock(stock, size):
    for page in pypdfium2.PdfDocument(render_labels([LABEL], stock)):
        assert page.get_size() == pytest.approx(size, abs=0.01)


@pytest.mark.parametrize("stock", ["4x6", "100x150"])
@pytest.mark.parametrize("name", SAMPLES)
def test_all_words_stand_inside_the_box_that_every_printer_reaches(name, stock):
    size = stocks()[stock]
    across = (size.width_mm - size.safe_width_mm) / 2 * MM
    down = (size.height_mm - size.safe_height_mm) / 2 * MM
    for placement in RmaPlacement:
        pdf = render_labels([replace(SAMPLES[name], placement=placement)], stock)
        for page in text_boxes(pdf):
            for left, bottom, right, top in page:
                assert left >= across
                assert right <= size.width_mm * MM - across
                assert bottom >= down
                assert top <= size.height_mm * MM - down


@pytest.mark.parametrize("name", SAMPLES)
def test_no_line_runs_into_another(name):
    for placement in RmaPlacement:
        for page in text_boxes(render_labels([replace(SAMPLES[name], placement=placement)])):
            for index, (left, bottom, right, top) in enumerate(page):
                for other in page[index + 1 :]:
                    wide = min(right, other[2]) - max(left, other[0])
                    high = min(top, other[3]) - max(bottom, other[1])
                    assert wide <= 0.5 or high <= 0.35 * min(top - bottom, other[3] - other[1])


def test_long_names_addresses_and_items_are_whole():
    words = squeezed(text_of(render_labels([LONG])))
    for text in (
        LONG.to_name,
        *LONG.to_address.lines,
        "22767 Hamburg-Altona-Nord",
        "GERMANY",
        LONG.to_address.phone,
        *(line.title for line in LONG.contents),
        LONG.rma,
        LONG.order_number,
        "2 of 3",
    ):
        assert squeezed(text) in words


def test_the_label_says_what_it_is_and_what_to_do():
    words = text_of(render_labels([LABEL]))
    for text in (
        "not postage",
        "28 Nov 2026",
        "1 of 1",
        "Kiln & Co, RETURNS",
        "UNITED KINGDOM",
    ):
        assert text in words
    assert "Returned goods, no commercial value" in words
    assert "退运货物，无商业价值" in words
    assert "不是邮资" in text_of(render_labels([LABEL_ZH]))


LARGE = 15  # points


def large_words(pdf: bytes, page: int) -> str:
    """The words of a page that are set large."""
    words = pypdfium2.PdfDocument(pdf)[page].get_textpage()
    boxes = (words.get_rect(index) for index in range(words.count_rects()))
    return " ".join(words.get_text_bounded(*box) for box in boxes if box[3] - box[1] > LARGE)


@pytest.mark.parametrize(
    ("payer", "lang", "said", "unsaid"),
    [
        (FreightPayer.BUYER, "en", "not postage", "paid"),
        (FreightPayer.SELLER, "en", "postage is paid for you", "not postage"),
        (FreightPayer.SUPPLIER, "en", "postage is paid for you", "not postage"),
        (FreightPayer.PLATFORM, "en", "The platform pays the postage", "not postage"),
        (FreightPayer.BUYER, "zh", "不是邮资", "无需自付"),
        (FreightPayer.SELLER, "zh", "无需自付邮资", "不是邮资"),
    ],
)
def test_a_label_says_who_pays_the_postage(payer, lang, said, unsaid):
    text = squeezed(text_of(render_labels([replace(LABEL, postage_by=payer)], lang=lang)))
    assert squeezed(said) in text
    assert squeezed(unsaid) not in text


def test_a_slip_gives_each_item_its_own_reason_where_they_differ():
    contents = (
        PaperLine(1, "Mug", reason="Defective"),
        PaperLine(1, "Lamp", reason="Changed mind", serial="L-7"),
    )
    label = replace(LABEL, contents=contents, reason="", placement=RmaPlacement.INSIDE_SLIP)
    slip = " ".join(page_texts(render_labels([label]))[-1].split())
    assert "Mug Defective" in slip
    assert "Lamp Serial L-7 Changed mind" in slip


@pytest.mark.parametrize(
    ("placement", "pages", "large_on", "not_on"),
    [
        (RmaPlacement.LABEL_ONLY, 1, [0], []),
        (RmaPlacement.LABEL_AND_BOX, 2, [0, 1], []),
        (RmaPlacement.OUTER_BOX, 2, [1], []),
        (RmaPlacement.PRINTED_SHEET_OUTSIDE, 2, [1], []),
        (RmaPlacement.INSIDE_SLIP, 2, [1], [0]),
        (RmaPlacement.PO_IS_RMA, 2, [0, 1], []),
    ],
)
def test_the_rma_stands_where_the_supplier_wants_it(placement, pages, large_on, not_on):
    pdf = render_labels([replace(LABEL, placement=placement)])
    texts = page_texts(pdf)
    assert len(texts) == pages
    for page, words in enumerate(texts):
        assert (LABEL.rma in large_words(pdf, page)) == (page in large_on)
        assert (LABEL.rma in words) == (page not in not_on)


@pytest.mark.parametrize("placement", RmaPlacement)
def test_the_outside_tells_no_reason_and_no_contents_of_the_slip(placement):
    label = replace(LABEL, placement=placement, reason="Cracked on arrival")
    outside = 2 if placement in ON_BOX else 1
    texts = page_texts(render_labels([label]))
    assert not [words for words in texts[:outside] if "Cracked" in words]
    assert all("Cracked on arrival" in words for words in texts[outside:])
    assert "Mug" not in (texts[1] if placement in ON_BOX else "")


def test_a_parcel_without_rma_goes_under_our_case_number():
    label = replace(LABEL, rma="", placement=RmaPlacement.LABEL_AND_BOX)
    pdf = render_labels([label])
    assert len(page_texts(pdf)) == 1
    assert label.case_number in codes(pdf, 203, pure=True)[0]


def test_a_buyer_whose_address_we_lack_gets_lines_to_write_on():
    with_lines = render_labels([replace(LABEL, from_address=None)])
    assert "FROM" in text_of(with_lines)
    assert "Lena" not in text_of(with_lines)


@pytest.mark.parametrize("stock", sorted(stocks()))
def test_the_lines_to_write_an_address_on_are_three_with_room_for_a_hand(stock):
    """6 mm each, between what says whose address it is and the rule above the next part."""
    page = pypdfium2.PdfDocument(render_labels([replace(LABEL, from_address=None)], stock))[0]
    words = page.get_textpage()
    boxes = [words.get_rect(index) for index in range(words.count_rects())]
    (caption,) = [box for box in boxes if words.get_text_bounded(*box).startswith("FROM")]
    rules = [each.get_bounds() for each in page.get_objects([FPDF_PAGEOBJ_PATH])]
    below = [each for each in rules if each[3] < caption[1] and each[0] < caption[2]]
    *levels, part = [(low + high) / 2 for _, low, _, high in sorted(below, key=top_of)[:4]]
    first, *steps = [above - level for above, level in pairwise([caption[1], *levels])]
    assert first >= 4 * MM
    assert steps == pytest.approx([6 * MM, 6 * MM], abs=0.1)
    assert levels[-1] - part > 1 * MM


def top_of(box: tuple[float, float, float, float]) -> float:
    """What sorts boxes from the top of a page."""
    return -box[3]


def test_more_items_than_a_label_holds_are_listed_on_a_slip():
    items = tuple(
        PaperLine(1, f"Item {n} with a title of its own", f"S-{n}") for n in range(40)
    )
    texts = page_texts(render_labels([replace(LABEL, contents=items)]))
    assert "40 pieces" in texts[0]
    slip = "".join(texts[1:])
    assert all(f"Item {n} with" in slip for n in range(40))
    assert all("Qty" in page for page in texts[1:-1])


def test_a_code_that_no_bars_can_hold_is_left_to_the_qr_code():
    pdf = render_labels([replace(LABEL, rma="退货-88213")])
    assert codes(pdf, 203, pure=True)[0] == [LABEL.scan_code]
    assert "退货-88213" in text_of(pdf)


def test_a_batch_is_one_document_with_each_label_in_order():
    labels = [
        replace(LABEL, case_number=f"RC-2026-{n:05d}", rma=f"KC-{n}", scan_code="")
        for n in range(30)
    ]
    pages = codes(render_labels(labels), 203, pure=False)
    assert [sorted(page) for page in pages] == [
        sorted([f"KC-{n}", f"RC-2026-{n:05d}"]) for n in range(30)
    ]


@pytest.mark.parametrize("dpi", [203, 300])
def test_bars_are_whole_dots_with_quiet_zones(dpi):
    grid = Dots(dpi, 432)
    for text in ("R26-004217", "RMA-2026-000123", "302-5581234-7719", "A" * 22):
        symbol = bars(text, grid, 94 * MM)
        assert symbol.dots * grid.size >= 0.249 * MM
        assert symbol.width(grid) <= 94 * MM
        black = [tuple(map(int, each.split())) for each in symbol.black.split(" re") if each]
        first, last = black[0], black[-1]
        assert first[0] == 0
        assert last[0] + last[2] == symbol.modules
        assert {(row, high) for _start, row, _count, high in black} == {(0, 1)}
        assert symbol.width(grid) == pytest.approx(
            (symbol.modules + 2 * QUIET_BARS) * symbol.dots * 72 / dpi
        )
    assert bars("A" * 60, grid, 94 * MM) is None


@pytest.mark.parametrize("dpi", [203, 300])
def test_qr_modules_are_at_least_four_dots_and_half_a_millimetre(dpi):
    grid = Dots(dpi, 432)
    for text in ("RC-2026-00042", "RMA:R26-004217;7", "x" * 120):
        symbol = qr(text, grid, 22 * MM)
        assert symbol.dots >= 4
        assert symbol.dots * grid.size >= 0.5 * MM - 0.001


def test_the_same_label_is_the_same_bytes_and_carries_its_own_date():
    pdf = render_labels([LABEL, LABEL_ZH])
    assert pdf == render_labels([LABEL, LABEL_ZH])
    assert b"D:20261121000000Z" in pdf


@pytest.mark.parametrize(
    ("labels", "stock", "key"),
    [
        ([LABEL], "letter", "documents.unknown_stock"),
        ([], "4x6", "documents.no_label"),
        ([replace(LABEL, to_address=Address())], "4x6", "documents.no_address"),
        ([replace(LABEL, to_name="endless " * 900)], "4x6", "documents.label_too_long"),
    ],
)
def test_what_makes_no_label_is_refused_with_a_sentence(labels, stock, key):
    with pytest.raises(Refusal) as refused:
        render_labels(labels, stock)
    assert refused.value.key == key
    assert refused.value.say("zh") != refused.value.say("en")


def test_each_label_of_a_file_says_what_it_says_alone():
    elsewhere = Address("Lena Müller", ("Hauptstraße 5",), "Köln", "", "50667", "DE")
    changes = (
        *({"to_address": elsewhere}, {"to_name": "Kiln"}, {"from_address": elsewhere}),
        *({"from_address": None}, {"return_by": date(2027, 1, 2)}, {"parcel_no": 2}),
        *({"case_number": "RC-2026-09999"}, {"note": "Ring twice"}, {"lang": Lang.ZH}),
        *({"postage_by": payer} for payer in FreightPayer),
        *({"placement": placement} for placement in RmaPlacement),
    )
    labels = [each for told in changes for each in (LABEL, replace(LABEL, parcels=3, **told))]
    alone = [words for label in labels for words in page_texts(render_labels([label]))]
    assert page_texts(render_labels(labels)) == alone


def test_dates_and_words_follow_the_readers_language():
    label = replace(LABEL, lang=Lang.ZH, return_by=date(2026, 12, 3))
    assert "2026年12月3日" in text_of(render_labels([label]))
    assert "3 Dec 2026" in text_of(render_labels([label], lang="en"))


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("placement", ["label_and_box", "outer_box", "printed_sheet_outside"])
def test_no_word_and_no_character_stands_alone_on_a_line_of_a_box_sheet(lang, placement):
    """`组` and `it.` did."""
    made = replace(LABEL_ZH if lang == "zh" else LABEL, placement=placement, parcels=3)
    words = pypdfium2.PdfDocument(render_labels([made]))[1].get_textpage().get_text_bounded()
    lines = [line.strip() for line in words.splitlines()]
    assert len(lines) > 5
    assert [line for line in lines if line != "RMA" and len(line) < 5] == []


@pytest.mark.parametrize("placement", sorted(ON_BOX))
def test_a_box_sheet_says_the_number_for_whom_and_where_it_goes(placement):
    label = replace(LABEL, placement=placement, parcel_no=2, parcels=3)
    pages = [" ".join(text.split()) for text in page_texts(render_labels([label]))]
    (sheet,) = [text for text in pages if "Fix this" in text]
    for words in (
        *("RMA KC-88213", "for Kiln & Co, RETURNS", "Parcel 2 of 3 · RC-2026-00042"),
        say(f"documents.box.how.{placement}"),
    ):
        assert words in sheet


@pytest.mark.parametrize(
    ("rma", "second", "said"),
    [
        ("KC-88213", "R26-004217", "RMA KC-88213"),
        ("KC-88213", "", "RMA KC-88213"),
        ("", "R26-004217", "RMA R26-004217"),
        ("", "", "REFERENCE RC-2026-00042"),
    ],
)
def test_a_slip_says_the_number_that_there_is_and_what_it_is(rma, second, said):
    label = replace(LABEL, rma=rma, second_rma=second, placement=RmaPlacement.INSIDE_SLIP)
    slip = " ".join(page_texts(render_labels([label]))[-1].split())
    assert said in slip


@pytest.mark.parametrize("stock", ["4x6", "100x150"])
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_sku_of_as_many_letters_as_a_market_takes_stands_whole_on_the_slip(lang, stock):
    """Forty, and a digit among them: nothing that holds one is broken."""
    sku = "MUG-350-BL-" + "W8" * 14 + "-"
    record = replace(LABEL if lang == "en" else LABEL_ZH, placement=RmaPlacement.INSIDE_SLIP)
    lines = (replace(record.contents[0], sku=sku[:40]), PaperLine(2, "Lamp", "LAMP"))
    _, slip = page_texts(render_labels([replace(record, contents=lines)], stock, lang))
    assert sku[:40] in slip.split()
    assert "LAMP" in slip.split()


def test_a_sku_that_no_slip_holds_is_refused_by_its_own_name():
    lines = (replace(LABEL.contents[0], sku="MUG-350-BL-" + "X" * 90),)
    record = replace(LABEL, placement=RmaPlacement.INSIDE_SLIP, contents=lines)
    with pytest.raises(Refusal) as refused:
        render_labels([record])
    assert refused.value.facts["field"] == "term:paper_field:sku"


def test_who_sends_it_is_written_by_hand_on_three_lines_six_millimetres_apart(monkeypatch):
    """As wide as a hand writes; with an address of our own none is drawn."""
    drawn: list[tuple[float, float]] = []
    rule = Sheet.rule

    def noted(sheet, x, y, width, weight=0.5, ink=HAIR):
        drawn.append((y, width))
        rule(sheet, x, y, width, weight, ink)

    monkeypatch.setattr(Sheet, "rule", noted)
    render_labels([LABEL])
    with_address = drawn[:]
    drawn.clear()
    render_labels([replace(LABEL, from_address=None)])
    levels = [level for level, width in drawn if width == drawn[0][1]][:3]
    assert len(drawn) - len(with_address) == 3
    assert [round((a - b) / MM, 3) for a, b in pairwise(levels)] == [6, 6]
