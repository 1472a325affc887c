"""Acting on cases: tracks, money, letters, history, and taking back."""

import json
from datetime import timedelta

import pytest
from sqlalchemy import select, text

from db.tables import cases as t
from returns.casework.products import ProductTold
from returns.casework.several import do_each
from returns.errors import IllegalMove, Refusal
from returns.evidence.chain import verify_case
from returns.money import Money
from returns.records.options import NewCase, StepOptions
from returns.terms import (
    BuyerMoney,
    Goods,
    Move,
    Offer,
    Request,
    Route,
    StepKind,
    SupplierClaim,
)

USD = "USD"


def mug(**changes):
    told = {
        "order_number": "302-1",
        "channel": "Amazon US",
        "sku": "MUG",
        "title": "Mug, blue",
        "reason": "damaged_in_transit",
        "unit_price": Money(1840, USD),
        "buyer_name": "Lena Müller",
        "buyer_email": "lena@example.de",
    }
    return NewCase(**(told | changes))


@pytest.fixture
def opened(desk):
    """A function that opens a case by hand and gives its number in the desk."""

    def open_case(**changes):
        (case_id,) = desk.by_hand.open(mug(**changes)).case_ids
        return case_id

    return open_case


def test_a_cheap_broken_mug_is_refunded_in_two_steps_and_kept_by_the_buyer(desk, opened):
    case_id = opened()
    first = desk.cases.get(case_id)
    assert first.next.kind is StepKind.ANSWER_BUYER
    assert first.recommendation.first is Offer.RETURNLESS_REFUND

    answered, refunded = (desk.cases.do_recommended([case_id])[0] for _ in range(2))

    case = desk.cases.get(case_id)
    assert case.tracks.request is Request.APPROVED
    assert case.tracks.goods is Goods.NONE_EXPECTED
    assert case.tracks.buyer_money is BuyerMoney.PAID
    assert case.paid == Money(1840, USD)
    assert "keep" in answered.letter.body
    assert "USD 18.40" in refunded.letter.body


def test_the_same_refund_twice_pays_once(desk, opened):
    case_id = opened()
    desk.cases.do_recommended([case_id])
    desk.cases.do(case_id, StepKind.REFUND)
    with pytest.raises(IllegalMove, match="already"):
        desk.cases.do(case_id, StepKind.REFUND)
    assert desk.cases.get(case_id).paid == Money(1840, USD)


def test_more_than_the_case_is_worth_is_refused_and_nothing_is_written(desk, opened):
    case_id = opened()
    desk.cases.do_recommended([case_id])
    before = desk.cases.history(case_id)
    with pytest.raises(IllegalMove):
        desk.cases.do(case_id, StepKind.REFUND, StepOptions(amount=Money(1841, USD)))
    assert desk.cases.history(case_id) == before
    assert desk.cases.get(case_id).paid == Money(0, USD)


def test_another_currency_is_refused(desk, opened):
    case_id = opened()
    desk.cases.do_recommended([case_id])
    with pytest.raises(IllegalMove, match="USD"):
        desk.cases.do(case_id, StepKind.REFUND, StepOptions(amount=Money(100, "EUR")))


def test_approving_moves_no_money_and_awaits_the_goods(desk, opened):
    case_id = opened(unit_price=Money(12900, USD))
    desk.cases.do(case_id, StepKind.ANSWER_BUYER)
    change = desk.cases.do(case_id, StepKind.APPROVE, StepOptions(route=Route.TO_US))
    case = desk.cases.get(case_id)
    assert case.tracks.goods is Goods.AWAITED
    assert case.payments == ()
    assert case.our_rma in change.letter.body
    with pytest.raises(IllegalMove, match="not come back"):
        desk.cases.do(case_id, StepKind.REFUND)


def test_declining_wants_a_reason_that_goes_into_the_letter(desk, opened):
    case_id = opened()
    with pytest.raises(IllegalMove, match="reason"):
        desk.cases.do(case_id, Move.DECLINE)
    change = desk.cases.do(
        case_id, Move.DECLINE, StepOptions(reason="It was worn.", untried=True)
    )
    assert "It was worn." in change.letter.body
    assert desk.cases.get(case_id).tracks.request is Request.DECLINED


