"""Money that went back to a supplier or a carrier, who had paid it and does not owe it."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.queue.dialogs.line_choice import LineChoice
from desktop.queue.dialogs.step_dialogs import about
from desktop.queue.dialogs.whose_claim import named
from desktop.widgets.day_edit import DayEdit
from desktop.widgets.dialog import Dialog
from desktop.widgets.money_edit import MoneyEdit
from desktop.widgets.segmented import Segmented
from desktop.wording import choice_word, refusal_words, who
from returns.casework.money_moves import MoneyTold
from returns.errors import Refusal
from returns.phrases import filled
from returns.records.case import Case, Line
from returns.rules.money.came import kept_of, payers_of
from returns.terms import MoneyWay, Party


class GiveBackDialog(Dialog):
    """Gives `told(MoneyTold)`, and waits to hear whether it can be noted.

    Of a case in which a supplier or a carrier paid something.
    """

    told = Signal(object)

    def __init__(self, case: Case, *, today: date, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self.case, self._today = case, today
        self.setWindowTitle(self.tr("Given back"))
        self.choice = LineChoice(case, fits=self._has_payers, only=True)
        self.to = Segmented([], self.tr("To"))
        self.amount = MoneyEdit(case.currency, self.tr("Amount"))
        self.day = DayEdit(self.tr("On"))
        self.day.set_day(today)
        self.way = Segmented(
            [(way.value, choice_word("money_way", way.value)) for way in MoneyWay],
            self.tr("As"),
        )
        self.way.set_value(MoneyWay.BANK.value)
        self.reference = QLineEdit()
        self.ok.set_text(self.tr("Note the money"))
        if len({party for line in case.lines for party in payers_of(case, line)}) > 1:
            self.add_field(self.tr("To"), self.to)
        self.add_beside((self.tr("Amount"), self.amount), (self.tr("On"), self.day))
        self.add_field(self.tr("As"), self.way)
        self.add_field(self.tr("Reference"), self.reference)
        self.add(self.choice)
        self.choice.changed.connect(self._turned)
        self.to.chosen.connect(lambda _: self._fill())
        for signal in (self.amount.changed, self.day.changed):
            signal.connect(self._check)
        self._turned()
        self.amount.line.setFocus()
        self.amount.line.selectAll()

    def _has_payers(self, line: Line) -> bool:
        return bool(payers_of(self.case, line))

    def _party(self) -> Party:
        return Party(self.to.value())

    def _turned(self) -> None:
        """Another line: who paid for it."""
        payers = payers_of(self.case, self.choice.line()) or (Party.SUPPLIER,)
        self.to.set_options([(each.value, choice_word("party", each)) for each in payers])
        self.to.set_value(payers[0].value)
        self._fill()

    def _fill(self) -> None:
        """What is known of who is chosen: all that it paid, and has not again."""
        line, party = self.choice.line(), self._party()
        name = line.supplier if party is Party.SUPPLIER else ""
        self.heading.setText(filled(self.tr("Given back to {name}"), name=who(name, party)))
        self.words.setText(about(self.case, (line,)))
        self.words.show()
        self.amount.set_money(kept_of(self.case, line, party) or None)
        self._check()

    def _check(self) -> None:
        amount, day = self.amount.money(), self.day.day()
        known = amount is not None and amount.minor > 0
        self.ok.setEnabled(
            known and day is not None and day <= self._today and not self.choice.nothing()
        )
        ahead = day is not None and day > self._today
        coming = self.tr("That day is still to come.") if ahead else ""
        self.show_problem(self.amount.problem() or self.day.problem() or coming)
        line, party = self.choice.line(), self._party()
        came = kept_of(self.case, line, party)
        text = self.tr("{amount} of the {came} that {name} paid and did not get back yet.")
        said = filled(
            text, amount=str(amount), came=str(came), name=named(self.case, line, party)
        )
        self.say_outcome(said if known else "")

    def accept(self) -> None:
        """Give what moved."""
        amount = self.amount.money()
        if amount is None:
            return
        self.told.emit(
            MoneyTold(
                amount,
                out=True,
                party=self._party(),
                reference=self.reference.text().strip(),
                on=self.day.day(),
                line=self.choice.number(),
                units=self.choice.units(),
                way=MoneyWay(self.way.value()),
                back=True,
            )
        )

    def taken(self) -> None:
        """It can be noted."""
        super().accept()

    def refuse(self, refusal: Refusal) -> None:
        """Say why it is not noted; what was typed stays, to be put right."""
        self.show_problem(refusal_words(refusal))
        self.ok.setEnabled(False)
