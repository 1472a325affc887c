"""A parcel that came back on freight of ours and was lost, or broken: its carrier is asked for it."""

from datetime import timedelta

import pytest

from returns.casework.goods.told_parcel import ParcelTold
from returns.errors import IllegalMove
from returns.rules.sentences import sentence
from returns.terms import (
    BuyerMoney,
    End,
    ExchangeFrom,
    Fault,
    FreightPayer,
    Goods,
    Grade,
    HoldKind,
    Move,
    Offer,
    PackageState,
    Party,
    Route,
    StepKind,
    SupplierClaim,
    Verdict,
    Works,
)
from tests.returns.casework.shop import usd
from tests.returns.casework.three_bowls import three_bowls


def on_its_way(
    shop,
    payer=FreightPayer.SELLER,
    reason="CR-UNWANTED_ITEM",
    carrier="UPS",
    cost="60",
    **terms,
):
    """A bowl of 150.00 under way to us."""
    shop.supplier(costs=[("BOWL", cost)] if cost else (), **({"rma_needed": False} | terms))
    case_id = shop.request(shop.item("BOWL", "150.00", return_reason=reason))
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT, payer=payer)
    shop.do(case_id, StepKind.APPROVE, route=Route.TO_US, payer=payer)
    told = ParcelTold(
        End.US, End.BUYER, tracking="1Z1", carrier=carrier, payer=payer, sent=True
    )
    shop.desk.parcels.note(case_id, told)
    assert shop.case(case_id).lines[0].tracks.goods is Goods.IN_TRANSIT
    return case_id


def claim_step_of(shop, case_id):
    """Enter until the claim is next; its step."""
    for _ in range(8):
        shop.say_why_no_photo(case_id)
        step = shop.case(case_id).next
        if step is None or step.kind in (StepKind.SEND_CLAIM, StepKind.CHECK):
            return step
        if step.kind is StepKind.CLOSE:
            return None
        if step.waiting_for is not None:
            shop.clock.forward(days=6)
        shop.do(case_id, step.kind)
    return None


def test_a_changed_mind_lost_on_our_label_is_claimed_from_its_carrier_in_its_time(shop):
    case_id = on_its_way(shop)
    sent = shop.clock.now()
    shop.do(case_id, Move.LOST)
    case = shop.case(case_id)
    assert case.recommendation.claim_from is Fault.CARRIER
    assert case.lines[0].tracks.supplier_claim is SupplierClaim.TO_ASK
    step = claim_step_of(shop, case_id)
    assert step.kind is StepKind.SEND_CLAIM
    last = (sent + timedelta(days=14)).date()
    told = [because for because in step.because if because.key == "step.carrier_claim"]
    assert [dict(because.facts)["day"] for because in told] == [f"date:{last}"]
    assert step.due_at.date() <= last
    for lang in ("en", "zh"):
        assert "UPS" in sentence(told[0], lang)
    letter = shop.do(case_id, StepKind.SEND_CLAIM)
    assert (letter.to, letter.template) == (Party.CARRIER, "claim_lost")
    assert letter.attachments == ("evidence",)
    (claim,) = shop.case(case_id).claims
    assert (claim.of, claim.amount, claim.units) == (Party.CARRIER, usd("60"), (1,))


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize(
    ("answer", "template", "open_still"),
    [
        (None, "reminder", None),
        ((Move.CLAIM_ACCEPTED, None), "reminder_granted", "60.00"),
        ((Move.CLAIM_PARTLY, usd("45.50")), "reminder_granted", "45.50"),
    ],
)
def test_a_carrier_that_granted_it_is_reminded_of_the_sum(
    shop, lang, answer, template, open_still
):
    """It was asked for its answer once more, though it had said yes."""
    case_id = on_its_way(shop)
    shop.do(case_id, Move.LOST)
    claim_step_of(shop, case_id)
    shop.do(case_id, StepKind.SEND_CLAIM)
    if answer is not None:
        shop.do(case_id, answer[0], amount=answer[1])
    shop.clock.forward(days=20)
    letter = shop.desk.cases.do(case_id, StepKind.CHASE_SUPPLIER, lang=lang).letter
    assert (letter.to, letter.template) == (Party.CARRIER, template)
    assert letter.facts.amount == (usd(open_still) if open_still else None)
    assert ("USD" in letter.body) is bool(open_still)


