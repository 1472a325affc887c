"""What a seller-fulfilled request tells of each item, and what Amazon did by itself."""

import pytest

from returns.importing.drafts import ReturnDraft
from returns.money import Money
from returns.terms import FreightPayer
from returns.trade.platform_acts import PlatformAct

HEADER = (
    "Order ID\tReturn request date\tReturn request status\tAmazon RMA ID\tLabel type\tLabel cost\t"
    "Currency code\tLabel to be paid by\tA-to-Z Claim\tASIN\tMerchant SKU\tItem Name\t"
    "Return quantity\tReturn Reason\tResolution\tOrder Amount\tOrder quantity\tSafeT claim id\t"
    "Refunded Amount\tOrder Item ID\tCustomer comments\n"
)
ROW = {
    "Order ID": "113-1111111-1111111",
    "Return request date": "14-Jul-2026",
    "Return request status": "Approved",
    "Amazon RMA ID": "DA1",
    "Label type": "AmazonUnPaidLabel",
    "Label cost": "",
    "Currency code": "USD",
    "Label to be paid by": "Customer",
    "A-to-Z Claim": "N",
    "ASIN": "B0A",
    "Merchant SKU": "MUG",
    "Item Name": "Mug",
    "Return quantity": "1",
    "Return Reason": "CR-DEFECTIVE",
    "Resolution": "StandardRefund",
    "Order Amount": "20.00",
    "Order quantity": "1",
    "SafeT claim id": "",
    "Refunded Amount": "",
    "Order Item ID": "55",
    "Customer comments": "",
}


def row(**changes: str) -> str:
    cells = ROW | {name.replace("_", " "): value for name, value in changes.items()}
    cells["A-to-Z Claim"] = changes.get("a_to_z", "N")
    return "\t".join(cells[name] for name in HEADER.rstrip("\n").split("\t")) + "\n"


@pytest.fixture
def one(read_text):
    def read(*rows: str) -> ReturnDraft:
        (draft,) = read_text(HEADER + "".join(rows)).drafts
        return draft

    return read


LAMP = {"Merchant_SKU": "LAMP", "ASIN": "B0L", "Item_Name": "Lamp", "Order_Item_ID": "56"}


def test_each_item_has_its_own_reason_words_wish_and_money(one):
    both = one(
        row(
            Return_quantity="2",
            Order_quantity="2",
            Order_Amount="40.00",
            Customer_comments="cracked",
            Refunded_Amount="5.00",
        ),
        row(
            **LAMP,
            Return_Reason="CR-UNWANTED_ITEM",
            Resolution="Replacement",
            Order_Amount="75.00",
        ),
    )
    mug, lamp = both.lines
    assert (mug.line_id, mug.raw_reason, mug.buyer_words) == ("55", "CR-DEFECTIVE", "cracked")
    assert (mug.quantity, mug.order_quantity, mug.wish) == (2, 2, "money")
    assert (mug.paid, mug.refunded) == (Money(4000, "USD"), Money(500, "USD"))
    assert (lamp.line_id, lamp.raw_reason, lamp.buyer_words) == ("56", "CR-UNWANTED_ITEM", "")
    assert (lamp.paid, lamp.refunded, lamp.wish) == (Money(7500, "USD"), None, "same")
    assert (both.value, both.refunded) == (Money(11500, "USD"), Money(500, "USD"))
    assert PlatformAct.REFUNDED in both.platform_did


def test_two_order_lines_of_one_thing_are_two_items(one):
    assert [line.line_id for line in one(row(), row(Order_Item_ID="57")).lines] == ["55", "57"]


def test_a_later_copy_takes_the_place_of_the_item(read_text):
    reading = read_text(
        HEADER
        + row()
        + row(**LAMP)
        + row(Return_request_status="Completed", Refunded_Amount="20.00")
    )
    (both,) = reading.drafts
    assert [line.sku for line in both.lines] == ["MUG", "LAMP"]
    assert both.lines[0].refunded == Money(2000, "USD")
    assert (reading.rows, reading.repeated) == (3, 1)
    assert PlatformAct.CLOSED in both.platform_did


def test_pieces_of_one_item_may_have_two_reasons(one):
    bought = {"Order_quantity": "3", "Order_Amount": "60.00"}
    lines = one(
        row(**bought, Return_quantity="2"), row(**bought, Return_Reason="CR-UNWANTED_ITEM")
    ).lines
    assert [(line.quantity, line.raw_reason) for line in lines] == [
        (2, "CR-DEFECTIVE"),
        (1, "CR-UNWANTED_ITEM"),
    ]


@pytest.mark.parametrize("bought", ["2", ""])
def test_more_than_was_bought_is_the_same_pieces_with_another_reason(one, bought):
    changed = one(
        row(Order_quantity=bought, Return_quantity="2"),
        row(Order_quantity=bought, Return_quantity="1", Return_Reason="CR-UNWANTED_ITEM"),
    )
    assert [(line.quantity, line.raw_reason) for line in changed.lines] == [
        (1, "CR-UNWANTED_ITEM")
    ]


