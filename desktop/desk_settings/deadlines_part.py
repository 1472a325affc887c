"""How long each event leaves: the seller's own times, or what the sources say."""

from PySide6.QtWidgets import QHeaderView

from desktop.desk_settings.deadlines_model import (
    CHECKED,
    TIME,
    WHERE,
    DeadlinesModel,
    about_words,
    time_words,
    told,
)
from desktop.desk_settings.own_table import OwnTable, TypedTable
from desktop.desk_settings.sayings import said
from desktop.widgets.button import Button
from desktop.widgets.labels import PlainLabel
from desktop.widgets.layouts import column, row
from desktop.wording import refusal_words
from returns.errors import Refusal
from returns.records.settings import DeskSettings, OwnDeadline
from returns.rules.dates.deadlines import DeadlineRow
from returns.rules.deadlines_check import deadline_row, deadline_typed, later_than_source


class DeadlinesPart(OwnTable):
    """The table, and below it whose word the chosen row is."""

    field = "deadlines"

    def __init__(self) -> None:
        super().__init__()
        self.times = DeadlinesModel()
        self.times.show_settings(self.settings)
        self.table = TypedTable(self.times, TIME, 8)
        heads = self.table.horizontalHeader()
        for narrow in (WHERE, TIME, CHECKED):
            heads.setSectionResizeMode(narrow, QHeaderView.ResizeMode.ResizeToContents)
        self._whose = PlainLabel("", "small", "muted")
        self._about = PlainLabel("", "small", "muted")
        self._late = PlainLabel("", "small", "warning")
        self.back, self.usual = Button("", "link"), Button()
        below = row(self._about, self.usual, gap=16)
        below.setStretchFactor(self._about, 1)
        self.setLayout(
            column(
                8,
                row(self._whose, gap=0),
                row(self.back, None),
                self.table,
                self._note,
                self._late,
                below,
                gap=8,
            )
        )
        self.times.entered.connect(self.set_time)
        self.table.remove_wanted.connect(self._go_back)
        self.table.selectionModel().currentChanged.connect(lambda *_: self._tell())
        self.usual.clicked.connect(self._go_back)
        self.back.clicked.connect(lambda: self.entered.emit("deadlines", {"deadlines": {}}))
        self.set_wrong("")
        self._tell()

    def show_settings(self, settings: DeskSettings) -> None:
        """What the desk has now."""
        if self.settings.deadlines != settings.deadlines:
            self.set_wrong("")
        super().show_settings(settings)
        at = self.table.currentIndex()
        self.times.show_settings(settings)
        self.table.setCurrentIndex(self.times.index(max(0, at.row()), max(TIME, at.column())))
        self._tell()

    def changed(self) -> bool:
        """Some of them are the seller's own."""
        return bool(self.settings.deadlines)

    def set_time(self, key: str, text: str) -> None:
        """Keep the time of a row; the others stay as they are."""
        try:
            own = deadline_typed(key, text, self.settings.deadlines.get(key))
        except Refusal as refusal:
            self.set_wrong(refusal_words(refusal))
            return
        self.set_wrong("")
        self._enter(key, {**self.settings.deadlines, key: own})

    def _go_back(self) -> None:
        chosen = self._chosen()
        if chosen is not None and chosen.own_since:
            own = self.settings.deadlines
            rest = {key: time for key, time in own.items() if key != chosen.key}
            self._enter(chosen.key, rest)
            self.table.setFocus()

    def _enter(self, key: str, times: dict[str, OwnDeadline]) -> None:
        self.entered.emit(f"deadline.{key}", {"deadlines": times})

    def _chosen(self) -> DeadlineRow | None:
        index = self.table.currentIndex()
        return self.times.rows[index.row()] if index.isValid() else None

    def _tell(self) -> None:
        """Say whose word the chosen row is, and whether one's own comes too late."""
        own = len(self.settings.deadlines)
        self._whose.setText(told("some_own", count=own) if own else told("all_shipped"))
        self.back.setVisible(bool(own))
        chosen = self._chosen()
        self._about.setText(about_words(chosen) if chosen is not None else "")
        self.usual.setVisible(chosen is not None and bool(chosen.own_since))
        late = ""
        if chosen is not None and chosen.own_since:
            shipped = deadline_row(chosen.key)
            if later_than_source(shipped, self.settings.deadlines[chosen.key]):
                late = told("later", time=time_words(shipped))
        self._late.setText(late)
        self._late.setVisible(bool(late))
        self.table.setAccessibleDescription(f"{self._about.text()} {late}".strip())

    def retranslate(self) -> None:
        """Say it in the language on screen."""
        self.times.retranslate()
        self.table.setAccessibleName(said("name.deadlines"))
        self.usual.set_text(told("usual"))
        self.back.set_text(told("back"))
        self._tell()
