"""Products by their SKU, each looked up once and added when it is new."""

from sqlalchemy import Connection

from db.tables import trade as s
from returns.bringing_in.misread import misread
from returns.ledger.new_rows import NewRows
from returns.ledger.row_types import ProductRow
from returns.ledger.rows_by import rows_by


class KnownProducts:
    """The products of the desk, inside one transaction."""

    def __init__(self, tx: Connection, new: NewRows, currency: str) -> None:
        self._tx = tx
        self._new = new
        self._currency = currency or "USD"
        self._by_sku: dict[str, ProductRow | None] = {}

    def know(self, skus: set[str]) -> None:
        """Look these up in few questions; what was known before is forgotten."""
        self._by_sku = {}
        self._look_up(skus)

    def of(self, sku: str, title: str) -> ProductRow | None:
        """The product of that SKU, added when it is new; None without a SKU."""
        if not sku:
            return None
        if sku not in self._by_sku:
            self._look_up({sku})
        found = self._by_sku[sku]
        if found is None:
            found = ProductRow(sku=sku, title=title or sku, currency=self._currency)
            self._new.add(found)
            self._by_sku[sku] = found
        elif title != found.title and _better(found, title):
            found.title = title
            self._new.change(found)
        return found

    def _look_up(self, skus: set[str]) -> None:
        self._by_sku |= dict.fromkeys(skus)
        for cells in rows_by(self._tx, s.product.c.sku, skus):
            row = ProductRow(*cells)
            self._by_sku[row.sku] = row


def _better(known: ProductRow, title: str) -> bool:
    """Whether a title says more than the one that is known: its number alone, or mojibake."""
    nameless = known.title in ("", known.sku) and title not in ("", known.title)
    return nameless or misread(known.title, title)
