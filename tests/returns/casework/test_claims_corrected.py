"""What was claimed before it came is asked for no longer, once it turns out not to be owed."""

import pytest

from returns.casework.goods.told_parcel import ParcelTold
from returns.errors import IllegalMove
from returns.papers.case_money import asked_said
from returns.terms import (
    Disposition,
    End,
    Move,
    Offer,
    Party,
    Route,
    StepKind,
    SupplierClaim,
    Verdict,
    Works,
)
from tests.cases.playing import days_until, enter, enter_until
from tests.returns.casework.shop import usd

_BOTH, _ONE, _TWENTY = usd("24.00"), usd("12.00"), usd("20.00")


@pytest.fixture
def claimed_ahead(shop):
    """Two mugs of a cost of $12 were claimed on their supplier's last safe day, before they came."""
    shop.supplier(costs=[("MUG", "12")], rma_needed=False)
    case_id = shop.request(shop.item("MUG", "80.00", return_quantity="2", order_quantity="2"))
    shop.ships_to_known(case_id)
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT, route=Route.TO_US)
    shop.do(case_id, StepKind.APPROVE)
    days_until(shop, case_id, lambda case: bool(case.claims), days=2)
    assert asked(shop, case_id) == [((1, 2), _BOTH)]
    return case_id


def came(shop, case_id, *broken, sound=(), verdict=None):
    shop.desk.receiving.receive(case_id)
    for unit in (1, 2):
        if unit in broken:
            shop.look(case_id, unit=unit, works=Works.NO)
        elif unit in sound:
            shop.look(case_id, unit=unit)
        else:
            shop.miss(case_id, unit=unit)
    shop.finish(case_id, verdict)


def asked(shop, case_id):
    return [(claim.units, claim.amount) for claim in shop.case(case_id).claims]


def to_supplier(shop, case_id):
    kept = [kept.letter for kept in shop.desk.cases.letters(case_id)]
    return [letter for letter in kept if letter.to is Party.SUPPLIER]


@pytest.mark.parametrize("answer", [None, Move.MORE_ASKED, Move.CLAIM_ACCEPTED])
def test_sound_pieces_are_claimed_no_longer(shop, claimed_ahead, answer):
    """Its supplier was reminded of a fault that nobody had found."""
    if answer is not None:
        shop.do(claimed_ahead, answer)
    came(shop, claimed_ahead, sound=(1, 2))
    done = enter_until(shop, claimed_ahead)
    assert StepKind.SETTLE in done
    case = shop.case(claimed_ahead)
    assert case.paid == usd("80.00")
    assert case.tracks.supplier_claim is SupplierClaim.NOT_CLAIMABLE
    letter = to_supplier(shop, claimed_ahead)[-1]
    assert (letter.template, letter.facts.amount) == ("claim_withdrawn", _BOTH)
    shop.clock.forward(days=30)
    enter_until(shop, claimed_ahead)
    assert to_supplier(shop, claimed_ahead)[-1] == letter


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_supplier_who_promised_new_ones_for_sound_pieces_is_told_to_send_none(
    shop, claimed_ahead, lang
):
    """He was reminded of new goods for what nobody had found to be faulty."""
    shop.do(claimed_ahead, Move.RESHIP_PROMISED)
    came(shop, claimed_ahead, sound=(1, 2))
    enter_until(shop, claimed_ahead, StepKind.SETTLE)
    assert shop.case(claimed_ahead).next.because[0].key == "step.claim_unfounded"
    letter = enter(shop, claimed_ahead, lang)
    assert (letter.template, letter.to) == ("reship_withdrawn", Party.SUPPLIER)
    assert ("do not send any" if lang == "en" else "请不要补发") in letter.body
    assert letter.facts.amount is None
    assert shop.case(claimed_ahead).tracks.supplier_claim is SupplierClaim.NOT_CLAIMABLE
    shop.clock.forward(days=30)
    enter_until(shop, claimed_ahead)
    assert to_supplier(shop, claimed_ahead)[-1] == letter


@pytest.mark.parametrize("sound", [(1, 2), (2,)])
def test_a_new_one_that_is_under_way_or_owed_for_a_piece_is_waited_for(
    shop, claimed_ahead, sound
):
    shop.do(claimed_ahead, Move.RESHIP_PROMISED)
    if len(sound) == 2:
        coming = ParcelTold(End.BUYER, End.SUPPLIER, tracking="N1", sent=True)
        shop.desk.parcels.note(claimed_ahead, coming)
    came(shop, claimed_ahead, *({1, 2} - {*sound}), sound=sound)
    done = enter_until(shop, claimed_ahead)
    assert StepKind.SETTLE not in done
    assert shop.case(claimed_ahead).tracks.supplier_claim is SupplierClaim.RESHIP_PROMISED


