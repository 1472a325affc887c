"""What takes a case out of its list goes on to the row below, whichever key, dialog, view or sort."""

import pytest
from PySide6.QtCore import Qt

from desktop.queue.dialogs.decline_dialog import DeclineDialog
from desktop.queue.dialogs.step_dialogs import PartRefundDialog, SnoozeDialog
from desktop.queue.list.columns import COLUMNS, Column
from desktop.queue.list.presenter import VIEWS
from returns.terms import BuyerMoney, Request, StepKind
from tests.pages.queue import QueuePage
from tests.pages.window import WindowPage


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


#: how one goes on → whether that is upwards
_GOES_ON: dict[Qt.Key, bool] = {
    Qt.Key.Key_J: False,
    Qt.Key.Key_Down: False,
    Qt.Key.Key_Up: True,
}


@pytest.mark.parametrize("key", _GOES_ON)
@pytest.mark.parametrize("view", ["today", "to_answer", "all"])
def test_a_snooze_is_only_noted_and_stays_on_its_case(
    page: WindowPage, queue: QueuePage, view: str, key: Qt.Key
) -> None:
    """Also where the view has no room for what is snoozed: keys go on from where it stood."""
    queue.choose_view(view)
    below = stand_on(page, queue)
    number = queue.tab.case.loaded.case.number
    above = queue.rows()[queue.rows().index(below) - 2]
    queue.press("s")
    page.dialog(SnoozeDialog).accept()
    page.settle()
    assert queue.tab.case.loaded.case.number == number
    assert queue.tab.case.loaded.case.snoozed_until is not None
    wanted = above if _GOES_ON[key] else below
    queue.press(key)
    page.settle()
    assert queue.current() == wanted
    assert queue.tab.case.loaded.case.number.endswith(wanted)


def test_enter_on_a_snoozed_case_goes_on_to_the_row_below(
    page: WindowPage, queue: QueuePage
) -> None:
    queue.choose_view("today")
    below = stand_on(page, queue)
    queue.press("s")
    page.dialog(SnoozeDialog).accept()
    page.settle()
    decline(page, queue)
    assert queue.current() == below


def test_an_approval_that_takes_a_case_out_of_its_list_goes_on(
    page: WindowPage, queue: QueuePage
) -> None:
    queue.choose_view("to_answer")
    below = stand_on(page, queue)
    # noted on before, which decided nothing
    queue.press("s")
    page.dialog(SnoozeDialog).accept()
    page.settle()
    queue.press("a")
    page.settle()
    assert queue.current() == below


def test_a_snooze_taken_back_has_its_row_again(page: WindowPage, queue: QueuePage) -> None:
    queue.choose_view("today")
    below = stand_on(page, queue)
    number = queue.current()
    queue.press("s")
    page.dialog(SnoozeDialog).accept()
    page.settle()
    assert not queue.current()
    page.do("undo")
    page.settle()
    assert queue.current() == number
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
#: views of what waits, is asked about first, or is looked at on another tab
_NEVER_AT_ONCE = frozenset(
    {"overdue", "awaiting_parcel", "to_inspect", "goods_to_place", "on_hold", "snoozed"}
)
_SORTED = tuple(column for column in Column if COLUMNS[column].sort)


def decided_at_once(page: WindowPage, queue: QueuePage) -> tuple[str, str] | None:
    """Go to a row on which Enter decides at once, not the last one; its number and that of the row below."""
    rows, ids = queue.rows(), queue.ids()
    for at in range(len(rows) - 1):
        case = page.desk.cases.get(ids[at])
        step = case.next
        if step is None or step.kind not in _AT_ONCE or step.waiting_for is not None:
            continue
        if len(case.lines) == 1 and case.outlook(case.lead).hold is None:
            queue.go_to(rows[at])
            return rows[at], rows[at + 1]
    return None


@pytest.mark.parametrize("view", [each for each in VIEWS if each != "closed"])
def test_enter_goes_on_to_the_row_below_in_every_view_and_sort(
    page: WindowPage, queue: QueuePage, view: str
) -> None:
    """Each column in the order of the one before, and the other way round; taken back each time."""
    played = 0
    for nth, column in enumerate((Column.DUE, *_SORTED)):
        queue.choose_view(view)
        if nth:
            queue.tab.presenter.sort_by(column)
            page.settle()
            if (nth + VIEWS.index(view)) % 2:
                queue.tab.presenter.sort_by(column)
                page.settle()
        found = decided_at_once(page, queue)
        if found is None:
            continue
        number, below = found
        queue.press(Qt.Key.Key_Return)
        page.settle()
        assert queue.current() == below, f"{column.name}: after {number}"
        page.do("undo")
        played += 1
    assert played or view in _NEVER_AT_ONCE, "nothing to decide"
