"""Goods that leave us again: which pieces go next, to whom, and which are on their way (domain.md 6)."""

from collections.abc import Sequence
from datetime import datetime

from returns.errors import IllegalMove
from returns.records.advice import Recommendation
from returns.records.case import Line, StoredCase
from returns.records.policy import PolicyTerms
from returns.records.unit import Parcel, Unit
from returns.rules.goods.handed_over import first_way
from returns.rules.offers import credited
from returns.rules.tracks.track_machines import CLAIM_AT_REST, nothing_owed
from returns.terms import (
    Disposition,
    End,
    FreightPayer,
    Goods,
    Party,
    Route,
    SupplierClaim,
    Verdict,
)
from returns.trade.dispositions import DISPOSITIONS
from returns.trade.tracks import GRANTED, TURNED_AWAY


def end_of(unit: Unit) -> End | None:
    """Who gets a piece that does not stay; None for one that stays, and while nobody decided."""
    return DISPOSITIONS[unit.disposition].goes_to if unit.disposition is not None else None


def leaving_in(case: StoredCase, unit: Unit) -> Parcel | None:
    """The parcel of ours in which a piece is under way, to whomever; a new one is another thing.

    What was found not to have come is in none, whatever was said before.
    """
    if unit.verdict is Verdict.NOT_RECEIVED:
        return None
    instead = {sent.parcel_id for sent in case.exchanges}
    for parcel in case.parcels:
        ours = parcel.comes_from is End.US and parcel.id not in instead
        if ours and unit.id in parcel.unit_ids and parcel.received_at is None:
            return None if unit.goods is Goods.LOST else parcel
    return None


def demand_not_leaving(case: StoredCase, unit: Unit, to: End | None = None) -> None:
    """Raise `IllegalMove` for a piece that is under way in a parcel of ours, but one that goes `to` there.

    And for one that is lost, on such a way or before it came.
    """
    if unit.goods is Goods.LOST and not (unit.lost_going_on and end_of(unit) is to):
        state = f"term:goods:{unit.goods}"
        raise IllegalMove("parcel.unit_elsewhere", unit=unit.number, state=state)
    parcel = leaving_in(case, unit)
    if parcel is not None and parcel.goes_to is not to:
        end = f"term:end:{parcel.goes_to}"
        raise IllegalMove("parcel.unit_sent", unit=unit.number, end=end)


def bound(case: StoredCase, unit: Unit, said: Disposition | None) -> Disposition | None:
    """What becomes of a piece of which that is said: what left us stays what it was sent as.

    Raises `IllegalMove` where something else is said of one that is under way, or was lost so.
    """
    if said is None:
        gone = unit.lost_going_on or leaving_in(case, unit) is not None
        return unit.disposition if gone else None
    demand_not_leaving(case, unit, DISPOSITIONS[said].goes_to)
    return said


def sent_in(case: StoredCase, unit: Unit) -> Parcel | None:
    """The last parcel in which we sent a piece to where it is to go; None while it is still here.

    A new one that was sent to the buyer is another thing; nor is it the one that took him what he bought.
    """
    instead = {sent.parcel_id for sent in case.exchanges}
    for parcel in reversed(case.parcels):
        if parcel.comes_from is not End.US or parcel.id in instead:
            continue
        inside = unit.id in parcel.unit_ids
        untold = not parcel.unit_ids and parcel.received_at is None
        untold = untold and not first_way(case, parcel)
        if parcel.goes_to is end_of(unit) and (inside or untold):
            return parcel
    return None


def leaves_next(
    case: StoredCase,
    line: Line,
    units: Sequence[Unit] = (),
    barred: frozenset[End] = frozenset(),
) -> tuple[Unit, ...]:
    """The pieces that go with the next parcel, all to one end: of these units, else of all looked at.

    Nothing goes to the `barred`, where nothing may be sent yet.
    """
    unsent = [
        unit
        for unit in units or line.in_state(Goods.INSPECTED)
        if end_of(unit) not in (None, *barred)
        and sent_in(case, unit) is None
        and leaving_in(case, unit) is None
    ]
    return tuple(unit for unit in unsent if end_of(unit) is end_of(unsent[0]))


def bound_for(case: StoredCase, line: Line, end: End) -> tuple[Unit, ...]:
    """The pieces that were looked at, go there, and have not left yet."""
    return tuple(
        unit
        for unit in line.in_state(Goods.INSPECTED)
        if end_of(unit) is end
        and sent_in(case, unit) is None
        and leaving_in(case, unit) is None
    )


def with_supplier(line: Line) -> bool:
    """Whether pieces of the line are with its supplier, by whichever way they went."""
    gone = line.in_state(Goods.DISPOSED)
    sent_on = any(end_of(unit) is End.SUPPLIER for unit in gone)
    return sent_on or (bool(gone) and line.route is Route.TO_SUPPLIER)


