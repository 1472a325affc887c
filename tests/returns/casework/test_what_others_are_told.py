"""What buyer and supplier are told of single pieces, and what nobody is told twice in two ways."""

from dataclasses import replace
from datetime import timedelta

import pytest

from returns.casework.goods.told_parcel import ParcelTold
from returns.errors import IllegalMove, NotFound, Refusal
from returns.records.options import NewCase
from returns.records.policy import EvidenceDemand
from returns.rules.sentences import sentence
from returns.terms import (
    BuyerMoney,
    End,
    Goods,
    Move,
    Offer,
    Route,
    StepKind,
    SupplierClaim,
    Verdict,
    Works,
)
from tests.cases.playing import advice
from tests.days_told import tells_day
from tests.returns.casework.shop import usd
from tests.returns.documents.sample_papers import text_of


def bowls(shop, pieces=1, reason="CR-DEFECTIVE", offer=Offer.REFUND_ON_RECEIPT, **terms):
    """Bowls of 150.00 that cost 60.00, asked back and agreed to."""
    shop.supplier(costs=[("BOWL", "60")], **({"rma_needed": False} | terms))
    item = shop.item(
        "BOWL",
        f"{150 * pieces}.00",
        return_quantity=str(pieces),
        order_quantity=str(pieces),
        return_reason=reason,
    )
    case_id = shop.request(item)
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=offer)
    shop.do(case_id, StepKind.APPROVE, route=Route.TO_US)
    return case_id


def judge(shop, case_id, unit, verdict, **facts):
    shop.look(case_id, unit=unit, **facts)
    line_id = shop.case(case_id).lines[0].id
    shop.desk.inspections.decide(case_id, line_id, unit, verdict=verdict)


# --- a new one for some, money for others -----------------------------------------------------


def test_a_piece_without_a_fault_gets_its_price_where_the_other_gets_a_new_one(shop):
    case_id = bowls(shop, 2, offer=Offer.REPLACEMENT_ON_RECEIPT)
    shop.desk.receiving.receive(case_id, "T-1")
    judge(shop, case_id, 1, Verdict.NO_FAULT)
    judge(shop, case_id, 2, Verdict.AS_CLAIMED, works=Works.NO)
    shop.finish(case_id)
    assert "others are not" in " ".join(_said(shop, case_id))
    shop.do(case_id, StepKind.REPLACE)
    (sent,) = shop.case(case_id).exchanges
    assert (sent.quantity, sent.units) == (1, (2,))
    shop.do(case_id, StepKind.REFUND)
    (paid,) = shop.case(case_id).payments
    assert (paid.amount, paid.units) == (usd("150.00"), (1,))
    assert shop.case(case_id).lines[0].tracks.buyer_money in (
        BuyerMoney.PAID_PARTLY,
        BuyerMoney.REPLACED,
    )
    with pytest.raises(IllegalMove):
        shop.do(case_id, StepKind.REPLACE)


def _said(shop, case_id):
    case = shop.case(case_id)
    return [sentence(why, "en") for why in case.outlook(case.lines[0]).advice.because]


@pytest.mark.parametrize("order", [(1, 2), (2, 1)])
def test_each_new_one_is_for_the_piece_that_was_named(shop, order):
    case_id = bowls(shop, 2, offer=Offer.REPLACEMENT_ON_RECEIPT)
    shop.desk.receiving.receive(case_id, "T-1")
    for unit in order:
        judge(shop, case_id, unit, Verdict.AS_CLAIMED, works=Works.NO)
    shop.finish(case_id)
    for unit in order:
        shop.do(case_id, StepKind.REPLACE, units=(unit,))
    assert [sent.units for sent in shop.case(case_id).exchanges] == [(n,) for n in order]
    with pytest.raises(IllegalMove):
        shop.do(case_id, StepKind.REPLACE, units=(1,))


# --- words -------------------------------------------------------------------------------------


def test_a_true_wrong_item_is_told_the_supplier_as_the_buyer_said(shop):
    case_id = bowls(shop, reason="CR-SWITCHEROO")
    shop.desk.receiving.receive(case_id, "T-1")
    judge(shop, case_id, 1, Verdict.WRONG_ITEM, instead="green jug")
    shop.finish(case_id)
    shop.do(case_id, StepKind.REFUND)
    letter = shop.do(case_id, StepKind.SEND_CLAIM)
    assert "We found: as claimed; came instead: green jug." in letter.body
    assert "Wrong item sent back" not in letter.body


