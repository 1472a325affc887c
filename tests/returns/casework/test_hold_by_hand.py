"""The seller's own hold: put on with a reason, looked at again on a day, lifted, taken back."""

from datetime import timedelta

import pytest

from returns.documents.event_words import event_words
from returns.errors import IllegalMove
from returns.records.options import NewCase, StepOptions
from returns.terms import HoldKind, Move, Offer, StepKind
from tests.returns.casework.shop import usd

WHY = "The buyer's friend wrote that it works."


@pytest.fixture
def opened(shop):
    new = NewCase(
        *("112-1", "Amazon US", "Lamp, oak", "defective", usd("75.00")),
        sku="LAMP",
        buyer_name="Mark Olsen",
    )
    (case_id,) = shop.desk.by_hand.open(new).case_ids
    return case_id


def row_of(shop, case_id):
    (row,) = shop.desk.queue.rows([case_id])
    return row


def test_a_held_case_asks_for_the_check_and_pays_nothing_by_any_key(shop, opened):
    due = shop.case(opened).next.due_at
    shop.do(opened, Move.HOLD, reason=WHY)
    case = shop.case(opened)
    assert case.next.kind is StepKind.CHECK
    assert case.next.due_at == due
    assert case.next.because[0].key == "hold.by_hand"
    assert dict(case.next.because[0].facts)["why"] == WHY
    assert case.outlook(case.lead).hold.kind is HoldKind.BY_HAND
    assert row_of(shop, opened).next_step == "check"
    assert opened in shop.desk.queue.ids("on_hold")
    (kept,) = shop.desk.cases.do_recommended([opened])
    assert kept.seqs == ()
    for act, told in (
        (Move.OFFER, {"offer": Offer.RETURNLESS_REFUND}),
        (StepKind.ANSWER_BUYER, {}),
        (StepKind.REFUND, {"amount": usd("75.00")}),
    ):
        with pytest.raises(IllegalMove) as refused:
            shop.do(opened, act, **told)
        assert refused.value.key in ("step.held", "move.not_now")
    assert shop.case(opened).payments == ()
    assert shop.desk.cases.letters(opened) == ()


def test_it_is_lifted_with_a_reason_and_can_be_put_on_again(shop, opened):
    before = shop.case(opened)
    shop.do(opened, Move.HOLD, reason=WHY)
    with pytest.raises(IllegalMove) as refused:
        shop.do(opened, Move.LIFT)
    assert refused.value.key == "step.lift_reason"
    shop.do(opened, Move.LIFT, reason="He sent a film.")
    after = shop.case(opened)
    assert after.next == before.next
    assert (after.lead.held, after.lead.lifted) == (None, {})
    shop.do(opened, Move.HOLD, reason="Another film came.")
    assert shop.case(opened).lead.held.why == "Another film came."


def test_it_sleeps_until_its_day_and_stays_after_it(shop, opened):
    until = shop.clock.now() + timedelta(days=400)
    shop.do(opened, Move.HOLD, reason=WHY, until=until)
    case = shop.case(opened)
    outside = any(each.key.endswith("_outside") for each in case.next.because)
    assert outside or case.next.due_at == until
    assert case.next.because[0].key == "hold.by_hand_until"
    shop.clock.forward(days=401)
    case = shop.case(opened)
    assert case.next.kind is StepKind.CHECK
    (event,) = [e for e in shop.desk.cases.history(opened) if e.kind == "hold"]
    day = until.date()
    told = event_words(event, "en")
    assert told.startswith("Put on hold: until ")
    assert str(day.year) in told
    assert WHY in told


@pytest.mark.parametrize(
    ("told", "key"),
    [
        ({}, "step.hold_reason"),
        ({"reason": "  "}, "step.hold_reason"),
        ({"reason": WHY, "until": -1}, "step.until_past"),
    ],
)
def test_without_a_reason_or_with_a_day_that_is_over_nothing_is_held(shop, opened, told, key):
    if "until" in told:
        told = told | {"until": shop.clock.now() + timedelta(days=told["until"])}
    with pytest.raises(IllegalMove) as refused:
        shop.do(opened, Move.HOLD, **told)
    assert refused.value.key == key
    assert shop.case(opened).lead.held is None


def test_undo_takes_it_back_and_redo_puts_it_on_again(shop, opened):
    before = shop.case(opened)
    change = shop.desk.cases.do(opened, Move.HOLD, StepOptions(reason=WHY))
    shop.desk.cases.take_back(change)
    assert shop.case(opened).lead == before.lead
    assert shop.case(opened).next == before.next
    shop.desk.cases.again(change)
    assert shop.case(opened).lead.held.why == WHY


def test_lifting_another_hold_leaves_the_sellers_own(shop):
    new = NewCase(
        *("112-9", "Amazon US", "Lamp, oak", "unauthorised_purchase", usd("75.00")), sku="LAMP"
    )
    (case_id,) = shop.desk.by_hand.open(new).case_ids
    shop.do(case_id, Move.LIFT, reason="The bank says it is all right.")
    shop.do(case_id, Move.HOLD, reason=WHY)
    kept = shop.case(case_id).lead
    assert kept.lifted == {HoldKind.UNAUTHORISED.value: "The bank says it is all right."}
    shop.do(case_id, Move.LIFT, reason="Enough.")
    assert shop.case(case_id).lead.lifted == kept.lifted


def test_a_closed_case_is_not_held(shop, opened):
    shop.do(opened, StepKind.CLOSE, reason="A test order.")
    with pytest.raises(IllegalMove) as refused:
        shop.do(opened, Move.HOLD, reason=WHY)
    assert refused.value.key == "move.closed"
