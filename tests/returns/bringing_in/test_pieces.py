"""Which pieces come back and what each of them cost: whatever file came first, never more than was paid."""

from itertools import permutations

import pytest

from returns.ledger.replay import differences
from returns.records.options import NewCase
from returns.terms import BuyerMoney, HoldKind, Request, StepKind

RETURNS = (
    "Order ID\tOrder date\tReturn request date\tReturn request status\tAmazon RMA ID\t"
    "Currency code\tASIN\tMerchant SKU\tItem Name\tReturn quantity\tReturn Reason\t"
    "Order Amount\tOrder quantity\tOrder Item ID\n"
)
ORDERS = (
    "amazon-order-id\tpurchase-date\torder-status\tfulfillment-channel\tsales-channel\t"
    "product-name\tsku\tasin\tquantity\tcurrency\titem-price\tship-city\tship-postal-code\n"
)
UNSHIPPED = (
    "order-id\torder-item-id\tpurchase-date\tbuyer-email\tsku\tproduct-name\t"
    "quantity-purchased\tship-service-level\trecipient-name\tship-address-1\tship-city\t"
    "ship-state\tship-postal-code\tship-country\n"
)
SHOPIFY = (
    "Name,Email,Financial Status,Currency,Subtotal,Shipping,Taxes,Total,Discount Amount,"
    "Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku,Refunded Amount,Cancelled at\n"
)
FBA = (
    "return-date\torder-id\tsku\tasin\tfnsku\tproduct-name\tquantity\tfulfillment-center-id\t"
    "detailed-disposition\treason\tstatus\tlicense-plate-number\tcustomer-comments\n"
)
ERP = "店铺,国家,订单号,商品名称,MSKU,退货数量,库存属性,退货原因,LPN编号,退货时间\n"
ORDER = "112-1234567-0000001"


def asked(rma, quantity, amount="", bought="", item="", sku="LAMP", status="Pending"):
    """A row of the returns report."""
    return (
        f"{ORDER}\t01-Nov-2026\t14-Nov-2026\t{status}\t{rma}\tUSD\tB01\t{sku}\t{sku.title()}\t"
        f"{quantity}\tCR-DEFECTIVE\t{amount}\t{bought}\t{item}\n"
    )


def sold(quantity, price, sku="LAMP"):
    """A row of the report of all orders; the price is of all its pieces."""
    return (
        f"{ORDER}\t2026-11-01T10:00:00+00:00\tShipped\tMerchant\tAmazon.com\t{sku.title()}\t"
        f"{sku}\tB01\t{quantity}\tUSD\t{price}\tAustin\t07501\n"
    )


def unshipped(quantity, item="8001", sku="LAMP"):
    """A row of the report of unshipped orders, which tells no price."""
    return (
        f"{ORDER}\t{item}\t2026-11-01T10:00:00+00:00\ta@x.example\t{sku}\t{sku.title()}\t"
        f"{quantity}\tStandard\tAnn Example\t1 Main St\tAustin\tTX\t07501\tUS\n"
    )


@pytest.fixture
def bring(desk, tmp_path):
    """A function that brings a text in as a file; the import's result."""

    def bring_in(text, channel="", name="file.txt"):
        path = tmp_path / name
        path.write_text(text, "utf-8")
        return desk.intake.commit(desk.intake.preview(path, channel))

    return bring_in


def pieces(desk):
    """By RMA-order of the cases: the pieces of each line with their shares in cents."""
    return [
        [
            (line.sku, unit.piece, unit.paid.minor if unit.paid is not None else None)
            for line in desk.cases.get(number).lines
            for unit in line.units
        ]
        for number in range(1, desk.cases.how_many() + 1)
    ]


def sound(desk):
    """Nothing of any case differs from what its history tells."""
    with desk.store.reading() as tx:
        return not any(differences(tx, n) for n in range(1, desk.cases.how_many() + 1))


@pytest.mark.parametrize("files", list(permutations(range(3))))
def test_shares_are_the_same_whatever_came_first(desk, bring, files):
    texts = (
        RETURNS + asked("DA", 1) + asked("DB", 2),
        ORDERS + sold(3, "10.00"),
        UNSHIPPED + unshipped(3),
    )
    for which in (*files, *files):
        bring(texts[which])
    assert pieces(desk) == [[("LAMP", 1, 334)], [("LAMP", 2, 333), ("LAMP", 3, 333)]]
    assert sound(desk)