def test_a_refund_of_one_piece_speaks_of_no_other(shop):
    case_id = bowls(shop, 2)
    shop.desk.receiving.receive(case_id, "T-1")
    judge(shop, case_id, 1, Verdict.BUYER_DAMAGE, works=Works.NO, marks="burnt rim")
    judge(shop, case_id, 2, Verdict.PARTS_MISSING, complete=False, marks="lid is missing")
    shop.finish(case_id)
    first = shop.do(case_id, StepKind.REFUND, units=(1,))
    assert "burnt rim" in first.body
    assert "lid is missing" not in first.body
    second = shop.do(case_id, StepKind.REFUND)
    assert "lid is missing" in second.body
    assert "burnt rim" not in second.body


def test_a_reminder_says_what_was_asked_and_not_what_the_buyer_said_since(shop):
    case_id = bowls(shop)
    shop.desk.receiving.receive(case_id, "T-1")
    judge(shop, case_id, 1, Verdict.AS_CLAIMED, works=Works.NO)
    shop.finish(case_id)
    shop.do(case_id, StepKind.REFUND)
    asked = shop.do(case_id, StepKind.SEND_CLAIM)
    assert "reason: Defective" in asked.body
    shop.do(case_id, Move.BUYER_SAID, answer="I just did not like it", reason="changed_mind")
    shop.clock.forward(days=10)
    again = shop.do(case_id, StepKind.CHASE_SUPPLIER)
    assert "reason:" not in again.body
    assert "USD 60.00" in again.body


def test_goods_seen_without_a_photo_are_claimed_with_the_reason_in_the_letter(shop):
    evidence = _wants_pictures()
    case_id = bowls(shop, evidence=evidence)
    shop.desk.receiving.receive(case_id, "T-1")
    judge(shop, case_id, 1, Verdict.AS_CLAIMED, works=Works.NO)
    shop.finish(case_id)
    shop.do(case_id, StepKind.REFUND)
    with pytest.raises(IllegalMove) as refused:
        shop.do(case_id, StepKind.SEND_CLAIM)
    assert refused.value.key == "step.photo_wanted"
    assert not shop.case(case_id).claims
    letter = shop.do(case_id, StepKind.SEND_CLAIM, reason="the phone was stolen.")
    assert "There is no picture of it: the phone was stolen." in letter.body
    assert shop.case(case_id).lines[0].lifted == {"no_photo": "the phone was stolen."}


def test_a_lifted_wish_for_photos_is_told_too(shop):
    case_id = bowls(shop, evidence=_wants_pictures())
    shop.desk.receiving.receive(case_id, "T-1")
    judge(shop, case_id, 1, Verdict.AS_CLAIMED, works=Works.NO)
    shop.finish(case_id)
    shop.do(case_id, StepKind.REFUND)
    shop.do(case_id, Move.LIFT, reason="camera broken")
    letter = shop.do(case_id, StepKind.SEND_CLAIM)
    assert "There is no picture of it: camera broken." in letter.body


def _wants_pictures():
    return EvidenceDemand(shots=("front",))


# --- offers ------------------------------------------------------------------------------------


def test_an_offer_that_waits_is_raised_and_not_lowered(shop):
    shop.supplier(costs=[("CUP", "10")], rma_needed=False)
    case_id = shop.request(shop.item("CUP", "80.00", return_reason="CR-UNWANTED_ITEM"))
    part = {"offer": Offer.PARTIAL_REFUND}
    shop.do(case_id, StepKind.ANSWER_BUYER, amount=usd("18.40"), **part)
    with pytest.raises(IllegalMove) as refused:
        shop.do(case_id, Move.OFFER, amount=usd("3.00"), **part)
    assert refused.value.key == "move.offer_lowered"
    assert shop.case(case_id).lines[0].offer_amount == usd("18.40")
    shop.do(case_id, Move.OFFER, amount=usd("20.00"), **part)
    shop.do(case_id, Move.BUYER_REFUSED)
    shop.do(case_id, Move.OFFER, amount=usd("19.00"), **part)
    assert shop.case(case_id).lines[0].offer_amount == usd("19.00")


# --- who was asked -----------------------------------------------------------------------------


def test_a_supplier_who_is_named_afterwards_was_asked_for_nothing(shop):
    case_id = shop.request(shop.item("BOWL", "150.00"))
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.IMMEDIATE_REFUND)
    with pytest.raises(IllegalMove) as refused:
        shop.do(case_id, StepKind.ASK_RMA, overrule=True)
    assert refused.value.key == "step.needs_supplier"
    # a desk of an earlier version may have asked nobody for a number
    asked = SupplierClaim.ASKED_FOR_RMA.value
    with shop.desk.store.change(case_id, "ask_rma") as work:
        line_id = shop.case(case_id).lines[0].id
        work.update("line", line_id, supplier_claim=asked, rma_asked_at=work.at)
    assert shop.case(case_id).lines[0].tracks.supplier_claim is SupplierClaim.ASKED_FOR_RMA
    kiln = shop.supplier()
    shop.desk.cases.set_supplier(case_id, kiln)
    line = shop.case(case_id).lines[0]
    assert line.tracks.supplier_claim is SupplierClaim.TO_ASK
    assert line.rma_asked_at is None


