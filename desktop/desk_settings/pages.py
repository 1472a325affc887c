"""The pages of the settings: what they are about, and their rows."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from desktop.desk_settings.deadlines_part import DeadlinesPart
from desktop.desk_settings.ladder_part import LadderPart
from desktop.desk_settings.limits_part import LimitsPart
from desktop.desk_settings.own_table import OwnTable
from desktop.desk_settings.rates_part import RatesPart
from desktop.desk_settings.rows import (
    AddressRow,
    ChoiceRow,
    CountRow,
    CurrencyRow,
    GiftRow,
    MoneyRow,
    ShapeRow,
    TextRow,
)
from desktop.desk_settings.sayings import said
from desktop.desk_settings.setting_row import SettingRow
from desktop.desk_settings.transit_part import TransitPart
from desktop.look.theme import px
from desktop.widgets.labels import PlainLabel
from returns.records.settings import DeskSettings

SECTIONS = (
    *("shop", "offers", "ladder", "signs", "deadlines", "reasons"),
    *("limits", "store", "rates", "transit", "places", "letters"),
)


class Page(QScrollArea):
    """A title, a sentence and the parts of one section."""

    def __init__(
        self,
        section: str,
        parts: Sequence[SettingRow | OwnTable],
        width: int = 0,
        *,
        tried: bool = False,
    ) -> None:
        super().__init__()
        self.section, self.parts = section, tuple(parts)
        #: what is entered is tried on past cases before it is kept: it decides what is advised
        self.tried = tried
        self._title, self._line = PlainLabel("", "title"), PlainLabel("", "body", "muted")
        self._title.setContentsMargins(0, 0, 0, px(4))
        inside = QWidget()
        box = self.box = QVBoxLayout(inside)
        box.setContentsMargins(px(26), px(18), px(26), px(18))
        box.setSpacing(0)
        box.addWidget(self._title)
        box.addWidget(self._line)
        box.addSpacing(px(4))
        for part in self.parts:
            box.addWidget(part, 1 if isinstance(part, OwnTable) and part.grows else 0)
            if isinstance(part, SettingRow):
                part.set_input_width(width)
        if not any(isinstance(part, OwnTable) and part.grows for part in self.parts):
            box.addStretch(1)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(inside)

    def changed(self) -> bool:
        """Whether something on it is not as it came."""
        return any(_changed(part) for part in self.parts)

    def retranslate(self) -> None:
        """Say it in the language on screen."""
        self._title.setText(said(f"section.{self.section}"))
        self._line.setText(said(f"line.{self.section}"))
        self.setAccessibleName(said(f"section.{self.section}"))
        for part in self.parts:
            part.retranslate()


def _changed(part: SettingRow | OwnTable) -> bool:
    if isinstance(part, OwnTable):
        return part.changed()
    usual = part.usual()
    return bool(
        part.known() != (getattr(DeskSettings(), part.field) if usual is None else usual)
    )


def make_pages() -> tuple[Page, ...]:
    """Those that need no desk, in the order of `SECTIONS`."""
    offers: list[SettingRow] = [
        CountRow(field)
        for field in (
            *("returnless_below_usd", "dear_above_usd"),
            *("first_returns_to_us", "refusals_to_leave"),
        )
    ]
    offers.append(MoneyRow("return_freight_usd_cents"))
    offers += [CountRow(field) for field in ("resale_percent", "fine_after_all_percent")]
    rungs = (
        LadderPart(),
        CountRow("partial_percent"),
        CountRow("second_partial_percent"),
        CountRow("used_back_percent"),
        ChoiceRow("gift_when"),
        *(GiftRow("en"), GiftRow("zh"), MoneyRow("gift_usd_cents")),
        ChoiceRow("insisting_pays"),
    )
    signs = (
        *("suspected_from", "sign_many_returns", "many_returns", "sign_contradicted"),
        *("sign_all_returned", "many_pieces", "sign_same_photo", "sign_similar_photo"),
        *("sign_serial", "sign_value_jump", "jump_times", "sign_above_article", "above_times"),
        *("relief_often_back", "often_back_percent"),
    )
    shop = (
        TextRow("shop_name"),
        TextRow("email"),
        AddressRow("return_address"),
        CurrencyRow("home_currency"),
    )
    store = (CountRow("tighten_percent"), ShapeRow("per_group"), CountRow("check_policy_days"))
    return (
        Page("shop", shop, 280),
        Page("offers", offers, 190, tried=True),
        Page("ladder", rungs, 220, tried=True),
        Page("signs", [CountRow(field) for field in signs], 190, tried=True),
        Page("deadlines", (DeadlinesPart(),), tried=True),
        Page("limits", (LimitsPart(),)),
        Page("store", store, 240),
        Page("rates", (RatesPart(),)),
        Page("transit", (TransitPart(),)),
    )
