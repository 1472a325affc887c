"""The products as a table model; it asks nobody."""

from typing import Any

from PySide6.QtCore import QCoreApplication, Qt

from desktop.products.listing import ProductRow
from desktop.widgets.labels import as_tooltip, one_line
from desktop.widgets.table_model import TableModel
from desktop.wording import word
from returns.money import Money
from returns.terms import ListingSource

PRODUCT, SUPPLIER, PRICE, COST, GROUP, LISTING, RETURNED = range(7)
#: what a head sorts by, as `listing.SORTS` names it
SORT_OF = ("product", "supplier", "price", "cost", "group", "listing", "returned")


class ProductsModel(TableModel[ProductRow]):
    """A row for each product; what is not known of one says so."""

    FIGURES = frozenset({PRICE, COST, RETURNED})

    def __init__(self) -> None:
        super().__init__()
        self._sorted: tuple[str, bool] = ("product", False)

    def set_sorted(self, sort: str, *, descending: bool) -> None:
        """Say in its head what the rows are sorted by."""
        self._sorted = (sort, descending)
        last = self.columnCount() - 1
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, last)

    def heads(self) -> tuple[str, ...]:
        """What is known of a product."""
        translate = QCoreApplication.translate
        names = (
            translate("Products", "Product"),
            translate("Products", "Supplier"),
            translate("Products", "Price"),
            translate("Products", "Cost"),
            translate("Products", "Group"),
            translate("Products", "Listing text"),
            translate("Products", "Returned"),
        )
        sort, descending = self._sorted
        arrow = "↓" if descending else "↑"
        return tuple(
            f"{name} {arrow}" if SORT_OF[at] == sort else name for at, name in enumerate(names)
        )

    def words(self, row: ProductRow, column: int) -> str:
        """What a cell shows."""
        product = row.product
        if column == PRODUCT:
            return one_line(f"{row.title} {product.sku}" if product.title else product.sku)
        if column == LISTING:
            unknown = product.listing is ListingSource.UNKNOWN
            return gap_words(LISTING) if unknown else word("listing", product.listing.value)
        if column == RETURNED:
            return returned_words(row)
        if column in (PRICE, COST):
            money = product.price if column == PRICE else product.cost
            return _money(money) or (gap_words(COST) if column == COST else "")
        return (
            one_line(row.supplier or gap_words(SUPPLIER))
            if column == SUPPLIER
            else one_line(product.group)
        )

    def gap(self, row: ProductRow, column: int) -> str:
        """The tone of the chip in a cell where something is missing that is wanted; "" where nothing is."""
        product = row.product
        if column == SUPPLIER:
            return "" if row.supplier else "bad"
        lacks = (column == COST and product.cost is None) or (
            column == LISTING and product.listing is ListingSource.UNKNOWN
        )
        return "warning" if lacks else ""

    def looks(self, row: ProductRow, column: int, role: int) -> Any:
        """What an ellipsis hides."""
        if role == Qt.ItemDataRole.ToolTipRole:
            return as_tooltip(self.words(row, column))
        return None


def gap_words(column: int) -> str:
    """What a chip says where something is not known."""
    translate = QCoreApplication.translate
    return {
        SUPPLIER: translate("Products", "no supplier"),
        COST: translate("Products", "add cost"),
        LISTING: translate("Products", "unknown"),
    }[column]


def returned_words(row: ProductRow) -> str:
    """How many of how many came back; "" where no orders file told."""
    if not row.sold:
        return ""
    text = QCoreApplication.translate("Products", "{back} of {sold}")
    return text.format(back=f"{row.back:,}", sold=f"{row.sold:,}")


def _money(money: Money | None) -> str:
    return "" if money is None else str(money)
