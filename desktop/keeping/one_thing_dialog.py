"""One case, photo or paper brought back from a copy: chosen from what the copy holds."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from desktop.keeping.sayings import said, when_words
from desktop.keeping.things_model import OF, ThingsModel
from desktop.look.theme import px
from desktop.widgets.choice_table import ChoiceTable
from desktop.widgets.dialog import Dialog
from desktop.widgets.labels import PlainLabel, set_tip
from desktop.widgets.segmented import Segmented
from returns.records.keeping import Copy, Thing

WIDTH, HEIGHT = 620, 560
#: of the table, where large text leaves little room
_LEAST = 120
_KINDS = ("case", "photo", "paper")


class _Search(QLineEdit):
    """Down goes on to what was found."""

    def __init__(self, table: QWidget) -> None:
        super().__init__()
        self._table = table
        self.setMinimumHeight(px(32))
        self.setClearButtonEnabled(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Everything else is typed."""
        if event.key() == Qt.Key.Key_Down:
            self._table.setFocus()
        else:
            super().keyPressEvent(event)


class OneThingDialog(Dialog):
    """Which kind, then which one; what is missing here stands first."""

    #: the `Thing` that shall come back
    chosen = Signal(object)

    def __init__(
        self,
        copy: Copy,
        things: Sequence[Thing],
        now: datetime,
        parent: QWidget | None = None,
    ) -> None:
        when = when_words(copy.made_at, now)
        super().__init__(said("one.title"), said("one.words", when=when), parent)
        self._things = {
            kind: [thing for thing in things if thing.kind == kind] for kind in _KINDS
        }
        self.kind = Segmented(tuple((kind, said(f"one.{kind}")) for kind in _KINDS))
        self.kind.setAccessibleName(said("one.title"))
        self.model = ThingsModel()
        self.table: ChoiceTable[Thing] = ChoiceTable(self.model, OF)
        self.search = _Search(self.table)
        self.search.setPlaceholderText(said("one.all"))
        self.search.setAccessibleName(said("one.all"))
        set_tip(self.search, said("one.all"))
        self.nothing = PlainLabel("", "body", "muted")
        self.add(self.kind)
        self.add(self.search)
        self.add(self.nothing)
        self.table.setMinimumHeight(px(_LEAST))
        self.add(self.table)
        self._give_room()
        self.ok.set_text(said("one.ok"))
        self.cancel.set_text(said("to.cancel"))
        self.kind.chosen.connect(self._turn)
        self.search.textChanged.connect(self._find)
        self.table.chosen.connect(lambda thing: self.ok.setEnabled(thing is not None))
        self.table.doubleClicked.connect(lambda _index: self.accept())
        self.kind.set_value("case")
        self._turn("case")

    def accept(self) -> None:
        """Bring back what is chosen."""
        thing = self.table.row()
        if thing is not None:
            self.chosen.emit(thing)
            super().accept()

    def _give_room(self) -> None:
        """The table takes what the dialog has to spare."""
        box = self._content.layout()
        if isinstance(box, QVBoxLayout):
            box.setStretchFactor(self.body, 100)
            self.body.setStretchFactor(self.table, 1)

    def _turn(self, kind: str) -> None:
        self.model.kind = kind
        self.table.setAccessibleName(said(f"one.{kind}"))
        self.search.setEnabled(bool(self._things[kind]))
        self.search.clear()
        self._find("")

    def _find(self, text: str) -> None:
        kind, wanted = self.model.kind, text.casefold().split()
        found = [thing for thing in self._things[kind] if _has(thing, wanted)]
        self.model.show(found)
        self.model.retranslate()
        self.table.setVisible(bool(found))
        self.nothing.setVisible(not found)
        empty = not self._things[kind]
        self.nothing.setText(
            said(f"one.no_{kind}") if empty else said("one.nothing", words=text)
        )
        if text and len(found) == 1:
            self.table.selectRow(0)


def _has(thing: Thing, wanted: Sequence[str]) -> bool:
    words = f"{thing.name} {thing.title} {thing.case} {thing.words}".casefold()
    return all(each in words for each in wanted)
