"""Cases 10 to 17: every letter and paper is for the right reader, of the right goods, and says what is so."""

import email
import email.policy
import io
from datetime import date

import pytest
from PIL import Image

from returns.casework.money_moves import MoneyTold
from returns.casework.products import ProductTold
from returns.errors import IllegalMove
from returns.records.policy import Address, EvidenceDemand, PolicyTerms
from returns.terms import (
    Disposition,
    Fault,
    FreightPayer,
    Goods,
    HoldKind,
    Move,
    Offer,
    PackageState,
    Party,
    PlaceKind,
    Request,
    RmaPlacement,
    Route,
    StepKind,
    Verdict,
)
from tests.cases.playing import (
    advice,
    agree_to_return,
    come_back,
    enter,
    enter_until,
    label,
    letters,
    next_of,
    sheet,
    sheet_if_any,
)
from tests.returns.casework.shop import usd

# --- case 10: a brick came back ------------------------------------------------------------------

BRICK = {"instead": "a brick", "package": PackageState.OPENED}


@pytest.mark.parametrize(
    ("paid", "reason"), [("150.00", "CR-DEFECTIVE"), ("129.00", "CR-UNWANTED_ITEM")]
)
def test_a_brick_is_declined_and_told_to_the_buyer_alone(shop, paid, reason):
    """Case 10: a lamp was sold and a brick came back; nothing was paid, so nothing is asked of anybody."""
    shop.supplier(costs=[("LAMP", "60")], rma_needed=False)
    case_id = shop.request(shop.item("LAMP", paid, return_reason=reason))
    come_back(shop, case_id, **BRICK)
    case = shop.case(case_id)
    assert case.units[0].verdict is Verdict.WRONG_ITEM
    assert (case.recommendation.fault, case.recommendation.claim_from) == (Fault.BUYER, None)
    assert "appeal" not in advice(shop, case_id)
    with pytest.raises(IllegalMove):
        shop.do(case_id, StepKind.SEND_CLAIM)
    enter_until(shop, case_id, StepKind.PLACE_GOODS)
    shop.do(case_id, StepKind.PLACE_GOODS, disposition=Disposition.DISPOSE)
    enter_until(shop, case_id)
    case = shop.case(case_id)
    assert (case.closed_at is not None, case.payments, case.claims) == (True, (), ())
    assert {letter.to for letter in letters(shop, case_id)} == {Party.BUYER}


@pytest.mark.parametrize("paid", ["150.00", "219.95"])
def test_what_the_platform_paid_for_a_brick_is_asked_of_the_platform(shop, paid):
    """Case 10: a refund at the first scan can be appealed, by the sum that was really paid."""
    shop.supplier(costs=[("LAMP", "60")], rma_needed=False)
    scanned = {"resolution": "RefundAtFirstScan", "return_request_status": "Approved"}
    case_id = shop.request(
        shop.item("LAMP", paid, refunded_amount=paid, tracking_id="T9", **scanned)
    )
    shop.desk.receiving.receive(case_id, "T9")
    shop.look(case_id, **BRICK)
    shop.finish(case_id)
    assert shop.case(case_id).recommendation.claim_from is Fault.PLATFORM
    letter = enter(shop, case_id)
    assert letter.to is Party.PLATFORM
    assert usd(paid).coded in letter.body
    assert all(each.to is not Party.SUPPLIER for each in letters(shop, case_id))


def test_half_of_what_the_platform_paid_for_goods_that_the_buyer_damaged_is_asked_of_it(shop):
    """Case 10: the step that Enter takes asks for what the sheet asks for, before the goods are placed."""
    shop.supplier(costs=[("LAMP", "60")], rma_needed=False)
    scanned = {"resolution": "RefundAtFirstScan", "return_request_status": "Approved"}
    case_id = shop.request(
        shop.item("LAMP", "123.20", refunded_amount="123.20", tracking_id="T9", **scanned)
    )
    shop.desk.receiving.receive(case_id, "T9")
    shop.look(case_id, marks="Cut strap, worn")
    shop.finish(case_id, Verdict.BUYER_DAMAGE)
    assert "USD 61.60" in sheet(shop, case_id, Party.PLATFORM)
    letter = enter(shop, case_id)
    assert letter.to is Party.PLATFORM
    assert "USD 61.60" in letter.body
    (claim,) = shop.case(case_id).claims
    assert (claim.of, claim.amount) == (Party.PLATFORM, usd("61.60"))


