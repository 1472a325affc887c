"""What the list is held to, above it: words, and a chip for each column; each can be changed and let go."""

from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from desktop.look.theme import px
from desktop.queue.list.filters import Held, chip_words, columns_of, filter_title
from desktop.queue.list.presenter import EVERYWHERE
from desktop.widgets.button import Button, IconButton
from desktop.widgets.labels import PlainLabel, one_line, set_tip
from desktop.widgets.layouts import FlowLayout, row
from desktop.wording import word


class HeldBar(QFrame):
    """Emits the column to let go, "" for all, and the one to change; hidden while nothing is held."""

    let_go = Signal(str)
    change_wanted = Signal(str)
    #: one more filter is wanted
    more_wanted = Signal()
    #: what is looked for shall be let go, typed anew, or looked for in another view
    search_left = Signal()
    search_wanted = Signal()
    scope_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "bar")
        self._held: Held = ()
        #: the words, the view that is listed, and the one that has none of them
        self._searched = ("", "", "")
        self._only = PlainLabel("", "caption", "muted")
        # chips and what adds one wrap; what ends all of them keeps its place
        self._flow = FlowLayout(gap=6)
        self._chips: list[QWidget] = []
        #: the words of each chip, and what lets go of it
        self.buttons: list[Button] = []
        self.closers: list[IconButton] = []
        self.more, self.clear, self.scope = (Button("", "link") for _ in range(3))
        self._nowhere = PlainLabel("", "caption", "muted")
        for link in (self.more, self.scope, self._nowhere):
            # not laid out before something is held
            link.setParent(self)
        self.scope.clicked.connect(lambda: self.scope_wanted.emit(EVERYWHERE))
        self.more.clicked.connect(self.more_wanted)
        self.clear.clicked.connect(lambda: self.let_go.emit(""))
        box = QHBoxLayout(self)
        box.setContentsMargins(px(16), px(6), px(16), px(7))
        # in line with the first row of chips
        box.addWidget(self._only, 0, Qt.AlignmentFlag.AlignTop)
        box.addLayout(self._flow, 1)
        box.addWidget(self.clear, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def set_held(self, held: Held, search: str = "", view: str = "", none_in: str = "") -> None:
        """Show these (column, value) pairs, and the words that are looked for in that view.

        `none_in` is the view in which they were typed, where none of its cases has them.
        """
        searched = (search, view, none_in) if search else ("", "", "")
        if (held, searched) != (self._held, self._searched):
            self._held, self._searched = held, searched
            self.retranslate()

    def held(self) -> list[str]:
        """What is shown, in words."""
        return [button.plain_text() for button in self.buttons]

    def retranslate(self) -> None:
        """Say everything in the language on screen."""
        for part in (*self._chips, self.scope, self._nowhere, self.more):
            self._flow.removeWidget(part)
        for chip in self._chips:
            chip.setParent(None)
            chip.deleteLater()
        self._chips, self.buttons, self.closers = [], [], []
        self._only.setText(self.tr("Only"))
        self._say_search()
        for column in columns_of(self._held):
            self._add(column)
        self.more.set_text(self.tr("+ filter"))
        self.clear.set_text(self.tr("Clear all"))
        self._flow.addWidget(self.more)
        self.clear.setVisible(len(self.buttons) > 1)
        self._line_up()
        self.setVisible(bool(self._chips))

    def _line_up(self) -> None:
        """Words and links in line with the chips."""
        tall = max((chip.sizeHint().height() for chip in self._chips), default=0)
        for part in (self.scope, self._nowhere, self.more, self.clear, self._only):
            part.setMinimumHeight(tall)

    def _say_search(self) -> None:
        """What is looked for, the cross that ends it, and where else it can be, or was not found."""
        words, view, none_in = self._searched
        self.scope.setVisible(bool(words) and view != EVERYWHERE)
        self._nowhere.setVisible(bool(words and none_in))
        if not words:
            return
        button = Button(self.tr("“{words}”").replace("{words}", one_line(words)))
        button.setAccessibleName(self.tr("Looked for: {words}").replace("{words}", words))
        set_tip(button, self.tr("Look for other words"))
        button.clicked.connect(self.search_wanted)
        closer = IconButton("close", self.tr("End this search"))
        closer.clicked.connect(self.search_left)
        self._lay(button, closer)
        self.scope.set_text(self.tr("in all cases"))
        name = word("view", "open" if none_in == "all" else none_in) if none_in else ""
        self._nowhere.setText(self.tr("none in “{view}”").replace("{view}", name))
        for part in (self.scope, self._nowhere):
            self._flow.addWidget(part)

    def _add(self, column: str) -> None:
        words, name = chip_words(self._held, column), filter_title(column)
        button = Button(words)
        button.setAccessibleName(words if words.startswith(name) else f"{name}: {words}")
        set_tip(button, self.tr("{column}: change this filter").format(column=name))
        button.clicked.connect(partial(self._change, column))
        text = self.tr("Let go of this filter: {column}").format(column=name)
        closer = IconButton("close", text)
        closer.clicked.connect(partial(self._press, column))
        self.buttons.append(button)
        self.closers.append(closer)
        self._lay(button, closer)

    def _lay(self, button: Button, closer: IconButton) -> None:
        chip = QWidget()
        inside = row(button, closer, gap=0)
        inside.setContentsMargins(0, 0, 0, 0)
        chip.setLayout(inside)
        self._chips.append(chip)
        self._flow.addWidget(chip)

    def event(self, event: QEvent) -> bool:
        """Chips that were made before the window is dressed, or its text grew, are taller than they were."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._line_up()
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        """Retranslate when the language changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _change(self, column: str) -> None:
        self.change_wanted.emit(column)

    def _press(self, column: str) -> None:
        self.let_go.emit(column)
