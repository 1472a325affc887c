"""What a hold's check brought: noted, or the fact that was missing entered; none of them pays."""

from datetime import datetime, time

from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.look.theme import px
from desktop.queue.dialogs.step_dialogs import StepDialog, about
from desktop.widgets.choice_box import ChoiceBox
from desktop.widgets.day_edit import DayEdit
from desktop.widgets.long_text import LongText
from desktop.widgets.segmented import ChipChoice
from desktop.wording import local, one_after_another, reason_choices, reason_said, who, word
from returns.phrases import filled
from returns.platforms.known import platform_of
from returns.records.advice import Because
from returns.records.case import Case
from returns.records.options import StepOptions
from returns.terms import BuyerMoney, HoldKind, Move, Request, StepKind


def _number(case: Case) -> int | None:
    return case.lead.number if len(case.lines) > 1 else None


class CheckDialog(StepDialog):
    """Notes what was found; the hold stays until its fact is gone or it is lifted."""

    def __init__(self, case: Case, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self._case = case
        hold = case.outlook(case.lead).hold
        kind = hold.kind if hold is not None else HoldKind.SUSPICION
        self.setWindowTitle(self.tr("What the check brought"))
        self.heading.setText(word("hold_title", kind.value))
        if hold is not None:
            held = [reason_said(each) for each in hold.told]
            if len(case.lines) > 1:
                held.insert(0, about(case, (case.lead,)))
            self.words.setText("\n".join(held))
            self.words.show()
        self.answer = LongText()
        self.answer.setTabChangesFocus(True)
        self.answer.setFixedHeight(px(90))
        gift = kind is HoldKind.GIFT
        asked = self.tr("What it is, as the letter names it") if gift else self.windowTitle()
        self.add_field(asked, self.answer)
        noted = self.tr("It goes into the history. No money moves, and the case stays on hold.")
        named = self.tr("The letter names it, and is sent with the next key. No money moves.")
        waited = self.tr("It goes into the history, and it is waited for anew. No money moves.")
        told = {
            HoldKind.GIFT: named,
            HoldKind.NOT_ARRIVED: waited,
        }
        self.say_outcome(told.get(kind, noted))
        self.ok.set_text(self.tr("Note it"))
        self.ok.setEnabled(False)
        self.answer.textChanged.connect(lambda: self.ok.setEnabled(bool(self._text())))
        self.answer.setFocus()

    def _text(self) -> str:
        return self.answer.toPlainText().strip()

    def accept(self) -> None:
        """Give the note."""
        told = StepOptions(answer=self._text(), line=_number(self._case))
        self._decide(StepKind.CHECK, told)


class HoldDialog(StepDialog):
    """Puts a case on hold by hand: why, and when to look at it again; `case` is None for several."""

    def __init__(self, case: Case | None, now: datetime, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self._now = local(now)
        held = case.lead.held if case is not None else None
        self.setWindowTitle(self.tr("Put on hold"))
        self.heading.setText(self.tr("Put on hold"))
        if case is not None:
            self.say_case(case)
        if case is not None and len(case.lines) > 1:
            self.choose_line(case)
        self.reasons = ChipChoice(
            [
                (each, each)
                for each in (
                    self.tr("Something does not fit here."),
                    self.tr("The carrier is being asked."),
                    self.tr("A colleague decides."),
                )
            ],
            self.tr("Reason"),
        )
        self.reason = QLineEdit(held.why if held is not None else "")
        self.reasons.chosen.connect(self.reason.setText)
        self.day = DayEdit(self.tr("Look at it again on"))
        if held is not None and held.until is not None:
            self.day.set_day(local(held.until).date())
        self.add(self.reasons)
        self.add_field(self.tr("Why; nobody else reads it"), self.reason)
        self.add_field(self.tr("Look at it again on (may stay empty)"), self.day)
        self.say_outcome(
            self.tr("Until you lift it, no key pays, sends or promises anything on this case.")
            if case is not None
            else self.tr(
                "Until you lift them, no key pays, sends or promises anything on them."
            )
        )
        self.ok.set_text(self.tr("Put on hold"))
        self.reason.textChanged.connect(lambda _: self._check())
        self.day.changed.connect(self._check)
        self._check()
        self.reason.setFocus()

    def _check(self) -> None:
        day = self.day.day()
        past = day is not None and day <= self._now.date()
        come = self.tr("That day has come already.") if past else ""
        self.show_problem(self.day.problem() or come)
        wrong = past or self.day.is_wrong()
        self.ok.setEnabled(bool(self.reason.text().strip()) and not wrong)

    def accept(self) -> None:
        """Give reason and day, nine o'clock of it, here."""
        day = self.day.day()
        until = datetime.combine(day, time(9), tzinfo=self._now.tzinfo) if day else None
        self._decide(Move.HOLD, StepOptions(reason=self.reason.text().strip(), until=until))


class ReasonMeantDialog(StepDialog):
    """Which reason the platform's wording stands for."""

    def __init__(self, case: Case, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self._case = case
        raw = case.lead.raw_reason or case.lead.buyer_words
        self.setWindowTitle(self.tr("Choose the reason"))
        self.heading.setText(self.tr("What does “{words}” mean?").format(words=raw))
        if len(case.lines) > 1:
            self.say_case(case, case.lead)
        self.reason = ChoiceBox()
        for words, reason_id in reason_choices():
            self.reason.addItem(words, reason_id)
        self.add_field(self.tr("Reason"), self.reason)
        self.say_outcome(self.tr("The case is advised anew. Nothing is sent."))
        self.ok.set_text(self.tr("Choose"))
        self.reason.setFocus()

    def accept(self) -> None:
        """Give the reason."""
        told = StepOptions(reason=str(self.reason.currentData()), line=_number(self._case))
        self._decide(Move.BUYER_SAID, told)


class BuyerAnswerDialog(StepDialog):
    """What the buyer answered to an offer or a question."""

    def __init__(self, case: Case, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self._case = case
        self._refused = case.lead.tracks.request is Request.DECLINED
        offered = case.lead.tracks.buyer_money is BuyerMoney.OFFERED
        moves = (Move.BUYER_AGREED, Move.BUYER_REFUSED) if offered else ()
        self.setWindowTitle(self.tr("The buyer’s answer"))
        name = who(case.sale.buyer or case.customer.name)
        self.heading.setText(filled(self.tr("What did {name} answer?"), name=name))
        self.say_case(case, case.lead)
        self.answer = ChipChoice(
            [(move.value, word("move", move.value)) for move in (*moves, Move.BUYER_SAID)],
            self.tr("Answer"),
        )
        self.answer.set_value("" if offered else Move.BUYER_SAID.value)
        self.said = LongText()
        self.said.setTabChangesFocus(True)
        self.said.setFixedHeight(px(72))
        self.answer.lead(Move.BUYER_SAID.value, self.said)
        self.add(self.answer)
        self.add_field(self.tr("The buyer’s words"), self.said)
        self.ok.set_text(self.tr("Note the answer"))
        self.answer.chosen.connect(lambda _: self._check())
        self.said.textChanged.connect(self._check)
        self._check()

    def _check(self) -> None:
        chosen, words = self.answer.value(), self.said.toPlainText().strip()
        said = chosen == Move.BUYER_SAID.value
        self.ok.setEnabled(bool(chosen) and (not said or bool(words)))
        outcomes = {
            Move.BUYER_AGREED.value: self.tr("The offer stands as agreed; no money moves yet."),
            Move.BUYER_REFUSED.value: self.tr(
                "The offer is off the table; the next one can be made."
            ),
        }
        if self._refused:
            outcomes[Move.BUYER_SAID.value] = self._talked_again()
        self.say_outcome(outcomes.get(chosen, ""))

    def _talked_again(self) -> str:
        """What becomes of a request that was declined, and of the one on the platform."""
        here = self.tr("The request is talked over again, due from now on. No money moves.")
        platform = platform_of(self._case.platform)
        if platform.reopens:
            return here
        there = reason_said(Because("step.closed_there", (("platform", platform.name),)))
        return one_after_another(here, there)

    def accept(self) -> None:
        """Give the answer."""
        words = self.said.toPlainText().strip()
        told = StepOptions(answer=words, line=_number(self._case))
        self._decide(Move(self.answer.value()), told)
