"""Enter is safe: what is recommended is never refused, never pays what is not owed, and always ends."""

import pytest

from returns.errors import IllegalMove, NotFound
from returns.terms import (
    BuyerMoney,
    Goods,
    Move,
    Offer,
    PackageState,
    Party,
    Request,
    Route,
    Standing,
    StepKind,
    SupplierClaim,
    Verdict,
    WindowStart,
)
from tests.returns.casework.shop import usd


def enter(shop, case_id):
    """The recommended step; what kind it was."""
    kind = shop.case(case_id).next.kind
    shop.desk.cases.do(case_id, kind)
    return kind


# --- holds --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cells", "hold"),
    [
        ({"return_reason": "CR-UNAUTHORIZED_PURCHASE"}, "unauthorised"),
        ({"a-to-z_claim": "Y"}, "dispute"),
        ({"return_reason": "Whatever that may be"}, "reason"),
    ],
)
def test_what_has_to_be_looked_into_first_is_neither_paid_nor_promised(shop, cells, hold):
    shop.supplier(costs=[("LAMP", "60")])
    case_id = shop.request(shop.item("LAMP", "129.00", **cells))
    case = shop.case(case_id)
    assert case.next.kind is StepKind.CHECK
    assert case.outlook(case.lead).hold.kind == hold
    for _ in range(3):
        assert enter(shop, case_id) is StepKind.CHECK
    after = shop.case(case_id)
    assert after.payments == ()
    assert after.lead.offer is None
    assert shop.desk.cases.letters(case_id) == ()


def test_a_hold_ends_when_it_is_lifted_with_a_reason(shop):
    shop.supplier(costs=[("LAMP", "60")])
    case_id = shop.request(
        shop.item("LAMP", "129.00", return_reason="CR-UNAUTHORIZED_PURCHASE")
    )
    shop.do(case_id, StepKind.CHECK, answer="Amazon says it was the owner's card.")
    assert shop.case(case_id).next.kind is StepKind.CHECK
    with pytest.raises(IllegalMove) as refused:
        shop.do(case_id, Move.LIFT)
    assert refused.value.key == "step.lift_reason"
    shop.do(case_id, Move.LIFT, reason="Amazon confirmed the purchase.")
    assert shop.case(case_id).next.kind is StepKind.ANSWER_BUYER
    with pytest.raises(IllegalMove) as refused:
        shop.do(case_id, Move.LIFT, reason="again")
    assert refused.value.key == "step.no_hold"


def test_an_offer_that_is_out_is_waited_for_and_nothing_is_put_on_top(shop):
    shop.supplier(costs=[("LAMP", "30")])
    case_id = shop.request(shop.item("LAMP", "75.00", return_reason="CR-UNWANTED_ITEM"))
    enter(shop, case_id)
    waiting = shop.case(case_id)
    assert (waiting.next.kind, waiting.next.waiting_for) == (StepKind.CHECK, Party.BUYER)
    enter(shop, case_id)
    after = shop.case(case_id)
    assert (after.lead.offer, after.lead.offer_amount) == (Offer.PARTIAL_REFUND, usd("22.50"))
    shop.clock.forward(days=8)
    assert shop.case(case_id).next.kind is not StepKind.CHECK


def test_the_price_is_asked_for_before_anything_is_offered(shop):
    shop.supplier(costs=[("LAMP", "30")])
    case_id = shop.request(shop.item("LAMP", ""))
    case = shop.case(case_id)
    assert case.next.kind is StepKind.CHECK
    assert case.outlook(case.lead).hold.kind == "price"


# --- what came was not what was sent ------------------------------------------------------------


def back(shop, case_id):
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT)
    shop.do(case_id, StepKind.APPROVE, route=Route.TO_US)
    shop.desk.receiving.receive(case_id)


