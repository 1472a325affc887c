"""Papers of a case with goods of two suppliers: each gets a sheet of his own goods alone."""

import json

import pytest

from tests.returns.documents.sample_papers import page_texts, text_of

HEAD = (
    "Order ID\tReturn request date\tReturn reason\tOrder date\tReturn request status\tAmazon RMA ID\t"
    "Currency code\tASIN\tMerchant SKU\tItem Name\tReturn quantity\tOrder Amount\tOrder quantity\t"
    "Customer comments\tResolution\tLabel to be paid by\tRefunded Amount\tOrder Item ID"
)
ROWS = tuple(
    f"113-1\t2026-11-20\tDEFECTIVE\t2026-11-10\tPending Approval\tRMA1\tUSD\tB{number}\t{sku}\t{title}\t"
    f"{quantity}\t{paid}\t{quantity}\t\tRefund\tSeller\t\t{number}"
    for number, sku, title, quantity, paid in (
        (1, "MUG", "Mug", 2, "40.00"),
        (2, "LAMP", "Lamp", 1, "75.00"),
    )
)
CASE = "RC-2026-00001"


def supplier(name):
    address = {"name": f"{name} Returns", "lines": ["1 Dock"], "city": "Yiwu", "country": "CN"}
    return {
        "name": name,
        "email": f"{name.lower()}@example.com",
        "warehouses": [{"name": "W", "address": address}],
        "policies": [
            {
                "holds_from": "2026-01-01",
                "window_days": 30,
                "window_from": "delivery",
                "rma_needed": False,
            }
        ],
    }


@pytest.fixture
def sendback(command_line, tmp_path):
    """The command line on a desk with one case of two items, a mug from *North* and a lamp from *South*."""
    (tmp_path / "returns.txt").write_text("\n".join([HEAD, *ROWS]) + "\n")
    told = {"suppliers": [supplier("North"), supplier("South")]}
    (tmp_path / "suppliers.json").write_text(json.dumps(told))
    command_line("suppliers", tmp_path / "suppliers.json")
    command_line(
        "settings",
        "--set",
        "shop_name=Shop",
        "--set",
        "return_address=S;1 Rd;;Austin;TX;78701;US;",
    )
    command_line("import", tmp_path / "returns.txt")
    command_line("product", "MUG", "--supplier", "North", "--cost", "6", "--currency", "USD")
    command_line("product", "LAMP", "--supplier", "South", "--cost", "30", "--currency", "USD")
    return command_line


@pytest.mark.parametrize(
    ("asked", "told", "untold"),
    [
        (("--line", "1"), ("Mug", "North"), ("Lamp", "South")),
        (("--line", "2"), ("Lamp", "South"), ("Mug", "North")),
        (("--supplier", "South"), ("Lamp", "South"), ("Mug", "North")),
    ],
)
def test_a_sheet_of_one_suppliers_goods(sendback, tmp_path, asked, told, untold):
    out = tmp_path / "sheet.pdf"
    code, _, err = sendback("evidence", CASE, "-o", out, *asked)
    assert code == 0, err
    text = text_of(out.read_bytes())
    assert all(word in text for word in told)
    assert not any(word in text for word in untold)


def test_a_sheet_of_what_is_not_in_the_case_is_refused(sendback, tmp_path):
    for asked in (("--line", "3"), ("--supplier", "West")):
        code, _, err = sendback("evidence", CASE, "-o", tmp_path / "sheet.pdf", *asked)
        assert (code, bool(err.strip())) == (1, True)
        assert not (tmp_path / "sheet.pdf").exists()


def test_goods_that_are_here_get_a_label_onwards(sendback, tmp_path):
    out = tmp_path / "label.pdf"
    code, _, err = sendback("label", CASE, "-o", out, "--to", "supplier")
    assert (code, out.exists()) == (1, False)
    assert "nothing" in err.lower()
    for move in ("approve", "receive"):
        assert sendback("do", CASE, move)[0] == 0
    for line, units in ((1, 2), (2, 1)):
        for unit in range(1, units + 1):
            found = ("--package", "opened", "--complete", "yes", "--works", "no")
            where = ("--line", line, "--unit", unit)
            assert sendback("inspect", CASE, *where, *found, "--verdict", "as_claimed")[0] == 0
    code, _, err = sendback("label", CASE, "-o", out, "--to", "supplier")
    assert code == 0, err
    text = text_of(out.read_bytes())
    assert "North Returns" in text or "South Returns" in text


@pytest.mark.parametrize(
    ("lang", "reader", "owed"),
    [
        ("en", "the carrier", ("North owes it", "South owes it", "for the supplier instead")),
        ("zh", "承运商", ("North", "South", "请改为向供应商出具证据单")),
    ],
)
def test_who_owes_nothing_gets_no_sheet_and_it_is_said_who_does(
    sendback, tmp_path, lang, reader, owed
):
    out = tmp_path / "sheet.pdf"
    code, _, err = sendback("evidence", CASE, "-o", out, "--for", "carrier", "--lang", lang)
    assert code == 1
    assert all(words in err for words in (reader, CASE, *owed))
    assert not out.exists()
    code, _, err = sendback("evidence", CASE, "-o", out, "--for", "platform", "--line", "1")
    assert code == 1
    assert "North owes it" in err
    assert "South" not in err


def test_the_ground_stands_on_the_sheet(sendback, tmp_path):
    out = tmp_path / "sheet.pdf"
    assert sendback("evidence", CASE, "-o", out, "--line", "1")[0] == 0
    assert "1 Defective: what is wrong" in " ".join(text_of(out.read_bytes()).split())


@pytest.mark.parametrize(("stock", "places"), [("a4-2", 2), ("letter-4", 4)])
def test_a_half_used_sheet_is_used_up(sendback, tmp_path, stock, places):
    """Two suppliers get a label each: from the last place on, the second one is on the next page."""
    there = ("--route", "to_supplier", "--overrule")
    assert sendback("do", CASE, "approve", *there)[0] == 0
    sheets = []
    for start in (1, places):
        out = tmp_path / f"{start}.pdf"
        code, _, err = sendback("label", CASE, "-o", out, "--stock", stock, "--start", start)
        assert code == 0, err
        sheets.append(page_texts(out.read_bytes()))
    (both,), (first, second) = sheets
    assert "Mug" in both
    assert "Lamp" in both
    assert ("Mug" in first) != ("Lamp" in first)
    assert ("Mug" in second) != ("Lamp" in second)


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("--stock", "a4-4", "--start", "0"), 1, "choose one from 1 to 4"),
        (("--stock", "a4-4", "--start", "5"), 1, "choose one from 1 to 4"),
        (("--stock", "letter-2", "--start", "3"), 1, "choose one from 1 to 2"),
        (("--start", "2"), 1, "alone on its page"),
        (("--stock", "a4-4", "--start", "two"), 2, "'two' is no whole number"),
        (("--stock", "a4-4", "--start", "-1"), 2, "no whole number"),
        (("--stock", "a4-4", "--start", "1.5"), 2, "no whole number"),
        (("--stock", "a4-3"), 2, "a4-3"),
    ],
)
def test_a_place_that_is_none_is_told_in_a_sentence(sendback, tmp_path, words, code, told):
    sendback("do", CASE, "approve")
    out = tmp_path / "label.pdf"
    answer, _, err = sendback("label", CASE, "-o", out, *words)
    assert (answer, out.exists()) == (code, False)
    assert told in err
    assert "Traceback" not in err
