"""A reason of the seller's own in the settings: made, looked over while typed, changed, taken away."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest

from desktop.desk_settings.reasons.own_reason_dialog import OwnReasonDialog
from desktop.queue.list.filter_dialogs import ValuesDialog
from returns.money import Money
from returns.records.options import NewCase
from returns.records.own_reason import OwnReason
from tests.pages.queue import QueuePage
from tests.pages.settings_page import SettingsPage
from tests.pages.window import WindowPage

Start = Callable[..., WindowPage]
SMELLS = OwnReason("own_smells", "Smells of smoke", "有烟味", "defective", ("smelly",))


@pytest.fixture
def window(application: Start, desk_folder: Path) -> WindowPage:
    """The window on the sample desk."""
    return application(desk_folder)


def opened(window: WindowPage) -> SettingsPage:
    window.do("settings")
    return SettingsPage(window)


def reasons(window: WindowPage) -> tuple[OwnReason, ...]:
    return window.desk.settings.get().reasons


def shown(queue: QueuePage) -> list[str]:
    """What the open case says of itself."""
    return [*queue.panel_texts(), *queue.chips()]


def in_use(window: WindowPage) -> str:
    """A case for the seller's own reason; its number."""
    window.desk.settings.set(reasons=(SMELLS,))
    price = Money.parse("40.00", "USD")
    new = NewCase("A-1", "Shop", "Lamp, oak", SMELLS.id, price, "LAMP")
    (case_id,) = window.desk.by_hand.open(new).case_ids
    return window.desk.cases.get(case_id).number


def test_one_is_made_by_the_keyboard_tried_and_saved_with_one_way_back(window):
    settings = opened(window)
    part = settings.reasons()
    part.add.setFocus()
    QTest.keyClick(part.add, Qt.Key.Key_Space)
    dialog = window.dialog(OwnReasonDialog)
    assert dialog.focusWidget() is dialog.en
    assert not dialog.ok.isEnabled()
    QTest.keyClicks(dialog.en, "Smells of smoke")
    QTest.keyClick(dialog.en, Qt.Key.Key_Tab)
    assert dialog.focusWidget() is dialog.zh
    dialog.zh.insert("有烟味")
    dialog.wordings.setPlainText("smelly\nCR-SMELLS\n")
    assert dialog.problem.text() == ""
    QTest.keyClick(dialog.zh, Qt.Key.Key_Return)
    window.settle()
    assert reasons(window) == (), "it is tried first"
    assert settings.tried() == "1 value changed, not saved yet: “Reasons of your own”"
    assert settings.sections()["Reasons"] == "not saved"
    assert part.table.row().id == "own_smells_of_smoke"
    assert "counts as “Defective”" in part._why.text()
    assert part._codes.text() == "Written for it in files: “smelly”, “CR-SMELLS”"
    settings.save()
    made = OwnReason(
        "own_smells_of_smoke", "Smells of smoke", "有烟味", "defective", ("smelly", "CR-SMELLS")
    )
    assert reasons(window) == (made,)
    assert settings.sections()["Reasons"] == "changed"
    settings.undo()
    assert reasons(window) == ()
    settings.close()


@pytest.mark.parametrize(
    ("en", "zh", "wordings", "says"),
    [
        ("Defective", "有烟味", "", "already"),
        ("x" * 61, "有烟味", "", "At most 60 characters"),
        ("x" * 1_000_000, "有烟味", "", "At most 60 characters"),
        ("Smoky", "烟", "x" * 201, "At most 200 characters"),
        ("Smoky", "烟", "smelly", "cannot mean two reasons"),
        ("Smoky", "烟", "\n".join(f"w{at}" for at in range(61)), "At most 60 wordings"),
    ],
)
def test_what_cannot_be_is_said_while_it_is_typed_and_stays_there(
    window, en, zh, wordings, says
):
    window.desk.settings.set(reasons=(SMELLS,))
    settings = opened(window)
    settings.reasons().add.click()
    dialog = window.dialog(OwnReasonDialog)
    dialog.en.insert(en)
    dialog.zh.insert(zh)
    dialog.wordings.setPlainText(wordings)
    assert says in dialog.problem.text()
    assert not dialog.ok.isEnabled()
    QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert dialog.isVisible()
    assert dialog.wordings.toPlainText() == wordings, "nothing that was typed is lost"
    dialog.reject()
    window.settle()
    assert reasons(window) == (SMELLS,)
    settings.close()