@pytest.mark.parametrize(
    ("quantity", "bought", "amount", "paid"),
    [
        ("1", "3", "60.00", 2000),
        ("2", "3", "60.00", 4000),
        ("5", "3", "60.00", 6000),
        ("1", "3", "10.00", 334),
        ("2", "3", "10.00", 667),
        ("3", "3", "10.00", 1000),
        ("1", "", "10.00", 1000),
        ("1", "1", "0.00", 0),
    ],
)
def test_the_pieces_that_come_back_have_their_share(one, quantity, bought, amount, paid):
    line = one(row(Return_quantity=quantity, Order_quantity=bought, Order_Amount=amount)).lines[
        0
    ]
    assert line.paid == Money(paid, "USD")
    assert line.order_amount == Money(round(float(amount) * 100), "USD")
    assert line.order_quantity == (int(bought) if bought else None)


def test_without_an_amount_nobody_knows_what_was_paid(one):
    draft = one(row(Order_Amount="", Refunded_Amount="12.00"))
    assert (draft.lines[0].paid, draft.value) == (None, Money(1200, "USD"))


ACTS = {
    "": set(),
    "Pending": set(),
    "Pending Customer Action": set(),
    "Approved": {PlatformAct.APPROVED},
    "Completed": {PlatformAct.CLOSED},
    "Closed": {PlatformAct.CLOSED},
    "Rejected": {PlatformAct.DECLINED},
    "Denied": {PlatformAct.DECLINED},
    "Cancelled": {PlatformAct.CANCELLED},
    "Canceled": {PlatformAct.CANCELLED},
    "Something of 2027": set(),
}


@pytest.mark.parametrize(("status", "acts"), ACTS.items())
def test_a_status_is_what_amazon_did(one, status, acts):
    assert one(row(Return_request_status=status)).platform_did == acts


@pytest.mark.parametrize(
    ("cells", "act", "did"),
    [
        ({"Resolution": "RefundAtFirstScan"}, PlatformAct.REFUNDS_AT_FIRST_SCAN, True),
        ({"Resolution": "Refund at first scan"}, PlatformAct.REFUNDS_AT_FIRST_SCAN, True),
        (
            {"Resolution": "RefundAtFirstScan", "Return_request_status": "Pending"},
            PlatformAct.REFUNDS_AT_FIRST_SCAN,
            False,
        ),
        ({"Resolution": "ReturnlessRefund"}, PlatformAct.REFUNDED_RETURNLESS, True),
        (
            {"Resolution": "ReturnlessRefund", "Return_request_status": "Pending"},
            PlatformAct.REFUNDED_RETURNLESS,
            False,
        ),
        (
            {
                "Resolution": "ReturnlessRefund",
                "Return_request_status": "",
                "Refunded_Amount": "1.00",
            },
            PlatformAct.REFUNDED_RETURNLESS,
            True,
        ),
        ({"Resolution": "Replacement"}, PlatformAct.REPLACED, False),
        (
            {"Resolution": "Replacement", "Return_request_status": "Completed"},
            PlatformAct.REPLACED,
            True,
        ),
        ({"Return_request_status": "Completed"}, PlatformAct.REPLACED, False),
        ({"Refunded_Amount": "1.00"}, PlatformAct.REFUNDED, True),
        ({"Refunded_Amount": "0.00"}, PlatformAct.REFUNDED, False),
        ({"Label_type": "AmazonPrePaidLabel"}, PlatformAct.LABEL_MADE, True),
        ({"Label_type": "AmazonUnPaidLabel"}, PlatformAct.LABEL_MADE, False),
        ({"a_to_z": "Y"}, PlatformAct.A_TO_Z_OPENED, True),
        ({"a_to_z": "N"}, PlatformAct.A_TO_Z_OPENED, False),
        ({"SafeT_claim_id": "7"}, PlatformAct.SAFE_T_OPENED, True),
    ],
)
def test_what_else_amazon_did_is_told(one, cells, act, did):
    assert (act in one(row(**cells)).platform_did) is did


def test_an_a_to_z_about_one_item_is_one_about_the_request(one):
    assert PlatformAct.A_TO_Z_OPENED in one(row(a_to_z="Y"), row(**LAMP)).platform_did


def test_an_earlier_status_of_another_item_does_not_outlive_the_last(one):
    later = one(row(), row(**LAMP, Return_request_status="Cancelled"))
    assert later.platform_did == {PlatformAct.CANCELLED}


@pytest.mark.parametrize(
    ("paid_by", "label", "payer"),
    [
        ("Seller", "AmazonPrePaidLabel", FreightPayer.SELLER),
        ("Customer", "AmazonPrePaidLabel", FreightPayer.BUYER),
        ("Amazon", "AmazonUnPaidLabel", FreightPayer.PLATFORM),
        ("", "AmazonPrePaidLabel", FreightPayer.SELLER),
        ("", "AmazonUnPaidLabel", FreightPayer.BUYER),
        ("", "", None),
        ("somebody", "", None),
    ],
)
def test_who_pays_the_way_back_is_told_by_name_or_by_label(one, paid_by, label, payer):
    assert one(row(Label_to_be_paid_by=paid_by, Label_type=label)).freight_payer is payer


@pytest.mark.parametrize(
    ("resolution", "wish"),
    [
        ("StandardRefund", "money"),
        ("RefundAtFirstScan", "money"),
        ("ReturnlessRefund", "money"),
        ("Replacement", "same"),
        ("Exchange", "variant"),
        ("", ""),
        ("Something of 2027", ""),
    ],
)
def test_what_the_buyer_chose_is_what_the_buyer_wants(one, resolution, wish):
    assert one(row(Resolution=resolution)).lines[0].wish == wish
