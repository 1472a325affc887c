"""The letters of a case that were written already: a line each, to be opened."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal

from desktop.widgets.button import Button
from desktop.widgets.fold_card import FoldCard
from desktop.widgets.labels import PlainLabel
from desktop.widgets.layouts import column


class LettersCard(FoldCard):
    """Emits which letter was pressed; hides while there is none."""

    wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._lines = column(gap=6)
        self.add(self._lines)
        self._shown: tuple[tuple[str, str], ...] = ()
        self.buttons: list[Button] = []
        self._words: list[PlainLabel] = []

    def set_letters(self, lines: Sequence[tuple[str, str]]) -> None:
        """Show (to whom, when and subject) lines."""
        self.setVisible(bool(lines))
        if tuple(lines) == self._shown:
            return
        self._shown = tuple(lines)
        self.set_summary(f"{len(lines)} · {lines[0][1]}" if lines else "")
        while len(self.buttons) < len(lines):
            words = PlainLabel("", "body", "muted")
            button = Button("", "link")
            button.clicked.connect(partial(self._press, len(self.buttons)))
            self.buttons.append(button)
            self._words.append(words)
            self._lines.addLayout(column(button, words, gap=0))
        for at, (button, words) in enumerate(zip(self.buttons, self._words, strict=True)):
            there = at < len(lines)
            words.setVisible(there)
            button.setVisible(there)
            if there:
                button.set_text(lines[at][0])
                words.setText(lines[at][1])

    def _press(self, at: int, _checked: bool = False) -> None:
        self.wanted.emit(at)
