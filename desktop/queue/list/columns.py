"""The columns of the queue: a row each with all that is special about one."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QFont

from desktop.look.translate import QT_TRANSLATE_NOOP
from desktop.queue.list.case_row import CaseRow
from desktop.queue.list.cells import Cell, paint_due, paint_item, paint_text, paint_tracks


class Column(IntEnum):
    """The columns, in the order first shown."""

    DUE = 0
    CASE = 1
    ITEM = 2
    VALUE = 3
    SUPPLIER = 4
    STEP = 5
    TRACKS = 6


def _nothing(_row: CaseRow) -> str:
    return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueColumn:
    """What a column shows, and how it behaves where there is little room."""

    #: what the database sorts by when its head is pressed; "" cannot be sorted
    sort: str
    #: its head, in English; said by `title_of`
    title: str
    #: the cell in words, for screen readers and to measure
    words: Callable[[CaseRow], str]
    paint: Callable[[Cell], None]
    #: what an ellipsis hides
    tip: Callable[[CaseRow], str] = _nothing
    #: what is read aloud, and told to the mouse, instead of words that say too little
    spoken: Callable[[CaseRow], str] = _nothing
    #: in design pixels, in a wide list and in a narrow one; None takes what is left
    width: tuple[int, int] | None
    #: read whole where that leaves the item its room: half an amount is no amount. `first` takes its
    #: room before that
    whole: bool = False
    first: bool = False
    #: a narrow list leaves out the lowest first; 0 is always shown. In tens: a new one fits between
    left_out: int = 0
    #: figures, in line at the right
    figures: bool = False
    #: how far its head is from its left edge, in design pixels
    indent: int = 6
    #: carries the stripe of a chosen row
    stripe: bool = False


COLUMNS: dict[Column, QueueColumn] = {
    Column.DUE: QueueColumn(
        sort="due_at",
        title=QT_TRANSLATE_NOOP("CaseTable", "Due"),
        words=lambda row: row.due.words,
        paint=paint_due,
        tip=lambda row: row.due.words,
        width=(138, 108),
        indent=16,
        stripe=True,
    ),
    Column.CASE: QueueColumn(
        sort="number",
        title=QT_TRANSLATE_NOOP("CaseTable", "Case"),
        words=lambda row: row.number,
        paint=lambda cell: paint_text(cell, cell.row.number, figures=True),
        width=(60, 58),
        left_out=50,
    ),
    Column.ITEM: QueueColumn(
        sort="title",
        title=QT_TRANSLATE_NOOP("CaseTable", "Item and reason"),
        words=lambda row: f"{row.title}, {row.detail}",
        paint=paint_item,
        tip=lambda row: f"{row.title}\n{row.detail}",
        width=None,
    ),
    Column.VALUE: QueueColumn(
        sort="value_minor",
        title=QT_TRANSLATE_NOOP("CaseTable", "Value"),
        words=lambda row: row.value,
        paint=lambda cell: paint_text(
            cell, cell.row.value, "text", QFont.Weight.Medium, right=True, figures=True
        ),
        # a dash, of which there is nothing to read but why
        spoken=lambda row: row.value_spoken if row.value_spoken != row.value else "",
        width=(86, 82),
        whole=True,
        first=True,
        left_out=30,
        figures=True,
    ),
    Column.SUPPLIER: QueueColumn(
        sort="supplier_name",
        title=QT_TRANSLATE_NOOP("CaseTable", "Supplier"),
        words=lambda row: row.supplier,
        paint=lambda cell: paint_text(cell, cell.row.supplier),
        tip=lambda row: row.supplier,
        width=(118, 96),
        left_out=10,
    ),
    Column.STEP: QueueColumn(
        sort="next_step",
        title=QT_TRANSLATE_NOOP("CaseTable", "Next step"),
        words=lambda row: row.step,
        paint=lambda cell: paint_text(cell, cell.row.step, "text", QFont.Weight.Medium),
        tip=lambda row: row.step,
        width=(134, 131),
        whole=True,
        left_out=40,
    ),
    Column.TRACKS: QueueColumn(
        sort="",
        title=QT_TRANSLATE_NOOP("CaseTable", "Tracks"),
        words=lambda row: row.tracks_words,
        paint=paint_tracks,
        tip=lambda row: row.tracks_words,
        width=(70, 64),
        left_out=20,
    ),
}


def title_of(column: Column) -> str:
    """The head of a column in the language on screen."""
    return QCoreApplication.translate("CaseTable", COLUMNS[column].title)


def column_sorted_by(sort: str) -> Column | None:
    """The column whose head sorts by that."""
    return next((column for column, row in COLUMNS.items() if sort and row.sort == sort), None)
