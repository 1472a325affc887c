"""Where an order goes, told by a person: what no file told, or told wrong (domain.md 1, order)."""

from dataclasses import replace

import pytest

from returns.errors import Refusal
from returns.records.policy import Address
from returns.rules.redaction.hits import Manner
from returns.rules.redaction.redactor import Redactor, buyer_of

HOME = Address("Ana Ruiz", ("4 Mill Lane",), "Boise", "ID", "83702", "US")
AUNT = Address("Rosa Ruiz", ("9 Elm Street", "Flat 2"), "Salem", "OR", "97301", "US")


@pytest.fixture
def case_id(shop):
    shop.supplier(costs=[("MUG", "7")], rma_needed=False)
    return shop.request(shop.item("MUG", "60.00"))


def address_of(shop, case_id):
    return shop.case(case_id).sale.address


def tell(shop, case_id, address):
    return shop.desk.orders.set_address(shop.case(case_id).order, address)


def test_what_no_file_told_is_told_by_a_person(shop, case_id):
    assert not address_of(shop, case_id)
    tell(shop, case_id, AUNT)
    assert address_of(shop, case_id) == AUNT
    assert shop.desk.cases.history(case_id)[-1].kind == "order_address"


def test_a_later_file_does_not_overwrite_it(shop, case_id):
    tell(shop, case_id, AUNT)
    shop.ships_to_known(case_id)
    assert address_of(shop, case_id) == AUNT


def test_what_a_file_told_is_put_right_and_comes_back_by_undo(shop, case_id):
    shop.ships_to_known(case_id)
    before = address_of(shop, case_id)
    assert before.lines == HOME.lines
    tell(shop, case_id, AUNT)
    shop.desk.cases.take_back_last(case_id)
    assert address_of(shop, case_id) == before
    # taken back, it binds no file any more
    shop.ships_to_known(case_id)
    assert address_of(shop, case_id) == before


@pytest.mark.parametrize(
    "missing",
    [{"lines": ()}, {"city": "", "postcode": ""}, {"country": ""}],
    ids=["street", "town", "country"],
)
def test_what_no_parcel_finds_is_refused(shop, case_id, missing):
    tell(shop, case_id, HOME)
    with pytest.raises(Refusal) as refused:
        tell(shop, case_id, replace(AUNT, **missing))
    assert "stays as it was" in str(refused.value)
    assert address_of(shop, case_id) == HOME


@pytest.mark.parametrize("missing", [{"city": ""}, {"postcode": ""}, {"region": ""}])
def test_a_town_is_a_name_or_a_code(shop, case_id, missing):
    tell(shop, case_id, replace(AUNT, **missing))
    assert address_of(shop, case_id) == replace(AUNT, **missing)


def test_every_case_of_the_order_goes_there(shop, case_id):
    other = shop.request(shop.item("CUP", "9.00", amazon_rma_id="DA2"))
    assert other != case_id
    assert shop.case(other).order == shop.case(case_id).order
    change = tell(shop, case_id, AUNT)
    assert set(change.case_ids) == {case_id, other}
    assert address_of(shop, other) == AUNT


def test_who_may_not_know_the_buyer_does_not_read_it_in_the_history(shop, case_id):
    """Neither where it goes, nor where it went before."""
    tell(shop, case_id, HOME)
    tell(shop, case_id, AUNT)
    shop.desk.cases.take_back_last(case_id)
    redactor = Redactor(buyer_of(shop.case(case_id)), "en")
    for event in shop.desk.cases.history(case_id):
        link = redactor.link_of(event)
        assert "Mill Lane" not in link.body
        assert "Elm Street" not in link.body
        assert (link.seq, link.hash) == (event.seq, event.hash)


def test_whom_it_goes_to_is_left_out_like_the_buyer(shop, case_id):
    tell(shop, case_id, AUNT)
    redactor = Redactor(buyer_of(shop.case(case_id)), "en")
    said = redactor.text("Rosa Ruiz rang, she lives at 9 Elm Street.", Manner.PROSE, "note")
    assert "Rosa" not in said
    assert "Elm" not in said
