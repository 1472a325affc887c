"""A supplier who refused before anybody saw the goods is shown what was found once they came."""

import pytest

from returns.terms import (
    Move,
    Offer,
    Party,
    Route,
    StepKind,
    SupplierClaim,
    Works,
)
from tests.cases.playing import enter_until
from tests.returns.casework.shop import usd
from tests.returns.casework.test_claims_put_right import claimed_ahead


@pytest.fixture
def refused(shop):
    """A claim for two lamps of a cost of $45, made on the last safe day and refused before they came."""
    case_id = claimed_ahead(shop)
    shop.do(case_id, Move.CLAIM_REFUSED, answer="We see no proof.")
    shop.clock.forward(hours=1)
    return case_id


def comes(shop, case_id, works):
    shop.desk.receiving.receive(case_id)
    for unit, found in enumerate(works, start=1):
        shop.look(case_id, unit=unit, works=found)
    shop.finish(case_id)
    enter_until(shop, case_id)


def claims(shop, case_id):
    return [(claim.units, claim.amount) for claim in shop.case(case_id).claims]


def state(shop, case_id):
    return shop.case(case_id).lines[0].tracks.supplier_claim


def test_nothing_is_given_up_while_the_goods_are_on_their_way(shop, refused):
    assert shop.case(refused).next.kind is StepKind.AWAIT_PARCEL
    assert state(shop, refused) is SupplierClaim.REFUSED


def test_what_was_found_is_shown_and_asked_for_once_more(shop, refused):
    comes(shop, refused, (Works.NO, Works.YES))
    # of the two one was sound, which nobody owes
    assert claims(shop, refused) == [((1, 2), usd("90.00")), ((1,), usd("45.00"))]
    letters = [kept.letter for kept in shop.desk.cases.letters(refused)]
    (letter,) = [x for x in letters if x.template == "claim_anew"]
    assert (letter.to, letter.facts.amount) == (Party.SUPPLIER, usd("45.00"))
    assert "declined our claim of USD 90.00" in letter.body
    assert "Lamp (LAMP), 1 pc" in letter.body
    assert "does not work" in letter.body
    assert state(shop, refused) is SupplierClaim.CLAIM_SENT


def test_it_is_asked_once_more_and_then_the_loss_is_taken(shop, refused):
    comes(shop, refused, (Works.NO, Works.NO))
    shop.clock.forward(hours=1)
    shop.do(refused, Move.CLAIM_REFUSED)
    steps = []
    while (step := shop.case(refused).next) is not None:
        if step.waiting_for is None:
            steps.append(step.kind)
            assert shop.desk.cases.do_recommended([refused])
        shop.clock.forward(days=2)
        assert len(steps) < 9
    assert StepKind.SEND_CLAIM not in steps
    assert state(shop, refused) is SupplierClaim.WRITTEN_OFF


def test_sound_goods_leave_his_refusal_as_it_is(shop, refused):
    comes(shop, refused, (Works.YES, Works.YES))
    assert claims(shop, refused) == [((1, 2), usd("90.00"))]
    assert state(shop, refused) is SupplierClaim.WRITTEN_OFF


def test_a_refusal_of_goods_that_were_seen_is_not_quarrelled_with(shop):
    shop.supplier(costs=[("LAMP", "45")], rma_needed=False)
    case_id = shop.request(shop.item("LAMP", "240.00"))
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT, route=Route.TO_US)
    shop.do(case_id, StepKind.APPROVE)
    comes(shop, case_id, (Works.NO,))
    shop.do(case_id, Move.CLAIM_REFUSED)
    assert shop.case(case_id).next.kind is StepKind.SETTLE
