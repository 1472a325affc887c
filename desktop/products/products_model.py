"""The products as a table model; it asks nobody."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt

from desktop.look.theme import tokens
from desktop.widgets.table_model import TableModel
from desktop.wording import word
from returns.records.order import Product

SKU, TITLE, SUPPLIER, COST, GROUP, LISTING, WEIGHT = range(7)


class ProductsModel(TableModel[Product]):
    """A row for each product; what is not known of one says so."""

    FIGURES = frozenset({COST, WEIGHT})

    def __init__(self) -> None:
        super().__init__()
        self._suppliers: dict[int, str] = {}

    def show_products(self, products: Sequence[Product], suppliers: Mapping[int, str]) -> None:
        """Show these."""
        self._suppliers = dict(suppliers)
        self.show(products)

    def heads(self) -> tuple[str, ...]:
        """What is known of a product."""
        translate = QCoreApplication.translate
        return (
            translate("Products", "SKU"),
            translate("Products", "Title"),
            translate("Products", "Supplier"),
            translate("Products", "Cost"),
            translate("Products", "Group"),
            translate("Products", "Listing"),
            translate("Products", "Weight"),
        )

    def words(self, row: Product, column: int) -> str:
        """What a cell shows."""
        if column == COST:
            return row.cost.coded if row.cost is not None else _unknown()
        if column == WEIGHT:
            return f"{row.weight_g:,} g" if row.weight_g is not None else "—"
        return {
            SKU: row.sku,
            TITLE: row.title,
            SUPPLIER: self.supplier_of(row) or _unknown(),
            GROUP: row.group or "—",
            LISTING: word("listing", row.listing.value),
        }[column]

    def supplier_of(self, product: Product) -> str:
        """Who supplies it, "" where nobody said."""
        return self._suppliers.get(product.supplier_id or 0, "")

    def looks(self, row: Product, column: int, role: int) -> Any:
        """What is not known stands out; what nobody needs stands back."""
        if role != Qt.ItemDataRole.ForegroundRole:
            return None
        lacks = (column == COST and row.cost is None) or (
            column == SUPPLIER and not self.supplier_of(row)
        )
        if lacks:
            return tokens().of("warning")
        return tokens().of("text" if column in (TITLE, COST) else "muted")


def _unknown() -> str:
    return QCoreApplication.translate("Products", "not known")
