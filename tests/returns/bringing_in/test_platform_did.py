"""What the platform did is done: nothing asks for it again, and a later file may say that it is over."""

import pytest

from returns.errors import IllegalMove
from returns.ledger.learned_reasons import remember_reason
from returns.ledger.replay import differences
from returns.terms import (
    BuyerMoney,
    Disposition,
    FreightPayer,
    Goods,
    Request,
    StepKind,
    SupplierClaim,
    Wish,
)
from tests.platform_files import row_of

RETURNS = (
    "Order ID\tOrder date\tReturn request date\tReturn request status\tAmazon RMA ID\tLabel type\t"
    "Label cost\tCurrency code\tReturn carrier\tTracking ID\tLabel to be paid by\tA-to-Z Claim\t"
    "Merchant SKU\tItem Name\tReturn quantity\tReturn Reason\tResolution\tReturn delivery date\t"
    "Order Amount\tOrder quantity\tRefunded Amount\tOrder Item ID\tSafeT claim id\n"
)
FBA = (
    "return-date\torder-id\tsku\tasin\tfnsku\tproduct-name\tquantity\tfulfillment-center-id\t"
    "detailed-disposition\treason\tstatus\tlicense-plate-number\tcustomer-comments\n"
)
ORDER = "112-1234567-0000001"


#: how the tests call the columns that they tell something in
COLUMNS = {
    "label": "Label type",
    "cost": "Label cost",
    "tracking": "Tracking ID",
    "payer": "Label to be paid by",
    "a_to_z": "A-to-Z Claim",
    "sku": "Merchant SKU",
    "quantity": "Return quantity",
    "reason": "Return Reason",
    "resolution": "Resolution",
    "delivered": "Return delivery date",
    "amount": "Order Amount",
    "bought": "Order quantity",
    "refunded": "Refunded Amount",
    "item": "Order Item ID",
    "safe_t": "SafeT claim id",
}
REQUEST = {
    "a_to_z": "N",
    "sku": "LAMP",
    "quantity": "1",
    "reason": "CR-DEFECTIVE",
    "resolution": "StandardRefund",
    "amount": "75.00",
    "bought": "1",
    "item": "55",
}


def row(status="Pending", **told):
    """One item of a request; what is told beside the status stands for the file's columns."""
    known = REQUEST | told
    cells = {
        "Order ID": ORDER,
        "Order date": "01-Nov-2026",
        "Return request date": "14-Nov-2026",
        "Return request status": status,
        "Amazon RMA ID": "DA",
        "Currency code": "USD",
        "Return carrier": "UPS",
        "Item Name": known["sku"].title(),
    }
    return row_of(RETURNS, cells | {COLUMNS[name]: value for name, value in known.items()})


def unit(day, disposition="DEFECTIVE", status="", plate="LPN1"):
    cells = {
        "return-date": f"2026-11-{day:02d}T15:00:00+00:00",
        "order-id": ORDER,
        "sku": "LAMP",
        "asin": "B01",
        "fnsku": "X1",
        "product-name": "Lamp",
        "quantity": 1,
        "fulfillment-center-id": "PHX7",
        "detailed-disposition": disposition,
        "reason": "DEFECTIVE",
        "status": status,
        "license-plate-number": plate,
    }
    return row_of(FBA, cells)


@pytest.fixture
def bring(desk, tmp_path):
    """A function that brings rows in and gives the desk's first case as it stands then."""

    def bring_in(text):
        path = tmp_path / "file.txt"
        path.write_text(text, "utf-8")
        desk.intake.commit(desk.intake.preview(path))
        with desk.store.reading() as tx:
            assert differences(tx, 1) == ()
        return desk.cases.get(1)

    return bring_in


def tracks(case):
    return case.lines[0].tracks


@pytest.mark.parametrize("status", ["Closed", "Completed"])
@pytest.mark.parametrize("later", [False, True])
def test_a_request_that_is_over_for_the_platform_is_not_answered(bring, status, later):
    if later:
        bring(RETURNS + row())
    case = bring(RETURNS + row(status))
    # nothing was paid for it: there is nothing to confirm
    assert (tracks(case).request, tracks(case).buyer_money) == (Request.LAPSED, BuyerMoney.OPEN)
    asked = (StepKind.ANSWER_BUYER, StepKind.REFUND, StepKind.NEGOTIATE)
    assert case.closed_at is not None or case.next.kind not in asked


