"""What was sent on is noted as arrived for itself, whatever is still undecided of what stays."""

import pytest

from returns.casework.goods.told_parcel import ParcelTold
from returns.rules.sentences import sentence
from returns.terms import (
    Disposition,
    End,
    Goods,
    Move,
    Offer,
    Route,
    StepKind,
    Verdict,
    Works,
)
from tests.cases.playing import enter, enter_until


@pytest.fixture
def one_sent_on(shop):
    """Of two faulty lamps one went on to its supplier, who has not answered; the other is here."""
    shop.supplier(costs=[("LAMP", "45")], rma_needed=False, window_days=60)
    told = {"return_quantity": "2", "order_quantity": "2"}
    case_id = shop.request(shop.item("LAMP", "240.00", **told))
    shop.ships_to_known(case_id)
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT, route=Route.TO_US)
    shop.do(case_id, StepKind.APPROVE)
    shop.desk.receiving.receive(case_id, "T-1")
    for unit in (1, 2):
        shop.look(case_id, unit=unit, works=Works.NO)
    shop.finish(case_id, Verdict.AS_CLAIMED)
    return case_id


def stays(shop, case_id, fate):
    line_id = shop.case(case_id).lines[0].id
    shop.desk.inspections.decide(case_id, line_id, 2, disposition=fate)
    for _ in range(12):
        enter_until(shop, case_id, StepKind.PLACE_GOODS)
        step = shop.case(case_id).next
        if step.kind is StepKind.PLACE_GOODS and step.waiting_for is None:
            break
        shop.clock.forward(days=2)
    assert [each.key for each in step.because][:1] == ["step.sent_on"]


@pytest.mark.parametrize("fate", [Disposition.HOLD, Disposition.RESTOCK])
def test_what_stays_is_not_asked_for_nor_placed_with_it(shop, one_sent_on, fate):
    """Its word was wanted first, so that Enter was refused; decided, it was placed in its stead."""
    stays(shop, one_sent_on, fate)
    enter(shop, one_sent_on)
    first, second = shop.case(one_sent_on).lines[0].units
    assert first.goods is Goods.DISPOSED
    assert (second.goods, second.disposition) == (Goods.INSPECTED, fate)


def test_what_arrived_at_its_buyer_is_not_said_to_be_on_its_way(shop):
    """It stood as on its way for ten days more, after its parcel was said to have arrived."""
    shop.supplier(costs=[("LAMP", "45")])
    case_id = shop.request(shop.item("LAMP", "150.00", return_reason="CR-UNWANTED_ITEM"))
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT)
    shop.do(case_id, StepKind.APPROVE, route=Route.TO_US)
    shop.desk.receiving.receive(case_id, "T-1")
    shop.look(case_id, works=Works.NO)
    shop.finish(case_id, Verdict.BUYER_DAMAGE)
    shop.do(case_id, Move.DECLINE, reason="Its plug is burnt")
    shop.desk.parcels.note(case_id, ParcelTold(End.BUYER, End.US, tracking="B-1", sent=True))
    assert [each.key for each in shop.case(case_id).next.because] == ["step.sent_on"]
    shop.clock.forward(days=4)
    shop.desk.parcels.note(case_id, ParcelTold(End.BUYER, tracking="B-1", arrived=True))
    step = shop.case(case_id).next
    assert (step.kind, step.waiting_for) == (StepKind.PLACE_GOODS, None)
    (told,) = step.because
    day = shop.clock.now().date()
    assert dict(told.facts) == {"day": f"date:{day}"}
    for lang, words in (("en", "arrived"), ("zh", "送达")):
        assert words in sentence(told, lang)
        assert "{" not in sentence(told, lang)
    enter(shop, case_id)
    case = shop.case(case_id)
    assert (case.lines[0].units[0].goods, case.closed_at) == (Goods.DISPOSED, shop.clock.now())
