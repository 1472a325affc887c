"""Suppliers come in from JSON or CSV; what is wrong is told with its place, and left out whole."""

import json
from datetime import date
from pathlib import Path

import pytest

from returns.errors import Refusal, UnreadableFile
from returns.importing.supplier_rows import COLUMNS
from returns.importing.suppliers_file import ALWAYS, read_suppliers, read_terms_file
from returns.money import Money
from returns.records.policy import PolicyTerms
from returns.rules.reasons import all_reasons
from returns.terms import ListingSource, RmaPlacement, Standing, WindowStart
from tests.returns.importing.workbooks import write_workbook

ROOT = Path(__file__).resolve().parents[3]
EXAMPLES = ROOT / "docs" / "examples"
REASONS = frozenset(reason.id for reason in all_reasons())


@pytest.fixture
def read(tmp_path):
    def read(content, encoding="utf-8"):
        path = tmp_path / "suppliers.txt"
        text = content if isinstance(content, str) else json.dumps(content, ensure_ascii=False)
        path.write_bytes(text.encode(encoding))
        return read_suppliers(path, REASONS)

    return read


@pytest.mark.parametrize("name", ["suppliers.json", "suppliers.csv"])
def test_the_examples_of_the_documentation_are_read_without_a_word(name):
    reading = read_suppliers(EXAMPLES / name, REASONS)
    assert not reading.unusable
    assert [supplier.name for supplier in reading.suppliers] == ["Kiln & Co", "义乌家居"]


def test_a_supplier_is_read_whole():
    kiln = read_suppliers(EXAMPLES / "suppliers.json").suppliers[0]
    assert (kiln.email, kiln.language, kiln.standing) == (
        "returns@kiln.example",
        "en",
        Standing.ACTIVE,
    )
    assert kiln.warehouses[0].address.lines == ("Unit 7, Kiln Road",)
    older, newer = kiln.policies
    assert (older.holds_from, older.terms.window_days) == (date(2025, 1, 1), 45)
    assert (newer.holds_from, newer.checked_on) == (date(2026, 6, 1), date(2026, 11, 1))
    assert newer.terms.fee.percent == 10
    assert newer.terms.freight == {
        "*": "buyer",
        "defective": "supplier",
        "wrong_item": "supplier",
    }
    assert newer.terms.rma_placement is RmaPlacement.OUTER_BOX
    assert newer.terms.evidence.max_mb == 8
    mug = kiln.products[0]
    assert (mug.sku, mug.price, mug.cost) == (
        "MUG-350-BLU",
        Money(1840, "USD"),
        Money(610, "USD"),
    )
    assert (mug.weight_g, mug.listing, mug.group) == (420, ListingSource.OWN, "Mugs")


def test_a_table_says_the_same_as_json(read):
    from_table = read_suppliers(EXAMPLES / "suppliers.csv").suppliers[0]
    policy = from_table.policies[0].terms
    assert policy.procedure == ("Ask for an RMA", "Send tracked")
    assert policy.fee.waived_for == ("defective", "wrong_item")
    assert policy.evidence.shots == ("outer_box", "shipping_label", "defect_close")
    assert not policy.evidence.video
    assert from_table.warehouses[0].address.lines == ("Unit 7", "Kiln Road")
    assert [product.sku for product in from_table.products] == ["MUG-350-BLU", "SAUCER-1"]


def test_only_a_name_is_needed(read):
    reading = read(
        {"suppliers": [{"name": "Bare", "policies": [{}], "products": [{"sku": "A"}]}]}
    )
    bare = reading.suppliers[0]
    assert bare.policies[0].terms == PolicyTerms()
    assert (bare.policies[0].holds_from, bare.policies[0].checked_on) == (ALWAYS, None)
    assert (bare.products[0].title, bare.products[0].price) == ("A", None)


def test_terms_may_stand_below_a_name_of_their_own(read):
    policy = {"holds_from": "2026-01-01", "terms": {"window_days": 9}}
    reading = read({"suppliers": [{"name": "A", "policies": [policy]}]})
    assert reading.suppliers[0].policies[0].terms.window_days == 9


