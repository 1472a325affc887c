"""Goods that come to us and go on to their supplier: by his number, and their worth is asked back."""

import pytest

from returns.bringing_in.by_hand import NewCase
from returns.casework.goods.told_parcel import ParcelTold
from returns.errors import IllegalMove
from returns.records.inspection import FindingDraft
from returns.records.options import StepOptions
from returns.records.policy import ReturnFee
from returns.rules.goods.second_leg import leaving_in
from returns.terms import (
    Disposition,
    End,
    Fulfilment,
    Goods,
    Move,
    Offer,
    Party,
    Route,
    Standing,
    StepKind,
    SupplierClaim,
    Verdict,
    WindowStart,
    Works,
)
from tests.returns.casework.shop import address_told, usd


def unwanted(shop, pieces=1, **terms):
    """Bowls of 150.00 each that cost 60.00 each: nobody wanted them, they are fine and here."""
    shop.supplier(costs=[("BOWL", "60")], **terms)
    bowls = shop.item(
        "BOWL",
        f"{150 * pieces}.00",
        return_quantity=str(pieces),
        order_quantity=str(pieces),
        return_reason="CR-UNWANTED_ITEM",
    )
    case_id = shop.request(bowls)
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT)
    shop.do(case_id, StepKind.APPROVE, route=Route.TO_US)
    shop.desk.receiving.receive(case_id, "T-1")
    for unit in range(1, pieces + 1):
        shop.look(case_id, unit=unit, works=Works.YES)
    shop.finish(case_id)
    shop.do(case_id, StepKind.REFUND)
    return case_id


def line_of(shop, case_id):
    return shop.case(case_id).lines[0]


def goes_on(shop, case_id, unit=1, fate=Disposition.TO_SUPPLIER):
    line = line_of(shop, case_id)
    shop.desk.inspections.decide(case_id, line.id, unit, disposition=fate)


def next_of(shop, case_id):
    line = line_of(shop, case_id)
    step = shop.case(case_id).outlook(line).step
    return step.kind if step else None


def test_they_go_under_the_number_that_he_wants(shop):
    case_id = unwanted(shop, rma_needed=True)
    assert line_of(shop, case_id).tracks.supplier_claim is SupplierClaim.NOT_CLAIMABLE
    goes_on(shop, case_id)
    assert line_of(shop, case_id).tracks.supplier_claim is SupplierClaim.TO_ASK
    assert next_of(shop, case_id) is StepKind.ASK_RMA
    shop.do(case_id, StepKind.ASK_RMA)
    shop.do(case_id, Move.RMA_GIVEN, rma="K-77")
    letter = shop.do(case_id, StepKind.SEND_ON, tracking="OUT-1")
    assert "K-77" in letter.body


def test_their_worth_is_asked_back_less_the_fee_on_what_goes_back(shop):
    case_id = unwanted(shop, 2, rma_needed=False)
    goes_on(shop, case_id, 1)
    goes_on(shop, case_id, 2, Disposition.RESTOCK)
    letter = shop.do(case_id, StepKind.SEND_CLAIM)
    (claim,) = shop.case(case_id).claims
    assert (claim.units, claim.amount) == ((1,), usd("60.00"))
    assert "goes back to you" in letter.body
    assert "nothing goes back" not in letter.body


def test_what_stays_after_all_is_asked_of_nobody(shop):
    case_id = unwanted(shop, rma_needed=False)
    goes_on(shop, case_id)
    goes_on(shop, case_id, fate=Disposition.RESTOCK)
    assert line_of(shop, case_id).tracks.supplier_claim is SupplierClaim.NOT_CLAIMABLE


