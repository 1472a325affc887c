"""The small dialogs of steps that need more than a key: each gives `StepOptions`."""

from datetime import datetime, time, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from desktop.look.theme import px
from desktop.widgets.day_edit import DayEdit
from desktop.widgets.dialog import Dialog
from desktop.widgets.labels import PlainLabel
from desktop.widgets.money_edit import MoneyEdit
from desktop.widgets.segmented import ChipChoice, Segmented
from desktop.wording import day_words, local, word
from returns.records.case import Case
from returns.records.options import StepOptions
from returns.terms import Disposition, Move, Offer, StepKind


class StepDialog(Dialog):
    """Asks for what a step needs; `decided(act, options)` when it is given."""

    decided = Signal(object, object)

    def _decide(self, act: StepKind | Move, options: StepOptions) -> None:
        self.decided.emit(act, options)
        super().accept()


class DeclineDialog(StepDialog):
    """Declining wants a reason: it goes into the letter."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self.setWindowTitle(self.tr("Decline"))
        self.heading.setText(self.tr("Decline this request?"))
        self.words.setText(
            self.tr("The reason goes into the letter to the buyer. No money moves.")
        )
        self.words.show()
        self.reasons = ChipChoice(
            [
                (each, each)
                for each in (
                    self.tr("The return window has passed."),
                    self.tr("The goods were used."),
                    self.tr("The goods were made to order."),
                )
            ],
            self.tr("Reason"),
        )
        self.reason = QPlainTextEdit()
        self.reason.setTabChangesFocus(True)
        self.reason.setFixedHeight(px(90))
        self.reasons.chosen.connect(self.reason.setPlainText)
        self.add(self.reasons)
        self.add_field(self.tr("Reason, as the buyer will read it"), self.reason)
        self.ok.set_text(self.tr("Decline and write"))
        self.ok.set_kind("danger")
        self.ok.setEnabled(False)
        self.reason.textChanged.connect(lambda: self.ok.setEnabled(bool(self._text())))
        self.reason.setFocus()

    def _text(self) -> str:
        return self.reason.toPlainText().strip()

    def accept(self) -> None:
        """Give the reason."""
        self._decide(Move.DECLINE, StepOptions(reason=self._text()))


class PartRefundDialog(StepDialog):
    """How much to offer, with the limit beside it."""

    def __init__(self, case: Case, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self._most = case.value - case.paid
        self.setWindowTitle(self.tr("Part refund"))
        self.heading.setText(self.tr("Offer a part refund"))
        self.words.setText(
            self.tr("The buyer keeps {item}. You can offer at most {amount}.").format(
                item=case.title, amount=self._most
            )
        )
        self.words.show()
        self.share = Segmented(
            [(str(each), f"{each} %") for each in (10, 20, 30, 40, 50)],
            self.tr("Share of the price"),
        )
        self.amount = MoneyEdit(case.value.currency, self.tr("Amount"))
        self.amount.set_money(case.recommendation.partial or case.value.percent(30))
        self.add_field(self.tr("Amount"), self.amount)
        self.add(self.share)
        self.share.chosen.connect(
            lambda share: self.amount.set_money(case.value.percent(int(share)))
        )
        self.amount.changed.connect(self._check)
        self.ok.set_text(self.tr("Offer and write"))
        self.amount.line.setFocus()
        self.amount.line.selectAll()
        self._check()

    def _check(self) -> None:
        amount = self.amount.money()
        fits = amount is not None and amount.minor > 0 and not self._most < amount
        self.ok.setEnabled(fits)
        over = amount is not None and self._most < amount
        text = self.tr("That is more than the {amount} that are left.")
        self.show_problem(text.format(amount=self._most) if over else "")

    def accept(self) -> None:
        """Give the amount."""
        self._decide(
            Move.OFFER, StepOptions(offer=Offer.PARTIAL_REFUND, amount=self.amount.money())
        )


class SnoozeDialog(StepDialog):
    """Until when a case leaves the desk's sight."""

    def __init__(self, now: datetime, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self._now = local(now)
        self.setWindowTitle(self.tr("Snooze"))
        self.heading.setText(self.tr("Snooze until"))
        self.words.setText(self.tr("The case comes back on that morning, or when it is due."))
        self.words.show()
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
        self.ok.setFocus()

    def _choices(self) -> list[tuple[int, str]]:
        choices = {
            1: self.tr("Tomorrow"),
            2: self.tr("In two days"),
            7: self.tr("In a week"),
        }
        choices.setdefault(7 - self._now.weekday(), self.tr("Next Monday"))
        return sorted(choices.items())

    def _said(self, days: int, name: str) -> str:
        return f"{name}, {day_words((self._now + timedelta(days=days)).date())}"

    def _check(self) -> None:
        day = self.day.day()
        self.ok.setEnabled(day is not None and day > self._now.date())

    def accept(self) -> None:
        """Give nine o'clock of that day, here."""
        day = self.day.day()
        if day is not None:
            until = datetime.combine(day, time(9), tzinfo=self._now.tzinfo)
            self._decide(Move.SNOOZE, StepOptions(until=until))


class NoteDialog(StepDialog):
    """A note for the case's history."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self.setWindowTitle(self.tr("Note"))
        self.heading.setText(self.tr("Note"))
        self.note = QPlainTextEdit()
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


class RmaDialog(StepDialog):
    """Note the RMA that the supplier gave, or ask for one."""

    def __init__(self, case: Case, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self.setWindowTitle(self.tr("Supplier's RMA"))
        self.heading.setText(self.tr("RMA of {supplier}").format(supplier=case.lead.supplier))
        self.words.setText(
            self.tr("Type the number that came back, or ask for one: the letter is prepared.")
        )
        self.words.show()
        self.rma = QLineEdit(case.lead.supplier_rma)
        self.add_field(self.tr("RMA number"), self.rma)
        self.cancel.set_text(self.tr("Cancel"))
        self.rma.textChanged.connect(self._check)
        self.rma.setFocus()
        self._check()

    def _check(self) -> None:
        typed = bool(self.rma.text().strip())
        self.ok.set_text(self.tr("Note the RMA") if typed else self.tr("Ask for an RMA"))

    def accept(self) -> None:
        """Give the number, or the wish for one."""
        number = self.rma.text().strip()
        if number:
            self._decide(Move.RMA_GIVEN, StepOptions(rma=number))
        else:
            self._decide(StepKind.ASK_RMA, StepOptions())


class AnswerDialog(StepDialog):
    """What the supplier answered to the claim."""

    def __init__(self, case: Case, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        claimed = case.claims[-1].amount if case.claims else case.value
        self.setWindowTitle(self.tr("The supplier's answer"))
        self.heading.setText(
            self.tr("What did {supplier} answer?").format(supplier=case.lead.supplier)
        )
        self.words.setText(self.tr("You asked for {amount}.").format(amount=claimed))
        self.words.show()
        self._claimed = claimed
        moves = (
            *(Move.CLAIM_ACCEPTED, Move.CLAIM_PARTLY, Move.CLAIM_REFUSED),
            *(Move.MORE_ASKED, Move.RESHIP_PROMISED),
        )
        self.answer = ChipChoice(
            [(move.value, word("move", move.value)) for move in moves], self.tr("Answer")
        )
        self.answer.set_value(Move.CLAIM_ACCEPTED.value)
        self.amount = MoneyEdit(claimed.currency, self.tr("Amount"))
        self.said = QPlainTextEdit()
        self.said.setTabChangesFocus(True)
        self.said.setFixedHeight(px(72))
        self.add(self.answer)
        self._amount_name = PlainLabel(self.tr("Amount they accept"), "caption", "muted")
        self.add(self._amount_name)
        self.add(self.amount)
        self.add_field(self.tr("Their words"), self.said)
        self.ok.set_text(self.tr("Note the answer"))
        self.answer.chosen.connect(lambda _: self._check())
        self.amount.changed.connect(self._check)
        self._check()

    def _check(self) -> None:
        partly = self.answer.value() == Move.CLAIM_PARTLY.value
        self.amount.setVisible(partly)
        self._amount_name.setVisible(partly)
        amount = self.amount.money()
        over = partly and amount is not None and self._claimed < amount
        text = self.tr("That is more than the {amount} you asked for.")
        self.show_problem(text.format(amount=self._claimed) if over else "")
        self.ok.setEnabled(not over and (not partly or amount is not None))

    def accept(self) -> None:
        """Give the answer."""
        move = Move(self.answer.value())
        amount = self.amount.money() if move is Move.CLAIM_PARTLY else None
        self._decide(move, StepOptions(amount=amount, answer=self.said.toPlainText().strip()))


class PlaceDialog(StepDialog):
    """What becomes of the goods."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self.setWindowTitle(self.tr("Place the goods"))
        self.heading.setText(self.tr("What becomes of the goods?"))
        options = [each for each in Disposition if each is not Disposition.HOLD]
        self.place = ChipChoice(
            [(each.value, word("disposition", each.value)) for each in options],
            self.tr("Goods"),
        )
        self.add(self.place)
        self.ok.set_text(self.tr("Placed"))
        self.ok.setEnabled(False)
        self.place.chosen.connect(lambda _: self.ok.setEnabled(True))

    def accept(self) -> None:
        """Give the place."""
        self._decide(
            StepKind.PLACE_GOODS, StepOptions(disposition=Disposition(self.place.value()))
        )


class ShippedDialog(StepDialog):
    """The buyer sent the parcel: its tracking number, so that scanning finds the case."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self.setWindowTitle(self.tr("On its way"))
        self.heading.setText(self.tr("The buyer sent it"))
        self.tracking, self.carrier = QLineEdit(), QLineEdit()
        self.add_field(self.tr("Tracking number"), self.tracking)
        self.add_field(self.tr("Carrier"), self.carrier)
        self.ok.set_text(self.tr("On its way"))
        self.ok.setEnabled(False)
        self.tracking.textChanged.connect(lambda text: self.ok.setEnabled(bool(text.strip())))
        self.tracking.setFocus()

    def accept(self) -> None:
        """Give number and carrier."""
        options = StepOptions(
            tracking=self.tracking.text().strip(), carrier=self.carrier.text().strip()
        )
        self._decide(Move.SHIPPED, options)


class SendOnDialog(StepDialog):
    """Goods leave us again: their number, where it is known."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self.setWindowTitle(self.tr("Send the goods on"))
        self.heading.setText(self.tr("Send the goods on"))
        self.tracking, self.carrier = QLineEdit(), QLineEdit()
        self.add_field(self.tr("Tracking number, if known"), self.tracking)
        self.add_field(self.tr("Carrier"), self.carrier)
        self.ok.set_text(self.tr("Sent on"))
        self.tracking.setFocus()

    def accept(self) -> None:
        """Give number and carrier."""
        options = StepOptions(
            tracking=self.tracking.text().strip(), carrier=self.carrier.text().strip()
        )
        self._decide(StepKind.SEND_ON, options)


class ReasonDialog(StepDialog):
    """A reason for closing with something open, for opening again, or for going on despite a hold."""

    def __init__(self, act: StepKind | Move, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self._act = act
        titles = {
            StepKind.CLOSE: self.tr("Close the case"),
            Move.REOPEN: self.tr("Reopen the case"),
            Move.LIFT: self.tr("Lift the hold"),
        }
        title = titles[act]
        self.setWindowTitle(title)
        self.heading.setText(title)
        self.reason = QLineEdit()
        self.add_field(self.tr("Why"), self.reason)
        self.ok.set_text(title)
        self.ok.setEnabled(False)
        self.reason.textChanged.connect(lambda text: self.ok.setEnabled(bool(text.strip())))
        self.reason.setFocus()

    def accept(self) -> None:
        """Give the reason."""
        text = self.reason.text().strip()
        self._decide(self._act, StepOptions(reason=text, note=text))
