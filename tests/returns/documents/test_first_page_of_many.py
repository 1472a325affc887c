"""The first page holds what decides, however much is contradicted; what gives way is told whole behind."""

import re
from dataclasses import replace

import pypdfium2
import pytest

from returns.documents.evidence import render_evidence
from returns.documents.evidence_pages.comparison import Against, contradictions, loudest
from returns.documents.evidence_pages.lettered import shortened
from returns.documents.typesetting.text import Style
from returns.records.comparison import Comparison
from returns.records.papers import FoundUnit
from returns.rules.goods.comparison import FIELDS
from returns.terms import PaperSize
from tests.returns.documents.sample_papers import (
    CRACKED,
    MUG,
    SHEET,
    history,
    page_texts,
    photo,
    sizes_of,
    squeezed,
)
from tests.returns.documents.test_sheet_pages import LANGS, WHOLE, photos_of

ANSWER = {"en": "Your answer", "zh": "贵方答复"}
AGAINST = {"en": "Where the statements contradict", "zh": "说法互相矛盾之处"}
MORE = {"en": r"and (\d+) more, on page (\d+)", "zh": r"另有 ?(\d+) ?处，见第 ?(\d+) ?页"}
TITLES = {
    "en": "Ceramic mug with lid and spoon, 350 ml, hand painted, blue and white, in a gift box",
    "zh": "手绘陶瓷马克杯带盖带勺350毫升蓝白色礼盒装两只一套可用洗碗机适合茶与咖啡",
}
SAID = {
    "en": "It arrived in pieces, the box was soaked and had been opened before, as {n} shows",
    "zh": "收到时已经全部碎裂，箱子湿透，而且有人打开过，见{n}",
}


def sheet_of(items, against, lang, *, long=False):
    """So many items, of each so many rows that contradict; `long` in every field."""
    lines, found, count = [], [], 0
    for number in range(items):
        rows = []
        for at, field in enumerate(FIELDS):
            count += 1
            told = [f"Q{count:03d}{voice}" for voice in "sfa"]
            if long:
                told = [SAID[lang].format(n=mark) for mark in told]
            loud = at < against
            answered = told[2] if loud else ""
            rows.append(Comparison(field, told[0], told[1], answered, loud, loud))
        title = f"{TITLES[lang]} {number}" if long else f"Mug {number}"
        lines.append(replace(MUG, title=title, comparisons=tuple(rows)))
        found.append(FoundUnit(title, replace(CRACKED, id=number + 1), (CRACKED.marks,)))
    return replace(
        WHOLE,
        title="; ".join(line.title for line in lines[:2]),
        lines=tuple(lines),
        findings=tuple(found),
        events=history(12),
    )


def overprinted(pdf):
    """Pieces of text on one page that lie over each other by more than a hair."""
    for number, page in enumerate(pypdfium2.PdfDocument(pdf), start=1):
        objects = page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_TEXT])
        boxes = sorted(each.get_bounds() for each in objects)
        for at, (left, low, right, up) in enumerate(boxes):
            for left2, low2, right2, up2 in boxes[at + 1 :]:
                if left2 > right - 1:
                    break
                if min(right, right2) - left2 > 1 and min(up, up2) - max(low, low2) > 2:
                    yield number, (left, low, right, up), (left2, low2, right2, up2)


@pytest.mark.parametrize("paper", PaperSize)
@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(("items", "against"), [(1, 2), (2, 2), (3, 1)])
def test_seven_photos_of_several_items_are_four_pages(tmp_path, paper, lang, items, against):
    sheet = replace(sheet_of(items, against, lang), paper=paper)
    pdf = render_evidence(sheet, photos_of(tmp_path, 7), lang)
    texts = page_texts(pdf)
    # three items in English on the shorter paper take a fifth
    assert len(texts) <= 4 + (items == 3 and lang == "en" and paper is PaperSize.LETTER)
    assert ANSWER[lang] in texts[0]
    assert min(sizes_of(pdf)) >= 9
    assert list(overprinted(pdf)) == []


@pytest.mark.parametrize("paper", PaperSize)
@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("long", [False, True])
@pytest.mark.parametrize(("items", "against"), [(1, 7), (2, 4), (3, 3), (3, 7)])
def test_the_strip_stands_on_the_first_page_and_it_says_where_the_rest_is(
    tmp_path, paper, lang, long, items, against
):
    sheet = replace(sheet_of(items, against, lang, long=long), paper=paper)
    pdf = render_evidence(sheet, photos_of(tmp_path, 2), lang)
    first, *others = page_texts(pdf)
    assert ANSWER[lang] in first
    assert AGAINST[lang] in first
    told = re.search(MORE[lang], " ".join(first.split()))
    if told is not None:
        left, page = int(told[1]), int(told[2])
        assert 0 < left < items * against
        assert AGAINST[lang] in others[page - 2]
    else:
        assert items * against <= 7
    whole = squeezed("".join([first, *others]))
    for line in sheet.lines:
        assert squeezed(line.title) in whole
        for row in (row for row in line.comparisons if row.contradicts):
            for words in (row.said, row.found, row.answered):
                (mark,) = re.findall(r"Q\d+[sfa]", words)
                assert mark in whole
    assert list(overprinted(pdf)) == []
    assert min(sizes_of(pdf)) >= 9


