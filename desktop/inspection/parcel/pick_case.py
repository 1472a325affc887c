"""Whose parcel is it? A list to choose from, and a line to look further."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QScrollArea, QVBoxLayout, QWidget

from desktop.inspection.parcel.waiting_page import PickList, case_row
from desktop.look.theme import px
from desktop.widgets.button import Button
from desktop.widgets.labels import PlainLabel
from desktop.widgets.layouts import row
from desktop.widgets.search_box import SearchBox
from desktop.widgets.veil import open_veiled
from returns.records.case import CaseSummary

#: the pause after which what was typed is looked for, in milliseconds
_TYPING_PAUSE = 150


class PickCase(QDialog):
    """Choose a case for a parcel, or keep it apart where that is offered."""

    #: what was typed, to be looked for
    searched = Signal(str)
    picked = Signal(int)
    #: keep the parcel apart for now
    kept_apart = Signal()

    def __init__(self, title: str, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setMinimumWidth(px(520))
        self._asked = ""
        self.search = SearchBox("search")
        self.search.setMaximumWidth(px(2000))
        self.search.set_words(self.tr("Case, order, buyer, item …"))
        self.found = PickList()
        self.found.setAccessibleName(self.tr("Cases"))
        self.nothing = PlainLabel("", "body", "muted")
        self.keep = Button(self.tr("Keep apart"))
        self.cancel = Button(self.tr("Cancel"))
        self.keep.hide()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_TYPING_PAUSE)
        self._lay_out(title, words)
        self._wire()
        self.show_cases(())

    def open_at_list(self) -> None:
        """Open with the choice on the first case."""
        open_veiled(self)
        self.found.setFocus()
        self.found.choose_first()

    def _lay_out(self, title: str, words: str) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(px(20), px(16), px(20), px(16))
        box.setSpacing(px(10))
        box.addWidget(PlainLabel(title, "heading"))
        box.addWidget(PlainLabel(words, "body", "muted"))
        box.addWidget(self.search)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setMinimumHeight(px(52 * 4))
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QWidget()
        inside = QVBoxLayout(inner)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.nothing)
        inside.addWidget(self.found)
        inside.addStretch(1)
        scroll.setWidget(inner)
        box.addWidget(scroll, 1)
        box.addLayout(row(self.keep, None, self.cancel))

    def _wire(self) -> None:
        self.search.line.textChanged.connect(lambda _text: self._pause.start())
        self._pause.timeout.connect(self._look)
        self.search.line.returnPressed.connect(self._first)
        self.found.picked.connect(self._take)
        self.keep.clicked.connect(self._keep_apart)
        self.cancel.clicked.connect(self.reject)

    def show_cases(self, cases: Sequence[CaseSummary]) -> None:
        """Offer these."""
        self.found.set_rows([case_row(case) for case in cases])
        self.found.setVisible(bool(cases))
        self.nothing.setText("" if cases else self.tr("No case fits yet. Type a part of it."))
        self.nothing.setVisible(not cases)

    def _look(self) -> None:
        self._asked = self.search.line.text().strip()
        if self._asked:
            self.searched.emit(self._asked)

    def _first(self) -> None:
        """Enter in the line takes the only case left, else goes to the list."""
        ids = self.found.ids()
        if len(ids) == 1 and self.found.isVisible():
            self._take(ids[0])
        elif ids:
            self.found.setFocus()
            self.found.choose_first()

    def _take(self, case_id: int) -> None:
        self.picked.emit(case_id)
        self.accept()

    def _keep_apart(self) -> None:
        self.kept_apart.emit()
        self.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down goes from the line into the list."""
        if event.key() == Qt.Key.Key_Down and self.search.line.hasFocus():
            self.found.setFocus()
            self.found.choose_first()
            return
        super().keyPressEvent(event)
