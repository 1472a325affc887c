"""Going back to a copy, asked once more: what happens, what is kept, what is not in it."""

from datetime import datetime

from PySide6.QtWidgets import QWidget

from desktop.keeping.sayings import said, when_words
from desktop.widgets.card import Card
from desktop.widgets.dialog import Dialog
from desktop.widgets.labels import PlainLabel
from returns.records.keeping import Copy

WIDTH = 500


class GoBackDialog(Dialog):
    """Cancel has the focus: nothing happens by an Enter too many."""

    def __init__(
        self, copy: Copy, lost: int | None, now: datetime, parent: QWidget | None = None
    ) -> None:
        title = said("go.title", when=when_words(copy.made_at, now))
        super().__init__(title, "", parent)
        card = Card(tone="sunk")
        card.add(PlainLabel(said("go.happens")))
        if lost is not None:
            words = said("go.lose", count=f"{lost:,}") if lost else said("go.lose.none")
            card.add(PlainLabel(words, "strong"))
        self.add(card)
        self.ok.set_text(said("go.ok"))
        self.cancel.set_text(said("to.cancel"))
        self.ok.setDefault(False)
        self.cancel.setDefault(True)
        self.cancel.setFocus()
