"""The history of a case: folded to its last step, and within it what is alike folded to a row."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent

from desktop.queue.case.history_rows import HistoryRow
from desktop.widgets.button import Button
from desktop.widgets.fold_card import FoldCard
from desktop.widgets.grid import KeyValueGrid
from desktop.widgets.layouts import row


class HistoryCard(FoldCard):
    """Hides while it is empty; rows that were unfolded stay so, whatever case comes."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: Sequence[HistoryRow] = ()
        self.each = Button("", "link")
        self.each.setCheckable(True)
        self.each.toggled.connect(lambda _: self._show())
        # a day and its hour in one line
        self._grid = KeyValueGrid(shares=(3, 7))
        self.add(row(self.each, None))
        self.add(self._grid)
        self.retranslate()

    def set_rows(self, rows: Sequence[HistoryRow], summary: str) -> None:
        """Show them; in a few words `summary`."""
        self._rows = rows
        self.set_summary(summary)
        self.setVisible(bool(rows))
        self._show()

    def _show(self) -> None:
        whole = self.each.isChecked()
        self.each.setVisible(any(told.each for told in self._rows))
        self.each.set_text(
            self.tr("Alike steps in one line") if whole else self.tr("Every step")
        )
        shown: list[tuple[str, str]] = []
        for told in self._rows:
            shown += told.each if whole and told.each else ((told.when, told.words),)
        self._grid.set_rows(shown)

    def retranslate(self) -> None:
        """Say it in the language on screen."""
        self.set_caption(self.tr("History"))
        self._show()

    def changeEvent(self, event: QEvent) -> None:
        """Retranslate when the language changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
