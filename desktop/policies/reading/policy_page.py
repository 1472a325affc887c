"""The middle of the tab: one supplier's policy as questions and answers."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.look.theme import px
from desktop.policies.folding_row import FoldingRow
from desktop.policies.reading.answer_grid import AnswerGrid
from desktop.policies.shown import PolicyShown
from desktop.widgets.button import Button, IconButton
from desktop.widgets.labels import PlainLabel
from desktop.widgets.layouts import FlowLayout, column, row
from desktop.widgets.messages import EmptyState
from desktop.widgets.scroll_column import ScrollColumn

#: room that a name needs beside the buttons
_NAME = 200


class PolicyPage(QWidget):
    """Header with the three things one does with a policy, and the answers below."""

    compare = Signal()
    still_same = Signal()
    new_version = Signal()
    edit = Signal()
    open_source = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = PlainLabel("", "title")
        self._pencil = IconButton("pencil", "")
        self._line = PlainLabel("", "body", "muted")
        self._note = PlainLabel("", "small", "muted")
        self._source = Button("", "link", icon_name="document")
        self._compare, self._same = Button(), Button()
        self._new = Button("", "primary")
        self._begun = False
        self._answers = AnswerGrid()
        self._empty = EmptyState("policy")
        self._build()
        self._wire()
        self.retranslate()

    def _build(self) -> None:
        name = row(self._title, self._pencil, None, gap=4)
        head, buttons = QWidget(), QWidget()
        head.setLayout(column(name, self._line, row(self._source, None), self._note, gap=1))
        flow = FlowLayout(gap=8)
        for button in (self._compare, self._same, self._new):
            flow.addWidget(button)
        buttons.setLayout(flow)
        self._top = FoldingRow(head, buttons, gap=12)
        self._top.align(Qt.AlignmentFlag.AlignTop)
        content = column(self._top, 14, self._answers, self._empty, None, gap=0)
        content.setContentsMargins(px(26), px(18), px(26), px(18))
        self.setLayout(column(ScrollColumn(content), gap=0))

    def _wire(self) -> None:
        self._compare.clicked.connect(self.compare)
        self._same.clicked.connect(self.still_same)
        self._new.clicked.connect(self.new_version)
        self._pencil.clicked.connect(self.edit)
        self._source.clicked.connect(self.open_source)
        self._empty.acted.connect(self.new_version)

    def show_policy(self, shown: PolicyShown) -> None:
        """Show this supplier."""
        self._title.setText(shown.title)
        self._line.setText(shown.line)
        self._line.set_tone(shown.tone)
        self._line.setVisible(bool(shown.line))
        self._source.set_text(shown.source)
        self._source.setVisible(bool(shown.source))
        self._note.setText(shown.note)
        self._note.setVisible(bool(shown.note))
        self._answers.set_answers(shown.answers, shown.clauses, shown.heads)
        self._answers.setVisible(shown.written)
        self._empty.setVisible(not shown.written)
        for button in (self._compare, self._same, self._new):
            button.setVisible(shown.written)
        self._compare.setEnabled(shown.comparable)
        if shown.begun != self._begun:
            self._begun = shown.begun
            self.retranslate()

    def writing(self) -> tuple[QWidget, ...]:
        """What writes of the supplier."""
        return (self._pencil, self._same, self._new, self._empty)

    def texts(self) -> list[tuple[str, str, str]]:
        """The answers as read."""
        return self._answers.shown()

    def promised(self) -> dict[str, tuple[str, str, str]]:
        """Our side of the answers that have one."""
        return self._answers.promised()

    def retranslate(self) -> None:
        """Say the buttons in the language on screen."""
        self._compare.set_text(self.tr("What changed"))
        self._same.set_text(self.tr("Still the same today"))
        going_on = self.tr("Go on writing…")
        self._new.set_text(going_on if self._begun else self.tr("New version…"))
        buttons = (self._compare, self._same, self._new)
        words = sum(button.sizeHint().width() + px(8) for button in buttons)
        self._top.set_least(words + px(_NAME))
        self._pencil.set_name(self.tr("Contacts and return addresses"))
        self._source.setAccessibleName(self.tr("Open the attached terms"))
        self._empty.say(
            self.tr("What does this supplier take back?"),
            self.tr(
                "Write down how long, who pays and what proof they want. The queue then knows"
                " by when to act, and your store policy follows from it."
            ),
            going_on if self._begun else self.tr("Write the first version…"),
        )

    def changeEvent(self, event: QEvent) -> None:
        """Say it in the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
