"""Amazon's FBA returns report, and an ERP's copy of it, become returned units."""

from datetime import UTC, date, datetime

import pytest

from returns.terms import FreightPayer, Fulfilment
from returns.trade.platform_acts import PlatformAct

HEADER = "return-date,order-id,sku,quantity,detailed-disposition,license-plate-number\n"


def test_a_returned_unit_is_read_whole(sample):
    unit = next(d for d in sample("amazon_fba_us.txt").drafts if d.row == 8)
    assert unit.order_number == "112-1000001-2000001"
    assert unit.requested_at == datetime(2026, 9, 3, 15, tzinfo=UTC)
    assert unit.delivered_back_on == date(2026, 9, 3)
    assert unit.fulfilment is Fulfilment.PLATFORM_WAREHOUSE
    assert unit.disposition == "CUSTOMER_DAMAGED"
    assert unit.licence_plate == "LPNPM001122334"
    assert unit.warehouse == "PHX6"
    assert unit.buyer_words == "Won't hold coffee | leaks"
    assert unit.value is None


def test_units_are_counted_by_quantity_and_repeated_plates_once(sample):
    reading = sample("amazon_fba_us.txt")
    assert reading.seen == 6
    assert (reading.rows, reading.repeated) == (7, 1)
    plates = [d for d in reading.drafts if d.licence_plate == "LPNPM001122334"]
    assert [(d.order_number, d.platform_status) for d in plates] == [
        ("S01-7654321-1234567", "Reimbursed"),
        ("112-1000001-2000001", "Reimbursed"),
    ]


def test_two_equal_rows_without_plate_are_two_units(sample):
    shirts = [d for d in sample("amazon_fba_us.txt").drafts if d.sku == "TSHIRT-M"]
    assert [d.row_key[-2:] for d in shirts] == ["|1", "|2"]
    again = [d for d in sample("amazon_fba_us.txt").drafts if d.sku == "TSHIRT-M"]
    assert [d.row_key for d in again] == [d.row_key for d in shirts]


def test_a_unit_without_order_number_is_told(sample):
    reading = sample("amazon_fba_us.txt")
    assert [(r.row, r.column) for r in reading.unusable] == [(6, "order-id")]


def test_other_countries_spell_the_columns_and_dates_otherwise(sample):
    reading = sample("amazon_fba_it.csv")
    assert [d.order_number for d in reading.drafts] == [
        "402-1000001-2000001",
        "402-1000001-2000002",
    ]
    assert [d.delivered_back_on for d in reading.drafts] == [date(2026, 9, 3), date(2026, 9, 4)]
    assert reading.drafts[0].warehouse == "MXP5"
    assert reading.drafts[0].title == "Tazza in gres, perché no"


def test_the_erp_copy_is_read_by_its_chinese_headings(sample):
    reading = sample("lingxing_fba_gbk.csv")
    assert (reading.platform, reading.encoding) == ("amazon_fba", "gb18030")
    assert reading.channel_hint == "海港礼品-US"
    first, second = reading.drafts
    assert (first.sku, first.title) == ("MUG-350-BLU", "Stoneware Mug 350 ml")
    assert (first.raw_reason, first.buyer_words) == ("产品缺陷", "杯口有裂纹")
    assert first.ordered_on == date(2026, 8, 20)
    assert second.order_number == "112-2000001-3000002"


def test_the_quantity_of_a_row_counts(read_text):
    reading = read_text(HEADER + "2026-09-03,112-1,MUG,3,SELLABLE,\n")
    assert reading.seen == 3
    assert reading.drafts[0].quantity == 3


def test_a_blank_quantity_is_told(read_text):
    reading = read_text(HEADER + "2026-09-03,112-1,MUG,,SELLABLE,\n")
    assert [(r.row, r.column) for r in reading.unusable] == [(2, "quantity")]


