"""Of goods that go on and a new one, both under way, the window asks which is lost."""

from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.queue.dialogs.lost_dialog import LostDialog
from returns.clock import SetClock
from returns.desk import open_desk
from returns.records.case import Case
from returns.records.inspection import FindingDraft
from returns.records.options import StepOptions
from returns.records.policy import Address
from returns.terms import (
    Disposition,
    ExchangeFrom,
    Goods,
    Move,
    Offer,
    PackageState,
    Route,
    StepKind,
    Verdict,
    Works,
)
from tests.desktop.conftest import NOW
from tests.desktop.two_lines import mug_and_lamps
from tests.pages.queue import QueuePage
from tests.pages.window import WindowPage

KILN = Address("Kiln & Co", ("7 Kiln Road",), "Stoke", "", "ST4 2AB", "GB")
Start = Callable[..., WindowPage]


@pytest.fixture
def out(application: Start, tmp_path: Path) -> QueuePage:
    """The mug came back broken; it is on its way to its supplier, and a new one to the buyer."""
    desk = open_desk(tmp_path / "out", clock=SetClock(NOW), create=True)
    mug_and_lamps(desk, tmp_path)
    desk.policies.add_supplier("Kiln & Co", "kiln@x.example", "en")
    (kiln,) = (each for each in desk.policies.suppliers() if each.name == "Kiln & Co")
    desk.policies.set_warehouse(kiln.id, None, "Main", KILN)
    desk.cases.set_supplier(1, kiln.id, line=1)
    way = StepOptions(line=1, offer=Offer.REPLACEMENT_ON_RECEIPT, route=Route.TO_US)
    desk.cases.do(1, Move.OFFER, way)
    desk.cases.do(1, StepKind.APPROVE, StepOptions(line=1, route=Route.TO_US, overrule=True))
    desk.cases.do(1, Move.RECEIVE, StepOptions(line=1, tracking="T-1"))
    line = desk.cases.get(1).lines[0].id
    seen = {"package": PackageState.OPENED, "complete": True, "works": Works.NO}
    desk.inspections.save_finding(1, FindingDraft(line, 1, **seen))
    desk.inspections.finish(1, Verdict.AS_CLAIMED, line_id=line)
    desk.inspections.decide(1, line, 1, disposition=Disposition.TO_SUPPLIER)
    new = {"tracking": "NEW-1", "exchange_from": ExchangeFrom.STOCK}
    desk.cases.do(1, StepKind.REPLACE, StepOptions(line=1, overrule=True, **new))
    desk.cases.do(1, StepKind.SEND_ON, StepOptions(line=1, overrule=True, tracking="OUT-1"))
    desk.close()
    page = application(tmp_path / "out").queue
    page.choose_view("all")
    page.go_to("00001")
    return page


def case_of(queue: QueuePage) -> Case:
    return queue.page.desk.cases.get(1)


def asked(queue: QueuePage) -> LostDialog:
    queue.page.do("lost")
    dialog = queue.page.dialog(LostDialog)
    assert dialog.of_line is not None
    dialog.of_line.choose(1)
    return dialog


@pytest.mark.parametrize("which", ["NEW-1", "OUT-1"])
def test_the_parcel_that_is_pressed_is_lost(out: QueuePage, which: str) -> None:
    dialog = asked(out)
    assert not dialog.parcels.isHidden()
    assert not dialog.ok.isEnabled()
    rows = {parcel.tracking: str(parcel.id) for parcel in case_of(out).parcels}
    dialog.parcels.set_value(rows[which])
    dialog.parcels.chosen.emit(rows[which])
    assert dialog.ok.isEnabled()
    dialog.ok.click()
    out.page.settle()
    case = case_of(out)
    assert [sent.lost for sent in case.exchanges] == [which == "NEW-1"]
    assert (case.lines[0].units[0].goods is Goods.LOST) is (which == "OUT-1")


def test_the_rows_say_what_is_in_them(out: QueuePage) -> None:
    said = [button.text() for button in asked(out).parcels.buttons()]
    assert said == ["goes on · to the supplier · OUT-1", "new one · to the buyer · NEW-1"]
