"""A heading of the list by the keyboard: gone to, folded and opened, and said aloud."""

from PySide6.QtCore import QEvent, QItemSelectionModel, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QTableView

from desktop.queue.list.case_table import CaseTableModel
from desktop.queue.list.grouping import group_of
from desktop.widgets.announce import announce
from returns.records.case_summary import Group

_TURN = (Qt.Key.Key_Enter, Qt.Key.Key_Return, Qt.Key.Key_Space)
_FOLD, _OPEN = Qt.Key.Key_Left, Qt.Key.Key_Right
_FLAG = QItemSelectionModel.SelectionFlag


class HeadingKeys(QObject):
    """While a heading is current, ← folds, → opens, Enter and Space turn; cases keep their own keys."""

    #: the chosen case was folded away: this one takes its place, 0 where none is listed
    case_left = Signal(int)

    def __init__(self, view: QTableView, rows: CaseTableModel) -> None:
        super().__init__(view)
        self._view, self._rows = view, rows
        #: the group whose heading the keyboard went to; Qt makes others current by the way
        self._gone_to: Group | None = None
        view.selectionModel().currentRowChanged.connect(self._moved)
        view.installEventFilter(self)

    def group(self) -> Group | None:
        """The group whose heading is current."""
        index = self._view.currentIndex()
        return group_of(self._rows.entries[index.row()]) if index.isValid() else None

    def stays(self) -> bool:
        """The keyboard went to the heading that is current, and stays there."""
        return self._gone_to is not None and self.group() is self._gone_to

    def step(self, by: int) -> None:
        """To the heading above or below; the chosen case stays chosen, and open beside the list."""
        heads = sorted(self._rows.grouping.heads(self._rows.entries))
        at = self._view.currentIndex().row()
        above, below = (
            [head for head in heads if head < at],
            [head for head in heads if head > at],
        )
        wanted = (above[-1:] if by < 0 else below[:1]) or (heads[:1] if at < 0 else [])
        if wanted:
            self._make_current(wanted[0])

    def turn(self, *, folded: bool | None = None) -> None:
        """Fold the group of the current heading, or open it; None: the other way than now."""
        group = self.group()
        if group is None:
            return
        now = group in self._rows.grouping.folded
        wanted = not now if folded is None else folded
        if wanted != now:
            self._rows.fold(group, folded=wanted)
            self.choose_another()
        # also where it stood so before: who asked hears how it stands
        announce(self._view, str(self._heading_words()))

    def choose_another(self) -> None:
        """A case that is not listed any more is not acted on: the nearest one is chosen."""
        chosen, at = self._view.selectionModel(), self._view.currentIndex().row()
        if chosen.hasSelection():
            return
        entries = self._rows.entries
        near = [*range(at + 1, len(entries)), *range(at - 1, -1, -1)]
        row = next((row for row in near if entries[row] > 0), -1)
        if row >= 0:
            chosen.select(self._rows.index(row, 0), _FLAG.ClearAndSelect | _FLAG.Rows)
        self.case_left.emit(entries[row] if row >= 0 else 0)

    def _heading_words(self) -> object:
        index = self._view.currentIndex().siblingAtColumn(0)
        return index.data(Qt.ItemDataRole.AccessibleTextRole)

    def _make_current(self, row: int) -> None:
        index = self._rows.index(row, max(0, self._view.currentIndex().column()))
        self._view.selectionModel().setCurrentIndex(index, _FLAG.NoUpdate)
        self._gone_to = self.group()
        self._view.scrollTo(index)
        self._view.viewport().update()

    def _moved(self) -> None:
        if self.group() is not self._gone_to:
            self._gone_to = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys that a heading takes before the actions of the case do."""
        kinds = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
        if event.type() not in kinds or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        key = Qt.Key(event.key())
        if not plain or key not in (*_TURN, _FOLD, _OPEN) or self.group() is None:
            return super().eventFilter(watched, event)
        event.accept()
        if event.type() == QEvent.Type.KeyPress:
            self.turn(folded=None if key in _TURN else key == _FOLD)
        return True
