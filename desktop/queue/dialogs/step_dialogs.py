"""The small dialogs of steps that need more than a key: each gives `StepOptions`."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, time, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.look.theme import look, px
from desktop.queue.dialogs.line_choice import LineChoice
from desktop.widgets.button import Button
from desktop.widgets.day_edit import DayEdit
from desktop.widgets.dialog import Dialog
from desktop.widgets.long_text import LongText
from desktop.widgets.money_edit import MoneyEdit
from desktop.widgets.segmented import ChipChoice, Segmented
from desktop.wording import day_words, local, one_after_another, word
from returns.language import between, listed
from returns.money import Money
from returns.phrases import filled
from returns.records.case import Case, Line
from returns.records.options import StepOptions
from returns.rules.offers import part_now
from returns.rules.steps.held_acts import lifted_now
from returns.terms import HoldKind, Move, Offer, StepKind


class StepDialog(Dialog):
    """Asks for what a step needs; `decided(act, options)` when it is given."""

    decided = Signal(object, object)
    #: which of several lines it is about; None where it is about all there is
    of_line: LineChoice | None = None
    #: the case that is named below the heading
    _about: Case | None = None
    _lines: tuple[Line, ...] = ()

    def choose_line(
        self,
        case: Case,
        *,
        pieces: bool = False,
        every: bool = True,
        fits: Callable[[Line], bool] | None = None,
        waits: Callable[[Line], bool] | None = None,
    ) -> LineChoice:
        """Ask which line is meant, and which of its pieces; of those that fit, where one does."""
        self.of_line = LineChoice(
            case, every=every, pieces=pieces, fits=fits, waits=waits, only=True
        )
        self.add(self.of_line)
        self.of_line.changed.connect(self._say_about)
        self._say_about()
        return self.of_line

    def say_case(self, case: Case, *lines: Line) -> None:
        """Below the heading: which case it is, which thing of whom, and what is said of it.

        Of these lines, of those that are chosen where that is asked, or of all.
        """
        self._about, self._lines = case, lines or case.lines
        self._say_about()

    def say_chosen(self, count: int) -> None:
        """Below the heading: of how many cases it is told."""
        self.words.setText(self.tr("{count} cases").format(count=count))
        self.words.show()

    def _say_about(self) -> None:
        if self._about is not None:
            chosen = self.of_line.meant() if self.of_line is not None else self._lines
            self.words.setText(about(self._about, chosen))
            self.words.show()

    def _decide(self, act: StepKind | Move, options: StepOptions) -> None:
        if self.of_line is not None:
            chosen = self.of_line
            options = replace(options, line=chosen.number(), units=chosen.units())
        self.decided.emit(act, options)
        super().accept()


def about(case: Case, lines: tuple[Line, ...]) -> str:
    """A case and what of it is meant: one thing with its supplier among several, with its reason alone."""
    if len(case.lines) == 1:
        line = case.lines[0]
        parts = [case.number, line.title or line.sku, word("reason", line.reason)]
    elif len(lines) == 1:
        parts = [case.number, lines[0].title or lines[0].sku, lines[0].supplier]
    else:
        parts = [case.number, listed([line.title or line.sku for line in lines], look().lang)]
    return " · ".join(part for part in parts if part)


class WhichDialog(StepDialog):
    """Of which line a step is meant that needs no other word."""

    def __init__(
        self, case: Case, act: StepKind | Move, told: StepOptions, parent: QWidget | None = None
    ) -> None:
        super().__init__("", "", parent)
        self._act, self._told = act, told
        name = word("step" if isinstance(act, StepKind) else "move", act.value)
        if told.offer is not None:
            name = word("offer", told.offer.value)
        self.setWindowTitle(name)
        self.heading.setText(name)
        self.say_case(case)
        self.choose_line(case, pieces=act is Move.LOST)
        self.ok.set_text(name)
        self.ok.setFocus()

    def accept(self) -> None:
        """Give the line."""
        self._decide(self._act, self._told)


class PartRefundDialog(StepDialog):
    """How much to offer, with the limit beside it."""

    def __init__(self, case: Case, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self._case = case
        self.setWindowTitle(self.tr("Part refund"))
        self.heading.setText(self.tr("Offer a part refund"))
        self.say_case(case)
        self.chosen = self.choose_line(case, every=True)
        share = self.tr("{percent} %")
        self.share = Segmented(
            [(str(each), share.format(percent=each)) for each in (10, 20, 30, 40, 50)],
            self.tr("Share of the price"),
        )
        self.amount = MoneyEdit(case.value.currency, self.tr("Amount"))
        self.add_field(self.tr("Amount"), self.amount)
        self.add(self.share)
        self.share.chosen.connect(
            lambda share: self.amount.set_money(self._worth().percent(int(share)))
        )
        self.amount.changed.connect(self._check)
        self.chosen.changed.connect(self._fill)
        self.ok.set_text(self.tr("Offer and write"))
        self._fill()
        self.amount.line.setFocus()
        self.amount.line.selectAll()

    def _fill(self) -> None:
        """What is known of the lines that are meant."""
        lines = self.chosen.meant()
        parts = [part_now(line, self._case.outlook(line).advice) for line in lines]
        known = [part for part in parts if part is not None]
        advised = sum(known, start=Money(0, self._case.currency))
        # where the rules propose no part of some of it, none is proposed: the seller says how much
        self.amount.set_money(advised if len(known) == len(parts) else None)
        self._check()

    def _worth(self) -> Money:
        worths = (line.worth for line in self.chosen.meant())
        return sum(worths, start=Money(0, self._case.currency))

    def _most(self) -> Money:
        left = (line.left for line in self.chosen.meant())
        return sum(left, start=Money(0, self._case.currency))

    def _check(self) -> None:
        amount, most = self.amount.money(), self._most()
        fits = amount is not None and amount.minor > 0 and not most < amount
        self.ok.setEnabled(fits)
        over = amount is not None and most < amount
        text = self.tr("That is more than the {amount} that are left.")
        self.show_problem(text.format(amount=most) if over else self.amount.problem())
        self.say_outcome(self._offered(amount) if fits or amount is None else "")

    def _offered(self, amount: Money | None) -> str:
        lines = self.chosen.meant()
        items = listed([line.title or line.sku for line in lines], look().lang)
        if amount is None:
            text = self.tr("{most} at most can be offered for keeping {item}.")
            return filled(text, most=self._most(), item=items)
        text = self.tr(
            "{amount} is offered for keeping {item}; it can be {most} at most. Nothing is paid "
            "before the buyer agrees."
        )
        return filled(text, amount=amount, most=self._most(), item=items)

    def accept(self) -> None:
        """Give the amount."""
        self._decide(
            Move.OFFER, StepOptions(offer=Offer.PARTIAL_REFUND, amount=self.amount.money())
        )


class SnoozeDialog(StepDialog):
    """Until when a case leaves the desk's sight; `case` is None for several.

    One that is away already can be had back at once: `asleep` says it of several.
    """

    def __init__(
        self,
        case: Case | None,
        now: datetime,
        parent: QWidget | None = None,
        *,
        asleep: bool = False,
    ) -> None:
        super().__init__("", "", parent)
        self._now = local(now)
        #: an outside deadline stands whatever is snoozed; one that has passed keeps its case here
        self._may_stay = case is None or (case.next is not None and case.next.due_at <= now)
        self.setWindowTitle(self.tr("Snooze"))
        self.heading.setText(self.tr("Snooze until"))
        if case is not None:
            self.say_case(case)
        self.days = ChipChoice(
            [(str(days), self._said(days, name)) for days, name in self._choices()],
            self.tr("Snooze until"),
        )
        self.day = DayEdit(self.tr("Another day"))
        self.add(self.days)
        self.add_field(self.tr("Another day"), self.day)
        self.days.chosen.connect(
            lambda days: self.day.set_day((self._now + timedelta(days=int(days))).date())
        )
        self.day.changed.connect(self._check)
        self.days.set_value("1")
        self.day.set_day((self._now + timedelta(days=1)).date())
        self.ok.set_text(self.tr("Snooze"))
        self._check()
        self.wake = Button("")
        self.wake.set_text(self.tr("Wake now"))
        self.buttons.insertWidget(0, self.wake)
        self.wake.clicked.connect(lambda: self._decide(Move.WAKE, StepOptions()))
        away = case.snoozed_until if case is not None else None
        asleep = asleep or (away is not None and away > now)
        self.wake.setVisible(asleep)
        (self.wake if asleep else self.ok).setFocus()

    def _choices(self) -> list[tuple[int, str]]:
        choices = {
            1: self.tr("Tomorrow"),
            2: self.tr("In two days"),
            7: self.tr("In a week"),
        }
        choices.setdefault(7 - self._now.weekday(), self.tr("Next Monday"))
        return sorted(choices.items())

    def _said(self, days: int, name: str) -> str:
        day = day_words((self._now + timedelta(days=days)).date())
        return between("comma", look().lang).join((name, day))

    def _check(self) -> None:
        day = self.day.day()
        self.show_problem(self.day.problem())
        later = day is not None and day > self._now.date()
        self.ok.setEnabled(later)
        text = self.tr("The case comes back on the morning of {day}, or when it is due.")
        told = text.format(day=day_words(day, self._now.date())) if day and later else ""
        stays = self.tr("What is overdue by somebody else’s deadline stays in sight.")
        self.say_outcome(one_after_another(told, stays if told and self._may_stay else ""))

    def accept(self) -> None:
        """Give nine o'clock of that day, here."""
        day = self.day.day()
        if day is not None:
            until = datetime.combine(day, time(9), tzinfo=self._now.tzinfo)
            self._decide(Move.SNOOZE, StepOptions(until=until))


