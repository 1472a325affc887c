"""What random lives found, each as the small case that it comes down to."""

from datetime import date

import pytest

from returns.casework.goods.told_parcel import ParcelTold
from returns.casework.products import ProductTold
from returns.errors import IllegalMove
from returns.money import Money
from returns.records.inspection import FindingDraft
from returns.records.options import NewCase, StepOptions
from returns.records.policy import Address, PolicyTerms
from returns.terms import (
    BuyerMoney,
    Disposition,
    End,
    FreightPayer,
    Fulfilment,
    Goods,
    Grade,
    HoldKind,
    Move,
    Offer,
    PackageState,
    Party,
    Request,
    Route,
    StepKind,
    SupplierClaim,
    Verdict,
    Works,
)
from tests.cases.playing import come_back
from tests.returns.casework.shop import address_told, usd

BROKEN = {
    "package": PackageState.OPENED,
    "complete": True,
    "works": Works.NO,
    "marks": "cracked",
}


@pytest.fixture(autouse=True)
def thanks(desk):
    """What a gift is, so that no letter has to ask for it."""
    desk.settings.set(gift_en="a small gift", gift_zh="一份小礼物")


@pytest.fixture
def kiln(desk):
    desk.policies.add_supplier("Kiln & Co", "returns@kiln.example", "en")
    (known,) = desk.policies.suppliers()
    desk.policies.new_version(known.id, PolicyTerms(), date(2026, 1, 1))
    return known.id


@pytest.fixture
def opened(desk, kiln):
    def open_case(price="129.00", reason="defective", **changes):
        told = {
            "order_number": "302-1",
            "channel": "Amazon US",
            "sku": "LAMP",
            "title": "Lamp, oak",
            "reason": reason,
            "unit_price": None if price is None else Money.parse(price, "USD"),
            "supplier_id": kiln,
        }
        (case_id,) = desk.by_hand.open(NewCase(**(told | changes))).case_ids
        return case_id

    return open_case


def do(desk, case_id, *acts, **options):
    for act in acts:
        change = desk.cases.do(case_id, act, StepOptions(**options))
    return change


def step(desk, case_id):
    return desk.cases.get(case_id).next.kind


def look(desk, case_id, **facts):
    for line in desk.cases.get(case_id).lines:
        for unit in line.in_state(Goods.RECEIVED):
            draft = FindingDraft(line.id, unit.number, **(BROKEN | facts))
            desk.inspections.save_finding(case_id, draft)
    desk.inspections.finish(case_id)


@pytest.mark.parametrize("reason", ["changed_mind", "defective", "never_arrived"])
def test_of_a_gift_no_money_goes_back_and_it_ends(desk, opened, reason):
    case_id = opened("0.00", reason)
    offers = desk.cases.get(case_id).recommendation.offers
    assert offers[-1] is Offer.GIFT_OR_COUPON
    assert Offer.RETURNLESS_REFUND not in offers
    for _ in range(6):
        if desk.cases.get(case_id).closed_at is not None:
            break
        if desk.cases.get(case_id).tracks.buyer_money is BuyerMoney.OFFERED:
            do(desk, case_id, Move.BUYER_AGREED)
        else:
            do(desk, case_id, step(desk, case_id))
    assert desk.cases.get(case_id).payments == ()


def test_a_gift_that_was_sent_back_all_the_same_is_closed_unpaid(desk, opened):
    case_id = opened("0.00", "changed_mind")
    do(desk, case_id, StepKind.APPROVE, route=Route.TO_US)
    desk.receiving.receive(case_id)
    look(desk, case_id)
    do(desk, case_id, Move.LIFT, reason="The camera broke.")
    do(desk, case_id, StepKind.PLACE_GOODS, disposition=Disposition.RESTOCK)
    assert desk.cases.get(case_id).closed_at is not None
    assert desk.cases.get(case_id).tracks.buyer_money is BuyerMoney.CONFIRMED


