"""Cases 18 to 23: dates as far as they are known, routes that are none, clocks that were answered."""

import json
import shutil
from datetime import UTC, date, datetime, timedelta

import pytest

from returns.desk import open_desk
from returns.records.policy_warning import Watch
from returns.rules.policy.policy_watch import Promise, falls_into
from returns.rules.sentences import sentences
from returns.terms import (
    Disposition,
    Goods,
    Move,
    Offer,
    Party,
    Request,
    Route,
    Standing,
    StepKind,
    SupplierClaim,
    WindowStart,
    Works,
)
from tests.cases.platform_rows import bring_file, returned_units
from tests.cases.playing import (
    advice,
    agree_to_return,
    enter,
    enter_until,
    letters,
    next_of,
    sheet,
    sheet_if_any,
    words,
)
from tests.returns.casework.shop import usd

SUPPLIERS = {
    "suppliers": [
        {
            "name": "Kiln & Co",
            "warehouses": [
                {"name": "Main", "address": {"lines": ["7 Kiln Road"], "city": "Stoke"}}
            ],
            "policies": [
                {
                    "holds_from": "2020-01-01",
                    "terms": {"window_days": 30, "rma_needed": False, "transit_days": 3},
                }
            ],
            "products": [],
        }
    ]
}


def stand_at(shop, day, month=11):
    """It is that day."""
    shop.clock.moment = datetime(2026, month, day, 10, tzinfo=UTC)


def ordered_wrong(shop, paid="75.00", **cells):
    """A shirt in the wrong size, which suppliers take back."""
    told = {"return_reason": "AMZ-PG-MISORDERED"} | cells
    return shop.request(shop.item("SHIRT", paid, **told))


def said(shop, case_id, lang="en"):
    """Why the next step is next."""
    return " ".join(sentences(shop.case(case_id).next.because, lang))


# --- case 18: no delivery date ------------------------------------------------------------------


@pytest.mark.parametrize("reason", ["AMZ-PG-MISORDERED", "CR-DEFECTIVE"])
@pytest.mark.parametrize(
    ("ordered", "goes_back"),
    [("01-Jun-2026", False), ("01-Oct-2026", False), ("12-Nov-2026", True)],
)
def test_an_order_of_half_a_year_ago_does_not_go_back_to_its_supplier(
    shop, reason, ordered, goes_back
):
    """Case 18: no file brings a delivery date; asked for on 24 November."""
    stand_at(shop, 24)
    shop.supplier(costs=[("SHIRT", "20")], transit_days=3, rma_needed=False)
    case_id = ordered_wrong(
        shop, order_date=ordered, return_request_date="24-Nov-2026", return_reason=reason
    )
    (known,) = shop.desk.orders.find(shop.case(case_id).order)
    assert known.dates.delivered.earliest is not None
    assert not known.dates.delivered.sure
    assert (shop.case(case_id).recommendation.route is Route.TO_SUPPLIER) is goes_back
    if goes_back:
        agree_to_return(shop, case_id, Route.TO_SUPPLIER)
    quoted = "Taken back within" in sheet_if_any(shop, case_id, Party.SUPPLIER)
    assert quoted is goes_back


def test_what_is_told_of_an_estimated_delivery_is_a_supplier_clock_too(shop):
    """Case 18: counted from the earliest day on which it can have been delivered."""
    shop.supplier(costs=[("LAMP", "60")], rma_needed=False)
    case_id = shop.request(shop.item("LAMP", "150.00", order_date="01-Nov-2026"))
    enter_until(shop, case_id)
    step = shop.case(case_id).next
    assert (step.kind, step.supplier_clock) == (StepKind.AWAIT_PARCEL, True)
    (known,) = shop.desk.orders.find(shop.case(case_id).order)
    # 30 days from then, less 7 on the way and one to look at it
    assert (step.due_at.date() - known.dates.delivered.earliest).days == 30 - 7 - 1


