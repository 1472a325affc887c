"""Which products are listed, in which order, and how many stand in each view; knows no Qt."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from returns.records.order import Product
from returns.terms import ListingSource

Value = TypeVar("Value")

ALL = "all"
#: views of what a product lacks, in their order
GAPS: dict[str, Callable[[Product], bool]] = {
    "no_supplier": lambda product: product.supplier_id is None,
    "no_cost": lambda product: product.cost is None,
    "no_listing": lambda product: product.listing is ListingSource.UNKNOWN,
    "no_picture": lambda product: not product.picture,
}
#: what is sold no more: in this view and no other
RETIRED = "retired"
#: before a group's name and a supplier's number in the key of a view
GROUP, SUPPLIER = "group:", "supplier:"


@dataclass(frozen=True, slots=True)
class ProductRow:
    """One product as the list shows it."""

    product: Product
    #: by name, "" where nobody said
    supplier: str = ""
    #: pieces that came back, and that were sold; 0 where no orders file told
    back: int = 0
    sold: int = 0

    @property
    def title(self) -> str:
        """What it is called; its SKU where it has no name."""
        return self.product.title or self.product.sku


def rows_of(
    products: Iterable[Product],
    suppliers: Mapping[int, str],
    returned: Mapping[str, tuple[int, int]],
) -> tuple[ProductRow, ...]:
    """Rows with what is told of them elsewhere."""
    return tuple(
        ProductRow(
            product,
            suppliers.get(product.supplier_id or 0, ""),
            *returned.get(product.sku, (0, 0)),
        )
        for product in products
    )


def in_view(view: str, product: Product) -> bool:
    """Whether a view holds it; an unknown one holds all that is sold."""
    if product.retired or view == RETIRED:
        return product.retired and view == RETIRED
    if view in GAPS:
        return GAPS[view](product)
    if view.startswith(GROUP):
        return product.group == view.removeprefix(GROUP)
    if view.startswith(SUPPLIER):
        return str(product.supplier_id or "") == view.removeprefix(SUPPLIER)
    return True


def view_with(sku: str, products: Iterable[Product]) -> str:
    """A view in which that product stands."""
    retired = any(product.retired and product.sku == sku for product in products)
    return RETIRED if retired else ALL


def has_words(words: str, row: ProductRow) -> bool:
    """Whether SKU, title, group and supplier have every word of it, in whatever letters."""
    product = row.product
    text = f"{product.sku} {product.title} {product.group} {row.supplier}".casefold()
    return all(word in text for word in words.casefold().split())


def counts(products: Iterable[Product]) -> Counter[str]:
    """How many each view holds, by its key."""
    found: Counter[str] = Counter()
    for product in products:
        if product.retired:
            found[RETIRED] += 1
            continue
        found[ALL] += 1
        found.update(gap for gap, lacks in GAPS.items() if lacks(product))
        found[GROUP + product.group] += 1
        if product.supplier_id is not None:
            found[f"{SUPPLIER}{product.supplier_id}"] += 1
    return found


def listed(
    rows: Iterable[ProductRow], view: str, words: str, sort: str, *, descending: bool
) -> tuple[ProductRow, ...]:
    """The rows of a view that have the words, sorted; what is not known stands last either way."""
    found = [row for row in rows if in_view(view, row.product) and has_words(words, row)]
    key = SORTS[sort]
    known = [row for row in found if key(row) is not None]
    unknown = [row for row in found if key(row) is None]
    # those that are alike stay in the order of their SKUs, whichever way is sorted
    return (*sorted(known, key=lambda row: _some(key(row)), reverse=descending), *unknown)


_Key = tuple[str, float] | None


def _some(key: _Key) -> tuple[str, float]:
    return key or ("", 0.0)


def _words(text: str) -> _Key:
    return (text.casefold(), 0.0) if text else None


def _price(row: ProductRow) -> _Key:
    price = row.product.price
    return None if price is None else (price.currency, float(price.amount))


def _cost(row: ProductRow) -> _Key:
    cost = row.product.cost
    return None if cost is None else (cost.currency, float(cost.amount))


#: what a head sorts by, by the name of its column
SORTS: dict[str, Callable[[ProductRow], _Key]] = {
    "product": lambda row: _words(row.title),
    "supplier": lambda row: _words(row.supplier),
    "price": _price,
    "cost": _cost,
    "group": lambda row: _words(row.product.group),
    "listing": lambda row: (
        None
        if row.product.listing is ListingSource.UNKNOWN
        else _words(row.product.listing.value)
    ),
    # by how often, not by how many
    "returned": lambda row: ("", row.back / row.sold) if row.sold else None,
}


def same(values: Sequence[Value]) -> Value | None:
    """What is the same of all; None where it differs, or there is none."""
    return values[0] if values and all(value == values[0] for value in values) else None
