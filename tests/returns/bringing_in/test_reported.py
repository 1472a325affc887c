"""What a platform reports is where a case starts: arrived, settled, refused, owed by the platform."""

import pytest

from returns.bringing_in.reported import _request
from returns.errors import IllegalMove
from returns.money import Money
from returns.records.options import StepOptions
from returns.rules.reasons import NEVER_HAD
from returns.terms import (
    BuyerMoney,
    Fault,
    FreightWay,
    Goods,
    Move,
    Offer,
    Request,
    StepKind,
    SupplierClaim,
)
from returns.trade.platform_acts import ACTS, PlatformAct

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

    bring_in.desk = desk
    return bring_in


def test_a_return_that_the_carrier_delivered_starts_the_platforms_clock(desk, bring):
    case = bring(RETURNS + request(delivered="20-Nov-2026", status="Completed"))
    assert case.tracks.goods is Goods.RECEIVED
    assert case.lines[0].received_at.date().isoformat() == "2026-11-20"
    desk.receiving.receive(case.id, "T-1")
    scanned = desk.cases.get(case.id)
    # the refund is due from the delivery, not from our scan
    assert scanned.lines[0].received_at == case.lines[0].received_at
    assert [parcel.received_at is not None for parcel in scanned.parcels] == [True]


def test_a_returnless_request_that_the_platform_refunded_waits_for_no_answer(bring):
    case = bring(RETURNS + request(resolution="ReturnlessRefund", refunded="75.00"))
    assert case.tracks.request is Request.APPROVED
    assert case.tracks.buyer_money is BuyerMoney.PAID
    assert case.next.kind is not StepKind.ANSWER_BUYER


def test_a_refused_request_is_closed(bring):
    case = bring(RETURNS + request(status="Rejected"))
    assert case.tracks.request is Request.DECLINED
    assert case.closed_at is not None


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
    # the goods are for sale again there: nothing of them is ours to place
    wanted = StepKind.SEND_CLAIM if claim is SupplierClaim.TO_ASK else None
    assert (case.next.kind if case.next else None) is wanted


def test_the_platform_is_asked_for_what_it_broke(desk, bring):
    case = bring(FBA + unit("DAMAGED", "UNWANTED_ITEM"))
    letter = desk.cases.do(case.id, StepKind.SEND_CLAIM).letter
    assert "reimburse" in letter.body
    assert "0.00" not in letter.body
    assert desk.cases.get(case.id).recommendation.claim_from is Fault.PLATFORM
    paid = StepOptions(amount=Money.parse("7", "USD"))
    desk.cases.do(case.id, Move.CLAIM_ACCEPTED, paid)
    assert desk.cases.get(case.id).claims[-1].accepted == paid.amount


@pytest.fixture
def again(desk, tmp_path):
    """A function that brings a later copy of the file in: (new, known)."""

    def bring_again(text):
        path = tmp_path / "later.txt"
        path.write_text(text, "utf-8")
        result = desk.intake.commit(desk.intake.preview(path))
        return result.new, result.known

    return bring_again


def test_a_refund_that_a_later_file_reports_is_not_paid_again(desk, bring, again):
    case = bring(RETURNS + request())
    later = RETURNS + request(status="Completed", refunded="75.00")
    assert again(later) == (0, 1)
    told = desk.cases.get(case.id)
    assert told.paid == told.value
    assert told.tracks.buyer_money is BuyerMoney.PAID
    assert desk.cases.history(case.id)[-1].kind == "reported"
    assert again(later) == (0, 1)
    assert len(desk.cases.history(case.id)) == 2
    with pytest.raises(IllegalMove, match="already"):
        desk.cases.do(case.id, StepKind.REFUND)


def test_our_own_refund_that_the_platform_reports_is_counted_once(desk, bring, again):
    case = bring(RETURNS + request())
    desk.cases.do(case.id, StepKind.ANSWER_BUYER)
    desk.cases.do(case.id, StepKind.REFUND)
    again(RETURNS + request(status="Completed", refunded="75.00"))
    assert len(desk.cases.get(case.id).payments) == 1


