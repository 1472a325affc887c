"""A carrier was asked for what it had lost, and that comes after all: it is told, and has its money again."""

import pytest

from returns.casework.goods.told_parcel import ParcelTold
from returns.casework.money_moves import MoneyTold
from returns.casework.products import ProductTold
from returns.errors import IllegalMove
from returns.papers.case_money import moved_said
from returns.phrases import say
from returns.records.options import NewCase
from returns.terms import (
    BuyerMoney,
    Disposition,
    End,
    ExchangeFrom,
    FreightPayer,
    Fulfilment,
    Goods,
    MoneyWay,
    Move,
    Offer,
    PackageState,
    Party,
    Request,
    StepKind,
    SupplierClaim,
    Verdict,
    Works,
)
from tests.cases.playing import days_until, enter, enter_until, letters
from tests.returns.casework.shop import usd
from tests.returns.casework.test_lost_going_on import UNWANTED, sent_on
from tests.returns.casework.test_lost_on_our_freight import claim_step_of, on_its_way, two_cups
from tests.returns.casework.test_lost_to_buyer import sent_back

_SIXTY, _NINE = usd("60"), usd("9")
ANSWERS = {
    "silent": (),
    "more": (Move.MORE_ASKED,),
    "granted": (Move.CLAIM_ACCEPTED,),
}


def coming(shop):
    """A bowl on its way back to us, lost there; how it comes after all."""
    case_id = on_its_way(shop)
    shop.do(case_id, Move.LOST)
    claim_step_of(shop, case_id)

    def comes(**found):
        shop.desk.receiving.receive(case_id, "1Z1")
        shop.look(case_id, **found)
        shop.finish(case_id, Verdict.CARRIER_DAMAGE if found else None)

    return case_id, comes


def going_on(shop):
    """One that went on to its supplier, and was lost on that way."""
    case_id = sent_on(shop, UNWANTED)
    shop.do(case_id, Move.LOST)
    enter_until(shop, case_id, StepKind.SEND_CLAIM)
    return case_id, lambda: arrives(shop, case_id, "OUT-1", End.SUPPLIER)


def going_home(shop):
    """One that went back to its buyer, who was paid for it once it was lost there."""
    case_id = sent_back(shop)
    shop.do(case_id, Move.LOST)
    shop.do(case_id, Move.LIFT, reason="UPS has no trace of it.")
    shop.do(case_id, StepKind.REFUND)
    return case_id, lambda: arrives(shop, case_id, "BACK-1", End.BUYER)


def new_one(shop):
    """A new one that was lost, and in whose place a further one went."""
    case_id = shop.request(shop.item("MUG", "60.00", return_reason=UNWANTED))
    shop.desk.products.tell("MUG", ProductTold(cost=_SIXTY))
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.RETURNLESS_REPLACEMENT)
    ways = {"exchange_from": ExchangeFrom.STOCK}
    shop.do(case_id, StepKind.REPLACE, tracking="N1", **ways)
    shop.do(case_id, Move.LOST, tracking="N1")
    shop.do(case_id, StepKind.REPLACE, tracking="N2", **ways)
    enter_until(shop, case_id, StepKind.SEND_CLAIM)
    return case_id, lambda: arrives(shop, case_id, "N1", End.BUYER)


def arrives(shop, case_id, tracking, end):
    shop.desk.parcels.note(case_id, ParcelTold(end, tracking=tracking, arrived=True))


EACH = pytest.mark.parametrize(
    ("lost", "number"),
    [(coming, "1Z1"), (going_on, "OUT-1"), (going_home, "BACK-1"), (new_one, "N1")],
)


def asked(shop, case_id, *answers):
    shop.do(case_id, StepKind.SEND_CLAIM)
    for answer in answers:
        shop.do(case_id, answer, party=Party.CARRIER)
    return shop.case(case_id).claims[-1]


def paid(shop, case_id):
    claim = asked(shop, case_id, Move.CLAIM_ACCEPTED)
    pays = {"amount": claim.amount, "party": Party.CARRIER}
    shop.do(case_id, StepKind.SETTLE, **pays)


