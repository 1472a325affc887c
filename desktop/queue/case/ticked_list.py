"""Short rows, each behind a tick on a ground of its own: what is there already."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.look.theme import px
from desktop.widgets.chip import Chip
from desktop.widgets.labels import PlainLabel
from desktop.widgets.layouts import row


class TickedList(QWidget):
    """Hides while it has no row."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[tuple[QWidget, PlainLabel]] = []
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, px(2), 0, px(2))
        self._box.setSpacing(px(4))

    def set_rows(self, rows: Sequence[str]) -> None:
        """Show these."""
        while len(self._rows) < len(rows):
            tick, words, holder = Chip(), PlainLabel("", "body"), QWidget()
            tick.set("✓", "good")
            line = row(tick, gap=8)
            line.addWidget(words, 1)
            holder.setLayout(line)
            self._box.addWidget(holder)
            self._rows.append((holder, words))
        for at, (holder, words) in enumerate(self._rows):
            holder.setVisible(at < len(rows))
            words.setText(rows[at] if at < len(rows) else "")
        self.setVisible(bool(rows))

    def rows(self) -> list[str]:
        """What is shown."""
        return [words.text() for _, words in self._rows if words.text()]
