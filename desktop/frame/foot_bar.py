"""The status line: the desk, what the tab says, and the work that runs."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QWidget

from desktop.frame.foot_message import FootMessage
from desktop.look.theme import px
from desktop.widgets.button import Button
from desktop.widgets.labels import PlainLabel, set_tip
from desktop.widgets.messages import LineIcon
from desktop.work.jobs import Job

#: signs of a person's name that the line has room for; a screen reader hears it whole
_SHOWN = 24

#: a window that is lower, in design pixels, has no room for a long message and the status line
_LOW = 500


class FootBar(QFrame):
    """Desk and tab at the left, safety at the right; a running job takes its place."""

    #: how the desk is kept shall be shown
    safe_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "foot")
        self.desk = PlainLabel("", "small", "muted", elide=True)
        self.person = Button("", "foot")
        self._named: str | None = None
        self.status = PlainLabel("", "small", "muted", elide=True)
        self.message = FootMessage()
        self.message.turned.connect(self._make_room)
        self.safe = Button("", "foot")
        self.safe.clicked.connect(self.safe_wanted)
        self._clock_sign = LineIcon("warning", 14, "warning")
        self.clock = Button("", "link")
        self._job_words = PlainLabel("", "small", "muted", elide=True)
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self._progress.setFixedWidth(px(140))
        self._cancel = Button("", "link")
        self._job: Job | None = None
        self._tab = 0
        self._statuses: dict[int, str] = {}
        self._cancel.clicked.connect(self._cancelled)
        box = QHBoxLayout(self)
        box.setContentsMargins(px(16), 0, px(16), 0)
        box.setSpacing(px(18))
        box.addWidget(self.desk)
        box.addWidget(self.person)
        box.addWidget(self.status, 1)
        box.addWidget(self.message, 1)
        box.addWidget(self._job_words)
        box.addWidget(self._progress)
        box.addWidget(self._cancel)
        clock = QHBoxLayout()
        clock.setSpacing(px(4))
        clock.addWidget(self._clock_sign)
        clock.addWidget(self.clock)
        box.addLayout(clock)
        box.addWidget(self.safe)
        self.set_clock("", "")
        self.fit()
        self.show_job(None)
        self.retranslate()

    def make_way(self, taken: bool) -> None:
        """A long message below it takes its place, not the page's, in a window that is low for its text."""
        self.setHidden(taken and self.window().height() < px(_LOW))

    def show_job(self, job: Job | None) -> None:
        """Show the work that runs, or that none does."""
        self._job = job
        for part in (self._job_words, self._progress, self._cancel):
            part.setVisible(job is not None)
        self.safe.setVisible(job is None and bool(self.safe.plain_text()))
        if job is not None:
            self._job_words.setText(job.title)
            self._progress.setAccessibleName(job.title)
            self._progress.setRange(0, job.total)
            self._progress.setValue(job.done)
            self._cancel.setEnabled(not job.is_cancelled())

    def show_person(self, name: str | None) -> None:
        """Who is at the desk, "" for nobody; None where nothing can be written."""
        self._named = name
        shown = name or self.tr("Who is at the desk?")
        self.person.set_text(shown if len(shown) <= _SHOWN else f"{shown[:_SHOWN]}…")
        hint = self.tr("At the desk: {name}").format(name=name) if name else ""
        self.person.setAccessibleName(hint or self.person.plain_text())
        self.person.setVisible(name is not None)

    def show_safe(self, words: str, tone: str, hint: str) -> None:
        """How the desk is kept; `tone` is muted, or warning where something is to be done."""
        self.safe.setProperty("tone", tone)
        self.safe.set_text(words)
        self.safe.setAccessibleName(hint)
        self.safe.setVisible(bool(words) and self._job is None)
        self.safe.style().unpolish(self.safe)
        self.safe.style().polish(self.safe)

    def room(self) -> int:
        """Pixels that a message has."""
        taken = (self.desk, self.person, self.safe, self.clock, self._job_words, self._progress)
        beside = sum(part.sizeHint().width() + px(18) for part in taken if not part.isHidden())
        return self.width() - beside - px(40)

    def _make_room(self) -> None:
        """A message stands in the place of what the tab says."""
        self.status.setVisible(self.message.isHidden())

    def forget(self) -> None:
        """The desk is closed: what its tabs said is no longer so."""
        self.message.leave()
        self._statuses.clear()
        self.status.setText("")
        self.show_safe("", "muted", "")
        self.show_person(None)
        self.set_clock("", "")

    def set_status(self, tab: int, words: str) -> None:
        """A tab says this; it is shown while the tab is in front."""
        self._statuses[tab] = words
        if tab == self._tab:
            self.status.setText(words)

    def set_clock(self, words: str, sentence: str) -> None:
        """Warn of the computer's clock, with the whole sentence behind; "" for a right one."""
        self.clock.set_text(words)
        set_tip(self.clock, sentence)
        for part in (self._clock_sign, self.clock):
            part.setVisible(bool(words))

    def show_status(self, tab: int) -> None:
        """This tab is in front."""
        self._tab = tab
        self.status.setText(self._statuses.get(tab, ""))

    def fit(self) -> None:
        """Take the height of the present text size."""
        self.setFixedHeight(px(28))

    def retranslate(self) -> None:
        """Say the button in the language on screen."""
        self._cancel.set_text(self.tr("Cancel"))
        self.show_person(self._named)

    def changeEvent(self, event: QEvent) -> None:
        """Retranslate when the language changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _cancelled(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._cancel.setEnabled(False)
