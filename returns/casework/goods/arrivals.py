"""What an arrival settles: a parcel of the buyer is agreed to by it, a new one is lost no more."""

from collections.abc import Iterable
from dataclasses import replace

from returns.casework.around import Around
from returns.casework.steps.acting import Act
from returns.casework.steps.step_buyer import approved_by_arrival
from returns.casework.steps.step_claim import promise_kept
from returns.casework.steps.step_facts import turn_facts
from returns.errors import IllegalMove
from returns.ledger.store import Work
from returns.records.case import Case, Line
from returns.records.options import StepOptions
from returns.records.unit import Parcel, Unit
from returns.rules.money.settled import promised_anew, settled_pieces
from returns.rules.tracks import turns_buyer, turns_goods
from returns.rules.tracks.track_machines import SETTLED
from returns.terms import (
    BuyerMoney,
    End,
    ExchangeFrom,
    Goods,
    Move,
    Request,
    Route,
    StepKind,
    SupplierClaim,
)
from returns.trade.offers import traits

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
        if not turns_buyer.unapproved(act.line.tracks, facts.approved_unseen):
            continue
        # what stands from now on says what is owed for the goods, not the part that was offered before
        offer = turns_buyer.promised_on_arrival(act.line.tracks, facts.offer)
        act = Act(
            work, case, act.line, Move.RECEIVE, StepOptions(route=route, offer=offer), beside
        )
        facts = turn_facts(act)
        tracks = turns_buyer.approved_by_arrival(act.line.tracks, facts)
        act.set(
            route=route.value,
            request=tracks.request.value,
            buyer_money=tracks.buyer_money.value,
            supplier_claim=tracks.supplier_claim.value,
        )
        approved_by_arrival(act, facts)


def home_after_all(work: Work, case: Case, units: Iterable[Unit]) -> None:
    """What was lost on its way back to a buyer who had been told no reached him: it is no again.

    What was paid or agreed on since then stands.
    """
    came = {unit.id for unit in units if unit.lost_to_buyer}
    for line in case.lines:
        mine = {unit.id for unit in line.in_state(Goods.LOST)}
        agreed = line.tracks.buyer_money is BuyerMoney.AGREED and not traits(line.offer).in_part
        given = line.refunded or any(sent.line_id == line.id for sent in case.exchanges)
        if mine and mine <= came and agreed and not given:
            no, nothing = Request.DECLINED, BuyerMoney.OPEN
            work.update("line", line.id, request=no.value, buyer_money=nothing.value)


def new_one_came(work: Work, case: Case, beside: Around, parcel: Parcel | None) -> None:
    """A new one reached the buyer; one that was noted as lost settles again what it was for.

    What was paid or sent for those pieces meanwhile stands, and so does the loss then. `parcel` is
    None for one that nobody knew of: it held no new one.
    """
    if parcel is None or parcel.received_at is not None:
        return
    for sent in case.exchanges:
        if sent.parcel_id == parcel.id and not sent.lost:
            work.update("exchange", sent.id, arrived_at=work.at)
        line = case.line(sent.line_id)
        named = {*sent.units}
        meanwhile = line.tracks.buyer_money in SETTLED or named & settled_pieces(case, line)
        if sent.parcel_id != parcel.id or not sent.lost or not named or meanwhile:
            continue
        act = Act(work, case, line, StepKind.REPLACE, StepOptions(units=sent.units), beside)
        whole = turn_facts(act).all_here
        work.update("exchange", sent.id, quantity=len(named), arrived_at=work.at)
        money = BuyerMoney.REPLACED if whole else BuyerMoney.PAID_PARTLY
        act.set(buyer_money=money.value, paid_at=work.at)
        owed = line.tracks.supplier_claim is SupplierClaim.RESHIP_PROMISED
        if owed and sent.comes_from is ExchangeFrom.SUPPLIER:
            promise_kept(act)


def promised_one_came(
    work: Work, case: Case, beside: Around, parcel_id: int, line: int | None
) -> None:
    """A parcel of a supplier is the new one that he promised, where the buyer has one for it already.

    His claim is settled by goods then. Raises `IllegalMove` where that may be one of several suppliers.
    """
    arrived = {parcel.id for parcel in case.parcels if parcel.received_at is not None}
    if parcel_id in arrived | {sent.parcel_id for sent in case.exchanges}:
        return
    waiting = [each for each in _promised_to_us(case) if line in (None, each.number)]
    if len({each.supplier_id for each in waiting}) > 1:
        raise IllegalMove("step.line_wanted", lines=len(case.lines))
    for each in waiting:
        promise_kept(Act(work, case, each, StepKind.SETTLE, StepOptions(), beside))


def _promised_to_us(case: Case) -> list[Line]:
    """The lines, as their supplier sees them, whose buyer waits no more for what he promised."""
    seconds = [second.line for second in case.seconds]
    return [
        line
        for line in (*case.lines, *seconds)
        if line.tracks.supplier_claim is SupplierClaim.RESHIP_PROMISED
        and not promised_anew(case, line) - settled_pieces(case, line)
    ]
