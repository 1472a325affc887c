"""Whatever happens on the way: the step that a case names can be done, and the case comes to its end."""

from datetime import date

import pytest

from returns.errors import IllegalMove
from returns.money import Money
from returns.records.inspection import FindingDraft
from returns.records.options import NewCase, StepOptions
from returns.records.policy import Address, PolicyTerms
from returns.terms import (
    Disposition,
    Goods,
    Grade,
    Move,
    Offer,
    PackageState,
    Party,
    Request,
    Route,
    StepKind,
    Verdict,
    Works,
)
from tests.returns.casework.shop import address_told

FOUND = (
    {"package": PackageState.SEALED, "complete": True, "works": Works.YES},
    {
        "package": PackageState.OPENED,
        "complete": True,
        "works": Works.NO,
        "marks": "broken",
    },
    {"package": PackageState.NONE, "complete": False, "grade": Grade.X},
)


@pytest.fixture
def supplier(desk):
    desk.policies.add_supplier("Kiln & Co", "returns@kiln.example", "en")
    (known,) = desk.policies.suppliers()
    desk.policies.new_version(known.id, PolicyTerms(), date(2026, 1, 1))
    address = Address("Kiln", ("7 Kiln Road",), "Stoke", "", "ST4 2AB", "GB")
    desk.policies.set_warehouse(known.id, None, "Stoke", address)
    return known.id


@pytest.fixture
def opened(desk, supplier):
    def open_case(number="302-1", **changes):
        told = {
            "order_number": number,
            "channel": "Amazon US",
            "sku": f"S-{number}",
            "title": "Lamp, oak",
            "reason": "defective",
            "unit_price": Money.parse("129", "USD"),
            "supplier_id": supplier,
        }
        (case_id,) = desk.by_hand.open(NewCase(**(told | changes))).case_ids
        return case_id

    return open_case


def received(desk, opened, **changes):
    case_id = opened(**changes)
    desk.cases.do(case_id, StepKind.ANSWER_BUYER, StepOptions(offer=Offer.REFUND_ON_RECEIPT))
    desk.cases.do(case_id, StepKind.APPROVE, StepOptions(route=Route.TO_US))
    desk.receiving.receive(case_id)
    return case_id


def missing(desk, case_id):
    line = desk.cases.get(case_id).lines[0]
    desk.inspections.save_finding(case_id, FindingDraft(line.id, 1, **FOUND[2]))


def test_a_parcel_that_held_none_of_it_lapses_unpaid(desk, opened):
    case_id = received(desk, opened)
    missing(desk, case_id)
    desk.inspections.finish(case_id, Verdict.NOT_RECEIVED)
    with pytest.raises(IllegalMove, match="not come back"):
        desk.cases.do(case_id, StepKind.REFUND)
    # he was promised to hear what was in it
    assert desk.cases.get(case_id).next.kind is StepKind.CHASE_PARCEL
    (told,) = desk.cases.do_recommended([case_id], None)
    assert told.letter.template == "came_without"
    assert desk.cases.get(case_id).next.waiting_for is Party.BUYER
    desk.clock.forward(days=30)
    assert desk.cases.get(case_id).next.kind is StepKind.CLOSE
    desk.cases.do(case_id, StepKind.CLOSE)
    closed = desk.cases.get(case_id)
    assert (closed.tracks.request, closed.tracks.goods) == (Request.LAPSED, Goods.NONE_EXPECTED)
    assert closed.payments == ()


def test_an_empty_parcel_without_findings_pays_nothing(desk, opened):
    case_id = received(desk, opened)
    desk.inspections.finish(case_id, Verdict.EMPTY)
    with pytest.raises(IllegalMove, match="not come back"):
        desk.cases.do(case_id, StepKind.REFUND)


def test_what_is_not_there_cannot_be_found_as_claimed(desk, opened):
    case_id = received(desk, opened)
    missing(desk, case_id)
    with pytest.raises(IllegalMove, match="Nothing of “Lamp, oak” is here"):
        desk.inspections.finish(case_id, Verdict.AS_CLAIMED)


def test_the_wrong_item_that_was_sent_counts_as_come_back(desk, opened):
    case_id = received(desk, opened, reason="wrong_item")
    line = desk.cases.get(case_id).lines[0]
    desk.inspections.save_finding(case_id, FindingDraft(line.id, 1, grade=Grade.X))
    desk.inspections.finish(case_id, Verdict.WRONG_ITEM)
    desk.cases.do(case_id, StepKind.REFUND)
    case = desk.cases.get(case_id)
    assert case.paid == case.value


def test_an_agreed_sum_that_was_paid_asks_for_no_more(desk, opened):
    case_id = opened()
    sixty = Money.parse("60", "USD")
    desk.cases.do(
        case_id,
        StepKind.ANSWER_BUYER,
        StepOptions(offer=Offer.IMMEDIATE_REFUND, amount=sixty),
    )
    desk.cases.do(case_id, StepKind.REFUND)
    case = desk.cases.get(case_id)
    assert case.paid == sixty
    assert case.next.kind is not StepKind.REFUND


@pytest.mark.parametrize("known", [True, False])
def test_a_request_withdrawn_with_its_goods_here_can_be_closed(desk, opened, known):
    case_id = opened()
    address_told(desk, case_id, known)
    desk.receiving.receive(case_id)
    desk.cases.do(case_id, Move.WITHDRAW)
    assert desk.cases.get(case_id).closed_at is None
    line = desk.cases.get(case_id).lines[0]
    desk.inspections.save_finding(case_id, FindingDraft(line.id, 1, **FOUND[1]))
    desk.inspections.finish(case_id)
    if not known:
        # it is the buyer's, and nobody told where to: somebody has to say what becomes of it
        assert desk.cases.get(case_id).lines[0].units[0].disposition is Disposition.HOLD
        assert desk.cases.get(case_id).next.kind is StepKind.PLACE_GOODS
        desk.cases.do(
            case_id, StepKind.PLACE_GOODS, StepOptions(disposition=Disposition.DISPOSE)
        )
        assert desk.cases.get(case_id).closed_at is not None
        return
    # nobody paid for it: it is the buyer's, and placed when he has it, not when somebody decided
    assert desk.cases.get(case_id).lines[0].units[0].disposition is Disposition.TO_BUYER
    assert desk.cases.get(case_id).next.kind is StepKind.SEND_ON
    desk.cases.do(case_id, StepKind.SEND_ON)
    desk.cases.do(case_id, StepKind.PLACE_GOODS)
    assert desk.cases.get(case_id).closed_at is not None


def test_goods_that_come_for_a_withdrawn_request_are_paid_for(desk, opened):
    """Who took it back and sends them all the same would have neither goods nor money."""
    case_id = opened()
    desk.cases.do(case_id, Move.WITHDRAW)
    assert desk.cases.get(case_id).closed_at is not None
    desk.receiving.receive(case_id)
    line = desk.cases.get(case_id).lines[0]
    desk.inspections.save_finding(case_id, FindingDraft(line.id, 1, **FOUND[1]))
    desk.inspections.finish(case_id)
    desk.cases.do(case_id, StepKind.REFUND)
    assert desk.cases.get(case_id).paid == line.worth
