"""The exchange rates as a table model; it asks nobody."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from desktop.desk_settings.sayings import currency_words, said
from desktop.theme import tokens
from returns.records.settings import DeskSettings
from returns.rules.exchange import shipped_rates
from returns.rules.settings_check import shown_rates

Index = QModelIndex | QPersistentModelIndex
CURRENCY, RATE, SHIPPED = range(3)
_HEADS = ("rates.code", "rates.buys", "rates.usual")
_FIGURES = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class RatesModel(QAbstractTableModel):
    """Currency, what one dollar buys of it, what the shipped table says."""

    #: (code, text): a rate was typed; the table shows it once the desk has kept it
    entered = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.rates: list[tuple[str, str]] = []

    def show_settings(self, settings: DeskSettings) -> None:
        """Show the table that the desk counts with."""
        rates = sorted(shown_rates(settings).items())
        if [code for code, _ in rates] == [code for code, _ in self.rates]:
            self.rates = rates
            self.dataChanged.emit(self.index(0, 0), self.index(len(rates) - 1, SHIPPED))
        else:
            self.beginResetModel()
            self.rates = rates
            self.endResetModel()

    def row_of(self, code: str) -> int:
        """Where a currency stands, -1 for nowhere."""
        return next((at for at, (each, _) in enumerate(self.rates) if each == code), -1)

    def retranslate(self) -> None:
        """Say names and heads in the language on screen."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, SHIPPED)
        if self.rates:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rates) - 1, SHIPPED))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's signature
        """One for each currency."""
        return 0 if parent.isValid() else len(self.rates)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's signature
        """Three."""
        return 0 if parent.isValid() else len(_HEADS)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Only the rate is typed."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() == RATE else flags

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The heads."""
        if orientation is Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.DisplayRole:
                return said(_HEADS[section])
            if role == Qt.ItemDataRole.TextAlignmentRole and section != CURRENCY:
                return _FIGURES
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a cell shows."""
        if not index.isValid():
            return None
        code, rate = self.rates[index.row()]
        shipped = shipped_rates().per_usd.get(code, "")
        cells = (f"{code}  {currency_words(code)}", rate, shipped)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return cells[index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{said(_HEADS[index.column()])} {code}: {cells[index.column()]}"
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() != CURRENCY:
            return _FIGURES
        if role == Qt.ItemDataRole.ForegroundRole and index.column() == SHIPPED:
            return tokens().of("muted")
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tell what was typed; nothing is shown before it is kept."""
        if role != Qt.ItemDataRole.EditRole or index.column() != RATE:
            return False
        code, rate = self.rates[index.row()]
        if str(value).strip() != rate:
            self.entered.emit(code, str(value))
        return False