@pytest.mark.parametrize("number", ["", "N1"])
def test_he_is_reminded_of_as_many_new_ones_as_he_owes(shop, claimed_ahead, number):
    """The letter asked after two, of which one had turned out to be sound."""
    shop.do(claimed_ahead, Move.RESHIP_PROMISED)
    came(shop, claimed_ahead, 1, sound=(2,))
    if number:
        coming = ParcelTold(End.BUYER, End.SUPPLIER, tracking=number, sent=True)
        shop.desk.parcels.note(claimed_ahead, coming)
    letter = shop.do(claimed_ahead, StepKind.CHASE_SUPPLIER)
    assert letter.template == ("reminder_reship_sent" if number else "reminder_reship")
    assert [item.quantity for item in letter.facts.items] == [1]


def test_sound_pieces_that_go_back_to_him_are_his_to_credit(shop, claimed_ahead):
    """The claim for a fault is taken back, and what he gets is asked for under his terms."""
    shop.desk.receiving.receive(claimed_ahead)
    for unit in (1, 2):
        shop.look(claimed_ahead, unit=unit, disposition=Disposition.TO_SUPPLIER)
    shop.finish(claimed_ahead)
    enter_until(shop, claimed_ahead)
    told = [letter.template for letter in to_supplier(shop, claimed_ahead)]
    assert told[-3:] == ["claim_withdrawn", "goods_sent", "credit"]
    assert asked(shop, claimed_ahead) == [((1, 2), _BOTH), ((1, 2), _BOTH)]


def test_what_is_not_owed_at_all_is_claimed_by_no_key(shop, claimed_ahead):
    """It was written as a correction that asked for all of it once more."""
    came(shop, claimed_ahead, sound=(1, 2))
    with pytest.raises(IllegalMove):
        shop.do(claimed_ahead, StepKind.SEND_CLAIM)
    assert asked(shop, claimed_ahead) == [((1, 2), _BOTH)]


def test_what_its_buyer_broke_is_claimed_no_longer(shop, claimed_ahead):
    came(shop, claimed_ahead, 1, 2, verdict=Verdict.BUYER_DAMAGE)
    enter_until(shop, claimed_ahead)
    assert to_supplier(shop, claimed_ahead)[-1].template == "claim_withdrawn"


def test_what_bears_it_out_stays_claimed(shop, claimed_ahead):
    came(shop, claimed_ahead, 1, 2)
    enter_until(shop, claimed_ahead)
    assert asked(shop, claimed_ahead) == [((1, 2), _BOTH)]
    assert shop.case(claimed_ahead).tracks.supplier_claim is SupplierClaim.CLAIM_SENT


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_claim_is_corrected_where_a_part_of_it_stands(shop, claimed_ahead, lang):
    came(shop, claimed_ahead, 1, sound=(2,))
    for _ in range(9):
        step = shop.case(claimed_ahead).next
        if step.kind is StepKind.SEND_CLAIM:
            break
        enter(shop, claimed_ahead, lang)
    assert step.because[0].key == "step.claim_less"
    letter = enter(shop, claimed_ahead, lang)
    assert (letter.template, letter.facts.amount) == ("claim_less", _ONE)
    assert "USD 24.00" in letter.body
    assert "USD 12.00" in letter.body
    assert [(item.sku, item.quantity) for item in letter.facts.items] == [("MUG", 1)]
    assert asked(shop, claimed_ahead) == [((1, 2), _BOTH), ((1,), _ONE)]
    told = [row.answer for row in asked_said(shop.case(claimed_ahead), "en")]
    assert told == ["taken into the next claim", "no answer yet"]
    shop.do(claimed_ahead, Move.CLAIM_ACCEPTED)
    shop.do(claimed_ahead, StepKind.SETTLE, amount=_ONE)
    enter_until(shop, claimed_ahead)
    assert len(shop.case(claimed_ahead).claims) == 2


@pytest.fixture
def one_never_came(shop, claimed_ahead):
    """One of the two came, broken; he grants the sum for both, and the rest lapses."""
    came(shop, claimed_ahead, 1)
    enter_until(shop, claimed_ahead)
    assert asked(shop, claimed_ahead) == [((1, 2), _BOTH)]
    shop.do(claimed_ahead, Move.CLAIM_ACCEPTED)
    days_until(shop, claimed_ahead, lambda case: len(case.claims) > 1, days=2)
    return claimed_ahead


def test_what_never_came_is_claimed_no_longer(shop, one_never_came):
    assert asked(shop, one_never_came) == [((1, 2), _BOTH), ((1,), _ONE)]
    assert to_supplier(shop, one_never_came)[-1].template == "claim_less"
    assert shop.case(one_never_came).paid == usd("40.00")


def test_what_comes_after_all_joins_the_claim_again(shop, one_never_came):
    shop.desk.receiving.receive(one_never_came, "T-2")
    shop.look(one_never_came, unit=2, works=Works.NO)
    shop.finish(one_never_came)
    enter_until(shop, one_never_came)
    assert asked(shop, one_never_came)[-1] == ((1, 2), _BOTH)
    assert "claim_joined" in [letter.template for letter in to_supplier(shop, one_never_came)]
    assert shop.case(one_never_came).paid == usd("80.00")


