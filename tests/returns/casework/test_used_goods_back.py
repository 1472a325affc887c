"""Who gets used goods back pays more of their price than who lets them be kept."""

import pytest

from returns.errors import Refusal
from returns.rules.advice.dry_run_said import notes
from returns.rules.sentences import sentences
from returns.terms import Goods, Grade, Move, Offer, PackageState, Request, StepKind, Verdict
from tests.returns.casework.shop import usd


@pytest.fixture
def back_used(shop):
    """A function that opens a case of a buyer who changed their mind, and has it come back used."""

    def open_case(paid="80.00", **cells):
        told = {"return_reason": "CR-UNWANTED_ITEM", "tracking_id": "T1"} | cells
        case_id = shop.request(shop.item("LAMP", paid, **told))
        if shop.case(case_id).lead.tracks.request is Request.NEW:
            shop.do(case_id, StepKind.APPROVE, overrule=True)
        shop.desk.receiving.receive(case_id, "T1")
        shop.look(case_id, marks="worn, cable cut")
        shop.finish(case_id, Verdict.BUYER_DAMAGE)
        shop.say_why_no_photo(case_id)
        return case_id

    return open_case


def test_used_goods_that_came_back_pay_half_of_the_price_not_the_part_for_keeping(
    shop, back_used
):
    case_id = back_used()
    case = shop.case(case_id)
    assert case.next.kind is StepKind.REFUND
    assert case.outlook(case.lead).due == usd("40.00")
    assert case.recommendation.partial == usd("40.00")
    assert any("50 %" in told for told in sentences(case.recommendation.because))
    letter = shop.do(case_id, StepKind.REFUND)
    assert "USD 40.00" in letter.body
    assert shop.case(case_id).paid == usd("40.00")


def test_what_went_back_before_counts_towards_what_used_goods_bring(shop, back_used):
    """Of 80 dollars 24 were paid before: 16 are left of the half."""
    case_id = back_used(refunded_amount="24.00")
    assert shop.case(case_id).outlook(shop.case(case_id).lead).due == usd("16.00")
    shop.do(case_id, StepKind.REFUND)
    assert shop.case(case_id).lead.refunded == usd("40.00")


def test_the_seller_pays_more_for_used_goods_where_the_setting_says_so(shop, back_used):
    case_id = back_used()
    shop.desk.settings.set(used_back_percent=75)
    assert shop.case(case_id).outlook(shop.case(case_id).lead).due == usd("60.00")
    with pytest.raises(Refusal, match="50"):
        shop.desk.settings.set(used_back_percent=49)


def test_a_dry_run_says_that_used_goods_move_nothing_at_the_beginning(shop, back_used):
    back_used()
    settings = shop.desk.settings
    old = settings.get()
    told = settings.dry_run(old, settings.changed(old, used_back_percent=75))
    assert told.otherwise == 0
    (en,) = [note for note in notes(told, "en") if "used goods" in note]
    assert "looked at" in en
    assert len(notes(told, "zh")) == len(notes(told, "en"))
    other = settings.dry_run(old, settings.changed(old, partial_percent=40))
    assert not [note for note in notes(other, "en") if "used goods" in note]


def test_the_part_for_keeping_says_nothing_of_what_used_goods_bring(shop, back_used):
    shop.desk.settings.set(partial_percent=20)
    case_id = back_used()
    assert shop.case(case_id).outlook(shop.case(case_id).lead).due == usd("40.00")


def test_a_part_that_is_offered_after_the_look_is_the_one_for_used_goods(shop, back_used):
    case_id = back_used()
    letter = shop.do(case_id, Move.OFFER, offer=Offer.PARTIAL_REFUND)
    assert "USD 40.00" in letter.body
    assert shop.case(case_id).lead.offer_amount == usd("40.00")


@pytest.mark.parametrize("before", ["agreed", "paid", "confirmed"])
@pytest.mark.parametrize(
    ("verdict", "owed"), [(Verdict.BUYER_DAMAGE, "40.00"), (Verdict.AS_CLAIMED, "80.00")]
)
def test_who_sends_back_what_a_part_was_paid_for_keeping_has_what_the_goods_bring(
    shop, verdict, owed, before
):
    cells = {"return_reason": "CR-UNWANTED_ITEM", "tracking_id": "T1"}
    case_id = shop.request(shop.item("LAMP", "80.00", **cells))
    shop.do(case_id, StepKind.ANSWER_BUYER)
    shop.do(case_id, Move.BUYER_AGREED)
    if before != "agreed":
        shop.do(case_id, StepKind.REFUND)
    if before == "confirmed":
        shop.do(case_id, Move.SHIPPED, tracking="T1")
        shop.do(case_id, StepKind.CONFIRM_BUYER)
    assert shop.case(case_id).lead.offer_amount == usd("24.00")
    shop.desk.receiving.receive(case_id, "T1")
    shop.look(case_id, marks="worn")
    shop.finish(case_id, verdict)
    shop.say_why_no_photo(case_id)
    assert shop.case(case_id).next.kind is StepKind.REFUND
    shop.do(case_id, StepKind.REFUND)
    assert shop.case(case_id).lead.refunded == usd(owed)