def test_a_plate_used_again_on_another_order_is_another_unit(read_text):
    reading = read_text(
        HEADER
        + "2026-09-03,112-1,MUG,1,SELLABLE,LPN1\n"
        + "2026-09-03,112-2,MUG,1,SELLABLE,LPN1\n"
        + "2026-09-09,112-1,MUG,1,SELLABLE,LPN1\n"
        + "2026-09-03,112-1,MUG,1,DEFECTIVE,LPN1\n"
    )
    assert sorted(d.row_key for d in reading.drafts) == ["fba|LPN1|112-1", "fba|LPN1|112-2"]
    assert (reading.seen, reading.repeated) == (2, 2)
    assert reading.drafts[-1].disposition == "DEFECTIVE"


def test_amazons_markup_stays_plain_text(read_text):
    header = HEADER.replace("\n", ",customer-comments\n")
    row = "2026-09-03,112-1,MUG,1,SELLABLE,LPN1,&lt;b&gt;bad&lt;/b&gt; Won&#39;t\n"
    assert read_text(header + row).drafts[0].buyer_words == "<b>bad</b> Won't"


def listed(*rows: str) -> str:
    header = HEADER.replace("\n", ",reason,status,customer-comments\n")
    return header + "".join(rows)


FRIDAY = "2026-07-22T08:00:00+00:00,113-1,S-1,1,CUSTOMER_DAMAGED,LPN9,DEFECTIVE,Reimbursed,\n"
MONDAY = "2026-07-20T15:31:40+00:00,113-1,S-1,1,CUSTOMER_DAMAGED,LPN9,DEFECTIVE,,leaks\n"


def test_one_plate_of_one_order_is_one_unit_whatever_the_day(read_text):
    friday, monday = (read_text(listed(one)).drafts[0] for one in (FRIDAY, MONDAY))
    assert friday.row_key == monday.row_key == "fba|LPN9|113-1"


def test_earlier_versions_remembered_the_day_too(read_text):
    assert read_text(listed(FRIDAY)).drafts[0].former_row_keys == (
        "fba|LPN9|113-1|2026-07-22T08:00:00Z",
    )


@pytest.mark.parametrize("rows", [(FRIDAY, MONDAY), (MONDAY, FRIDAY)])
def test_a_unit_listed_under_two_days_is_one_that_tells_all(read_text, rows):
    reading = read_text(listed(*rows))
    (unit,) = reading.drafts
    assert (reading.seen, reading.repeated) == (1, 1)
    assert (unit.platform_status, unit.buyer_words) == ("Reimbursed", "leaks")
    assert unit.lines[0].buyer_words == "leaks"
    assert unit.platform_did == {PlatformAct.REIMBURSED}
    assert set(unit.former_row_keys) == {
        "fba|LPN9|113-1|2026-07-22T08:00:00Z",
        "fba|LPN9|113-1|2026-07-20T15:31:40Z",
    }


def test_a_row_without_a_reason_does_not_take_the_known_one_away(read_text):
    silent = MONDAY.replace("DEFECTIVE,,", ",,")
    unit = read_text(listed(FRIDAY, silent)).drafts[0]
    assert (unit.raw_reason, unit.reason) == ("DEFECTIVE", "amazon_fba:DEFECTIVE")
    assert (unit.lines[0].raw_reason, unit.lines[0].reason) == (unit.raw_reason, unit.reason)


@pytest.mark.parametrize(
    ("status", "acts"),
    [
        ("Reimbursed", {PlatformAct.REIMBURSED}),
        ("Unit returned to inventory", {PlatformAct.RESTOCKED}),
        ("Repackaged Successfully", {PlatformAct.RESTOCKED}),
        ("IMMEDIATE_LIQUIDATION", {PlatformAct.LIQUIDATED}),
        ("Pending repackaging", set()),
        ("", set()),
    ],
)
def test_what_became_of_the_unit_is_what_amazon_did(read_text, status, acts):
    unit = read_text(listed(FRIDAY.replace("Reimbursed", status))).drafts[0]
    assert unit.platform_did == acts
    assert unit.freight_payer is FreightPayer.PLATFORM
