"""What takes a case out of its list goes on to the row below, whichever key, dialog, view or sort."""

import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from desktop.queue.dialogs.back_dialog import AskBackDialog
from desktop.queue.dialogs.decline_dialog import DeclineDialog
from desktop.queue.dialogs.dispute_dialog import DisputeDialog
from desktop.queue.dialogs.instead_dialog import SendInsteadDialog
from desktop.queue.dialogs.step_dialogs import PartRefundDialog, ReasonDialog, SnoozeDialog
from desktop.queue.dialogs.supplier_dialog import SupplierDialog
from desktop.queue.list.columns import COLUMNS, Column
from desktop.queue.list.presenter import VIEWS
from returns.clock import SetClock
from returns.desk import open_desk
from returns.money import Money
from returns.records.case import Case
from returns.records.options import NewCase, StepOptions
from returns.terms import BuyerMoney, Disposition, Move, Offer, Request, Route, StepKind
from returns.trade.disputes import Dispute
from tests.cases.playing import enter_until
from tests.desktop.conftest import NOW
from tests.pages.queue import QueuePage
from tests.pages.window import WindowPage
from tests.returns.casework.shop import Shop


def stand_on(page: WindowPage, queue: QueuePage) -> str:
    """Go to a case that nobody answered, not the first row; the number of the row below is given."""
    rows, ids = queue.rows(), queue.ids()
    for at in range(1, len(rows) - 1):
        case = page.desk.cases.get(ids[at])
        if case.tracks.request is Request.NEW and case.tracks.buyer_money is BuyerMoney.OPEN:
            queue.go_to(rows[at])
            return rows[at + 1]
    raise AssertionError("no such row")


def decline(page: WindowPage, queue: QueuePage) -> None:
    queue.press("d")
    page.settle()
    dialog = page.dialog(DeclineDialog)
    dialog.reason.setPlainText("It was made for you.")
    page.settle()
    page.until(dialog.ok.isEnabled)
    page.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    page.settle()


def test_after_a_decline_at_the_head_of_a_group(page: WindowPage, queue: QueuePage) -> None:
    queue.choose_view("to_answer")
    ids, entries = queue.ids(), list(queue.tab.presenter.rows.entries)
    at = next(n for n, each in enumerate(ids) if n and entries[entries.index(each) - 1] < 0)
    numbers = queue.rows()
    queue.go_to(numbers[at])
    decline(page, queue)
    assert numbers[at] not in queue.rows()
    assert queue.current() == numbers[at + 1]
    assert queue.tab.case.loaded.case.number.endswith(numbers[at + 1])


@pytest.mark.parametrize(
    ("view", "column"),
    [("today", Column.DUE), ("to_answer", Column.VALUE), ("all", Column.BUYER)],
)
def test_after_a_decline_in_any_view_and_sort(
    page: WindowPage, queue: QueuePage, view: str, column: Column
) -> None:
    queue.choose_view(view)
    if column is not Column.DUE:
        queue.tab.presenter.sort_by(column)
        page.settle()
    below = stand_on(page, queue)
    decline(page, queue)
    assert queue.current() == below
    assert queue.tab.case.loaded.case.number.endswith(below)


@pytest.mark.parametrize("view", ["today", "to_answer", "all"])
def test_a_snooze_goes_on_to_the_row_below(
    page: WindowPage, queue: QueuePage, view: str
) -> None:
    """What was put away stayed open without a row, and Enter decided it."""
    queue.choose_view(view)
    below = stand_on(page, queue)
    number = queue.tab.case.loaded.case.number
    queue.press("s")
    page.dialog(SnoozeDialog).accept()
    page.settle()
    assert page.desk.cases.get(page.desk.cases.find(number)).snoozed_until is not None
    assert queue.current() == below
    assert queue.tab.case.loaded.case.number.endswith(below)
    assert page.banner().startswith("Snoozed until")
    assert number[-5:] in page.banner()


