"""The copies of one place as a table: when, why, whether proved, how large."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont

from desktop.keeping.sayings import proved_words, said, when_words, why_words
from desktop.look.theme import font, tokens
from desktop.widgets.table_model import TableModel
from desktop.wording import opening
from returns.records.keeping import Copy

MADE, WHY, PROVED, SIZE = range(4)


class CopiesModel(TableModel[Copy]):
    """Newest first, as they are given."""

    FIGURES = frozenset({SIZE})

    def __init__(
        self, now: Callable[[], datetime], whereabouts: Callable[[Copy], str] = lambda _: ""
    ) -> None:
        """`whereabouts` names the place of a copy, where those of several stand in one list."""
        super().__init__()
        self._now, self._whereabouts = now, whereabouts

    def heads(self) -> tuple[str, ...]:
        """When, why, proved, MB."""
        names = ("copies.made", "copies.why", "copies.proved", "copies.size")
        return tuple(said(name) for name in names)

    def words(self, row: Copy, column: int) -> str:
        """What a cell shows."""
        if column == MADE:
            return opening(when_words(row.made_at, self._now()))
        if column == WHY:
            return " · ".join(filter(None, (why_words(row), self._whereabouts(row))))
        return proved_words(row) if column == PROVED else f"{row.bytes / 1e6:,.1f}"

    def looks(self, row: Copy, column: int, role: int) -> Any:
        """The moment stands out; what nobody read back is amber."""
        if role == Qt.ItemDataRole.FontRole and column == MADE:
            return font(13, QFont.Weight.DemiBold)
        if role == Qt.ItemDataRole.ForegroundRole and column != MADE:
            unproved = column == PROVED and row.proved_at is None
            return tokens().of("warning" if unproved else "text" if column == SIZE else "muted")
        return None
