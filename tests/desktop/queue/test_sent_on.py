"""Goods that were sent on: the case waits for a parcel, and Enter notes that it arrived."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from desktop.queue.dialogs.goods_dialogs import SendOnDialog
from desktop.queue.list.columns import Column
from returns.casework.money_moves import MoneyTold
from returns.clock import SetClock
from returns.desk import open_desk
from returns.money import Money
from returns.records.inspection import FindingDraft
from returns.records.options import NewCase, StepOptions
from returns.records.policy import Address, PolicyTerms
from returns.terms import (
    Disposition,
    Goods,
    Move,
    Offer,
    PackageState,
    Party,
    Route,
    StepKind,
    Verdict,
    Works,
)
from tests.desktop.conftest import NOW
from tests.pages.queue import QueuePage
from tests.pages.window import WindowPage

KILN = Address("Kiln & Co", ("7 Kiln Road",), "Stoke", "", "ST4 2AB", "GB")


@pytest.fixture
def here(application: Callable[..., WindowPage], tmp_path: Path) -> QueuePage:
    """A lamp that came back broken, is refunded, and is to go back to its supplier."""
    desk = open_desk(tmp_path / "desk", clock=SetClock(NOW), create=True)
    desk.policies.add_supplier("Kiln & Co", "kiln@x.example", "en")
    (kiln,) = desk.policies.suppliers()
    desk.policies.set_warehouse(kiln.id, None, "Main", KILN)
    desk.policies.new_version(kiln.id, PolicyTerms(rma_needed=False), date(2026, 1, 1))
    price = Money.parse("75.00", "USD")
    desk.by_hand.open(NewCase("112-1", "Amazon US", "Lamp", "defective", price, sku="LAMP"))
    desk.cases.set_supplier(1, kiln.id)
    back = StepOptions(offer=Offer.REFUND_ON_RECEIPT, route=Route.TO_US, overrule=True)
    desk.cases.do(1, Move.OFFER, back)
    desk.cases.do(1, Move.RECEIVE, StepOptions(tracking="T-1"))
    line = desk.cases.get(1).lead.id
    seen = {"package": PackageState.OPENED, "complete": True, "works": Works.NO}
    desk.inspections.save_finding(1, FindingDraft(line, 1, **seen))
    desk.inspections.finish(1, Verdict.AS_CLAIMED, line_id=line)
    desk.inspections.decide(1, line, 1, disposition=Disposition.TO_SUPPLIER)
    desk.cases.do(1, StepKind.REFUND)
    desk.cases.do(
        1, StepKind.SEND_CLAIM, StepOptions(amount=price, overrule=True, reason="None.")
    )
    desk.money.note(1, MoneyTold(price, out=False, party=Party.SUPPLIER))
    desk.cases.do(1, StepKind.CONFIRM_BUYER)
    desk.close()
    page = application(tmp_path / "desk").queue
    page.choose_view("all")
    page.go_to("00001")
    return page


def test_what_was_sent_on_waits_for_its_parcel_and_enter_notes_that_it_came(
    here: QueuePage,
) -> None:
    """The row waited for the supplier's answer, and the button placed goods that were gone."""
    page = here.page
    here.press(Qt.Key.Key_Return)
    dialog = page.dialog(SendOnDialog)
    assert "waits until they arrive" in dialog.outcome.text()
    dialog.tracking.setText("OUT-1")
    dialog.ok.click()
    page.settle()
    here.go_to("00001")
    assert here.rows(Column.STEP) == ["Parcel on its way"]
    assert here.recommended() == "Note that the supplier has it"
    assert here.tab.panel._advice.do.text() == "Note the arrival"
    here.press(Qt.Key.Key_Return)
    page.settle()
    assert page.desk.cases.get(1).lead.units[0].goods is Goods.DISPOSED