def test_a_snooze_of_the_last_row_ends_the_day(page: WindowPage, queue: QueuePage) -> None:
    queue.choose_view("to_answer")
    queue.go_to(queue.rows()[-1])
    queue.press("s")
    page.dialog(SnoozeDialog).accept()
    page.settle()
    assert queue.tab.case.all_done
    assert not queue.current()


def test_what_is_woken_stays_open(page: WindowPage, queue: QueuePage) -> None:
    """Whoever has it back wants to look at it."""
    queue.choose_view("to_answer")
    stand_on(page, queue)
    number = queue.current()
    queue.press("s")
    page.dialog(SnoozeDialog).accept()
    page.settle()
    queue.choose_view("snoozed")
    queue.press("s")
    page.dialog(SnoozeDialog).wake.click()
    page.settle()
    assert queue.tab.case.loaded.case.number.endswith(number)


def note_dispute(page: WindowPage, _queue: QueuePage) -> None:
    page.do("dispute")
    page.settle()
    dialog = page.dialog(DisputeDialog)
    dialog.kind.set_value(Dispute.CHARGEBACK.value)
    dialog._check()
    dialog.ok.click()
    page.settle()
    assert page.banner().startswith("Chargeback")


def note_withdrawal(page: WindowPage, _queue: QueuePage) -> None:
    page.do("withdrawn")
    page.settle()


def note_supplier(page: WindowPage, queue: QueuePage) -> None:
    """Of a list that has the cases of one supplier alone."""
    case = queue.tab.case.loaded.case
    queue.tab.presenter.hold_to("supplier_name", case.lead.supplier)
    page.settle()
    page.do("supplier")
    page.settle()
    dialog = page.dialog(SupplierDialog)
    names = [dialog.supplier.itemText(at) for at in range(dialog.supplier.count())]
    other = next(at for at, name in enumerate(names) if name and name != case.lead.supplier)
    dialog.supplier.setCurrentIndex(other)
    dialog.accept()
    page.settle()


@pytest.mark.parametrize("note", [note_dispute, note_withdrawal, note_supplier])
def test_what_is_only_noted_stays_on_its_case_though_its_list_has_no_room_for_it(
    page: WindowPage, queue: QueuePage, note: Callable[[WindowPage, QueuePage], None]
) -> None:
    """A dispute led to the next case: its evidence would have been made for another buyer."""
    queue.choose_view("to_answer")
    stand_on(page, queue)
    number = queue.tab.case.loaded.case.number
    note(page, queue)
    assert number[-5:] not in queue.rows()
    assert queue.tab.case.loaded.case.number == number
    below = queue.rows()[0]
    page.do("undo")
    page.settle()
    assert queue.tab.case.loaded.case.number == number
    assert below in queue.rows()


def test_a_hold_that_is_lifted_leaves_its_case_open(page: WindowPage, queue: QueuePage) -> None:
    """Whoever lifts it goes on with that case."""
    queue.choose_view("today")
    stand_on(page, queue)
    number = queue.tab.case.loaded.case.number
    queue.tab.case.do(Move.HOLD, StepOptions(reason="A colleague looks at it."))
    page.settle()
    queue.choose_view("on_hold")
    queue.go_to(number[-5:])
    queue.tab.panel.locked.lift.click()
    say_why(page)
    assert number[-5:] not in queue.rows()
    assert queue.tab.case.loaded.case.number == number


def test_what_is_decided_though_its_list_had_no_room_for_it_any_more_goes_on(
    page: WindowPage, queue: QueuePage
) -> None:
    queue.choose_view("to_answer")
    queue.tab.presenter.hold_to("supplier_name", "Kiln & Co")
    page.settle()
    first, below, *_ = queue.rows()
    queue.go_to(first)
    note_supplier(page, queue)
    assert first not in queue.rows()
    decline(page, queue)
    assert queue.current() == below


def test_an_approval_that_takes_a_case_out_of_its_list_goes_on(
    page: WindowPage, queue: QueuePage
) -> None:
    queue.choose_view("to_answer")
    below = stand_on(page, queue)
    approve(page, queue)
    assert queue.current() == below


def approve(page: WindowPage, queue: QueuePage) -> None:
    queue.press("a")
    page.settle()


