"""What the tour shows: a line around the part that is meant, and the words beside it."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QWidget

from desktop.frame.touring.tour_steps import STEPS
from desktop.look.theme import px, tokens
from desktop.widgets.announce import announce
from desktop.widgets.button import Button
from desktop.widgets.labels import PlainLabel
from desktop.widgets.layouts import FlowLayout, column

#: large text in a small window needs lower ones, or one that fits beside a row
_WIDTHS, _AIR = (360, 480, 620, 190), 4


class TourRing(QWidget):
    """A line around a part of the window; presses go through it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def surround(self, target: QRect) -> None:
        """Stand around it."""
        air = px(_AIR)
        self.setGeometry(target.adjusted(-air, -air, air, air))
        self.setVisible(not target.isEmpty())
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(tokens().of("accent"), 3))
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5), px(9), px(9)
        )
        painter.end()


class TourCallout(QFrame):
    """One step: Enter or → goes on, ← back, Esc leaves; Tab stays among its buttons."""

    #: 1 goes on, -1 back
    turned = Signal(int)
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._at = 0
        self.count = PlainLabel("", "small", "muted")
        self.title, self.words = PlainLabel("", "heading"), PlainLabel()
        self.back, self.skip = Button(), Button("", "link")
        self.next = Button("", "primary", key="Enter")
        self._buttons = (self.skip, self.back, self.next)
        line = FlowLayout(last_right=True)
        for button in self._buttons:
            line.addWidget(button)
            button.installEventFilter(self)
        box = column(self.count, self.title, self.words, 6, line, gap=4)
        box.setContentsMargins(px(16), px(12), px(16), px(14))
        self.setLayout(box)
        self.back.clicked.connect(lambda: self.turned.emit(-1))
        self.next.clicked.connect(lambda: self.turned.emit(1))
        self.skip.clicked.connect(self.left)

    def show_step(self, at: int) -> None:
        """Say a step, and have it heard."""
        self._at = at
        self.retranslate()
        self.back.setEnabled(at > 0)
        self.next.setFocus()
        announce(self, f"{self.accessibleName()}. {self.words.text()}")

    def shapes(self, room: QRect) -> list[QSize]:
        """The sizes that its words need in that room: the usual one first."""
        box = self.layout()
        widths = (min(px(wide), room.width()) for wide in _WIDTHS)
        return [QSize(wide, box.totalHeightForWidth(wide) if box else 0) for wide in widths]

    def retranslate(self) -> None:
        """Say it in the language on screen."""
        step = STEPS[self._at]
        place = self.tr("Step {at} of {count}").format(at=self._at + 1, count=len(STEPS))
        self.count.setText(place)
        self.title.setText(QCoreApplication.translate("Tour", step.title))
        self.words.setText(QCoreApplication.translate("Tour", step.words))
        self.setAccessibleName(f"{place}: {self.title.text()}")
        self.setAccessibleDescription(self.words.text())
        last = self._at == len(STEPS) - 1
        self.next.set_text(self.tr("Done") if last else self.tr("Next"))
        self.back.set_text(self.tr("Back"))
        self.skip.set_text(self.tr("Leave the tour"))

    def changeEvent(self, event: QEvent) -> None:
        """Say it in the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002  Qt's name
        """The keyboard stays here until the tour is left."""
        able = [button for button in self._buttons if button.isEnabled()]
        focus = self.focusWidget()
        at = able.index(focus) if focus in able else -1
        able[(at + (1 if next else -1)) % len(able)].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Its keys, whichever of its buttons has the focus."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            button = self.next if key == Qt.Key.Key_Right else self.back
            button.click()
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            return super().eventFilter(watched, event)
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        """A card above the others."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(tokens().of("accent"), 1.5))
        painter.setBrush(tokens().of("surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), px(10), px(10))
        painter.end()
