"""Rows of an orders file, one for each line, put together into orders."""

from collections import Counter
from collections.abc import Callable, Iterator
from itertools import groupby

from returns.importing.columns import Context, Result, Row, Wrong
from returns.importing.drafts import OrderDraft, OrderLineDraft, Unusable

#: the order without its lines, from the row that tells most of it; raises `Wrong`
HeadOf = Callable[[Row], OrderDraft]
#: one line; raises `Wrong`
LineOf = Callable[[Row, OrderDraft], OrderLineDraft]


class Orders:
    """Gathers the rows of each order; those of a sorted file lie apart and are kept to the end."""

    def __init__(self, together: Callable[[Row], str], head: HeadOf, line: LineOf) -> None:
        self._together = together
        self._head = head
        self._line = line

    def read(self, rows: Iterator[Row], context: Context) -> Iterator[Result]:
        """Orders with their lines, and rows that cannot be used."""
        apart: dict[str, list[list[Row]]] = {}
        for number, run in groupby(rows, self._together):
            group = list(run)
            if number and context.recurs(number):
                apart.setdefault(number, []).append(group)
            else:
                yield from self._order(group, context)
        for runs in apart.values():
            yield from self._order(_joined(runs, context), context)

    def _order(self, rows: list[Row], context: Context) -> Iterator[Result]:
        # the row that tells of the order has the most cells filled; sorting may have moved it
        first = max(rows, key=lambda row: sum(map(bool, row.cells))) if rows[1:] else rows[0]
        try:
            first.check()
            head = self._head(first)
        except Wrong as wrong:
            yield first.unusable(wrong)
            yield from self._orphans(first, [row for row in rows if row is not first])
            return
        lines: dict[str, OrderLineDraft] = {}
        like: Counter[str] = Counter()
        unusable: list[Unusable] = []
        for row in rows:
            try:
                row.check()
                line = self._line(row, head)
            except Wrong as wrong:
                unusable.append(row.unusable(wrong))
                continue
            key = line.line_key
            if not key:  # the platform gives lines no number of their own
                item = line.sku or line.title
                like[item] += 1
                key = f"{item}#{like[item]}"
            context.repeated += key in lines
            lines[key] = _numbered(line, key)
        yield from unusable
        if lines:
            yield _with_lines(head, tuple(lines.values()))

    def _orphans(self, first: Row, rows: list[Row]) -> Iterator[Unusable]:
        """Rows of an order whose own row, which tells buyer, date and currency, is unusable."""
        for row in rows:
            number = self._together(row)
            yield row.unusable(
                Wrong("order", "order_unreadable", order=number, first=first.number)
                if number
                else Wrong("order", "no_order")
            )


def _joined(runs: list[list[Row]], context: Context) -> list[Row]:
    """Rows of one order from several places; a run that says all of it again takes its place."""
    kept: list[list[Row]] = []
    for run in runs:
        said = Counter(tuple(row.cells) for row in run)
        for position, other in enumerate(kept):
            if Counter(tuple(row.cells) for row in other) == said:
                context.repeated += len(other)
                kept[position] = run
                break
        else:
            kept.append(run)
    return [row for run in kept for row in run]


def _numbered(line: OrderLineDraft, key: str) -> OrderLineDraft:
    return OrderLineDraft(
        key, line.sku, line.title, line.quantity, line.unit_price, line.asin, line.row
    )


def _with_lines(head: OrderDraft, lines: tuple[OrderLineDraft, ...]) -> OrderDraft:
    return OrderDraft(
        number=head.number,
        lines=lines,
        ordered_on=head.ordered_on,
        shipped_on=head.shipped_on,
        delivered_on=head.delivered_on,
        currency=head.currency,
        customer=head.customer,
        fulfilment=head.fulfilment,
        channel_hint=head.channel_hint,
        row=head.row,
    )
