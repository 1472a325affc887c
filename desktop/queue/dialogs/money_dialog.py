"""Money that moved: to the buyer, or back from whoever was asked, as far as known filled in."""

from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.queue.dialogs.claim_outcome import Told, of_claim
from desktop.queue.dialogs.line_choice import LineChoice
from desktop.queue.dialogs.step_dialogs import about
from desktop.queue.dialogs.whose_claim import (
    as_seen,
    asked_of,
    claim_runs,
    currencies_of,
    owed_in,
    was_asked,
)
from desktop.widgets.button import Button
from desktop.widgets.day_edit import DayEdit
from desktop.widgets.dialog import Dialog
from desktop.widgets.labels import set_tip
from desktop.widgets.money_edit import MoneyEdit
from desktop.widgets.segmented import Segmented
from desktop.wording import choice_word, refusal_words, who
from returns.casework.money_moves import MoneyTold
from returns.errors import Refusal
from returns.money import Money
from returns.phrases import filled
from returns.records.case import Case, Line
from returns.records.unit import Claim
from returns.terms import BuyerMoney, MoneyWay, Party
from returns.trade.platform_acts import pays_itself


def _is_owed(line: Line) -> bool:
    """Whether the buyer is to have something for it, and has not."""
    return line.tracks.buyer_money in (BuyerMoney.AGREED, BuyerMoney.PAID_PARTLY)


def _for_which(case: Case, *, out: bool) -> LineChoice:
    """Money can come or go for any line; it begins with one that it is owed for, or asked for."""
    if out:
        return LineChoice(case, fits=_is_owed)
    return LineChoice(case, fits=partial(was_asked, case), waits=partial(claim_runs, case))


def _paid_twice(line: Line) -> Money | None:
    """What went to the buyer beyond what he paid, so that it is to come back; None for nothing."""
    return line.refunded - line.worth if line.worth < line.refunded else None


