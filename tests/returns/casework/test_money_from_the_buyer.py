"""A refund that bounced is paid again, and what a buyer sends back is noted: no more than he had."""

import pytest

from returns.casework.disputes import DisputeTold
from returns.casework.money_moves import MoneyTold
from returns.documents.event_words import event_words
from returns.errors import IllegalMove
from returns.papers.case_money import moved_said
from returns.records.options import NewCase, StepOptions
from returns.terms import BuyerMoney, Move, Offer, Party, Route, StepKind, Verdict
from returns.trade.disputes import Dispute
from tests.cases.platform_rows import bring_file, shopify_orders
from tests.cases.playing import days_until, enter, next_of
from tests.returns.casework.shop import usd


@pytest.fixture
def refunded(shop):
    """A mug of 30.00 that its buyer keeps, and was paid for."""
    case_id = shop.request(shop.item("MUG", "30.00", return_reason="CR-UNWANTED_ITEM"))
    shop.do(case_id, Move.OFFER, offer=Offer.RETURNLESS_REFUND)
    shop.do(case_id, StepKind.REFUND)
    assert shop.case(case_id).paid == usd("30.00")
    return case_id


def note(shop, case_id, amount, **told):
    told = {"out": False, "party": Party.BUYER} | told
    shop.desk.money.note(case_id, MoneyTold(usd(amount), **told))
    return shop.case(case_id)


def last_told(shop, case_id, lang="en"):
    return event_words(shop.desk.cases.history(case_id)[-1], lang)


@pytest.mark.parametrize("closed", [False, True])
def test_a_refund_that_bounced_is_paid_again(shop, refunded, closed):
    if closed:
        days_until(shop, refunded, lambda case: case.closed_at is not None)
    case = note(shop, refunded, "30.00", bounced=True)
    assert (case.closed_at, case.paid) == (None, usd("0.00"))
    assert case.lead.tracks.buyer_money is BuyerMoney.AGREED
    assert next_of(shop, refunded) is StepKind.REFUND
    assert case.outlook(case.lead).due == usd("30.00")
    letter = enter(shop, refunded)
    assert letter.facts.amount == usd("30.00")
    case = shop.case(refunded)
    assert (case.paid, len(case.payments)) == (usd("30.00"), 1)
    with pytest.raises(IllegalMove):
        shop.do(refunded, StepKind.REFUND, amount=usd("0.01"))


def test_that_it_bounced_is_taken_back_like_any_step(shop, refunded):
    note(shop, refunded, "30.00", bounced=True)
    shop.desk.cases.take_back_last(refunded)
    case = shop.case(refunded)
    assert (case.paid, case.lead.tracks.buyer_money) == (usd("30.00"), BuyerMoney.PAID)
    shop.desk.cases.again_last(refunded)
    assert shop.case(refunded).paid == usd("0.00")
    assert shop.desk.keeping.check().sound


def test_a_refund_of_several_items_bounces_whole(shop):
    case_id = shop.request(shop.item("MUG", "30.00"), shop.item("CUP", "20.00"))
    for line in (1, 2):
        shop.do(case_id, Move.OFFER, offer=Offer.RETURNLESS_REFUND, line=line)
    shop.desk.cases.do(case_id, StepKind.REFUND, StepOptions())
    case = note(shop, case_id, "50.00", bounced=True)
    assert (case.paid, [line.refunded for line in case.lines]) == (usd("0"), [usd("0")] * 2)
    assert [case.outlook(line).due for line in case.lines] == [usd("30.00"), usd("20.00")]


@pytest.mark.parametrize("amount", ["29.99", "30.01"])
def test_what_was_not_paid_did_not_bounce(shop, refunded, amount):
    with pytest.raises(IllegalMove, match=amount):
        note(shop, refunded, amount, bounced=True)
    note(shop, refunded, "30.00", bounced=True)
    with pytest.raises(IllegalMove):
        note(shop, refunded, "30.00", bounced=True)


