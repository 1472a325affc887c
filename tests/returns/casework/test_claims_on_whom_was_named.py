"""A claim goes to whom its sheet was made for, and the case knows both."""

import json

import pytest

from returns.errors import IllegalMove
from returns.rules.money.ground import ground_of
from returns.terms import FreightPayer, Move, Party, Route, StepKind, SupplierClaim


@pytest.fixture
def lost_back(shop):
    """A lamp that the supplier shipped, sent back at our expense, and lost on its way to us."""
    shop.supplier(costs=[("LAMP", "20")], rma_needed=True)
    shipped = {
        "return_reason": "CR-DEFECTIVE",
        "tracking_id": "1Z9",
        "label_to_be_paid_by": "Seller",
    }
    case_id = shop.request(shop.item("LAMP", "150.00", **shipped))
    shop.do(case_id, StepKind.APPROVE, route=Route.TO_US, payer=FreightPayer.SELLER)
    shop.do(case_id, Move.SHIPPED, tracking="1Z9", carrier="UPS")
    shop.do(case_id, Move.LOST)
    return case_id


def last_claim(shop, case_id):
    """What the step said that sent the claim."""
    (sent,) = [e for e in shop.desk.cases.history(case_id) if e.kind == "send_claim"]
    return json.loads(sent.body)


def test_a_sheet_for_a_carrier_is_a_claim_on_the_carrier_once_it_is_sent(shop, lost_back):
    paper = shop.desk.papers.evidence(lost_back, addressee=Party.CARRIER)
    case = shop.case(lost_back)
    assert case.claims == ()
    advice = case.outlook(case.lead).advice
    ground = ground_of(case, case.lead, advice, None, Party.CARRIER)
    letter = shop.do(lost_back, StepKind.SEND_CLAIM, party=Party.CARRIER)
    case = shop.case(lost_back)
    (claim,) = case.claims
    assert (claim.of, claim.amount) == (Party.CARRIER, ground.most)
    assert claim.units == tuple(unit.number for unit in ground.units)
    assert case.lead.tracks.supplier_claim is SupplierClaim.CLAIM_SENT
    assert letter.to is Party.CARRIER
    assert last_claim(shop, lost_back)["with_sheet"] == paper.number


def test_what_a_carrier_pays_settles_its_claim(shop, lost_back):
    shop.do(lost_back, StepKind.SEND_CLAIM, party=Party.CARRIER)
    (claim,) = shop.case(lost_back).claims
    shop.do(lost_back, Move.CLAIM_ACCEPTED)
    shop.do(lost_back, StepKind.SETTLE, amount=claim.amount)
    (payment,) = [each for each in shop.case(lost_back).payments if not each.outgoing]
    assert (payment.party, payment.amount) == (Party.CARRIER, claim.amount)


def test_nobody_is_claimed_from_who_owes_nothing(shop):
    shop.supplier(costs=[("LAMP", "20")], rma_needed=False)
    case_id = shop.request(shop.item("LAMP", "75.00", return_reason="CR-DEFECTIVE"))
    shop.do(case_id, StepKind.ANSWER_BUYER)
    with pytest.raises(IllegalMove) as refused:
        shop.do(case_id, StepKind.SEND_CLAIM, party=Party.CARRIER)
    assert refused.value.key == "move.nothing_to_claim"
    assert shop.case(case_id).claims == ()


def test_a_claim_on_a_supplier_says_with_which_sheet_it_went(shop):
    shop.supplier(costs=[("LAMP", "20")], rma_needed=False)
    case_id = shop.request(shop.item("LAMP", "20.00", return_reason="CR-DEFECTIVE"))
    shop.do(case_id, StepKind.ANSWER_BUYER)
    paper = shop.desk.papers.evidence(case_id)
    shop.do(case_id, StepKind.SEND_CLAIM)
    assert shop.case(case_id).claims[0].of is Party.SUPPLIER
    assert last_claim(shop, case_id)["with_sheet"] == paper.number