class MoneyDialog(Dialog):
    """Gives `told(MoneyTold)`, and waits to hear whether it can be noted."""

    told = Signal(object)
    #: none came, and none will: the loss is taken
    given_up = Signal(object)

    def __init__(
        self, case: Case, *, out: bool, today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__("", "", parent)
        self.case, self._out, self._today = case, out, today
        title = self.tr("Refunded") if out else self.tr("Money came")
        self.setWindowTitle(title)
        self.choice = _for_which(case, out=out)
        told_in = (case.currency,) if out else currencies_of(case)
        self.amount = MoneyEdit(told_in[0], self.tr("Amount"), among=told_in)
        self.day = DayEdit(self.tr("On"))
        self.day.set_day(today)
        self.who = Segmented(self._parties(), self.tr("Paid by"))
        self.way = Segmented(
            [(way.value, choice_word("money_way", way.value)) for way in MoneyWay],
            self.tr("As"),
        )
        self.way.set_value(MoneyWay.BANK.value)
        self._make_choices()
        self.reference = QLineEdit()
        self.why = self._reason_line()
        self.nothing = Button(self.tr("Write it off instead"), "link")
        self.nothing.setVisible(not out and bool(case.claims))
        self.ok.set_text(self.tr("Note the money"))
        self._add_fields()
        for chosen in (self.rest.chosen, self.kind.chosen):
            chosen.connect(lambda _: self._check())
        self.pot.chosen.connect(lambda _: self._fill())
        self.nothing.clicked.connect(self._give_up)
        self.choice.changed.connect(self._turned)
        self.who.chosen.connect(lambda _: self._chosen())
        for signal in (self.amount.changed, self.day.changed, self.why.textChanged):
            signal.connect(self._check)
        self._turned()
        self.amount.line.setFocus()
        self.amount.line.selectAll()

    def _make_choices(self) -> None:
        """What is asked for where it comes to that."""
        #: less came than is owed: what becomes of the rest
        self.rest = Segmented(
            [("ask", self.tr("Ask for the rest")), ("leave", self.tr("Let it go"))],
            self.tr("The rest"),
        )
        self.rest.set_value("ask")
        self.rest.hide()
        #: the postage to the buyer is a pot of its own
        self.pot = Segmented(
            [("goods", self.tr("The goods")), ("postage", self.tr("The postage to the buyer"))],
            self.tr("For"),
        )
        self.pot.set_value("goods")
        self.kind = Segmented(
            [
                ("sent", self.tr("Sent back by the buyer")),
                ("bounced", self.tr("Our refund bounced")),
            ],
            self.tr("What it is"),
        )
        self.kind.set_value("sent")
        self.kind.hide()

    def _reason_line(self) -> QLineEdit:
        """What is above the claim wants its reason."""
        line = QLineEdit()
        line.setPlaceholderText(self.tr("Why more came than was asked"))
        line.setAccessibleName(line.placeholderText())
        set_tip(line, line.placeholderText())
        line.hide()
        return line

    def _add_fields(self) -> None:
        if self._out and self.case.postage_left:
            self.add_field(self.tr("For"), self.pot)
        self.add_beside((self.tr("Amount"), self.amount), (self.tr("On"), self.day))
        self.add_field(self.tr("Paid by") if self._out else self.tr("From"), self.who)
        (self._as,) = self.add_beside((self.tr("As"), self.way))
        self.add_field(self.tr("Reference"), self.reference)
        self.add(self.why)
        self.add(self.choice)
        self.add(self.rest)
        self.add(self.kind)
        self.buttons.insertWidget(0, self.nothing)

    def _parties(self) -> list[tuple[str, str]]:
        if self._out:
            return [("", self.tr("Us")), ("platform", choice_word("party", "platform"))]
        asked = [claim.of.value for claim in self.case.claims]
        others = [p.value for p in Party if p is not Party.BUYER]
        had = [Party.BUYER.value] if self.case.paid else []
        listed = list(dict.fromkeys([*reversed(asked), *others, *had]))
        return [(each, choice_word("party", each)) for each in listed]

    @property
    def _postage(self) -> bool:
        return self.pot.value() == "postage"

    @property
    def _buyers(self) -> bool:
        """Whether it came from the buyer, who was asked for nothing."""
        return not self._out and self.who.value() == Party.BUYER.value

    def _claim(self) -> Claim | None:
        """The claim that is paid: of whoever is chosen, where two parties were asked."""
        if self._buyers:
            return None
        case, line = as_seen(self.case, self.choice.line(), self.who.value())
        claims = case.claims_of(line)
        return claims[-1] if claims else None

    def _turned(self) -> None:
        """Another line: what its claim that is next brings."""
        if not self._out:
            # of whom nothing was asked, only the buyer may have sent something
            twice = _paid_twice(self.choice.line()) is not None
            owed = twice and self._still_owed(self._claim())
            nobody = self.case.paid and (not self.case.claims or (twice and not owed))
            asked = asked_of(self.case, self.choice.line())[0]
            self.who.set_value((Party.BUYER if nobody else asked).value)
        self._fill()

    def _fill(self) -> None:
        """What is known of the chosen line."""
        line, claim = self.choice.line(), self._claim()
        named = line.supplier if claim is None or claim.of is Party.SUPPLIER else ""
        buyer = who(self.case.sale.buyer or self.case.customer.name)
        self.kind.setVisible(self._buyers)
        self._as.setVisible(not (self._out or self._buyers))
        if self._buyers:
            self.heading.setText(filled(self.tr("Money came from {name}"), name=buyer))
            self.amount.set_currency(self.case.currency)
            self.amount.set_money(_paid_twice(line) or line.refunded or None)
        elif self._out:
            self.heading.setText(filled(self.tr("Refunded to {name}"), name=buyer))
            platform = pays_itself(self.case.platform_did)
            self.who.set_value(Party.PLATFORM.value if platform else "")
            due = self.case.outlook(line).due or line.left
            self.amount.set_money((self.case.postage_left if self._postage else due) or None)
            self.choice.setEnabled(not self._postage)
        else:
            party = claim.of.value if claim is not None else Party.SUPPLIER.value
            self.heading.setText(
                filled(self.tr("Money came from {name}"), name=who(named, party))
            )
            if len(asked_of(self.case, line)) == 1:
                self.who.set_value(party)
            self.amount.set_currency(
                (claim.billed or claim.amount).currency if claim else self.case.currency
            )
            self.amount.set_money(self._still_owed(claim))
        self.words.setText(about(self.case, (line,)))
        self.words.show()
        self._check()

    def _chosen(self) -> None:
        """Another payer: what he still owes, where two were asked."""
        turned = self._buyers is not self.kind.isVisibleTo(self)
        if turned or (not self._out and len(asked_of(self.case, self.choice.line())) > 1):
            self._fill()

    def _still_owed(self, claim: Claim | None) -> Money | None:
        """What is still owed of the claim, in the currency that is chosen."""
        return owed_in(self.case, claim, self.amount.currency()) if claim is not None else None

    def _check(self) -> None:
        amount, day = self.amount.money(), self.day.day()
        self.ok.setEnabled(
            amount is not None
            and amount.minor > 0
            and day is not None
            and day <= self._today
            and not self.choice.nothing()
        )
        ahead = day is not None and day > self._today
        coming = self.tr("That day is still to come.") if ahead else ""
        self.show_problem(self.amount.problem() or self.day.problem() or coming)
        known = amount is not None and amount.minor > 0
        self.rest.setVisible(known and self._less_came(amount))
        self.why.setVisible(known and self._more_came(amount))
        self.say_outcome(self._outcome(amount, self.choice.line()) if known else "")

    def _outcome(self, amount: Money | None, line: Line) -> str:
        if amount is None:
            return ""
        if self._out:
            text = self.tr("With this, {amount} of the {worth} paid has gone back.")
            before, worth = line.refunded, line.worth
            if self._postage:
                worth = self.case.sale.postage or worth
                before = worth - self.case.postage_left
            return text.format(amount=before + amount, worth=worth)
        if self._buyers and self.kind.value() == "bounced":
            return self.tr("It counts as not paid, and is due again.")
        if self._buyers:
            text = self.tr("With this, the buyer has {amount} of the {worth} paid.")
            return text.format(amount=line.refunded - amount, worth=line.worth)
        claim = self._claim()
        if claim is None:
            return ""
        told = Told(amount, rest_asked=self.rest.value() == "ask")
        return of_claim(*as_seen(self.case, line, self.who.value()), claim, told)

    def _less_came(self, amount: Money | None) -> bool:
        owed = None if self._out else self._still_owed(self._claim())
        return amount is not None and owed is not None and amount < owed

    def _more_came(self, amount: Money | None) -> bool:
        owed = None if self._out else self._still_owed(self._claim())
        return amount is not None and owed is not None and owed < amount

    def _give_up(self) -> None:
        self.given_up.emit(Party(self.who.value()))
        super().reject()

    def accept(self) -> None:
        """Give what moved."""
        amount, who = self.amount.money(), self.who.value()
        if amount is None:
            return
        self.told.emit(
            MoneyTold(
                amount,
                self._out,
                Party(who) if who else None,
                self.reference.text().strip(),
                self.day.day(),
                self.choice.number(),
                self.choice.units(),
                way=None if self._out or self._buyers else MoneyWay(self.way.value()),
                rest_asked=self._less_came(amount) and self.rest.value() == "ask",
                postage=self._postage,
                reason=self.why.text().strip(),
                bounced=self._buyers and self.kind.value() == "bounced",
            )
        )

    def taken(self) -> None:
        """It can be noted."""
        super().accept()

    def refuse(self, refusal: Refusal) -> None:
        """Say why it is not noted; what was typed stays, to be put right."""
        self.show_problem(refusal_words(refusal))
        self.ok.setEnabled(False)