def ask_back(page: WindowPage, queue: QueuePage) -> None:
    queue.press("b")
    page.settle()
    page.dialog(AskBackDialog).accept()
    page.settle()


def send_another(page: WindowPage, queue: QueuePage) -> None:
    queue.press("x")
    page.settle()
    dialog = page.dialog(SendInsteadDialog)
    page.until(dialog.ok.isEnabled)
    dialog.accept()
    page.settle()


_DECIDING = (approve, ask_back, send_another)


@pytest.mark.parametrize("decide", _DECIDING)
def test_a_key_that_decides_goes_on_though_its_case_stays_listed(
    page: WindowPage, queue: QueuePage, decide: Callable[[WindowPage, QueuePage], None]
) -> None:
    """Only Enter, K, P and D did: after the others one stood on what was decided."""
    queue.choose_view("all")
    below = stand_on(page, queue)
    number = queue.current()
    decide(page, queue)
    assert number in queue.rows()
    assert queue.current() == below
    assert queue.tab.case.loaded.case.number.endswith(below)


@pytest.mark.parametrize("decide", _DECIDING)
def test_a_key_that_decides_the_last_row_ends_the_day(
    page: WindowPage, queue: QueuePage, decide: Callable[[WindowPage, QueuePage], None]
) -> None:
    """It led back to the first row."""
    queue.choose_view("to_answer")
    queue.tab.presenter.sort_by(Column.BUYER)
    page.settle()
    queue.go_to(queue.rows()[-1])
    decide(page, queue)
    assert queue.tab.case.all_done
    assert not queue.current()


def test_a_snooze_taken_back_has_its_row_again(page: WindowPage, queue: QueuePage) -> None:
    queue.choose_view("today")
    below = stand_on(page, queue)
    number = queue.current()
    queue.press("s")
    page.dialog(SnoozeDialog).accept()
    page.settle()
    assert number not in queue.rows()
    page.do("undo")
    page.settle()
    assert number in queue.rows()
    queue.go_to(number)
    queue.press("j")
    page.settle()
    assert queue.current() == below


@pytest.mark.parametrize("column", [Column.DUE, Column.BUYER])
def test_after_a_part(page: WindowPage, queue: QueuePage, column: Column) -> None:
    queue.choose_view("to_answer")
    if column is not Column.DUE:
        queue.tab.presenter.sort_by(column)
        page.settle()
    below = stand_on(page, queue)
    queue.press("p")
    dialog = page.dialog(PartRefundDialog)
    dialog.share.chosen.emit("10")
    dialog.accept()
    page.settle()
    assert queue.current() == below


def test_after_several_were_snoozed(page: WindowPage, queue: QueuePage) -> None:
    rows, ids = queue.rows(), queue.ids()
    queue.go_to(rows[1])
    queue.choose(ids[1:3])
    queue.press("s")
    page.dialog(SnoozeDialog).accept()
    page.settle()
    assert queue.current() == rows[3]


def test_another_view_begins_at_its_head(page: WindowPage, queue: QueuePage) -> None:
    queue.choose_view("all")
    queue.go_to("00009")
    queue.choose_view("to_answer")
    assert queue.current() == queue.rows()[0]


#: what Enter does at once, without a dialog or another tab
_AT_ONCE = frozenset(
    {
        *(StepKind.ANSWER_BUYER, StepKind.APPROVE, StepKind.SEND_LABEL, StepKind.REFUND),
        *(StepKind.CONFIRM_BUYER, StepKind.ASK_RMA, StepKind.SEND_CLAIM, StepKind.NEGOTIATE),
        *(StepKind.CHASE_SUPPLIER, StepKind.CHASE_PARCEL, StepKind.REPLACE, StepKind.CLOSE),
    }
)
_SORTED = tuple(column for column in Column if COLUMNS[column].sort)


def enter(page: WindowPage, queue: QueuePage) -> None:
    queue.press(Qt.Key.Key_Return)
    page.settle()


def keep(page: WindowPage, queue: QueuePage) -> None:
    queue.press("k")
    page.settle()


