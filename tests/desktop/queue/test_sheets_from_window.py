"""The key of evidence makes the sheet for whoever there is a ground for, else says who owes it."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QFileDialog

from desktop.papers.packet_dialog import PacketDialog
from desktop.papers.paper_dialog import PaperDialog
from desktop.queue.dialogs.dispute_dialog import DisputeDialog
from returns.casework.products import ProductTold
from returns.clock import SetClock
from returns.desk import Desk, open_desk
from returns.money import Money
from returns.records.inspection import FindingDraft
from returns.records.options import NewCase
from returns.records.policy import Address
from returns.terms import Grade, PackageState, Verdict, Works
from tests.desktop.conftest import NOW
from tests.desktop.pdf_words import words_in
from tests.desktop.two_suppliers import ALDER, BIRCH, mug_and_lamps_of_two
from tests.pages.window import WindowPage
from tests.returns.papers.disputes import disputed
from tests.supplied import supplied

Start = Callable[..., WindowPage]


@pytest.fixture
def opened(application: Start, tmp_path: Path) -> Callable[..., WindowPage]:
    """A function that opens the window on one case of a lamp, for this reason."""

    def start(reason: str, then: Callable[[Desk, int], object] | None = None) -> WindowPage:
        desk = open_desk(tmp_path / "desk", clock=SetClock(NOW), create=True)
        price = Money.parse("75.00", "USD")
        lamp = NewCase(
            *("112-1", "Amazon US", "Lamp, oak", reason, price),
            sku="LAMP",
            ordered_on=date(2026, 11, 3),
        )
        (case_id,) = desk.by_hand.open(supplied(desk, lamp)).case_ids
        desk.products.tell("LAMP", ProductTold(cost=Money.parse("20.00", "USD")))
        if then is not None:
            then(desk, case_id)
        desk.close()
        page = application(tmp_path / "desk")
        page.queue.choose_view("all")
        page.queue.go_to("00001")
        return page

    return start


def made(page: WindowPage) -> str:
    """The addressee of the one sheet that the desk keeps now; "" where there is none."""
    with page.desk.store.reading() as tx:
        rows = tx.exec_driver_sql("SELECT addressee FROM document").scalars().all()
    return " ".join(rows)


def test_what_a_supplier_owes_is_shown_on_a_sheet_for_him(opened):
    page = opened("defective")
    page.do("evidence")
    page.until(lambda: page.has_dialog(PaperDialog), 12)
    page.dialog(PaperDialog).close()
    assert made(page) == "supplier"


def test_a_dispute_is_answered_to_the_platform(opened):
    page = opened("defective", disputed)
    page.do("evidence")
    page.until(lambda: page.has_dialog(PaperDialog), 12)
    page.dialog(PaperDialog).close()
    assert made(page) == "platform"


def test_what_nobody_owes_makes_no_sheet_and_is_said(opened):
    page = opened("changed_mind")
    page.do("evidence")
    page.until(lambda: "It lies with the buyer" in page.banner(), 12)
    assert made(page) == ""
    assert not page.has_dialog(PaperDialog)


def test_a_chargeback_entered_by_hand_is_answered_on_a_sheet(opened):
    page = opened("defective")
    assert "dispute" in known_of(page)
    page.do("dispute")
    dialog = page.dialog(DisputeDialog)
    assert "A-to-z claim" in [each.text() for each in dialog.kind.findChildren(QAbstractButton)]
    # Enter alone notes none: who decides, and by when, is another one's for each
    page.key(Qt.Key.Key_Return)
    assert dialog.problem.text() == "“Dispute” is still missing."
    assert not page.desk.cases.get(1).dispute
    dialog.kind.set_value("chargeback")
    dialog.accept()
    page.settle()
    case = page.desk.cases.get(1)
    assert case.dispute == "chargeback"
    assert case.next.due_at.date() == NOW.date() + timedelta(days=7)
    assert any("the bank decides" in text for text in page.queue.panel_texts())
    # while it is open no second one is offered
    assert "dispute" not in known_of(page)
    page.do("evidence")
    page.until(lambda: page.has_dialog(PaperDialog), 30)
    page.dialog(PaperDialog).close()
    assert made(page) == "platform"
    page.application.open.shell.undo.undo()
    page.settle()
    assert page.desk.cases.get(1).dispute == ""


@pytest.fixture
def two(application: Start, tmp_path: Path) -> WindowPage:
    """A broken mug and two dead lamps of two suppliers, here and looked at, each as the buyer said."""
    desk = open_desk(tmp_path / "desk", clock=SetClock(NOW), create=True)
    quay = Address("Harbour Gifts", ("12 Quay Street",), "Bristol", "", "BS1 4EP", "GB")
    desk.settings.set(return_address=quay)
    case_id = mug_and_lamps_of_two(desk, tmp_path)
    for sku in ("MUG", "LAMP"):
        desk.products.tell(sku, ProductTold(cost=Money.parse("5.00", "USD")))
    lines = desk.cases.get(case_id).lines
    for line in lines:
        for number in range(1, line.quantity + 1):
            broken = Works.NO if line is lines[1] else Works.YES
            found = FindingDraft(line.id, number, PackageState.OPENED, True, broken, "cracked")
            desk.inspections.save_finding(case_id, found)
    desk.close()
    page = application(tmp_path / "desk")
    page.queue.choose_view("all")
    page.queue.go_to("00001")
    return page


def sheet(page: WindowPage) -> PacketDialog:
    """The sheet of what is chosen, with those whom it can be for."""
    page.do("evidence")
    page.until(lambda: page.has_dialog(PacketDialog), 30)
    dialog = page.dialog(PacketDialog)
    page.until(lambda: dialog.bar.who.count() > 1 and len(dialog.pages) > 0, 20)
    return dialog


@pytest.mark.parametrize(("key", "theirs", "other"), [("1", ALDER, BIRCH), ("2", BIRCH, ALDER)])
def test_the_sheet_of_the_chosen_line_is_for_its_supplier(two, tmp_path, key, theirs, other):
    two.queue.press(key)
    dialog = sheet(two)
    told = words_in(dialog.paper.pdf, tmp_path)
    assert theirs.split()[0] in told
    assert other.split()[0] not in told
    who = dialog.bar.who
    named = [who.itemText(at).strip("()") for at in range(who.count())]
    assert named[1:3] == [theirs, other]
    # the other's is one choice away
    who.setCurrentIndex(2)
    who.activated.emit(2)
    two.until(lambda: dialog.packet is not None or dialog.trouble.text() != "", 30)
    told = words_in(dialog.paper.pdf, tmp_path)
    assert other.split()[0] in told
    assert who.currentText() == other
    dialog.close()


def test_where_none_owes_for_the_chosen_line_it_is_said_and_no_others_sheet_is_made(two):
    desk = two.desk
    lamps = desk.cases.get(1).lines[1]
    for number in (1, 2):
        found = FindingDraft(
            lamps.id, number, PackageState.SEALED, True, Works.YES, "", grade=Grade.A
        )
        desk.inspections.save_finding(1, found)
        desk.inspections.decide(1, lamps.id, number, verdict=Verdict.BUYER_DAMAGE)
    two.queue.tab.case.refresh()
    two.settle()
    two.queue.press("2")
    two.do("evidence")
    two.until(lambda: "No evidence sheet was made" in two.banner(), 20)
    assert not two.has_dialog(PacketDialog)
    assert made(two) == ""


def known_of(page: WindowPage) -> frozenset[str]:
    """What is known to apply to the open case."""
    page.queue.tab.applies.ask_now()
    page.until(lambda: page.queue.tab.applies.actions is not None)
    actions: frozenset[str] = page.queue.tab.applies.actions
    return actions


def test_a_sheet_is_saved_by_the_key_of_saving(
    opened: Callable[..., WindowPage], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the preview only the pointer, or many tabs, led to the button."""
    page = opened("defective")
    page.do("evidence")
    page.until(lambda: page.has_dialog(PaperDialog), 20)
    target = tmp_path / "sheet.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    page.key(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    page.settle()
    assert target.read_bytes().startswith(b"%PDF")
    page.dialog(PaperDialog).close()
