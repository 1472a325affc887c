"""A place the goods could go to, as a row to choose: all of it is tinted, and takes a press."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QRadioButton, QSizePolicy, QStyle, QWidget

from desktop.look.theme import px
from desktop.widgets.labels import PlainLabel, one_line, set_tip
from desktop.widgets.layouts import column, row


class WayRow(QFrame):
    """Its name, a line below that, and at the right what it costs; a shut one says why instead."""

    def __init__(self, name: str, detail: str, cost: str, spoken: str, why_not: str) -> None:
        super().__init__()
        self.setProperty("kind", "way")
        self.button = QRadioButton(one_line(name).replace("&", "&&"))
        self.button.setEnabled(not why_not)
        self.button.setAccessibleDescription(why_not or spoken)
        below = PlainLabel(why_not or detail, "small", "muted")
        below.setVisible(bool(why_not or detail))
        # below the words of the button, not below its mark
        below.setContentsMargins(_beside_mark(self.button), 0, 0, 0)
        at_right = PlainLabel("—" if why_not else cost, "body", "muted" if why_not else "text")
        set_tip(at_right, "" if why_not else spoken)
        box = row(column(self.button, below, gap=1), at_right, gap=12)
        box.setStretch(0, 1)
        box.setContentsMargins(px(12), px(7), px(12), px(8))
        self.setLayout(box)
        # as tall as its words, so that the dialog is as tall as its ways
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.button.toggled.connect(self._tint)
        self.button.installEventFilter(self)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press anywhere chooses it."""
        if event.button() is Qt.MouseButton.LeftButton and self.button.isEnabled():
            self.button.click()
            self.button.setFocus(Qt.FocusReason.MouseFocusReason)
        super().mousePressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys are at it, or left it."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self._tint()
        return super().eventFilter(watched, event)

    def _tint(self) -> None:
        self.setProperty("chosen", self.button.isChecked())
        self.setProperty("lit", self.button.hasFocus())
        for part in (self, self.button):
            part.style().unpolish(part)
            part.style().polish(part)


def _beside_mark(button: QWidget) -> int:
    style, metric = button.style(), QStyle.PixelMetric
    mark = style.pixelMetric(metric.PM_ExclusiveIndicatorWidth, None, button)
    return mark + style.pixelMetric(metric.PM_RadioButtonLabelSpacing, None, button)
