"""A calendar day, typed or picked, that may also be empty."""

from datetime import date

from PySide6.QtCore import QDate, QEvent, Signal
from PySide6.QtWidgets import (
    QCalendarWidget,
    QHBoxLayout,
    QLineEdit,
    QWidget,
    QWidgetAction,
)

from desktop.look.theme import px
from desktop.widgets.button import IconButton
from desktop.widgets.popup_menu import PopupMenu


class DayEdit(QWidget):
    """`2026-11-22`; `day()` is None while it is empty or no day."""

    changed = Signal()

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = QLineEdit()
        self.line.setMaximumWidth(px(120))
        self.line.setPlaceholderText(self.tr("YYYY-MM-DD"))
        self.line.setAccessibleName(name)
        self.line.textChanged.connect(self._typed)
        self._pick = IconButton("calendar", "")
        self._pick.clicked.connect(self._open)
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(px(4))
        box.addWidget(self.line)
        box.addWidget(self._pick)
        box.addStretch(1)
        self.setFocusProxy(self.line)
        self._name_pick()

    def set_day(self, day: date | None) -> None:
        """Show a day, or nothing."""
        self.line.setText(day.isoformat() if day else "")

    def day(self) -> date | None:
        """The day, or None."""
        text = self.line.text().strip().replace("/", "-").replace(".", "-")
        parts = text.split("-")
        if len(parts) != 3 or not all(part.isdecimal() for part in parts):
            return None
        try:
            return date(int(parts[0]), int(parts[1]), int(parts[2]))
        except ValueError:
            return None

    def is_wrong(self) -> bool:
        """Something is typed that is no day."""
        return bool(self.line.text().strip()) and self.day() is None

    def problem(self) -> str:
        """What is wrong with what is typed, "" where nothing is."""
        return self.tr("Write a day as 2026-11-22.") if self.is_wrong() else ""

    def _typed(self) -> None:
        self.line.setProperty("wrong", self.is_wrong())
        self.line.style().unpolish(self.line)
        self.line.style().polish(self.line)
        self.changed.emit()

    def set_name(self, name: str) -> None:
        """What day it is, for screen readers; the picker is told from those beside it by it."""
        self.line.setAccessibleName(name)
        self._name_pick()

    def _name_pick(self) -> None:
        name = self.line.accessibleName()
        picks = self.tr("Pick a day: {name}").replace("{name}", name)
        self._pick.set_name(picks if name else self.tr("Pick a day"))

    def _open(self) -> None:
        menu = PopupMenu(self)
        calendar = QCalendarWidget()
        shown = self.day()
        if shown is not None:
            calendar.setSelectedDate(QDate(shown.year, shown.month, shown.day))
        calendar.activated.connect(menu.close)
        calendar.clicked.connect(menu.close)
        calendar.clicked.connect(
            lambda picked: self.set_day(date(picked.year(), picked.month(), picked.day()))
        )
        action = QWidgetAction(menu)
        action.setDefaultWidget(calendar)
        menu.addAction(action)
        menu.exec(self._pick.mapToGlobal(self._pick.rect().bottomLeft()))
        menu.deleteLater()

    def changeEvent(self, event: QEvent) -> None:
        """Name the picker in the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._name_pick()