def not_taken(line: Line, advice: Recommendation) -> str:
    """Why pieces that are here cannot go on to their supplier, as in `route.…`; "" where they can.

    Who gave a number for them, or granted what was asked, takes them; who was asked in time is not late.
    """
    if line.supplier_id is None:
        return "no_supplier"
    why = advice.barred
    asked = line.rma_asked_at is not None or line.claim_sent_at is not None
    asked = asked and (not advice.asked_late or line.tracks.supplier_claim in GRANTED)
    if why in ("window_closed", "report_late", "too_late") and (asked or line.supplier_rma):
        return ""
    if why in ("", "no_policy", "wrong_order_not_taken", "law_longer"):
        return ""
    # where to is asked with the number
    return "" if line.supplier_rma and why in ("takes_none", "no_address") else why


def to_be_credited(line: Line, terms: PolicyTerms | None, advice: Recommendation) -> bool:
    """Whether pieces that came to us go on to a supplier who still takes them, and owes their worth."""
    return credited(line, terms) and not not_taken(line, advice)


def way_closed(line: Line, advice: Recommendation) -> bool:
    """Whether goods cannot go to the supplier any more, and nobody was told yet to send them there."""
    if line.route is not Route.TO_SUPPLIER or line.label_made_at is not None:
        return False
    if line.tracks.goods not in (Goods.NONE_EXPECTED, Goods.AWAITED):
        return False
    told = line.approved_at is not None and line.freight_payer is FreightPayer.BUYER
    return not told and bool(not_taken(line, advice))


def turned_away(case: StoredCase, line: Line) -> bool:
    """Whether its supplier refused what he was asked for, and gave no number: he is sent nothing of it.

    Goods that he pays nothing for would go to him at our cost.
    """
    over = line.tracks.supplier_claim in TURNED_AWAY
    if refused_unseen(case, line):
        # he has not heard yet what was found
        return False
    claims = case.claims_of(line)
    if not over or line.supplier_rma or not claims or claims[-1].of is not Party.SUPPLIER:
        return False
    answers = claims[-1].answers
    return bool(answers) and answers[-1].kind is SupplierClaim.REFUSED


def refused_unseen(case: StoredCase, line: Line) -> bool:
    """Whether its supplier refused a claim that was made before anybody saw the goods, and heard no more.

    Of pieces that were here when they were claimed he was told what was found.
    """
    claims, seen = case.claims_of(line), line.inspected_at
    if line.tracks.supplier_claim is not SupplierClaim.REFUSED or not claims:
        return False
    last = claims[-1]
    if last.of is not Party.SUPPLIER or not last.answers or last.sent_at is None:
        return False
    if any(
        _here_by(case, unit, last.sent_at) for unit in line.units if unit.number in last.units
    ):
        return False
    return seen is None or (last.sent_at < seen and last.answers[-1].at <= seen)


def _here_by(case: StoredCase, unit: Unit, day: datetime) -> bool:
    """Whether a piece had come in a parcel of its buyer's by then."""
    return any(came <= day for came in came_back_at(case, unit))


def came_back_at(case: StoredCase, unit: Unit) -> list[datetime]:
    """When a piece came in parcels of its buyer's, as far as somebody said that it was in them."""
    held = (p for p in case.parcels if p.comes_back and unit.id in p.unit_ids)
    return [parcel.received_at for parcel in held if parcel.received_at is not None]


def barred(
    case: StoredCase, line: Line, advice: Recommendation, number_needed: bool
) -> frozenset[End]:
    """Where nothing may be sent yet: to a supplier who wants his number on it, or is no way, or refused.

    To a buyer whose address nobody told.
    """
    waits = number_needed and not line.supplier_rma
    waits = waits or turned_away(case, line)
    closed = {End.SUPPLIER} if waits or not_taken(line, advice) else set()
    return frozenset(closed if case.sale.address else closed | {End.BUYER})


def no_address(case: StoredCase, unit: Unit) -> bool:
    """Whether a piece was to go back to its buyer, is still here, and nobody told where to."""
    to_buyer = end_of(unit) is End.BUYER and not case.sale.address
    return to_buyer and sent_in(case, unit) is None


def never_taken(
    case: StoredCase, line: Line, unit: Unit, advice: Recommendation, number_needed: bool
) -> bool:
    """Whether a piece was to go to a supplier who takes none, refused, or will give no number any more."""
    if end_of(unit) is not End.SUPPLIER or sent_in(case, unit) is not None:
        return False
    if turned_away(case, line):
        return True
    at_rest = line.tracks.supplier_claim in CLAIM_AT_REST or nothing_owed(line.tracks)
    waits = number_needed and not line.supplier_rma
    return bool(not_taken(line, advice)) or (at_rest and waits)


def went_home(line: Line) -> tuple[Unit, ...]:
    """The pieces that went back to their buyer, and reached him."""
    gone = line.in_state(Goods.DISPOSED)
    return tuple(unit for unit in gone if end_of(unit) is End.BUYER)


def under_way(case: StoredCase, line: Line) -> tuple[Unit, ...]:
    """The pieces that we sent on and that were not placed yet."""
    looked_at = line.in_state(Goods.INSPECTED)
    return tuple(unit for unit in looked_at if sent_in(case, unit) is not None)


def stays(line: Line) -> tuple[Unit, ...]:
    """The pieces that were looked at and go nowhere, as far as anybody decided."""
    return tuple(unit for unit in line.in_state(Goods.INSPECTED) if end_of(unit) is None)
