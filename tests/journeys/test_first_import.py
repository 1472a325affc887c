"""The first minutes on an empty desk: bring in suppliers and returns, then decide by key at once."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from desktop.queue.bringing_in.import_dialog import ImportDialog
from desktop.queue.dialogs.step_dialogs import PartRefundDialog
from returns.desk import open_desk
from tests.pages.window import WindowPage

EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"


@pytest.fixture
def page(application, tmp_path: Path) -> WindowPage:
    folder = tmp_path / "My shop"
    open_desk(folder, create=True).close()
    return application(folder)


def bring_in(page: WindowPage) -> None:
    page.drop(EXAMPLES / "suppliers.json")
    page.drop(EXAMPLES / "amazon-returns.txt")
    page.dialog(ImportDialog)
    page.key(Qt.Key.Key_Return)
    page.window.activateWindow()  # as a window manager does when a dialog closes
    page.settle()


def test_keys_decide_as_soon_as_the_first_cases_are_there(page: WindowPage) -> None:
    bring_in(page)
    first, second = page.queue.rows()[:2]
    assert page.queue.current() == first
    page.key(Qt.Key.Key_Down)
    assert (page.queue.current(), page.queue.tab.presenter.listing.view) == (second, "today")
    page.key("J")
    page.key(Qt.Key.Key_Up)
    page.key(Qt.Key.Key_Up)
    assert page.queue.current() == first
    page.key("P")
    page.dialog(PartRefundDialog).reject()
    page.window.activateWindow()
    page.settle()
    page.key(Qt.Key.Key_Return)
    case = page.desk.cases.get(page.desk.cases.find(first))
    assert case.lines[0].answered_at is not None


def test_a_view_chosen_by_key_keeps_the_focus(page: WindowPage) -> None:
    page.key(Qt.Key.Key_Down)
    bring_in(page)
    views = page.queue.tab.views.views
    views.setFocus()
    page.queue.choose_view("closed")
    page.queue.choose_view("all")
    assert views.hasFocus()


def test_the_button_that_asked_for_the_file_does_not_keep_the_keys(page: WindowPage) -> None:
    page.queue.tab.import_button.setFocus()
    bring_in(page)
    assert page.queue.tab.list.hasFocus()
