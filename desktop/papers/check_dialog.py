"""The answer of checking an evidence file: what differs first, and why; the rest when it is asked for.

Three answers in three tones: unchanged and known, agreeing with itself only, different.
"""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.look.theme import look
from desktop.widgets.button import Button
from desktop.widgets.card import Card
from desktop.widgets.dialog import Dialog
from desktop.widgets.labels import PlainLabel
from desktop.widgets.layouts import column, row
from desktop.widgets.messages import LineIcon
from returns.evidence.layers import Layer, layer_limit, layer_title, layers
from returns.evidence.own_key import grouped
from returns.evidence.part_names import part_words
from returns.records.proof import SignedBy
from returns.records.verification import PartCheck, Verification

#: said even when all is well
_SUMMARY = ("file",)


class CheckDialog(Dialog):
    """Says it in one line, then what differs; what does not is one line that can be opened."""

    #: (the `SignedBy` whose key shall be trusted from now on, how the person calls them)
    trust_wanted = Signal(object, str)

    def __init__(self, name: str, answer: Verification, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self.setWindowTitle(self.tr("Check an evidence file"))
        self.heading.setText(self._heading(answer))
        self.words.setText(name)
        self.words.show()
        first = [
            part
            for part in answer.parts
            if not part.ok or (answer.unchanged and part.part in _SUMMARY)
        ]
        others = [part for part in answer.parts if part not in first]
        self.add(_card(_tone(answer), first))
        self._add_signer(answer)
        told = layers(answer)
        if told:
            self.add(_layers_card(told))
        self.others, self.more = _card("plain", others), Button("", "link")
        self._closed_words = self._how_many(len(others), all_well=answer.unchanged)
        self.more.clicked.connect(self._open_or_close)
        self.add(row(self.more, None))
        self.add(self.others)
        self.others.hide()
        self.more.set_text(self._closed_words)
        self.more.setVisible(bool(others))
        self.cancel.hide()
        self.ok.set_text(self.tr("Close"))
        self.ok.setFocus()

    def _add_signer(self, answer: Verification) -> None:
        """Whose key it is, and the way to know it from now on, while nobody here does."""
        signer = answer.signed_by
        self.name, self.trust = QLineEdit(), Button()
        for part in (self.name, self.trust):
            part.setParent(self)
            part.hide()
        if (
            signer is None
            or signer.trusted_as
            or answer.known == "desk"
            or not answer.unchanged
        ):
            return
        card = Card(self.tr("Signed by a key that nobody here knows"), gap=8)
        card.add(PlainLabel(signer.name or "–", "strong"))
        self.fingerprint = PlainLabel(grouped(signer.fingerprint))
        self.fingerprint.copied = signer.fingerprint
        card.add(self.fingerprint)
        ask = self.tr(
            "Ask whoever sent it to read the fingerprint to you, by a way that you know is theirs. "
            "Only if it is the same, trust the key: their sheets are known here from then on."
        )
        card.add(PlainLabel(ask, "body", "muted"))
        caption = PlainLabel(self.tr("What you call them"), "caption", "muted")
        self.name.setAccessibleName(caption.text())
        caption.setBuddy(self.name)
        self.name.setText(signer.name)
        self.name.setMaxLength(80)
        self.trust.set_text(self.tr("Trust this key"))
        self.trust.clicked.connect(lambda: self._trust(signer))
        card.add(column(caption, self.name, gap=4))
        card.add(row(self.trust, None))
        for part in (self.name, self.trust):
            part.show()
        self.add(card)

    def _trust(self, signer: SignedBy) -> None:
        name = self.name.text().strip() or signer.name
        self.accept()
        self.trust_wanted.emit(signer, name)

    def _heading(self, answer: Verification) -> str:
        if not answer.unchanged:
            return self.tr("This file differs")
        if answer.known is None:
            return self.tr("Nobody here knows who made this file")
        return self.tr("This file is unchanged")

    def _how_many(self, count: int, *, all_well: bool) -> str:
        if all_well:
            text = self.tr("Show each of the {count} parts")
        elif count == 1:
            text = self.tr("1 other part is unchanged: show it")
        else:
            text = self.tr("{count} other parts are unchanged: show them")
        return text.format(count=count)

    def _open_or_close(self) -> None:
        opened = self.others.isHidden()
        self.others.setVisible(opened)
        self.more.set_text(self.tr("Hide them") if opened else self._closed_words)


def _layers_card(told: Iterable[Layer]) -> Card:
    """Each layer with its answer, and beside it what it does not show."""
    card, lang = Card(gap=8), look().lang
    signs = {
        "pass": ("check", "good"),
        "fail": ("bad", "bad"),
        "stranger": ("warning", "warning"),
    }
    for layer in told:
        name, tone = signs.get(layer.state, ("info", "muted"))
        title = PlainLabel(layer_title(layer, lang), "strong")
        words = column(title, PlainLabel(layer_limit(layer, lang), "small", "muted"), gap=1)
        line = row(LineIcon(name, 16, tone), gap=10)
        line.addLayout(words, 1)
        card.add(line)
    return card


def _tone(answer: Verification) -> str:
    if not answer.unchanged:
        return "bad"
    return "warning" if answer.known is None else "good"


def _card(tone: str, parts: Iterable[PartCheck]) -> Card:
    card = Card(tone=tone, gap=10)
    for part in parts:
        sign = _sign(tone, part)
        title = PlainLabel(part_words(part.part, look().lang), "strong")
        words = column(title, PlainLabel(part.why), gap=1)
        line = row(sign, gap=10)
        line.addLayout(words, 1)
        card.add(line)
    return card


def _sign(tone: str, part: PartCheck) -> LineIcon:
    if not part.ok:
        return LineIcon("bad", 16, "bad")
    unsure = tone == "warning"
    return LineIcon("warning" if unsure else "check", 16, "warning" if unsure else "good")
