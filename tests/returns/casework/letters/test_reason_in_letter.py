"""What the history names as the reason of a refusal stands in the letter that left, whoever worded it."""

import pytest

from returns.errors import IllegalMove
from returns.records.options import LetterWords, StepOptions
from returns.terms import Move, Request

WORN = "The goods were worn."


@pytest.fixture
def case_id(shop):
    return shop.request(shop.item("SHIRT", "60.00", return_reason="CR-UNWANTED_ITEM"))


def worded(shop, case_id, reason, change):
    told = StepOptions(reason=reason, untried=True)
    usual = shop.desk.cases.preview_letter(case_id, Move.DECLINE, told)
    words = LetterWords(usual.subject, change(usual.body), usual.lang)
    return StepOptions(reason=reason, letter=words, untried=True)


def test_a_letter_that_says_another_reason_is_refused_and_nothing_is_kept(shop, case_id):
    told = worded(shop, case_id, WORN, lambda body: body.replace(WORN, "We are sold out."))
    before = shop.case(case_id)
    with pytest.raises(IllegalMove) as refused:
        shop.desk.cases.do(case_id, Move.DECLINE, told)
    assert refused.value.key == "letter.reason_untold"
    assert WORN in refused.value.say("en")
    assert shop.case(case_id) == before


@pytest.mark.parametrize(
    "change",
    [
        lambda body: body + "\n\nDo write to me.",
        lambda body: body.replace(WORN, "the goods  were worn, I am afraid."),
    ],
)
def test_its_own_words_around_the_reason_go(shop, case_id, change):
    told = worded(shop, case_id, WORN, change)
    letter = shop.desk.cases.do(case_id, Move.DECLINE, told).letter
    assert letter.body == told.letter.body
    assert WORN in shop.desk.cases.history(case_id)[-1].body
    assert shop.case(case_id).tracks.request is Request.DECLINED