@pytest.mark.parametrize("agreed", [True, False])
def test_whoever_sends_a_gift_back_is_promised_no_result(desk, opened, agreed):
    """Nobody had agreed to it: he was to hear of the result, and the case closed without a word."""
    case_id = opened("0.00", "wrong_size")
    if agreed:
        do(desk, case_id, StepKind.APPROVE, route=Route.TO_US)
    letter = desk.receiving.receive(case_id).letter
    assert letter.template == "received_settled"


def test_a_new_one_for_a_gift_is_still_to_be_spoken_of(desk, opened):
    case_id = opened("0.00", "wrong_size")
    do(desk, case_id, StepKind.ANSWER_BUYER, offer=Offer.REPLACEMENT_ON_RECEIPT)
    assert desk.receiving.receive(case_id).letter.template == "received"


def test_no_word_of_the_seller_pays_what_has_no_price(desk, opened):
    case_id = opened(None)
    do(desk, case_id, Move.LIFT, reason="He is a good buyer.")
    do(desk, case_id, StepKind.ANSWER_BUYER, offer=Offer.IMMEDIATE_REFUND)
    assert step(desk, case_id) is StepKind.CHECK
    with pytest.raises(IllegalMove, match="orders file"):
        do(desk, case_id, Move.LIFT, reason="He is a good buyer.")


def test_what_never_came_is_not_asked_for_by_the_warehouse_either(desk, opened):
    case_id = opened(reason="never_arrived", fulfilment=Fulfilment.PLATFORM_WAREHOUSE)
    do(desk, case_id, StepKind.ANSWER_BUYER)
    assert step(desk, case_id) is StepKind.APPROVE
    assert do(desk, case_id, StepKind.APPROVE).letter.facts.goods == "none"


def test_what_the_platform_has_looked_at_is_paid_without_us_looking(desk, opened):
    case_id = opened(fulfilment=Fulfilment.PLATFORM_WAREHOUSE)
    do(desk, case_id, StepKind.ANSWER_BUYER, StepKind.APPROVE)
    do(desk, case_id, Move.RECEIVE, route=Route.TO_PLATFORM)
    assert step(desk, case_id) is StepKind.REFUND
    letter = do(desk, case_id, StepKind.REFUND).letter
    case = desk.cases.get(case_id)
    assert case.paid == case.value
    # who paid is told as it was
    assert letter.template == "refunded_platform"
    assert f"{case.channel} has refunded you {case.paid.coded}" in letter.body


def test_goods_for_a_supplier_who_never_gave_a_number_find_another_place(desk, opened):
    case_id = opened()
    do(
        desk,
        case_id,
        StepKind.ANSWER_BUYER,
        StepKind.ASK_RMA,
        StepKind.APPROVE,
        route=Route.TO_US,
    )
    desk.receiving.receive(case_id)
    look(desk, case_id)
    do(desk, case_id, Move.WRITE_OFF)
    (kiln,) = desk.policies.suppliers()
    address = Address("Kiln & Co", ("7 Kiln Road",), "Stoke", "", "ST4 2AB", "GB")
    desk.policies.set_warehouse(kiln.id, None, "Main", address)
    desk.inspections.decide(
        case_id, desk.cases.get(case_id).lines[0].id, 1, disposition=Disposition.TO_SUPPLIER
    )
    do(desk, case_id, StepKind.REFUND, StepKind.CONFIRM_BUYER)
    case = desk.cases.get(case_id)
    assert case.tracks.supplier_claim is SupplierClaim.WRITTEN_OFF
    assert case.next.kind is StepKind.PLACE_GOODS


def test_no_new_one_is_sent_for_a_piece_that_was_paid_back(desk, opened):
    case_id = opened(quantity=2)
    do(desk, case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT)
    do(desk, case_id, StepKind.APPROVE, route=Route.TO_US)
    desk.receiving.receive(case_id)
    line = desk.cases.get(case_id).lines[0]
    desk.inspections.save_finding(case_id, FindingDraft(line.id, 1, **BROKEN))
    desk.inspections.miss(case_id, line.id, 2)
    desk.inspections.finish(case_id)
    do(desk, case_id, StepKind.REFUND)
    do(desk, case_id, Move.OFFER, offer=Offer.RETURNLESS_REPLACEMENT)
    do(desk, case_id, StepKind.REPLACE)
    assert [sent.quantity for sent in desk.cases.get(case_id).exchanges] == [1]


