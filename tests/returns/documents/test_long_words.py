"""The longest words of every field: a sheet stays as short as its photos let it, and none of them is lost."""

import re
from dataclasses import replace

import pytest

from returns.documents.evidence import render_evidence
from returns.documents.evidence_pages.alike import numbers_said
from returns.phrases import say
from returns.records.comparison import Comparison
from returns.records.papers import FoundUnit, PaperEvent
from returns.terms import PaperSize
from tests.returns.documents.sample_papers import (
    CRACKED,
    MUG,
    history,
    page_texts,
    sizes_of,
    squeezed,
    text_of,
)
from tests.returns.documents.test_sheet_pages import LANGS, WHOLE, WINDOW, photos_of

#: as long as a finding may be
_LONGEST = 490
_WORDS = {
    "en": "crack from the rim to the base on the left, chip of eight millimetres at the handle; ",
    "zh": "左侧从杯口到杯底有一道裂纹，把手处缺口八毫米，两处釉面剥落；",
}


def long_words(lang, mark, end):
    return f"{mark} {_WORDS[lang] * 30}"[: _LONGEST - len(end)].rstrip() + end


def seen(folder, count, lang):
    """So many photos; what the close ones show is told at length."""
    marks = long_words(lang, "Q1", " Z1")
    return [
        replace(each, words=marks if each.shot == "defect_close" else "")
        for each in photos_of(folder, count)
    ]


def of_many_words(lang, pieces=1):
    """A sheet that tells what was found, said and answered at length, in each place that it is told in."""
    marks, packing, answered = (long_words(lang, f"Q{n}", f" Z{n}") for n in (1, 2, 3))
    rows = (
        Comparison("condition", "", f"{marks}; no", answered, True, True),
        Comparison("packing", "", packing, answered, True, True),
        Comparison("works", "", f"no; {marks}", "", False, found_alone=marks),
    )
    units = [replace(CRACKED, id=n, number=n, marks=marks) for n in range(1, pieces + 1)]
    first, *more = history(12)
    told = [PaperEvent(each.event, f"{each.words}: {marks}") for each in more[:6]]
    return replace(
        WHOLE,
        what_happened=(f"We found: {marks}; {packing}.",),
        lines=(replace(MUG, comparisons=rows),),
        findings=tuple(FoundUnit(MUG.title, unit, (marks,)) for unit in units),
        events=(first, *told, *more[6:]),
    )


@pytest.mark.parametrize("paper", PaperSize)
@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("pieces", [1, 3])
@pytest.mark.parametrize(("count", "most"), [(0, 3), (1, 3), (7, 4), (40, 9)])
def test_the_longest_words_of_every_field_leave_a_sheet_as_short_as_its_photos_let_it(
    tmp_path, lang, pieces, count, most, paper
):
    pdf = render_evidence(
        replace(of_many_words(lang, pieces), paper=paper), seen(tmp_path, count, lang), lang
    )
    assert len(page_texts(pdf)) <= most
    assert min(sizes_of(pdf)) >= 9


@pytest.mark.parametrize("paper", PaperSize)
@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("pieces", [1, 3])
def test_one_photo_of_what_is_told_at_length_takes_three_pages(tmp_path, lang, pieces, paper):
    """In four of these eight it took a fourth, for what the white of the others had room for."""
    (one,) = photos_of(tmp_path, 1)
    close = replace(one, shot="defect_close", words=long_words(lang, "Q1", " Z1"))
    pdf = render_evidence(replace(of_many_words(lang, pieces), paper=paper), [close], lang)
    texts = [squeezed(text) for text in page_texts(pdf)]
    assert len(texts) == 3
    assert min(sizes_of(pdf)) >= 9
    assert squeezed(WINDOW.words) in texts[0]
    assert all("".join(texts).count(f"Z{n}") == 1 for n in (1, 2, 3))


@pytest.mark.parametrize("lang", LANGS)
def test_pieces_found_alike_share_a_row(lang):
    sheet = of_many_words(lang, 5)
    *alike, other = sheet.findings
    other = replace(other, unit=replace(other.unit, weight_g=87))
    told = squeezed(
        text_of(render_evidence(replace(sheet, findings=(*alike, other)), [], lang))
    )
    several, one = {"en": ("units1–4", "unit5"), "zh": ("第1–4", "第5")}[lang]
    assert told.count(several) == told.count(one) == 1
    assert not any(squeezed(f"unit {n}") in told for n in range(1, 5))


