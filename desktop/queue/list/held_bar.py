"""What the list is held to, above it, a chip for each column; each can be changed and let go."""

from functools import partial

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from desktop.look.theme import px
from desktop.queue.list.filters import Held, chip_words, columns_of, filter_title
from desktop.widgets.button import Button, IconButton
from desktop.widgets.labels import PlainLabel
from desktop.widgets.layouts import FlowLayout, row


class HeldBar(QFrame):
    """Emits the column to let go, "" for all, and the one to change; hidden while nothing is held."""

    let_go = Signal(str)
    change_wanted = Signal(str)
    #: one more filter is wanted
    more_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "bar")
        self._held: Held = ()
        self._only = PlainLabel("", "caption", "muted")
        self._flow = FlowLayout(gap=6)
        self._chips: list[QWidget] = []
        #: the words of each chip, and what lets go of it
        self.buttons: list[Button] = []
        self.closers: list[IconButton] = []
        self.more, self.clear = Button("", "link"), Button("", "link")
        for link in (self.more, self.clear):
            # not laid out before something is held
            link.setParent(self)
        self.more.clicked.connect(self.more_wanted)
        self.clear.clicked.connect(lambda: self.let_go.emit(""))
        box = QHBoxLayout(self)
        box.setContentsMargins(px(16), px(6), px(16), px(7))
        box.addWidget(self._only)
        box.addLayout(self._flow, 1)
        self.hide()

    def set_held(self, held: Held) -> None:
        """Show these (column, value) pairs."""
        if held != self._held:
            self._held = held
            self.retranslate()

    def held(self) -> list[str]:
        """What is shown, in words."""
        return [button.plain_text() for button in self.buttons]

    def retranslate(self) -> None:
        """Say everything in the language on screen."""
        for part in (*self._chips, self.more, self.clear):
            self._flow.removeWidget(part)
        for chip in self._chips:
            chip.setParent(None)
            chip.deleteLater()
        self._chips, self.buttons, self.closers = [], [], []
        self._only.setText(self.tr("Only"))
        for column in columns_of(self._held):
            self._add(column)
        self.more.set_text(self.tr("+ filter"))
        self.clear.set_text(self.tr("Clear all"))
        self._flow.addWidget(self.more)
        self._flow.addWidget(self.clear)
        self.clear.setVisible(len(self._chips) > 1)
        if self.buttons:
            # in line with the words of the chips
            for link in (self.more, self.clear):
                link.setMinimumHeight(self.buttons[0].sizeHint().height())
        self.setVisible(bool(self._held))

    def _add(self, column: str) -> None:
        words, name = chip_words(self._held, column), filter_title(column)
        button = Button(words)
        button.setToolTip(self.tr("{column}: change this filter").format(column=name))
        button.setAccessibleName(f"{name}: {words}")
        button.clicked.connect(partial(self._change, column))
        text = self.tr("Let go of this filter: {column}").format(column=name)
        closer = IconButton("close", text)
        closer.clicked.connect(partial(self._press, column))
        chip = QWidget()
        inside = row(button, closer, gap=0)
        inside.setContentsMargins(0, 0, 0, 0)
        chip.setLayout(inside)
        self.buttons.append(button)
        self.closers.append(closer)
        self._chips.append(chip)
        self._flow.addWidget(chip)

    def changeEvent(self, event: QEvent) -> None:
        """Retranslate when the language changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _change(self, column: str) -> None:
        self.change_wanted.emit(column)

    def _press(self, column: str) -> None:
        self.let_go.emit(column)
