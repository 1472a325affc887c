"""What takes a case out of its list goes on to the row below, whichever key, dialog, view or sort."""

import pytest
from PySide6.QtCore import Qt

from desktop.queue.dialogs.decline_dialog import DeclineDialog
from desktop.queue.dialogs.step_dialogs import PartRefundDialog, SnoozeDialog
from desktop.queue.list.columns import Column
from returns.terms import BuyerMoney, Request
from tests.pages.queue import QueuePage
from tests.pages.window import WindowPage


def stand_on(page: WindowPage, queue: QueuePage) -> str:
    """Go to a case that nobody answered, not the first row; the number of the row below is given."""
    rows, ids = queue.rows(), queue.ids()
    for at in range(1, len(rows) - 1):
        case = page.desk.cases.get(ids[at])
        if case.tracks.request is Request.NEW and case.tracks.buyer_money is BuyerMoney.OPEN:
            queue.go_to(rows[at])
            return rows[at + 1]
    raise AssertionError("no such row")


def decline(page: WindowPage, queue: QueuePage) -> None:
    queue.press("d")
    page.settle()
    dialog = page.dialog(DeclineDialog)
    dialog.reason.setPlainText("It was made for you.")
    page.settle()
    page.until(dialog.ok.isEnabled)
    page.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    page.settle()


def test_after_a_decline_at_the_head_of_a_group(page: WindowPage, queue: QueuePage) -> None:
    queue.choose_view("to_answer")
    ids, entries = queue.ids(), list(queue.tab.presenter.rows.entries)
    at = next(n for n, each in enumerate(ids) if n and entries[entries.index(each) - 1] < 0)
    numbers = queue.rows()
    queue.go_to(numbers[at])
    decline(page, queue)
    assert numbers[at] not in queue.rows()
    assert queue.current() == numbers[at + 1]
    assert queue.tab.case.loaded.case.number.endswith(numbers[at + 1])


@pytest.mark.parametrize(
    ("view", "column"),
    [("today", Column.DUE), ("to_answer", Column.VALUE), ("all", Column.BUYER)],
)
def test_after_a_decline_in_any_view_and_sort(
    page: WindowPage, queue: QueuePage, view: str, column: Column
) -> None:
    queue.choose_view(view)
    if column is not Column.DUE:
        queue.tab.presenter.sort_by(column)
        page.settle()
    below = stand_on(page, queue)
    decline(page, queue)
    assert queue.current() == below
    assert queue.tab.case.loaded.case.number.endswith(below)


@pytest.mark.parametrize("column", [Column.DUE, Column.BUYER])
def test_after_a_snooze_and_after_a_part(
    page: WindowPage, queue: QueuePage, column: Column
) -> None:
    queue.choose_view("to_answer")
    if column is not Column.DUE:
        queue.tab.presenter.sort_by(column)
        page.settle()
    below = stand_on(page, queue)
    queue.press("s")
    page.dialog(SnoozeDialog).accept()
    page.settle()
    assert queue.current() == below
    below = stand_on(page, queue)
    queue.press("p")
    dialog = page.dialog(PartRefundDialog)
    dialog.share.chosen.emit("10")
    dialog.accept()
    page.settle()
    assert queue.current() == below


def test_after_several_were_snoozed(page: WindowPage, queue: QueuePage) -> None:
    rows, ids = queue.rows(), queue.ids()
    queue.go_to(rows[1])
    queue.choose(ids[1:3])
    queue.press("s")
    page.dialog(SnoozeDialog).accept()
    page.settle()
    assert queue.current() == rows[3]


def test_another_view_begins_at_its_head(page: WindowPage, queue: QueuePage) -> None:
    queue.choose_view("all")
    queue.go_to("00009")
    queue.choose_view("to_answer")
    assert queue.current() == queue.rows()[0]
