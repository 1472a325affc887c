"""Amazon's seller-fulfilled returns report becomes requests, each once."""

from datetime import UTC, date, datetime

import pytest

from returns.money import Money
from returns.terms import FreightPayer

HEADER = (
    "Order ID\tOrder date\tReturn request date\tAmazon RMA ID\tTracking ID\tASIN\tMerchant SKU\t"
    "Item Name\tReturn quantity\tReturn Reason\tResolution\tCurrency code\tOrder Amount\t"
    "Order quantity\tRefunded Amount\n"
)
ROW = {
    "Order ID": "112-4471830-9920252",
    "Order date": "14-Aug-2026",
    "Return request date": "20-Aug-2026",
    "Amazon RMA ID": "DJ1XPkq5RRMA",
    "Tracking ID": "9400111899223100001237",
    "ASIN": "B0C1MUG350",
    "Merchant SKU": "MUG-350",
    "Item Name": "Mug",
    "Return quantity": "1",
    "Return Reason": "CR-DEFECTIVE",
    "Resolution": "StandardRefund",
    "Currency code": "USD",
    "Order Amount": "18.40",
    "Order quantity": "1",
    "Refunded Amount": "",
}


def row(**changes: str) -> str:
    cells = ROW | {name.replace("_", " "): value for name, value in changes.items()}
    return "\t".join(cells[name] for name in HEADER.rstrip("\n").split("\t")) + "\n"


def test_a_request_is_read_whole(sample):
    first = sample("amazon_mfn_us.txt").drafts[0]
    assert (first.order_number, first.row) == ("113-0092415-7781010", 3)
    assert (first.ordered_on, first.requested_at) == (
        date(2026, 8, 2),
        datetime(2026, 8, 21, tzinfo=UTC),
    )
    assert (first.sku, first.asin, first.title) == (
        "TAB-7-CASE",
        "B0C2SLEEVE",
        '7" tablet sleeve, felt',
    )
    assert (first.reason, first.raw_reason) == (
        "amazon_mfn:CR-NOT_COMPATIBLE",
        "CR-NOT_COMPATIBLE",
    )
    assert (first.value, first.currency) == (Money(1299, "USD"), "USD")
    assert (first.rma, first.carrier, first.tracking) == (
        "DK7pQw2mRRMA",
        "UPS",
        "1Z999AA10123456784",
    )
    assert (first.freight_payer, first.a_to_z, first.in_policy) == (
        FreightPayer.BUYER,
        False,
        True,
    )


def test_all_requests_of_the_file_are_counted_once(sample):
    reading = sample("amazon_mfn_us.txt")
    assert (reading.platform, reading.encoding, reading.delimiter) == (
        "amazon_mfn",
        "utf-8",
        "\t",
    )
    assert reading.seen == 5
    assert (reading.rows, reading.repeated, len(reading.unusable)) == (8, 1, 1)


def test_of_a_repeated_request_the_last_copy_counts(sample):
    copies = [d for d in sample("amazon_mfn_us.txt").drafts if d.rma == "DJ1XPkq5RRMA"]
    assert [copy.row for copy in copies] == [7]
    assert copies[0].platform_status == "Completed"
    assert copies[0].refunded == Money(1840, "USD")
    assert copies[0].delivered_back_on == date(2026, 8, 29)


def test_a_returnless_request_has_no_rma_and_its_own_key(sample):
    lamp = next(d for d in sample("amazon_mfn_us.txt").drafts if d.sku == "LAMP-OAK")
    assert lamp.returnless
    assert lamp.title == '"Nordic" lamp, oak'
    assert lamp.row_key == "mfn|item|112-4471830-9920253|LAMP-OAK|2026-08-22"


def test_the_value_is_that_of_the_pieces_that_come_back(sample):
    shirts = next(d for d in sample("amazon_mfn_us.txt").drafts if d.sku == "TSHIRT-M")
    assert (shirts.quantity, shirts.units) == (2, 1)
    assert shirts.value == Money(4300, "USD")
    assert shirts.lines[0].unit_price == Money(2150, "USD")


def test_two_items_under_one_rma_are_one_request_with_two_lines(sample):
    both = next(d for d in sample("amazon_mfn_us.txt").drafts if d.rma == "DM5set22RRMA")
    assert [line.sku for line in both.lines] == ["SET-POT", "SET-SAUCER"]
    assert both.value == Money(4400, "USD")


def test_a_row_without_order_number_is_told_with_its_column(sample):
    refused = sample("amazon_mfn_us.txt").unusable[0]
    assert (refused.row, refused.column) == (6, "Order ID")
    assert refused.say("en") == "There is no order number in this row."
    assert "订单号" in refused.say("zh")
    assert "T-shirt, L, grey" in refused.raw


@pytest.mark.parametrize(
    ("name", "encoding", "delimiter"),
    [
        ("amazon_mfn_de_cp1252.txt", "cp1252", "\t"),
        ("amazon_mfn_de_bom.csv", "utf-8-sig", ","),
        ("amazon_mfn_de_semicolon.csv", "cp1252", ";"),
    ],
)
def test_german_files_keep_their_umlauts(sample, name, encoding, delimiter):
    reading = sample(name)
    assert (reading.encoding, reading.delimiter) == (encoding, delimiter)
    assert [draft.title for draft in reading.drafts] == [
        "Kaffeebecher „Größe L“, grün",
        "Kissenbezug 40 × 40 cm, weiß – 2 Stück",
        "Schlüsselanhänger für Mädchen, Süß & Öko",
    ]
    assert reading.drafts[0].value == Money(1840, "EUR")