@pytest.mark.parametrize("verdict", [Verdict.EMPTY, Verdict.WRONG_ITEM])
def test_an_empty_parcel_or_another_thing_is_declined_with_its_reason_filled_in(shop, verdict):
    shop.supplier(costs=[("LAMP", "60")])
    case_id = shop.request(shop.item("LAMP", "150.00"))
    back(shop, case_id)
    if verdict is Verdict.WRONG_ITEM:
        shop.look(case_id, package=PackageState.OPENED, instead="a brick")
    shop.finish(case_id, verdict)
    for _ in range(12):
        step = shop.case(case_id).next
        if step is None or step.kind in (StepKind.PLACE_GOODS, StepKind.CLOSE):
            break
        if step.kind is StepKind.CHECK:
            shop.do(case_id, Move.LIFT, reason="Looked into.")
            continue
        enter(shop, case_id)
    case = shop.case(case_id)
    assert case.payments == ()
    assert case.tracks.request is Request.DECLINED
    assert case.claims == ()


# --- every rung can be left -----------------------------------------------------------------------


def test_a_buyer_who_wants_to_return_after_a_part_was_offered_is_approved(shop):
    shop.supplier(costs=[("SHIRT", "20")])
    case_id = shop.request(shop.item("SHIRT", "75.00", return_reason="CR-UNWANTED_ITEM"))
    shop.do(case_id, StepKind.ANSWER_BUYER)
    shop.do(case_id, Move.BUYER_REFUSED)
    letter = shop.do(case_id, StepKind.APPROVE, route=Route.TO_US)
    case = shop.case(case_id)
    assert (case.lead.route, case.lead.offer) == (Route.TO_US, Offer.REFUND_ON_RECEIPT)
    assert case.tracks.goods is Goods.AWAITED
    assert "12 Quay Street" in letter.body


def test_goods_that_were_left_with_the_buyer_can_be_asked_back(shop):
    shop.supplier(costs=[("MUG", "4")])
    case_id = shop.request(shop.item("MUG", "20.00"))
    letter = shop.do(case_id, StepKind.APPROVE)
    case = shop.case(case_id)
    assert (case.lead.route, case.tracks.goods) == (Route.TO_US, Goods.AWAITED)
    assert "12 Quay Street" in letter.body


def test_a_new_one_can_be_sent_where_keeping_it_is_advised(shop):
    shop.supplier(costs=[("MUG", "4")])
    case_id = shop.request(shop.item("MUG", "20.00"))
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.RETURNLESS_REPLACEMENT)
    shop.do(case_id, StepKind.REPLACE, tracking="Z-1")
    case = shop.case(case_id)
    assert case.tracks.buyer_money is BuyerMoney.REPLACED
    assert [(x.sku, x.quantity) for x in case.exchanges] == [("MUG", 1)]
    assert case.paid == usd("0")


def test_new_ones_are_sent_for_the_pieces_that_came(shop):
    shop.supplier(costs=[("LAMP", "60")])
    case_id = shop.request(
        shop.item(
            "LAMP",
            "450.00",
            return_quantity="3",
            order_quantity="3",
            resolution="Replacement",
        )
    )
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REPLACEMENT_ON_RECEIPT)
    shop.do(case_id, StepKind.APPROVE, route=Route.TO_US)
    shop.desk.receiving.receive(case_id)
    for unit in (1, 2):
        shop.look(case_id, unit=unit, marks="cracked")
        shop.desk.inspections.decide(
            case_id, shop.case(case_id).lead.id, unit, verdict=Verdict.AS_CLAIMED
        )
    shop.miss(case_id, unit=3)
    shop.finish(case_id)
    shop.do(case_id, StepKind.REPLACE)
    case = shop.case(case_id)
    assert [x.quantity for x in case.exchanges] == [2]
    with pytest.raises(IllegalMove):
        shop.do(case_id, StepKind.REPLACE)


def test_an_exchange_for_a_thing_nobody_has_is_refused(shop):
    shop.supplier(costs=[("MUG", "4")])
    case_id = shop.request(shop.item("MUG", "20.00"))
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.RETURNLESS_REPLACEMENT)
    before = shop.desk.cases.history(case_id)
    with pytest.raises(NotFound) as refused:
        shop.do(case_id, StepKind.REPLACE, exchange="UNICORN")
    assert refused.value.key == "step.no_such_product"
    assert shop.desk.cases.history(case_id) == before