class NoteDialog(StepDialog):
    """A note for the case's history; `case` is None for several."""

    def __init__(self, case: Case | None, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self.setWindowTitle(self.tr("Note"))
        self.heading.setText(self.tr("Note"))
        if case is not None:
            self.say_case(case)
        self.note = LongText()
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(px(110))
        self.add_field(self.tr("For the history; nobody else reads it"), self.note)
        self.ok.set_text(self.tr("Keep the note"))
        self.ok.setEnabled(False)
        self.note.textChanged.connect(
            lambda: self.ok.setEnabled(bool(self.note.toPlainText().strip()))
        )
        self.note.setFocus()

    def accept(self) -> None:
        """Give the note."""
        self._decide(Move.NOTE, StepOptions(note=self.note.toPlainText().strip()))


class ReasonDialog(StepDialog):
    """A reason for closing with something open, for opening again, or for going on despite a hold."""

    def __init__(self, case: Case, act: StepKind | Move, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self._act = act
        self.say_case(case)
        titles = {
            StepKind.CLOSE: self.tr("Close the case"),
            Move.REOPEN: self.tr("Reopen the case"),
            Move.LIFT: self.tr("Lift the hold"),
        }
        happens = {
            StepKind.CLOSE: self.tr(
                "No money moves. The case leaves the list, and can be reopened."
            ),
            Move.REOPEN: self.tr("No money moves. The case comes back into the list."),
            Move.LIFT: self.tr(
                "Nothing is paid or sent by this. The case goes on with its next step, and the"
                " reason stands in its history."
            ),
        }
        title, told = titles[act], happens[act]
        self.setWindowTitle(title)
        self.heading.setText(title)
        self.reason = QLineEdit()
        self.add_field(self.tr("Why"), self.reason)
        lifted = (lifted_now(case, line, case.outlook(line).hold) for line in case.lines)
        if act is Move.LIFT and any(kinds[:1] == (HoldKind.NO_PHOTO,) for kinds in lifted):
            # others read it: nobody takes it for a note of his own
            told = self.tr(
                "Nothing is paid or sent by this. Whoever is asked to pay reads the reason in the letter"
                " and on the sheet of the claim."
            )
        self.say_outcome(told)
        self.ok.set_text(title)
        self.ok.setEnabled(False)
        self.reason.textChanged.connect(lambda text: self.ok.setEnabled(bool(text.strip())))
        self.reason.setFocus()

    def accept(self) -> None:
        """Give the reason."""
        text = self.reason.text().strip()
        self._decide(self._act, StepOptions(reason=text, note=text))
