"""Who shipped the goods of a line, and which version of their policy holds for it."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import Connection, func, or_, select

from db.case_parts import of_case
from db.tables import cases as t
from db.tables import trade as s
from returns.casework.around import rates_of
from returns.clock import day
from returns.errors import IllegalMove, NotFound
from returns.ledger import rows
from returns.ledger.row_types import LineRow, ProductRow
from returns.ledger.settings_rows import read_settings
from returns.ledger.store import Store, Work
from returns.money import Money, Rates
from returns.records.change import Change
from returns.rules.money.exchange import rates_between
from returns.terms import ListingSource, SupplierClaim


def unit_cost(product: ProductRow | None, currency: str, own: Rates | None) -> int | None:
    """What one unit cost us in minor units of the case's currency; None without cost or rate."""
    if product is None or product.cost_minor is None:
        return None
    cost = Money(product.cost_minor, product.currency)
    if product.currency == currency:
        return cost.minor
    rates = rates_between(product.currency, currency, own)
    return None if rates is None else rates.convert(cost, currency).minor


def give_supplier(work: Work, line_id: int, supplier_id: int) -> None:
    """Set a line's supplier and the policy that held on the order date; with it what the goods cost."""
    tx, line, case, order, product = work.tx, t.case_line, t.return_case, s.order, s.product
    query = (
        select(
            *(order.c.ordered_on, case.c.requested_at, case.c.currency),
            *(line.c.listing, line.c.unit_cost_minor, line.c.product_id),
        )
        .join(case, case.c.id == line.c.case_id)
        .join(order, order.c.id == case.c.order_id)
        .where(line.c.id == line_id)
    )
    row = tx.execute(query).one()
    supplier = rows.supplier(tx, supplier_id)
    on = day(row.ordered_on) or day(row.requested_at[:10])
    policy = supplier.policy_on(on) if on else None
    if policy is None and supplier.policies:
        policy = supplier.policies[0]
    work.update(
        "line",
        line_id,
        supplier_id=supplier_id,
        supplier_name=supplier.name,
        policy_id=policy.id if policy else None,
    )
    found = tx.execute(select(product).where(product.c.id == row.product_id)).first()
    if found is None:
        return
    goods = ProductRow(*found)
    cost = unit_cost(goods, row.currency, rates_of(read_settings(tx)))
    if cost is not None:
        work.update("line", line_id, unit_cost_minor=cost)
    if row.listing == ListingSource.UNKNOWN:
        work.update("line", line_id, listing=goods.listing)


@dataclass(frozen=True, slots=True)
class SupplierChoice:
    """Who shipped the goods, and whose words their listing carries where that is said too.

    `for_product`: said of the product, so that its other open lines and later files have it.
    `line`: the place of the one line in its case, from 1; None for all of them.
    """

    supplier_id: int
    for_product: bool = False
    listing: ListingSource | None = None
    line: int | None = None


def choose_supplier(store: Store, case_id: int, choice: SupplierChoice) -> Change:
    """Give lines of a case their supplier, with `for_product` all open lines that had the product's.

    Lines whose supplier was chosen otherwise, or was asked already, stay as they are. Raises
    `IllegalMove` when an own line's supplier was asked already, `NotFound` for no such line.
    """
    seqs: list[int] = []
    with store.transaction() as tx:
        own = lines_meant(tx, case_id, choice)
        rows.supplier(tx, choice.supplier_id)
        products = _families(tx, own)
        found: dict[int, list[int]] = {case_id: [line.id for line in own]}
        if choice.for_product:
            for line in _open_lines_of(tx, products, choice):
                of_case = found.setdefault(line.case_id, [])
                if line.id not in of_case:
                    of_case.append(line.id)
        for each, line_ids in found.items():
            with store.change_within(tx, each, "supplier_set") as work:
                if choice.for_product and each == case_id:
                    _tell_products(work, products, choice)
                for line_id in line_ids:
                    _ask_anew(work, line_id)
                    give_supplier(work, line_id, choice.supplier_id)
                    if choice.listing is not None:
                        work.update("line", line_id, listing=choice.listing.value)
            seqs += [work.seq] if work.seq is not None else []
    kinds = {"case", "supplier"} if choice.for_product else {"case"}
    return Change(tuple(found), frozenset(kinds), tuple(seqs))


def lines_meant(tx: Connection, case_id: int, choice: SupplierChoice) -> list[LineRow]:
    """The lines of the case that are meant; raises where their own supplier was asked already."""
    number = rows.case_row(tx, case_id).number
    lines = [LineRow(*row) for row in of_case(tx, t.case_line, case_id)]
    if choice.line is not None:
        if not 1 <= choice.line <= len(lines):
            raise NotFound("step.no_line", line=choice.line, lines=len(lines))
        lines = [lines[choice.line - 1]]
    for line in lines:
        if _asked(line) and line.supplier_id not in (None, choice.supplier_id):
            raise IllegalMove("case.supplier_asked", case=number, name=line.supplier_name)
    return lines


def _families(tx: Connection, lines: Collection[LineRow]) -> set[int]:
    """The products of these lines, with every SKU that is one of them."""
    product = s.product
    ids = {line.product_id for line in lines if line.product_id is not None}
    whole = func.coalesce(product.c.merged_into, product.c.id)
    of_them = select(whole).where(product.c.id.in_(ids))
    return set(tx.execute(select(product.c.id).where(whole.in_(of_them))).scalars())


def _ask_anew(work: Work, line_id: int) -> None:
    """A number that was asked of nobody in particular was not asked of the one who is named now."""
    line = LineRow(
        *work.tx.execute(select(t.case_line).where(t.case_line.c.id == line_id)).one()
    )
    if line.supplier_id is None and line.supplier_claim == SupplierClaim.ASKED_FOR_RMA:
        work.update(
            "line",
            line_id,
            supplier_claim=SupplierClaim.TO_ASK.value,
            rma_asked_at=None,
            first_asked_at=None,
            reminders=0,
        )


def _asked(line: LineRow) -> bool:
    """Was anything asked of the supplier that this line has."""
    return bool(line.rma_asked_at or line.rma_given_at or line.claim_sent_at)


def _tell_products(work: Work, products: Collection[int], choice: SupplierChoice) -> None:
    told: dict[str, int | str] = {"supplier_id": choice.supplier_id}
    if choice.listing is not None:
        told["listing"] = choice.listing.value
    for product_id in sorted(products):
        work.update("product", product_id, **told)


def _open_lines_of(
    tx: Connection, products: Collection[int], choice: SupplierChoice
) -> list[LineRow]:
    """Lines of these products in open cases that have the product's supplier, or none."""
    case, line, product = t.return_case, t.case_line, s.product
    query = (
        select(line)
        .join(case, case.c.id == line.c.case_id)
        .join(product, product.c.id == line.c.product_id)
        .where(
            product.c.id.in_(products),
            case.c.closed_at.is_(None),
            or_(
                line.c.supplier_id.is_(None),
                line.c.supplier_id == product.c.supplier_id,
            ),
        )
        .order_by(line.c.case_id, line.c.id)
    )
    found = [LineRow(*row) for row in tx.execute(query)]
    return [
        row for row in found if not _asked(row) or row.supplier_id in (None, choice.supplier_id)
    ]
