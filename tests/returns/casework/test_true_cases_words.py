"""Who hears what: every letter is to the right party, of the right goods, and says what is so."""

import pytest

from returns.errors import IllegalMove
from returns.records.options import StepOptions
from returns.records.policy import Address, EvidenceDemand
from returns.terms import (
    Fault,
    FreightPayer,
    Goods,
    Move,
    Offer,
    PackageState,
    Party,
    PlaceKind,
    Request,
    Route,
    StepKind,
    Verdict,
)
from tests.returns.casework.shop import usd

SHED = Address("Shed Storage", ("Lagerweg 3",), "Hamburg", "", "20095", "DE")


def back(shop, case_id, **facts):
    """All of it comes back to us, and is looked at."""
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT)
    shop.do(case_id, StepKind.APPROVE, route=Route.TO_US)
    shop.desk.receiving.receive(case_id)
    shop.look(case_id, **facts)


# --- whom a claim goes to -------------------------------------------------------------------------


@pytest.mark.parametrize("verdict", [Verdict.WRONG_ITEM, Verdict.EMPTY])
def test_a_supplier_hears_nothing_of_a_buyer_who_sent_something_else(shop, verdict):
    shop.supplier(costs=[("LAMP", "60")], rma_needed=False)
    case_id = shop.request(shop.item("LAMP", "150.00"))
    back(shop, case_id, instead="a brick")
    shop.finish(case_id, verdict)
    case = shop.case(case_id)
    assert case.recommendation.fault is Fault.BUYER
    assert case.recommendation.claim_from is not Fault.SUPPLIER
    with pytest.raises(IllegalMove):
        shop.do(case_id, StepKind.SEND_CLAIM)
    assert all(kept.letter.to is Party.BUYER for kept in shop.desk.cases.letters(case_id))
    assert shop.case(case_id).claims == ()


@pytest.mark.parametrize(
    ("reason", "told_the_truth"),
    [
        ("AMZ-PG-BAD-DESC", True),
        ("CR-SWITCHEROO", True),
        ("CR-DEFECTIVE", False),
        ("CR-UNWANTED_ITEM", False),
    ],
)
def test_whose_wrong_item_it_was_follows_from_the_reason(shop, reason, told_the_truth):
    shop.supplier(costs=[("VASE", "60")])
    case_id = shop.request(shop.item("VASE", "150.00", return_reason=reason))
    back(shop, case_id, package=PackageState.OPENED, instead="a red vase")
    shop.finish(case_id, Verdict.WRONG_ITEM)
    advice = shop.case(case_id).recommendation
    assert (advice.fault is Fault.BUYER) is not told_the_truth
    assert (advice.first is Offer.DECLINE) is not told_the_truth
    if told_the_truth:
        shop.do(case_id, StepKind.REFUND)
        assert shop.case(case_id).paid == usd("150")


@pytest.mark.parametrize(
    ("lang", "called", "asked"),
    [
        (
            "en",
            "what came instead of Lamp",
            "Please send what came instead of Lamp to this address",
        ),
        ("zh", "代替 Lamp 寄来的商品", "请将代替 Lamp 寄来的商品寄到以下地址"),
    ],
)
def test_who_got_another_thing_is_not_asked_to_send_what_was_sold(shop, lang, called, asked):
    shop.supplier(costs=[("LAMP", "60")])
    case_id = shop.request(shop.item("LAMP", "150.00", return_reason="CR-SWITCHEROO"))
    letters = {}
    for step in (StepKind.ANSWER_BUYER, StepKind.APPROVE, StepKind.SEND_LABEL):
        letter = shop.desk.cases.do(case_id, step, StepOptions(route=Route.TO_US), lang).letter
        letters[step] = letter
        assert letter.facts.goods == "send_back"
        assert letter.body.count("Lamp") == letter.body.count(called) == 1
        assert [item.title for item in letter.facts.items] == ["Lamp"]
    assert asked in letters[StepKind.APPROVE].body


@pytest.mark.parametrize("pieces", [1, 2])
def test_so_many_that_came_wrong_are_counted(shop, pieces):
    count = {"return_quantity": str(pieces), "order_quantity": "2"}
    shop.supplier(costs=[("LAMP", "60")])
    case_id = shop.request(shop.item("LAMP", "300.00", return_reason="CR-SWITCHEROO", **count))
    shop.do(case_id, StepKind.ANSWER_BUYER)
    letter = shop.do(case_id, StepKind.APPROVE, route=Route.TO_US)
    said = "Lamp" if pieces == 1 else "2 × Lamp"
    assert f"send what came instead of {said} to" in letter.body


# --- goods that nobody has -------------------------------------------------------------------------


@pytest.mark.parametrize("paid", ["20.00", "75.00", "150.00"])
@pytest.mark.parametrize("reason", ["NEVER_ARRIVED", "UNDELIVERABLE_UNKNOWN"])
def test_nobody_keeps_or_sends_back_what_never_arrived(shop, reason, paid):
    shop.supplier(costs=[("MUG", "4")])
    case_id = shop.request(shop.item("MUG", paid, return_reason=reason))
    if shop.case(case_id).lines[0].reason not in ("never_arrived", "undeliverable"):
        shop.do(case_id, Move.BUYER_SAID, answer="It never came.", reason="never_arrived")
    letter = shop.do(case_id, StepKind.ANSWER_BUYER)
    assert letter.facts.goods == "none"
    for words in ("keep", "send it back", "post it"):
        assert words not in letter.body
    assert shop.case(case_id).tracks.goods is Goods.NONE_EXPECTED


# --- postage, labels, addresses ----------------------------------------------------------------------


