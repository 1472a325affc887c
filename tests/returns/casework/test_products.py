"""What is told of a product is what the desk knows of it."""

import pytest
from sqlalchemy import or_, select, update

from db.tables.trade import product
from returns.casework.products import ProductTold
from returns.errors import NotFound, Refusal
from returns.money import Money
from returns.terms import ListingSource
from tests.returns.casework.shop import usd
from tests.returns.casework.test_suspicion import sent_back, sold

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


def test_a_product_that_nobody_knew_before_goes_again_but_one_that_came_back_stays(shop):
    shop.supplier()
    shop.desk.products.tell("LAMP", LAMP)
    shop.desk.products.put_back({"LAMP": None})
    assert "LAMP" not in shop.desk.products.skus()
    shop.request(shop.item("MUG", "18.40"))
    shop.desk.products.put_back({"MUG": None})
    assert "MUG" in shop.desk.products.skus()


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


def skus(shop, words, limit=9):
    return [found.product.sku for found in shop.desk.products.find(words, limit)]


def test_a_product_is_found_by_its_sku_its_title_and_its_group(shop):
    shop.supplier()
    shop.desk.products.tell("LAMP-1", LAMP)
    shop.desk.products.tell("A-LAMP", ProductTold(title="Öllampe, blau"))
    shop.desk.products.tell("杯子-2", ProductTold(title="蓝色马克杯"))
    assert skus(shop, "lamp") == ["LAMP-1", "A-LAMP"]
    assert skus(shop, "oak lamps") == ["LAMP-1"]
    assert skus(shop, "ÖLLAMPE") == ["A-LAMP"]
    assert skus(shop, "马克") == ["杯子-2"]
    assert skus(shop, "lamp", limit=1) == ["LAMP-1"]
    assert skus(shop, " ") == skus(shop, "cushion") == []


def test_signs_that_a_search_knows_are_signs(shop):
    shop.desk.products.tell("50%_off", ProductTold(title="Half"))
    shop.desk.products.tell("500 off", ProductTold(title="Other"))
    assert skus(shop, "0%_") == ["50%_off"]
    assert skus(shop, "%") == ["50%_off"]


def test_a_pasted_letter_is_a_question_too(shop):
    shop.supplier()
    shop.desk.products.tell("LAMP-1", LAMP)
    assert skus(shop, "oak lamp " * 4_000) == ["LAMP-1"]
    assert skus(shop, " ".join(map(str, range(5_000)))) == skus(shop, "损" * 32_000) == []


def test_skus_that_differ_in_case_are_two_products(shop):
    shop.desk.products.tell("mug-1", ProductTold(title="Small"))
    shop.desk.products.tell("MUG-1", ProductTold(title="Large"))
    assert skus(shop, "mug-1") == ["MUG-1", "mug-1"]
    assert shop.desk.products.get("mug-1").title == "Small"


def test_it_is_known_whether_a_product_has_cases(shop):
    shop.desk.products.tell("LAMP", ProductTold(title="A lamp"))
    shop.bring(shop.item("MUG", "18.40"))
    found = {each.product.sku: each.has_cases for each in shop.desk.products.find("m", 9)}
    assert found == {"LAMP": False, "MUG": True}


def test_the_first_letters_of_a_sku_are_found_by_the_index(shop):
    from returns.casework.products import _begins, _written

    query = select(product.c.id).where(
        or_(*(_begins(product.c.sku, w) for w in _written("lamp")))
    )
    with shop.desk.store.reading() as tx:
        compiled = query.compile(tx.engine, compile_kwargs={"literal_binds": True})
        plan = tx.exec_driver_sql(f"EXPLAIN QUERY PLAN {compiled}").all()
    steps = [row[3] for row in plan]
    assert not any(step.startswith("SCAN") for step in steps), steps


def test_what_telling_would_do_is_what_it_does_and_nothing_is_kept(shop):
    kiln = shop.supplier(window_days=30)
    first = shop.request(shop.item("MUG", "18.40"))
    second = shop.request(shop.item("MUG", "18.40", order_id="113-2", amazon_rma_id="DA2"))
    told = {"MUG": ProductTold(usd("6.10"), "Kiln & Co", "Mugs", ListingSource.FEED)}
    before = [shop.case(case_id) for case_id in (first, second)]
    events = shop.desk.cases.history(first)
    effect = shop.desk.products.would_do(told)
    assert effect.suppliers == (("Kiln & Co", 2),)
    assert (effect.costs, effect.listings, effect.cases, effect.new) == (2, 2, 2, 0)
    assert [shop.case(case_id) for case_id in (first, second)] == before
    assert shop.desk.cases.history(first) == events
    assert shop.desk.products.get("MUG").supplier_id is None
    done = shop.desk.products.tell_many(told)
    assert len(done.case_ids) == effect.cases
    turned = {
        case.number
        for case, old in zip(map(shop.case, (first, second)), before, strict=True)
        if case.next.kind is not old.next.kind
    }
    assert {turn.number for turn in effect.turns} == turned
    assert shop.case(first).lead.supplier_id == kiln
    again = shop.desk.products.would_do(told)
    assert (again.cases, again.turns, again.suppliers) == (0, (), ())


def test_what_is_refused_is_refused_when_it_is_asked_about_too(shop):
    with pytest.raises(NotFound):
        shop.desk.products.would_do({"MUG": ProductTold(supplier="Nobody")})
    assert shop.desk.products.would_do({"NEW": ProductTold(group="A")}).new == 1
    assert shop.desk.products.all() == ()


def test_what_was_asked_of_a_supplier_is_not_promised_to_another(shop):
    shop.supplier(costs=[("MUG", "6.10")], window_days=30)
    shop.supplier("Oven Ltd", window_days=30)
    case_id = shop.request(shop.item("MUG", "18.40"))
    with shop.desk.store.change(case_id, "note") as work:
        line = shop.case(case_id).lead.id
        work.update("line", line, rma_asked_at=work.at)
    effect = shop.desk.products.would_do({"MUG": ProductTold(supplier="Oven Ltd")})
    assert effect.suppliers == ()
    assert effect.cases == 0


def test_how_many_came_back_is_counted_from_what_orders_files_told(shop):
    sold(shop, *((f"#1{n}", f"b{n}@example.com", "LAMP") for n in range(5)))
    sent_back(shop, "#11")
    sent_back(shop, "#13")
    shop.request(shop.item("MUG", "18.40"))
    # a request alone tells of no sale
    assert shop.desk.products.returned() == {"LAMP": (2, 5)}
