"""The columns of the list: which, in which order and how wide, by room and by what the seller chose."""

from collections.abc import Iterable, Iterator
from functools import partial
from math import ceil

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF
from PySide6.QtWidgets import QHeaderView, QMenu, QTableView

from desktop.look.theme import font, px
from desktop.queue.list.case_delegate import ROW_HEIGHT, TALL_ROW
from desktop.queue.list.case_table import CaseTableModel
from desktop.queue.list.columns import COLUMNS, Column, title_of
from desktop.queue.list.shown_columns import ShownColumns
from desktop.widgets.list_header import kept_free
from desktop.widgets.popup_menu import PopupMenu

#: wide and narrow widths in design pixels; the item takes what is left
_WIDTHS = {column: row.width for column, row in COLUMNS.items() if row.width is not None}
_NARROW = 820
#: a double click makes a column as wide as what it says
_PRESSED = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick)
#: the item's title and reason can still be read in this
_LEAST_ITEM = 165
#: narrower than that the item has all of it, and tells the step and by when in a third line
_STACKED = 360
_WHOLE = tuple(column for column, row in COLUMNS.items() if row.whole)
#: what a narrow list leaves out, first to last; the open case shows it all
_LEFT_OUT = sorted(
    (column for column, row in COLUMNS.items() if row.left_out),
    key=lambda column: COLUMNS[column].left_out,
)


