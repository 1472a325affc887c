"""A supplier's clock that was answered stops, and a number that is good for some days is used in them."""

from datetime import UTC, date, datetime, timedelta

import pytest

from returns.errors import IllegalMove
from returns.terms import (
    FreightPayer,
    Goods,
    Move,
    Offer,
    Party,
    Route,
    StepKind,
    SupplierClaim,
    WindowStart,
)
from tests.returns.documents.sample_papers import text_of

DELIVERED = date(2026, 11, 18)
ASKED_ON = datetime(2026, 11, 27, 9, tzinfo=UTC)


@pytest.fixture
def broken(shop):
    """Asks for a lamp of 140.00 nine of ten days on which a damage is heard of; goods are taken for 60."""

    def opened(reason="CR-DAMAGED_BY_CARRIER"):
        shop.clock.moment = ASKED_ON
        shop.supplier(costs=[("LAMP", "20")], damage_days=10, window_days=60, rma_days=3)
        case_id = shop.request(
            shop.item(
                "LAMP",
                "140.00",
                return_reason=reason,
                order_date="12-Nov-2026",
                return_request_date="27-Nov-2026",
            )
        )
        shop.desk.orders.set_dates(shop.case(case_id).order, delivered=DELIVERED)
        return case_id

    return opened


def a_shirt(shop):
    """One that was ordered on 20 Nov in the wrong size; its buyer asked on 27 Nov."""
    return shop.item(
        "SHIRT",
        "84.00",
        return_reason="CR-ORDERED_WRONG_ITEM",
        order_date="20-Nov-2026",
        return_request_date="27-Nov-2026",
    )


@pytest.fixture
def wrong_size(shop):
    """A shirt on its way to its supplier, whose number is good for 14 days; the buyer pays the postage."""

    def opened(valid=14, window=90):
        shop.clock.moment = ASKED_ON
        shop.supplier(costs=[("SHIRT", "20")], window_days=window, rma_valid_days=valid)
        case_id = shop.request(a_shirt(shop))
        shop.desk.orders.set_dates(shop.case(case_id).order, delivered=date(2026, 11, 25))
        shop.do(case_id, Move.OFFER, offer=Offer.REFUND_ON_RECEIPT, route=Route.TO_SUPPLIER)
        shop.do(case_id, StepKind.ASK_RMA)
        shop.do(case_id, Move.RMA_GIVEN, rma="AW-15")
        return case_id

    return opened


@pytest.fixture
def until_28_nov(shop):
    """A shirt that its supplier takes until 8 Dec, by a number: the last safe day is 28 Nov."""

    def opened():
        shop.clock.moment = ASKED_ON
        shop.supplier(costs=[("SHIRT", "20")], window_days=18, window_from=WindowStart.ORDER)
        case_id = shop.request(a_shirt(shop))
        shop.do(case_id, Move.OFFER, offer=Offer.REFUND_ON_RECEIPT, route=Route.TO_SUPPLIER)
        shop.do(case_id, StepKind.ASK_RMA)
        return case_id

    return opened


@pytest.mark.parametrize("days", [3, 5])
def test_who_gave_a_number_is_a_way_back_in_advice_and_letter_alike(shop, until_28_nov, days):
    """Beside the letter with his address stood that goods reach him too late, and come to us."""
    case_id = until_28_nov()
    later(shop, days)
    assert shop.case(case_id).recommendation.route is Route.TO_US
    shop.do(case_id, Move.RMA_GIVEN, rma="AW-20")
    assert shop.case(case_id).recommendation.route is Route.TO_SUPPLIER
    assert "7 Kiln Road" in shop.do(case_id, StepKind.APPROVE).body


def later(shop, days):
    shop.clock.moment = ASKED_ON + timedelta(days=days)


def line_of(shop, case_id):
    return shop.case(case_id).lines[0]


def test_a_damage_told_in_time_does_not_make_the_buyer_post_by_the_next_day(shop, broken):
    """Asked on the 27th, one day before that clock is over: the letter said "post it by 28 Nov"."""
    case_id = broken()
    shop.do(case_id, StepKind.ASK_RMA)
    letter = shop.do(case_id, StepKind.APPROVE, offer=Offer.REFUND_ON_RECEIPT)
    assert letter.facts.post_by == date(2026, 12, 11)
    label = shop.do(case_id, StepKind.SEND_LABEL)
    assert label.facts.post_by == date(2026, 12, 11)


def test_what_was_told_in_time_stays_so_when_the_supplier_is_reminded(shop, broken):
    """A reminder after the tenth day moved the day on which he was asked, and the claim was too late."""
    case_id = broken()
    shop.do(case_id, StepKind.ASK_RMA)
    later(shop, 9)
    shop.do(case_id, StepKind.CHASE_SUPPLIER)
    case = shop.case(case_id)
    assert case.lines[0].asked_on == ASKED_ON.date()
    late = {"claim.too_late", "claim.too_late_about", "claim.window_missed"}
    keys = {each.key for each in case.outlook(case.lines[0]).advice.because}
    assert not late & keys


