"""A later file asks for more pieces of a thing than the request did before."""

import pytest

from returns.errors import IllegalMove
from returns.ledger.replay import differences
from returns.terms import HoldKind, Move, Offer, StepKind, SupplierClaim
from tests.returns.casework.shop import usd


def mugs(shop, quantity, **cells):
    """So many of five mugs are asked for."""
    told = {"return_reason": "CR-UNWANTED_ITEM", "order_quantity": "5"} | cells
    return shop.item("MUG", "100.00", return_quantity=str(quantity), **told)


@pytest.fixture
def three(shop):
    return shop.request(mugs(shop, 3))


def lines(shop, case_id):
    return [
        (line.quantity, tuple(unit.piece for unit in line.units))
        for line in shop.case(case_id).lines
    ]


def test_a_request_that_grows_before_it_is_answered_is_one_line(shop):
    """Each piece was advised on its own, in a band that what was paid for all of them is above."""
    case_id = shop.request(mugs(shop, 1))
    for quantity in (2, 3, 5):
        shop.bring(mugs(shop, quantity))
    assert lines(shop, case_id) == [(5, (1, 2, 3, 4, 5))]
    case = shop.case(case_id)
    assert case.lead.worth == usd("100.00")
    at_once = shop.request(mugs(shop, 5, order_id="113-2222222-2222222", amazon_rma_id="DA2"))
    other = shop.case(at_once)
    advised, expected = (each.outlook(each.lead).advice for each in (case, other))
    assert (advised.offers, advised.route) == (expected.offers, expected.route)
    with shop.desk.store.reading() as tx:
        assert differences(tx, case_id) == ()
    for quantity in (3, 5):
        assert shop.bring(mugs(shop, quantity)).news == 0


def test_a_request_of_two_things_grows_by_each(shop):
    case_id = shop.request(mugs(shop, 1), shop.item("BOWL", "60.00", order_quantity="3"))
    shop.bring(
        mugs(shop, 2), shop.item("BOWL", "60.00", order_quantity="3", return_quantity="3")
    )
    assert lines(shop, case_id) == [(2, (1, 2)), (3, (1, 2, 3))]


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        (StepKind.ASK_BUYER, {}),
        (StepKind.ANSWER_BUYER, {}),
        (Move.OFFER, {"offer": Offer.RETURNLESS_REFUND}),
        (StepKind.APPROVE, {}),
    ],
)
def test_what_is_asked_for_once_something_was_said_is_an_item_of_its_own(
    shop, three, kind, told
):
    assert lines(shop, three) == [(3, (1, 2, 3))]
    shop.do(three, kind, **told)
    result = shop.bring(mugs(shop, 5))
    assert (result.news, result.change.case_ids) == (1, (three,))
    assert lines(shop, three) == [(3, (1, 2, 3)), (2, (4, 5))]
    case = shop.case(three)
    assert [line.reason for line in case.lines] == [case.lead.reason] * 2
    assert [line.worth for line in case.lines] == [usd("60.00"), usd("40.00")]
    with shop.desk.store.reading() as tx:
        assert differences(tx, three) == ()


@pytest.mark.parametrize(
    ("raw", "starts"),
    [
        ("CR-UNWANTED_ITEM", SupplierClaim.NOT_CLAIMABLE),
        ("CR-DEFECTIVE", SupplierClaim.TO_ASK),
    ],
)
@pytest.mark.parametrize("status", ["Pending Approval", "Approved"])
def test_a_further_item_is_claimed_where_the_first_one_is(shop, raw, starts, status):
    shop.supplier(costs=[("MUG", "4")], rma_needed=False)
    told = {"return_reason": raw, "return_request_status": status}
    case_id = shop.request(mugs(shop, 3, **told))
    if status != "Approved":
        shop.do(case_id, StepKind.ASK_BUYER)
    shop.bring(mugs(shop, 5, **told))
    first, second = shop.case(case_id).lines
    assert first.tracks.supplier_claim is starts
    assert second.tracks.supplier_claim is starts
    if starts is SupplierClaim.NOT_CLAIMABLE:
        with pytest.raises(IllegalMove) as refused:
            shop.do(case_id, StepKind.SEND_CLAIM, line=2)
        assert refused.value.key == "move.nothing_to_claim"
    with shop.desk.store.reading() as tx:
        assert differences(tx, case_id) == ()


