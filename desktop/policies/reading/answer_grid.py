"""Questions at the left, answers beside them, then what we promise and what that costs."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from desktop.look.theme import px
from desktop.policies.folding_row import FoldingRow
from desktop.policies.shown import ClauseShown
from desktop.widgets.chip import Chip
from desktop.widgets.labels import PlainLabel
from desktop.widgets.layouts import column, row, rule
from desktop.wording import one_after_another
from returns.rules.policy.policy_answers import Answer, Difference

#: design pixels for the question, for our promise, and for what it costs
_QUESTION, _OURS, _COST = 132, 132, 112
#: room that the answer needs before the promise stands below it
_ANSWER = 130


class AnswerGrid(QWidget):
    """A policy as read: `set_answers` is the only way in."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[_AnswerRow] = []
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)
        self._head = _AnswerRow(head=True)
        self._box.addWidget(self._head)
        self._box.addStretch(1)

    def set_answers(
        self,
        answers: Sequence[Answer],
        clauses: Mapping[str, ClauseShown],
        heads: Sequence[str],
    ) -> None:
        """Show these rows, with our side of those that have one; `heads` name the columns."""
        clause, theirs, ours, cost = heads
        self._head.show_answer(Answer("", clause, theirs), ClauseShown(ours, cost))
        self._head.setVisible(bool(clauses))
        while len(self._rows) > len(answers):
            gone = self._rows.pop()
            self._box.removeWidget(gone)
            gone.setParent(None)
            gone.deleteLater()
        while len(self._rows) < len(answers):
            fresh = _AnswerRow()
            self._rows.append(fresh)
            self._box.insertWidget(len(self._rows), fresh)
        for line, answer in zip(self._rows, answers, strict=True):
            line.show_answer(answer, clauses.get(answer.name))

    def shown(self) -> list[tuple[str, str, str]]:
        """What is read: question, answer, second line."""
        return [line.texts() for line in self._rows]

    def promised(self) -> dict[str, tuple[str, str, str]]:
        """By question: what we promise, what it costs, and the note below."""
        return {line.texts()[0]: line.ours() for line in self._rows if any(line.ours())}


class _AnswerRow(QWidget):
    def __init__(self, *, head: bool = False) -> None:
        super().__init__()
        role = "small" if head else "body"
        self._question = PlainLabel("", role, "muted")
        self._text = PlainLabel("", "small" if head else "strong", "muted" if head else "text")
        self._hint = PlainLabel("", "small", "muted")
        self._promised = PlainLabel("", role, "muted" if head else "text")
        #: of the head a word, of a clause a chip
        self._cost_head = PlainLabel("", "small", "muted")
        self._cost = Chip("", "warning")
        self._carried = PlainLabel("✓", "strong", "good")
        self._note = PlainLabel("", "small", "muted")
        self._is_head = head
        self._lay_out()

    def _lay_out(self) -> None:
        asked, answer, against = QWidget(), QWidget(), QWidget()
        asked.setFixedWidth(px(_QUESTION))
        asked.setLayout(column(self._question, None, gap=0))
        answer.setLayout(column(self._text, self._hint, None, gap=1))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
        cost = QWidget()
        cost.setFixedWidth(px(_COST))
        cells = column(self._cost_head, self._cost, self._carried, None, gap=0)
        for part in (self._cost_head, self._cost, self._carried):
            cells.setAlignment(part, right)
            part.hide()
        cost.setLayout(cells)
        self._promised.setFixedWidth(px(_OURS))
        against.setLayout(row(self._promised, None, cost, gap=8))
        self._promised.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        said = FoldingRow(answer, against, gap=10, least=px(_ANSWER + _OURS + _COST + 8))
        whole = FoldingRow(asked, said, grow=1, gap=10, least=px(_QUESTION + _ANSWER + 60))
        # it belongs to the answer and to our promise, not to the question
        self._note.setContentsMargins(px(_QUESTION + 10), px(3), 0, 0)
        self.setLayout(column(rule(), 9, whole, self._note, 9, gap=0))

    def show_answer(self, answer: Answer, clause: ClauseShown | None) -> None:
        self._question.setText(answer.question)
        self._text.setText(answer.text)
        self._hint.setText(answer.hint)
        self._hint.setVisible(bool(answer.hint))
        shown = clause or ClauseShown("")
        self._promised.setText(shown.promised)
        self._cost_head.setText(shown.chip)
        self._cost_head.setVisible(self._is_head)
        self._cost.set("" if self._is_head else shown.chip, shown.tone)
        self._carried.setVisible(clause is not None and not shown.chip)
        self._note.setText(shown.note)
        self._note.setVisible(bool(shown.note))
        cost = shown.chip or (shown.carried if clause is not None else "")
        self._carried.setAccessibleName(shown.carried)
        told = (
            f"{answer.question}: {answer.text}",
            answer.hint,
            shown.promised,
            cost,
            shown.note,
        )
        self.setAccessibleName(one_after_another(*(each for each in told if each)))

    def texts(self) -> tuple[str, str, str]:
        return self._question.text(), self._text.text(), self._hint.text()

    def ours(self) -> tuple[str, str, str]:
        cost = "" if self._cost.isHidden() else self._cost.text()
        return self._promised.text(), cost or self._carried_words(), self._note.text()

    def _carried_words(self) -> str:
        return "" if self._carried.isHidden() else self._carried.text()


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
