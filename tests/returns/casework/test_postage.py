"""The postage to the buyer: a pot of its own per order, owed with the last of an EU withdrawal."""

from datetime import date

import pytest

from returns.casework.money_moves import MoneyTold
from returns.errors import IllegalMove, Refusal
from returns.money import Money
from returns.records.options import NewCase, StepOptions
from returns.terms import Move, Offer, Party, Route, StepKind, Works
from tests.cases.playing import enter, enter_until

DELIVERED = date(2026, 11, 16)


def euros(text):
    return Money.parse(text, "EUR")


@pytest.fixture
def bought(shop):
    """A function that opens a case of an order with postage; its number in the desk."""

    def open_case(
        channel="Amazon DE", reason="changed_mind", postage="4.99", delivered=DELIVERED, **told
    ):
        usual = {
            "order_number": "302-1",
            "channel": channel,
            "sku": "LAMP",
            "title": "Lamp",
            "reason": reason,
            "unit_price": euros("150.00"),
            "currency": "EUR",
            "delivered_on": delivered,
        }
        (case_id,) = shop.desk.by_hand.open(NewCase(**(usual | told))).case_ids
        if postage is not None:
            shop.desk.orders.set_postage("302-1", euros(postage))
        return case_id

    return open_case


def sent_back(shop, case_id):
    """It was agreed to and came back as it had left; the letter of the refund."""
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT)
    shop.do(case_id, StepKind.APPROVE, route=Route.TO_US)
    shop.desk.receiving.receive(case_id, f"T-{case_id}")
    for unit in shop.case(case_id).lines[0].units:
        shop.look(case_id, 1, unit.number)
    shop.finish(case_id)
    assert StepKind.REFUND not in enter_until(shop, case_id, StepKind.REFUND)
    return enter(shop, case_id)


def paid(shop, case_id):
    """What the buyer had, by kind of payment."""
    return {each.kind: each.amount for each in shop.case(case_id).payments}


@pytest.mark.parametrize("channel", ["Amazon DE", "Amazon FR", "Amazon UK"])
def test_a_withdrawal_has_its_postage_back_with_the_price(shop, bought, channel):
    case_id = bought(channel)
    letter = sent_back(shop, case_id)
    assert paid(shop, case_id) == {"refund": euros("150.00"), "postage": euros("4.99")}
    assert (letter.facts.amount, letter.facts.postage) == (euros("150.00"), euros("4.99"))
    assert "EUR 150.00" in letter.body
    assert "The postage of EUR 4.99" in letter.body
    case = shop.case(case_id)
    assert (case.lead.refunded, case.postage_left) == (euros("150.00"), euros("0"))
    assert "4.99" in shop.desk.cases.history(case_id)[-1].body


@pytest.mark.parametrize(
    "told",
    [
        {"channel": "Amazon US"},
        {"reason": "defective"},
        {"postage": None},
        {"postage": "0.00"},
        {"delivered": date(2026, 11, 1)},
    ],
)
def test_no_postage_is_owed_where_no_law_says_so_or_nobody_knows_of_any(shop, bought, told):
    case_id = bought(**told)
    letter = sent_back(shop, case_id)
    assert paid(shop, case_id) == {"refund": euros("150.00")}
    assert letter.facts.postage is None
    assert "postage" not in letter.body


@pytest.mark.parametrize(
    ("channel", "delivered", "in_time"),
    [
        # asked on Sunday, 22 Nov: fourteen days end the day before, or on the Friday before
        ("Amazon DE", date(2026, 11, 7), True),
        ("Amazon UK", date(2026, 11, 7), True),
        ("Amazon DE", date(2026, 11, 6), False),
    ],
)
def test_the_time_to_withdraw_does_not_end_where_nobody_works(
    shop, bought, channel, delivered, in_time
):
    letter = sent_back(shop, bought(channel, delivered=delivered))
    assert letter.facts.postage == (euros("4.99") if in_time else None)


def test_of_a_part_of_an_order_no_postage_goes_back_and_with_the_last_of_it_all(shop, bought):
    """Three were bought; they come back in two cases."""
    first = bought(quantity=1)
    (second,) = shop.desk.by_hand.open(
        NewCase(
            *("302-1", "Amazon DE", "Mug", "changed_mind"),
            euros("20.00"),
            sku="MUG",
            quantity=2,
            currency="EUR",
        )
    ).case_ids
    assert sent_back(shop, first).facts.postage is None
    assert sent_back(shop, second).facts.postage == euros("4.99")
    assert paid(shop, first) == {"refund": euros("150.00")}
    assert paid(shop, second) == {"refund": euros("40.00"), "postage": euros("4.99")}