def test_a_refund_at_the_first_scan_can_be_appealed_before_its_sum_is_told(shop):
    """Case 10: the platform paid, as the file says; the sum comes with a later one."""
    shop.supplier(costs=[("LAMP", "60")], rma_needed=False)
    scanned = {"resolution": "RefundAtFirstScan", "return_request_status": "Approved"}
    case_id = shop.request(shop.item("LAMP", "150.00", tracking_id="T9", **scanned))
    shop.desk.receiving.receive(case_id, "T9")
    shop.look(case_id, **BRICK)
    shop.finish(case_id)
    assert shop.case(case_id).recommendation.claim_from is Fault.PLATFORM


@pytest.mark.parametrize("told", ["150.00", "112.40"])
def test_the_platform_is_asked_for_nothing_until_its_sum_is_told(shop, told):
    """Case 10: a sum that nobody has told is no sum to ask for; then it is what was really paid."""
    shop.supplier(costs=[("LAMP", "60")], rma_needed=False)
    scanned = {"resolution": "RefundAtFirstScan", "return_request_status": "Approved"}
    case_id = shop.request(shop.item("LAMP", "150.00", tracking_id="T9", **scanned))
    shop.desk.receiving.receive(case_id, "T9")
    shop.look(case_id, **BRICK)
    shop.finish(case_id)
    assert enter_until(shop, case_id, StepKind.CHECK) == []
    case = shop.case(case_id)
    held = case.outlook(case.lead).hold
    assert (held.kind, held.stays) == (HoldKind.PLATFORM_SUM, True)
    shop.desk.money.note(case_id, MoneyTold(usd(told), out=True, party=Party.PLATFORM))
    letter = enter(shop, case_id)
    assert letter.to is Party.PLATFORM
    assert usd(told).coded in letter.body


def test_no_sheet_asks_the_supplier_for_a_buyers_brick(shop):
    """Case 10: a case against a buyer is no supplier's."""
    shop.supplier(costs=[("LAMP", "60")], rma_needed=False)
    case_id = shop.request(shop.item("LAMP", "150.00"))
    come_back(shop, case_id, **BRICK)
    assert "We ask for" not in sheet_if_any(shop, case_id, Party.SUPPLIER)


# --- case 11: a wrong item that was complained of --------------------------------------------------


@pytest.mark.parametrize(
    ("reason", "paid"),
    [("AMZ-PG-BAD-DESC", "150.00"), ("AMZ-PG-BAD-DESC", "112.40"), ("CR-SWITCHEROO", "150.00")],
)
@pytest.mark.parametrize("written", ["as what came instead", "beside what the buyer said"])
def test_who_complained_of_another_thing_and_sends_it_back_told_the_truth(
    shop, reason, paid, written
):
    """Case 11: not as described, and we found a red vase."""
    shop.supplier(costs=[("VASE", "60")], rma_needed=False)
    case_id = shop.request(shop.item("VASE", paid, return_reason=reason))
    agree_to_return(shop, case_id)
    shop.desk.receiving.receive(case_id)
    shop.look(case_id, instead="a red vase" if written == "as what came instead" else "")
    shop.desk.cases.set_found_says(case_id, "item", "a red vase")
    shop.finish(case_id)
    case = shop.case(case_id)
    assert case.units[0].verdict is Verdict.AS_CLAIMED
    assert case.recommendation.fault is not Fault.BUYER
    assert Offer.DECLINE not in case.recommendation.offers
    assert enter(shop, case_id).facts.amount == usd(paid)
    assert shop.case(case_id).tracks.request is Request.APPROVED


# --- case 12: what never arrived -------------------------------------------------------------------


@pytest.mark.parametrize("paid", ["20.00", "75.00", "150.00"])
@pytest.mark.parametrize(
    "reason", ["NEVER_ARRIVED", "UNDELIVERABLE_UNKNOWN", "UNDELIVERABLE_REFUSED"]
)
@pytest.mark.parametrize(
    ("lang", "of_goods"),
    [
        ("en", ("keep", "send it back", "send the goods", "post it")),
        ("zh", ("留下", "寄回", "退回给", "寄到")),
    ],
)
def test_no_letter_of_a_whole_life_speaks_of_goods_that_nobody_has(
    shop, reason, paid, lang, of_goods
):
    """Case 12: never arrived, or undeliverable."""
    shop.supplier(costs=[("MUG", "4")], rma_needed=False)
    case_id = shop.request(shop.item("MUG", paid, return_reason=reason))
    assert shop.case(case_id).lines[0].reason in ("never_arrived", "undeliverable")
    while next_of(shop, case_id) not in (StepKind.SEND_CLAIM, None):
        letter = enter(shop, case_id, lang)
        assert letter.facts.goods == "none"
        assert not [words for words in of_goods if words in letter.body]
    case = shop.case(case_id)
    assert case.paid == usd(paid)
    assert case.tracks.goods is Goods.NONE_EXPECTED


