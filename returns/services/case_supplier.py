"""Who shipped a case's goods, and which version of their policy holds for it."""

from typing import Any

from sqlalchemy import select

from db.tables import trade as s
from returns.clock import day
from returns.money import Money, Rates
from returns.rules.exchange import shipped_rates
from returns.services import rows
from returns.services.outlook import rates_of
from returns.services.settings_rows import read_settings
from returns.services.store import Work
from returns.terms import ListingSource


def unit_cost(product: Any, currency: str, own: Rates | None) -> int | None:
    """What one unit cost us in minor units of the case's currency; None without cost or rate."""
    if product is None or product.cost_minor is None:
        return None
    cost = Money(product.cost_minor, product.currency)
    if product.currency == currency:
        return cost.minor
    for rates in (own, shipped_rates()):
        known = set(rates.per_usd) | {"USD"} if rates is not None else set()
        if rates is not None and {product.currency, currency} <= known:
            return rates.convert(cost, currency).minor
    return None


def give_supplier(work: Work, supplier_id: int) -> None:
    """Set the supplier and the policy that held on the order date; with it what the goods cost."""
    row = rows.case_row(work.tx, work.case_id)
    supplier = rows.supplier(work.tx, supplier_id)
    query = select(s.order.c.ordered_on).where(s.order.c.id == row.order_id)
    on = day(work.tx.execute(query).scalar_one()) or day(row.requested_at[:10])
    policy = supplier.policy_on(on) if on else None
    if policy is None and supplier.policies:
        policy = supplier.policies[0]
    work.set(
        supplier_id=supplier_id,
        supplier_name=supplier.name,
        policy_id=policy.id if policy else None,
    )
    products = rows.line_products(work.tx, work.case_id)
    rates = rates_of(read_settings(work.tx))
    for line_id, product in products:
        cost = unit_cost(product, row.currency, rates)
        if cost is not None:
            work.update("line", line_id, unit_cost_minor=cost)
    if products and row.listing == ListingSource.UNKNOWN:
        work.set(listing=products[0][1].listing)
