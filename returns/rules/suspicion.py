"""Signs of a malicious return, counted from the desk's own cases; never a "no" by themselves."""

from collections.abc import Sequence

from returns.records.advice import Because
from returns.records.case import EarlierCase, Signal
from returns.trade.verdicts import VERDICTS, as_told

#: signs of this weight together have the case looked into before anything is paid
SUSPECTED_FROM = 3
#: so many returns of one buyer within a year are many; so many pieces of one order are
MANY_RETURNS, MANY_PIECES = 3, 3


def contradicted(earlier: EarlierCase) -> bool:
    """What came back then was not what the buyer had said."""
    told = (VERDICTS[as_told(verdict, reason)] for verdict, reason in earlier.found)
    return any(verdict.buyers_fault and verdict.pays != "whole" for verdict in told)


def signals(
    earlier: Sequence[EarlierCase],
    bought: int | None,
    returned: int,
    same_photos: Sequence[str],
) -> tuple[Signal, ...]:
    """What speaks for it, each with its weight and its sentence; () where nothing does.

    `earlier` are the buyer's cases of the year before, `bought` the pieces of the order (None where
    nobody knows), `returned` those that come back, `same_photos` the numbers of other cases in
    which a buyer's picture is the very same.
    """
    found = []
    if len(earlier) >= MANY_RETURNS:
        found.append(_signal(1, "many_returns", count=str(len(earlier))))
    proved = [each.number for each in earlier if contradicted(each)]
    if proved:
        found.append(_signal(2 * len(proved), "contradicted", cases=", ".join(proved)))
    if bought is not None and bought >= MANY_PIECES and returned >= bought:
        found.append(_signal(1, "all_returned", count=str(returned)))
    if same_photos:
        found.append(_signal(SUSPECTED_FROM, "same_photo", cases=", ".join(same_photos)))
    return tuple(found)


def suspected(found: Sequence[Signal]) -> bool:
    """Whether they weigh enough to look into it first."""
    return sum(signal.weight for signal in found) >= SUSPECTED_FROM


def _signal(weight: int, key: str, **said: str) -> Signal:
    return Signal(weight, Because(f"signal.{key}", tuple(said.items()), "A"))
