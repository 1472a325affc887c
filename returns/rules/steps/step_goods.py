"""The next step with the goods: label, waiting, looking, sending on, placing."""

from dataclasses import replace
from datetime import datetime

from returns.records.advice import Because
from returns.records.case import Line
from returns.rules.goods.placing import fates_told
from returns.rules.goods.second_leg import (
    barred,
    end_of,
    leaves_next,
    never_taken,
    no_address,
    sent_in,
    stays,
    under_way,
)
from returns.rules.money.postage import buyers_country, withdrawn
from returns.rules.money.settled import paid_numbers, replaced_pieces
from returns.rules.money.way_back import parcel_to_ask_after
from returns.rules.packets.matrix import house_of
from returns.rules.reasons import NEVER_HAD
from returns.rules.steps.came_without import came_without
from returns.rules.steps.number_in_time import (
    new_number,
    number_over_here,
    number_to_send,
    sent_in_time,
    told_until,
)
from returns.rules.steps.situation import Situation
from returns.rules.steps.step_clock import Candidate, Clock
from returns.rules.tracks.track_machines import CLAIM_AT_REST, ENDED, PAID
from returns.terms import (
    End,
    FreightPayer,
    Goods,
    HoldKind,
    Party,
    Request,
    Route,
    StepKind,
    SupplierClaim,
)

_LABEL_ROUTES = frozenset({Route.TO_US, Route.TO_SUPPLIER, Route.TO_THIRD_PARTY})
#: a supplier that is still deciding may want the goods
_DECIDED = CLAIM_AT_REST | {
    SupplierClaim.ACCEPTED,
    SupplierClaim.PARTLY_ACCEPTED,
    SupplierClaim.REFUSED,
    SupplierClaim.RESHIP_PROMISED,
}


def goods_steps(at: Situation, clock: Clock) -> list[Candidate]:
    """What is next with the units that were not looked at yet."""
    found = []
    line = at.line
    if Goods.RECEIVED in at.goods and line.route is not Route.TO_PLATFORM:
        found.append(_inspect(at, clock))
    if Goods.UNMATCHED in at.goods:
        found.append(clock.ours(StepKind.INSPECT, "inspect", line.received_at, "match_parcel"))
    if line.tracks.request in ENDED:
        wait = _transit_wait(at, clock)
        if Goods.IN_TRANSIT in at.goods and clock.now < wait.due:
            # it was sent off before: what comes is looked at, what does not is let go
            found.append(replace(wait, waiting_for=Party.CARRIER))
        return found
    if Goods.IN_TRANSIT in at.goods:
        found.append(_in_transit(at, clock))
    elif Goods.AWAITED in at.goods and not (at.waits_for_rma or new_number(at, clock)):
        found.append(number_to_send(at, clock) or told_until(at, _awaited(at, clock)))
    return found


def _in_transit(at: Situation, clock: Clock) -> Candidate:
    wait = _transit_wait(at, clock)
    label_made_at = at.line.label_made_at
    if asked_after(at):
        if label_made_at is not None and label_made_at >= wait.due:
            wait = clock.ours(
                StepKind.AWAIT_PARCEL, "chase_parcel", label_made_at, "await_asked"
            )
        if clock.now < wait.due:
            return replace(wait, waiting_for=Party.BUYER)
        # held up until somebody has asked: what was sent off is lost or late, and does not lapse
        late = replace(wait.because[0], key="step.not_arrived")
        return replace(wait, kind=StepKind.CHASE_PARCEL, because=(late, *wait.because[1:]))
    if label_made_at is not None and label_made_at >= wait.due:
        return _last_wait(at, clock)
    return _waiting(clock, wait)


def asked_after(at: Situation) -> bool:
    """Whether what is under way back is asked of its carrier once it is late, until somebody lets it go."""
    lifted = HoldKind.NOT_ARRIVED in at.line.lifted
    return not lifted and parcel_to_ask_after(at.case, at.line) is not None


def _transit_wait(at: Situation, clock: Clock) -> Candidate:
    since = _sent_at(at) or at.line.approved_at or at.line.answered_at
    return clock.ours(StepKind.AWAIT_PARCEL, "await_transit", since)


def _sent_at(at: Situation) -> datetime | None:
    sent = [
        parcel.sent_at for parcel in at.case.parcels if parcel.comes_back and parcel.sent_at
    ]
    return max(sent, default=None)


