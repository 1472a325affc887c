"""The small dialogs of what the supplier says: his number for the return, his answer to the claim."""

from functools import partial

from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.look.theme import px
from desktop.queue.dialogs.step_dialogs import StepDialog, about
from desktop.queue.dialogs.whose_claim import (
    answer_awaited,
    as_seen,
    asked_in,
    asked_of,
    currencies_of,
    in_our_books,
    named,
    was_asked,
)
from desktop.widgets.labels import PlainLabel
from desktop.widgets.long_text import LongText
from desktop.widgets.money_edit import MoneyEdit
from desktop.widgets.segmented import ChipChoice, Segmented
from desktop.wording import opening, word
from returns.casework.steps.as_billed import asked_last
from returns.money import Money
from returns.phrases import filled
from returns.records.case import Case, Line
from returns.records.options import StepOptions
from returns.terms import Move, Party, Route, StepKind, SupplierClaim

#: states in which a number is asked for, and in which one is noted
_MAY_ASK = (SupplierClaim.TO_ASK, SupplierClaim.NOT_CLAIMABLE)
_MAY_NOTE = (*_MAY_ASK, SupplierClaim.ASKED_FOR_RMA)
_NUMBERED = (SupplierClaim.TO_ASK, SupplierClaim.ASKED_FOR_RMA, SupplierClaim.RMA_GIVEN)


def _asks_number(line: Line) -> bool:
    """Whether a number of the supplier is asked for, or there, for the line."""
    state = line.tracks.supplier_claim
    return bool(line.supplier_rma) or line.route is Route.TO_SUPPLIER or state in _NUMBERED


def _number_awaited(line: Line) -> bool:
    """Whether it was asked for, and did not come yet."""
    return line.tracks.supplier_claim is SupplierClaim.ASKED_FOR_RMA


