"""The columns of the queue: a row each with all that is special about one."""

from collections.abc import Callable
from enum import IntEnum
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QFont

from desktop.look.translate import QT_TRANSLATE_NOOP
from desktop.queue.list.case_row import SLEEPS, CaseRow, short_number
from desktop.queue.list.cells import Cell, paint_due, paint_step, paint_text, paint_tracks
from desktop.queue.list.item_cell import paint_item


class Column(IntEnum):
    """The columns, in the order first shown; then those that a right click on the head adds."""

    ITEM = 0
    CASE = 1
    STEP = 2
    VALUE = 3
    DUE = 4
    SUPPLIER = 5
    TRACKS = 6
    SHOP = 7
    ORDER = 8
    BUYER = 9


def _nothing(_row: CaseRow) -> str:
    return ""


def _chip_words(row: CaseRow) -> tuple[str, ...]:
    """What the chips say; of one whose sign is half of what it says, both."""
    asleep = QCoreApplication.translate("CaseTable", "snoozed {until}")
    return tuple(
        asleep.format(until=words) if sign == SLEEPS else words for words, _, sign in row.chips
    )


def _together(*parts: str) -> str:
    """What a cell shows in several places, as it is read aloud."""
    return ", ".join(filter(None, parts))


def _muted(words: Callable[[CaseRow], str]) -> Callable[[Cell], None]:
    return lambda cell: paint_text(cell, words(cell.row))


class QueueColumn(NamedTuple):
    """What a column shows, and how it behaves where there is little room."""

    #: what the database sorts by when its head is pressed; "" cannot be sorted
    sort: str
    #: its head, in English; said by `title_of`
    title: str
    #: the cell in words, for screen readers and to measure
    words: Callable[[CaseRow], str]
    paint: Callable[[Cell], None]
    #: in design pixels, in a wide list and in a narrow one; None takes what is left
    width: tuple[int, int] | None
    #: how it is sorted, told with its head where that is not plain
    sorted_as: str = ""
    #: what an ellipsis hides
    tip: Callable[[CaseRow], str] = _nothing
    #: what is read aloud instead of words that say too little; told to the mouse where there is no `tip`
    spoken: Callable[[CaseRow], str] = _nothing
    #: read whole where that leaves the item its room: half an amount is no amount. `first` takes its
    #: room before that
    whole: bool = False
    first: bool = False
    #: a narrow list leaves out the lowest first; 0 is always shown. In tens: a new one fits between
    left_out: int = 0
    #: only in a list of this width at least, in design pixels
    from_width: int = 0
    #: figures, in line at the right
    figures: bool = False
    #: a number that is none: each of its figures takes the same room, at the left
    even: bool = False
    #: not there before somebody asks for it
    asked_for: bool = False


