"""Names on the left, what they stand for on the right."""

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from desktop.look.theme import px
from desktop.widgets.labels import PlainLabel, role_font

#: a name of one word takes no more than this of the width
_MOST_NAME = 140


class KeyValueGrid(QWidget):
    """Rows of (name, value); `figures` sets the values right-aligned as money is.

    `shares` are the parts of the width that names and values take, where they are no figures;
    `gap` is between rows.
    """

    def __init__(
        self,
        *,
        figures: bool = False,
        shares: tuple[int, int] = (2, 3),
        gap: int = 4,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._figures = figures
        self._cells: list[PlainLabel] = []
        self._box = QGridLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setHorizontalSpacing(px(12))
        self._box.setVerticalSpacing(px(gap))
        for at, part in enumerate((1, 0) if figures else shares):
            self._box.setColumnStretch(at, part)

    def set_rows(self, rows: Sequence[tuple[str, str] | tuple[str, str, str]]) -> None:
        """Show (name, value) or (name, value, tone) rows; a tone other than text is also bold."""
        while len(self._cells) > 2 * len(rows):
            gone = self._cells.pop()
            self._box.removeWidget(gone)
            gone.setParent(None)
            gone.deleteLater()
        while len(self._cells) < 2 * len(rows):
            self._add_cell()
        for at, (name, value, *tone) in enumerate(rows):
            self._cells[2 * at].setText(name)
            cell = self._cells[2 * at + 1]
            cell.setText(value)
            cell.set_tone(tone[0] if tone else "text")
            cell.set_role("strong" if tone and tone[0] != "text" else "body")
        if not self._figures:
            self._keep_words_whole([row[0] for row in rows])

    def _keep_words_whole(self, names: Sequence[str]) -> None:
        """Names wrap between their words, in large text and long languages too."""
        measure = QFontMetricsF(role_font("body")).horizontalAdvance
        widest = max((measure(word) for name in names for word in name.split()), default=0.0)
        self._box.setColumnMinimumWidth(0, min(ceil(widest) + 2, px(_MOST_NAME)))

    def _add_cell(self) -> None:
        at = len(self._cells)
        name = at % 2 == 0
        label = PlainLabel("", "body", "text" if self._figures or not name else "muted")
        if not name and self._figures:
            label.setAlignment(Qt.AlignmentFlag.AlignRight)
        if not self._figures:
            # both columns take their share of the width, however long the words are
            policy = label.sizePolicy()
            policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
            label.setSizePolicy(policy)
        self._cells.append(label)
        self._box.addWidget(label, at // 2, at % 2, Qt.AlignmentFlag.AlignTop)

    def rows(self) -> list[tuple[str, str]]:
        """What is shown."""
        texts = [cell.text() for cell in self._cells]
        return list(zip(texts[::2], texts[1::2], strict=True))
