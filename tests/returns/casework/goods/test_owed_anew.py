"""Who was settled with is owed the rest where a second look finds for the buyer."""

import pytest

from returns.terms import BuyerMoney, Move, Request, StepKind, Verdict
from tests.cases.playing import enter_until
from tests.returns.casework.shop import usd


@pytest.fixture
def settled(shop):
    """A function that has two lamps come back, the first not as it was sold."""
    shop.supplier(costs=[("LAMP", "50")], rma_needed=False)

    def settle(verdict, **cells):
        told = {"return_reason": "CR-UNWANTED_ITEM", "return_request_status": "Approved"}
        told |= {"return_quantity": "2", "order_quantity": "2", "tracking_id": "T1"} | cells
        case_id = shop.request(shop.item("LAMP", "200.01", **told))
        shop.desk.receiving.receive(case_id, "T1")
        shop.look(
            case_id,
            unit=1,
            marks="worn",
            instead="a jar" if verdict.value == "wrong_item" else "",
        )
        if told["return_quantity"] == "2":
            shop.look(case_id, unit=2)
        shop.desk.inspections.decide(case_id, shop.case(case_id).lead.id, 1, verdict=verdict)
        shop.finish(case_id)
        return case_id

    return settle


def confirmed(shop, case_id):
    shop.do(case_id, StepKind.REFUND)
    shop.do(case_id, StepKind.CONFIRM_BUYER)
    assert shop.case(case_id).lead.tracks.buyer_money is BuyerMoney.CONFIRMED
    return shop.case(case_id).lead.refunded


def by_deciding(shop, case_id):
    shop.desk.inspections.decide(
        case_id, shop.case(case_id).lead.id, 1, verdict=Verdict.AS_CLAIMED
    )


def by_concluding(shop, case_id):
    shop.finish(case_id, Verdict.AS_CLAIMED)


def by_all_at_once(shop, case_id):
    shop.desk.inspections.set_verdict(case_id, Verdict.AS_CLAIMED)


@pytest.mark.parametrize("judge", [by_deciding, by_concluding, by_all_at_once])
@pytest.mark.parametrize(
    ("verdict", "paid"), [(Verdict.WRONG_ITEM, "100.00"), (Verdict.BUYER_DAMAGE, "150.01")]
)
def test_what_a_second_look_brings_is_paid(shop, settled, verdict, paid, judge):
    case_id = settled(verdict)
    assert confirmed(shop, case_id) == usd(paid)
    judge(shop, case_id)
    case = shop.case(case_id)
    assert case.lead.tracks.buyer_money is BuyerMoney.PAID_PARTLY
    assert case.next.kind is StepKind.REFUND
    rest = usd("200.01") - usd(paid)
    assert str(rest.amount) in shop.do(case_id, StepKind.REFUND).body
    assert shop.case(case_id).lead.refunded == usd("200.01")
    assert shop.case(case_id).lead.tracks.buyer_money is BuyerMoney.PAID


def test_a_second_look_that_finds_the_same_asks_nobody_again(shop, settled):
    case_id = settled(Verdict.BUYER_DAMAGE)
    confirmed(shop, case_id)
    shop.look(case_id, unit=1, marks="worn, and scratched")
    shop.desk.inspections.decide(
        case_id, shop.case(case_id).lead.id, 1, verdict=Verdict.BUYER_DAMAGE
    )
    assert shop.case(case_id).lead.tracks.buyer_money is BuyerMoney.CONFIRMED


def test_a_second_look_that_finds_against_the_buyer_takes_nothing_back(shop, settled):
    case_id = settled(Verdict.BUYER_DAMAGE)
    confirmed(shop, case_id)
    shop.desk.inspections.decide(
        case_id, shop.case(case_id).lead.id, 1, verdict=Verdict.WRONG_ITEM
    )
    assert shop.case(case_id).lead.tracks.buyer_money is BuyerMoney.CONFIRMED


def test_what_the_platform_settled_is_owed_by_nobody_anew(shop, settled):
    """It paid at the first scan and told no sum: what is found of it is no rest of ours."""
    case_id = settled(
        Verdict.BUYER_DAMAGE, resolution="RefundAtFirstScan", return_request_status="Completed"
    )
    assert shop.case(case_id).lead.tracks.buyer_money is BuyerMoney.CONFIRMED
    by_deciding(shop, case_id)
    assert shop.case(case_id).lead.tracks.buyer_money is BuyerMoney.CONFIRMED


@pytest.fixture
def refused(shop, settled):
    """A function that has the only piece come back not as it was sold, and its return declined."""

    def refuse(verdict):
        case_id = settled(verdict, return_quantity="1", order_quantity="1")
        shop.do(case_id, Move.DECLINE, reason="It came back otherwise.", overrule=True)
        assert shop.case(case_id).lead.tracks.request is Request.DECLINED
        return case_id

    return refuse


@pytest.mark.parametrize("verdict", [Verdict.WRONG_ITEM, Verdict.BUYER_DAMAGE])
def test_a_refusal_is_talked_over_again_once_a_second_look_finds_for_the_buyer(
    shop, refused, verdict
):
    """Its letter says that we look again; Enter placed the goods, and nobody was paid for them."""
    case_id = refused(verdict)
    by_deciding(shop, case_id)
    assert shop.case(case_id).lead.tracks.request is Request.NEGOTIATING
    assert enter_until(shop, case_id, StepKind.CONFIRM_BUYER)[-1] is StepKind.REFUND
    assert shop.case(case_id).lead.refunded == usd("200.01")


def test_a_refusal_stands_while_a_second_look_finds_no_better(shop, refused):
    case_id = refused(Verdict.BUYER_DAMAGE)
    shop.desk.inspections.decide(
        case_id, shop.case(case_id).lead.id, 1, verdict=Verdict.WRONG_ITEM
    )
    assert shop.case(case_id).lead.tracks.request is Request.DECLINED


def test_the_rest_is_told_beside_what_the_buyer_had_of_it(shop, settled):
    """It said that 50 dollars had been refunded for two lamps of 200."""
    case_id = settled(Verdict.BUYER_DAMAGE)
    confirmed(shop, case_id)
    by_deciding(shop, case_id)
    told = shop.do(case_id, StepKind.REFUND).body
    assert "USD 50.00 (on top of the USD 150.01 that you have had) for 2 × Lamp" in told


@pytest.mark.parametrize(
    ("verdict", "item"), [(Verdict.WRONG_ITEM, "1 × Lamp"), (Verdict.BUYER_DAMAGE, "2 × Lamp")]
)
def test_nobody_is_asked_after_money_for_what_brought_none(shop, settled, verdict, item):
    case_id = settled(verdict)
    shop.do(case_id, StepKind.REFUND)
    asked = shop.do(case_id, StepKind.CONFIRM_BUYER)
    assert f"Has the refund for {item} arrived?" in asked.body
    (told,) = asked.facts.items
    assert str(told.quantity) == item[0]
