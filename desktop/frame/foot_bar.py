"""The status line: the desk, what the tab says, and the work that runs."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QProgressBar, QWidget

from desktop.frame.foot_keys import FootKeys, SavedSign
from desktop.frame.foot_message import FootMessage
from desktop.frame.tabs import place_of
from desktop.look.theme import px
from desktop.widgets.button import Button
from desktop.widgets.labels import PlainLabel, set_tip
from desktop.widgets.messages import LineIcon
from desktop.widgets.typed_into import is_field
from desktop.work.jobs import Job

#: between the parts, and at both ends
_GAP, _EDGE = 18, 16
#: signs of a person's name that the line has room for; a screen reader hears it whole
_SHOWN = 24

#: a window that is lower, in design pixels, has no room for a long message and the status line
_LOW = 500


class FootBar(QFrame):
    """Desk and tab at the left, keys and safety at the right; a running job takes the place of safety."""

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
        self.keys, self.saved = FootKeys(), SavedSign()
        #: whether all is on the disk; None where nothing can be entered
        self._saved: bool | None = None
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
        box.setContentsMargins(px(_EDGE), 0, px(_EDGE), 0)
        box.setSpacing(px(_GAP))
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
        box.addWidget(self.keys)
        box.addWidget(self.safe)
        box.addWidget(self.saved)
        self.set_clock("", "")
        self.fit()
        self.show_job(None)
        self.retranslate()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_turned)

    def _focus_turned(self, _before: QWidget | None, focused: QWidget | None) -> None:
        # a dialog, or another program, has a keyboard of its own
        if focused is not None and focused.window() is self.window():
            self.keys.show_typed(is_field(focused))
            self._give_rest()

    def make_way(self, taken: bool) -> None:
        """A long message below it takes its place, not the page's, in a window that is low for its text."""
        self.setHidden(taken and self.window().height() < px(_LOW))

    def show_job(self, job: Job | None) -> None:
        """Show the work that runs, or that none does."""
        self._job = job
        for part in (self._job_words, self._progress, self._cancel):
            part.setVisible(job is not None)
        self.safe.setVisible(job is None and bool(self.safe.plain_text()))
        self._give_rest()
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
        self._give_rest()

    def show_saved(self, saved: bool | None) -> None:
        """Whether all that was entered is on the disk; None where nothing can be entered."""
        turned = (saved is None) is not (self._saved is None)
        self._saved = saved
        self.saved.show_saved(bool(saved))
        if turned:
            self._give_rest()

    def show_safe(self, words: str, tone: str, hint: str) -> None:
        """How the desk is kept; `tone` is muted, or warning where something is to be done."""
        self.safe.setProperty("tone", tone)
        self.safe.set_text(words)
        self.safe.setAccessibleName(hint)
        self.safe.setVisible(bool(words) and self._job is None)
        self.safe.style().unpolish(self.safe)
        self.safe.style().polish(self.safe)
        self._give_rest()

    def room(self) -> int:
        """Pixels that a message has; the keys, and that all is saved, give way to it."""
        taken = (self.desk, self.person, self.safe, self.clock, self._job_words, self._progress)
        return self.width() - _wide(*taken) - px(40)

    def _make_room(self) -> None:
        """A message stands in the place of what the tab says."""
        self.status.setVisible(self.message.isHidden())
        self._give_rest()

    def _give_rest(self) -> None:
        """What the others leave is for the word that all is saved, and then for keys."""
        others = (self.desk, self.person, self.status, self.message, self.safe, self.clock)
        job = (self._job_words, self._progress, self._cancel)
        rest = self.width() - 2 * px(_EDGE) - _wide(*others, *job)
        sign = _wide(self.saved, hidden=True)
        fits = self._saved is not None and self._job is None and sign <= rest
        self.saved.setVisible(fits)
        self.keys.fit(rest - (sign if fits else 0))

    def forget(self) -> None:
        """The desk is closed: what its tabs said is no longer so."""
        self.message.leave()
        self._statuses.clear()
        self.status.setText("")
        self.show_saved(None)
        self.show_safe("", "muted", "")
        self.show_person(None)
        self.set_clock("", "")

    def set_status(self, tab: int, words: str) -> None:
        """A tab says this; it is shown while the tab is in front."""
        self._statuses[tab] = words
        if tab == self._tab:
            self.status.setText(words)
            self._give_rest()

    def set_clock(self, words: str, sentence: str) -> None:
        """Warn of the computer's clock, with the whole sentence behind; "" for a right one."""
        self.clock.set_text(words)
        set_tip(self.clock, sentence)
        for part in (self._clock_sign, self.clock):
            part.setVisible(bool(words))
        self._give_rest()

    def show_status(self, tab: int) -> None:
        """This tab is in front."""
        self._tab = tab
        self.status.setText(self._statuses.get(tab, ""))
        self.keys.show_of_list(tab == place_of("queue"))
        self._give_rest()

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

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width has room for more, or for less."""
        super().resizeEvent(event)
        self._give_rest()

    def _cancelled(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._cancel.setEnabled(False)


def _wide(*parts: QWidget, hidden: bool = False) -> int:
    """What these take beside each other, each with its gap; those that are hidden take nothing."""
    shown = (part for part in parts if hidden or not part.isHidden())
    return sum(part.sizeHint().width() + px(_GAP) for part in shown)