def test_who_pays_the_postage_is_said_the_same_in_every_letter(shop):
    shop.supplier(costs=[("LAMP", "60")])
    case_id = shop.request(shop.item("LAMP", "150.00"))
    shop.do(case_id, StepKind.ANSWER_BUYER)
    approval = shop.do(case_id, StepKind.APPROVE, route=Route.TO_US)
    label = shop.do(case_id, StepKind.SEND_LABEL)
    for letter in (approval, label):
        assert letter.facts.freight_payer in (FreightPayer.SELLER, None)
        assert "postage back is yours" not in letter.body
    assert "label" in label.attachments


def test_a_buyer_who_pays_is_asked_to_track_and_gets_no_label(shop):
    shop.supplier(costs=[("SHIRT", "20")])
    case_id = shop.request(shop.item("SHIRT", "75.00", return_reason="AMZ-PG-MISORDERED"))
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT)
    letter = shop.do(case_id, StepKind.APPROVE, route=Route.TO_US)
    assert letter.facts.freight_payer is FreightPayer.BUYER
    assert "tracked postage" in letter.body
    assert "label" not in letter.attachments
    assert shop.case(case_id).next.kind is StepKind.AWAIT_PARCEL


def test_goods_for_a_third_party_are_sent_to_its_address(shop):
    shop.supplier(costs=[("LAMP", "60")])
    shop.desk.places.keep("Shed", PlaceKind.THIRD_PARTY, SHED)
    case_id = shop.request(shop.item("LAMP", "150.00"))
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT)
    letter = shop.do(case_id, StepKind.APPROVE, route=Route.TO_THIRD_PARTY, place="shed")
    assert "Lagerweg 3" in letter.body
    assert "12 Quay Street" not in letter.body
    assert letter.body.count("Hamburg") == 1


def test_goods_for_the_supplier_do_not_come_to_us(shop):
    shop.supplier(costs=[("SHIRT", "20")], rma_needed=False)
    case_id = shop.request(shop.item("SHIRT", "75.00", return_reason="AMZ-PG-MISORDERED"))
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT)
    letter = shop.do(case_id, StepKind.APPROVE, route=Route.TO_SUPPLIER)
    assert "7 Kiln Road" in letter.body
    assert "12 Quay Street" not in letter.body
    assert "we have looked at it" not in letter.body


# --- evidence ----------------------------------------------------------------------------------------


def test_no_evidence_is_called_attached_that_there_is_not(shop):
    evidence = EvidenceDemand(subject="RMA {rma} / {order}")
    shop.supplier(costs=[("MUG", "4")], evidence=evidence)
    case_id = shop.request(shop.item("MUG", "20.00"))
    for step in (StepKind.ANSWER_BUYER, StepKind.REFUND, StepKind.ASK_RMA):
        shop.do(case_id, step)
    shop.do(case_id, Move.RMA_GIVEN, rma="K-77")
    letter = shop.do(case_id, StepKind.SEND_CLAIM)
    assert letter.attachments == ()
    assert "attached" not in letter.body
    assert "unaltered" not in letter.body
    assert "K-77" in letter.subject
    assert letter.facts.amount == usd("4")


# --- gifts ---------------------------------------------------------------------------------------------


def test_a_gift_on_top_is_told_with_the_money_that_was_agreed(shop):
    shop.supplier(costs=[("LAMP", "30")])
    case_id = shop.request(shop.item("LAMP", "75.00", return_reason="CR-UNWANTED_ITEM"))
    shop.do(case_id, StepKind.ANSWER_BUYER)
    shop.do(case_id, Move.BUYER_REFUSED)
    offered = shop.do(case_id, Move.OFFER, offer=Offer.GIFT_OR_COUPON, gift="a tote bag")
    shop.do(case_id, Move.BUYER_AGREED)
    paid = shop.do(case_id, StepKind.REFUND)
    assert "a tote bag" in offered.body
    assert "a tote bag" in paid.body
    assert "USD 22.50" in paid.body
    assert shop.case(case_id).paid == usd("22.50")
    assert shop.case(case_id).lines[0].gift == "a tote bag"


def test_a_platform_is_asked_for_nothing_that_nobody_paid(shop):
    shop.supplier(costs=[("LAMP", "60")])
    case_id = shop.request(shop.item("LAMP", "150.00"))
    back(shop, case_id, instead="a brick")
    shop.finish(case_id, Verdict.WRONG_ITEM)
    shop.do(case_id, Move.DECLINE, reason="A brick came back.")
    assert shop.case(case_id).tracks.request is Request.DECLINED
    with pytest.raises(IllegalMove):
        shop.do(case_id, StepKind.SEND_CLAIM)
    assert shop.case(case_id).claims == ()


# --- another offer while the goods are on their way ----------------------------------------------


@pytest.mark.parametrize(
    ("approved", "sent", "template"),
    [
        (False, False, "return_first"),
        (True, False, "return_approved"),
        # who sent it already is not asked to send it, whatever was approved
        (True, True, "return_here"),
    ],
)
def test_another_offer_asks_only_for_what_was_not_sent_already(shop, approved, sent, template):
    shop.supplier(costs=[("LAMP", "30")], rma_needed=False)
    case_id = shop.request(shop.item("LAMP", "150.00"))
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REPLACEMENT_ON_RECEIPT)
    if approved:
        shop.do(case_id, StepKind.APPROVE, route=Route.TO_US)
    if sent:
        shop.desk.receiving.receive(case_id)
    letter = shop.do(case_id, Move.OFFER, offer=Offer.REFUND_ON_RECEIPT)
    assert letter.template == template