def test_one_too_many_of_a_platforms_warehouse_is_paid_to_nobody(desk, opened):
    case_id = opened(reason="extra_item", fulfilment=Fulfilment.PLATFORM_WAREHOUSE)
    advice = desk.cases.get(case_id).recommendation
    assert advice.offers == (Offer.GIFT_OR_COUPON,)
    assert advice.route is Route.TO_PLATFORM


def test_goods_under_way_when_a_request_is_withdrawn_are_waited_for_and_let_go(
    desk, clock, opened
):
    case_id = opened()
    do(desk, case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT)
    do(desk, case_id, StepKind.APPROVE, route=Route.TO_US)
    do(desk, case_id, Move.SHIPPED, tracking="1Z1")
    do(desk, case_id, Move.WITHDRAW)
    assert step(desk, case_id) is StepKind.AWAIT_PARCEL
    clock.forward(days=60)
    assert step(desk, case_id) is StepKind.CLOSE
    do(desk, case_id, StepKind.CLOSE)
    assert desk.cases.get(case_id).tracks.goods is Goods.LOST


def test_what_came_is_claimed_although_the_rest_never_comes(desk, clock, opened):
    case_id = opened(quantity=2)
    do(desk, case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT)
    do(desk, case_id, Move.RMA_GIVEN, rma="K-1")
    do(desk, case_id, StepKind.APPROVE, route=Route.TO_US)
    desk.receiving.receive(case_id)
    line = desk.cases.get(case_id).lines[0]
    desk.inspections.save_finding(case_id, FindingDraft(line.id, 1, **BROKEN))
    desk.inspections.miss(case_id, line.id, 2)
    desk.inspections.finish(case_id)
    desk.products.tell("LAMP", ProductTold(cost=Money.parse("40", "USD")))
    seen = []
    for _ in range(20):
        kind = step(desk, case_id)
        seen.append(kind)
        if kind is StepKind.SEND_CLAIM:
            break
        assert kind is not StepKind.CLOSE, seen
        options = {"disposition": Disposition.DISPOSE} if kind is StepKind.PLACE_GOODS else {}
        do(desk, case_id, kind, **options)
        clock.forward(days=12)
    do(desk, case_id, StepKind.SEND_CLAIM, reason="The camera broke")
    (claim,) = desk.cases.get(case_id).claims
    assert (claim.units, claim.amount) == ((1,), Money.parse("40", "USD"))


def test_the_payer_told_for_one_item_does_not_forbid_anothers_label(shop):
    shop.supplier(costs=[("MUG", "6"), ("LAMP", "60")], rma_needed=False)
    case_id = shop.request(
        shop.item("MUG", "120.00", return_reason="CR-ORDERED_WRONG_ITEM"),
        shop.item("LAMP", "150.00", return_reason="CR-DEFECTIVE"),
    )
    for line in (1, 2):
        shop.do(case_id, StepKind.ANSWER_BUYER, line=line, offer=Offer.REFUND_ON_RECEIPT)
    shop.do(case_id, StepKind.APPROVE, route=Route.TO_US)
    letter = shop.do(case_id, StepKind.SEND_LABEL, line=2)
    assert [item.freight_payer for item in letter.facts.items] == [FreightPayer.SELLER]


def test_what_a_file_told_is_not_taken_back(shop):
    case_id = shop.request(shop.item("MUG", "40.00"))
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT)
    shop.bring(shop.item("MUG", "40.00", refunded_amount="40.00"))
    with pytest.raises(IllegalMove):
        shop.desk.cases.take_back_last(case_id)
    assert shop.case(case_id).paid == Money.parse("40", "USD")


def test_a_price_that_comes_after_a_promise_is_what_was_promised(desk, opened):
    case_id = opened(price=None)
    do(desk, case_id, Move.LIFT, reason="She is a regular.")
    do(desk, case_id, Move.OFFER, offer=Offer.RETURNLESS_REFUND)
    desk.by_hand.tell_price("302-1", Money.parse("80", "USD"))
    do(desk, case_id, StepKind.REFUND)
    assert desk.cases.get(case_id).paid == Money.parse("80", "USD")