def test_no_letter_and_no_label_names_a_day_on_which_the_number_is_over(shop, wrong_size):
    """A label that was printed on the 17th day said 17 Dec; the number was good until the 11th."""
    case_id = wrong_size()
    later(shop, 4)
    letter = shop.do(case_id, StepKind.APPROVE)
    assert letter.facts.post_by == date(2026, 12, 11)
    assert "Please post it by 11 Dec 2026." in letter.body
    later(shop, 10)
    assert "RETURN BY 11 Dec 2026" in label(shop, case_id)
    later(shop, 17)
    with pytest.raises(IllegalMove) as refused:
        label(shop, case_id)
    assert refused.value.key == "papers.rma_over"


def label(shop, case_id):
    """What stands on the label that is printed now."""
    return " ".join(text_of(shop.desk.papers.label([case_id]).pdf).split())


@pytest.mark.parametrize("payer", ["buyer", "seller"])
def test_a_number_that_is_over_is_asked_for_anew_and_told_to_the_buyer(shop, wrong_size, payer):
    case_id = wrong_size()
    shop.do(case_id, StepKind.APPROVE, payer=FreightPayer(payer))
    if payer == "seller":
        shop.do(case_id, StepKind.SEND_LABEL)
    step = shop.case(case_id).next
    assert step.kind is StepKind.AWAIT_PARCEL
    assert step.due_at.date() == date(2026, 12, 11)
    assert "step.number_until" in {because.key for because in step.because}
    later(shop, 15)
    assert shop.case(case_id).next.kind is StepKind.ASK_RMA
    letter = shop.do(case_id, StepKind.ASK_RMA)
    assert "AW-15" in letter.body
    assert line_of(shop, case_id).tracks.supplier_claim is SupplierClaim.ASKED_FOR_RMA
    later(shop, 16)
    shop.do(case_id, Move.RMA_GIVEN, rma="AW-16")
    assert shop.case(case_id).next.kind is StepKind.SEND_LABEL
    letter = shop.do(case_id, StepKind.SEND_LABEL)
    assert "AW-16" in letter.body
    assert "AW-15" not in letter.body
    assert shop.case(case_id).next.kind is StepKind.AWAIT_PARCEL


def test_what_is_posted_by_a_number_that_is_over_is_told_to_the_supplier(shop, wrong_size):
    case_id = wrong_size()
    shop.do(case_id, StepKind.APPROVE)
    later(shop, 17)
    shop.do(case_id, Move.SHIPPED, tracking="X15")
    assert line_of(shop, case_id).tracks.goods is Goods.IN_TRANSIT
    assert shop.case(case_id).next.kind is StepKind.ASK_RMA


def test_what_was_posted_while_the_number_was_good_needs_no_other(shop, wrong_size):
    case_id = wrong_size()
    shop.do(case_id, StepKind.APPROVE)
    later(shop, 12)
    shop.do(case_id, Move.SHIPPED, tracking="X15")
    later(shop, 17)
    assert shop.case(case_id).next.kind is StepKind.AWAIT_PARCEL
    with pytest.raises(IllegalMove):
        shop.do(case_id, StepKind.ASK_RMA)


def test_who_never_posts_it_is_not_asked_for_numbers_for_ever(shop, wrong_size):
    """A return that never arrives needs nothing of us, and lapses (A): each number is good for two days."""
    case_id = wrong_size(valid=2)
    shop.do(case_id, StepKind.APPROVE)
    asked = 0
    for day in range(1, 120):
        later(shop, day)
        case = shop.case(case_id)
        if case.closed_at is not None:
            break
        if case.next.due_at <= shop.clock.now() or case.next.kind is StepKind.SEND_LABEL:
            if case.next.kind is StepKind.ASK_RMA:
                asked += 1
                shop.do(case_id, StepKind.ASK_RMA)
                shop.do(case_id, Move.RMA_GIVEN, rma=f"AW-{day}")
            else:
                shop.do(case_id, case.next.kind)
    assert shop.case(case_id).closed_at is not None
    assert 2 <= asked <= 20


def test_what_was_posted_in_time_is_waited_for_by_its_transit_alone(shop, wrong_size):
    """Posted on its last good day it was overdue a week later, by a clock that had been answered."""
    case_id = wrong_size(window=30)
    shop.do(case_id, StepKind.APPROVE)
    later(shop, 14)
    shop.do(case_id, Move.SHIPPED, tracking="F1", carrier="UPS")
    posted = shop.clock.now()
    for days in range(9):
        shop.clock.moment = posted + timedelta(days=days)
        step = shop.case(case_id).next
        assert (step.kind, step.waiting_for) == (StepKind.AWAIT_PARCEL, Party.BUYER), step
        assert step.due_at > shop.clock.now()
        assert not step.supplier_clock
