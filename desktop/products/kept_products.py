"""What the window keeps of the products' page from one day to the next: view, sort, widths."""

import json

from desktop.products.listing import ALL, SORTS
from desktop.products.presenter import ProductsPresenter
from desktop.products.products_list import ProductsList
from desktop.products.products_model import PRODUCT, SORT_OF
from desktop.work.settings import Settings

#: no column is wider, in pixels: a file may have been edited
_MOST = 2_000


class KeptProducts:
    """Reads and writes the window's own settings."""

    def __init__(
        self, settings: Settings, presenter: ProductsPresenter, shown: ProductsList
    ) -> None:
        self._settings, self._presenter, self._list = settings, presenter, shown

    def keep(self) -> None:
        """Remember how it stands."""
        keep, presenter = self._settings.keep, self._presenter
        keep("products/view", presenter.view)
        keep("products/sort", presenter.sort)
        keep("products/descending", "1" if presenter.descending else "")
        widths = {SORT_OF[column]: wide for column, wide in self._list.columns.widths.items()}
        keep("products/widths", json.dumps(widths))

    def restore(self) -> None:
        """Have the page as it was when it was last looked at; what makes no sense is as at first."""
        kept, presenter = self._settings, self._presenter
        presenter.view = kept.text("products/view", ALL)
        sort = kept.text("products/sort", "product")
        presenter.sort = sort if sort in SORTS else "product"
        presenter.descending = bool(kept.text("products/descending"))
        self._list.columns.widths = _widths(kept.text("products/widths", "{}"))


def _widths(kept: str) -> dict[int, int]:
    try:
        told = json.loads(kept)
        pairs = {SORT_OF.index(name): int(wide) for name, wide in told.items()}
    except (ValueError, TypeError, AttributeError):
        return {}
    return {at: wide for at, wide in pairs.items() if at != PRODUCT and 0 < wide <= _MOST}
