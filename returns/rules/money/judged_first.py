"""Pieces of which nobody is asked for anything before they are judged: something else came in their place."""

from returns.errors import IllegalMove
from returns.records.case import Line
from returns.records.unit import Unit
from returns.terms import Verdict
from returns.trade.verdicts import VERDICTS


def judged_first(line: Line) -> tuple[Unit, ...]:
    """Pieces in whose place something else came, that have no verdict, and of which the buyer did not say it.

    It may be a case against the buyer, of which no supplier hears (domain.md 7).
    """
    if line.reason in VERDICTS[Verdict.WRONG_ITEM].as_said_by:
        return ()
    return tuple(u for u in line.units if u.verdict is None and u.instead.strip())


def unjudged_refusal(line: Line) -> IllegalMove | None:
    """What asking somebody for such a piece is refused with; None where there is none."""
    unjudged = judged_first(line)
    if not unjudged:
        return None
    what = unjudged[0].instead.strip()
    return IllegalMove("step.judge_first", item=line.title or line.sku, what=what)
