"""“Parcel is here” asks which one it is where several are under way."""

from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.inspection.parcel.which_parcel import WhichParcel
from returns.casework.goods.told_parcel import ParcelTold
from returns.clock import SetClock
from returns.desk import open_desk
from returns.records.options import StepOptions
from returns.terms import End, Goods, Move, Offer, Route, StepKind
from tests.desktop.conftest import NOW
from tests.desktop.two_lines import mug_and_lamps
from tests.pages.inspection_page import InspectionPage
from tests.pages.window import WindowPage

Start = Callable[..., WindowPage]


@pytest.fixture
def table(application: Start, tmp_path: Path) -> InspectionPage:
    """A mug and lamps, each in a parcel of its own, both under way."""
    desk = open_desk(tmp_path / "out", clock=SetClock(NOW), create=True)
    mug_and_lamps(desk, tmp_path)
    for line, number in ((1, "T-1"), (2, "T-2")):
        way = {"offer": Offer.REFUND_ON_RECEIPT, "route": Route.TO_US}
        desk.cases.do(1, Move.OFFER, StepOptions(line=line, **way))
        desk.cases.do(
            1, StepKind.APPROVE, StepOptions(line=line, route=Route.TO_US, overrule=True)
        )
        desk.parcels.note(
            1, ParcelTold(End.US, End.BUYER, tracking=number, line=line, sent=True)
        )
    desk.close()
    page = InspectionPage(application(tmp_path / "out"))
    page.tab.presenter.open(1)
    page.page.settle()
    return page


def which(page: InspectionPage) -> WhichParcel:
    page.tab.table.header.receive.click()
    page.page.settle()
    return page.page.dialog(WhichParcel)


def goods(page: InspectionPage) -> list[Goods]:
    return [unit.goods for unit in page.page.desk.cases.get(1).units]


def test_the_one_that_is_pressed_is_taken_in(table: InspectionPage) -> None:
    dialog = which(table)
    assert not dialog.ok.isEnabled()
    said = [button.text() for button in dialog.parcels.buttons()]
    assert said == ["Mug · T-1", "2 × Lamp · T-2", "Another one"]
    second = next(p.id for p in table.page.desk.cases.get(1).parcels if p.tracking == "T-2")
    dialog.parcels.set_value(str(second))
    dialog.parcels.chosen.emit(str(second))
    dialog.ok.click()
    table.page.settle()
    assert goods(table) == [Goods.IN_TRANSIT, Goods.RECEIVED, Goods.RECEIVED]


def test_nothing_is_taken_in_until_it_is_said(table: InspectionPage) -> None:
    which(table).reject()
    table.page.settle()
    assert set(goods(table)) == {Goods.IN_TRANSIT}


def take_in_mug(table: InspectionPage) -> None:
    """The mug's parcel is here, and the lamps' is not."""
    dialog = which(table)
    first = next(p.id for p in table.page.desk.cases.get(1).parcels if p.tracking == "T-1")
    dialog.parcels.set_value(str(first))
    dialog.parcels.chosen.emit(str(first))
    dialog.ok.click()
    table.page.settle()


def test_what_was_to_come_in_another_parcel_and_lies_in_this_one_is_here(
    table: InspectionPage,
) -> None:
    """It could not be described, and its own parcel was waited for."""
    take_in_mug(table)
    findings = table.tab.table.panel.findings
    assert (findings.absent.isVisible(), findings.in_this.isVisible()) == (True, False)
    findings.turn(1)
    assert (findings.absent.isVisible(), findings.in_this.isVisible()) == (False, True)
    findings.in_this.click()
    table.page.settle()
    assert goods(table) == [Goods.RECEIVED, Goods.RECEIVED, Goods.IN_TRANSIT]
    assert findings.absent.isVisible()
