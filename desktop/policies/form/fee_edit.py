"""What a supplier keeps: a percentage, a fixed sum in any currency, or both."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.look.theme import px
from desktop.policies.folding_row import FoldingRow
from desktop.widgets.count_edit import CountEdit
from desktop.widgets.labels import PlainLabel
from desktop.widgets.layouts import column, row
from desktop.widgets.money_edit import MoneyEdit
from returns.money import Money


class FeeEdit(QWidget):
    """`15 %` plus `5.00 EUR`; both empty is no fee."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.percent = CountEdit(0, 100)
        self.amount = MoneyEdit(choose=True)
        self.amount.line.setFixedWidth(px(84))
        self._plus = PlainLabel("+", "body", "muted")
        share, fixed = QWidget(), QWidget()
        share.setLayout(row(self.percent, self._plus, gap=8))
        fixed.setLayout(row(self.amount, gap=8))
        self.setLayout(column(FoldingRow(share, fixed, grow=1), gap=0))
        self.percent.changed.connect(self.changed)
        self.amount.changed.connect(self.changed)
        self.percent.setFixedWidth(px(104))
        self.setFocusProxy(self.percent.line)

    def set_words(self, percent: str, fixed: str) -> None:
        """Names for screen readers."""
        self.percent.set_words(percent, "%")
        self.amount.line.setAccessibleName(fixed)

    def set_fee(self, percent: int, fixed: Money | None, usual: str) -> None:
        """Show a fee; `usual` is the currency to begin with."""
        self.percent.set_count(percent or None)
        self.amount.set_currency(fixed.currency if fixed else usual)
        self.amount.set_money(fixed)

    def fee(self) -> tuple[int, Money | None]:
        """Percent and fixed sum."""
        fixed = self.amount.money()
        return self.percent.count() or 0, fixed if fixed else None

    def is_wrong(self) -> bool:
        """One of the two is no figure, or more than a hundred percent."""
        typed = bool(self.amount.line.text().strip())
        return self.percent.is_wrong() or (typed and self.amount.money() is None)
