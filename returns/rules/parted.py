"""Some pieces of a line go another way than the rest: two lines, each with its own (domain.md 6)."""

from collections.abc import Collection, Iterable
from dataclasses import replace

from returns.money import Money
from returns.records.case import Case, Line
from returns.records.unit import Unit
from returns.terms import Move, StepKind

#: what is decided or agreed with the buyer for a line as a whole, or said by him of it
DECIDED = frozenset(
    {
        *(StepKind.ANSWER_BUYER, StepKind.NEGOTIATE, StepKind.APPROVE),
        *(Move.OFFER, Move.BUYER_SAID, Move.BUYER_AGREED, Move.BUYER_REFUSED),
        *(Move.DECLINE, Move.WITHDRAW, Move.LAPSE),
    }
)
#: what is done for all that it can be about, whatever pieces are named
OF_ALL = frozenset(
    {
        *(StepKind.ASK_RMA, StepKind.SEND_CLAIM, StepKind.CHASE_SUPPLIER, StepKind.SETTLE),
        *(Move.RMA_GIVEN, Move.MORE_ASKED, Move.RESHIP_PROMISED, Move.WRITE_OFF),
        *(Move.CLAIM_ACCEPTED, Move.CLAIM_PARTLY, Move.CLAIM_REFUSED),
        StepKind.CONFIRM_BUYER,
    }
)


def line_of_pieces(case: Case, numbers: Collection[int]) -> Line | None:
    """The one line that has these pieces, where all lines of the case are parts of one; else None."""
    of = {line.order_line_id for line in case.lines}
    found = [line for line in case.lines if {*numbers} <= {unit.number for unit in line.units}]
    return found[0] if len(of) == 1 and None not in of and len(found) == 1 else None


def in_two(line: Line, numbers: Collection[int]) -> tuple[Line, Line] | None:
    """The line without the pieces that leave it, and those as a line; None where nothing is to part.

    The lowest piece stays. A sum that was offered for all of it is shared by what was paid for them.
    """
    known, named = {unit.number for unit in line.units}, {*numbers}
    announced = {unit.number for unit in line.units if unit.number <= line.last_number}
    if not named or not named <= known or announced <= named:
        return None
    leaves = announced - named if min(announced) in named else named & announced
    away = tuple(unit for unit in line.units if unit.number in leaves)
    stay = tuple(unit for unit in line.units if unit.number not in leaves)
    if not away:
        return None
    offered: tuple[Money | None, Money | None] = (None, None)
    if line.offer_amount is not None:
        kept = (unit for unit in stay if unit.number in announced)
        mine, theirs = line.offer_amount.shares([_worth(kept), _worth(away)])
        offered = mine, theirs
    return _with(line, stay, len(announced - leaves), offered[0]), _with(
        line, away, len(away), offered[1]
    )


def _worth(units: Iterable[Unit]) -> int:
    return sum(unit.paid.minor for unit in units if unit.paid is not None)


def _with(line: Line, units: tuple[Unit, ...], count: int, offered: Money | None) -> Line:
    """The line with these units, so many of which were announced."""
    numbers = sorted(unit.number for unit in units)[:count]
    paid = [unit.paid for unit in units if unit.number in numbers]
    known = [share for share in paid if share is not None]
    start = Money(0, line.refunded.currency)
    return replace(
        line,
        units=units,
        quantity=count,
        last=numbers[-1] if numbers[-1] > count else None,
        paid_for=sum(known, start=start) if len(known) == len(paid) else None,
        offer_amount=offered,
    )


def bound(case: Case, line: Line) -> bool:
    """Whether money, a new one or a claim is on file for the line as it is: it stays one then."""
    paid = any(payment.line_id == line.id for payment in case.payments)
    sent = any(exchange.line_id == line.id for exchange in case.exchanges)
    return paid or sent or bool(case.claims_of(line)) or line.beside is not None
