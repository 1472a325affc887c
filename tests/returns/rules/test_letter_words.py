"""Words that somebody put in the place of a letter's own: what is not so is refused by its name."""

from dataclasses import replace

import pytest

from returns.money import Money
from returns.records.letter import Letter, LetterFacts
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


@pytest.mark.parametrize(
    "sum_of_it",
    ["EUR 1,470.50", "€1470.50", "1.470,50 €", "1470,50 EUR", "€1,470.50", "EUR 1470.50"],
)
def test_the_same_sum_may_be_written_as_one_likes(sum_of_it):
    assert wrong(BODY.replace("EUR 1,470.50", sum_of_it)) is None


@pytest.mark.parametrize(
    "sum_of_it", ["EUR 1,470.60", "€147.05", "1.470,55 €", "EUR 14", "USD 1,470.50", "1,471元"]
)
def test_another_sum_is_refused_as_it_was_typed(sum_of_it):
    changed = replace(LETTER, body=BODY.replace("EUR 1,470.50", sum_of_it))
    found = words_unlike(changed, LETTER)
    assert found is not None
    assert (found.key, dict(found.facts)) == ("letter.other_sum", {"amount": sum_of_it})


@pytest.mark.parametrize(
    "more", ["RMA 2026", "your 2 mugs", "SKU MUG 350", "in 14 days", "20 %"]
)
def test_other_figures_are_no_sums(more):
    assert wrong(f"{BODY}\n{more}") is None


@pytest.mark.parametrize(
    "more",
    [
        "Would you leave a review?",
        "Please give us five stars.",
        "麻烦给个好评",
        "5-star rating",
    ],
)
def test_nobody_is_asked_for_a_review(more):
    assert wrong(f"{BODY}\n{more}") == "letter.review"
    # to a supplier such a word is no platform's business
    assert wrong(f"{BODY}\n{more}", letter=replace(LETTER, to=Party.SUPPLIER)) is None


def test_what_the_letter_itself_says_may_stand():
    about = replace(LETTER, body=f"{BODY}\nItem: Review mirror")
    assert wrong(f"{BODY}\nItem: Review mirror, once more", letter=about) is None


@pytest.mark.parametrize(("body", "subject"), [("", "x"), (" \n", "x"), ("x", "  ")])
def test_a_letter_without_words_is_none(body, subject):
    assert wrong(body, subject) == "letter.empty"


def test_a_channel_takes_so_many_characters():
    assert wrong("x" * 2_000, most=2_000) is None
    assert wrong("x" * 2_001, most=2_000) == "letter.too_long"


def test_what_the_facts_need_has_to_stay():
    asking = LetterFacts(goods="send_back", address=("Harbour Gifts", "1 Quay"))
    letter = replace(LETTER, facts=asking, body=f"{BODY}\nHarbour Gifts\n1 Quay")
    assert wrong(BODY.replace("Harbour", "Our"), letter=letter) == "letter.address_missing"
    assert wrong(f"{BODY}\nA {{label}} comes") == "letter.hole"
    assert wrong(f"{BODY}\nThe label is attached") == "letter.attached"
