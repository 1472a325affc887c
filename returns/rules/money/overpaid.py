"""What a supplier or a carrier paid for pieces that it does not owe, as they turned out: its own again."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from returns.money import Money
from returns.records.advice import Recommendation
from returns.records.case import Line, StoredCase
from returns.records.policy import PolicyTerms
from returns.records.unit import Claim, Payment, Unit, in_force
from returns.rules.goods.second_leg import sent_in
from returns.rules.money.asked_for import asked_for
from returns.rules.money.came import came_with_earlier, given_back, with_earlier_as_billed
from returns.rules.money.carriers_claim import carriers_share, not_carriers, pieces_of_things
from returns.rules.money.claimable import losses
from returns.rules.money.granted_part import agreed_in_all, granted_beside
from returns.rules.money.running_claim import turned_out, unfounded, without_what_came
from returns.rules.reasons import reason
from returns.rules.tracks.track_machines import CLAIM_OVER, CLAIMED
from returns.terms import Disposition, Goods, Party, SupplierClaim, Verdict
from returns.trade.verdicts import as_told

#: nothing more is asked for, or it was taken back and paid all the same
_OVER = CLAIM_OVER | {SupplierClaim.NOT_CLAIMABLE}
#: a piece that was claimed ahead, and that nobody could look at yet
_UNSEEN = frozenset({Goods.AWAITED, Goods.IN_TRANSIT, Goods.RECEIVED, Goods.UNMATCHED})


@dataclass(frozen=True, slots=True)
class Overpaid:
    """What came for a claim beyond what is owed for the pieces of it that stand."""

    claim: Claim
    #: the pieces that are not owed
    wrong: tuple[Unit, ...]
    amount: Money
    #: the same, exact, in the currency in which he bills, where that is another
    billed: Money | None = None


def overpaid(
    case: StoredCase,
    line: Line,
    advice: Recommendation,
    terms: PolicyTerms | None,
    *,
    lapses: bool = False,
    more: Money | None = None,
) -> tuple[Overpaid, ...]:
    """What of the claims that one party paid is its own again; () where all of it is owed.

    A supplier hears of it before a carrier; while a claim runs, who was asked by it alone. Told once for all:
    while claimed pieces are still to come, and what is left of the line does not lapse, nothing is said of
    the others. `more` comes for the last claim with what is noted now.
    """
    state = line.tracks.supplier_claim
    if state not in CLAIMED | _OVER:
        return ()
    asks = state in CLAIMED and not more
    if asks and not turned_out(case, line, advice, terms, lapses=lapses).over:
        return ()
    every = case.claims_of(line)
    for party in (Party.SUPPLIER, Party.CARRIER):
        claims = [each for each in every if each.of is party]
        last = bool(claims) and claims[-1] is every[-1]
        if asks and not last:
            continue
        told = (case, line, advice, terms, claims)
        found = _overpaid(*told, lapses=lapses, more=more if last else None)
        if found:
            return found
    return ()


def _overpaid(
    case: StoredCase,
    line: Line,
    advice: Recommendation,
    terms: PolicyTerms | None,
    claims: Sequence[Claim],
    *,
    lapses: bool,
    more: Money | None,
) -> tuple[Overpaid, ...]:
    """The same of the claims on one party."""
    found = []
    for claim in in_force(claims):
        units = [unit for unit in line.units if unit.number in claim.units]
        if not lapses and any(unit.goods in _UNSEEN for unit in units):
            return ()
        wrong = tuple(_wrong(case, line, advice, terms, claim, lapses=lapses))
        stands = [unit for unit in units if unit not in wrong]
        came, exact = _paid(case, claim, more if claim is claims[-1] else None)
        owed, his = _owed(case, line, advice, terms, claim, stands, came)
        back = given_back(case, claim)
        left = came - sum((each.amount for each in back), start=owed)
        # a carrier's share of a sum stays what it is: what is left of it was not told yet
        numbers = (number for each in back for number in each.units)
        told = set() if claim.of is Party.CARRIER else {*numbers}
        new = tuple(unit for unit in wrong if unit.number not in told)
        if new and left.minor > 0:
            found.append(Overpaid(claim, new, left, _as_billed(exact, his, back)))
    return tuple(found)


def _as_billed(came: Money | None, owed: Money | None, back: Sequence[Payment]) -> Money | None:
    """What is left as the supplier counts it; None where one of the sums was told in our books alone."""
    gone = [each.billed for each in back if each.billed is not None]
    if came is None or owed is None or len(gone) < len(back):
        return None
    left = came - sum(gone, start=owed)
    return left if left.minor > 0 else None


def _wrong(
    case: StoredCase,
    line: Line,
    advice: Recommendation,
    terms: PolicyTerms | None,
    claim: Claim,
    *,
    lapses: bool,
) -> Iterator[Unit]:
    """The pieces that turned out not to be owed, or to have cost us nothing, and that he does not get."""
    if claim.of is Party.CARRIER:
        theirs = pieces_of_things(not_carriers(case, line, advice, terms, claim))
        yield from (unit for unit in line.units if unit.number in theirs)
        return
    numbers = unfounded(case, line, advice, terms, claim, lapses=lapses)
    cost_us = {unit.number for unit in losses(case, line, line.units)}
    fine = reason(line.reason).goods_fine
    for unit in line.units:
        if unit.number not in claim.units:
            continue
        borne = unit.verdict and as_told(unit.verdict, line.reason) is Verdict.AS_CLAIMED
        wrong = unit.number in numbers and (fine or not borne)
        his = unit.disposition is Disposition.TO_SUPPLIER or sent_in(case, unit) is not None
        if wrong if unit.lost_going_on else not his and (wrong or unit.number not in cost_us):
            yield unit


def _paid(case: StoredCase, claim: Claim, more: Money | None) -> tuple[Money, Money | None]:
    """What came for a claim, and for those in whose place it stands, in our books and as he counts."""
    came = came_with_earlier(case, claim)
    if more:
        return came + more, None
    his = claim.billed.currency if claim.billed is not None else ""
    return came, with_earlier_as_billed(case, claim, his) if his else None


def _owed(
    case: StoredCase,
    line: Line,
    advice: Recommendation,
    terms: PolicyTerms | None,
    claim: Claim,
    stands: Sequence[Unit],
    came: Money,
) -> tuple[Money, Money | None]:
    """What is owed for the pieces of a claim that stand, in our books and as its supplier counts it."""
    if claim.of is Party.CARRIER:
        gone = not_carriers(case, line, advice, terms, claim)
        return carriers_share(case, line, claim, gone), None
    if not stands:
        his = Money(0, claim.billed.currency) if claim.billed is not None else None
        return Money(0, came.currency), his
    now = asked_for(case, line, advice, terms, stands, less=claim)
    agreed = agreed_in_all(case.claims, claim)
    if now.known and not agreed < claim.amount + granted_beside(case.claims, claim):
        ours = without_what_came(now.parts, came.currency)
        if now.billed is None:
            return ours, None
        return ours, without_what_came(now.billed_parts, now.billed.currency)
    # who granted less did so for each piece
    theirs = agreed.shares([1] * len(claim.units))[: len(stands)]
    share = sum(theirs, start=Money(0, came.currency))
    if not now.known:
        return share, None
    return min(without_what_came(now.parts, came.currency), share, key=_minor), None


def _minor(money: Money) -> int:
    return money.minor


def sum_overpaid(found: Sequence[Overpaid]) -> Money:
    """All of it as the supplier counts it; in our books where one of the sums was told in those alone."""
    billed = [each.billed for each in found if each.billed is not None]
    sums = billed if len(billed) == len(found) else [each.amount for each in found]
    return sum(sums[1:], start=sums[0])
