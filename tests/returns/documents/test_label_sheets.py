"""Labels on A6 and on sheets of several: whole in their places, read by scanners, page after page."""

from dataclasses import replace
from itertools import groupby

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
import zxingcpp
from PIL import Image

from returns.documents.labels.label import INSIDE, ON_BOX, render_labels
from returns.documents.page.sheet import MM
from returns.errors import Refusal
from returns.records.papers import LabelRecord
from returns.terms import RmaPlacement
from returns.trade.label_stock import larger_than, stocks
from tests.returns.documents.sample_papers import LABEL, LABEL_ZH, squeezed
from tests.returns.documents.test_label import LONG

DPI = 300
DOTS = DPI / 25.4
#: what a scanner of parcels is set to; looking for every other kind too takes three times as long
PRINTED = [zxingcpp.BarcodeFormat.Code128, zxingcpp.BarcodeFormat.QRCode]
#: nor does it try again on a smaller picture, or take ink for paper: it reads what is there
AT_ONCE = {"try_downscale": False, "try_invert": False}
SIZES = {
    "a6": (105, 148, 1),
    "a4-2": (210, 297, 2),
    "a4-4": (210, 297, 4),
    "letter-2": (215.9, 279.4, 2),
    "letter-4": (215.9, 279.4, 4),
}
SHEETS = [name for name, (*_, places) in SIZES.items() if places > 1]
PLACES = [(name, start + 1) for name, (*_, places) in SIZES.items() for start in range(places)]
EVERY = [
    replace(label, placement=placement)
    for label in (LABEL, LABEL_ZH)
    for placement in RmaPlacement
]


def greys(pdf: bytes) -> list[Image.Image]:
    """Each page as a printer of 300 dpi is given it."""
    return [
        page.render(scale=DPI / 72).to_pil().convert("L") for page in pypdfium2.PdfDocument(pdf)
    ]


def in_one_bit(page: Image.Image) -> Image.Image:
    return page.point(lambda level: 255 if level > 127 else 0)


def pictures(pdf: bytes) -> list[Image.Image]:
    """Each page as a printer of 300 dpi puts it on paper, black and white."""
    return [in_one_bit(page) for page in greys(pdf)]


def cut(name: str, pages: list[Image.Image]) -> list[Image.Image]:
    """The papers that a pair of scissors makes of the pages: in equal parts, row by row."""
    count = SIZES[name][2]
    columns = 2 if count == 4 else 1
    parts = []
    for page in pages:
        wide, high = page.width / columns, page.height / (count / columns)
        for place in range(count):
            row, column = divmod(place, columns)
            box = (column * wide, row * high, (column + 1) * wide, (row + 1) * high)
            parts.append(page.crop(tuple(map(round, box))))
    return parts


def has_ink(picture: Image.Image) -> bool:
    return picture.getextrema()[0] < 255


def pieces(label: LabelRecord) -> int:
    """Label, and the box sheet or slip behind it."""
    return 1 + bool(label.placement in ON_BOX) + bool(label.placement in INSIDE)


@pytest.mark.parametrize(("name", "start"), PLACES)
def test_every_code_in_every_place_is_read_in_grey_and_in_black_and_white(name, start):
    drawn = greys(render_labels(EVERY, name, start=start))
    for pages in (drawn, [in_one_bit(page) for page in drawn]):
        every_code_is_read(cut(name, pages), name, start)


def every_code_is_read(parts: list[Image.Image], name: str, start: int) -> None:
    assert not any(has_ink(part) for part in parts[: start - 1])
    used = iter(parts[start - 1 :])
    for label in EVERY:
        face, *others = (
            [found.text for found in zxingcpp.read_barcodes(next(used), PRINTED, **AT_ONCE)]
            for _ in range(pieces(label))
        )
        assert label.scan_code in face
        assert len(face) == 2
        assert all(others)
    left = list(used)
    assert len(left) < SIZES[name][2]
    assert not any(has_ink(part) for part in left)


@pytest.mark.parametrize("name", SIZES)
def test_nothing_is_nearer_than_five_millimetres_to_an_edge_or_outside_its_box(name):
    wide, high, _ = SIZES[name]
    stock = stocks()[name]
    pdf = render_labels([*EVERY, *([] if name == "letter-4" else [LONG])], name)
    for page in pypdfium2.PdfDocument(pdf):
        assert page.get_size() == pytest.approx((wide * MM, high * MM), abs=0.01)
    edge = int(5 * DOTS)
    for page in pictures(pdf):
        assert has_ink(page)
        inner = page.copy()
        inner.paste(255, (edge, edge, page.width - edge, page.height - edge))
        assert not has_ink(inner)
        for place in range(1, stock.places + 1):
            x, y = stock.corner_mm(place)
            box = (x, y, x + stock.safe_width_mm, y + stock.safe_height_mm)
            page.paste(255, tuple(round(side * DOTS) for side in box))
        assert not has_ink(page)


