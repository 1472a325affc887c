"""The products screen: a list to search, and what is said of all that are chosen."""

from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desktop.look.theme import look, px
from desktop.products.presenter import ProductsPresenter
from desktop.products.products_model import TITLE, ProductsModel
from desktop.widgets.button import Button
from desktop.widgets.count_edit import CountEdit
from desktop.widgets.labels import PlainLabel
from desktop.widgets.layouts import column, framed, row
from desktop.widgets.money_edit import MoneyEdit
from desktop.widgets.search_box import SearchBox
from desktop.wording import word
from desktop.work.shell import Shell
from returns.importing.drafts import Unusable
from returns.records.order import Product, ProductTold
from returns.terms import ListingSource

#: unusable rows that are told one by one
_TOLD = 3


class ProductsDialog(QDialog):
    """Cost, supplier, group, listing and weight of one product or of many at once."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Products"))
        self.presenter = ProductsPresenter(shell)
        self.model = ProductsModel()
        self.search = SearchBox("search", "")
        self.search.set_words(self.tr("SKU, title or group …"))
        self.lacking = Button("")
        self.lacking.setCheckable(True)
        self.bring_in = Button(self.tr("Bring in a table…"))
        self.write_out = Button(self.tr("Write a table…"))
        self.table = QTableView()
        self.chosen = PlainLabel("", "strong")
        self.cost = MoneyEdit("USD", self.tr("Cost of one"), choose=True)
        self.supplier = QComboBox()
        self.group = QLineEdit()
        self.listing = QComboBox()
        self.weight = CountEdit(0, 999_999)
        self.weight.set_words(self.tr("Weight"), "g")
        self.keep = Button("", "primary")
        self.problem = PlainLabel("", "medium", "bad")
        self._wrong = False
        #: the product to go to, once it was read
        self._goal = ""
        self.problem.hide()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(120)
        self._lay_out()
        self._wire()
        self.presenter.load()
        self.resize(px(1000), px(600))
        self.search.line.setFocus()

    def _lay_out(self) -> None:
        table = self.table
        table.setModel(self.model)
        table.setAccessibleName(self.tr("Products"))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setProperty("kind", "airy")
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(px(34))
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        table.horizontalHeader().setSectionResizeMode(TITLE, QHeaderView.ResizeMode.Stretch)
        top = QHBoxLayout()
        top.setSpacing(px(10))
        top.addWidget(self.search, 1)
        for button in (self.lacking, self.bring_in, self.write_out):
            top.addWidget(button)
        fields = QHBoxLayout()
        fields.setSpacing(px(14))
        for name, field in (
            (self.tr("Cost of one"), self.cost),
            (self.tr("Supplier"), self.supplier),
            (self.tr("Group"), self.group),
            (self.tr("Listing"), self.listing),
            (self.tr("Weight"), self.weight),
        ):
            label = PlainLabel(name, "caption", "muted")
            label.setBuddy(field.focusProxy() or field)
            field.setAccessibleName(name)
            if isinstance(field, QComboBox):
                # its choices come when the products were read, after the first sight of it
                field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
            fields.addLayout(column(label, field, gap=4))
        foot = column(self.chosen, fields, self.problem, row(None, self.keep, gap=8), gap=8)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        head = QVBoxLayout()
        head.setContentsMargins(px(18), px(14), px(18), px(12))
        head.addLayout(top)
        box.addLayout(head)
        # what a row says stands below the search, not at the very edge
        box.addWidget(framed("surface", column(table, gap=0), (10, 0, 10, 0)), 1)
        box.addWidget(framed("foot", foot, (18, 12, 18, 14)))

    def _wire(self) -> None:
        self._pause.timeout.connect(self._look)
        self.search.line.textChanged.connect(lambda _: self._pause.start())
        self.lacking.toggled.connect(lambda _: self._look())
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._show_chosen())
        self.presenter.shown.connect(self._show)
        self.presenter.refused.connect(self.say_problem)
        self.presenter.brought.connect(self._brought)
        for signal in (
            self.cost.changed,
            self.supplier.currentIndexChanged,
            self.group.textChanged,
            self.listing.currentIndexChanged,
            self.weight.changed,
        ):
            signal.connect(lambda *_: self._check())
        self.keep.clicked.connect(self.tell)
        self.bring_in.clicked.connect(self._ask_file)
        self.write_out.clicked.connect(self._ask_place)
        self.finished.connect(lambda _: self.presenter.leave())

    # --- what is listed --------------------------------------------------------------------

    def _look(self) -> None:
        self.presenter.look_for(self.search.line.text(), lacking=self.lacking.isChecked())

    def _show(self) -> None:
        before = {product.sku for product in self.products()}
        said = self.problem.text()
        self.model.show_products(self.presenter.listed(), self.presenter.suppliers)
        every, lacking = self.presenter.how_many()
        text = self.tr("Cost or supplier missing ({count})")
        self.lacking.set_text(text.format(count=lacking))
        self.lacking.setEnabled(bool(lacking) or self.lacking.isChecked())
        self.write_out.setEnabled(bool(every))
        self.supplier.clear()
        self.supplier.addItem(self.tr("as it is"), None)
        for name in sorted(self.presenter.suppliers.values(), key=str.casefold):
            self.supplier.addItem(name, name)
        self.listing.clear()
        self.listing.addItem(self.tr("as it is"), None)
        for source in ListingSource:
            self.listing.addItem(word("listing", source.value), source.value)
        for at, product in enumerate(self.model.rows):
            if product.sku in before:
                self._select(at)
        if self._goal:
            self.go_to(self._goal)
        self._show_chosen()
        # what a file could not tell is still so
        self.say_problem(said)

    def go_to(self, sku: str) -> None:
        """Choose this product and no other, now or once it was read."""
        self._goal = sku
        at = next((n for n, each in enumerate(self.model.rows) if each.sku == sku), -1)
        if at < 0:
            return
        self._goal = ""
        self.table.clearSelection()
        # the keyboard goes on from there
        self.table.setCurrentIndex(self.model.index(at, 0))
        self.table.scrollTo(self.model.index(at, 0), self.table.ScrollHint.PositionAtCenter)
        self.table.setFocus()

    def _select(self, at: int) -> None:
        chosen = self.table.selectionModel()
        flag = chosen.SelectionFlag
        chosen.select(self.model.index(at, 0), flag.Select | flag.Rows)

    def products(self) -> list[Product]:
        """Those that are chosen."""
        rows = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        return [self.model.rows[at] for at in rows]

    def _show_chosen(self) -> None:
        """The fields say what is the same of all that are chosen, and stay empty where it differs."""
        chosen = self.products()
        costs = {product.cost for product in chosen}
        self.cost.set_money(costs.pop() if len(costs) == 1 else None)
        groups = {product.group for product in chosen}
        self.group.setText(groups.pop() if len(groups) == 1 else "")
        weights = {product.weight_g for product in chosen}
        self.weight.set_count(weights.pop() if len(weights) == 1 else None)
        self.supplier.setCurrentIndex(0)
        self.listing.setCurrentIndex(0)
        if not chosen:
            self.chosen.setText(
                self.tr("Choose one product, or several, to say what they cost.")
            )
        elif len(chosen) == 1:
            self.chosen.setText(chosen[0].title or chosen[0].sku)
        else:
            text = self.tr("{count} products: what is entered is said of all of them")
            self.chosen.setText(text.format(count=len(chosen)))
        self.say_problem("")
        self._check()

    # --- what is said ----------------------------------------------------------------------

    def _told(self, product: Product) -> ProductTold:
        """What the fields say of one of them beyond what is known."""
        cost, group = self.cost.money(), self.group.text().strip()
        weight, listing = self.weight.count(), self.listing.currentData()
        return ProductTold(
            cost if cost != product.cost else None,
            self.supplier.currentData(),
            group if group and group != product.group else None,
            ListingSource(listing) if listing else None,
            None,
            weight if weight is not None and weight != product.weight_g else None,
        )

    def _all_told(self) -> dict[str, ProductTold]:
        told = {product.sku: self._told(product) for product in self.products()}
        return {sku: said for sku, said in told.items() if said != ProductTold()}

    def _check(self) -> None:
        wrong = bool(self.cost.line.text().strip()) and self.cost.money() is None
        if wrong or self._wrong:
            text = self.tr("“{text}” is no cost. Nothing is kept until it is one, or empty.")
            self.say_problem(text.format(text=self.cost.line.text()) if wrong else "")
        self._wrong = wrong
        count = 0 if wrong else len(self._all_told())
        text = self.tr("Keep it for {count} products")
        one = self.tr("Keep it")
        self.keep.set_text(text.format(count=count) if count > 1 else one)
        self.keep.setEnabled(bool(count))

    def tell(self) -> None:
        """Write what the fields say of all that are chosen."""
        told = {} if self._wrong else self._all_told()
        if told:
            self.say_problem("")
            self.presenter.tell(told)

    def say_problem(self, words: str) -> None:
        """What was not done, and why; "" takes it away."""
        self.problem.setText(words)
        self.problem.setVisible(bool(words))

    # --- files -----------------------------------------------------------------------------

    def _ask_file(self) -> None:
        kinds = self.tr("Tables") + " (*.csv *.tsv *.txt *.xlsx *.xls)"
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Bring in a table"), "", kinds)
        if name:
            self.presenter.read_file(Path(name))

    def _ask_place(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("Write a table"), "products.csv", "CSV (*.csv)"
        )
        if name:
            self.presenter.write_file(Path(name))

    def _brought(self, count: int, unusable: tuple[Unusable, ...]) -> None:
        if not unusable:
            known = self.tr("All of it was known already.")
            self.say_problem("" if count else known)
            return
        text = self.tr("{count} products brought in; {bad} rows cannot be used: {why}")
        why = "; ".join(
            self.tr("row {row}: {why}").format(row=each.row, why=each.say(look().lang))
            for each in unusable[:_TOLD]
        )
        self.say_problem(text.format(count=count, bad=len(unusable), why=why))