def test_what_arrives_at_a_supplier_before_anybody_agreed_is_agreed_to(shop):
    shop.supplier(costs=[("MUG", "6")], rma_needed=False)
    case_id = shop.request(shop.item("MUG", "40.00", return_quantity="2", order_quantity="2"))
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT)
    told = ParcelTold(End.SUPPLIER, tracking="T-1", units=(2,), arrived=True)
    shop.desk.parcels.note(case_id, told)
    line = shop.case(case_id).lines[0]
    assert line.tracks.request is Request.APPROVED
    # and the other piece is waited for
    assert [unit.goods for unit in line.units] == [Goods.AWAITED, Goods.DISPOSED]


def test_a_new_one_is_sent_for_what_the_platform_took_back(desk, opened):
    case_id = opened(fulfilment=Fulfilment.PLATFORM_WAREHOUSE)
    do(desk, case_id, StepKind.ANSWER_BUYER, offer=Offer.REPLACEMENT_ON_RECEIPT)
    do(desk, case_id, StepKind.APPROVE)
    do(desk, case_id, Move.RECEIVE, route=Route.TO_PLATFORM)
    assert step(desk, case_id) is StepKind.REPLACE
    do(desk, case_id, StepKind.REPLACE)
    assert desk.cases.get(case_id).tracks.buyer_money is BuyerMoney.REPLACED


def test_a_part_of_an_unknown_price_is_not_offered(desk, opened):
    case_id = opened(price=None)
    with pytest.raises(IllegalMove) as refused:
        do(desk, case_id, Move.OFFER, offer=Offer.PARTIAL_REFUND)
    assert refused.value.key == "move.value_unknown"
    assert desk.cases.get(case_id).lines[0].offer is None


def test_what_the_buyer_may_keep_is_not_waited_for_when_some_of_it_comes(desk, opened):
    case_id = opened(quantity=2)
    do(desk, case_id, Move.OFFER, offer=Offer.RETURNLESS_REFUND)
    do(desk, case_id, StepKind.REFUND)
    desk.receiving.receive(case_id, "T-1")
    line = desk.cases.get(case_id).lines[0]
    desk.inspections.save_finding(case_id, FindingDraft(line.id, 1, **BROKEN))
    desk.inspections.miss(case_id, line.id, 2)
    desk.inspections.finish(case_id)
    assert desk.cases.get(case_id).units[1].goods is Goods.KEPT


def test_no_supplier_is_asked_for_a_cost_that_nobody_knows_whoever_is_at_fault(
    desk, kiln, opened
):
    """The goods went to him: what he gives back is a claim, too."""
    case_id = opened(reason="better_price", supplier_id=None)
    do(desk, case_id, Move.OFFER, offer=Offer.REFUND_ON_RECEIPT)
    do(desk, case_id, StepKind.APPROVE, route=Route.TO_SUPPLIER)
    do(desk, case_id, Move.RECEIVE, route=Route.TO_SUPPLIER)
    do(desk, case_id, StepKind.REFUND)
    do(desk, case_id, StepKind.CONFIRM_BUYER)
    assert step(desk, case_id) is StepKind.CHECK
    case = desk.cases.get(case_id)
    assert case.outlook(case.lines[0]).hold.kind is HoldKind.SUPPLIER
    desk.policies.add_supplier("Lux Lamps", "returns@lux.example", "en")
    (lux,) = [each.id for each in desk.policies.suppliers() if each.id != kiln]
    desk.cases.set_supplier(case_id, lux)
    assert step(desk, case_id) is StepKind.CHECK
    case = desk.cases.get(case_id)
    assert case.outlook(case.lines[0]).hold.kind is HoldKind.COST


def test_a_price_that_was_told_while_a_case_was_closed_is_known_once_it_is_reopened(shop):
    """Life 100479: declined and closed without a price; the orders file came afterwards."""
    case_id = shop.request(shop.item("LAMP", ""))
    assert shop.case(case_id).lead.paid_for is None
    shop.do(case_id, Move.DECLINE, reason="Not ours.")
    shop.desk.by_hand.tell_price(shop.case(case_id).order, usd("150.00"))
    shop.do(case_id, Move.REOPEN, reason="It is ours after all.")
    assert shop.case(case_id).lead.paid_for == usd("150.00")


