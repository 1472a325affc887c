"""What the buyer says has its moment: the answer is due from then, in the platform's time for messages."""

from datetime import timedelta

import pytest
from sqlalchemy import text

from returns.rules.sentences import sentences
from returns.terms import HoldKind, Move, Offer, StepKind
from tests.returns.casework.shop import usd


def offered(shop, **cells):
    """A lamp of 80.00 for whose keeping a part was offered; the day on which it was."""
    told = {"return_reason": "CR-UNWANTED_ITEM"} | cells
    case_id = shop.request(shop.item("LAMP", "80.00", **told))
    shop.do(case_id, StepKind.ANSWER_BUYER)
    assert shop.case(case_id).lead.offer is Offer.PARTIAL_REFUND
    return case_id


def stored_due(shop, case_id):
    query = text("SELECT due_at FROM return_case WHERE id = :id")
    with shop.desk.store.reading() as tx:
        return tx.execute(query, {"id": case_id}).scalar_one()


@pytest.mark.parametrize("days", [1, 2, 9])
def test_the_next_offer_is_due_from_the_buyers_no_and_not_from_our_offer(shop, days):
    case_id = offered(shop)
    shop.clock.forward(days=days)
    shop.do(case_id, Move.BUYER_REFUSED)
    no = shop.clock.now()
    shop.clock.forward(hours=5)
    step = shop.case(case_id).next
    assert (step.kind, step.due_at) == (StepKind.NEGOTIATE, no + timedelta(hours=24))
    assert stored_due(shop, case_id) == step.due_at.isoformat().replace("+00:00", "Z")
    assert step.because[0].key == "step.buyer_spoke"
    for lang in ("en", "zh"):
        assert all("{" not in each for each in sentences(step.because, lang))
    # a second offer waits for the buyer again
    shop.do(case_id, StepKind.NEGOTIATE)
    step = shop.case(case_id).next
    assert step.due_at >= shop.clock.now() + timedelta(days=1)


def test_a_no_that_is_taken_back_does_not_count(shop):
    case_id = offered(shop)
    shop.clock.forward(days=1)
    before = shop.case(case_id).next
    shop.do(case_id, Move.BUYER_REFUSED)
    shop.desk.cases.take_back_last(case_id)
    assert shop.case(case_id).next == before
    shop.desk.cases.again_last(case_id)
    assert shop.case(case_id).next.because[0].key == "step.buyer_spoke"


def test_each_item_has_its_own_no(shop):
    told = {"return_reason": "CR-UNWANTED_ITEM"}
    case_id = shop.request(
        shop.item("LAMP", "80.00", **told), shop.item("VASE", "90.00", **told)
    )
    shop.do(case_id, StepKind.ANSWER_BUYER)
    shop.clock.forward(days=1)
    shop.do(case_id, Move.BUYER_REFUSED, line=2)
    case = shop.case(case_id)
    first, second = (case.outlook(line) for line in case.lines)
    assert first.hold.kind is HoldKind.OFFER_OUT
    assert second.step.due_at == shop.clock.now() + timedelta(hours=24)


def test_an_answer_to_our_question_is_due_from_when_it_came(shop):
    case_id = shop.request(shop.item("LAMP", "80.00", return_reason="CR-UNWANTED_ITEM"))
    shop.do(case_id, StepKind.ASK_BUYER)
    shop.clock.forward(days=6)
    shop.do(case_id, Move.BUYER_SAID, answer="The shade is torn.")
    step = shop.case(case_id).next
    assert step.kind is StepKind.ANSWER_BUYER
    assert step.due_at == shop.clock.now() + timedelta(hours=24)
    assert usd("0.00") == shop.case(case_id).paid