@pytest.mark.parametrize(
    ("days_ago", "route"), [(10, "to_supplier"), (22, "to_supplier"), (39, "to_us")]
)
def test_a_delivery_date_that_is_entered_decides(sendback, tmp_path, days_ago, route):
    """Case 18: an order of half a year ago, of which somebody enters when it was delivered."""
    today = datetime.now(UTC).date()
    day = today - timedelta(days=days_ago)
    file = tmp_path / "suppliers.json"
    file.write_text(json.dumps(SUPPLIERS), "utf-8")
    sendback("suppliers", file)
    thing = ("--title", "Shirt", "--sku", "SHIRT", "--price", "75", "--currency", "USD")
    _, case, _ = sendback("new", "302-1", "--reason", "wrong_size", *thing, "--shop", "Shop")
    sendback("supplier", case, "Kiln & Co")
    sendback("order", "302-1", "--ordered", today - timedelta(days=175))
    assert sendback("show", case, "--json")[1]["recommendation"]["route"] == "to_us"
    assert sendback("order", "302-1", "--delivered", day)[0] == 0
    told = sendback("show", case, "--json")[1]
    known = {"earliest": day.isoformat(), "latest": day.isoformat(), "sure": True}
    assert told["dates"]["delivered"] == known
    assert told["recommendation"]["route"] == route


@pytest.mark.parametrize("where", ["advice", "step"])
def test_a_day_that_is_counted_from_an_estimate_is_called_about(shop, where):
    """Case 18: until about 6 December; the last safe day is about 28 November."""
    shop.supplier(costs=[("LAMP", "60")], damage_days=None, rma_needed=False)
    case_id = shop.request(shop.item("LAMP", "150.00", order_date="01-Nov-2026"))
    if where == "step":
        enter_until(shop, case_id)
        assert "28 Nov" in said(shop, case_id)
        assert "about 28 Nov" in said(shop, case_id)
        return
    shop.supplier("Tin Works", [("BOX", "4")], damage_days=30, rma_needed=False)
    row = {"order_date": "01-Nov-2026", "order_id": "113-2", "amazon_rma_id": "D2"}
    other = shop.request(shop.item("BOX", "20.00", **row))
    assert "6 Dec" in advice(shop, other)
    assert "about 6 Dec" in advice(shop, other)


# --- case 19: too late for the supplier ------------------------------------------------------------


@pytest.mark.parametrize(
    ("today", "route"),
    [
        (17, Route.TO_SUPPLIER),
        (18, Route.TO_SUPPLIER),
        (19, Route.TO_US),
        (25, Route.TO_US),
        (27, Route.TO_US),
    ],
)
def test_after_the_last_safe_day_the_goods_come_to_us(shop, today, route):
    """Case 19: 14 days from the order of 12 November, 7 on the way and one to look: the 18th."""
    stand_at(shop, today)
    shop.supplier(
        costs=[("SHIRT", "20")],
        window_days=14,
        window_from=WindowStart.ORDER,
        rma_needed=False,
    )
    case_id = ordered_wrong(
        shop, order_date="12-Nov-2026", return_request_date=f"{today}-Nov-2026"
    )
    assert shop.case(case_id).recommendation.route is route
    letter = shop.do(case_id, StepKind.APPROVE)
    assert ("7 Kiln Road" in letter.body) is (route is Route.TO_SUPPLIER)
    assert letter.facts.post_by is None or letter.facts.post_by <= date(2026, 11, 18)


@pytest.mark.parametrize("today", [19, 25, 26])
@pytest.mark.parametrize(("lang", "closed"), [("en", "has closed"), ("zh", "退货期限已过")])
def test_a_window_is_not_called_closed_before_its_end(shop, today, lang, closed):
    """Case 19: it ends on 26 November; the goods only could not be there in time."""
    stand_at(shop, today)
    shop.supplier(
        costs=[("SHIRT", "20")], window_days=14, window_from=WindowStart.ORDER, rma_needed=False
    )
    case_id = ordered_wrong(
        shop, order_date="12-Nov-2026", return_request_date=f"{today}-Nov-2026"
    )
    assert shop.case(case_id).recommendation.route is Route.TO_US
    assert closed not in advice(shop, case_id, lang)


