"""Which lines one letter, or one parcel, can be about together."""

from collections.abc import Hashable, Sequence

from returns.records.advice import Recommendation
from returns.records.case import Line, StoredCase
from returns.rules.goods.second_leg import end_of, leaves_next
from returns.rules.money.new_ones_asked import carrier_meant
from returns.rules.steps.situation import claimed_party
from returns.terms import End, Move, Party, StepKind
from returns.trade.steps import step_traits


def reader_of(
    case: StoredCase, line: Line, advice: Recommendation, kind: StepKind | Move
) -> Hashable:
    """Whom a step on a line speaks to: lines with the same answer may be told of together.

    A supplier is never told of goods that are not his, nor of a case against somebody else; a carrier never
    of what another one carried.
    """
    reader = step_traits(kind).reader
    if kind is StepKind.ASK_RMA:
        return line.supplier_id
    if reader == "claimed":
        party = claimed_party(case, line, advice)
        carrier = carrier_meant(case, line) if party is Party.CARRIER else ""
        return line.supplier_id, party, carrier
    if reader == "receiver":
        leg = leaves_next(case, line)
        end = end_of(leg[0]) if leg else None
        return end, line.supplier_id if end in (None, End.SUPPLIER) else None
    return reader


def of_one_reader(
    case: StoredCase,
    lines: Sequence[tuple[Line, Recommendation]],
    kind: StepKind | Move,
) -> tuple[Line, ...]:
    """Those of the lines that speak to the same reader as the first."""
    readers = [reader_of(case, line, advice, kind) for line, advice in lines]
    return tuple(
        line for (line, _), who in zip(lines, readers, strict=True) if who == readers[0]
    )
