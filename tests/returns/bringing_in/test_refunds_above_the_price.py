"""A refund above the price that a request told: the goods, the postage, or ours (domain.md 1c)."""

from itertools import permutations

import pytest

from returns.money import Money
from returns.records.options import NewCase, StepOptions
from returns.terms import BuyerMoney, Move, Offer, Party, StepKind
from tests.platform_files import row_of

ORDER = "113-8000005-0000005"
RETURNS = (
    "Order ID\tOrder date\tReturn request date\tReturn request status\tAmazon RMA ID\t"
    "Currency code\tMerchant SKU\tItem Name\tReturn quantity\tReturn Reason\t"
    "Order Amount\tOrder quantity\tRefunded Amount\tOrder Item ID\n"
)
ORDERS = (
    "amazon-order-id\tpurchase-date\torder-status\tfulfillment-channel\tsales-channel\t"
    "product-name\tsku\tquantity\tcurrency\titem-price\titem-tax\tshipping-price\n"
)


def request(amount, refunded, quantity=1, bought=1, item="1", rma="D1"):
    cells = {
        "Order ID": ORDER,
        "Order date": "01-Nov-2026",
        "Return request date": "20-Nov-2026",
        "Return request status": "Approved",
        "Amazon RMA ID": rma,
        "Currency code": "USD",
        "Merchant SKU": "GRILL",
        "Item Name": "Grill",
        "Return quantity": quantity,
        "Return Reason": "CR-DEFECTIVE",
        "Order Amount": amount,
        "Order quantity": bought,
        "Refunded Amount": refunded,
        "Order Item ID": item,
    }
    return row_of(RETURNS, cells)


def sold(price, tax="0.00", shipping="0.00", quantity=1):
    cells = {
        "amazon-order-id": ORDER,
        "purchase-date": "2026-11-01T10:00:00+00:00",
        "order-status": "Shipped",
        "fulfillment-channel": "Merchant",
        "sales-channel": "Amazon.com",
        "product-name": "Grill",
        "sku": "GRILL",
        "quantity": quantity,
        "currency": "USD",
        "item-price": price,
        "item-tax": tax,
        "shipping-price": shipping,
    }
    return row_of(ORDERS, cells)


@pytest.fixture
def bring(desk, tmp_path):
    def bring_in(text):
        path = tmp_path / "file.txt"
        path.write_text(text, "utf-8")
        return desk.intake.commit(desk.intake.preview(path, "Amazon US"))

    return bring_in


def went_out(desk):
    """What went to the buyer over all cases: (for goods, for postage), and what is left of each line."""
    goods = postage = 0
    left = []
    for number in range(1, desk.cases.how_many() + 1):
        case = desk.cases.get(number)
        for paid in case.payments:
            if paid.party is Party.BUYER and paid.kind == "postage":
                postage += paid.amount.minor
            elif paid.party is Party.BUYER:
                goods += paid.amount.minor
        left += [line.left.minor for line in case.lines]
    return goods, postage, left


@pytest.mark.parametrize("files", list(permutations((0, 1, 1))))
def test_tax_that_only_the_orders_file_tells_is_not_paid_again(desk, bring, files):
    texts = (ORDERS + sold("140.00", "11.20", "5.00"), RETURNS + request("140.00", "151.20"))
    for which in files:
        bring(texts[which])
    assert went_out(desk) == (15_120, 0, [0])


@pytest.mark.parametrize("files", list(permutations((0, 1, 2))))
def test_each_of_two_lines_of_one_sku_has_its_own_refund(desk, bring, files):
    texts = (
        ORDERS + sold("140.00") + sold("120.00"),
        RETURNS + request("140.00", "140.00", item="1", rma="D1"),
        RETURNS + request("120.00", "120.00", item="2", rma="D2"),
    )
    for which in (*files, 1, 2):
        bring(texts[which])
    assert went_out(desk) == (26_000, 0, [0, 0])


def test_postage_is_postage_as_far_as_the_order_has_any(desk, bring):
    bring(ORDERS + sold("140.00", shipping="5.00"))
    bring(RETURNS + request("140.00", "145.00"))
    assert went_out(desk) == (14_000, 500, [0])
    bring(RETURNS + request("140.00", "149.00"))
    assert went_out(desk) == (14_000, 500, [0])


def test_what_we_paid_in_another_case_is_not_counted_twice(desk, bring):
    bring(ORDERS + sold("700.00", quantity=5))
    typed = NewCase(ORDER, "Amazon US", "", "changed_mind", None, sku="GRILL", quantity=2)
    (first,) = desk.by_hand.open(typed).case_ids
    whole = StepOptions(offer=Offer.IMMEDIATE_REFUND)
    desk.cases.do(first, Move.OFFER, whole)
    desk.cases.do(first, StepKind.REFUND, StepOptions())
    bring(RETURNS + request("700.00", "0.00", quantity=5, bought=5))
    bring(RETURNS + request("700.00", "700.00", quantity=5, bought=5))
    goods, postage, left = went_out(desk)
    assert (goods, postage) == (70_000, 0)
    assert not any(left)


