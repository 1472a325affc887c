"""What somebody types into a refusal or a letter promises no refund that the case does not have."""

import json

import pytest

from returns.errors import IllegalMove
from returns.records.options import LetterWords, StepOptions
from returns.terms import Move, Offer, StepKind


@pytest.fixture
def lamp(shop):
    return shop.request(shop.item("LAMP", "75.00", return_reason="CR-UNWANTED_ITEM"))


@pytest.mark.parametrize("reason", ["It was used. We refund you in full.", "我们会全额退款。"])
def test_a_reason_for_a_refusal_promises_no_refund(shop, lamp, reason):
    with pytest.raises(IllegalMove) as refused:
        shop.do(lamp, Move.DECLINE, reason=reason)
    assert refused.value.key == "letter.promise"
    assert shop.desk.cases.letters(lamp) == ()
    letter = shop.do(lamp, Move.DECLINE, reason="It was used, so we cannot refund you.")
    assert "cannot refund you" in letter.body


def test_signs_that_nobody_sees_are_left_out_of_a_typed_reason(shop, lamp):
    letter = shop.do(
        lamp, Move.DECLINE, reason="It was\x1b[31m used\x00, \u202eworn\x07.\r\nSorry."
    )
    assert "It was[31m used, worn.\nSorry." in letter.body
    (event,) = [e for e in shop.desk.cases.history(lamp) if e.kind == "decline"]
    assert json.loads(event.body)["reason"] == "It was[31m used, worn.\nSorry."


def test_a_part_is_not_promised_as_all_of_it(shop, lamp):
    usual = shop.desk.cases.preview_letter(lamp, StepKind.ANSWER_BUYER)
    body = usual.body.replace("Which do you prefer?", "We refund you in full.")
    with pytest.raises(IllegalMove) as refused:
        shop.do(lamp, StepKind.ANSWER_BUYER, letter=LetterWords(usual.subject, body, "en"))
    assert refused.value.key == "letter.promise_whole"


def test_all_of_it_is_said_where_all_of_it_is_promised(shop, lamp):
    told = {"offer": Offer.IMMEDIATE_REFUND}
    usual = shop.desk.cases.preview_letter(lamp, Move.OFFER, StepOptions(**told))
    body = f"{usual.body}\n\nWe refund you in full."
    shop.do(lamp, Move.OFFER, letter=LetterWords(usual.subject, body, "en"), **told)
    assert shop.case(lamp).lead.offer is Offer.IMMEDIATE_REFUND