def test_parcel_and_delivery_that_a_later_file_reports_are_known(desk, bring, again):
    case = bring((RETURNS + request()).replace("UPS\tT-1", "\t"))
    assert case.parcels == ()
    again(RETURNS + request(delivered="20-Nov-2026"))
    told = desk.cases.get(case.id)
    assert [parcel.tracking for parcel in told.parcels] == ["T-1"]
    assert told.tracks.goods is Goods.RECEIVED
    assert desk.cases.find("T-1") == case.id


def test_what_the_buyer_said_may_come_weeks_later(desk, bring, again):
    row = unit("SELLABLE", "DEFECTIVE")
    case = bring(FBA + row)
    again(FBA + row.rstrip("\n") + "Won&#39;t turn on\n")
    assert desk.cases.get(case.id).lines[0].buyer_words == "Won't turn on"


@pytest.mark.parametrize(
    ("resolution", "offer"),
    [
        ("Replacement", Offer.REPLACEMENT),
        ("Exchange", Offer.REPLACEMENT),
        ("StandardRefund", Offer.IMMEDIATE_REFUND),
    ],
)
def test_the_resolution_that_the_buyer_chose_decides_what_comes_first(bring, resolution, offer):
    case = bring(RETURNS + request(resolution=resolution))
    assert case.recommendation.first is offer


@pytest.mark.parametrize(("payer", "cost"), [("Seller", 725), ("Customer", 0), ("Amazon", 0)])
def test_a_label_that_we_paid_is_known_as_postage_back(bring, payer, cost):
    header, row = RETURNS.rstrip("\n"), request().rstrip("\n")
    told = f"{header}\tLabel cost\tLabel to be paid by\n{row}\t7.25\t{payer}\n"
    assert bring(told).freight_back == (Money(cost, "USD") if cost else None)


def asked_of_us(case):
    """What is next is ours to do, and not only waited for."""
    return case.next is not None and case.next.waiting_for is None


@pytest.mark.parametrize("later", [False, True])
@pytest.mark.parametrize(
    ("resolution", "offer"),
    [
        ("StandardRefund", Offer.REFUND_ON_RECEIPT),
        ("Replacement", Offer.REPLACEMENT_ON_RECEIPT),
    ],
)
def test_a_return_that_the_platform_approved_has_its_goods_awaited(
    bring, again, resolution, offer, later
):
    """domain.md 2: what the platform did is a fact, and no step asks for it again."""
    if later:
        bring(RETURNS + request(resolution=resolution))
        again(RETURNS + request(status="Approved", resolution=resolution))
    else:
        bring(RETURNS + request(status="Approved", resolution=resolution))
    case = bring.desk.cases.get(1)
    line = case.lead
    assert case.tracks.request is Request.APPROVED
    assert case.tracks.goods is Goods.AWAITED
    assert (line.offer, line.tracks.buyer_money) == (offer, BuyerMoney.AGREED)
    # the buyer has the platform's label already
    assert case.next.kind is StepKind.AWAIT_PARCEL
    assert not asked_of_us(case)


@pytest.mark.parametrize("key", [Move.OFFER, StepKind.ANSWER_BUYER])
def test_what_happens_now_may_be_told_the_buyer_all_the_same(desk, bring, key):
    case = bring(RETURNS + request(status="Approved"))
    change = desk.cases.do(case.id, key, StepOptions(offer=Offer.REFUND_ON_RECEIPT))
    assert "as the approval that you got says" in change.letter.body
    after = desk.cases.get(case.id)
    assert (after.tracks.goods, after.next.kind) == (Goods.AWAITED, StepKind.AWAIT_PARCEL)
    # and more than was approved can be given
    desk.cases.do(case.id, Move.OFFER, StepOptions(offer=Offer.RETURNLESS_REFUND))
    assert desk.cases.get(case.id).tracks.goods is Goods.KEPT