def test_what_is_still_to_come_stays_claimed_beside_a_sound_one(shop, claimed_ahead):
    """Nobody saw the other yet: it is claimed as it was, for its own part."""
    came(shop, claimed_ahead, sound=(1,))
    enter_until(shop, claimed_ahead)
    assert asked(shop, claimed_ahead) == [((1, 2), _BOTH), ((2,), _ONE)]
    shop.desk.receiving.receive(claimed_ahead, "T-2")
    shop.look(claimed_ahead, unit=2, works=Works.NO)
    shop.finish(claimed_ahead)
    enter_until(shop, claimed_ahead)
    assert asked(shop, claimed_ahead)[-1] == ((2,), _ONE)
    assert shop.case(claimed_ahead).paid == usd("80.00")


def test_what_is_still_to_come_beside_a_sound_one_lapses_with_its_claim(shop, claimed_ahead):
    came(shop, claimed_ahead, sound=(1,))
    enter_until(shop, claimed_ahead)
    shop.do(claimed_ahead, Move.CLAIM_ACCEPTED)
    days_until(shop, claimed_ahead, lambda case: case.closed_at is not None, days=2)
    assert [x.template for x in to_supplier(shop, claimed_ahead)][-1] == "claim_withdrawn"
    assert shop.case(claimed_ahead).paid == usd("40.00")


def test_no_correction_asks_for_nothing(shop, claimed_ahead):
    """One was sound, and the other lost on its way: a letter asked for 0.00."""
    came(shop, claimed_ahead, sound=(1,))
    shop.do(claimed_ahead, Move.LOST)
    enter_until(shop, claimed_ahead)
    assert all(claim.amount for claim in shop.case(claimed_ahead).claims)
    assert asked(shop, claimed_ahead)[-1] == ((2,), _ONE)


# --- what is still to come ----------------------------------------------------------------------


@pytest.fixture
def three_ahead(shop):
    """Three chairs of a cost of $20 were claimed before they came; of two that did the buyer broke one."""
    shop.supplier(costs=[("CHAIR", "20")], rma_needed=False)
    item = shop.item("CHAIR", "100.01", return_quantity="3", order_quantity="3")
    case_id = shop.request(item)
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT, route=Route.TO_US)
    shop.do(case_id, StepKind.APPROVE)
    days_until(shop, case_id, lambda case: bool(case.claims), days=2)
    shop.desk.receiving.receive(case_id, "T-1")
    for unit in (1, 2):
        shop.look(case_id, unit=unit, works=Works.NO)
    line_id = shop.case(case_id).lines[0].id
    shop.desk.inspections.decide(case_id, line_id, 2, verdict=Verdict.BUYER_DAMAGE)
    shop.miss(case_id, unit=3)
    shop.finish(case_id)
    enter_until(shop, case_id)
    return case_id


def test_a_piece_that_is_still_to_come_stays_in_the_corrected_claim(shop, three_ahead):
    """It had been claimed in its supplier's time, which may be over when it comes."""
    assert asked(shop, three_ahead) == [((1, 2, 3), usd("60")), ((1, 3), usd("40"))]
    (letter,) = [x for x in to_supplier(shop, three_ahead) if x.template == "claim_less"]
    assert [(item.sku, item.quantity) for item in letter.facts.items] == [("CHAIR", 2)]
    assert "1 piece of them has not come back to us yet" in letter.body
    assert "not received" not in letter.body


@pytest.mark.parametrize(
    ("works", "left"), [(Works.NO, [((1, 3), usd("40"))]), (Works.YES, [((1,), _TWENTY)])]
)
def test_it_stays_or_goes_by_what_is_found_of_it(shop, three_ahead, works, left):
    shop.desk.receiving.receive(three_ahead, "T-2")
    shop.look(three_ahead, unit=3, works=works)
    shop.finish(three_ahead)
    enter_until(shop, three_ahead)
    assert asked(shop, three_ahead)[-1:] == left


def test_it_is_claimed_no_longer_once_it_never_came(shop, three_ahead):
    shop.do(three_ahead, Move.CLAIM_ACCEPTED)
    days_until(
        shop, three_ahead, lambda case: asked(shop, three_ahead)[-1] == ((1,), _TWENTY), days=2
    )
    assert to_supplier(shop, three_ahead)[-1].facts.amount == _TWENTY


@pytest.mark.parametrize(
    ("lang", "words"), [("en", "have not come back to us yet"), ("zh", "还未退到我们这里")]
)
def test_a_claim_made_before_the_goods_came_says_so(shop, lang, words):
    shop.supplier(costs=[("CHAIR", "20")], rma_needed=False)
    case_id = shop.request(shop.item("CHAIR", "120.00"))
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT, route=Route.TO_US)
    shop.do(case_id, StepKind.APPROVE)
    letter = shop.desk.cases.do(case_id, StepKind.SEND_CLAIM, lang=lang).letter
    assert words in letter.body