def given_back(shop, case_id):
    theirs = [p for p in shop.case(case_id).payments if p.party is Party.CARRIER]
    return [(p.amount, p.units, p.way) for p in theirs if p.outgoing]


def to_carrier(shop, case_id):
    return [letter for letter in letters(shop, case_id) if letter.to is Party.CARRIER]


@pytest.mark.parametrize("lang", ["en", "zh"])
@EACH
def test_money_for_what_came_after_all_is_its_carriers_again(shop, lost, number, lang):
    """The case closed with the money kept, and nobody wrote a word."""
    case_id, comes = lost(shop)
    paid(shop, case_id)
    comes()
    enter_until(shop, case_id, StepKind.SETTLE)
    (why,) = shop.case(case_id).next.because
    assert (why.key, dict(why.facts)["amount"]) == ("step.carrier_overpaid", "USD 60.00")
    letter = enter(shop, case_id, lang)
    assert (letter.to, letter.template) == (Party.CARRIER, "carrier_overpaid")
    assert letter.facts.amount == _SIXTY
    assert number in letter.body
    assert say("letters.came_after_all", lang) in letter.body
    assert given_back(shop, case_id) == [(_SIXTY, (1,), MoneyWay.BILL)]
    assert shop.case(case_id).lead.tracks.supplier_claim is not SupplierClaim.ACCEPTED
    enter_until(shop, case_id)
    assert [x.template for x in to_carrier(shop, case_id)].count("carrier_overpaid") == 1
    told = [row.what for row in moved_said(shop.case(case_id), lang)]
    assert say("papers.summary.kind.given_back", lang) in told


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("answers", ANSWERS.values(), ids=ANSWERS)
@EACH
def test_a_claim_for_it_that_is_not_paid_yet_is_taken_back(shop, lost, number, answers, lang):
    """It was reminded of it for ever, and asked for it once more where it wanted more evidence."""
    case_id, comes = lost(shop)
    asked(shop, case_id, *answers)
    comes()
    enter_until(shop, case_id, StepKind.SETTLE)
    assert shop.case(case_id).next.because[0].key == "step.carrier_unfounded"
    letter = enter(shop, case_id, lang)
    assert (letter.to, letter.template) == (Party.CARRIER, "carrier_withdrawn")
    assert letter.facts.amount == _SIXTY
    assert number in letter.body
    enter_until(shop, case_id)
    assert to_carrier(shop, case_id)[-1].template == "carrier_withdrawn"
    assert [claim.of for claim in shop.case(case_id).claims].count(Party.CARRIER) == 1


@pytest.mark.parametrize("was_paid", [False, True])
def test_its_supplier_is_asked_for_the_credit_of_what_reached_him_after_all(shop, was_paid):
    """He was asked for nothing, or the carrier once more."""
    case_id, comes = going_on(shop)
    (paid if was_paid else asked)(shop, case_id)
    comes()
    enter_until(shop, case_id)
    theirs = [(claim.of, claim.amount) for claim in shop.case(case_id).claims]
    assert theirs == [(Party.CARRIER, _SIXTY), (Party.SUPPLIER, _SIXTY)]
    assert shop.case(case_id).next.waiting_for is Party.SUPPLIER


def test_what_comes_broken_by_it_is_owed_all_the_same(shop):
    case_id, comes = coming(shop)
    paid(shop, case_id)
    comes(package=PackageState.DAMAGED, works=Works.NO)
    days_until(shop, case_id, lambda case: case.closed_at is not None, days=5)
    assert given_back(shop, case_id) == []
    assert [letter.template for letter in to_carrier(shop, case_id)] == ["claim_lost"]


def test_nothing_is_said_before_it_was_looked_at(shop):
    case_id, _ = coming(shop)
    paid(shop, case_id)
    shop.desk.receiving.receive(case_id, "1Z1")
    assert shop.case(case_id).next.kind is StepKind.INSPECT


