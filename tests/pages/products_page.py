"""The products' page as a person sees it."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.frame.tabs import place_of
from desktop.products.products_model import PRODUCT
from desktop.products.tab import ProductsTab

if TYPE_CHECKING:
    from tests.pages.window import WindowPage


class ProductsPage:
    """Views at the left, the list, and what is said of the chosen ones at the right."""

    def __init__(self, window: "WindowPage") -> None:
        self.page = window
        window.do("products")
        late = window.application.open.tabs[place_of("products")]
        assert isinstance(late.real, ProductsTab)
        self.tab: ProductsTab = late.real
        self.list, self.panel, self.model = self.tab.list, self.tab.panel, self.tab.model

    def listed(self) -> list[str]:
        """The SKUs, from the top."""
        return [row.product.sku for row in self.model.rows]

    def by_sku(self) -> list[str]:
        """All of them, in the order of their SKUs."""
        return [product.sku for product in self.tab.presenter.all_products()]

    def cells(self, column: int) -> list[str]:
        """A column in words."""
        return [self.model.words(row, column) for row in self.model.rows]

    def counts(self) -> dict[str, str]:
        """Each view with its count."""
        return {
            row.title: row.right for each in self.tab.views.lists() for row in each._rows.rows
        }

    def look_at(self, title: str) -> None:
        """Choose a view by its name."""
        for each in self.tab.views.lists():
            for at, row in enumerate(each._rows.rows):
                if row.title == title:
                    each.setCurrentIndex(each.model().index(at, 0))
                    self.page.settle()
                    return
        raise AssertionError(title)

    def choose(self, *skus: str) -> None:
        """Choose these."""
        self.list.choose(*skus)
        assert {row.product.sku for row in self.list.rows()} == set(skus)

    def chosen(self) -> list[str]:
        """Those that are chosen."""
        return [row.product.sku for row in self.list.rows()]

    def press_tick(self, sku: str) -> None:
        """Press the tick of a row."""
        box = self.list.visualRect(self.model.index(self.listed().index(sku), PRODUCT))
        spot = QPoint(box.left() + 20, box.center().y())
        QTest.mouseClick(
            self.list.viewport(),
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
            spot,
        )

    def keep(self) -> None:
        """Press the button that changes them."""
        self.panel.keep.click()
        self.page.settle()

    def key(self, key: Qt.Key | str) -> None:
        """A key of the list."""
        self.list.setFocus()
        self.page.key(key)

    def foresee(self) -> list[str]:
        """What it is said to do, once that was asked."""
        self.tab._asking.stop()
        self.tab._foresee()
        self.page.settle()
        return self.panel.effect_text()

    def paste(self, text: str) -> None:
        """Press the keys that paste, where the focus is."""
        QGuiApplication.clipboard().setText(text)
        self.page.key(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    def drop_on(self, sku: str, path: Path) -> bool:
        """Let a file fall on a row; whether the row takes it."""
        index = self.model.index(self.listed().index(sku), PRODUCT)
        return _drop(self.list.viewport(), self.list.visualRect(index).center(), path)

    def drop_on_panel(self, path: Path) -> bool:
        """Let a file fall beside the button that chooses one."""
        return _drop(self.panel.picture, QPoint(5, 5), path)


def _drop(target: object, spot: QPoint, path: Path) -> bool:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    actions, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    entered = QDragEnterEvent(spot, actions, mime, button, none)
    QApplication.sendEvent(target, entered)
    if not entered.isAccepted():
        return False
    QApplication.sendEvent(target, QDropEvent(QPointF(spot), actions, mime, button, none))
    return True
