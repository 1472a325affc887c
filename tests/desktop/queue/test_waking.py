"""What was put off is had back by the key that put it off, and a message says only what is so."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from desktop.queue.dialogs.step_dialogs import SnoozeDialog
from returns.clock import SetClock
from returns.desk import open_desk
from returns.money import Money
from returns.records.options import NewCase, StepOptions
from returns.terms import Move
from tests.desktop.conftest import NOW
from tests.pages.queue import QueuePage
from tests.pages.window import WindowPage


def put_off(queue: QueuePage, count: int) -> list[int]:
    """Put off the first cases to answer; their ids."""
    queue.choose_view("to_answer")
    ids = queue.ids()[:count]
    queue.choose_view("closed")
    until = StepOptions(until=NOW + timedelta(days=1))
    for case_id in ids:
        queue.page.desk.cases.do(case_id, Move.SNOOZE, until)
    queue.choose_view("snoozed")
    return ids


def test_the_key_that_put_a_case_off_has_it_back(page: WindowPage, queue: QueuePage) -> None:
    (case_id,) = put_off(queue, 1)
    number = queue.rows()[0]
    queue.go_to(number)
    queue.press("s")
    dialog = page.dialog(SnoozeDialog)
    assert dialog.wake.isVisible()
    assert dialog.wake.hasFocus()
    page.key(Qt.Key.Key_Return)
    page.settle()
    assert page.desk.cases.get(case_id).snoozed_until is None
    assert page.banner().startswith("Woken · ")
    assert not queue.rows()
    page.do("undo")
    assert page.desk.cases.get(case_id).snoozed_until is not None


def test_several_are_had_back_together(page: WindowPage, queue: QueuePage) -> None:
    ids = put_off(queue, 3)
    queue.select(3)
    queue.press("s")
    page.dialog(SnoozeDialog).wake.click()
    page.settle()
    assert not any(page.desk.cases.get(each).snoozed_until for each in ids)
    assert "3 of 3 cases" in page.banner()


@pytest.mark.parametrize("count", [1, 2])
def test_nobody_wakes_what_is_awake(page: WindowPage, queue: QueuePage, count: int) -> None:
    queue.choose_view("to_answer")
    queue.select(count)
    queue.press("s")
    dialog = page.dialog(SnoozeDialog)
    assert not dialog.wake.isVisible()
    assert dialog.ok.hasFocus()
    dialog.reject()


@pytest.mark.parametrize("count", [1, 2])
def test_what_stays_overdue_is_not_said_to_be_put_off(
    application, tmp_path: Path, count: int
) -> None:
    """“Snoozed until Monday” was said of what stood in Overdue as before."""
    asked = SetClock(NOW - timedelta(days=5))
    desk = open_desk(tmp_path / "desk", clock=asked, create=True)
    for n in range(3):
        lamp = NewCase(
            *(f"112-{n}", "Amazon US", f"Lamp {n}", "defective", Money(7500, "USD")),
            sku=f"LAMP-{n}",
        )
        desk.by_hand.open(lamp)
    desk.close()
    page = application(tmp_path / "desk")
    page.queue.choose_view("overdue")
    page.queue.go_to(page.queue.rows()[0])
    if count > 1:
        page.queue.select(count)
    page.queue.press("s")
    page.dialog(SnoozeDialog).accept()
    page.settle()
    assert len(page.queue.rows()) == 3
    if count == 1:
        assert not page.banner().startswith("Snoozed until")
        assert "overdue by somebody else’s deadline" in page.banner()
    else:
        assert "2 of 2 cases" in page.banner()
        assert "still in sight: 2" in page.banner()
