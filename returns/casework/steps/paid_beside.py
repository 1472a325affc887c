"""What a platform paid the buyer on its own does to a line, also while our offer waits for his answer."""

from dataclasses import replace

from returns.casework.around import Around
from returns.casework.steps.acting import Act
from returns.casework.steps.step_facts import turn_facts
from returns.ledger.store import Work
from returns.money import Money
from returns.records.case import Case, Line, Tracks
from returns.records.options import StepOptions
from returns.rules.tracks.turns_buyer import paid_while_offered, part_waits
from returns.terms import BuyerMoney, Goods, Move


def paid_beside(
    work: Work, case: Case, beside: Around, line: Line, had: Money, state: BuyerMoney
) -> Tracks:
    """Write where a line stands by it, and give that back.

    `had` is what went back for the line in all, `state` what that sum is where nothing waits.
    A part of the price that waits for the buyer's yes waits on, until he has that much without it: then he
    keeps the goods for it, as he was offered.
    """
    act = Act(work, case, line, Move.BUYER_AGREED, StepOptions(), beside)
    if not part_waits(line):
        act.set(buyer_money=state.value, paid_at=work.at)
        return replace(line.tracks, buyer_money=state)
    tracks = paid_while_offered(line, turn_facts(act), had, state)
    if tracks.goods is Goods.KEPT:
        for unit in line.in_state(Goods.AWAITED):
            work.update("unit", unit.id, goods=Goods.KEPT.value)
    act.set(
        request=tracks.request.value,
        buyer_money=tracks.buyer_money.value,
        supplier_claim=tracks.supplier_claim.value,
        paid_at=work.at,
    )
    return tracks
