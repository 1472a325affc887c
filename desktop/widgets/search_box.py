"""The field in the toolbar that searches or scans, with its icon and its key."""

import unicodedata

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from desktop.look.theme import px
from desktop.widgets.key_hint import KeyHint
from desktop.widgets.labels import set_tip
from desktop.widgets.messages import LineIcon

#: below so many pixels of the design its key is not named
_ROOM_FOR_KEY = 170
#: characters that are looked for: a pasted letter would be laid out and searched for word by word
_MOST = 400
#: as a line takes by itself
_MOST_SCANNED = 32_767


class _Line(QLineEdit):
    """Tells its frame when it gains and loses the focus."""

    lit = Signal(bool)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Light the frame."""
        super().focusInEvent(event)
        self.lit.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Unlight the frame."""
        super().focusOutEvent(event)
        self.lit.emit(False)


class SearchBox(QFrame):
    """A line with an icon at the left and its key, if it has one, at the right; Esc empties it."""

    #: by Esc, or a button that says so: nobody goes on typing
    emptied = Signal()
    #: Esc, where nothing was typed
    left = Signal()

    def __init__(
        self, icon_name: str = "search", key: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("kind", "search")
        self.line = _Line()
        self.line.setProperty("kind", "search")
        self.line.setMaxLength(_MOST)
        self.line.lit.connect(self._light)
        self.line.installEventFilter(self)
        box = QHBoxLayout(self)
        box.setContentsMargins(px(10), px(4), px(8), px(4))
        box.setSpacing(px(8))
        box.addWidget(LineIcon(icon_name, 14))
        box.addWidget(self.line, 1)
        self._hint = KeyHint(key, parent=self) if key else None
        if self._hint is not None:
            box.addWidget(self._hint)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMaximumWidth(px(340))
        self.setMinimumWidth(px(96))
        self.setFixedHeight(px(32))
        self.setFocusProxy(self.line)

    def set_words(self, placeholder: str) -> None:
        """What may be typed, shown while it is empty and read by screen readers."""
        self.line.setPlaceholderText(placeholder)
        self.line.setAccessibleName(placeholder)
        # a narrow window, or a long language, leaves room for some of it only
        set_tip(self.line, placeholder)

    def let_go(self) -> None:
        """Nothing is looked for any more."""
        self.line.clear()
        self.emptied.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What is typed has the room where there is little."""
        super().resizeEvent(event)
        if self._hint is not None:
            self._hint.setVisible(self.width() >= px(_ROOM_FOR_KEY))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc empties the line first, then goes on its way."""
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
        ):
            if self.line.text():
                self.let_go()
                return True
            self.left.emit()
        return super().eventFilter(watched, event)

    def _light(self, lit: bool) -> None:
        self.setProperty("lit", lit)
        self.style().unpolish(self)
        self.style().polish(self)


class ScanEdit(SearchBox):
    """Where a bar-code scanner types: Enter sends each code; full-width digits are understood.

    Several codes may be pasted, one a line or with commas between.
    """

    scanned = Signal(str)

    def __init__(self, key: str = "F2", parent: QWidget | None = None) -> None:
        super().__init__("scan", key, parent)
        # of many codes none is cut
        self.line.setMaxLength(_MOST_SCANNED)
        self.setMaximumWidth(px(420))
        # an input method would swallow the scanner's letters
        self.line.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.line.setInputMethodHints(Qt.InputMethodHint.ImhLatinOnly)
        self.line.returnPressed.connect(self._send)

    def _send(self) -> None:
        codes = scan_codes(self.line.text())
        self.line.clear()
        for code in codes:
            self.scanned.emit(code)


def scan_codes(text: str) -> list[str]:
    """The codes in what was scanned or pasted, each once, in order."""
    plain = unicodedata.normalize("NFKC", text)
    for mark in ("\r", "\n", "\t", ";", "、"):
        plain = plain.replace(mark, ",")
    found = ("".join(c for c in part if c.isprintable()).strip() for part in plain.split(","))
    return list(dict.fromkeys(code for code in found if code))
