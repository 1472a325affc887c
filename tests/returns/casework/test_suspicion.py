"""Signs of a malicious return on a real desk: counted, shown, held, lifted."""

import pytest

from returns.records.options import NewCase
from returns.terms import (
    HoldKind,
    Move,
    Offer,
    PackageState,
    Route,
    StepKind,
    Verdict,
)
from tests.returns.casework.shop import usd


@pytest.fixture
def asked(shop):
    """A function that opens a case of a buyer by hand; its number in the desk."""
    numbers = iter(range(1, 100))

    def open_case(name="Mark Olsen", email="mark@example.com", **told):
        usual = {
            "order_number": f"112-{next(numbers)}",
            "channel": "Amazon US",
            "sku": "LAMP",
            "title": "Lamp",
            "reason": "defective",
            "unit_price": usd("75.00"),
            "buyer_name": name,
            "buyer_email": email,
        }
        (case_id,) = shop.desk.by_hand.open(NewCase(**(usual | told))).case_ids
        shop.clock.forward(days=1)
        return case_id

    return open_case


def empty_box(shop, case_id):
    """It came back with nothing in it."""
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT)
    shop.do(case_id, StepKind.APPROVE, route=Route.TO_US)
    shop.desk.receiving.receive(case_id, f"T-{case_id}")
    shop.look(case_id, package=PackageState.OPENED, instead="a brick")
    return shop.desk.inspections.finish(case_id, Verdict.WRONG_ITEM)


def row_of(shop, case_id):
    (row,) = shop.desk.queue.rows([case_id])
    return row


def test_the_buyers_earlier_cases_are_known_and_nobody_elses(shop, asked):
    first, _, second = asked(), asked("Ann", "ann@example.com"), asked()
    nobody = asked("", "")
    assert shop.case(first).earlier == ()
    assert [each.number for each in shop.case(second).earlier] == [shop.case(first).number]
    assert shop.case(nobody).earlier == ()
    shop.clock.forward(days=400)
    assert shop.case(asked()).earlier == ()


def test_two_bricks_hold_the_next_case_until_somebody_looked_into_it(shop, asked):
    first, second, third = asked(), asked(), asked()
    empty_box(shop, first)
    assert shop.case(third).outlook(shop.case(third).lead).hold is None
    change = empty_box(shop, second)
    # the list knows it at once
    assert third in change.case_ids
    assert row_of(shop, third).next_step == StepKind.CHECK
    case = shop.case(third)
    hold = case.outlook(case.lead).hold
    assert hold.kind is HoldKind.SUSPICION
    keys = [because.key for because in case.next.because]
    assert keys[:2] == ["hold.suspicion", "signal.contradicted"]
    told = dict(case.next.because[1].facts)["cases"]
    assert told == f"{shop.case(second).number}, {shop.case(first).number}"
    shop.do(third, Move.LIFT, reason="He sent the invoice of the brick's maker.")
    assert shop.case(third).next.kind is StepKind.ANSWER_BUYER
    assert case.payments == ()


def test_what_the_buyer_of_other_cases_did_is_on_no_letter(shop, asked):
    shop.supplier(costs=[("LAMP", "20")], rma_needed=False)
    for case_id in (asked(), asked()):
        empty_box(shop, case_id)
    case_id = asked()
    shop.do(case_id, Move.LIFT, reason="Looked into.")
    for kind in (StepKind.ANSWER_BUYER, StepKind.SEND_CLAIM):
        letter = shop.desk.cases.preview_letter(case_id, kind)
        if letter is not None:
            assert "brick" not in letter.body
            assert all(e.number not in letter.body for e in shop.case(case_id).earlier)


def test_an_own_weight_holds_and_frees_open_cases_in_case_and_queue(shop, asked):
    first, second = asked(), asked()
    empty_box(shop, first)
    assert shop.case(second).outlook(shop.case(second).lead).hold is None
    change = shop.desk.settings.set(sign_contradicted=3)
    assert "case" in change.kinds
    assert shop.case(second).outlook(shop.case(second).lead).hold.kind is HoldKind.SUSPICION
    assert row_of(shop, second).next_step == StepKind.CHECK
    shop.desk.settings.set(suspected_from=4)
    assert row_of(shop, second).next_step == StepKind.ANSWER_BUYER


def test_a_jump_in_value_is_counted_from_the_desks_own_cases(shop, asked):
    for _ in range(2):
        asked(unit_price=usd("10.00"))
    dear = asked(unit_price=usd("40.00"))
    assert [sign.because.key for sign in shop.case(dear).signals] == ["signal.value_jump"]
    shop.desk.settings.set(jump_times=5)
    assert shop.case(dear).signals == ()


def test_another_serial_number_than_the_suppliers_is_a_sign(shop, asked):
    case_id = asked()
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT)
    shop.do(case_id, StepKind.APPROVE, route=Route.TO_US)
    shop.desk.cases.set_supplier_says(case_id, "serial", "SN-001")
    shop.desk.receiving.receive(case_id, "T-1")
    shop.look(case_id, package=PackageState.OPENED, serial="SN-777")
    (sign,) = shop.case(case_id).signals
    assert (sign.because.key, sign.weight) == ("signal.other_serial", 2)