# --- parcels that cannot be --------------------------------------------------------------------


def test_what_is_here_is_in_no_parcel_of_the_buyer_to_somebody_else(shop):
    case_id = bowls(shop)
    shop.desk.receiving.receive(case_id, "T-1")
    told = ParcelTold(End.SUPPLIER, comes_from=End.BUYER, tracking="B-1", sent=True)
    with pytest.raises(IllegalMove) as refused:
        shop.desk.parcels.note(case_id, told)
    assert refused.value.key == "parcel.nothing_there"
    assert len(shop.case(case_id).parcels) == 1


def test_a_supplier_sends_no_piece_that_he_does_not_have(shop):
    case_id = bowls(shop)
    shop.desk.receiving.receive(case_id, "T-1")
    told = ParcelTold(End.BUYER, comes_from=End.SUPPLIER, units=(1,), sent=True)
    with pytest.raises(IllegalMove) as refused:
        shop.desk.parcels.note(case_id, told)
    assert refused.value.key == "parcel.not_theirs"


def test_a_new_one_from_the_supplier_holds_none_of_the_pieces_that_come_back(shop):
    case_id = bowls(shop)
    shop.desk.parcels.note(case_id, ParcelTold(End.BUYER, comes_from=End.SUPPLIER, sent=True))
    (parcel,) = shop.case(case_id).parcels
    assert parcel.unit_ids == ()
    shop.desk.receiving.receive(case_id, "T-1")
    assert shop.case(case_id).lines[0].units[0].goods is Goods.RECEIVED


# --- a case that was there before its order ----------------------------------------------------


def test_a_case_typed_before_its_order_learns_what_the_thing_is_called(shop):
    new = NewCase("113-1111111-1111111", "Amazon US", "", "defective", usd("150"), sku="BOWL")
    change = shop.desk.by_hand.open(new)
    assert shop.case(change.case_ids[0]).title == "BOWL"
    path = shop.folder / "orders.txt"
    heads = ("order-id", "order-item-id", "purchase-date", "sku", "product-name")
    heads += ("quantity-purchased", "currency", "item-price", "sales-channel")
    cells = ("113-1111111-1111111", "5-BOWL", "2026-11-01T08:00:00+00:00", "BOWL")
    cells += ("Blue bowl, 20 cm", "1", "USD", "150.00", "Amazon.com")
    path.write_text("\t".join(heads) + "\n" + "\t".join(cells) + "\n", "utf-8")
    shop.desk.intake.commit(shop.desk.intake.preview(path))
    assert shop.case(change.case_ids[0]).title == "Blue bowl, 20 cm"


# --- days and numbers that hold ------------------------------------------------------------------


def test_the_day_in_a_letter_is_not_later_than_we_wait(shop):
    shop.supplier(costs=[("BOWL", "60")], rma_needed=False, window_days=90)
    case_id = shop.request(shop.item("BOWL", "150.00", return_reason="CR-UNWANTED_ITEM"))
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT)
    letter = shop.do(case_id, StepKind.APPROVE, route=Route.TO_US)
    asked_on = shop.clock.now().date()
    assert letter.facts.post_by == asked_on + timedelta(days=14)
    assert shop.case(case_id).next.due_at.date() >= letter.facts.post_by


def withdrawn(shop, channel, window=18, paid="150", later=0):
    """A withdrawal on the day of the delivery; its supplier's last safe day is ten days away."""
    shop.supplier(costs=[("BOWL", "60")], rma_needed=False, window_days=window, transit_days=7)
    today = shop.clock.now().date()
    shop.clock.forward(days=later)
    told = NewCase("302-1", channel, "Bowl", "changed_mind", usd(paid), sku="BOWL")
    (case_id,) = shop.desk.by_hand.open(replace(told, delivered_on=today)).case_ids
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT)
    return case_id