def test_the_same_file_again_brings_nothing(shop, three):
    shop.bring(mugs(shop, 5))
    steps = len(shop.desk.cases.history(three))
    shop.bring(mugs(shop, 5))
    shop.bring(mugs(shop, 3))
    assert lines(shop, three) == [(5, (1, 2, 3, 4, 5))]
    assert len(shop.desk.cases.history(three)) == steps


def test_what_is_asked_for_with_its_money_paid_is_an_item_of_its_own(shop, three):
    shop.bring(mugs(shop, 5, refunded_amount="100.00"))
    assert lines(shop, three) == [(3, (1, 2, 3)), (2, (4, 5))]


def test_pieces_that_were_parted_are_counted_together(shop, three):
    shop.do(three, StepKind.ANSWER_BUYER, offer=Offer.PARTIAL_REFUND, amount=usd("9"))
    shop.do(three, Move.BUYER_AGREED, units=(1,))
    shop.bring(mugs(shop, 3))
    assert sum(quantity for quantity, _ in lines(shop, three)) == 3
    shop.bring(mugs(shop, 4))
    assert sum(quantity for quantity, _ in lines(shop, three)) == 4


def test_more_than_was_bought_is_held(shop):
    case_id = shop.request(mugs(shop, 3, order_quantity="3"))
    shop.bring(mugs(shop, 5, order_quantity="3"))
    case = shop.case(case_id)
    assert [line.quantity for line in case.lines] == [3, 2]
    held = case.outlook(case.lines[1]).hold
    assert held is not None
    assert held.kind is HoldKind.MORE_THAN_BOUGHT


def test_money_that_the_platform_paid_meanwhile_is_told_once(shop, three):
    shop.bring(mugs(shop, 5, refunded_amount="30.00"))
    shop.bring(mugs(shop, 5, refunded_amount="30.00"))
    assert shop.case(three).paid == usd("30.00")


def test_it_opens_a_closed_case(shop, three):
    shop.do(three, Move.WITHDRAW)
    if shop.case(three).closed_at is None:
        shop.do(three, StepKind.CLOSE)
    shop.bring(mugs(shop, 5))
    case = shop.case(three)
    assert case.closed_at is None
    assert case.next.kind is StepKind.ANSWER_BUYER


@pytest.mark.parametrize("copies", [("5r",), ("5", "5r"), ("5r", "5r"), ("3", "5r", "3")])
def test_what_was_refunded_for_the_further_pieces_is_theirs_in_any_order(shop, three, copies):
    """It was booked as postage, and Enter paid it again: 140.00 for an order of 100.00."""
    cells = {"3": {}, "5": {}, "5r": {"refunded_amount": "100.00"}}
    for copy in copies:
        shop.bring(mugs(shop, copy[0], **cells[copy]))
    case = shop.case(three)
    grew = "5" in copies  # before it was refunded
    parts = [usd("100.00")] if grew else [usd("60.00"), usd("40.00")]
    assert [line.refunded for line in case.lines] == parts
    assert case.paid == usd("100.00")
    assert not [payment for payment in case.payments if payment.line_id is None]


def test_a_request_that_is_closed_there_asks_for_no_further_piece(shop, three):
    shop.bring(mugs(shop, 3, refunded_amount="60.00"))
    shop.bring(mugs(shop, 4, return_request_status="Closed"))
    assert lines(shop, three) == [(3, (1, 2, 3))]


def test_two_items_of_one_sku_are_two_lines_by_their_numbers(shop):
    """A request names the order's item: the second is no second request of the first."""
    case_id = shop.request(
        shop.item("MUG", "60.00", order_item_id="5-1"),
        shop.item("MUG", "40.00", order_item_id="5-2"),
    )
    case = shop.case(case_id)
    assert [str(line.worth) for line in case.lines] == ["$60.00", "$40.00"]
    assert [unit.piece for unit in case.units] == [1, 1]
    again = shop.request(shop.item("MUG", "60.00", order_item_id="5-1", amazon_rma_id="DX"))
    assert shop.case(again).lines[-1].worth.minor == 0
