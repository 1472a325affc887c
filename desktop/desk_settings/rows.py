"""The kinds of settings: text, currency, address, number, money, and the store policy's shape."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from desktop.desk_settings.sayings import at_home, counted, currency_words, missing_words, said
from desktop.desk_settings.setting_row import SettingRow
from desktop.look.theme import look, px
from desktop.widgets.address_edit import AddressEdit
from desktop.widgets.count_edit import CountEdit, ShareEdit
from desktop.widgets.money_edit import MoneyEdit
from desktop.widgets.segmented import ChipChoice, Segmented
from returns.money import Money, Percent
from returns.phrases import say
from returns.records.facts import TriageSettings
from returns.records.settings import BOUNDS, CHOICES, DeskSettings


class TextRow(SettingRow):
    """A line of text."""

    def __init__(self, field: str) -> None:
        self.line = QLineEdit()
        self.line.setMaxLength(1_000)
        super().__init__(field, self.line)
        self.line.editingFinished.connect(self.leave)

    def typed(self) -> str:
        """The text."""
        return self.line.text()

    def put(self, value: str) -> None:
        """Show it; the same text again would lose what is selected."""
        if self.line.text() != value:
            self.line.setText(value)


class CurrencyRow(TextRow):
    """Three letters, with the currency's name beside what is usual."""

    def __init__(self, field: str) -> None:
        super().__init__(field)
        self.line.setMaxLength(3)
        self.line.setFixedWidth(px(72))

    def value(self) -> str:
        """The code in capitals."""
        return self.line.text().strip().upper()

    def usual(self) -> str:
        """The dollar."""
        return DeskSettings().home_currency

    def aside(self) -> str:
        """Its name."""
        return currency_words(self.known())


class AddressRow(SettingRow):
    """A postal address below its sentence, kept field by field."""

    def __init__(self, field: str) -> None:
        self.address = AddressEdit()
        super().__init__(field, self.address, below=True)
        self.address.edited.connect(self.leave)
        self.setFocusProxy(self.address.lines["name"])

    def typed(self) -> Any:
        """The address."""
        return self.address.address()

    def put(self, value: Any) -> None:
        """Show it."""
        if self.address.address() != value:
            self.address.set_address(value)

    def hint(self) -> str:
        """What a label still wants."""
        return missing_words(self.settings.return_address)

    def name_editor(self, name: str) -> None:
        """Each field names itself."""
        self.address.setAccessibleName(name)


class ThresholdRow(SettingRow):
    """A whole number of the triage settings."""

    #: the sentence of its bounds
    bounds_told = "errors.settings.bounds"

    def known(self) -> Percent:
        """What the desk has."""
        known: Percent = getattr(self.settings.triage, self.field)
        return known

    def usual(self) -> Percent:
        """The guides' default."""
        usual: Percent = getattr(TriageSettings(), self.field)
        return usual

    def usual_words(self) -> str:
        """With what it counts."""
        return counted(self.field, self.usual())

    def impossible(self) -> str:
        """The bounds."""
        bounds = BOUNDS[self.field]
        scale = 100 if bounds.unit == "cents" else 1
        facts = {"least": f"{bounds.least // scale:,}", "most": f"{bounds.most // scale:,}"}
        return say(self.bounds_told, look().lang, **facts)


class CountRow(ThresholdRow):
    """Dollars, percent, days, returns or claims."""

    def __init__(self, field: str) -> None:
        bounds = BOUNDS[field]
        share = bounds.unit == "percent"
        self.bounds_told = "errors.settings.share" if share else "errors.settings.whole"
        self.count = (ShareEdit if share else CountEdit)(bounds.least, bounds.most)
        super().__init__(field, self.count)
        self.count.left.connect(self.leave)

    def typed(self) -> str:
        """The figures."""
        return self.count.line.text()

    def value(self) -> Percent | None:
        """The number."""
        return self.count.number()

    def put(self, value: Percent) -> None:
        """Show it."""
        if self.typed() != str(value):
            self.count.set_count(value)

    def name_editor(self, name: str) -> None:
        """With its unit."""
        self.count.set_words(name, said(f"unit.{BOUNDS[self.field].unit}"))

    def why(self) -> str:
        """The promise is told with its two examples."""
        percent = self.known()
        facts = {"long": int(30 * percent // 100), "short": int(14 * percent // 100)}
        return said(f"why.{self.field}", **facts)

    def aside(self) -> str:
        """Dollars in the home currency."""
        dollars = BOUNDS[self.field].unit == "usd"
        return at_home(int(self.known()), self.settings) if dollars else ""


class MoneyRow(ThresholdRow):
    """Dollars and cents, kept as cents."""

    def __init__(self, field: str) -> None:
        self.money = MoneyEdit("USD")
        self.money.line.setFixedWidth(px(72))
        self.money.line.setAlignment(Qt.AlignmentFlag.AlignLeft)
        super().__init__(field, self.money)
        self.money.line.editingFinished.connect(self.leave)

    def typed(self) -> str:
        """The figures."""
        return self.money.line.text()

    def value(self) -> int | None:
        """Cents."""
        money = self.money.money()
        return None if money is None else money.minor

    def put(self, value: Percent) -> None:
        """Show it."""
        money = Money(int(value), "USD")
        if self.typed() != str(money.amount):
            self.money.set_money(money)

    def name_editor(self, name: str) -> None:
        """With its unit, as a number has it: what describes it is the sentence."""
        super().name_editor(f"{name} ({self.money.currency()})")


class ShapeRow(SettingRow):
    """One store policy for all goods, or one per product group."""

    def __init__(self, field: str) -> None:
        self.choice = Segmented()
        super().__init__(field, self.choice)
        self.choice.chosen.connect(self.leave)

    def typed(self) -> bool:
        """One per group."""
        return self.choice.value() == "each"

    def put(self, value: bool) -> None:
        """Show it."""
        self.choice.set_value("each" if value else "one")

    def name_editor(self, name: str) -> None:
        """Both answers in the language on screen."""
        self.choice.setAccessibleName(name)
        self.choice.set_options([(key, said(f"per_group.{key}")) for key in ("one", "each")])


class ChoiceRow(SettingRow):
    """One answer out of a few, each the way of a guide."""

    def __init__(self, field: str) -> None:
        self.choice = ChipChoice()
        super().__init__(field, self.choice, below=True)
        self.choice.chosen.connect(self.leave)
        self.name_editor("")

    def typed(self) -> str:
        """The chosen answer."""
        return self.choice.value()

    def put(self, value: str) -> None:
        """Show it."""
        self.choice.set_value(value)

    def known(self) -> str:
        """What the desk has."""
        return str(getattr(self.settings.triage, self.field))

    def usual(self) -> str:
        """What is chosen on a new desk."""
        return str(getattr(TriageSettings(), self.field))

    def usual_words(self) -> str:
        """The answer as it is read."""
        return said(f"{self.field}.{self.usual()}")

    def name_editor(self, name: str) -> None:
        """The answers in the language on screen."""
        self.choice.setAccessibleName(name)
        self.choice.set_options(
            [(each, said(f"{self.field}.{each}")) for each in CHOICES[self.field]]
        )


class GiftRow(TextRow):
    """What the gift is called in letters of one language; empty, it is asked for each time."""

    def __init__(self, lang: str) -> None:
        super().__init__(f"gift_{lang}")

    def usual(self) -> str:
        """No words of one's own."""
        return ""

    def usual_words(self) -> str:
        """What happens then."""
        return say("settings.gift_asked", look().lang)
