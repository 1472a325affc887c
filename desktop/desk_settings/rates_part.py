"""The exchange rates: the desk's own table or the shipped one, its day, a currency more."""

from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from desktop.desk_settings.own_table import RefusingTable, TypedTable
from desktop.desk_settings.rates_model import CODE, RATE, RatesModel
from desktop.desk_settings.sayings import said
from desktop.look.theme import px
from desktop.widgets.button import Button
from desktop.widgets.day_edit import DayEdit
from desktop.widgets.labels import PlainLabel
from desktop.widgets.layouts import column, row
from desktop.wording import day_words
from returns.records.settings import DeskSettings
from returns.rules.money.exchange import shipped_rates
from returns.rules.settings_check import shown_rates


class RatesPart(RefusingTable):
    """The table, its day, and a currency more."""

    field = "rates"

    def __init__(self) -> None:
        self.rates = RatesModel()
        super().__init__(self.rates)
        #: the day as it was typed and not taken
        self._no_day = ""
        self.table = TypedTable(self.rates, RATE, 7, narrow=(CODE,))
        self.day = DayEdit()
        self.code, self.rate = QLineEdit(), QLineEdit()
        self._more = (self.code, self.rate)
        self._whose = PlainLabel("", "small", "muted")
        self._day_name = PlainLabel("", "medium")
        self.add, self.remove = Button("", icon_name="plus"), Button()
        self.back = Button("", "link")
        self._lay_out()
        self._wire()
        self.set_wrong("")

    def _lay_out(self) -> None:
        self.code.setMaxLength(3)
        self.code.setFixedWidth(px(72))
        self.code.setPlaceholderText("EUR")
        self.rate.setMaxLength(20)
        self.rate.setFixedWidth(px(96))
        self.rate.setPlaceholderText("0.92")
        self.rate.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._day_name.setMinimumWidth(px(72))
        dated = row(self._day_name, self.day, gap=8)
        dated.setStretchFactor(self.day, 1)
        new = row(self.code, self.rate, self.add, None, self.remove, gap=8)
        self.setLayout(
            column(
                8,
                dated,
                row(self._whose, gap=0),
                row(self.back, None),
                self.table,
                self._note,
                new,
                gap=8,
            )
        )

    def _wire(self) -> None:
        self.rates.entered.connect(self.set_rate)
        self.table.remove_wanted.connect(self._remove)
        self.table.selectionModel().currentChanged.connect(lambda *_: self._offer_removal())
        self.day.line.editingFinished.connect(self.leave)
        self.day.changed.connect(self._picked)
        self.add.clicked.connect(self._add)
        self.rate.returnPressed.connect(self._add)
        self.code.returnPressed.connect(self.rate.setFocus)
        self.remove.clicked.connect(self._remove)
        self.back.clicked.connect(self._ask_usual)

    # --- what happens --------------------------------------------------------------------

    def show_settings(self, settings: DeskSettings) -> None:
        """What the desk has now."""
        before, self.settings = self.settings, settings
        if (before.rates, before.rates_on) != (settings.rates, settings.rates_on):
            if not self.rates.refused:
                self.set_wrong("")
            self._no_day = ""
            if self.code.text().strip().upper() in settings.rates:
                self.code.clear()
                self.rate.clear()
        self.rates.show_settings(settings)
        own = bool(settings.rates)
        self._show_day()
        self.day.setEnabled(own)
        self.back.setVisible(own)
        self._say_whose()
        self._offer_removal()

    def _show_day(self) -> None:
        day = date.fromisoformat(self.settings.rates_on or shipped_rates().as_of)
        if self.day.day() != day:
            self.day.set_day(day)

    def set_rate(self, code: str, text: str) -> None:
        """Keep a rate that was typed; the table is the desk's own from then on."""
        rates = shown_rates(self.settings) | {code: text}
        # a currency more has no cell yet: it stays in its own fields
        typed = ((code, RATE), text) if code in shown_rates(self.settings) else None
        self._ask(f"rate.{code}", {"rates": rates}, typed)

    def leave(self) -> None:
        """Keep the day that was typed."""
        typed = self.day.line.text().strip()
        day = self.day.day()
        text = day.isoformat() if day else typed
        if self.settings.rates and text != self.settings.rates_on:
            self._ask("rates_on", {"rates_on": text})

    def changed(self) -> bool:
        """The table is the seller's own."""
        return bool(self.settings.rates)

    def close_up(self) -> None:
        """Nobody comes back: a day that was not refused already is asked to be kept."""
        if not self.wrong or self.day.line.text() != self._no_day:
            self.leave()

    def refuse(self, sentence: str) -> None:
        """What was typed stays: in its cell, as the day, or beside what adds a currency."""
        self._no_day = self.day.line.text() if self._asked is None else ""
        super().refuse(sentence)

    def unkept(self) -> bool:
        """The day as well, as long as it stands as it was refused."""
        no_day = bool(self._no_day) and self.day.line.text() == self._no_day
        return no_day or super().unkept()

    def give_up(self) -> None:
        """Show what the desk has in place of what cannot be kept, the day as well."""
        super().give_up()
        self._no_day = ""
        self._show_day()

    def _picked(self) -> None:
        # a day from the calendar is whole; one that is being typed waits until the line is left
        if self.day.day() is not None and not self.day.line.hasFocus():
            self.leave()

    def _add(self) -> None:
        code = self.code.text().strip().upper()
        at = self.rates.row_of(code)
        if at >= 0:
            self.table.setCurrentIndex(self.rates.index(at, RATE))
        self.set_rate(code, self.rate.text())

    def _remove(self) -> None:
        code = self._removable()
        if code:
            rates: dict[str, Any] = shown_rates(self.settings)
            del rates[code]
            self._ask(f"rate.{code}", {"rates": rates})

    def _removable(self) -> str:
        """The chosen currency, if it is one that the seller added."""
        index = self.table.currentIndex()
        code = self.rates.rows[index.row()][0] if index.isValid() else ""
        return "" if code in shipped_rates().per_usd else code

    def _offer_removal(self) -> None:
        self.remove.setVisible(bool(self._removable()))

    # --- words ---------------------------------------------------------------------------

    def retranslate(self) -> None:
        """Say it in the language on screen."""
        self.rates.retranslate()
        self.table.setAccessibleName(said("name.rates"))
        self.table.setAccessibleDescription(said("why.rates"))
        self._day_name.setText(said("name.rates_on"))
        self.day.set_name(said("name.rates_on"))
        self.code.setAccessibleName(said("rates.code"))
        self.rate.setAccessibleName(said("rates.buys"))
        self.add.set_text(said("rates.add"))
        self.remove.set_text(said("rates.remove"))
        self.back.set_text(said("rates.back"))
        self._say_whose()

    def _say_whose(self) -> None:
        day = day_words(date.fromisoformat(shipped_rates().as_of), date.min)
        own = bool(self.settings.rates)
        self._whose.setText(said("rates.own") if own else said("rates.shipped", day=day))
