"""The small dialogs of steps with the goods: on their way, sent on, placed."""

from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.queue.dialogs.step_dialogs import StepDialog
from desktop.widgets.segmented import ChipChoice
from desktop.wording import word
from returns.records.case import Case
from returns.records.options import StepOptions
from returns.rules.goods.arrivals import announced
from returns.terms import Disposition, Goods, Move, StepKind
from returns.trade.steps import COMING

#: goods that lie with us, or nobody knows whose they are
_HERE = (Goods.RECEIVED, Goods.INSPECTED, Goods.UNMATCHED)


class PlaceDialog(StepDialog):
    """What becomes of the goods."""

    def __init__(self, case: Case, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self.setWindowTitle(self.tr("Place the goods"))
        self.heading.setText(self.tr("What becomes of the goods?"))
        self.choose_line(case, pieces=True, fits=lambda line: bool(line.in_state(*_HERE)))
        self.say_case(case)
        options = [each for each in Disposition if each is not Disposition.HOLD]
        self.place = ChipChoice(
            [(each.value, word("disposition", each.value)) for each in options],
            self.tr("Goods"),
        )
        self.add(self.place)
        self.ok.set_text(self.tr("Place the goods"))
        self.ok.setEnabled(False)
        self.place.chosen.connect(lambda _: self.ok.setEnabled(True))

    def accept(self) -> None:
        """Give the place."""
        self._decide(
            StepKind.PLACE_GOODS, StepOptions(disposition=Disposition(self.place.value()))
        )


class ShippedDialog(StepDialog):
    """The buyer sent the parcel: its tracking number, so that scanning finds the case."""

    def __init__(self, case: Case, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self.setWindowTitle(self.tr("On its way"))
        self.heading.setText(self.tr("The buyer sent it"))
        coming = COMING[0]
        choice = self.choose_line(
            case, pieces=True, fits=lambda line: bool(line.in_state(*coming))
        )
        self.say_case(case)
        self.say_outcome(self.tr("The parcel is awaited. No money moves."))
        self.tracking, self.carrier = QLineEdit(), QLineEdit()
        self.add_field(self.tr("Tracking number"), self.tracking)
        self.add_field(self.tr("Carrier"), self.carrier)
        self.ok.set_text(self.tr("On its way"))
        self.ok.setEnabled(False)
        self.tracking.textChanged.connect(lambda text: self.ok.setEnabled(bool(text.strip())))
        told = announced(case, choice.line())
        if told is not None:
            self.tracking.setText(told.tracking)
            self.carrier.setText(told.carrier)
        self.tracking.setFocus()

    def accept(self) -> None:
        """Give number and carrier."""
        options = StepOptions(
            tracking=self.tracking.text().strip(), carrier=self.carrier.text().strip()
        )
        self._decide(Move.SHIPPED, options)


class SendOnDialog(StepDialog):
    """Goods leave us again: their number, where it is known."""

    def __init__(self, case: Case, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self.setWindowTitle(self.tr("Send the goods on"))
        self.heading.setText(self.tr("Send the goods on"))
        self.choose_line(case, pieces=True, fits=lambda line: bool(line.in_state(*_HERE)))
        self.say_case(case)
        self.say_outcome(
            self.tr(
                "The goods leave you, and the case waits until they arrive. No money moves."
            )
        )
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