@pytest.mark.parametrize(
    ("why", "terms"),
    [
        ("takes_none", {"takes_returns": False}),
        ("window_closed", {"window_days": 3, "window_from": WindowStart.ORDER}),
        ("credits_nothing", {"fee": ReturnFee(percent=100)}),
        ("credits_nothing", {"fee": ReturnFee(fixed=usd("60.00"))}),
        ("credits_nothing", {"fee": ReturnFee(percent=50, fixed=usd("30.00"))}),
    ],
)
def test_nothing_goes_on_to_who_takes_nothing_back(shop, why, terms):
    case_id = unwanted(shop, rma_needed=False, **terms)
    with pytest.raises(IllegalMove) as refused:
        goes_on(shop, case_id)
    assert refused.value.key == f"step.not_taken.{why}"
    assert line_of(shop, case_id).tracks.supplier_claim is SupplierClaim.NOT_CLAIMABLE
    proposed = shop.desk.inspections.proposal(case_id).dispositions
    assert Disposition.TO_SUPPLIER not in proposed


@pytest.mark.parametrize("door", ["finding", "finish"])
def test_by_no_door_goods_are_decided_for_a_supplier_who_takes_them_no_more(shop, door):
    """A choice was kept that the next step replaced by another, and nobody was told."""
    case_id = unwanted(shop, rma_needed=False, window_days=3, window_from=WindowStart.ORDER)
    inspections, before = shop.desk.inspections, shop.case(case_id)
    supplier = Disposition.TO_SUPPLIER
    told = FindingDraft(before.lines[0].id, 1, marks="a scratch", disposition=supplier)
    by = {
        "finding": lambda: inspections.save_finding(case_id, told),
        "finish": lambda: inspections.finish(case_id, disposition=supplier),
    }
    with pytest.raises(IllegalMove) as refused:
        by[door]()
    assert refused.value.key == "step.not_taken.window_closed"
    assert shop.case(case_id) == before


def test_nothing_goes_on_to_who_was_stopped_since(shop):
    case_id = unwanted(shop, rma_needed=False)
    goes_on(shop, case_id)
    (kiln,) = shop.desk.policies.suppliers()
    shop.desk.policies.edit_supplier(kiln.id, standing=Standing.STOPPED)
    with pytest.raises(IllegalMove) as refused:
        shop.do(case_id, StepKind.SEND_ON)
    assert refused.value.key == "step.not_taken.supplier_stopped"
    assert next_of(shop, case_id) is not StepKind.SEND_ON


def test_placed_at_the_supplier_by_one_word_it_is_credited_too(shop):
    case_id = unwanted(shop, rma_needed=False)
    shop.do(case_id, StepKind.PLACE_GOODS, disposition=Disposition.TO_SUPPLIER)
    assert line_of(shop, case_id).tracks.supplier_claim is SupplierClaim.TO_ASK


def hose_for_a_cup(shop, to, **finding):
    """A garden hose came instead of the cup, was looked at, and goes on."""
    shop.supplier(costs=[("CUP", "60")], rma_needed=False)
    case_id = shop.request(shop.item("CUP", "90.00", return_reason="CR-SWITCHEROO"))
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT)
    shop.do(case_id, StepKind.APPROVE, route=Route.TO_US)
    shop.do(case_id, Move.RECEIVE)
    told = {"instead": "garden hose, 2.1 kg", "disposition": to} | finding
    shop.look(case_id, **told)
    shop.finish(case_id, Verdict.WRONG_ITEM)
    return case_id


@pytest.mark.parametrize(
    ("lang", "says"),
    [
        ("en", "garden hose, 2.1 kg, 1 pc, which came instead of Cup"),
        ("zh", "garden hose, 2.1 kg 1 件（代替 Cup 寄来的商品）"),
    ],
)
def test_goods_on_their_way_are_called_what_is_in_the_parcel(shop, lang, says):
    """The letter named the cup that was sold, though a garden hose came in its place."""
    case_id = hose_for_a_cup(shop, Disposition.TO_SUPPLIER)
    letter = shop.desk.cases.preview_letter(case_id, StepKind.SEND_ON, StepOptions(), lang)
    assert says in letter.body
    assert "Cup (CUP), 1" not in letter.body


def test_a_new_one_promised_after_the_inspection_waits_for_no_parcel(shop):
    """“Your parcel has arrived … And as soon as the parcel is here” stood in one letter."""
    case_id = hose_for_a_cup(shop, Disposition.TO_SUPPLIER)
    letter = shop.do(case_id, Move.OFFER, offer=Offer.REPLACEMENT_ON_RECEIPT)
    assert "Your parcel has arrived" in letter.body
    assert "as soon as" not in letter.body
    assert "now that we have looked at it, we send you a replacement" in letter.body


