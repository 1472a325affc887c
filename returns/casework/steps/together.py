"""The step on each of the lines that it is about: those that can take it, its sum shared out."""

from collections.abc import Sequence
from dataclasses import replace

from returns.casework.around import Around
from returns.casework.steps.acting import Act
from returns.casework.steps.as_billed import in_books
from returns.casework.steps.scope import lines_for, one_reader, seen_as_meant
from returns.casework.steps.spreading import spread
from returns.casework.steps.step_claim import named_owes
from returns.casework.steps.steps import turned
from returns.clock import moment
from returns.errors import IllegalMove
from returns.ledger.store import Work
from returns.money import Money
from returns.records.case import Case
from returns.records.options import StepOptions
from returns.rules.dates.since_order import demand_since_order
from returns.rules.goods.arrivals import is_missed
from returns.rules.money.settled import settled_pieces
from returns.rules.tracks.track_machines import GOODS_HERE
from returns.terms import Move, StepKind, Verdict
from returns.trade.offers import traits
from returns.trade.steps import step_traits

#: what is said of one parcel of several
_OF_A_PARCEL = frozenset({Move.SHIPPED, Move.RECEIVE, Move.LOST})


def acts_of(
    work: Work, case: Case, beside: Around, kind: StepKind | Move, options: StepOptions
) -> list[Act]:
    """The step on each line that it is about; raises what the first refuses where none can take it."""
    _demand_day(work, case, kind, options)
    _demand_sent(kind, options)
    _demand_of_parcel(kind, options)
    case, options = seen_as_meant(case, kind, options), _missed_named(case, kind, options)
    lines, all_of_them = lines_for(case, kind, options)
    acts = [Act(work, case, line, kind, options, beside) for line in lines]
    meant = acts if all_of_them else _possible(case, kind, acts)
    for act in meant:
        _demand_with_buyer(act)
    return [in_books(each) for each in spread(meant)]


def _missed_named(case: Case, kind: StepKind | Move, options: StepOptions) -> StepOptions:
    """The options with the pieces of a line that came after all: it was named, and all of it was missing."""
    at = options.line or 0
    if kind is not Move.RECEIVE or options.units or not 1 <= at <= len(case.lines):
        return options
    units = case.lines[at - 1].units
    missed = all(map(is_missed, units))
    return replace(options, units=tuple(unit.number for unit in units)) if missed else options


def _demand_sent(kind: StepKind | Move, options: StepOptions) -> None:
    """What is sent instead counts with the step that sends it: raise `IllegalMove` for any other."""
    if options.exchange.strip() and kind is not StepKind.REPLACE:
        words = "step" if isinstance(kind, StepKind) else "move"
        raise IllegalMove("step.sends_nothing", act=f"term:{words}:{kind}")


def _demand_of_parcel(kind: StepKind | Move, options: StepOptions) -> None:
    """A parcel that is named counts: raise `IllegalMove` where a step is about none."""
    if options.parcel is not None and kind not in _OF_A_PARCEL:
        words = "step" if isinstance(kind, StepKind) else "move"
        raise IllegalMove("step.of_no_parcel", act=f"term:{words}:{kind}")


def _demand_with_buyer(act: Act) -> None:
    """What the buyer is to keep he has: raise `IllegalMove` where some of it is here, and not settled."""
    offer = traits(act.options.offer)
    if not step_traits(act.kind).offers or not (offer.keeps_goods and offer.once_back):
        return  # a part of the price, or a gift, is offered for what came too
    settled = settled_pieces(act.case, act.line)
    named = act.units if act.options.units else act.line.units
    meant = [unit for unit in named if unit.number not in settled]
    here = [u for u in meant if u.goods in GOODS_HERE and u.verdict is not Verdict.NOT_RECEIVED]
    if 0 < len(here) < len(meant):
        raise IllegalMove("step.keep_in_part", here=len(here), away=len(meant) - len(here))


def _demand_day(work: Work, case: Case, kind: StepKind | Move, options: StepOptions) -> None:
    """A day that is said counts: raise `IllegalMove` where a step knows none, or it is none of the case's."""
    if options.on is None:
        return
    if not step_traits(kind).dated:
        words = "step" if isinstance(kind, StepKind) else "move"
        raise IllegalMove("step.no_day", act=f"term:{words}:{kind}")
    if options.on > moment(work.at).date():
        raise IllegalMove("step.not_yet", day=f"date:{options.on}")
    demand_since_order(case, options.on)


def _possible(case: Case, kind: StepKind | Move, acts: Sequence[Act]) -> list[Act]:
    """Those acts that their lines can take, all to one reader; of a claim those that its party owes for."""
    able: list[Act] = []
    refused: IllegalMove | None = None
    if kind is StepKind.SEND_CLAIM:
        acts = [act for act in acts if named_owes(act)] or acts
    for act in acts:
        # the sum of all lines together is more than one of them can take: a coin of it tells
        total = act.options.amount
        coin = Money(min(total.minor, 1), total.currency) if total is not None else None
        alone = replace(act, options=replace(act.options, amount=coin))
        try:
            turned(in_books(alone if len(acts) > 1 else act))
        except IllegalMove as refusal:
            refused = refused or refusal
        else:
            able.append(act)
    if not able and refused is not None:
        raise refused
    together = one_reader(case, kind, [each.line for each in able])
    return [each for each in able if each.line in together]
