"""The page before a desk is open: open one, make one, or play with the sample."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from desktop.look.theme import px
from desktop.widgets.button import Button
from desktop.widgets.card import Card
from desktop.widgets.labels import PlainLabel
from desktop.widgets.layouts import column, row
from desktop.widgets.messages import LineIcon
from desktop.widgets.segmented import Segmented
from desktop.work.jobs import Job


class FirstStart(QFrame):
    """Emits what was chosen; says what went wrong with a desk that could not be opened."""

    #: the id of an action: `new_desk`, `open_desk`, `sample_desk`
    asked = Signal(str)
    desk_chosen = Signal(Path)
    language_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "ground")
        self._recent: list[Path] = []
        self._title = PlainLabel("Sendback", "title")
        self._words = PlainLabel("", "body", "muted")
        self.language = Segmented((("en", "English"), ("zh", "中文")))
        self.language.chosen.connect(self.language_chosen)
        self._problem = Card(tone="bad")
        self._problem_words = PlainLabel()
        self._problem.add(self._problem_words)
        self._problem.hide()
        self._choices = [
            _Choice("sample", "sample_desk", primary=True),
            _Choice("folder-plus", "new_desk"),
            _Choice("folder", "open_desk"),
        ]
        #: what Enter does: the desk that was open last, else the sample
        self._first = self._choices[0].button
        self._work = _Work()
        self._work.hide()
        self._recent_card = Card()
        self._recent_box = QVBoxLayout()
        self._recent_box.setSpacing(px(2))
        self._recent_card.add(self._recent_box)
        self._lay_out()
        self.retranslate()
        self.set_recent([])

    def _lay_out(self) -> None:
        inside = QWidget()
        inside.setMaximumWidth(px(720))
        head = row(LineIcon("mark", 26, "text"), self._title, None, self.language, gap=10)
        choices = QHBoxLayout()
        choices.setSpacing(px(12))
        # as far below what went wrong as they stand from each other
        choices.setContentsMargins(0, px(6), 0, 0)
        for choice in self._choices:
            choices.addWidget(choice, 1)
            choice.button.clicked.connect(
                lambda _=False, name=choice.action: self.asked.emit(name)
            )
        inside.setLayout(
            column(
                *(head, 2, self._words, 4, self._problem, self._work, choices, 10),
                self._recent_card,
                gap=6,
            )
        )
        box = QHBoxLayout(self)
        box.addStretch(1)
        middle = QVBoxLayout()
        middle.addStretch(2)
        middle.addWidget(inside)
        middle.addStretch(3)
        box.addLayout(middle, 20)
        box.addStretch(1)

    def set_recent(self, folders: Sequence[Path]) -> None:
        """Desks opened before, the last one first."""
        self._recent = list(folders)
        while (item := self._recent_box.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.setParent(None)
                widget.deleteLater()
        self._first = self._choices[0].button
        for folder in reversed(self._recent[:6]):
            self._first = button = Button(folder.name, "link", icon_name="folder")
            button.setAccessibleName(str(folder))
            button.clicked.connect(lambda _=False, where=folder: self.desk_chosen.emit(where))
            line = QWidget()
            where = PlainLabel(str(folder.parent), "small", "muted", elide=True)
            where.setAlignment(Qt.AlignmentFlag.AlignRight)
            line.setLayout(row(button, where, gap=12))
            self._recent_box.insertWidget(0, line)
        self._recent_card.setVisible(bool(self._recent))

    def show_problem(self, words: str) -> None:
        """Say why a desk could not be opened; "" says nothing."""
        self._problem_words.setText(words)
        self._problem.setVisible(bool(words))

    def problem(self) -> str:
        """What is said, "" for nothing."""
        return self._problem_words.text()

    def show_work(self, job: Job | None) -> None:
        """A desk is being made, so far; None when none is."""
        for part in (*self._choices, self._recent_card):
            part.setEnabled(job is None)
        self._work.show_job(job)
        if job is not None:
            self.show_problem("")

    def retranslate(self) -> None:
        """Say everything in the language on screen."""
        self._words.setText(
            self.tr(
                "A desk is a folder on this computer with your cases, photos and papers. "
                "Nothing leaves it unless you send it."
            )
        )
        self._problem.set_caption(self.tr("That desk could not be opened"))
        self._recent_card.set_caption(self.tr("Opened before"))
        self.language.setAccessibleName(self.tr("Language"))
        sample, new, known = self._choices
        sample.say(
            self.tr("Try it first"),
            self.tr("Thirty made-up cases and four suppliers to play with."),
            self.tr("Open the sample desk"),
        )
        new.say(
            self.tr("Begin"),
            self.tr("An empty desk in a folder of your choice."),
            self.tr("New desk…"),
        )
        known.say(
            self.tr("Go on"),
            self.tr("A desk that is already on this computer."),
            self.tr("Open desk…"),
        )

    def showEvent(self, event: QShowEvent) -> None:
        """Enter alone begins: the keyboard stands on what most people want here."""
        super().showEvent(event)
        self._first.setFocus()

    def changeEvent(self, event: QEvent) -> None:
        """Retranslate when the language changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()


class _Choice(Card):
    """One way to begin."""

    def __init__(self, icon_name: str, action: str, *, primary: bool = False) -> None:
        super().__init__(padding=16, gap=8)
        self.action = action
        self._title = PlainLabel("", "heading")
        self._words = PlainLabel("", "body", "muted")
        self.button = Button("", "primary" if primary else "")
        self.add(LineIcon(icon_name, 24, "accent"))
        self.add(self._title)
        self.add(self._words)
        self.body.addStretch(1)
        self.body.addSpacing(px(4))
        self.add(row(self.button, None))

    def say(self, title: str, words: str, button: str) -> None:
        """Set the words."""
        self._title.setText(title)
        self._words.setText(words)
        self.button.set_text(button)


class _Work(Card):
    """A desk that is being made: what, how far, and a way to stop it."""

    def __init__(self) -> None:
        super().__init__(padding=16, gap=10)
        self._job: Job | None = None
        self.words = PlainLabel("", "strong")
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.stop = Button("", "link")
        self.stop.clicked.connect(self._stopped)
        self.add(row(self.words, None, self.stop))
        self.add(self.progress)

    def show_job(self, job: Job | None) -> None:
        """Show this one, or none."""
        self._job = job
        self.setVisible(job is not None)
        if job is None:
            return
        said = self.tr("{what} …").format(what=job.title)
        if job.total:
            text = self.tr("{what}: case {done} of {total}")
            said = text.format(what=job.title, done=job.done, total=job.total)
        self.words.setText(said)
        self.progress.setAccessibleName(job.title)
        self.progress.setRange(0, job.total)
        self.progress.setValue(job.done)
        self.stop.set_text(self.tr("Cancel"))
        self.stop.setEnabled(not job.is_cancelled())

    def _stopped(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self.stop.setEnabled(False)
