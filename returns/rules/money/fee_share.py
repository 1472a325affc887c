"""What of a supplier's fixed fee for goods sent back falls on a line: once for what goes together."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from returns.money import Money
from returns.records.advice import Recommendation
from returns.records.case import Line, StoredCase
from returns.records.policy import PolicyTerms
from returns.records.unit import Unit, in_force
from returns.rules.money.claimable import going_back
from returns.terms import Disposition, End, Party, Route

#: the obstacle of a supplier whose fee leaves nothing of what the goods cost, as in `route.…`
CREDITS_NOTHING = "credits_nothing"


def with_its_fee(
    case: StoredCase, line: Line, advice: Recommendation, terms: PolicyTerms | None
) -> PolicyTerms | None:
    """The terms with the part of the fixed fee that is the line's, by what the pieces cost.

    Lines of one supplier go together, unless they are known to lie in different parcels. The first claim
    bore the fee of all that went along by then; what joined later bears none of it.
    """
    if terms is None or terms.fee.fixed is None or line.reason in terms.fee.waived_for:
        return terms
    with_it = [
        each
        for each in case.lines
        if each.id == line.id or _goes_along(case, line, each, advice, terms)
    ]
    asked = [at for each in with_it if (at := _asked_at(case, each)) is not None]
    sharing = [each for each in with_it if not asked or _agreed_by(case, each, min(asked))]
    ids, fixed = [each.id for each in sharing], terms.fee.fixed
    part = fixed - fixed
    if line.id in ids:
        costs = [_cost(each, len(_leaving(each, advice))) for each in sharing]
        part = fixed.shares(costs)[ids.index(line.id)]
    return replace(terms, fee=replace(terms.fee, fixed=part))


def cost_together(case: StoredCase, line: Line, terms: PolicyTerms | None) -> Money | None:
    """What the goods of the case cost that share its supplier's fixed fee, as he bills them.

    None where that is not known, or not in one currency.
    """
    if terms is None or line.unit_cost is None:
        return None
    total: Money | None = None
    for each in case.lines:
        if each.supplier_id != line.supplier_id or each.reason in terms.fee.waived_for:
            continue
        if each.unit_cost is None:
            continue
        cost = each.billed.cost if each.billed is not None else each.unit_cost
        worth = cost * each.quantity
        if total is not None and worth.currency != total.currency:
            return None
        total = worth if total is None else total + worth
    return total


def fee_again(
    case: StoredCase,
    line: Line,
    advice: Recommendation,
    terms: PolicyTerms | None,
    units: Sequence[Unit],
) -> PolicyTerms | None:
    """The terms for pieces that are claimed after others of their line: a parcel of their own bears a fee.

    What goes along with those that bore it already, or may still, bears none of it. Later pieces of several
    lines go together, too, unless they are known to lie in different parcels, and share the one fee.
    """
    if terms is None or terms.fee.fixed is None:
        return terms
    now = {unit.number for unit in units}
    claims = in_force([claim for claim in case.claims_of(line) if claim.of is Party.SUPPLIER])
    asked = {number for claim in claims for number in claim.units} - now
    before = going_back(line, advice, [unit for unit in line.units if unit.number in asked])
    if not before:
        return with_its_fee(case, line, advice, terms)
    gone, mine = _parcels(case, before, left=True), _parcels(case, units)
    part = terms.fee.fixed - terms.fee.fixed
    if gone and not mine & gone:
        part = _part_of_later(case, line, advice, terms, units)
    return replace(terms, fee=replace(terms.fee, fixed=part))


def _part_of_later(
    case: StoredCase,
    line: Line,
    advice: Recommendation,
    terms: PolicyTerms,
    units: Sequence[Unit],
) -> Money:
    """The line's part of the fee of a later parcel, by what its pieces cost.

    What was first asked for bore that of all that was known by then, as with the first parcel.
    """
    fixed = terms.fee.fixed
    assert fixed is not None  # noqa: S101  asked for only then
    pieces = {line.id: tuple(units)}
    for each in case.lines:
        theirs = each.supplier_id == line.supplier_id and each.id != line.id
        later = _later_with(case, each, advice, units) if theirs else ()
        if later and each.reason not in terms.fee.waived_for:
            pieces[each.id] = later
    with_it = [each for each in case.lines if each.id in pieces]
    asked = {each.id: _asked_at(case, each, pieces[each.id]) for each in with_it}
    first = min((at for at in asked.values() if at is not None), default=None)
    sharing = [
        each
        for each in with_it
        if first is None or asked[each.id] == first or _seen_by(each, first)
    ]
    ids = [each.id for each in sharing]
    if line.id not in ids:
        return fixed - fixed
    costs = [_cost(each, len(pieces[each.id])) for each in sharing]
    return fixed.shares(costs)[ids.index(line.id)]


def _later_with(
    case: StoredCase, line: Line, advice: Recommendation, units: Sequence[Unit]
) -> tuple[Unit, ...]:
    """Pieces of a line that go to its supplier after others of it went, in the parcel of the `units`."""
    leaving = _leaving(line, advice)
    gone = [p for p in case.parcels if p.id in _parcels(case, leaving, left=True)]
    if not gone:
        return ()
    first = min(gone, key=lambda parcel: (parcel.sent_at or parcel.received_at, parcel.id))
    return tuple(
        unit
        for unit in leaving
        if unit.id not in first.unit_ids and _may_lie_together(case, unit, units)
    )


def _may_lie_together(case: StoredCase, unit: Unit, others: Sequence[Unit]) -> bool:
    """Whether a piece lies in the parcel of the others, or none is known to have left without them."""
    its, theirs = _parcels(case, (unit,)), _parcels(case, others)
    if its and theirs:
        return bool(its & theirs)
    return not _parcels(case, (unit, *others), left=True)


def _seen_by(line: Line, day: datetime) -> bool:
    """Whether what came of the line last was looked at by then."""
    seen = line.inspected_at or line.received_at
    return seen is not None and seen <= day


def _goes_along(
    case: StoredCase, line: Line, other: Line, advice: Recommendation, terms: PolicyTerms
) -> bool:
    """Whether pieces of the other line go to the same supplier with the line's, and bear a fee."""
    if other.supplier_id != line.supplier_id or other.reason in terms.fee.waived_for:
        return False
    if not _leaving(other, advice):
        return False
    mine, theirs = _parcels(case, line.units), _parcels(case, other.units)
    return not mine or not theirs or bool(mine & theirs)


