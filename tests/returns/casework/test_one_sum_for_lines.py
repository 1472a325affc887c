"""One sum for several items of a case is shared out: to the cent, and to none more than it is worth."""

import pytest

from returns.casework.disputes import DisputeTold
from returns.casework.money_moves import MoneyTold
from returns.errors import IllegalMove
from returns.terms import BuyerMoney, Move, Offer, Party, StepKind
from returns.trade.disputes import Dispute
from tests.cases.playing import enter_until
from tests.returns.casework.shop import usd


@pytest.fixture
def two(shop):
    """A rug of 59.99 and a mat of 10.00, both defective and agreed to be paid, and disputed together."""
    shop.supplier(costs=[("RUG", "20"), ("MAT", "4")], rma_needed=False)
    case_id = shop.request(shop.item("RUG", "59.99"), shop.item("MAT", "10.00"))
    for line in (1, 2):
        shop.do(case_id, StepKind.ANSWER_BUYER, line=line, offer=Offer.IMMEDIATE_REFUND)
    shop.desk.disputes.note(case_id, DisputeTold(Dispute.A_TO_Z))
    return case_id


def decided(shop, case_id, amount, **told):
    money = MoneyTold(usd(amount), out=True, party=Party.PLATFORM, **told)
    return shop.desk.money.note(case_id, money)


def had(shop, case_id):
    return [str(line.refunded.amount) for line in shop.case(case_id).lines]


@pytest.mark.parametrize(
    ("amount", "parts"),
    [
        ("69.99", ["59.99", "10.00"]),
        # 40 × 59.99 ÷ 69.99 = 34.28, 40 × 10 ÷ 69.99 = 5.72
        ("40.00", ["34.28", "5.72"]),
        # 0.86 and 0.14 of a cent: all of it is the first one's
        ("0.01", ["0.01", "0.00"]),
    ],
)
def test_what_an_a_to_z_claim_was_decided_with_is_shared_by_worth(shop, two, amount, parts):
    """It was refused: which item was asked, though it was for both."""
    decided(shop, two, amount)
    assert had(shop, two) == parts
    case = shop.case(two)
    assert case.paid == usd(amount)
    told = [line.tracks.buyer_money for line in case.lines if line.refunded]
    assert set(told) == {BuyerMoney.PAID}
    assert amount in shop.desk.cases.history(two)[-1].body


@pytest.mark.parametrize("amount", ["70.00", "100.00"])
def test_more_than_both_are_worth_is_refused(shop, two, amount):
    before = shop.case(two)
    with pytest.raises(IllegalMove):
        decided(shop, two, amount)
    assert shop.case(two) == before


def test_what_went_back_before_is_taken_off_first(shop, two):
    decided(shop, two, "50.00", line=1)
    decided(shop, two, "19.99", reference="second")
    assert had(shop, two) == ["59.99", "10.00"]


def test_what_is_decided_after_a_part_of_one_is_all_of_the_other(shop, two):
    """The item that was decided had a share of it again, by what of it had not gone back."""
    decided(shop, two, "50.00", line=1)
    decided(shop, two, "6.00")
    assert had(shop, two) == ["50.00", "6.00"]
    assert {line.tracks.buyer_money for line in shop.case(two).lines} == {BuyerMoney.PAID}


@pytest.mark.parametrize("reference", ["", "AZ-1"])
def test_the_same_decision_is_noted_once(shop, two, reference):
    decided(shop, two, "40.00", reference=reference)
    with pytest.raises(IllegalMove) as refused:
        decided(shop, two, "40.00", reference=reference)
    assert refused.value.key == ("money.noted_before" if reference else "money.decision_noted")
    assert had(shop, two) == ["34.28", "5.72"]


def test_it_is_taken_back_and_done_again_as_one(shop, two):
    change = decided(shop, two, "40.00")
    shop.desk.cases.take_back(change)
    assert had(shop, two) == ["0.00", "0.00"]
    shop.desk.cases.again_last(two)
    assert had(shop, two) == ["34.28", "5.72"]


def test_nothing_more_is_paid_to_either(shop, two):
    decided(shop, two, "40.00")
    enter_until(shop, two)
    assert shop.case(two).paid == usd("40.00")


@pytest.fixture
def both_claimed(shop):
    """Both are paid for, and their supplier was asked for 20.00 and 4.00."""
    shop.supplier(costs=[("RUG", "20"), ("MAT", "4")], rma_needed=False)
    case_id = shop.request(shop.item("RUG", "59.99"), shop.item("MAT", "10.00"))
    for line in (1, 2):
        offer = Offer.RETURNLESS_REFUND
        shop.do(case_id, StepKind.ANSWER_BUYER, line=line, offer=offer)
    shop.do(case_id, StepKind.REFUND)
    shop.do(case_id, StepKind.SEND_CLAIM)
    asked = [claim.amount for claim in shop.case(case_id).claims]
    assert asked == [usd("20.00"), usd("4.00")]
    return case_id


def came(shop, case_id):
    """What came for each line."""
    case = shop.case(case_id)
    return [
        [str(p.amount) for p in case.payments if p.line_id == line.id and not p.outgoing]
        for line in case.lines
    ]


def test_all_that_a_supplier_owes_for_both_is_noted_as_one_sum(shop, both_claimed):
    shop.do(both_claimed, Move.CLAIM_ACCEPTED)
    shop.desk.money.note(both_claimed, MoneyTold(usd("24.00"), out=False, party=Party.SUPPLIER))
    assert came(shop, both_claimed) == [["$20.00"], ["$4.00"]]


def test_a_part_may_be_for_either_and_is_asked_about(shop, both_claimed):
    shop.do(both_claimed, Move.CLAIM_ACCEPTED)
    with pytest.raises(IllegalMove) as refused:
        shop.desk.money.note(both_claimed, MoneyTold(usd("4.00"), out=False))
    assert refused.value.key == "step.line_wanted"


def test_what_came_for_one_is_taken_off_before_the_rest_is_shared(shop, both_claimed):
    """It was shared by what was asked: the line that had its money was to have more."""
    shop.do(both_claimed, Move.CLAIM_ACCEPTED)
    shop.do(both_claimed, StepKind.SETTLE, line=1, amount=usd("15.00"), rest_asked=True)
    shop.do(both_claimed, StepKind.SETTLE, amount=usd("9.00"))
    assert came(shop, both_claimed) == [["$15.00", "$5.00"], ["$4.00"]]
