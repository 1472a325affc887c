"""A row of a form in plain questions: question, editor, and below it a hint or what is wrong."""

from PySide6.QtWidgets import QWidget

from desktop.look.theme import px
from desktop.policies.folding_row import FoldingRow
from desktop.policies.form.chip_set import ChipSet
from desktop.widgets.count_edit import CountEdit
from desktop.widgets.labels import PlainLabel
from desktop.widgets.layouts import column, row
from desktop.widgets.segmented import ChipChoice, Segmented
from desktop.widgets.typed_into import typed_into

QUESTION = 230


class FormRow(QWidget):
    """One question with its editor; `set_wrong` says beside the field what is wrong with it."""

    def __init__(self, name: str, editor: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name, self.editor = name, editor
        self._question = PlainLabel("", "body", "muted")
        # the first line of words stands level with the editor's
        low = isinstance(editor, ChipChoice | ChipSet)
        self._question.setContentsMargins(0, px(2 if low else 6), 0, 0)
        self._question.setMinimumWidth(px(QUESTION))
        self._below = PlainLabel("", "small", "muted")
        self._hint, self._wrong = "", ""
        # segments are as wide as their words; everything else fills the line
        shown = row(editor, None) if isinstance(editor, Segmented) else editor
        answer = QWidget()
        answer.setLayout(column(shown, self._below, gap=3))
        asked = QWidget()
        asked.setMaximumWidth(px(QUESTION))
        asked.setLayout(column(self._question, None, gap=0))
        fold = FoldingRow(asked, answer, grow=1, least=px(QUESTION + 240))
        self.setLayout(column(fold, gap=0))
        self._show()

    def set_words(self, question: str, hint: str = "") -> None:
        """Ask in the language on screen; the hint stands below the editor."""
        self._question.setText(question)
        self._hint = hint
        if not isinstance(self.editor, CountEdit):
            typed_into(self.editor).setAccessibleName(question)
        self._show()

    def set_wrong(self, sentence: str) -> None:
        """Say what is wrong, "" when nothing is."""
        self._wrong = sentence
        self._show()

    def wrong(self) -> str:
        """What is said to be wrong."""
        return self._wrong

    def _show(self) -> None:
        text = self._wrong or self._hint
        self._below.setText(text)
        self._below.set_tone("bad" if self._wrong else "muted")
        self._below.setVisible(bool(text))
        typed_into(self.editor).setAccessibleDescription(text)
