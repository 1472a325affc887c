"""One thing under two SKUs is one product; what is sold no more is offered nowhere and forgotten nowhere."""

import pytest

from returns.casework.products import ProductTold
from returns.errors import NotFound, Refusal
from returns.records.options import NewCase
from returns.records.order import Product
from returns.terms import ListingSource
from tests.returns.casework.shop import usd
from tests.returns.casework.test_suspicion import sent_back, sold

KNOWN = ProductTold(usd("6.10"), "Kiln & Co", "Mugs", ListingSource.FEED, "Mug, blue", 400)


@pytest.fixture
def twice(shop):
    """MUG-1 has a request and is known by all; MUG-2 has one of another order and is known by nothing."""
    shop.supplier(window_days=30)
    one = shop.request(shop.item("MUG-1", "18.40"))
    two = shop.request(shop.item("MUG-2", "18.40", order_id="113-2", amazon_rma_id="DA2"))
    shop.desk.products.tell("MUG-1", KNOWN)
    return one, two


def skus(products: tuple[Product, ...]) -> list[str]:
    return [product.sku for product in products]


def state(shop, *cases: int) -> tuple[object, ...]:
    with shop.desk.store.reading() as tx:
        rows = tx.exec_driver_sql("SELECT * FROM product ORDER BY id").all()
    return (rows, *(shop.case(each) for each in cases))


def undone(shop, told) -> None:
    for change in reversed(told.changes):
        if change.seqs:
            shop.desk.cases.take_back(change)
    shop.desk.product_mergers.part(told.before)


def test_what_one_knows_the_other_has_and_its_open_cases_learn_it(shop, twice):
    before = state(shop, *twice)
    told = shop.desk.product_mergers.merge(["MUG-1"], "MUG-2")
    stays = shop.desk.products.get("MUG-2")
    assert (stays.cost, stays.group, stays.weight_g) == (usd("6.10"), "Mugs", 400)
    assert stays.listing is ListingSource.FEED
    assert skus(shop.desk.products.all()) == ["MUG-2"]
    # whoever still names the other means this one
    assert shop.desk.products.get("MUG-1") == stays
    one, two = map(shop.case, twice)
    assert told.case_ids == (two.id,)
    assert (two.lead.supplier, two.lead.sku) == ("Kiln & Co", "MUG-2")
    assert (two.lead.unit_cost, two.lead.listing) == (usd("6.10"), ListingSource.FEED)
    assert one.lead.sku == "MUG-1"
    undone(shop, told)
    assert state(shop, *twice)[0] == before[0]
    assert skus(shop.desk.products.all()) == ["MUG-1", "MUG-2"]
    assert shop.case(two.id).lead == before[2].lead


def test_what_is_known_of_the_one_that_stays_holds(shop, twice):
    shop.desk.products.tell("MUG-2", ProductTold(usd("7.00"), group="Cups", title="Mug"))
    shop.desk.product_mergers.merge(["MUG-1"], "MUG-2")
    stays = shop.desk.products.get("MUG-2")
    assert (stays.cost, stays.group, stays.title) == (usd("7.00"), "Cups", "Mug")
    assert shop.case(twice[0]).lead.unit_cost == usd("7.00")


def test_what_is_told_later_reaches_the_cases_of_both(shop, twice):
    shop.desk.product_mergers.merge(["MUG-2"], "MUG-1")
    told = shop.desk.products.tell_many({"MUG-2": ProductTold(usd("8.00"))})
    assert shop.desk.products.get("MUG-1").cost == usd("8.00")
    assert {shop.case(each).lead.unit_cost for each in twice} == {usd("8.00")}
    for change in told.changes:
        shop.desk.cases.take_back(change)
    shop.desk.products.put_back(told.before)
    assert {shop.case(each).lead.unit_cost for each in twice} == {usd("6.10")}


def test_a_later_file_with_the_old_sku_brings_no_new_product(shop, twice):
    shop.desk.product_mergers.merge(["MUG-2"], "MUG-1")
    later = shop.request(shop.item("MUG-2", "18.40", order_id="113-3", amazon_rma_id="DA3"))
    assert skus(shop.desk.products.all()) == ["MUG-1"]
    lead = shop.case(later).lead
    assert (lead.sku, lead.supplier, lead.unit_cost) == ("MUG-2", "Kiln & Co", usd("6.10"))


