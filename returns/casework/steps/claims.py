"""How much is asked back for a line, and how that sum comes about."""

from collections.abc import Sequence
from dataclasses import replace

from returns.money import Money
from returns.records.advice import Because, Recommendation
from returns.records.billed import Billed
from returns.records.case import Line, StoredCase
from returns.records.policy import PolicyTerms
from returns.records.unit import Claim, Unit
from returns.rules.money.claim_amount import ClaimAmount, ClaimLine, as_billed, claim_amount
from returns.rules.money.claimable import asked_earlier, claimable, going_back, paid_ahead
from returns.rules.money.fee_share import with_its_fee
from returns.rules.money.ground import Ground, ground_of
from returns.rules.money.ground_rules import GroundRule
from returns.rules.money.postage_back import postage_back, share_out
from returns.rules.money.running_claim import corrected, joining, owed_as_billed, still_owed
from returns.rules.tracks.track_machines import CLAIM_OVER
from returns.terms import Party

#: what was lost or broken on the way back is asked for by what it cost us
_OF_GOODS_ALONE = (GroundRule.LOST_BACK, GroundRule.LOST_NEW, GroundRule.DAMAGED_BACK)


def claim_of(
    case: StoredCase,
    line: Line,
    advice: Recommendation,
    terms: PolicyTerms | None,
    *,
    lapses: bool = False,
) -> ClaimAmount:
    """The claim on a supplier with its working, from what the goods cost us; not known without.

    `lapses`: what is still to come of the line will not.
    """
    more = joining(case, line, advice, terms)
    last = case.claims_of(line)[-1] if more else None
    less = corrected(case, line, advice, terms, lapses=lapses)
    units = more or less or claimable(case, line, advice, terms)
    asked = _asked_for(case, line, advice, terms, units, joins=last is not None)
    return asked if last is None else _joined_to(case, last, asked)


def _joined_to(case: StoredCase, last: Claim, more: ClaimAmount) -> ClaimAmount:
    """A claim that runs, together with what came since and joins it."""
    left = still_owed(case, last) or Money(0, case.currency)
    theirs = owed_as_billed(case, last)
    day = f"date:{last.sent_at.date()}" if last.sent_at else "–"
    if more.billed is None or theirs is None:
        before = Because("claim.joined", (("sum", left.coded), ("day", day)), "D")
        parts = (*more.parts, (before, left))
        return replace(more, total=more.total + left, parts=parts, billed=None)
    # as he counts it, like the parts that it is added to
    before = Because("claim.joined", (("sum", theirs.coded), ("day", day)), "D")
    return replace(
        more,
        total=more.total + left,
        parts=(*more.parts, (before, left)),
        billed=more.billed + theirs,
        billed_parts=(*more.billed_parts, (before, theirs)),
    )


def _asked_for(
    case: StoredCase,
    line: Line,
    advice: Recommendation,
    terms: PolicyTerms | None,
    units: Sequence[Unit],
    *,
    joins: bool,
) -> ClaimAmount:
    """What these pieces are claimed with, by a claim of their own or to join one that runs."""
    cost = line.unit_cost
    # the postage went into the first claim
    over = line.tracks.supplier_claim in CLAIM_OVER
    again = over or joins or bool(asked_earlier(case.claims_of(line)))
    if not again:
        terms = with_its_fee(case, line, advice, terms)
    out = None if again else share_out(case, line, case.freight_out)
    back = None if again else postage_back(case, line)
    sent = len(going_back(line, advice, units))
    goods = [ClaimLine(cost or Money(0, case.currency), len(units))]
    ahead = paid_ahead(case, line) if again and not joins else None
    asked = claim_amount(goods, terms, line.reason, out, sent, freight_back=back, ahead=ahead)
    billed = line.billed
    if cost is None or billed is None:
        return replace(asked, known=cost is not None)
    # his fee, and what rounding leaves of it, are his own currency's
    theirs = claim_amount(
        [ClaimLine(billed.cost, len(units))],
        _as_he_counts(terms, billed),
        line.reason,
        billed.in_theirs(out),
        sent,
        freight_back=billed.in_theirs(back),
        ahead=billed.in_theirs(ahead),
    )
    return as_billed(asked, theirs, billed)


def _as_he_counts(terms: PolicyTerms | None, billed: Billed) -> PolicyTerms | None:
    """The terms with a fixed fee that stands in our currency in the one that the supplier bills in."""
    fixed = terms.fee.fixed if terms is not None else None
    if terms is None or fixed is None or fixed.currency != billed.ours:
        return terms
    return replace(terms, fee=replace(terms.fee, fixed=billed.in_theirs(fixed)))


def claim_on(
    case: StoredCase,
    line: Line,
    advice: Recommendation,
    terms: PolicyTerms | None,
    party: Party,
    *,
    lapses: bool = False,
) -> ClaimAmount:
    """The claim on that party: a supplier is asked for what it owes, others for our loss.

    A platform or a carrier makes good what its ground allows, and nothing without one.
    """
    if party is Party.SUPPLIER:
        return claim_of(case, line, advice, terms, lapses=lapses)
    ground = ground_of(case, line, advice, terms, party)
    if ground is None or ground.most is None:
        return ClaimAmount(Money(0, case.currency), (), known=False)
    return ClaimAmount(ground.most, ((_worked_out(line, ground, ground.most), ground.most),))


def _worked_out(line: Line, ground: Ground, total: Money) -> Because:
    """How the sum that others are asked for comes about."""
    said = (("sum", total.coded), ("percent", str(ground.percent)))
    if ground.limit is not None:
        return Because("claim.up_to", (("limit", ground.limit.coded), *said), "R")
    if ground.rule is GroundRule.LATE:
        return Because("claim.postage", said, "R")
    if ground.percent != 100:
        return Because("claim.refunded_part", said, "R")
    back = line.refunded and ground.rule not in _OF_GOODS_ALONE
    return Because("claim.refunded" if back else "claim.worth", said, "P")


def asked_pieces(
    case: StoredCase,
    line: Line,
    advice: Recommendation,
    terms: PolicyTerms | None,
    named: Party | None = None,
    *,
    lapses: bool = False,
) -> tuple[Unit, ...]:
    """The pieces that a claim is about; of a party that was `named` those that it has a ground for."""
    left = corrected(case, line, advice, terms, lapses=lapses)
    if left and named in (None, Party.SUPPLIER):
        return left
    ground = ground_of(case, line, advice, terms, named) if named is not None else None
    units = ground.units if ground is not None else claimable(case, line, advice, terms)
    more = joining(case, line, advice, terms)
    if not more:
        return units
    both = {*case.claims_of(line)[-1].units, *(unit.number for unit in more)}
    return tuple(unit for unit in units if unit.number in both)


def kind_asked(terms: PolicyTerms | None, party: Party) -> str:
    """What is asked of that party: of a supplier the first remedy that it gives at all."""
    remedies = terms.remedies if terms is not None and party is Party.SUPPLIER else ()
    known = ("refund", "credit_note", "reship", "allowance")
    return next((remedy for remedy in remedies if remedy in known), "refund")
