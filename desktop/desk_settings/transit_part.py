"""How long orders take until they are there: the seller's own days, or those that are usual."""

from PySide6.QtWidgets import QLineEdit

from desktop.desk_settings.own_table import Cell, RefusingTable, TypedTable
from desktop.desk_settings.sayings import said
from desktop.desk_settings.transit_model import ARRIVE, SHIP, USUAL, TransitModel
from desktop.look.theme import px
from desktop.widgets.button import Button
from desktop.widgets.choice_box import ChoiceBox
from desktop.widgets.labels import PlainLabel
from desktop.widgets.layouts import FlowLayout, column, row
from desktop.wording import refusal_words, word
from returns.errors import Refusal
from returns.records.settings import DeskSettings
from returns.rules.dates.dates import key_of, shipped_transit
from returns.rules.settings_check import days_typed
from returns.terms import Fulfilment


class TransitPart(RefusingTable):
    """The table, and a country more."""

    field = "transit"

    def __init__(self) -> None:
        self.ways = TransitModel()
        super().__init__(self.ways)
        self.ways.show_settings(self.settings)
        self.table = TypedTable(self.ways, SHIP, 9, (SHIP, ARRIVE, USUAL))
        self.who, self.country, self.days = ChoiceBox(), QLineEdit(), QLineEdit()
        self._more = (self.country, self.days)
        self._whose = PlainLabel("", "small", "muted")
        self.add, self.remove = Button("", icon_name="plus"), Button()
        self.back = Button("", "link")
        self._lay_out()
        self.ways.entered.connect(self._set_cell)
        self.table.remove_wanted.connect(self._remove)
        self.table.selectionModel().currentChanged.connect(lambda *_: self._offer_removal())
        self.add.clicked.connect(self._add)
        self.days.returnPressed.connect(self._add)
        self.country.returnPressed.connect(self.days.setFocus)
        self.remove.clicked.connect(self._remove)
        self.back.clicked.connect(self._ask_usual)
        self.set_wrong("")

    def _lay_out(self) -> None:
        self.country.setMaxLength(2)
        self.country.setFixedWidth(px(56))
        self.country.setPlaceholderText("DE")
        self.days.setPlaceholderText("1–3, 4–9")
        self.days.setFixedWidth(px(96))
        new = FlowLayout(gap=8)
        for part in (self.who, self.country, self.days, self.add, self.remove):
            new.addWidget(part)
        whose = row(self._whose, gap=0)
        back = row(self.back, None)
        self.setLayout(column(8, whose, back, self.table, self._note, new, gap=8))

    def show_settings(self, settings: DeskSettings) -> None:
        """What the desk has now."""
        before = self.settings
        super().show_settings(settings)
        if before.transit != settings.transit:
            if not self.ways.refused:
                self.set_wrong("")
            self.country.clear()
            self.days.clear()
        at = self.table.currentIndex()
        self.ways.show_settings(settings)
        self.table.setCurrentIndex(self.ways.index(max(0, at.row()), max(SHIP, at.column())))
        # what is usual stands beside days of one's own: by itself it would be said twice
        self.table.setColumnHidden(USUAL, not settings.transit)
        self.back.setVisible(bool(settings.transit))
        self._say_whose()
        self._offer_removal()

    def changed(self) -> bool:
        """Some rows are the seller's own."""
        return bool(self.settings.transit)

    def _set_cell(self, cell: Cell, text: str, both: str) -> None:
        self.set_days(cell[0], both, (cell, text))

    def set_days(self, key: str, text: str, typed: tuple[Cell, str] | None = None) -> None:
        """Keep the days of a row, `typed` into a cell of it; the others stay as they are."""
        try:
            days = days_typed(text)
        except Refusal as refusal:
            self._asked = typed
            self.refuse(refusal_words(refusal))
            return
        transit = {**self.settings.transit, key: days}
        self._ask(f"transit.{key}", {"transit": transit}, typed)

    def _add(self) -> None:
        key = f"{self.who.currentData()}:{self.country.text().strip().upper() or '*'}"
        self.set_days(key, self.days.text())

    def _remove(self) -> None:
        key = self._removable()
        if key:
            rest = {each: days for each, days in self.settings.transit.items() if each != key}
            self._ask(f"transit.{key}", {"transit": rest})

    def _removable(self) -> str:
        """The chosen row, where it is the seller's own: it goes, or becomes the usual one again."""
        index = self.table.currentIndex()
        key = key_of(self.ways.rows[index.row()]) if index.isValid() else ""
        return key if key in self.settings.transit else ""

    def _offer_removal(self) -> None:
        key = self._removable()
        self.remove.setVisible(bool(key))
        usual = key in {key_of(each) for each in shipped_transit().rows}
        self.remove.set_text(said("transit.usual" if usual else "rates.remove"))

    def retranslate(self) -> None:
        """Say it in the language on screen."""
        self.ways.retranslate()
        self.table.setAccessibleName(said("name.transit"))
        self.table.setAccessibleDescription(said("why.transit"))
        kept = self.who.currentData()
        self.who.clear()
        for each in Fulfilment:
            self.who.addItem(word("fulfilment", each.value), each.value)
        self.who.setCurrentIndex(max(0, self.who.findData(kept)))
        self.who.setAccessibleName(said("transit.way"))
        self.country.setAccessibleName(said("transit.country"))
        self.days.setAccessibleName(said("transit.days"))
        self.add.set_text(said("transit.add"))
        self.back.set_text(said("transit.back"))
        self._say_whose()
        self._offer_removal()

    def _say_whose(self) -> None:
        own = bool(self.settings.transit)
        self._whose.setText(said("transit.own" if own else "transit.shipped"))