def test_what_a_platform_paid_did_not_bounce_with_us(shop):
    row = {"return_reason": "CR-DEFECTIVE", "refunded_amount": "30.00"}
    case_id = shop.request(shop.item("MUG", "30.00", **row))
    with pytest.raises(IllegalMove):
        note(shop, case_id, "30.00", bounced=True)


def test_what_a_buyer_sends_back_is_noted_and_asked_for_by_no_step(shop, refunded):
    case = note(shop, refunded, "12.00", reference="PP-9")
    assert (case.paid, case.lead.left) == (usd("18.00"), usd("12.00"))
    # he had the money, or could not have sent it
    assert case.lead.tracks.buyer_money is BuyerMoney.CONFIRMED
    assert next_of(shop, refunded) is not StepKind.REFUND
    rows = list(moved_said(case, "en"))
    assert (rows[-1].what, rows[-1].came) == ("Came back from the buyer", usd("12.00"))
    assert "PP-9" in rows[-1].who
    days_until(shop, refunded, lambda case: case.closed_at is not None)
    assert shop.case(refunded).paid == usd("18.00")


def test_no_more_comes_back_than_he_had(shop, refunded):
    with pytest.raises(IllegalMove, match=r"30\.00"):
        note(shop, refunded, "30.01")
    note(shop, refunded, "12.00")
    with pytest.raises(IllegalMove, match=r"18\.00"):
        note(shop, refunded, "18.01")
    assert note(shop, refunded, "18.00").paid == usd("0.00")


def test_what_was_too_much_leaves_what_is_owed(shop):
    """He was refunded before the goods were here; two of three never came, and he sends that back."""
    item = shop.item("MUG", "90.00", return_quantity="3", order_quantity="3")
    case_id = shop.request(item)
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT)
    shop.do(case_id, StepKind.APPROVE, route=Route.TO_US)
    shop.desk.receiving.receive(case_id, "T1")
    shop.look(case_id, unit=1)
    for unit in (2, 3):
        shop.miss(case_id, unit=unit)
    shop.finish(case_id)
    shop.do(case_id, StepKind.REFUND)
    before = shop.case(case_id).paid
    assert note(shop, case_id, "5.00").paid == before - usd("5.00")


@pytest.mark.parametrize(
    ("bounced", "en", "zh"),
    [
        (True, "A refund bounced", "退款被退回"),
        (False, "The buyer sent money back", "买家退回了款项"),
    ],
)
def test_the_history_says_which_it_was(shop, refunded, bounced, en, zh):
    note(shop, refunded, "30.00", bounced=bounced)
    assert en in last_told(shop, refunded)
    assert "30.00" in last_told(shop, refunded)
    assert zh in last_told(shop, refunded, "zh")


def test_a_piece_whose_money_came_back_may_be_paid_again(shop):
    item = shop.item("MUG", "60.00", return_quantity="2", order_quantity="2")
    case_id = shop.request(item)
    shop.do(case_id, Move.OFFER, offer=Offer.RETURNLESS_REFUND)
    shop.do(case_id, StepKind.REFUND, units=(1,), amount=usd("30.00"))
    note(shop, case_id, "30.00", units=(1,))
    shop.do(case_id, StepKind.REFUND, units=(1,), amount=usd("30.00"))
    assert shop.case(case_id).paid == usd("30.00")


def test_postage_comes_back_from_its_own_pot(shop, refunded):
    number = shop.case(refunded).order
    shop.desk.orders.set_postage(number, usd("6.00"))
    shop.desk.money.note(refunded, MoneyTold(usd("6.00"), out=True, postage=True))
    assert shop.case(refunded).postage_left == usd("0")
    with pytest.raises(IllegalMove):
        note(shop, refunded, "6.01", postage=True)
    case = note(shop, refunded, "6.00", postage=True)
    assert (case.postage_left, case.lead.refunded) == (usd("6.00"), usd("30.00"))


