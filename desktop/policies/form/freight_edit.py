"""Who pays the way back: usually, for faulty goods, and for single reasons."""

from collections import Counter

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.policies.form.chip_set import ChipSet
from desktop.policies.sayings import said
from desktop.widgets.button import Button
from desktop.widgets.layouts import column, row
from desktop.widgets.segmented import ChipChoice
from desktop.wording import word
from returns.rules.policy.policy_answers import faulty_reasons
from returns.rules.reasons import all_reasons
from returns.terms import FreightPayer

AS_USUAL = "as_usual"


def payers() -> list[tuple[str, str]]:
    """Everybody who may pay, with words."""
    return [(payer.value, said(f"freight.name.{payer}")) for payer in FreightPayer]


class FreightEdit(QObject):
    """Edits `{"*": payer, reason: payer, …}`; entries that say the usual are left out."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.usual = ChipChoice()
        self.faulty = ChipChoice()
        self.exceptions: list[FreightException] = []
        self._add = Button("", "link", icon_name="plus")
        self._add.clicked.connect(lambda: self._add_exception(FreightPayer.BUYER, ()))
        self._list = QVBoxLayout()
        self.others = QWidget()
        self.others.setLayout(column(self._list, row(self._add, None), gap=6))
        self.usual.chosen.connect(self.changed)
        self.faulty.chosen.connect(self.changed)

    def retranslate(self) -> None:
        """Say every choice in the language on screen."""
        self.usual.set_options(payers())
        self.faulty.set_options([(AS_USUAL, said("freight.as_usual")), *payers()])
        self._add.set_text(said("freight.add"))
        for each in self.exceptions:
            each.retranslate()

    def set_freight(self, freight: dict[str, str]) -> None:
        """Take the terms apart into the three questions."""
        usual = str(freight.get("*", FreightPayer.SELLER))
        self.usual.set_value(usual)
        faulty = faulty_reasons()
        paid = Counter(str(freight.get(reason, usual)) for reason in faulty)
        # the payer of most faults is the answer; the others are exceptions
        main = max(paid, key=lambda payer: (paid[payer], payer != usual))
        self.faulty.set_value(AS_USUAL if main == usual else main)
        other: dict[str, list[str]] = {}
        for reason, payer in freight.items():
            expected = main if reason in faulty else usual
            if reason != "*" and str(payer) != expected:
                other.setdefault(str(payer), []).append(reason)
        for reason in faulty:
            if reason not in freight and main != usual:
                other.setdefault(usual, []).append(reason)
        self._clear()
        for payer, reasons in other.items():
            self._add_exception(payer, tuple(reasons))

    def freight(self) -> dict[str, str]:
        """The three answers put together again."""
        usual = self.usual.value() or FreightPayer.SELLER.value
        faulty = self.faulty.value()
        made = {"*": usual}
        if faulty and faulty not in (AS_USUAL, usual):
            made |= dict.fromkeys(faulty_reasons(), faulty)
        for each in self.exceptions:
            made |= dict.fromkeys(each.reasons.values(), each.payer.value())
        return {k: v for k, v in made.items() if k == "*" or v != usual}

    def _add_exception(self, payer: str, reasons: tuple[str, ...]) -> None:
        made = FreightException(str(payer), reasons)
        made.changed.connect(self.changed)
        made.removed.connect(lambda: self._remove(made))
        self.exceptions.append(made)
        self._list.addWidget(made)

    def _remove(self, gone: "FreightException") -> None:
        self.exceptions.remove(gone)
        self._list.removeWidget(gone)
        gone.setParent(None)
        gone.deleteLater()
        self.changed.emit()

    def _clear(self) -> None:
        for each in self.exceptions:
            self._list.removeWidget(each)
            each.setParent(None)
            each.deleteLater()
        self.exceptions = []


class FreightException(QWidget):
    """One payer for some reasons."""

    changed = Signal()
    removed = Signal()

    def __init__(self, payer: str, reasons: tuple[str, ...]) -> None:
        super().__init__()
        self.payer, self.reasons = ChipChoice(), ChipSet(folds=True)
        self._gone = Button("", "link")
        self._gone.clicked.connect(self.removed)
        self.setLayout(column(self.payer, self.reasons, row(self._gone, None), gap=6))
        self.payer.chosen.connect(self.changed)
        self.reasons.changed.connect(self.changed)
        self.retranslate()
        self.payer.set_value(payer)
        self.reasons.set_values(reasons)

    def retranslate(self) -> None:
        """Say payers and reasons in the language on screen."""
        self.payer.setAccessibleName(said("ask.freight_other"))
        self.payer.set_options(payers())
        options = [(each.id, word("reason", each.id)) for each in all_reasons()]
        self.reasons.set_options(options, said("ask.freight_other"), said("more"))
        self._gone.set_text(said("freight.remove"))
