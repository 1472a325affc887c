"""Rows of an orders file, one for each line, put together into orders."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from returns.importing.columns import Context, NothingSold, Result, Row, Wrong
from returns.importing.drafts import OrderDraft, OrderLineDraft, Unusable


@dataclass(frozen=True, slots=True)
class Gathered:
    """The rows of one order."""

    #: the one that tells of the order itself
    first: Row
    lines: tuple[OrderLineDraft, ...]
    #: the row of each line
    rows: tuple[Row, ...]
    #: each of its rows of which something was sold could be used
    whole: bool


#: the order of these rows; raises `Wrong`
OrderOf = Callable[[Gathered], OrderDraft]
#: one line with its key, in the order's currency; raises `Wrong`
LineOf = Callable[[Row, str, str], OrderLineDraft]


class Orders:
    """Gathers the rows of each order; those of a sorted file lie apart and are kept to the end."""

    def __init__(self, order_of: OrderOf, line_of: LineOf) -> None:
        self._order_of = order_of
        self._line_of = line_of

    def read(self, rows: Iterator[Row], context: Context) -> Iterator[Result]:
        """Orders with their lines, and rows that cannot be used."""
        apart: dict[str, list[list[Row]]] = {}
        for number, run in groupby(rows, attrgetter("key")):
            group = list(run)
            if number and context.often and context.recurs(number):
                apart.setdefault(number, []).append(group)
            else:
                yield from self._order(group, context)
        for runs in apart.values():
            yield from self._order(_joined(runs, context), context)

    def _order(self, rows: list[Row], context: Context) -> Iterator[Result]:
        # the row that tells of the order has the most cells filled; sorting may have moved it
        first = max(rows, key=attrgetter("filled")) if rows[1:] else rows[0]
        try:
            first.check()
            first.needed("order", "no_order")
            currency = first.currency("currency")
            lines, unusable, whole = self._lines(rows, currency, context)
            told = tuple(line for line, _ in lines), tuple(row for _, row in lines)
            order = self._order_of(Gathered(first, *told, whole))
        except Wrong as wrong:
            yield first.unusable(wrong)
            yield from _orphans(first, [row for row in rows if row is not first])
            return
        yield from unusable
        # that a cancelled order is off is news, although no line of it is left
        if lines or order.cancelled:
            yield order

    def _lines(
        self, rows: list[Row], currency: str, context: Context
    ) -> tuple[list[tuple[OrderLineDraft, Row]], list[Unusable], bool]:
        lines: dict[str, tuple[OrderLineDraft, Row]] = {}
        numbered: dict[str, str] = {}
        like: Counter[str] = Counter()
        unusable: list[Unusable] = []
        whole = True
        for row in rows:
            try:
                row.check()
                own = row.cells.get("item", "")
                key = numbered.get(own, "") if own else ""
                if not key:
                    # not by the platform's own number: only some of its files have one
                    item = row.cells["sku"] or row.cells["title"]
                    like[item] += 1
                    key = f"{item}#{like[item]}"
                line = self._line_of(row, key, currency)
            except Wrong as wrong:
                unusable.append(row.unusable(wrong))
                whole = whole and isinstance(wrong, NothingSold)
                continue
            if own:
                numbered[own] = key
            context.repeated += key in lines
            lines[key] = line, row
        return list(lines.values()), unusable, whole


def _orphans(first: Row, rows: list[Row]) -> Iterator[Unusable]:
    """Rows of an order whose own row, which tells buyer, date and currency, is unusable."""
    for row in rows:
        number = row.key
        yield row.unusable(
            Wrong("order", "order_unreadable", order=number, first=first.number)
            if number
            else Wrong("order", "no_order")
        )


def _joined(runs: list[list[Row]], context: Context) -> list[Row]:
    """Rows of one order from several places; a run that says all of it again takes its place."""
    kept: list[list[Row]] = []
    for run in runs:
        said = _said(run)
        for position, other in enumerate(kept):
            if _said(other) == said:
                context.repeated += len(other)
                kept[position] = run
                break
        else:
            kept.append(run)
    return [row for run in kept for row in run]


def _said(rows: list[Row]) -> Counter[tuple[str, ...]]:
    return Counter(row.raw for row in rows)
