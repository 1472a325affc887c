"""What the products screen does: find, tell many at once with one way back, files in and out; no widgets."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.wording import refusal_words
from desktop.work.operation import Operation, Said
from desktop.work.shell import Shell
from returns.errors import Refusal
from returns.records.change import Change
from returns.records.csv_text import as_csv
from returns.records.order import Product, ProductTold
from returns.whole_file import demand_ending, ended, save_whole

if TYPE_CHECKING:
    from returns.casework.products import ProductsTold
    from returns.importing.products_file import ProductsRead


class ProductsPresenter(QObject):
    """Knows the services, never widgets."""

    #: the products that are listed were read, or others are listed
    shown = Signal()
    #: a sentence: what was asked for was not done
    refused = Signal(str)
    #: how many products a file told, and how many of its rows could not be used
    brought = Signal(int, object)

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.shell = shell
        self.suppliers: dict[int, str] = {}
        self._all: tuple[Product, ...] = ()
        self._words, self._lacking = "", False
        shell.changes.happened.connect(self._changed)

    def leave(self) -> None:
        """Nobody looks any more."""
        self.shell.changes.happened.disconnect(self._changed)

    def load(self) -> None:
        """Read them, off the window's thread."""
        desk = self.shell.desk

        def read() -> tuple[tuple[Product, ...], dict[int, str]]:
            names = {supplier.id: supplier.name for supplier in desk.policies.suppliers()}
            return desk.products.all(), names

        def known(found: tuple[tuple[Product, ...], dict[int, str]]) -> None:
            self._all, self.suppliers = found
            self.shown.emit()

        self.shell.jobs.run(read, known)

    def look_for(self, words: str, *, lacking: bool) -> None:
        """List those that have the words, or only what lacks a cost or a supplier."""
        self._words, self._lacking = words.strip().casefold(), lacking
        self.shown.emit()

    def listed(self) -> tuple[Product, ...]:
        """What fits."""
        return tuple(
            product
            for product in self._all
            if not (self._lacking and product.cost is not None and product.supplier_id)
            and all(
                part in f"{product.sku} {product.title} {product.group}".casefold()
                for part in self._words.split()
            )
        )

    def how_many(self) -> tuple[int, int]:
        """All of them, and those that lack a cost or a supplier."""
        lacking = sum(p.cost is None or not p.supplier_id for p in self._all)
        return len(self._all), lacking

    def tell(self, told: Mapping[str, ProductTold]) -> None:
        """Write it of all of these; one way back."""
        desk = self.shell.desk
        count = len(told)
        words = self.tr("{count} products").format(count=count)
        if count == 1:
            words = self.tr("product {sku}").format(sku=next(iter(told)))
        done: list[ProductsTold] = []

        def back(_trace: object) -> Sequence[Change]:
            taken = [
                desk.cases.take_back(change)
                for change in reversed(done[-1].changes)
                if change.seqs
            ]
            return [*taken, desk.products.put_back(done[-1].before)]

        def again(_trace: object) -> Sequence[Change]:
            done.append(desk.products.tell_many(told))
            return done[-1].changes

        def do(_job: object) -> "ProductsTold":
            done.append(desk.products.tell_many(told))
            return done[-1]

        telling: Operation[ProductsTold] = Operation(
            lambda _: words,
            do,
            lambda answer: answer.changes,
            back,
            again,
            lambda answer: Said(self._said(words, answer)),
        )
        self.shell.perform(telling, self, lambda _: self.load(), self._refuse)

    def _said(self, words: str, answer: "ProductsTold") -> str:
        kept = self.tr("Kept: {what}").format(what=words)
        new = sum(before is None for before in answer.before.values())
        learned = len(answer.case_ids)
        parts = (
            (new, self.tr("new products: {count}").format(count=new)),
            (learned, self.tr("open cases that know of it now: {count}").format(count=learned)),
        )
        return "; ".join((kept, *(said for count, said in parts if count)))

    def _news(self, told: Mapping[str, ProductTold]) -> dict[str, ProductTold]:
        """What is not known yet of each."""
        known = {product.sku: product for product in self._all}
        news = {}
        for sku, said in told.items():
            product = known.get(sku)
            supplier = self.suppliers.get(product.supplier_id or 0, "") if product else ""
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
                self.suppliers.get(product.supplier_id or 0, ""),
                str(product.cost.amount) if product.cost is not None else "",
                product.cost.currency if product.cost is not None else "",
                product.group,
                product.listing.value,
                "" if product.weight_g is None else str(product.weight_g),
            )
            for product in self._all
        ]
        path = ended(path, ".csv")
        try:
            demand_ending(path, (".csv",))
            save_whole(path, as_csv([COLUMNS, *rows]))
        except Refusal as refusal:
            self._refuse(refusal)
            return
        self.shell.say(self.tr("{count} products written").format(count=len(rows)))

    def read_file(self, path: Path) -> None:
        """What a table tells, written at once; rows that cannot be used are told."""
        desk = self.shell.desk

        def read() -> "ProductsRead":
            from returns.importing.products_file import read_products

            suppliers = [each.name for each in desk.policies.suppliers()]
            return read_products(path, desk.settings.get().home_currency, suppliers)

        def known(found: "ProductsRead") -> None:
            news = self._news(found.told)
            if news:
                self.tell(news)
            self.brought.emit(len(news), found.unusable)

        self.shell.jobs.run(read, known, self._refuse)

    def _refuse(self, refusal: Refusal) -> None:
        self.refused.emit(refusal_words(refusal))

    def _changed(self, change: Change, origin: QObject | None) -> None:
        if origin is not self and change.kinds & {"product", "supplier", "import"}:
            self.load()
