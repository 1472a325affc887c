"""One case, photo or paper brought back through the window, chosen from what the copy holds."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.desktop.keeping.test_page import act, opened


def test_a_case_is_found_by_its_item_and_can_be_taken_back(application, desk_folder):
    page = application(desk_folder)
    page.queue.choose_view("to_answer")
    case = page.queue.tab.case.loaded.case
    number, before = case.number, case.tracks
    act(page)
    shown = opened(page)
    dialog = shown.ask_one()
    assert not dialog.ok.isEnabled()
    assert len(shown.offered("case")) == 30
    QTest.keyClicks(dialog.search, number.lower())
    assert dialog.model.rowCount() == 1
    assert dialog.ok.isEnabled()
    dialog.ok.click()
    page.settle()
    assert shown.told() == f"Brought back: {number}"
    assert page.desk.cases.get(case.id).tracks == before
    assert number in page.application.open.shell.undo.undo_words()


def test_nothing_is_brought_back_before_something_is_chosen(application, desk_folder):
    page = application(desk_folder)
    shown = opened(page)
    dialog = shown.ask_one()
    QTest.keyClicks(dialog.search, "mug")
    assert 1 < dialog.model.rowCount() < 30
    assert not dialog.ok.isEnabled()
    QTest.keyClick(dialog.search, Qt.Key.Key_Down)
    QTest.keyClick(dialog.table, Qt.Key.Key_Down)
    assert dialog.ok.isEnabled()
    QTest.keyClicks(dialog.search, " of nobody")
    assert dialog.nothing.text() == "Nothing in this copy has “mug of nobody”."
    assert not dialog.ok.isEnabled()
    dialog.reject()


def test_a_missing_photo_stands_first_and_comes_back(application, desk_folder):
    original = next((desk_folder / "photos").glob("??/*.orig"))
    page = application(desk_folder)
    original.chmod(0o600)
    content = original.read_bytes()
    original.unlink()
    shown = opened(page)
    dialog = shown.ask_one()
    rows = shown.offered("photo")
    assert "RC-2026-" in rows[0]
    assert [row.rpartition(" · ")[2] for row in rows[:2]] == ["missing here", "there"]
    dialog.table.selectRow(0)
    dialog.ok.click()
    page.settle()
    assert original.read_bytes() == content
    assert shown.told().startswith("Brought back")


def test_a_photo_that_is_whole_is_not_said_to_have_come_back(application, desk_folder):
    page = application(desk_folder)
    shown = opened(page)
    dialog = shown.ask_one()
    shown.offered("photo")
    dialog.table.selectRow(0)
    name = dialog.table.row().title
    dialog.ok.click()
    page.settle()
    assert shown.told() == f"Whole on the desk already, so nothing was done: {name}"


def test_a_kind_that_the_copy_does_not_hold_is_said(application, desk_folder):
    page = application(desk_folder)
    shown = opened(page)
    dialog = shown.ask_one()
    assert shown.offered("paper") == []
    assert dialog.nothing.text() == "This copy holds no papers."
    assert not dialog.ok.isEnabled()
    assert not dialog.search.isEnabled()
    dialog.reject()