def test_taking_back_restores_tracks_and_money_and_writes_its_own_event(desk, opened):
    case_id = opened()
    desk.cases.do_recommended([case_id])
    before = desk.cases.get(case_id)
    paid = desk.cases.do(case_id, StepKind.REFUND)

    desk.cases.take_back(paid)

    after = desk.cases.get(case_id)
    assert (after.tracks, after.paid) == (before.tracks, before.paid)
    kinds = [event.kind for event in desk.cases.history(case_id)]
    assert kinds == ["opened", "answer_buyer", "refund", "taken_back"]


def test_what_was_taken_back_can_be_done_again_and_then_by_hand_once_more(desk, opened):
    case_id = opened()
    desk.cases.do_recommended([case_id])
    paid = desk.cases.do(case_id, StepKind.REFUND)
    taken = desk.cases.take_back(paid)
    desk.cases.again(paid)
    assert desk.cases.get(case_id).paid == Money(1840, USD)
    desk.cases.take_back(paid)
    desk.cases.do(case_id, StepKind.REFUND)
    assert desk.cases.get(case_id).paid == Money(1840, USD)
    assert taken.case_ids == (case_id,)


def test_a_change_that_was_built_upon_cannot_be_taken_back(desk, opened):
    case_id = opened()
    (answered,) = desk.cases.do_recommended([case_id])
    desk.cases.do(case_id, StepKind.REFUND)
    with pytest.raises(IllegalMove, match="moved on"):
        desk.cases.take_back(answered)
    assert desk.cases.get(case_id).tracks.buyer_money is BuyerMoney.PAID


def test_a_partial_offer_that_is_agreed_is_paid_in_part(desk, opened):
    case_id = opened(unit_price=Money(8490, USD), reason="changed_mind")
    change = desk.cases.do(case_id, StepKind.ANSWER_BUYER)
    case = desk.cases.get(case_id)
    assert case.lead.offer is Offer.PARTIAL_REFUND
    assert case.lead.offer_amount.coded in change.letter.body
    desk.cases.do(case_id, Move.BUYER_AGREED)
    desk.cases.do(case_id, StepKind.REFUND)
    case = desk.cases.get(case_id)
    assert case.tracks.buyer_money is BuyerMoney.PAID_PARTLY
    assert case.paid == case.lead.offer_amount


def test_a_refused_partial_offer_goes_down_the_ladder(desk, opened):
    desk.settings.set(gift_en="a tote bag", gift_zh="一个布袋")
    case_id = opened(unit_price=Money(8490, USD), reason="changed_mind")
    ladder = desk.cases.get(case_id).recommendation.offers
    desk.cases.do(case_id, StepKind.ANSWER_BUYER)
    desk.cases.do(case_id, StepKind.NEGOTIATE)
    assert desk.cases.get(case_id).lead.offer is ladder[1]


def test_a_claim_runs_from_the_rma_to_the_money(desk, opened):
    (supplier,) = _supplier(desk)
    case_id = opened(supplier_id=supplier)
    desk.products.tell("MUG", ProductTold(cost=Money(420, USD)))
    desk.cases.do_recommended([case_id])
    desk.cases.do(case_id, StepKind.REFUND)
    with pytest.raises(IllegalMove, match="RMA"):
        desk.cases.do(case_id, StepKind.SEND_CLAIM)
    asked = desk.cases.do(case_id, StepKind.ASK_RMA)
    assert asked.letter.address == "returns@kiln.example"
    desk.cases.do(case_id, Move.RMA_GIVEN, StepOptions(rma="KC-88213"))
    sent = desk.cases.do(case_id, StepKind.SEND_CLAIM)
    assert "KC-88213" in sent.letter.subject
    desk.cases.do(case_id, Move.CLAIM_ACCEPTED, StepOptions(answer="Agreed"))
    with pytest.raises(IllegalMove, match="amount is needed"):
        desk.cases.do(case_id, StepKind.SETTLE)
    desk.cases.do(case_id, StepKind.SETTLE, StepOptions(amount=Money(420, USD)))
    desk.cases.do(case_id, StepKind.CONFIRM_BUYER)
    case = desk.cases.get(case_id)
    assert case.tracks.supplier_claim is SupplierClaim.SETTLED
    assert [p.outgoing for p in case.payments] == [True, False]
    assert desk.cases.get(case_id).closed_at is not None
    with pytest.raises(IllegalMove, match="closed"):
        desk.cases.do(case_id, StepKind.REFUND)
    desk.cases.do(case_id, Move.REOPEN, StepOptions(reason="The buyer wrote again."))
    assert desk.cases.get(case_id).closed_at is None


