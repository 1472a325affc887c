"""What a supplier paid and does not owe is given back by the button and the key of the next step."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt

from returns.clock import SetClock
from returns.desk import open_desk
from returns.records.policy import Address
from returns.terms import Move, Offer, Party, Route, StepKind
from tests.cases.playing import enter_until
from tests.desktop.conftest import NOW
from tests.pages.window import WindowPage
from tests.returns.casework.shop import Shop, usd


def test_no_money_is_asked_after_where_some_is_given_back(
    application: Callable[..., WindowPage], tmp_path: Path
) -> None:
    """The claim runs still: what was asked for came in part, and its goods turned out sound."""
    clock = SetClock(NOW)
    desk = open_desk(tmp_path / "desk", clock=clock, create=True)
    quay = Address("Harbour Gifts", ("12 Quay Street",), "Bristol", "", "BS1 4EP", "GB")
    desk.settings.set(return_address=quay)
    shop = Shop(desk, clock, tmp_path)
    shop.supplier(costs=[("LAMP", "45")], rma_needed=False)
    case_id = shop.request(shop.item("LAMP", "150.00"))
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT, route=Route.TO_US)
    shop.do(case_id, StepKind.APPROVE)
    shop.do(case_id, StepKind.SEND_CLAIM)
    shop.do(case_id, Move.CLAIM_ACCEPTED)
    shop.do(case_id, StepKind.SETTLE, amount=usd("20"), rest_asked=True)
    desk.receiving.receive(case_id)
    shop.look(case_id)
    shop.finish(case_id)
    enter_until(shop, case_id, StepKind.SETTLE)
    desk.close()
    page = application(tmp_path / "desk")
    page.queue.choose_view("all")
    page.queue.go_to(page.queue.rows()[0])
    assert page.queue.tab.case.view().button == "Give it back and write"
    page.queue.press(Qt.Key.Key_Return)
    page.settle()
    back = [each for each in page.desk.cases.get(case_id).payments if each.outgoing]
    assert (back[-1].party, back[-1].amount) == (Party.SUPPLIER, usd("20"))