def test_what_the_buyer_paid_to_send_is_not_ours_to_claim(shop):
    case_id = on_its_way(shop, payer=FreightPayer.BUYER)
    shop.do(case_id, Move.LOST)
    case = shop.case(case_id)
    assert case.recommendation.claim_from is None
    shop.do(case_id, Move.LIFT, reason="A good customer.")
    assert claim_step_of(shop, case_id) is None
    assert not shop.case(case_id).claims


def test_lost_on_the_way_back_goes_before_broken_on_the_way_out(shop):
    case_id = on_its_way(shop, reason="CR-DAMAGED_BY_CARRIER")
    assert shop.case(case_id).recommendation.claim_from is Fault.SUPPLIER
    shop.do(case_id, Move.LOST)
    assert shop.case(case_id).recommendation.claim_from is Fault.CARRIER
    said = [because.key for because in shop.case(case_id).recommendation.because]
    assert "fault.lost_back" in said
    assert "fault.carrier_dropship" not in said


def test_faulty_goods_are_asked_of_their_supplier_and_of_the_carrier_once_he_refused(shop):
    case_id = on_its_way(shop, reason="CR-DEFECTIVE")
    shop.do(case_id, Move.LOST)
    assert shop.case(case_id).recommendation.claim_from is Fault.SUPPLIER
    claim_step_of(shop, case_id)
    assert shop.do(case_id, StepKind.SEND_CLAIM).to is Party.SUPPLIER
    shop.do(case_id, Move.CLAIM_REFUSED, answer="We never saw it.")
    step = claim_step_of(shop, case_id)
    assert step.kind is StepKind.SEND_CLAIM
    assert shop.do(case_id, StepKind.SEND_CLAIM).to is Party.CARRIER
    assert [claim.of for claim in shop.case(case_id).claims] == [Party.SUPPLIER, Party.CARRIER]
    shop.do(case_id, Move.CLAIM_REFUSED)
    assert claim_step_of(shop, case_id) is None


@pytest.mark.parametrize(("lang", "said"), [("en", "lost on their way back"), ("zh", "遗失")])
def test_a_supplier_who_is_asked_for_faulty_goods_hears_that_they_were_lost(shop, lang, said):
    case_id = on_its_way(shop, reason="CR-DEFECTIVE")
    shop.do(case_id, Move.LOST)
    claim_step_of(shop, case_id)
    letter = shop.desk.cases.preview_letter(case_id, StepKind.SEND_CLAIM, lang=lang)
    assert letter.to is Party.SUPPLIER
    assert said in letter.body


def test_of_several_pieces_it_is_told_how_many_were_lost(shop):
    shop.supplier(costs=[("CUP", "9")], rma_needed=False)
    case_id = shop.request(shop.item("CUP", "160.00", return_quantity="2", order_quantity="2"))
    seller = FreightPayer.SELLER
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT, payer=seller)
    shop.do(case_id, StepKind.APPROVE, route=Route.TO_US, payer=seller)
    told = ParcelTold(End.US, End.BUYER, tracking="1Z1", units=(1,), payer=seller, sent=True)
    shop.desk.parcels.note(case_id, told)
    shop.do(case_id, Move.LOST, units=(1,))
    case = shop.case(case_id)
    assert [unit.goods for unit in case.lead.units] == [Goods.LOST, Goods.AWAITED]
    letter = shop.do(case_id, StepKind.SEND_CLAIM)
    assert "1 piece of them was lost on its way back" in letter.body


def test_a_number_for_a_claim_is_asked_for_with_the_word_that_the_goods_were_lost(shop):
    case_id = on_its_way(shop, reason="CR-DEFECTIVE", rma_needed=True)
    shop.do(case_id, Move.LOST)
    kinds = []
    for _ in range(4):
        kinds.append(shop.case(case_id).next.kind)
        letter = shop.do(case_id, kinds[-1])
        if kinds[-1] is StepKind.ASK_RMA:
            break
    assert letter.template == "rma_lost"
    assert "stay with the buyer" not in letter.body
    assert "lost on its way" in letter.body