def test_what_came_back_of_both_is_counted_together(shop):
    sold(shop, *((f"#1{n}", f"b{n}@example.com", "LAMP") for n in range(5)))
    sold(shop, *((f"#2{n}", f"c{n}@example.com", "LAMP-OAK") for n in range(3)))
    sent_back(shop, "#11")
    shop.desk.by_hand.open(NewCase("#21", "Shopify", "Lamp", "defective", None, sku="LAMP-OAK"))
    shop.desk.product_mergers.merge(["LAMP-OAK"], "LAMP")
    assert shop.desk.products.returned() == {"LAMP": (2, 8)}


def test_several_are_merged_at_once_and_one_that_holds_others_takes_them_along(shop, twice):
    shop.desk.products.tell("MUG-3", ProductTold(title="Mug"))
    shop.desk.product_mergers.merge(["MUG-2"], "MUG-1")
    before = state(shop, *twice)
    told = shop.desk.product_mergers.merge(["MUG-1"], "MUG-3")
    assert skus(shop.desk.products.all()) == ["MUG-3"]
    assert {shop.desk.products.get(each).sku for each in ("MUG-1", "MUG-2")} == {"MUG-3"}
    undone(shop, told)
    assert state(shop, *twice)[0] == before[0]
    both = shop.desk.product_mergers.merge(["MUG-1", "MUG-3"][1:], "MUG-1")
    assert skus(shop.desk.products.all()) == ["MUG-1"]
    undone(shop, both)
    assert skus(shop.desk.products.all()) == ["MUG-1", "MUG-3"]


def test_goods_of_two_suppliers_are_not_one_product(shop, twice):
    shop.supplier("Oven Ltd", window_days=30)
    shop.desk.products.tell("MUG-2", ProductTold(supplier="Oven Ltd"))
    before = state(shop, *twice)
    with pytest.raises(Refusal) as refused:
        shop.desk.product_mergers.merge(["MUG-1"], "MUG-2")
    assert refused.value.key == "product.merge_suppliers"
    assert refused.value.facts["other"] == "Oven Ltd"
    assert state(shop, *twice) == before


@pytest.mark.parametrize(
    ("sku", "into", "key"),
    [
        ("MUG-1", "MUG-1", "product.merge_itself"),
        ("MUG-3", "MUG-1", "product.merge_again"),
        ("MUG-2", "MUG-3", "product.merge_again"),
        ("MUG-1", "OLD", "product.merge_retired"),
        ("NONE", "MUG-1", "product.unknown"),
        ("MUG-1", "NONE", "product.unknown"),
    ],
)
def test_what_cannot_be_merged_is_refused_and_nothing_is_changed(shop, twice, sku, into, key):
    for each in ("MUG-3", "OLD"):
        shop.desk.products.tell(each, ProductTold(title=each))
    shop.desk.product_mergers.merge(["MUG-3"], "MUG-2")
    shop.desk.product_mergers.retire(["OLD"])
    before = state(shop, *twice)
    with pytest.raises(Refusal) as refused:
        shop.desk.product_mergers.merge([sku], into)
    assert refused.value.key == key
    assert state(shop, *twice) == before


def test_of_several_that_are_merged_all_are_or_none(shop, twice):
    before = state(shop, *twice)
    with pytest.raises(NotFound):
        shop.desk.product_mergers.merge(["MUG-2", "NONE"], "MUG-1")
    assert state(shop, *twice) == before


def test_a_retired_product_is_offered_nowhere_and_its_cases_keep_it(shop, twice):
    before = state(shop, *twice)
    told = shop.desk.product_mergers.retire(["MUG-1", "MUG-2"])
    assert skus(shop.desk.products.sold()) == []
    assert shop.desk.products.find("mug", 9) == ()
    assert skus(shop.desk.products.all()) == ["MUG-1", "MUG-2"]
    assert shop.desk.products.get("MUG-1").retired
    assert shop.case(twice[0]) == before[1]
    # a later file still means it
    later = shop.request(shop.item("MUG-1", "18.40", order_id="113-3", amazon_rma_id="DA3"))
    assert shop.case(later).lead.supplier == "Kiln & Co"
    shop.desk.product_mergers.retire(["MUG-1"], retired=False)
    assert skus(shop.desk.products.sold()) == ["MUG-1"]
    shop.desk.products.put_back(told.before)
    assert skus(shop.desk.products.sold()) == ["MUG-1", "MUG-2"]
    assert shop.desk.product_mergers.retire(["MUG-1"], retired=False).before == {}


def test_a_desk_with_merged_and_retired_products_is_sound(shop, twice):
    shop.desk.product_mergers.merge(["MUG-2"], "MUG-1")
    shop.desk.product_mergers.retire(["MUG-1"])
    assert shop.desk.keeping.check().findings == ()