# --- back to the buyer ---------------------------------------------------------------------------


def ground_off(shop, paid_by_platform=False, known=True):
    """A cup of 90.00 that its buyer damaged, here and looked at; whose address is known, or not."""
    shop.supplier(costs=[("CUP", "60")], rma_needed=False)
    cells = {"return_reason": "CR-UNWANTED_ITEM"}
    case_id = shop.request(shop.item("CUP", "90.00", **cells))
    if known:
        shop.ships_to_known(case_id)
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT)
    shop.do(case_id, StepKind.APPROVE, route=Route.TO_US)
    shop.do(case_id, Move.RECEIVE)
    if paid_by_platform:
        cells |= {"refunded_amount": "90.00", "return_request_status": "Completed"}
        shop.bring(shop.item("CUP", "90.00", **cells))
    shop.look(case_id, works=Works.NO, marks="chuck ground off")
    return case_id


def proposed_of(shop, case_id):
    return shop.desk.inspections.proposal(case_id).of_unit[1]


def test_goods_that_the_buyer_damaged_and_was_paid_for_whole_are_held_until_it_is_decided(shop):
    """They went back to the buyer while half of their price was claimed, and not decided."""
    case_id = ground_off(shop, paid_by_platform=True)
    shop.finish(case_id, Verdict.BUYER_DAMAGE)
    line = line_of(shop, case_id)
    assert line.refunded == line.worth
    assert line.units[0].disposition is Disposition.HOLD
    assert next_of(shop, case_id) is not StepKind.SEND_ON
    # whoever paid for them in vain does not give them away, too
    shop.do(case_id, StepKind.SEND_CLAIM, party=Party.PLATFORM, reason="None was taken.")
    assert proposed_of(shop, case_id)[0] is Disposition.HOLD
    shop.do(case_id, Move.CLAIM_REFUSED)
    assert proposed_of(shop, case_id)[0] is Disposition.DISPOSE


def test_goods_that_the_buyer_damaged_stay_where_a_part_is_paid_for_them(shop):
    """Half of the price was paid, and the goods went back to the buyer as well."""
    case_id = ground_off(shop)
    shop.finish(case_id, Verdict.BUYER_DAMAGE)
    shop.do(case_id, StepKind.REFUND)
    line = line_of(shop, case_id)
    assert (line.refunded, line.units[0].disposition) == (usd("45.00"), Disposition.DISPOSE)
    shop.do(case_id, StepKind.CONFIRM_BUYER)
    assert next_of(shop, case_id) is StepKind.PLACE_GOODS


@pytest.mark.parametrize(
    ("found", "verdict"),
    [
        ({"works": Works.NO, "marks": "ground off"}, Verdict.BUYER_DAMAGE),
        ({"works": Works.YES, "marks": "a scratch"}, Verdict.BUYER_DAMAGE),
        ({"works": Works.YES}, Verdict.NO_FAULT),
    ],
)
def test_goods_go_back_to_the_buyer_where_they_are_refused_and_stay_once_they_are_paid_for(
    shop, found, verdict
):
    case_id = ground_off(shop)
    shop.look(case_id, **found)
    shop.finish(case_id, verdict)
    stays = line_of(shop, case_id).units[0].disposition
    assert stays is not Disposition.TO_BUYER
    shop.do(case_id, Move.DECLINE, reason="It is not as you had it.")
    assert line_of(shop, case_id).units[0].disposition is Disposition.TO_BUYER
    assert next_of(shop, case_id) is StepKind.SEND_ON
    shop.do(case_id, Move.BUYER_REFUSED)
    shop.do(case_id, Move.OFFER, offer=Offer.PARTIAL_REFUND, amount=usd("30.00"))
    shop.do(case_id, Move.BUYER_AGREED)
    shop.do(case_id, StepKind.REFUND)
    assert line_of(shop, case_id).units[0].disposition is stays


