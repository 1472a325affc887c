"""One file that lists two markets of a platform: each row goes to its own shop (domain.md 1)."""

from itertools import permutations

import pytest
from sqlalchemy import select

from db.tables import trade as s
from returns.ledger.soundness import differences

HEADS = (
    "Order ID\tOrder date\tReturn request date\tReturn request status\tAmazon RMA ID\t"
    "Currency code\tMerchant SKU\tItem Name\tReturn quantity\tReturn Reason\tOrder Amount\t"
    "Order quantity{more}\n"
)
ORDERS = (
    "amazon-order-id\tpurchase-date\torder-status\tfulfillment-channel\tsales-channel\t"
    "product-name\tsku\tquantity\tcurrency\titem-price\n"
)
DE, FR, GB = "302-1111111-1111111", "403-2222222-2222222", "203-3333333-3333333"


def asked(order, currency="EUR", market=None):
    told = (
        f"{order}\t01-Nov-2026\t14-Nov-2026\tPending\tR{order[:3]}\t{currency}\tMUG\tMug\t1\t"
        "CR-DEFECTIVE\t75.00\t1"
    )
    return told + ("" if market is None else f"\t{market}") + "\n"


def sold(order, market, currency="EUR"):
    return (
        f"{order}\t2026-11-01T10:00:00+00:00\tShipped\tMerchant\t{market}\tMug\tMUG\t1\t"
        f"{currency}\t75.00\n"
    )


@pytest.fixture
def bring(desk, tmp_path):
    """A function that brings a file in: (new, known)."""
    count = iter(range(100))

    def bring_in(text, channel=""):
        path = tmp_path / f"file{next(count)}.txt"
        path.write_text(text, "utf-8")
        done = desk.intake.commit(desk.intake.preview(path, channel=channel))
        return done.new, done.known

    return bring_in


def shops(desk):
    """Order number → its shop, and the shop of its case where there is one."""
    channel, order = s.channel, s.order
    query = select(order.c.number, channel.c.name).join(
        channel, channel.c.id == order.c.channel_id
    )
    with desk.store.reading() as tx:
        of_orders = {row.number: row.name for row in tx.execute(query)}
        for case_id in range(1, desk.cases.how_many() + 1):
            assert differences(tx, case_id) == ()
    for case_id in range(1, desk.cases.how_many() + 1):
        case = desk.cases.get(case_id)
        assert case.channel == of_orders[case.order]
        assert case.country == {"E": "DE", "R": "FR", "K": "GB"}[case.channel[-1]]
    return of_orders


BOTH = {DE: "Amazon DE", FR: "Amazon FR"}


@pytest.mark.parametrize(
    "told", [("Amazon.de", "Amazon.fr"), ("DE", "FR"), ("www.amazon.de", "Amazon FR")]
)
@pytest.mark.parametrize("column", ["sales-channel", "Marketplace", "Site"])
def test_a_returns_file_with_two_markets_opens_cases_in_two_shops(desk, bring, told, column):
    file = (
        HEADS.format(more=f"\t{column}") + asked(DE, market=told[0]) + asked(FR, market=told[1])
    )
    assert bring(file) == (2, 0)
    assert shops(desk) == BOTH
    assert bring(file) == (0, 2)
    assert shops(desk) == BOTH


def test_an_orders_file_with_two_markets_makes_two_shops(desk, bring):
    file = ORDERS + sold(DE, "Amazon.de") + sold(FR, "Amazon.fr")
    assert bring(file) == (2, 0)
    assert shops(desk) == BOTH
    assert bring(file) == (0, 2)


FILES = {
    "orders": ORDERS + sold(DE, "Amazon.de") + sold(FR, "Amazon.fr"),
    # no column tells: both are paid in euros
    "returns": HEADS.format(more="") + asked(DE) + asked(FR),
    "told": HEADS.format(more="\tmarketplace")
    + asked(FR, market="Amazon.fr")
    + asked(DE, market="Amazon.de"),
}


@pytest.mark.parametrize("order", list(permutations(FILES)))
def test_whatever_file_comes_first_each_order_is_in_its_own_shop_in_the_end(desk, bring, order):
    for name in order:
        bring(FILES[name])
    assert shops(desk) == BOTH
    assert desk.cases.how_many() == 2
    for name in order:
        new, _ = bring(FILES[name])
        assert new == 0
    assert shops(desk) == BOTH


def test_where_no_column_tells_the_currency_does(desk, bring):
    assert bring(HEADS.format(more="") + asked(DE) + asked(GB, "GBP")) == (2, 0)
    assert shops(desk) == {DE: "Amazon DE", GB: "Amazon UK"}


def test_where_nothing_tells_it_stays_one_shop(desk, bring):
    assert bring(HEADS.format(more="") + asked(DE) + asked(FR)) == (2, 0)
    assert set(shops(desk).values()) == {"Amazon DE"}


def test_a_shop_that_the_seller_names_is_the_shop_of_all(desk, bring):
    file = HEADS.format(more="\tsite") + asked(DE, market="DE") + asked(FR, market="FR")
    assert bring(file, channel="Amazon DE") == (2, 0)
    assert set(shops(desk).values()) == {"Amazon DE"}
    assert bring(file, channel="Amazon DE") == (0, 2)


def test_a_market_that_the_seller_calls_otherwise_keeps_its_name(desk, bring):
    bring(ORDERS + sold(DE, "Amazon.de"), channel="Harbour DE")
    bring(FILES["orders"])
    assert shops(desk) == {DE: "Harbour DE", FR: "Amazon FR"}


def test_each_shop_has_its_own_clocks(desk, bring):
    bring(FILES["told"])
    found = {desk.cases.get(n).order: desk.cases.get(n).country for n in (1, 2)}
    assert found == {DE: "DE", FR: "FR"}
