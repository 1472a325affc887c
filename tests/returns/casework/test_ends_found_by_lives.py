"""What random lives found about how a case ends, each as the small case that it comes down to."""

import pytest

from returns.casework.goods.told_parcel import ParcelTold
from returns.casework.money_moves import MoneyTold
from returns.records.options import NewCase
from returns.terms import (
    BuyerMoney,
    Disposition,
    End,
    Fulfilment,
    Goods,
    Grade,
    Move,
    Offer,
    PackageState,
    Party,
    Route,
    StepKind,
    SupplierClaim,
    Verdict,
    Works,
)
from tests.cases.playing import enter_until
from tests.returns.casework.shop import usd


@pytest.fixture
def opened(shop):
    """A function that opens a case by hand of a thing of Kiln & Co, who wants his number asked for."""

    def open_case(*, rma_needed=True, **told):
        kiln = shop.supplier(costs=[("LAMP", "40")], rma_needed=rma_needed)
        usual = {
            "order_number": "112-1",
            "channel": "Our shop",
            "title": "Lamp",
            "reason": "defective",
            "unit_price": usd("129.00"),
            "sku": "LAMP",
            "supplier_id": kiln,
        }
        (case_id,) = shop.desk.by_hand.open(NewCase(**(usual | told))).case_ids
        return case_id

    return open_case


def enter(shop, case_id, most=20):
    """Enter, and time, until the case is closed; the kinds of the steps that were taken."""
    taken = []
    for _ in range(most):
        step = shop.case(case_id).next
        if step is None:
            return taken
        if step.waiting_for is not None:
            shop.clock.forward(days=10)
            continue
        taken.append(step.kind)
        shop.do(case_id, step.kind)
    raise AssertionError(f"no end: {taken}")


def test_a_piece_that_lapses_with_the_case_is_owed_by_nobody(shop, opened):
    """Of three that were sent too many one never came: closing was refused for it (life 7056)."""
    case_id = opened(
        reason="extra_item",
        quantity=3,
        fulfilment=Fulfilment.PLATFORM_WAREHOUSE,
        rma_needed=False,
    )
    shop.desk.settings.set(first_returns_to_us=5)
    shop.do(case_id, StepKind.ANSWER_BUYER)
    shop.desk.receiving.receive(case_id)
    shop.miss(case_id)
    shop.look(case_id, unit=2, grade=Grade.X, instead="a brick")
    shop.look(case_id, unit=3, package=PackageState.DAMAGED, works=Works.NO, marks="cracked")
    line_id = shop.case(case_id).lead.id
    shop.desk.inspections.decide(case_id, line_id, 2, verdict=Verdict.WRONG_ITEM)
    shop.finish(case_id)
    shop.desk.inspections.decide(case_id, line_id, 3, disposition=Disposition.TO_SUPPLIER)
    shop.desk.inspections.decide(case_id, line_id, 2, disposition=Disposition.DISPOSE)
    assert shop.case(case_id).tracks.supplier_claim is SupplierClaim.TO_ASK
    taken = enter(shop, case_id)
    assert taken[-1] is StepKind.CLOSE
    case = shop.case(case_id)
    assert case.claims == ()
    assert case.tracks.supplier_claim is SupplierClaim.NOT_CLAIMABLE
    assert case.lead.units[0].goods is not Goods.AWAITED


def test_what_was_paid_while_a_refusal_was_talked_over_is_its_answer(shop, opened):
    """It left the request open for good: closing was advised, and refused (life 9711)."""
    case_id = opened(reason="changed_mind")
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT)
    shop.do(case_id, StepKind.APPROVE, route=Route.TO_US)
    shop.desk.receiving.receive(case_id)
    shop.look(case_id)
    shop.finish(case_id, Verdict.BUYER_DAMAGE)
    shop.do(case_id, Move.DECLINE, reason="It was used.")
    # it is the buyer's, and nobody told where to
    shop.do(case_id, StepKind.PLACE_GOODS, disposition=Disposition.DISPOSE)
    shop.do(case_id, Move.BUYER_SAID, answer="It was sealed.")
    shop.desk.money.note(case_id, MoneyTold(usd("9.00"), out=True, party=Party.PLATFORM))
    enter(shop, case_id)
    assert shop.case(case_id).tracks.buyer_money is BuyerMoney.CONFIRMED


def test_a_supplier_who_has_the_goods_is_not_told_that_they_stay_with_the_buyer(shop, opened):
    """His number was asked for with that sentence once the buyer had been paid (life 1835)."""
    case_id = opened()
    answer = {"offer": Offer.IMMEDIATE_REFUND, "route": Route.TO_SUPPLIER}
    shop.do(case_id, StepKind.ANSWER_BUYER, **answer)
    told = ParcelTold(End.SUPPLIER, tracking="T-1", units=(1,), arrived=True)
    shop.desk.parcels.note(case_id, told)
    shop.do(case_id, StepKind.REFUND)
    letter = shop.do(case_id, StepKind.ASK_RMA)
    assert (letter.to, letter.template) == (Party.SUPPLIER, "rma_request")


def test_who_had_more_before_than_what_came_is_worth_is_asked_whether_it_arrived(shop):
    """The platform had paid a part before anything was agreed: Enter wrote the same letter for ever."""
    shop.supplier(costs=[("TRAY", "40")], rma_needed=False)
    case_id = shop.request(shop.item("TRAY", "300.00", return_quantity="3", order_quantity="3"))
    told = MoneyTold(usd("140.00"), out=True, party=Party.PLATFORM, line=1)
    shop.desk.money.note(case_id, told)
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT, route=Route.TO_US)
    shop.do(case_id, StepKind.APPROVE)
    shop.desk.receiving.receive(case_id)
    shop.look(case_id, unit=1, works=Works.NO)
    for unit in (2, 3):
        shop.look(case_id, unit=unit, instead="a brick")
        line_id = shop.case(case_id).lead.id
        shop.desk.inspections.decide(case_id, line_id, unit, verdict=Verdict.WRONG_ITEM)
    shop.finish(case_id)
    taken = enter_until(shop, case_id, StepKind.PLACE_GOODS)
    assert StepKind.NEGOTIATE not in taken
    case = shop.case(case_id)
    assert (case.tracks.buyer_money, case.paid) == (BuyerMoney.CONFIRMED, usd("140.00"))


@pytest.mark.parametrize("agreed", [True, False])
def test_what_goes_to_its_supplier_unasked_brings_its_price_and_not_the_part(shop, agreed):
    """A part was offered for keeping it, and refused; nobody here looks at what its supplier has."""
    shop.supplier(costs=[("VASE", "4")], rma_needed=False)
    reason = {"return_reason": "CR-UNWANTED_ITEM"}
    case_id = shop.request(shop.item("VASE", "60.00", **reason))
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.PARTIAL_REFUND, amount=usd("18.00"))
    shop.do(case_id, Move.BUYER_AGREED if agreed else Move.BUYER_REFUSED)
    if agreed:
        shop.do(case_id, StepKind.REFUND)
    shop.clock.forward(days=1)
    told = ParcelTold(End.SUPPLIER, comes_from=End.BUYER, arrived=True, units=(1,))
    shop.desk.parcels.note(case_id, told)
    enter(shop, case_id, most=30)
    assert shop.case(case_id).paid == usd("60.00")
