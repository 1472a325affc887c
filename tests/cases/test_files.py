"""Cases that begin with a file: what was paid, how often, where it goes, and what is known already."""

import pytest

from returns.errors import IllegalMove, Refusal
from returns.records.options import NewCase
from returns.terms import Goods, HoldKind, Move, Offer, StepKind
from tests.cases.platform_rows import (
    bring_file,
    returned_units,
    shopify_orders,
    unshipped_orders,
)
from tests.cases.playing import enter, label, next_of
from tests.returns.casework.shop import usd

# --- an order with a discount --------------------------------------------------------------------

DISCOUNTED = {
    "#5093": (
        [("TROUSERS", "198.00", 1)],
        {"Subtotal": "168.30", "Total": "168.30", "Discount Amount": "29.70"},
        ["168.30"],
    ),
    "#5094": (
        [("A", "60.00", 1), ("B", "40.00", 1)],
        {"Subtotal": "90.00", "Total": "90.00", "Discount Amount": "10.00"},
        ["54.00", "36.00"],
    ),
    "#5095": (
        [("C", "100.00", 1)],
        {"Subtotal": "80.00", "Total": "80.00", "Discount Amount": "0.00"}
        | {"Lineitem discount": "20.00"},
        ["80.00"],
    ),
    "#5096": (
        [("D", "10.00", 3), ("E", "5.00", 1)],
        {"Subtotal": "33.33", "Total": "33.33", "Discount Amount": "1.67"},
        ["28.57", "4.76"],
    ),
}


@pytest.mark.parametrize("number", DISCOUNTED)
def test_of_a_discounted_order_no_more_than_was_paid_goes_back(shop, number):
    """File 05: the order's and the line's discount are taken off what a line is worth."""
    told = [(each, lines, cells) for each, (lines, cells, _) in DISCOUNTED.items()]
    assert bring_file(shop, shopify_orders(*told), "orders.csv", "Shop A").new == 6
    lines, _, paid = DISCOUNTED[number]
    whole = usd("0")
    for (sku, _, count), each in zip(lines, paid, strict=True):
        new = NewCase(number, "Shop A", sku, "defective", None, sku=sku, quantity=count)
        (case_id,) = shop.desk.by_hand.open(new).case_ids
        assert shop.case(case_id).value == usd(each)
        over = usd(each) + usd("0.01")
        for step in (Move.OFFER, StepKind.REFUND):
            with pytest.raises(IllegalMove):
                shop.do(case_id, step, offer=Offer.RETURNLESS_REFUND, amount=over)
        shop.do(case_id, Move.OFFER, offer=Offer.RETURNLESS_REFUND)
        assert enter(shop, case_id).facts.amount == usd(each)
        whole += shop.case(case_id).paid
    (known,) = shop.desk.orders.find(number)
    assert sum((line.paid for line in known.order.lines), start=usd("0")) == whole


def test_the_list_price_is_refused_on_the_command_line(sendback, tmp_path):
    """File 05: 198.00 of trousers for which 168.30 was paid."""
    told = [(each, lines, cells) for each, (lines, cells, _) in DISCOUNTED.items()]
    file = tmp_path / "orders.csv"
    file.write_text(shopify_orders(*told), "utf-8")
    code, (read,), _ = sendback("import", file, "--channel", "Shop A", "--json")
    assert (code, read["new"], read["unusable"]) == (0, 6, [])
    order = sendback("order", "#5094", "--json")[1][0]
    assert [line["paid_minor"] for line in order["lines"]] == [5400, 3600]
    _, case, _ = sendback("new", "#5093", "--reason", "defective", "--sku", "TROUSERS")
    assert sendback("do", case, "offer", "--offer", "returnless_refund")[0] == 0
    code, _, complaint = sendback("do", case, "refund", "--amount", "198.00")
    assert (code, "168.30" in complaint) == (1, True)
    assert sendback("do", case, "refund", "--amount", "168.30")[0] == 0
    assert sendback("do", case, "refund", "--amount", "0.01")[0] == 1
    told = sendback("show", case, "--json")[1]
    assert (told["lines"][0]["paid_minor"], told["lines"][0]["refunded_minor"]) == (
        16830,
        16830,
    )


# --- one line in several requests -------------------------------------------------------------------


def reopened(shop, bought, whole, *counts):
    """One file with requests for so many pieces of one order line each."""
    told = {"order_quantity": str(bought), "return_reason": "AMZ-PG-WJ-TOO-SMALL"}
    rows = [
        shop.item(
            "NECKLACE",
            whole,
            amazon_rma_id=f"D{place}",
            return_request_date=f"{place:02d}-Nov-2026",
            return_quantity=str(count),
            return_request_status="Approved",
            **told,
        )
        for place, count in enumerate(counts, start=1)
    ]
    return shop.bring(*rows).change.case_ids


@pytest.mark.parametrize(
    ("bought", "whole", "counts", "worth"),
    [
        (3, "60.00", (1, 2, 2), ["20.00", "40.00", "0.00"]),
        (3, "59.99", (2, 1, 1), ["40.00", "19.99", "0.00"]),
        (2, "10.01", (1, 1, 1), ["5.01", "5.00", "0.00"]),
    ],
)
def test_requests_on_one_line_are_paid_for_the_pieces_that_were_bought(
    shop, bought, whole, counts, worth
):
    """File 25: the third request is told to be more than was bought, and stays unpaid."""
    shop.supplier(costs=[("NECKLACE", "2")])
    cases = reopened(shop, bought, whole, *counts)
    assert [shop.case(each).value for each in cases] == [usd(each) for each in worth]
    *good, over = cases
    for each in good:
        shop.do(each, Move.OFFER, offer=Offer.RETURNLESS_REFUND)
        enter(shop, each)
    case = shop.case(over)
    assert case.outlook(case.lead).hold.kind is HoldKind.MORE_THAN_BOUGHT
    assert (next_of(shop, over), enter(shop, over)) == (StepKind.CHECK, None)
    with pytest.raises(IllegalMove):
        shop.do(over, StepKind.REFUND)
    assert sum((shop.case(each).paid for each in cases), start=usd("0")) == usd(whole)


