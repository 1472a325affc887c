"""Each clause of a supplier against what buyers are promised: what requests of a year cost us by it.

A gap is any promise that the supplier does not carry (domain.md 4): window, damage reports, goods ordered
wrong, fees, freight. What is lost as a whole is lost by one clause alone: goods that come too late for the
window are no late report of damage as well, and bear no fee.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from returns.money import Money
from returns.records.policy import PolicyTerms
from returns.records.policy_warning import Asked, Clause, Loss, SupplierYear
from returns.rules.money.claim_amount import fee_for
from returns.rules.offers import rma_demanded
from returns.rules.reasons import NEVER_HAD, all_reasons, reason_known, says_damaged
from returns.terms import FreightPayer

_INSPECTION_DAYS = 1


class Trial(NamedTuple):
    """What would have become of a year's requests under another window."""

    days: int
    #: we took back, and the supplier too
    taken: Loss
    #: the supplier's window was open, but not long enough for number, way and inspection
    tight: Loss
    #: we took back, and the supplier's window was over
    on_us: Loss
    #: after our own window
    refused: Loss


class _Costs(NamedTuple):
    """One request by one clause: the sum that it leaves to us, None where nobody knows it."""

    money: Money | None


class _Carried(NamedTuple):
    """The supplier's terms, and the days from delivery that their window surely carries."""

    terms: PolicyTerms
    days: int

    def in_time(self, asked: Asked) -> bool:
        """Promised to the buyer, and carried by the supplier's window."""
        return asked.day <= min(self.days, asked.promised)


def on_us(
    terms: PolicyTerms, days: int, asked: Sequence[Asked]
) -> tuple[tuple[Clause, Loss], ...]:
    """What each clause left to us; `days` from delivery are what the supplier's window carries."""
    carried = _Carried(terms, days)
    return tuple(
        (clause, _together((each, rule(carried, each)) for each in asked))
        for clause, rule in _RULES.items()
    )


def open_of(year: SupplierYear, told_within: int | None) -> frozenset[Clause]:
    """The clauses by which we promise more than the supplier carries, whatever it cost so far.

    `told_within` are the days in which buyers are asked to tell of damage; None: as long as all else.
    """
    terms, promised = year.terms, max(year.promised, default=0)
    if not promised:
        return frozenset()
    if not terms.takes_returns:
        return frozenset({Clause.WINDOW})
    told = min(told_within or promised, year.carried)
    faulty = [row for row in all_reasons() if not row.goods_fine and row.id not in NEVER_HAD]
    fees = {row.ordered_wrong for row in all_reasons() if any(fee_for(terms, row.id))}
    held = {
        Clause.WINDOW: promised > year.carried,
        Clause.DAMAGE: terms.damage_days is not None and terms.damage_days < told,
        Clause.FEE: False in fees,
        Clause.FREIGHT: any(_payer(terms, row.id) == FreightPayer.SELLER for row in faulty),
        Clause.WRONG: not terms.takes_ordered_wrong or True in fees,
    }
    return frozenset(clause for clause, is_open in held.items() if is_open)


def number_too_short(terms: PolicyTerms) -> bool:
    """Whether a return number that is asked for too early runs out before the parcel is there."""
    days = terms.rma_valid_days
    return rma_demanded(terms) and days is not None and 0 < days < terms.transit_days


def in_all(losses: Iterable[Loss]) -> Money | None:
    """What is known of it in money; None where nothing is."""
    known = [loss.money for loss in losses if loss.money is not None]
    return sum(known[1:], start=known[0]) if known else None


def safe_days(terms: PolicyTerms, days: int) -> int:
    """The last day from delivery on which a parcel can start and be there in time (P)."""
    number = terms.rma_days if rma_demanded(terms) else 0
    return max(days - number - terms.transit_days - _INSPECTION_DAYS, 0)


def tried(year: Sequence[Asked], carried: int, safe: int, promised: int) -> Trial:
    """The requests of a year, had buyers been promised so many days from delivery."""
    taken = [each for each in year if each.day <= promised]
    parts = (
        [each for each in taken if each.day <= min(safe, carried)],
        [each for each in taken if safe < each.day <= carried],
        [each for each in taken if each.day > carried],
        [each for each in year if each.day > promised],
    )
    return Trial(promised, *map(worth_of, parts))


def worth_of(lost: Iterable[Asked]) -> Loss:
    """What these were worth, all of them lost as a whole."""
    return _together((each, _Costs(each.worth)) for each in lost)


def _together(costs: Iterable[tuple[Asked, "_Costs | None"]]) -> Loss:
    """Cases and their sum, which is None where one of them is not known."""
    lost = [(each.case_id, cost.money) for each, cost in costs if cost is not None]
    known = [money for _, money in lost if money is not None]
    whole = bool(lost) and len(known) == len(lost)
    cases = {case_id for case_id, _ in lost}
    return Loss(len(cases), sum(known[1:], start=known[0]) if whole else None)


def _too_late(carried: _Carried, asked: Asked) -> _Costs | None:
    """Taken back as promised, and the supplier does not any more."""
    return _Costs(asked.worth) if carried.days < asked.day <= asked.promised else None


def _told_too_late(carried: _Carried, asked: Asked) -> _Costs | None:
    """In time for the window, and too late for a supplier who hears of damage for a shorter while."""
    days = carried.terms.damage_days
    late = days is not None and asked.day > days and says_damaged(asked.reason)
    return _Costs(asked.worth) if late and carried.in_time(asked) else None


def _ordered_wrong(carried: _Carried, asked: Asked) -> _Costs | None:
    """Agreed to even where the supplier does not (D); a fee for it is not passed on."""
    if not _is_wrong(asked) or not carried.in_time(asked):
        return None
    if not carried.terms.takes_ordered_wrong:
        return _Costs(asked.worth)
    return _fee_of(carried, asked)


def _fee_kept(carried: _Carried, asked: Asked) -> _Costs | None:
    """Buyers are promised no fee: what the supplier keeps of goods sent back is on us."""
    late = not carried.in_time(asked) or _told_too_late(carried, asked) is not None
    return None if late or _is_wrong(asked) else _fee_of(carried, asked)


def _freight_paid(carried: _Carried, asked: Asked) -> _Costs | None:
    """Buyers pay no postage for goods that are not right: who else does not leaves it to us."""
    known = reason_known(asked.reason)
    if known is None or known.goods_fine or not carried.in_time(asked):
        return None
    # what the parcel would have cost is not on the desk
    ours = _payer(carried.terms, asked.reason) == FreightPayer.SELLER
    return _Costs(None) if ours else None


def _payer(terms: PolicyTerms, reason: str) -> str:
    return terms.freight.get(reason, terms.freight.get("*", FreightPayer.SELLER))


def _is_wrong(asked: Asked) -> bool:
    known = reason_known(asked.reason)
    return known is not None and known.ordered_wrong


def _fee_of(carried: _Carried, asked: Asked) -> _Costs | None:
    percent, fixed = fee_for(carried.terms, asked.reason)
    if not percent and not fixed:
        return None
    worth = asked.worth
    if worth is None or (fixed is not None and fixed.currency != worth.currency):
        return _Costs(None)
    kept = worth.percent(percent)
    return _Costs(min(kept if fixed is None else kept + fixed, worth))


#: in the order of the policy as read
_RULES: dict[Clause, Callable[[_Carried, Asked], _Costs | None]] = {
    Clause.WINDOW: _too_late,
    Clause.DAMAGE: _told_too_late,
    Clause.FEE: _fee_kept,
    Clause.FREIGHT: _freight_paid,
    Clause.WRONG: _ordered_wrong,
}