class RmaDialog(StepDialog):
    """Note the RMA that the supplier gave, or ask for one."""

    def __init__(self, case: Case, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self._case = case
        self.setWindowTitle(self.tr("Supplier’s RMA"))
        self.choice = self.choose_line(
            case, every=False, fits=_asks_number, waits=_number_awaited
        )
        self.rma = QLineEdit()
        self.choice.changed.connect(self._name)
        self._name()
        self.say_case(case)
        self.add_field(self.tr("RMA number, if it came already"), self.rma)
        self.cancel.set_text(self.tr("Cancel"))
        self.rma.textChanged.connect(self._check)
        self.rma.setFocus()

    def _name(self) -> None:
        line = self.choice.line()
        supplier = line.supplier or word("unnamed", "supplier")
        self.heading.setText(filled(self.tr("RMA from {supplier}"), supplier=supplier))
        # the number of one supplier is never noted as another's, and one that is over is none to note
        self.rma.setText("" if self._over() else line.supplier_rma)
        self._check()

    def _over(self) -> bool:
        """Whether the number that was given does not hold any more, and a new one is to be asked for."""
        line = self.choice.line()
        step = self._case.outlook(line).step
        given = line.tracks.supplier_claim is SupplierClaim.RMA_GIVEN
        return given and step is not None and step.kind is StepKind.ASK_RMA

    def _check(self) -> None:
        typed = bool(self.rma.text().strip())
        claim = self.choice.line().tracks.supplier_claim
        # who was asked is not asked twice: he is reminded when his days are over
        asks = not typed and (claim in _MAY_ASK or self._over())
        notes = typed and claim in _MAY_NOTE
        self.ok.set_text(self.tr("Ask for an RMA") if asks else self.tr("Note the RMA"))
        self.ok.setEnabled(asks or notes)
        rma = self.choice.line().supplier_rma
        self.say_outcome(filled(self._outcome(notes=notes, asks=asks), rma=rma))

    def _outcome(self, *, notes: bool, asks: bool) -> str:
        """What comes of it; or why nothing does."""
        claim = self.choice.line().tracks.supplier_claim
        if notes:
            return self.tr("The number is noted. Nothing is sent.")
        if asks and self._over():
            return self.tr(
                "A letter asks the supplier for a new number: {rma} is over. No money moves."
            )
        if asks:
            return self.tr("A letter asks the supplier for a number. No money moves.")
        if claim is SupplierClaim.ASKED_FOR_RMA:
            return self.tr("The supplier was asked already: enter the number once it is there.")
        if self._over():
            return self.tr("{rma} is over: ask for a new number first, with the field empty.")
        if claim is SupplierClaim.RMA_GIVEN:
            return self.tr(
                "{rma} was given and holds: nothing is asked, and it stays as it is. If it is "
                "wrong, take back that it was noted."
            )
        return self.tr("The claim has gone on: no number is asked for or noted any more.")

    def accept(self) -> None:
        """Give the number, or the wish for one."""
        number = self.rma.text().strip()
        if number:
            self._decide(Move.RMA_GIVEN, StepOptions(rma=number))
        else:
            self._decide(StepKind.ASK_RMA, StepOptions())


class AnswerDialog(StepDialog):
    """What whoever was asked answered to the claim."""

    def __init__(self, case: Case, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self._case = case
        self.setWindowTitle(self.tr("The answer to the claim"))
        asked = partial(was_asked, case)
        unanswered = partial(answer_awaited, case)
        self.choice = self.choose_line(case, every=False, fits=asked, waits=unanswered)
        # where two parties were asked
        self.whose = Segmented((), self.tr("Who answered"))
        self.add(self.whose)
        self._list_parties()
        self.answer = ChipChoice(self._answers(), self.tr("Answer"))
        told_in = currencies_of(case)
        self.amount = MoneyEdit(told_in[0], self.tr("Amount"), among=told_in)
        self.said = LongText()
        self.said.setTabChangesFocus(True)
        self.said.setFixedHeight(px(72))
        self._claimed = self._asked()
        self.add(self.answer)
        self._amount_name = PlainLabel(self.tr("Amount they accept"), "caption", "muted")
        self.add(self._amount_name)
        self.add(self.amount)
        self.answer.lead(Move.CLAIM_PARTLY.value, self.amount)
        self.add_field(self.tr("Their words"), self.said)
        self.ok.set_text(self.tr("Note the answer"))
        self.answer.chosen.connect(lambda _: self._check())
        self.amount.changed.connect(self._check)
        self.choice.changed.connect(self._turned)
        self.whose.chosen.connect(lambda _: self._named_anew())
        self._name()

    def needed(self) -> tuple[QWidget, ...]:
        """Their words may stay empty."""
        return (self.whose, self.answer, self.amount.line)

    def _list_parties(self) -> None:
        """Who can have answered for the line that is meant; of two, nobody is taken to have."""
        line = self.choice.line()
        parties = asked_of(self._case, line)
        names = [(p.value, opening(named(self._case, line, p))) for p in parties]
        self.whose.set_options(names)
        self.whose.set_value(parties[0].value if len(parties) == 1 else "")
        self.whose.setVisible(len(parties) > 1)

    def _usual_currency(self) -> str:
        """In which whoever is asked tells his sums."""
        case, line = as_seen(self._case, self.choice.line(), self.whose.value())
        claim = asked_last(case, line)
        return (claim.billed or claim.amount).currency if claim is not None else case.currency

    def _answers(self) -> list[tuple[str, str]]:
        moves = [
            *(Move.CLAIM_ACCEPTED, Move.CLAIM_PARTLY, Move.CLAIM_REFUSED),
            Move.MORE_ASKED,
        ]
        if self.whose.value() == Party.SUPPLIER:
            # nobody else has goods to send
            moves.append(Move.RESHIP_PROMISED)
        return [(move.value, word("move", move.value)) for move in moves]

    def _turned(self) -> None:
        self._list_parties()
        self._named_anew()

    def _named_anew(self) -> None:
        self.amount.set_currency(self._usual_currency())
        self.answer.set_options(self._answers())
        self._name()

    def _asked(self) -> Money:
        """What was asked for the line that is meant; what it is worth before anything was."""
        case, line = as_seen(self._case, self.choice.line(), self.whose.value())
        claims = case.claims_of(line)
        return asked_in(claims[-1], self.amount.currency()) if claims else line.worth

    def _books(self, amount: Money) -> str:
        case, line = as_seen(self._case, self.choice.line(), self.whose.value())
        return in_our_books(case, line, amount, asked_last(case, line))

    def _name(self) -> None:
        self._claimed = self._asked()
        line, whose = self.choice.line(), self.whose.value()
        heading, words = self.tr("Who answered?"), about(self._case, (line,))
        if whose:
            name = named(self._case, line, Party(whose))
            heading = filled(self.tr("What did {name} answer?"), name=name)
            told = f"{self._claimed}{self._books(self._claimed)}"
            asked = self.tr("you asked for {amount}").format(amount=told)
            words += f" · {asked}"
        self.heading.setText(heading)
        self.words.setText(words)
        self.words.show()
        self._check()

    def _check(self) -> None:
        whose, partly = self.whose.value(), self.answer.value() == Move.CLAIM_PARTLY.value
        self.amount.setVisible(partly)
        self._amount_name.setVisible(partly)
        amount, self._claimed = self.amount.money(), self._asked()
        # how much was asked depends on of whom
        over = bool(whose) and partly and amount is not None and self._claimed < amount
        text = self.tr("That is more than the {amount} you asked for.")
        problem = self.amount.problem() if partly else ""
        self.show_problem(text.format(amount=self._claimed) if over else problem)
        answered = whose and self.answer.value() and (not partly or amount is not None)
        self.ok.setEnabled(bool(answered) and not over)
        asked = "" if self.answer.value() else self.tr("Choose first what was answered.")
        self.say_outcome(self._outcome(amount) if answered and not over else asked)

    def _outcome(self, amount: Money | None) -> str:
        """What comes of the answer that is chosen."""
        texts = {
            Move.CLAIM_ACCEPTED: self.tr(
                "{amount} is to come; note the money when it is there."
            ),
            Move.CLAIM_PARTLY: self.tr(
                "{amount} of the {asked} you asked for is to come; note the money when it is there."
            ),
            Move.CLAIM_REFUSED: self.tr(
                "No money comes. The next step is what to do about it."
            ),
            Move.MORE_ASKED: self.tr("The claim stays open until they have what they ask for."),
            Move.RESHIP_PROMISED: self.tr("A new one is to come instead of the money."),
        }
        told = amount or self._claimed
        coming = f"{told}{self._books(told)}"
        return texts[Move(self.answer.value())].format(amount=coming, asked=self._claimed)

    def accept(self) -> None:
        """Give the answer."""
        move = Move(self.answer.value())
        amount = self.amount.money() if move is Move.CLAIM_PARTLY else None
        told = self.said.toPlainText().strip()
        self._decide(
            move, StepOptions(amount=amount, answer=told, party=Party(self.whose.value()))
        )
