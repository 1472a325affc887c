"""What became of a dispute: it was answered, or decided for us, for the buyer, or in part for each."""

from collections.abc import Iterable, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.look.theme import px
from desktop.queue.case.dispute_told import Decided, ends_with_it
from desktop.queue.dialogs.line_choice import LineChoice
from desktop.queue.dialogs.step_dialogs import StepDialog
from desktop.widgets.day_edit import DayEdit
from desktop.widgets.long_text import LongText
from desktop.widgets.money_edit import MoneyEdit
from desktop.widgets.segmented import ChipChoice
from returns.money import Money
from returns.records.case import Case, Line
from returns.records.options import StepOptions
from returns.rules.money.settled import in_dispute
from returns.terms import StepKind

_ANSWERED, _WON, _LOST = "answered", "won", "lost"


class DecisionDialog(StepDialog):
    """Gives `decided(CHECK, options)` for an answer of ours, and `over(Decided)` for a decision."""

    over = Signal(object)

    def __init__(self, case: Case, today: date, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self._case, self._today = case, today
        self.setWindowTitle(self.tr("What became of the dispute"))
        self.heading.setText(self.windowTitle())
        self.say_case(case)
        self._said = {
            _ANSWERED: self.tr("We answered it"),
            _WON: self.tr("Decided for us"),
            _LOST: self.tr("Decided for the buyer"),
        }
        self.how = ChipChoice(list(self._said.items()), self.tr("What happened"))
        self.add(self.how)
        disputed = in_dispute(case)
        # it is opened about the order: all of it is decided on, unless one item is named
        self.choice = LineChoice(
            case, every=True, pieces=False, fits=lambda line: line in disputed, only=True
        )
        self.add(self.choice)
        self.amount = MoneyEdit(case.currency, self.tr("The buyer got"))
        self.day = DayEdit(self.tr("On"))
        self.day.set_day(today)
        self._paid = self.add_beside(
            (self.tr("The buyer got"), self.amount), (self.tr("On"), self.day)
        )
        self.words_told = LongText()
        self.words_told.setTabChangesFocus(True)
        self.words_told.setFixedHeight(px(72))
        self.add_field(self.tr("In your words, for the history"), self.words_told)
        self.how.lead(_ANSWERED, self.words_told)
        self.how.lead(_LOST, self.amount)
        self.ok.set_text(self.tr("Note it"))
        self.how.chosen.connect(lambda _: self._check())
        self.choice.changed.connect(self._fill)
        for signal in (self.amount.changed, self.day.changed, self.words_told.textChanged):
            signal.connect(self._check)
        answered = case.lead.dispute_answered_at is not None
        self.how.set_value("" if answered else _ANSWERED)
        self._fill()
        if answered:
            self.how.take_focus()
        else:
            self.words_told.setFocus()

    def _fill(self) -> None:
        """All that is left of what is meant, until less is typed."""
        self.amount.set_money(self._total(line.left for line in self.choice.meant()) or None)
        self._check()

    def _total(self, sums: Iterable[Money]) -> Money:
        return sum(sums, start=Money(0, self._case.currency))

    def _text(self) -> str:
        return self.words_told.toPlainText().strip()

    def _check(self) -> None:
        result, day = self.how.value(), self.day.day()
        lost, paid = result == _LOST, self.amount.money()
        for part in self._paid:
            part.setVisible(lost)
        self.choice.setVisible(lost and self.choice.lines.count() > 1)
        ahead = day is not None and day > self._today
        coming = self.tr("That day is still to come.") if ahead else ""
        wrong = self.amount.problem() or self.day.problem() or coming
        self.show_problem(wrong if lost else "")
        known = paid is not None and paid.minor > 0 and day is not None and not wrong
        # an answer without words would say nothing
        said = bool(self._text()) or result == _WON
        self.ok.setEnabled(known if lost else bool(result) and said)
        self.say_outcome(self._outcome(result, paid if known else None))

    def _outcome(self, result: str, paid: Money | None) -> str:
        if result == _ANSWERED:
            return self.tr(
                "It is noted as your answer to who decides: the clock stops, and the decision is waited for."
                " The case stays on hold."
            )
        if result == _WON and ends_with_it(self._case):
            return self.tr("No money moves and nobody is written to. The case is closed.")
        if result == _WON:
            return self.tr("The hold ends, and the case goes on as it stood. No money moves.")
        if not result:
            return self.tr("Choose first for whom it was decided.")
        meant = self.choice.meant()
        return self._lost(paid, meant)

    def _lost(self, paid: Money | None, meant: Sequence[Line]) -> str:
        """What a decision for the buyer means; who had all of it before, has it twice now."""
        left = self._total(line.left for line in meant)
        # where no file told the price nothing is left either
        twice = left.minor <= 0 < self._total(line.refunded for line in meant).minor
        if paid is None:
            return (
                self.tr("All of it went back before: enter what was taken once more.")
                if twice
                else ""
            )
        if twice:
            text = self.tr(
                "{amount} was taken once more: the buyer was paid twice, and the case asks for it back."
                " The hold ends."
            )
            return text.format(amount=paid)
        if paid < left:
            part = self.tr(
                "{amount} of the {worth} go back by that decision; the rest stays with you. The hold ends."
            )
            gone = self._total(line.refunded for line in meant) + paid
            return part.format(amount=gone, worth=self._total(line.worth for line in meant))
        whole = self.tr(
            "{amount} went to the buyer by that decision, so you pay no more. The hold ends."
        )
        return whole.format(amount=paid)

    def accept(self) -> None:
        """Give the answer, or the decision."""
        result, paid = self.how.value(), self.amount.money()
        if result == _ANSWERED:
            # who decides was answered about the order, whatever items are in dispute
            self.decided.emit(StepKind.CHECK, StepOptions(answer=self._text()))
        else:
            words = self._text() or self._said[result]
            if result == _LOST:
                told = Decided(words, paid, self.choice.number(), self.day.day())
            else:
                told = Decided(words)
            self.over.emit(told)
        super().accept()
