"""What a dispute ended with, written down as what it means: money that moved, a hold that is over."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from returns.casework.money_moves import MoneyTold
from returns.money import Money
from returns.records.case import Case
from returns.records.change import Change
from returns.records.options import StepOptions
from returns.rules.money.settled import in_dispute
from returns.terms import BuyerMoney, Goods, Move, Party, Request, StepKind
from returns.trade.disputes import decided_elsewhere

if TYPE_CHECKING:
    from returns.desk import Desk


@dataclass(frozen=True, slots=True)
class Decided:
    """How it was decided, in the seller's words; what the buyer got by it, None where nothing."""

    words: str
    paid: Money | None = None
    #: of which line, None where of all that are in dispute; and when
    line: int | None = None
    on: date | None = None


def ends_with_it(case: Case) -> bool:
    """Whether a decision for us leaves nothing to do: nothing was agreed on, moved or asked for."""
    untouched = all(
        line.tracks.request in (Request.NEW, Request.NEGOTIATING)
        and line.tracks.buyer_money in (BuyerMoney.OPEN, BuyerMoney.OFFERED)
        and all(unit.goods is Goods.NONE_EXPECTED for unit in line.units)
        for line in case.lines
    )
    return untouched and not case.claims


def tell_decision(desk: "Desk", case: Case, told: Decided) -> tuple[Change, ...]:
    """Write it, all or nothing; what whoever decides gave the buyer is all that he gets."""
    changes: list[Change] = []
    with desk.together():
        if told.paid is not None:
            paid = MoneyTold(
                told.paid, out=True, party=Party.PLATFORM, on=told.on, line=told.line
            )
            changes.append(desk.money.note(case.id, paid))
        if told.paid is None or decided_elsewhere(case.dispute):
            # a platform's own decision against us ends the hold by what it paid
            lines = in_dispute(case) if told.line is None else (case.lines[told.line - 1],)
            for line in lines:
                # the same word says that nothing was given by it, where nothing was
                nothing = Money(0, case.currency) if told.paid is None else None
                lifting = StepOptions(reason=told.words, line=line.number, amount=nothing)
                changes.append(desk.cases.do(case.id, Move.LIFT, lifting))
        if told.paid is None and ends_with_it(case):
            closing = StepOptions(reason=told.words)
            changes.append(desk.cases.do(case.id, StepKind.CLOSE, closing))
    return tuple(changes)