@pytest.mark.parametrize("to", [End.US, End.SUPPLIER])
def test_what_was_placed_for_good_is_on_its_way_from_the_buyer_no_more(shop, to):
    """Life 101622: the platform had it, and a parcel from the buyer was noted all the same."""
    shop.supplier(costs=[("LAMP", "60")], rma_needed=False)
    case_id = shop.request(shop.item("LAMP", "150.00", return_reason="CR-UNWANTED_ITEM"))
    come_back(shop, case_id)
    shop.do(case_id, StepKind.REFUND)
    shop.do(case_id, StepKind.PLACE_GOODS, disposition=Disposition.RESTOCK)
    before = shop.case(case_id)
    told = ParcelTold(to, comes_from=End.BUYER, line=1, units=(1,), sent=True)
    with pytest.raises(IllegalMove):
        shop.desk.parcels.note(case_id, told)
    assert shop.case(case_id).units == before.units


def test_a_parcel_with_a_new_one_takes_no_piece_that_came_back(shop):
    """Life 200226: what went back to the buyer was put into the new one's parcel, and sent twice."""
    shop.supplier(costs=[("LAMP", "60"), ("MUG", "4")], rma_needed=False)
    case_id = shop.request(
        shop.item("LAMP", "150.00", return_reason="CR-UNDELIVERABLE_CARRIER_MISS_SORTED"),
        shop.item("MUG", "18.40", return_reason="CR-UNWANTED_ITEM"),
    )
    shop.do(case_id, Move.OFFER, line=1, offer=Offer.REPLACEMENT)
    shop.do(case_id, StepKind.REPLACE, line=1)
    shop.do(case_id, StepKind.ANSWER_BUYER, line=2, offer=Offer.REFUND_ON_RECEIPT)
    shop.do(case_id, StepKind.APPROVE, line=2, route=Route.TO_US)
    shop.desk.receiving.receive(case_id, "T-1")
    shop.look(case_id, 2)
    shop.finish(case_id)
    (sent,) = shop.case(case_id).exchanges
    told = ParcelTold(End.BUYER, line=2, units=(1,), sent=True)
    shop.desk.parcels.note(case_id, told)
    piece = shop.case(case_id).lines[1].units[0].id
    ours = [p for p in shop.case(case_id).parcels if p.comes_from is End.US]
    assert [parcel.id for parcel in ours if piece in parcel.unit_ids] != [sent.parcel_id]
    assert sum(piece in parcel.unit_ids for parcel in ours) == 1


def test_what_the_platform_looked_at_and_was_paid_is_not_paid_again_while_the_rest_comes(
    desk, opened
):
    case_id = opened(quantity=3, fulfilment=Fulfilment.PLATFORM_WAREHOUSE)
    do(desk, case_id, StepKind.ANSWER_BUYER, StepKind.APPROVE)
    do(desk, case_id, Move.RECEIVE, route=Route.TO_PLATFORM, units=(3,))
    assert step(desk, case_id) is StepKind.REFUND
    do(desk, case_id, StepKind.REFUND)
    case = desk.cases.get(case_id)
    assert case.paid == usd("129.00")
    assert case.next.kind is not StepKind.REFUND


def test_goods_of_a_withdrawn_request_go_back_to_the_buyer(desk, opened):
    case_id = opened()
    address_told(desk, case_id)
    do(desk, case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT)
    do(desk, case_id, StepKind.APPROVE, route=Route.TO_US)
    desk.receiving.receive(case_id)
    do(desk, case_id, Move.WITHDRAW)
    (kiln,) = desk.policies.suppliers()
    address = Address("Kiln & Co", ("7 Kiln Road",), "Stoke", "", "ST4 2AB", "GB")
    desk.policies.set_warehouse(kiln.id, None, "Main", address)
    look(desk, case_id)
    assert step(desk, case_id) is StepKind.SEND_ON
    # decided otherwise, for a supplier whom nobody asks for a number any more, they find a place
    (line,) = desk.cases.get(case_id).lines
    desk.inspections.decide(case_id, line.id, 1, disposition=Disposition.TO_SUPPLIER)
    assert step(desk, case_id) is StepKind.PLACE_GOODS
    do(desk, case_id, StepKind.PLACE_GOODS, disposition=Disposition.DISPOSE)
    assert desk.cases.get(case_id).closed_at is not None


