"""What a file tells of the money of a line, beside what was noted of it by hand (domain.md 1c)."""

from collections.abc import Iterable

from returns.money import Money
from returns.records.advice import Because
from returns.records.case import Line, StoredCase
from returns.records.unit import Payment


def money_disagrees(case: StoredCase, line: Line) -> tuple[Because, ...]:
    """More went back than was paid, or more is noted as the platform's refund than its file tells."""
    if not line.refunded:
        return ()
    found = []
    paid = line.paid_for
    if paid is not None and paid < line.refunded:
        sums = {"back": line.refunded, "paid": paid, "more": line.refunded - paid}
        found.append(_said("above_price", sums))
    told, noted = figure_there(case, line)
    if told and told < noted:
        sums = {"noted": noted, "told": told, "more": noted - told}
        found.append(_said("noted_beyond", sums, case.channel))
    return tuple(found)


def figure_there(case: StoredCase, line: Line) -> tuple[Money, Money]:
    """What a file tells to have gone back, nothing where none does, and what is noted of that.

    Of the item as its request tells it; else of the order. What the platform paid since has a reference.
    """
    nothing = Money(0, case.currency)
    same = [x for x in case.lines if x is line or x.order_line_id == line.order_line_id]
    if line.order_line_id is None:
        same = [line]
    told = sum((x.told for x in same if x.told), start=nothing)
    if told:
        ids = {x.id for x in same}
        return told, _theirs((p for p in case.payments if p.line_id in ids), nothing)
    whole = case.sale.refunded
    return (
        whole if whole.currency == case.currency else nothing,
        _theirs(case.payments, nothing),
    )


def _theirs(payments: Iterable[Payment], nothing: Money) -> Money:
    theirs = (p for p in payments if p.to_buyer and p.outgoing and p.by_platform)
    return sum((p.amount for p in theirs if not p.reference), start=nothing)


def _said(key: str, sums: dict[str, Money], channel: str = "") -> Because:
    facts = [(name, str(amount)) for name, amount in sums.items()]
    if channel:
        facts.append(("channel", channel))
    return Because(f"money.{key}", tuple(facts), "P")
