"""A carrier that was asked for a piece is asked for its new one too, when that is lost: two losses."""

import pytest

from returns.casework.goods.told_parcel import ParcelTold
from returns.casework.products import ProductTold
from returns.records.options import NewCase
from returns.records.unit import in_force
from returns.terms import (
    Disposition,
    End,
    ExchangeFrom,
    FreightPayer,
    Fulfilment,
    Move,
    Offer,
    PackageState,
    Party,
    Route,
    StepKind,
    Verdict,
    Works,
)
from tests.cases.playing import days_until, enter_until, letters
from tests.returns.casework.shop import usd

_NINE = usd("9.00")


def sent(shop, case_id, tracking):
    ways = {"exchange_from": ExchangeFrom.STOCK, "tracking": tracking, "carrier": "UPS"}
    shop.do(case_id, StepKind.REPLACE, **ways)


def next_claim(shop, case_id):
    """Follow what is recommended to the next claim, and make it; its letter."""
    enter_until(shop, case_id, StepKind.SEND_CLAIM)
    return shop.do(case_id, StepKind.SEND_CLAIM)


def asked(shop, case_id):
    """Whom each claim is on, and whether it is for new ones."""
    return [(claim.of, bool(claim.exchanges)) for claim in shop.case(case_id).claims]


@pytest.fixture
def broken_back(shop):
    """A mug that its carrier broke on our label; its new one has left, and that carrier was asked."""
    case_id = shop.request(shop.item("MUG", "60.00", return_reason="CR-UNWANTED_ITEM"))
    shop.desk.products.tell("MUG", ProductTold(cost=_NINE))
    onto = {"offer": Offer.REPLACEMENT_ON_RECEIPT, "route": Route.TO_US}
    shop.do(case_id, StepKind.ANSWER_BUYER, payer=FreightPayer.SELLER, **onto)
    shop.do(case_id, StepKind.APPROVE)
    back = ParcelTold(
        End.US, End.BUYER, tracking="T-1", carrier="UPS", payer=FreightPayer.SELLER, sent=True
    )
    shop.desk.parcels.note(case_id, back)
    shop.desk.receiving.receive(case_id, "T-1")
    shop.look(case_id, works=Works.NO, package=PackageState.DAMAGED)
    line_id = shop.case(case_id).lead.id
    shop.desk.inspections.decide(case_id, line_id, 1, verdict=Verdict.CARRIER_DAMAGE)
    shop.desk.inspections.decide(case_id, line_id, 1, disposition=Disposition.DISPOSE)
    shop.finish(case_id)
    sent(shop, case_id, "N1")
    next_claim(shop, case_id)
    return case_id


@pytest.mark.parametrize("refused", [False, True])
def test_after_what_it_broke_it_is_asked_for_the_new_one_that_it_lost(
    shop, broken_back, refused
):
    """Nobody was asked for it (lives 6417 and 9917)."""
    if refused:
        shop.do(broken_back, Move.CLAIM_REFUSED)
        shop.do(broken_back, StepKind.SETTLE)
    else:
        shop.do(broken_back, Move.CLAIM_ACCEPTED)
        shop.do(broken_back, StepKind.SETTLE, amount=_NINE)
    shop.do(broken_back, Move.LOST, tracking="N1")
    sent(shop, broken_back, "M1")
    letter = next_claim(shop, broken_back)
    assert (letter.to, letter.template) == (Party.CARRIER, "claim_lost")
    assert "The tracking number is N1." in letter.body
    assert asked(shop, broken_back) == [(Party.CARRIER, False), (Party.CARRIER, True)]
    shop.do(broken_back, Move.CLAIM_REFUSED)
    enter_until(shop, broken_back)
    assert len(shop.case(broken_back).claims) == 2
    assert shop.case(broken_back).closed_at is not None


