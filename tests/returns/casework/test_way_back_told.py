"""A buyer who is asked for goods is told where to, under which number and by when (domain.md 3, 5, 8)."""

from dataclasses import replace

import pytest

from returns.errors import IllegalMove
from returns.records.options import StepOptions
from returns.records.policy import Address
from returns.terms import Goods, Move, Offer, PlaceKind, Request, Route, StepKind, Verdict
from tests.days_told import tells_day
from tests.returns.casework.shop import usd
from tests.worlds.way_told import WayTold

SHED = Address("Shed Storage", ("Lagerweg 3",), "Hamburg", "", "20095", "DE")
BUYERS, OURS = "CR-UNWANTED_ITEM", "CR-DEFECTIVE"
KEEPING = (Offer.RETURNLESS_REFUND, Offer.RETURNLESS_REPLACEMENT, Offer.PARTIAL_REFUND)
FOLLOWS = "in a further message"


def kept(shop, keeps, reason, paid="40.00", **terms):
    """A case whose buyer was told to keep the goods, and agreed where it takes that."""
    shop.supplier(costs=[("MUG", "9")], **terms)
    case_id = shop.request(shop.item("MUG", paid, return_reason=reason))
    shop.do(case_id, Move.OFFER, offer=keeps)
    if keeps is Offer.PARTIAL_REFUND:
        shop.do(case_id, Move.BUYER_AGREED)
    return case_id


def bodies(shop, case_id):
    """What the buyer read, letter by letter."""
    return [kept.letter.body for kept in shop.desk.cases.letters(case_id)]


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("back", [Offer.REFUND_ON_RECEIPT, Offer.REPLACEMENT_ON_RECEIPT])
@pytest.mark.parametrize("keeps", KEEPING)
def test_who_pays_the_way_back_is_told_it_with_the_letter_that_asks_for_kept_goods(
    shop, keeps, back, lang
):
    case_id = kept(shop, keeps, BUYERS)
    shown = shop.desk.cases.preview_letter(
        case_id, Move.OFFER, lang=lang, options=StepOptions(offer=back)
    )
    letter = shop.do(case_id, Move.OFFER, offer=back)
    case = shop.case(case_id)
    assert case.our_rma in letter.body
    assert case.our_rma in shown.body
    assert "Quay" in letter.body
    assert letter.facts.address
    assert letter.facts.post_by is not None
    assert tells_day(letter.body, letter.facts.post_by)
    assert "the approval that you got" not in letter.body
    assert case.next.kind is StepKind.AWAIT_PARCEL
    assert case.lines[0].tracks.request is Request.APPROVED


@pytest.mark.parametrize("keeps", KEEPING)
def test_who_gets_a_label_for_kept_goods_is_sent_one_with_the_address(shop, keeps):
    case_id = kept(shop, keeps, OURS, rma_needed=False)
    letter = shop.do(case_id, Move.OFFER, offer=Offer.REFUND_ON_RECEIPT)
    assert FOLLOWS in letter.body
    assert shop.case(case_id).next.kind is StepKind.SEND_LABEL
    label = shop.do(case_id, StepKind.SEND_LABEL)
    assert shop.case(case_id).our_rma in label.body
    assert label.facts.address


@pytest.mark.parametrize("reason", [BUYERS, OURS])
def test_goods_that_were_asked_back_kept_and_asked_back_are_told_of_anew(shop, reason):
    shop.supplier(costs=[("MUG", "9")], rma_needed=False)
    case_id = shop.request(shop.item("MUG", "40.00", return_reason=reason))
    back = {"offer": Offer.REFUND_ON_RECEIPT, "route": Route.TO_US}
    shop.do(case_id, Move.OFFER, **back)
    shop.do(case_id, StepKind.APPROVE)
    if reason == OURS:
        shop.do(case_id, StepKind.SEND_LABEL)
    shop.do(case_id, Move.OFFER, offer=Offer.RETURNLESS_REFUND)
    assert shop.case(case_id).lines[0].tracks.goods is Goods.KEPT
    letter = shop.do(case_id, Move.OFFER, **back)
    if reason == OURS:
        assert FOLLOWS in letter.body
        assert shop.do(case_id, StepKind.SEND_LABEL).facts.address
    else:
        assert letter.facts.address
    assert shop.case(case_id).next.kind is StepKind.AWAIT_PARCEL