def say_why(page: WindowPage) -> None:
    page.settle()
    dialog = page.dialog(ReasonDialog)
    dialog.reason.setText("The colleague saw it.")
    dialog.ok.click()
    page.settle()


def close(page: WindowPage, _queue: QueuePage) -> None:
    page.do("close_case")
    say_why(page)


def at_once(case: Case) -> bool:
    """Whether Enter decides it, asks nothing and leads nowhere else."""
    step = case.next
    if step is None or step.waiting_for is not None or len(case.lines) > 1:
        return False
    decided = step.kind in _AT_ONCE or [b.key for b in step.because] == ["step.place_decided"]
    return decided and case.outlook(case.lead).hold is None


#: what is done in a view in which Enter waits, leads to another tab or asks first
_OTHERWISE = {"awaiting_parcel": keep, "to_inspect": keep, "on_hold": close}


@pytest.fixture(scope="module")
def arranged(sample_desk: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample desk with two cases and more in each view of what waits, is here, held or snoozed."""
    folder = tmp_path_factory.mktemp("rows") / "Harbour Gifts"
    shutil.copytree(sample_desk, folder)
    clock = SetClock(NOW)
    desk = open_desk(folder, clock=clock)
    shop = Shop(desk, clock, folder.parent)
    by_number = desk.cases.find
    for number in ("00027", "00029"):
        shop.do(by_number(number), Move.SNOOZE, until=NOW + timedelta(days=30))
    for number in ("00005", "00022", "00028"):
        shop.do(by_number(number), Move.HOLD, reason="A colleague looks at it.")
    for mug in range(3):
        told = {"title": f"Mug {mug}", "reason": "changed_mind", "currency": "USD"}
        price = Money.parse(f"{20 + mug}", "USD")
        order = NewCase(f"9-{mug}", "Amazon US", unit_price=price, sku=f"MUG-{mug}", **told)
        (case_id,) = desk.by_hand.open(order).case_ids
        shop.do(
            case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT, route=Route.TO_US
        )
        if mug:
            continue
        shop.do(case_id, StepKind.APPROVE)
    here = by_number("00014")
    shop.look(here)
    line_id = shop.case(here).lead.id
    desk.inspections.decide(here, line_id, 1, disposition=Disposition.RESTOCK)
    shop.finish(here)
    enter_until(shop, here, StepKind.PLACE_GOODS)
    for number in ("00018", "00019"):
        desk.receiving.receive(by_number(number), f"R-{number}")
    desk.close()
    return folder


def decided_in(page: WindowPage, queue: QueuePage, view: str) -> str:
    """Decide a case that is not in the last row; the number of the row below."""
    rows, ids = queue.rows(), queue.ids()
    for at in range(len(rows) - 1):
        if view in _OTHERWISE or at_once(page.desk.cases.get(ids[at])):
            queue.go_to(rows[at])
            _OTHERWISE.get(view, enter)(page, queue)
            # the packet of a claim lies over the window, and no key reaches the list through it
            page.close_dialogs()
            return rows[at + 1]
    raise AssertionError(f"nothing to decide in {view}")


@pytest.mark.parametrize("view", [each for each in VIEWS if each != "closed"])
def test_the_row_below_is_next_in_every_view_and_sort(
    application: Callable[..., WindowPage], arranged: Path, tmp_path: Path, view: str
) -> None:
    """Each column in the order of the one before, and the other way round; taken back each time."""
    page = application(Path(shutil.copytree(arranged, tmp_path / "Harbour Gifts")))
    queue = page.queue
    if view in ("overdue", "supplier_to_chase"):
        page.desk.clock.forward(days=3)
    queue.choose_view(view)
    for nth, column in enumerate((Column.DUE, *_SORTED)):
        if nth:
            queue.tab.presenter.sort_by(column)
            page.settle()
            if (nth + VIEWS.index(view)) % 2:
                queue.tab.presenter.sort_by(column)
                page.settle()
        below = decided_in(page, queue, view)
        assert queue.current() == below, column.name
        page.do("undo")