@pytest.mark.parametrize(
    ("lang", "closed", "late"),
    [
        ("en", "has closed", "no damage reports"),
        ("zh", "退货期限已过", "受理该订单破损报告的期限已过"),
    ],
)
@pytest.mark.parametrize("window", [3, 30])
def test_the_clause_that_is_over_is_the_one_that_is_named(shop, window, lang, closed, late):
    """Case 19: damage is reported within 3 days of shipment, and the window itself may run on."""
    stand_at(shop, 25)
    terms = {"window_days": window, "window_from": WindowStart.SHIPMENT, "damage_days": 3}
    shop.supplier(costs=[("LAMP", "20")], rma_needed=False, **terms)
    case_id = shop.request(
        shop.item(
            "LAMP",
            "60.00",
            order_date="10-Nov-2026",
            return_request_date="24-Nov-2026",
            return_reason="CR-DAMAGED_BY_CARRIER",
        )
    )
    told = advice(shop, case_id, lang)
    assert (closed in told, late in told) == (window == 3, window == 30)


def answered_for_the_supplier(shop):
    """The buyer was told to expect an address; by the advice of that day it is the supplier's."""
    kiln = shop.supplier(costs=[("SHIRT", "20")], window_days=20, rma_needed=False)
    case_id = ordered_wrong(shop, order_date="08-Nov-2026")
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT)
    assert shop.case(case_id).lines[0].route is Route.TO_SUPPLIER
    return kiln, case_id


def refunded_for_the_supplier(shop):
    """The buyer was paid at once, and waits for the label to the supplier."""
    kiln = shop.supplier(costs=[("SHIRT", "20")], window_days=20, rma_needed=False)
    case_id = shop.request(shop.item("SHIRT", "75.00", order_date="08-Nov-2026"))
    enter_until(shop, case_id, StepKind.SEND_LABEL)
    assert shop.case(case_id).lines[0].route is Route.TO_SUPPLIER
    return kiln, case_id


@pytest.mark.parametrize("waiting", [answered_for_the_supplier, refunded_for_the_supplier])
def test_a_return_that_is_approved_too_late_for_the_supplier_comes_to_us(shop, waiting):
    """Case 19: no address was given yet when the last safe day passed."""
    _, case_id = waiting(shop)
    shop.clock.forward(days=12)
    assert shop.case(case_id).recommendation.route is Route.TO_US
    assert "12 Quay Street" in enter(shop, case_id).body


# --- case 20: in time is in time ---------------------------------------------------------------------


@pytest.fixture
def sample(made_sample, clock, tmp_path):
    """A copy of the sample desk, with the clock where it stands."""
    folder = tmp_path / "sample"
    shutil.copytree(made_sample, folder)
    desk = open_desk(folder, clock=clock)
    yield desk
    desk.close()


def test_the_samples_lost_headphones_were_reported_in_time_and_are_quoted_so(sample):
    """Case 20: damage within 3 days counts from delivery, in rule and words; the RMA was asked on day 2."""
    case_id = sample.cases.find("RC-2026-00005")
    case = sample.cases.get(case_id)
    terms = sample.cases.policy_of(case_id).terms
    asked = case.lines[0].rma_asked_at.date()
    assert (asked - case.sale.delivered_on).days <= terms.damage_days
    assert not case.next.supplier_clock
    told = words(sample.papers.evidence(case_id, lang="en", sure=True))
    assert "3 days from delivery" in told
    assert "until 5 Nov 2026" in told
    assert "from shipment" not in told
    assert "took damage claims" not in " ".join(sentences(case.recommendation.because))


def test_the_samples_lost_headphones_are_not_late_from_before_they_were_lost(sample):
    """Case 20: they were lost on 21 November, so nothing about that was due on the 6th."""
    case = sample.cases.get(sample.cases.find("RC-2026-00005"))
    assert case.next.kind is StepKind.NEGOTIATE
    assert case.next.due_at.date() >= date(2026, 11, 21)


