"""The buyer is left out of every text, and nothing else is."""

from dataclasses import replace

import pytest

from returns.records.case import Event
from returns.records.papers import PaperEvent
from returns.records.policy import Address
from returns.records.redaction import Redactor
from tests.returns.documents.sample_papers import SHEET

HIDDEN = replace(SHEET, redact=True)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Lena Müller wrote", "[name left out] wrote"),
        ("lena  müller wrote", "[name left out] wrote"),
        ("Ms Müller's mug", "Ms [name left out]'s mug"),
        ("mail LENA@example.com now", "mail [e-mail left out] now"),
        ("order 302-5581234-7719.", "order [order number left out]."),
        ("Hauptstraße 5, 50667 Köln", "[address left out], [address left out] Köln"),
        ("call +49 221 5550123", "call [address left out]"),
        ("Lenas and Müllerin, 1506671", "Lenas and Müllerin, 1506671"),
        ("the mug is blue", "the mug is blue"),
    ],
)
def test_what_names_the_buyer_is_replaced(written, shown):
    assert Redactor(HIDDEN, "en").text(written) == shown


def test_a_name_that_is_also_a_word_hides_only_the_name():
    sheet = replace(HIDDEN, buyer_name="May Li", buyer_address=None)
    assert Redactor(sheet, "en").text("May may be late") == "[name left out] may be late"


def test_a_chinese_name_is_found_between_other_characters():
    sheet = replace(
        HIDDEN, buyer_name="王小明", buyer_address=Address("王小明", ("科苑路15号",), "深圳市")
    )
    assert (
        Redactor(sheet, "zh").text("买家王小明住科苑路15号")
        == "买家［姓名已隐去］住［地址已隐去］"
    )


def test_every_field_of_the_record_is_gone_through():
    left = repr(Redactor(HIDDEN, "en").sheet())
    for secret in ("Lena", "Müller", "lena@", "Hauptstra", "50667", "302-5581234-7719"):
        assert secret not in left


def test_a_sheet_that_hides_nothing_stays_as_it_is():
    assert Redactor(SHEET, "en").sheet() is SHEET
    assert Redactor(SHEET, "en").text("Lena Müller") == "Lena Müller"


def test_an_event_that_names_the_buyer_keeps_its_hash_and_loses_its_body():
    naming = PaperEvent(
        Event(9, 1, "2026-11-18T09:00:00Z", "note", '{"to":"Lena Müller"}', "ab"), "x"
    )
    silent = PaperEvent(Event(12, 2, "2026-11-18T09:00:00Z", "note", '{"n":1}', "cd"), "y")
    shown = Redactor(replace(HIDDEN, events=(naming, silent)), "en").sheet()
    assert [(line.event.body, line.event.hash) for line in shown.events] == [
        ("", "ab"),
        ('{"n":1}', "cd"),
    ]


def test_a_name_full_of_signs_that_mean_something_to_a_pattern_is_only_a_name():
    sheet = replace(HIDDEN, buyer_name=r"a.*(b)\1 [c", buyer_email="x+y@z.example")
    redactor = Redactor(sheet, "en")
    assert (
        redactor.text(r"for a.*(b)\1 [c, axx(b) stays") == "for [name left out], axx(b) stays"
    )
    assert redactor.text("xxy@z.example x+y@z.example") == "xxy@z.example [e-mail left out]"


WORDS = ["condition", "refund", "USD", "RC-2026-00042", "e", "1", "#", "front", "Li", "note"]


@pytest.mark.parametrize("word", WORDS)
def test_a_buyer_called_like_a_word_of_ours_breaks_nothing(word):
    """Words that the sheet is put together by stay, whatever the buyer or the order is called."""
    sheet = replace(
        HIDDEN,
        order_number=word,
        buyer_name=word,
        buyer_email=word,
        buyer_address=Address(word, (word,), word, postcode=word, phone=word),
    )
    shown = Redactor(sheet, "en").sheet()
    assert shown.case_number == sheet.case_number
    assert shown.asked == sheet.asked
    assert [row.field for row in shown.comparisons] == [row.field for row in sheet.comparisons]
    assert shown.asked_for == sheet.asked_for


def test_what_names_nobody_is_no_reason_to_black_out_a_sheet():
    sheet = replace(
        HIDDEN, order_number="1", buyer_name="A", buyer_email="x", buyer_address=None
    )
    written = "1 mug for $18.40: a box, fixed"
    assert Redactor(sheet, "en").text(written) == written


def test_a_short_name_is_hidden_as_it_is_written():
    sheet = replace(HIDDEN, buyer_name="Li", buyer_email="", buyer_address=None)
    assert Redactor(sheet, "en").text("Li: it lit, I li") == "[name left out]: it lit, I li"
    sheet = replace(HIDDEN, buyer_name="李明", buyer_email="", buyer_address=None)
    assert "李明" not in Redactor(sheet, "zh").text("买家李明说")


def test_an_order_number_inside_another_is_another():
    sheet = replace(HIDDEN, order_number="1045", buyer_address=None)
    redactor = Redactor(sheet, "en")
    assert redactor.text("10455 and 1045") == "10455 and [order number left out]"