def _agreed_by(case: StoredCase, line: Line, day: datetime) -> bool:
    """Whether its going back was agreed to, or it was claimed, by then."""
    asked = _asked_at(case, line)
    return any(at is not None and at <= day for at in (line.answered_at, asked))


def _leaving(line: Line, advice: Recommendation) -> tuple[Unit, ...]:
    """Its pieces that go to the supplier, as far as that was said."""
    said = line.offer is not None and line.route is Route.TO_SUPPLIER
    announced = [unit for unit in line.units if unit.number <= line.last_number]
    if not said:
        announced = [u for u in announced if u.disposition is Disposition.TO_SUPPLIER]
    return going_back(line, advice, announced)


def _cost(line: Line, pieces: int) -> int:
    cost = line.unit_cost.minor if line.unit_cost is not None else line.worth.minor
    return cost * max(pieces, 1)


def _parcels(case: StoredCase, units: Sequence[Unit], *, left: bool = False) -> frozenset[int]:
    """The parcels to the supplier in which the pieces are known to lie; those that `left` alone."""
    ids = {unit.id for unit in units}
    return frozenset(
        parcel.id
        for parcel in case.parcels
        if parcel.goes_to is End.SUPPLIER
        and ids & {*parcel.unit_ids}
        and not (left and parcel.sent_at is None and parcel.received_at is None)
    )


def _asked_at(case: StoredCase, line: Line, units: Sequence[Unit] = ()) -> datetime | None:
    """When its supplier was first sent a claim for it, or for these pieces of it; None before."""
    numbers = {unit.number for unit in units or line.units}
    claims = (claim for claim in case.claims_of(line) if claim.of is Party.SUPPLIER)
    meant = (c for c in claims if not (units and c.units) or numbers & {*c.units})
    return next((claim.sent_at for claim in meant), None)
