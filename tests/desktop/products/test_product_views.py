"""The views of the products are as wide as their names, whenever those come."""

from collections.abc import Callable
from pathlib import Path

from tests.pages.products_page import ProductsPage
from tests.pages.window import WindowPage


def test_a_longer_supplier_makes_the_views_wider_at_once(
    application: Callable[..., WindowPage], desk_folder: Path
) -> None:
    page = application(desk_folder)
    tab = ProductsPage(page).tab
    page.window.resize(1280, 720)
    page.settle()
    views = tab.views
    for name in ("Kiln", "Northlight Manufactory and Daughters"):
        views.show_counts({"all": 3, "supplier:1": 3}, (), {1: name})
        page.settle()
        assert views.width() >= views.whole_width(views.height())