@pytest.mark.parametrize("status", ["Cancelled", "Canceled"])
def test_a_request_that_was_cancelled_is_paid_no_more(desk, bring, status):
    case = bring(RETURNS + row("Approved"))
    assert tracks(case).buyer_money is BuyerMoney.AGREED
    after = bring(RETURNS + row(status))
    assert tracks(after).request is Request.WITHDRAWN
    with pytest.raises(IllegalMove):
        desk.cases.do(case.id, StepKind.REFUND)
    assert after.closed_at is not None


@pytest.mark.parametrize("later", [False, True])
def test_a_replacement_that_was_issued_is_not_refunded(bring, later):
    if later:
        bring(RETURNS + row(resolution="Replacement"))
    case = bring(RETURNS + row("Completed", resolution="Replacement"))
    assert (tracks(case).buyer_money, case.lines[0].wish) == (BuyerMoney.REPLACED, Wish.SAME)


@pytest.mark.parametrize("later", [False, True])
def test_a_refund_at_first_scan_is_the_platforms(bring, later):
    if later:
        bring(RETURNS + row())
    case = bring(RETURNS + row("Approved", resolution="RefundAtFirstScan", tracking="T1"))
    assert tracks(case).buyer_money is BuyerMoney.CONFIRMED
    assert case.next.kind is not StepKind.ANSWER_BUYER


def test_a_part_that_the_platform_refunded_is_taken_off_once(bring):
    told = {"quantity": "2", "amount": "59.99", "bought": "2"}
    case = bring(RETURNS + row("Approved", refunded="30.00", **told))
    assert tracks(case).buyer_money is BuyerMoney.PAID_PARTLY
    assert [(str(p.amount), p.units, p.by_platform) for p in case.payments] == [
        ("$30.00", (1,), True)
    ]
    for _ in range(2):
        case = bring(RETURNS + row("Approved", refunded="59.99", **told))
    assert tracks(case).buyer_money is BuyerMoney.PAID
    assert [(str(p.amount), p.units) for p in case.payments] == [
        ("$30.00", (1,)),
        ("$29.99", (2,)),
    ]


def test_a_refund_that_was_more_than_the_goods_cost_gave_postage_back_too(bring):
    for _ in range(2):
        case = bring(RETURNS + row("Approved", refunded="80.00"))
    assert [(str(p.amount), p.kind, p.line_id is None) for p in case.payments] == [
        ("$75.00", "refund", False),
        ("$5.00", "postage", True),
    ]
    assert case.lines[0].left.minor == 0


def test_each_item_has_what_was_refunded_of_it(bring):
    case = bring(
        RETURNS
        + row("Approved", refunded="75.00")
        + row("Approved", sku="MUG", item="56", amount="20.00")
    )
    assert [str(line.refunded) for line in case.lines] == ["$75.00", "$0.00"]
    assert [line.tracks.buyer_money for line in case.lines] == [
        BuyerMoney.PAID,
        # of what was approved and not refunded the goods are awaited
        BuyerMoney.AGREED,
    ]


def test_an_a_to_z_claim_holds_until_a_later_file_says_that_it_is_over(bring):
    assert bring(RETURNS + row("Approved")).dispute == ""
    held = bring(RETURNS + row("Approved", a_to_z="Y"))
    assert held.dispute == "a_to_z"
    assert held.next.kind is StepKind.CHECK
    free = bring(RETURNS + row("Approved"))
    assert (free.dispute, free.platform_did) == ("", frozenset({"approved"}))
    # approved there, without a label: ours is next
    assert free.next.kind is StepKind.SEND_LABEL
    assert bring(RETURNS + row("Approved", a_to_z="Y")).dispute == "a_to_z"