@pytest.mark.parametrize("more", [1, 5])
def test_a_piece_that_other_requests_have_is_refused_by_hand_by_its_name(shop, more):
    """File 25: all three pieces are asked for already."""
    shop.supplier(costs=[("NECKLACE", "2")])
    first, *_ = reopened(shop, 3, "60.00", 1, 2)
    order = shop.case(first).order
    new = NewCase(order, "", "Necklace", "defective", None, sku="NECKLACE", quantity=more)
    with pytest.raises(Refusal) as refused:
        shop.desk.by_hand.open(new)
    assert "Necklace" in refused.value.say("en")


# --- one buyer, several addresses ----------------------------------------------------------------------

BUYERS = {
    "113-1111111-1111111": ("Ann Buyer", "1 Own Street", "Boston", "MA", "02108"),
    "113-2222222-2222222": ("Grandpa Joe", "77 Gift Road", "Austin", "TX", "78701"),
    "113-3333333-3333333": ("Aunt Mae", "5 Third Avenue", "Portland", "OR", "97201"),
}


def sent_to_several(shop, first="orders"):
    """One buyer's orders to several addresses, all approved with a label of the platform's."""
    orders = unshipped_orders(
        *(
            {
                "order-id": number,
                "order-item-id": f"5-{number}",
                "buyer-email": "abc123@marketplace.amazon.com",
                "sku": "NECKLACE",
                "product-name": "Necklace",
                "recipient-name": name,
                "ship-address-1": street,
                "ship-city": city,
                "ship-state": state,
                "ship-postal-code": postcode,
                "buyer-name": "Ann Buyer",
            }
            for number, (name, street, city, state, postcode) in BUYERS.items()
        )
    )
    approved = {"return_request_status": "Approved", "label_type": "AmazonPrePaidLabel"}
    rows = [
        shop.item(
            "NECKLACE",
            "121.38",
            order_id=number,
            order_item_id=f"5-{number}",
            amazon_rma_id=f"D{number[4]}",
            label_to_be_paid_by="Seller",
            label_cost="4.14",
            **approved,
        )
        for number in BUYERS
    ]
    if first == "orders":
        bring_file(shop, orders)
        return shop.bring(*rows).change.case_ids
    cases = shop.bring(*rows).change.case_ids
    bring_file(shop, orders)
    return cases


@pytest.mark.parametrize("first", ["orders", "returns"])
@pytest.mark.parametrize("place", range(len(BUYERS)))
def test_a_label_names_the_address_that_its_own_order_was_sent_to(shop, first, place):
    """File 12: the second order of a buyer was a gift to another address."""
    case_id = sent_to_several(shop, first)[place]
    # approved there already: the label is there to print
    printed = label(shop, case_id)
    for other, (name, street, city, *_) in enumerate(BUYERS.values()):
        for part in (name, street, city):
            assert (part in printed) is (other == place)


def test_an_approved_return_has_its_label_as_soon_as_the_files_are_in(shop):
    """File 12: import orders and returns, then the label of the second."""
    case_id = sent_to_several(shop)[1]
    printed = label(shop, case_id)
    assert "77 Gift Road" in printed
    assert "Boston" not in printed


# --- one unit under two dates ----------------------------------------------------------------------------


def unit(day, **told):
    """A unit in the report of that day."""
    row = {"return-date": f"2026-07-{day}T08:00:00+00:00", "order-id": "113-1111111-1111111"}
    return returned_units(row | {"license-plate-number": "LPNRR0000009"} | told)


@pytest.mark.parametrize(
    ("status", "did", "goods"),
    [
        ("Reimbursed", "reimbursed", Goods.DISPOSED),
        ("Unit returned to inventory", "", Goods.DISPOSED),
        ("", "", Goods.RECEIVED),
    ],
)
@pytest.mark.parametrize("order", [("monday", "friday"), ("friday", "monday")])
def test_a_unit_that_a_later_report_lists_under_another_day_is_one_case(
    shop, status, did, goods, order
):
    """File 59: one plate number, two dates; the case is told what is new, once."""
    reports = {"monday": unit(20), "friday": unit(22, status=status)}
    first, second = (bring_file(shop, reports[day]) for day in order)
    assert [(each.new, each.known) for each in (first, second)] == [(1, 0), (0, 1)]
    assert shop.desk.cases.how_many() == 1
    (case_id,) = first.change.case_ids
    case = shop.case(case_id)
    assert case.units[0].goods is goods
    assert (did in case.platform_did) is bool(did)
    told = [event.kind for event in shop.desk.cases.history(case_id)]
    news = order == ("monday", "friday") and bool(status)
    assert ("reported" in told) is news
    assert (second.change.case_ids == (case_id,)) is news
    for day in order:
        assert bring_file(shop, reports[day]).new == 0
    assert [event.kind for event in shop.desk.cases.history(case_id)] == told


def test_two_plates_are_two_units(shop):
    """File 59: another plate number of the same order is another unit."""
    bring_file(shop, unit(20))
    other = bring_file(shop, unit(22, **{"license-plate-number": "LPNRR0000010"}))
    assert (other.new, shop.desk.cases.how_many()) == (1, 2)
