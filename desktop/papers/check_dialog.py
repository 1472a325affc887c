"""The answer of checking an evidence file: part by part, unchanged or not, and why."""

from PySide6.QtWidgets import QWidget

from desktop.theme import look
from desktop.widgets.card import Card
from desktop.widgets.dialog import Dialog
from desktop.widgets.labels import PlainLabel
from desktop.widgets.layouts import column, row
from desktop.widgets.messages import LineIcon
from returns.evidence.part_names import part_words
from returns.records.papers import Verification


class CheckDialog(Dialog):
    """Says it in one line first, then every part."""

    def __init__(self, name: str, answer: Verification, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self.setWindowTitle(self.tr("Check an evidence file"))
        self.heading.setText(
            self.tr("This file is unchanged")
            if answer.unchanged
            else self.tr("This file differs")
        )
        self.words.setText(name)
        self.words.show()
        card = Card(tone="good" if answer.unchanged else "bad", gap=10)
        for part in answer.parts:
            sign = LineIcon("check" if part.ok else "bad", 16, "good" if part.ok else "bad")
            title = PlainLabel(part_words(part.part, look().lang), "strong")
            words = column(title, PlainLabel(part.why), gap=1)
            line = row(sign, gap=10)
            line.addLayout(words, 1)
            card.add(line)
        self.add(card)
        self.cancel.hide()
        self.ok.set_text(self.tr("Close"))
