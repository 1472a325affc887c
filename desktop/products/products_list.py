"""The list of products: ticks that choose several, keys that change them, pictures that fall on a row."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from desktop.products.listing import ProductRow
from desktop.products.product_columns import ProductColumns
from desktop.products.product_delegate import ProductDelegate, is_on_tick
from desktop.products.products_header import ProductsHeader
from desktop.products.products_model import (
    COST,
    GROUP,
    LISTING,
    PRODUCT,
    RETURNED,
    SORT_OF,
    SUPPLIER,
    ProductsModel,
)
from desktop.widgets.dropped import only_pictures
from desktop.widgets.thumbnails import Thumbnails
from desktop.widgets.whole_rows import chosen_by, list_whole_rows, moved_by

Index = QModelIndex | QPersistentModelIndex
#: a cell → the field that changes it; the name is changed by its own field
_FIELD = {
    PRODUCT: "title",
    SUPPLIER: "supplier",
    COST: "cost",
    GROUP: "group",
    LISTING: "listing",
}
#: single keys, as in the queue
_KEYS = {
    Qt.Key.Key_C: "cost",
    Qt.Key.Key_S: "supplier",
    Qt.Key.Key_G: "group",
    Qt.Key.Key_L: "listing",
    Qt.Key.Key_W: "weight",
    Qt.Key.Key_P: "picture",
}
#: single keys of what is done with whole products
_ACTS = {Qt.Key.Key_M: "merge", Qt.Key.Key_R: "retire"}


class ProductsList(QTableView):
    """Emits what is chosen and wanted; changes nothing itself."""

    #: other rows are chosen
    chosen = Signal()
    #: a field of the chosen ones shall be changed, by its name
    field_wanted = Signal(str)
    #: `merge` or `retire` the chosen ones
    act_wanted = Signal(str)
    #: what can be done with the chosen ones is asked for, at a place of the screen
    menu_wanted = Signal(object)
    #: by the name of a column, as `listing.SORTS` has it
    sort_wanted = Signal(str)
    #: a file fell on a product: SKU, path
    picture_fell = Signal(str, object)
    #: the words to look for shall be typed
    find_wanted = Signal()

    def __init__(
        self, model: ProductsModel, thumbnails: Thumbnails, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._model = model
        #: rows were ticked one by one: moving over others leaves them as they are
        self.collecting = False
        self.setModel(model)
        self._delegate = ProductDelegate(self, model, thumbnails)
        self.setItemDelegate(self._delegate)
        thumbnails.arrived.connect(self.viewport().update)
        list_whole_rows(self)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAcceptDrops(True)
        self.head = ProductsHeader(self)
        self.setHorizontalHeader(self.head)
        self.columns = ProductColumns(self, model, self._delegate)
        self.head.sectionClicked.connect(lambda at: self.sort_wanted.emit(SORT_OF[at]))
        self.head.all_wanted.connect(self.choose_all)
        self.doubleClicked.connect(self._double)
        self.selectionModel().selectionChanged.connect(lambda *_: self._tell())
        model.modelReset.connect(self.columns.fit)
        self.columns.fit()

    # --- what is chosen -----------------------------------------------------------------

    def rows(self) -> list[ProductRow]:
        """Those that are chosen, from the top."""
        found = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self._model.rows[at] for at in found]

    def choose(self, *skus: str) -> None:
        """Choose these and no others, as far as they are listed; the keyboard goes on from the first."""
        wanted, flag = set(skus), QItemSelectionModel.SelectionFlag
        places = [at for at, row in enumerate(self._model.rows) if row.product.sku in wanted]
        selected = QItemSelection()
        # in stretches: a thousand single rows would take seconds
        for first, last in _stretches(places):
            selected.select(
                self._model.index(first, PRODUCT), self._model.index(last, RETURNED)
            )
        chosen = self.selectionModel()
        if places:
            index = self._model.index(places[0], PRODUCT)
            chosen.setCurrentIndex(index, flag.NoUpdate)
            self.scrollTo(index)
        chosen.select(selected, flag.ClearAndSelect)
        # other rows can come without anything being chosen: nothing tells of that
        self.head.set_state(_how_many(len(chosen.selectedRows()), len(self._model.rows)))

    def choose_all(self) -> None:
        """All of them, or none where all are."""
        self.collecting = True
        if len(self.rows()) == len(self._model.rows):
            self.clearSelection()
        else:
            self.selectAll()

    def _tell(self) -> None:
        count = len(self.selectionModel().selectedRows())
        self.collecting = self.collecting and bool(count)
        self.head.set_state(_how_many(count, len(self._model.rows)))
        self.viewport().update()
        self.chosen.emit()

    def _toggle(self, row: int) -> None:
        flag = QItemSelectionModel.SelectionFlag
        index = self._model.index(row, PRODUCT)
        self.collecting = True
        self.selectionModel().setCurrentIndex(index, flag.Toggle | flag.Rows)

    def _collect(self) -> None:
        """Space: the row that moving chose is the first one ticked; from then on each is ticked or not."""
        row = self.currentIndex().row()
        only = [index.row() for index in self.selectionModel().selectedRows()] == [row]
        if only and not self.collecting:
            self.collecting = True
        else:
            self._toggle(row)

    def _choose_current(self) -> None:
        """The row where the keyboard is, and no other."""
        self.collecting = False
        self.choose(self._model.rows[self.currentIndex().row()].product.sku)

    def selectionCommand(
        self, index: Index, event: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        """Moving chooses, as in the queue; not while rows are ticked one by one."""
        if isinstance(event, QKeyEvent) and self.collecting and not event.modifiers():
            return QItemSelectionModel.SelectionFlag.NoUpdate
        return super().selectionCommand(index, event)

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, keys: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Home and End go to the first and the last product."""
        return super().moveCursor(action, moved_by(action, keys))

    # --- keys and pointer ---------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A tick is set or taken away without touching the others."""
        index = self.indexAt(event.position().toPoint())
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        left = event.button() == Qt.MouseButton.LeftButton
        if (
            index.isValid()
            and index.column() == PRODUCT
            and plain
            and left
            and is_on_tick(self.visualRect(index), int(event.position().x()))
        ):
            self._toggle(index.row())
            event.accept()
            return
        self.collecting = False
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Two quick presses on ticks are two presses."""
        index = self.indexAt(event.position().toPoint())
        on_tick = index.isValid() and index.column() == PRODUCT
        if on_tick and is_on_tick(self.visualRect(index), int(event.position().x())):
            self.mousePressEvent(event)
            return
        super().mouseDoubleClickEvent(event)

    def _double(self, index: Index) -> None:
        if index.column() in _FIELD:
            self.choose(self._model.rows[index.row()].product.sku)
            self.field_wanted.emit(_FIELD[index.column()])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A letter goes to its field, Space ticks, Enter goes to the first gap, / looks for words."""
        key, plain = Qt.Key(event.key()), not event.modifiers()
        there, enter = self.currentIndex().isValid(), (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if plain and key in (*_KEYS, *_ACTS, *enter) and there and not self.rows():
            self._choose_current()
        if plain and key == Qt.Key.Key_Space and there:
            self._collect()
        elif plain and key == Qt.Key.Key_Escape and self.collecting and there:
            self._choose_current()
        elif plain and key in _KEYS and self.rows():
            self.field_wanted.emit(_KEYS[key])
        elif plain and key in _ACTS and self.rows():
            self.act_wanted.emit(_ACTS[key])
        elif key in enter and plain and self.rows():
            self.field_wanted.emit(_first_gap(self._model, self.rows()))
        elif key == Qt.Key.Key_Slash:
            self.find_wanted.emit()
        else:
            super().keyPressEvent(chosen_by(event))
            return
        event.accept()

    def keyboardSearch(self, search: str) -> None:
        """Letters are keys of fields; words are looked for in the search box."""

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done with the chosen ones; a row that is pointed at is chosen first."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        if not index.isValid():
            return
        row = self._model.rows[index.row()]
        if row not in self.rows():
            self.choose(row.product.sku)
        spot = self.visualRect(index).center() if by_key else event.pos()
        self.menu_wanted.emit(self.viewport().mapToGlobal(spot))

    # --- pictures that fall on it -------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Pictures may fall on a row; anything else is the window's."""
        event.setAccepted(only_pictures(event.mimeData()))

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Only on a row."""
        over = self.indexAt(event.position().toPoint()).isValid()
        event.setAccepted(over and only_pictures(event.mimeData()))

    def dropEvent(self, event: QDropEvent) -> None:
        """The first of them is the picture of the product that it fell on."""
        index = self.indexAt(event.position().toPoint())
        paths = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if index.isValid() and only_pictures(event.mimeData()):
            event.acceptProposedAction()
            self.picture_fell.emit(self._model.rows[index.row()].product.sku, Path(paths[0]))

    # --- room ---------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The name takes what is left."""
        super().resizeEvent(event)
        self.columns.fit()


def _first_gap(model: ProductsModel, rows: Sequence[ProductRow]) -> str:
    gaps = (SUPPLIER, COST, LISTING)
    return next(
        (_FIELD[gap] for gap in gaps if any(model.gap(row, gap) for row in rows)),
        "supplier",
    )


def _stretches(places: Sequence[int]) -> Iterator[tuple[int, int]]:
    """First and last of each run of numbers that follow each other."""
    first = last = -1
    for at in places:
        if first >= 0 and at == last + 1:
            last = at
            continue
        if first >= 0:
            yield first, last
        first = last = at
    if first >= 0:
        yield first, last


def _how_many(count: int, every: int) -> str:
    """What the tick of the head says of so many that are chosen."""
    return "none" if not count else "all" if count == every else "some"