@pytest.mark.parametrize(
    ("numbers", "said"),
    [([2], "2"), ([1, 2], "1, 2"), ([3, 1, 2], "1–3"), ([1, 2, 3, 5, 7, 8], "1–3, 5, 7, 8")],
)
def test_numbers_that_follow_each_other_are_told_by_the_first_and_the_last(numbers, said):
    assert numbers_said(numbers, "en") == said
    assert numbers_said(numbers, "zh") == said.replace(", ", "、")


@pytest.mark.parametrize("lang", LANGS)
def test_pieces_found_alike_tell_it_once_among_the_findings(tmp_path, lang):
    """Of the others it is said where the words stand, which is what the first one says, too."""
    whole = "".join(page_texts(render_evidence(of_many_words(lang, 3), [], lang)))
    heading = squeezed(say("documents.evidence.findings", lang))
    findings = squeezed(whole).partition(heading)[2]
    begun = squeezed(say("documents.evidence.custody", lang))
    assert findings.partition(begun)[0].count("Q1") == 1


@pytest.mark.parametrize(
    ("lang", "pieces", "paper"),
    [
        ("en", 3, PaperSize.LETTER),
        ("zh", 1, PaperSize.LETTER),
        ("zh", 3, PaperSize.A4),
    ],
)
def test_smaller_photos_save_a_page_that_would_hold_a_few_lines(tmp_path, lang, pieces, paper):
    """The end of the annex stood alone on a fifth page."""
    sheet = replace(of_many_words(lang, pieces), paper=paper)
    assert len(page_texts(render_evidence(sheet, photos_of(tmp_path, 3), lang))) == 4


@pytest.mark.parametrize("lang", LANGS)
def test_long_words_stand_whole_once_and_each_beginning_says_where(tmp_path, lang):
    pdf = render_evidence(of_many_words(lang, 3), photos_of(tmp_path, 7), lang)
    told = squeezed("".join(page_texts(pdf)))
    heading = squeezed(say("documents.evidence.annex_words", lang))
    before, annex = told.split(heading)
    for n in (1, 2, 3):
        # the foot of a page may stand between two lines of it
        assert annex.count(f"Z{n}") == 1, n
        assert f"Z{n}" not in before, n
        assert f"Q{n}" in before, n
        begun = squeezed(say("documents.evidence.begun", lang, words="", number=n))
        assert begun.lstrip("…") in before, n


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("pieces", [1, 3])
@pytest.mark.parametrize("count", [0, 1, 7])
def test_long_words_leave_the_time_line_on_the_first_page(tmp_path, lang, pieces, count):
    pdf = render_evidence(of_many_words(lang, pieces), photos_of(tmp_path, count), lang)
    window = squeezed(WINDOW.words)
    assert [window in squeezed(text) for text in page_texts(pdf)].index(True) == 0


@pytest.mark.parametrize("lang", LANGS)
def test_a_step_names_only_where_its_long_words_stand(tmp_path, lang):
    pdf = render_evidence(of_many_words(lang), photos_of(tmp_path, 7), lang)
    told = squeezed("".join(page_texts(pdf)))
    where = squeezed(say("documents.evidence.begun", lang, words="", number=1))
    assert all(f"number{n}:{where}" in told for n in range(2, 8))


@pytest.mark.parametrize("lang", LANGS)
def test_words_for_which_there_is_room_stand_where_they_belong(tmp_path, lang):
    marks = _WORDS[lang].rstrip("； ;")
    findings = (FoundUnit(MUG.title, replace(CRACKED, marks=marks), (marks,)),)
    pdf = render_evidence(replace(WHOLE, findings=findings), photos_of(tmp_path, 7), lang)
    told = squeezed("".join(page_texts(pdf)))
    assert squeezed(say("documents.evidence.annex_words", lang)) not in told
    assert squeezed(marks) in told


@pytest.mark.parametrize("paper", PaperSize)
@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("count", [3, 7])
def test_what_an_estimate_rests_on_stands_on_the_page_of_its_line(tmp_path, lang, paper, count):
    sheet = replace(of_many_words(lang, 3), paper=paper)
    texts = [
        squeezed(each)
        for each in page_texts(render_evidence(sheet, seen(tmp_path, count, lang), lang))
    ]
    (page,) = (each for each in texts if squeezed("(usual time)") in each)
    assert squeezed(WINDOW.words) in page


@pytest.mark.parametrize("lang", LANGS)
def test_a_caption_without_room_for_its_day_ends_with_its_name(tmp_path, lang):
    """It ended with a bare “…”."""
    pdf = render_evidence(of_many_words(lang, 3), seen(tmp_path, 7, lang), lang)
    first = squeezed(page_texts(pdf)[0])
    assert "Outerbox,side3." in first.replace("。", ".")
    assert not re.search("side3[.。]…", first)
