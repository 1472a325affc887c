"""What was paid for one piece, or for all of them together, which share it to the cent (domain.md 1c)."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.look.theme import px
from desktop.widgets.money_edit import MoneyEdit
from desktop.widgets.segmented import Segmented
from returns.money import Money

_ONE, _ALL = "one", "all"


class PriceEdit(QWidget):
    """An amount, and of how many pieces it is the price; that is asked only where there are several."""

    changed = Signal()

    def __init__(
        self, currency: str, name: str, *, choose: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.edit = MoneyEdit(currency, name, choose=choose)
        self.line, self.choice = self.edit.line, self.edit.choice
        self.of = Segmented([], name)
        self._count = 1
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(px(6))
        box.addWidget(self.edit)
        box.addWidget(self.of)
        self.setFocusProxy(self.edit.line)
        self.edit.changed.connect(self.changed)
        self.of.chosen.connect(lambda _: self.changed.emit())
        self.set_count(1)

    def set_count(self, count: int) -> None:
        """It is about so many pieces."""
        chosen = self.of.value() or _ONE
        self._count = count
        every = self.tr("for all {count}").format(count=f"{count:,}")
        self.of.set_options([(_ONE, self.tr("for one")), (_ALL, every)])
        self.of.set_value(chosen)
        self.of.setVisible(count > 1)

    def of_all(self) -> bool:
        """Whether it is the price of all pieces together."""
        return self._count > 1 and self.of.value() == _ALL

    def set_money(self, money: Money | None) -> None:
        """Show the price of one, or nothing."""
        self.edit.set_money(money)
        self.of.set_value(_ONE)

    def money(self) -> Money | None:
        """The amount, or None while the text is empty or no amount of at least zero."""
        return self.edit.money()

    def currency(self) -> str:
        """What it is counted in."""
        return self.edit.currency()

    def problem(self) -> str:
        """What is wrong with what is typed, "" where nothing is."""
        return self.edit.problem()
