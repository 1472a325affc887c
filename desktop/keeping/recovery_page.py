"""A desk that will not open: what is wrong, what is safe, and the ways on. Nothing is deleted."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.keeping.copies_model import WHY, CopiesModel
from desktop.keeping.sayings import said, when_words
from desktop.keeping.usual_place import nearest_there, show_folder
from desktop.look.theme import look, px
from desktop.widgets.button import Button
from desktop.widgets.card import Card
from desktop.widgets.choice_table import ChoiceTable
from desktop.widgets.labels import PlainLabel
from desktop.widgets.layouts import FlowLayout, column, framed, row
from desktop.widgets.messages import LineIcon
from desktop.widgets.scroll_column import ScrollColumn
from desktop.wording import refusal_words
from returns.errors import Refusal
from returns.keeping.recovery import Remains
from returns.keeping.report import held_words
from returns.records.keeping import Copy


@dataclass(frozen=True, slots=True)
class Trouble:
    """A desk that was not opened: where it is, why, what remains, and the ways that are offered."""

    folder: Path
    refusal: Refusal
    remains: Remains
    #: as `DeskInTrouble` names them: `accept` and `salvage` are offered where they are in it
    ways: frozenset[str]


class RecoveryPage(QFrame):
    """Says it above and offers the ways at the foot, in sight at any size; whoever shows it does them."""

    #: a `Copy` shall be opened to look at
    look_wanted = Signal(object)
    #: a `Copy` shall become the desk
    make_wanted = Signal(object)
    accept_wanted = Signal()
    salvage_wanted = Signal()
    again_wanted = Signal()
    others_wanted = Signal()

    def __init__(self, now: datetime, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "ground")
        self._now = now
        self.trouble: Trouble | None = None
        self.title = PlainLabel("", "title")
        self._what, self._safe = Card(tone="bad"), Card(tone="good")
        self.what, self.safe = PlainLabel(), PlainLabel()
        self._what.add(self.what)
        self._safe.add(self.safe)
        self._copies = Card()
        self.copies_line = PlainLabel("", "small", "muted")
        self.model = CopiesModel(lambda: self._now, self._place_of)
        self.table: ChoiceTable[Copy] = ChoiceTable(self.model, WHY)
        self.choose = Button("", "link")
        self._other = Card()
        self._accept_line, self._salvage_line = PlainLabel(), PlainLabel()
        self.folder, self.others = Button("", "link"), Button("", "link")
        #: what came of what was pressed
        self.told = PlainLabel("", "medium", "bad")
        self.make, self.look, self.again = Button("", "primary"), Button(), Button()
        self.accept, self.salvage = Button(), Button()
        self._lay_out()
        self._wire()

    def _place_of(self, copy: Copy) -> str:
        """Of a stolen or dying laptop's copies one must know which lie elsewhere."""
        if self.trouble is None or copy.path.is_relative_to(self.trouble.folder):
            return said("place.own")
        chosen = copy.path.parents[2]
        return chosen.name or str(chosen)

    def _lay_out(self) -> None:
        for part in (self.copies_line, self.table):
            self._copies.add(part)
        self._copies.add(row(self.choose, None))
        for line in (self._accept_line, self._salvage_line):
            self._other.add(line)
        self._other.add(row(self.folder, None, self.others))
        head = row(LineIcon("mark", 26, "text"), self.title, gap=10)
        head.setStretchFactor(self.title, 1)
        cards = column(head, self._what, self._safe, self._copies, self._other, None, gap=12)
        ways = FlowLayout()
        for button in (self.make, self.look, self.again, self.accept, self.salvage):
            ways.addWidget(button)
        above = _in_the_middle(cards)
        above.setContentsMargins(px(20), px(24), px(20), px(12))
        foot = framed("foot", _in_the_middle(column(self.told, ways, gap=8)), (20, 10, 20, 12))
        page = column(ScrollColumn(above), foot, gap=0)
        page.setStretch(0, 1)
        self.setLayout(page)

    def _wire(self) -> None:
        self.look.clicked.connect(lambda: self.look_wanted.emit(self.table.row()))
        self.make.clicked.connect(lambda: self.make_wanted.emit(self.table.row()))
        self.choose.clicked.connect(self._choose)
        self.accept.clicked.connect(self.accept_wanted)
        self.salvage.clicked.connect(self.salvage_wanted)
        self.folder.clicked.connect(self._show_folder)
        self.again.clicked.connect(self.again_wanted)
        self.others.clicked.connect(self.others_wanted)

    def show_trouble(self, trouble: Trouble, now: datetime) -> None:
        """Show it, the newest proved copy chosen."""
        self.trouble, self._now = trouble, now
        self.tell("")
        self._show_copies(trouble.remains.copies)
        for part in (self.accept, self._accept_line):
            part.setVisible("accept" in trouble.ways)
        for part in (self.salvage, self._salvage_line):
            part.setVisible("salvage" in trouble.ways)
        self.retranslate()
        (self.make if self.model.rows else self.again).setFocus()

    def tell(self, words: str) -> None:
        """Say why what was pressed did not come about; "" says nothing."""
        self.told.setText(words)
        self.told.setAccessibleName(words)
        self.told.setVisible(bool(words))

    def _show_copies(self, copies: Sequence[Copy]) -> None:
        self.model.show(copies)
        self.table.fit_rows()
        for part in (self.table, self.look, self.make):
            part.setVisible(bool(copies))
        if copies:
            self.table.selectRow(0)

    def retranslate(self) -> None:
        """Say it in the language on screen."""
        trouble = self.trouble
        if trouble is None:
            return
        self.title.setText(said("rec.title", desk=trouble.folder.name))
        self._what.set_caption(said("rec.what"))
        self.what.setText(refusal_words(trouble.refusal))
        self._safe.set_caption(said("rec.safe"))
        self.safe.setText(self._safe_words(trouble.remains))
        self._copies.set_caption(said("rec.copies"))
        self.copies_line.setText(
            said("rec.copies.line" if self.model.rows else "rec.copies.none")
        )
        self.table.setAccessibleName(said("rec.copies"))
        self.model.retranslate()
        self._other.set_caption(said("rec.other"))
        self._accept_line.setText(said("rec.accept.line"))
        self._salvage_line.setText(said("rec.salvage.line"))
        for button, phrase in (
            (self.look, "rec.look"),
            (self.make, "rec.make"),
            (self.choose, "rec.choose" if self.model.rows else "rec.choose.first"),
            (self.accept, "rec.accept"),
            (self.salvage, "rec.salvage"),
            (self.folder, "rec.folder"),
            (self.again, "rec.again"),
            (self.others, "rec.others"),
        ):
            button.set_text(said(phrase))

    def _safe_words(self, remains: Remains) -> str:
        lines = [said("rec.safe.all")]
        proved = [copy.made_at for copy in remains.copies if copy.proved_at]
        if proved:
            when = when_words(proved[0], self._now)
            lines.append(said("rec.safe.copies", count=len(proved), when=when))
        if remains.photos or remains.papers:
            held = held_words(
                look().lang, photos=remains.photos or None, papers=remains.papers or None
            )
            lines.append(said("rec.safe.held", held=held))
        return "\n".join(f"• {line}" for line in lines)

    def _choose(self) -> None:
        """A copy on a disk that was connected since, or in a place that is not remembered."""
        from returns.keeping.contents import copy_in
        from returns.keeping.opened import found_copy

        start = str(nearest_there(self.trouble.folder if self.trouble else Path.home()))
        chosen = QFileDialog.getExistingDirectory(self, said("rec.choose.title"), start)
        if not chosen:
            return
        try:
            copy = copy_in(found_copy(Path(chosen)))
        except Refusal as refusal:
            self.tell(refusal_words(refusal))
            return
        self.tell("")
        self._show_copies((copy, *(each for each in self.model.rows if each.path != copy.path)))
        self.retranslate()

    def _show_folder(self) -> None:
        if self.trouble is not None:
            show_folder(self.trouble.folder)

    def changeEvent(self, event: QEvent) -> None:
        """Say it in the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()


def _in_the_middle(content: QVBoxLayout) -> QHBoxLayout:
    """As wide as lines are read well, in the middle of what is wider."""
    inside = QWidget()
    inside.setMaximumWidth(px(760))
    inside.setLayout(content)
    across = QHBoxLayout()
    across.addStretch(1)
    across.addWidget(inside, 20)
    across.addStretch(1)
    return across
