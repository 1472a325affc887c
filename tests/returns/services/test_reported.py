"""What a platform reports is where a case starts: arrived, settled, refused, owed by the platform."""

import pytest

from returns.terms import BuyerMoney, Fault, Goods, Request, StepKind, SupplierClaim

RETURNS = (
    "Order ID\tOrder date\tReturn request date\tReturn request status\tAmazon RMA ID\t"
    "Currency code\tReturn carrier\tTracking ID\tASIN\tMerchant SKU\tItem Name\t"
    "Return quantity\tReturn Reason\tResolution\tReturn delivery date\tOrder Amount\t"
    "Order quantity\tRefunded Amount\n"
)
FBA = (
    "return-date\torder-id\tsku\tasin\tfnsku\tproduct-name\tquantity\tfulfillment-center-id\t"
    "detailed-disposition\treason\tstatus\tlicense-plate-number\tcustomer-comments\n"
)


def request(status="Pending", resolution="StandardRefund", delivered="", refunded=""):
    return (
        f"112-1234567-0000001\t01-Nov-2026\t14-Nov-2026\t{status}\tD1RMA\tUSD\tUPS\tT-1\tB01\t"
        f"LAMP\tLamp\t1\tCR-DEFECTIVE\t{resolution}\t{delivered}\t75.00\t1\t{refunded}\n"
    )


def unit(disposition, reason):
    return (
        "2026-11-03T15:00:00+00:00\t112-1234567-0000001\tLAMP\tB01\tX1\tLamp\t1\tPHX7\t"
        f"{disposition}\t{reason}\tUnit returned to inventory\tLPN1\t\n"
    )


@pytest.fixture
def bring(desk, tmp_path):
    def bring_in(text):
        path = tmp_path / "file.txt"
        path.write_text(text, "utf-8")
        (case_id,) = desk.intake.commit(desk.intake.preview(path)).change.case_ids
        return desk.cases.get(case_id)

    return bring_in


def test_a_return_that_the_carrier_delivered_starts_the_platforms_clock(desk, bring):
    case = bring(RETURNS + request(delivered="20-Nov-2026", status="Completed"))
    assert case.tracks.goods is Goods.RECEIVED
    assert case.received_at.date().isoformat() == "2026-11-20"
    desk.receiving.receive(case.id, "T-1")
    scanned = desk.cases.get(case.id)
    # the refund is due from the delivery, not from our scan
    assert scanned.received_at == case.received_at
    assert [parcel.received_at is not None for parcel in scanned.parcels] == [True]


def test_a_returnless_request_that_the_platform_refunded_waits_for_no_answer(bring):
    case = bring(RETURNS + request(resolution="ReturnlessRefund", refunded="75.00"))
    assert case.tracks.request is Request.APPROVED
    assert case.tracks.buyer_money is BuyerMoney.PAID
    assert case.next.kind is not StepKind.ANSWER_BUYER


def test_a_refused_request_can_be_closed(desk, bring):
    case = bring(RETURNS + request(status="Rejected"))
    assert case.next.kind is StepKind.CLOSE
    desk.cases.do(case.id, StepKind.CLOSE)
    assert desk.cases.get(case.id).closed_at is not None


@pytest.mark.parametrize(
    ("disposition", "reason", "claim", "asked"),
    [
        ("SELLABLE", "UNWANTED_ITEM", SupplierClaim.NOT_CLAIMABLE, None),
        ("DAMAGED", "UNWANTED_ITEM", SupplierClaim.TO_ASK, Fault.PLATFORM),
        ("CARRIER_DAMAGED", "DEFECTIVE", SupplierClaim.TO_ASK, Fault.PLATFORM),
        ("SELLABLE", "SWITCHEROO", SupplierClaim.TO_ASK, Fault.PLATFORM),
        ("CUSTOMER_DAMAGED", "UNWANTED_ITEM", SupplierClaim.NOT_CLAIMABLE, None),
        # asked from the supplier once the platform gave the goods back
        ("DEFECTIVE", "DEFECTIVE", SupplierClaim.NOT_CLAIMABLE, Fault.SUPPLIER),
    ],
)
def test_what_the_platforms_warehouse_found_decides_what_it_owes(
    bring, disposition, reason, claim, asked
):
    case = bring(FBA + unit(disposition, reason))
    assert case.tracks.supplier_claim is claim
    assert case.recommendation.claim_from is asked
    wanted = StepKind.SEND_CLAIM if claim is SupplierClaim.TO_ASK else StepKind.PLACE_GOODS
    assert case.next.kind is wanted


def test_the_platform_is_asked_for_what_it_broke(desk, bring):
    case = bring(FBA + unit("DAMAGED", "UNWANTED_ITEM"))
    letter = desk.cases.do(case.id, StepKind.SEND_CLAIM).letter
    assert "reimburse" in letter.body
    assert desk.cases.get(case.id).recommendation.claim_from is Fault.PLATFORM
