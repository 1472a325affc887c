"""The exchange rates as a table model; it asks nobody."""

from PySide6.QtCore import Signal

from desktop.desk_settings.own_table import TypedModel
from desktop.desk_settings.sayings import currency_words, said
from returns.records.settings import DeskSettings
from returns.rules.money.exchange import shipped_rates
from returns.rules.settings_check import shown_rates

CURRENCY, RATE, SHIPPED = range(3)


class RatesModel(TypedModel[tuple[str, str]]):
    """Currency, what one dollar buys of it, what the shipped table says."""

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
        """Currency, rate, the usual one."""
        return said("rates.code"), said("rates.buys"), said("rates.usual")

    def words(self, row: tuple[str, str], column: int) -> str:
        """What a cell shows."""
        code, rate = row
        if column == CURRENCY:
            return f"{code}  {currency_words(code)}"
        return rate if column == RATE else shipped_rates().per_usd.get(code, "")

    def name(self, row: tuple[str, str]) -> str:
        """Its code."""
        return row[0]

    def enter(self, row: tuple[str, str], column: int, text: str) -> None:
        """A rate."""
        self.entered.emit(row[0], text)
