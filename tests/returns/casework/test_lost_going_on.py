"""Goods that came to us, went on to their supplier, and were lost on the way there (domain.md 6)."""

import pytest

from returns.casework.goods.told_parcel import ParcelTold
from returns.casework.rehearsal import StepTold
from returns.errors import IllegalMove
from returns.records.options import StepOptions
from returns.records.unit import lost_where
from returns.terms import (
    Disposition,
    End,
    Fault,
    Goods,
    Move,
    Offer,
    Party,
    Route,
    StepKind,
    SupplierClaim,
    Verdict,
    Works,
)
from tests.cases.playing import advice, enter_until, sheet
from tests.returns.casework.shop import usd

UNWANTED, DEFECTIVE = "CR-UNWANTED_ITEM", "CR-DEFECTIVE"


def here(shop, reason, pieces=1, came=None):
    """Bowls of 150.00 that cost 60.00, looked at and to go on; of the pieces those that came."""
    shop.supplier(costs=[("BOWL", "60")], rma_needed=False)
    told = {"return_quantity": str(pieces), "order_quantity": str(pieces)}
    paid = f"{150 * pieces}.00"
    case_id = shop.request(shop.item("BOWL", paid, return_reason=reason, **told))
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT)
    shop.do(case_id, StepKind.APPROVE, route=Route.TO_US)
    came = came or range(1, pieces + 1)
    for unit in came:
        told = ParcelTold(End.US, End.BUYER, tracking=f"T-{unit}", units=(unit,), sent=True)
        shop.desk.parcels.note(case_id, told)
        shop.desk.receiving.receive(case_id, f"T-{unit}")
        shop.look(case_id, unit=unit, works=Works.NO if reason == DEFECTIVE else Works.YES)
    shop.finish(case_id, Verdict.AS_CLAIMED)
    line_id = shop.case(case_id).lead.id
    for unit in came:
        fate = Disposition.TO_SUPPLIER
        shop.desk.inspections.decide(case_id, line_id, unit, disposition=fate)
    return case_id


def sent_on(shop, reason, pieces=1):
    case_id = here(shop, reason, pieces)
    shop.do(case_id, StepKind.REFUND)
    shop.do(case_id, StepKind.SEND_ON, tracking="OUT-1", carrier="UPS")
    return case_id


def claims(shop, case_id):
    return [(claim.of, claim.units, claim.amount) for claim in shop.case(case_id).claims]


@pytest.mark.parametrize("told", [{}, {"tracking": "out-1"}, {"units": (1,)}, {"line": 1}])
def test_its_carrier_is_asked_by_the_number_that_it_had(shop, told):
    """It could not be said at all: goods that were here were no parcel under way."""
    case_id = sent_on(shop, UNWANTED)
    step = StepTold(Move.LOST, StepOptions(**told))
    assert shop.desk.rehearsal.refusals(case_id, [step]) == (None,)
    shop.do(case_id, Move.LOST, **told)
    case = shop.case(case_id)
    assert (case.lead.tracks.goods, case.paid) == (Goods.LOST, usd("150.00"))
    assert case.recommendation.claim_from is Fault.CARRIER
    enter_until(shop, case_id, StepKind.SEND_CLAIM)
    step = shop.case(case_id).next
    assert "step.carrier_claim" in [because.key for because in step.because]
    letter = shop.do(case_id, StepKind.SEND_CLAIM)
    assert (letter.to, letter.template) == (Party.CARRIER, "claim_lost")
    assert "The tracking number is OUT-1." in letter.body
    assert claims(shop, case_id) == [(Party.CARRIER, (1,), usd("60.00"))]
    shop.do(case_id, Move.CLAIM_ACCEPTED)
    shop.do(case_id, StepKind.SETTLE, amount=usd("60.00"))
    enter_until(shop, case_id)
    assert shop.case(case_id).closed_at is not None
    assert len(claims(shop, case_id)) == 1


def test_a_supplier_who_was_to_credit_it_hears_that_it_is_not_owed(shop):
    case_id = sent_on(shop, UNWANTED)
    shop.do(case_id, StepKind.SEND_CLAIM)
    shop.do(case_id, Move.LOST)
    step = shop.case(case_id).next
    assert (step.kind, step.because[0].key) == (StepKind.SETTLE, "step.claim_lost_on")
    letter = shop.do(case_id, StepKind.SETTLE)
    assert (letter.to, letter.template) == (Party.SUPPLIER, "claim_withdrawn")
    assert shop.do(case_id, StepKind.SEND_CLAIM).to is Party.CARRIER
    assert [of for of, _, _ in claims(shop, case_id)] == [Party.SUPPLIER, Party.CARRIER]


