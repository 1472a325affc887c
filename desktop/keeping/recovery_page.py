"""A desk that will not open: what is wrong, what is safe, and the ways on. Nothing is deleted."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.keeping.copies_card import CopiesTable
from desktop.keeping.copies_model import CopiesModel
from desktop.keeping.sayings import said, when_words
from desktop.theme import px
from desktop.usual_place import nearest_there
from desktop.widgets.button import Button
from desktop.widgets.card import Card
from desktop.widgets.labels import PlainLabel
from desktop.widgets.layouts import column, row
from desktop.widgets.messages import LineIcon
from desktop.wording import refusal_words
from returns.errors import Refusal
from returns.keeping.recovery import Remains
from returns.records.keeping import Copy

#: what can be done about trouble beside going back to a copy
WAYS = ("accept", "salvage", "folder")


@dataclass(frozen=True, slots=True)
class Trouble:
    """A desk that was not opened: where it is, why, what remains, and the ways that are offered."""

    folder: Path
    refusal: Refusal
    remains: Remains
    ways: frozenset[str]


class RecoveryPage(QFrame):
    """Says it and offers the ways; whoever shows it does them."""

    look_wanted = Signal(object)
    #: (`Copy`, the desk's folder)
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
        self._line = PlainLabel("", "small", "muted")
        self.model = CopiesModel(lambda: self._now)
        self.table = CopiesTable(self.model)
        self.look, self.make = Button(), Button("", "primary")
        self.choose = Button("", "link")
        self._other = Card()
        self.accept, self.salvage = Button(), Button()
        self._accept_line = PlainLabel("", "small", "muted")
        self._salvage_line = PlainLabel("", "small", "muted")
        self.folder, self.again, self.others = Button(), Button(), Button("", "link")
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        for part in (self._line, self.table):
            self._copies.add(part)
        self._copies.add(row(self.look, self.make, self.choose, None))
        for button, line in (
            (self.accept, self._accept_line),
            (self.salvage, self._salvage_line),
        ):
            self._other.add(row(button, line, None, gap=12))
        self._other.add(row(self.again, self.folder, None, self.others))
        inside = QWidget()
        inside.setMaximumWidth(px(760))
        head = row(LineIcon("mark", 26, "text"), self.title, gap=10)
        head.setStretchFactor(self.title, 1)
        inside.setLayout(
            column(head, self._what, self._safe, self._copies, self._other, None, gap=12)
        )
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(inside, 20)
        across.addStretch(1)
        holder = QWidget()
        middle = QVBoxLayout(holder)
        middle.setContentsMargins(px(20), px(28), px(20), px(20))
        middle.addLayout(across)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(holder)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(scroll)

    def _wire(self) -> None:
        self.look.clicked.connect(lambda: self.look_wanted.emit(self.copy()))
        self.make.clicked.connect(lambda: self.make_wanted.emit(self.copy()))
        self.choose.clicked.connect(self._choose)
        self.accept.clicked.connect(self.accept_wanted)
        self.salvage.clicked.connect(self.salvage_wanted)
        self.folder.clicked.connect(self._show_folder)
        self.again.clicked.connect(self.again_wanted)
        self.others.clicked.connect(self.others_wanted)

    def show_trouble(self, trouble: Trouble, now: datetime) -> None:
        """Show it, the newest proved copy chosen."""
        self.trouble, self._now = trouble, now
        copies = trouble.remains.copies
        self.model.show(copies)
        self.table.fit_rows()
        for part in (self.table, self._line, self.look, self.make):
            part.setVisible(bool(copies))
        for part in (self.accept, self._accept_line):
            part.setVisible("accept" in trouble.ways)
        for part in (self.salvage, self._salvage_line):
            part.setVisible("salvage" in trouble.ways)
        self.retranslate()
        if copies:
            self.table.selectRow(0)
            self.make.setFocus()
        else:
            self.again.setFocus()

    def copy(self) -> Copy | None:
        """The copy that is chosen."""
        index = self.table.currentIndex()
        return self.model.copies[index.row()] if index.isValid() else None

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
        self._line.setText(said("rec.copies.line"))
        self.table.setAccessibleName(said("rec.copies"))
        self.model.retranslate()
        self._other.set_caption(said("rec.other"))
        self._accept_line.setText(said("rec.accept.line"))
        self._salvage_line.setText(said("rec.salvage.line"))
        for button, phrase in (
            (self.look, "rec.look"),
            (self.make, "rec.make"),
            (self.choose, "rec.choose"),
            (self.accept, "rec.accept"),
            (self.salvage, "rec.salvage"),
            (self.folder, "rec.folder"),
            (self.again, "rec.again"),
            (self.others, "rec.others"),
        ):
            button.set_text(said(phrase))

    def _safe_words(self, remains: Remains) -> str:
        lines = [said("rec.safe.all")]
        proved = next((copy for copy in remains.copies if copy.proved_at), None)
        count = len(remains.copies)
        if proved is not None:
            when = when_words(proved.made_at, self._now)
            lines.append(said("rec.safe.copies", count=count, when=when))
        elif count:
            lines.append(said("rec.safe.unproved", count=count))
        else:
            lines.append(said("rec.safe.none"))
        if remains.photos:
            lines.append(said("rec.safe.photos", count=f"{remains.photos:,}"))
        if remains.papers:
            lines.append(said("rec.safe.papers", count=f"{remains.papers:,}"))
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
            self.what.setText(refusal_words(refusal))
            return
        others = [known for known in self.model.copies if known.path != copy.path]
        self.model.show((copy, *others))
        self.table.fit_rows()
        for part in (self.table, self._line, self.look, self.make):
            part.show()
        self.table.selectRow(0)

    def _show_folder(self) -> None:
        if self.trouble is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.trouble.folder)))

    def changeEvent(self, event: QEvent) -> None:
        """Say it in the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
