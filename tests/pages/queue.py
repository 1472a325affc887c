"""The Queue tab as a person sees it."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QPoint, Qt
from PySide6.QtTest import QTest

from desktop.queue.list.columns import Column
from desktop.widgets.chip import Chip
from desktop.widgets.fold_card import FoldCard
from desktop.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from returns.desk import Desk
    from returns.records.case import Case
    from tests.pages.window import WindowPage


class QueuePage:
    """Views at the left, cases in the middle, the open case at the right."""

    def __init__(self, window: "WindowPage") -> None:
        self.page = window
        self.tab = window.application.open.queue

    def rows(self, column: Column = Column.CASE) -> list[str]:
        """What a column says of each case, from the top."""
        model = self.tab.presenter.rows
        cases = [at for at, entry in enumerate(model.entries) if entry > 0]
        return [model.index(at, column).data() for at in cases]

    def ids(self) -> list[int]:
        """The numbers of the cases that have a row, from the top."""
        return [entry for entry in self.tab.presenter.rows.entries if entry > 0]

    def headings(self) -> list[str]:
        """The names of the groups, from the top."""
        model = self.tab.presenter.rows
        heads = model.grouping.heads(model.entries)
        return [model.index(at, 0).data() for at in sorted(heads)]

    def views(self) -> dict[str, str]:
        """View → count, in words."""
        rows = self.tab.views.views._rows.rows
        return {row.title: row.right for row in rows}

    def choose_view(self, key: str) -> None:
        """Press a view."""
        self.tab.views.views.set_key("")
        at = [row.key for row in self.tab.views.views._rows.rows].index(key)
        index = self.tab.views.views.model().index(at, 0)
        self.tab.views.views.setCurrentIndex(index)
        self.page.settle()

    def search(self, words: str) -> None:
        """Type into the search field."""
        self.tab.search.line.setFocus()
        self.tab.search.line.clear()
        QTest.keyClicks(self.tab.search.line, words)
        self.page.until(lambda: not self.tab.looking.pause.isActive())
        self.page.settle()

    def go_to(self, number: str) -> None:
        """Make a case current by its short number."""
        at = self.rows().index(number)
        self.tab.list.go_to(self.ids()[at])
        self.tab.list.setFocus()
        self.page.settle()

    def first(self, desk: "Desk", fits: "Callable[[Case], bool]") -> str:
        """The number of the first row whose case fits."""
        for number in self.rows():
            if fits(desk.cases.get(desk.cases.find(number))):
                return number
        raise AssertionError("no case in the view fits")

    def each(self, view: str) -> Iterator[int]:
        """Open the cases of a view one after the other; their row numbers."""
        self.choose_view(view)
        for case_id in self.ids():
            self.tab.list.go_to(case_id)
            self.page.settle()
            yield case_id

    def select(self, count: int) -> None:
        """Choose the first rows together."""
        self.choose(self.ids()[:count])

    def choose(self, case_ids: list[int]) -> None:
        """Choose these cases together."""
        chosen = self.tab.list.selectionModel()
        flag = QItemSelectionModel.SelectionFlag
        rows = self.tab.presenter.rows
        for at, case_id in enumerate(case_ids):
            index = rows.index(rows.row_of(case_id), 0)
            chosen.select(index, (flag.Select if at else flag.ClearAndSelect) | flag.Rows)
        self.tab.list.setFocus()
        self.page.settle()

    def press_row(
        self, at: int, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        """Press a row with the mouse, a heading too; -1 is the empty ground below the last one."""
        view = self.tab.list
        index = self.tab.presenter.rows.index(at, 0)
        view.scrollTo(index)
        spot = view.visualRect(index).center()
        if at < 0:
            spot = view.viewport().rect().bottomLeft() + QPoint(40, -6)
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, keys, spot)
        self.page.settle()

    def current(self) -> str:
        """The number of the current row."""
        return self.tab.list.currentIndex().siblingAtColumn(Column.CASE).data() or ""

    def press(self, key: Qt.Key | str) -> None:
        """Press a key in the list."""
        # as a window manager does when a dialog closes
        self.page.window.activateWindow()
        self.page.settle()
        self.tab.list.setFocus()
        self.page.key(key)

    def panel_texts(self) -> list[str]:
        """Every text of the open case that is on the screen, and why."""
        self.tab.panel._advice.why.setChecked(True)
        folds = self.tab.panel.findChildren(FoldCard)
        for card in folds:
            card.unfold()
        # what is in a card may be read only once it is open
        self.page.settle()
        labels = self.tab.panel.findChildren(PlainLabel)
        told = [label.text() for label in labels if label.isVisible() and label.text()]
        return told + [card.head.name for card in folds if card.isVisible()]

    def chips(self) -> list[str]:
        """What the chips of the open case say."""
        found = self.tab.panel.findChildren(Chip)
        return [chip.text() for chip in found if chip.isVisible()]

    def recommended(self) -> str:
        """What the card recommends."""
        return self.tab.panel._advice._what.text()