def test_a_supplier_without_an_address_is_no_way_and_no_refusal(shop):
    shop.desk.policies.add_supplier("Tin Works", "returns@tin.example", "en")
    case_id = shop.request(shop.item("MUG", "75.00", return_reason="AMZ-PG-MISORDERED"))
    (tin,) = shop.desk.policies.suppliers()
    shop.desk.cases.set_supplier(case_id, tin.id)
    case = shop.case(case_id)
    assert case.recommendation.route is not Route.TO_SUPPLIER
    enter(shop, case_id)


# --- dates ------------------------------------------------------------------------------------------


def test_a_return_that_never_comes_leaves_the_queue_by_itself(shop):
    shop.supplier(costs=[("LAMP", "60")])
    case_id = shop.request(shop.item("LAMP", "150.00", return_reason="CR-UNWANTED_ITEM"))
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT)
    shop.do(case_id, StepKind.APPROVE, route=Route.TO_US)
    kinds = []
    for _ in range(6):
        shop.clock.forward(days=20)
        step = shop.case(case_id).next
        kinds.append(step.kind)
        enter(shop, case_id)
        if shop.case(case_id).closed_at is not None:
            break
    closed = shop.case(case_id)
    assert kinds.count(StepKind.CHASE_PARCEL) <= 1
    assert closed.closed_at is not None
    assert closed.tracks.request is Request.LAPSED
    assert closed.payments == ()


def test_a_case_that_is_reopened_is_due_from_then_on(shop):
    shop.supplier(costs=[("MUG", "4")], rma_needed=False)
    case_id = shop.request(shop.item("MUG", "20.00"))
    shop.do(case_id, StepKind.CLOSE, reason="The buyer wrote that all is well.")
    shop.clock.forward(days=60)
    shop.do(case_id, Move.REOPEN, reason="It broke after all.")
    case = shop.case(case_id)
    assert case.next.due_at >= shop.clock.now()


@pytest.mark.parametrize(
    ("window", "start"), [(14, WindowStart.ORDER), (10, WindowStart.SHIPMENT)]
)
def test_goods_that_would_come_too_late_are_not_sent_to_the_supplier(shop, window, start):
    shop.supplier(costs=[("SHIRT", "20")], window_days=window, window_from=start)
    case_id = shop.request(
        shop.item("SHIRT", "75.00", order_date="09-Nov-2026", return_reason="AMZ-PG-MISORDERED")
    )
    case = shop.case(case_id)
    assert case.recommendation.route is not Route.TO_SUPPLIER


def test_a_stopped_supplier_is_no_way_and_four_refusals_are_remembered(shop):
    kiln = shop.supplier(costs=[("SHIRT", "20")], rma_needed=False, transit_days=1)
    rows = {"return_reason": "AMZ-PG-MISORDERED", "order_date": "18-Nov-2026"}
    for number in range(4):
        case_id = shop.request(
            shop.item(
                "SHIRT",
                "20.00",
                order_id=f"113-1111111-000000{number}",
                amazon_rma_id=f"R{number}",
            )
        )
        for step in (StepKind.ANSWER_BUYER, StepKind.REFUND, StepKind.SEND_CLAIM):
            shop.do(case_id, step)
        shop.do(case_id, Move.CLAIM_REFUSED)
        shop.do(case_id, Move.WRITE_OFF)
        assert shop.case(case_id).tracks.supplier_claim is SupplierClaim.WRITTEN_OFF
    last = shop.request(shop.item("SHIRT", "75.00", amazon_rma_id="LAST", **rows))
    keys = {because.key for because in shop.case(last).recommendation.because}
    assert "supplier.look_for_another" in keys
    assert shop.case(last).recommendation.route is not Route.NONE
    shop.desk.policies.edit_supplier(kiln, standing=Standing.STOPPED)
    assert shop.case(last).recommendation.route is not Route.TO_SUPPLIER
