"""Why things come back: whose fault each reason usually is, and what means it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHeaderView

from desktop.desk_settings.own_table import OwnTable
from desktop.desk_settings.reasons.own_reason_dialog import OwnReasonDialog
from desktop.desk_settings.reasons.reasons_model import (
    WHY,
    ReasonRow,
    ReasonsModel,
    meant_by_words,
    why_words,
)
from desktop.desk_settings.sayings import said
from desktop.look.theme import px
from desktop.widgets.button import Button
from desktop.widgets.choice_box import ChoiceBox
from desktop.widgets.choice_table import ChoiceTable
from desktop.widgets.labels import PlainLabel
from desktop.widgets.layouts import FlowLayout, column
from desktop.wording import choice_word, word
from returns.records.own_reason import OwnReason
from returns.records.settings import DeskSettings
from returns.rules.reasons import usual_fault
from returns.terms import Fault


class ReasonsPart(OwnTable):
    """The table; below it the chosen reason's fault, to be chosen, and its words."""

    field = "faults"
    also = ("reasons",)
    #: an `OwnReason` shall go: whoever knows the desk asks whether it is used
    remove_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.reasons = ReasonsModel()
        self.table: ChoiceTable[ReasonRow] = ChoiceTable(self.reasons, WHY)
        self.table.setProperty("kind", "boxed")
        # long words of another language share the room instead of scrolling sideways
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.table.setMinimumHeight(px(34 * 5))
        self._name = PlainLabel("", "medium")
        self.fault = ChoiceBox()
        self._why, self._codes = (
            PlainLabel("", "small", "muted"),
            PlainLabel("", "small", "muted"),
        )
        self.usual, self.back = Button("", "link"), Button("", "link")
        self.add, self.edit, self.remove = Button(), Button("", "link"), Button("", "link")
        chosen = FlowLayout(gap=10)
        for part in (self._name, self.fault, self.usual, self.edit, self.remove):
            chosen.addWidget(part)
        # words of another language go on two lines where one has no room for them
        above = FlowLayout(gap=10)
        above.addWidget(self.add)
        above.addWidget(self.back)
        box = column(8, above, gap=6)
        box.addWidget(self.table, 1)
        for below in (self._note, chosen, self._why, self._codes):
            box.addWidget(below) if isinstance(below, PlainLabel) else box.addLayout(below)
        self.setLayout(box)
        self.table.chosen.connect(lambda _: self._tell())
        self.fault.activated.connect(lambda _: self._choose(str(self.fault.currentData())))
        self.usual.clicked.connect(lambda: self._choose(""))
        self.add.clicked.connect(lambda: self._write(None))
        self.edit.clicked.connect(lambda: self._write(self._own()))
        self.remove.clicked.connect(self._ask_to_remove)
        self.back.clicked.connect(lambda: self.entered.emit("faults", {"faults": ()}))
        self.table.selectRow(0)
        self.set_wrong("")

    def show_settings(self, settings: DeskSettings) -> None:
        """What the desk has now."""
        chosen = self.table.row()
        super().show_settings(settings)
        self.set_wrong("")
        self.reasons.show_settings(settings)
        self.table.selectRow(self.reasons.row_of(chosen.id if chosen is not None else ""))
        self._tell()

    def changed(self) -> bool:
        """Some of them are seen otherwise than by the table, or are the seller's own."""
        return bool(self.settings.triage.faults or self.settings.reasons)

    def take_away(self, own: OwnReason) -> None:
        """One of the seller's own goes: nothing uses it."""
        rest = tuple(each for each in self.settings.reasons if each.id != own.id)
        self.entered.emit(f"reason.{own.id}", {"reasons": rest})
        self.table.setFocus()

    def _own(self) -> OwnReason | None:
        chosen = self.table.row()
        return chosen.own if chosen is not None else None

    def _write(self, own: OwnReason | None) -> None:
        """Ask for a new one, or for what another shall be."""
        others = [each for each in self.settings.reasons if each is not own]
        dialog = OwnReasonDialog(others, own, self.window())
        dialog.taken.connect(lambda told: self._take(others, told))
        dialog.open_sized(480)

    def _take(self, others: Sequence[OwnReason], own: OwnReason) -> None:
        self.entered.emit(f"reason.{own.id}", {"reasons": (*others, own)})
        self.table.selectRow(self.reasons.row_of(own.id))
        self.table.setFocus()

    def _ask_to_remove(self) -> None:
        own = self._own()
        if own is not None:
            self.set_wrong("")
            self.remove_wanted.emit(own)

    def refuse(self, sentence: str) -> None:
        """Say why; what was chosen is what holds again."""
        super().refuse(sentence)
        self._tell()

    def _choose(self, fault: str) -> None:
        """Keep whose fault the chosen reason is; "" takes the table's back."""
        chosen = self.table.row()
        if chosen is None or fault == usual_fault(chosen.reason, self.settings.triage.faults):
            return
        rest = tuple(each for each in self.settings.triage.faults if each[0] != chosen.id)
        faults = (*rest, (chosen.id, fault)) if fault else rest
        self.entered.emit(f"fault.{chosen.id}", {"faults": faults})
        self.fault.setFocus()

    def _tell(self) -> None:
        self.back.setVisible(bool(self.settings.triage.faults))
        chosen = self.table.row()
        if chosen is None:
            return
        own = chosen.id in dict(self.settings.triage.faults)
        self._name.setText(chosen.name())
        self.fault.setVisible(chosen.may_choose)
        self.edit.setVisible(chosen.own is not None)
        self.remove.setVisible(chosen.own is not None)
        now = usual_fault(chosen.reason, self.settings.triage.faults)
        self.fault.setCurrentIndex(self.fault.findData(now.value))
        self.usual.setVisible(own)
        self.usual.set_text(
            said("back", value=word("fault", chosen.reason.default_fault.value))
        )
        self._why.setText(why_words(chosen))
        self._codes.setText(meant_by_words(chosen))
        self.fault.setAccessibleName(f"{said('reasons.fault')}: {chosen.name()}")
        self.fault.setAccessibleDescription(self._why.text())

    def retranslate(self) -> None:
        """Say it in the language on screen."""
        self.reasons.retranslate()
        self.table.setAccessibleName(said("name.faults"))
        self.table.setAccessibleDescription(said("why.faults"))
        self.fault.clear()
        for each in Fault:
            self.fault.addItem(choice_word("fault", each.value), each.value)
        self.back.set_text(said("reasons.back"))
        for name in ("add", "edit", "remove"):
            getattr(self, name).set_text(said(f"reasons.{name}"))
        self._tell()