def test_a_supplier_owes_for_its_fault_all_the_same_and_the_carrier_where_he_refuses(shop):
    case_id = sent_on(shop, DEFECTIVE)
    shop.do(case_id, StepKind.SEND_CLAIM)
    shop.do(case_id, Move.LOST)
    assert shop.case(case_id).lead.tracks.supplier_claim is SupplierClaim.CLAIM_SENT
    enter_until(shop, case_id, StepKind.SETTLE)
    assert len(claims(shop, case_id)) == 1
    shop.do(case_id, Move.CLAIM_REFUSED)
    assert shop.do(case_id, StepKind.SEND_CLAIM).to is Party.CARRIER


def test_its_buyer_is_paid_as_it_was_found(shop):
    case_id = here(shop, UNWANTED)
    line_id = shop.case(case_id).lead.id
    shop.desk.inspections.decide(case_id, line_id, 1, verdict=Verdict.BUYER_DAMAGE)
    shop.do(case_id, StepKind.SEND_ON, tracking="OUT-1")
    before = shop.case(case_id).outlook(shop.case(case_id).lead).due
    shop.do(case_id, Move.LOST)
    case = shop.case(case_id)
    assert usd("0") < case.outlook(case.lead).due == before < usd("150.00")
    assert case.next.kind is StepKind.REFUND
    shop.do(case_id, StepKind.REFUND)
    assert shop.case(case_id).paid == before


@pytest.mark.parametrize("told", [{}, {"units": (1,)}])
def test_what_is_still_here_is_not_lost(shop, told):
    case_id = here(shop, UNWANTED)
    with pytest.raises(IllegalMove):
        shop.do(case_id, Move.LOST, **told)


def test_what_is_still_on_its_way_to_us_is_not_lost_with_it(shop):
    case_id = here(shop, UNWANTED, pieces=2, came=(1,))
    shop.do(case_id, StepKind.SEND_ON, tracking="OUT-1", units=(1,))
    shop.do(case_id, Move.LOST, tracking="OUT-1")
    goods = [unit.goods for unit in shop.case(case_id).lead.units]
    assert goods == [Goods.LOST, Goods.AWAITED]


def test_it_may_arrive_after_all_and_is_taken_back_like_any_step(shop):
    case_id = sent_on(shop, UNWANTED)
    first = shop.case(case_id)
    change = shop.desk.cases.do(case_id, Move.LOST)
    shop.desk.cases.take_back(change)
    assert shop.case(case_id).lead == first.lead
    shop.do(case_id, Move.LOST)
    told = ParcelTold(End.SUPPLIER, tracking="OUT-1", arrived=True)
    shop.desk.parcels.note(case_id, told)
    assert shop.case(case_id).lead.tracks.goods is Goods.DISPOSED


def test_nobody_reads_that_it_was_lost_on_its_way_back(shop):
    """Advice, letter and sheet said so of goods that were here, and had gone on from here."""
    case_id = sent_on(shop, DEFECTIVE)
    shop.do(case_id, Move.LOST)
    shop.say_why_no_photo(case_id)
    letter = shop.do(case_id, StepKind.SEND_CLAIM)
    assert "lost after they had left us" in letter.body
    assert "way back" not in letter.body
    told = sheet(shop, case_id)
    assert "What was here was lost on its way on from us." in told
    assert "way back" not in told
    shop.do(case_id, Move.CLAIM_REFUSED)
    assert "lost on their way on from us" in advice(shop, case_id)
    assert "继续寄出后在途中遗失" in advice(shop, case_id, "zh")
    shop.do(case_id, StepKind.SEND_CLAIM)
    carrier = sheet(shop, case_id, Party.CARRIER)
    assert "The parcel that we sent was lost in your hands: OUT-1" in carrier
    assert "lost on its way on from us" in carrier
    assert "way back" not in carrier
    assert "退回途中" not in sheet(shop, case_id, Party.CARRIER, "zh")


def test_of_two_pieces_that_were_lost_on_two_ways_none_is_said_of_both(shop):
    case_id = here(shop, DEFECTIVE, pieces=2, came=(1,))
    shop.do(case_id, StepKind.SEND_ON, tracking="OUT-1", units=(1,))
    shop.do(case_id, Move.LOST, tracking="OUT-1")
    shop.do(case_id, Move.LOST, units=(2,))
    on, back = shop.case(case_id).lead.units
    assert [lost_where(each) for each in ((on,), (back,), (on, back), ())] == [
        *("on", "back", "ways", ""),
    ]
