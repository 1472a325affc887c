"""One sum that was named for several lines: each has its part of it, together not a cent more or less."""

from collections.abc import Sequence
from dataclasses import replace

from returns.casework.steps.acting import Act, asked_party
from returns.casework.steps.claims import claim_on
from returns.casework.steps.ending import rest_lapses
from returns.errors import IllegalMove
from returns.money import Money
from returns.rules.money.running_claim import still_owed
from returns.terms import Move, StepKind


def spread(acts: Sequence[Act]) -> list[Act]:
    """The same acts, the sum that was said for all of them shared out by what each line has to do with it.

    A line that nothing of it falls to is left out. Raises `IllegalMove` where nothing tells how.
    """
    total = acts[0].options.amount if acts else None
    if total is None or len(acts) == 1:
        return list(acts)
    weights = _weights(acts, total)
    if total.minor <= 0 or not any(weights):
        raise IllegalMove("step.line_wanted", lines=len(acts[0].case.lines))
    shares = total.shares(weights)
    return [
        replace(act, options=replace(act.options, amount=share))
        for act, share in zip(acts, shares, strict=True)
        if share
    ]


def _weights(acts: Sequence[Act], total: Money) -> list[int]:
    """What of the sum may fall to each line, in minor units."""
    kind = acts[0].kind
    if kind is StepKind.SEND_CLAIM:
        return [_claimable(act) for act in acts]
    if kind is StepKind.SETTLE or kind in _ANSWERS:
        return [_granted(act) for act in acts]
    due = [act.due.minor for act in acts]
    if kind is StepKind.REFUND and total.minor <= sum(due):
        return due
    return [act.line.left.minor for act in acts]


_ANSWERS = frozenset({Move.CLAIM_ACCEPTED, Move.CLAIM_PARTLY})


def _claimable(act: Act) -> int:
    party, lapse = asked_party(act), rest_lapses(act)
    asked = claim_on(act.case, act.line, act.advice, act.terms, party, lapses=lapse)
    return asked.total.minor


def _granted(act: Act) -> int:
    """What was asked by the last claim; of money that comes what is still to come of it."""
    claims = act.case.claims_of(act.line)
    if not claims:
        return 0
    if act.kind is not StepKind.SETTLE:
        return claims[-1].amount.minor
    left = still_owed(act.case, claims[-1])
    return left.minor if left is not None else 0
