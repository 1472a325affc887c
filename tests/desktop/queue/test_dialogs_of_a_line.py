"""What is asked about one line of several names that line's thing and its supplier."""

from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.queue.dialogs.back_dialog import AskBackDialog
from desktop.queue.dialogs.claim_dialogs import AnswerDialog, RmaDialog
from desktop.queue.dialogs.decline_dialog import DeclineDialog
from desktop.queue.dialogs.hold_dialogs import BuyerAnswerDialog, HoldDialog
from desktop.queue.dialogs.instead_dialog import SendInsteadDialog
from desktop.queue.dialogs.money_dialog import MoneyDialog
from desktop.queue.dialogs.send_claim_dialog import SendClaimDialog
from desktop.queue.dialogs.step_dialogs import PartRefundDialog, about
from desktop.widgets.dialog import Dialog
from returns.clock import SetClock
from returns.desk import open_desk
from returns.money import Money
from returns.records.case import Case
from returns.records.options import StepOptions
from returns.records.policy import Address
from returns.terms import Move, StepKind
from tests.desktop.conftest import NOW
from tests.desktop.two_suppliers import ALDER, BIRCH, mug_and_lamps_of_two
from tests.pages.queue import QueuePage
from tests.pages.window import WindowPage

ASKS: dict[str, type[Dialog]] = {
    "rma": RmaDialog,
    "answer": AnswerDialog,
    "claim": SendClaimDialog,
    "money_in": MoneyDialog,
    "money_out": MoneyDialog,
    "part_refund": PartRefundDialog,
    "decline": DeclineDialog,
    "ask_back": AskBackDialog,
    "instead": SendInsteadDialog,
    "hold": HoldDialog,
    "buyer_said": BuyerAnswerDialog,
}


@pytest.fixture
def two(application: Callable[..., WindowPage], tmp_path: Path) -> QueuePage:
    """A case of a mug and two lamps of two suppliers, open."""
    desk = open_desk(tmp_path / "desk", clock=SetClock(NOW), create=True)
    quay = Address("Harbour Gifts", ("12 Quay Street",), "Bristol", "", "BS1 4EP", "GB")
    desk.settings.set(return_address=quay)
    mug_and_lamps_of_two(desk, tmp_path)
    desk.close()
    page = application(tmp_path / "desk")
    page.queue.choose_view("all")
    page.queue.go_to("00001")
    return page.queue


@pytest.mark.parametrize("action", ASKS)
def test_a_dialog_names_thing_and_supplier_of_the_chosen_line(
    two: QueuePage, action: str
) -> None:
    page = two.page
    for key, thing, theirs, other in (("2", "Lamp", BIRCH, ALDER), ("1", "Mug", ALDER, BIRCH)):
        two.press(key)
        page.do(action)
        if not page.has_dialog(ASKS[action]):
            assert page.banner(), "a refusal says so"
            continue
        dialog = page.dialog(ASKS[action])
        said = dialog.words.text()
        assert thing in said
        assert theirs in said
        assert other not in said
        dialog.reject()
        page.settle()


def test_the_dialog_follows_the_line_that_is_chosen_in_it(two: QueuePage) -> None:
    two.press("2")
    two.page.do("rma")
    dialog = two.page.dialog(RmaDialog)
    lines = dialog.choice.lines
    assert [lines.itemText(at) for at in range(lines.count())] == [
        f"1 · Mug · {ALDER}",
        f"2 · Lamp · {BIRCH}",
    ]
    assert (BIRCH in dialog.heading.text(), BIRCH in dialog.words.text()) == (True, True)
    lines.setCurrentIndex(0)
    assert (ALDER in dialog.heading.text(), ALDER in dialog.words.text()) == (True, True)
    dialog.reject()


def test_for_which_of_several_lines_a_new_one_is_meant_is_chosen_in_the_dialog(
    two: QueuePage,
) -> None:
    two.press("2")
    two.page.do("instead")
    dialog = two.page.dialog(SendInsteadDialog)
    assert dialog.choice.isVisible()
    assert dialog.choice.line().title == "Lamp"
    dialog.reject()


def test_of_all_lines_each_thing_is_named(two: QueuePage) -> None:
    case = two.page.desk.cases.get(1)
    assert about(case, case.lines) == f"{case.number} · Mug and Lamp"
    assert about(case, case.lines[1:]) == f"{case.number} · Lamp · {BIRCH}"


@pytest.mark.parametrize("asked", [1, 2])
def test_a_dialog_begins_with_the_line_that_waits_for_what_it_asks(
    two: QueuePage, asked: int
) -> None:
    """Money was taken for a claim that was refused, beside one that was still to be paid."""
    desk, other, title = two.page.desk, 3 - asked, {1: "Mug", 2: "Lamp"}[asked]

    def done(act: StepKind | Move, told: StepOptions) -> Case:
        desk.cases.do(1, act, told)
        return desk.cases.get(1)

    for line in (1, 2):
        done(StepKind.ASK_RMA, StepOptions(line=line))
    case = done(Move.RMA_GIVEN, StepOptions(line=other, rma="N-1"))
    assert RmaDialog(case).choice.line().title == title
    done(Move.RMA_GIVEN, StepOptions(line=asked, rma="N-2"))
    for line in (1, 2):
        done(
            StepKind.SEND_CLAIM,
            StepOptions(line=line, amount=Money(500, "USD"), reason="No photo."),
        )
    case = done(Move.CLAIM_REFUSED, StepOptions(line=other, answer="Not ours."))
    answer = AnswerDialog(case)
    assert answer.choice.line().title == title
    assert answer.outcome.text() == "Choose first what was answered."
    money = MoneyDialog(case, out=False, today=NOW.date())
    assert (money.choice.line().title, money.amount.money()) == (title, Money(500, "USD"))
