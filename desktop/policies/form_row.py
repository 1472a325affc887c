"""The rows of a form in plain questions: question, editor, and below it a hint or what is wrong."""

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from desktop.policies.chip_set import ChipSet
from desktop.policies.folding_row import FoldingRow
from desktop.policies.sayings import said
from desktop.theme import px
from desktop.widgets.count_edit import CountEdit
from desktop.widgets.labels import PlainLabel
from desktop.widgets.layouts import column, row
from desktop.widgets.segmented import ChipChoice, Segmented
from returns.records.policy_json import MOST_DAYS

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
            target = self.editor.focusProxy() or self.editor
            target.setAccessibleName(question)
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
        self.editor.setAccessibleDescription(text)


class Part(QWidget):
    """Some rows of a form that belong together, under a heading."""

    def __init__(self, heading: str, changed: Callable[[], object]) -> None:
        super().__init__()
        self._heading_key = heading
        self.tell = changed
        self._heading = PlainLabel("", "heading")
        self.rows: dict[str, FormRow] = {}
        self._counts: dict[str, tuple[CountEdit, str, bool]] = {}
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(0, 0, 0, px(14))
        self.box.setSpacing(px(10))
        self.box.addWidget(self._heading)

    def add_row(self, name: str, editor: QWidget) -> FormRow:
        """Ask `policies.ask.<name>`."""
        made = FormRow(name, editor)
        self.rows[name] = made
        self.box.addWidget(made)
        return made

    def add_count(
        self,
        name: str,
        unit: str = "days",
        *,
        least: int = 0,
        most: int = MOST_DAYS,
        needed: bool = False,
    ) -> CountEdit:
        """A number with its unit; one that is not `needed` may stay empty."""
        editor = CountEdit(least, most)
        editor.changed.connect(self.tell)
        self._counts[name] = (editor, unit, needed)
        self.add_row(name, editor)
        return editor

    def add_text(self, name: str) -> QLineEdit:
        """A line of text."""
        editor = QLineEdit()
        editor.setMaxLength(10_000)
        editor.textChanged.connect(self.tell)
        self.add_row(name, editor)
        return editor

    def add_lines(self, name: str) -> QPlainTextEdit:
        """Several lines of text."""
        editor = QPlainTextEdit()
        editor.setTabChangesFocus(True)
        editor.setFixedHeight(px(96))
        editor.textChanged.connect(self.tell)
        self.add_row(name, editor)
        return editor

    def ask(self, **hints: str) -> None:
        """Say every question in the language on screen; `hints` by the row's name."""
        self._heading.setText(said(f"part.{self._heading_key}"))
        for name, line in self.rows.items():
            line.set_words(said(f"ask.{name}"), hints.get(name, ""))
        for name, (editor, unit, _needed) in self._counts.items():
            editor.set_words(said(f"ask.{name}"), said(f"unit.{unit}"))

    def problems(self) -> dict[str, str]:
        """What is wrong with the answers that are shown, by the row's name."""
        found = {}
        for name, (editor, unit, needed) in self._counts.items():
            if self.rows[name].isHidden():
                continue
            least, most = editor.bounds()
            if editor.is_wrong():
                facts = {"least": least, "most": most, "unit": said(f"unit.{unit}")}
                found[name] = said("invalid.bounds", **facts)
            elif needed and editor.count() is None:
                found[name] = said("invalid.needed")
        return found