@pytest.mark.parametrize(
    ("supplier", "place", "sentence"),
    [
        ({}, "suppliers[1].name", "is missing or empty"),
        ({"name": "Good"}, "suppliers[1].name", "given twice"),
        ({"name": "B", "mail": "x"}, "suppliers[1].mail", "not a name that Sendback knows"),
        ({"name": "B", "language": "de"}, "suppliers[1].language", "one of: en, zh"),
        ({"name": "B", "standing": "gone"}, "suppliers[1].standing", "on_notice"),
        ({"name": "B", "policies": {}}, "suppliers[1].policies", "a list in square brackets"),
        (
            {"name": "B", "policies": [{"window_days": "30"}]},
            "suppliers[1].policies[0].window_days",
            "should be a whole number",
        ),
        (
            {"name": "B", "policies": [{}, {}]},
            "suppliers[1].policies[1].holds_from",
            "“2000-01-01” is given twice",
        ),
        (
            {"name": "B", "policies": [{"freight": {"bored": "buyer"}}]},
            "suppliers[1].policies[0].freight.bored",
            "no return reason “bored”",
        ),
        (
            {"name": "B", "policies": [{"fee": {"waived_for": ["bored"]}}]},
            "suppliers[1].policies[0].fee.waived_for[0]",
            "bored",
        ),
        (
            {"name": "B", "warehouses": [{"name": "W"}]},
            "suppliers[1].warehouses[0].address",
            "is missing or empty",
        ),
        (
            {"name": "B", "products": [{"sku": "S", "price": "1,50"}]},
            "suppliers[1].products[0].price",
            "1,50 USD",
        ),
        (
            {"name": "B", "products": [{"sku": "S"}, {"sku": "S"}]},
            "suppliers[1].products[1].sku",
            "given twice",
        ),
    ],
)
def test_what_is_wrong_is_told_with_its_place(read, supplier, place, sentence):
    reading = read({"suppliers": [{"name": "Good"}, supplier]})
    assert [good.name for good in reading.suppliers] == ["Good"]
    assert [(refused.row, refused.column) for refused in reading.unusable] == [(2, place)]
    said = reading.unusable[0].say("en")
    assert said.startswith(place)
    assert sentence in said
    assert reading.unusable[0].say("zh")


def test_everything_wrong_with_a_supplier_is_told_at_once(read):
    supplier = {"name": "B", "language": "de", "policies": [{"rma_days": -1}], "extra": 1}
    assert len(read({"suppliers": [supplier]}).unusable) == 3


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ('{"suppliers": [', "importing.not_json"),
        ('{"suppliers": [NaN]}', "importing.not_json"),
        ("[" * 100_000, "importing.not_json"),
        ('{"suppliers": []}', "importing.no_suppliers"),
        ("{}", "importing.no_suppliers"),
        ('{"suppliers": [{"name": "A"}], "more": 1}', "importing.unknown_name"),
        ("colour,size\nred,1\n", "importing.no_supplier_columns"),
        ("name,window_dys\nA,30\n", "importing.supplier_columns"),
        ("name,window_days\n", "importing.no_suppliers"),
        ("just text", "importing.not_a_table"),
    ],
    ids=range(10),
)
def test_what_is_no_suppliers_file_is_refused(read, text, key):
    with pytest.raises(UnreadableFile) as refused:
        read(text)
    assert refused.value.key == key
    assert refused.value.say("en")
    assert refused.value.say("zh")


def test_a_name_given_twice_in_one_object_is_told(read):
    reading = read('{"suppliers": [{"name": "A", "note": "x", "note": "y"}]}')
    assert [refused.column for refused in reading.unusable] == ["suppliers[0].note (twice)"]


def test_amounts_are_exact_whether_text_or_number(read):
    product = {"sku": "S", "price": 0.1, "cost": 3, "currency": "EUR"}
    only = read({"suppliers": [{"name": "A", "products": [product]}]}).suppliers[0].products[0]
    assert (only.price, only.cost) == (Money(10, "EUR"), Money(300, "EUR"))


def test_chinese_files_of_old_windows_are_read(read):
    reading = read("name,note,window_days\n义乌家居,回复很快,14\n", "gbk")
    assert reading.suppliers[0].note == "回复很快"


def test_rows_of_a_table_add_versions_to_one_supplier(read):
    reading = read(
        "name,email,holds_from,window_days,window_from\n"
        "Kiln,a@x.example,2025-01-01,45,delivery\n"
        "kiln,,2026-06-01,30,order\n"
        "Kiln,a@x.example,2026-06-01,30,order\n"
    )
    kiln = reading.suppliers[0]
    assert [policy.terms.window_days for policy in kiln.policies] == [45, 30]
    assert kiln.policies[1].terms.window_from is WindowStart.ORDER