@pytest.mark.parametrize(
    ("lang", "said"), [("en", "1 piece of them was lost on its way back"), ("zh", "遗失")]
)
def test_a_number_for_several_pieces_is_asked_for_with_the_word_that_one_was_lost(
    shop, lang, said
):
    shop.supplier(costs=[("CUP", "9")], rma_needed=True)
    case_id = shop.request(shop.item("CUP", "160.00", return_quantity="2", order_quantity="2"))
    seller = FreightPayer.SELLER
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT, payer=seller)
    told = ParcelTold(End.US, End.BUYER, tracking="1Z1", payer=seller, sent=True)
    shop.desk.parcels.note(case_id, told)
    before = shop.desk.cases.preview_letter(case_id, StepKind.ASK_RMA, lang=lang)
    assert said not in before.body
    shop.do(case_id, Move.LOST, units=(1,))
    letter = shop.desk.cases.preview_letter(case_id, StepKind.ASK_RMA, lang=lang)
    assert (letter.template, said in letter.body) == ("rma_request", True)


def test_lost_on_the_way_to_a_supplier_no_number_of_his_is_waited_for(shop):
    case_id = on_its_way(shop, rma_needed=True)
    shop.do(case_id, Move.LOST)
    assert claim_step_of(shop, case_id).kind is StepKind.SEND_CLAIM


def test_what_it_cost_is_asked_for_before_a_carrier_is(shop):
    case_id = on_its_way(shop, cost="")
    shop.do(case_id, Move.LOST)
    step = claim_step_of(shop, case_id)
    case = shop.case(case_id)
    assert step.kind is StepKind.CHECK
    assert case.outlook(case.lines[0]).hold.kind is HoldKind.COST
    assert case.outlook(case.lines[0]).hold.because.key == "hold.cost_carrier"
    with pytest.raises(IllegalMove):
        shop.do(case_id, StepKind.SEND_CLAIM)


@pytest.mark.parametrize(
    ("payer", "asked"), [(FreightPayer.SELLER, Fault.CARRIER), (FreightPayer.BUYER, None)]
)
def test_what_was_whole_with_the_buyer_and_came_back_broken_is_its_carriers(shop, payer, asked):
    case_id = on_its_way(shop, payer=payer)
    shop.desk.receiving.receive(case_id, "1Z1")
    shop.look(case_id, package=PackageState.DAMAGED, works=Works.NO, marks="crushed")
    shop.finish(case_id, Verdict.CARRIER_DAMAGE)
    case = shop.case(case_id)
    assert case.recommendation.claim_from is asked
    step = claim_step_of(shop, case_id)
    if asked is None:
        assert step is None or step.kind is not StepKind.SEND_CLAIM
        return
    assert step.kind is StepKind.SEND_CLAIM
    letter = shop.do(case_id, StepKind.SEND_CLAIM)
    assert (letter.to, letter.template) == (Party.CARRIER, "claim_carrier")
    assert shop.case(case_id).claims[0].amount == usd("60")


def two_cups(shop, payer=FreightPayer.SELLER, offer=Offer.REFUND_ON_RECEIPT, sent=(1, 2)):
    """Two cups of 80.00 each that come back, those that were sent in a parcel of their own each."""
    shop.supplier(costs=[("CUP", "9")], rma_needed=False)
    case_id = shop.request(
        shop.item(
            "CUP",
            "160.00",
            return_quantity="2",
            order_quantity="2",
            return_reason="CR-UNWANTED_ITEM",
        )
    )
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=offer, payer=payer)
    shop.do(case_id, StepKind.APPROVE, route=Route.TO_US, payer=payer)
    for unit in sent:
        told = ParcelTold(
            End.US, End.BUYER, tracking=f"1Z{unit}", units=(unit,), payer=payer, sent=True
        )
        shop.desk.parcels.note(case_id, told)
    return case_id


def comes(shop, case_id, unit):
    """A piece comes, is looked at, and is as it should be."""
    shop.desk.receiving.receive(case_id, f"1Z{unit}")
    shop.look(case_id, unit=unit)
    shop.finish(case_id)


@pytest.mark.parametrize(
    ("payer", "owed"), [(FreightPayer.SELLER, "160.00"), (FreightPayer.BUYER, "80.00")]
)
@pytest.mark.parametrize("lost_first", [True, False])
def test_a_piece_lost_on_our_label_is_paid_beside_the_one_that_came(
    shop, payer, owed, lost_first
):
    case_id = two_cups(shop, payer)
    if lost_first:
        shop.do(case_id, Move.LOST, units=(1,))
    comes(shop, case_id, 2)
    if not lost_first:
        shop.do(case_id, Move.LOST, units=(1,))
    case = shop.case(case_id)
    assert case.outlook(case.lead).due == usd(owed)
    assert case.next.kind is StepKind.REFUND
    letter = shop.do(case_id, StepKind.REFUND)
    assert letter.facts.amount == usd(owed)
    assert shop.case(case_id).paid == usd(owed)


