"""What a carrier loses after it was asked for another piece of a line is asked of it, and nothing else is."""

from returns.terms import Disposition, Move, Party, StepKind
from tests.cases.playing import days_until
from tests.returns.casework.three_bowls import three_bowls


def test_a_piece_lost_on_its_way_on_is_asked_of_the_carrier_that_was_asked_for_another(shop):
    """Both claims of the line were its carrier's then, and one asked it for a bowl that lay on our shelf."""
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
    assert asked == [(Party.CARRIER, (1,)), (Party.CARRIER, (2,))]
