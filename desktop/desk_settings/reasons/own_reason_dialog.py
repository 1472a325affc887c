"""A reason of the seller's own: what it is called, what it counts as, what is written for it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from desktop.desk_settings.reasons.words_edit import WordsEdit
from desktop.desk_settings.sayings import said
from desktop.look.theme import look, px
from desktop.widgets.choice_box import ChoiceBox
from desktop.widgets.dialog import Dialog
from desktop.wording import refusal_words, word
from returns.errors import Refusal
from returns.phrases import say
from returns.records.own_reason import OwnReason
from returns.rules.own_reasons import LONGEST_WORDING, kept_reasons, own_id
from returns.rules.reasons import all_reasons

#: characters that a name's field takes before it is refused in words
_ROOM = 1_000


class OwnReasonDialog(Dialog):
    """Says while it is typed why it cannot be kept; nothing is written by it."""

    #: the `OwnReason` as it would be kept
    taken = Signal(object)

    def __init__(
        self, others: Sequence[OwnReason], own: OwnReason | None, parent: QWidget
    ) -> None:
        name = said("reasons.form.new")
        if own is not None:
            name = said("reasons.form.change", reason=own.words[look().lang])
        super().__init__(name, said("reasons.form.words"), parent)
        self._others, self._own = tuple(others), own
        self.en, self.zh, self.meaning = QLineEdit(), QLineEdit(), ChoiceBox()
        self.wordings = WordsEdit()
        self._fill(own)
        for field, edit in (
            ("en", self.en),
            ("zh", self.zh),
            ("meaning", self.meaning),
            ("wordings", self.wordings),
        ):
            self.add_field(said(f"reasons.form.{field}"), edit)
        self.say_outcome(said("reasons.form.then"))
        self.ok.set_text(said("reasons.form.take"))
        for line in (self.en, self.zh):
            line.textChanged.connect(lambda _: self._check())
        self.wordings.textChanged.connect(self._check)
        self.wordings.too_much.connect(self._too_much)
        self._check()
        self.en.setFocus()

    def _fill(self, own: OwnReason | None) -> None:
        for line in (self.en, self.zh):
            line.setMaxLength(_ROOM)
        for row in all_reasons():
            self.meaning.addItem(word("reason", row.id), row.id)
        self.wordings.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.wordings.setFixedHeight(px(92))
        self.wordings.setPlaceholderText(said("reasons.form.wordings_hint"))
        if own is not None:
            self.en.setText(own.en)
            self.zh.setText(own.zh)
            self.meaning.setCurrentIndex(self.meaning.findData(own.meaning))
            self.wordings.setPlainText("\n".join(own.wordings))

    def typed(self) -> OwnReason:
        """What stands in the fields."""
        taken = [each.id for each in self._others]
        key = self._own.id if self._own is not None else own_id(self.en.text(), taken)
        wordings = tuple(self.wordings.toPlainText().splitlines())
        meaning = str(self.meaning.currentData())
        return OwnReason(key, self.en.text(), self.zh.text(), meaning, wordings)

    def _check(self) -> None:
        named = bool(self.en.text().strip() and self.zh.text().strip())
        problem = ""
        try:
            if named:
                kept_reasons((*self._others, self.typed()))
        except Refusal as refusal:
            problem = refusal_words(refusal)
        self.ok.setEnabled(named and not problem)
        self.show_problem(problem)

    def _too_much(self, count: int) -> None:
        facts = {"count": f"{count:,}", "most": LONGEST_WORDING}
        self.show_problem(say("errors.settings.reason_too_much", look().lang, **facts))

    def accept(self) -> None:
        """Give it over, and close."""
        self.taken.emit(self.typed())
        super().accept()