class ListColumns(QObject):
    """Fits the columns of a view, and lets a right click on its head, or a key, choose them."""

    #: the menu of the head was made: others may add to it
    menu_opened = Signal(QMenu)
    #: somebody wants to say where each stands and how wide it is
    arrange_wanted = Signal()

    def __init__(self, view: QTableView, rows: CaseTableModel) -> None:
        super().__init__(view)
        self._view, self._rows = view, rows
        self.chosen = ShownColumns()
        self._tall = False
        #: the mouse holds the head: a width that changes meanwhile is somebody's wish
        self._held = False
        self._fitting = False

    def begin(self) -> None:
        """The view has its head: a right click on it chooses."""
        head = self._view.horizontalHeader()
        head.setSectionsMovable(True)
        head.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        head.customContextMenuRequested.connect(self.ask)

    def watch(self) -> None:
        """From now on a change of a width or of the order is the user's."""
        head = self._view.horizontalHeader()
        head.viewport().installEventFilter(self)
        head.sectionResized.connect(self._resized)
        head.sectionMoved.connect(self._moved)

    def restore(self, kept: str) -> None:
        """Take the columns as somebody chose them; "" as they were at first."""
        self.chosen = ShownColumns.read(kept)
        head = self._view.horizontalHeader()
        order = self.chosen.order
        for place, column in enumerate(order or Column):
            head.moveSection(head.visualIndex(column), place)
        # putting them in order is no wish of its own
        self.chosen.order = order
        self.fit()

    def fit(self) -> None:
        """Share out the width: hide what has no room, then let amounts and steps be read whole."""
        wide = self._view.viewport().width()
        self._tall = wide < px(_STACKED)
        self._rows.head.set_stacked(on=self._tall)
        chosen = self.chosen.widths
        least = {column: px(pair[1]) for column, pair in _WIDTHS.items()}
        # a wish for more drives no other column away
        least |= {column: min(wish, least[column]) for column, wish in chosen.items()}
        shown = set() if self._tall else self._with_room(wide, least)
        for column in _WIDTHS:
            self._view.setColumnHidden(column, column not in shown)
        widths = {column: least[column] for column in shown}
        for column, wanted, first in self._wants(widths, narrow=wide < px(_NARROW)):
            room = wide - px(_LEAST_ITEM) - sum(widths.values())
            more = wanted - widths[column]
            widths[column] += max(0, more if first else min(more, room))
        for column, width in widths.items():
            self._view.setColumnWidth(column, width)

    def _with_room(self, wide: int, least: dict[Column, int]) -> set[Column]:
        """What is shown in such a list: what was asked for last outlasts the others."""
        shown = {column for column in _WIDTHS if self._wanted(column, wide)}
        room = wide - px(_LEAST_ITEM) - sum(least[column] for column in shown)
        last = self.chosen.asked[-1:]
        for column in sorted(_LEFT_OUT, key=last.__contains__):
            if room < 0 and column in shown:
                shown.discard(column)
                room += least[column]
        return shown

    def _wants(
        self, shown: Iterable[Column], *, narrow: bool
    ) -> Iterator[tuple[Column, int, bool]]:
        """How wide columns would be, who comes first is served first; True: whatever the item has."""
        chosen = self.chosen.widths
        free = [column for column in shown if column not in chosen]
        whole = [column for column in _WHOLE if column in free]
        yield from ((column, px(_WIDTHS[column][1 if narrow else 0]), False) for column in free)
        yield from ((each, self._whole(each), True) for each in whole if COLUMNS[each].first)
        yield from ((each, chosen[each], False) for each in shown if each in chosen)
        yield from ((each, self._whole(each), False) for each in whole)

    def row_height(self) -> int:
        """How high a case is: a narrow list needs a third line."""
        return px(TALL_ROW if self._tall else ROW_HEIGHT)

    def _wanted(self, column: Column, wide: int) -> bool:
        """Whether it is to be shown, as far as there is room."""
        asked = column in self.chosen.asked
        return asked or (self.chosen.shows(column) and wide >= px(COLUMNS[column].from_width))

    def _whole(self, column: Column) -> int:
        """How wide a column must be to show an amount or a step whole."""
        told = COLUMNS[column]
        shown = font(13, QFont.Weight.DemiBold, figures=told.figures or told.even)
        words = self._rows.longest(column)
        return ceil(QFontMetricsF(shown).horizontalAdvance(words)) + _beside(
            self._view.horizontalHeader(), column
        )

    def ask(self, spot: QPoint | None = None) -> None:
        """Which columns there are, to be shown or not; without a spot below the head, for the keyboard."""
        menu = PopupMenu(self._view)
        if not self._tall:
            self._offer(menu)
        self.menu_opened.emit(menu)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        head = self._view.horizontalHeader()
        menu.popup(head.mapToGlobal(head.rect().bottomLeft() if spot is None else spot))
        if spot is None:
            menu.setActiveAction(menu.actions()[0])

    def _offer(self, menu: PopupMenu) -> None:
        for column in _WIDTHS:
            action = menu.addAction(title_of(column).replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(not self._view.isColumnHidden(column))
            action.toggled.connect(partial(self.show, column))
        menu.addSeparator()
        menu.addAction(self.tr("Order and width…")).triggered.connect(self.arrange_wanted)
        menu.addAction(self.tr("As at first")).triggered.connect(lambda: self.restore(""))
        menu.addSeparator()

    def show(self, column: Column, shown: bool) -> None:
        """Somebody wants a column, or does not want it any more."""
        self.chosen.show(column, shown=shown)
        self.fit()

    def in_order(self) -> list[Column]:
        """All of them from the left, shown or not."""
        head = self._view.horizontalHeader()
        return [Column(head.logicalIndex(place)) for place in range(head.count())]

    def move(self, column: Column, by: int) -> None:
        """Somebody wants a column that many places further to the right, or to the left."""
        head = self._view.horizontalHeader()
        place = head.visualIndex(column)
        head.moveSection(place, min(max(0, place + by), head.count() - 1))

    def widen(self, column: Column, by: int) -> None:
        """Somebody wants a shown column wider, or narrower; by 0, as wide as it needs to be."""
        if not by:
            self.chosen.widths.pop(column, None)
            self.fit()
            return
        least = self._view.horizontalHeader().minimumSectionSize()
        self._wish(column, max(least, self._view.columnWidth(column) + by))

    def _moved(self, *_: int) -> None:
        self.chosen.order = self.in_order()
        # what stands at an edge of the list now needs more room
        self.fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Whether the mouse holds the head."""
        if event.type() in _PRESSED:
            self._held = True
        elif event.type() == QEvent.Type.MouseButtonRelease:
            self._held = False
        return super().eventFilter(watched, event)

    def _resized(self, column: int, _before: int, width: int) -> None:
        if column == Column.ITEM or not self._held or not width or self._fitting:
            return
        self._wish(Column(column), width)

    def _wish(self, column: Column, width: int) -> None:
        self.chosen.widths[column] = width
        self._fitting = True
        # no wider than it can be shown: the next wish begins at what is seen
        self.fit()
        self.chosen.widths[column] = self._view.columnWidth(column)
        self._fitting = False


def _beside(head: QHeaderView, column: Column) -> int:
    """What the cells of a column keep free at either side: more at the edges of the list."""
    return sum(kept_free(head, head.visualIndex(column)))