def test_the_postage_is_told_before_it_is_paid_and_taken_back_with_the_step(shop, bought):
    case_id = bought()
    sent_back(shop, case_id)
    shop.desk.cases.take_back_last(case_id)
    case = shop.case(case_id)
    assert (case.payments, case.postage_left) == ((), euros("4.99"))
    assert "step.postage" in [because.key for because in case.next.because]
    preview = shop.desk.cases.preview_letter(case_id, StepKind.REFUND)
    assert preview.facts.postage == euros("4.99")
    shop.desk.cases.again_last(case_id)
    assert paid(shop, case_id)["postage"] == euros("4.99")


def test_it_is_paid_once_whoever_paid_it_and_never_above_what_was_paid(shop, bought):
    case_id = bought()
    note = shop.desk.money.note
    with pytest.raises(IllegalMove, match=r"5\.00"):
        note(case_id, MoneyTold(euros("5.00"), out=True, postage=True))
    assert shop.case(case_id).payments == ()
    note(case_id, MoneyTold(euros("2.00"), out=True, party=Party.PLATFORM, postage=True))
    assert sent_back(shop, case_id).facts.postage == euros("2.99")
    assert shop.case(case_id).postage_left == euros("0")
    with pytest.raises(IllegalMove):
        note(case_id, MoneyTold(euros("0.01"), out=True, postage=True))
    assert shop.case(case_id).paid == euros("154.99")


def test_a_sum_that_the_seller_names_is_all_that_moves(shop, bought):
    case_id = bought()
    sent_back(shop, case_id)
    shop.desk.cases.take_back_last(case_id)
    shop.desk.cases.do(case_id, StepKind.REFUND, StepOptions(amount=euros("150.00")))
    assert paid(shop, case_id) == {"refund": euros("150.00")}


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("agreed", [None, "120.00"])
def test_a_deduction_for_wear_leaves_a_withdrawal_its_postage(
    shop, bought, clock, agreed, lang
):
    """All three came back in time, one of them used: 50 + 50 + 25, and the postage."""
    case_id = bought(quantity=3, unit_price=euros("50.00"))
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT)
    shop.do(case_id, StepKind.APPROVE, route=Route.TO_US)
    shop.desk.receiving.receive(case_id, "T1")
    for unit, works in enumerate((Works.YES, Works.YES, Works.NO), start=1):
        shop.look(case_id, 1, unit, works=works)
    shop.finish(case_id)
    if agreed:
        clock.forward(hours=1)
        told = {"offer": Offer.PARTIAL_REFUND, "amount": euros(agreed)}
        shop.do(case_id, Move.OFFER, **told)
        shop.do(case_id, Move.BUYER_AGREED)
    enter_until(shop, case_id, StepKind.REFUND)
    assert "step.postage" in [because.key for because in shop.case(case_id).next.because]
    letter = enter(shop, case_id, lang)
    assert paid(shop, case_id) == {
        "refund": euros(agreed or "125.00"),
        "postage": euros("4.99"),
    }
    # the letter that says why it is less names what goes back beside it
    assert letter.facts.postage == euros("4.99")
    assert "EUR 4.99" in letter.body


def test_what_is_kept_for_a_part_of_its_price_is_no_withdrawal(shop, bought):
    case_id = bought()
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.PARTIAL_REFUND, amount=euros("75.00"))
    shop.do(case_id, Move.BUYER_AGREED)
    shop.do(case_id, StepKind.REFUND)
    assert paid(shop, case_id) == {"refund": euros("75.00")}


@pytest.mark.parametrize("postage", [euros("-0.01"), Money.parse("4.99", "USD")])
def test_no_impossible_postage_is_told_of_an_order(shop, bought, postage):
    case_id = bought(postage=None)
    with pytest.raises(Refusal):
        shop.desk.orders.set_postage("302-1", postage)
    assert shop.case(case_id).sale.postage is None
    with pytest.raises(IllegalMove, match="not known"):
        shop.desk.money.note(case_id, MoneyTold(euros("1"), out=True, postage=True))
