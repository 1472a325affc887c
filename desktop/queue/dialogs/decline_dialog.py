"""Declining: on which ground, what was checked for it, and the letter as it will go."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.look.theme import px
from desktop.queue.dialogs.decline_letter import (
    DeclineKnown,
    Wanted,
    Written,
    checks_of,
    first_ground,
    found_ground,
    milder,
)
from desktop.queue.dialogs.letter_edit import LetterEdit
from desktop.queue.dialogs.step_dialogs import StepDialog
from desktop.widgets.button import Button
from desktop.widgets.labels import PlainLabel
from desktop.widgets.layouts import column
from desktop.widgets.long_text import LongText
from desktop.widgets.segmented import ChipChoice
from desktop.wording import reason_said, refusal_words, who, word
from desktop.work.pause import WhenKeysPause
from returns.casework.refusal_grounds import GROUNDS, MADE_TO_ORDER, NOT_OURS, USED, WINDOW
from returns.errors import Refusal
from returns.phrases import filled
from returns.records.case import Case
from returns.records.options import StepOptions
from returns.rules.steps.declining import Check
from returns.rules.tracks.track_machines import GOODS_HERE
from returns.terms import Move


class DeclineDialog(StepDialog):
    """The letter is written as soon as there is a reason, and again with another; own words stay."""

    #: a letter shall be written: `Wanted`
    letter_wanted = Signal(object)
    #: the words shall be held against the facts before they go: `StepOptions`
    check_wanted = Signal(object)
    #: a part of the price shall be offered instead
    milder_wanted = Signal()

    def __init__(self, case: Case, known: DeclineKnown, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self._case, self._known = case, known
        self._ground, self._putting = "", False
        #: the sentence of the ground that was put into the reason last
        self._said = ""
        #: the reason that the letter was written with last
        self._told = ""
        #: the case cannot be declined as it stands, whatever the words
        self._barred = False
        name = case.sale.buyer or case.customer.name
        self._name = who(name)
        self.setWindowTitle(self.tr("Decline"))
        asked = self.tr("Decline the request of {name}?")
        self.heading.setText(
            filled(asked, name=name) if name else self.tr("Decline this request?")
        )
        self.say_case(case)
        self.lines = self.choose_line(case)
        self.grounds = ChipChoice(name=self.tr("Reason"))
        self.reason, self.letter = LongText(), LetterEdit(self._name, known.lang)
        self.checks = _Checks()
        self.instead = Button("", "link")
        self._pause = WhenKeysPause(self)
        self._fill_in()

    def _fill_in(self) -> None:
        self.reason.setTabChangesFocus(True)
        self.reason.setFixedHeight(px(54))
        self.add(self.grounds)
        self.add_field(self.tr("Reason, as the buyer will read it"), self.reason)
        self.add(self.letter)
        self.add(self.checks)
        self.buttons.insertWidget(0, self.instead)
        self.ok.set_text(self.tr("Decline and write"))
        self.ok.set_kind("danger")
        self.ok.setEnabled(False)
        self.grounds.chosen.connect(self._choose)
        self.reason.textChanged.connect(self._reason_typed)
        self.letter.typed.connect(self._letter_typed)
        self.letter.put_back.connect(self._ask)
        self._pause.due.connect(self._ask)
        self.lines.changed.connect(self.begin)
        self.instead.clicked.connect(self._offer_instead)

    def begin(self) -> None:
        """Choose what the facts of the line bear out by themselves, and have its letter written."""
        line = self.lines.line()
        found = found_ground(line)
        names = {
            WINDOW: self.tr("Window has passed"),
            USED: self.tr("Used"),
            MADE_TO_ORDER: self.tr("Made to order"),
            NOT_OURS: self.tr("Not our item"),
        }
        seen = {found: word("verdict", found)} if found else {}
        options = {**seen, **{each: names[each] for each in GROUNDS}}
        self.grounds.set_options(list(options.items()))
        self._say_outcome()
        kept = self._ground if self._ground in options else ""
        typed = bool(self.reason.toPlainText().strip()) and not self._ground
        if not kept and not typed:
            kept = first_ground(self._case, line, self._known)
        self._choose(kept)
        if typed:
            # a reason of the seller's own holds for the other line, too
            self._ask()
        (self.letter if self._ground else self.reason).setFocus()

    def _choose(self, ground: str) -> None:
        self._ground = ground
        self.grounds.set_value(ground)
        line = self.lines.line()
        self.checks.show_checks(checks_of(self._case, line, self._known, ground))
        if ground:
            self._ask()

    def _reason_typed(self) -> None:
        if not self._putting:
            # what is typed is no ground of ours any more
            self._choose("")
            self._pause.ask()
        self._allow()

    def _letter_typed(self) -> None:
        """What was wrong with the words may be mended; what bars the case is not."""
        if not self._barred:
            self.show_problem("")
        self._allow()

    def _allow(self) -> None:
        told = bool(self.reason.toPlainText().strip())
        self.ok.setEnabled(told and self.letter.filled_in() and not self._barred)

    def wanted(self) -> Wanted:
        """The letter that is wanted now."""
        # the checks say that nothing was offered, and the milder way stands beside
        options = StepOptions(line=self.lines.number(), untried=True)
        text = self.reason.toPlainText().strip()
        if self._ground and self._said:
            # only what came from a chip gives way to another one
            text = text.replace(self._said, "").strip()
        return Wanted(self._ground, text, options)

    def _ask(self) -> None:
        wanted = self.wanted()
        if wanted.ground or wanted.reason:
            self.letter_wanted.emit(wanted)

    def show_written(self, written: Written) -> None:
        """Show the letter, unless something else was chosen meanwhile; own words in it stay."""
        now = self.wanted()
        same = (now.ground, now.options) == (written.wanted.ground, written.wanted.options)
        if not same or (not now.ground and now.reason != written.reason):
            return
        self._barred = False
        self.show_problem("")
        self._said = written.said or self._said
        if self._told:
            # the letter that somebody changed says the reason that stands above it
            self.letter.exchange(self._told, written.reason)
        self._told = written.reason
        self._putting = True
        if self.reason.toPlainText().strip() != written.reason:
            self.reason.setPlainText(written.reason)
        self._putting = False
        self.letter.show_letter(written.letter)
        self._allow()

    def bar(self, refusal: Refusal) -> None:
        """Why it cannot be declined, whatever the words."""
        self._barred = True
        self.refuse(refusal)

    def refuse(self, refusal: Refusal) -> None:
        """Why it cannot go in these words: nothing was done, and all of them are there."""
        self.show_problem(refusal_words(refusal))
        self.ok.setEnabled(False)

    def _say_outcome(self) -> None:
        lines = self.lines.meant()
        here = any(line.in_state(*GOODS_HERE) for line in lines)
        text = (
            self.tr("No money moves. The goods are here: what becomes of them comes next.")
            if here
            else self.tr("No money moves. The goods stay with {name}, who gets this letter.")
        )
        self.say_outcome(filled(text, name=self._name))
        part = milder(self._case, lines)
        offer = self.tr("Offer {amount} instead…").replace("{amount}", str(part or ""))
        self.instead.set_text(offer if part is not None else self.tr("Offer a part instead…"))
        self.instead.setVisible(any(line.left for line in lines))

    def _offer_instead(self) -> None:
        self.reject()
        self.milder_wanted.emit()

    def options(self) -> StepOptions:
        """What is decided: the reason, and the letter where somebody changed it."""
        told = self.reason.toPlainText().strip()
        return StepOptions(
            reason=told, letter=self.letter.words(), line=self.lines.number(), untried=True
        )

    def accept(self) -> None:
        """Give it; it is played first, so that what is refused is said where it was written."""
        self.ok.setEnabled(False)
        self.check_wanted.emit(self.options())

    def played(self, refusal: Refusal | None) -> None:
        """What it would be refused with as it stands; where nothing speaks against it, give it."""
        if refusal is not None:
            self.refuse(refusal)
        else:
            self._decide(Move.DECLINE, self.options())


class _Checks(QWidget):
    """What was looked at: green where it bears the refusal out, a sign of its own where it does not."""

    def __init__(self) -> None:
        super().__init__()
        self._labels: list[PlainLabel] = []
        self._box = column(gap=2)
        self.setLayout(self._box)
        self.hide()

    def show_checks(self, checks: tuple[Check, ...]) -> None:
        """Show these; without any it takes no room."""
        while len(self._labels) < len(checks):
            label = PlainLabel("", "small")
            self._labels.append(label)
            self._box.addWidget(label)
        for at, label in enumerate(self._labels):
            label.setVisible(at < len(checks))
            if at < len(checks):
                said = reason_said(checks[at].because)
                fine = checks[at].bears_out
                label.setText(f"{'✓' if fine else '!'}  {said}")
                label.set_tone("good" if fine else "warning")
        self.setVisible(bool(checks))

    def texts(self) -> list[str]:
        """What is shown."""
        return [label.text() for label in self._labels if not label.isHidden()]
