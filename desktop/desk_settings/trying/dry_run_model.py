"""What a dry run tells, as a table model; it asks nobody."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont

from desktop.look.theme import font, look, tokens
from desktop.widgets.table_model import Index, TableModel
from returns.phrases import say
from returns.records.dry_run import Tried
from returns.rules.advice.dry_run_said import (
    advice_words,
    cost_words,
    difference_words,
    new_words,
    number_words,
)

CASE, THING, OLD, NEW, COST_OLD, COST_NEW, DIFFERENCE = range(7)
_HEADS = ("case", "thing", "old", "new", "cost_old", "cost_new", "difference")
#: columns whose words may be longer than they have room for
_LONG = frozenset({THING, OLD, NEW})


class DryRunModel(TableModel[Tried]):
    """A row for each line that would have gone otherwise, the most money first."""

    FIGURES = frozenset({COST_OLD, COST_NEW, DIFFERENCE})

    def heads(self) -> tuple[str, ...]:
        """What stands above each column."""
        return tuple(say(f"dry_run.head.{head}", look().lang) for head in _HEADS)

    def words(self, row: Tried, column: int) -> str:
        """What a cell shows."""
        lang = look().lang
        if column == CASE:
            return number_words(row, lang)
        if column == THING:
            return row.title or row.sku
        if column == OLD:
            return advice_words(row.old, row.new, lang)
        if column == NEW:
            return new_words(row, lang)
        if column == DIFFERENCE:
            return difference_words(row)
        return cost_words(row.old if column == COST_OLD else row.new, lang)

    def looks(self, row: Tried, column: int, role: int) -> Any:
        """The case stands out; less money is green, and what is the same stands back."""
        if role == Qt.ItemDataRole.FontRole and column in (CASE, DIFFERENCE):
            return font(13, QFont.Weight.DemiBold)
        if role == Qt.ItemDataRole.ForegroundRole:
            return tokens().of(_tone(row, column))
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What is cut is told whole beside the pointer."""
        if index.isValid() and role == Qt.ItemDataRole.ToolTipRole and index.column() in _LONG:
            return self.words(self.rows[index.row()], index.column())
        return super().data(index, role)


def _tone(row: Tried, column: int) -> str:
    if column == DIFFERENCE:
        saves = row.difference is not None and row.difference.minor < 0
        return "good" if saves else "text"
    if column in (OLD, COST_OLD) or (column == NEW and not row.otherwise):
        return "muted"
    return "text"