COLUMNS: dict[Column, QueueColumn] = {
    Column.ITEM: QueueColumn(
        sort="title",
        title=QT_TRANSLATE_NOOP("CaseTable", "Item and reason"),
        words=lambda row: _together(row.title, *_chip_words(row), row.detail),
        # the mark of its platform is a letter in a colour
        spoken=lambda row: _together(
            row.title, *_chip_words(row), row.detail, row.case.channel
        ),
        paint=paint_item,
        # with the step, which stands in its cell where the list is narrow
        tip=lambda row: "\n".join(
            part
            for part in (
                *(row.title, *_chip_words(row), row.step, row.due.words),
                *(row.detail, row.case.channel),
            )
            if part
        ),
        width=None,
    ),
    Column.CASE: QueueColumn(
        sort="number",
        title=QT_TRANSLATE_NOOP("CaseTable", "Case"),
        words=lambda row: short_number(row.case.number),
        paint=lambda cell: paint_text(cell, short_number(cell.row.case.number), figures=True),
        tip=lambda row: row.case.number,
        width=(60, 58),
        # at the edge of the list it needs more
        whole=True,
        even=True,
        left_out=50,
        from_width=700,
    ),
    Column.STEP: QueueColumn(
        sort="next_step",
        title=QT_TRANSLATE_NOOP("CaseTable", "Next step, supplier"),
        words=lambda row: row.step,
        # its second line, too
        spoken=lambda row: _together(row.step, row.supplier),
        paint=paint_step,
        tip=lambda row: "\n".join(part for part in (row.step, row.supplier) if part),
        width=(160, 138),
        whole=True,
        left_out=40,
    ),
    Column.VALUE: QueueColumn(
        sort="value_minor",
        title=QT_TRANSLATE_NOOP("CaseTable", "Value"),
        sorted_as=QT_TRANSLATE_NOOP("CaseTable", "Sorted by currency, then by amount"),
        words=lambda row: row.value,
        paint=lambda cell: paint_text(
            cell, cell.row.value, "text", QFont.Weight.DemiBold, right=True, figures=True
        ),
        # a dash, of which there is nothing to read but why
        spoken=lambda row: row.value_spoken if row.value_spoken != row.value else "",
        width=(84, 76),
        whole=True,
        first=True,
        left_out=30,
        figures=True,
    ),
    Column.DUE: QueueColumn(
        sort="due_at",
        title=QT_TRANSLATE_NOOP("CaseTable", "Due"),
        words=lambda row: " · ".join(p for p in (row.due.words, row.due_note) if p),
        paint=paint_due,
        tip=lambda row: " · ".join(p for p in (row.due.words, row.due_note) if p),
        # the chip of `逾期 13 小时` whole
        width=(112, 112),
        figures=True,
    ),
    Column.SUPPLIER: QueueColumn(
        sort="supplier_name",
        title=QT_TRANSLATE_NOOP("CaseTable", "Supplier"),
        words=lambda row: row.supplier,
        paint=_muted(lambda row: row.supplier),
        tip=lambda row: row.supplier,
        width=(118, 96),
        whole=True,
        left_out=10,
        asked_for=True,
    ),
    Column.TRACKS: QueueColumn(
        sort="",
        title=QT_TRANSLATE_NOOP("CaseTable", "Tracks"),
        words=lambda row: row.tracks_words,
        paint=paint_tracks,
        tip=lambda row: row.tracks_words,
        width=(70, 64),
        left_out=20,
        asked_for=True,
    ),
    Column.SHOP: QueueColumn(
        sort="channel_name",
        title=QT_TRANSLATE_NOOP("CaseTable", "Shop"),
        words=lambda row: row.case.channel,
        paint=_muted(lambda row: row.case.channel),
        tip=lambda row: row.case.channel,
        width=(104, 90),
        whole=True,
        left_out=12,
        asked_for=True,
    ),
    Column.ORDER: QueueColumn(
        sort="order_number",
        title=QT_TRANSLATE_NOOP("CaseTable", "Order"),
        words=lambda row: row.case.order,
        paint=_muted(lambda row: row.case.order),
        tip=lambda row: row.case.order,
        width=(150, 120),
        whole=True,
        left_out=14,
        asked_for=True,
    ),
    Column.BUYER: QueueColumn(
        sort="buyer",
        title=QT_TRANSLATE_NOOP("CaseTable", "Buyer"),
        words=lambda row: row.case.buyer,
        paint=_muted(lambda row: row.case.buyer),
        tip=lambda row: row.case.buyer,
        width=(120, 100),
        whole=True,
        left_out=16,
        asked_for=True,
    ),
}


def title_of(column: Column) -> str:
    """The head of a column in the language on screen."""
    return QCoreApplication.translate("CaseTable", COLUMNS[column].title)


def head_tip(column: Column) -> str:
    """What the mouse is told of its head: the whole name, and how it is sorted where that is not plain."""
    name, sorted_as = title_of(column), COLUMNS[column].sorted_as
    if not sorted_as:
        return name
    return f"{name}\n{QCoreApplication.translate('CaseTable', sorted_as)}"
