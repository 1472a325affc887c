"""The keys that decide, on one line at the foot of the open case."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame

from desktop.look.theme import px
from desktop.widgets.key_hint import KeyHint

_GAP = 8
#: left, top, right, bottom, in design pixels; at the right as the cards above, beside their scroll bar
_EDGES = (18, 8, 24, 12)
#: where words are typed the others are letters
_IN_LETTER = {"take": "Ctrl ↵", "leave": "Esc"}


class CaseKeys(QFrame):
    """As many as there is room for; those of the list, and of all of them, stand in the status line."""

    def __init__(self) -> None:
        super().__init__()
        self._hints = {
            name: KeyHint(key, parent=self)
            for name, key in (
                *(("letter", "L"), ("part_refund", "P"), ("approve", "A")),
                *(("snooze", "S"), ("evidence", "E"), ("keep", "K"), ("instead", "X")),
                *(
                    ("ask_back", "B"),
                    ("to_supplier", "U"),
                    ("decline", "D"),
                    ("hold", "H"),
                    ("rma", "R"),
                ),
                *(("money_in", "M"), ("note", "N"), *_IN_LETTER.items()),
            )
        }
        #: what has nothing to do in the case that is shown
        self._idle: frozenset[str] = frozenset()
        self._in_letter = False
        self.retranslate()

    def sizeHint(self) -> QSize:
        """One line."""
        parts = self._hints.values()
        wide = sum(part.sizeHint().width() + px(_GAP) for part in parts)
        left, top, right, bottom = map(px, _EDGES)
        tall = max(part.sizeHint().height() for part in parts)
        return QSize(left + wide + right, top + tall + bottom)

    def minimumSizeHint(self) -> QSize:
        """Any width will do: what has no room is left out."""
        return QSize(0, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what has no room."""
        super().resizeEvent(event)
        self._place()

    def set_idle(self, names: frozenset[str]) -> None:
        """These keys would do nothing now."""
        self._idle = names
        self._place()

    def set_in_letter(self, on: bool) -> None:
        """The letter is being typed into."""
        self._in_letter = on
        self._place()

    def shown(self) -> list[str]:
        """What is on the line, in words."""
        return [hint.accessibleName() for hint in self._hints.values() if not hint.isHidden()]

    def _place(self) -> None:
        left, top, right, _ = map(px, _EDGES)
        end, room = left, self.width() - right
        for name, hint in self._hints.items():
            if name in self._idle or (name in _IN_LETTER) is not self._in_letter:
                hint.hide()
                continue
            size = hint.sizeHint()
            fits = end + size.width() <= room
            hint.setVisible(fits)
            if fits:
                hint.setGeometry(end, top, size.width(), size.height())
                end += size.width() + px(_GAP)
            else:
                # what comes after is less wanted
                room = 0

    def retranslate(self) -> None:
        """Say what the keys do."""
        words = {
            "letter": self.tr("letter"),
            "part_refund": self.tr("part refund"),
            "approve": self.tr("approve"),
            "snooze": self.tr("snooze"),
            "keep": self.tr("keep it"),
            "instead": self.tr("new one"),
            "ask_back": self.tr("ask back"),
            "to_supplier": self.tr("to supplier"),
            "decline": self.tr("decline"),
            "hold": self.tr("hold"),
            "rma": self.tr("RMA"),
            "money_in": self.tr("money"),
            "evidence": self.tr("evidence"),
            "note": self.tr("note"),
            "take": self.tr("do it with this letter"),
            "leave": self.tr("back to the list"),
        }
        for name, hint in self._hints.items():
            hint.set_words(words[name])
        self.updateGeometry()
        self._place()

    def changeEvent(self, event: QEvent) -> None:
        """Retranslate when the language changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