def _awaited(at: Situation, clock: Clock) -> Candidate:
    line = at.line
    approved = _free_since(at)
    if line.reason in NEVER_HAD:
        return _brought_back(at, clock, approved)
    empty = came_without(at.case, line)
    if empty is not None:
        return clock.ours(StepKind.CHASE_PARCEL, "inspect", empty, "came_without")
    we_pay = line.freight_payer is FreightPayer.SELLER
    # who sent a part of it back has a way to send the rest
    first_parcel = line.label_made_at is None and line.received_at is None
    if we_pay and line.route in _LABEL_ROUTES and first_parcel:
        return clock.ours(StepKind.SEND_LABEL, "send_label", approved)
    if first_parcel and _knows_no_address(line):
        return clock.ours(StepKind.SEND_LABEL, "send_label", approved, "tell_where")
    first = _wait_for_parcel(at, clock, approved)
    if line.label_made_at is not None and line.label_made_at >= first.due:
        return _last_wait(at, clock)
    since = max(line.label_made_at or approved, approved)
    if not _given_ahead(at):
        return _lapsing(at, clock, since)
    return _waiting(clock, _wait_for_parcel(at, clock, since))


def _free_since(at: Situation) -> datetime:
    """Since when nothing keeps goods from coming: agreed to, missed, their number there or given up."""
    line = at.line
    since: list[datetime | None] = [
        line.approved_at or line.answered_at or at.case.requested_at
    ]
    since += [unit.missed_at for unit in line.units]
    if line.route is Route.TO_SUPPLIER:
        since.append(line.rma_given_at)
        in_vain = line.rma_asked_at is not None and not line.supplier_rma
        if in_vain and line.tracks.supplier_claim is SupplierClaim.WRITTEN_OFF:
            since.append(at.changed_at)
    return max(moment for moment in since if moment is not None)


def _knows_no_address(line: Line) -> bool:
    """Whether the return was agreed to with a buyer who pays the way back, and was told no address."""
    pays = line.freight_payer is FreightPayer.BUYER and line.route in _LABEL_ROUTES
    return pays and line.approved_at is None and line.tracks.request is Request.APPROVED


def _wait_for_parcel(at: Situation, clock: Clock, since: datetime) -> Candidate:
    """As long as the law gives a buyer who withdrew, else as long as we wait before we remind."""
    if withdrawn(at.case, at.dates, clock.deadlines):
        where = buyers_country(at.case)
        return clock.by_event(
            StepKind.AWAIT_PARCEL,
            "send_back",
            since,
            "await_parcel",
            platform="*",
            country=where,
        )
    return clock.ours(StepKind.AWAIT_PARCEL, "await_parcel", since)


def _brought_back(at: Situation, clock: Clock, since: datetime) -> Candidate:
    """What the buyer never had comes by the carrier or not at all; then it is paid, and does not lapse."""
    wait = clock.ours(StepKind.AWAIT_PARCEL, "await_parcel", since)
    if clock.now < wait.due:
        return replace(wait, waiting_for=Party.CARRIER)
    if at.line.returnless or at.line.tracks.buyer_money in PAID:
        return clock.ours(StepKind.CLOSE, "close", wait.due)
    return clock.ours(StepKind.NEGOTIATE, "pay_now", wait.due, "nothing_comes")


def _waiting(clock: Clock, wait: Candidate) -> Candidate:
    """Wait until the day has come, then remind the buyer."""
    if clock.now < wait.due:
        return replace(wait, waiting_for=Party.BUYER)
    return clock.ours(StepKind.CHASE_PARCEL, "chase_parcel", wait.due)


def _given_ahead(at: Situation) -> bool:
    """Whether the buyer has the money, or a new one, for something that is still to come."""
    line = at.line
    awaited = {unit.number for unit in line.in_state(Goods.AWAITED)}
    settled = paid_numbers(at.case, line) | replaced_pieces(at.case, line)
    return bool(awaited & settled) or (bool(line.worth) and not line.left)


def _lapsing(at: Situation, clock: Clock, since: datetime) -> Candidate:
    """What was not paid for, and never comes, needs nothing of us: it lapses by itself (A)."""
    wait = clock.ours(StepKind.AWAIT_PARCEL, "return_lapses", since, "await_lapse")
    # a platform that closes requests by itself says until when; ours counts where it names no time
    closes = clock.limit("closes_by_itself", at.case.requested_at)
    if closes is not None and closes[0] >= since:
        wait = replace(wait, due=closes[0], because=(*wait.because, closes[1]))
    if clock.now < wait.due:
        return replace(wait, waiting_for=Party.BUYER)
    key = "lapses_unsent" if at.line.tracks.buyer_money not in PAID else "rest_unsent"
    return clock.ours(StepKind.CLOSE, "close", wait.due, key)


