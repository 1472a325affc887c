"""Which of several parcels that are under way is at the door."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.look.theme import look
from desktop.widgets.dialog import Dialog
from desktop.widgets.segmented import ChipChoice
from returns.language import listed
from returns.records.case import Case
from returns.records.unit import Parcel

#: the choice of none of them
_ANOTHER = "another"


class WhichParcel(Dialog):
    """Lists the parcels of a case that may be the one, and a further one; none is proposed."""

    #: the row number of the parcel that it is; None for a further one
    decided = Signal(object)

    def __init__(
        self, case: Case, parcels: Sequence[Parcel], parent: QWidget | None = None
    ) -> None:
        super().__init__("", "", parent)
        title = self.tr("Which parcel is here?")
        self.setWindowTitle(title)
        self.heading.setText(title)
        words = self.tr("{case}: several parcels are under way.")
        self.words.setText(words.format(case=case.number))
        self.words.show()
        self.ok.set_text(self.tr("Parcel is here"))
        rows = [(str(each.id), self._named(case, each)) for each in parcels]
        self.parcels = ChipChoice([*rows, (_ANOTHER, self.tr("Another one"))], title)
        self.add(self.parcels)
        self.parcels.chosen.connect(lambda _: self.ok.setEnabled(bool(self.parcels.value())))
        self.ok.setEnabled(False)

    def _named(self, case: Case, parcel: Parcel) -> str:
        """What is in it, as far as that is known, by whom it comes and under which number."""
        inside = []
        for line in case.lines:
            count = sum(1 for unit in line.units if unit.id in parcel.unit_ids)
            if count:
                name = line.title or line.sku
                inside.append(f"{count} × {name}" if count > 1 else name)
        number = parcel.tracking or self.tr("no number")
        parts = (listed(inside, look().lang), parcel.carrier, number)
        return " · ".join(part for part in parts if part)

    def accept(self) -> None:
        """Give the parcel."""
        chosen = self.parcels.value()
        self.decided.emit(None if chosen == _ANOTHER else int(chosen))
        super().accept()
