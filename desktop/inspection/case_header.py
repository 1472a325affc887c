"""Which parcel is on the table: number, parcel, tracking, what was announced, the buyer's words."""

from textwrap import shorten

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from desktop.widgets.button import Button
from desktop.widgets.chip import Chip
from desktop.widgets.labels import PlainLabel, set_tip
from desktop.widgets.layouts import FlowLayout, column, row
from desktop.wording import moment_words, word
from returns.phrases import filled
from returns.records.case import Case, Line
from returns.records.unit import Parcel
from returns.rules.goods.arrivals import expected_lines, here_of, still_coming
from returns.terms import End, Goods

#: letters of a thing's name where several are named
_TITLE = 40


def parcel_on_table(parcels: tuple[Parcel, ...]) -> int:
    """The parcel that arrived last, else the first that is expected; its place from 0."""
    arrived = [(p.received_at, at) for at, p in enumerate(parcels) if p.received_at is not None]
    return max(arrived)[1] if arrived else 0


class CaseHeader(QWidget):
    """Two lines at the left, the ways to add photos at the right."""

    photos_asked = Signal()
    paste_asked = Signal()
    receive_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._case: Case | None = None
        #: the line of the piece that is looked at
        self._line_id = 0
        self.meta = PlainLabel("", "body", "muted", elide=True)
        self.state = Chip()
        self.title = PlainLabel("", "title")
        self.said = PlainLabel("", "body", "muted", elide=True)
        self.receive = Button()
        self.paste = Button()
        self.photos = Button()
        # the state goes below the numbers where there is no room beside them
        first = FlowLayout(gap=10)
        first.addWidget(self.meta)
        first.addWidget(self.state)
        words = column(first, self.title, self.said, gap=2)
        buttons = FlowLayout()
        for button in (self.receive, self.paste, self.photos):
            buttons.addWidget(button)
        self._across = row(words, buttons, gap=12)
        self._across.setStretch(0, 1)
        self.setLayout(self._across)
        self.receive.clicked.connect(self.receive_asked)
        self.paste.clicked.connect(self.paste_asked)
        self.photos.clicked.connect(self.photos_asked)
        self.retranslate()

    def set_narrow(self, *, narrow: bool) -> None:
        """Set the buttons below the words."""
        way = QBoxLayout.Direction
        self._across.setDirection(way.TopToBottom if narrow else way.LeftToRight)

    def show_case(self, case: Case) -> None:
        """Show this case."""
        self._case = case
        self.retranslate()

    def show_line(self, line_id: int) -> None:
        """What is said of the goods is said of this line's, as long as a piece of it is looked at."""
        if line_id != self._line_id:
            self._line_id = line_id
            self.retranslate()

    def retranslate(self) -> None:
        """Say it in the language on screen."""
        self.receive.set_text(self.tr("Parcel is here"))
        self.paste.set_text(self.tr("Paste"))
        set_tip(self.paste, self.tr("Paste a picture (Ctrl+V)"))
        self.photos.set_text(self.tr("Add photos…"))
        case = self._case
        if case is None:
            return
        self.meta.setText(" · ".join(self._parts(case)))
        lines = expected_lines(case)
        self.title.setText(" · ".join(self._counted(line, among=len(lines)) for line in lines))
        line = next((each for each in case.lines if each.id == self._line_id), case.lead)
        reason = word("reason", line.reason)
        words = line.buyer_words.strip()
        self.said.setText(f"{reason} · “{words}”" if words else reason)
        here = case.tracks.goods in (Goods.RECEIVED, Goods.INSPECTED, Goods.DISPOSED)
        # a second parcel is received beside the first
        coming = bool(still_coming(case))
        self.receive.setVisible((coming or not here) and case.closed_at is None)
        self._say_state(case, here=here)

    def _counted(self, line: Line, among: int) -> str:
        """A thing by its name, and how many of it are here of how many that were announced."""
        title = line.title or line.sku
        if among > 1:
            title = shorten(title, _TITLE, placeholder="…")
        here = here_of(line)
        if not here:
            text = self.tr("{title} · {count} announced")
            if among > 1:
                text = self.tr("{count} × {title} announced")
            return filled(text, title=title, count=line.quantity)
        text = self.tr("{title}: {here} of {count} here")
        if line.quantity == 1:
            text = self.tr("{title} here")
        return filled(text, title=title, count=line.quantity, here=here)

    def _parts(self, case: Case) -> list[str]:
        parts = [case.number]
        to_us = tuple(parcel for parcel in case.parcels if parcel.goes_to is End.US)
        if to_us:
            at = parcel_on_table(to_us)
            count = len(to_us)
            parts.append(self.tr("parcel {at} of {count}").format(at=at + 1, count=count))
            tracking = to_us[at].tracking
            parts += [tracking] if tracking else []
        return parts

    def _say_state(self, case: Case, *, here: bool) -> None:
        if case.closed_at is not None:
            self.state.set(self.tr("closed"), "quiet")
        elif case.tracks.goods is Goods.RECEIVED and case.lead.received_at is not None:
            text = self.tr("received {when}")
            self.state.set(text.format(when=moment_words(case.lead.received_at)), "good")
        else:
            self.state.set(word("goods", case.tracks.goods), "good" if here else "warning")

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
