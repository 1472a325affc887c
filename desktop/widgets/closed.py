"""Parts that are closed with a reason, and stay so whatever opens them meanwhile."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QToolTip, QWidget

from desktop.widgets.labels import as_tooltip


class Closed(QObject):
    """Keeps them from being pressed as long as it lives; the pointer over them is told why."""

    def __init__(
        self, parts: Iterable[QWidget], reason: Callable[[], str], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._reason = reason
        for part in parts:
            part.installEventFilter(self)
            part.setAccessibleDescription(reason())
            part.setEnabled(False)

    def eventFilter(self, part: QObject, event: QEvent) -> bool:
        """Close again what was opened; say why in place of the part's own tooltip."""
        if not isinstance(part, QWidget):
            return super().eventFilter(part, event)
        shut = part.testAttribute(Qt.WidgetAttribute.WA_ForceDisabled)
        if event.type() == QEvent.Type.EnabledChange and not shut:
            part.setEnabled(False)
        elif event.type() == QEvent.Type.ToolTipChange:
            # its tip says what it would do
            part.setAccessibleDescription(self._reason())
        elif isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), as_tooltip(self._reason()), part)
            return True
        return super().eventFilter(part, event)
