"""A label without the supplier's RMA: refused with the reason, and made when the seller insists."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from desktop.papers.paper_dialog import PaperDialog
from returns.clock import SetClock
from returns.desk import open_desk
from returns.money import Money
from returns.records.options import NewCase, StepOptions
from returns.records.policy import Address, PolicyTerms
from returns.terms import Move, Route, StepKind
from tests.desktop.conftest import NOW
from tests.pages.inspection_page import InspectionPage
from tests.pages.window import WindowPage

Start = Callable[..., WindowPage]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A desk whose one case goes to a supplier that wants a number and has given none."""
    place = tmp_path / "Harbour Gifts"
    desk = open_desk(place, clock=SetClock(NOW), create=True)
    desk.policies.add_supplier("Kiln & Co", "returns@kiln.example", "en")
    (kiln,) = desk.policies.suppliers()
    desk.policies.new_version(kiln.id, PolicyTerms(rma_needed=True), date(2026, 1, 1))
    address = Address("Kiln", ("7 Kiln Road",), "Stoke", "", "ST4 2AB", "GB")
    desk.policies.set_warehouse(kiln.id, None, "Stoke", address)
    price = Money.parse("75", "USD")
    new = NewCase("302-1", "Amazon US", "Lamp", "defective", price, supplier_id=kiln.id)
    (case_id,) = desk.by_hand.open(new).case_ids
    there = StepOptions(route=Route.TO_SUPPLIER, overrule=True)
    desk.cases.do(case_id, StepKind.APPROVE, there)
    desk.close()
    return place


@pytest.mark.parametrize("tab", ["queue", "inspection"])
@pytest.mark.parametrize(
    ("language", "insist"), [("en", "Make it all the same"), ("zh", "仍然制作")]
)
def test_every_tab_offers_to_overrule_a_missing_rma(
    application: Start, folder: Path, tab: str, language: str, insist: str
) -> None:
    window = application(folder, language=language)
    if tab == "inspection":
        page = InspectionPage(window)
        page.open(1)
        page.tab.table.panel.label.click()
    else:
        window.queue.choose_view("all")
        window.settle()
        window.do("label")
    window.settle()
    assert "Kiln & Co" in window.banner()
    assert not window.has_dialog(PaperDialog)
    assert window.window.banner._button.plain_text() == insist
    window.press_banner()
    assert window.dialog(PaperDialog).paper.kind == "label"
    kinds = [event.kind for event in window.desk.cases.history(1)]
    assert kinds[-1] == "label_overruled"


def test_of_goods_that_came_and_stay_it_is_said_why_there_is_no_label(
    application: Start, folder: Path
) -> None:
    desk = open_desk(folder, clock=SetClock(NOW))
    desk.cases.do(1, Move.RMA_GIVEN, StepOptions(rma="KC-1"))
    desk.cases.do(1, Move.RECEIVE)
    desk.close()
    window = application(folder)
    window.queue.choose_view("all")
    window.settle()
    window.do("label")
    assert "came already and go nowhere from here" in window.banner()
    assert not window.has_dialog(PaperDialog)
