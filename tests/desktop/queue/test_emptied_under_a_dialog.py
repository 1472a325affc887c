"""A list that empties while a dialog lies over it: the keyboard is somewhere once the dialog closes."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from desktop.queue.dialogs.step_dialogs import NoteDialog
from returns.clock import SetClock
from returns.desk import open_desk
from returns.money import Money
from returns.records.options import NewCase, StepOptions
from returns.terms import StepKind
from tests.desktop.conftest import NOW
from tests.pages.window import WindowPage


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.parametrize("late", [False, True])
@pytest.mark.parametrize("how", ["accept", "reject"])
def test_the_keyboard_is_somewhere_once_the_dialog_closes(
    application: Callable[..., WindowPage], tmp_path: Path, how: str, *, late: bool
) -> None:
    desk = open_desk(tmp_path / "desk", clock=SetClock(NOW), create=True)
    told = NewCase("112-1", "Amazon US", "Lamp, oak", "defective", Money(7500, "USD"))
    (case_id,) = desk.by_hand.open(told).case_ids
    desk.close()
    page = application(tmp_path / "desk")
    page.queue.choose_view("all")
    page.queue.go_to("00001")
    page.queue.press("n")
    dialog = page.dialog(NoteDialog)
    page.desk.cases.do(case_id, StepKind.CLOSE, StepOptions(reason="Over"))
    page.queue.tab.presenter.reload()
    page.settle()
    assert page.queue.rows() == []
    getattr(dialog, how)()
    if late:
        # some systems take their time to say which window has the keyboard now
        QApplication.setActiveWindow(None)
        page.settle()
    page.window.activateWindow()
    page.settle()
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.isVisible()
