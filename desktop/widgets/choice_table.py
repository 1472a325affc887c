"""A table to choose one row from, with the arrows; Tab leaves it."""

from typing import Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from desktop.look.theme import px
from desktop.widgets.table_model import Index, TableModel

Row = TypeVar("Row")
_LEAST_ROWS, _MOST_ROWS, _TALL = 1, 9, 36


class ChoiceTable(QTableView, Generic[Row]):
    """Shows a `TableModel`; one column takes the room that the others leave."""

    #: the record that was chosen, or None
    chosen = Signal(object)

    def __init__(
        self, model: TableModel[Row], stretched: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._model = model
        self.setModel(model)
        self.setProperty("kind", "airy")
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(px(_TALL))
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        modes = QHeaderView.ResizeMode
        for column in range(model.columnCount()):
            mode = modes.Stretch if column == stretched else modes.ResizeToContents
            head.setSectionResizeMode(column, mode)
        head.setMinimumSectionSize(px(64))
        self.selectionModel().currentRowChanged.connect(self._tell)
        # what was chosen is gone with the rows before
        model.modelReset.connect(self._forget)

    def _forget(self) -> None:
        self.chosen.emit(None)

    def row(self) -> Row | None:
        """What is chosen."""
        index = self.currentIndex()
        return self._model.rows[index.row()] if index.isValid() else None

    def fit_rows(self) -> None:
        """As tall as its rows, within reason."""
        rows = min(max(self._model.rowCount(), _LEAST_ROWS), _MOST_ROWS)
        head = self.horizontalHeader().sizeHint().height()
        self.setFixedHeight(head + rows * px(_TALL) + px(4))

    def _tell(self, index: Index, _before: Index) -> None:
        self.chosen.emit(self._model.rows[index.row()] if index.isValid() else None)
