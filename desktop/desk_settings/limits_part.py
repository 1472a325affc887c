"""What each addressee takes: the seller's own limits, or what the sources say."""

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QHeaderView

from desktop.desk_settings.limits_model import (
    CHECKED,
    VALUE,
    WHAT,
    WHO,
    LimitsModel,
    about_words,
    told,
)
from desktop.desk_settings.own_table import OwnTable, TypedTable
from desktop.desk_settings.sayings import said
from desktop.widgets.button import Button
from desktop.widgets.labels import PlainLabel
from desktop.widgets.layouts import column, row
from desktop.wording import refusal_words
from returns.errors import Refusal
from returns.records.packets import Figure
from returns.records.settings import DeskSettings, OwnLimit
from returns.rules.packets.limits_check import limit_typed


class LimitsPart(OwnTable):
    """The table, and below it whose word the chosen limit is."""

    field = "limits"

    def __init__(self) -> None:
        super().__init__()
        self.limits = LimitsModel()
        self.limits.show_settings(self.settings)
        self.table = TypedTable(self.limits, VALUE, 8)
        self._whose = PlainLabel("", "small", "muted")
        self._about = PlainLabel("", "small", "muted")
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
                below,
                gap=8,
            )
        )
        self.limits.entered.connect(self.set_limit)
        self.table.remove_wanted.connect(self._go_back)
        self.table.selectionModel().currentChanged.connect(lambda *_: self._tell())
        self.usual.clicked.connect(self._go_back)
        self.back.clicked.connect(lambda: self.entered.emit("limits", {"limits": {}}))
        self.set_wrong("")
        heads = self.table.horizontalHeader()
        for narrow in (WHO, WHAT, CHECKED):
            heads.setSectionResizeMode(narrow, QHeaderView.ResizeMode.ResizeToContents)
        self._tell()

    def show_settings(self, settings: DeskSettings) -> None:
        """What the desk has now."""
        if self.settings.limits != settings.limits:
            self.set_wrong("")
        super().show_settings(settings)
        at = self.table.currentIndex()
        self.limits.show_settings(settings)
        self.table.setCurrentIndex(self.limits.index(max(0, at.row()), max(VALUE, at.column())))
        self._tell()

    def changed(self) -> bool:
        """Some of them are the seller's own."""
        return bool(self.settings.limits)

    def set_limit(self, key: str, text: str) -> None:
        """Keep a limit; the others stay as they are."""
        try:
            own = limit_typed(key, text)
        except Refusal as refusal:
            self.set_wrong(refusal_words(refusal))
            return
        self.set_wrong("")
        self._enter(key, {**self.settings.limits, key: own})

    def _go_back(self) -> None:
        chosen = self._chosen()
        if chosen is not None and chosen.own_since:
            own = self.settings.limits
            self._enter(chosen.key, {key: own[key] for key in own if key != chosen.key})
            self.table.setFocus()

    def _enter(self, key: str, limits: dict[str, OwnLimit]) -> None:
        self.entered.emit(f"limit.{key}", {"limits": limits})

    def _chosen(self) -> Figure | None:
        index = self.table.currentIndex()
        return self.limits.rows[index.row()] if index.isValid() else None

    def _tell(self) -> None:
        """Say whose word the chosen limit is."""
        own = len(self.settings.limits)
        self._whose.setText(told("some_own", count=own) if own else told("all_shipped"))
        self.back.setVisible(bool(own))
        chosen = self._chosen()
        self._about.setText(about_words(chosen) if chosen is not None else "")
        self.usual.setVisible(chosen is not None and bool(chosen.own_since))
        self.table.setAccessibleDescription(self._about.text())

    def show_limit(self, key: str) -> QModelIndex:
        """Go to that limit's cell."""
        cell = self.limits.index(self.limits.row_of(key), VALUE)
        self.table.setCurrentIndex(cell)
        self.table.scrollTo(cell)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        return cell

    def retranslate(self) -> None:
        """Say it in the language on screen."""
        self.limits.retranslate()
        self.table.setAccessibleName(said("name.limits"))
        self.usual.set_text(told("usual"))
        self.back.set_text(told("back"))
        self._tell()
