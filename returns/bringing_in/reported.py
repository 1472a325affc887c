"""What a platform reports of a request, as the start of a case (R: "Approved" is not "closed")."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from functools import lru_cache

from returns.clock import stamp
from returns.importing.drafts import ReturnDraft
from returns.ledger.row_types import ParcelRow
from returns.money import Money
from returns.platforms.known import platform_of
from returns.terms import (
    BuyerMoney,
    Disposition,
    End,
    FreightPayer,
    Fulfilment,
    Goods,
    Request,
    Route,
    SupplierClaim,
)
from returns.trade.platform_acts import ACTS, PlatformAct, pays_itself

#: what stands in a case while the platform itself decides between us and the buyer
A_TO_Z = "a_to_z"
#: what the platform's warehouse did with a unit, and what that makes of it
_DISPOSED = {
    PlatformAct.RESTOCKED: Disposition.RESTOCK,
    PlatformAct.LIQUIDATED: Disposition.DISCOUNT,
}


@dataclass(frozen=True, slots=True)
class LineStart:
    """Where a line of a new case stands, as far as the report decides it."""

    request: Request = Request.NEW
    goods: Goods = Goods.NONE_EXPECTED
    buyer_money: BuyerMoney = BuyerMoney.OPEN
    #: None where it follows from the advice
    supplier_claim: SupplierClaim | None = None
    route: Route = Route.NONE
    freight_payer: FreightPayer | None = None
    returnless: bool = False
    disposition: Disposition | None = None
    answered_at: str | None = None
    approved_at: str | None = None
    label_made_at: str | None = None
    received_at: str | None = None


#: what the file said and the desk keeps as it was said, for the first event; nothing that is blank
Facts = dict[str, str | int]


def reported_facts(draft: ReturnDraft) -> Facts:
    """What the file said, for the first event."""
    said = (
        ("platform_status", draft.platform_status),
        ("resolution", draft.resolution),
        ("platform_rma", draft.rma),
        ("merchant_rma", draft.merchant_rma),
        ("disposition", draft.disposition),
        ("licence_plate", draft.licence_plate),
        ("warehouse", draft.warehouse),
        ("asin", draft.asin),
        ("safet_claim", draft.safet_claim),
        ("row", draft.row),
    )
    return {name: cell for name, cell in said if cell}


def reported_start(draft: ReturnDraft) -> LineStart:
    """Where the lines of a request stand, whatever was paid for each."""
    if draft.fulfilment is Fulfilment.PLATFORM_WAREHOUSE:
        return _at_the_platform(draft)
    acts, under_way = draft.platform_did, bool(draft.tracking)
    arrived_on, payer = draft.delivered_back_on, draft.freight_payer
    return _with_us(draft.requested_at, acts, under_way, arrived_on, payer, draft.returnless)


@lru_cache(maxsize=2_000)
def _with_us(
    requested_at: datetime,
    acts: frozenset[PlatformAct],
    under_way: bool,
    arrived_on: date | None,
    payer: FreightPayer | None,
    returnless: bool,
) -> LineStart:
    """The same for goods that do not go to the platform's warehouse; `under_way` by a tracking number."""
    asked, request = stamp(requested_at), _request(acts)
    if closed_unpaid(acts) and request is Request.APPROVED:
        # nothing was paid for it there: what is not here comes no more, what is here is to be settled
        over = Request.APPROVED if arrived_on is not None else Request.LAPSED
        request, acts = over, acts - {PlatformAct.CLOSED}
    start = LineStart(request=request, returnless=returnless, freight_payer=payer)
    if request is Request.APPROVED:
        start = replace(start, approved_at=asked)
    if settled(acts) or pays_itself(acts):
        # whatever was owed is settled there, or will be without us
        start = replace(start, answered_at=asked, buyer_money=_settled_money(acts, request))
    if PlatformAct.LABEL_MADE in acts or (request is Request.APPROVED and under_way):
        # the buyer has the platform's label: none of ours is wanted
        start = replace(start, label_made_at=asked)
    if arrived_on is not None:
        # the refund is due from the carrier's delivery on, whenever the parcel is scanned here
        arrived = arrived_at(arrived_on)
        return replace(start, goods=Goods.RECEIVED, received_at=arrived, route=Route.TO_US)
    if pays_itself(acts) and not returnless and PlatformAct.CLOSED not in acts:
        # nobody will answer the buyer any more, and the goods come all the same
        return replace(start, goods=Goods.AWAITED, route=Route.TO_US)
    return start