@pytest.mark.parametrize("reason", [BUYERS, OURS])
@pytest.mark.parametrize("before", [Offer.RETURNLESS_REFUND, Offer.REFUND_ON_RECEIPT])
def test_goods_asked_to_another_place_are_told_its_address(shop, before, reason):
    shop.desk.places.keep("Shed", PlaceKind.THIRD_PARTY, SHED)
    shop.supplier(costs=[("MUG", "9")], rma_needed=False)
    case_id = shop.request(shop.item("MUG", "40.00", return_reason=reason))
    shop.do(case_id, Move.OFFER, offer=before)
    if before is Offer.REFUND_ON_RECEIPT:
        shop.do(case_id, StepKind.APPROVE, route=Route.TO_US)
    letter = shop.do(
        case_id,
        Move.OFFER,
        offer=Offer.REPLACEMENT_ON_RECEIPT,
        route=Route.TO_THIRD_PARTY,
        place="Shed",
    )
    if reason == OURS:
        assert shop.case(case_id).next.kind is StepKind.SEND_LABEL
        letter = shop.do(case_id, StepKind.SEND_LABEL)
    assert "Lagerweg 3" in letter.facts.address
    assert "Lagerweg 3" in letter.body
    assert "Quay" not in letter.body


def test_what_the_platform_approved_is_sent_as_it_said(shop):
    shop.supplier(costs=[("LAMP", "30")], rma_needed=False)
    case_id = shop.request(
        shop.item("LAMP", "150.00", return_reason=BUYERS, return_request_status="Approved")
    )
    assert shop.case(case_id).lines[0].tracks.request is Request.APPROVED
    letter = shop.do(case_id, Move.OFFER, offer=Offer.REPLACEMENT_ON_RECEIPT)
    assert letter.template == "return_approved"
    assert FOLLOWS not in letter.body


def test_a_label_that_was_sent_is_the_one_to_use_when_the_offer_changes(shop):
    shop.supplier(costs=[("LAMP", "30")], rma_needed=False)
    case_id = shop.request(shop.item("LAMP", "150.00"))
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REPLACEMENT_ON_RECEIPT)
    shop.do(case_id, StepKind.APPROVE, route=Route.TO_US)
    shop.do(case_id, StepKind.SEND_LABEL)
    letter = shop.do(case_id, Move.OFFER, offer=Offer.REFUND_ON_RECEIPT)
    assert FOLLOWS not in letter.body
    assert "use the label that you got from us" in letter.body


def test_undo_takes_back_what_the_buyer_was_told_of_the_way(shop):
    case_id = kept(shop, Offer.RETURNLESS_REFUND, BUYERS)
    before = shop.case(case_id).lines[0]
    shop.do(case_id, Move.OFFER, offer=Offer.REFUND_ON_RECEIPT)
    shop.desk.cases.take_back_last(case_id)
    assert shop.case(case_id).lines[0] == before


@pytest.mark.parametrize("keeps", KEEPING)
def test_kept_goods_are_asked_back_only_where_it_is_said_where_to(shop, keeps):
    case_id = kept(shop, keeps, BUYERS)
    before = shop.case(case_id)
    with pytest.raises(IllegalMove) as refused:
        shop.do(case_id, StepKind.APPROVE)
    assert refused.value.key == "move.approve_kept"
    assert shop.case(case_id) == before


@pytest.mark.parametrize("reason", [BUYERS, OURS])
@pytest.mark.parametrize("keeps", KEEPING)
def test_the_key_that_asks_back_asks_for_kept_goods(shop, keeps, reason):
    case_id = kept(shop, keeps, reason, rma_needed=False)
    letter = shop.do(case_id, StepKind.APPROVE, route=Route.TO_US)
    assert letter.facts.address
    assert shop.case(case_id).our_rma in letter.body
    line = shop.case(case_id).lines[0]
    new = keeps is Offer.RETURNLESS_REPLACEMENT
    assert line.offer is (Offer.REPLACEMENT_ON_RECEIPT if new else Offer.REFUND_ON_RECEIPT)
    assert not line.returnless
    assert line.tracks.goods is Goods.AWAITED
    if reason == OURS:
        assert shop.do(case_id, next_of(shop, case_id, StepKind.SEND_LABEL)).facts.address
    assert shop.case(case_id).next.kind is StepKind.AWAIT_PARCEL
    with pytest.raises(IllegalMove):
        shop.do(case_id, StepKind.APPROVE, route=Route.TO_US)
    shop.desk.receiving.receive(case_id)
    shop.look(case_id)
    shop.finish(case_id, Verdict.AS_CLAIMED)
    shop.do(case_id, StepKind.REPLACE if new else StepKind.REFUND)
    assert shop.case(case_id).paid == usd("0" if new else "40.00")


