"""A case whose cost, supplier or delivery date nobody told says so, and one key asks for it."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from desktop.queue.case.order_facts import missing_of
from desktop.queue.dialogs.facts_dialog import FactsDialog
from desktop.queue.dialogs.supplier_dialog import SupplierDialog
from returns.clock import SetClock
from returns.desk import open_desk
from returns.money import Money
from returns.records.options import NewCase
from returns.records.order import ProductTold
from tests.desktop.conftest import NOW
from tests.pages.window import WindowPage


@pytest.fixture
def page(application: Callable[..., WindowPage], tmp_path: Path) -> WindowPage:
    desk = open_desk(tmp_path / "desk", clock=SetClock(NOW), create=True)
    desk.policies.add_supplier("Kiln & Co", "returns@kiln.example", "en")
    desk.by_hand.open(
        NewCase("112-1", "Amazon US", "Mug", "defective", Money(1840, "USD"), sku="MUG")
    )
    desk.close()
    return application(tmp_path / "desk")


def said(page: WindowPage) -> str:
    return page.queue.tab.panel.head.missing.text()


def test_what_is_missing_is_said_and_one_key_asks_for_the_first_of_it(page: WindowPage) -> None:
    head = page.queue.tab.panel.head
    page.queue.choose_view("all")
    page.queue.go_to(page.queue.rows()[0])
    assert said(page) == "no supplier · no cost · no delivery date"
    assert head.mend.isVisible()
    # they stand in one row, at the width that the case has in a small window
    assert head.enter.y() <= head.missing.geometry().bottom()
    assert head.enter.accessibleName() == "Enter date or cost…"
    page.queue.press("t")
    page.dialog(SupplierDialog).reject()
    page.desk.products.tell("MUG", ProductTold(supplier="Kiln & Co"))
    page.queue.tab.case.refresh()
    page.settle()
    assert said(page) == "no cost · no delivery date"
    head.mend.click()
    page.settle()
    page.dialog(FactsDialog).reject()
    page.desk.products.tell("MUG", ProductTold(Money(420, "USD")))
    page.desk.orders.set_dates("112-1", delivered=date(2026, 11, 10))
    page.queue.tab.case.refresh()
    page.settle()
    assert said(page) == ""
    assert not head.mend.isVisible()
    assert head.enter.plain_text() == "Enter date or cost…"
    # nothing is missing: the key still opens what can be entered
    page.queue.press(Qt.Key.Key_T)
    page.dialog(FactsDialog).reject()


def test_a_closed_case_wants_nothing(page: WindowPage) -> None:
    case = page.desk.cases.get(1)
    assert missing_of(case) == ("supplier", "cost", "delivered")
    from returns.records.options import StepOptions
    from returns.terms import StepKind

    page.desk.cases.do(1, StepKind.CLOSE, StepOptions(reason="told by phone"))
    assert missing_of(page.desk.cases.get(1)) == ()


def test_the_cost_of_things_without_a_sku_is_entered_and_taken_back(page: WindowPage) -> None:
    kiln = page.desk.policies.suppliers()[0].id
    for order in ("112-7", "112-8"):
        page.desk.by_hand.open(
            NewCase(order, "Amazon US", "Teapot, blue", "defective", Money(3000, "USD"))
        )
        case_id = page.desk.cases.find(order)
        page.desk.cases.set_supplier(case_id, kiln)
    page.desk.orders.set_dates("112-7", delivered=date(2026, 11, 10))
    page.queue.choose_view("all")
    page.queue.go_to("00002")
    assert said(page) == "no cost"
    page.queue.press("t")
    dialog = page.dialog(FactsDialog)
    (cost,) = dialog.costs.values()
    assert cost.isAncestorOf(dialog.focusWidget()) or dialog.focusWidget() is cost
    cost.line.setText("11.20")
    dialog.ok.click()
    page.settle()
    assert said(page) == ""
    case_id = page.desk.cases.find("112-7")
    assert page.desk.cases.get(case_id).lead.unit_cost == Money(1120, "USD")
    # nobody told it of the other teapot: it may be another thing
    assert page.desk.cases.get(page.desk.cases.find("112-8")).lead.unit_cost is None
    page.do("undo")
    assert said(page) == "no cost"
    page.do("redo")
    assert said(page) == ""
