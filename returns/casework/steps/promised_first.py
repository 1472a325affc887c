"""A new one that goes out with the offer of it: promised and sent in one step of the history."""

from dataclasses import replace
from datetime import datetime

from returns.casework.around import Around
from returns.casework.outlook import concluded, read_in
from returns.casework.steps.parting import as_parted, named_line, part, to_part
from returns.casework.steps.steps import perform, turned
from returns.casework.steps.together import acts_of
from returns.ledger.store import Work
from returns.records.case import Case
from returns.records.options import StepOptions
from returns.rules.advice.recommend import recommend_briefly
from returns.terms import Move, Offer, StepKind
from returns.trade.offers import traits


def promises_first(act: StepKind | Move, options: StepOptions) -> bool:
    """Whether a step sends a new one that is offered with it."""
    return act is StepKind.REPLACE and options.offer is Offer.RETURNLESS_REPLACEMENT


def promise(options: StepOptions) -> StepOptions:
    """What of it the promise is told."""
    return StepOptions(offer=options.offer, line=options.line, units=options.units)


def promise_first(work: Work, now: datetime, options: StepOptions) -> StepOptions:
    """What goes out at once is agreed by that: the letter of its parcel says so.

    The options of the step on the pieces that it was promised for.
    """
    case, beside = read_in(work, now)
    told = named_line(case, promise(options))
    whole = to_part(case, Move.OFFER, told)
    if whole is not None:
        told = part(work, whole, Move.OFFER, told)
        options = replace(options, line=told.line, units=())
        case, beside = read_in(work, now)
    for each in acts_of(work, case, beside, Move.OFFER, told):
        perform(each)
    work.facts["at_once"] = True
    return options


def as_promised(
    work: Work, case: Case, beside: Around, now: datetime, options: StepOptions
) -> tuple[Case, StepOptions]:
    """The same without writing anything: the case as it would be, for what is only asked or shown."""
    case, told = as_parted(case, beside, now, Move.OFFER, promise(options))
    if options.units and not told.units:
        options = replace(options, line=told.line, units=())
    lines = {line.id: line for line in case.lines}
    for act in acts_of(work, case, beside, Move.OFFER, told):
        facts, tracks, goes = turned(act)
        units = (replace(u, goods=goes.get(u.goods, u.goods)) for u in act.line.units)
        lines[act.line.id] = replace(
            act.line,
            tracks=tracks,
            units=tuple(units),
            offer=facts.offer,
            returnless=traits(facts.offer).pays_ahead,
            route=act.route,
            answered_at=now,
        )
    triage = beside.settings.triage
    promised = concluded(
        replace(case, lines=tuple(lines.values())),
        now,
        beside,
        lambda known: recommend_briefly(known, triage),
    )
    work.facts["at_once"] = True
    return promised, options
