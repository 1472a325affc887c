"""The exchange rates as a table model; it asks nobody."""

from typing import Any

from PySide6.QtCore import Qt, Signal

from desktop.desk_settings.own_table import TypedModel
from desktop.desk_settings.sayings import currency_words, said
from desktop.widgets.table_model import Index
from returns.records.settings import DeskSettings
from returns.rules.money.exchange import shipped_rates
from returns.rules.settings_check import shown_rates

CODE, NAME, RATE, SHIPPED = range(4)
#: as wide as a figure, and as a point
_FIGURE, _POINT = "\u2007", "\u2008"


class RatesModel(TypedModel[tuple[str, str]]):
    """Code, name, what one dollar buys of it, what the shipped table says."""

    FIGURES = frozenset({RATE, SHIPPED})
    TYPED = frozenset({RATE})
    QUIET = SHIPPED
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

    def key(self, row: tuple[str, str]) -> str:
        """Its code."""
        return row[0]

    def heads(self) -> tuple[str, ...]:
        """Code, name, rate, the usual one."""
        return tuple(said(f"rates.{head}") for head in ("code", "name", "buys", "usual"))

    def words(self, row: tuple[str, str], column: int) -> str:
        """What a cell shows."""
        code, rate = row
        if column == CODE:
            return code
        if column == NAME:
            return currency_words(code)
        return rate if column == RATE else shipped_rates().per_usd.get(code, "")

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Figures with their points below each other: room stands for the decimals that one has not."""
        shown = super().data(index, role)
        if (
            role != Qt.ItemDataRole.DisplayRole
            or index.column() not in self.FIGURES
            or not shown
        ):
            return shown
        if (self.rows[index.row()][0], index.column()) in self.refused:
            return shown
        most = max(map(_decimals, (rate for _, rate in self.rows)), default=0)
        lacking = most - _decimals(shown)
        if lacking <= 0:
            return shown
        return shown + ("" if "." in shown else _POINT) + _FIGURE * lacking

    def name(self, row: tuple[str, str]) -> str:
        """Its code."""
        return row[0]

    def enter(self, row: tuple[str, str], column: int, text: str) -> None:
        """A rate."""
        self.entered.emit(row[0], text)


def _decimals(rate: str) -> int:
    return len(rate.partition(".")[2])
