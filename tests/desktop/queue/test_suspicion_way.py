"""A suspicion's way in the window: held, photographed, for the platform alone; the history beside it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from sqlalchemy import select

from db.tables.cases import document
from desktop.papers.paper_dialog import PaperDialog
from desktop.queue.dialogs.hold_dialogs import CheckDialog
from desktop.queue.dialogs.send_claim_dialog import SendClaimDialog
from desktop.queue.list.case_row import short_number
from returns.clock import SetClock
from returns.desk import open_desk
from returns.money import Money
from returns.papers.sheet.sheet_scope import Groundless
from returns.records.inspection import FindingDraft
from returns.records.options import NewCase, StepOptions
from returns.records.policy import Address
from returns.rules.steps.sheet_reader import reader_of
from returns.terms import HoldKind, Move, Offer, PackageState, Party, Route, StepKind, Verdict
from tests.desktop.conftest import NOW
from tests.pages.queue import QueuePage
from tests.pages.window import WindowPage

Start = Callable[..., WindowPage]
QUAY = Address("Harbour Gifts", ("12 Quay Street",), "Bristol", "", "BS1 4EP", "GB")


def two_bricks_and_a_third_request(application: Start, tmp_path: Path) -> QueuePage:
    """A buyer who sent two bricks back asks for a third time."""
    desk = open_desk(tmp_path / "desk", clock=SetClock(NOW), create=True)
    desk.settings.set(return_address=QUAY)
    ids = []
    for n in range(1, 4):
        new = NewCase(
            *(f"112-{n}", "Amazon US", "Lamp, oak", "defective", Money(7500, "USD")),
            sku="LAMP",
            buyer_name="Mark Olsen" if n < 3 else "M. Olsen",
            buyer_email="mark@example.com",
        )
        ids += desk.by_hand.open(new).case_ids
    for case_id in ids[:2]:
        offer = StepOptions(offer=Offer.REFUND_ON_RECEIPT)
        desk.cases.do(case_id, StepKind.ANSWER_BUYER, offer)
        desk.cases.do(case_id, StepKind.APPROVE, StepOptions(route=Route.TO_US))
        desk.receiving.receive(case_id, f"T-{case_id}")
        line_id = desk.cases.get(case_id).lines[0].id
        draft = FindingDraft(line_id, 1, package=PackageState.OPENED, instead="a brick")
        desk.inspections.save_finding(case_id, draft)
        desk.inspections.finish(case_id, Verdict.WRONG_ITEM)
    desk.close()
    page = application(tmp_path / "desk")
    page.queue.choose_view("all")
    page.queue.go_to("00003")
    return page.queue


def test_what_came_before_is_a_press_away(application: Start, tmp_path: Path) -> None:
    queue = two_bricks_and_a_third_request(application, tmp_path)
    card = queue.tab.panel.buyer
    assert card.head.name == "This buyer"
    assert card.head.summary == "returns in the year before: 2 · not as said: 2 · signs: 1"
    assert card.cases == []
    card.unfold()
    queue.page.settle()
    assert [button.plain_text() for button in card.cases] == [
        "00002 · Lamp, oak",
        "00001 · Lamp, oak",
    ]
    texts = queue.panel_texts()
    assert sum("found: wrong item" in text.lower() for text in texts) == 2
    assert sum(text.startswith("Order 112-") for text in texts) == 3
    # what counts against the request stands first, with what it weighs
    proved = (
        "+4  What came back in RC-2026-00002, RC-2026-00001 was not what the buyer had said."
    )
    assert texts.count(proved) == 1
    found = [place for place, text in enumerate(texts) if "found: wrong item" in text.lower()]
    assert texts.index(proved) < min(found)
    assert "Together 4: enough to look into it first." in texts
    card.cases[1].click()
    queue.page.settle()
    assert queue.current() == "00001"
    # it follows the case that is open
    assert [button.plain_text()[:5] for button in card.cases] == ["00003", "00002"]


def test_all_of_the_buyer_are_found_under_whichever_name(
    application: Start, tmp_path: Path
) -> None:
    queue = two_bricks_and_a_third_request(application, tmp_path)
    queue.tab.panel.head.others.click()
    queue.page.settle()
    assert sorted(queue.rows()) == ["00001", "00002", "00003"]
    assert queue.tab.held.held() == ["M. Olsen"]


def test_it_is_held_and_nothing_of_it_goes_to_a_supplier(
    application: Start, tmp_path: Path
) -> None:
    queue = two_bricks_and_a_third_request(application, tmp_path)
    page = queue.page
    case = page.desk.cases.get(3)
    assert case.outlook(case.lead).hold.kind is HoldKind.SUSPICION
    assert reader_of(case, hearing=True) is Party.PLATFORM
    queue.press(Qt.Key.Key_Return)
    page.dialog(CheckDialog).reject()
    page.settle()
    assert page.desk.cases.get(3).payments == ()
    # also before the goods were seen the platform may look at it
    queue.press("e")
    page.until(lambda: page.has_dialog(PaperDialog), 30)
    page.dialog(PaperDialog).close()
    assert short_number(case.number) == queue.current()
    with page.desk.store.reading() as tx:
        made = tx.execute(select(document.c.case_id, document.c.addressee)).all()
    assert made == [(3, "platform")]


def test_its_claim_is_meant_for_the_platform_before_anybody_says_so(
    application: Start, tmp_path: Path
) -> None:
    queue = two_bricks_and_a_third_request(application, tmp_path)
    queue.page.do("claim")
    dialog = queue.page.dialog(SendClaimDialog)
    assert dialog.whom.value() == Party.PLATFORM.value
    dialog.accept()
    queue.page.settle()
    case = queue.page.desk.cases.get(3)
    assert [claim.of for claim in case.claims] == [Party.PLATFORM]


def test_signs_that_were_looked_into_go_to_no_platform(
    application: Start, tmp_path: Path
) -> None:
    queue = two_bricks_and_a_third_request(application, tmp_path)
    page = queue.page
    told = StepOptions(reason="He sent the invoice of the brick's maker.")
    page.desk.cases.do(3, Move.LIFT, told)
    assert reader_of(page.desk.cases.get(3), hearing=True) is Party.SUPPLIER
    with pytest.raises(Groundless):
        page.desk.papers.evidence(3, addressee=Party.PLATFORM)
