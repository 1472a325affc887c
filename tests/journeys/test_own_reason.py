"""A seller meets a wording of his own, makes a reason of it, tries it, and everything calls it so."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.desk_settings.reasons.own_reason_dialog import OwnReasonDialog
from desktop.queue.bringing_in.import_dialog import ImportDialog
from returns.desk import open_desk
from returns.rules.own_reasons import id_of
from returns.terms import HoldKind
from tests.pages.settings_page import SettingsPage

HEADS = (
    *("Order ID", "Order date", "Return request date", "Return request status"),
    *("Amazon RMA ID", "Currency code", "ASIN", "Merchant SKU", "Item Name"),
    *("Return quantity", "Return Reason", "Order Amount", "Order quantity", "Order Item ID"),
)


def request(folder, number, reason):
    """A file in which one buyer asks to send a lamp back."""
    cells = (
        *(f"113-000000{number}-0000001", "02-Nov-2026", "20-Nov-2026", "Pending"),
        *(f"DA{number}", "USD", "B01", "LAMP", "Lamp, oak", "1", reason, "80.00", "1"),
        f"900{number}",
    )
    path = folder / f"returns-{number}.txt"
    path.write_text("\n".join("\t".join(row) for row in (HEADS, cells)) + "\n", "utf-8")
    return path


def bring_in(page, path):
    page.drop(path)
    page.dialog(ImportDialog)
    page.key(Qt.Key.Key_Return)
    page.window.activateWindow()
    page.settle()


@pytest.mark.timeout(300)
def test_a_wording_becomes_a_reason_of_ones_own_that_everything_is_called_by(
    application, tmp_path
):
    folder = tmp_path / "My shop"
    open_desk(folder, create=True).close()
    page = application(folder)
    desk = page.desk
    bring_in(page, request(tmp_path, 1, "Smells of smoke"))
    (first,) = desk.queue.page("everything").rows
    assert desk.cases.get(first.id).lead.reason == "not_understood"

    # made in the settings, with the wording, and tried on what came
    page.do("settings")
    settings = SettingsPage(page)
    settings.reasons().add.click()
    dialog = page.dialog(OwnReasonDialog)
    QTest.keyClicks(dialog.en, "Smoky")
    dialog.zh.insert("有烟味")
    dialog.meaning.setCurrentIndex(dialog.meaning.findData("defective"))
    dialog.wordings.setPlainText("smells of smoke")
    dialog.ok.click()
    page.settle()
    run = settings.try_out()
    (row,) = run.dialog.model.rows
    assert (row.old.hold, row.new.hold) == (HoldKind.REASON, None)
    assert run.says().startswith("1 of 1 case would have gone differently")
    assert desk.settings.get().reasons == ()
    run.dialog.save.click()
    page.settle()
    settings.close()

    # the next file is understood; the first case is told what it means with the same reason
    bring_in(page, request(tmp_path, 2, "SMELLS OF SMOKE."))
    second = next(row for row in desk.queue.page("everything").rows if row.id != first.id)
    assert id_of(desk.cases.get(second.id).lead.reason) == "own_smoky"
    page.queue.choose_view("all")
    page.queue.tab.presenter.hold_to("reason", "own_smoky")
    page.settle()
    assert [each.text() for each in page.queue.tab.held.buttons] == ["Smoky"]
    assert page.queue.ids() == [second.id]
    page.application.appearance.set_language("zh")
    page.settle()
    assert [each.text() for each in page.queue.tab.held.buttons] == ["有烟味"]
    page.application.appearance.set_language("en")
    page.settle()

    # what is used stays, with the reason beside it
    page.do("settings")
    settings = SettingsPage(page)
    part = settings.choose_reason("own_smoky")
    part.remove.click()
    page.settle()
    assert "“Smoky” stays: 1 case" in part._note.text()
    settings.close()

    # and after the program was closed it is all there
    page.window.close()
    page = application(folder)
    assert [each.text() for each in page.queue.tab.held.buttons] == ["Smoky"]
    assert page.desk.settings.get().reasons[0].zh == "有烟味"
