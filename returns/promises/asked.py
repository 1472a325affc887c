"""What buyers asked to give back in the year before, line by line, and what it left to us."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, func, select

from db.tables import cases as t
from db.tables import trade as s
from returns.casework.around import rates_of
from returns.clock import stamp
from returns.errors import Refusal
from returns.ledger import rows
from returns.ledger.promise_rows import read_promise
from returns.ledger.settings_rows import read_settings
from returns.money import Money
from returns.records.policy import Supplier
from returns.records.policy_warning import Asked, SupplierYear
from returns.records.settings import DeskSettings
from returns.rules.dates.dates import transit_table
from returns.rules.dates.until import carried_from_delivery
from returns.rules.money.exchange import rates_for
from returns.rules.policy.clauses import on_us, safe_days
from returns.rules.policy.policy_watch import Promise
from returns.rules.reasons import NEVER_HAD
from returns.terms import Standing

_YEAR = timedelta(days=365)

#: days from the delivery to the request, in SQL
CAME_ON: ColumnElement[float] = func.julianday(
    func.substr(t.return_case.c.requested_at, 1, 10)
) - func.julianday(s.order.c.delivered_on)


def read_asked(
    tx: Connection,
    settings: DeskSettings,
    promise: Promise,
    now: datetime,
    *which: ColumnElement[bool],
) -> Iterator[Asked]:
    """A line each of the year before whose delivery is known; of what never arrived nothing is asked back."""
    case, line, unit = t.return_case, t.case_line, t.unit
    paid = select(func.sum(unit.c.paid_minor)).where(unit.c.line_id == line.c.id)
    query = (
        select(
            line.c.case_id,
            line.c.supplier_id,
            line.c.reason,
            case.c.currency,
            CAME_ON.label("came_on"),
            func.coalesce(s.product.c.product_group, "").label("product_group"),
            (line.c.unit_cost_minor * line.c.quantity).label("cost"),
            paid.scalar_subquery().label("paid"),
        )
        .join(case, case.c.id == line.c.case_id)
        .join(s.order, s.order.c.id == case.c.order_id)
        .outerjoin(s.product, s.product.c.id == line.c.product_id)
        .where(
            line.c.supplier_id.is_not(None),
            line.c.reason.not_in(NEVER_HAD),
            case.c.requested_at >= stamp(now - _YEAR),
            CAME_ON >= 0,
            *which,
        )
    )
    for row in tx.execute(query):
        group = row.product_group
        yield Asked(
            *(row.case_id, row.supplier_id, group, row.reason),
            day=int(row.came_on),
            promised=promise.of(group),
            worth=_worth(row, settings),
        )


def read_year(
    tx: Connection,
    now: datetime,
    groups: dict[int, tuple[str, ...]],
    countries: tuple[str, ...],
) -> tuple[SupplierYear, ...]:
    """The year of every supplier who still ships and whose terms are written down."""
    settings, promise = read_settings(tx), read_promise(tx)
    asked: dict[int, list[Asked]] = {}
    for each in read_asked(tx, settings, promise, now):
        asked.setdefault(each.supplier_id, []).append(each)
    transit = transit_table(settings.transit)

    def carried(supplier: Supplier) -> SupplierYear | None:
        versions = [p for p in (supplier.policy_on(now.date()), supplier.current) if p]
        if not versions or supplier.standing is Standing.STOPPED:
            return None
        # as a gap is measured: by the version that carries least
        days = {p.id: carried_from_delivery(p.terms, transit, countries) for p in versions}
        terms = min(versions, key=lambda each: days[each.id]).terms
        least, own = min(days.values()), tuple(asked.get(supplier.id, ()))
        told = {promise.of(group) for group in groups.get(supplier.id, ("",))}
        return SupplierYear(
            supplier_id=supplier.id,
            terms=terms,
            carried=least,
            safe=safe_days(terms, least),
            promised=tuple(sorted(told)),
            losses=on_us(terms, least, own),
            asked=own,
        )

    years = map(carried, rows.suppliers(tx))
    return tuple(year for year in years if year is not None)


def _worth(row: Row[Any], settings: DeskSettings) -> Money | None:
    """A line's goods at cost, at what was paid where that is not known; None where neither is."""
    minor = row.paid if row.cost is None else row.cost
    if minor is None:
        return None
    return _converted(Money(int(minor), row.currency), settings.home_currency, settings)


def _converted(money: Money, currency: str, settings: DeskSettings) -> Money | None:
    rates = rates_for(money.currency, rates_of(settings))
    try:
        return rates.convert(money, currency) if rates else None
    except Refusal:  # the home currency has no rate: cases are counted, money is not guessed
        return None
