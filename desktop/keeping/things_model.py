"""What a copy holds as a table: a case, photo or paper, of which case, and whether it is here."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont

from desktop.keeping.sayings import said
from desktop.look.theme import font, tokens
from desktop.widgets.table_model import TableModel
from returns.records.keeping import Thing

NAME, OF, HERE = range(3)


class ThingsModel(TableModel[Thing]):
    """One kind at a time, in the order in which they are given."""

    def __init__(self) -> None:
        super().__init__()
        self.kind = "case"

    def heads(self) -> tuple[str, ...]:
        """What it is, what it belongs to, is it on the desk."""
        of = "item" if self.kind == "case" else "of"
        return said(f"one.head.{self.kind}"), said(f"one.head.{of}"), said("one.head.here")

    def words(self, row: Thing, column: int) -> str:
        """What a cell shows."""
        case = row.kind == "case"
        if column == NAME:
            return row.name if case else row.title
        if column == OF:
            return row.title if case else row.case
        return said("one.here" if row.here else "one.missing")

    def looks(self, row: Thing, column: int, role: int) -> Any:
        """What is missing here is amber."""
        if role == Qt.ItemDataRole.FontRole and column == NAME:
            return font(13, QFont.Weight.DemiBold)
        if role == Qt.ItemDataRole.ForegroundRole and column != NAME:
            return tokens().of("warning" if column == HERE and not row.here else "muted")
        return None