def settled(acts: frozenset[PlatformAct]) -> bool:
    """Whether the platform sees nothing left to settle with the buyer."""
    return any(ACTS[act].settles for act in acts)


def closed_unpaid(acts: frozenset[PlatformAct]) -> bool:
    """Whether the platform closed it, and told of no money and of no new one for the buyer."""
    given = {PlatformAct.REFUNDED, PlatformAct.REPLACED}
    return PlatformAct.CLOSED in acts and not (given & acts or pays_itself(acts))


def awaited_there(acts: frozenset[PlatformAct]) -> bool:
    """Whether the platform approved the return, and neither settled it nor pays it by itself."""
    return PlatformAct.APPROVED in acts and not (settled(acts) or pays_itself(acts))


def answered_by_money(acts: frozenset[PlatformAct]) -> bool:
    """Whether money alone answers the request: a part of it leaves the rest to be decided."""
    return {act for act in acts if ACTS[act].answers} == {PlatformAct.REFUNDED}


def _request(acts: frozenset[PlatformAct]) -> Request:
    if PlatformAct.CANCELLED in acts:
        return Request.WITHDRAWN
    if PlatformAct.DECLINED in acts:
        return Request.DECLINED
    # the platform settled it with the buyer, or gave its answer: there is nothing left to answer
    answered = any(ACTS[act].answers for act in acts)
    return Request.APPROVED if answered else Request.NEW


def _settled_money(acts: frozenset[PlatformAct], request: Request) -> BuyerMoney:
    if request in (Request.WITHDRAWN, Request.DECLINED):
        return BuyerMoney.OPEN
    return BuyerMoney.REPLACED if PlatformAct.REPLACED in acts else BuyerMoney.CONFIRMED


def label_on_us(draft: ReturnDraft) -> Money | None:
    """What the label back cost, where the seller pays it."""
    on_us = draft.freight_payer is FreightPayer.SELLER
    return draft.label_cost if draft.label_cost and on_us else None


def _at_the_platform(draft: ReturnDraft) -> LineStart:
    """The platform took the goods and paid the buyer; what it owes us is still open (A).

    What the reason alone makes the platform owe is worked out when the case is opened.
    """
    found = draft.disposition.upper().replace(" ", "_")
    owes = found in platform_of(draft.platform).owes_for
    claim = SupplierClaim.TO_ASK if owes else SupplierClaim.NOT_CLAIMABLE
    if PlatformAct.REIMBURSED in draft.platform_did and owes:
        claim = SupplierClaim.SETTLED
    return LineStart(
        request=Request.APPROVED,
        goods=Goods.DISPOSED if keeps_goods(draft.platform_did) else Goods.RECEIVED,
        buyer_money=BuyerMoney.CONFIRMED,
        supplier_claim=claim,
        route=Route.TO_PLATFORM,
        freight_payer=FreightPayer.PLATFORM,
        disposition=fate_of(draft.platform_did),
        received_at=stamp(draft.requested_at),
    )


def keeps_goods(acts: frozenset[PlatformAct]) -> bool:
    """Whether the goods are not ours to inspect or to place."""
    return any(ACTS[act].keeps_goods for act in acts)


def fate_of(acts: frozenset[PlatformAct]) -> Disposition | None:
    """What the platform's warehouse made of a unit, None where that is not told."""
    return next((fate for act, fate in _DISPOSED.items() if act in acts), None)


def arrived_at(day: date) -> str:
    """The stored moment of a delivery of which only the day is told."""
    return stamp(datetime.combine(day, time(12), tzinfo=UTC))


def reported_parcel(draft: ReturnDraft, currency: str) -> ParcelRow | None:
    """The parcel the report names, None without a tracking number; its label's price in that currency."""
    if not draft.tracking:
        return None
    cost = draft.label_cost
    priced = cost if cost and cost.currency == currency else None
    return ParcelRow(
        tracking=draft.tracking,
        carrier=draft.carrier,
        comes_from=End.BUYER.value,
        goes_to=End.US.value,
        payer=(draft.freight_payer or FreightPayer.BUYER).value,
        cost_minor=priced.minor if priced else None,
        announced_at=stamp(draft.requested_at),
    )
