"""What buyers were told, the gaps that the seller lives with, and what is to be looked at now."""

import json
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, Select, func, select
from sqlalchemy.dialects.sqlite import insert

from db.tables import cases as t
from db.tables import trade as s
from returns.casework.around import rates_of
from returns.clock import stamp
from returns.errors import Refusal
from returns.ledger import rows
from returns.ledger.promise_rows import PROMISE, read_kept, read_promise
from returns.ledger.settings_rows import read_settings, write_settings
from returns.money import Money
from returns.records.policy import Supplier
from returns.records.policy_warning import Loss, PolicyWarning, Watch
from returns.records.settings import DeskSettings
from returns.rules.dates.dates import transit_table
from returns.rules.money.exchange import rates_for
from returns.rules.policy.policy_watch import Promise, falls_into, watch

_YEAR = timedelta(days=365)

#: a gap by version, group and promise: a new version or a longer promise opens it again
Gap = tuple[int, str, int]


def write_promise(tx: Connection, promise: Promise) -> None:
    """Remember what buyers are told from now on."""
    write_settings(tx, replace(read_settings(tx), published_days=promise.days))
    _write(tx, groups=dict(promise.by_group or {}))


def gap_of(warning: PolicyWarning) -> Gap:
    """What a gap is known by."""
    return warning.policy_id, warning.group, warning.promised


def read_accepted(tx: Connection) -> frozenset[Gap]:
    """The gaps that the seller has decided to live with."""
    return frozenset((a, b, c) for a, b, c in read_kept(tx).get("accepted", ()))


def write_accepted(tx: Connection, gap: Gap, *, accepted: bool) -> None:
    """Live with a gap, or no longer."""
    gaps = set(read_accepted(tx))
    gaps.add(gap) if accepted else gaps.discard(gap)
    _write(tx, accepted=sorted(gaps))


def read_warnings(
    tx: Connection, now: datetime, suppliers: tuple[Supplier, ...] | None = None
) -> tuple[PolicyWarning, ...]:
    """Everything to look at, without accepted gaps; gaps with what they cost in the last year."""
    settings = read_settings(tx)
    found = watch(
        rows.suppliers(tx) if suppliers is None else suppliers,
        read_promise(tx),
        supplied_groups(tx),
        now.date(),
        settings.triage.check_policy_days,
        transit_table(settings.transit),
        sold_to(tx),
    )
    accepted = read_accepted(tx)
    left = [w for w in found if w.kind is not Watch.GAP or gap_of(w) not in accepted]
    losses = _losses(tx, [w for w in left if w.kind is Watch.GAP], settings, now)
    return tuple(replace(w, loss=losses.get(gap_of(w), Loss())) for w in left)


def supplied_groups(tx: Connection) -> dict[int, tuple[str, ...]]:
    """The product groups that each supplier delivers; goods without a group are the group ""."""
    product = s.product
    query = (
        select(product.c.supplier_id, product.c.product_group)
        .where(product.c.supplier_id.is_not(None))
        .distinct()
        .order_by(product.c.product_group)
    )
    found: dict[int, tuple[str, ...]] = {}
    for supplier_id, group in tx.execute(query):
        found[supplier_id] = (*found.get(supplier_id, ()), group)
    return found


def sold_to(tx: Connection) -> tuple[str, ...]:
    """The countries in which the desk's shops sell; none while no shop tells."""
    country = s.channel.c.country
    query = select(country).where(country != "").distinct().order_by(country)
    return tuple(tx.execute(query).scalars())


def count_products(tx: Connection) -> int:
    """How many products are sold; a SKU that is another one written otherwise is none of its own."""
    sold = (s.product.c.merged_into.is_(None), s.product.c.retired == 0)
    return int(
        tx.execute(select(func.count()).select_from(s.product).where(*sold)).scalar_one()
    )


def _losses(
    tx: Connection, gaps: list[PolicyWarning], settings: DeskSettings, now: datetime
) -> dict[Gap, Loss]:
    """Last year's requests that came in the days of a gap, and what the goods cost us."""
    if not gaps:
        return {}
    by_supplier: dict[int, list[PolicyWarning]] = {}
    for gap in gaps:
        by_supplier.setdefault(gap.supplier_id, []).append(gap)
    cases: dict[Gap, set[int]] = {}
    sums: dict[Gap, list[Money | None]] = {}
    for row in tx.execute(_lines_of(gaps, now)):
        for gap in by_supplier[row.supplier_id]:
            if falls_into(gap, int(row.came_on)) and gap.group in ("", row.product_group):
                cases.setdefault(gap_of(gap), set()).add(row.case_id)
                sums.setdefault(gap_of(gap), []).append(_lost(row, settings))
    return {gap: Loss(len(found), _together(sums[gap])) for gap, found in cases.items()}


def _lines_of(gaps: list[PolicyWarning], now: datetime) -> Select[Any]:
    """A row for each line that came in the days of a gap: its cost, and what was paid for it."""
    case, line, unit = t.return_case, t.case_line, t.unit
    paid = select(func.sum(unit.c.paid_minor)).where(unit.c.line_id == line.c.id)
    came_on = func.julianday(func.substr(case.c.requested_at, 1, 10)) - func.julianday(
        s.order.c.delivered_on
    )
    return (
        select(
            line.c.case_id,
            line.c.supplier_id,
            case.c.currency,
            came_on.label("came_on"),
            func.coalesce(s.product.c.product_group, "").label("product_group"),
            (line.c.unit_cost_minor * line.c.quantity).label("cost"),
            paid.scalar_subquery().label("paid"),
        )
        .join(case, case.c.id == line.c.case_id)
        .join(s.order, s.order.c.id == case.c.order_id)
        .outerjoin(s.product, s.product.c.id == line.c.product_id)
        .where(
            line.c.supplier_id.in_({gap.supplier_id for gap in gaps}),
            case.c.requested_at >= stamp(now - _YEAR),
            came_on > min(gap.allowed for gap in gaps),
            came_on <= max(gap.promised for gap in gaps),
        )
    )


def _lost(row: Row[Any], settings: DeskSettings) -> Money | None:
    """A line's goods at cost, at what was paid where that is not known; None where neither is."""
    minor = row.paid if row.cost is None else row.cost
    if minor is None:
        return None
    return _converted(Money(int(minor), row.currency), settings.home_currency, settings)


def _together(sums: list[Money | None]) -> Money | None:
    """Their sum; None where one of them is not known."""
    known = [money for money in sums if money is not None]
    return sum(known[1:], start=known[0]) if len(known) == len(sums) else None


def _converted(money: Money, currency: str, settings: DeskSettings) -> Money | None:
    rates = rates_for(money.currency, rates_of(settings))
    try:
        return rates.convert(money, currency) if rates else None
    except Refusal:  # the home currency has no rate: cases are counted, money is not guessed
        return None


def _write(tx: Connection, **parts: object) -> None:
    text = json.dumps({**read_kept(tx), **parts}, ensure_ascii=False, sort_keys=True)
    statement = insert(s.setting).values(name=PROMISE, value=text)
    tx.execute(
        statement.on_conflict_do_update(index_elements=[s.setting.c.name], set_={"value": text})
    )
