"""The head of the open case: its number and clock, what it is about, and its order."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from desktop.look.theme import px
from desktop.queue.case.case_view import CaseView
from desktop.queue.case.tracks_bar import TracksBar, TracksTable
from desktop.widgets.button import Button
from desktop.widgets.chip import Chip
from desktop.widgets.grid import KeyValueGrid
from desktop.widgets.key_hint import KeyButton
from desktop.widgets.labels import PlainLabel, set_tip
from desktop.widgets.layouts import FlowLayout


class CaseHead(QFrame):
    """Says what the order is; asks for what is not known of it."""

    #: what is known of the order shall be entered
    facts_wanted = Signal()
    #: what is missing shall be entered, the first of it first
    mend_wanted = Signal()
    #: all cases of that buyer, as the list is held to one
    buyer_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        # on paper of its own: what the case is stands apart from what to do with it
        self.setProperty("kind", "bar")
        self._buyer = ""
        self.number = PlainLabel("", "body", "muted", elide=True)
        self._due = Chip()
        self._title = PlainLabel("", "title")
        self.facts = KeyValueGrid(shares=(0, 1), gap=3)
        #: in little height the facts are one line that folds out; it stays as somebody left it
        self.short = PlainLabel("", "body", "muted", elide=True)
        self.unfold = Button("", "link")
        self.unfold.setCheckable(True)
        self._tight = self._closed = self._several = False
        self.missing = Chip()
        self.mend = KeyButton("T")
        self.enter = Button("", "link")
        self.others = Button("", "link")
        self.tracks = TracksBar()
        self.table = TracksTable()
        first = QHBoxLayout()
        first.addWidget(self.number, 1)
        first.addWidget(self._due)
        last = FlowLayout()
        for part in (self.missing, self.mend, self.enter):
            last.addWidget(part)
        last.addWidget(self.others)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(px(4))
        box.addLayout(first)
        box.addWidget(self._title)
        folded = QHBoxLayout()
        folded.addWidget(self.short, 1)
        folded.addWidget(self.unfold)
        box.addLayout(folded)
        box.addWidget(self.facts)
        box.addLayout(last)
        box.addSpacing(px(4))
        box.addWidget(self.tracks)
        box.addWidget(self.table)
        self.unfold.toggled.connect(lambda _: self._show_facts())
        self.enter.clicked.connect(self.facts_wanted)
        self.mend.clicked.connect(self.mend_wanted)
        self.others.clicked.connect(lambda: self.buyer_wanted.emit(self._buyer))
        self.retranslate()

    def show_case(self, view: CaseView) -> None:
        """Show what is known."""
        self.number.setText(view.number_line)
        self._due.set(view.due.words, view.due.tone)
        self._title.setText(view.title)
        self.facts.set_rows(view.facts.rows)
        set_tip(self.facts, view.facts.because)
        self.short.setText(" · ".join(value for _, value in view.facts.rows[:2]))
        self.missing.set(view.facts.missing, "warning")
        set_tip(self.missing, view.facts.missing)
        self.mend.setVisible(bool(view.facts.missing))
        self._name_enter()
        several = len(view.lines) > 1
        self.tracks.set_tracks(view.tracks)
        self.tracks.setVisible(not several)
        self.table.set_lines([(line.title, line.tracks) for line in view.lines])
        self._several = several
        self._buyer, self._closed = view.buyer.known, view.closed
        self._show_facts()

    def set_tight(self, tight: bool) -> None:
        """Whether there is so little height that what to do would be below the edge."""
        if tight != self._tight:
            self._tight = tight
            self._show_facts()

    def _show_facts(self) -> None:
        open_ = not self._tight or self.unfold.isChecked()
        self.short.setVisible(self._tight)
        self.unfold.setVisible(self._tight)
        self.facts.setVisible(open_)
        # what each thing gets stands in the advice, too
        self.table.setVisible(self._several and open_)
        self.enter.setVisible(open_ and not self._closed)
        self.others.setVisible(open_ and bool(self._buyer))

    def _name_enter(self) -> None:
        """Short where what is missing stands before it: both have one row."""
        whole = self.tr("Enter date or cost…")
        self.enter.set_text(self.tr("Enter…") if self.missing.text() else whole)
        self.enter.setAccessibleName(whole)

    def retranslate(self) -> None:
        """Say it in the language on screen."""
        self._name_enter()
        self.unfold.set_text(self.tr("Facts"))
        self.mend.setAccessibleName(self.tr("Enter what is missing"))
        set_tip(self.mend, self.tr("Enter what is missing (T)"))
        self.others.set_text(self.tr("All of this buyer"))

    def changeEvent(self, event: QEvent) -> None:
        """Retranslate when the language changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