@pytest.mark.parametrize("bounced", [True, False])
def test_a_file_that_tells_our_refund_again_is_no_other_one(shop, refunded, bounced):
    """A platform's file goes on telling what went back there."""
    row = {"return_reason": "CR-UNWANTED_ITEM", "refunded_amount": "30.00"}
    shop.bring(shop.item("MUG", "30.00", **row))
    assert shop.case(refunded).paid == usd("30.00")
    note(shop, refunded, "30.00", bounced=bounced)
    shop.bring(shop.item("MUG", "30.00", **row))
    assert shop.case(refunded).paid == usd("0.00")


@pytest.mark.parametrize(
    ("told", "had", "due"), [("90.00", "30.00", "30.00"), ("120.00", "60.00", "0.00")]
)
def test_what_a_platform_gives_once_ours_bounced_is_the_lines(shop, told, had, due):
    """It was taken for postage, as if the line had its price, which was then paid on top of it."""
    case_id = shop.request(shop.item("MUG", "60.00", return_reason="CR-UNWANTED_ITEM"))
    shop.do(case_id, Move.OFFER, offer=Offer.RETURNLESS_REFUND)
    shop.do(case_id, StepKind.REFUND)
    note(shop, case_id, "60.00", bounced=True)
    row = {"return_reason": "CR-UNWANTED_ITEM", "refunded_amount": told}
    for _ in range(2):
        shop.bring(shop.item("MUG", "60.00", **row))
        case = shop.case(case_id)
        assert (case.lead.refunded, case.outlook(case.lead).due) == (usd(had), usd(due))
    assert {payment.kind for payment in case.payments} == {"refund"}


def test_of_two_requests_for_one_item_a_bounced_refund_is_told_by_its_own(shop):
    """What one told beyond the price of its piece was taken for the other's, which had nothing."""
    row = {"order_quantity": "2", "return_reason": "CR-UNWANTED_ITEM"}
    first = shop.request(shop.item("MUG", "60.00", **row))
    second = shop.request(shop.item("MUG", "60.00", **row, amazon_rma_id="DA2"))
    shop.do(first, Move.OFFER, offer=Offer.RETURNLESS_REFUND)
    shop.do(first, StepKind.REFUND)
    note(shop, first, "30.00", bounced=True)
    shop.do(first, StepKind.REFUND)
    shop.bring(shop.item("MUG", "60.00", **row, refunded_amount="60.00"))
    assert [shop.case(each).paid for each in (first, second)] == [usd("30.00"), usd("0.00")]


@pytest.fixture
def lamp(shop):
    """A lamp of 60.00 of a shop whose orders file tells refunds of whole orders, kept and paid for."""
    bring_order(shop, "")
    new = NewCase("#1001", "Pine Shop", "Lamp", "changed_mind", None, sku="LAMP")
    (case_id,) = shop.desk.by_hand.open(new).case_ids
    shop.do(case_id, Move.OFFER, offer=Offer.RETURNLESS_REFUND)
    shop.do(case_id, StepKind.REFUND)
    return case_id


def bring_order(shop, refunded):
    lines = (("LAMP", "60.00", 1), ("MUG", "40.00", 1))
    cells = {"Refunded Amount": refunded}
    bring_file(shop, shopify_orders(("#1001", lines, cells)), "orders.csv", "Pine Shop")


@pytest.mark.parametrize("told_before", [True, False])
def test_a_shops_figure_that_counts_what_bounced_asks_nobody_what_it_was_for(
    shop, lamp, told_before
):
    """It was asked for which item the shop had given it, and nothing could be paid until that was said."""
    if told_before:
        bring_order(shop, "60.00")
    note(shop, lamp, "60.00", bounced=True)
    bring_order(shop, "60.00")
    assert next_of(shop, lamp) is StepKind.REFUND
    enter(shop, lamp)
    assert shop.case(lamp).paid == usd("60.00")
    bring_order(shop, "120.00")
    assert shop.case(lamp).paid == usd("60.00")
    days_until(shop, lamp, lambda case: case.closed_at is not None)


def test_what_the_shop_gives_once_ours_bounced_is_not_paid_again(shop, lamp):
    note(shop, lamp, "60.00", bounced=True)
    bring_order(shop, "120.00")
    assert shop.case(lamp).lead.refunded == usd("60.00")
    assert next_of(shop, lamp) is not StepKind.REFUND