@pytest.fixture
def both_lost(shop):
    """Two cups that cost 9.00 each, and were lost in a parcel of their own each."""
    case_id = two_cups(shop)
    for unit in (1, 2):
        shop.do(case_id, Move.LOST, units=(unit,))
    enter_until(shop, case_id, StepKind.SEND_CLAIM)
    return case_id


def second_comes(shop, case_id):
    shop.desk.receiving.receive(case_id, "1Z2")
    shop.look(case_id, unit=2)
    shop.finish(case_id)


def test_of_two_the_one_that_came_is_given_back(shop, both_lost):
    paid(shop, both_lost)
    second_comes(shop, both_lost)
    days_until(shop, both_lost, lambda case: case.closed_at is not None, days=5)
    assert given_back(shop, both_lost) == [(_NINE, (2,), MoneyWay.BILL)]
    letter = to_carrier(shop, both_lost)[-1]
    assert (letter.template, [x.quantity for x in letter.facts.items]) == (
        "carrier_overpaid",
        [1],
    )
    assert "1Z2" in letter.body
    assert "1Z1" not in letter.body


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("answers", ANSWERS.values(), ids=ANSWERS)
def test_of_two_the_claim_goes_on_for_the_other(shop, both_lost, answers, lang):
    asked(shop, both_lost, *answers)
    second_comes(shop, both_lost)
    enter_until(shop, both_lost, StepKind.SEND_CLAIM)
    assert shop.case(both_lost).next.because[0].key == "step.carrier_less"
    letter = enter(shop, both_lost, lang)
    assert (letter.template, letter.facts.amount) == ("carrier_less", _NINE)
    assert "USD 18.00" in letter.body
    assert "1Z1" in letter.body
    assert "1Z2" not in letter.body
    claim = shop.case(both_lost).claims[-1]
    assert (claim.of, claim.units, claim.amount) == (Party.CARRIER, (1,), _NINE)
    shop.do(both_lost, Move.CLAIM_ACCEPTED)
    shop.do(both_lost, StepKind.SETTLE, amount=_NINE)
    enter_until(shop, both_lost)
    assert shop.case(both_lost).closed_at is not None
    assert given_back(shop, both_lost) == []


def test_who_granted_less_has_its_share_of_that(shop, both_lost):
    asked(shop, both_lost)
    shop.do(both_lost, Move.CLAIM_PARTLY, amount=usd("12"))
    shop.do(both_lost, StepKind.SETTLE, amount=usd("12"))
    second_comes(shop, both_lost)
    enter_until(shop, both_lost)
    assert given_back(shop, both_lost) == [(usd("6"), (2,), MoneyWay.BILL)]


def test_of_what_it_paid_in_part_the_rest_is_asked_for_no_more(shop, both_lost):
    asked(shop, both_lost, Move.CLAIM_ACCEPTED)
    shop.do(both_lost, StepKind.SETTLE, amount=_NINE, rest_asked=True)
    second_comes(shop, both_lost)
    enter_until(shop, both_lost, StepKind.SETTLE)
    letter = enter(shop, both_lost)
    assert (letter.template, letter.facts.amount) == ("carrier_rest", _NINE)
    enter_until(shop, both_lost)
    assert shop.case(both_lost).closed_at is not None


def test_beside_a_supplier_too(shop):
    """The carrier was the line's second party, asked for the new one of a faulty piece."""
    shop.supplier(costs=[("MUG", "9")], rma_needed=False)
    case_id = shop.request(shop.item("MUG", "60.00", return_reason="CR-DEFECTIVE"))
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.RETURNLESS_REPLACEMENT)
    shop.do(case_id, StepKind.REPLACE, tracking="N1", exchange_from=ExchangeFrom.STOCK)
    enter_until(shop, case_id, StepKind.SEND_CLAIM)
    shop.do(case_id, StepKind.SEND_CLAIM)
    shop.do(case_id, Move.LOST, tracking="N1")
    enter_until(shop, case_id, StepKind.SEND_CLAIM)
    paid(shop, case_id)
    arrives(shop, case_id, "N1", End.BUYER)
    enter_until(shop, case_id)
    assert given_back(shop, case_id) == [(_NINE, (1,), MoneyWay.BILL)]
    case = shop.case(case_id)
    assert case.lead.tracks.supplier_claim is SupplierClaim.CLAIM_SENT
    assert case.next.waiting_for in (Party.SUPPLIER, None)
    assert to_carrier(shop, case_id)[-1].template == "carrier_overpaid"


