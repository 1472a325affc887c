"""Who shipped a case's goods, and which version of their policy holds for it."""

from sqlalchemy import select

from db.tables import trade as s
from returns.clock import day
from returns.services import rows
from returns.services.store import Work
from returns.terms import ListingSource


def give_supplier(work: Work, supplier_id: int) -> None:
    """Set the supplier and the policy that held on the order date; with it what the goods cost."""
    row = rows.case_row(work.tx, work.case_id)
    (supplier,) = rows.suppliers(work.tx, supplier_id)
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
    for line_id, product in products:
        if product.currency == row.currency and product.cost_minor is not None:
            work.update("line", line_id, unit_cost_minor=product.cost_minor)
    if products and row.listing == ListingSource.UNKNOWN:
        work.set(listing=products[0][1].listing)
