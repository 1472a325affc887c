"""Cases that are chosen together stay so wherever a re-sort puts them; another list begins with one."""

from datetime import date

from PySide6.QtCore import Qt

from desktop.queue.dialogs.hold_dialogs import HoldDialog
from tests.pages.queue import QueuePage
from tests.pages.window import WindowPage


def test_chosen_cases_stay_chosen_where_a_decision_sorts_them_anew(
    page: WindowPage, queue: QueuePage
) -> None:
    """Of 56 that a note was kept on 39 were left, and Enter would have done the step for those."""
    queue.choose_view("all")
    before, chosen = queue.ids(), queue.ids()[1:20:2]
    queue.choose(chosen)
    queue.press("h")
    dialog = page.dialog(HoldDialog)
    dialog.reason.setText("A colleague decides.")
    dialog.day.set_day(date(2026, 12, 24))
    dialog.ok.click()
    page.settle()
    after = queue.ids()
    assert after != before
    assert set(queue.tab.list.chosen_ids()) == set(chosen)
    assert queue.tab.many.isVisible()


def test_esc_leaves_the_open_one_of_them_alone(page: WindowPage, queue: QueuePage) -> None:
    """What stays chosen in a list that was sorted anew has its current row there, too."""
    queue.choose_view("all")
    shown = queue.ids()[3]
    queue.tab.list.go_to(shown)
    queue.choose(queue.ids()[1:20:2])
    queue.press("h")
    dialog = page.dialog(HoldDialog)
    dialog.reason.setText("A colleague decides.")
    dialog.day.set_day(date(2026, 12, 24))
    dialog.ok.click()
    page.settle()
    assert queue.tab.case.case_id == shown
    queue.press(Qt.Key.Key_Escape)
    assert queue.tab.list.chosen_ids() == [shown]


def test_another_view_has_one_case_chosen(page: WindowPage, queue: QueuePage) -> None:
    """Some that both lists hold stayed chosen, and the key meant more than what one saw."""
    queue.choose_view("all")
    queue.choose(queue.ids())
    queue.choose_view("to_answer")
    assert queue.tab.list.chosen_ids() == queue.ids()[:1]
