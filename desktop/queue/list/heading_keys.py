"""A heading of the list by the keyboard: gone to, folded and opened, and said aloud; by a press, too."""

from PySide6.QtCore import QEvent, QItemSelectionModel, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QTableView

from desktop.queue.list.case_table import CaseTableModel
from desktop.queue.list.grouping import group_of
from desktop.widgets.announce import announce
from returns.records.case_summary import Group

_TURN = (Qt.Key.Key_Enter, Qt.Key.Key_Return, Qt.Key.Key_Space)
_FOLD, _OPEN = Qt.Key.Key_Left, Qt.Key.Key_Right
_FLAG = QItemSelectionModel.SelectionFlag
_MOUSE = (
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseButtonDblClick,
    QEvent.Type.MouseButtonRelease,
    QEvent.Type.MouseMove,
)


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
        view.viewport().installEventFilter(self)
        #: the button of the mouse went down on no case, and is not up again
        self._beside = False

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
        announce(self._view, str(self._words_of(self._view.currentIndex().row())))

    def press(self, row: int) -> None:
        """Fold the group of that heading, or open it; the chosen case stays chosen while it is listed."""
        group = group_of(self._rows.entries[row])
        if group is None:
            return
        chosen, view = self._view.selectionModel(), self._view
        stood = view.currentIndex()
        had = chosen.isRowSelected(stood.row()) if stood.isValid() else False
        self._rows.fold(group, folded=group not in self._rows.grouping.folded)
        announce(view, str(self._words_of(row)))
        if had and not chosen.isRowSelected(view.currentIndex().row()):
            self._go_near(row)

    def _go_near(self, row: int) -> None:
        """What was open is not listed any more: the nearest case is, below that row or else above it."""
        entries = self._rows.entries
        near = [*range(row + 1, len(entries)), *range(row - 1, -1, -1)]
        at = next((each for each in near if entries[each] > 0), -1)
        flags = _FLAG.ClearAndSelect | _FLAG.Rows
        self._view.selectionModel().setCurrentIndex(self._rows.index(at, 0), flags)
        if at < 0:
            self.case_left.emit(0)

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

    def _words_of(self, row: int) -> object:
        return self._rows.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)

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
        """The keys that a heading takes before the actions of the case do, and presses on no case."""
        if event.type() in _MOUSE and isinstance(event, QMouseEvent):
            return self._taken(event)
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

    def _taken(self, event: QMouseEvent) -> bool:
        """A press on a heading or on empty ground lets go of no case: keys go on from where they were."""
        kind, was_beside = event.type(), self._beside
        if kind is QEvent.Type.MouseMove:
            # nothing is chosen by drawing on from there
            return was_beside and bool(event.buttons())
        if kind is QEvent.Type.MouseButtonRelease:
            self._beside = False
            return was_beside
        index = self._view.indexAt(event.position().toPoint())
        group = group_of(self._rows.entries[index.row()]) if index.isValid() else None
        self._beside = group is not None or not index.isValid()
        if self._beside:
            self._view.setFocus(Qt.FocusReason.MouseFocusReason)
        if group is not None and event.button() is Qt.MouseButton.LeftButton:
            self.press(index.row())
        return self._beside
