"""A supplier who was asked for his number hears that it is not needed any more (domain.md 3, 8)."""

import pytest

from returns.terms import (
    Disposition,
    Goods,
    Move,
    Offer,
    Party,
    Request,
    Route,
    StepKind,
    SupplierClaim,
    Verdict,
)

_ENDS = [
    (Move.WITHDRAW, {}),
    (Move.DECLINE, {"reason": "It was used.", "overrule": True}),
]


@pytest.fixture
def asked_for(shop):
    """A buyer is to send a lamp to its supplier, who was asked for his number."""
    shop.supplier(costs=[("LAMP", "40")], rma_needed=True, rma_days=2)
    case_id = shop.request(shop.item("LAMP", "89.00"))
    shop.do(
        case_id,
        StepKind.ANSWER_BUYER,
        offer=Offer.REFUND_ON_RECEIPT,
        route=Route.TO_SUPPLIER,
    )
    shop.do(case_id, StepKind.ASK_RMA)
    return case_id


@pytest.mark.parametrize("given", [True, False])
@pytest.mark.parametrize(("move", "told"), _ENDS)
def test_a_request_that_ends_is_told_to_the_supplier_who_was_asked(
    shop, asked_for, move, told, given
):
    if given:
        shop.do(asked_for, Move.RMA_GIVEN, rma="K-1")
        shop.do(asked_for, StepKind.APPROVE)
    shop.do(asked_for, move, **told)
    step = shop.case(asked_for).next
    assert (step.kind, step.waiting_for) == (StepKind.SETTLE, None)
    letter = shop.do(asked_for, step.kind)
    assert (letter.to, letter.template) == (Party.SUPPLIER, "rma_dropped")
    case = shop.case(asked_for)
    assert case.tracks.supplier_claim is SupplierClaim.NOT_CLAIMABLE
    assert case.next is None or case.next.kind is StepKind.CLOSE


def test_nobody_is_told_so_while_the_goods_are_on_their_way_there(shop, asked_for):
    """The letter says that nothing is sent under it."""
    shop.do(asked_for, Move.RMA_GIVEN, rma="K-1")
    shop.do(asked_for, StepKind.APPROVE)
    shop.do(asked_for, Move.SHIPPED, tracking="1Z1")
    shop.do(asked_for, Move.WITHDRAW)
    step = shop.case(asked_for).next
    assert (step.kind, step.waiting_for) == (StepKind.AWAIT_PARCEL, Party.CARRIER)
    shop.do(asked_for, Move.RECEIVE, route=Route.TO_SUPPLIER)
    case = shop.case(asked_for)
    # he has them, so they are owed for
    assert (case.tracks.request, case.tracks.goods) == (Request.APPROVED, Goods.DISPOSED)
    assert case.next.kind is StepKind.REFUND
    for _ in range(9):
        if case.next is None or case.next.waiting_for is not None:
            break
        letter = shop.do(asked_for, case.next.kind)
        assert letter is None or letter.template != "rma_dropped"
        case = shop.case(asked_for)
    assert case.paid == case.lead.worth
    assert case.tracks.supplier_claim is SupplierClaim.CLAIM_SENT


@pytest.mark.parametrize("given", [True, False])
@pytest.mark.parametrize("verdict", [Verdict.EMPTY, Verdict.NO_FAULT])
def test_an_inspection_that_ends_the_claim_is_told_to_the_supplier_who_was_asked(
    shop, verdict, given
):
    """An empty parcel, or a sound lamp that stays with us, is none of his."""
    shop.supplier(costs=[("LAMP", "40")], rma_needed=True, rma_days=2)
    case_id = shop.request(shop.item("LAMP", "289.00"))
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT, route=Route.TO_US)
    shop.do(case_id, StepKind.ASK_RMA)
    if given:
        shop.do(case_id, Move.RMA_GIVEN, rma="K-1")
    shop.do(case_id, StepKind.APPROVE)
    shop.do(case_id, Move.RECEIVE)
    shop.look(case_id)
    shop.finish(case_id, verdict)
    asked = SupplierClaim.RMA_GIVEN if given else SupplierClaim.ASKED_FOR_RMA
    assert shop.case(case_id).tracks.supplier_claim is asked
    assert _told_by_enter(shop, case_id) == ["rma_dropped"]
    case = shop.case(case_id)
    assert case.tracks.supplier_claim is SupplierClaim.NOT_CLAIMABLE
    assert case.next is None


def test_a_supplier_nobody_asked_hears_nothing_of_an_empty_parcel(shop):
    shop.supplier(costs=[("LAMP", "40")], rma_needed=True, rma_days=2)
    case_id = shop.request(shop.item("LAMP", "289.00"))
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT, route=Route.TO_US)
    shop.do(case_id, StepKind.APPROVE)
    shop.do(case_id, Move.RECEIVE)
    shop.look(case_id)
    shop.finish(case_id, Verdict.EMPTY)
    assert shop.case(case_id).tracks.supplier_claim is SupplierClaim.NOT_CLAIMABLE
    assert _told_by_enter(shop, case_id) == []


def _told_by_enter(shop, case_id):
    """What the supplier is written until the case is closed or somebody is waited for."""
    told = []
    for _ in range(9):
        shop.say_why_no_photo(case_id)
        step = shop.case(case_id).next
        if step is None or step.waiting_for is not None:
            return told
        fine = {"disposition": Disposition.RESTOCK} if step.kind is StepKind.PLACE_GOODS else {}
        letter = shop.do(case_id, step.kind, reason="Nothing was in it.", **fine)
        if letter is not None and letter.to is Party.SUPPLIER:
            told.append(letter.template)
    raise AssertionError(step)


def test_what_lapses_needs_nothing_of_us(shop, asked_for):
    shop.do(asked_for, Move.RMA_GIVEN, rma="K-1")
    shop.do(asked_for, StepKind.APPROVE)
    shop.do(asked_for, Move.LAPSE)
    case = shop.case(asked_for)
    assert case.tracks.supplier_claim is SupplierClaim.NOT_CLAIMABLE
    assert case.next is None or case.next.kind is StepKind.CLOSE


def test_who_was_not_asked_hears_nothing(shop):
    shop.supplier(costs=[("LAMP", "40")], rma_needed=True, rma_days=2)
    case_id = shop.request(shop.item("LAMP", "89.00"))
    shop.do(
        case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT, route=Route.TO_SUPPLIER
    )
    shop.do(case_id, Move.WITHDRAW)
    case = shop.case(case_id)
    assert case.next is None or case.next.kind is StepKind.CLOSE
    assert [each.letter.to for each in shop.desk.cases.letters(case_id)] == [Party.BUYER]