def test_a_piece_of_a_withdrawn_request_that_did_not_come_stays_with_the_buyer(desk, opened):
    case_id = opened(quantity=2)
    address_told(desk, case_id)
    do(desk, case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT)
    do(desk, case_id, StepKind.APPROVE, route=Route.TO_US)
    desk.receiving.receive(case_id)
    do(desk, case_id, Move.WITHDRAW)
    (line,) = desk.cases.get(case_id).lines
    desk.inspections.save_finding(case_id, FindingDraft(line.id, 1, **BROKEN))
    desk.inspections.miss(case_id, line.id, 2)
    desk.inspections.finish(case_id)
    (line,) = desk.cases.get(case_id).lines
    assert line.units[1].goods is Goods.KEPT
    do(desk, case_id, StepKind.SEND_ON, StepKind.PLACE_GOODS)
    assert desk.cases.get(case_id).closed_at is not None


def test_what_never_arrived_gets_no_label_and_does_not_lapse_unpaid(desk, clock, opened):
    case_id = opened(reason="never_arrived")
    do(desk, case_id, StepKind.APPROVE, route=Route.TO_SUPPLIER, rma="K-1")
    waits = desk.cases.get(case_id).next
    assert (waits.kind, waits.waiting_for) == (StepKind.AWAIT_PARCEL, Party.CARRIER)
    clock.forward(days=60)
    assert step(desk, case_id) is StepKind.NEGOTIATE
    do(desk, case_id, StepKind.NEGOTIATE)
    assert step(desk, case_id) is StepKind.REFUND
    do(desk, case_id, StepKind.REFUND)
    case = desk.cases.get(case_id)
    assert case.paid == case.value


def test_a_gift_that_was_agreed_is_given_although_the_goods_came_all_the_same(desk, opened):
    case_id = opened("75.00")
    do(desk, case_id, StepKind.ANSWER_BUYER, offer=Offer.GIFT_OR_COUPON)
    do(desk, case_id, Move.BUYER_AGREED)
    desk.receiving.receive(case_id, "1Z1")
    # what was to be kept is looked at first: it may bring more
    assert step(desk, case_id) is not StepKind.REFUND
    (line,) = desk.cases.get(case_id).lines
    nothing = {"package": PackageState.NONE, "complete": False, "grade": Grade.X}
    desk.inspections.save_finding(case_id, FindingDraft(line.id, 1, **nothing))
    desk.inspections.finish(case_id, Verdict.EMPTY)
    assert step(desk, case_id) is StepKind.REFUND
    do(desk, case_id, StepKind.REFUND)
    assert desk.cases.get(case_id).payments == ()


def test_a_piece_of_one_too_many_that_does_not_come_after_a_withdrawal_stays_too(desk, opened):
    case_id = opened("129.00", reason="extra_item", quantity=2)
    do(desk, case_id, StepKind.ANSWER_BUYER)
    desk.receiving.receive(case_id, "1Z1")
    do(desk, case_id, Move.WITHDRAW)
    (line,) = desk.cases.get(case_id).lines
    desk.inspections.save_finding(case_id, FindingDraft(line.id, 1, **BROKEN))
    desk.inspections.miss(case_id, line.id, 2)
    desk.inspections.finish(case_id)
    (line,) = desk.cases.get(case_id).lines
    assert line.tracks.buyer_money is BuyerMoney.CONFIRMED
    assert line.units[1].goods is Goods.KEPT
    do(desk, case_id, StepKind.PLACE_GOODS, disposition=Disposition.DISPOSE)
    assert desk.cases.get(case_id).closed_at is not None
