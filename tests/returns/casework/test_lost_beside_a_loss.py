"""What a carrier loses after it was asked for another piece of a line is asked of it, and nothing else is."""

from returns.terms import Disposition, ExchangeFrom, Move, Offer, Party, Route, StepKind, Works
from tests.cases.playing import days_until, enter_until
from tests.returns.casework.shop import usd
from tests.returns.casework.three_bowls import three_bowls


def test_a_piece_lost_on_its_way_on_is_asked_of_the_carrier_that_was_asked_for_another(shop):
    """Both claims of the line were its carrier's then, and one asked it for a bowl that lay on our shelf.

    The second loss joins the claim for the first, which nobody had answered.
    """
    case_id = three_bowls(shop)
    shop.do(case_id, Move.LOST, units=(1,))
    for unit, goes in ((2, Disposition.TO_SUPPLIER), (3, Disposition.RESTOCK)):
        shop.desk.receiving.receive(case_id, f"1Z{unit}")
        shop.look(case_id, unit=unit)
        line_id = shop.case(case_id).lead.id
        shop.desk.inspections.decide(case_id, line_id, unit, disposition=goes)
    shop.finish(case_id)
    shop.do(case_id, StepKind.REFUND)
    shop.do(case_id, StepKind.SEND_CLAIM, party=Party.CARRIER, reason="by phone")
    shop.do(case_id, StepKind.SEND_ON, units=(2,), reason="by phone")
    shop.do(case_id, Move.LOST, units=(2,))
    days_until(shop, case_id, lambda case: case.closed_at is not None)
    asked = [(claim.of, claim.units) for claim in shop.case(case_id).claims]
    assert asked == [(Party.CARRIER, (1,)), (Party.CARRIER, (1, 2))]


def sent(shop, case_id, number):
    shop.do(case_id, StepKind.REPLACE, exchange_from=ExchangeFrom.STOCK, tracking=number)


def asked(shop, case_id, party):
    """Enter until that one is asked, who says yes."""
    enter_until(shop, case_id, StepKind.SEND_CLAIM)
    assert shop.do(case_id, StepKind.SEND_CLAIM).to is party
    shop.do(case_id, Move.CLAIM_ACCEPTED, party=party)


def test_a_new_one_is_asked_for_beside_the_piece_that_its_supplier_pays_for(shop):
    """It was lost on its way on to him as well, and that was taken for what a carrier is asked for first."""
    shop.supplier(costs=[("BOWL", "60")], rma_needed=False)
    case_id = shop.request(shop.item("BOWL", "150.00", return_reason="CR-DEFECTIVE"))
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REPLACEMENT_ON_RECEIPT)
    shop.do(case_id, StepKind.APPROVE, route=Route.TO_US)
    shop.desk.receiving.receive(case_id, "T-1")
    shop.look(case_id, works=Works.NO)
    line_id = shop.case(case_id).lead.id
    shop.desk.inspections.decide(case_id, line_id, 1, disposition=Disposition.TO_SUPPLIER)
    shop.finish(case_id)
    sent(shop, case_id, "N1")
    asked(shop, case_id, Party.SUPPLIER)
    shop.do(case_id, Move.LOST, tracking="N1")
    sent(shop, case_id, "N2")
    asked(shop, case_id, Party.CARRIER)
    enter_until(shop, case_id, StepKind.SEND_ON)
    shop.do(case_id, StepKind.SEND_ON, tracking="OUT-1")
    shop.do(case_id, Move.LOST, tracking="OUT-1", units=(1,))
    shop.do(case_id, Move.LOST, tracking="N2")
    sent(shop, case_id, "N3")
    for party in (Party.SUPPLIER, Party.CARRIER):
        shop.do(case_id, StepKind.SETTLE, amount=usd("60.00"), party=party)
    asked(shop, case_id, Party.CARRIER)
    one, two, _ = shop.case(case_id).exchanges
    told = [(claim.of, claim.exchanges) for claim in shop.case(case_id).claims]
    assert told == [
        (Party.SUPPLIER, ()),
        (Party.CARRIER, (one.id,)),
        (Party.CARRIER, (two.id,)),
    ]
