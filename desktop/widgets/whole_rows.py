"""A table that lists records: a record is one row, chosen as a whole."""

from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView


def list_whole_rows(table: QTableView) -> None:
    """No grid and no frame; rows are chosen like files, typed into nowhere, and scroll by the pixel."""
    table.setFrameShape(QFrame.Shape.NoFrame)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setCornerButtonEnabled(False)
    table.setTabKeyNavigation(False)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.verticalHeader().hide()
