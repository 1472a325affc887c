"""Postage that a supplier bears, told once he had paid for the goods: asked for beside that, and once."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from returns.money import Money
from returns.records.advice import Because, Recommendation
from returns.records.case import Line, StoredCase
from returns.records.policy import PolicyTerms
from returns.records.unit import Claim, Unit, in_force
from returns.rules.money.asked_for import asked_for
from returns.rules.money.came import came_with_earlier, in_place_of, with_earlier_as_billed
from returns.rules.money.claim_amount import ClaimAmount, as_billed
from returns.rules.money.running_claim import (
    known_before,
    unfounded,
    whole_of,
    without_what_came,
)
from returns.terms import Party, SupplierClaim

#: the parts of a claim that are postage
_POSTAGE = frozenset({"claim.freight", "claim.freight_back", "claim.freight_on"})

Parts = tuple[tuple[Because, Money], ...]


@dataclass(frozen=True, slots=True)
class PostageSince:
    """What a claim left out, as nobody knew it when it was made."""

    claim: Claim
    units: tuple[Unit, ...]
    amount: ClaimAmount


def postage_since(
    case: StoredCase, line: Line, advice: Recommendation, terms: PolicyTerms | None
) -> PostageSince | None:
    """What a supplier who paid is asked for beside that; None where nothing was told since.

    While his claim runs it is corrected, or, once he answered, its money is waited for. A sum that somebody
    named himself is left as it is, and who refused is not quarrelled with.
    """
    claims = case.claims_of(line)
    if line.tracks.supplier_claim is not SupplierClaim.SETTLED or not claims:
        return None
    if claims[-1].of is not Party.SUPPLIER:
        return None
    theirs = in_force([claim for claim in claims if claim.of is Party.SUPPLIER])
    found = (_left_out(case, line, advice, terms, claim) for claim in theirs)
    return next((each for each in found if each is not None), None)


def _left_out(
    case: StoredCase,
    line: Line,
    advice: Recommendation,
    terms: PolicyTerms | None,
    claim: Claim,
) -> PostageSince | None:
    if not claim.units or not came_with_earlier(case, claim):
        return None
    units = tuple(unit for unit in line.units if unit.number in claim.units)
    told = (case, line, advice, terms)
    now = asked_for(*told, units, less=claim)
    asked = _asked_so_far(case, claim, now)
    if not now.known or asked is None or whole_of(now) == asked:
        return None
    if unfounded(*told, claim, lapses=False):
        return None
    before = _postage_asked(case, known_before(*told, claim), claim, asked)
    if before is None:
        return None
    more = _more(line, now, before, _ahead(case, claim, asked))
    return PostageSince(claim, units, more) if more.total else None


def _more(line: Line, now: ClaimAmount, before: Money, ahead: Money) -> ClaimAmount:
    """The postage as it is known now, less what he was asked for it before, and what he paid beyond that."""
    parts, nothing = list(_told(now)), before - before
    for key, less in (("claim.asked_before", before), ("claim.ahead", ahead)):
        if less:
            parts.append((Because(key, (("sum", less.coded),), "D"), nothing - less))
    total = sum((money for _, money in parts), start=nothing)
    more = ClaimAmount(max(total, nothing, key=lambda sum_: sum_.minor), tuple(parts))
    if now.billed is None or line.billed is None or not more.total:
        return more
    return as_billed(replace(more, total=line.billed.in_ours(total)), more, line.billed)


def _asked_so_far(case: StoredCase, claim: Claim, now: ClaimAmount) -> Money | None:
    """What he was asked for these pieces in all, as he counts; None where that is not known.

    A claim that stands in place of one that he paid is for the rest.
    """
    earlier = in_place_of(case, claim)[:-1]
    if now.billed is None:
        nothing = Money(0, claim.amount.currency)
        return claim.amount + (came_with_earlier(case, earlier[-1]) if earlier else nothing)
    his = now.billed.currency
    if claim.billed is None or claim.billed.currency != his:
        return None
    had = with_earlier_as_billed(case, earlier[-1], his) if earlier else Money(0, his)
    return claim.billed + had if had is not None else None


def _ahead(case: StoredCase, claim: Claim, asked: Money) -> Money:
    """What he paid beyond that."""
    if asked.currency == claim.amount.currency:
        came: Money | None = came_with_earlier(case, claim)
    else:
        came = with_earlier_as_billed(case, claim, asked.currency)
    nothing = asked - asked
    return came - asked if came is not None and asked < came else nothing


def _postage_asked(
    case: StoredCase, before: Iterable[ClaimAmount], claim: Claim, asked: Money
) -> Money | None:
    """How much of what he was asked for was postage; None where nothing that was known explains the sum."""
    again = len(in_place_of(case, claim)) > 1
    sums = []
    for then in before:
        whole, postage = whole_of(then), _postage(then, asked.currency)
        if whole == asked:
            sums.append(postage)
        elif again and not postage and whole < asked:
            # what was asked for beside the first sum was postage, too
            sums.append(asked - whole)
    return max(sums, key=lambda sum_: sum_.minor, default=None)


def _told(claim: ClaimAmount) -> Parts:
    """The parts of a claim that are postage, as its reader adds them up."""
    parts = claim.billed_parts if claim.billed is not None else claim.parts
    return tuple((why, money) for why, money in parts if why.key in _POSTAGE and money)


def _postage(claim: ClaimAmount, currency: str) -> Money:
    return without_what_came(_told(claim), currency)