def test_it_can_be_sent_to_it_by_hand(shop):
    case_id, comes = coming(shop)
    paid(shop, case_id)
    comes()
    told = MoneyTold(_SIXTY, out=True, party=Party.CARRIER, back=True)
    shop.desk.money.note(case_id, told)
    assert given_back(shop, case_id) == [(_SIXTY, (1,), MoneyWay.BANK)]
    enter_until(shop, case_id)
    assert shop.case(case_id).closed_at is not None
    more = MoneyTold(usd("0.01"), out=True, party=Party.CARRIER, back=True)
    with pytest.raises(IllegalMove):
        shop.desk.money.note(case_id, more)


def test_of_what_was_sent_in_part_the_rest_is_told(shop):
    case_id, comes = coming(shop)
    paid(shop, case_id)
    comes()
    told = MoneyTold(usd("25"), out=True, party=Party.CARRIER, back=True)
    shop.desk.money.note(case_id, told)
    enter_until(shop, case_id)
    assert to_carrier(shop, case_id)[-1].facts.amount == usd("35")
    assert [amount for amount, _, _ in given_back(shop, case_id)] == [usd("25"), usd("35")]


def test_it_is_taken_back_and_done_again(shop):
    case_id, comes = coming(shop)
    paid(shop, case_id)
    comes()
    enter_until(shop, case_id, StepKind.SETTLE)
    enter(shop, case_id)
    shop.desk.cases.take_back_last(case_id)
    assert given_back(shop, case_id) == []
    shop.desk.cases.again_last(case_id)
    assert given_back(shop, case_id) == [(_SIXTY, (1,), MoneyWay.BILL)]


def test_a_buyer_who_was_told_no_is_owed_nothing_once_it_is_back_with_him(shop):
    """What had been lost stayed so in the books, and was to be paid."""
    case_id = sent_back(shop)
    shop.do(case_id, Move.LOST)
    arrives(shop, case_id, "BACK-1", End.BUYER)
    case = shop.case(case_id)
    tracks = case.lead.tracks
    assert (tracks.request, tracks.buyer_money) == (Request.DECLINED, BuyerMoney.OPEN)
    assert tracks.goods is Goods.DISPOSED
    enter_until(shop, case_id)
    case = shop.case(case_id)
    assert (case.paid, case.claims, case.closed_at is not None) == (usd("0"), (), True)


@EACH
def test_it_opens_a_case_that_was_closed_over_it(shop, lost, number):
    """Only goods that came to us did."""
    case_id, comes = lost(shop)
    paid(shop, case_id)
    enter_until(shop, case_id)
    assert shop.case(case_id).closed_at is not None
    comes()
    enter_until(shop, case_id)
    assert given_back(shop, case_id) == [(_SIXTY, (1,), MoneyWay.BILL)]
    assert number in to_carrier(shop, case_id)[-1].body


@pytest.mark.parametrize("was_paid", [False, True])
def test_a_piece_that_is_lost_again_is_asked_for_again(shop, was_paid):
    case_id, comes = coming(shop)
    (paid if was_paid else asked)(shop, case_id)
    comes()
    enter_until(shop, case_id, StepKind.SETTLE)
    enter(shop, case_id)
    line_id = shop.case(case_id).lead.id
    fate = Disposition.TO_SUPPLIER
    shop.desk.inspections.decide(case_id, line_id, 1, disposition=fate)
    shop.do(case_id, StepKind.SEND_ON, tracking="OUT-1")
    shop.do(case_id, Move.LOST, tracking="OUT-1")
    enter_until(shop, case_id, StepKind.SEND_CLAIM)
    letter = shop.do(case_id, StepKind.SEND_CLAIM)
    assert (letter.to, letter.facts.amount) == (Party.CARRIER, _SIXTY)
    assert "OUT-1" in letter.body
    pays = {"amount": _SIXTY, "party": Party.CARRIER}
    shop.do(case_id, Move.CLAIM_ACCEPTED)
    shop.do(case_id, StepKind.SETTLE, **pays)
    enter_until(shop, case_id)
    back = [(_SIXTY, (1,), MoneyWay.BILL)] if was_paid else []
    assert given_back(shop, case_id) == back


