"""What a carrier loses while it is asked for something else joins that claim: its own time does not wait."""

import pytest

from returns.casework.goods.told_parcel import ParcelTold
from returns.casework.products import ProductTold
from returns.records.unit import in_force
from returns.rules.sentences import sentence
from returns.terms import (
    End,
    ExchangeFrom,
    FreightPayer,
    Move,
    Offer,
    Party,
    Route,
    StepKind,
    SupplierClaim,
)
from tests.cases.playing import enter, enter_until, paid_and_closed
from tests.returns.casework.shop import usd

_NINE, _BOTH = usd("9.00"), usd("18.00")


@pytest.fixture
def one_asked(shop):
    """A function: two mugs on our labels, a parcel each; the first is lost, and its carrier is asked."""

    def opened(*carriers):
        told = {
            "return_quantity": "2",
            "order_quantity": "2",
            "return_reason": "CR-UNWANTED_ITEM",
        }
        case_id = shop.request(shop.item("MUG", "120.00", **told))
        shop.desk.products.tell("MUG", ProductTold(cost=_NINE))
        onto = {"offer": Offer.REFUND_ON_RECEIPT, "route": Route.TO_US}
        shop.do(case_id, StepKind.ANSWER_BUYER, payer=FreightPayer.SELLER, **onto)
        shop.do(case_id, StepKind.APPROVE)
        for unit, carrier in enumerate(carriers, start=1):
            ways = {"carrier": carrier, "payer": FreightPayer.SELLER, "units": (unit,)}
            back = ParcelTold(End.US, End.BUYER, tracking=f"T-{unit}", sent=True, **ways)
            shop.desk.parcels.note(case_id, back)
        shop.do(case_id, Move.LOST, tracking="T-1")
        shop.do(case_id, StepKind.SEND_CLAIM)
        return case_id

    return opened


def sent(shop, case_id, number, carrier="UPS"):
    told = {"exchange_from": ExchangeFrom.STOCK, "tracking": number, "carrier": carrier}
    shop.do(case_id, StepKind.REPLACE, **told)


@pytest.fixture
def new_one_asked(shop):
    """A mug was sent anew as N1 by UPS, which lost it and is asked for it; N2 is under way."""
    case_id = shop.request(shop.item("MUG", "40.00", return_reason="CR-UNWANTED_ITEM"))
    shop.desk.products.tell("MUG", ProductTold(cost=_NINE))
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.RETURNLESS_REPLACEMENT)
    sent(shop, case_id, "N1")
    shop.do(case_id, Move.LOST, tracking="N1")
    sent(shop, case_id, "N2")
    enter_until(shop, case_id, StepKind.SEND_CLAIM)
    shop.do(case_id, StepKind.SEND_CLAIM)
    return case_id


def claims(shop, case_id):
    return [(claim.units, claim.amount) for claim in shop.case(case_id).claims]


def paid(shop, case_id):
    """Its carrier grants what it was asked for, and pays; nobody is asked for more."""
    paid_and_closed(shop, case_id, shop.case(case_id).claims[-1].amount)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_second_piece_joins_the_claim_on_its_carrier(shop, one_asked, lang):
    """It waited for the answer to the first, however long that took."""
    case_id = one_asked("UPS", "UPS")
    shop.do(case_id, Move.LOST, tracking="T-2")
    enter_until(shop, case_id, StepKind.SEND_CLAIM)
    step = shop.case(case_id).next
    assert (step.kind, step.because[0].key) == (StepKind.SEND_CLAIM, "step.carrier_joins")
    assert "{" not in sentence(step.because[0], lang)
    letter = enter(shop, case_id, lang)
    assert (letter.to, letter.template) == (Party.CARRIER, "carrier_joined")
    assert letter.facts.amount == _BOTH
    for told in ("T-1", "T-2", _NINE.coded):
        assert told in letter.body
    assert claims(shop, case_id) == [((1,), _NINE), ((1, 2), _BOTH)]
    assert len(in_force(shop.case(case_id).claims)) == 1
    paid(shop, case_id)


def test_a_second_new_one_joins_the_claim_for_the_first(shop, new_one_asked):
    case_id = new_one_asked
    shop.do(case_id, Move.LOST, tracking="N2")
    sent(shop, case_id, "N3")
    enter_until(shop, case_id, StepKind.SEND_CLAIM)
    letter = shop.do(case_id, StepKind.SEND_CLAIM)
    assert (letter.template, letter.facts.amount) == ("carrier_joined", _BOTH)
    assert [item.quantity for item in letter.facts.items] == [2]
    first, second, _ = shop.case(case_id).exchanges
    assert shop.case(case_id).claims[-1].exchanges == (first.id, second.id)
    paid(shop, case_id)


def test_what_another_carrier_lost_is_no_part_of_it(shop, one_asked):
    case_id = one_asked("UPS", "FedEx")
    shop.do(case_id, Move.LOST, tracking="T-2")
    enter_until(shop, case_id, StepKind.SEND_CLAIM)
    assert shop.case(case_id).next.kind is StepKind.CHASE_SUPPLIER
    assert claims(shop, case_id) == [((1,), _NINE)]


def test_a_claim_that_was_paid_stays_what_it_is(shop, one_asked):
    case_id = one_asked("UPS", "UPS")
    shop.do(case_id, Move.CLAIM_ACCEPTED)
    shop.do(case_id, StepKind.SETTLE, amount=_NINE)
    lost_later(shop, case_id)
    letter = shop.do(case_id, StepKind.SEND_CLAIM)
    assert (letter.template, letter.facts.amount) == ("claim_lost", _NINE)
    assert claims(shop, case_id) == [((1,), _NINE), ((2,), _NINE)]


