"""What is highlighted is what a key acts on, however a case was reached."""

from collections.abc import Iterator
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from desktop.frame.finding.palette import CommandPalette
from desktop.frame.help_dialogs import KeysDialog
from desktop.queue.dialogs.back_dialog import AskBackDialog
from desktop.queue.dialogs.decline_dialog import DeclineDialog
from desktop.queue.dialogs.instead_dialog import SendInsteadDialog
from desktop.queue.dialogs.step_dialogs import StepDialog
from desktop.widgets.dialog import Dialog
from returns.records.options import StepOptions
from returns.terms import Move
from tests.pages.queue import QueuePage
from tests.pages.window import WindowPage


def find(page: WindowPage, number: str) -> None:
    page.do("palette")
    palette = page.dialog(CommandPalette)
    palette.line.line.setText(number)
    page.until(lambda: any(entry.kind == "case" for entry in palette.entries()))
    while palette.current().kind != "case":
        page.key(Qt.Key.Key_Down)
    page.key(Qt.Key.Key_Return)
    page.settle()


def acting(page: WindowPage) -> str:
    loaded = page.queue.tab.case.acting
    assert loaded is not None
    return loaded.case.number.rsplit("-", 1)[1]


def unlisted(page: WindowPage) -> str:
    everything = [row.number[-5:] for row in page.desk.queue.all("all")]
    return next(number for number in everything if number not in page.queue.rows())


def test_a_case_that_was_found_is_the_highlighted_one(
    page: WindowPage, queue: QueuePage
) -> None:
    number = unlisted(page)
    find(page, number)
    assert acting(page) == queue.current() == number
    assert queue.tab.presenter.listing.view == "all"
    queue.press(Qt.Key.Key_Down)
    assert acting(page) == queue.current() != number


def test_a_closed_case_is_found_among_the_closed(page: WindowPage, queue: QueuePage) -> None:
    number = page.desk.queue.all("closed")[0].number[-5:]
    find(page, number)
    assert acting(page) == queue.current() == number
    assert queue.tab.presenter.listing.view == "closed"


def test_a_found_case_lets_go_of_a_search(page: WindowPage, queue: QueuePage) -> None:
    number = unlisted(page)
    queue.search("nothing has these words")
    assert queue.rows() == []
    find(page, number)
    assert acting(page) == queue.current() == number
    assert queue.tab.search.line.text() == ""


def test_a_key_does_nothing_while_the_next_case_is_read(
    page: WindowPage, queue: QueuePage
) -> None:
    queue.choose_view("to_answer")
    first = page.desk.cases.find(queue.rows()[0])
    queue.go_to(queue.rows()[0])
    queue.tab.list.step(1)
    queue.tab.case.do(Move.NOTE, StepOptions(note="for the second"))
    page.settle()
    assert all(event.kind != "note" for event in page.desk.cases.history(first))


@pytest.fixture
def held(page: WindowPage) -> Iterator[Event]:
    """What is written, and read for dialogs, waits until this is set."""
    goes_on = Event()
    page.settle()
    page.application.jobs.run(lambda: goes_on.wait(20))
    yield goes_on
    goes_on.set()


@pytest.mark.parametrize(
    ("action", "kind"),
    [
        ("decline", DeclineDialog),
        ("ask_back", AskBackDialog),
        ("instead", SendInsteadDialog),
    ],
)
def test_what_is_asked_about_a_case_is_not_done_to_the_one_opened_meanwhile(
    page: WindowPage, queue: QueuePage, held: Event, action: str, kind: type[StepDialog]
) -> None:
    """The dialog of the first one opened over the second, and was done to that."""
    page.window.actions_table[action].trigger()
    queue.tab.list.step(1)
    page.until(lambda: queue.tab.case.acting is not None)
    held.set()
    page.settle()
    assert not page.has_dialog(kind)


@pytest.mark.parametrize("action", ["part_refund", "money_out", "instead"])
def test_nothing_is_asked_about_a_case_that_is_being_decided(
    page: WindowPage, queue: QueuePage, held: Event, action: str
) -> None:
    """Once it was, the next one was open below the dialog, and had what was told in it."""
    queue.tab.case.do(Move.NOTE, StepOptions(note="seen"), queue.ids()[1])
    page.window.actions_table[action].trigger()
    held.set()
    page.settle()
    assert not page.has_dialog(Dialog)


def test_undo_goes_back_to_what_was_undone(page: WindowPage, queue: QueuePage) -> None:
    queue.choose_view("to_answer")
    first, second = queue.rows()[:2]
    queue.go_to(first)
    queue.press(Qt.Key.Key_Return)
    assert acting(page) == queue.current() == second
    page.do("undo")
    assert acting(page) == queue.current() == first


def test_undo_finds_the_case_in_another_view(page: WindowPage, queue: QueuePage) -> None:
    queue.choose_view("to_answer")
    number = queue.rows()[0]
    queue.go_to(number)
    queue.tab.case.do(Move.NOTE, StepOptions(note="Called the buyer"))
    page.settle()
    queue.choose_view("closed")
    page.do("undo")
    assert acting(page) == queue.current() == number


def test_a_question_mark_opens_the_sheet_of_keys(page: WindowPage, queue: QueuePage) -> None:
    queue.press("?")
    keys = page.dialog(KeysDialog)
    said = {label.text() for label in keys.findChildren(QLabel)}
    assert {"Do the recommended step", "Snooze…"} <= said
    keys.reject()


def test_a_question_mark_can_be_searched_for(page: WindowPage, queue: QueuePage) -> None:
    queue.search("why?")
    assert queue.tab.search.line.text() == "why?"
    assert not page.has_dialog(KeysDialog)