def test_what_a_carrier_did_not_grant_of_the_piece_is_not_asked_of_it_for_the_new_one(shop):
    """The rest of the piece was asked for again, refusal after refusal, and the new one never (life 199)."""
    case_id = shop.request(shop.item("MUG", "60.00", return_reason="CR-UNWANTED_ITEM"))
    shop.desk.products.tell("MUG", ProductTold(cost=_NINE))
    onto = {"offer": Offer.REPLACEMENT_ON_RECEIPT, "route": Route.TO_US}
    shop.do(case_id, StepKind.ANSWER_BUYER, payer=FreightPayer.SELLER, **onto)
    shop.do(case_id, StepKind.APPROVE)
    ways = {"tracking": "T-1", "carrier": "UPS", "payer": FreightPayer.SELLER}
    shop.desk.parcels.note(case_id, ParcelTold(End.US, End.BUYER, sent=True, **ways))
    shop.do(case_id, Move.LOST, tracking="T-1")
    enter_until(shop, case_id, StepKind.REPLACE)
    sent(shop, case_id, "N1")
    next_claim(shop, case_id)
    shop.do(case_id, Move.CLAIM_PARTLY, amount=usd("5.00"))
    shop.do(case_id, Move.LOST, tracking="N1")
    sent(shop, case_id, "M1")
    enter_until(shop, case_id, StepKind.SETTLE)
    shop.do(case_id, StepKind.SETTLE, amount=usd("5.00"))
    letter = next_claim(shop, case_id)
    assert (letter.template, letter.facts.amount) == ("claim_lost", _NINE)
    assert "The tracking number is N1." in letter.body
    assert asked(shop, case_id) == [(Party.CARRIER, False), (Party.CARRIER, True)]
    shop.do(case_id, Move.CLAIM_REFUSED)
    enter_until(shop, case_id)
    assert len(shop.case(case_id).claims) == 2
    assert shop.case(case_id).closed_at is not None


def faulty_one_here(shop):
    """A mug that came back broken, as its buyer said, and is to be sent anew."""
    shop.supplier(costs=[("MUG", "9")], rma_needed=False)
    case_id = shop.request(shop.item("MUG", "60.00", return_reason="CR-DEFECTIVE"))
    onto = {"offer": Offer.REPLACEMENT_ON_RECEIPT, "route": Route.TO_US}
    shop.do(case_id, StepKind.ANSWER_BUYER, **onto)
    shop.do(case_id, StepKind.APPROVE)
    shop.desk.receiving.receive(case_id, "T-1")
    shop.look(case_id, works=Works.NO)
    shop.finish(case_id)
    return case_id


@pytest.mark.parametrize("first_came", [False, True])
def test_beside_a_supplier_whose_goods_were_lost_on_their_way_to_him(shop, first_came):
    """What he answers for hid what the carrier of the new one does (lives 3643 and 3803)."""
    case_id = faulty_one_here(shop)
    sent(shop, case_id, "N1")
    next_claim(shop, case_id)
    asked_first = [(Party.SUPPLIER, False)]
    if first_came:
        shop.do(case_id, Move.LOST, tracking="N1")
        sent(shop, case_id, "M1")
        next_claim(shop, case_id)
        asked_first.append((Party.CARRIER, True))
        shop.desk.parcels.note(case_id, ParcelTold(End.BUYER, tracking="N1", arrived=True))
        enter_until(shop, case_id, StepKind.SETTLE)
        assert shop.do(case_id, StepKind.SETTLE).template == "carrier_withdrawn"
    shop.desk.parcels.note(case_id, ParcelTold(End.SUPPLIER, tracking="S1", sent=True))
    shop.do(case_id, Move.LOST, tracking="S1")
    new = "M1" if first_came else "N1"
    shop.do(case_id, Move.LOST, tracking=new)
    sent(shop, case_id, "O1")
    next_claim(shop, case_id)
    assert asked(shop, case_id) == [*asked_first, (Party.CARRIER, True)]
    assert f"The tracking number is {new}." in letters(shop, case_id)[-1].body


