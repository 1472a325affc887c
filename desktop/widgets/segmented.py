"""One answer out of a few, all of them visible: segments and chips instead of drop-downs."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QPushButton, QSizePolicy, QWidget

from desktop.look.theme import px, tokens
from desktop.widgets.assisted import AnswerGroup
from desktop.widgets.chip import chip_height, chip_width, paint_chip
from desktop.widgets.labels import one_line, set_tip
from desktop.widgets.layouts import FlowLayout
from desktop.widgets.typed_into import typed_into
from desktop.wording import one_after_another

#: answers that are together no wider than this are never set below each other
_BESIDE = 300
#: where the neighbour stands
_ARROWS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
}
#: (value, words) pairs, in the order shown
Options = Sequence[tuple[str, str]]


def _spoken(name: str, answer: str) -> str:
    """What is read out of an answer; a question that ends as a sentence is followed as one."""
    if name.endswith(("?", "？", ".", "。")):
        return one_after_another(name, answer)
    return f"{name} {answer}".strip()


class Choice(QWidget):
    """What segments and chips share: values, the chosen one, arrow keys."""

    #: the value chosen by the user; not sent by `set_value`
    chosen = Signal(str)

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = AnswerGroup(self)
        self._values: list[str] = []
        self._leads: dict[str, QWidget] = {}
        self._group.chosen.connect(self._tell)
        self.setAccessibleName(name)

    def value(self) -> str:
        """The chosen value, "" when nothing is."""
        at = self._group.checkedId()
        return self._values[at] if 0 <= at < len(self._values) else ""

    def set_value(self, value: str) -> None:
        """Choose without a signal; an unknown value clears the choice."""
        self._group.check(self._values.index(value) if value in self._values else -1)

    def shut(self, value: str, why: str) -> None:
        """Leave an answer in sight that can't be given now, and say why; "" opens it again."""
        button = self._group.button(self._values.index(value))
        button.setEnabled(not why)
        set_tip(button, why)

    def choose_at(self, at: int) -> bool:
        """Choose the answer at this place from 0 as a click does; False where there is none."""
        button = self._group.button(at) if 0 <= at < len(self._values) else None
        if button is None or not button.isEnabled():
            return False
        button.click()
        return True

    def buttons(self) -> tuple[QAbstractButton, ...]:
        """What is pressed, in the order shown."""
        return tuple(self._group.button(at) for at in range(len(self._values)))

    def take_focus(self) -> None:
        """The chosen answer has the keyboard, or the first one."""
        button = self._group.button(max(self._group.checkedId(), 0))
        if button is not None:
            button.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def lead(self, value: str, field: QWidget) -> None:
        """That answer asks for what is typed there: pressed, it gives the keyboard to it."""
        self._leads[value] = field

    def _follow(self) -> bool:
        """Give the keyboard to what the chosen answer asks for; False where it asks for nothing."""
        field = self._leads.get(self.value())
        if field is not None:
            typed_into(field).setFocus(Qt.FocusReason.ShortcutFocusReason)
        return field is not None

    def set_options(self, options: Options) -> None:
        """Show these answers, keeping the choice where it is still offered."""
        kept = self.value()
        if [value for value, _ in options] != self._values:
            self._rebuild(options)
        for at, (_, words) in enumerate(options):
            plain = one_line(words)
            button = self._group.button(at)
            button.setText(plain.replace("&", "&&"))
            button.setAccessibleName(_spoken(self.accessibleName(), plain))
        self.set_value(kept)

    def _rebuild(self, options: Options) -> None:
        for old in self._group.buttons():
            self._group.removeButton(old)
            old.setParent(None)
            old.deleteLater()
        self._values = [value for value, _ in options]
        for at in range(len(self._values)):
            button = self._make(at, len(self._values))
            button.setCheckable(True)
            # a screen reader says one of several, not a box to tick
            button.setAutoExclusive(True)
            button.setAutoDefault(False)
            self._group.addButton(button, at)
            button.pressed_on.connect(self._follow)
            layout = self.layout()
            if layout is not None:
                layout.addWidget(button)

    def _make(self, at: int, count: int) -> "_Answer":
        raise NotImplementedError

    def _tell(self, at: int) -> None:
        self.chosen.emit(self._values[at])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right choose the neighbour; what is typed goes where the chosen answer asks for it."""
        if event.text().isprintable() and event.text() and self._follow():
            field = self.window().focusWidget()
            QCoreApplication.sendEvent(field, event)
            return
        turn = _ARROWS.get(Qt.Key(event.key()), 0)
        if not turn or not self._values:
            super().keyPressEvent(event)
            return
        at = max(0, min(len(self._values) - 1, self._group.checkedId() + turn))
        self._group.button(at).setFocus()
        self._group.button(at).click()


class _Answer(QPushButton):
    """One answer."""

    #: by the space bar or the pointer; the arrow keys only come past it
    pressed_on = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Where nothing is chosen yet an arrow key chooses, too: Qt would only move the focus."""
        group = self.group()
        if event.key() in _ARROWS and group.checkedButton() is None:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """The space bar chooses it."""
        super().keyReleaseEvent(event)
        self._tell(event.key() == Qt.Key.Key_Space)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """So does the pointer."""
        super().mouseReleaseEvent(event)
        self._tell(self.underMouse())

    def _tell(self, pressed: bool) -> None:
        if pressed and self.isChecked():
            self.pressed_on.emit()