def test_the_loudest_of_each_item_goes_before_any_items_second():
    both = Comparison("weight", "1", "2", "3", True, True, True)
    theirs = Comparison("packing", "", "2", "3", True, True)
    ours = Comparison("item", "1", "2", "", True, False, True)
    agreed = Comparison("parts", "1", "1", "1", False)
    lines = (
        replace(MUG, comparisons=(ours, agreed, theirs, both)),
        replace(MUG, comparisons=(ours, theirs)),
    )
    found = contradictions(replace(SHEET, lines=lines))
    assert len(found) == 5
    assert loudest(found, 2) == [Against(1, both), Against(2, theirs)]
    assert loudest(found, 3) == [Against(1, theirs), Against(1, both), Against(2, theirs)]
    assert loudest(found, 99) == found


@pytest.mark.parametrize(
    ("text", "lang", "ends"),
    [
        ("one two three four five six seven", "en", ("one two three …", "one two …")),
        ("蓝色马克杯带盖带勺的礼盒装", "zh", ("…",)),
        ("שלום עולם שלום עולם שלום עולם", "en", ("…",)),
        ("e\u0301" * 80, "en", ("…",)),
    ],
)
def test_what_is_cut_ends_between_words_and_stands_on_its_lines(text, lang, ends):
    style = Style(10, 14)
    cut = shortened(text, style, 80, 1, lang)
    assert len(cut.lines(80)) == 1
    assert cut.text.endswith(ends)
    assert text.startswith(cut.text.rstrip("… "))
    assert shortened(text, style, 80, 99, lang).text == text


@pytest.mark.parametrize("paper", PaperSize)
@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("count", [0, 2, 7])
def test_reasons_and_captions_of_hundreds_of_words_still_begin_on_the_first_page(
    tmp_path, paper, lang, count
):
    """Why it is asked is cut to a glance before it gives way; whole it stands behind."""
    words = {
        "en": "crack from the rim to the base, chip of 8 mm at the handle, glaze flaked; ",
        "zh": "杯口到杯底有一道裂纹，把手处缺口八毫米，釉面在底款上方剥落；",
    }[lang]
    mark = f"{words * 30}"[:480] + " Q9"
    ground = f"G1 {words * 6}"
    unit = replace(CRACKED, marks=mark)
    rows = tuple(replace(MUG.comparisons[1], field=field) for field in ("condition", "packing"))
    sheet = replace(
        WHOLE,
        paper=paper,
        title=f"{TITLES[lang]} {TITLES[lang]}",
        lines=(replace(MUG, comparisons=rows),),
        findings=(FoundUnit(MUG.title, unit, (mark,)),),
        grounds=(ground,),
    )
    photos = [replace(each, words=mark) for each in photos_of(tmp_path, count)]
    pdf = render_evidence(sheet, photos, lang)
    first, *others = page_texts(pdf)
    for begun in (mark[:20].capitalize(), ground[:20], SHEET.terms[0].line[:20]):
        assert squeezed(begun) in squeezed(first), begun
    if lang == "en":
        assert "In time: Your terms" in " ".join(first.split())
    assert ANSWER[lang] in first
    assert squeezed(mark) not in squeezed(first)
    assert squeezed(mark).casefold() in squeezed("".join(others)).casefold()
    assert squeezed(ground) in squeezed("".join([first, *others]))
    assert list(overprinted(pdf)) == []


ANNEX = {"en": "Annex: the buyer’s own words, whole", "zh": "附录：买家原话全文"}
WHOLE_IN = {"en": r"in the annex, on page (\d+)\.", "zh": r"见附录，第 ?(\d+) ?页"}


@pytest.mark.parametrize("items", [1, 2])
@pytest.mark.parametrize("lang", LANGS)
def test_a_complaint_of_pages_stands_behind_all_else_and_it_is_said_where(
    tmp_path, lang, items
):
    """Between the story and who had the goods nobody leafs through three pages of one complaint."""
    words = {
        "en": "It came in pieces and the box was soft; I want my money back. ",
        "zh": "收到时已经碎了，箱子是软的，请退款。",
    }
    long = f"Q1 {words[lang] * 150} Q2"
    sheet = sheet_of(items, 1, lang)
    lines = (replace(sheet.lines[0], buyer_words=long), *sheet.lines[1:])
    sheet = replace(sheet, lines=lines)
    texts = page_texts(render_evidence(sheet, photos_of(tmp_path, 7), lang))
    short = page_texts(render_evidence(sheet_of(items, 1, lang), photos_of(tmp_path, 7), lang))
    whole = " ".join(" ".join(texts).split())
    page = int(re.search(WHOLE_IN[lang], whole)[1])
    assert squeezed(ANNEX[lang]) in squeezed(texts[page - 1])
    assert page in (len(short), len(short) + 1)
    before, annex = squeezed("".join(texts)).split(squeezed(ANNEX[lang]))
    assert ("Q1" in before, "Q2" in before) == (True, False)
    assert "Q2" in annex
    assert re.search(r"Certificate|制作人声明", before)
    # what is shorter stands where it belongs
    assert squeezed(ANNEX[lang]) not in squeezed("".join(short))


@pytest.mark.parametrize("count", [1, 2])
def test_what_is_to_be_seen_runs_below_a_wide_picture_where_it_is_long(tmp_path, count):
    seen = "crack from the rim to the base, chip of 8 mm at the handle; " * 8
    photos = [
        replace(photo(tmp_path, n), shot="defect_close", words=seen)
        for n in range(1, count + 1)
    ]
    pdf = render_evidence(SHEET, photos)
    lines = [line.strip() for text in page_texts(pdf)[1:] for line in text.splitlines()]
    assert sum(len(line) > 90 and line in seen for line in lines) >= 3 * count
    assert list(overprinted(pdf)) == []
