"""The line under the pages while values are tried: how many, which, and what can be done with them."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.desk_settings.sayings import names_said, said
from desktop.widgets.button import Button
from desktop.widgets.labels import PlainLabel, set_tip
from desktop.widgets.layouts import column, framed, row


class TryBar(QWidget):
    """Shown while anything is tried."""

    left = Signal()
    tried = Signal()
    saved = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._names: tuple[str, ...] = ()
        self.words = PlainLabel("", "strong")
        self.which = PlainLabel("", "small", "muted", elide=True)
        self.leave, self.attempt = Button("", "link"), Button("", icon_name="history")
        self.save = Button("", "primary")
        self.leave.clicked.connect(self.left)
        self.attempt.clicked.connect(self.tried)
        self.save.clicked.connect(self.saved)
        words = row(self.words, self.which, gap=10)
        words.setStretchFactor(self.which, 1)
        foot = column(words, row(None, self.leave, self.attempt, self.save, gap=10), gap=8)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(framed("tried", foot, (22, 10, 22, 10)))
        self.hide()

    def show_names(self, names: Sequence[str]) -> None:
        """These are tried; none: it goes."""
        self._names = tuple(names)
        self.words.setText(said("try.count", count=len(names)))
        told = names_said(names)
        self.which.setText(told)
        set_tip(self.which, told)
        self.save.setAccessibleDescription(told)
        self.setVisible(bool(names))

    def set_busy(self, busy: bool) -> None:
        """While they are being saved nothing else is done with them."""
        for button in (self.leave, self.attempt, self.save):
            button.setEnabled(not busy)

    def has_focus(self) -> bool:
        """Whether the keyboard is in it."""
        # by its window, which may lie behind another one for a moment
        return self.window().focusWidget() in (self.leave, self.attempt, self.save)

    def retranslate(self) -> None:
        """Say it in the language on screen."""
        self.leave.set_text(self.tr("Discard changes"))
        self.attempt.set_text(self.tr("Try on the last 90 days…"))
        self.save.set_text(self.tr("Save"))
        self.setAccessibleName(said("try.title"))
        self.show_names(self._names)