@pytest.mark.parametrize(("paid_before", "told"), [(False, 2), (True, 1)])
def test_who_sends_back_one_of_two_keeps_the_part_for_the_other(shop, paid_before, told):
    """What was paid for keeping the second was taken off the price of the first, and it was asked for."""
    cells = {"return_reason": "CR-UNWANTED_ITEM", "order_quantity": "2", "return_quantity": "2"}
    case_id = shop.request(shop.item("FAN", "150.00", **cells))
    shop.do(case_id, Move.OFFER, offer=Offer.PARTIAL_REFUND, amount=usd("45.00"))
    shop.do(case_id, Move.BUYER_AGREED)
    if paid_before:
        shop.do(case_id, StepKind.REFUND)
    shop.desk.receiving.receive(case_id, "T1")
    shop.look(case_id, unit=1)
    shop.miss(case_id, unit=2)
    shop.finish(case_id)
    (line,) = shop.case(case_id).lines
    assert [unit.goods for unit in line.units] == [Goods.INSPECTED, Goods.KEPT]
    letter = shop.do(case_id, StepKind.REFUND)
    assert [item.quantity for item in letter.facts.items] == [told]
    assert shop.case(case_id).paid == usd("97.50")
    shop.desk.receiving.receive(case_id, "T2")
    shop.look(case_id, unit=2)
    shop.finish(case_id)
    shop.do(case_id, StepKind.REFUND)
    assert shop.case(case_id).paid == usd("150.00")


def test_a_sum_that_is_agreed_on_after_the_look_is_all_that_is_paid(shop, clock, back_used):
    case_id = back_used()
    clock.forward(hours=1)
    shop.do(case_id, Move.OFFER, offer=Offer.PARTIAL_REFUND, amount=usd("30.00"))
    shop.do(case_id, Move.BUYER_AGREED)
    shop.do(case_id, StepKind.REFUND)
    assert shop.case(case_id).lead.refunded == usd("30.00")


@pytest.mark.parametrize("paid_before", [False, True])
def test_what_goods_bring_that_were_to_be_kept_is_due_from_when_they_came(shop, paid_before):
    """Nobody promised it before: two business days from receipt, and no sentence calls it a promise."""
    cells = {"return_reason": "CR-UNWANTED_ITEM", "tracking_id": "T1"}
    case_id = shop.request(shop.item("LAMP", "80.00", **cells))
    shop.do(case_id, StepKind.ANSWER_BUYER)
    shop.do(case_id, Move.BUYER_AGREED)
    agreed = shop.case(case_id).next.due_at
    if paid_before:
        shop.do(case_id, StepKind.REFUND)
    shop.clock.forward(days=6)
    shop.desk.receiving.receive(case_id, "T1")
    came = shop.clock.now()
    shop.look(case_id)
    shop.finish(case_id)
    case = shop.case(case_id)
    step = case.next
    assert step.kind is StepKind.REFUND
    assert step.due_at > came > agreed
    assert case.outlook(case.lead).due == usd("56.00" if paid_before else "80.00")
    told = sentences((*case.recommendation.because, *step.because))
    assert not [each for each in told if "promise" in each]
    assert any("not kept for what was agreed" in each for each in told)
    assert sentences((*case.recommendation.because, *step.because), "zh")


def test_a_box_that_came_empty_brings_no_more_than_the_part_that_was_agreed(shop):
    cells = {"return_reason": "CR-UNWANTED_ITEM", "tracking_id": "T1"}
    case_id = shop.request(shop.item("LAMP", "80.00", **cells))
    shop.do(case_id, StepKind.ANSWER_BUYER)
    shop.do(case_id, Move.BUYER_AGREED)
    shop.clock.forward(days=6)
    shop.desk.receiving.receive(case_id, "T1")
    came = shop.clock.now()
    shop.look(case_id, package=PackageState.NONE, grade=Grade.X)
    shop.finish(case_id, Verdict.EMPTY)
    case = shop.case(case_id)
    assert (case.next.kind, case.next.due_at > came) == (StepKind.REFUND, True)
    assert case.outlook(case.lead).due == usd("24.00")


def sent_back_all_the_same(shop, *, paid_before=False):
    """A lamp of 80.00 that is here although the buyer agreed to keep it for a part of its price."""
    cells = {"return_reason": "CR-UNWANTED_ITEM", "tracking_id": "T1"}
    case_id = shop.request(shop.item("LAMP", "80.00", **cells))
    shop.do(case_id, StepKind.ANSWER_BUYER)
    shop.do(case_id, Move.BUYER_AGREED)
    if paid_before:
        shop.do(case_id, StepKind.REFUND)
    shop.clock.forward(days=9)
    shop.desk.receiving.receive(case_id, "T1")
    return case_id


@pytest.mark.parametrize("paid_before", [False, True])
def test_what_was_to_be_kept_and_is_here_is_looked_at_before_anything_is_paid(
    shop, paid_before
):
    case_id = sent_back_all_the_same(shop, paid_before=paid_before)
    assert shop.case(case_id).next.kind is StepKind.INSPECT
    with pytest.raises(Refusal):
        shop.do(case_id, StepKind.CONFIRM_BUYER)
    shop.look(case_id)
    shop.finish(case_id)
    shop.do(case_id, StepKind.REFUND)
    assert shop.case(case_id).lead.refunded == usd("80.00")


def test_used_goods_that_bring_no_more_than_the_part_are_paid_in_time_from_their_receipt(shop):
    """The part was for keeping them; what they bring is known, and due, once they are here."""
    shop.desk.settings.set(partial_percent=50)
    case_id = sent_back_all_the_same(shop)
    came = shop.clock.now()
    shop.look(case_id, marks="worn")
    shop.finish(case_id, Verdict.BUYER_DAMAGE)
    shop.say_why_no_photo(case_id)
    step = shop.case(case_id).next
    assert step.kind is StepKind.REFUND
    assert came < step.due_at
    assert step.because[0].key.startswith("step.refund_after_receipt")
    shop.do(case_id, StepKind.REFUND)
    assert shop.case(case_id).lead.refunded == usd("40.00")
