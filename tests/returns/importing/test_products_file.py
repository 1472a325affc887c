"""A table of products: read as it is meant, refused row by row, never half."""

import pytest

from returns.errors import UnreadableFile
from returns.importing.products_file import products_in, read_products
from returns.money import Money
from returns.records.order import ProductTold
from returns.terms import ListingSource
from tests.returns.importing.workbooks import write_workbook

SUPPLIERS = ["Kiln & Co"]


def table(tmp_path, text, name="products.csv"):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_row_tells_what_its_cells_say_and_nothing_else(tmp_path):
    path = table(
        tmp_path,
        "SKU,Title,Supplier,Cost,Currency,Group,Listing,Weight g\n"
        'MUG,"Mug, blue",Kiln & Co,4.20,EUR,Mugs,own,350\n'
        "LAMP,,,,,,,\n"
        "VASE,,,1470,JPY,,feed,\n",
    )
    read = read_products(path, "USD", SUPPLIERS)
    assert read.unusable == ()
    assert read.told == {
        "MUG": ProductTold(
            Money(420, "EUR"), "Kiln & Co", "Mugs", ListingSource.OWN, "Mug, blue", 350
        ),
        "LAMP": ProductTold(),
        "VASE": ProductTold(Money(1470, "JPY"), listing=ListingSource.FEED),
    }


@pytest.mark.parametrize("words", ["Supplier's feed", "SUPPLIER’S FEED", "供应商提供", "feed"])
def test_a_listing_is_known_with_either_apostrophe(tmp_path, words):
    read = read_products(table(tmp_path, f"sku,listing\nMUG,{words}\n"), "USD", SUPPLIERS)
    assert read.told == {"MUG": ProductTold(listing=ListingSource.FEED)}


@pytest.mark.parametrize(
    ("headings", "listing"),
    [
        ("货号,商品名称,供应商,成本,币种,分组,商品文案,重量（克）,备注", "我方撰写"),
        (
            "SKU,Name,Vendor,Unit cost,Currency,Group,Listing text,Weight (g),Note",
            "Typed by us",
        ),
        # of two that mean the same the first one tells it
        ("sku,title,supplier,cost,currency,group,listing,weight,weight_g", "own"),
    ],
)
@pytest.mark.parametrize("copied", [False, True])
def test_headings_and_listings_may_be_the_windows_words(tmp_path, headings, listing, copied):
    text = f"{headings}\nMUG,杯,Kiln & Co,4.20,EUR,杯,{listing},350,9\n"
    if copied:
        read = products_in(text.replace(",", "\t"), "USD", SUPPLIERS)
    else:
        read = read_products(table(tmp_path, text), "USD", SUPPLIERS)
    told = ProductTold(Money(420, "EUR"), "Kiln & Co", "杯", ListingSource.OWN, "杯", 350)
    assert (read.told, read.unusable) == ({"MUG": told}, ())


def test_a_cost_without_a_currency_is_in_the_desks_own(tmp_path):
    read = read_products(table(tmp_path, "sku,cost\nMUG,4.20\n"), "GBP", SUPPLIERS)
    assert read.told["MUG"].cost == Money(420, "GBP")


@pytest.mark.parametrize(
    ("cells", "column"),
    [
        (",4.20,USD,own,1", "sku"),
        ("MUG,four,USD,own,1", "cost"),
        ("MUG,-4.20,USD,own,1", "cost"),
        ("MUG,4.205,USD,own,1", "cost"),
        ("MUG,12.50,JPY,own,1", "cost"),
        ("MUG,4.20,XQQ,own,1", "currency"),
        ("MUG,4.20,USD,theirs,1", "listing"),
        ("MUG,4.20,USD,own,1.5", "weight_g"),
        ("MUG,4.20,USD,own,-1", "weight_g"),
        ("MUG,4.20,USD,own,1000001", "weight_g"),
    ],
)
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_cell_that_cannot_be_is_named_and_the_other_rows_are_used(
    tmp_path, cells, column, lang
):
    path = table(
        tmp_path, f"sku,cost,currency,listing,weight_g\n{cells}\nLAMP,9.90,USD,own,1000000\n"
    )
    read = read_products(path, "USD", SUPPLIERS)
    (bad,) = read.unusable
    assert (bad.row, bad.column) == (2, column)
    assert "{" not in bad.say(lang)
    assert list(read.told) == ["LAMP"]


def test_a_supplier_is_known_in_whatever_letters_and_a_strange_one_is_named(tmp_path):
    path = table(tmp_path, "sku,supplier\nMUG,KILN & co\nLAMP,Nobody Ltd\n")
    read = read_products(path, "USD", SUPPLIERS)
    assert read.told == {"MUG": ProductTold(supplier="KILN & co")}
    (bad,) = read.unusable
    assert (bad.row, bad.column) == (3, "supplier")
    assert "Nobody Ltd" in bad.say("en")


@pytest.mark.parametrize("text", ["", "sku\nMUG\n", "cost,currency\n4.20,USD\n", "a,b\n1,2\n"])
def test_what_is_no_such_table_is_refused_whole(tmp_path, text):
    with pytest.raises(UnreadableFile):
        read_products(table(tmp_path, text), "USD", SUPPLIERS)


def test_an_apostrophe_before_a_formula_is_none_of_the_sku(tmp_path):
    read = read_products(table(tmp_path, "sku,cost\n'=MUG,4.20\n"), "USD", SUPPLIERS)
    assert list(read.told) == ["=MUG"]


def test_a_sheet_of_a_workbook_is_read_too(tmp_path):
    rows = [["SKU", "Weight g", "Cost", "Currency"], ["MUG", 350, 4.2, "EUR"]]
    read = read_products(write_workbook(tmp_path / "products.xlsx", rows), "USD", SUPPLIERS)
    assert read.told == {"MUG": ProductTold(cost=Money(420, "EUR"), weight_g=350)}


def test_cells_that_were_copied_are_read_like_a_file():
    text = 'SKU\tCost\tGroup\r\nMUG\t4.20\t"Cups ""n"" more"\r\n\r\nPOT\tx\t\r\nLID\t1\tA\tB\n'
    read = products_in(text, "EUR", [])
    assert read.told["MUG"] == ProductTold(cost=Money(420, "EUR"), group='Cups "n" more')
    assert read.told["LID"].cost == Money(100, "EUR")
    assert [(each.row, each.column) for each in read.unusable] == [(4, "cost")]


@pytest.mark.parametrize("text", ["", "\n", "hello", "sku\n1", "a\tb\n1\t2", "\0\0", '"'])
def test_what_has_no_columns_of_products_is_refused_in_a_sentence(text):
    with pytest.raises(UnreadableFile) as refused:
        products_in(text, "EUR", [])
    assert "What was copied" in str(refused.value)


def test_a_row_that_contradicts_an_earlier_one_of_its_sku_is_told(tmp_path):
    """The last one counted, without a word; the same again is no contradiction."""
    rows = "SKU,Cost,Currency\nMUG,4.20,EUR\nMUG,5.00,EUR\nMUG,4.20,EUR\nCUP,1,EUR\n"
    read = read_products(table(tmp_path, rows), "USD", SUPPLIERS)
    assert read.told["MUG"].cost == Money(420, "EUR")
    assert set(read.told) == {"MUG", "CUP"}
    (wrong,) = read.unusable
    assert (wrong.row, wrong.why_key) == (3, "importing.product_twice")
    assert dict(wrong.facts) == {"sku": "MUG", "row": "2"}
