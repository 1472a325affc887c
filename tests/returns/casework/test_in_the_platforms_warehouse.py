"""A unit that the platform's own warehouse or carrier broke: letter, sheet and claim say one thing."""

import pytest

from returns.terms import Goods, Move, Party, StepKind
from tests.returns.casework.shop import usd
from tests.returns.documents.sample_papers import text_of

REPORT = {
    "return-date": "2026-11-20T10:00:00+00:00",
    "order-id": "113-7000031-0000031",
    "sku": "DRILL",
    "asin": "B0DRILL001",
    "fnsku": "X0001",
    "product-name": "Cordless drill",
    "quantity": "1",
    "fulfillment-center-id": "BNA6",
    "detailed-disposition": "CARRIER_DAMAGED",
    "reason": "DAMAGED_BY_CARRIER",
    "status": "",
    "license-plate-number": "LPN1",
    "customer-comments": "",
}


def bring(shop, name, row):
    path = shop.folder / name
    path.write_text("\t".join(row) + "\n" + "\t".join(row.values()) + "\n", "utf-8")
    return shop.desk.intake.commit(shop.desk.intake.preview(path)).change.case_ids


def price_told(shop):
    """The orders file lists the order: 210.00 was paid for it."""
    row = {
        "amazon-order-id": REPORT["order-id"],
        "purchase-date": "2026-11-02T10:00:00+00:00",
        "order-status": "Shipped",
        "fulfillment-channel": "Amazon",
        "product-name": REPORT["product-name"],
        "sku": REPORT["sku"],
        "quantity": "1",
        "currency": "USD",
        "item-price": "210.00",
    }
    bring(shop, "orders.txt", row)


@pytest.fixture
def drill(shop):
    (case_id,) = bring(shop, "fba.txt", REPORT)
    return case_id


def sheet_of(shop, case_id):
    return text_of(shop.desk.papers.evidence(case_id, addressee=Party.PLATFORM).pdf)


def test_what_the_order_tells_is_what_letter_sheet_and_claim_ask_for(shop, drill):
    """The claim was of nothing, and the sheet asked to hear an appeal that nobody had decided on."""
    price_told(shop)
    assert shop.case(drill).next.kind is StepKind.SEND_CLAIM
    letter = shop.do(drill, StepKind.SEND_CLAIM)
    assert letter.template == "reimbursement"
    assert "We ask you to reimburse USD 210.00." in letter.body
    assert [claim.amount for claim in shop.case(drill).claims] == [usd("210.00")]
    sheet = sheet_of(shop, drill)
    assert "We ask you to reimburse" in sheet
    assert "USD 210.00" in sheet
    assert "appeal" not in sheet.casefold()


def test_while_nobody_knows_the_price_both_ask_for_it_by_that_word(shop, drill):
    letter = shop.do(drill, StepKind.SEND_CLAIM)
    assert "We ask you to reimburse the price." in letter.body
    sheet = " ".join(sheet_of(shop, drill).split())
    assert "We ask you for a reimbursement" in sheet
    assert "appeal" not in sheet.casefold()


@pytest.mark.parametrize("known", [True, False])
def test_what_the_platform_paid_for_is_the_platforms_and_the_case_ends(shop, drill, known):
    """*Place goods* stayed, and was refused until somebody said what becomes of another's goods."""
    if known:
        price_told(shop)
    shop.do(drill, StepKind.SEND_CLAIM)
    if not known:
        price_told(shop)
    shop.do(drill, Move.CLAIM_ACCEPTED)
    shop.do(drill, StepKind.SETTLE, amount=usd("210.00"), reference="R1")
    case = shop.case(drill)
    assert case.tracks.goods is Goods.DISPOSED
    if case.closed_at is None:
        assert case.next.kind is StepKind.CLOSE
        shop.do(drill, StepKind.CLOSE)
    assert shop.case(drill).closed_at is not None


def test_while_a_rest_is_asked_for_nothing_of_it_is_the_platforms_yet(shop, drill):
    price_told(shop)
    shop.do(drill, StepKind.SEND_CLAIM)
    shop.do(drill, Move.CLAIM_ACCEPTED)
    shop.do(drill, StepKind.SETTLE, amount=usd("10.00"), reference="R1", rest_asked=True)
    assert shop.case(drill).tracks.goods is Goods.RECEIVED
