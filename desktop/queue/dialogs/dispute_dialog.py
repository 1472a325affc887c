"""A dispute that no file told of: what the buyer opened, and on which day."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.queue.dialogs.step_dialogs import about
from desktop.widgets.day_edit import DayEdit
from desktop.widgets.dialog import Dialog
from desktop.widgets.segmented import ChipChoice
from desktop.wording import choice_word
from returns.casework.disputes import DisputeTold
from returns.records.case import Case
from returns.trade.disputes import DISPUTES, Dispute


class DisputeDialog(Dialog):
    """Gives `told(DisputeTold)`."""

    told = Signal(object)

    def __init__(self, case: Case, today: date, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self._today = today
        self.setWindowTitle(self.tr("A dispute was opened"))
        self.heading.setText(self.tr("Who hears the buyer against you?"))
        self.words.setText(about(case, case.lines))
        self.words.show()
        kinds = [
            kind for kind, traits in DISPUTES.items() if traits.platform in ("", case.platform)
        ]
        self.kind = ChipChoice(
            [(kind.value, choice_word("dispute", kind.value)) for kind in kinds],
            self.tr("Dispute"),
        )
        self.day = DayEdit(self.tr("Opened on"))
        self.day.set_day(today)
        self.add(self.kind)
        self.add_field(self.tr("Opened on"), self.day)
        self.say_outcome(
            self.tr(
                "The case is held: nothing is paid or promised until you lift it. Your answer is due by the "
                "clock of who decides; E makes its sheet."
            )
        )
        self.ok.set_text(self.tr("Note the dispute"))
        # none is chosen for the seller: another one has another clock, and another who decides
        self.kind.chosen.connect(lambda _: self._check())
        self.day.changed.connect(self._check)
        self._check()

    def _check(self) -> None:
        day = self.day.day()
        ahead = day is not None and day > self._today
        self.show_problem(
            self.day.problem() or (self.tr("That day is still to come.") if ahead else "")
        )
        self.ok.setEnabled(bool(self.kind.value()) and day is not None and not ahead)

    def accept(self) -> None:
        """Give it."""
        self.told.emit(DisputeTold(Dispute(self.kind.value()), self.day.day()))
        super().accept()