@pytest.mark.parametrize(("heard", "in_time"), [(23, True), (24, False)])
def test_a_report_counts_from_the_delivery_in_clock_and_words(shop, heard, in_time):
    """Case 20: what was late is not quoted; what was asked in time is never late afterwards."""
    stand_at(shop, heard)
    shop.supplier(
        costs=[("MUG", "4")], damage_days=3, window_days=60, window_from=WindowStart.SHIPMENT
    )
    row = {"order_date": "10-Nov-2026", "return_reason": "CR-DAMAGED_BY_CARRIER"}
    case_id = shop.request(
        shop.item("MUG", "20.00", return_request_date=f"{heard}-Nov-2026", **row)
    )
    shop.desk.orders.set_dates(shop.case(case_id).order, delivered=date(2026, 11, 20))
    enter_until(shop, case_id, StepKind.ASK_RMA)
    enter(shop, case_id)
    shop.clock.forward(days=17)
    assert not shop.case(case_id).next.supplier_clock
    told = sheet(shop, case_id)
    assert ("3 days from delivery" in told) is in_time
    assert "from shipment" not in told
    assert ("has passed" in advice(shop, case_id)) is not in_time


@pytest.mark.parametrize("days", [5, 15, 40])
def test_a_parcel_that_is_lost_today_is_not_overdue_today(shop, days):
    """Case 20: the sample's parcel was lost yesterday, and the queue says that it is 16 days late."""
    shop.supplier(costs=[("LAMP", "60")], rma_needed=False, window_days=120)
    case_id = shop.request(shop.item("LAMP", "150.00"))
    enter_until(shop, case_id)
    shop.do(case_id, Move.SHIPPED, tracking="T-1")
    shop.clock.forward(days=days)
    shop.do(case_id, Move.LOST)
    assert next_of(shop, case_id) is StepKind.NEGOTIATE
    assert shop.case(case_id).next.due_at >= shop.clock.now()


# --- case 21: a promise that the supplier does not carry ----------------------------------------------


@pytest.mark.parametrize(
    ("start", "window", "promised", "gap"),
    [
        (WindowStart.ORDER, 30, 24, True),
        (WindowStart.SHIPMENT, 30, 24, True),
        (WindowStart.DELIVERY, 30, 24, False),
        (WindowStart.DELIVERY, 20, 24, True),
        (WindowStart.ORDER, 60, 24, False),
    ],
)
def test_a_promise_from_delivery_is_held_against_the_suppliers_own_start(
    shop, start, window, promised, gap
):
    """Case 21: the supplier's days count from the order, the promise from the delivery."""
    shop.supplier(
        costs=[("SHIRT", "20")],
        window_days=window,
        window_from=start,
        rma_needed=False,
        transit_days=0,
    )
    shop.desk.policies.publish(Promise(promised))
    found = [each for each in shop.desk.policies.warnings() if each.kind is Watch.GAP]
    assert bool(found) is gap


def test_a_request_on_day_35_is_closed_for_the_supplier_and_counted_in_the_gap(shop):
    """Case 21: ordered 35 days ago, delivered 20 days ago; 30 days from the order, 24 promised."""
    shop.supplier(
        costs=[("SHIRT", "20")],
        window_days=30,
        window_from=WindowStart.ORDER,
        rma_needed=False,
    )
    shop.desk.policies.publish(Promise(24))
    case_id = ordered_wrong(shop, order_date="18-Oct-2026", return_request_date="22-Nov-2026")
    shop.desk.orders.set_dates(shop.case(case_id).order, delivered=date(2026, 11, 2))
    assert "has closed" in advice(shop, case_id)
    (gap,) = (each for each in shop.desk.policies.warnings() if each.kind is Watch.GAP)
    assert (gap.promised, gap.window) == (24, (30, WindowStart.ORDER))
    assert falls_into(gap, 20)
    assert (gap.loss.cases, gap.loss.money) == (1, usd("20"))


