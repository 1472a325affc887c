"""The stops of Tab, and that looking for them keeps nothing of parts that may go."""

import gc

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QWidget

from desktop.look.theme import Theme
from desktop.policies.reading.answer_grid import DifferenceGrid
from desktop.queue.dialogs.order_items import OrderItems
from desktop.widgets.eye_order import stops
from desktop.widgets.layouts import column
from returns.money import Money
from returns.records.options import OrderHint
from returns.rules.policy.policy_answers import Difference


def kept_items() -> int:
    """Items of layouts that Python holds: Qt frees them with their widgets, and nobody says so.

    What Qt lays at the same address next, an entry of a menu say, is then taken for the item.
    """
    gc.collect()
    return sum(type(each).__name__ == "QWidgetItem" for each in gc.get_objects())


def test_stops_are_found_without_holding_the_items_of_layouts(dressed: Theme) -> None:
    page, below, grid = QWidget(), QHBoxLayout(), QGridLayout()
    first, left, right, fourth, fifth, last = (QPushButton(name) for name in "abcdef")
    box = column()
    box.addWidget(first)
    box.addLayout(below)
    box.addStretch()
    box.addLayout(grid)
    box.addWidget(last)
    below.addWidget(left)
    below.addWidget(right)
    grid.addWidget(fifth, 1, 0)
    grid.addWidget(fourth, 0, 0)
    page.setLayout(box)
    page.show()
    before = kept_items()
    assert list(stops(page)) == [first, left, right, fourth, fifth, last]
    assert kept_items() == before
    page.close()


def test_rows_that_are_filled_anew_leave_no_items(dressed: Theme) -> None:
    price = Money.parse("20", "USD")
    hints = [OrderHint("1", "Amazon US", "A. B.", sku, sku, 1, price, None) for sku in "ab"]
    before = kept_items()
    grid, items = DifferenceGrid(), OrderItems()
    for _ in range(2):
        grid.set_differences("1", "2", [Difference("days", "Days", "14", "30")])
        items.show_items(hints)
    assert len(grid.shown()) == 1
    assert len(items.rows) == 2
    assert kept_items() == before
    for part in (grid, items):
        part.close()
