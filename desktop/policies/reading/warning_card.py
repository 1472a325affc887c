"""A gap between what the store promises and what a supplier takes: days, money, what to do."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.look.theme import px
from desktop.policies.shown import GapsShown
from desktop.widgets.button import Button
from desktop.widgets.card import Card
from desktop.widgets.labels import PlainLabel
from desktop.widgets.layouts import row
from desktop.wording import one_after_another
from returns.records.policy_warning import PolicyWarning
from returns.rules.policy.policy_watch import Told


class GapCard(Card):
    """One gap, in red."""

    shorten = Signal()
    accept = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "bad", gap=2, parent=parent)
        self._title = PlainLabel("", "strong")
        self._text = PlainLabel("", "body")
        self._shorten, self._accept = Button(), Button()
        self.add(self._title)
        self.add(self._text)
        self.body.addSpacing(px(6))
        self.add(row(self._shorten, self._accept, None, gap=8))
        self._shorten.clicked.connect(self.shorten)
        self._accept.clicked.connect(self.accept)
        self.retranslate()

    def show_gap(self, told: Told) -> None:
        """Say this gap."""
        self._title.setText(told.title)
        self._text.setText(told.text)
        self.setAccessibleName(one_after_another(told.title, told.text))

    def texts(self) -> tuple[str, str]:
        """What is read."""
        return self._title.text(), self._text.text()

    def retranslate(self) -> None:
        """Say the buttons in the language on screen."""
        self.set_caption(self.tr("Gap"))
        self.set_tone("bad")
        self._shorten.set_text(self.tr("Shorten my policy"))
        self._accept.set_text(self.tr("Accept"))

    def changeEvent(self, event: QEvent) -> None:
        """Say it in the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()


class WarningCards(QWidget):
    """The gaps of the supplier looked at, and a way to those of the others."""

    shorten = Signal(object)
    accept = Signal(object)
    #: go to the supplier with this id
    other = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards: list[GapCard] = []
        self._gaps: Sequence[PolicyWarning] = ()
        self._next = 0
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(px(10))
        self._others = Button("", "link", icon_name="warning")
        self._others.clicked.connect(lambda: self.other.emit(self._next))
        self._box.addLayout(row(self._others, None))

    def show_gaps(self, shown: GapsShown) -> None:
        """Show a supplier's gaps, and how many more there are."""
        gaps = shown.gaps
        self._gaps = [warning for warning, _ in gaps]
        while len(self._cards) > len(gaps):
            gone = self._cards.pop()
            self._box.removeWidget(gone)
            gone.setParent(None)
            gone.deleteLater()
        while len(self._cards) < len(gaps):
            self._add()
        for card, (_, told) in zip(self._cards, gaps, strict=True):
            card.show_gap(told)
        self._next = shown.next_id
        self._others.set_text(shown.others)
        self._others.setVisible(bool(shown.others))
        self.setVisible(bool(gaps) or bool(shown.others))

    def cards(self) -> list[GapCard]:
        """The cards shown."""
        return list(self._cards)

    def _add(self) -> None:
        card = GapCard()
        at = len(self._cards)
        card.shorten.connect(lambda: self.shorten.emit(self._gaps[at]))
        card.accept.connect(lambda: self.accept.emit(self._gaps[at]))
        self._cards.append(card)
        self._box.insertWidget(at, card)
