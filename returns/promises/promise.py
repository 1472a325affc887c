"""What buyers were told, the gaps that the seller lives with, and what is to be looked at now."""

import json
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection, func, select
from sqlalchemy.dialects.sqlite import insert

from db.tables import cases as t
from db.tables import trade as s
from returns.ledger import rows
from returns.ledger.promise_rows import PROMISE, read_kept, read_promise
from returns.ledger.settings_rows import read_settings, write_settings
from returns.promises.asked import CAME_ON, read_asked
from returns.records.policy import Supplier
from returns.records.policy_warning import Asked, Loss, PolicyWarning, Watch
from returns.records.settings import DeskSettings
from returns.rules.dates.dates import transit_table
from returns.rules.policy.clauses import worth_of
from returns.rules.policy.policy_watch import Promise, falls_into, watch

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
    if not gaps:
        return {}
    fallen: dict[Gap, list[Asked]] = {}
    least = min(gap.allowed for gap in gaps)
    which = (
        t.case_line.c.supplier_id.in_({gap.supplier_id for gap in gaps}),
        CAME_ON.between(least + 1, max(gap.promised for gap in gaps)),
    )
    for asked in read_asked(tx, settings, read_promise(tx), now, *which):
        for gap in gaps:
            ours = gap.supplier_id == asked.supplier_id and gap.group in ("", asked.group)
            if ours and falls_into(gap, asked.day):
                fallen.setdefault(gap_of(gap), []).append(asked)
    return {gap: worth_of(found) for gap, found in fallen.items()}


def _write(tx: Connection, **parts: object) -> None:
    text = json.dumps({**read_kept(tx), **parts}, ensure_ascii=False, sort_keys=True)
    statement = insert(s.setting).values(name=PROMISE, value=text)
    tx.execute(
        statement.on_conflict_do_update(index_elements=[s.setting.c.name], set_={"value": text})
    )
