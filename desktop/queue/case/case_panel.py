"""The open case at the right: what to do and why, what each way costs, and everything behind it."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.look.theme import px
from desktop.queue.case.advice_card import AdviceCard
from desktop.queue.case.buyer_card import BuyerCard
from desktop.queue.case.case_head import CaseHead
from desktop.queue.case.case_keys import CaseKeys
from desktop.queue.case.case_view import CaseView
from desktop.queue.case.history_card import HistoryCard
from desktop.queue.case.letter_card import LetterCard
from desktop.queue.case.letters_card import LettersCard
from desktop.queue.case.locked_line import LockedLine
from desktop.queue.case.photo_row import PhotoRow
from desktop.queue.case.pinned_foot import PinnedFoot
from desktop.queue.case.ways_card import WaysCard
from desktop.widgets.button import Button
from desktop.widgets.card import Card
from desktop.widgets.fold_card import FoldCard
from desktop.widgets.grid import KeyValueGrid
from desktop.widgets.labels import PlainLabel
from desktop.widgets.layouts import row
from desktop.widgets.messages import EmptyState
from desktop.widgets.thumbnails import Thumbnails
from desktop.wording import one_after_another
from returns.records.letter import Letter
from returns.rules.steps.held_acts import Reach

#: below this many design pixels the edges are small
_NARROW = 300
#: below this many design pixels of height the facts are one line: the advice is always in sight
_LOW = 470
#: of several things, each of which says what it gets
_LOW_FOR_SEVERAL = 640
#: what to do comes before the line of keys, which the menu has, too
_LOWEST = 320
#: what decides a case: of one that is closed or held up it is known at once that nothing does
_DECIDES = {
    *("part_refund", "approve", "keep", "instead", "ask_back", "to_supplier", "rma"),
    "decline",
}


class CasePanel(QFrame):
    """Shows a `CaseView`; emits what is pressed."""

    recommended = Signal()
    #: the button with the other ways was pressed: it, to put a menu below
    others_wanted = Signal(object)
    letter_wanted = Signal()
    supplier_wanted = Signal()
    #: a letter that was written: its place in the list, the newest first
    written_wanted = Signal(int)
    photo_wanted = Signal(int)
    #: what is known of the order shall be entered; a hold shall be lifted
    facts_wanted = Signal()
    lift_wanted = Signal()
    #: a way was pressed: the action that goes it
    way_wanted = Signal(str)
    #: a line was pressed, by its place in the case; 0 for all again
    line_wanted = Signal(int)

    def __init__(self, thumbnails: Thumbnails, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "sunkflat")
        self._view: CaseView | None = None
        #: how many cases are chosen, of which one is shown
        self._chosen = 0
        #: actions that would be refused on it, as far as that is known
        self._refused: frozenset[str] = frozenset()
        self.head = CaseHead()
        self._advice = AdviceCard()
        self.locked = LockedLine()
        self._ways = WaysCard()
        self._words = Card()
        self._said = PlainLabel()
        self.photos = PhotoRow(thumbnails)
        self._policy = _Listed()
        self._choose = Button("", "link")
        self.letter = LetterCard()
        self.written = LettersCard()
        self.buyer = BuyerCard()
        self._ledger = _Listed(figures=True)
        self._timeline = HistoryCard()
        self._empty = EmptyState("inbox")
        self._keys = CaseKeys()
        self._foot = PinnedFoot(self._advice)
        self._lay_out()
        self._advice.do.clicked.connect(self.recommended)
        self._advice.sheet.clicked.connect(lambda: self.way_wanted.emit("evidence"))
        self._advice.others.clicked.connect(
            lambda: self.others_wanted.emit(self._advice.others)
        )
        self.locked.lift.clicked.connect(self.lift_wanted)
        self._ways.wanted.connect(self.way_wanted)
        self._advice.lines.wanted.connect(self.line_wanted)
        self.head.facts_wanted.connect(self.facts_wanted)
        self._choose.clicked.connect(self.supplier_wanted)
        self.letter.copy_wanted.connect(self.letter_wanted)
        self.letter.done.connect(self.recommended)
        self.letter.grew.connect(self._show_letter)
        self.letter.entered.connect(self._keys.set_in_letter)
        self.letter.entered.connect(
            lambda on: self._advice.do.set_key("Ctrl ↵" if on else "Enter")
        )
        self.written.wanted.connect(self.written_wanted)
        self.photos.chosen.connect(self.photo_wanted)
        self.retranslate()
        self.show_case(None)

    def _lay_out(self) -> None:
        self._words.add(self._said)
        self._words.add(self.photos)
        self._policy.add(row(self._choose, None))
        self._said.set_most_lines(12)
        self._inside = QWidget()
        box = QVBoxLayout(self._inside)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.head)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(px(12))
        for card in (
            *(self._advice, self.locked, self._ways, self._words, self.letter, self._policy),
            *(self.buyer, self._ledger, self.written, self._timeline),
        ):
            self._cards.addWidget(card)
        box.addLayout(self._cards)
        box.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        # a click on the ground takes no key from the list, and Tab goes to what can be pressed
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self._inside)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._scroll, 1)
        outer.addWidget(self._empty, 1)
        outer.addWidget(self._foot)
        outer.addWidget(self._keys)

    @property
    def decides(self) -> QWidget:
        """The button that does the recommended step."""
        return self._advice.do

    @property
    def letter_line(self) -> QWidget:
        """Where it is said which letter goes."""
        # in little height the button that sends it stands for it
        return self._advice.do if self._advice.letter.isHidden() else self._advice.letter

    def writing(self) -> tuple[QWidget, ...]:
        """What acts on the case."""
        return (
            self._advice.do,
            self.locked.lift,
            self.head.enter,
            self.head.mend,
            self._choose,
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Little room is for the words, not for the edges."""
        super().resizeEvent(event)
        tight = self._tighten()
        edge = px(18 if self.width() >= px(_NARROW) else 8)
        # the scroll bar is an edge of its own
        right = min(edge, px(12))
        self.head.setContentsMargins(
            edge, px(8 if tight else 16), right, px(8 if tight else 12)
        )
        self._cards.setContentsMargins(edge, px(8 if tight else 12), right, px(12))
        keys = self._keys.sizeHint().height() if self.height() >= px(_LOWEST) else 0
        self._foot.set_room(self.height() - keys)

    def _tighten(self) -> bool:
        """In little height head and advice are short: the button that decides is in sight."""
        several = self._view is not None and len(self._view.lines) > 1
        tight = self.height() < px(_LOW_FOR_SEVERAL if several else _LOW)
        self.head.set_tight(tight)
        self._advice.set_tight(tight)
        # of several, half of the keys are of one alone; the bar below the list has those that are of all
        one = self._view is not None and self._chosen < 2
        self._keys.setVisible(one and self.height() >= px(_LOWEST))
        return tight

    def set_chosen(self, count: int) -> None:
        """So many cases are chosen, of which one is shown."""
        self._advice.set_chosen(count)
        self._chosen = count
        self._tighten()

    def show_done(self, left: int, *, listed: bool) -> None:
        """All that stood below was done; `left` cases are still due today, or were before.

        `listed` says whether there is a first one to go to.
        """
        title = self.tr("The end of this list") if left else self.tr("Done for today")
        still = self.tr("Still to do today: {count}.").format(count=f"{left:,}") if left else ""
        last = self.tr("That was the last case of this list.")
        if listed:
            last = self.tr(
                "That was the last case of this list. Press J to go to the first one."
            )
        self._empty.say(title, one_after_another(still, last))

    def show_case(self, view: CaseView | None) -> None:
        """Show a case, or what this place is for."""
        changed = view is None or self._view is None or view.id != self._view.id
        self._view = view
        self._scroll.setVisible(view is not None)
        self._empty.setVisible(view is None)
        self._foot.set_shown(view is not None)
        self._tighten()
        if view is None:
            self._say_empty()
            return
        held_up = view.held in (Reach.LETTERS_TOO, Reach.DECISIONS)
        idle = {"letter"} if view.letter is None else set()
        at_first = idle | (_DECIDES if held_up else set())
        if changed:
            # nobody knows more yet; of the same case what was known stays until it is known anew
            self._refused = view.ruled_out
        self._keys.set_idle(frozenset(at_first) | self._refused)
        self._ways.set_idle(self._refused)
        self.head.show_case(view)
        self._advice.show_case(view)
        self.locked.show_case(view)
        self._ways.set_ways(view.ways, view.line_words)
        self._said.setText(_quoted(view.buyer_words, self.tr("“{words}”")))
        self._said.setVisible(bool(view.buyer_words))
        self.photos.set_photos(view.photos)
        self._words.setVisible(bool(view.buyer_words or view.photos))
        self._words.set_caption(
            self.tr("The buyer wrote") if view.buyer_words else self.tr("Photos")
        )
        self._show_policy(view)
        self.buyer.show_case(view)
        paid = view.ledger[-1] if view.ledger else ("", "")
        self._ledger.set_rows(view.ledger, f"{paid[0]} · {paid[1]}")
        self.written.set_letters(view.letters)
        when = view.timeline[0].when if view.timeline else ""
        self._timeline.set_rows(view.timeline, f"{view.last_event} · {when}")
        if changed:
            self._scroll.verticalScrollBar().setValue(0)

    def show_applying(self, _applies: frozenset[str], idle: frozenset[str]) -> None:
        """What would be refused is offered by no key and no way."""
        self._refused = idle
        if self._view is not None:
            without = {"letter"} if self._view.letter is None else set()
            self._keys.set_idle(idle | without)
            self._ways.set_idle(idle)

    def _show_policy(self, view: CaseView) -> None:
        """The supplier's terms, or the way to say who the supplier is."""
        first = view.policy[0][1] if view.policy else ""
        self._policy.set_rows(view.policy, first, stays=not view.supplier_known)
        self._choose.setVisible(not view.supplier_known)
        if view.supplier_known:
            self._policy.set_caption(view.policy_title)
        else:
            self._policy.set_caption(self.tr("Who shipped it is not known yet"))
            # the way out of it is not hidden
            self._policy.unfold()

    def say_letter(self, letter: Letter | None, own: bool) -> None:
        """The letter as it would go now, where the step is recommended."""
        self._advice.say_letter(letter, own)

    def read_letter(self) -> None:
        """Bring the letter that goes with the step into sight, and let it be changed."""
        if not self.letter.isHidden():
            self._show_letter()
            self.letter.take_focus()

    def _show_letter(self) -> None:
        self._scroll.ensureWidgetVisible(self.letter, 0, px(12))

    def retranslate(self) -> None:
        """Say the captions in the language on screen."""
        self._ways.retranslate()
        self._ledger.set_caption(self.tr("Money"))
        self.written.set_caption(self.tr("Letters written"))
        self._scroll.setAccessibleName(self.tr("The open case"))
        self._choose.set_text(self.tr("Choose supplier…"))
        self.show_case(self._view)

    def _say_empty(self) -> None:
        self._empty.say(
            self.tr("No case chosen"),
            self.tr("The case that you choose stands here: what to do, and why."),
        )

    def changeEvent(self, event: QEvent) -> None:
        """Retranslate when the language changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()


def _quoted(words: str, pattern: str) -> str:
    return pattern.format(words=words) if words else ""


class _Listed(FoldCard):
    """A card of names and values, folded, that hides while it is empty, unless more is in it."""

    def __init__(self, *, figures: bool = False) -> None:
        super().__init__()
        self._grid = KeyValueGrid(figures=figures)
        self.add(self._grid)

    def set_rows(
        self, rows: Sequence[tuple[str, str]], summary: str = "", *, stays: bool = False
    ) -> None:
        """Show (name, value) rows, in a few words `summary`; `stays`: also where there are none.

        What goes and comes again has all below it laid out anew.
        """
        self._grid.set_rows(rows)
        self.set_summary(summary)
        self.setVisible(bool(rows) or stays)
