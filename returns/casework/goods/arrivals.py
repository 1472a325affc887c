"""A parcel of the buyer has arrived, however the desk hears of it: its return is agreed to by that."""

from collections.abc import Iterable
from dataclasses import replace

from returns.casework.around import Around
from returns.casework.steps.acting import Act
from returns.casework.steps.step_buyer import approved_by_arrival
from returns.casework.steps.steps import turn_facts
from returns.ledger.store import Work
from returns.records.case import Case
from returns.records.options import StepOptions
from returns.records.unit import Unit
from returns.rules.tracks import turns_buyer, turns_goods
from returns.terms import BuyerMoney, End, Goods, Move, Route

_ROUTES = {
    End.SUPPLIER: Route.TO_SUPPLIER,
    End.THIRD_PARTY: Route.TO_THIRD_PARTY,
    End.PLATFORM: Route.TO_PLATFORM,
}


def agree_to_arrival(
    work: Work, case: Case, beside: Around, units: Iterable[Unit], there: End
) -> None:
    """Approve the requests of which pieces came before anybody had agreed to it; writes no letter.

    Of a line that was settled with its buyer before, what comes now is still to be paid for.
    """
    came: dict[int, Goods] = {}
    for unit in units:
        came.setdefault(unit.line_id, unit.goods)
    for line_id, before in came.items():
        line = case.line(line_id)
        route = _ROUTES.get(there, Route.TO_US) if line.route is Route.NONE else line.route
        act = Act(work, case, line, Move.RECEIVE, StepOptions(route=route), beside)
        facts = turn_facts(act)
        if turns_goods.settled_before(replace(line.tracks, goods=before), facts):
            act.set(buyer_money=BuyerMoney.PAID_PARTLY.value)
        if not turns_buyer.unapproved(act.line.tracks):
            continue
        tracks = turns_buyer.approved_by_arrival(act.line.tracks, facts)
        act.set(
            route=route.value,
            request=tracks.request.value,
            buyer_money=tracks.buyer_money.value,
            supplier_claim=tracks.supplier_claim.value,
        )
        approved_by_arrival(act, facts)
