"""*The buyer sent it* begins with the number that a file told of the parcel."""

import pytest
from PySide6.QtWidgets import QApplication

from desktop.queue.dialogs.goods_dialogs import ShippedDialog
from returns.terms import Move, Offer, Route, StepKind
from tests.returns.casework.conftest import shop
from tests.returns.casework.shop import Shop
from tests.returns.conftest import clock, desk

__all__ = ["clock", "desk", "shop"]

pytestmark = pytest.mark.usefixtures("dressed")


@pytest.mark.parametrize("told", ["1Z999AA10123456784", ""])
def test_the_number_of_the_file_stands_in_the_dialog(
    qapp: QApplication,
    shop: Shop,
    told: str,
) -> None:
    shop.supplier(costs=[("LAMP", "30")], rma_needed=False)
    cells = {"tracking_id": told, "return_carrier": "UPS" if told else ""}
    case_id = shop.request(shop.item("LAMP", "150.00", **cells))
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT)
    shop.do(case_id, StepKind.APPROVE, route=Route.TO_US)
    dialog = ShippedDialog(shop.case(case_id))
    assert dialog.tracking.text() == told
    assert dialog.carrier.text() == ("UPS" if told else "")
    assert dialog.ok.isEnabled() is bool(told)
    if told:
        # the parcel that was told of is the one that is on its way, and no second one
        shop.do(case_id, Move.SHIPPED, tracking=dialog.tracking.text())
        assert [parcel.tracking for parcel in shop.case(case_id).parcels] == [told]
        assert ShippedDialog(shop.case(case_id)).tracking.text() == ""
