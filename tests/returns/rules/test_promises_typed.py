"""A refund that is promised in words and without a sum is a promise all the same."""

from dataclasses import replace

import pytest

from returns.records.letter import Letter
from returns.rules.promises_typed import Promised, promise_unlike
from returns.terms import Party

LETTER = Letter(
    Party.BUYER,
    "lena@example.com",
    "Your return for order 302-1",
    "Dear Lena,\n\nWe cannot accept your return. –\n\nKind regards\nHarbour Gifts",
    "declined",
    "en",
)

PROMISES = (
    "We refund you in full.",
    "we will refund you",
    "We'll gladly refund the whole price.",
    "I will reimburse you today.",
    "You will get your money back.",
    "You will be fully refunded.",
    "We give you all your money back",
    "We are going to refund you",
    "We send you a full refund",
    "A full refund is on its way",
    "我们会全额退款。",
    "马上给您退款",
    "我们将退还货款",
    "这就为您全额退钱",
)
NONE = (
    "We cannot refund you, since it was used.",
    "We do not refund worn goods.",
    "You asked for a full refund after 60 days.",
    "Your request for a refund came after the window had ended.",
    "We won't refund what was not bought here.",
    "The platform decides whether you get your money back.",
    "很抱歉，无法为您退款。",
    "您申请全额退款时已过期限。",
    "超过期限，我们不能退款",
    "It was worn, and the tag is missing.",
)


def told(words, promised, letter=LETTER):
    found = promise_unlike(
        replace(letter, body=letter.body.replace("–", words)), letter, promised
    )
    return found.key if found else None


@pytest.mark.parametrize("words", PROMISES)
def test_a_promise_without_a_sum_is_none_that_a_refusal_can_make(words):
    assert told(words, Promised.NOTHING) == "letter.promise"


@pytest.mark.parametrize("words", NONE)
@pytest.mark.parametrize("promised", Promised)
def test_what_denies_a_refund_or_tells_of_one_that_was_asked_for_is_no_promise(words, promised):
    assert told(words, promised) is None


@pytest.mark.parametrize("words", PROMISES)
def test_what_the_case_promises_may_be_said(words):
    assert told(words, Promised.WHOLE) is None


@pytest.mark.parametrize("words", ["We refund you in full.", "我们会全额退款。"])
def test_all_of_it_is_not_promised_where_a_part_is(words):
    assert told(words, Promised.PART) == "letter.promise_whole"
    assert told("We will refund you.", Promised.PART) is None


def test_a_letter_that_says_so_itself_is_not_asked_about_it():
    own = replace(LETTER, body="As soon as it is here, we refund you. –")
    assert told("We will refund you then.", Promised.NOTHING, own) is None
    assert told("", Promised.NOTHING, own) is None