# --- case 22: suppliers who are no route ---------------------------------------------------------------


def expected_to_keep(shop, case_id):
    """What it is expected to cost to let the buyer keep it, after the claim."""
    ways = {way.way: way.cost for way in shop.case(case_id).recommendation.costs}
    return ways[Offer.RETURNLESS_REFUND]


@pytest.mark.parametrize("refused", [2, 3, 4])
def test_refusals_that_were_written_off_are_remembered_as_refusals(shop, refused):
    """Case 22: another supplier goes on being suggested, and none of them counts as accepted."""
    shop.supplier(costs=[("SHIRT", "20")], rma_needed=False, transit_days=1)
    last = shop.request(shop.item("SHIRT", "75.00", amazon_rma_id="LAST"))
    before = expected_to_keep(shop, last)
    for number in range(refused):
        row = {"order_id": f"113-000000{number}", "amazon_rma_id": f"R{number}"}
        case_id = shop.request(shop.item("SHIRT", "20.00", **row))
        enter_until(shop, case_id, StepKind.SEND_CLAIM)
        enter(shop, case_id)
        shop.do(case_id, Move.CLAIM_REFUSED)
        enter_until(shop, case_id, StepKind.CONFIRM_BUYER, StepKind.CLOSE)
        assert shop.case(case_id).tracks.supplier_claim is SupplierClaim.WRITTEN_OFF
    (kiln,) = shop.desk.policies.suppliers()
    assert kiln.refusals == refused
    assert ("look for another" in advice(shop, last)) is (refused >= 3)
    assert expected_to_keep(shop, last) > before


@pytest.mark.parametrize("reason", ["AMZ-PG-MISORDERED", "CR-DEFECTIVE", "CR-UNWANTED_ITEM"])
def test_nothing_is_routed_to_a_supplier_who_is_stopped(shop, reason):
    """Case 22: stopped."""
    kiln = shop.supplier(costs=[("SHIRT", "20")], rma_needed=False, transit_days=1)
    case_id = ordered_wrong(shop, order_date="18-Nov-2026", return_reason=reason)
    assert shop.case(case_id).recommendation.route is Route.TO_SUPPLIER
    shop.desk.policies.edit_supplier(kiln, standing=Standing.STOPPED)
    assert shop.case(case_id).recommendation.route is Route.TO_US
    ways = {way.way for way in shop.case(case_id).recommendation.costs}
    assert Route.TO_SUPPLIER not in ways
    agree_to_return(shop, case_id, None)
    assert all("Kiln Road" not in letter.body for letter in letters(shop, case_id))


@pytest.mark.parametrize("waiting", [answered_for_the_supplier, refunded_for_the_supplier])
def test_a_supplier_who_was_stopped_after_the_answer_gets_no_parcel(shop, waiting):
    """Case 22: no address was given yet when he was stopped."""
    kiln, case_id = waiting(shop)
    shop.desk.policies.edit_supplier(kiln, standing=Standing.STOPPED)
    assert shop.case(case_id).recommendation.route is Route.TO_US
    assert "Kiln Road" not in enter(shop, case_id).body


def stopped(shop, kiln):
    """We stopped working with him."""
    shop.desk.policies.edit_supplier(kiln, standing=Standing.STOPPED)


def without_address(shop, kiln):
    """Nobody knows where goods could be sent."""
    (known,) = (each for each in shop.desk.policies.suppliers() if each.id == kiln)
    shop.desk.policies.remove_warehouse(known.warehouses[0].id)


def too_late(shop, kiln):
    """His window of 20 days is over."""
    shop.clock.forward(days=25)