@pytest.mark.parametrize("confirmed", [True, False])
def test_a_piece_lost_on_our_label_is_paid_after_the_other_one_was(shop, confirmed):
    case_id = two_cups(shop)
    comes(shop, case_id, 2)
    shop.do(case_id, StepKind.REFUND)
    assert shop.case(case_id).paid == usd("80.00")
    if confirmed:
        shop.do(case_id, StepKind.CONFIRM_BUYER)
    shop.clock.forward(days=9)
    shop.do(case_id, Move.LOST, units=(1,))
    step = shop.case(case_id).next
    assert step.kind is StepKind.REFUND
    assert step.due_at > shop.clock.now(), "it is due from the day on which the loss was told"
    assert step.because[0].key == "step.refund_lost"
    shop.do(case_id, StepKind.REFUND)
    assert shop.case(case_id).paid == usd("160.00")
    assert shop.case(case_id).tracks.buyer_money is BuyerMoney.PAID


def test_one_lost_piece_is_paid_and_then_the_other_one_that_is_lost_too(shop):
    case_id = two_cups(shop)
    shop.do(case_id, Move.LOST, units=(1,))
    letter = shop.do(case_id, StepKind.REFUND)
    assert letter.facts.amount == usd("80.00")
    shop.do(case_id, Move.LOST, units=(2,))
    assert shop.case(case_id).next.kind is StepKind.REFUND
    shop.do(case_id, StepKind.REFUND)
    assert shop.case(case_id).paid == usd("160.00")


def test_a_new_one_is_sent_for_a_piece_lost_on_our_label_too(shop):
    case_id = two_cups(shop, offer=Offer.REPLACEMENT_ON_RECEIPT)
    shop.do(case_id, Move.LOST, units=(1,))
    comes(shop, case_id, 2)
    assert shop.case(case_id).next.kind is StepKind.REPLACE
    shop.do(case_id, StepKind.REPLACE)
    (sent,) = shop.case(case_id).exchanges
    assert sent.quantity == 2


def test_what_was_never_sent_off_is_no_loss_of_ours_when_the_rest_lapses(shop):
    case_id = two_cups(shop, sent=(1,))
    shop.do(case_id, Move.LOST, units=(1,))
    for _ in range(8):
        step = shop.case(case_id).next
        if step is None:
            break
        if step.waiting_for is not None:
            shop.clock.forward(days=30)
        elif step.kind is StepKind.SEND_CLAIM:
            shop.do(case_id, step.kind)
            shop.do(case_id, Move.WRITE_OFF, reason="Not worth it.")
        else:
            shop.do(case_id, step.kind)
    case = shop.case(case_id)
    assert case.closed_at is not None
    assert case.paid == usd("80.00")
    assert not case.outlook(case.lead).due


@pytest.mark.parametrize("after_all", ["missing again", "empty"])
def test_what_was_paid_as_lost_is_not_taken_off_the_other_piece(shop, after_all):
    """Its parcel comes after all, without it or with nothing in it; the other one is used."""
    case_id = two_cups(shop)
    shop.do(case_id, Move.LOST, units=(2,))
    shop.do(case_id, StepKind.REFUND)
    assert shop.case(case_id).paid == usd("80.00")
    shop.desk.receiving.receive(case_id, "1Z1")
    shop.desk.receiving.receive(case_id, "1Z2")
    shop.look(case_id, unit=1, works=Works.NO, marks="dropped")
    if after_all == "empty":
        shop.look(case_id, unit=2, package=PackageState.OPENED, grade=Grade.X, complete=False)
    else:
        shop.miss(case_id, unit=2)
    shop.finish(case_id)
    case = shop.case(case_id)
    assert case.outlook(case.lead).due == usd("40.00")
    shop.do(case_id, StepKind.REFUND)
    assert shop.case(case_id).paid == usd("120.00")


