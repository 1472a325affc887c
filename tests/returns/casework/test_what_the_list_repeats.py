"""What the list repeats of a case is what `check` expects of it, whichever item is next."""

import pytest
from sqlalchemy import text

from db.queue.search_text import index_text
from returns.casework.outlook import read_case, search_fields
from returns.ledger.search_table import _texts
from returns.terms import Move, Offer, StepKind, Works


@pytest.fixture
def two_items(shop):
    """Two items of one request; the first is settled, so that the second is next."""
    shop.supplier(costs=[("MUG", "4"), ("LAMP", "30")], rma_needed=False)
    case_id = shop.request(shop.item("MUG", "20.00"), shop.item("LAMP", "150.00"))
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.RETURNLESS_REFUND, line=1)
    shop.do(case_id, StepKind.REFUND, line=1)
    return case_id


def test_a_desk_is_sound_where_the_second_item_is_next(shop, two_items):
    case = shop.case(two_items)
    assert case.lead.sku == "LAMP"
    (row,) = shop.desk.queue.all("all")
    assert (row.sku, row.title) == ("LAMP", "Lamp")
    report = shop.desk.keeping.check()
    assert report.sound, report.findings


def test_a_desk_is_sound_where_the_order_has_a_buyer_of_its_own(shop, two_items):
    """Life 12960: a gift, ordered by one who is known under another name."""
    with shop.desk.store.transaction() as tx:
        tx.execute(
            text("UPDATE sale_order SET buyer = 'Aunt Olga', email = 'olga@example.com'")
        )
    shop.do(two_items, Move.NOTE, note="somebody rang")
    (row,) = shop.desk.queue.all("all")
    assert row.buyer == "Aunt Olga"
    report = shop.desk.keeping.check()
    assert report.sound, report.findings


def test_a_search_table_that_is_made_anew_finds_the_buyer_of_the_order(shop, two_items):
    with shop.desk.store.transaction() as tx:
        tx.execute(
            text("UPDATE sale_order SET buyer = 'Aunt Olga', email = 'olga@example.com'")
        )
    with shop.desk.store.reading() as tx:
        case = read_case(tx, two_items, shop.clock.now())
        ((case_id, told),) = _texts(tx, [two_items])
    assert case_id == two_items
    assert "olga" in told.casefold()
    assert sorted(told.split()) == sorted(index_text(search_fields(case)).split())


# --- the offer that the list names ------------------------------------------------------------


@pytest.fixture
def asked(shop):
    """One lamp for $150, called defective."""
    shop.supplier(costs=[("LAMP", "30")], rma_needed=False)
    return shop.request(shop.item("LAMP", "150.00"))


def named(shop):
    (row,) = shop.desk.queue.all("all")
    return row.recommendation


def sound_after_all(shop, case_id):
    """The lamp comes, and it works: what was called defective is paid back and not replaced."""
    shop.desk.receiving.receive(case_id)
    shop.look(case_id, works=Works.YES)
    shop.finish(case_id)
    assert shop.case(case_id).recommendation.first is Offer.REFUND_ON_RECEIPT


def test_the_list_names_what_is_advised_until_something_is_offered(shop, asked):
    assert named(shop) == shop.case(asked).recommendation.first == Offer.REFUND_ON_RECEIPT


def test_the_list_names_the_offer_that_stands_while_nobody_looked_at_the_goods(shop, asked):
    shop.do(asked, StepKind.ANSWER_BUYER, offer=Offer.REPLACEMENT)
    assert named(shop) == Offer.REPLACEMENT
    shop.desk.receiving.receive(asked)
    assert named(shop) == Offer.REPLACEMENT


def test_an_inspection_advises_anew_in_the_list_too(shop, asked):
    shop.do(asked, StepKind.ANSWER_BUYER, offer=Offer.REPLACEMENT)
    sound_after_all(shop, asked)
    assert named(shop) == Offer.REFUND_ON_RECEIPT


def test_an_offer_that_was_kept_stays_named_whatever_is_found_later(shop, asked):
    shop.do(asked, StepKind.ANSWER_BUYER, offer=Offer.REPLACEMENT)
    shop.do(asked, StepKind.REPLACE)
    sound_after_all(shop, asked)
    assert named(shop) == Offer.REPLACEMENT
