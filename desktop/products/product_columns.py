"""The columns of the products: as wide as their words, or as somebody made them; the name has the rest."""

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QHeaderView, QTableView

from desktop.look.theme import px
from desktop.products.product_delegate import ROW_HEIGHT, ProductDelegate
from desktop.products.products_header import words_at
from desktop.products.products_model import (
    COST,
    GROUP,
    LISTING,
    PRICE,
    PRODUCT,
    RETURNED,
    SUPPLIER,
    ProductsModel,
)
from desktop.widgets.popup_menu import PopupMenu

#: what a narrow list leaves out, first to last
_LEFT_OUT = (PRICE, GROUP, LISTING, RETURNED, COST, SUPPLIER)
#: names are given up to this much before anything is left out, in pixels of the design
_MOST_NAME = 150
#: behind the last column, as its cells leave it free
_EDGE = 10
#: rows that are measured; the others end in an ellipsis and say it whole to the pointer
_MEASURED = 300
_MOST_WIDE = {SUPPLIER: 150, GROUP: 120}


class ProductColumns(QObject):
    """Fits the columns of a view that has its head, and keeps the widths that somebody gave."""

    #: somebody made a column wider or narrower
    widened = Signal()

    def __init__(
        self, view: QTableView, model: ProductsModel, delegate: ProductDelegate
    ) -> None:
        super().__init__(view)
        self._view, self._model, self._delegate = view, model, delegate
        #: the columns that somebody gave a width, in pixels
        self.widths: dict[int, int] = {}
        self._fitting = False
        head = view.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        head.setSectionResizeMode(PRODUCT, QHeaderView.ResizeMode.Fixed)
        head.sectionResized.connect(self._resized)
        head.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        head.customContextMenuRequested.connect(self._open_menu)

    def _resized(self, column: int, _before: int, width: int) -> None:
        """Somebody moved a border: it stays there, and the name takes what is left."""
        if self._fitting or column == PRODUCT or not width:
            return
        self.widths[column] = width
        self.fit()
        # no wider than it can be shown: the next wish begins at what is seen
        self.widths[column] = self._view.columnWidth(column)
        self.widened.emit()

    def _open_menu(self, spot: QPoint) -> None:
        menu = PopupMenu(self._view)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("As at first")).triggered.connect(self.as_at_first)
        menu.popup(self._view.horizontalHeader().mapToGlobal(spot))

    def as_at_first(self) -> None:
        """Every column as wide as its words."""
        self.widths = {}
        self.fit()
        self.widened.emit()

    def fit(self) -> None:
        """Share out the room; widths that change meanwhile are nobody's wish."""
        self._fitting = True
        try:
            self._share_out()
        finally:
            self._fitting = False

    def _share_out(self) -> None:
        """Columns as wide as their words; where the name would be cut, what is needed least is left out."""
        view, head = self._view, self._view.horizontalHeader()
        view.verticalHeader().setDefaultSectionSize(px(ROW_HEIGHT))
        head.setFixedHeight(px(34))
        wide = self._as_words()
        # a wish for more drives no other column away
        shown = wide | {each: min(wish, wide[each]) for each, wish in self.widths.items()}
        room = view.viewport().width()
        beside = room - words_at() - px(_EDGE)
        for_others = beside - self._least_name()
        for column in _LEFT_OUT:
            if for_others >= sum(shown.values()):
                break
            del shown[column]
        if shown and max(shown) not in self.widths:
            # the last one has the edge of the list behind it
            shown[max(shown)] += px(_EDGE)
        for column in shown.keys() & self.widths.keys():
            free = beside - px(_MOST_NAME) - sum(shown.values())
            more = min(self.widths[column] - shown[column], free)
            shown[column] += max(0, more)
        for column in wide:
            view.setColumnHidden(column, column not in shown)
        for column, width in shown.items():
            view.setColumnWidth(column, width)
        view.setColumnWidth(PRODUCT, max(words_at() + px(40), room - sum(shown.values())))

    def _least_name(self) -> int:
        """As wide as the longest name wants, where it is a short one."""
        rows = self._model.rows[:_MEASURED]
        widest = max((self._delegate.wide(row, PRODUCT) for row in rows), default=0)
        return min(widest, px(_MOST_NAME))

    def _as_words(self) -> dict[int, int]:
        """How wide each column but the name is as its words want it."""
        metrics = self._view.horizontalHeader().fontMetrics()
        wide: dict[int, int] = {}
        for column, name in enumerate(self._model.heads()):
            if column == PRODUCT:
                continue
            cells = (self._delegate.wide(row, column) for row in self._model.rows[:_MEASURED])
            most = px(_MOST_WIDE.get(column, 400))
            wanted = max(metrics.horizontalAdvance(name) + px(14), *cells, px(40))
            wide[column] = min(wanted, max(most, metrics.horizontalAdvance(name) + px(14)))
        return wide
