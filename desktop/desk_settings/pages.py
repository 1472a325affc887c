"""The pages of the settings: what they are about, and their rows."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from desktop.desk_settings.own_table import OwnTable
from desktop.desk_settings.rates_part import RatesPart
from desktop.desk_settings.rows import (
    AddressRow,
    CountRow,
    CurrencyRow,
    MoneyRow,
    ShapeRow,
    TextRow,
)
from desktop.desk_settings.sayings import said
from desktop.desk_settings.setting_row import SettingRow
from desktop.desk_settings.transit_part import TransitPart
from desktop.look.theme import px
from desktop.widgets.labels import PlainLabel

SECTIONS = ("shop", "offers", "store", "rates", "transit", "places", "letters")


class Page(QScrollArea):
    """A title, a sentence and the parts of one section."""

    def __init__(
        self, section: str, parts: Sequence[SettingRow | OwnTable], width: int = 0
    ) -> None:
        super().__init__()
        self.section, self.parts = section, tuple(parts)
        self._title, self._line = PlainLabel("", "title"), PlainLabel("", "body", "muted")
        inside = QWidget()
        box = self.box = QVBoxLayout(inside)
        box.setContentsMargins(px(26), px(18), px(26), px(18))
        box.setSpacing(0)
        box.addWidget(self._title)
        box.addWidget(self._line)
        box.addSpacing(px(4))
        for part in self.parts:
            box.addWidget(part, 1 if isinstance(part, OwnTable) else 0)
            if isinstance(part, SettingRow):
                part.set_input_width(width)
        if not any(isinstance(part, OwnTable) for part in self.parts):
            box.addStretch(1)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(inside)

    def retranslate(self) -> None:
        """Say it in the language on screen."""
        self._title.setText(said(f"section.{self.section}"))
        self._line.setText(said(f"line.{self.section}"))
        self.setAccessibleName(said(f"section.{self.section}"))
        for part in self.parts:
            part.retranslate()


def make_pages() -> tuple[Page, ...]:
    """Those of settings, in the order of `SECTIONS`; the places and letters are none."""
    offers: list[SettingRow] = [
        CountRow(field)
        for field in (
            *("returnless_below_usd", "dear_above_usd", "partial_percent"),
            *("first_returns_to_us", "refusals_to_leave"),
        )
    ]
    offers.append(MoneyRow("return_freight_usd_cents"))
    offers += [CountRow(field) for field in ("resale_percent", "fine_after_all_percent")]
    shop = (
        TextRow("shop_name"),
        TextRow("email"),
        AddressRow("return_address"),
        CurrencyRow("home_currency"),
    )
    store = (CountRow("tighten_percent"), ShapeRow("per_group"), CountRow("check_policy_days"))
    return (
        Page("shop", shop, 280),
        Page("offers", offers, 190),
        Page("store", store, 240),
        Page("rates", (RatesPart(),)),
        Page("transit", (TransitPart(),)),
    )