def test_a_part_that_we_had_offered_is_over_once_the_platform_approves_the_return(
    desk, bring, again
):
    case = bring(RETURNS + request())
    told = StepOptions(offer=Offer.PARTIAL_REFUND, amount=Money.parse("20", "USD"))
    desk.cases.do(case.id, StepKind.ANSWER_BUYER, told)
    again(RETURNS + request(status="Approved"))
    after = desk.cases.get(case.id)
    assert (after.lead.offer, after.lead.offer_amount) == (Offer.REFUND_ON_RECEIPT, None)
    assert after.tracks.goods is Goods.AWAITED


def test_what_we_gave_without_a_return_stands_whatever_the_platform_approves(
    desk, bring, again
):
    case = bring(RETURNS + request())
    desk.cases.do(case.id, StepKind.ANSWER_BUYER, StepOptions(offer=Offer.RETURNLESS_REFUND))
    before = desk.cases.get(case.id).lead
    again(RETURNS + request(status="Approved"))
    after = desk.cases.get(case.id).lead
    assert (after.offer, after.tracks) == (before.offer, before.tracks)


def test_nobody_waits_for_what_the_buyer_never_had(bring):
    text = RETURNS + request(status="Approved")
    case = bring(text.replace("CR-DEFECTIVE", "NEVER_ARRIVED"))
    assert case.lead.reason in NEVER_HAD
    assert case.tracks.goods is Goods.NONE_EXPECTED
    # its money is still to be settled
    assert case.next.kind is StepKind.NEGOTIATE


def test_goods_that_are_here_are_not_asked_for_when_the_buyer_is_answered(desk, bring):
    case = bring(RETURNS + request(delivered="20-Nov-2026"))
    assert case.next.kind is StepKind.ANSWER_BUYER

    change = desk.cases.do(
        case.id, StepKind.ANSWER_BUYER, StepOptions(offer=Offer.REFUND_ON_RECEIPT)
    )

    after = desk.cases.get(case.id)
    assert change.letter.template == "return_here"
    assert after.tracks.request is Request.APPROVED
    assert after.next.kind is StepKind.INSPECT


def test_a_later_report_tells_the_label_and_the_wish_for_a_new_one(desk, bring, again):
    header, row = RETURNS.rstrip("\n"), request().rstrip("\n")
    extra = "\tLabel cost\tLabel to be paid by\n"
    case = bring(f"{header}{extra}{row}\t\t\n")
    assert case.freight_back is None
    wish = request(resolution="Replacement").rstrip("\n")
    again(f"{header}{extra}{wish}\t7.25\tSeller\n")
    told = desk.cases.get(case.id)
    assert told.freight_back == Money(725, "USD")
    assert told.recommendation.first is Offer.REPLACEMENT
    # what the seller noted since is not overwritten
    desk.inspections.set_freight(case.id, FreightWay.BACK, Money(0, "USD"))
    again(f"{header}{extra}{wish}\t8.00\tSeller\n")
    assert desk.cases.get(case.id).freight_back == Money(0, "USD")


def stands(*acts):
    """Where a request stands of which a file tells these acts of its platform."""
    return _request(frozenset(acts))


@pytest.mark.parametrize("act", PlatformAct)
def test_a_request_that_the_platform_answered_is_not_answered_again(act):
    named = {
        PlatformAct.CANCELLED: Request.WITHDRAWN,
        PlatformAct.DECLINED: Request.DECLINED,
    }
    answered = Request.APPROVED if ACTS[act].answers else Request.NEW
    assert stands(act) is named.get(act, answered)
    # what was withdrawn stays it, whatever else was done; then what was declined
    assert stands(act, PlatformAct.CANCELLED) is Request.WITHDRAWN
    if act is not PlatformAct.CANCELLED:
        assert stands(act, PlatformAct.DECLINED) is Request.DECLINED


def test_a_request_of_which_the_platform_did_nothing_is_new():
    assert stands() is Request.NEW