@pytest.mark.parametrize(
    ("row", "column", "sentence"),
    [
        ("B,,soon,,", "window_days", "“soon”"),
        ("B,,30,maybe,", "rma_needed", "true or false"),
        ("B,,30,,bored=buyer", "freight", "bored"),
        ("B,,30,,seller", "freight", "freight"),
        ("A,other@x.example,,,", "email", "“a@x.example” in an earlier row"),
        (",,30,,", "name", "is missing"),
    ],
)
def test_what_is_wrong_in_a_table_is_told_with_row_and_column(read, row, column, sentence):
    reading = read(
        f"name,email,window_days,rma_needed,freight\nA,a@x.example,,,\nGood,g@x.example,,,\n{row}\n"
    )
    refused = reading.unusable[0]
    assert refused.column == column
    assert sentence in refused.say("en")
    assert "Good" in [supplier.name for supplier in reading.suppliers]
    assert refused.row == (2 if column == "email" else 4)


def test_an_email_that_is_none_leaves_its_supplier_out(read):
    reading = read(
        "name,email,window_days\nA,a@x.example;b@x.example,30\nB,returns@,30\nGood,g@x.example,30\n"
    )
    assert [supplier.name for supplier in reading.suppliers] == ["Good"]
    assert [(refused.row, refused.column) for refused in reading.unusable] == [
        (2, "email"),
        (3, "email"),
    ]
    assert "“returns@”" in reading.unusable[1].say("en")


def test_a_table_in_a_workbook_is_read_too(tmp_path):
    rows = [["name", "window_days", "holds_from"], ["Kiln", 30, "2026-06-01"]]
    path = write_workbook(tmp_path / "suppliers.xlsx", rows)
    assert read_suppliers(path).suppliers[0].policies[0].terms.window_days == 30


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Kiln _x0026_ Co", "Kiln & Co"),
        ("_x9676_窑", "陶窑"),
        # Excel escapes the mark itself where a text only looks like an escape
        ("Kiln_x005F_x0026_Co", "Kiln_x0026_Co"),
        # and these are none
        ("Kiln_xylo", "Kiln_xylo"),
        ("Kiln_x26_Co", "Kiln_x26_Co"),
        ("Kiln_xZZZZ_Co", "Kiln_xZZZZ_Co"),
    ],
)
def test_what_excel_escapes_in_a_workbook_is_read_as_the_sign_that_it_is(
    tmp_path, written, name
):
    path = write_workbook(tmp_path / "suppliers.xlsx", [["name", "window_days"], [written, 30]])
    assert [supplier.name for supplier in read_suppliers(path).suppliers] == [name]


def test_the_documentation_names_every_column_and_reason():
    text = (ROOT / "docs" / "suppliers-file.md").read_text(encoding="utf-8")
    missing = [name for name in COLUMNS if f"`{name.split('.')[-1]}`" not in text]
    assert not [name for name in missing if f"`{name}`" not in text]
    assert not [reason for reason in REASONS if f"`{reason}`" not in text]


def test_a_policy_file_may_be_terms_a_version_or_a_suppliers_file(tmp_path):
    path = tmp_path / "policy.json"
    for content in (
        {"window_days": 12},
        {"holds_from": "2026-01-01", "window_days": 12},
        {"policies": [{"window_days": 40}, {"holds_from": "2026-01-01", "window_days": 12}]},
        {"suppliers": [{"name": "A", "policies": [{"window_days": 12}]}]},
    ):
        path.write_text(json.dumps(content))
        assert read_terms_file(path).window_days == 12


def test_a_wrong_policy_file_is_told(tmp_path):
    path = tmp_path / "policy.json"
    path.write_text('{"suppliers": [{"policies": [{"window_days": "x"}]}]}')
    with pytest.raises(Refusal, match=r"suppliers\[0\]\.policies\[0\]\.window_days"):
        read_terms_file(path)
    path.write_text("[]")
    with pytest.raises(UnreadableFile, match="no supplier policy"):
        read_terms_file(path)


@pytest.mark.parametrize(
    "told",
    [
        {"products": [{"sku": "A", "cost": "99999999999", "currency": "USD"}]},
        {"policies": [{"fee": {"fixed": {"amount": "99999999999", "currency": "USD"}}}]},
    ],
)
def test_more_than_an_amount_can_be_is_told_with_the_most_it_can_be(read, told):
    """It was told to write an amount such as 5.00, which it was."""
    (wrong,) = read({"suppliers": [{"name": "Kiln & Co"} | told]}).unusable
    assert "goes up to 9,999,999,999.99 USD" in wrong.say("en")
    assert "9,999,999,999.99 USD" in wrong.say("zh")