def test_what_somebody_chose_for_goods_stays_when_they_are_refused(shop):
    case_id = ground_off(shop)
    line_id = line_of(shop, case_id).id
    shop.finish(case_id, Verdict.BUYER_DAMAGE)
    shop.desk.inspections.decide(case_id, line_id, 1, disposition=Disposition.DONATE)
    shop.do(case_id, Move.DECLINE, reason="It is not as you had it.")
    assert line_of(shop, case_id).units[0].disposition is Disposition.DONATE


@pytest.mark.parametrize("door", ["finding", "finish", "decide", "place"])
def test_by_no_door_goods_go_back_to_a_buyer_whose_address_nobody_told(shop, door):
    case_id = ground_off(shop, known=False)
    to_buyer, line_id = Disposition.TO_BUYER, line_of(shop, case_id).id
    inspections = shop.desk.inspections
    if door == "place":
        shop.finish(case_id, Verdict.BUYER_DAMAGE)
        shop.do(case_id, StepKind.REFUND)
    before = shop.case(case_id)
    assert Disposition.TO_BUYER not in proposed_of(shop, case_id)
    by = {
        "finding": lambda: inspections.save_finding(
            case_id, FindingDraft(line_id, 1, marks="a scratch", disposition=to_buyer)
        ),
        "finish": lambda: inspections.finish(case_id, Verdict.BUYER_DAMAGE, to_buyer),
        "decide": lambda: inspections.decide(case_id, line_id, 1, disposition=to_buyer),
        "place": lambda: shop.do(case_id, StepKind.PLACE_GOODS, disposition=to_buyer),
    }
    with pytest.raises(IllegalMove) as refused:
        by[door]()
    assert refused.value.key == "step.no_buyer_address"
    assert shop.case(case_id) == before


def test_what_was_meant_for_a_buyer_without_an_address_is_asked_about_anew(shop):
    """An earlier version decided it by itself: Enter wrote a letter, and there was nowhere to send it."""
    case_id = ground_off(shop)
    shop.desk.inspections.finish(case_id, Verdict.BUYER_DAMAGE, Disposition.TO_BUYER)
    shop.do(case_id, StepKind.REFUND)
    address_told(shop.desk, case_id, known=False)
    assert next_of(shop, case_id) is not StepKind.SEND_ON
    with pytest.raises(IllegalMove) as refused:
        shop.do(case_id, StepKind.SEND_ON)
    assert refused.value.key == "step.no_buyer_address"
    assert [p for p in shop.case(case_id).parcels if p.goes_to is End.BUYER] == []
    shop.do(case_id, StepKind.PLACE_GOODS, disposition=Disposition.DISPOSE)
    assert line_of(shop, case_id).tracks.goods is Goods.DISPOSED


def by_number(shop, days=0):
    """He gave a number that is good for 14 days, and so many days passed; the goods are here."""
    case_id = unwanted(shop, rma_needed=True, rma_valid_days=14)
    shop.do(case_id, StepKind.CONFIRM_BUYER)
    goes_on(shop, case_id)
    shop.do(case_id, StepKind.ASK_RMA)
    shop.do(case_id, Move.RMA_GIVEN, rma="AW-15")
    shop.clock.forward(days=days)
    return case_id


def test_they_go_on_while_his_number_is_good(shop):
    case_id = by_number(shop, days=13)
    step = shop.case(case_id).next
    assert step.kind is StepKind.SEND_ON
    assert "step.number_until" in [each.key for each in step.because]
    shop.do(case_id, StepKind.SEND_ON)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_for_goods_that_are_still_here_a_number_that_is_over_is_asked_for_anew(shop, lang):
    case_id = by_number(shop, days=15)
    step = shop.case(case_id).next
    assert (step.kind, step.waiting_for) == (StepKind.ASK_RMA, None)
    assert [each.key for each in step.because] == ["step.ask_rma_again"]
    with pytest.raises(IllegalMove) as refused:
        shop.do(case_id, StepKind.SEND_ON)
    assert refused.value.key == "move.rma_over"
    letter = shop.desk.cases.do(case_id, StepKind.ASK_RMA, lang=lang).letter
    assert letter.template == "rma_again"
    assert "AW-15" in letter.body
    shop.do(case_id, Move.RMA_GIVEN, rma="AW-16")
    assert next_of(shop, case_id) is StepKind.SEND_ON
    shop.do(case_id, StepKind.SEND_ON)


