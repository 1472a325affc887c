"""An amount, typed as people write it, of one currency or of one that is chosen."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from desktop.look.theme import px
from desktop.widgets.choice_box import ChoiceBox
from desktop.widgets.labels import PlainLabel
from returns.errors import Refusal
from returns.importing.money_text import typed_amount
from returns.money import Money, minor_units, most_written, written_like

#: what sellers count in most; in this order before all the others
CURRENCIES = ("USD", "EUR", "GBP", "CNY", "JPY", "CAD", "AUD", "HKD", "CHF", "PLN", "SEK")


class MoneyEdit(QWidget):
    """`18.40` or `18,40` and the currency beside it; `money()` is None while it is no amount.

    With `choose` the currency is chosen, too: of all there are, or `among` these where they are several.
    """

    changed = Signal()

    def __init__(
        self,
        currency: str = "USD",
        name: str = "",
        parent: QWidget | None = None,
        *,
        choose: bool = False,
        among: Sequence[str] = (),
    ) -> None:
        super().__init__(parent)
        self._currency = currency
        self.line = QLineEdit()
        self.line.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.line.setMaximumWidth(px(120))
        self.line.setAccessibleName(name)
        self.line.textChanged.connect(self._typed)
        self._code = PlainLabel(currency, "body", "muted")
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(px(8))
        box.addWidget(self.line)
        box.addWidget(self._code)
        self.choice: QComboBox | None = None
        if choose or len(among) > 1:
            self._code.hide()
            self.choice = ChoiceBox()
            listed = among or (currency, *CURRENCIES, *sorted(minor_units()))
            self.choice.addItems(list(dict.fromkeys(listed)))
            self.choice.setCurrentText(currency)
            self.choice.setAccessibleName(self.tr("Currency"))
            self.choice.currentTextChanged.connect(self._chosen)
            box.addWidget(self.choice)
        box.addStretch(1)
        self.setFocusProxy(self.line)
        self._say_currency()

    def currency(self) -> str:
        """What it is counted in."""
        return self._currency

    def set_currency(self, currency: str) -> None:
        """Count in another currency; the figure stays."""
        self._currency = currency
        self._code.setText(currency)
        if self.choice is not None:
            self.choice.setCurrentText(currency)
        self._say_currency()

    def _say_currency(self) -> None:
        """What it is counted in is heard with the figure, where it is not asked for beside it."""
        if self.choice is None:
            self.line.setAccessibleDescription(self._currency)

    def _chosen(self, currency: str) -> None:
        self._currency = currency
        # a figure may have too many decimals for another currency
        self._typed()

    def set_money(self, money: Money | None) -> None:
        """Show an amount, or nothing."""
        if money is not None:
            self.set_currency(money.currency)
        self.line.setText("" if money is None else str(money.amount))

    def money(self) -> Money | None:
        """The amount, or None while the text is empty or no amount of at least zero."""
        try:
            amount = typed_amount(self.line.text(), self._currency)
        except Refusal:
            return None
        return amount if amount.minor >= 0 else None

    def is_wrong(self) -> bool:
        """Something is typed that is no amount."""
        return bool(self.line.text().strip()) and self.money() is None

    def problem(self) -> str:
        """What is wrong with what is typed, "" where nothing is."""
        if not self.is_wrong():
            return ""
        if self._too_much():
            words = self.tr("An amount goes up to {most}.")
            return words.format(most=most_written(self._currency))
        words = self.tr("Write an amount as {like}.")
        return words.format(like=written_like(self._currency))

    def _too_much(self) -> bool:
        try:
            typed_amount(self.line.text(), self._currency)
        except Refusal as refusal:
            return refusal.key == "money.too_much"
        return False

    def _typed(self) -> None:
        self.line.setProperty("wrong", self.is_wrong())
        self.line.style().unpolish(self.line)
        self.line.style().polish(self.line)
        self.changed.emit()