def lost_later(shop, case_id):
    """The second mug is lost, too; and Enter until its carrier is to be asked for it."""
    shop.do(case_id, Move.LOST, tracking="T-2")
    enter_until(shop, case_id, StepKind.SEND_CLAIM)


@pytest.mark.parametrize(
    ("answer", "granted"), [(Move.CLAIM_ACCEPTED, "9.00"), (Move.CLAIM_PARTLY, "5.00")]
)
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_what_is_lost_before_a_granted_sum_came_joins_that(
    shop, one_asked, answer, granted, lang
):
    """It waited for that money, and by hand no claim for it was possible."""
    case_id, granted = one_asked("UPS", "UPS"), usd(granted)
    shop.do(case_id, answer, amount=granted)
    lost_later(shop, case_id)
    step = shop.case(case_id).next
    assert (step.kind, step.because[0].key) == (StepKind.SEND_CLAIM, "step.carrier_joins")
    letter = enter(shop, case_id, lang)
    assert letter.template == "carrier_joined"
    # what it did not grant of the first is not asked for again
    assert letter.facts.amount == granted + _NINE
    assert granted.coded in letter.body
    # what it granted comes alone: of the rest nothing was said yet
    shop.do(case_id, StepKind.SETTLE, amount=granted)
    case = shop.case(case_id)
    assert case.tracks.supplier_claim is SupplierClaim.CLAIM_SENT
    shop.do(case_id, StepKind.SETTLE, amount=_NINE)
    enter_until(shop, case_id)
    case = shop.case(case_id)
    assert (case.closed_at is not None, len(case.claims)) == (True, 2)
    assert [p.amount for p in case.payments if not p.outgoing] == [granted, _NINE]


def test_what_joined_a_part_keeps_its_own_share_of_the_sum(shop, one_asked):
    """5.00 were granted for the first, 9.00 asked for the second, which came after all: no 7.00 are owed."""
    case_id = one_asked("UPS", "UPS")
    shop.do(case_id, Move.CLAIM_PARTLY, amount=usd("5.00"))
    lost_later(shop, case_id)
    shop.do(case_id, StepKind.SEND_CLAIM)
    shop.desk.receiving.receive(case_id, "T-2")
    shop.look(case_id, unit=2)
    shop.finish(case_id)
    enter_until(shop, case_id, StepKind.SEND_CLAIM)
    letter = shop.do(case_id, StepKind.SEND_CLAIM)
    assert (letter.template, letter.facts.amount) == ("carrier_less", usd("5.00"))


def test_what_is_lost_after_a_refusal_is_asked_for_alone(shop, one_asked):
    """Enter notes the refusal first."""
    case_id = one_asked("UPS", "UPS")
    shop.do(case_id, Move.CLAIM_REFUSED)
    lost_later(shop, case_id)
    letter = shop.do(case_id, StepKind.SEND_CLAIM)
    assert (letter.template, letter.facts.amount) == ("claim_lost", _NINE)
    assert claims(shop, case_id) == [((1,), _NINE), ((2,), _NINE)]


@pytest.mark.parametrize("answer", [Move.CLAIM_ACCEPTED, Move.CLAIM_PARTLY])
def test_a_new_one_that_is_lost_before_a_granted_sum_came_joins_that(
    shop, new_one_asked, answer
):
    case_id = new_one_asked
    shop.do(case_id, answer, amount=usd("5.00") if answer is Move.CLAIM_PARTLY else None)
    granted = shop.case(case_id).claims[-1].accepted
    shop.do(case_id, Move.LOST, tracking="N2")
    sent(shop, case_id, "N3")
    enter_until(shop, case_id, StepKind.SEND_CLAIM)
    letter = shop.do(case_id, StepKind.SEND_CLAIM)
    assert (letter.template, letter.facts.amount) == ("carrier_joined", granted + _NINE)


def test_of_two_that_were_joined_one_may_come_after_all(shop, one_asked):
    case_id = one_asked("UPS", "UPS")
    shop.do(case_id, Move.LOST, tracking="T-2")
    enter_until(shop, case_id, StepKind.SEND_CLAIM)
    shop.do(case_id, StepKind.SEND_CLAIM)
    shop.desk.receiving.receive(case_id, "T-1")
    shop.look(case_id)
    shop.finish(case_id)
    enter_until(shop, case_id, StepKind.SEND_CLAIM)
    letter = shop.do(case_id, StepKind.SEND_CLAIM)
    assert (letter.template, letter.facts.amount) == ("carrier_less", _NINE)
    assert claims(shop, case_id)[-1] == ((2,), _NINE)


def test_a_joined_claim_is_taken_back_and_made_again(shop, one_asked):
    case_id = one_asked("UPS", "UPS")
    shop.do(case_id, Move.LOST, tracking="T-2")
    shop.do(case_id, StepKind.SEND_CLAIM)
    assert shop.case(case_id).lead.tracks.supplier_claim is SupplierClaim.CLAIM_SENT
    after = shop.case(case_id).claims
    shop.desk.cases.take_back_last(case_id)
    assert claims(shop, case_id) == [((1,), _NINE)]
    shop.desk.cases.again_last(case_id)
    assert shop.case(case_id).claims == after
