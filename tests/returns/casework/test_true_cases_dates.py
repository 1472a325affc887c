"""Dates as far as anybody knows them: windows, clocks that were answered, what a platform already did."""

from datetime import date, timedelta

import pytest

from returns.money import Money
from returns.records.options import NewCase
from returns.terms import (
    BuyerMoney,
    FreightPayer,
    Fulfilment,
    Offer,
    Request,
    Route,
    StepKind,
    WindowStart,
)


def route(shop, case_id):
    return shop.case(case_id).recommendation.route


@pytest.mark.parametrize(
    ("ordered", "goes_back"), [("01-Jun-2026", False), ("12-Nov-2026", True)]
)
def test_without_a_delivery_date_the_window_is_estimated(shop, ordered, goes_back):
    shop.supplier(costs=[("SHIRT", "20")], transit_days=3)
    case_id = shop.request(
        shop.item("SHIRT", "75.00", order_date=ordered, return_reason="AMZ-PG-MISORDERED")
    )
    order = shop.case(case_id).order
    (known,) = shop.desk.orders.find(order)
    assert not known.dates.delivered.sure
    assert known.dates.delivered.earliest is not None
    assert (route(shop, case_id) is Route.TO_SUPPLIER) is goes_back


@pytest.mark.parametrize("country", ["US", "GB", "DE", "FR", "CN"])
def test_an_estimate_of_an_order_stays_its_estimate_once_a_case_is_opened(shop, country):
    """It counts by where the order goes, not by its shop's market; only what the request shows cuts it."""
    cells = {
        "amazon-order-id": "302-9",
        "purchase-date": "2026-11-12T08:00:00+00:00",
        "order-status": "Shipped",
        "fulfillment-channel": "Merchant",
        "sales-channel": "Amazon.co.uk",
        "product-name": "Bowl",
        "sku": "BOWL",
        "asin": "B0BOWL",
        "quantity": "1",
        "currency": "GBP",
        "item-price": "75.00",
        "ship-city": "Town",
        "ship-country": country,
    }
    path = shop.folder / "orders.txt"
    path.write_text("\t".join(cells) + "\n" + "\t".join(cells.values()) + "\n", "utf-8")
    shop.desk.intake.commit(shop.desk.intake.preview(path))
    (before,) = shop.desk.orders.find("302-9")
    told = NewCase("302-9", before.shop, "Bowl", "changed_mind", None, sku="BOWL")
    shop.desk.by_hand.open(told)
    (after,) = shop.desk.orders.find("302-9")
    was, now = before.dates.delivered, after.dates.delivered
    today = shop.clock.now().date()
    assert now.earliest == min(was.earliest, today)
    assert now.latest == min(was.latest, today)
    assert after.dates.shipped == before.dates.shipped
    assert before.order.address.country == country


def test_a_delivery_date_that_is_entered_counts_from_then_on(shop):
    shop.supplier(costs=[("SHIRT", "20")], transit_days=3)
    case_id = shop.request(
        shop.item("SHIRT", "75.00", order_date="01-Jun-2026", return_reason="AMZ-PG-MISORDERED")
    )
    assert route(shop, case_id) is not Route.TO_SUPPLIER
    shop.desk.orders.set_dates(shop.case(case_id).order, delivered=date(2026, 11, 18))
    assert route(shop, case_id) is Route.TO_SUPPLIER
    assert shop.case(case_id).sale.delivered_on == date(2026, 11, 18)


def test_no_letter_asks_to_post_it_after_the_suppliers_window(shop):
    shop.supplier(
        costs=[("SHIRT", "20")],
        window_days=20,
        window_from=WindowStart.ORDER,
        transit_days=3,
        rma_needed=False,
    )
    case_id = shop.request(
        shop.item("SHIRT", "75.00", order_date="12-Nov-2026", return_reason="AMZ-PG-MISORDERED")
    )
    assert route(shop, case_id) is Route.TO_SUPPLIER
    shop.do(case_id, StepKind.ANSWER_BUYER)
    letter = shop.do(case_id, StepKind.APPROVE, route=Route.TO_SUPPLIER)
    assert letter.facts.post_by is not None
    assert letter.facts.post_by <= date(2026, 12, 2)


def test_a_clock_that_was_answered_in_time_stops(shop):
    shop.supplier(costs=[("MUG", "4")], damage_days=3)
    case_id = shop.request(
        shop.item(
            "MUG", "20.00", order_date="10-Nov-2026", return_reason="CR-DAMAGED_BY_CARRIER"
        )
    )
    shop.desk.orders.set_dates(shop.case(case_id).order, delivered=date(2026, 11, 20))
    for step in (StepKind.ANSWER_BUYER, StepKind.ASK_RMA):
        shop.do(case_id, step)
    shop.clock.forward(days=17)
    case = shop.case(case_id)
    assert not case.next.supplier_clock
    keys = {because.key for because in case.recommendation.because}
    assert not any(key.startswith("claim.too_late") for key in keys)


