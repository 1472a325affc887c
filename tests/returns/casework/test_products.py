"""What is told of a product is what the desk knows of it."""

import pytest
from sqlalchemy import update

from db.tables.trade import product
from returns.casework.products import ProductTold
from returns.errors import NotFound, Refusal
from returns.money import Money
from returns.terms import ListingSource
from tests.returns.casework.shop import usd

LAMP = ProductTold(
    cost=usd("60"),
    supplier="Kiln & Co",
    group="Lamps",
    listing=ListingSource.FEED,
    title="Lamp, oak",
    weight_g=1250,
)


def test_a_product_is_known_by_all_that_was_told_of_it(shop):
    supplier_id = shop.supplier()
    shop.desk.products.tell(" LAMP ", LAMP)
    shop.desk.products.tell("CUP", ProductTold())
    lamp = shop.desk.products.get("LAMP")
    assert (lamp.sku, lamp.title, lamp.group) == ("LAMP", "Lamp, oak", "Lamps")
    assert (lamp.cost, lamp.price, lamp.weight_g) == (usd("60"), None, 1250)
    assert (lamp.supplier_id, lamp.listing) == (supplier_id, ListingSource.FEED)
    assert [each.sku for each in shop.desk.products.all()] == ["CUP", "LAMP"]
    assert shop.desk.products.all()[1] == lamp


def test_what_is_not_told_again_stays(shop):
    shop.supplier()
    shop.desk.products.tell("LAMP", LAMP)
    before = shop.desk.products.get("LAMP")
    shop.desk.products.tell("LAMP", ProductTold(weight_g=900))
    after = shop.desk.products.get("LAMP")
    assert after.weight_g == 900
    assert (after.cost, after.title, after.group) == (before.cost, before.title, before.group)


@pytest.mark.parametrize(
    ("sku", "told", "key"),
    [
        (" ", ProductTold(), "product.sku_wanted"),
        ("LAMP", ProductTold(cost=usd("-0.01")), "product.cost_negative"),
        ("LAMP", ProductTold(supplier="Nobody"), "policy.unknown_supplier"),
    ],
)
def test_what_cannot_be_so_of_a_product_is_not_kept(shop, sku, told, key):
    with pytest.raises(Refusal) as refused:
        shop.desk.products.tell(sku, told)
    assert refused.value.key == key
    assert shop.desk.products.all() == ()
    with pytest.raises(NotFound):
        shop.desk.products.get("LAMP")


def test_a_price_in_the_other_currency_is_unknown_rather_than_wrong(shop):
    desk = shop.desk
    desk.products.tell("MUG", ProductTold(Money(420, "USD")))
    with desk.store.transaction() as tx:
        tx.execute(update(product).where(product.c.sku == "MUG").values(price_minor=5400))
    assert desk.products.get("MUG").price == Money(5400, "USD")
    desk.products.tell("MUG", ProductTold(Money(430, "USD")))
    assert desk.products.get("MUG").price == Money(5400, "USD")
    told = desk.products.tell_many({"MUG": ProductTold(Money(750, "EUR"))})
    assert desk.products.get("MUG").price is None
    desk.products.put_back(told.before)
    known = desk.products.get("MUG")
    assert (known.cost, known.price) == (Money(430, "USD"), Money(5400, "USD"))
