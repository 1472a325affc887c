"""Products as a table: written for a spreadsheet, and read from a file or from what was copied in one."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.look.theme import look
from desktop.products.presenter import ProductsPresenter
from returns.errors import Refusal
from returns.phrases import say
from returns.records.csv_text import as_csv
from returns.records.order import ProductTold
from returns.whole_file import demand_ending, ended, save_whole

if TYPE_CHECKING:
    from returns.importing.products_file import ProductsRead


class ProductsFiles(QObject):
    """Tables out and in; what they tell is told as everything is."""

    #: how many products a table told, and how many of its rows could not be used
    brought = Signal(int, object)

    def __init__(self, products: ProductsPresenter) -> None:
        super().__init__(products)
        self._products = products

    def _news(self, told: Mapping[str, ProductTold]) -> dict[str, ProductTold]:
        """What is not known yet of each."""
        known = {product.sku: product for product in self._products.all_products()}
        news = {}
        for sku, said in told.items():
            product = known.get(sku)
            supplier = (
                self._products.suppliers.get(product.supplier_id or 0, "") if product else ""
            )
            news[sku] = said.beyond(product, supplier)
        return {
            sku: said for sku, said in news.items() if sku not in known or said != ProductTold()
        }

    def write_file(self, path: Path) -> None:
        """All products as a table that a spreadsheet opens."""
        from returns.importing.products_file import COLUMNS

        rows = [
            (
                product.sku,
                product.title,
                self._products.suppliers.get(product.supplier_id or 0, ""),
                str(product.cost.amount) if product.cost is not None else "",
                product.cost.currency if product.cost is not None else "",
                product.group,
                product.listing.value,
                "" if product.weight_g is None else str(product.weight_g),
            )
            for product in self._products.all_products()
        ]
        path = ended(path, ".csv")
        try:
            demand_ending(path, (".csv",))
            save_whole(path, as_csv([COLUMNS, *rows]))
        except Refusal as refusal:
            self._products.refuse(refusal)
            return
        self._products.shell.say(say("products.written", look().lang, count=len(rows)))

    def read_file(self, path: Path) -> None:
        """What a table tells, written at once; rows that cannot be used are told."""
        from returns.importing.products_file import read_products

        self._read(lambda currency, suppliers: read_products(path, currency, suppliers))

    def read_text(self, text: str) -> None:
        """The same of a table that was copied in a spreadsheet."""
        from returns.importing.products_file import products_in

        self._read(lambda currency, suppliers: products_in(text, currency, suppliers))

    def _read(self, reading: "Callable[[str, list[str]], ProductsRead]") -> None:
        desk = self._products.shell.desk

        def read() -> "ProductsRead":
            suppliers = [each.name for each in desk.policies.suppliers()]
            return reading(desk.settings.get().home_currency, suppliers)

        def known(found: "ProductsRead") -> None:
            news = self._news(found.told)

            def tell_rest() -> None:
                self.brought.emit(len(news), found.unusable)

            if news:
                self._products.tell(news, tell_rest)
            else:
                tell_rest()

        self._products.shell.jobs.run(read, known, self._products.refuse)
