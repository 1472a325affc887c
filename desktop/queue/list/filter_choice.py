"""Choosing what the list is held to: the menu of columns, and the dialog of one of them."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QWidget

from desktop.queue.list.filters import (
    COLUMNS,
    CUSTOMER,
    VALUE,
    WRITTEN,
    as_asked,
    filter_by,
    names_in,
    values_of,
)
from desktop.queue.list.presenter import QueuePresenter
from desktop.widgets.popup_menu import PopupMenu
from desktop.work.jobs import Lane

if TYPE_CHECKING:
    from desktop.queue.list.filter_dialogs import FilterDialog, ValuesDialog

Counted = Sequence[tuple[str, int]]


class FilterChoice(QObject):
    """Asks over a window; what is chosen is listed at once."""

    def __init__(self, presenter: QueuePresenter, over: QWidget) -> None:
        super().__init__(over)
        self._presenter, self._over = presenter, over

    def menu(self, at: QPoint) -> PopupMenu:
        """The columns, below whatever was pressed."""
        menu = PopupMenu(self._over)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.add_to(menu)
        menu.popup(at)
        menu.setActiveAction(menu.actions()[0])
        return menu

    def add_to(self, menu: PopupMenu) -> None:
        """An entry for each column."""
        for column in COLUMNS:
            text = self.tr("Filter by {column}…").format(column=filter_by(column.name))
            action = menu.addAction(text.replace("&", "&&"))
            action.triggered.connect(partial(self.ask, column.name))

    def ask(self, column: str) -> None:
        """Which of what is there to be chosen in a column; keys that follow at once are the dialog's."""
        column = "buyer" if column == CUSTOMER else column
        from desktop.queue.list.filter_dialogs import RangeDialog, ValuesDialog, WordsDialog

        chosen = values_of(self._presenter.listing.held, column)
        over = self._over.window()
        dialog: FilterDialog
        if column == WRITTEN:
            # words are typed: nobody lists all that there are
            dialog = WordsDialog(chosen, over)
        elif column == VALUE:
            sums = dialog = RangeDialog(chosen, over)
            values_of_column(self._presenter, column, "", sums.know)
        else:
            values = dialog = ValuesDialog(column, chosen, over)
            values.sought.connect(partial(self._seek, values))
            values_of_column(self._presenter, column, "", values.know)
        dialog.decided.connect(lambda name, values: self._presenter.hold_to(name, *values))
        dialog.open_sized(420)

    def _seek(self, dialog: "ValuesDialog", words: str) -> None:
        """What the words are in; of the trade's own words all values are there already."""
        column = next(each for each in COLUMNS if each.name == dialog.column)
        if column.kind or not words:
            dialog.show_first()
            return

        def found(counted: Counted) -> None:
            if dialog.search.text().strip() == words:
                dialog.show_values(counted)

        values_of_column(self._presenter, dialog.column, words, found)


def values_of_column(
    presenter: QueuePresenter, column: str, words: str, done: Callable[[Counted], object]
) -> None:
    """What the listed cases have in a column and how many, whatever it is held to."""
    now, queue = presenter.listing, presenter.shell.desk.queue
    presenter.shell.jobs.run(
        lambda: queue.values(column, now.view, now.search, now.filters, words),
        done,
        lane=Lane.READ,
    )


def gone_from(presenter: QueuePresenter, done: Callable[[str, str], object]) -> None:
    """Which name that the list is held to no case of the desk has: it was changed, or deleted."""
    named, queue = names_in(presenter.listing.held), presenter.shell.desk.queue

    def look() -> tuple[str, str]:
        for pair in named:
            if not queue.count("everything", "", as_asked((pair,)), 1):
                return pair
        return "", ""

    presenter.shell.jobs.run(look, lambda found: done(*found), lane=Lane.READ)
