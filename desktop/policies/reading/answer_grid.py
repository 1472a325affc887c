"""Questions at the left, answers at the right, a thin line above each."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from desktop.look.theme import px
from desktop.policies.folding_row import FoldingRow
from desktop.widgets.labels import PlainLabel
from desktop.widgets.layouts import column, rule
from returns.rules.policy.policy_answers import Answer, Difference

_QUESTION = 230


class AnswerGrid(QWidget):
    """A policy as read: `set_answers` is the only way in."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[_AnswerRow] = []
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)
        self._box.addStretch(1)

    def set_answers(self, answers: Sequence[Answer]) -> None:
        """Show these rows."""
        while len(self._rows) > len(answers):
            gone = self._rows.pop()
            self._box.removeWidget(gone)
            gone.setParent(None)
            gone.deleteLater()
        while len(self._rows) < len(answers):
            fresh = _AnswerRow()
            self._rows.append(fresh)
            self._box.insertWidget(len(self._rows) - 1, fresh)
        for line, answer in zip(self._rows, answers, strict=True):
            line.show_answer(answer)

    def shown(self) -> list[tuple[str, str, str]]:
        """What is read: question, answer, second line."""
        return [line.texts() for line in self._rows]


class _AnswerRow(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._question = PlainLabel("", "body", "muted")
        self._question.setMinimumWidth(px(_QUESTION))
        self._text = PlainLabel("", "strong")
        self._hint = PlainLabel("", "small", "muted")
        asked, answer = QWidget(), QWidget()
        asked.setMaximumWidth(px(_QUESTION))
        asked.setLayout(column(self._question, None, gap=0))
        answer.setLayout(column(self._text, self._hint, None, gap=1))
        fold = FoldingRow(asked, answer, grow=1, least=px(_QUESTION + 160))
        self.setLayout(column(rule(), 9, fold, 9, gap=0))

    def show_answer(self, answer: Answer) -> None:
        self._question.setText(answer.question)
        self._text.setText(answer.text)
        self._hint.setText(answer.hint)
        self._hint.setVisible(bool(answer.hint))
        self.setAccessibleName(f"{answer.question}: {answer.text}. {answer.hint}")

    def texts(self) -> tuple[str, str, str]:
        return self._question.text(), self._text.text(), self._hint.text()


class DifferenceGrid(QWidget):
    """Two versions side by side: the question, what it was, what it is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cells: list[tuple[PlainLabel, PlainLabel, PlainLabel]] = []
        self._rules: list[QWidget] = []
        self._heads = (PlainLabel("", "caption", "muted"), PlainLabel("", "caption", "muted"))
        self._box = QGridLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setHorizontalSpacing(px(16))
        self._box.setVerticalSpacing(px(9))
        self._box.setColumnMinimumWidth(0, px(190))
        for at in (1, 2):
            self._box.addWidget(self._heads[at - 1], 0, at)
            self._box.setColumnStretch(at, 1)

    def set_differences(self, old: str, new: str, found: Sequence[Difference]) -> None:
        """Show what differs between the versions named `old` and `new`."""
        self._heads[0].setText(old)
        self._heads[1].setText(new)
        self._clear()
        for at, each in enumerate(found):
            cells = (
                PlainLabel(each.question, "body", "muted"),
                PlainLabel(each.old, "body", "muted"),
                PlainLabel(each.new, "strong"),
            )
            above = rule()
            self._rules.append(above)
            self._box.addWidget(above, 2 * at + 1, 0, 1, 3)
            for place, cell in enumerate(cells):
                self._box.addWidget(cell, 2 * at + 2, place, Qt.AlignmentFlag.AlignTop)
            cells[0].setAccessibleName(f"{each.question}: {each.old} → {each.new}")
            self._cells.append(cells)
        self._box.setRowStretch(2 * len(found) + 2, 1)

    def shown(self) -> list[tuple[str, str, str]]:
        """What is read: question, old answer, new answer."""
        return [(one.text(), two.text(), three.text()) for one, two, three in self._cells]

    def _clear(self) -> None:
        for at in range(self._box.rowCount()):
            self._box.setRowStretch(at, 0)
        for part in (*self._rules, *(cell for cells in self._cells for cell in cells)):
            self._box.removeWidget(part)
            part.setParent(None)
            part.deleteLater()
        self._rules.clear()
        self._cells.clear()
