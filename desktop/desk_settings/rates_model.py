"""The exchange rates as a table model; it asks nobody."""

from typing import Any

from PySide6.QtCore import Qt, Signal

from desktop.desk_settings.sayings import currency_words, said
from desktop.look.theme import tokens
from desktop.widgets.table_model import Index, TableModel
from returns.records.settings import DeskSettings
from returns.rules.money.exchange import shipped_rates
from returns.rules.settings_check import shown_rates

CURRENCY, RATE, SHIPPED = range(3)


class RatesModel(TableModel[tuple[str, str]]):
    """Currency, what one dollar buys of it, what the shipped table says."""

    FIGURES = frozenset({RATE, SHIPPED})
    #: (code, text): a rate was typed; the table shows it once the desk has kept it
    entered = Signal(str, str)

    def show_settings(self, settings: DeskSettings) -> None:
        """Show the table that the desk counts with."""
        rates = sorted(shown_rates(settings).items())
        if [code for code, _ in rates] == [code for code, _ in self.rows]:
            self.rows = tuple(rates)
            self.dataChanged.emit(self.index(0, 0), self.index(len(rates) - 1, SHIPPED))
        else:
            self.show(rates)

    def row_of(self, code: str) -> int:
        """Where a currency stands, -1 for nowhere."""
        return next((at for at, (each, _) in enumerate(self.rows) if each == code), -1)

    def heads(self) -> tuple[str, ...]:
        """Currency, rate, the usual one."""
        return said("rates.code"), said("rates.buys"), said("rates.usual")

    def words(self, row: tuple[str, str], column: int) -> str:
        """What a cell shows."""
        code, rate = row
        if column == CURRENCY:
            return f"{code}  {currency_words(code)}"
        return rate if column == RATE else shipped_rates().per_usd.get(code, "")

    def looks(self, row: tuple[str, str], column: int, role: int) -> Any:
        """What is typed into begins as it is; the usual rate stands back."""
        if role == Qt.ItemDataRole.EditRole:
            return self.words(row, column)
        if role == Qt.ItemDataRole.ForegroundRole and column == SHIPPED:
            return tokens().of("muted")
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A cell is heard alone, with its head: it is what one types into."""
        if index.isValid() and role == Qt.ItemDataRole.AccessibleTextRole:
            row = self.rows[index.row()]
            words = self.words(row, index.column())
            return f"{self.heads()[index.column()]} {row[0]}: {words}"
        return super().data(index, role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Only the rate is typed."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() == RATE else flags

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tell what was typed; nothing is shown before it is kept."""
        if role != Qt.ItemDataRole.EditRole or index.column() != RATE:
            return False
        code, rate = self.rows[index.row()]
        if str(value).strip() != rate:
            self.entered.emit(code, str(value))
        return False
