"""How long orders take, as a table model; it asks nobody."""

from PySide6.QtCore import Signal

from desktop.desk_settings.own_table import TypedModel
from desktop.desk_settings.sayings import said
from desktop.look.theme import look
from desktop.wording import word
from returns.language import country_name
from returns.records.settings import DeskSettings
from returns.rules.dates.dates import Transit, key_of, shipped_transit, transit_table

WAY, SHIP, ARRIVE, USUAL = range(4)


class TransitModel(TypedModel[Transit]):
    """Who ships where to, days until it is shipped, days until it is there, what is usual."""

    FIGURES = frozenset({SHIP, ARRIVE, USUAL})
    TYPED = frozenset({SHIP, ARRIVE})
    QUIET = USUAL
    #: (cell, what was typed, both spans as text): shown once the desk has kept them
    entered = Signal(object, str, str)

    def show_settings(self, settings: DeskSettings) -> None:
        """Show the table that the desk counts with."""
        self.show(sorted(transit_table(settings.transit).rows, key=_place))

    def key(self, row: Transit) -> str:
        """Who ships, and where to."""
        return key_of(row)

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

    def name(self, row: Transit) -> str:
        """Its way."""
        return self.words(row, WAY)

    def enter(self, row: Transit, column: int, text: str) -> None:
        """The days of one stretch; those of the other stay."""
        both = {SHIP: _days(row.ship), ARRIVE: _days(row.arrive), column: text}
        cell = key_of(row), column
        self.entered.emit(cell, text, ", ".join((both[SHIP], both[ARRIVE])))


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