def test_decimal_commas_are_read_as_such(sample):
    values = [draft.value for draft in sample("amazon_mfn_de_semicolon.csv").drafts]
    assert values == [Money(1840, "EUR"), Money(102490, "EUR"), Money(998, "EUR")]


@pytest.mark.parametrize(
    ("name", "encoding"),
    [("amazon_mfn_zh_gb18030.csv", "gb18030"), ("amazon_mfn_zh_utf16.txt", "utf-16")],
)
def test_chinese_files_keep_their_characters(sample, name, encoding):
    reading = sample(name)
    assert reading.encoding == encoding
    assert [draft.title for draft in reading.drafts] == [
        "陶瓷马克杯 350 毫升 蓝色",
        "橡木台灯，暖光，带开关",
        "纯棉T恤 灰色 M码",
    ]


def test_a_copy_saved_by_excel_is_blocked_row_by_row(sample):
    reading = sample("damaged_saved_by_excel.csv")
    assert [(refused.row, refused.column) for refused in reading.unusable] == [
        (2, "Tracking ID"),
        (3, "Order ID"),
        (4, "Tracking ID"),
    ]
    assert all("Open the original export" in refused.say() for refused in reading.unusable)
    assert [draft.row for draft in reading.drafts] == [5]


def test_zero_bytes_are_told_with_their_column(sample):
    reading = sample("damaged_zero_bytes.txt")
    assert [(refused.row, refused.column) for refused in reading.unusable] == [(3, "Item Name")]
    assert reading.seen == 2


def test_a_file_that_breaks_off_keeps_its_whole_rows(sample):
    reading = sample("damaged_cut_off.txt")
    assert [draft.row for draft in reading.drafts] == [2]
    assert [refused.row for refused in reading.unusable] == [3]
    assert "breaks off" in reading.unusable[0].say()


@pytest.mark.parametrize(
    ("changes", "column", "sentence"),
    [
        ({"Return_request_date": ""}, "Return request date", "blank"),
        (
            {"Return_request_date": "soon"},
            "Return request date",
            "“soon” cannot be read as a date",
        ),
        ({"Order_date": "31-Feb-2026"}, "Order date", "31-Feb-2026"),
        ({"Return_quantity": "0"}, "Return quantity", "number of pieces"),
        ({"Return_quantity": "-1"}, "Return quantity", "number of pieces"),
        ({"Return_quantity": ""}, "Return quantity", "blank"),
        ({"Order_Amount": "lots"}, "Order Amount", "“lots”"),
        ({"Currency_code": ""}, "Order Amount", "has no currency"),
        ({"Currency_code": "DOLLAR"}, "Currency code", "not a currency code"),
        ({"Order_ID": "112-\ufffd"}, "Order ID", "lost before the file came here"),
        ({"Item_Name": "x" * 2_001}, "Item Name", "longer than 2,000"),
        (
            {"Item_Name": "Mug\tspilt", "Refunded_Amount": "1"},
            "",
            "16 cells but the heading has 15",
        ),
    ],
)
def test_a_row_that_cannot_be_used_says_where_and_why(read_text, changes, column, sentence):
    reading = read_text(HEADER + row() + row(**changes))
    assert [draft.row for draft in reading.drafts] == [2]
    assert [(refused.row, refused.column) for refused in reading.unusable] == [(3, column)]
    assert sentence in reading.unusable[0].say("en")
    assert reading.unusable[0].say("zh")


def test_the_same_asin_under_two_skus_is_two_items(read_text):
    reading = read_text(HEADER + row() + row(Merchant_SKU="MUG-350-B"))
    assert [[line.sku for line in draft.lines] for draft in reading.drafts] == [
        ["MUG-350", "MUG-350-B"]
    ]


def test_without_rma_the_item_and_day_make_the_request(read_text):
    reading = read_text(
        HEADER
        + row(Amazon_RMA_ID="")
        + row(Amazon_RMA_ID="", Return_request_date="21-Aug-2026")
        + row(Amazon_RMA_ID="", Merchant_SKU="OTHER")
        + row(Amazon_RMA_ID="", Item_Name="Mug, later copy")
    )
    assert reading.seen == 3
    assert sorted(draft.row for draft in reading.drafts) == [3, 4, 5]
    assert reading.repeated == 1


def test_what_was_refunded_is_the_value_when_amazon_names_no_amount(read_text):
    only = read_text(HEADER + row(Order_Amount="", Refunded_Amount="12.00")).drafts[0]
    assert (only.value, only.refunded) == (Money(1200, "USD"), Money(1200, "USD"))
    nothing = read_text(HEADER + row(Order_Amount="")).drafts[0]
    assert nothing.value is None


def test_a_number_padded_against_excel_is_trimmed(read_text):
    padded = read_text(HEADER + row(Tracking_ID="'9400111899223100001237 ")).drafts[0]
    assert padded.tracking == "9400111899223100001237"


@pytest.mark.parametrize(
    ("cells", "column", "why"),
    [
        ({"Order_Amount": "-5.00"}, "Order Amount", "negative_amount"),
        ({"Refunded_Amount": "(5.00)"}, "Refunded Amount", "negative_amount"),
        ({"Currency_code": "ZZZ"}, "Currency code", "unknown_currency"),
    ],
)
def test_what_can_be_no_price_is_an_unusable_row(read_text, cells, column, why):
    reading = read_text(HEADER + row(**cells) + row(Order_ID="113-0000000-0000001"))
    assert [draft.order_number for draft in reading.drafts] == ["113-0000000-0000001"]
    (unusable,) = reading.unusable
    assert (unusable.row, unusable.column) == (2, column)
    assert unusable.why_key == f"importing.{why}"
    for lang, found in (("en", "“"), ("zh", "“")):
        assert found + next(iter(cells.values())) in unusable.say(lang)
