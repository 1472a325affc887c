"""A desk that has no name for its shop yet: no paper leaves a place for it empty."""

from dataclasses import replace

import pytest

from returns.documents.evidence import render_evidence
from returns.documents.plain.case_summary import render_case_summary
from tests.returns.documents.sample_papers import SHEET, page_texts, squeezed, text_of
from tests.returns.documents.test_plain_papers import digest

LANGS = ("en", "zh")


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("shop", ["", "Harbour Gifts"])
def test_the_head_of_a_sheet_says_to_whom_it_goes_and_from_whom(lang, shop):
    (page, *_) = page_texts(render_evidence(replace(SHEET, made_by=shop), [], lang))
    head = squeezed(page.split(SHEET.number)[0])
    both = {"en": "to Kiln & Co · from Harbour Gifts", "zh": "致Kiln & Co · Harbour Gifts"}
    one = {"en": "to Kiln & Co", "zh": "致Kiln & Co"}
    assert head.endswith(squeezed((both if shop else one)[lang]))


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", ["", "Mei Chen"])
def test_who_signs_a_sheet_works_somewhere(lang, name):
    maker = replace(SHEET.maker, name=name)
    said = squeezed(text_of(render_evidence(replace(SHEET, made_by="", maker=maker), [], lang)))
    ends = {"en": "handle the returns of this shop.", "zh": "负责本店的退货处理。"}
    assert squeezed(ends[lang]) in said
    assert squeezed(name) in said


@pytest.mark.parametrize("lang", LANGS)
def test_the_foot_of_a_summary_has_no_gap(lang):
    said = squeezed(text_of(render_case_summary(replace(digest(), shop=""), lang)))
    own = {"en": "for our own use", "zh": "仅供内部使用"}
    assert squeezed(own[lang]) in said
    assert "··" not in said
