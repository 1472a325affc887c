"""What is found or told later brings a buyer who was settled with, or told no."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from returns.casework.around import Around
from returns.casework.outlook import read_with
from returns.ledger.store import Work
from returns.records.case import Case, Line
from returns.rules.money.due import verdict_pays
from returns.rules.money.settled import decided_with
from returns.rules.tracks.track_machines import ENDED
from returns.rules.tracks.turns_buyer import talked_again
from returns.terms import BuyerMoney, Request

#: nothing more is paid on these, unless something is found that was not known then
_OVER = frozenset({BuyerMoney.PAID, BuyerMoney.CONFIRMED})
#: how much of the price a verdict leaves, from least to most
_PAYS = ("none", "part", "whole")


@contextmanager
def judging(work: Work, case_id: int, now: datetime) -> Iterator[tuple[Case, Around]]:
    """The case as it is looked at; what that brings beyond what was due before is to be paid.

    A refusal is talked over again: its letter said that we look at what was not seen.
    """
    before, beside = read_with(work.tx, case_id, now)
    yield before, beside
    owe_the_rest(work, before, now)
    refused = [line for line in before.lines if line.tracks.request is Request.DECLINED]
    if not refused:
        return
    after, _ = read_with(work.tx, case_id, now)
    for line in refused:
        if _found_better(line, after.line(line.id)):
            tracks = talked_again(line.tracks)
            work.update("line", line.id, request=tracks.request.value)


def owe_the_rest(work: Work, before: Case, now: datetime) -> tuple[int, ...]:
    """Take up lines that we had settled, and for which more is due than `before`; their row numbers."""
    settled = [line for line in before.lines if _settled_by_us(before, line)]
    if not settled:
        return ()
    after, _ = read_with(work.tx, before.id, now)
    owed = tuple(
        line.id
        for line in settled
        # what was due already was settled for less: by us, or by the buyer's word
        if before.outlook(line).due < after.outlook(after.line(line.id)).due
    )
    for line_id in owed:
        work.update("line", line_id, buyer_money=BuyerMoney.PAID_PARTLY.value)
    return owed


def _settled_by_us(case: Case, line: Line) -> bool:
    """Whether we paid all that was due; what a platform or a dispute settled is no rest of ours."""
    if line.tracks.buyer_money not in _OVER or line.tracks.request in ENDED:
        return False
    ours = any(
        paid.line_id == line.id and paid.to_buyer and not paid.by_platform
        for paid in case.payments
    )
    return ours and not decided_with(case, line)


def _found_better(before: Line, after: Line) -> bool:
    """Whether a piece that was judged pays its buyer more of its price now."""
    judged = {unit.number: unit for unit in before.units if unit.verdict is not None}
    return any(
        _PAYS.index(verdict_pays(judged[unit.number], before.reason))
        < _PAYS.index(verdict_pays(unit, after.reason))
        for unit in after.units
        if unit.number in judged and unit.verdict is not None
    )
