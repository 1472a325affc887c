"""The three columns as a Qt model: the buyer said, we found, the supplier says."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QBrush

from desktop.look.theme import tokens
from desktop.widgets.labels import as_tooltip, one_line, role_font
from desktop.wording import word
from returns.records.comparison import Comparison

FIELD, SAID, FOUND, ANSWERED = range(4)
#: True when the columns of a row contradict each other
CONTRADICTS_ROLE = Qt.ItemDataRole.UserRole
_Index = QModelIndex | QPersistentModelIndex
#: what every claim turns on
_ALWAYS = frozenset({"item", "condition", "packing"})
#: a cell holds a remark, not a letter
_LONGEST = 500


def tells(row: Comparison) -> bool:
    """False for a field on which nothing is disputed and nobody said anything of their own."""
    if row.contradicts or row.answered or row.field in _ALWAYS:
        return True
    return row.field in ("weight", "serial") and bool(row.found)


class ComparisonModel(QAbstractTableModel):
    """One row per field; what we found and what the supplier says can be typed."""

    #: field, new text
    found_typed = Signal(str, str)
    answer_typed = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self._all: tuple[Comparison, ...] = ()
        self._rows: tuple[Comparison, ...] = ()
        self._whole = False

    def show(self, comparison: tuple[Comparison, ...]) -> None:
        """Show these fields, or those of them that tell something."""
        self._all = comparison
        self._place(comparison if self._whole else tuple(filter(tells, comparison)))

    def show_whole(self, *, whole: bool) -> None:
        """Show every field, or only those that tell something."""
        self._whole = whole
        self.show(self._all)

    def hidden(self) -> int:
        """How many fields are left out now."""
        return len(self._all) - len(self._rows)

    def is_whole(self) -> bool:
        """True while every field is shown."""
        return self._whole

    def _place(self, comparison: tuple[Comparison, ...]) -> None:
        same = [row.field for row in comparison] == [row.field for row in self._rows]
        if same:
            self._rows = comparison
            if comparison:
                last = self.index(len(comparison) - 1, ANSWERED)
                self.dataChanged.emit(self.index(0, FIELD), last)
            return
        self.beginResetModel()
        self._rows = comparison
        self.endResetModel()

    def row(self, at: int) -> Comparison:
        """What stands in a row."""
        return self._rows[at]

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  Qt's own default
        """How many fields."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """The field and the three columns."""
        return 0 if parent.isValid() else 4

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Who speaks in each column."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        # the whole name is the tooltip of one that is shortened
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        names = (
            "",
            self.tr("The buyer said"),
            self.tr("We found"),
            self.tr("The supplier says"),
        )
        return names[section]

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """The last two columns can be typed into."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        plain = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        typed = index.column() in (FOUND, ANSWERED)
        return plain | Qt.ItemFlag.ItemIsEditable if typed else plain

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Texts, fonts and the tint of a contradiction."""
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], index.column()
        text = self._text(row, column)
        if role == Qt.ItemDataRole.DisplayRole:
            return one_line(text) or "—"
        if role == Qt.ItemDataRole.EditRole:
            return text
        if role == Qt.ItemDataRole.ToolTipRole:
            return as_tooltip(text) if text else None
        if role == Qt.ItemDataRole.FontRole:
            return role_font("strong" if column == FOUND and text else "body")
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(row, column, text)
        return self._colour(row, column, role)

    def _colour(self, row: Comparison, column: int, role: int) -> Any:
        if role == CONTRADICTS_ROLE:
            return row.contradicts
        if role == Qt.ItemDataRole.BackgroundRole:
            return QBrush(tokens().of("bad_soft")) if row.contradicts else None
        if role == Qt.ItemDataRole.ForegroundRole:
            quiet = column == FIELD or not self._text(row, column)
            return QBrush(tokens().of("muted" if quiet else "text"))
        return None

    def _spoken(self, row: Comparison, column: int, text: str) -> str:
        said = text or self.tr("nothing")
        if column == FIELD and row.contradicts:
            return self.tr("{field}: contradiction").format(field=said)
        return said

    def _text(self, row: Comparison, column: int) -> str:
        if column == FIELD:
            return word("field", row.field)
        return (row.said, row.found, row.answered)[column - 1]

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Hand what was typed on; it is shown once the desk has it."""
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        row, column = self._rows[index.row()], index.column()
        text = str(value).strip()[:_LONGEST]
        if text == self._text(row, column):
            return False
        if column == FOUND:
            self.found_typed.emit(row.field, text)
        elif column == ANSWERED:
            self.answer_typed.emit(row.field, text)
        return column in (FOUND, ANSWERED)