@pytest.mark.parametrize("files", list(permutations(range(3))))
def test_two_lines_of_the_same_goods_are_told_apart_by_the_platforms_number(desk, bring, files):
    texts = (
        RETURNS + asked("DA", 1, "9.00", "1", "8002") + asked("DB", 1, "7.00", "1", "8001"),
        ORDERS + sold(1, "7.00") + sold(1, "9.00"),
        UNSHIPPED + unshipped(1, "8001") + unshipped(1, "8002"),
    )
    for which in (*files, *files):
        bring(texts[which])
    assert pieces(desk) == [[("LAMP", 1, 900)], [("LAMP", 1, 700)]]
    assert sound(desk)


@pytest.mark.parametrize("files", list(permutations(range(2))))
def test_two_requests_without_numbers_take_a_line_each(desk, bring, files):
    texts = (
        RETURNS + asked("DA", 1) + asked("DB", 1),
        ORDERS + sold(1, "7.00") + sold(1, "9.00"),
    )
    for which in (*files, *files):
        bring(texts[which])
    assert pieces(desk) == [[("LAMP", 1, 700)], [("LAMP", 1, 900)]]
    assert sound(desk)


def test_more_than_was_bought_is_no_piece_and_held_up(desk, bring):
    rows = [asked(rma, n, "60.00", "3", "55") for rma, n in (("DA", 1), ("DB", 2), ("DC", 2))]
    bring(RETURNS + "".join(rows))
    assert pieces(desk) == [
        [("LAMP", 1, 2000)],
        [("LAMP", 2, 2000), ("LAMP", 3, 2000)],
        [("LAMP", None, 0), ("LAMP", None, 0)],
    ]
    third = desk.cases.get(3)
    assert third.outlook(third.lead).hold.kind is HoldKind.MORE_THAN_BOUGHT
    assert third.next.kind is StepKind.CHECK


def test_a_request_that_the_buyer_took_back_gives_its_pieces_free(desk, bring):
    bring(RETURNS + asked("DA", 2, "60.00", "3", "55"))
    bring(RETURNS + asked("DA", 2, "60.00", "3", "55", status="Cancelled"))
    bring(RETURNS + asked("DB", 3, "60.00", "3", "55"))
    assert desk.cases.get(1).lines[0].tracks.request is Request.WITHDRAWN
    assert pieces(desk)[1] == [("LAMP", 1, 2000), ("LAMP", 2, 2000), ("LAMP", 3, 2000)]


@pytest.mark.parametrize("files", list(permutations(range(2))))
def test_an_orders_file_that_tells_of_more_pieces_lets_them_all_come_back(desk, bring, files):
    texts = (RETURNS + asked("DA", 1, "20.00", "1") + asked("DB", 1), ORDERS + sold(2, "39.99"))
    for which in (*files, *files):
        bring(texts[which])
    assert pieces(desk) == [[("LAMP", 1, 2000)], [("LAMP", 2, 1999)]]
    assert sound(desk)


def test_a_gift_cost_nothing_and_an_unknown_price_is_none(desk, bring):
    bring(RETURNS + asked("DA", 1))
    assert pieces(desk) == [[("LAMP", 1, None)]]
    assert desk.cases.get(1).lines[0].paid_for is None
    bring(ORDERS + sold(1, "0.00"))
    assert pieces(desk) == [[("LAMP", 1, 0)]]


def test_an_item_of_each_row_has_its_own_reason_and_piece(desk, bring):
    other = asked("DA", 1, "30.00", "1", "56", sku="MUG").replace("DEFECTIVE", "UNWANTED_ITEM")
    bring(RETURNS + asked("DA", 2, "40.00", "2", "55") + other)
    case = desk.cases.get(1)
    assert [(line.sku, line.reason, str(line.paid_for)) for line in case.lines] == [
        ("LAMP", "defective", "$40.00"),
        ("MUG", "changed_mind", "$30.00"),
    ]
    assert str(case.value) == "$70.00"


