"""Words that somebody put in the place of a letter's own: what is not so is refused by its name."""

from dataclasses import replace
from datetime import date

import pytest

from returns.money import Money
from returns.records.letter import Letter, LetterFacts, LetterItem
from returns.rules.letter_words import words_unlike
from returns.terms import Party

BODY = """Dear Lena,

we are sorry. We refund EUR 1,470.50 today, and you keep the mug.

Kind regards
Harbour Gifts"""
LETTER = Letter(
    Party.BUYER,
    "lena@example.com",
    "Your order 302-1",
    BODY,
    "keep",
    "en",
    facts=LetterFacts(amount=Money(147_050, "EUR")),
)


def wrong(body=BODY, subject=LETTER.subject, letter=LETTER, **more):
    found = words_unlike(replace(letter, subject=subject, body=body), letter, **more)
    return found.key if found else None


def test_its_own_words_are_right():
    assert wrong() is None


SAME = (
    *("EUR 1,470.50", "€1470.50", "1.470,50 €", "1470,50 EUR", "€1,470.50", "EUR 1470.50"),
    *(
        "1 470,50 €",
        "EUR 1'470.50",
        "eur 1470.50",
        "1470.50 euros",
        "1470.50欧元",
        "EUR:1470.50",
    ),
)
OTHER = (
    *(
        "EUR 1,470.60",
        "€147.05",
        "1.470,55 €",
        "EUR 14",
        "USD 1,470.50",
        "1,471元",
        "EUR 147050",
    ),
    *(
        "￥500",
        "100块钱",
        "一百元",
        "100美元",
        "RMB 500",
        "500 RMB",
        "100円",
        "＄500",
        "£1470.50",
    ),
    *("另退500元", "赔您5美元", "约500元", "退20块钱", "500 US dollars", "500 yen", "-500 EUR"),
    *("500 dollars", "500 pence", "eur 500", "Euro 500", "50 cents", "$  500", "500,- €"),
    *("500 Kč", "500 Ft", "₺500", "500 TL", "₪500", "500 lei", "Rs. 500", "Rp 500", "500 ₫"),
    *(
        "5k EUR",
        "€5k",
        "EUR 5K",
        "twenty euros",
        "one hundred and five dollars",
        "ten US dollars",
    ),
    *("₹500", "500 kr", "500 zł", "KWD 500", "CA$18.40", "EUR 500-600", "人民币500", "HK$500"),
)
NO_SUMS = (
    *("RMA 2026", "your 2 mugs", "SKU MUG 350", "in 14 days", "20 %", "AutoCAD 2024", "TRY 2"),
    *("order 113-1111111-1111111", "on 22 November 2026", "2026-11-22", "请一块寄回", "220 V"),
    *(
        "ten mugs",
        "one or two cents' worth",
        "5k photos",
        "Ft. Lauderdale 500",
        "500 ft long",
        "the TL 500",
    ),
    *("3块电池", "2元件", "it weighs 2 pounds", "五分钟"),
)


@pytest.mark.parametrize("sum_of_it", SAME)
def test_the_same_sum_may_be_written_as_one_likes(sum_of_it):
    assert wrong(BODY.replace("EUR 1,470.50", sum_of_it)) is None


@pytest.mark.parametrize("sum_of_it", OTHER)
def test_another_sum_is_refused_as_it_was_typed(sum_of_it):
    for body in (BODY.replace("EUR 1,470.50", sum_of_it), f"{BODY}\nAnd {sum_of_it} more."):
        found = words_unlike(replace(LETTER, body=body), LETTER)
        assert found is not None
        assert found.key == "letter.other_sum"


@pytest.mark.parametrize(
    ("said", "slips"),
    [
        ("USD 12.00", ("USD 1200", "USD 1,200", "USD 120.0", "$1,200.00")),
        ("JPY 1,470", ("JPY 1.47", "JPY 147", "CNY 1,470")),
        ("KWD 1.470", ("KWD 1470", "KWD 1,4700", "KWD 14.70")),
    ],
)
def test_a_point_that_slipped_is_another_sum(said, slips):
    letter = replace(LETTER, body=f"We refund {said} today.", facts=LetterFacts())
    assert wrong(letter.body, letter=letter) is None
    for slip in slips:
        assert wrong(f"We refund {slip} today.", letter=letter) == "letter.other_sum", slip


@pytest.mark.parametrize("more", NO_SUMS)
def test_other_figures_are_no_sums(more):
    assert wrong(f"{BODY}\n{more} EUR 1,470.50 {more}") is None


@pytest.mark.parametrize(
    "more",
    [
        *("Would you leave a review?", "Please give us five stars.", "麻烦给个好评", "rate us"),
        *(
            "5-star",
            "leave positive feedback",
            "★★★★★",
            "给个5星",
            "晒图返现",
            "好評",
            "⭐⭐⭐⭐⭐",
        ),
    ],
)
def test_nobody_is_asked_for_a_review(more):
    assert wrong(f"{BODY}\n{more}") == "letter.review"
    # to a supplier such a word is no platform's business
    assert wrong(f"{BODY}\n{more}", letter=replace(LETTER, to=Party.SUPPLIER)) is None


