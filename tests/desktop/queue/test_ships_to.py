"""Where the order goes is told in the dialog that needs it, and kept whatever becomes of that dialog."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.queue.dialogs.facts_dialog import FactsDialog
from desktop.queue.dialogs.instead_dialog import SendInsteadDialog
from desktop.queue.dialogs.ships_to import AddressDialog, ShipsTo
from returns.clock import SetClock
from returns.desk import open_desk
from returns.money import Money
from returns.records.options import NewCase
from returns.records.policy import Address
from tests.desktop.conftest import NOW
from tests.pages.window import WindowPage

TOLD = {
    "first": "4 Mill Lane",
    "postcode": "83702",
    "city": "Boise",
    "region": "ID",
    "country": "US",
}


@pytest.fixture
def page(application: Callable[..., WindowPage], tmp_path: Path) -> WindowPage:
    desk = open_desk(tmp_path / "desk", clock=SetClock(NOW), create=True)
    desk.by_hand.open(
        NewCase("112-1", "Amazon US", "Mug", "defective", Money(1840, "USD"), sku="MUG")
    )
    desk.close()
    page = application(tmp_path / "desk")
    page.queue.choose_view("all")
    page.queue.go_to(page.queue.rows()[0])
    return page


def tell(page: WindowPage, asked: ShipsTo) -> None:
    """By the keyboard: Space on the link, each field, Ctrl+Enter."""
    asked.edit.setFocus()
    QTest.keyClick(asked.edit, Qt.Key.Key_Space)
    page.settle()
    dialog = page.dialog(AddressDialog)
    assert not dialog.ok.isEnabled()
    for name, text in TOLD.items():
        QTest.keyClicks(dialog.address.lines[name], text)
    assert dialog.ok.isEnabled()
    line = dialog.address.lines["country"]
    QTest.keyClick(line, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    page.settle()


@pytest.mark.parametrize(
    ("action", "kind"), [("instead", SendInsteadDialog), ("order_facts", FactsDialog)]
)
def test_the_address_is_told_where_it_is_missed(
    page: WindowPage, action: str, kind: type[SendInsteadDialog | FactsDialog]
) -> None:
    page.do(action)
    dialog = page.dialog(kind)
    assert dialog.ships_to.said() == "The address is not known yet."
    tell(page, dialog.ships_to)
    assert dialog.isVisible()
    assert "4 Mill Lane, Boise" in dialog.ships_to.said()
    dialog.reject()
    page.settle()
    told = Address("", ("4 Mill Lane",), "Boise", "ID", "83702", "US")
    assert page.desk.cases.get(1).sale.address == told
    page.do("undo")
    page.settle()
    assert not page.desk.cases.get(1).sale.address


def test_an_address_that_stays_as_it_was_is_no_step(page: WindowPage) -> None:
    home = Address("Ana Ruiz", ("4 Mill Lane",), "Boise", "ID", "83702", "US")
    page.desk.orders.set_address("112-1", home)
    page.queue.tab.case.refresh()
    page.settle()
    before = len(page.desk.cases.history(1))
    page.do("instead")
    dialog = page.dialog(SendInsteadDialog)
    dialog.ships_to.edit.click()
    asked = page.dialog(AddressDialog)
    assert asked.address.lines["name"].text() == "Ana Ruiz"
    asked.ok.click()
    page.settle()
    assert len(page.desk.cases.history(1)) == before
    dialog.reject()
