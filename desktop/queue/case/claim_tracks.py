"""The tracks of a line whose pieces two parties owe for: the claim on each stands beside the other."""

from dataclasses import replace

from desktop.look.theme import look
from desktop.queue.case.track_sums import track_sums
from desktop.queue.case.tracks_bar import TrackView, track_views
from desktop.wording import opening, word
from returns.phrases import say
from returns.records.case import Case, Line
from returns.rules.steps.held_acts import Reach, reach_of
from returns.rules.steps.situation import claimed_party
from returns.terms import HoldKind, Party, Request, StepKind
from returns.trade.disputes import Dispute
from returns.trade.tracks import SLOWEST


def side_by_side(case: Case, line: Line) -> tuple[TrackView, ...]:
    """The tracks of a line, and a fifth for the claim on its second party, where it has one."""
    *others, own = held_tracks(case, line, track_views(line.tracks, track_sums(case, line)))
    second = case.second(line)
    if second is None or second.line.seen_by is None:
        return (*others, own)
    first = claimed_party(case, line, case.outlook(line).advice)
    theirs = track_views(second.line.tracks, track_sums(case, second.line))[-1]
    return (*others, _of(own, first), _of(theirs, second.line.seen_by))


def held_tracks(case: Case, line: Line, views: tuple[TrackView, ...]) -> tuple[TrackView, ...]:
    """The talk and the buyer's money are not ours to move while a hold forbids it: both wait.

    In a dispute the talk says that it is one. Of a case that is closed nothing is to be done or waited for.
    """
    if case.closed_at is not None:
        return _ended(line, views)
    hold, step = case.outlook(line).hold, case.outlook(line).step
    if hold is None or step is None or step.kind is not StepKind.CHECK:
        return views
    if reach_of(hold) not in (Reach.LETTERS_TOO, Reach.DECISIONS):
        return views
    kept = {"ours": "waiting", "idle": "waiting"}
    talk, goods, money, *rest = views
    talk = replace(talk, mark=kept.get(talk.mark, talk.mark))
    if hold.kind is HoldKind.DISPUTE:
        named = word("dispute", case.dispute) if case.dispute in list(Dispute) else talk.state
        # nor is it done, whatever was agreed on before
        short = say("terms.in_dispute", look().lang)
        talk = replace(talk, mark="waiting", short=short, state=named)
    money = replace(money, mark=kept.get(money.mark, money.mark))
    return (talk, goods, money, *rest)


def _ended(line: Line, views: tuple[TrackView, ...]) -> tuple[TrackView, ...]:
    """As they stood when their case was closed; what a dispute won ended says so."""
    still = ("ours", "waiting")
    talk, *rest = (replace(v, mark="idle") if v.mark in still else v for v in views)
    unsaid = line.tracks.request in (Request.NEW, Request.NEGOTIATING)
    if unsaid and line.dispute_over_at is not None and not line.refunded:
        lang = look().lang
        won, short = say("terms.dispute_won", lang), say("terms.won", lang)
        talk = replace(talk, state=won, short=short)
    return (talk, *rest)


def in_one_row(case: Case, line: Line) -> tuple[TrackView, ...]:
    """The four tracks of a line: of two claims the one that is further from its end, both in its words."""
    views = side_by_side(case, line)
    second = case.second(line)
    if second is None:
        return views
    *others, own, theirs = views
    order = SLOWEST["supplier_claim"].index
    states = (line.tracks.supplier_claim, second.line.tracks.supplier_claim)
    slower, other = (theirs, own) if order(states[1]) < order(states[0]) else (own, theirs)
    name = word("track_short", "supplier_claim")
    return (*others, replace(slower, name=name, beside=other.told))


def _of(view: TrackView, party: Party) -> TrackView:
    """A claim by the name of whom it is on."""
    whole = say("terms.claim_on", look().lang, party=word("unnamed", party.value))
    return replace(view, name=_capital(word("party", party.value)), whole_name=whole)


def _capital(words: str) -> str:
    return opening(words)