@pytest.mark.parametrize(
    "more",
    [
        *(
            "We will review your photos.",
            "The rating plate says 220 V.",
            "Please attach a photo.",
        ),
        *("The handle is attached to the lid.", "I attach great importance to it.", "Thanks…"),
        *("谢谢您……", "请附上照片。", "EUR 1,470.50 2 days ago", "We will give you feedback."),
        *(
            "The photos you attached show it.",
            "请留意评估结果",
            "Remove the star from the box.",
        ),
    ],
)
def test_what_is_honest_may_be_said(more):
    assert wrong(f"{BODY}\n{more}") is None


def test_what_the_letter_itself_says_may_stand():
    about = replace(LETTER, body=f"{BODY}\nItem: Review mirror")
    assert wrong(f"{BODY}\nItem: Review mirror, once more", letter=about) is None


@pytest.mark.parametrize(
    ("body", "subject"), [("", "x"), (" \n", "x"), ("x", "  "), ("\u200b", "x")]
)
def test_a_letter_without_words_is_none(body, subject):
    assert wrong(body, subject) == "letter.empty"


def test_a_channel_takes_so_many_characters():
    assert wrong("x" * 2_000, most=2_000) is None
    assert wrong("x" * 2_001, most=2_000) == "letter.too_long"


def test_what_the_facts_need_has_to_stay():
    asking = LetterFacts(goods="send_back", address=("Harbour Gifts", "1 Quay"))
    letter = replace(LETTER, facts=asking, body=f"{BODY}\nHarbour Gifts\n1 Quay")
    assert wrong(BODY.replace("Harbour", "Our"), letter=letter) == "letter.address_missing"
    assert wrong(f"{BODY}\nA {{label comes") == "letter.hole"
    for said in (
        "The label is attached",
        "Please find attached the label",
        "请见附件",
        "附上标签",
    ):
        assert wrong(f"{BODY}\n{said}") == "letter.attached", said


ASKING = replace(
    LETTER,
    body=f"{BODY}\nPlease send 2 pcs of the mug by 2026-12-03.",
    facts=LetterFacts(
        items=(LetterItem(1, "MUG", "Mug", 2),), goods="send_back", post_by=date(2026, 12, 3)
    ),
)


@pytest.mark.parametrize(
    "day", ["2026-12-04", "31 Dec", "December 4th", "12月4日", "20.12.2026", "3 January"]
)
def test_a_later_day_for_the_goods_is_refused(day):
    assert (
        wrong(f"{ASKING.body}\nYou may post it until {day}.", letter=ASKING)
        == "letter.later_day"
    )
    assert wrong(f"{ASKING.body}\n请在{day}前寄回。", letter=ASKING) == "letter.later_day"


@pytest.mark.parametrize(
    "more",
    [
        *(
            "Our shop is closed from 24 December.",
            "You ordered it on 1 Nov.",
            "Send it by 1 Dec.",
        ),
        *(
            "Please send one of the 2 pieces first.",
            "我们 12月24日 起放假。",
            "Post it by 03/12/2026.",
        ),
    ],
)
def test_other_days_and_counts_may_be_told(more):
    assert wrong(f"{ASKING.body}\n{more}", letter=ASKING) is None


def test_the_last_day_may_be_written_as_one_likes():
    for day in ("3 December", "Dec 3rd, 2026", "12月3日"):
        assert wrong(ASKING.body.replace("2026-12-03", day), letter=ASKING) is None
    assert (
        wrong(ASKING.body.replace("2026-12-03", "2 Dec"), letter=ASKING) == "letter.day_missing"
    )


@pytest.mark.parametrize("count", ["3 pcs", "5 pieces", "3 ×", "3件", "12 units"])
def test_more_pieces_than_the_case_has_are_not_asked_for(count):
    assert wrong(f"{ASKING.body}\nSend {count} back.", letter=ASKING) == "letter.other_count"
    assert wrong(f"{ASKING.body}\nThe box holds {count}.", letter=ASKING) is None


@pytest.mark.parametrize(
    "gap",
    [
        "[name]",
        "[your name]",
        "<amount>",
        "[insert date here]",
        "____",
        "XXX",
        "【姓名】",
        "[请填写]",
    ],
)
def test_what_was_to_be_filled_in_is_named(gap):
    assert wrong(f"{BODY}\nDear {gap}") == "letter.placeholder"
    assert wrong(f"{BODY}\nDear {gap}", quoted=(f"it says {gap}",)) is None


@pytest.mark.parametrize("field", ["{nothing}", "{金额}"])
def test_a_field_of_a_template_that_was_typed_is_named(field):
    """It was said that a place was not filled in, and not which."""
    assert wrong(f"{BODY}\nDear {field}") == "letter.placeholder"


@pytest.mark.parametrize(
    "more", ["[photo 3]", "<3", "a_b__c", "size XXXL", "[sic]", "（见照片）"]
)
def test_other_brackets_are_no_gaps(more):
    assert wrong(f"{BODY}\n{more}") is None


def test_a_text_without_end_is_read_in_one_pass():
    # of a pattern that tries each beginning to the end, these would take hours
    for piece in ("one ", "1,234", "[", "send ", "_", "jan ", "1k "):
        assert (
            wrong(f"{piece * 60_000}\n{BODY}", letter=replace(LETTER, body=piece)) is not None
        )