def test_what_a_buyer_sent_back_keeps_no_case_open_by_the_shops_figure(shop, lamp):
    note(shop, lamp, "60.00")
    bring_order(shop, "60.00")
    days_until(shop, lamp, lambda case: case.closed_at is not None)
    bring_order(shop, "60.00")
    assert (shop.case(lamp).closed_at is None, shop.case(lamp).paid) == (False, usd("0.00"))


@pytest.mark.parametrize("bounced", [True, False])
def test_another_case_of_the_order_has_nothing_of_what_came_back(shop, lamp, bounced):
    note(shop, lamp, "60.00", bounced=bounced)
    bring_order(shop, "60.00")
    new = NewCase("#1001", "Pine Shop", "Mug", "changed_mind", None, sku="MUG")
    (mug,) = shop.desk.by_hand.open(new).case_ids
    assert shop.case(mug).paid == usd("0.00")
    assert next_of(shop, mug) is StepKind.ANSWER_BUYER


def test_a_piece_that_is_paid_again_after_all_gets_no_new_one_as_well(shop):
    """What the buyer had sent back of it once left it open for a new one for ever."""
    item = shop.item("MUG", "60.00", return_quantity="2", order_quantity="2")
    case_id = shop.request(item)
    shop.do(case_id, Move.OFFER, offer=Offer.RETURNLESS_REFUND)
    for _ in range(2):
        shop.do(case_id, StepKind.REFUND, units=(1,), amount=usd("30.00"))
        note(shop, case_id, "30.00", units=(1,))
    shop.do(case_id, StepKind.REFUND, units=(1,), amount=usd("30.00"))
    shop.do(case_id, StepKind.REPLACE)
    (sent,) = shop.case(case_id).exchanges
    assert sent.units == (2,)


def test_a_piece_whose_price_came_back_may_get_a_new_one_instead(shop):
    item = shop.item("MUG", "60.00", return_quantity="2", order_quantity="2")
    case_id = shop.request(item)
    shop.do(case_id, Move.OFFER, offer=Offer.RETURNLESS_REFUND)
    shop.do(case_id, StepKind.REFUND, units=(1,), amount=usd("30.00"))
    note(shop, case_id, "30.00", units=(1,))
    shop.do(case_id, StepKind.REPLACE)
    (sent,) = shop.case(case_id).exchanges
    assert sent.units == (1, 2)


@pytest.fixture
def bowls(shop):
    """Two bowls of 50.00 each that Amazon refunded, and that came back damaged by their buyer."""
    told = {"tracking_id": "T1", "return_quantity": "2", "order_quantity": "2"}
    case_id = shop.request(shop.item("BOWL", "100.00", **told))
    shop.bring(shop.item("BOWL", "100.00", **told, refunded_amount="100.00"))
    shop.do(case_id, Move.RECEIVE)
    for unit in (1, 2):
        shop.look(case_id, unit=unit, marks="knife cuts")
    shop.finish(case_id, Verdict.BUYER_DAMAGE)
    return case_id


@pytest.mark.parametrize(
    ("amount", "units", "asked", "pieces"),
    [("50.00", (2,), "25.00", 1), ("40.00", (), "30.00", 2), ("50.00", (), "25.00", 2)],
)
def test_what_the_buyer_sent_back_is_asked_of_no_platform(
    shop, bowls, amount, units, asked, pieces
):
    """It was asked to make good what it had given, although the buyer had done that himself."""
    note(shop, bowls, amount, units=units)
    letter = shop.do(bowls, StepKind.SEND_CLAIM, party=Party.PLATFORM)
    assert letter.facts.amount == usd(asked)
    assert [item.quantity for item in letter.facts.items] == [pieces]


def test_who_sent_all_of_it_back_leaves_nothing_to_claim(shop, bowls):
    note(shop, bowls, "100.00")
    with pytest.raises(IllegalMove):
        shop.do(bowls, StepKind.SEND_CLAIM, party=Party.PLATFORM)
    days_until(shop, bowls, lambda case: case.closed_at is not None)
    assert not shop.case(bowls).claims


