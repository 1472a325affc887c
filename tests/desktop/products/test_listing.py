"""Views, words and order of the products, without a window."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from desktop.products.listing import (
    ALL,
    GAPS,
    RETIRED,
    SORTS,
    ProductRow,
    counts,
    in_view,
    listed,
    rows_of,
)
from returns.money import Money
from returns.records.order import Product
from returns.terms import ListingSource

products = st.builds(
    Product,
    id=st.integers(1, 99),
    sku=st.text("AB-1", min_size=1, max_size=4),
    title=st.sampled_from(["", "Mug, blue", "马克杯", "Öllampe"]),
    supplier_id=st.sampled_from([None, 1, 2]),
    price=st.none(),
    cost=st.none() | st.builds(Money, st.integers(0, 999), st.sampled_from(["USD", "EUR"])),
    weight_g=st.none(),
    listing=st.sampled_from(ListingSource),
    group=st.sampled_from(["", "Mugs", "group:"]),
    picture=st.sampled_from(["", "original:ab"]),
)
SUPPLIERS = {1: "Kiln & Co", 2: "Oven Ltd"}


@given(st.lists(products, max_size=12))
def test_each_view_lists_as_many_as_it_counts(several):
    rows = rows_of(several, SUPPLIERS, {})
    counted = counts(several)
    assert counted[ALL] == len(several)
    for view in (*counted, *GAPS):
        found = listed(rows, view, "", "product", descending=False)
        assert len(found) == counted[view]
        assert all(in_view(view, row.product) for row in found)


@given(st.lists(products, max_size=12), st.sampled_from(list(SORTS)), st.booleans())
def test_sorting_loses_none_and_puts_what_is_not_known_last(several, sort, descending):
    rows = rows_of(several, SUPPLIERS, {"A": (3, 4), "B": (1, 2)})
    found = listed(rows, ALL, "", sort, descending=descending)
    assert sorted(map(repr, found)) == sorted(map(repr, rows))
    known = [SORTS[sort](row) is not None for row in found]
    assert known == sorted(known, reverse=True)
    keys = [key for row in found if (key := SORTS[sort](row)) is not None]
    assert keys == sorted(keys, reverse=descending)


def test_every_word_counts_in_whatever_letters():
    mug = Product(1, "MUG-1", "Mug, blue", 1, None, None, None, ListingSource.OWN, "Tableware")
    rows = rows_of([mug], SUPPLIERS, {"MUG-1": (31, 612)})
    assert rows == (ProductRow(mug, "Kiln & Co", 31, 612),)
    for words in ("mug", "BLUE mug", "tableware kiln", ""):
        assert listed(rows, ALL, words, "product", descending=False) == rows
    assert listed(rows, ALL, "mug lamp", "product", descending=False) == ()


def test_what_is_sold_no_more_stands_in_its_own_view_and_in_no_other():
    plain = Product(1, "A", "", None, None, None, None, ListingSource.UNKNOWN)
    several = (plain, replace(plain, id=2, sku="B", retired=True))
    for view in (ALL, "no_supplier", "no_cost", "group:"):
        assert [each.sku for each in several if in_view(view, each)] == ["A"]
    assert [each.sku for each in several if in_view(RETIRED, each)] == ["B"]
    found = counts(several)
    assert (found[ALL], found["no_cost"], found[RETIRED]) == (1, 1, 1)
