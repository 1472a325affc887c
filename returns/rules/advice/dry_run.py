"""Two settings laid beside each other over the same cases: what each would have said, and what it costs."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal

from returns.money import Money, Rates
from returns.records.advice import LineOutlook, Recommendation, Step, WayCost
from returns.records.case import Line
from returns.records.dry_run import DryRun, Said, Total, Tried, Unreckoned
from returns.rules.money.exchange import dollars, rates_for
from returns.rules.reasons import EXTRA_ITEM
from returns.terms import Fulfilment


def said_of(line: Line, outlook: LineOutlook, today: Step | None = None) -> Said:
    """What follows from a line, as far as two settings can differ in it.

    `today` is what is next as it stands now, where that is told too. The sentences are left out: a
    limit that is named in one is no other advice.
    """
    advice, step = outlook.advice, outlook.step
    way = next((cost for cost in advice.costs if cost.advised), None)
    return Said(
        advice=replace(advice, because=(), costs=()),
        step=_bare(step),
        hold=outlook.hold.kind if outlook.hold is not None else None,
        cost=way.cost if way is not None else None,
        unreckoned=_unreckoned(line, advice, way),
        today=_bare(today),
    )


def _bare(step: Step | None) -> Step | None:
    return replace(step, because=()) if step is not None else None


def _unreckoned(line: Line, advice: Recommendation, way: WayCost | None) -> Unreckoned | None:
    if way is not None:
        return Unreckoned.COST if way.estimated else None
    if line.paid_for is None:
        return Unreckoned.PRICE
    moot = not line.paid_for or line.reason == EXTRA_ITEM
    if moot or line.fulfilment is Fulfilment.PLATFORM_WAREHOUSE:
        return Unreckoned.NOTHING
    if not advice.costs:
        return Unreckoned.RATE
    return Unreckoned.COST if line.unit_cost is None else Unreckoned.NOTHING


def compared(
    lines: Iterable[Tried], since: date, until: date, home: str, own: Rates | None
) -> DryRun:
    """Counts all of these lines, and keeps those that differ; money is summed in `home` by `own` rates.

    `own` is None where the desk counts with the table that came with Sendback.
    """
    cases: set[int] = set()
    otherwise: set[int] = set()
    recosted: set[int] = set()
    unknown: set[tuple[int, Unreckoned]] = set()
    sums: dict[str, Total] = {}
    rows: list[Tried] = []
    for line in lines:
        cases.add(line.case_id)
        if line.differs:
            rows.append(line)
            (otherwise if line.otherwise else recosted).add(line.case_id)
        if line.unreckoned is not None:
            unknown.add((line.case_id, line.unreckoned))
        _add(sums, line)
    totals = tuple(sums[code] for code in sorted(sums))
    whole, left_out = _at_home(totals, home, own)
    table = rates_for(home, own)
    counted = Counter(reason for _, reason in unknown)
    return DryRun(
        since=since,
        until=until,
        cases=len(cases),
        otherwise=len(otherwise),
        recosted=len(recosted - otherwise),
        rows=tuple(sorted(rows, key=lambda row: (-_weight(row, own), row.case_id, row.line))),
        totals=totals,
        home=whole,
        left_out=left_out,
        rates_on=table.as_of if table is not None else "",
        unreckoned=tuple((why, counted[why]) for why in Unreckoned if counted[why]),
    )


def _add(sums: dict[str, Total], line: Tried) -> None:
    old, new = line.old.firm, line.new.firm
    if old is None or new is None:
        return
    before = sums.get(line.currency) or Total(
        0, Money(0, line.currency), Money(0, line.currency)
    )
    sums[line.currency] = Total(before.lines + 1, before.old + old, before.new + new)


def _weight(row: Tried, own: Rates | None) -> Decimal:
    """How much money it is about, in dollars; nothing where that cannot be told."""
    difference = row.difference
    worth = dollars(difference, own) if difference is not None else None
    return abs(worth) if worth is not None else Decimal(-1)


def _at_home(
    totals: Iterable[Total], home: str, own: Rates | None
) -> tuple[Total | None, tuple[str, ...]]:
    """All totals in one currency, and the currencies that have no rate to get there."""
    whole, left_out = Total(0, Money(0, home), Money(0, home)), []
    for total in totals:
        rates = _table(total.old.currency, home, own)
        if rates is None:
            left_out.append(total.old.currency)
            continue
        whole = Total(
            whole.lines + total.lines,
            whole.old + rates.convert(total.old, home),
            whole.new + rates.convert(total.new, home),
        )
    return whole if whole.lines else None, tuple(left_out)


def _table(currency: str, home: str, own: Rates | None) -> Rates | None:
    """The table that knows both, the desk's own first; None when neither does."""
    if currency == home:
        return Rates({}, "")
    for rates in (rates_for(currency, own), rates_for(home, own)):
        if rates is not None and {currency, home} <= {"USD", *rates.per_usd}:
            return rates
    return None
