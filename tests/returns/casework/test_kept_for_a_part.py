"""Of goods that a buyer keeps for a part of their price a supplier, or a carrier, owes the same part."""

import pytest

from returns.casework.products import ProductTold
from returns.papers.sheet.sheet_scope import asked_for
from returns.records.options import NewCase
from returns.records.policy import PolicyTerms
from returns.rules.sentences import sentence
from returns.terms import (
    FreightWay,
    Fulfilment,
    Move,
    Offer,
    Party,
    Route,
    StepKind,
    Works,
)
from tests.cases.playing import enter_until
from tests.returns.casework.shop import usd
from tests.returns.documents.sample_papers import text_of

#: of the 120.00 that was paid for the kit it is a third, and so is 15.00 of what it cost
_PART, _OWED, _COST = usd("40.00"), usd("15.00"), usd("45.00")


@pytest.fixture
def kit(shop):
    """A function: a kit of which a part is missing, for which 120.00 was paid, and its supplier's terms."""

    def opened(reason="CR-MISSING_PARTS", quantity="1", **terms):
        shop.supplier(costs=[("KIT", "45")], rma_needed=False, **terms)
        told = {
            "return_reason": reason,
            "return_quantity": quantity,
            "order_quantity": quantity,
        }
        return shop.request(shop.item("KIT", str(120 * int(quantity)), **told))

    return opened


def kept(shop, case_id, part=_PART):
    """The buyer keeps it for that part, which is paid."""
    shop.do(case_id, Move.OFFER, offer=Offer.PARTIAL_REFUND, amount=part)
    shop.do(case_id, Move.BUYER_AGREED)
    shop.do(case_id, StepKind.REFUND)


def asked(shop, case_id):
    """What its supplier is asked for by the claim that is next."""
    enter_until(shop, case_id, StepKind.SEND_CLAIM)
    return shop.do(case_id, StepKind.SEND_CLAIM)


@pytest.mark.parametrize("reason", ["CR-MISSING_PARTS", "CR-DEFECTIVE"])
def test_its_supplier_is_asked_for_that_part_of_its_cost(shop, kit, reason):
    """He was asked for all of it, of which the buyer had paid two thirds and kept the goods."""
    case_id = kit(reason)
    kept(shop, case_id)
    letter = asked(shop, case_id)
    assert (letter.to, letter.facts.amount) == (Party.SUPPLIER, _OWED)
    # why it is no more than a third of what the goods cost
    assert "USD 15.00 for goods that the buyer keeps" in letter.body
    # what the buyer had is nothing to him
    assert _PART.coded not in letter.body
    assert shop.case(case_id).claims[-1].kind == "refund"


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_working_says_what_it_is_a_part_of(shop, kit, lang):
    case_id = kit()
    kept(shop, case_id)
    enter_until(shop, case_id, StepKind.SEND_CLAIM)
    case = shop.case(case_id)
    terms = {case.lead.id: PolicyTerms(rma_needed=False)}
    (now,) = asked_for(case, case.lines, Party.SUPPLIER, terms)
    because, part = now.claim.parts[0]
    assert (because.key, part) == ("claim.goods_kept", _OWED)
    said = sentence(because, lang)
    assert _COST.coded in said
    assert "{" not in said


def test_a_supplier_who_grants_allowances_is_asked_for_one(shop, kit):
    case_id = kit(remedies=("refund", "allowance"))
    kept(shop, case_id)
    asked(shop, case_id)
    assert shop.case(case_id).claims[-1].kind == "allowance"
    assert shop.desk.papers.evidence(case_id, addressee=Party.SUPPLIER).number


def test_of_several_pieces_all_of_which_stay_the_part_is_of_all_of_them(shop, kit):
    case_id = kit(quantity="3")
    kept(shop, case_id, usd("40.00"))
    # a ninth of 135.00
    assert asked(shop, case_id).facts.amount == _OWED


def test_of_those_that_stay_while_others_came_back_their_own_price_counts(shop, kit):
    """One came back and was paid, 120.00; the two others are kept for 40.00 of their 240.00."""
    case_id = kit("CR-DEFECTIVE", quantity="3")
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT)
    shop.do(case_id, StepKind.APPROVE, route=Route.TO_US)
    shop.do(case_id, Move.RECEIVE, units=(1,), tracking="T1")
    shop.look(case_id, works=Works.NO)
    shop.finish(case_id)
    shop.do(case_id, StepKind.REFUND)
    kept(shop, case_id)
    letter = asked(shop, case_id)
    # 45.00 for the one that came, and a sixth of 90.00
    assert letter.facts.amount == _COST + _OWED
    assert [(item.sku, item.quantity) for item in letter.facts.items] == [("KIT", 3)]


def test_those_that_were_not_in_the_parcel_and_stay_are_claimed_as_the_part_of_all(shop, kit):
    """All were kept for 40.00; one was sent back all the same, and the others were asked of nobody."""
    case_id = kit("CR-DEFECTIVE", quantity="3")
    kept(shop, case_id)
    shop.desk.receiving.receive(case_id, "T1")
    shop.look(case_id, works=Works.NO)
    for unit in (2, 3):
        shop.miss(case_id, unit=unit)
    shop.finish(case_id)
    # two thirds of a ninth of 135.00
    assert asked(shop, case_id).facts.amount == _COST + usd("10.00")


def test_what_is_paid_whole_is_claimed_whole(shop, kit):
    case_id = kit()
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.RETURNLESS_REFUND)
    shop.do(case_id, StepKind.REFUND)
    assert asked(shop, case_id).facts.amount == _COST