def test_postage_that_the_shop_gave_back_is_not_left(desk, tmp_path):
    head = (
        "Name,Email,Financial Status,Currency,Subtotal,Shipping,Taxes,Total,Refunded Amount,"
        "Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku\n"
    )
    row = (
        "#8201,a@x.example,refunded,USD,195.00,5.00,0.00,200.00,200.00,"
        "2026-11-01 10:00:00 +0000,2,Jug,97.50,JUG\n"
    )
    path = tmp_path / "orders.csv"
    path.write_text(head + row, "utf-8")
    desk.intake.commit(desk.intake.preview(path, "Shop A"))
    typed = NewCase("#8201", "Shop A", "", "defective", None, sku="JUG", quantity=2)
    (case_id,) = desk.by_hand.open(typed).case_ids
    case = desk.cases.get(case_id)
    assert case.sale.postage == Money(500, "USD")
    assert case.postage_left == Money(0, "USD")


GRILLS = "80.00"


def both(first="40.00", second="0.00", **cells):
    """Two requests of one order line of two pieces at 40.00, each for one of them."""
    one = request(GRILLS, first, bought=2, rma="D1", **cells)
    return one, request(GRILLS, second, bought=2, rma="D2", **cells)


def left_of_each(desk):
    return [line.left.minor for number in (1, 2) for line in desk.cases.get(number).lines]


@pytest.mark.parametrize("shipping", ["", "0.00", "5.00"])
@pytest.mark.parametrize("order_first", [True, False])
def test_a_refund_of_both_pieces_told_with_one_is_not_paid_again_with_the_other(
    desk, bring, shipping, order_first
):
    one, other = both(GRILLS)
    told = ORDERS + sold(GRILLS, shipping=shipping, quantity=2)
    for text in (told, RETURNS + one) if order_first else (RETURNS + one, told):
        bring(text)
    bring(RETURNS + other)
    for _ in range(2):
        assert went_out(desk) == (8_000, 0, [0, 0])
        assert desk.cases.get(2).lead.tracks.buyer_money is BuyerMoney.PAID
        bring(RETURNS + one + other)


@pytest.mark.parametrize("rows", list(permutations((0, 1))))
@pytest.mark.parametrize("at_once", [True, False])
def test_in_whatever_order_the_requests_come(desk, bring, rows, at_once):
    texts = both(GRILLS)
    for text in ["".join(texts[n] for n in rows)] if at_once else [texts[n] for n in rows]:
        bring(RETURNS + text)
    assert went_out(desk) == (8_000, 0, [0, 0])


def test_a_refund_that_grows_later_reaches_the_other_request(desk, bring):
    one, other = both("40.00")
    bring(RETURNS + one + other)
    assert sorted(left_of_each(desk)) == [0, 4_000]
    bring(RETURNS + both(GRILLS)[0])
    assert went_out(desk) == (8_000, 0, [0, 0])


def test_the_other_piece_typed_by_hand_is_not_paid_again(desk, bring):
    bring(RETURNS + both(GRILLS)[0])
    typed = NewCase(ORDER, "Amazon US", "", "changed_mind", None, sku="GRILL")
    desk.by_hand.open(typed)
    assert went_out(desk) == (8_000, 0, [0, 0])


def test_a_price_that_is_typed_later_says_what_was_for_the_other(desk, bring):
    untold = {"bought": 2}
    bring(RETURNS + request("", GRILLS, rma="D1", **untold))
    bring(RETURNS + request("", "0.00", rma="D2", **untold))
    desk.by_hand.tell_price(ORDER, Money(4_000, "USD"), item="GRILL")
    assert [desk.cases.get(n).lead.left.minor for n in (1, 2)] == [0, 0]


@pytest.mark.parametrize("files", list(permutations((0, 1, 2))))
def test_a_price_that_only_the_orders_file_tells_says_what_was_for_the_other(
    desk, bring, files
):
    untold = {"bought": 2}
    texts = (
        ORDERS + sold(GRILLS, quantity=2),
        RETURNS + request("", GRILLS, rma="D1", **untold),
        RETURNS + request("", "0.00", rma="D2", **untold),
    )
    for which in files:
        bring(texts[which])
    assert [desk.cases.get(n).lead.left.minor for n in (1, 2)] == [0, 0]


def test_what_we_paid_for_the_other_piece_is_no_refund_of_a_third(desk, bring):
    three = {"bought": 3}
    bring(RETURNS + request("120.00", "0.00", rma="D1", **three))
    desk.cases.do(1, Move.OFFER, StepOptions(offer=Offer.IMMEDIATE_REFUND))
    desk.cases.do(1, StepKind.REFUND, StepOptions())
    bring(RETURNS + request("120.00", "80.00", rma="D2", **three))
    bring(RETURNS + request("120.00", "0.00", rma="D3", **three))
    assert went_out(desk) == (8_000, 0, [0, 0, 4_000])


def test_less_than_a_piece_beyond_the_price_is_postage(desk, bring):
    one, other = both("44.99")
    bring(RETURNS + one)
    bring(RETURNS + other)
    assert went_out(desk) == (4_000, 499, [0, 4_000])


def test_a_piece_and_the_postage_told_with_the_first_are_both_known(desk, bring):
    one, other = both("84.99")
    bring(RETURNS + one)
    bring(RETURNS + other)
    assert went_out(desk) == (8_000, 499, [0, 0])


@pytest.mark.parametrize("orders", [0, 1, 2])
def test_a_refund_with_its_postage_stands_as_paid_whichever_file_is_first(desk, bring, orders):
    """With the order known first the line stood open: its row was written before it was paid."""
    texts = [RETURNS + request("140.00", "145.00")] * 2
    texts.insert(orders, ORDERS + sold("140.00", shipping="5.00"))
    for text in texts:
        bring(text)
    assert went_out(desk) == (14_000, 500, [0])
    assert desk.cases.get(1).lead.tracks.buyer_money is BuyerMoney.PAID
