"""The head of the products' page: its name, tables out and in, and a product that no file told of."""

from pathlib import Path

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFileDialog, QFrame, QWidget

from desktop.look.theme import look, px
from desktop.products.new_product_dialog import NewProductDialog
from desktop.products.presenter import ProductsPresenter
from desktop.products.products_files import ProductsFiles
from desktop.widgets.button import Button
from desktop.widgets.labels import PlainLabel
from desktop.widgets.layouts import FlowLayout
from desktop.widgets.popup_menu import PopupMenu
from desktop.wording import one_after_another
from returns.importing.drafts import Unusable
from returns.phrases import say

#: unusable rows that are told one by one
_TOLD = 100


class ProductsHead(QFrame):
    """Asks for files and names, and says what became of them."""

    #: a new product: SKU, name
    added = Signal(str, str)

    def __init__(self, presenter: ProductsPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "surface")
        self._presenter, self.files = presenter, ProductsFiles(presenter)
        self.heading = PlainLabel("", "title")
        self.paste, self.bring_in, self.write_out = Button(), Button(), Button()
        self.new = Button()
        #: where there is no room for three buttons: they are a menu below one
        self.tables = Button()
        self._buttons = FlowLayout(gap=8)
        for button in (*self._of_tables(), self.tables, self.new):
            self._buttons.addWidget(button)
        box = self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        box.setContentsMargins(px(16), px(10), px(16), px(10))
        box.setSpacing(px(12))
        box.addWidget(self.heading, 1)
        box.addLayout(self._buttons)
        self.tables.hide()
        self.tables.clicked.connect(self._open_tables)
        self.files.brought.connect(self._brought)
        self.paste.clicked.connect(self._paste)
        self.bring_in.clicked.connect(self._ask_file)
        self.write_out.clicked.connect(self._ask_place)
        self.new.clicked.connect(self.ask_new)
        self.retranslate()

    def writing(self) -> tuple[QWidget, ...]:
        """What brings products in."""
        return (self.paste, self.bring_in, self.new)

    def _of_tables(self) -> tuple[Button, ...]:
        return (self.paste, self.bring_in, self.write_out)

    def retranslate(self) -> None:
        """Say it in the language on screen."""
        self.heading.setText(self.tr("Products"))
        self.paste.set_text(self.tr("Paste from a table"))
        self.bring_in.set_text(self.tr("Import a table…"))
        self.write_out.set_text(self.tr("Export a table…"))
        self.tables.set_text(self.tr("Tables…"))
        self.new.set_text(self.tr("New product"))
        self._fit()

    def ask_new(self) -> None:
        """Ask for the SKU and name of a new product."""
        dialog = NewProductDialog(self._presenter.skus, self.window())
        dialog.told.connect(self.added)
        dialog.open_sized(440)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Name and buttons are whole at any width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        name = self.heading.sizeHint().width()
        self.heading.setMinimumWidth(name)
        inner = self.width() - 2 * px(16) - px(12)
        every = sum(b.sizeHint().width() + px(8) for b in (*self._of_tables(), self.new))
        short = self.new.sizeHint().width() + self.tables.sizeHint().width() + px(8)
        narrow = inner - name < every
        for button in self._of_tables():
            button.setVisible(not narrow)
        self.tables.setVisible(narrow)
        way = QBoxLayout.Direction
        below = narrow and inner - name < short
        self._box.setDirection(way.TopToBottom if below else way.LeftToRight)

    def _open_tables(self) -> None:
        menu = PopupMenu(self)
        for button in self._of_tables():
            action = menu.addAction(button.text())
            action.setEnabled(button.isEnabled())
            action.triggered.connect(button.click)
        menu.popup(self.tables.mapToGlobal(self.tables.rect().bottomLeft()))

    def changeEvent(self, event: QEvent) -> None:
        """Retranslate when the language changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _paste(self) -> None:
        self.files.read_text(QGuiApplication.clipboard().text())

    def _ask_file(self) -> None:
        kinds = self.tr("Tables") + " (*.csv *.tsv *.txt *.xlsx *.xls)"
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Import a table"), "", kinds)
        if name:
            self.files.read_file(Path(name))

    def _ask_place(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("Export a table"), "products.csv", "CSV (*.csv)"
        )
        if name:
            self.files.write_file(Path(name))

    def _brought(self, count: int, unusable: tuple[Unusable, ...]) -> None:
        shell = self._presenter.shell
        if not unusable:
            if not count:
                shell.say(self.tr("All of it was known already."))
            return
        lang = look().lang
        rows = [
            self.tr("row {row}: {why}").format(row=each.row, why=each.say(lang))
            for each in unusable[:_TOLD]
        ]
        if len(unusable) > _TOLD:
            rows.append("…")
        told = say("products.unusable", lang, count=len(unusable))
        kept = say(
            "products.brought_in" if count else "products.brought_none", lang, count=count
        )
        words = "\n".join((one_after_another(kept, told), *rows))
        if count:
            shell.say(words, "warning", back=shell.undo.undo)
        else:
            shell.say(words, "warning")
