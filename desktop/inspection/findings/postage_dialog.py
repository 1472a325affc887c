"""What the postage of a case cost us, to the buyer and back: a part of the claim."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.widgets.dialog import Dialog
from desktop.widgets.money_edit import MoneyEdit
from desktop.wording import word
from returns.records.case import Case
from returns.terms import FreightWay


class PostageDialog(Dialog):
    """Two amounts, each empty while it is not known; only what changed is handed on."""

    # a `FreightWay` and its cost, None for "not known"
    said = Signal(object, object)

    def __init__(self, case: Case, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self.setWindowTitle(self.tr("Postage"))
        self.setAccessibleName(self.tr("Postage"))
        self.heading.setText(self.tr("What did the postage cost you?"))
        self.words.setText(
            self.tr(
                "It goes into the claim, the evidence sheet and the letter, as far as the "
                "supplier's terms allow. Leave empty what you do not know."
            )
        )
        self.words.show()
        self._before = {
            FreightWay.OUT: case.freight_out,
            FreightWay.BACK: case.freight_back,
        }
        self.costs: dict[FreightWay, MoneyEdit] = {}
        for way, cost in self._before.items():
            name = word("freight_way", way)
            edit = self.costs[way] = MoneyEdit(case.value.currency, name)
            edit.set_money(cost)
            edit.changed.connect(self._check)
            self.add_field(name, edit)
        self.ok.set_text(self.tr("Note it"))
        self._check()

    def _check(self) -> None:
        typed = [edit for edit in self.costs.values() if edit.line.text().strip()]
        self.ok.setEnabled(all(edit.money() is not None for edit in typed))

    def accept(self) -> None:
        """Give each amount that is another than before."""
        for way, edit in self.costs.items():
            if edit.money() != self._before[way]:
                self.said.emit(way, edit.money())
        super().accept()