@pytest.mark.parametrize("name", SIZES)
def test_bars_are_whole_dots_and_have_their_quiet_zones(name):
    seen = 0
    for picture in cut(name, pictures(render_labels([LABEL, LABEL_ZH], name))):
        for code in zxingcpp.read_barcodes(picture, zxingcpp.BarcodeFormat.Code128):
            place = code.position
            middle = (place.top_left.y + place.bottom_left.y) // 2
            row = picture.crop((0, middle, picture.width, middle + 1)).tobytes()
            # on a wide label the address is beside it
            left = row.rindex(b"\xff" * 30, 0, place.top_left.x) + 30
            right = row.index(b"\xff" * 30, place.top_right.x - 1)
            runs = [len(list(run)) for _level, run in groupby(row[left:right])]
            module = min(runs)
            assert module >= 0.25 * DOTS
            # the page is 2480.3 dots wide and drawn on 2481
            assert sum(abs(run - module * round(run / module)) for run in runs) <= 1
            assert row[left - 10 * module : left] == b"\xff" * 10 * module
            assert row[right : right + 10 * module] == b"\xff" * 10 * module
            seen += 1
    assert seen == 2


@pytest.mark.parametrize("name", SIZES)
def test_no_word_is_below_seven_points(name):
    for page in pypdfium2.PdfDocument(render_labels(EVERY, name)):
        words = page.get_textpage()
        sizes = {pdfium.FPDFText_GetFontSize(words, at) for at in range(words.count_chars())}
        assert min(size for size in sizes if size > 1) >= 7


def cell_texts(pdf: bytes, name: str) -> list[str]:
    """What is read in each place, page after page; empty ones too."""
    stock, told = stocks()[name], []
    for page in pypdfium2.PdfDocument(pdf):
        words = page.get_textpage()
        for place in range(1, stock.places + 1):
            x, y = (part * MM for part in stock.corner_mm(place))
            top = stock.height_mm * MM - y
            right, bottom = x + stock.safe_width_mm * MM, top - stock.safe_height_mm * MM
            told.append(squeezed(words.get_text_bounded(x, bottom, right, top)))
    return told


@pytest.mark.parametrize(("name", "start"), PLACES)
def test_a_batch_fills_the_sheets_and_says_in_each_place_what_it_says_alone(name, start):
    labels = [replace(each, case_number=f"RC-2026-{n:05d}") for n, each in enumerate(EVERY)]
    whole = cell_texts(render_labels(labels, name, start=start), name)
    alone = [
        text
        for label in labels
        for text in cell_texts(render_labels([label], name), name)
        if text
    ]
    assert whole[: start - 1] == [""] * (start - 1)
    assert whole[start - 1 :][: len(alone)] == alone
    assert not any(whole[start - 1 + len(alone) :])
    assert -(-len(whole) // SIZES[name][2]) == -(-(start - 1 + len(alone)) // SIZES[name][2])


@pytest.mark.parametrize(("name", "start"), PLACES)
def test_the_same_sheet_is_the_same_bytes(name, start):
    assert render_labels(EVERY, name, start=start) == render_labels(EVERY, name, start=start)


@pytest.mark.parametrize("name", ["a6", *SHEETS])
def test_a_long_address_and_number_are_whole_or_refused_for_a_larger_label(name):
    for placement in RmaPlacement:
        label = replace(LONG, placement=placement)
        if name == "letter-4":
            with pytest.raises(Refusal) as refused:
                render_labels([label], name)
            assert "larger label" in refused.value.say("en")
            continue
        words = " ".join(cell_texts(render_labels([label], name), name))
        for text in (LONG.to_name, *LONG.to_address.lines, LONG.order_number, LONG.rma):
            assert squeezed(text) in words


@pytest.mark.parametrize(
    ("name", "start", "key"),
    [
        *((name, start, "documents.label_start") for name in SHEETS for start in (0, -1, 5)),
        *((name, 3, "documents.label_start") for name in ("a4-2", "letter-2")),
        *((name, start, "documents.label_start_alone") for name in ("a6", "4x6") for start in (0, 2)),
    ],
)  # fmt: skip
def test_a_place_that_a_sheet_does_not_have_is_refused_with_those_that_it_has(name, start, key):
    with pytest.raises(Refusal) as refused:
        render_labels([LABEL], name, start=start)
    assert refused.value.key == key
    for lang in ("en", "zh"):
        assert str(start) in refused.value.say(lang)
        assert name in refused.value.say(lang)


@pytest.mark.parametrize("name", stocks())
@pytest.mark.parametrize(
    ("changed", "key"),
    [
        ({"to_name": "endless " * 900}, "documents.label_too_long"),
        ({"rma": "RMA-" + "8" * 200}, "documents.label_field_too_long"),
    ],
)
def test_a_larger_label_is_advised_only_where_there_is_one(name, changed, key):
    label = replace(LABEL, placement=RmaPlacement.LABEL_ONLY, **changed)
    with pytest.raises(Refusal) as refused:
        render_labels([label], name)
    larger = name not in ("a4-2", "letter-2")
    assert refused.value.key == (key if larger else f"{key}_for_any")
    assert ("take a larger label" in refused.value.say("en")) == larger
    assert ("换更大的标签" in refused.value.say("zh")) == larger
    assert bool(larger_than(name)) == larger


def test_of_larger_labels_those_of_the_same_paper_come_first():
    assert larger_than("letter-4")[0] == "letter-2"
    assert larger_than("a4-4")[0] == larger_than("a6")[0] == "a4-2"
    for name, stock in stocks().items():
        for other in map(stocks().get, larger_than(name)):
            assert other.safe_width_mm > stock.safe_width_mm
