"""What a filled sheet says, before it is noted: answers, what shows which sheet it is, what is against it."""

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget

from desktop.look.theme import look
from desktop.widgets.card import Card
from desktop.widgets.dialog import Dialog
from desktop.widgets.labels import PlainLabel
from desktop.widgets.layouts import row
from desktop.widgets.messages import LineIcon
from returns.papers.answer_told import answered, problems, proved, remarks
from returns.records.sheet_answer import AnswerFound

WIDTH = 560
_PROOFS = {"signed": ("check", "good"), "manifest": ("info", "muted")}


class FilledSheetDialog(Dialog):
    """Accepted, it is noted; with something against it there is nothing to accept."""

    def __init__(self, found: AnswerFound, name: str, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        lang = look().lang
        self.setWindowTitle(self.tr("A filled sheet"))
        heading = self.tr("{number} came back filled in")
        self.heading.setText(heading.format(number=found.number))
        self.words.setText(f"{found.case_number} · {name}")
        self.words.show()
        for item, words in answered(found, lang):
            card = Card(item, gap=4)
            for line in words.split("\n"):
                card.add(PlainLabel(line, "body"))
            self.add(card)
        sign = _PROOFS.get(found.proof, ("warning", "warning"))
        self.add(_told([proved(found, lang)], *sign))
        told = remarks(found, lang)
        if told:
            self.add(_told(told, "info", "muted"))
        self.against = problems(found, lang)
        if self.against:
            self.add(_told(self.against, "bad", "bad", tone="bad"))
            # said by the card already, and to be answered by people: nothing is left to accept
            self.ok.hide()
            self.cancel.set_text(self.tr("Close"))
            self.cancel.setFocus()
        else:
            self.ok.set_text(self.tr("Note the answer"))
            self.ok.setFocus()


def _told(sentences: Iterable[str], icon: str, tint: str, tone: str = "plain") -> Card:
    card = Card(tone=tone, gap=8)
    for each in sentences:
        line = row(LineIcon(icon, 16, tint), gap=10)
        line.addWidget(PlainLabel(each), 1)
        card.add(line)
    return card
