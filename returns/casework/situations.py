"""A line as the rules of the next step see it: for itself, and as its second party does."""

from datetime import datetime

from returns.casework.around import Around
from returns.records.advice import LineOutlook, OrderDates, Recommendation
from returns.records.case import Line, SecondParty, StoredCase
from returns.rules.buyers_language import buyers_language
from returns.rules.dates.deadlines import DeadlineTable
from returns.rules.money.due import due_now
from returns.rules.money.settled import replaced_pieces, to_replace
from returns.rules.steps.next_step import next_with_second
from returns.rules.steps.second_party import second_party
from returns.rules.steps.situation import LastChange, Situation, nothing_yet
from returns.rules.steps.step_claim import still_wanted


def situation(
    case: StoredCase,
    line: Line,
    advice: Recommendation,
    beside: Around,
    dates: OrderDates,
    last_change: LastChange = nothing_yet,
) -> Situation:
    """A line as the rules of the next step see it."""
    percent = beside.settings.triage.used_back_percent
    return Situation(
        case=case,
        line=line,
        advice=advice,
        terms=beside.terms(line),
        dates=dates,
        due=due_now(line, advice, percent, replaced_pieces(case, line)),
        used_percent=percent,
        to_replace=to_replace(case, line),
        last_change=last_change,
        gift_named=bool(line.gift or beside.settings.gift_in(buyers_language(case))),
    )


def as_second_sees(
    at: Situation,
    deadlines: DeadlineTable,
    now: datetime,
    beside: Around,
    last_change: LastChange,
) -> SecondParty | None:
    """Who owes for other pieces of the line than its own claim is for, and what is next with that one."""
    found = second_party(at.case, at.line, at.advice, at.terms)
    if found is None:
        return None
    line, advice = found
    theirs = situation(at.case, line, advice, beside, at.dates, last_change)
    if at.line.beside is None and not still_wanted(theirs):
        return None
    step = hold = None
    if at.case.closed_at is None:
        step, hold = next_with_second(theirs, deadlines, now)
    return SecondParty(line, LineOutlook(line.id, advice, step, hold, at.due, at.dates))
