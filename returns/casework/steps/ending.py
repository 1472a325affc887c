"""What lapses with its case, and what opens one again that was closed."""

from collections.abc import Sequence

from returns.casework.steps.acting import Act
from returns.records.unit import Unit
from returns.rules.goods.new_ones import on_their_way
from returns.rules.money.due import verdict_of
from returns.rules.tracks.track_machines import ENDED
from returns.terms import Goods, Move, StepKind, Verdict


def lapses(act: Act) -> bool:
    """Nothing came, as it turned out: closing the case lets the return lapse (A)."""
    step = act.case.outlook(act.line).step
    ends = step is not None and step.kind is StepKind.CLOSE
    awaited = bool(act.line.in_state(Goods.AWAITED, Goods.IN_TRANSIT))
    return ends and (awaited or verdict_of(act.line) is Verdict.NOT_RECEIVED)


def opens(act: Act, brought: Sequence[Unit]) -> bool:
    """Whether it is news that opens a closed case again; `brought` are the pieces that it is about.

    What the buyer writes of a new one, which he was asked after, and goods that come all the same.
    """
    if act.case.closed_at is None:
        return False
    if act.kind is Move.BUYER_SAID:
        return bool(on_their_way(act.case, act.line))
    return act.kind is Move.RECEIVE and act.line.tracks.request in ENDED and bool(brought)
