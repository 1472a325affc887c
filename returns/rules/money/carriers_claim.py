"""What a carrier was asked for and does not owe, as it turned out: what it had lost came after all."""

from collections.abc import Sequence

from returns.money import Money
from returns.records.advice import Recommendation
from returns.records.case import Line, StoredCase
from returns.records.policy import PolicyTerms
from returns.records.unit import Claim, Unit, same_loss
from returns.rules.goods.new_ones import lost_now, lost_on_the_way
from returns.rules.money.came import given_back
from returns.rules.money.claimable import losses, owed
from returns.rules.money.granted_part import agreed_in_all, came_in_all_beside
from returns.rules.money.new_ones_asked import new_ones_of
from returns.rules.reasons import LATE
from returns.terms import Fault, Goods, Party, Verdict

#: where a piece is that nobody could look at since it came: it may be broken
_UNSEEN = frozenset({Goods.AWAITED, Goods.IN_TRANSIT, Goods.RECEIVED, Goods.UNMATCHED})
#: where nobody ever looks at a piece: what its buyer says of it stands
_ELSEWHERE = frozenset({Goods.NONE_EXPECTED, Goods.KEPT})

#: each thing that a claim is for: the piece's number, and the row number of its new one where it is that
Things = tuple[tuple[int, int | None], ...]
#: the one that is no piece: what sending them had cost
THE_POSTAGE: tuple[int, None] = (0, None)


def things_of(case: StoredCase, line: Line, claim: Claim) -> Things:
    """What a claim on a carrier is for, one by one: pieces, or new ones sent for them, and the postage."""
    postage = (THE_POSTAGE,) if claim.with_postage else ()
    if claim.of_postage:
        return postage
    if not claim.exchanges:
        return (*postage, *((number, None) for number in claim.units))
    sent = new_ones_of(case, line, claim)
    new = ((number, x.id) for x in sent for number in x.units if number in claim.units)
    return (*postage, *new)


def not_carriers(
    case: StoredCase,
    line: Line,
    advice: Recommendation,
    terms: PolicyTerms | None,
    claim: Claim,
) -> Things:
    """Those of the things that a carrier was asked for and does not owe.

    What it had lost arrived, and not broken by it; or what it was asked for by the buyer's word alone was
    looked at, and is not as that said. While a piece that came waits to be looked at, its claim stands.
    """
    still_lost = {sent.id for sent in lost_now(case, line)}
    theirs = _stands(case, line, advice, terms)
    return tuple(
        (number, new)
        for number, new in things_of(case, line, claim)
        # that it came late nobody can see
        if (number, new) != THE_POSTAGE
        and (new not in still_lost if new is not None else number not in theirs)
    )


def _stands(
    case: StoredCase, line: Line, advice: Recommendation, terms: PolicyTerms | None
) -> frozenset[int]:
    """Numbers of the pieces that a carrier lost or broke, or owes for by the reason."""
    by_reason: tuple[Unit, ...] = ()
    # of what was merely late the reason tells of the postage alone
    told = advice.claim_from is Fault.CARRIER and line.reason != LATE
    if line.seen_by is None and told:
        by_reason = owed(case, line, advice, terms)
    hurt = [unit for unit in losses(case, line, line.units) if _still_hurt(case, line, unit)]
    # an earlier version kept of no claim that it was for new ones
    every = (*hurt, *by_reason, *lost_on_the_way(case, line))
    return frozenset(unit.number for unit in every)


def _still_hurt(case: StoredCase, line: Line, unit: Unit) -> bool:
    """Whether a piece is lost or broken still, or nobody can say yet that it is not."""
    if unit.goods is Goods.LOST or unit.verdict is Verdict.CARRIER_DAMAGE:
        return True
    # what stays with its buyer is asked for as its new one, unless that came
    new = any(x.line_id == line.id and unit.number in x.units for x in case.exchanges)
    return unit.goods in _UNSEEN or (unit.goods in _ELSEWHERE and not new)


def carriers_share(case: StoredCase, line: Line, claim: Claim, gone: Things) -> Money:
    """What a carrier granted, else was asked, for all of a claim but these: each has its share of the sum."""
    shares = _share_each(case, line, claim)
    mine = (part for thing, part in shares.items() if thing not in gone)
    return sum(mine, start=Money(0, claim.amount.currency))


def _share_each(
    case: StoredCase, line: Line, claim: Claim
) -> dict[tuple[int, int | None], Money]:
    """What a carrier granted, else was asked, for each thing of a claim.

    What joined a claim was asked for beside what was to come of that: the sum is shared as it was asked.
    """
    things = things_of(case, line, claim)
    if not things:
        return {}
    asked = dict.fromkeys(things, 1)
    theirs = [each for each in case.claims_of(line) if each.of is Party.CARRIER]
    # of its postage it was asked for something else, but where a loss joined that
    earlier = (each for each in reversed(theirs) if each.id < claim.id)
    like = ((each, same_loss(each, claim)) for each in earlier)
    before = next((c for c, same in like if same or c.of_postage is claim.of_postage), None)
    first = _share_each(case, line, before) if before is not None else {}
    joined = [thing for thing in things if thing not in first]
    more = claim.amount
    if before is not None:
        more = more - agreed_in_all(case.claims, before) + came_in_all_beside(case, before)
    if joined and first.keys() < asked.keys() and more.minor > 0:
        asked |= {thing: part.minor for thing, part in first.items()}
        parts = more.split(len(joined))
        asked |= {thing: part.minor for thing, part in zip(joined, parts, strict=True)}
    return dict(
        zip(things, agreed_in_all(case.claims, claim).shares([*asked.values()]), strict=True)
    )


def carriers_rest(case: StoredCase, line: Line, claim: Claim, gone: Things) -> Money:
    """What of it did not come yet; nothing where all of it did."""
    back = sum(
        (p.amount for p in given_back(case, claim)), start=Money(0, claim.amount.currency)
    )
    left = carriers_share(case, line, claim, gone) - came_in_all_beside(case, claim) + back
    return left if left.minor > 0 else Money(0, left.currency)


def left_of_it(case: StoredCase, line: Line, claim: Claim, gone: Things) -> Things:
    """The things of a claim without these."""
    return tuple(each for each in things_of(case, line, claim) if each not in gone)


def pieces_left(
    case: StoredCase, line: Line, claim: Claim, gone: Things
) -> tuple[tuple[Unit, ...], bool]:
    """The pieces that a claim without these things is for, and whether it is for their postage alone."""
    left = left_of_it(case, line, claim, gone)
    numbers, alone = pieces_of_things(left), left == (THE_POSTAGE,)
    if alone:
        # before a loss joined it, it named those that came late
        theirs = (c for c in case.claims if c.of_postage and same_loss(c, claim))
        numbers = frozenset(number for each in theirs for number in each.units)
    return tuple(unit for unit in line.units if unit.number in numbers), alone


def pieces_of_things(things: Sequence[tuple[int, int | None]]) -> frozenset[int]:
    """Numbers of the pieces that things are, or were sent for."""
    return frozenset(number for number, _ in things)