@pytest.mark.parametrize("later", [False, True])
def test_a_label_that_the_platform_made_is_known_with_who_pays_it(bring, later):
    if later:
        bring(RETURNS + row())
    case = bring(RETURNS + row("Approved", label="AmazonPrePaidLabel", cost="4.14"))
    line = case.lines[0]
    assert line.label_made_at is not None
    assert line.freight_payer is FreightPayer.SELLER
    assert str(case.freight_back) == "$4.14"


def test_a_delivery_back_is_of_all_units(bring):
    bring(RETURNS + row("Approved", quantity="2", bought="2"))
    case = bring(
        RETURNS
        + row("Approved", quantity="2", bought="2", delivered="20-Nov-2026", tracking="T1")
    )
    assert [unit.goods for unit in case.units] == [Goods.RECEIVED, Goods.RECEIVED]
    assert [parcel.tracking for parcel in case.parcels] == ["T1"]


@pytest.mark.parametrize(
    ("status", "fate"),
    [
        ("Unit returned to inventory", Disposition.RESTOCK),
        ("Repackaged Successfully", Disposition.RESTOCK),
        ("Immediate Liquidation", Disposition.DISCOUNT),
        ("Reimbursed", None),
    ],
)
@pytest.mark.parametrize("later", [False, True])
def test_what_the_warehouse_did_with_a_unit_leaves_nothing_to_place(bring, status, fate, later):
    if later:
        first = bring(FBA + unit(3))
        assert first.next.kind is StepKind.PLACE_GOODS
    case = bring(FBA + unit(3, status=status))
    (piece,) = case.units
    assert piece.goods is Goods.DISPOSED
    assert piece.disposition is fate
    assert case.closed_at is not None


@pytest.mark.parametrize("later", [False, True])
def test_what_the_platform_reimbursed_is_not_asked_for(bring, later):
    if later:
        assert tracks(bring(FBA + unit(3, "DAMAGED"))).supplier_claim is SupplierClaim.TO_ASK
    case = bring(FBA + unit(3, "DAMAGED", "Reimbursed"))
    assert tracks(case).supplier_claim is SupplierClaim.SETTLED
    assert case.closed_at is not None


def test_one_unit_listed_under_two_days_is_one_case(desk, bring):
    bring(FBA + unit(20))
    case = bring(FBA + unit(22, status="Reimbursed"))
    assert desk.cases.how_many() == 1
    assert case.units[0].goods is Goods.DISPOSED


def test_an_old_desk_knows_a_unit_again_under_another_day(desk, bring):
    bring(FBA + unit(20))
    with desk.store.transaction() as tx:
        tx.exec_driver_sql(
            "UPDATE imported SET row_key = row_key || '|' || ? || '|2026-11-20T15:00:00Z'",
            (ORDER,),
        )
    case = bring(FBA + unit(22, status="Reimbursed"))
    assert desk.cases.how_many() == 1
    assert case.units[0].goods is Goods.DISPOSED


def test_a_wording_that_the_seller_explained_is_understood_in_the_next_file(desk, bring):
    first = bring(RETURNS + row(reason="Wobbles when I sing"))
    assert first.lines[0].reason == "not_understood"
    with desk.store.transaction() as tx:
        remember_reason(tx, first.platform, first.lines[0].raw_reason, "defective")
    bring(RETURNS + row(reason="Wobbles  when I sing.").replace("\tDA\t", "\tDB\t"))
    assert desk.cases.get(2).lines[0].reason == "defective"
    assert desk.cases.get(1).lines[0].reason == "not_understood"


def test_a_further_item_in_a_later_copy_of_a_request_is_a_further_line(desk, bring):
    first = row("Approved")
    bring(RETURNS + first)
    more = first + row("Approved", sku="MUG", item="56", amount="20.00", refunded="20.00")
    for _ in range(2):
        case = bring(RETURNS + more)
    assert [(line.sku, str(line.worth), str(line.refunded)) for line in case.lines] == [
        ("LAMP", "$75.00", "$0.00"),
        ("MUG", "$20.00", "$20.00"),
    ]
    assert [event.kind for event in desk.cases.history(1)] == ["opened", "reported"]
    assert desk.queue.rows([1])[0].line_count == 2
