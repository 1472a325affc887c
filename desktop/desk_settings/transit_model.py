"""How long orders take, as a table model; it asks nobody."""

from typing import Any

from PySide6.QtCore import Qt, Signal

from desktop.desk_settings.sayings import said
from desktop.look.theme import look, tokens
from desktop.widgets.table_model import Index, TableModel
from desktop.wording import word
from returns.language import country_name
from returns.records.settings import DeskSettings
from returns.rules.dates.dates import Transit, key_of, shipped_transit, transit_table

WAY, SHIP, ARRIVE, USUAL = range(4)
_TYPED = (SHIP, ARRIVE)


class TransitModel(TableModel[Transit]):
    """Who ships where to, days until it is shipped, days until it is there, what is usual."""

    FIGURES = frozenset({SHIP, ARRIVE, USUAL})
    #: (row's key, both spans as text): days were typed; shown once the desk has kept them
    entered = Signal(str, str)

    def show_settings(self, settings: DeskSettings) -> None:
        """Show the table that the desk counts with."""
        self.show(sorted(transit_table(settings.transit).rows, key=_place))

    def row_of(self, key: str) -> int:
        """Where a row stands, -1 for nowhere."""
        return next((at for at, row in enumerate(self.rows) if key_of(row) == key), -1)

    def heads(self) -> tuple[str, ...]:
        """In their order."""
        return (
            said("transit.way"),
            said("transit.ship"),
            said("transit.arrive"),
            said("transit.usual_days"),
        )

    def words(self, row: Transit, column: int) -> str:
        """What a cell shows."""
        if column == WAY:
            return way_words(row.fulfilment, row.country)
        if column == USUAL:
            usual = {key_of(each): each for each in shipped_transit().rows}.get(key_of(row))
            return f"{_days(usual.ship)} + {_days(usual.arrive)}" if usual else ""
        return _days(row.ship if column == SHIP else row.arrive)

    def looks(self, row: Transit, column: int, role: int) -> Any:
        """What is typed into begins as it is; the usual days stand back."""
        if role == Qt.ItemDataRole.EditRole:
            return self.words(row, column)
        if role == Qt.ItemDataRole.ForegroundRole and column == USUAL:
            return tokens().of("muted")
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A cell is heard alone, with its row and head: it is what one types into."""
        if index.isValid() and role == Qt.ItemDataRole.AccessibleTextRole:
            row = self.rows[index.row()]
            told = self.words(row, index.column())
            return f"{self.words(row, WAY)}, {self.heads()[index.column()]}: {told}"
        return super().data(index, role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Only the days are typed."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() in _TYPED else flags

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tell what was typed; nothing is shown before it is kept."""
        column = index.column()
        if role != Qt.ItemDataRole.EditRole or column not in _TYPED:
            return False
        row, text = self.rows[index.row()], str(value).strip()
        if text != self.words(row, column):
            ship, arrive = _days(row.ship), _days(row.arrive)
            both = (text, arrive) if column == SHIP else (ship, text)
            self.entered.emit(key_of(row), ", ".join(both))
        return False


def way_words(fulfilment: str, country: str) -> str:
    """`Dropship → Germany`."""
    who = said("transit.anyone") if fulfilment == "*" else word("fulfilment", fulfilment)
    where = said("transit.anywhere") if country == "*" else country_name(country, look().lang)
    return f"{who} → {where or country}"


def _place(row: Transit) -> tuple[bool, str, bool, str]:
    """What holds for any comes first."""
    return row.fulfilment != "*", row.fulfilment, row.country != "*", row.country


def _days(span: tuple[int, int]) -> str:
    return f"{span[0]}–{span[1]}"