def test_who_sends_it_back_after_all_has_the_rest_which_is_claimed_too(shop, kit):
    """The goods are here then, and all of their price is paid."""
    case_id = kit()
    kept(shop, case_id)
    assert asked(shop, case_id).facts.amount == _OWED
    shop.desk.receiving.receive(case_id, "T1")
    shop.look(case_id, works=Works.NO, complete=False)
    shop.finish(case_id)
    letter = asked(shop, case_id)
    assert (letter.template, letter.facts.amount) == ("claim_known", _COST)


@pytest.mark.parametrize("days", [0, 1])
def test_what_was_claimed_whole_before_a_part_was_agreed_on_is_corrected(shop, kit, days):
    """In one batch claim and payment are of the same second, and which was first no clock tells."""
    case_id = kit()
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.PARTIAL_REFUND, amount=_PART)
    assert shop.do(case_id, StepKind.SEND_CLAIM).facts.amount == _COST
    shop.clock.forward(days=days)
    shop.do(case_id, Move.BUYER_AGREED)
    shop.do(case_id, StepKind.REFUND)
    enter_until(shop, case_id, StepKind.SEND_CLAIM)
    assert shop.case(case_id).next.because[0].key == "step.claim_kept"
    letter = asked(shop, case_id)
    # it did not come back
    assert (letter.template, letter.facts.amount) == ("claim_kept", _OWED)
    assert "stay with the buyer" in letter.body


def test_once_he_answered_it_is_for_him_to_reckon(shop, kit):
    case_id = kit()
    kept(shop, case_id)
    asked(shop, case_id)
    shop.do(case_id, Move.CLAIM_ACCEPTED)
    shop.do(case_id, StepKind.SETTLE, amount=_OWED)
    enter_until(shop, case_id)
    assert shop.case(case_id).closed_at is not None
    assert [claim.amount for claim in shop.case(case_id).claims] == [_OWED]


def test_who_keeps_it_for_more_after_that_is_claimed_for_as_much(shop, kit):
    """A third first, then all of it: both are asked for."""
    case_id = kit()
    kept(shop, case_id)
    assert asked(shop, case_id).facts.amount == _OWED
    shop.clock.forward(days=1)
    shop.do(case_id, Move.OFFER, offer=Offer.RETURNLESS_REFUND)
    shop.do(case_id, StepKind.REFUND)
    assert shop.case(case_id).paid == usd("120.00")
    letter = asked(shop, case_id)
    assert (letter.template, letter.facts.amount) == ("claim_kept", _COST)


def test_the_postage_there_is_asked_for_by_the_same_part(shop, kit):
    case_id = kit()
    shop.desk.inspections.set_freight(case_id, FreightWay.OUT, usd("6.00"))
    kept(shop, case_id)
    assert asked(shop, case_id).facts.amount == usd("17.00")


def test_a_carrier_owes_the_same_part_of_what_it_broke(shop):
    shop.desk.products.tell("VASE", ProductTold(cost=_COST))
    told = {"sku": "VASE", "title": "Vase", "reason": "damaged_in_transit"}
    own = {"currency": "USD", "fulfilment": Fulfilment.OWN_STOCK}
    order = NewCase("9-1", "Amazon US", unit_price=usd("120.00"), **told, **own)
    (case_id,) = shop.desk.by_hand.open(order).case_ids
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.PARTIAL_REFUND, amount=_PART)
    shop.do(case_id, Move.BUYER_AGREED)
    shop.do(case_id, StepKind.REFUND)
    letter = asked(shop, case_id)
    assert (letter.to, letter.facts.amount) == (Party.CARRIER, _OWED)


@pytest.mark.parametrize(("keeps", "owed"), [(True, _OWED), (False, _COST)])
def test_a_carrier_that_broke_it_owes_no_postage_of_it_kept_or_not(shop, keeps, owed):
    """Postage is owed by who was late, and by a supplier: of what is broken a carrier pays its cost alone."""
    shop.desk.products.tell("VASE", ProductTold(cost=_COST))
    told = {"sku": "VASE", "title": "Vase", "reason": "damaged_in_transit"}
    own = {"currency": "USD", "fulfilment": Fulfilment.OWN_STOCK}
    order = NewCase("9-2", "Amazon US", unit_price=usd("120.00"), **told, **own)
    (case_id,) = shop.desk.by_hand.open(order).case_ids
    shop.desk.inspections.set_freight(case_id, FreightWay.OUT, usd("9.00"))
    if keeps:
        kept(shop, case_id)
    else:
        shop.do(case_id, Move.OFFER, offer=Offer.RETURNLESS_REFUND)
        shop.do(case_id, StepKind.REFUND)
    letter = asked(shop, case_id)
    assert (letter.to, letter.facts.amount) == (Party.CARRIER, owed)
    sheet = text_of(shop.desk.papers.evidence(case_id, addressee=Party.CARRIER, lang="en").pdf)
    assert owed.coded in " ".join(sheet.split())
    assert (owed + usd("9.00")).coded not in " ".join(sheet.split())


def test_a_gift_alone_is_what_it_was_worth(shop, kit):
    case_id = kit()
    shop.do(
        case_id,
        StepKind.ANSWER_BUYER,
        offer=Offer.GIFT_OR_COUPON,
        amount=usd("12.00"),
        route=Route.NONE,
    )
    shop.do(case_id, Move.BUYER_AGREED)
    assert asked(shop, case_id).facts.amount == usd("4.50")