@pytest.mark.parametrize("no_route", [stopped, without_address, too_late])
def test_broken_goods_are_not_sent_on_to_a_supplier_who_is_no_route(shop, no_route):
    """Case 22: they came to us because he is none; the second leg is a route, too."""
    kiln = shop.supplier(costs=[("LAMP", "60")], rma_needed=False, window_days=20)
    case_id = shop.request(shop.item("LAMP", "150.00", order_date="08-Nov-2026"))
    enter_until(shop, case_id)
    no_route(shop, kiln)
    shop.desk.receiving.receive(case_id, "T-1")
    shop.look(case_id, works=Works.NO, marks="dead")
    shop.finish(case_id)
    assert StepKind.SEND_ON not in enter_until(shop, case_id, StepKind.PLACE_GOODS)
    assert shop.case(case_id).units[0].disposition is not Disposition.TO_SUPPLIER


# --- case 23: what never comes ----------------------------------------------------------------------------


@pytest.fixture
def approved(shop):
    """A lamp that may come back, and that nobody sends."""
    shop.supplier(costs=[("LAMP", "60")], rma_needed=False)
    case_id = shop.request(shop.item("LAMP", "150.00", return_reason="CR-UNWANTED_ITEM"))
    agree_to_return(shop, case_id)
    return case_id


@pytest.mark.parametrize("days", [21, 40, 120])
def test_a_return_that_never_comes_lapses_by_itself(shop, approved, days):
    """Case 23: it needs nothing from the seller, and is not chased on day 40."""
    shop.clock.forward(days=days)
    assert next_of(shop, approved) in (None, StepKind.CLOSE)


@pytest.mark.parametrize("every", [1, 7, 20])
def test_a_return_that_never_comes_ends_by_enter_without_a_reminder(shop, approved, every):
    """Case 23: however seldom somebody looks, it lapses unpaid."""
    for _ in range(200 // every):
        shop.clock.forward(days=every)
        step = shop.case(approved).next
        if step is None:
            break
        if step.waiting_for is None:
            enter(shop, approved)
    case = shop.case(approved)
    assert case.closed_at is not None
    assert (case.tracks.request, case.payments) == (Request.LAPSED, ())
    assert "chase_parcel" not in [each.template for each in letters(shop, approved)]


def test_a_reminder_is_not_overdue_on_the_day_on_which_it_appears(shop):
    """Case 23: broken goods that never come; the supplier's last safe day went by meanwhile."""
    shop.supplier(costs=[("LAMP", "60")], rma_needed=False)
    case_id = shop.request(shop.item("LAMP", "150.00"))
    enter_until(shop, case_id)
    while shop.case(case_id).next.waiting_for is Party.BUYER:
        shop.clock.forward(days=1)
    assert shop.case(case_id).next.due_at >= shop.clock.now()


@pytest.mark.parametrize("days", [1, 60, 400])
@pytest.mark.parametrize("lapsed", [True, False])
def test_a_case_that_is_reopened_is_due_from_then_on(shop, approved, days, lapsed):
    """Case 23: reopened after it lapsed, or after it was closed by hand."""
    if lapsed:
        shop.do(approved, Move.LAPSE)
        enter_until(shop, approved)
    else:
        shop.do(approved, StepKind.CLOSE, reason="The buyer wrote that all is well.")
    shop.clock.forward(days=days)
    shop.do(approved, Move.REOPEN, reason="It was sent after all.")
    assert shop.case(approved).next.due_at >= shop.clock.now()


@pytest.mark.parametrize("status", ["Unit returned to inventory", "Repackaged Successfully"])
def test_a_unit_that_the_platform_restocked_is_no_goods_to_place(shop, status):
    """Case 23: a unit in the platform's warehouse that is for sale again."""
    row = {
        "return-date": "2026-07-20T08:00:00+00:00",
        "order-id": "113-1",
        "detailed-disposition": "SELLABLE",
        "reason": "UNWANTED_ITEM",
        "license-plate-number": "LPN1",
    }
    (case_id,) = bring_file(shop, returned_units(row | {"status": status})).change.case_ids
    assert shop.case(case_id).units[0].goods is Goods.DISPOSED
    assert shop.case(case_id).closed_at is not None
