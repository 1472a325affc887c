"""A menu that is found, pressed and closed by assistive technology, too.

Qt leaves popups out of the tree that it gives to AT-SPI: it lists only those windows of the program that are
none, and no widget counts a menu among its children. An entry that is pressed there is done without a click,
and its menu stays open.
"""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface, QWindow
from PySide6.QtWidgets import QMenu, QWidget


class _Stand(QWindow):
    """A window that is never shown: the tree of the program has the popup in its place."""

    def __init__(self, popup: QWidget) -> None:
        super().__init__()
        self._popup = popup

    def accessibleRoot(self) -> QAccessibleInterface:
        """What stands in the tree: Qt asks each window that is no popup."""
        return QAccessible.queryAccessibleInterface(self._popup)


class ListedPopup(QObject):
    """While the popup is open and somebody listens, it is in the tree of the program."""

    def __init__(self, popup: QWidget) -> None:
        super().__init__(popup)
        self._popup = popup
        self._stand: _Stand | None = None
        popup.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """It is opened, or closed."""
        if event.type() == QEvent.Type.Show and QAccessible.isActive():
            self._stand = _Stand(self._popup)
        elif event.type() == QEvent.Type.Hide:
            self._stand = None
        return super().eventFilter(watched, event)


class PopupMenu(QMenu):
    """The menu of a button, a list or a field."""

    def __init__(self, parent: QWidget, title: str = "") -> None:
        super().__init__(title, parent)
        ListedPopup(self)
        self.triggered.connect(self.leave)
        self._of = parent
        self.aboutToShow.connect(self._name)

    def _name(self) -> None:
        # without one it would be called by the name of the program
        self.setAccessibleName(self.title() or self._of.accessibleName())

    def leave(self) -> None:
        """Close it, and those that it was opened from."""
        # the pointer and the keys close all of them before they do what was chosen
        if self.isVisible():
            self.close()
        for above in self.menuAction().associatedObjects():
            if isinstance(above, PopupMenu):
                above.leave()
