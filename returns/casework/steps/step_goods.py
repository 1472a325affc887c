"""What steps of the goods write: parcels, the inspection, second legs, where the goods end."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from returns.casework.steps.acting import Act
from returns.casework.steps.arriving import refuse_here
from returns.casework.steps.counted_in import count_in
from returns.casework.steps.known_parcel import know_parcel
from returns.casework.steps.parcel_pieces import left_us, miss_the_rest, put_in
from returns.casework.steps.step_buyer import approved_by_arrival
from returns.casework.steps.unfinished import refuse_unfinished
from returns.casework.steps.whereto import destination
from returns.errors import IllegalMove
from returns.ledger.store import Work
from returns.records.advice import Recommendation
from returns.records.case import Line
from returns.records.facts import TurnFacts
from returns.records.policy import PolicyTerms
from returns.records.unit import Unit
from returns.rules.dates.to_post import number_over
from returns.rules.goods.arrivals import brought, said_inside, still_coming
from returns.rules.goods.lost_parcel import coming_named
from returns.rules.goods.placing import fate_of, placed_next
from returns.rules.goods.same_parcel import here_without
from returns.rules.goods.second_leg import (
    barred,
    end_of,
    leaves_next,
    no_address,
    not_taken,
    sent_in,
    to_be_credited,
    under_way,
)
from returns.rules.money.due import verdict_of
from returns.rules.money.way_back import asked_as_lost
from returns.rules.offers import (
    claim_wanted,
    kept_by_buyer,
    left_with_buyer,
    rma_needed,
    route_once_here,
)
from returns.rules.steps.number_in_time import number_over_here
from returns.rules.tracks.track_machines import ENDED
from returns.terms import (
    Disposition,
    End,
    FreightPayer,
    Goods,
    Move,
    Route,
    SupplierClaim,
    Verdict,
)
from returns.trade.dispositions import DISPOSITIONS
from returns.trade.steps import step_traits


def label_sent(act: Act, _: TurnFacts) -> None:
    """The buyer got a label; raises `IllegalMove` where it could name no address to go to.

    Overruled where the label was bought elsewhere, from the platform or a carrier.
    """
    if act.route is not Route.TO_PLATFORM and not act.options.overrule:
        destination(act.work.tx, act.case, act.line, act.route, act.beside.settings)
    act.set(label_made_at=act.work.at, route=act.route.value)


def shipped(act: Act, _: TurnFacts) -> None:
    """The parcel is on its way."""
    parcel_id = know_parcel(act)
    act.work.update("parcel", parcel_id, sent_at=act.work.at)
    _fill(act, parcel_id)


def received(act: Act, facts: TurnFacts) -> None:
    """The parcel is in our hands; raises `IllegalMove` for one, or for pieces, that were taken in before."""
    line = act.line
    refuse_here(act)
    if act.comes_unapproved:
        approved_by_arrival(act, facts)
    parcel_id = know_parcel(act)
    here = None if act.options.another else here_without(act.case, act.options.tracking)
    if here is not None and here.id == parcel_id:
        act.work.facts["number_known"] = act.options.tracking.strip()
    elif all(p.id != parcel_id or p.received_at is None for p in act.case.parcels):
        act.work.update("parcel", parcel_id, received_at=act.work.at)
    came = act.units if act.options.units else brought((line,), inside_of(act))
    _put_all_in(act, parcel_id, came)
    if act.options.units or act.options.line is not None:
        miss_the_rest(act.work, act.case, parcel_id, came)
    if line.tracks.goods is not Goods.RECEIVED or line.received_at is None:
        # where the platform told of the delivery, its clock runs from there
        act.set(received_at=act.work.at)
    act.set(route=route_once_here(line.offer, line.route, line.reason).value)


def _fill(act: Act, parcel_id: int) -> None:
    """Write which pieces are in it, where somebody says so: by their numbers, or one of several lines."""
    line = act.line
    if act.options.units:
        inside: tuple[Unit, ...] = act.units
    elif act.options.line is not None and len(act.case.lines) > 1:
        states = step_traits(Move.SHIPPED).about
        inside = next((found for each in states if (found := line.in_state(*each))), ())
    else:
        return
    _put_all_in(act, parcel_id, inside)


def inside_of(act: Act) -> frozenset[int]:
    """Row numbers of the units that somebody said to be in the parcel that comes."""
    options = act.options
    return said_inside(
        act.case,
        options.tracking,
        another=options.another,
        carrier=options.carrier,
        parcel=coming_named(act.case, options.parcel),
    )


def _put_all_in(act: Act, parcel_id: int, inside: Iterable[Unit]) -> None:
    held = {unit for p in act.case.parcels if p.id == parcel_id for unit in p.unit_ids}
    for unit in inside:
        if unit.id not in held:
            put_in(act.work, act.case, unit, parcel_id, End.BUYER)


def put_too_many_in(act: Act, unit_id: int) -> None:
    """The further piece that came is in the parcel that was taken in."""
    parcel_id = know_parcel(act)
    act.work.facts["one_more"] = True
    act.work.insert("parcel_unit", case_id=act.case.id, parcel_id=parcel_id, unit_id=unit_id)


def after_looking(act: Act, unit: Unit, goods: Goods) -> Goods:
    """Where a unit stands once the inspection is concluded: what did not come is waited for again.

    Not where the buyer was told to keep it, and sent some of it all the same.
    """
    if unit.verdict is Verdict.EMPTY:
        # there is nothing to be placed
        return Goods.DISPOSED
    if unit.verdict is not Verdict.NOT_RECEIVED:
        return goods
    if kept_by_buyer(act.line):
        return Goods.KEPT
    if unit.number in asked_as_lost(act.case, act.line):
        # it is no more here than it was
        return Goods.LOST
    others = still_coming(act.case)
    over = act.line.tracks.request in ENDED or left_with_buyer(act.line)
    if over and not others:
        # the buyer withdrew, was refused, or keeps it for a part: what did not come stays with him
        return Goods.KEPT
    return Goods.IN_TRANSIT if others else Goods.AWAITED


def one_too_many(work: Work, line: Line) -> int:
    """A further piece came of a line that is all here: nobody paid for it; gives its row number."""
    return work.insert(
        "unit",
        case_id=work.case_id,
        line_id=line.id,
        number=max(unit.number for unit in line.units) + 1,
        goods=Goods.RECEIVED.value,
        paid_minor=0,
    )


def here_after_all(unit: Unit) -> dict[str, object]:
    """The cells of a piece that was said not to have come, once it comes: it is judged anew."""
    if unit.verdict is not Verdict.NOT_RECEIVED:
        return {}
    return {"verdict": None, "grade": "", "grade_overruled": 0, "missed_at": None}


def inspected(act: Act, facts: TurnFacts) -> None:
    """The inspection is concluded; raises `IllegalMove` without a verdict or needed findings."""
    refuse_unfinished(act.line)
    if verdict_of(act.line) is None:
        raise IllegalMove("step.verdict_wanted", case=act.case.number)
    unjudged = [unit for unit in act.line.in_state(Goods.RECEIVED) if unit.verdict is None]
    if unjudged:
        # the verdict on the others is not one on it: nobody is paid for goods that nobody judged
        raise IllegalMove("step.unit_verdict_wanted", unit=unjudged[0].number)
    if act.comes_unapproved:
        approved_by_arrival(act, facts)
    act.set(inspected_at=act.work.at)
    for unit in act.line.in_state(Goods.RECEIVED):
        if unit.verdict is Verdict.NOT_RECEIVED:
            act.work.update("unit", unit.id, missed_at=act.work.at)
            _comes_still(act, unit)
        else:
            _came_otherwise(act, unit)
    count_in(act)


def _comes_still(act: Act, unit: Unit) -> None:
    """What was not in the parcel that is here is in the one that is under way, where there is one alone."""
    coming = still_coming(act.case)
    if len(coming) == 1:
        put_in(act.work, act.case, unit, coming[0].id, End.BUYER)


def _came_otherwise(act: Act, unit: Unit) -> None:
    """What was found here is in no parcel that is still under way, whatever was said of that one."""
    back = [parcel for parcel in act.case.parcels if parcel.comes_back]
    came = [parcel for parcel in back if parcel.received_at is not None]
    coming = (parcel for parcel in back if parcel.received_at is None)
    if came and any(unit.id in parcel.unit_ids for parcel in coming):
        last = max(came, key=lambda parcel: (parcel.received_at, parcel.id))
        put_in(act.work, act.case, unit, last.id, End.BUYER)


def going_on(act: Act) -> tuple[Unit, ...]:
    """The pieces that leave with this step, all to one end."""
    units = act.units if act.options.units else ()
    closed: frozenset[End] = frozenset()
    if not act.options.overrule:
        closed = barred(act.case, act.line, act.advice, _number_needed(act))
        closed |= {End.SUPPLIER} if number_over_for(act) else frozenset()
    return leaves_next(act.case, act.line, units, closed)


def _number_needed(act: Act) -> bool:
    second_leg = to_be_credited(act.line, act.terms, act.advice)
    return rma_needed(act.advice, act.route, act.terms, second_leg=second_leg)


def sent_on(act: Act, _: TurnFacts) -> None:
    """Goods left us again: a parcel to whoever gets them, one for all lines that are sent together."""
    leaving = going_on(act)
    end = end_of(leaving[0]) if leaving else None
    if end is None:
        _refuse_supplier(act)
        if any(no_address(act.case, unit) for unit in act.line.in_state(Goods.INSPECTED)):
            raise IllegalMove("step.no_buyer_address", case=act.case.number)
        raise IllegalMove("step.nowhere_to_send", case=act.case.number)
    made = act.work.facts.get("parcel_id")
    parcel_id = made if isinstance(made, int) else _parcel_from_us(act, end)
    left_us(act.work, act.case, leaving)
    for unit in leaving:
        act.work.insert(
            "parcel_unit", case_id=act.case.id, parcel_id=parcel_id, unit_id=unit.id
        )


def _parcel_from_us(act: Act, end: End) -> int:
    parcel_id = act.work.insert(
        "parcel",
        case_id=act.case.id,
        tracking=act.options.tracking.strip(),
        carrier=act.options.carrier,
        comes_from=End.US.value,
        goes_to=end.value,
        payer=FreightPayer.SELLER.value,
        announced_at=act.work.at,
        sent_at=act.work.at,
    )
    act.work.facts["parcel_id"] = parcel_id
    return parcel_id


def _refuse_supplier(act: Act) -> None:
    """Say why pieces that are meant for their supplier do not leave."""
    meant = [
        unit for unit in act.line.in_state(Goods.INSPECTED) if end_of(unit) is End.SUPPLIER
    ]
    if not meant or act.options.overrule:
        return
    refuse_not_taken(act.line, act.advice)
    if _number_needed(act) and not act.line.supplier_rma:
        raise IllegalMove("move.rma_first")
    if number_over_for(act):
        raise IllegalMove("move.rma_over")


def number_over_for(act: Act) -> bool:
    """Whether pieces that are here would go on by a number that was over before today."""
    today = date.fromisoformat(act.work.at[:10])
    return number_over_here(act.case, act.line, act.terms, today)


def goes_by_old_number(act: Act) -> bool:
    """Whether goods would go, or went, to their supplier by a number that was over before."""
    today = date.fromisoformat(act.work.at[:10])
    return number_over(act.case, act.line, act.terms, today) or number_over_for(act)


def refuse_not_taken(line: Line, advice: Recommendation) -> None:
    """Raise `IllegalMove` where goods cannot go to their supplier, with the reason."""
    why = not_taken(line, advice)
    if why:
        supplier = line.supplier or "term:unnamed:supplier"
        raise IllegalMove(f"step.not_taken.{why}", supplier=supplier)


def to_place(act: Act) -> tuple[Unit, ...]:
    """The pieces that are placed now: what stays, else what was sent on, else what was to be."""
    if act.options.disposition is not None:
        going = under_way(act.case, act.line)
        here = tuple(u for u in act.line.in_state(Goods.INSPECTED) if u not in going)
        if here:
            return here
    return placed_next(act.case, act.line, act.case.outlook(act.line).step)


def _fate(act: Act, unit: Unit) -> Disposition:
    """What becomes of a piece: as said, as decided; of what nobody takes any more the next best."""
    chosen = act.options.disposition or fate_of(
        act.case, act.line, unit, act.advice, act.terms, _number_needed(act)
    )
    decided = replace(unit, disposition=chosen)
    if no_address(act.case, decided) and not act.options.overrule:
        raise IllegalMove("step.no_buyer_address", case=act.case.number)
    unsent = end_of(decided) is not None and sent_in(act.case, decided) is None
    if unsent and chosen is unit.disposition and unit.goods is Goods.INSPECTED:
        raise IllegalMove("step.not_sent", disposition=f"term:disposition:{chosen}")
    return chosen


def after_placing(act: Act, unit: Unit, goods: Goods) -> Goods:
    """Where a piece stands once its place was chosen: what is to be sent on is here until it is."""
    decided = replace(unit, disposition=_fate(act, unit))
    leaves = end_of(decided) is not None and sent_in(act.case, decided) is None
    return unit.goods if leaves and unit.goods is Goods.INSPECTED else goods


def credit_follows(
    work: Work, line: Line, advice: Recommendation, terms: PolicyTerms | None
) -> None:
    """The worth of pieces that go on to their supplier is asked back; of others that idea is dropped.

    `line` is as it stands with what was decided for its pieces.
    """
    claim = line.tracks.supplier_claim
    back = to_be_credited(line, terms, advice)
    wanted = claim_wanted(advice, line.offer, line.route, second_leg=back)
    if back and claim is SupplierClaim.NOT_CLAIMABLE:
        work.update("line", line.id, supplier_claim=SupplierClaim.TO_ASK.value)
    elif claim is SupplierClaim.TO_ASK and not wanted:
        work.update("line", line.id, supplier_claim=SupplierClaim.NOT_CLAIMABLE.value)


def placed(act: Act, _: TurnFacts) -> None:
    """The goods are where they stay; raises `IllegalMove` while nobody said where."""
    fates = {}
    for unit in act.units if act.options.units else to_place(act):
        chosen = _fate(act, unit)
        if DISPOSITIONS[chosen].waits:
            raise IllegalMove("step.disposition_wanted", case=act.case.number)
        act.work.update("unit", unit.id, disposition=chosen.value)
        told = act.work.facts.setdefault("fates", [])
        if chosen.value not in told:
            told.append(chosen.value)
        fates[unit.id] = replace(unit, disposition=chosen)
        parcel = sent_in(act.case, replace(unit, disposition=chosen))
        if parcel is not None and parcel.received_at is None:
            act.work.update("parcel", parcel.id, received_at=act.work.at)
    if act.options.disposition is not None:
        units = tuple(fates.get(unit.id, unit) for unit in act.line.units)
        credit_follows(act.work, replace(act.line, units=units), act.advice, act.terms)


def chased_parcel(act: Act, _: TurnFacts) -> None:
    """The waiting begins anew from the letter."""
    act.set(label_made_at=act.work.at)
