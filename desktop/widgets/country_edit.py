"""A country, chosen from the list in the language on screen; what is typed finds it."""

from PySide6.QtCore import QCollator, QEvent, QLocale, QStringListModel, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView, QWidget

from desktop.look.theme import look, px
from returns.language import country_name
from returns.records.postal import countries, country_code

_ROWS = 8


class CountryEdit(QLineEdit):
    """Shows a country by its name and gives its ISO code; what no list has stays as it was typed.

    The begin of one name alone is that country. Down opens the whole list.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # what was set, and the text that stood for it: while that stands it is the same
        self._told, self._shown = "", ""
        self._names = QStringListModel(self)
        completer = QCompleter(self._names, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setMaxVisibleItems(_ROWS)
        self._list = QListView()
        self._list.setProperty("kind", "suggestions")
        completer.setPopup(self._list)
        self._completer = completer
        self.setCompleter(completer)
        # before others ask what was typed
        self.editingFinished.connect(self._finish)
        self._name_list()

    def set_country(self, told: str) -> None:
        """Show a country that is told by its code, or by a name in a language that is read."""
        self._told, self._shown = told, self._name(told)
        self.setText(self._shown)

    def country(self) -> str:
        """What was set while nobody typed another; else the code of it, or what nobody knows as typed."""
        typed = self.text().strip()
        if typed == self._shown.strip():
            return self._told
        return country_code(self._whole(typed)) or typed

    def unknown(self) -> bool:
        """Whether something stands there that is no country."""
        told = self.country()
        return bool(told) and not country_code(told)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The list is read when somebody comes to it."""
        self._read()
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down opens the list: of what is begun, all of it where a whole name or none stands."""
        if event.key() == Qt.Key.Key_Down and not event.modifiers():
            begun = self._begun(self.text())
            whole = not begun or self.text() in begun
            self._completer.setCompletionPrefix("" if whole else self.text())
            self._completer.complete()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Name it in the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._names.setStringList([])
            self._name_list()
            self.set_country(self.country())

    def _name_list(self) -> None:
        self._list.setAccessibleName(self.tr("Countries"))
        self._list.setMinimumWidth(px(240))

    def _read(self) -> None:
        if self._names.rowCount():
            return
        order = QCollator(QLocale(look().lang))
        names = sorted(countries(look().lang).values(), key=order.sortKey)
        self._names.setStringList(names)

    def _finish(self) -> None:
        typed = self.text().strip()
        if typed and typed != self._shown:
            self.setText(self._whole(typed))
        self.setProperty("wrong", self.unknown())
        self.style().unpolish(self)
        self.style().polish(self)

    def _whole(self, typed: str) -> str:
        """The name of the country that is meant, also where one name alone begins so; else as typed."""
        if not typed or country_code(typed):
            return self._name(typed)
        begun = self._begun(typed)
        return begun[0] if len(begun) == 1 else typed

    def _begun(self, typed: str) -> list[str]:
        begin = typed.strip().casefold()
        return [name for name in self._names.stringList() if name.casefold().startswith(begin)]

    @staticmethod
    def _name(told: str) -> str:
        return country_name(country_code(told), look().lang) or told