def _supplier(desk):
    from datetime import date

    from returns.records.policy import PolicyTerms

    desk.policies.add_supplier("Kiln & Co", "returns@kiln.example", "en")
    (supplier,) = desk.policies.suppliers()
    desk.policies.new_version(supplier.id, PolicyTerms(), date(2026, 1, 1))
    return (supplier.id,)


def test_the_history_is_a_chain_that_the_database_will_not_edit(desk, opened):
    case_id = opened()
    desk.cases.do_recommended([case_id])
    assert verify_case(desk.cases.history(case_id)) == []
    with pytest.raises(Exception, match="never changed"), desk.store.transaction() as tx:
        tx.execute(text("UPDATE event SET kind = 'x'"))


def test_every_event_tells_what_it_changed(desk, opened):
    case_id = opened()
    desk.cases.do_recommended([case_id])
    body = json.loads(desk.cases.history(case_id)[-1].body)
    (_table, _row, cells) = body["changed"][0]
    assert cells["request"] == ["new", "approved"]


def test_the_queue_row_follows_every_change(desk, opened):
    case_id = opened()
    desk.cases.do_recommended([case_id])
    with desk.store.reading() as tx:
        row = tx.execute(select(t.return_case).where(t.return_case.c.id == case_id)).one()
    assert row.next_step == "refund"
    assert row.due_at


def test_a_note_and_putting_off_change_no_track(desk, opened):
    case_id = opened()
    tracks = desk.cases.get(case_id).tracks
    desk.cases.do(case_id, Move.NOTE, StepOptions(note="Called."))
    with pytest.raises(IllegalMove):
        desk.cases.do(case_id, Move.NOTE, StepOptions(note="  "))
    with pytest.raises(IllegalMove):
        desk.cases.do(case_id, Move.SNOOZE)
    assert desk.cases.get(case_id).tracks == tracks


@pytest.mark.parametrize(
    ("hours", "key"),
    [(None, "step.until_wanted"), (-24, "step.until_past"), (0, "step.until_past"), (1, None)],
)
def test_a_case_is_put_off_until_a_moment_that_is_still_to_come(
    desk, clock, opened, hours, key
):
    case_id = opened()
    until = None if hours is None else clock.now() + timedelta(hours=hours)
    if key is None:
        desk.cases.do(case_id, Move.SNOOZE, StepOptions(until=until))
    else:
        with pytest.raises(IllegalMove) as refused:
            desk.cases.do(case_id, Move.SNOOZE, StepOptions(until=until))
        assert refused.value.key == key
    assert desk.cases.get(case_id).snoozed_until == (until if key is None else None)


@pytest.mark.parametrize(
    "text", ["returns@", "a@b.example;c@d.example", "=?utf-8?q?a?=@b.example"]
)
def test_a_buyers_email_that_is_none_opens_no_case(desk, text):
    before = desk.cases.how_many()
    with pytest.raises(Refusal) as refused:
        desk.by_hand.open(mug(buyer_email=text))
    assert refused.value.facts["field"] == "buyer_email"
    assert desk.cases.how_many() == before


def test_the_same_step_of_many_leaves_out_who_cannot_take_it(shop):
    shop.supplier(costs=[("MUG", "6"), ("LAMP", "6")])
    first, second = (
        shop.request(shop.item(sku, "12.00", order_id=f"113-000000{n}-0000001"))
        for n, sku in enumerate(("MUG", "LAMP"))
    )
    shop.do(first, Move.OFFER, offer=Offer.PARTIAL_REFUND, amount=Money(400, "USD"))
    told = do_each(shop.desk.cases, [second, first], Move.BUYER_AGREED, StepOptions())
    assert [isinstance(each, Refusal) for each in told] == [True, False]
    assert shop.case(first).lead.tracks.buyer_money is BuyerMoney.AGREED
    assert shop.case(second).lead.tracks.buyer_money is BuyerMoney.OPEN
