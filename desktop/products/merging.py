"""What the products page does with whole products: one thing under two SKUs, and what is sold no more."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt

from desktop.look.theme import look
from desktop.products.merge_dialog import MergeDialog
from desktop.products.presenter import ProductsPresenter
from desktop.products.products_list import ProductsList
from desktop.products.products_panel import ProductsPanel
from desktop.widgets.popup_menu import PopupMenu
from desktop.work.operation import Operation, Said
from returns.language import between, listed
from returns.phrases import filled
from returns.records.change import Change
from returns.records.order import Product

if TYPE_CHECKING:
    from returns.casework.products import ProductsTold


class ProductMerging(QObject):
    """Asks which one stays, writes it with one way back, and says what became of it."""

    def __init__(
        self, presenter: ProductsPresenter, shown: ProductsList, panel: ProductsPanel
    ) -> None:
        super().__init__(shown)
        self._presenter, self._list, self._panel = presenter, shown, panel

    def act(self, act: str) -> None:
        """`merge` or `retire` the chosen ones; a desk that is only looked at stays as it is."""
        chosen = [row.product for row in self._list.rows()]
        if self._panel.merge.isEnabled():
            (self.ask if act == "merge" else self.turn)(chosen)

    def open_menu(self, spot: QPoint) -> None:
        """What can be done with the chosen ones, at a place of the screen."""
        menu = PopupMenu(self._list)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for button, key in ((self._panel.merge, "M"), (self._panel.retire, "R")):
            action = menu.addAction(f"{button.plain_text()}\t{key}")
            action.setEnabled(button.isEnabled())
            action.triggered.connect(button.click)
        menu.popup(spot)

    def ask(self, chosen: Sequence[Product]) -> None:
        """Which of the chosen ones stays, or which other one the only one is."""
        if not chosen:
            return
        skus = {product.sku for product in chosen}
        others = [
            product
            for product in self._presenter.all_products()
            if product.sku not in skus and not product.retired
        ]
        if len(chosen) == 1 and not others:
            text = self.tr("There is no other product that it could be.")
            self._presenter.shell.say(text, "warning")
            return
        dialog = MergeDialog(chosen, others, self._presenter.suppliers, self._list.window())
        dialog.told.connect(self.merge)
        dialog.open_sized(480)

    def merge(self, skus: Sequence[str], into: str) -> None:
        """Have these be that product, and go to it."""
        desk = self._presenter.shell.desk
        done: list[ProductsTold] = []
        gone = listed(list(skus), look().lang)
        words = filled(self.tr("merging {gone} and {into}"), gone=gone, into=into)

        def do() -> "ProductsTold":
            done.append(desk.product_mergers.merge(skus, into))
            return done[-1]

        def back(_trace: object) -> Sequence[Change]:
            taken = [
                desk.cases.take_back(change)
                for change in reversed(done[-1].changes)
                if change.seqs
            ]
            return [*taken, desk.product_mergers.part(done[-1].before)]

        def said(answer: "ProductsTold") -> Said:
            told = filled(self.tr("{gone} is {into} now"), gone=gone, into=into)
            if not answer.case_ids:
                return Said(told)
            learned = self.tr("open cases that know of it now: {count}")
            return Said(
                between("semicolon", look().lang).join(
                    (told, learned.format(count=len(answer.case_ids)))
                )
            )

        merging: Operation[ProductsTold] = Operation(
            lambda _: words,
            lambda _job: do(),
            lambda answer: answer.changes,
            back,
            lambda _trace: do().changes,
            said,
        )
        self._perform(merging)

    def turn(self, chosen: Sequence[Product]) -> None:
        """Retire these, or bring them back where all of them are retired."""
        if not chosen:
            return
        desk, skus = self._presenter.shell.desk, [product.sku for product in chosen]
        retired = not all(product.retired for product in chosen)
        done: list[ProductsTold] = []
        named = self._presenter.named(skus)
        words = filled(self.tr("retiring {what}"), what=named)
        told = self.tr("Retired: {what}; no list offers it, and its cases keep it")
        if not retired:
            words = filled(self.tr("bringing back {what}"), what=named)
            told = self.tr("Sold again: {what}")

        def do() -> "ProductsTold":
            done.append(desk.product_mergers.retire(skus, retired=retired))
            return done[-1]

        turning: Operation[ProductsTold] = Operation(
            lambda _: words,
            lambda _job: do(),
            lambda answer: answer.changes if answer.before else (),
            lambda _: desk.products.put_back(done[-1].before),
            lambda _trace: do().changes,
            lambda _: Said(filled(told, what=named)),
        )
        self._perform(turning)

    def _perform(self, operation: "Operation[ProductsTold]") -> None:
        presenter = self._presenter
        written = partial(_read_again, presenter)
        presenter.shell.perform(operation, presenter, written, presenter.refuse)


def _read_again(presenter: ProductsPresenter, _answer: object) -> None:
    presenter.load()
