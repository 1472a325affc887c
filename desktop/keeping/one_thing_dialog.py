"""One case, photo or paper brought back from a copy."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QStackedWidget, QWidget

from desktop.keeping.sayings import said, when_words
from desktop.theme import px
from desktop.widgets.dialog import Dialog
from desktop.widgets.labels import PlainLabel
from desktop.widgets.layouts import column
from desktop.widgets.segmented import Segmented
from returns.records.keeping import Copy

WIDTH = 520
_KINDS = ("case", "photo", "paper")


class OneThingDialog(Dialog):
    """Which kind, then which one; photos are those that the desk lacks."""

    #: (kind, number, SHA-256 or name)
    chosen = Signal(str, str)

    def __init__(
        self,
        copy: Copy,
        photos: Sequence[str],
        papers: Sequence[str],
        now: datetime,
        parent: QWidget | None = None,
    ) -> None:
        when = when_words(copy.made_at, now)
        super().__init__(said("one.title"), said("one.words", when=when), parent)
        self.kind = Segmented(tuple((kind, said(f"one.{kind}")) for kind in _KINDS))
        self.kind.setAccessibleName(said("one.title"))
        self.number, self.photo, self.paper = QLineEdit(), QComboBox(), QComboBox()
        self.number.setPlaceholderText("RC-2026-00012")
        for name in photos:
            self.photo.addItem(f"{name[:16]}…", name)
        for name in papers:
            self.paper.addItem(name, name)
        self._pages = QStackedWidget()
        for kind, field, none in (
            ("case", self.number, ""),
            ("photo", self.photo, "" if photos else said("one.no_photo")),
            ("paper", self.paper, "" if papers else said("one.no_paper")),
        ):
            self._pages.addWidget(_page(said(f"one.{kind}.field"), field, none))
        self.add(self.kind)
        self.add(self._pages)
        self.ok.set_text(said("one.ok"))
        self.cancel.set_text(said("to.cancel"))
        self.kind.chosen.connect(self._turn)
        self.kind.set_value("case")
        self._turn("case")

    def accept(self) -> None:
        """Bring back what is named."""
        kind = self.kind.value()
        if kind == "case":
            name = self.number.text().strip()
        else:
            name = str((self.photo if kind == "photo" else self.paper).currentData() or "")
        if not name:
            self.show_problem(said("one.none_case"))
            self.fit_height(WIDTH)
            return
        self.chosen.emit(kind, name)
        super().accept()

    def _turn(self, kind: str) -> None:
        self.show_problem("")
        at = _KINDS.index(kind)
        self._pages.setCurrentIndex(at)
        combos = {"photo": self.photo, "paper": self.paper}
        self.ok.setEnabled(kind not in combos or combos[kind].count() > 0)


def _page(name: str, field: QWidget, none: str) -> QWidget:
    page = QWidget()
    field.setAccessibleName(name)
    field.setMinimumHeight(px(32))
    field.setVisible(not none)
    page.setLayout(column(PlainLabel(none or name, "caption", "muted"), field, None, gap=4))
    return page
