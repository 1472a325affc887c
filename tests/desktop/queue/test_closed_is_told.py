"""What ends a case says so: by its own step, or with what left nothing of it to do."""

from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.queue.dialogs.money_dialog import MoneyDialog
from desktop.queue.dialogs.step_dialogs import ReasonDialog
from desktop.wording import with_end
from returns.casework.products import ProductTold
from returns.clock import SetClock
from returns.desk import open_desk
from returns.records.options import StepOptions
from returns.terms import Move, Offer, StepKind
from tests.desktop.conftest import NOW
from tests.desktop.one_lamp import a_lamp, dollars
from tests.pages.queue import QueuePage
from tests.pages.window import WindowPage

Start = Callable[..., WindowPage]


@pytest.fixture
def paid(application: Start, tmp_path: Path) -> QueuePage:
    """A case whose buyer was paid and heard from, and whose supplier granted all of a claim."""
    desk = open_desk(tmp_path / "desk", clock=SetClock(NOW), create=True)
    desk.by_hand.open(a_lamp())
    desk.products.tell("LAMP", ProductTold(cost=dollars("20.00")))
    desk.policies.add_supplier("Kiln & Co", "returns@kiln.example", "en")
    (kiln,) = desk.policies.suppliers()
    desk.cases.set_supplier(1, kiln.id)
    for act, told in (
        (Move.OFFER, {"offer": Offer.RETURNLESS_REFUND}),
        (StepKind.REFUND, {}),
        (StepKind.ASK_RMA, {}),
        (Move.RMA_GIVEN, {"rma": "R-1"}),
        (StepKind.SEND_CLAIM, {"amount": dollars("20.00")}),
        (StepKind.CONFIRM_BUYER, {}),
        (Move.CLAIM_ACCEPTED, {}),
    ):
        desk.cases.do(1, act, StepOptions(**told))
    desk.close()
    page = application(tmp_path / "desk")
    page.queue.choose_view("all")
    page.queue.go_to("00001")
    return page.queue


def undo_words(queue: QueuePage) -> str:
    return str(queue.page.application.open.shell.undo.undo_words())


def test_the_money_that_settles_the_last_of_a_case_says_that_it_closed(paid: QueuePage) -> None:
    paid.press("m")
    paid.page.dialog(MoneyDialog).ok.click()
    paid.page.settle()
    assert paid.page.desk.cases.get(1).closed_at is not None
    assert paid.page.banner().endswith(" · 00001, case closed")
    assert undo_words(paid) == paid.page.banner()
    paid.page.do("undo")
    paid.page.settle()
    assert paid.page.desk.cases.get(1).closed_at is None


def with_reason(queue: QueuePage, action: str) -> None:
    queue.page.do(action)
    dialog = queue.page.dialog(ReasonDialog)
    dialog.reason.setText("Settled by phone.")
    dialog.ok.click()
    queue.page.settle()


def test_a_case_that_is_closed_by_its_own_step_is_said_to_be_once(paid: QueuePage) -> None:
    with_reason(paid, "close_case")
    assert paid.page.desk.cases.get(1).closed_at is not None
    assert paid.page.banner() == "Case closed · 00001"


@pytest.mark.parametrize(
    ("done", "closed", "told"),
    [
        ("Money came · 00001", 0, "Money came · 00001"),
        ("Money came · 00001", 1, "Money came · 00001, case closed"),
        ("Inspection saved.", 1, "Inspection saved. The case is closed."),
        ("Done: 3 of 3 cases.", 2, "Done: 3 of 3 cases. Closed with it: 2."),
        ("", 1, ""),
    ],
)
def test_the_end_follows_what_was_done(qapp: object, done: str, closed: int, told: str) -> None:
    assert with_end(done, closed) == told
