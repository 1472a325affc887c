"""Views, list and panel of the products side by side."""

from PySide6.QtWidgets import QWidget

from desktop.products.product_views import ProductViews
from desktop.widgets.list_split import ListSplit


class ProductsSplit(ListSplit):
    """Gives what is left to the list."""

    def __init__(self, views: ProductViews, middle: QWidget, panel: QWidget) -> None:
        super().__init__((views, middle, panel), views, ((176, 344), (172, 336)))