class _Joined(FlowLayout):
    """One line as long as there is room; long answers go on in a second one, none is cut."""

    def __init__(self) -> None:
        super().__init__(gap=0)

    def minimumSize(self) -> QSize:
        """Short answers stay beside each other."""
        least, whole = super().minimumSize(), self.sizeHint()
        return QSize(max(least.width(), min(whole.width(), px(_BESIDE))), least.height())


class Segmented(Choice):
    """Joined buttons, as in `Sealed | Opened | Damaged | None`."""

    def __init__(
        self, options: Options = (), name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(name, parent)
        self.setLayout(_Joined())
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_options(options)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As tall as its lines, in whatever layout it stands."""
        super().resizeEvent(event)
        if (lines := self.layout()) is not None:
            self.setMinimumHeight(lines.heightForWidth(self.width()))

    def _make(self, at: int, count: int) -> "_Answer":
        places = {0: "first", count - 1: "last"}
        button = _Segment()
        button.setProperty("segment", "only" if count == 1 else places.get(at, "middle"))
        return button


class _Segment(_Answer):
    """A segment that is as wide chosen (bold) as not, so that nothing jumps."""

    def sizeHint(self) -> QSize:
        """The plain hint and the width that bold adds."""
        hint = super().sizeHint()
        hint.setWidth(hint.width() + px(2))
        return hint

    def minimumSizeHint(self) -> QSize:
        """Words are never cut."""
        return self.sizeHint()


class ChipChoice(Choice):
    """Pills that wrap onto a second line; `proposed` gets no other colour than the chosen one."""

    def __init__(
        self, options: Options = (), name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(name, parent)
        self.setLayout(FlowLayout(gap=8))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_options(options)

    def _make(self, at: int, count: int) -> "_Answer":
        button = _ChipButton()
        button.setProperty("kind", "chip")
        return button


class _ChipButton(_Answer):
    """A pill to press."""

    def sizeHint(self) -> QSize:
        """As wide as its words."""
        return QSize(chip_width(self._words()), chip_height())

    def minimumSizeHint(self) -> QSize:
        """Words are never cut."""
        return self.sizeHint()

    def _words(self) -> str:
        return self.text().replace("&&", "&")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the pill, with a ring when it has the focus."""
        painter = QPainter(self)
        box = QRectF(self.rect())
        paint_chip(painter, box, self._words(), "accent" if self.isChecked() else "plain")
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(tokens().of("accent"), 1.5))
            ring = box.adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(ring, ring.height() / 2, ring.height() / 2)
        painter.end()
