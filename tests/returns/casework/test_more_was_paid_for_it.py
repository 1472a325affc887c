"""Once a buyer was paid, an orders file tells a higher price: the rest of it is owed, too."""

import pytest

from returns.terms import BuyerMoney, StepKind
from tests.cases.playing import enter_until
from tests.returns.casework.shop import usd

ORDERS = (
    "amazon-order-id\tpurchase-date\torder-status\tfulfillment-channel\tproduct-name\tsku\t"
    "quantity\tcurrency\titem-price\titem-tax\titem-promotion-discount\n"
)


@pytest.fixture
def paid(shop):
    """A function that has a lamp come back for which a request told 120 dollars, and takes these steps."""
    shop.supplier(costs=[("LAMP", "50")], rma_needed=False)

    def pay(*steps, **cells):
        told = {"return_reason": "CR-UNWANTED_ITEM", "return_request_status": "Approved"}
        told |= {"tracking_id": "T1"} | cells
        case_id = shop.request(shop.item("LAMP", "120.00", **told))
        shop.desk.receiving.receive(case_id, "T1")
        shop.look(case_id)
        shop.finish(case_id)
        for step in steps:
            shop.do(case_id, step)
        return case_id

    return pay


def sold(shop, case_id, price, tax, off):
    order = shop.case(case_id).order
    path = shop.folder / "orders.txt"
    path.write_text(
        f"{ORDERS}{order}\t2026-11-01T10:00:00+00:00\tShipped\tMerchant\tLamp\tLAMP\t1\tUSD\t"
        f"{price}\t{tax}\t{off}\n",
        "utf-8",
    )
    shop.desk.intake.commit(shop.desk.intake.preview(path))


@pytest.mark.parametrize(
    "steps", [(StepKind.REFUND,), (StepKind.REFUND, StepKind.CONFIRM_BUYER)]
)
def test_tax_and_discount_that_are_known_later_are_paid(shop, paid, steps):
    """Of 126.00 he had 120.00, and the case was closed."""
    case_id = paid(*steps)
    sold(shop, case_id, "120.00", "9.60", "3.60")
    case = shop.case(case_id)
    assert case.lead.tracks.buyer_money is BuyerMoney.PAID_PARTLY
    assert case.next.kind is StepKind.REFUND
    assert "USD 6.00" in shop.do(case_id, StepKind.REFUND).body
    assert shop.case(case_id).lead.refunded == usd("126.00")
    assert StepKind.REFUND not in enter_until(shop, case_id)


@pytest.mark.parametrize("off", ["9.60", "29.60"])
def test_no_more_is_owed_where_no_more_was_paid(shop, paid, off):
    case_id = paid(StepKind.REFUND, StepKind.CONFIRM_BUYER)
    sold(shop, case_id, "120.00", "9.60", off)
    assert shop.case(case_id).lead.tracks.buyer_money is BuyerMoney.CONFIRMED


def test_what_the_platform_settled_stays_so(shop, paid):
    case_id = paid(resolution="RefundAtFirstScan", refunded_amount="120.00")
    before = shop.case(case_id).lead.tracks.buyer_money
    sold(shop, case_id, "120.00", "9.60", "3.60")
    assert shop.case(case_id).lead.tracks.buyer_money is before
