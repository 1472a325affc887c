"""Send a claim, also to another than the one who is advised, with what is new and why no photo is there."""

from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.look.theme import px
from desktop.queue.dialogs.step_dialogs import StepDialog
from desktop.queue.dialogs.whose_claim import named
from desktop.widgets.labels import PlainLabel
from desktop.widgets.long_text import LongText
from desktop.widgets.segmented import ChipChoice
from desktop.wording import in_a_row, one_after_another, opening, reasons_said
from returns.phrases import filled
from returns.records.case import Case
from returns.records.options import StepOptions
from returns.rules.money.ground import Ground, ground_of
from returns.rules.steps.photos_demanded import added_since_asked
from returns.rules.steps.postage_said import POSTAGE_UNTOLD
from returns.rules.steps.situation import claimed_party
from returns.rules.tracks.track_machines import CLAIM_UNSENT
from returns.terms import HoldKind, Party, StepKind, SupplierClaim

# states of a claim in which one is sent, or sent again
_SENDABLE = CLAIM_UNSENT | {
    *(SupplierClaim.NOT_CLAIMABLE, SupplierClaim.MORE_ASKED, SupplierClaim.REFUSED),
    *(SupplierClaim.PARTLY_ACCEPTED, SupplierClaim.SETTLED),
}
# who can be asked for money, in the order in which they are offered
_PARTIES = (Party.SUPPLIER, Party.CARRIER, Party.PLATFORM)


class SendClaimDialog(StepDialog):
    """Whom the claim of a line goes to, and what is told beside it."""

    def __init__(self, case: Case, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self._case = case
        self.setWindowTitle(self.tr("Send a claim"))
        self.heading.setText(self.tr("Send a claim"))
        self.say_case(case)
        self.choice = self.choose_line(case, every=False)
        self.whom = ChipChoice((), self.tr("To"))
        self.add_field(self.tr("To"), self.whom)
        self._new_name = PlainLabel(
            self.tr("What is new, for who decides (may stay empty)"), "caption", "muted"
        )
        self.new = LongText()
        self.new.setAccessibleName(self._new_name.text())
        self.new.setTabChangesFocus(True)
        self.new.setFixedHeight(px(72))
        self.add(self._new_name)
        self.add(self.new)
        self.why = QLineEdit()
        self.add_field(
            self.tr("Why photos are missing, if they are"),
            self.why,
        )
        self.ok.set_text(self.tr("Send the claim"))
        self.whom.chosen.connect(lambda _: self._check())
        self.choice.changed.connect(self._list)
        self.new.textChanged.connect(self._check)
        self._list()
        (self.new if self._appeals() else self.whom).setFocus()

    def _list(self) -> None:
        """Who owes for the line that is meant, the one who is next chosen."""
        line = self.choice.line()
        advice, step = self._case.outlook(line).advice, self._case.outlook(line).step
        self._own = claimed_party(self._case, line, advice)
        grounds = {party: self._ground(party) for party in _PARTIES}
        owing = [p for p in _PARTIES if grounds[p] is not None or p is self._own]
        listed = [p for p in owing if self._may_be_asked(p)] or owing
        self.whom.set_options([(p.value, opening(named(self._case, line, p))) for p in listed])
        second = step.second if step is not None else None
        hold = self._case.outlook(line).hold
        # a case against a buyer is never a supplier's
        suspected = hold is not None and HoldKind.SUSPICION in hold.kinds
        first = Party.PLATFORM if suspected else second or self._own
        self.whom.set_value((first if first in listed else listed[0]).value)
        self._check()

    def _may_be_asked(self, party: Party) -> bool:
        """Whether nothing that was sent to it is waited for."""
        line, _ = self._case.as_asked(self.choice.line(), party)
        return line.tracks.supplier_claim in _SENDABLE

    def _ground(self, party: Party) -> Ground | None:
        line = self.choice.line()
        return ground_of(self._case, *self._case.as_asked(line, party), None, party)

    def _appeals(self) -> bool:
        """Whether what is next is to say against a refusal what was not told before."""
        step = self._case.outlook(self.choice.line()).step
        return step is not None and any(b.key == "step.appeal_refusal" for b in step.because)

    def _check(self) -> None:
        party = Party(self.whom.value())
        decides = party is Party.PLATFORM
        appeals = decides and self._appeals()
        self.heading.setText(
            self.tr("Appeal the refusal") if appeals else self.tr("Send a claim")
        )
        photos = added_since_asked(self._case, self.choice.line())
        silent = appeals and not photos and not self.new.toPlainText().strip()
        self.ok.setEnabled(not silent)
        self.show_problem(
            self.tr(
                "An appeal is heard for what is new, and once: say it, or add a photo first."
            )
            if silent
            else ""
        )
        self.new.setVisible(decides)
        self._new_name.setVisible(decides)
        line, ground = self.choice.line(), self._ground(party)
        name = named(self._case, line, party)
        if party is self._own:
            text = self.tr("A letter with its evidence asks {name}, as it is advised.")
        else:
            text = self.tr("A letter with its evidence asks {name}, in place of {own}.")
            if self._case.second(line, party) is not None:
                text = self.tr("A letter with its evidence asks {name}, beside {own}.")
        own = named(self._case, line, self._own)
        told = filled(text, name=name, own=own)
        pieces = [unit.number for unit in ground.units] if ground is not None else []
        if pieces and len(pieces) < len(line.units):
            which = self.tr("It is about piece {numbers}.")
            told = one_after_another(told, which.format(numbers=in_a_row(map(str, pieces))))
        step = self._case.outlook(line).step
        untold = [b for b in step.because if b.key == POSTAGE_UNTOLD] if step else []
        if untold and party is Party.SUPPLIER:
            told = one_after_another(told, *reasons_said(untold))
        self.say_outcome(told)

    def accept(self) -> None:
        """Give whom it goes to, and what goes with it."""
        party = Party(self.whom.value())
        decides = party is Party.PLATFORM
        as_advised = party is self._own and not self._case.seconds
        told = StepOptions(
            party=None if as_advised else party,
            answer=self.new.toPlainText().strip() if decides else "",
            reason=self.why.text().strip(),
        )
        self._decide(StepKind.SEND_CLAIM, told)