@pytest.mark.parametrize("files", list(permutations(range(2))))
def test_units_of_a_warehouse_are_pieces_of_one_line_and_known_from_an_erp(desk, bring, files):
    unit = "2026-11-03T15:00:00+00:00\t{order}\tLAMP\tB01\tX1\tLamp\t1\tPHX7\tSELLABLE\t{why}\t\t{plate}\t\n"
    amazon = FBA + "".join(
        unit.format(order=ORDER, why="DEFECTIVE", plate=plate) for plate in ("LPN1", "LPN2")
    )
    erp = ERP + "".join(
        f"小明的店,美国,{ORDER},Lamp,LAMP,1,SELLABLE,DEFECTIVE,{plate},2026-11-05 10:00:00\n"
        for plate in ("LPN1", "LPN2")
    )
    texts = ((amazon, "amazon.txt"), (erp, "erp.csv"))
    for which in files:
        bring(texts[which][0], name=texts[which][1])
    assert desk.cases.how_many() == 2
    assert pieces(desk) == [[("LAMP", 1, None)], [("LAMP", 2, None)]]
    bring(ORDERS + sold(2, "59.99"))
    assert pieces(desk) == [[("LAMP", 1, 3000)], [("LAMP", 2, 2999)]]
    assert sound(desk)


def shop_order(number, refunded="", cancelled="", quantity=1, price="60.00"):
    total = f"{float(price) * quantity:.2f}"
    return (
        f"{number},a@x.example,paid,USD,{total},0.00,0.00,{total},0.00,{quantity},Lamp,{price},"
        f"LAMP,{refunded},{cancelled}\n"
    )


def by_hand(desk, number="#1001", **more):
    new = NewCase(number, "Shop A", "Lamp", "defective", None, sku="LAMP", **more)
    return desk.by_hand.open(new).case_ids[0]


@pytest.mark.parametrize("refund_first", [True, False])
def test_what_the_shop_gave_back_is_on_the_lines_that_come_back_once(desk, bring, refund_first):
    def orders(refunded):
        return bring(SHOPIFY + shop_order("#1001", refunded, quantity=2), "Shop A", "o.csv")

    orders("90.00" if refund_first else "0.00")
    first, second = by_hand(desk), by_hand(desk)
    for _ in range(2):
        orders("90.00")
    cases = [desk.cases.get(each) for each in (first, second)]
    assert [str(case.paid) for case in cases] == ["$60.00", "$30.00"]
    assert [case.lines[0].tracks.buyer_money for case in cases] == [
        BuyerMoney.PAID,
        BuyerMoney.PAID_PARTLY,
    ]
    assert all(p.by_platform and p.units == (1,) for case in cases for p in case.payments)
    orders("120.00")
    assert str(desk.cases.get(second).paid) == "$60.00"
    assert sound(desk)


def test_two_shops_may_have_the_same_order_number(desk, bring):
    bring(SHOPIFY + shop_order("#1001", price="60.00"), "Shop A", "a.csv")
    bring(SHOPIFY + shop_order("#1001", price="80.00"), "Shop B", "b.csv")
    assert str(desk.cases.get(by_hand(desk)).value) == "$60.00"


@pytest.mark.parametrize("files", list(permutations(range(2))))
def test_each_order_of_a_buyer_keeps_its_own_address(desk, bring, files):
    other = ORDER.replace("0001", "0002")
    second = unshipped(1).replace(ORDER, other).replace("1 Main St", "77 Gift Road")
    texts = (
        UNSHIPPED + unshipped(1) + second.replace("Ann Example", "Grandpa Joe"),
        RETURNS
        + asked("DA", 1, "9.00", "1")
        + asked("DB", 1, "9.00", "1").replace(ORDER, other),
    )
    for which in files:
        bring(texts[which])
    addresses = [desk.cases.get(number).sale.address for number in (1, 2)]
    assert [(each.name, each.lines) for each in addresses] == [
        ("Ann Example", ("1 Main St",)),
        ("Grandpa Joe", ("77 Gift Road",)),
    ]


PAID_BACK = RETURNS.replace("Order Item ID\n", "Refunded Amount\n")


@pytest.mark.parametrize("apart", [False, True])
def test_what_a_declined_request_was_paid_for_is_not_asked_back_twice(desk, bring, apart):
    """The seller declined, gave money all the same, and the buyer asks once more."""
    rows = (
        asked("D1RRMA", 1, "60.00", 1, "60.00", status="Declined"),
        asked("D2RRMA", 1, "60.00", 1, status="Approved"),
    )
    for text in rows if apart else ("".join(rows),):
        bring(PAID_BACK + text)
    assert pieces(desk) == [[("LAMP", 1, 6_000)], [("LAMP", None, 0)]]
