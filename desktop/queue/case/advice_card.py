"""What to do now, why, and the button that does it; amber, and paying nothing, while a hold stands."""

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from desktop.look.theme import px, tokens
from desktop.queue.case.case_view import CaseView
from desktop.queue.case.line_sections import LineSections
from desktop.queue.case.ticked_list import TickedList
from desktop.widgets.button import Button
from desktop.widgets.card import Card
from desktop.widgets.labels import PlainLabel, one_line, set_tip
from desktop.widgets.layouts import FlowLayout, row
from desktop.widgets.messages import LineIcon
from returns.records.letter import Letter
from returns.rules.steps.held_acts import Reach

#: the card's own edge with the halo around it, and the edge of a thing that the keys are about
_RIM, _EDGE = 3, 3
#: of a letter, beside the pointer
_MOST_TIP = 2_000
#: a line that ends so speaks to somebody, and says nothing yet
_GREETS = (",", "，", ":", "：", "!", "！")


def _waits(view: CaseView) -> bool:
    """An offer is out: that forbids nothing, and only the answer ends it."""
    return view.held is Reach.ITSELF and not view.liftable


def _several(view: CaseView) -> bool:
    """Several things, of which each says what happens with it."""
    return len(view.lines) > 1 and not view.held and not view.closed


def _gist(letter: Letter) -> str:
    """What the letter says first, after its greeting; the subject where it says nothing."""
    told = [one_line(part) for part in letter.body.split("\n") if part.strip()]
    if len(told) > 1 and told[0].endswith(_GREETS):
        told = told[1:]
    return told[0] if told else letter.subject