@pytest.mark.parametrize(
    ("channel", "route", "days"),
    [
        # the fourteenth is a Sunday
        ("Amazon UK", Route.TO_US, 15),
        ("Amazon DE", Route.TO_US, 15),
        # no law gives these buyers time, and the supplier's day is what his window leaves
        ("Amazon US", Route.TO_US, 10),
        ("Amazon US", Route.TO_SUPPLIER, 10),
    ],
)
def test_who_withdrew_has_the_laws_days_to_send_it_to_us(shop, channel, route, days):
    case_id = withdrawn(shop, channel)
    last = shop.clock.now().date() + timedelta(days=days)
    letter = shop.do(case_id, StepKind.APPROVE, route=route)
    assert letter.facts.post_by == last
    assert tells_day(letter.body, last)
    shop.clock.forward(days=3)
    paper = shop.desk.papers.label_now(case_id)
    assert last.strftime("%d %b %Y").lstrip("0") in text_of(paper.path.read_bytes())


@pytest.mark.parametrize(("window", "days"), [(18, None), (22, None), (23, 15), (40, 15)])
def test_who_withdrew_and_sends_to_the_supplier_is_told_no_day_before_the_laws(
    shop, window, days
):
    """18 days less 7 on the way and 1 to inspect are 10.

    The law gives 14, and a Monday after that Sunday, which a window of 23 leaves.
    """
    case_id = withdrawn(shop, "Amazon UK", window)
    last = shop.clock.now().date() + timedelta(days=days) if days else None
    letter = shop.do(case_id, StepKind.APPROVE, route=Route.TO_SUPPLIER)
    assert letter.facts.post_by == last
    assert ("post it as soon as you can" in letter.body) is (days is None)
    advised = advice(shop, case_id)
    safe = {18: "2 Dec", 22: "6 Dec"}.get(window)
    missed = (
        f"By law the buyer may post it until 7 Dec; after {safe} it reaches Kiln & Co too late."
    )
    assert (missed in advised) is (days is None)
    assert ("By law" in advised) is (days is None)


@pytest.mark.parametrize(
    ("window", "later", "route"),
    [
        (23, 0, Route.TO_SUPPLIER),
        (22, 0, Route.TO_US),
        (30, 7, Route.TO_SUPPLIER),
        (29, 7, Route.TO_US),
    ],
)
def test_goods_go_to_the_place_that_the_laws_last_day_still_reaches(shop, window, later, route):
    """After seven days the buyer is told 14 more, which end on a Monday: day 22, and 8 are needed."""
    shop.desk.settings.set(first_returns_to_us=0)
    case_id = withdrawn(shop, "Amazon UK", window, paid="75", later=later)
    assert shop.case(case_id).recommendation.route is route
    assert ("By law" in advice(shop, case_id)) is (route is Route.TO_US)


def test_the_number_of_a_parcel_that_left_is_added_when_it_is_known(shop):
    case_id = bowls(shop)
    shop.desk.receiving.receive(case_id, "T-1")
    judge(shop, case_id, 1, Verdict.AS_CLAIMED, works=Works.NO)
    shop.finish(case_id)
    shop.do(case_id, StepKind.REFUND)
    shop.do(case_id, StepKind.SEND_ON)
    shop.desk.parcels.note(case_id, ParcelTold(End.SUPPLIER, tracking="OUT-7"))
    leaving = [p for p in shop.case(case_id).parcels if p.goes_to is End.SUPPLIER]
    assert [p.tracking for p in leaving] == ["OUT-7"]


def test_a_finding_is_of_a_piece_that_is_there_or_of_the_next(shop):
    case_id = bowls(shop)
    shop.desk.receiving.receive(case_id, "T-1")
    with pytest.raises(NotFound):
        shop.look(case_id, unit=7)
    assert [unit.number for unit in shop.case(case_id).units] == [1]
    shop.look(case_id, unit=2)
    assert [unit.number for unit in shop.case(case_id).units] == [1, 2]


def test_a_currency_that_does_not_exist_opens_no_case(shop):
    new = NewCase("77-1", "Shop", "Bowl", "defective", None, currency="XXQ")
    with pytest.raises(Refusal) as refused:
        shop.desk.by_hand.open(new)
    assert refused.value.key == "money.currency"


def test_a_piece_is_in_the_parcel_that_was_told_of_last(shop):
    """Life 3855: announced to the supplier, then sent to us under the same number."""
    case_id = bowls(shop)
    shop.desk.parcels.note(
        case_id, ParcelTold(End.SUPPLIER, comes_from=End.BUYER, tracking="Z")
    )
    shop.desk.parcels.note(case_id, ParcelTold(End.US, tracking="Z", sent=True))
    first, second = shop.case(case_id).parcels
    (unit,) = shop.case(case_id).lines[0].units
    assert (first.unit_ids, second.unit_ids) == ((), (unit.id,))
    shop.desk.cases.take_back_last(case_id)
    (only,) = shop.case(case_id).parcels
    assert only.unit_ids == (unit.id,)