@pytest.fixture
def own_stock(shop):
    """A function that opens a case of a vase of our own stock, and has its carrier asked for it."""

    def opened(reason, offer=Offer.IMMEDIATE_REFUND):
        price = usd("105.00")
        told = {"sku": "VASE", "title": "Vase", "reason": reason, "unit_price": price}
        order = NewCase(
            "9-1", "Amazon US", currency="USD", fulfilment=Fulfilment.OWN_STOCK, **told
        )
        (case_id,) = shop.desk.by_hand.open(order).case_ids
        shop.desk.products.tell("VASE", ProductTold(cost=_SIXTY))
        shop.do(case_id, StepKind.ANSWER_BUYER, offer=offer)
        shop.do(case_id, StepKind.REFUND)
        letter = shop.do(case_id, StepKind.SEND_CLAIM, party=Party.CARRIER, reason="None.")
        assert letter.to is Party.CARRIER
        return case_id

    return opened


@pytest.mark.parametrize("was_paid", [False, True])
@pytest.mark.parametrize("reason", ["damaged_in_transit", "never_arrived"])
def test_what_it_was_asked_for_by_the_buyers_word_alone_and_is_sound(
    shop, own_stock, reason, was_paid
):
    """It came broken, as its buyer said, or never; and what came back is as it was sent."""
    case_id = own_stock(reason)
    amount = shop.case(case_id).claims[-1].amount
    shop.do(case_id, Move.CLAIM_ACCEPTED)
    if was_paid:
        shop.do(case_id, StepKind.SETTLE, amount=amount)
    shop.desk.receiving.receive(case_id, "T-1")
    shop.look(case_id)
    shop.finish(case_id, Verdict.NO_FAULT)
    enter_until(shop, case_id)
    letter = to_carrier(shop, case_id)[-1]
    template = "carrier_overpaid" if was_paid else "carrier_withdrawn"
    assert (letter.template, letter.facts.amount) == (template, amount)
    assert [sum_ for sum_, _, _ in given_back(shop, case_id)] == ([amount] if was_paid else [])
    came = say("letters.came_after_all", "en") in letter.body
    assert came is (reason == "never_arrived")


def test_a_supplier_is_reminded_of_his_number_after_a_carrier_was_asked_for_the_goods(shop):
    """It was their carrier that got his reminder."""
    shop.supplier(costs=[("BOWL", "60")], rma_needed=True)
    case_id = shop.request(shop.item("BOWL", "150.00"))
    ours = FreightPayer.SELLER
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.IMMEDIATE_REFUND, payer=ours)
    shop.do(case_id, Move.SHIPPED, tracking="1Z1", carrier="UPS")
    shop.do(case_id, Move.LOST)
    shop.do(case_id, StepKind.REFUND)
    shop.do(case_id, StepKind.SEND_CLAIM, party=Party.CARRIER)
    shop.clock.forward(days=2)
    shop.desk.receiving.receive(case_id, "1Z1")
    shop.look(case_id, works=Works.NO)
    shop.finish(case_id)
    enter_until(shop, case_id)
    line = shop.case(case_id).lines[0]
    assert line.tracks.supplier_claim is SupplierClaim.ASKED_FOR_RMA
    shop.clock.forward(days=6)
    letter = shop.do(case_id, StepKind.CHASE_SUPPLIER)
    assert (letter.to, letter.template) == (Party.SUPPLIER, "reminder_rma")