def test_what_was_paid_for_keeping_it_is_not_asked_back(shop):
    case_id = kept(shop, Offer.RETURNLESS_REFUND, BUYERS)
    shop.do(case_id, StepKind.REFUND)
    with pytest.raises(IllegalMove):
        shop.do(case_id, StepKind.APPROVE, route=Route.TO_US)


# --- a supplier who wants his own number ----------------------------------------------------------

AT_ONCE = (Offer.REPLACEMENT, Offer.IMMEDIATE_REFUND)


def to_supplier(shop, offer, reason=BUYERS, keeps=None, **terms):
    """Goods that go straight to their supplier are asked for; the case and the letter."""
    shop.supplier(costs=[("MUG", "20")], **({"rma_needed": True} | terms))
    case_id = shop.request(shop.item("MUG", "60.00", return_reason=reason))
    if keeps is not None:
        shop.do(case_id, Move.OFFER, offer=keeps)
    return case_id, shop.do(case_id, Move.OFFER, offer=offer, route=Route.TO_SUPPLIER)


def next_of(shop, case_id, *kinds):
    """Do what is next until it is one of these."""
    for _ in range(6):
        step = shop.case(case_id).next.kind
        if step in kinds:
            return step
        shop.do(case_id, step)
    raise AssertionError(f"none of {kinds} came")


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("offer", AT_ONCE)
def test_nothing_is_sent_to_a_supplier_who_gave_no_number_yet(shop, offer, lang):
    case_id, letter = to_supplier(shop, offer)
    assert letter.facts.goods == "send_back"
    assert not letter.facts.address
    assert FOLLOWS in letter.body
    assert shop.case(case_id).our_rma not in letter.body
    next_of(shop, case_id, StepKind.ASK_RMA)
    shop.do(case_id, StepKind.ASK_RMA)
    shop.do(case_id, Move.RMA_GIVEN, rma="SUN-77")
    next_of(shop, case_id, StepKind.SEND_LABEL)
    shown = shop.desk.cases.preview_letter(case_id, StepKind.SEND_LABEL, lang=lang)
    assert "SUN-77" in shown.body
    label = shop.do(case_id, StepKind.SEND_LABEL)
    assert "SUN-77" in label.body
    assert "7 Kiln Road" in label.facts.address
    assert "it is no postage" in label.body
    next_of(shop, case_id, StepKind.AWAIT_PARCEL)
    theirs = [each for each in bodies(shop, case_id) if "7 Kiln Road" in each]
    assert theirs
    assert all("SUN-77" in each for each in theirs)


@pytest.mark.parametrize("keeps", [None, Offer.RETURNLESS_REFUND, Offer.PARTIAL_REFUND])
def test_kept_goods_that_go_to_a_supplier_wait_for_his_number(shop, keeps):
    case_id, letter = to_supplier(shop, Offer.REFUND_ON_RECEIPT, keeps=keeps)
    assert not letter.facts.address
    assert FOLLOWS in letter.body
    shop.do(case_id, StepKind.ASK_RMA)
    shop.do(case_id, Move.RMA_GIVEN, rma="SUN-77")
    step = next_of(shop, case_id, StepKind.SEND_LABEL, StepKind.APPROVE)
    told = shop.do(case_id, step)
    assert "SUN-77" in told.body
    assert "7 Kiln Road" in told.facts.address
    assert shop.case(case_id).next.kind is StepKind.AWAIT_PARCEL


@pytest.mark.parametrize("offer", AT_ONCE)
def test_a_number_that_is_there_is_told_at_once(shop, offer):
    shop.supplier(costs=[("MUG", "20")], rma_needed=True)
    case_id = shop.request(shop.item("MUG", "60.00", return_reason=BUYERS))
    shop.do(case_id, Move.OFFER, offer=Offer.REFUND_ON_RECEIPT, route=Route.TO_SUPPLIER)
    shop.do(case_id, StepKind.ASK_RMA)
    shop.do(case_id, Move.RMA_GIVEN, rma="SUN-77")
    letter = shop.do(case_id, Move.OFFER, offer=offer, route=Route.TO_SUPPLIER)
    assert "SUN-77" in letter.body
    assert "7 Kiln Road" in letter.facts.address