# --- case 13: postage, labels, slips ---------------------------------------------------------------


def test_where_we_pay_no_letter_and_no_label_asks_the_buyer_for_postage(shop):
    """Case 13: offer, approval, label: one word on who pays."""
    shop.supplier(costs=[("LAMP", "60")], rma_needed=False)
    case_id = shop.request(shop.item("LAMP", "150.00"))
    answer, approval, sent = (enter(shop, case_id) for _ in range(3))
    for letter in (answer, approval, sent):
        assert letter.facts.freight_payer is FreightPayer.SELLER
        assert "tracked postage" not in letter.body
    assert sent.attachments == ("label",)
    assert "not postage" not in label(shop, case_id)


@pytest.mark.parametrize("route", [Route.TO_US, Route.TO_SUPPLIER])
def test_where_the_buyer_pays_letter_and_label_ask_for_tracked_postage(shop, route):
    """Case 13: the buyer pays."""
    shop.supplier(costs=[("SHIRT", "20")], rma_needed=False)
    case_id = shop.request(shop.item("SHIRT", "75.00", return_reason="AMZ-PG-MISORDERED"))
    letter = agree_to_return(shop, case_id, route)
    assert letter.facts.freight_payer is FreightPayer.BUYER
    assert "tracked postage" in letter.body
    assert "label" not in letter.attachments
    assert "not postage" in label(shop, case_id)
    assert next_of(shop, case_id) is StepKind.AWAIT_PARCEL


def test_a_label_that_wants_a_carriers_label_beside_it_is_not_called_prepaid(shop):
    """Case 13: letter and label say the same of the postage."""
    shop.supplier(costs=[("LAMP", "60")], rma_needed=False)
    case_id = shop.request(shop.item("LAMP", "150.00"))
    sent = [enter(shop, case_id) for _ in range(3)][-1]
    assert "prepaid carrier label beside it" in label(shop, case_id)
    assert "beside the prepaid carrier label" in sent.body
    assert "postage is prepaid" not in sent.body


@pytest.mark.parametrize(
    ("placement", "paper", "told"),
    [
        (RmaPlacement.INSIDE_SLIP, "slip", "inside the box"),
        (RmaPlacement.PRINTED_SHEET_OUTSIDE, "box_sheet", "on the outside of the box"),
    ],
)
def test_a_paper_that_the_buyer_is_to_put_on_the_parcel_goes_with_the_letter(
    shop, placement, paper, told
):
    """Case 13: who is asked for a slip gets one."""
    shop.supplier(costs=[("SHIRT", "20")], rma_needed=False, rma_placement=placement)
    case_id = shop.request(shop.item("SHIRT", "75.00", return_reason="AMZ-PG-MISORDERED"))
    letter = agree_to_return(shop, case_id, Route.TO_SUPPLIER)
    assert paper in letter.attachments
    assert told in letter.body


def test_who_sends_it_to_the_supplier_is_not_told_that_we_look_at_it(shop):
    """Case 13: route to supplier."""
    shop.supplier(costs=[("SHIRT", "20")], rma_needed=False)
    case_id = shop.request(shop.item("SHIRT", "75.00", return_reason="AMZ-PG-MISORDERED"))
    agree_to_return(shop, case_id, Route.TO_SUPPLIER)
    for letter in letters(shop, case_id):
        for ours in ("back to us", "we have looked at it", "12 Quay Street"):
            assert ours not in letter.body
    assert "7 Kiln Road" in letters(shop, case_id)[-1].body


SUPPLIERS = """{"suppliers": [{"name": "Kiln & Co", "email": "returns@kiln.example",
 "warehouses": [{"name": "Main", "address": {"lines": ["7 Kiln Road"], "city": "Stoke", "country": "GB"}}],
 "policies": [{"holds_from": "2026-01-01",
               "terms": {"rma_needed": false, "rma_placement": "inside_slip"}}],
 "products": []}]}"""


def drafted(path):
    """The names of the papers in a saved draft."""
    message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
    return [part.get_filename() for part in message.iter_attachments()]


