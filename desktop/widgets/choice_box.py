"""A field with a list to choose from, whoever chooses."""

from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QAccessible, QShowEvent
from PySide6.QtWidgets import QComboBox, QWidget

from desktop.widgets.assisted import follow_selection


class ChoiceBox(QComboBox):
    """An entry that assistive technology selects is chosen: Qt would have it selected in the list alone."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._followed = False

    def showEvent(self, event: QShowEvent) -> None:
        """The list is there before it is opened, for whoever listens."""
        super().showEvent(event)
        if QAccessible.isActive():
            self._follow()
            self._tell_name()

    def showPopup(self) -> None:
        """Open the list."""
        self._follow()
        super().showPopup()

    def _follow(self) -> None:
        # to have it sooner would make the list of each field that nobody opens
        if not self._followed:
            self._followed = True
            follow_selection(self.view(), self._choose)

    def _tell_name(self) -> None:
        # on Linux Qt gives what is chosen as the name, and leaves the name to a label of the field
        part, name = QAccessible.queryAccessibleInterface(self), self.accessibleName()
        labelled = part.relations(QAccessible.RelationFlag.Label)
        if part.text(QAccessible.Text.Name) != name and not labelled:
            self.setAccessibleDescription(self.accessibleDescription() or name)

    def _choose(self, index: QModelIndex) -> None:
        self.setCurrentIndex(index.row())
        self.hidePopup()
        self.activated.emit(index.row())
