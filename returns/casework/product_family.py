"""A product and the SKUs that turned out to be it written otherwise: what is known of one is known of all.

A SKU that was merged keeps its row, since orders and cases name it as their platform wrote it; its row
repeats what is said of the product that it is.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace

from sqlalchemy import Connection, Select, or_, select, update

from db.tables import trade as s
from returns.errors import NotFound, Refusal
from returns.ledger.row_types import ProductRow
from returns.terms import ListingSource

#: what the row of a merged SKU repeats; its own name stays as its platform wrote it
_REPEATED = (
    *("supplier_id", "price_minor", "cost_minor", "currency", "weight_g", "listing"),
    *("product_group", "picture"),
)


def same_product(product_id: int) -> Select[tuple[int]]:
    """The numbers of all rows that are this product."""
    product = s.product
    return select(product.c.id).where(
        or_(product.c.id == product_id, product.c.merged_into == product_id)
    )


def row_of(tx: Connection, sku: str) -> ProductRow:
    """The row of that SKU as it stands; raises `NotFound`."""
    found = tx.execute(select(s.product).where(s.product.c.sku == sku.strip())).first()
    if found is None:
        raise NotFound("product.unknown", sku=sku)
    return ProductRow(*found)


def product_of(tx: Connection, sku: str) -> ProductRow | None:
    """The product that a SKU is, itself or the one that it was merged into; None for an unknown one."""
    found = tx.execute(select(s.product).where(s.product.c.sku == sku.strip())).first()
    if found is not None and found.merged_into is not None:
        found = tx.execute(select(s.product).where(s.product.c.id == found.merged_into)).first()
    return ProductRow(*found) if found is not None else None


def whole_sku(tx: Connection, sku: str) -> str:
    """The SKU of the product that a SKU is; an unknown one as it is."""
    found = product_of(tx, sku)
    return found.sku if found is not None else sku


def rows_of_family(tx: Connection, product_id: int) -> list[ProductRow]:
    """The product and all that were merged into it, by SKU."""
    product = s.product
    query = select(product).where(product.c.id.in_(same_product(product_id)))
    return [ProductRow(*row) for row in tx.execute(query.order_by(product.c.sku))]


@dataclass(frozen=True, slots=True)
class Merger:
    """Two rows that are one product: what stays, with what it takes over from the one that goes."""

    gone: ProductRow
    stays: ProductRow

    @property
    def cells(self) -> dict[str, object]:
        """What every row of the product has from now on."""
        return repeated(asdict(self.stays))


def merger(tx: Connection, sku: str, into: str) -> Merger:
    """What merging them would make; raises `NotFound`, and `Refusal` where they are not one product."""
    gone, stays = row_of(tx, sku), row_of(tx, into)
    if gone.id == stays.id:
        raise Refusal("product.merge_itself", sku=gone.sku)
    for row in (gone, stays):
        if row.merged_into is not None:
            already = product_of(tx, row.sku)
            raise Refusal(
                "product.merge_again", sku=row.sku, into=already.sku if already else ""
            )
    if stays.retired:
        raise Refusal("product.merge_retired", sku=stays.sku)
    suppliers = {row.supplier_id for row in (gone, stays)} - {None}
    if len(suppliers) > 1:
        names = dict(tx.execute(select(s.supplier.c.id, s.supplier.c.name)).all())
        raise Refusal(
            "product.merge_suppliers",
            sku=gone.sku,
            into=stays.sku,
            one=names[gone.supplier_id],
            other=names[stays.supplier_id],
        )
    return Merger(gone, _filled_up(stays, gone))


def _filled_up(stays: ProductRow, gone: ProductRow) -> ProductRow:
    """What is known of the one that stays holds; only what it lacks comes from the other."""
    full = replace(
        stays,
        supplier_id=stays.supplier_id or gone.supplier_id,
        weight_g=stays.weight_g if stays.weight_g is not None else gone.weight_g,
        product_group=stays.product_group or gone.product_group,
        picture=stays.picture or gone.picture,
    )
    if stays.title in ("", stays.sku) and gone.title != gone.sku:
        full.title = gone.title or stays.title
    if stays.listing == ListingSource.UNKNOWN:
        full.listing = gone.listing
    unpriced = stays.cost_minor is None and stays.price_minor is None
    if unpriced:
        full.currency = gone.currency
    if unpriced or stays.currency == gone.currency:
        # a sum of another currency than the one that stays would be wrong under it
        full.cost_minor = stays.cost_minor if stays.cost_minor is not None else gone.cost_minor
        full.price_minor = (
            stays.price_minor if stays.price_minor is not None else gone.price_minor
        )
    return full


def write_merger(tx: Connection, found: Merger) -> None:
    """Both rows, and all that were merged into the one that goes, are one product from now on."""
    product = s.product
    tx.execute(
        update(product)
        .where(product.c.id.in_(same_product(found.gone.id)))
        .values(merged_into=found.stays.id)
    )
    own = {**found.cells, "title": found.stays.title}
    tx.execute(update(product).where(product.c.id == found.stays.id).values(**own))
    repeat_facts(tx, found.stays.id, found.cells)


def repeated(cells: Mapping[str, object]) -> dict[str, object]:
    """What of it the row of a merged SKU repeats."""
    return {name: value for name, value in cells.items() if name in _REPEATED}


def repeat_facts(tx: Connection, product_id: int, cells: Mapping[str, object]) -> None:
    """The rows that were merged into a product have what is said of it."""
    told = repeated(cells)
    if told:
        product = s.product
        tx.execute(update(product).where(product.c.merged_into == product_id).values(**told))