@pytest.mark.parametrize(
    ("reason", "route", "step"),
    [("defective", "to_us", "send_label"), ("wrong_size", "to_supplier", "approve")],
)
def test_a_draft_holds_the_papers_that_its_letter_names(
    sendback, tmp_path, reason, route, step
):
    """Case 13: the label, or the slip, is in the draft."""
    file, draft = tmp_path / "suppliers.json", tmp_path / "letter.eml"
    file.write_text(SUPPLIERS, "utf-8")
    sendback("suppliers", file)
    thing = ("--title", "Lamp", "--sku", "LAMP", "--price", "150", "--currency", "USD")
    _, case, _ = sendback("new", "302-1", "--reason", reason, *thing, "--shop", "Shop")
    sendback("supplier", case, "Kiln & Co")
    sendback("do", case, "answer_buyer", "--offer", "refund_on_receipt")
    if step == "send_label":
        sendback("do", case, "approve", "--route", route)
        code, told, _ = sendback("do", case, step, "--eml", draft, "--json")
    else:
        code, told, _ = sendback("do", case, step, "--route", route, "--eml", draft, "--json")
    assert code == 0
    assert told["letter"]["attachments"]
    assert len(drafted(draft)) == len(told["letter"]["attachments"])


# --- case 14: evidence -----------------------------------------------------------------------------


def a_picture():
    """A small JPEG."""
    out = io.BytesIO()
    Image.new("RGB", (64, 48), "red").save(out, "JPEG")
    return out.getvalue()


@pytest.mark.parametrize(
    ("lang", "words"),
    [("en", ("attached", "unaltered", "evidence")), ("zh", ("附件", "未改动", "证据"))],
)
@pytest.mark.parametrize("photos", [0, 1])
def test_a_claim_speaks_of_evidence_only_where_it_has_a_picture(shop, lang, words, photos):
    """Case 14: no photo and no sheet; then with one."""
    shop.supplier(costs=[("MUG", "4")], rma_needed=False)
    case_id = shop.request(shop.item("MUG", "20.00"))
    if photos:
        shop.desk.photos.add_bytes(case_id, a_picture(), "mug.jpg")
    enter_until(shop, case_id, StepKind.SEND_CLAIM)
    letter = enter(shop, case_id, lang)
    assert (letter.attachments == ("evidence",)) is bool(photos)
    assert any(word in letter.body.lower() for word in words) is bool(photos)


@pytest.mark.parametrize(
    ("pattern", "subject"),
    [
        ("RMA {rma} / {order}", "RMA K-77 / 113-1111111-1111111"),
        ("[{sku}] {rma}", "[MUG] K-77"),
    ],
)
def test_a_claim_has_the_subject_line_that_its_supplier_wants(shop, pattern, subject):
    """Case 14: the supplier's subject line."""
    evidence = EvidenceDemand(subject=pattern, redact_buyer=False)
    shop.supplier(costs=[("MUG", "4")], evidence=evidence)
    case_id = shop.request(shop.item("MUG", "20.00"))
    enter_until(shop, case_id)
    shop.do(case_id, Move.RMA_GIVEN, rma="K-77")
    assert enter(shop, case_id).subject == subject


# --- case 15: one address ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("address", "lines"),
    [
        (
            Address("Shed Storage", ("Lagerweg 3",), "Berlin", "Berlin", "10115", "DE"),
            ["Shed Storage, RETURNS", "Lagerweg 3", "10115 Berlin", "GERMANY"],
        ),
        (
            Address("Shed", ("8 Dock St", "Berlin"), "Berlin", "", "10115", "DE"),
            ["Shed, RETURNS", "8 Dock St", "10115 Berlin", "GERMANY"],
        ),
        (
            Address("Depot", ("5 Pier",), "Austin", "TX", "78701", "US"),
            ["Depot, RETURNS", "5 Pier", "Austin, TX 78701", "UNITED STATES"],
        ),
        (
            Address("Kura", ("代々木1-2-3",), "渋谷区", "東京都", "151-0053", "JP"),
            ["〒151-0053", "東京都渋谷区", "代々木1-2-3", "Kura, RETURNS", "JAPAN"],
        ),
    ],
)
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_letter_and_label_write_the_third_partys_address_alike(shop, address, lines, lang):
    """Case 15: the goods go to a third party, whose address stands once and in its country's order."""
    shop.supplier(costs=[("LAMP", "60")], rma_needed=False)
    shop.desk.places.keep("Shed", PlaceKind.THIRD_PARTY, address)
    case_id = shop.request(shop.item("LAMP", "150.00"))
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT)
    shop.do(case_id, StepKind.APPROVE, route=Route.TO_THIRD_PARTY, place="Shed")
    sent = enter(shop, case_id, lang)
    assert sent.attachments == ("label",)
    assert list(sent.facts.address) == lines
    for letter in letters(shop, case_id)[1:]:
        assert "\n".join(lines) in letter.body
        assert "12 Quay Street" not in letter.body
        assert letter.body.count(address.city) == 1
    printed = label(shop, case_id, lang=lang)
    assert " ".join(lines) in printed
    assert printed.count(address.city) == 1
    assert "12 Quay Street" not in printed


