"""Sums that a supplier tells in the currency in which he bills: kept as told, and counted in our books."""

from dataclasses import replace

from returns.casework.steps.acting import Act
from returns.money import Money
from returns.records.case import Line, StoredCase
from returns.records.unit import Claim
from returns.rules.money.came import came_for
from returns.rules.money.granted_part import beside, granted_beside
from returns.rules.money.postage_back import known_postage
from returns.rules.money.running_claim import left_as_billed, left_of
from returns.terms import Move, Party, StepKind

#: steps whose sum a supplier tells
_HIS = frozenset({StepKind.SEND_CLAIM, StepKind.SETTLE, Move.CLAIM_ACCEPTED, Move.CLAIM_PARTLY})


def in_books(act: Act) -> Act:
    """The act with a sum of its supplier's counted in the order's currency, too; else the act itself."""
    told = act.options.amount
    if told is None or told.currency == act.case.currency or act.kind not in _HIS:
        return act
    claim = asked_last(act.case, act.line)
    ours = counted(act.case, act.line, told, claim)
    if ours is None or (act.kind is StepKind.SETTLE and _too_little(act, claim, ours)):
        # refused, with the currency in which it is to be told
        return act
    return replace(act, options=replace(act.options, amount=ours, billed=told))


def _too_little(act: Act, claim: Claim | None, ours: Money) -> bool:
    """Whether a sum in a currency in which he was not asked would settle more than it comes to.

    What was billed since in another currency is no word on a claim that was made in the order's.
    """
    if claim is None or claim.billed is not None or act.options.rest_asked:
        return False
    left = left_of(act.case, claim)
    return left is not None and ours < left


def asked_last(case: StoredCase, line: Line) -> Claim | None:
    """The claim that an answer or a payment is of."""
    claims = case.claims_of(line)
    return claims[-1] if claims else None


def counted(case: StoredCase, line: Line, told: Money, claim: Claim | None) -> Money | None:
    """A supplier's sum in the order's currency, at the desk's rate; None where it is not in his.

    All that he still owes is in our books what they have of it, to the cent. He answers in the currency in
    which he was asked, whatever he bills in since: of it the books have their part of the claim.
    """
    billed = line.billed
    if claim is not None and claim.of is not Party.SUPPLIER:
        return None
    asked = claim.billed if claim is not None else None
    if asked and claim is not None and told.currency == asked.currency:
        ours = Money.rounded(claim.amount.amount * told.amount / asked.amount, case.currency)
    elif asked is None and billed is not None and told.currency == billed.cost.currency:
        ours = billed.in_ours(told)
    else:
        return None
    if told.minor <= 0:
        return Money(told.minor, case.currency)
    if claim is not None and claim.billed is not None:
        left, owed = left_of(case, claim), left_as_billed(case, claim)
        if told == owed and left is not None and left.minor > 0:
            return left
        if told == claim.billed:
            return claim.amount
        if told.minor < claim.billed.minor:
            ours = min(ours, claim.amount, key=lambda money: money.minor)
    return max(ours, Money(1, case.currency), key=lambda money: money.minor)


def over_asked(
    case: StoredCase, claim: Claim, amount: Money, billed: Money | None
) -> Money | None:
    """What of a claim was still to come, postage that is known with it, where more than that came; else None.

    What was granted beside it comes with it, too. Counted as the supplier tells it where he does. What was
    asked without a sum may bring any.
    """
    stand = beside(case.claims, claim)
    came = [payment for each in (*stand, claim) for payment in came_for(case, each)]
    exact = [claim.billed, *(each.accepted_as_billed for each in stand)]
    asked = [sum_ for sum_ in exact if sum_ is not None]
    if billed is not None and len(asked) == len(exact) and all(p.billed for p in came):
        had = sum((p.billed for p in came if p.billed), start=Money(0, billed.currency))
        left, told = sum(asked[1:], start=asked[0]) - had, billed
    else:
        had = sum((p.amount for p in came), start=Money(0, claim.amount.currency))
        left, told = claim.amount + granted_beside(case.claims, claim) - had, amount
        for postage in known_postage(case):
            left = left + postage
    return left if claim.amount and left < told else None


def billed_cells(billed: Money | None) -> dict[str, object]:
    """The cells of a sum in the currency in which its supplier bills; none for none."""
    if billed is None:
        return {}
    return {"billed_minor": billed.minor, "billed_currency": billed.currency}
