"""What pieces of a line are claimed with: their cost and postage less his fee, as their supplier counts."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from returns.money import Money
from returns.records.advice import Recommendation
from returns.records.billed import Billed
from returns.records.case import Line, StoredCase
from returns.records.policy import PolicyTerms
from returns.records.unit import Claim, Unit, pieces_named
from returns.rules.money.came import came_with_earlier, with_earlier_as_billed
from returns.rules.money.claim_amount import ClaimAmount, as_billed, claim_amount
from returns.rules.money.claimable import (
    BLAMELESS,
    claimable,
    going_back,
    owes_anything,
    paid_ahead,
)
from returns.rules.money.due import NONE, Numbers
from returns.rules.money.fee_share import CREDITS_NOTHING, fee_again, with_its_fee
from returns.rules.money.kept_for_part import all_kept_for, pieces_owed
from returns.rules.money.postage_back import postage_back, postage_on, share_out
from returns.rules.money.still_asked import asked_earlier
from returns.rules.tracks.track_machines import CLAIM_OVER
from returns.terms import Fault, Party


@dataclass(frozen=True, slots=True)
class KnownThen:
    """What was known of pieces when they were claimed."""

    #: how many of them were known to go back to their supplier
    gone: int
    #: whether it was known what their way out cost, that back, and that on to their supplier
    way_out: bool
    way_back: bool
    way_on: bool
    #: what their buyer had for keeping them, where that was a part of their price
    part: Money | None = None


def asked_for(
    case: StoredCase,
    line: Line,
    advice: Recommendation,
    terms: PolicyTerms | None,
    units: Sequence[Unit],
    *,
    joins: bool = False,
    less: Claim | None = None,
    then: KnownThen | None = None,
) -> ClaimAmount:
    """What its supplier is asked for these pieces, by a claim of their own or one that joins another.

    `less` what came already for that claim, in whose place it stands, and for those before it. As it
    was worked out `then`, while less was known of them.
    """
    cost, billed = line.unit_cost, line.billed
    again = joins or _asked_again(case, line, less)
    told = (case, line, advice, terms)
    terms = fee_again(*told, units) if again else with_its_fee(*told)
    # the postage to the buyer went into the first claim, and that of each parcel into that of its pieces
    owed = all_kept_for(line, units, then.part) if then else pieces_owed(line, units)
    out = None
    if not again and (then is None or then.way_out):
        out = owed.of(share_out(case, line, case.freight_out))
    back = None
    if then is None or then.way_back:
        earlier = _asked_of_him(case, line, units) if again else NONE
        back = postage_back(case, line, units, earlier, again=again)
    on = None if then and not then.way_on else postage_on(case, units)
    sent = then.gone if then is not None else len(going_back(line, advice, units))
    goods = owed.at(cost or Money(0, case.currency))
    ahead = paid_ahead(case, line) if again and not joins else None
    came = came_with_earlier(case, less) if less is not None else None
    had = (("claim.ahead", ahead), ("claim.came", came))
    asked = claim_amount(goods, terms, line.reason, out, sent, back, on, had)
    if cost is None or billed is None:
        return replace(asked, known=cost is not None)
    his = billed.cost.currency
    exact = with_earlier_as_billed(case, less, his) if less is not None else None
    # his fee, and what rounding leaves of it, are his own currency's
    came_there = exact or billed.in_theirs(came)
    had = (("claim.ahead", billed.in_theirs(ahead)), ("claim.came", came_there))
    goods = owed.at(billed.cost)
    terms = _as_he_counts(terms, billed)
    out, back, on = (billed.in_theirs(each) for each in (out, back, on))
    theirs = claim_amount(goods, terms, line.reason, out, sent, back, on, had)
    return as_billed(asked, theirs, billed)


def _asked_again(case: StoredCase, line: Line, less: Claim | None) -> bool:
    """Whether a claim for other pieces went before; `less`: the one in whose place this stands."""
    claims = case.claims_of(line)
    before = claims if less is None else claims[: claims.index(less) + 1]
    over = line.tracks.supplier_claim in CLAIM_OVER and less is None
    return over or bool(asked_earlier(before))


def _asked_of_him(case: StoredCase, line: Line, units: Sequence[Unit]) -> Numbers:
    """Numbers of the other pieces that its supplier was asked for."""
    claims = (claim for claim in case.claims_of(line) if claim.of is Party.SUPPLIER)
    return pieces_named(claims) - {unit.number for unit in units}


def _as_he_counts(terms: PolicyTerms | None, billed: Billed) -> PolicyTerms | None:
    """The terms with a fixed fee that stands in our currency in the one that the supplier bills in."""
    fixed = terms.fee.fixed if terms is not None else None
    if terms is None or fixed is None or fixed.currency != billed.ours:
        return terms
    return replace(terms, fee=replace(terms.fee, fixed=billed.in_theirs(fixed)))


def owes_a_sum(
    case: StoredCase, line: Line, advice: Recommendation, terms: PolicyTerms | None
) -> bool:
    """Whether anything is owed for the line, and not to a supplier who would be asked for nothing.

    The goods cost nothing, or his fee is all that they cost, and they went to him.
    """
    if not owes_anything(case, line, advice, terms):
        return False
    theirs = advice.claim_from is Fault.SUPPLIER or advice.claim_from in BLAMELESS
    if not theirs or line.unit_cost is None:
        return True
    if line.unit_cost and advice.barred != CREDITS_NOTHING:
        return True
    units = claimable(case, line, advice, terms)
    return not units or bool(asked_for(case, line, advice, terms, units).total)
