"""Cases that are chosen together stay so where the list is sorted anew, wherever they stand now."""

from PySide6.QtCore import QItemSelection, QItemSelectionModel
from PySide6.QtWidgets import QTableView

from desktop.queue.list.case_table import ID_ROLE, CaseTableModel

_FLAG = QItemSelectionModel.SelectionFlag


class ChosenRows:
    """Qt lets go of rows that are taken out, and one that comes back elsewhere is not chosen any more."""

    def __init__(self, view: QTableView, rows: CaseTableModel) -> None:
        self._view, self._rows = view, rows
        self._kept: frozenset[int] = frozenset()
        self._current = 0
        rows.relisting.connect(self._keep)
        rows.relisted.connect(self._choose_again)

    def _keep(self) -> None:
        entries = self._rows.entries
        chosen = self._view.selectionModel().selectedRows()
        self._kept = frozenset(entries[index.row()] for index in chosen)
        self._current = int(self._view.currentIndex().data(ID_ROLE) or 0)

    def _choose_again(self) -> None:
        # one alone is the open case, and which is open next is decided elsewhere
        kept, self._kept = self._kept, frozenset()
        if len(kept) < 2:
            return
        selection, model = QItemSelection(), self._view.selectionModel()
        for row, entry in enumerate(self._rows.entries):
            if entry in kept:
                index = self._rows.index(row, 0)
                selection.select(index, index)
        model.select(selection, _FLAG.ClearAndSelect | _FLAG.Rows)
        at = self._rows.row_of(self._current)
        if at >= 0:
            model.setCurrentIndex(self._rows.index(at, 0), _FLAG.NoUpdate)