def test_a_number_is_asked_for_with_the_word_that_the_goods_were_not_in_the_box(shop):
    """Settled before the box was opened, and it was empty: the goods are nowhere that we know."""
    shop.supplier(costs=[("MUG", "7")], rma_needed=True)
    case_id = shop.request(shop.item("MUG", "60.00", return_reason="CR-SWITCHEROO"))
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REPLACEMENT)
    shop.desk.receiving.receive(case_id, "T1")
    shop.do(case_id, StepKind.REPLACE, exchange_from=ExchangeFrom.STOCK)
    shop.miss(case_id)
    shop.finish(case_id)
    letter = shop.do(case_id, StepKind.ASK_RMA)
    assert letter.template == "rma_missing"
    assert "stay with the buyer" not in letter.body
    assert "not in the parcel that came back" in letter.body


def test_a_refund_of_what_was_lost_is_for_no_piece_that_nobody_looked_at(shop):
    """An empty box that came after that was taken off what the others brought."""
    case_id = three_bowls(shop, "CR-DEFECTIVE")
    shop.do(case_id, Move.LOST, units=(2, 3))
    shop.desk.receiving.receive(case_id, "1Z1")
    shop.do(case_id, StepKind.REFUND)
    (paid,) = shop.case(case_id).payments
    assert (paid.amount, paid.units) == (usd("300"), (2, 3))
    shop.desk.receiving.receive(case_id, "1Z2")
    shop.look(case_id, unit=1, works=Works.NO)
    empty = {"package": PackageState.NONE, "complete": False, "grade": Grade.X}
    shop.look(case_id, unit=2, **empty)
    shop.finish(case_id)
    shop.do(case_id, StepKind.REFUND)
    assert shop.case(case_id).lines[0].refunded == usd("450")


def test_of_what_was_lost_on_either_freight_the_carrier_is_asked_for_ours_alone(shop):
    """One was lost as we sent it home; the other, lost on its buyer's way, was asked for too."""
    shop.supplier(costs=[("BOWL", "60")], rma_needed=False)
    told = {"return_quantity": "2", "order_quantity": "2", "return_reason": "CR-UNWANTED_ITEM"}
    case_id = shop.request(shop.item("BOWL", "300.00", **told))
    theirs = FreightPayer.BUYER
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT, payer=theirs)
    shop.do(case_id, StepKind.APPROVE, route=Route.TO_US, payer=theirs)
    sent = ParcelTold(End.US, End.BUYER, units=(1,), tracking="B1", payer=theirs, sent=True)
    shop.desk.parcels.note(case_id, sent)
    shop.do(case_id, Move.LOST, units=(2,))
    shop.desk.receiving.receive(case_id, "B1")
    shop.look(case_id, works=Works.YES)
    shop.finish(case_id)
    home = ParcelTold(End.BUYER, End.US, units=(1,), tracking="H1", carrier="UPS", sent=True)
    shop.desk.parcels.note(case_id, home)
    shop.do(case_id, Move.LOST, units=(1,))
    step = claim_step_of(shop, case_id)
    if step is not None and step.kind is StepKind.CHECK:
        shop.do(case_id, Move.LIFT, reason="They were fine.")
        claim_step_of(shop, case_id)
    shop.do(case_id, StepKind.SEND_CLAIM)
    (claim,) = shop.case(case_id).claims
    assert (claim.of, claim.units, claim.amount) == (Party.CARRIER, (1,), usd("60"))


def test_what_was_paid_as_lost_beside_a_part_of_another_stays_paid(shop):
    """The whole price of one that came incomplete since was taken off what the third brought."""
    case_id = three_bowls(shop)
    in_parts = {"complete": False, "works": Works.YES}
    shop.desk.receiving.receive(case_id, "1Z1")
    shop.look(case_id, unit=1, **in_parts)
    shop.finish(case_id)
    shop.do(case_id, Move.LOST, units=(2,))
    shop.do(case_id, StepKind.REFUND)
    assert shop.case(case_id).lines[0].refunded == usd("225")
    shop.clock.forward(days=1)
    for unit, facts in ((2, in_parts), (3, {"works": Works.YES})):
        shop.desk.receiving.receive(case_id, f"1Z{unit}")
        shop.look(case_id, unit=unit, **facts)
        shop.finish(case_id)
    shop.do(case_id, StepKind.REFUND)
    assert shop.case(case_id).lines[0].refunded == usd("375")
