"""In the place of the ways, while a hold forbids them: that they are locked, and how it is lifted."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.look.theme import px
from desktop.queue.case.case_view import CaseView
from desktop.widgets.button import Button
from desktop.widgets.labels import PlainLabel
from desktop.widgets.messages import LineIcon
from returns.rules.steps.held_acts import Reach


class LockedLine(QWidget):
    """A lock and a sentence, and the button that lifts the hold where it can be."""

    def __init__(self) -> None:
        super().__init__()
        self.lock = LineIcon("lock")
        self.words = PlainLabel("", "body", "muted")
        self.lift = Button("", "link")
        box = QHBoxLayout(self)
        box.setContentsMargins(px(2), 0, px(2), 0)
        box.setSpacing(px(8))
        box.addWidget(self.lock)
        box.addWidget(self.words, 1)
        box.addWidget(self.lift)
        self.retranslate()

    def show_case(self, view: CaseView) -> None:
        """Where a hold forbids nothing but itself, other ways are open, and the caption says so."""
        locked = view.held in (Reach.LETTERS_TOO, Reach.DECISIONS)
        self.lock.setVisible(locked)
        self.words.setVisible(locked)
        self.lift.setVisible(view.liftable)
        self.setVisible(locked or view.liftable)

    def retranslate(self) -> None:
        """Say it in the language on screen."""
        self.words.setText(self.tr("Other ways are locked"))
        self.lift.set_text(self.tr("Lift, with a reason…"))

    def changeEvent(self, event: QEvent) -> None:
        """Retranslate when the language changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
