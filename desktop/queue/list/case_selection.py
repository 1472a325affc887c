"""Which cases are chosen, by assistive technology, too: it selects rows, and makes none the current one."""

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Signal,
)

from desktop.queue.list.case_table import CaseTableModel

_FLAG = QItemSelectionModel.SelectionFlag
#: what a row of a table is selected with over the accessibility tree; the pointer and the keys say more
_ADDED, _TAKEN = _FLAG.Select | _FLAG.Rows, _FLAG.Deselect | _FLAG.Rows


class CaseSelection(QItemSelectionModel):
    """A case that is selected alone is opened; a heading or line that is selected was pressed."""

    pressed = Signal(QModelIndex)

    def __init__(self, rows: CaseTableModel, parent: QObject) -> None:
        super().__init__(rows, parent)
        self._rows = rows

    def select(
        self,
        what: QModelIndex | QPersistentModelIndex | QItemSelection,
        command: QItemSelectionModel.SelectionFlag,
    ) -> None:
        """Choose rows, or do not choose them any more."""
        if (
            command == _ADDED
            and isinstance(what, QModelIndex)
            and self._rows.entries[what.row()] < 0
        ):
            self.pressed.emit(what)
            return
        super().select(what, command)
        if command in (_ADDED, _TAKEN):
            self._open_alone()

    def _open_alone(self) -> None:
        chosen = self.selection()
        # what is chosen beside others does not close the open case
        if chosen.count() == 1 and chosen.first().height() == 1:
            row = chosen.first().top()
            if row != self.currentIndex().row():
                self.setCurrentIndex(self._rows.index(row, 0), _FLAG.NoUpdate)
