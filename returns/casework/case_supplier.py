"""Who shipped a case's goods, and which version of their policy holds for it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, or_, select

from db.tables import cases as t
from db.tables import trade as s
from returns.casework.outlook import rates_of
from returns.clock import day
from returns.errors import IllegalMove
from returns.ledger import rows
from returns.ledger.settings_rows import read_settings
from returns.ledger.store import Store, Work
from returns.money import Money, Rates
from returns.records.change import Change
from returns.rules.exchange import shipped_rates
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


@dataclass(frozen=True, slots=True)
class SupplierChoice:
    """Who shipped the goods, and whose words their listing carries where that is said too.

    `for_product`: said of the product, so that its other open cases and later files have it.
    """

    supplier_id: int
    for_product: bool = False
    listing: ListingSource | None = None


def choose_supplier(store: Store, case_id: int, choice: SupplierChoice) -> Change:
    """Give a case its supplier, with `for_product` all open cases that had the product's.

    Cases whose supplier was chosen otherwise, or was asked already, stay as they are. Raises
    `IllegalMove` when this case's own supplier was asked already.
    """
    seqs: list[int] = []
    with store.transaction() as tx:
        row = rows.case_row(tx, case_id)
        rows.supplier(tx, choice.supplier_id)
        if _asked(row) and row.supplier_id not in (None, choice.supplier_id):
            raise IllegalMove("case.supplier_asked", case=row.number, name=row.supplier_name)
        products = [product for _, product in rows.line_products(tx, case_id)]
        others = _open_cases_of(tx, products, choice) if choice.for_product else []
        for each in dict.fromkeys([case_id, *others]):
            with store.change_within(tx, each, "supplier_set") as work:
                if choice.for_product and each == case_id:
                    _tell_products(work, products, choice)
                give_supplier(work, choice.supplier_id)
                if choice.listing is not None:
                    work.set(listing=choice.listing.value)
            seqs += [work.seq] if work.seq is not None else []
    kinds = {"case", "supplier"} if choice.for_product else {"case"}
    return Change(tuple(dict.fromkeys([case_id, *others])), frozenset(kinds), tuple(seqs))


def _asked(row: Any) -> bool:
    """Was anything asked of the supplier that this case has."""
    return bool(row.rma_asked_at or row.rma_given_at or row.claim_sent_at)


def _tell_products(work: Work, products: Sequence[Any], choice: SupplierChoice) -> None:
    told: dict[str, Any] = {"supplier_id": choice.supplier_id}
    if choice.listing is not None:
        told["listing"] = choice.listing.value
    for product_id in dict.fromkeys(product.id for product in products):
        work.update("product", product_id, **told)


def _open_cases_of(
    tx: Connection, products: Sequence[Any], choice: SupplierChoice
) -> list[int]:
    """Open cases of these products that have the product's supplier, or none."""
    case, line, product = t.return_case, t.case_line, s.product
    query = (
        select(case)
        .join(line, line.c.case_id == case.c.id)
        .join(product, product.c.id == line.c.product_id)
        .where(
            product.c.id.in_({each.id for each in products}),
            case.c.closed_at.is_(None),
            or_(
                case.c.supplier_id.is_(None),
                case.c.supplier_id == product.c.supplier_id,
            ),
        )
        .order_by(case.c.id)
    )
    found = tx.execute(query).all()
    return [
        row.id
        for row in found
        if not _asked(row) or row.supplier_id in (None, choice.supplier_id)
    ]