def _last_wait(at: Situation, clock: Clock) -> Candidate:
    """The buyer was reminded: a return that still does not come lapses by itself (A)."""
    wait = clock.ours(
        StepKind.AWAIT_PARCEL, "chase_parcel", at.line.label_made_at, "await_reminded"
    )
    if clock.now < wait.due:
        return replace(wait, waiting_for=Party.BUYER)
    key = "lapses" if at.line.tracks.buyer_money not in PAID else "rest_lapses"
    return clock.ours(StepKind.CLOSE, "close", wait.due, key)


def _inspect(at: Situation, clock: Clock) -> Candidate:
    """Inspected soon, and in any case before the refund is due."""
    line = at.line
    soon = clock.ours(StepKind.INSPECT, "inspect", line.received_at)
    if line.tracks.request in ENDED:
        return soon
    approved, received = line.approved_at, line.received_at
    if approved is not None and received is not None and received <= approved:
        came_first = Because("step.came_first", (), "P")
        soon = replace(soon, because=(*soon.because, came_first))
    refund = clock.by_event(StepKind.INSPECT, "refund_after_receipt", received)
    return refund if refund.outside and refund.due <= soon.due else soon


def place_step(at: Situation, clock: Clock) -> Candidate | None:
    """What becomes of goods that were looked at; not before the supplier has decided.

    What goes on is sent first, then what stays is placed; what is on its way is waited for last.
    """
    line = at.line
    place = clock.ours(StepKind.PLACE_GOODS, "place_goods", _to_place_since(at))
    fates = fates_told(at.case, line, at.advice, at.terms, at.rma_needed)
    if fates:
        # it was decided: the step says what it notes, and asks nothing
        place = replace(place, because=(*fates, *place.because[1:]))
    if Goods.INSPECTED not in at.goods:
        at_platform = Goods.RECEIVED in at.goods and line.route is Route.TO_PLATFORM
        return place if at_platform and claim_decided(at) else None
    looked_at = line.in_state(Goods.INSPECTED)
    shut = barred(at.case, line, at.advice, at.rma_needed)
    if number_over_here(at.case, line, at.terms, clock.now.date()):
        shut |= {End.SUPPLIER}
    leaving = leaves_next(at.case, line, barred=shut)
    if leaving:
        sent_off = line.claim_answered_at or line.inspected_at
        leaves = clock.ours(StepKind.SEND_ON, "place_goods", sent_off, "send_on")
        agreed = line.claim_answered_at or line.rma_given_at
        market = house_of(line.supplier, Party.SUPPLIER)
        # a marketplace that we bought at takes goods back for so many days once it agreed
        if market:
            leaves = clock.within(leaves, "send_back", agreed, whose=market)
        to_supplier = end_of(leaving[0]) is End.SUPPLIER
        return sent_in_time(at, leaves, clock) if to_supplier else leaves
    never = any(
        never_taken(at.case, line, unit, at.advice, at.rma_needed) for unit in looked_at
    )
    staying = stays(line) or any(no_address(at.case, unit) for unit in looked_at)
    if never or (staying and claim_decided(at)):
        return place
    return _on_its_way(at, clock)


def _to_place_since(at: Situation) -> datetime | None:
    """Since when nobody keeps goods from their place: looked at, decided on, or their claim given up.

    Until then they could not be placed, and are not late by the day on which they were looked at.
    """
    line = at.line
    told = {answer.kind for claim in at.case.claims_of(line) for answer in claim.answers}
    if line.tracks.supplier_claim is SupplierClaim.WRITTEN_OFF and not told & _DECIDED:
        return at.changed_at
    return line.claim_answered_at or line.inspected_at or line.received_at


def claim_decided(at: Situation) -> bool:
    """Whether nobody who may want the goods is still deciding."""
    open_claim = at.line.tracks.supplier_claim not in _DECIDED and at.claim_wanted
    return not open_claim or at.line.tracks.request in ENDED


def _on_its_way(at: Situation, clock: Clock) -> Candidate | None:
    """Goods that were sent on are placed once they have arrived."""
    going = under_way(at.case, at.line)
    parcel = sent_in(at.case, going[0]) if going else None
    if parcel is None:
        return None
    if parcel.received_at is not None:
        there = clock.ours(
            StepKind.PLACE_GOODS, "place_goods", parcel.received_at, "sent_on_arrived"
        )
        day = ("day", f"date:{parcel.received_at.date()}")
        return replace(there, because=(Because(there.because[0].key, (day,), "A"),))
    sent = parcel.sent_at or at.line.claim_answered_at or at.line.inspected_at
    wait = clock.ours(StepKind.PLACE_GOODS, "await_transit", sent, "sent_on")
    if clock.now >= wait.due:
        return wait
    party = Party.SUPPLIER if parcel.goes_to is End.SUPPLIER else Party.CARRIER
    return replace(wait, waiting_for=party)
