"""The list as assistive technology has it: rows are read, opened, chosen and turned by it alone."""

import pytest
from PySide6.QtGui import QAccessibleInterface

from desktop.queue.list.columns import Column
from tests.desktop.spoken_tree import Role, find, name
from tests.pages.queue import QueuePage
from tests.pages.window import WindowPage

pytestmark = pytest.mark.usefixtures("listened")


def cell_of(row: int, column: int = 0) -> QAccessibleInterface:
    """A cell as the table has it: heads come first, in a row and in a column."""
    return find(Role.Table, "Cases").child((row + 1) * (len(Column) + 1) + column + 1)


def case_cell(queue: QueuePage, case_id: int) -> QAccessibleInterface:
    return cell_of(queue.tab.presenter.rows.row_of(case_id))


def switch(cell: QAccessibleInterface) -> None:
    """The one action that Qt offers of a cell."""
    cell.actionInterface().doAction("Toggle")


def test_a_case_that_is_selected_alone_is_opened(page: WindowPage, queue: QueuePage) -> None:
    queue.choose_view("all")
    wanted = queue.ids()[4]
    find(Role.Table, "Cases").selectionInterface().clear()
    switch(case_cell(queue, wanted))
    page.settle()
    assert queue.tab.case.case_id == wanted
    assert queue.tab.list.chosen_ids() == [wanted]
    assert case_cell(queue, wanted).state().focused


def test_one_of_two_is_opened_when_the_other_is_let_go(
    page: WindowPage, queue: QueuePage
) -> None:
    queue.choose_view("all")
    first, wanted = queue.ids()[0], queue.ids()[4]
    switch(case_cell(queue, wanted))
    page.settle()
    assert set(queue.tab.list.chosen_ids()) == {first, wanted}
    switch(case_cell(queue, first))
    page.settle()
    assert queue.tab.case.case_id == wanted


def test_several_are_chosen_beside_the_open_one(page: WindowPage, queue: QueuePage) -> None:
    queue.choose_view("all")
    shown, others = queue.ids()[0], queue.ids()[3:6]
    for case_id in others:
        switch(case_cell(queue, case_id))
    page.settle()
    assert set(queue.tab.list.chosen_ids()) == {shown, *others}
    assert queue.tab.case.case_id == shown


def test_a_heading_that_is_selected_turns_its_group(page: WindowPage, queue: QueuePage) -> None:
    queue.choose_view("all")
    rows = queue.tab.presenter.rows
    at = min(rows.grouping.heads(rows.entries))
    count = len(queue.ids())
    assert name(cell_of(at)).endswith("expanded")
    switch(cell_of(at))
    page.settle()
    assert name(cell_of(at)).endswith("collapsed")
    assert len(queue.ids()) < count
    switch(cell_of(at))
    page.settle()
    assert len(queue.ids()) == count


def test_a_row_that_nobody_has_seen_is_read_as_it_is_heard(
    page: WindowPage, queue: QueuePage
) -> None:
    queue.choose_view("all")
    rows = queue.tab.presenter.rows
    wanted = queue.ids()[-1]
    told = name(case_cell(queue, wanted))
    rows.forget_rows()
    assert name(case_cell(queue, wanted)) == told
    assert told
