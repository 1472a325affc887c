"""One thing that can be said of the chosen products: a tick, what it is, and where it is said."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLineEdit, QSizePolicy, QWidget

from desktop.look.theme import px
from desktop.widgets.count_edit import CountEdit
from desktop.widgets.labels import PlainLabel, set_tip
from desktop.widgets.money_edit import MoneyEdit

Editor = QComboBox | QLineEdit | CountEdit | MoneyEdit


class TickField(QObject):
    """Changing what stands in it sets the tick; only what is ticked is told."""

    changed = Signal()

    def __init__(self, editor: Editor, parent: QWidget) -> None:
        super().__init__(parent)
        self.editor = editor
        self.tick = QCheckBox(parent)
        self.note = PlainLabel("", "small", "muted", parent=parent)
        self.note.hide()
        self._quiet = False
        self.tick.toggled.connect(lambda _: self.changed.emit())
        if isinstance(editor, QComboBox):
            editor.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            editor.setMinimumContentsLength(8)
            editor.currentTextChanged.connect(self._typed)
        elif isinstance(editor, QLineEdit):
            editor.textChanged.connect(self._typed)
        else:
            editor.changed.connect(self._typed)
        editor.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_words(self, name: str) -> None:
        """What it is, in the language on screen."""
        self.tick.setText(name.replace("&", "&&"))
        self.tick.setAccessibleName(name)
        if isinstance(self.editor, MoneyEdit):
            self.editor.line.setAccessibleName(name)
        elif not isinstance(self.editor, CountEdit):
            self.editor.setAccessibleName(name)
            if isinstance(self.editor, QComboBox) and (line := self.editor.lineEdit()):
                line.setAccessibleName(name)

    def say(self, words: str) -> None:
        """A note below it; "" hides it."""
        self.note.setText(words)
        self.note.setVisible(bool(words))

    def set_hint(self, words: str) -> None:
        """What an empty editor says."""
        if isinstance(self.editor, QComboBox):
            self.editor.setPlaceholderText(words)
            line = self.editor.lineEdit()
            if line is None:
                return
        elif isinstance(self.editor, QLineEdit):
            line = self.editor
        else:
            line = self.editor.line
        if isinstance(self.editor, CountEdit):
            self.editor.set_hint(words)
        else:
            line.setPlaceholderText(words)
        set_tip(line, words)

    def is_ticked(self) -> bool:
        """Whether it is told."""
        return self.tick.isChecked() and not self.tick.isHidden()

    def begin(self) -> None:
        """What is set until `end` is what is known, and ticks nothing."""
        self._quiet = True
        self.tick.setChecked(False)

    def end(self) -> None:
        """What is set from now on was said."""
        self._quiet = False

    def set_visible(self, *, visible: bool) -> None:
        """Show it or not."""
        for part in (self.tick, self.editor):
            part.setVisible(visible)
        self.note.setVisible(visible and bool(self.note.text()))

    def take_focus(self) -> None:
        """Type here, over what stands there."""
        self.editor.setFocus()
        if isinstance(self.editor, QLineEdit):
            self.editor.selectAll()
        elif isinstance(self.editor, CountEdit | MoneyEdit):
            self.editor.line.selectAll()
        elif (line := self.editor.lineEdit()) is not None:
            line.selectAll()

    def _typed(self, *_: object) -> None:
        if self._quiet:
            return
        if not self.tick.isChecked():
            self.tick.setChecked(True)
        else:
            self.changed.emit()


class FieldsBox(QWidget):
    """Ticks at the left of what is said; above it where there is no room for both."""

    def __init__(self, fields: Sequence[TickField]) -> None:
        super().__init__()
        self._fields = tuple(fields)
        self._stacked: bool | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(px(10))
        self._grid.setVerticalSpacing(px(6))
        self._grid.setColumnStretch(1, 1)
        self._arrange(stacked=False)

    def minimumSizeHint(self) -> QSize:
        """As narrow as the widest of them alone."""
        parts = [part for field in self._fields for part in (field.tick, field.editor)]
        wide = max(part.minimumSizeHint().width() for part in parts if not part.isHidden())
        return QSize(wide, self._grid.minimumSize().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Beside each other or not."""
        super().resizeEvent(event)
        ticks = max(field.tick.sizeHint().width() for field in self._fields)
        editors = max(field.editor.minimumSizeHint().width() for field in self._fields)
        self._arrange(stacked=ticks + px(10) + editors > self.width())

    def _arrange(self, *, stacked: bool) -> None:
        if stacked == self._stacked:
            return
        self._stacked = stacked
        for field in self._fields:
            for part in (field.tick, field.editor, field.note):
                self._grid.removeWidget(part)
        for at, field in enumerate(self._fields):
            top = 3 * at
            if stacked:
                self._grid.addWidget(field.tick, top, 0, 1, 2)
                self._grid.addWidget(field.editor, top + 1, 0, 1, 2)
                self._grid.addWidget(field.note, top + 2, 0, 1, 2)
            else:
                self._grid.addWidget(field.tick, top, 0)
                self._grid.addWidget(field.editor, top, 1)
                self._grid.addWidget(field.note, top + 1, 1)
        self.updateGeometry()
