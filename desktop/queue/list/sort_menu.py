"""What the list can be sorted by, in a menu: the heads of its columns are not always on the screen."""

from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QTableView

from desktop.queue.list.columns import COLUMNS, Column, title_of
from desktop.queue.list.list_head import ListHead
from desktop.widgets.popup_menu import PopupMenu


class SortMenu(QObject):
    """Emits the column that was chosen; the one in force turns the order round, as its head does."""

    wanted = Signal(int)

    def __init__(self, view: QTableView, head: ListHead) -> None:
        super().__init__(view)
        self._view, self._head = view, head

    def menu(self) -> PopupMenu:
        """Every column that the database can sort by."""
        menu = PopupMenu(self._view, self.tr("Sort by"))
        for column, row in COLUMNS.items():
            if row.sort:
                self._add(menu, column)
        return menu

    def _add(self, menu: PopupMenu, column: Column) -> None:
        arrow = self._head.arrow(column)
        action = menu.addAction(f"{title_of(column)} {arrow}".rstrip().replace("&", "&&"))
        action.setCheckable(True)
        action.setChecked(bool(arrow))
        action.triggered.connect(partial(self.wanted.emit, int(column)))

    def press(self, column: int) -> None:
        """A head was pressed: sort by it; the only one stands for all of them, and asks."""
        if not self._head.stacked:
            self.wanted.emit(column)
            return
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        heads = self._view.horizontalHeader()
        menu.popup(heads.mapToGlobal(heads.rect().bottomLeft()))
