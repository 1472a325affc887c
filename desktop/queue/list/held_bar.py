"""What the list is held to, above it; each can be let go."""

from functools import partial

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from desktop.look.theme import px
from desktop.queue.list.case_row import facet_words
from desktop.widgets.button import Button
from desktop.widgets.labels import PlainLabel
from desktop.widgets.layouts import FlowLayout


class HeldBar(QFrame):
    """Emits the column to let go, "" for all; hidden while nothing is held."""

    let_go = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "bar")
        self._held: tuple[tuple[str, str], ...] = ()
        self._only = PlainLabel("", "caption", "muted")
        self._flow = FlowLayout(gap=6)
        self._buttons: list[Button] = []
        box = QHBoxLayout(self)
        box.setContentsMargins(px(16), px(6), px(16), px(7))
        box.addWidget(self._only)
        box.addLayout(self._flow, 1)
        self.hide()

    def set_held(self, held: tuple[tuple[str, str], ...]) -> None:
        """Show these (column, value) pairs."""
        if held != self._held:
            self._held = held
            self.retranslate()

    def held(self) -> list[str]:
        """What is shown, in words."""
        return [button.plain_text() for button in self._buttons]

    def retranslate(self) -> None:
        """Say everything in the language on screen."""
        for button in self._buttons:
            self._flow.removeWidget(button)
            button.setParent(None)
            button.deleteLater()
        self._buttons = []
        self._only.setText(self.tr("Only"))
        for column, value in self._held:
            button = Button(facet_words(column, value), icon_name="close")
            button.setToolTip(self.tr("Let go of this filter"))
            button.clicked.connect(partial(self._press, column))
            self._buttons.append(button)
            self._flow.addWidget(button)
        self.setVisible(bool(self._held))

    def changeEvent(self, event: QEvent) -> None:
        """Retranslate when the language changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _press(self, column: str) -> None:
        self.let_go.emit(column)