@pytest.mark.parametrize("answer", [None, Move.CLAIM_REFUSED])
def test_what_was_lost_on_its_way_to_a_supplier_who_does_not_pay_is_its_carriers_too(
    shop, answer
):
    """The carrier was a second party already, for a new one, and was asked for that alone."""
    case_id = faulty_one_here(shop)
    sent(shop, case_id, "N1")
    next_claim(shop, case_id)
    shop.do(case_id, Move.LOST, tracking="N1")
    sent(shop, case_id, "M1")
    next_claim(shop, case_id)
    shop.do(case_id, Move.CLAIM_ACCEPTED, party=Party.CARRIER)
    shop.do(case_id, StepKind.SETTLE, party=Party.CARRIER, amount=_NINE)
    shop.desk.parcels.note(case_id, ParcelTold(End.SUPPLIER, tracking="S1", sent=True))
    shop.do(case_id, Move.LOST, tracking="S1")
    if answer is not None:
        shop.do(case_id, answer, party=Party.SUPPLIER)
    days_until(shop, case_id, lambda case: len(case.claims) == 3, days=3)
    assert asked(shop, case_id)[-1] == (Party.CARRIER, False)
    letter = next(each for each in reversed(letters(shop, case_id)) if each.to is Party.CARRIER)
    assert (letter.template, letter.facts.amount) == ("claim_lost", _NINE)
    assert "The tracking number is S1." in letter.body


def test_what_becomes_of_a_piece_that_never_comes_hides_no_new_one_that_was_lost(shop):
    """It counted as going to its supplier, and the carrier of its new one was asked for nothing."""
    shop.supplier(costs=[("MUG", "9")], rma_needed=False)
    case_id = shop.request(shop.item("MUG", "60.00", return_reason="CR-UNWANTED_ITEM"))
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.RETURNLESS_REPLACEMENT)
    sent(shop, case_id, "N1")
    line_id = shop.case(case_id).lead.id
    shop.desk.inspections.decide(case_id, line_id, 1, disposition=Disposition.TO_SUPPLIER)
    shop.do(case_id, Move.LOST, tracking="N1")
    sent(shop, case_id, "M1")
    letter = next_claim(shop, case_id)
    assert (letter.to, letter.facts.amount) == (Party.CARRIER, _NINE)


def test_a_supplier_who_wants_to_be_asked_first_is_asked_beside_the_carrier_of_its_new_one(
    shop,
):
    """Enter sent the label, and was refused: his number could not be asked for (life 6252)."""
    shop.supplier(costs=[("MUG", "9")], rma_needed=True)
    case_id = shop.request(shop.item("MUG", "60.00", return_reason="CR-UNWANTED_ITEM"))
    shop.ships_to_known(case_id)
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.RETURNLESS_REPLACEMENT)
    sent(shop, case_id, "N1")
    shop.do(case_id, Move.LOST, tracking="N1")
    sent(shop, case_id, "M1")
    next_claim(shop, case_id)
    shop.do(case_id, Move.LOST, tracking="M1")
    shop.do(case_id, Move.OFFER, offer=Offer.REFUND_ON_RECEIPT, route=Route.TO_SUPPLIER)
    enter_until(shop, case_id, StepKind.ASK_RMA, StepKind.SEND_LABEL)
    assert shop.case(case_id).next.kind is StepKind.ASK_RMA
    letter = shop.do(case_id, StepKind.ASK_RMA, party=Party.SUPPLIER)
    assert letter.to is Party.SUPPLIER
    shop.do(case_id, Move.RMA_GIVEN, party=Party.SUPPLIER, rma="K-77")
    enter_until(shop, case_id, StepKind.AWAIT_PARCEL)
    assert any("K-77" in each.body for each in letters(shop, case_id) if each.to is Party.BUYER)
    # the claim on the carrier runs on by itself, and the second new one has joined it
    assert asked(shop, case_id) == [(Party.CARRIER, True), (Party.CARRIER, True)]
    assert len(in_force(shop.case(case_id).claims)) == 1
    shop.do(case_id, Move.CLAIM_ACCEPTED, party=Party.CARRIER)
    shop.do(case_id, StepKind.SETTLE, party=Party.CARRIER, amount=_NINE * 2)
    assert [p.amount for p in shop.case(case_id).payments if not p.outgoing] == [_NINE * 2]