class AdviceCard(Card):
    """The recommendation, or the hold in its place."""

    def __init__(self) -> None:
        super().__init__(tone="accent", padding=17)
        self._view: CaseView | None = None
        #: how many cases of the list are chosen together with this one
        self._chosen = 1
        self._what = PlainLabel("", "heading")
        self.lines = LineSections()
        self._covers = PlainLabel("", "small")
        self._why: list[PlainLabel] = []
        self._reasons = QVBoxLayout()
        self._reasons.setSpacing(px(4))
        self.do = Button("", "primary", key="Enter")
        self.others = Button("", "link")
        self._first = PlainLabel("", "body", "muted")
        #: what whoever decides can be shown already
        self.ready = TickedList()
        #: what a check of the hold brought so far
        self._noted = PlainLabel("", "body")
        self._noted.set_most_lines(2)
        #: how the letter that goes with it begins
        self.letter = PlainLabel("", "small", "muted")
        self.letter.set_most_lines(1)
        self._writes: tuple[Letter, bool] | None = None
        self._tight = False
        #: folds the other reasons out and away; they stay as somebody left them
        self.why = Button("", "link")
        self.why.setCheckable(True)
        #: stands before a hold, so that not its colour alone tells it
        self.paused = LineIcon("pause", tone="warning")
        self.paused.hide()
        #: what whoever decides a hold is shown
        self.sheet = Button("", "link")
        #: the buttons that decide; in little room they lie below all that scrolls
        self.foot = QWidget()
        self._lay_out()
        self.why.toggled.connect(lambda _: self._show_reasons(self._view))
        self.retranslate()

    def _lay_out(self) -> None:
        self.body.removeWidget(self.caption)
        top = row(self.paused, self.caption, None, self.why, gap=8)
        self.body.insertLayout(0, top)
        self.add(self._what)
        self.add(self._first)
        self.add(self._reasons)
        self.add(self.ready)
        self.add(self._noted)
        self.add(self.lines)
        self.add(self._covers)
        self.add(self.letter)
        # large text leaves the key out before it widens the panel
        self.do.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        ways = FlowLayout(tight=True)
        for button in (self.do, self.sheet, self.others):
            ways.addWidget(button)
        self.foot.setLayout(ways)
        self.take_foot()

    def take_foot(self) -> None:
        """Have the buttons at its own end."""
        self.foot.setContentsMargins(0, px(6), 0, 0)
        self.add(self.foot)

    def foot_room(self) -> int:
        """What the buttons take, or would take, at its end."""
        wide = self.contentsRect().width() - 2 * self.body.contentsMargins().left()
        flow = self.foot.layout()
        tall = flow.heightForWidth(wide) if flow is not None else 0
        return tall + px(6) + self.body.spacing()

    def show_case(self, view: CaseView) -> None:
        """Show title, sentences and button."""
        self._view = view
        # who only waits for an answer is not warned
        held = bool(view.held) and not _waits(view)
        idle = _waits(view) or view.closed
        self.set_tone("plain" if idle else "warning" if held else "accent")
        self.paused.setVisible(held)
        # a hold has no filled button: what looks like going on would not be
        self.do.set_kind("" if view.held else "primary")
        self._what.setText(view.step_title)
        # of several things each says what happens with it
        self._what.setVisible(not view.closed and not _several(view))
        shown = view.lines if not view.held or len(view.lines) > 1 else ()
        # why it is held up stands above its lines
        self.lines.set_lines(shown, view.because if view.held else ())
        self.ready.set_rows(view.ready)
        self._noted.setText(view.noted)
        self._noted.setVisible(bool(view.noted))
        self._covers.setText(view.covers)
        self._covers.setVisible(bool(view.covers))
        self.do.set_text(view.button)
        self.sheet.setVisible(view.hears_us)
        self._show_button(view)
        self._say_caption(view)
        self._show_letter()
        self._show_reasons(view)

    def set_chosen(self, count: int) -> None:
        """So many cases are chosen: Enter does them all, so no button here says that it does this one."""
        self._chosen = count
        if self._view is not None:
            self._show_button(self._view)
            self._say_caption(self._view)

    def _show_button(self, view: CaseView) -> None:
        self.do.setVisible(bool(view.button) and self._chosen < 2)

    def _show_reasons(self, view: CaseView | None) -> None:
        """One sentence; the others are numbered, and folded away until somebody asks why."""
        if view is None:
            return
        tone = "text" if view.held else "muted"
        first, others = view.because[:1], view.because[1:]
        if _several(view):
            # the sections say the first of each line
            first, others = (), view.because
        self._first.setText(first[0] if first else "")
        self._first.set_tone(tone)
        self._first.setVisible(bool(first))
        self.why.setVisible(bool(others))
        self._say_why(view)
        while len(self._why) < len(others):
            number, words = PlainLabel("", "body", tone), PlainLabel("", "body", tone)
            number.setAlignment(Qt.AlignmentFlag.AlignTop)
            line = row(number, gap=10)
            line.addWidget(words, 1)
            self._reasons.addLayout(line)
            self._why += [words]
            words.setProperty("number", number)
        for at, label in enumerate(self._why):
            label.property("number").setText(f"{at + 1 + len(first)}")
            shown = at < len(others) and self.why.isChecked()
            label.setText(others[at] if at < len(others) else "")
            label.set_tone(tone)
            label.setVisible(shown)
            label.property("number").setVisible(shown)
        # what is painted between the parts moves with them
        self.update()

    def _say_why(self, view: CaseView) -> None:
        """How many reasons there are; the sign of what folds is for the eye, its state is read aloud."""
        words = self.tr("Why ({count})").format(count=len(view.because))
        self.why.set_text(f"{words}  {'▾' if self.why.isChecked() else '▸'}")
        self.why.setAccessibleName(words)

    def set_tight(self, tight: bool) -> None:
        """In little height the step and its button come first; how the letter begins is read by its key."""
        self._tight = tight
        self.update()
        self._show_letter()

    def say_letter(self, letter: Letter | None, own: bool) -> None:
        """How the letter begins that goes with the step, and whether somebody changed it."""
        self._writes = (letter, own) if letter is not None else None
        self._show_letter()
        if letter is None:
            return
        text = self.tr("Letter, changed: {words}") if own else self.tr("Letter: {words}")
        words = text.replace("{words}", _gist(letter))
        self.letter.setText(words)
        # an ellipsis is for the eye: the tooltip has the letter as it stands
        self.letter.setAccessibleName(words)
        set_tip(self.letter, f"{letter.subject}\n\n{letter.body}"[:_MOST_TIP])

    def _show_letter(self) -> None:
        """Where a letter goes, and there is room for it."""
        notes = self._view is not None and self._view.notes
        self.letter.setVisible(self._writes is not None and not notes and not self._tight)

    def retranslate(self) -> None:
        """Say it in the language on screen."""
        if self._writes is not None:
            self.say_letter(*self._writes)
        self.others.set_text(self.tr("Other…"))
        self.sheet.set_text(self.tr("Evidence"))
        whom = self.tr("Evidence to show them")
        self.sheet.setAccessibleName(whom)
        set_tip(self.sheet, whom)
        # its key is heard; it stands in the line of keys below: here it would take the room of Enter
        self.sheet.setAccessibleDescription("E")
        if self._view is not None:
            self._say_why(self._view)
            self._say_caption(self._view)

    def _say_caption(self, view: CaseView) -> None:
        """What is said of the step: that it is recommended, or why it waits."""
        if self._chosen > 1:
            self.set_caption(self.tr("One of {count} chosen").format(count=self._chosen))
        elif view.closed:
            self.set_caption(self.tr("Closed"))
        elif _waits(view):
            self.set_caption(self.tr("Waiting: other ways stay open"))
        elif view.held:
            self.set_caption(self._forbidden(view.held))
        else:
            self.set_caption(self.tr("Recommended"))

    def _forbidden(self, reach: Reach) -> str:
        if reach is Reach.LETTERS_TOO:
            return self.tr("On hold: nothing goes out")
        if reach is Reach.DECISIONS:
            return self.tr("On hold: pay and send nothing")
        return self.tr("On hold: other ways stay open")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Of several things: lines between them, the edge of the chosen one, the common foot apart."""
        super().paintEvent(event)
        if self._view is None or not _several(self._view):
            return
        painter, colours = QPainter(self), tokens()
        inner, parts = self.rect().adjusted(_RIM, _RIM, -_RIM, -_RIM), self.lines.geometry()
        foot = inner.adjusted(0, parts.bottom() + 1 - inner.top(), 0, 0)
        round_ = QPainterPath()
        round_.addRoundedRect(QRectF(inner), px(9), px(9))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipPath(round_)
        painter.fillRect(foot, colours.of("sunk"))
        for top in (*self.lines.tops()[1:], parts.height()):
            painter.fillRect(
                inner.left(), parts.top() + top, inner.width(), 1, colours.of("line")
            )
        edge = self.lines.edged().translated(parts.topLeft())
        painter.fillRect(
            inner.left(), edge.top(), px(_EDGE), edge.height(), colours.of("accent")
        )
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        """Retranslate when the language changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