def test_who_knows_better_sends_them_by_a_number_that_is_over(shop):
    case_id = by_number(shop, days=15)
    shop.do(case_id, StepKind.SEND_ON, overrule=True)
    assert [parcel.goes_to for parcel in shop.case(case_id).parcels][-1] is End.SUPPLIER


@pytest.mark.parametrize(
    ("reason", "template"), [("CR-DEFECTIVE", "claim"), ("CR-UNWANTED_ITEM", "credit")]
)
def test_what_went_to_its_supplier_is_claimed_for_a_fault_and_else_to_be_credited(
    shop, reason, template
):
    """He owes for a fault; of goods that were merely not wanted his terms are asked to be kept."""
    shop.supplier(costs=[("MUG", "7")], rma_needed=False)
    case_id = shop.request(shop.item("MUG", "60.00", return_reason=reason))
    there = Route.TO_SUPPLIER
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT, route=there)
    shop.do(case_id, StepKind.APPROVE, route=there)
    shop.do(case_id, Move.RECEIVE, route=there)
    letter = shop.do(case_id, StepKind.SEND_CLAIM)
    assert letter.template == template
    assert ("credit us" in letter.body) == (template == "credit")


def test_a_brick_is_not_counted_with_the_mugs_that_go_back_to_their_buyer(shop):
    """Two lines of one thing are called together, where what is sent of both is that thing."""
    shop.supplier(costs=[("MUG", "7")], rma_needed=False)
    item = shop.item("MUG", "60.00", return_quantity="2", order_quantity="2")
    case_id = shop.request(item)
    shop.ships_to_known(case_id)
    on_receipt = Offer.REFUND_ON_RECEIPT
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=on_receipt, units=(1,))
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=on_receipt, line=2)
    for line in (1, 2):
        shop.do(case_id, StepKind.APPROVE, route=Route.TO_US, line=line)
    shop.desk.receiving.receive(case_id, "T1")
    shop.look(case_id, line=1)
    mug, brick = shop.case(case_id).lines
    shop.look(case_id, line=2, unit=brick.units[0].number, instead="a brick")
    shop.finish(case_id)
    for line in (mug, brick):
        shop.do(case_id, Move.WITHDRAW, line=line.number)
        number = shop.case(case_id).line(line.id).units[0].number
        to_buyer = Disposition.TO_BUYER
        shop.desk.inspections.decide(case_id, line.id, number, disposition=to_buyer)
    letter = shop.do(case_id, StepKind.SEND_ON)
    assert letter.template == "sent_back"
    assert "a brick" in letter.body
    assert "2 × Mug" not in letter.body


# --- pieces that left before anybody looked at them -----------------------------------------------


@pytest.fixture
def gone_unseen(shop):
    """Two bowls are here, and one goes to its buyer again before it is looked at."""
    shop.supplier(costs=[("BOWL", "60")])
    told = {"return_quantity": "2", "order_quantity": "2", "return_reason": "CR-UNWANTED_ITEM"}
    case_id = shop.request(shop.item("BOWL", "300.00", **told))
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT)
    shop.do(case_id, StepKind.APPROVE, route=Route.TO_US)
    shop.desk.receiving.receive(case_id, "T-1")
    on = ParcelTold(End.BUYER, End.US, units=(1,), tracking="B-1", sent=True)
    shop.desk.parcels.note(case_id, on)
    return case_id


def test_what_left_unseen_stays_what_it_was_sent_as_whatever_is_found_of_it(shop, gone_unseen):
    """The inspection put it on the shelf, and its loss was one on the way to us."""
    for unit in (1, 2):
        shop.look(gone_unseen, unit=unit, works=Works.YES)
    shop.desk.inspections.finish(gone_unseen, disposition=Disposition.RESTOCK)
    fates = [unit.disposition for unit in line_of(shop, gone_unseen).units]
    assert fates == [Disposition.TO_BUYER, Disposition.RESTOCK]
    shop.do(gone_unseen, Move.LOST, units=(1,))
    assert [unit.lost_to_buyer for unit in line_of(shop, gone_unseen).units] == [True, False]
    shop.look(gone_unseen, unit=1, works=Works.NO)
    assert line_of(shop, gone_unseen).units[0].lost_to_buyer


