"""What a recommended step asks first is a dialog that Enter opens: no key and no button does nothing."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from desktop.queue.case.asked_first import ASKED
from desktop.queue.case_actions import CaseActions
from desktop.queue.dialogs.claim_dialogs import AnswerDialog, RmaDialog
from desktop.queue.dialogs.money_dialog import MoneyDialog
from returns.clock import SetClock
from returns.desk import open_desk
from returns.money import Money
from returns.records.options import NewCase, StepOptions
from returns.records.order import ProductTold
from returns.records.policy import PolicyTerms
from returns.terms import Move, Party, StepKind
from tests.desktop.conftest import NOW
from tests.pages.window import WindowPage

#: what the supplier did so far → what Enter asks, and what stands on its button
WAITS = {
    "asked for his number": (RmaDialog, "Enter the number…"),
    "sent the claim": (AnswerDialog, "Note the answer…"),
    "accepted": (MoneyDialog, "Note the money…"),
}


@pytest.fixture(params=WAITS)
def waiting(
    request: pytest.FixtureRequest, application: Callable[..., WindowPage], tmp_path: Path
) -> tuple[WindowPage, str]:
    """The window over a case that waits for its supplier, who is not late."""
    desk = open_desk(tmp_path / "desk", clock=SetClock(NOW), create=True)
    number_wanted = request.param == "asked for his number"
    kiln = desk.policies.add_supplier("Kiln & Co", "returns@kiln.example", "en").made
    terms = PolicyTerms(rma_needed=number_wanted)
    desk.policies.new_version(kiln, terms, date(2026, 1, 1))
    new = NewCase("112-1", "Amazon US", "Mug", "defective", Money(1840, "USD"), sku="MUG")
    (case_id,) = desk.by_hand.open(new).case_ids
    desk.products.tell("MUG", ProductTold(Money(420, "USD"), supplier="Kiln & Co"))
    while (step := desk.cases.get(case_id).next).waiting_for is not Party.SUPPLIER:
        said = StepOptions(reason="The buyer sent none.")
        desk.cases.do(
            case_id, step.kind if step.kind is not StepKind.CHECK else Move.LIFT, said
        )
    if request.param == "accepted":
        desk.cases.do(case_id, Move.CLAIM_ACCEPTED)
    assert desk.cases.get(case_id).next.kind is StepKind.CHASE_SUPPLIER
    desk.close()
    page = application(tmp_path / "desk")
    page.queue.choose_view("all")
    page.queue.go_to(page.queue.rows()[0])
    return page, request.param


def test_all_that_may_be_asked_first_has_its_dialog(page: WindowPage) -> None:
    actions = page.queue.tab.findChild(CaseActions)
    assert set(actions.asked()) == ASKED


@pytest.mark.parametrize("by", ["key", "button"])
def test_what_a_supplier_says_before_he_is_late_is_noted_by_enter(
    waiting: tuple[WindowPage, str], by: str
) -> None:
    """The button said to remind him, and neither it nor Enter did anything."""
    page, stands = waiting
    kind, words = WAITS[stands]
    queue, before = page.queue, len(page.desk.cases.history(1))
    assert queue.tab.case.view().button == words
    if by == "key":
        queue.press(Qt.Key.Key_Return)
    else:
        page.do("recommended")
        page.settle()
    page.dialog(kind).reject()
    page.settle()
    assert len(page.desk.cases.history(1)) == before


def test_no_reminder_stands_in_the_card_of_who_is_not_late(
    waiting: tuple[WindowPage, str],
) -> None:
    """The card says what Enter does; the letter itself is read and copied below."""
    page, _ = waiting
    panel = page.queue.tab.panel
    assert page.queue.tab.case.draft.letter is not None
    assert panel._advice.letter.isHidden()
    assert panel.letter.isVisible()
    page.desk.clock.forward(days=30)
    page.queue.tab.case.refresh()
    page.settle()
    assert panel._advice.letter.isVisible()


@pytest.mark.parametrize("waiting", ["asked for his number"], indirect=True)
def test_who_was_asked_for_his_number_is_not_asked_again(
    waiting: tuple[WindowPage, str],
) -> None:
    """The button asked for it once more, and was refused."""
    page, _ = waiting
    page.do("recommended")
    dialog = page.dialog(RmaDialog)
    assert (dialog.ok.text(), dialog.ok.isEnabled()) == ("Note the RMA", False)
    assert "asked already" in dialog.outcome.text()
    dialog.rma.setText("K-1")
    dialog.ok.click()
    page.settle()
    (case_id,) = page.desk.queue.ids("all")
    assert page.desk.cases.get(case_id).lead.supplier_rma == "K-1"
