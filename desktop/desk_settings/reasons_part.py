"""Why things come back: whose fault each reason usually is, and what means it."""

from PySide6.QtWidgets import QComboBox, QHeaderView

from desktop.desk_settings.own_table import OwnTable
from desktop.desk_settings.reasons_model import WHY, ReasonsModel, codes_words, fault_words
from desktop.desk_settings.sayings import said
from desktop.look.theme import px
from desktop.widgets.button import Button
from desktop.widgets.choice_table import ChoiceTable
from desktop.widgets.labels import PlainLabel
from desktop.widgets.layouts import column, row
from desktop.wording import word
from returns.records.settings import DeskSettings
from returns.rules.reasons import Reason, fault_is_choice, usual_fault
from returns.terms import Fault


class ReasonsPart(OwnTable):
    """The table; below it the chosen reason's fault, to be chosen, and its words."""

    field = "faults"

    def __init__(self) -> None:
        super().__init__()
        self.reasons = ReasonsModel()
        self.table: ChoiceTable[Reason] = ChoiceTable(self.reasons, WHY)
        self.table.setProperty("kind", "boxed")
        # long words of another language share the room instead of scrolling sideways
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.table.setMinimumHeight(px(34 * 5))
        self._name = PlainLabel("", "medium")
        self.fault = QComboBox()
        self._why, self._codes = (
            PlainLabel("", "small", "muted"),
            PlainLabel("", "small", "muted"),
        )
        self.usual, self.back = Button("", "link"), Button("", "link")
        chosen = row(self._name, self.fault, self.usual, None, gap=10)
        box = column(8, row(self.back, None), gap=6)
        box.addWidget(self.table, 1)
        for below in (self._note, chosen, self._why, self._codes):
            box.addWidget(below) if isinstance(below, PlainLabel) else box.addLayout(below)
        self.setLayout(box)
        self.table.chosen.connect(lambda _: self._tell())
        self.fault.activated.connect(lambda _: self._choose(str(self.fault.currentData())))
        self.usual.clicked.connect(lambda: self._choose(""))
        self.back.clicked.connect(lambda: self.entered.emit("faults", {"faults": ()}))
        self.table.selectRow(0)
        self.set_wrong("")

    def show_settings(self, settings: DeskSettings) -> None:
        """What the desk has now."""
        super().show_settings(settings)
        self.set_wrong("")
        self.reasons.show_settings(settings)
        self._tell()

    def changed(self) -> bool:
        """Some of them are seen otherwise than by the table."""
        return bool(self.settings.triage.faults)

    def refuse(self, sentence: str) -> None:
        """Say why; what was chosen is what holds again."""
        super().refuse(sentence)
        self._tell()

    def _choose(self, fault: str) -> None:
        """Keep whose fault the chosen reason is; "" takes the table's back."""
        chosen = self.table.row()
        if chosen is None or (fault or "") == usual_fault(chosen, self.settings.triage.faults):
            return
        rest = tuple(each for each in self.settings.triage.faults if each[0] != chosen.id)
        faults = (*rest, (chosen.id, fault)) if fault else rest
        self.entered.emit(f"fault.{chosen.id}", {"faults": faults})
        self.fault.setFocus()

    def _tell(self) -> None:
        self.back.setVisible(self.changed())
        chosen = self.table.row()
        if chosen is None:
            return
        choice = fault_is_choice(chosen.id)
        own = chosen.id in dict(self.settings.triage.faults)
        self._name.setText(word("reason", chosen.id))
        self.fault.setVisible(choice)
        now = usual_fault(chosen, self.settings.triage.faults)
        self.fault.setCurrentIndex(self.fault.findData(now.value))
        self.usual.setVisible(own)
        self.usual.set_text(said("back", value=word("fault", chosen.default_fault.value)))
        self._why.setText(fault_words(chosen))
        self._codes.setText(codes_words(chosen))
        self.fault.setAccessibleName(f"{said('reasons.fault')}: {word('reason', chosen.id)}")
        self.fault.setAccessibleDescription(self._why.text())

    def retranslate(self) -> None:
        """Say it in the language on screen."""
        self.reasons.retranslate()
        self.table.setAccessibleName(said("name.faults"))
        self.table.setAccessibleDescription(said("why.faults"))
        self.fault.clear()
        for each in Fault:
            self.fault.addItem(word("fault", each.value), each.value)
        self.back.set_text(said("reasons.back"))
        self._tell()