def test_a_megabyte_is_not_pasted_among_the_wordings_and_what_stood_there_stands(window):
    settings = opened(window)
    settings.reasons().add.click()
    dialog = window.dialog(OwnReasonDialog)
    dialog.wordings.setPlainText("smelly")
    pasted = QMimeData()
    pasted.setText("x" * 1_048_576)
    dialog.wordings.insertFromMimeData(pasted)
    assert dialog.problem.text().startswith("1,048,582 characters are too many to paste")
    assert dialog.wordings.toPlainText() == "smelly"
    dialog.reject()
    window.settle()
    settings.close()


def test_another_name_is_read_in_list_case_and_chip_at_once(window):
    number = in_use(window)
    window.application.open.queue_presenter.read_settings()
    window.settle()
    queue = window.queue
    queue.choose_view("all")
    queue.tab.filtering.choice.ask("reason")
    window.settle()
    dialog = window.dialog(ValuesDialog)
    listed = [dialog.values.item(at) for at in range(dialog.values.count())]
    (mine,) = [each for each in listed if each.text().startswith("Smells of smoke")]
    assert mine.text().endswith("·  1")
    mine.setCheckState(Qt.CheckState.Checked)
    dialog.ok.click()
    window.settle()
    assert [number.endswith(row) for row in queue.rows()] == [True]
    assert [each.text() for each in queue.tab.held.buttons] == ["Smells of smoke"]
    queue.go_to(*queue.rows())
    assert any("Smells of smoke" in text for text in shown(queue))

    settings = opened(window)
    part = settings.choose_reason(SMELLS.id)
    part.edit.click()
    dialog = window.dialog(OwnReasonDialog)
    assert dialog.windowTitle() == "Change “Smells of smoke”"
    assert dialog.wordings.toPlainText() == "smelly"
    dialog.en.setText("Smoky")
    dialog.ok.click()
    window.settle()
    settings.save()
    settings.close()
    assert reasons(window)[0].en == "Smoky"
    assert [each.text() for each in queue.tab.held.buttons] == ["Smoky"]
    assert any("Smoky" in text for text in shown(queue))
    window.application.appearance.set_language("zh")
    window.settle()
    assert [each.text() for each in queue.tab.held.buttons] == ["有烟味"]


def test_one_that_a_case_has_stays_and_the_reason_is_told_beside_it(window):
    in_use(window)
    settings = opened(window)
    part = settings.choose_reason(SMELLS.id)
    part.remove.click()
    window.settle()
    assert part.wrong.startswith("“Smells of smoke” stays: 1 case")
    assert part._note.isVisible()
    assert settings.tried() == ""
    assert reasons(window) == (SMELLS,)
    settings.close()


def test_one_that_nobody_uses_goes_and_comes_back_by_undo(window):
    window.desk.settings.set(reasons=(SMELLS,))
    settings = opened(window)
    settings.choose_reason(SMELLS.id).remove.click()
    window.settle()
    assert settings.tried().startswith("1 value")
    settings.save()
    assert reasons(window) == ()
    settings.undo()
    assert reasons(window) == (SMELLS,)
    settings.close()


def test_it_can_be_chosen_for_a_case_by_hand(window):
    window.desk.settings.set(reasons=(SMELLS,))
    window.application.open.queue_presenter.read_settings()
    window.settle()
    window.application.open.new_case("A-77")
    window.settle()
    from desktop.queue.dialogs.new_case_dialog import NewCaseDialog

    dialog = window.dialog(NewCaseDialog)
    assert dialog.reason.itemText(0) == "Smells of smoke"
    dialog.title.setText("Lamp")
    dialog.reason.setCurrentIndex(0)
    dialog.ok.click()
    window.settle()
    found = window.desk.queue.page("all", filters=(("reason", (SMELLS.id,)),)).rows
    assert [row.order for row in found] == ["A-77"]
