"""Where the weight of a unit is typed, in whole grams."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QLineEdit

from desktop.widgets.labels import PlainLabel

_MOST_GRAMS, _LONGEST = 999_999, 12


class WeightLine(QLineEdit):
    """What is typed stays: a point that is swallowed would make 4125 of the scales' 412.5.

    `told` says below it what may stand there, while something else does.
    """

    def __init__(self) -> None:
        super().__init__()
        self.told = PlainLabel("", "small", "bad")
        self.told.hide()
        self.setMaxLength(_LONGEST)
        self.textChanged.connect(self._say)

    def grams(self) -> int | None:
        """The weight, None while there is none or what is typed is none."""
        text = self.text().strip()
        return int(text) if text.isdecimal() else None

    def is_wrong(self) -> bool:
        """Something is typed that is no weight."""
        grams = self.grams()
        return bool(self.text().strip()) if grams is None else grams > _MOST_GRAMS

    def changeEvent(self, event: QEvent) -> None:
        """Say it in the language on screen."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()

    def _say(self) -> None:
        wrong = self.is_wrong()
        words = self.tr("Whole grams from 0 to {most}. The weight stays as it was.")
        self.told.setText(words.format(most=f"{_MOST_GRAMS:,}") if wrong else "")
        self.told.setVisible(wrong)
        self.setAccessibleDescription(self.told.text())
