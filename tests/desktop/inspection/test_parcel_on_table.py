"""The head of the table names the parcel that came to us, whichever others the case has."""

import pytest

from returns.casework.goods.told_parcel import ParcelTold
from returns.clock import SetClock
from returns.desk import open_desk
from returns.money import Money
from returns.records.options import NewCase, StepOptions
from returns.records.policy import Address
from returns.terms import End, Move, Route, StepKind
from tests.desktop.conftest import NOW
from tests.pages.inspection_page import InspectionPage


@pytest.fixture
def table(application, tmp_path):
    """A mug on its way back, and the parcel that took it to its buyer, which arrived."""
    desk = open_desk(tmp_path / "out", clock=SetClock(NOW), create=True)
    quay = Address("Harbour Gifts", ("12 Quay Street",), "Bristol", "", "BS1 4EP", "GB")
    desk.settings.set(return_address=quay)
    mug = NewCase("302-1", "eBay US", "Mug", "changed_mind", Money.parse("18.40", "USD"))
    (case_id,) = desk.by_hand.open(mug).case_ids
    out = ParcelTold(End.BUYER, End.US, "1Z-OUT", "UPS", sent=True, arrived=True)
    desk.parcels.note(case_id, out)
    desk.cases.do(case_id, StepKind.APPROVE, StepOptions(route=Route.TO_US))
    desk.cases.do(case_id, Move.SHIPPED, StepOptions(tracking="9400-BACK"))
    desk.close()
    page = InspectionPage(application(tmp_path / "out"))
    page.open(case_id)
    return page


def test_what_took_it_to_its_buyer_is_not_on_the_table(table):
    """It said `parcel 1 of 2`, with the number under which the mug had been sent to its buyer."""
    head = table.tab.table.header.meta.text()
    assert head.endswith("parcel 1 of 1 · 9400-BACK")
