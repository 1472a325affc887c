"""What each addressee takes as a table model, and a limit of it in words; it asks nobody."""

from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal

from desktop.desk_settings.own_table import TypedModel
from desktop.look.theme import look, tokens
from desktop.widgets.labels import role_font
from desktop.widgets.table_model import Index
from desktop.wording import day_words, word
from returns.phrases import has, say
from returns.records.packets import Addressee, Figure
from returns.records.settings import DeskSettings
from returns.rules.packets.figure_words import figure_typed, figure_words
from returns.rules.packets.matrix import (
    FIELDS,
    NUMBERS,
    OURS,
    limit_pages,
    matrix,
    shipped_figure,
)

WHO = 0
#: the column of the first limit
FORM = 1
_NO_ONE = "–"


class LimitsModel(TypedModel[Addressee]):
    """A row for each addressee, a column for each limit; what nobody knows is a dash."""

    TYPED = frozenset(range(FORM, FORM + len(FIELDS)))
    FIGURES = frozenset(at for at, field in enumerate(FIELDS, start=FORM) if field in NUMBERS)
    #: (limit's key, text): a value was typed; shown once the desk has kept it
    entered = Signal(str, str)

    def show_settings(self, settings: DeskSettings) -> None:
        """Show the matrix that the desk goes by."""
        self.show(matrix(settings.limits).rows)

    def place_of(self, key: str) -> tuple[int, int]:
        """Row and column of a limit such as `ebay:bytes`; (-1, -1) for none."""
        addressee, _, field = key.partition(":")
        at = next((n for n, row in enumerate(self.rows) if row.id == addressee), -1)
        return (at, FORM + FIELDS.index(field)) if at >= 0 and field in FIELDS else (-1, -1)

    def figure_at(self, index: Index) -> Figure | None:
        """The limit of a cell; None where a name stands."""
        if not index.isValid() or index.column() < FORM:
            return None
        return self.rows[index.row()].figure(FIELDS[index.column() - FORM])

    def heads(self) -> tuple[str, ...]:
        """Whom it goes to, then the limits."""
        return (told("head.who"), *(told(f"head.{field}") for field in FIELDS))

    def words(self, row: Addressee, column: int) -> str:
        """What a cell shows."""
        if column == WHO:
            return word("addressee", row.id)
        figure = row.figure(FIELDS[column - FORM])
        return _NO_ONE if figure.value is None else figure_words(figure, look().lang)

    def looks(self, row: Addressee, column: int, role: int) -> Any:
        """One's own value stands out, what nobody knows stands back; lists are read whole in the tooltip."""
        if column == WHO:
            return self.words(row, WHO) if role == Qt.ItemDataRole.ToolTipRole else None
        figure = row.figure(FIELDS[column - FORM])
        if role == Qt.ItemDataRole.EditRole:
            return figure_typed(figure, look().lang)
        if role == Qt.ItemDataRole.ForegroundRole and figure.value is None:
            return tokens().of("muted")
        if role == Qt.ItemDataRole.FontRole and figure.own_since:
            return role_font("strong")
        if role == Qt.ItemDataRole.ToolTipRole:
            return about_words(figure)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A dash is heard as what it says: that nobody knows."""
        figure = self.figure_at(index)
        heard = role == Qt.ItemDataRole.AccessibleTextRole
        if heard and figure is not None and figure.value is None:
            name = f"{self.heads()[index.column()]} {self.name(self.rows[index.row()])}"
            return f"{name}: {say('packets.unknown', look().lang)}"
        return super().data(index, role)

    def name(self, row: Addressee) -> str:
        """Whom it is for."""
        return self.words(row, WHO)

    def enter(self, row: Addressee, column: int, text: str) -> None:
        """What was typed, unless it is what stood there."""
        figure = row.figure(FIELDS[column - FORM])
        if text != figure_typed(figure, look().lang):
            self.entered.emit(figure.key, text)


def told(name: str, **facts: object) -> str:
    """A phrase of the limits in the language on screen."""
    return say(f"limits.{name}", look().lang, **facts)


def limit_name(figure: Figure) -> str:
    """`eBay: Bytes together`."""
    limit = say(f"packets.limit.{figure.field}", look().lang)
    return told("named", who=word("addressee", figure.addressee), limit=limit)


def about_words(figure: Figure) -> str:
    """Whose limit it is, by whose word, since when one’s own holds, what is said of it."""
    lang = look().lang
    parts = [limit_name(figure), figure_words(figure, lang)]
    shipped = shipped_figure(figure.key) or figure
    if figure.own_since:
        usual = figure_words(shipped, lang)
        parts.append(told("yours", day=_dated(figure.own_since), usual=usual))
    parts.append(_source(shipped))
    note = f"limits.note.{figure.addressee}.{figure.field}"
    if has(note, lang):
        parts.append(say(note, lang))
    return say("settings.sentence_join", lang).join(parts)


def _source(figure: Figure) -> str:
    """Whose word the shipped value is, and when it was last checked."""
    if not figure.source:
        return told("by.nobody")
    page, day = limit_pages().get(figure.source, figure.source), _dated(figure.last_checked)
    return told("by.ours" if figure.source == OURS else "by.page", page=page, day=day)


def _dated(day: str) -> str:
    return day_words(date.fromisoformat(day), date.min)
