"""One Amazon order with goods of the merchant and goods of Amazon's warehouse: each line is its own."""

from itertools import permutations, product

import pytest

from returns.records.options import NewCase
from returns.terms import Fulfilment, Route, StepKind
from tests.returns.bringing_in.test_pieces import FBA, ORDERS, RETURNS
from tests.returns.bringing_in.test_pieces import ORDER as NUMBER

OURS, THEIRS = "GRILL", "RUG"


def sold(sku, by, price):
    """A row of the report of all orders."""
    return (
        f"{NUMBER}\t2026-11-01T10:00:00+00:00\tShipped\t{by}\tAmazon.com\t{sku.title()}\t{sku}\t"
        f"B0{sku}\t1\tUSD\t{price}\tAustin\t07501\n"
    )


SOLD = {OURS: sold(OURS, "Merchant", "140.00"), THEIRS: sold(THEIRS, "Amazon", "84.00")}
ASKED = (
    f"{NUMBER}\t01-Nov-2026\t14-Nov-2026\tPending\tD1\tUSD\tB0GRILL\t{OURS}\tGrill\t1\t"
    "CR-DEFECTIVE\t140.00\t1\t\n"
)
CAME = (
    f"2026-11-15T10:00:00+00:00\t{NUMBER}\t{THEIRS}\tB0RUG\tX1\tRug\t1\tPHX3\tCUSTOMER_DAMAGED\t"
    "UNWANTED_ITEM\t\tLPN1\t\n"
)
OTHER_FILES = {"asked": RETURNS + ASKED, "came": FBA + CAME}
ROWS = list(permutations((OURS, THEIRS)))


@pytest.fixture
def bring(desk, tmp_path):
    """A function that brings a text in as a file."""

    def bring_in(text):
        path = tmp_path / "file.txt"
        path.write_text(text, "utf-8")
        desk.intake.commit(desk.intake.preview(path, "Amazon US"))

    return bring_in


def orders(rows):
    """The orders file with its rows in that order."""
    return ORDERS + "".join(SOLD[sku] for sku in rows)


def lines(desk):
    """Every case's line of the order by its SKU."""
    cases = [desk.cases.get(number) for number in (1, 2)]
    return {line.sku: (line, case) for case in cases for line in case.lines}


@pytest.mark.parametrize(
    ("rows", "files"), list(product(ROWS, permutations(("sold", *OTHER_FILES))))
)
def test_each_line_has_its_own_fulfilment_whatever_file_or_row_came_first(
    desk, bring, rows, files
):
    """The merchant's grill was Amazon's, with Amazon's label, where the rug's row stood first."""
    for name in files:
        bring(orders(rows) if name == "sold" else OTHER_FILES[name])
    known = lines(desk)
    grill, case = known[OURS]
    assert grill.fulfilment is Fulfilment.DROPSHIP
    assert case.outlook(grill).advice.route is Route.TO_US
    assert case.next.kind is StepKind.ANSWER_BUYER
    assert known[THEIRS][0].fulfilment is Fulfilment.PLATFORM_WAREHOUSE


@pytest.mark.parametrize(
    ("rows", "sku", "first"), list(product(ROWS, (OURS, THEIRS), (True, False)))
)
def test_what_is_typed_by_hand_before_its_order_or_after_is_whose_its_line_is(
    desk, bring, rows, sku, first
):
    new = NewCase(NUMBER, "Amazon US", "", "defective", None, currency="USD", sku=sku)
    if first:
        bring(orders(rows))
        desk.by_hand.open(new)
    else:
        bring(orders(rows).replace(NUMBER, "112-0000000-0000009"))
        desk.by_hand.open(new)
        bring(orders(rows))
    case = desk.cases.get(1)
    (line,) = case.lines
    ours = sku == OURS
    whose = Fulfilment.DROPSHIP if ours else Fulfilment.PLATFORM_WAREHOUSE
    assert line.fulfilment is whose
    route = case.outlook(line).advice.route
    assert route is (Route.TO_US if ours else Route.TO_PLATFORM)


def test_goods_of_the_sellers_own_stock_stay_so_when_the_merchants_report_asks_for_them(
    desk, bring
):
    new = NewCase(
        NUMBER,
        "Amazon US",
        "Grill",
        "defective",
        None,
        currency="USD",
        sku=OURS,
        quantity=1,
        fulfilment=Fulfilment.OWN_STOCK,
    )
    desk.by_hand.open(new)
    bring(orders(ROWS[0]).replace("B0GRILL\t1\t", "B0GRILL\t2\t"))
    bring(RETURNS + ASKED)
    assert [desk.cases.get(number).lines[0].fulfilment for number in (1, 2)] == [
        Fulfilment.OWN_STOCK,
        Fulfilment.OWN_STOCK,
    ]


def both_ways(by, quantity):
    """A row of the rug, 84.00 each, that both the merchant and Amazon ship in one order."""
    row = sold(THEIRS, by, f"{84 * quantity}.00")
    return row.replace("B0RUG\t1\t", f"B0RUG\t{quantity}\t")


@pytest.mark.parametrize("rows", [("Merchant", "Amazon"), ("Amazon", "Merchant")])
@pytest.mark.parametrize("theirs", [1, 2])
@pytest.mark.parametrize("files", list(permutations(("sold", "asked", "came"))))
def test_one_sku_of_both_warehouses_is_whose_the_returns_file_says(
    desk, bring, rows, theirs, files
):
    """The merchant's rug was taken for Amazon's where the orders file came last."""
    quantities = {"Merchant": 1, "Amazon": theirs}
    asked = ASKED.replace("GRILL", THEIRS).replace("Grill", "Rug").replace("140.00", "84.00")
    came = [CAME.replace("LPN1", f"LPN{number}") for number in range(theirs)]
    texts = {
        "sold": ORDERS + "".join(both_ways(by, quantities[by]) for by in rows),
        "asked": RETURNS + asked,
        "came": FBA + "".join(came),
    }
    for name in files:
        bring(texts[name])
    cases = [desk.cases.get(number) for number in range(1, theirs + 2)]
    bought = {row.id: row for row in cases[0].sale.lines}
    assert sorted(row.quantity for row in bought.values()) == sorted(quantities.values())
    found = [(line, case) for case in cases for line in case.lines]
    mine = [(each, case) for each, case in found if each.fulfilment is Fulfilment.DROPSHIP]
    ((rug, case),) = mine
    others = {line.order_line_id for line, _ in found if line is not rug}
    assert len(others) == 1
    assert rug.order_line_id not in others
    assert all(unit.piece is not None for line, _ in found for unit in line.units)
    assert case.outlook(rug).advice.route is not Route.TO_PLATFORM
    assert case.next.kind is StepKind.ANSWER_BUYER
    assert str(rug.worth) == "$84.00"


def test_a_later_row_of_the_same_return_makes_no_further_line(desk, bring):
    asked = ASKED.replace("GRILL", THEIRS).replace("Grill", "Rug")
    bring(RETURNS + asked)
    bring(FBA + CAME)
    bring(FBA + CAME.replace("LPN1", "LPN2"))
    bring(RETURNS + asked.replace("D1", "D2"))
    assert len(desk.cases.get(1).sale.lines) == 2
