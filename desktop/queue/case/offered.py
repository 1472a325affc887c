"""Which actions apply to the open case as it stands: what they would do is played, and refused or not."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from returns.casework.case_supplier import SupplierChoice
from returns.casework.disputes import DisputeTold
from returns.casework.goods.told_parcel import ParcelTold
from returns.casework.money_moves import MoneyTold
from returns.casework.rehearsal import LettersRead, StepTold, Told
from returns.errors import Refusal
from returns.money import Money
from returns.papers.papers import PAPERS
from returns.records.case import Case, Line
from returns.records.options import StepOptions
from returns.rules.goods.lost_parcel import lost_choices
from returns.rules.money.came import payers_of
from returns.rules.steps.held_acts import held_up
from returns.rules.steps.sheet_reader import reader_of
from returns.rules.steps.situation import claimed_party
from returns.terms import End, Move, Offer, Party, Route, StepKind
from returns.trade.disputes import Dispute

if TYPE_CHECKING:
    from returns.desk import Desk

#: stands for words and numbers that a dialog asks for: what is refused without them applies
_WORDS = "…"
#: refused for want of a fact that can be entered, wherever the case stands: it says which
LACKS = frozenset({"papers.no_place"})

Tries = Iterator[Told]
#: the lines that are meant (the whole case where several are), and the number that goes with them
_Meant = tuple[tuple[Line, ...], int | None]


def _step(kind: StepKind | Move, **said: object) -> Callable[[Case, _Meant], Tries]:
    """One step on whatever is meant."""

    def tries(_: Case, meant: _Meant) -> Tries:
        yield StepTold(kind, StepOptions(line=meant[1], **said))  # type: ignore[arg-type]

    return tries


def _any(*each: Callable[[Case, _Meant], Tries]) -> Callable[[Case, _Meant], Tries]:
    """Several that one dialog chooses between."""

    def tries(case: Case, meant: _Meant) -> Tries:
        for one in each:
            yield from one(case, meant)

    return tries


def _part(case: Case, meant: _Meant) -> Tries:
    """The least and the most that can be named."""
    most = sum((line.left for line in meant[0]), start=Money(0, case.currency))
    for amount in (Money(1, case.currency), most):
        if amount.minor > 0 and not most < amount:
            told = StepOptions(offer=Offer.PARTIAL_REFUND, amount=amount, line=meant[1])
            yield StepTold(Move.OFFER, told)


def _partly(case: Case, meant: _Meant) -> Tries:
    told = StepOptions(amount=Money(1, case.currency), answer=_WORDS, line=meant[1])
    yield StepTold(Move.CLAIM_PARTLY, told)


def _money_in(case: Case, meant: _Meant) -> Tries:
    coin = Money(1, case.currency)
    for line in meant[0]:
        yield MoneyTold(coin, out=False, line=line.number)
        yield MoneyTold(coin, out=False, line=line.number, rest_asked=True)
        # a cent of what the buyer had: where he had none, nothing of ours bounced either
        yield MoneyTold(coin, out=False, party=Party.BUYER, line=line.number)


def _money_out(case: Case, meant: _Meant) -> Tries:
    coin = Money(1, case.currency)
    for line in meant[0]:
        for party in (None, Party.PLATFORM):
            # with the reference that what a shop paid since its file has
            yield MoneyTold(coin, out=True, party=party, line=line.number, reference=_WORDS)
    yield MoneyTold(coin, out=True, line=meant[0][0].number, postage=True)


def _money_back(case: Case, meant: _Meant) -> Tries:
    for line in meant[0]:
        for party in payers_of(case, line):
            coin = Money(1, case.currency)
            yield MoneyTold(coin, out=True, party=party, line=line.number, back=True)


def _lost(case: Case, meant: _Meant) -> Tries:
    yield StepTold(Move.LOST, StepOptions(line=meant[1]))
    for parcels in lost_choices(case, meant[0]):
        # of several that are under way the window asks which
        for parcel in parcels:
            yield StepTold(Move.LOST, StepOptions(line=meant[1], parcel=parcel.id))


def _parcels(_: Case, meant: _Meant) -> Tries:
    for line in meant[0]:
        for start, to in ((End.BUYER, End.US), (End.US, End.BUYER), (End.US, End.SUPPLIER)):
            yield ParcelTold(to, start, line=line.number)


def _supplier(_: Case, meant: _Meant) -> Tries:
    for line in meant[0]:
        yield SupplierChoice(0, line=line.number)


#: action of a line, or of all → what it would do
_OF_LINES: dict[str, Callable[[Case, _Meant], Tries]] = {
    "keep": _step(Move.OFFER, offer=Offer.RETURNLESS_REFUND),
    "part_refund": _part,
    "ask_back": _any(
        *(
            _step(StepKind.APPROVE, route=route, rma=rma)
            for route in (Route.TO_US, Route.TO_SUPPLIER, Route.TO_THIRD_PARTY)
            for rma in ("", _WORDS)
        )
    ),
    "to_supplier": _any(
        *(_step(StepKind.APPROVE, route=Route.TO_SUPPLIER, rma=rma) for rma in ("", _WORDS))
    ),
    "instead": _any(
        _step(StepKind.REPLACE),
        _step(Move.OFFER, offer=Offer.RETURNLESS_REPLACEMENT),
        _step(Move.OFFER, offer=Offer.REPLACEMENT_ON_RECEIPT),
    ),
    "approve": _step(StepKind.APPROVE),
    "decline": _step(Move.DECLINE, reason=_WORDS, untried=True),
    "rma": _any(_step(StepKind.ASK_RMA), _step(Move.RMA_GIVEN, rma=_WORDS)),
    "hold": _step(Move.HOLD, reason=_WORDS),
    "agreed": _step(Move.BUYER_AGREED),
    "refused": _step(Move.BUYER_REFUSED),
    "buyer_said": _step(Move.BUYER_SAID, answer=_WORDS),
    "withdrawn": _step(Move.WITHDRAW),
    "shipped": _step(Move.SHIPPED),
    "lost": _lost,
    "claim": _any(
        *(
            _step(StepKind.SEND_CLAIM, party=party, reason=_WORDS, answer=_WORDS)
            for party in (None, Party.SUPPLIER, Party.CARRIER, Party.PLATFORM)
        )
    ),
    "answer": _any(
        *(
            _step(move, answer=_WORDS)
            for move in (Move.CLAIM_ACCEPTED, Move.CLAIM_REFUSED, Move.MORE_ASKED)
        ),
        _step(Move.RESHIP_PROMISED, answer=_WORDS),
        _partly,
    ),
    "write_off": _step(Move.WRITE_OFF),
    "inspect": _step(Move.RECEIVE),
    "money_in": _money_in,
    "money_out": _money_out,
    "money_back": _money_back,
    "parcels": _parcels,
    "supplier": _supplier,
}
#: action of the case as a whole → what it would do; a day is only known when it is asked
_OF_CASE: dict[str, Callable[[datetime], Told]] = {
    "check": lambda _: StepTold(StepKind.CHECK, StepOptions(answer=_WORDS)),
    "letters": lambda _: LettersRead(),
    "dispute": lambda _: DisputeTold(Dispute.CHARGEBACK),
    "snooze": lambda now: StepTold(Move.SNOOZE, StepOptions(until=now + timedelta(days=1))),
    "note": lambda _: StepTold(Move.NOTE, StepOptions(note=_WORDS)),
    "lift": lambda _: StepTold(Move.LIFT, StepOptions(reason=_WORDS, note=_WORDS)),
    "close_case": lambda _: StepTold(StepKind.CLOSE, StepOptions(reason=_WORDS, note=_WORDS)),
    "reopen": lambda _: StepTold(Move.REOPEN, StepOptions(reason=_WORDS, note=_WORDS)),
}

#: what can be entered and printed of any case
_ALWAYS = frozenset({"order_facts", "summary"})
#: all actions of which it is known whether they apply
JUDGED = frozenset({*_OF_LINES, *_OF_CASE, *PAPERS})


def tries(case: Case, number: int, now: datetime) -> tuple[tuple[str, Told], ...]:
    """Each action with all that it could do to that line of the case; 0 is no line, so all of them."""
    lines = (case.lines[number - 1],) if number else case.lines
    meant: list[_Meant] = [((line,), line.number) for line in lines]
    if not number:
        # all together, and each alone: the window asks which
        meant = [(case.lines, None), *(meant if len(case.lines) > 1 else ())]
    found = [
        (action, each)
        for action, make in _OF_LINES.items()
        for about in meant
        for each in make(case, about)
    ]
    return (*found, *((action, make(now)) for action, make in _OF_CASE.items()))


def refused_at_once(case: Case, number: int, action: str) -> Refusal | None:
    """Why a dialog is not worth opening: all that it could do waits for the hold; None where it opens.

    Asks nothing of the desk, so that a key is not waited for; `number` is a line's, 0 for any of them.
    """
    make = _OF_LINES.get(action)
    lines = (case.lines[number - 1],) if number else case.lines
    first: Refusal | None = None
    if make is None:
        return None
    for line in lines:
        for told in make(case, ((line,), line.number)):
            held = _held(case, line, told) if isinstance(told, StepTold) else None
            if held is None:
                return None
            first = first or held
    return first


def _held(case: Case, line: Line, told: StepTold) -> Refusal | None:
    """What that step is refused with while the line is held up; None where it may go on."""
    party = told.options.party or claimed_party(case, line, case.outlook(line).advice)
    return held_up(case, line, told.kind, party)


@dataclass(frozen=True, slots=True)
class Judged:
    """What applies to a case, or to one of its lines, and why the others do not."""

    applying: frozenset[str]
    #: the first thing that each of the others is refused with; papers say it when they are asked for
    refused: Mapping[str, Refusal]


def judged(desk: "Desk", case: Case, number: int = 0) -> Judged:
    """Of every action: would it be refused on that line of the case, or on all where none is named?"""
    if desk.read_only:
        return _only_read(desk, case)
    asked = tries(case, number, desk.clock.now())
    answers = desk.rehearsal.refusals(case.id, [told for _, told in asked])
    found: set[str] = set()
    refused: dict[str, Refusal] = {}
    for (action, _), refusal in zip(asked, answers, strict=True):
        if refusal is None or refusal.key in LACKS:
            found.add(action)
        else:
            refused.setdefault(action, refusal)
    for action in _OF_LINES.keys() | _OF_CASE.keys():
        # there is nothing to try: no sum, no parcel
        refused.setdefault(action, Refusal("move.not_here"))
    papers = desk.papers.applying(case.id, reader_of(case, hearing=True))
    applies = frozenset(found | papers | _ALWAYS)
    return Judged(applies, {name: why for name, why in refused.items() if name not in applies})


def _only_read(desk: "Desk", case: Case) -> Judged:
    """What can be done where nothing is changed: letters that were written are looked at."""
    reads = (
        {"letters"} if desk.rehearsal.refusals(case.id, [LettersRead()]) == (None,) else set()
    )
    no = Refusal("desk.read_only")
    return Judged(
        frozenset(reads), {action: no for action in JUDGED | _ALWAYS if action not in reads}
    )


def applying(desk: "Desk", case: Case, number: int = 0) -> frozenset[str]:
    """The actions that would not be refused on that line of the case, or on any where none is named."""
    return judged(desk, case, number).applying