def test_a_new_one_that_was_lost_is_asked_for_also_of_a_buyer_who_withdrew(shop):
    """Nothing was owed to the buyer any more, and nobody was asked for what it had cost (life 3954)."""
    case_id = shop.request(shop.item("MUG", "60.00", return_reason="CR-UNWANTED_ITEM"))
    shop.desk.products.tell("MUG", ProductTold(cost=_NINE))
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.RETURNLESS_REPLACEMENT)
    sent(shop, case_id, "N1")
    shop.do(case_id, Move.LOST, tracking="N1")
    shop.do(case_id, Move.WITHDRAW)
    letter = next_claim(shop, case_id)
    assert (letter.to, letter.facts.amount) == (Party.CARRIER, _NINE)
    assert shop.case(case_id).paid == usd("0.00")


def test_a_supplier_who_sent_anew_what_was_faulty_is_not_asked_for_a_sound_one(shop):
    """All that was left of the item was claimed, as if it bore the buyer out (life 9477)."""
    shop.supplier(costs=[("MUG", "9")], rma_needed=False)
    told = {"return_quantity": "2", "order_quantity": "2", "return_reason": "CR-DEFECTIVE"}
    case_id = shop.request(shop.item("MUG", "120.00", **told))
    onto = {"offer": Offer.REPLACEMENT_ON_RECEIPT, "route": Route.TO_US}
    shop.do(case_id, StepKind.ANSWER_BUYER, **onto)
    shop.do(case_id, StepKind.APPROVE)
    shop.desk.receiving.receive(case_id, "T-1")
    shop.look(case_id, unit=1, works=Works.NO)
    shop.look(case_id, unit=2)
    shop.finish(case_id)
    shop.do(case_id, StepKind.SEND_CLAIM, party=Party.SUPPLIER)
    shop.do(case_id, Move.RESHIP_PROMISED)
    anew = {"exchange_from": ExchangeFrom.SUPPLIER, "tracking": "S-1", "units": (1,)}
    shop.do(case_id, StepKind.REPLACE, **anew)
    shop.desk.parcels.note(case_id, ParcelTold(End.BUYER, tracking="S-1", arrived=True))
    enter_until(shop, case_id)
    assert [claim.units for claim in shop.case(case_id).claims] == [(1,)]


@pytest.mark.parametrize("price", ["0.00", "60.00"])
@pytest.mark.parametrize("reason", ["never_arrived", "damaged_in_transit"])
def test_of_what_it_lost_or_broke_by_the_buyers_word_it_is_asked_for_the_new_one_too(
    shop, reason, price
):
    """The claim for the mug was taken for one for its new one, which nobody was asked for (life 407)."""
    shop.desk.products.tell("MUG", ProductTold(cost=_NINE))
    told = {"sku": "MUG", "title": "Mug", "reason": reason, "fulfilment": Fulfilment.OWN_STOCK}
    new = NewCase("9-1", "Amazon US", currency="USD", unit_price=usd(price), **told)
    (case_id,) = shop.desk.by_hand.open(new).case_ids
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.RETURNLESS_REPLACEMENT)
    sent(shop, case_id, "N1")
    next_claim(shop, case_id)
    shop.do(case_id, Move.LOST, tracking="N1")
    sent(shop, case_id, "N2")
    shop.do(case_id, StepKind.CONFIRM_BUYER)
    shop.do(case_id, Move.CLAIM_ACCEPTED)
    shop.do(case_id, StepKind.SETTLE, amount=_NINE)
    assert "N1" in next_claim(shop, case_id).body
    assert asked(shop, case_id) == [(Party.CARRIER, False), (Party.CARRIER, True)]
    assert {claim.amount for claim in shop.case(case_id).claims} == {_NINE}