@pytest.mark.parametrize("refused", [True, False])
def test_a_claim_for_what_came_back_since_is_taken_back(shop, refused):
    case_id = shop.bowl_refunded_by_amazon()
    if refused:
        shop.do(case_id, Move.CLAIM_REFUSED)
        assert next_of(shop, case_id) is StepKind.SEND_CLAIM
    note(shop, case_id, "104.91")
    assert next_of(shop, case_id) is StepKind.SETTLE
    days_until(shop, case_id, lambda case: case.closed_at is not None)
    assert len(shop.case(case_id).claims) == 1


def test_who_was_paid_by_both_and_sends_one_back_is_appealed_against_no_more(shop, refunded):
    shop.desk.disputes.note(refunded, DisputeTold(Dispute.A_TO_Z))
    shop.clock.forward(days=1)
    taken = MoneyTold(usd("30.00"), out=True, party=Party.PLATFORM)
    shop.desk.money.note(refunded, taken)
    assert next_of(shop, refunded) is StepKind.SEND_CLAIM
    assert note(shop, refunded, "30.00").paid == usd("30.00")
    days_until(shop, refunded, lambda case: case.closed_at is not None)
    assert not shop.case(refunded).claims


@pytest.mark.parametrize("postage", [False, True])
def test_what_he_sent_a_part_of_back_did_not_bounce(shop, refunded, postage):
    """The buyer had less than nothing then, and was paid more than the price."""
    number = shop.case(refunded).order
    shop.desk.orders.set_postage(number, usd("30.00"))
    shop.desk.money.note(refunded, MoneyTold(usd("30.00"), out=True, postage=True))
    note(shop, refunded, "10.00", postage=postage)
    with pytest.raises(IllegalMove, match=r"20\.00"):
        note(
            shop, refunded, "30.00", bounced=True, postage=postage, line=None if postage else 1
        )
    assert shop.case(refunded).paid == usd("50.00")


def test_who_was_paid_by_a_bank_too_has_all_of_it_once_ours_bounced(shop, refunded):
    """A part was said to be paid, of what the bank had taken whole."""
    shop.desk.disputes.note(refunded, DisputeTold(Dispute.CHARGEBACK))
    shop.clock.forward(days=1)
    shop.desk.money.note(refunded, MoneyTold(usd("30.00"), out=True, party=Party.PLATFORM))
    case = note(shop, refunded, "30.00", bounced=True)
    assert case.paid == usd("30.00")
    assert case.lead.tracks.buyer_money is BuyerMoney.PAID


@pytest.mark.parametrize("back", ["30.00", "10.00"], ids=["all", "a part"])
@pytest.mark.parametrize("way", ["step", "money"])
def test_who_sent_money_back_and_is_owed_it_after_all_is_paid_it_by_a_key(
    shop, refunded, back, way
):
    """The refund was sent back by mistake: it could be paid again by taking that back alone."""
    note(shop, refunded, back)
    shop.do(refunded, Move.REOPEN, reason="It was sent back by mistake.")
    with pytest.raises(IllegalMove, match=r"30\.00"):
        shop.do(refunded, StepKind.REFUND, amount=usd("30.01"))
    if way == "step":
        shop.do(refunded, StepKind.REFUND, amount=usd(back))
    else:
        note(shop, refunded, back, out=True, party=None)
    case = shop.case(refunded)
    assert (case.paid, case.lead.tracks.buyer_money) == (usd("30.00"), BuyerMoney.PAID)
    with pytest.raises(IllegalMove):
        shop.do(refunded, StepKind.REFUND, amount=usd("0.01"))


def test_enter_pays_nobody_again_what_was_sent_back(shop, refunded):
    note(shop, refunded, "30.00")
    shop.do(refunded, Move.REOPEN, reason="To look at it.")
    assert next_of(shop, refunded) is StepKind.CHECK
    with pytest.raises(IllegalMove, match="settled with"):
        shop.do(refunded, StepKind.REFUND)
    assert shop.case(refunded).paid == usd("0.00")