@pytest.mark.parametrize("lost", [False, True])
def test_what_left_is_kept_nowhere_and_was_not_missing(shop, gone_unseen, lost):
    if lost:
        shop.do(gone_unseen, Move.LOST, units=(1,))
    line = line_of(shop, gone_unseen)
    shop.look(gone_unseen, unit=1, works=Works.YES)
    with pytest.raises(IllegalMove) as refused:
        goes_on(shop, gone_unseen, fate=Disposition.RESTOCK)
    assert refused.value.key == ("parcel.unit_elsewhere" if lost else "parcel.unit_sent")
    with pytest.raises(IllegalMove) as refused:
        shop.desk.inspections.miss(gone_unseen, line.id, 1)
    assert refused.value.key == ("parcel.unit_elsewhere" if lost else "parcel.unit_sent")
    kept = FindingDraft(line.id, 1, disposition=Disposition.RESTOCK)
    with pytest.raises(IllegalMove):
        shop.desk.inspections.save_finding(gone_unseen, kept)
    assert line_of(shop, gone_unseen).units[0].disposition is Disposition.TO_BUYER


def test_what_left_in_an_unopened_box_may_turn_out_not_to_be_in_it(shop, gone_unseen):
    """It is waited for again, and is in no parcel of ours."""
    shop.miss(gone_unseen, unit=1)
    shop.look(gone_unseen, unit=2, works=Works.YES)
    shop.finish(gone_unseen)
    case = shop.case(gone_unseen)
    assert case.units[0].goods is Goods.AWAITED
    assert leaving_in(case, case.units[0]) is None


def test_nothing_becomes_of_what_was_lost_before_it_came(shop):
    """Said to go to its supplier, it counted as lost on the way there, and was paid for by nobody."""
    shop.supplier(costs=[("CUP", "9")])
    case_id = shop.request(shop.item("CUP", "20.00", return_reason="CR-UNWANTED_ITEM"))
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT)
    shop.do(case_id, StepKind.APPROVE, route=Route.TO_US)
    shop.do(case_id, Move.SHIPPED, tracking="C-1")
    shop.do(case_id, Move.LOST)
    with pytest.raises(IllegalMove) as refused:
        goes_on(shop, case_id)
    assert refused.value.key == "parcel.unit_elsewhere"


@pytest.mark.parametrize("verdict", [None, Verdict.WRONG_ITEM])
@pytest.mark.parametrize(
    ("takes", "fulfilment", "kept"),
    [
        (True, Fulfilment.DROPSHIP, Disposition.TO_SUPPLIER),
        (False, Fulfilment.DROPSHIP, Disposition.DISCOUNT),
        # whoever took the wrong thing from his own shelf puts it back there
        (True, Fulfilment.OWN_STOCK, Disposition.RESTOCK),
    ],
)
def test_what_a_supplier_sent_by_mistake_is_not_sold_as_what_was_ordered(
    shop, takes, fulfilment, kept, verdict
):
    """A folding chair that came for a lamp was to be sold as new, as the lamp.

    Or it was held as what is disputed with its buyer, by the verdict that says the same.
    """
    shop.supplier(costs=[("LAMP", "60")], rma_needed=False, takes_returns=takes)
    told = {"sku": "LAMP", "title": "Lamp", "reason": "wrong_item", "currency": "USD"}
    order = NewCase("9-1", "Amazon US", unit_price=usd("90"), fulfilment=fulfilment, **told)
    (case_id,) = shop.desk.by_hand.open(order).case_ids
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT)
    shop.do(case_id, StepKind.APPROVE, route=Route.TO_US)
    shop.do(case_id, Move.RECEIVE)
    shop.look(case_id, instead="folding chair")
    shop.finish(case_id, verdict)
    (chair,) = line_of(shop, case_id).units
    assert (chair.verdict, chair.disposition) == (verdict or Verdict.AS_CLAIMED, kept)