@pytest.mark.parametrize("offer", AT_ONCE)
def test_a_supplier_who_wants_no_number_is_told_with_the_offer(shop, offer):
    case_id, letter = to_supplier(shop, offer, rma_needed=False)
    assert "7 Kiln Road" in letter.facts.address
    assert shop.case(case_id).our_rma in letter.body


@pytest.mark.parametrize("offer", AT_ONCE)
def test_goods_whose_number_is_refused_come_to_us_and_the_buyer_hears_of_it(shop, offer):
    case_id, _ = to_supplier(shop, offer)
    next_of(shop, case_id, StepKind.ASK_RMA)
    shop.do(case_id, StepKind.ASK_RMA)
    shop.do(case_id, Move.CLAIM_REFUSED)
    next_of(shop, case_id, StepKind.SEND_LABEL)
    label = shop.do(case_id, StepKind.SEND_LABEL)
    assert shop.case(case_id).our_rma in label.body
    assert "Quay" in label.body
    assert shop.case(case_id).lines[0].route is Route.TO_US


def test_a_number_that_is_over_is_told_to_nobody(shop, clock):
    shop.supplier(costs=[("MUG", "20")], rma_needed=True, rma_valid_days=3)
    case_id = shop.request(shop.item("MUG", "60.00", return_reason=BUYERS))
    shop.do(case_id, Move.OFFER, offer=Offer.REFUND_ON_RECEIPT, route=Route.TO_SUPPLIER)
    shop.do(case_id, StepKind.ASK_RMA)
    shop.do(case_id, Move.RMA_GIVEN, rma="SUN-77")
    clock.forward(days=5)
    letter = shop.do(case_id, Move.OFFER, offer=Offer.REPLACEMENT, route=Route.TO_SUPPLIER)
    assert "SUN-77" not in letter.body
    assert not letter.facts.address


def test_a_number_that_comes_with_the_offer_is_kept(shop):
    shop.supplier(costs=[("MUG", "20")], rma_needed=True)
    case_id = shop.request(shop.item("MUG", "60.00", return_reason=BUYERS))
    told = {"offer": Offer.IMMEDIATE_REFUND, "route": Route.TO_SUPPLIER, "rma": "SUN-77"}
    assert "SUN-77" in shop.do(case_id, Move.OFFER, **told).body
    assert shop.case(case_id).lines[0].supplier_rma == "SUN-77"


# --- what the lives look for ----------------------------------------------------------------------


def test_the_lives_find_goods_sent_to_a_supplier_without_his_number(shop):
    case_id, letter = to_supplier(shop, Offer.REPLACEMENT, rma_needed=False)
    line = shop.case(case_id).lines[0]
    WayTold().hears(letter, [line])
    wants = WayTold({line.supplier: "7 Kiln Road"})
    with pytest.raises(AssertionError, match="gave no number"):
        wants.hears(letter, [line])
    with pytest.raises(AssertionError, match="is not told"):
        wants.hears(letter, [replace(line, supplier_rma="SUN-77")])


def test_the_lives_find_a_buyer_who_was_never_told_where_to(shop):
    case_id = kept(shop, Offer.RETURNLESS_REFUND, BUYERS)
    letter = shop.do(case_id, Move.OFFER, offer=Offer.REFUND_ON_RECEIPT)
    case, told = shop.case(case_id), WayTold()
    told.hears(letter, list(case.lines))
    told.waits(case)
    told.heard.clear()
    with pytest.raises(AssertionError, match="nobody told the buyer"):
        told.waits(case)


def test_what_a_platform_closed_is_not_sent_as_it_had_approved_it(shop):
    shop.supplier(costs=[("LAMP", "30")], rma_needed=False)
    told = {"return_reason": BUYERS}
    case_id = shop.request(
        shop.item("LAMP", "150.00", return_request_status="Approved", **told)
    )
    shop.do(case_id, Move.OFFER, offer=Offer.RETURNLESS_REFUND)
    shop.bring(shop.item("LAMP", "150.00", return_request_status="Closed", **told))
    if shop.case(case_id).closed_at is not None:
        shop.do(case_id, Move.REOPEN, reason="The buyer wants to send it back.")
    letter = shop.do(case_id, Move.OFFER, offer=Offer.REFUND_ON_RECEIPT, route=Route.TO_US)
    assert letter.facts.address