def test_a_report_that_is_late_says_so(shop):
    shop.supplier(costs=[("MUG", "4")], damage_days=3)
    case_id = shop.request(
        shop.item(
            "MUG", "20.00", order_date="01-Nov-2026", return_reason="CR-DAMAGED_BY_CARRIER"
        )
    )
    shop.desk.orders.set_dates(shop.case(case_id).order, delivered=date(2026, 11, 10))
    keys = {because.key for because in shop.case(case_id).recommendation.because}
    assert any(key.startswith("claim.too_late") for key in keys)
    assert not shop.case(case_id).next.supplier_clock


@pytest.mark.parametrize("status", ["Closed", "Completed"])
def test_a_request_that_the_platform_closed_is_not_overdue(shop, status):
    shop.supplier(costs=[("MUG", "4")])
    case_id = shop.request(
        shop.item(
            "MUG", "20.00", return_request_status=status, return_request_date="03-Nov-2026"
        )
    )
    step = shop.case(case_id).next
    assert step is None or step.kind is not StepKind.ANSWER_BUYER


def test_a_label_that_we_prepaid_is_paid_by_us(shop):
    shop.supplier(costs=[("SHIRT", "20")])
    case_id = shop.request(
        shop.item(
            "SHIRT",
            "75.00",
            return_request_status="Approved",
            return_reason="CR-UNWANTED_ITEM",
            label_type="AmazonPrePaidLabel",
            label_to_be_paid_by="Seller",
            label_cost="4.14",
        )
    )
    case = shop.case(case_id)
    assert case.lines[0].freight_payer is FreightPayer.SELLER
    assert case.next.kind is not StepKind.SEND_LABEL
    assert case.tracks.request is Request.APPROVED


def test_a_refund_at_the_first_scan_is_not_made_again(shop):
    shop.supplier(costs=[("LAMP", "60")])
    row = {"sku": "LAMP", "paid": "150.00", "resolution": "RefundAtFirstScan"}
    case_id = shop.request(
        shop.item(**row, return_request_status="Approved", refunded_amount="150.00")
    )
    case = shop.case(case_id)
    assert case.tracks.buyer_money in (BuyerMoney.PAID, BuyerMoney.CONFIRMED)
    assert case.next.kind not in (StepKind.REFUND, StepKind.ANSWER_BUYER)


def test_what_is_asked_into_a_parcel_later_is_asked_for_by_the_day_of_its_label(shop):
    """Two letters and a label of one parcel named two days."""
    window = {"window_from": WindowStart.ORDER, "transit_days": 3, "rma_needed": False}
    shop.supplier(costs=[("MUG", "9")], window_days=20, **window)
    shop.supplier("North Light", costs=[("LAMP", "30")], window_days=40, **window)
    misordered = {"order_date": "12-Nov-2026", "return_reason": "AMZ-PG-MISORDERED"}
    case_id = shop.request(
        shop.item("MUG", "75.00", **misordered), shop.item("LAMP", "95.00", **misordered)
    )
    days = []
    for line in (1, 2):
        shop.do(case_id, StepKind.ANSWER_BUYER, line=line, offer=Offer.REFUND_ON_RECEIPT)
        letter = shop.do(case_id, StepKind.APPROVE, line=line, route=Route.TO_US)
        days.append(letter.facts.post_by)
    label = shop.do(case_id, StepKind.SEND_LABEL)
    assert {*days} == {label.facts.post_by}
    assert days[0] is not None


@pytest.mark.parametrize(
    ("reason", "theirs"),
    [("changed_mind", False), ("damaged_in_transit", False), ("defective", True)],
)
def test_a_suppliers_day_is_no_day_of_own_stock_that_he_neither_gets_nor_answers_for(
    shop, reason, theirs
):
    """It was told to be posted by his last safe day, or as soon as possible once that was over."""
    shop.supplier(costs=[("LAMP", "45")], rma_needed=False, window_days=10, damage_days=3)
    told = NewCase(
        *("9-1", "Amazon US", "Lamp", reason, Money.parse("240", "USD")),
        sku="LAMP",
        fulfilment=Fulfilment.OWN_STOCK,
        delivered_on=shop.clock.now().date(),
    )
    (case_id,) = shop.desk.by_hand.open(told).case_ids
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT, route=Route.TO_US)
    letter = shop.do(case_id, StepKind.APPROVE, route=Route.TO_US)
    fortnight = shop.clock.now().date() + timedelta(days=14)
    assert (letter.facts.post_by == fortnight) is not theirs
    assert letter.facts.post_by is not None