# --- case 16: gifts, and papers after a decline -------------------------------------------------------


@pytest.mark.parametrize(
    ("paid", "part", "gift"), [("75.00", "22.50", "a tote bag"), ("99.00", "29.70", "a cup")]
)
def test_a_gift_in_addition_is_promised_and_sent_with_the_money(shop, paid, part, gift):
    """Case 16: a gift on top of the part that was offered; the buyer agrees."""
    shop.supplier(costs=[("LAMP", "30")])
    case_id = shop.request(shop.item("LAMP", paid, return_reason="CR-UNWANTED_ITEM"))
    enter(shop, case_id)
    shop.do(case_id, Move.BUYER_REFUSED)
    offered = shop.do(case_id, StepKind.NEGOTIATE, gift=gift)
    shop.do(case_id, Move.BUYER_AGREED)
    refunded = enter(shop, case_id)
    for letter in (offered, refunded):
        assert gift in letter.body
        assert usd(part).coded in letter.body
    assert shop.case(case_id).paid == usd(part)
    assert shop.case(case_id).lines[0].gift == gift


def test_a_gift_that_goes_with_the_first_offer_is_in_its_letter(shop):
    """Case 16: what the refund's letter calls promised was promised."""
    shop.supplier(costs=[("LAMP", "30")])
    case_id = shop.request(shop.item("LAMP", "75.00", return_reason="CR-UNWANTED_ITEM"))
    offered = shop.do(case_id, StepKind.ANSWER_BUYER, gift="a tote bag")
    shop.do(case_id, Move.BUYER_AGREED)
    assert "a tote bag" in enter(shop, case_id).body
    assert "a tote bag" in offered.body


def declined(shop, verdict=Verdict.WRONG_ITEM):
    """Something else, or nothing, came back, and the buyer was told no; nothing was paid."""
    shop.supplier(costs=[("LAMP", "60")], rma_needed=False)
    case_id = shop.request(shop.item("LAMP", "150.00"))
    agree_to_return(shop, case_id)
    shop.desk.receiving.receive(case_id)
    if verdict is Verdict.WRONG_ITEM:
        shop.look(case_id, **BRICK)
    shop.finish(case_id, verdict)
    shop.do(case_id, Move.DECLINE, reason="A brick came back.")
    return case_id


@pytest.mark.parametrize("verdict", [Verdict.WRONG_ITEM, Verdict.EMPTY])
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_sheet_after_a_decline_names_no_sum(shop, verdict, lang):
    """Case 16: nothing was paid, so no 150 is asked back."""
    case_id = declined(shop, verdict)
    for reader in (Party.PLATFORM, Party.SUPPLIER):
        assert "USD" not in sheet_if_any(shop, case_id, reader, lang)


@pytest.mark.parametrize(("lang", "words"), [("en", "reimbursement"), ("zh", "我方诉求 赔偿")])
def test_no_sheet_asks_a_platform_for_what_nobody_paid(shop, lang, words):
    """Case 16: a decline with nothing paid."""
    assert words not in sheet_if_any(shop, declined(shop), Party.PLATFORM, lang)


# --- case 17: terms that were noted later ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("lang", "held", "noted"),
    [
        ("en", "which held on the order date", "Your terms as noted on"),
        ("zh", "依据下单时有效的贵方条款", "记录的贵方条款"),
    ],
)
@pytest.mark.parametrize("begins", ["2026-11-22", "2026-11-09", "2026-11-08", "2026-01-01"])
def test_terms_are_said_to_have_held_only_from_the_day_on_which_they_begin(
    shop, begins, lang, held, noted
):
    """Case 17: an order of 8 November; the terms are written down today."""
    shop.desk.policies.add_supplier("Kiln & Co", "returns@kiln.example", "en")
    (kiln,) = shop.desk.policies.suppliers()
    shop.desk.products.tell("LAMP", ProductTold(cost=usd("60"), supplier="Kiln & Co"))
    case_id = shop.request(shop.item("LAMP", "20.00", order_date="08-Nov-2026"))
    day = date.fromisoformat(begins)
    shop.desk.policies.new_version(kiln.id, PolicyTerms(rma_needed=False), day)
    told = sheet(shop, case_id, lang=lang)
    assert (held in told) is (day <= date(2026, 11, 8))
    assert (noted in told) is (day > date(2026, 11, 8))
