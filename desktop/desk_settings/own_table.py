"""A table of the settings that ships with Sendback until the seller types into it."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from desktop.look.theme import px
from desktop.widgets.labels import PlainLabel
from desktop.widgets.table_model import TableModel
from returns.records.settings import DeskSettings


class OwnTable(QWidget):
    """The table and what stands around it; every change is the whole table."""

    #: (field, changes): what `SettingsPresenter.change` takes
    entered = Signal(str, object)
    #: the setting that it is; its rows are called `<field>.…`
    field = ""

    def __init__(self) -> None:
        super().__init__()
        self.settings = DeskSettings()
        self.wrong = ""
        self._note = PlainLabel("", "small", "bad")

    def show_settings(self, settings: DeskSettings) -> None:
        """What the desk has now."""
        self.settings = settings

    def close_up(self) -> None:
        """Nobody comes back: what is typed is asked to be kept."""

    def refuse(self, sentence: str) -> None:
        """Say why the desk did not take it; the table stays as it was."""
        self.set_wrong(sentence)

    def set_wrong(self, sentence: str) -> None:
        """Say below the table what is wrong."""
        self.wrong = sentence
        self._note.setText(sentence)
        self._note.setVisible(bool(sentence))

    def retranslate(self) -> None:
        """Say it in the language on screen."""


class TypedTable(QTableView):
    """Typing begins to edit; Enter edits as F2 does; Del takes a row away; Tab goes on."""

    remove_wanted = Signal()

    def __init__(self, rows: TableModel[Any], first: int, least_rows: int) -> None:
        super().__init__()
        #: the column that Enter edits where the current one cannot be
        self._first = first
        self.setModel(rows)
        self.setProperty("kind", "boxed")
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        trigger = QAbstractItemView.EditTrigger
        self.setEditTriggers(
            trigger.AnyKeyPressed
            | trigger.EditKeyPressed
            | trigger.DoubleClicked
            | trigger.SelectedClicked
        )
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(px(34))
        self.verticalHeader().setMinimumSectionSize(px(34))
        heads = self.horizontalHeader()
        heads.setHighlightSections(False)
        heads.setSectionsClickable(False)
        heads.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        heads.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.setMinimumHeight(px(34 * least_rows))
        self.setCurrentIndex(rows.index(0, first))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter edits as F2 does."""
        editing = self.state() is QAbstractItemView.State.EditingState
        if event.key() == Qt.Key.Key_Delete:
            self.remove_wanted.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not editing:
            at = self.currentIndex()
            typed = bool(at.flags() & Qt.ItemFlag.ItemIsEditable)
            self.edit(at if typed else self.model().index(at.row(), self._first))
        else:
            super().keyPressEvent(event)
