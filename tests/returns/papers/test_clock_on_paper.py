"""A clock set back behind the desk's records is said on the sheet that was made with it."""

from dataclasses import replace

import pypdfium2
import pytest

from returns.money import Money
from returns.records.options import NewCase
from tests.supplied import supplied

NEW = NewCase("302-1", "Shop", "Mug 350 ml", "defective", Money(1840, "USD"), sku="MUG")
SAID = {"en": "had been set back", "zh": "已被调回"}


def words(paper):
    with pypdfium2.PdfDocument(paper.pdf) as shown:
        text = "".join(page.get_textpage().get_text_range() for page in shown)
    return " ".join(text.split())


@pytest.fixture
def case_id(desk):
    return desk.by_hand.open(supplied(desk, NEW)).case_ids[0]


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_sheet_and_the_seller_are_told(desk, clock, case_id, lang):
    clock.forward(days=-3)
    paper = desk.papers.evidence(case_id, lang=lang)
    text = words(paper)
    assert SAID[lang] in text
    for day in {"en": ("19 Nov 2026", "22 Nov 2026 10:00 UTC"), "zh": ("11月19日", "11月22日")}[
        lang
    ]:
        assert day in text.replace(" ", "") or day in text
    assert {"en": "stands before", "zh": "早于"}[lang] in paper.caution(lang)


def test_a_right_clock_is_not_spoken_of(desk, clock, case_id):
    for days in (0, 400):
        clock.forward(days=days)
        paper = desk.papers.evidence(case_id)
        assert SAID["en"] not in words(paper)
        assert paper.caution("en") == ""


def test_another_case_s_newer_step_tells_it_too(desk, clock, case_id):
    clock.forward(days=2)
    desk.by_hand.open(supplied(desk, replace(NEW, order_number="302-2")))
    clock.forward(days=-1)
    assert SAID["en"] in words(desk.papers.evidence(case_id))


def test_a_sheet_keeps_its_number_while_nothing_new_is_to_be_said(desk, clock, case_id):
    right = desk.papers.evidence(case_id)
    clock.forward(days=-3)
    # it was made while the clock was right: it stays as it is
    assert desk.papers.evidence(case_id).sha256 == right.sha256
    desk.cases.set_found_says(case_id, "item", "cracked")
    wrong = desk.papers.evidence(case_id)
    assert SAID["en"] in words(wrong)
    assert desk.papers.evidence(case_id).sha256 == wrong.sha256
    clock.forward(days=4)
    put_right = desk.papers.evidence(case_id)
    assert put_right.number != wrong.number
    assert SAID["en"] not in words(put_right)
