"""Headings of the list by the keyboard alone, and what is heard of them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QRegion

from desktop.queue.list.columns import Column
from desktop.queue.list.grouping import group_of, heading
from returns.records.case_summary import Group
from tests.desktop.heard import Heard, listening
from tests.pages.queue import QueuePage
from tests.pages.window import WindowPage


@pytest.fixture
def queue(page: WindowPage) -> QueuePage:
    page.queue.choose_view("all")
    return page.queue


def to_heading(queue: QueuePage, way: Qt.Key) -> None:
    queue.page.window.activateWindow()
    queue.tab.list.setFocus()
    queue.page.key(way, Qt.KeyboardModifier.ControlModifier)


def stands_on(queue: QueuePage) -> Group | None:
    view = queue.tab.list
    return group_of(queue.tab.presenter.rows.entries[view.currentIndex().row()])


def folded(queue: QueuePage) -> set[Group]:
    return set(queue.tab.presenter.rows.grouping.folded)


def test_a_group_is_folded_and_opened_again_where_the_keyboard_stands(queue: QueuePage) -> None:
    every, chosen = queue.rows(), queue.tab.list.chosen_ids()
    to_heading(queue, Qt.Key.Key_Down)
    group = stands_on(queue)
    assert group is not None
    # the case beside the list stays chosen, and open
    assert queue.tab.list.chosen_ids() == chosen == [queue.tab.case.case_id]
    queue.press(Qt.Key.Key_Left)
    assert folded(queue) == {group}
    assert len(queue.rows()) < len(every)
    queue.press(Qt.Key.Key_Left)
    assert folded(queue) == {group}
    queue.press(Qt.Key.Key_Right)
    assert folded(queue) == set()
    assert queue.rows() == every
    assert stands_on(queue) is group


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_enter_on_a_heading_turns_it_and_decides_nothing(queue: QueuePage, key: Qt.Key) -> None:
    before = len(queue.page.desk.cases.history(queue.tab.case.case_id))
    to_heading(queue, Qt.Key.Key_Down)
    queue.press(key)
    assert len(folded(queue)) == 1
    queue.press(key)
    assert folded(queue) == set()
    assert len(queue.page.desk.cases.history(queue.tab.case.case_id)) == before


def test_what_was_folded_away_is_not_acted_on(queue: QueuePage) -> None:
    first = queue.ids()[0]
    queue.tab.list.go_to(first)
    queue.page.settle()
    to_heading(queue, Qt.Key.Key_Up)
    queue.press(Qt.Key.Key_Left)
    assert first not in queue.ids()
    assert queue.tab.list.chosen_ids() == [queue.ids()[0]] == [queue.tab.case.case_id]


def test_with_all_groups_folded_the_keyboard_finds_back(queue: QueuePage) -> None:
    every = queue.rows()
    for _ in queue.headings():
        to_heading(queue, Qt.Key.Key_Up)
    for _ in queue.headings():
        queue.press(Qt.Key.Key_Left)
        to_heading(queue, Qt.Key.Key_Down)
    assert queue.rows() == []
    assert queue.tab.list.hasFocus()
    for _ in queue.headings():
        queue.press(Qt.Key.Key_Right)
        to_heading(queue, Qt.Key.Key_Up)
    assert queue.rows() == every
    queue.press(Qt.Key.Key_Down)
    assert queue.current() in every


def test_arrows_beside_a_case_fold_nothing(queue: QueuePage) -> None:
    queue.press(Qt.Key.Key_Left)
    queue.press(Qt.Key.Key_Right)
    assert folded(queue) == set()


def test_it_is_said_how_a_heading_stands(queue: QueuePage, monkeypatch) -> None:
    to_heading(queue, Qt.Key.Key_Down)
    said = queue.tab.list.currentIndex().siblingAtColumn(0).data()
    with listening(monkeypatch) as heard:
        queue.press(Qt.Key.Key_Left)
        queue.press(Qt.Key.Key_Right)
    assert heard == [Heard(f"{said}, collapsed", False), Heard(f"{said}, expanded", False)]


def head_of(queue: QueuePage, group: Group) -> int:
    return queue.tab.presenter.rows.row_of(heading(group))


@pytest.mark.parametrize("group", [Group.WAITING, Group.TODAY])
def test_a_press_on_a_heading_leaves_the_keys_with_the_chosen_case(
    queue: QueuePage, group: Group
) -> None:
    """Of another group it stays chosen; folded away with its own, the nearest one is."""
    first, second = queue.ids()[:2]
    queue.tab.list.go_to(first)
    queue.page.settle()
    queue.press_row(head_of(queue, group))
    assert folded(queue) == {group}
    now = queue.tab.case.case_id
    assert queue.tab.list.chosen_ids() == [now]
    assert now in queue.ids()
    below = queue.tab.list.case_after(now)
    queue.page.key("j")
    assert queue.tab.case.case_id == below
    if group is Group.WAITING:
        assert (now, below) == (first, second)
    queue.press_row(head_of(queue, group))
    assert folded(queue) == set()
    assert queue.tab.list.chosen_ids() == [below]


@pytest.mark.parametrize(
    "keys", [Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier]
)
def test_a_press_on_empty_ground_lets_go_of_no_case(
    queue: QueuePage, keys: Qt.KeyboardModifier
) -> None:
    queue.choose_view("today")
    queue.choose(queue.ids()[1:3])
    chosen = queue.tab.list.chosen_ids()
    queue.press_row(-1, keys)
    assert queue.tab.list.chosen_ids() == chosen
    queue.tab.list.go_to(chosen[0])
    queue.page.settle()
    queue.press_row(-1, keys)
    queue.page.key("j")
    assert queue.tab.list.chosen_ids() == [chosen[1]] == [queue.tab.case.case_id]


def test_home_and_end_go_to_the_first_case_and_the_last(queue: QueuePage) -> None:
    """They went to the first and the last cell of the row: nothing moved."""
    rows = queue.rows()
    queue.press(Qt.Key.Key_End)
    queue.page.settle()
    assert queue.current() == rows[-1]
    queue.press(Qt.Key.Key_Home)
    queue.page.settle()
    assert queue.current() == rows[0]
    queue.go_to(rows[-3])
    queue.page.key(Qt.Key.Key_End, Qt.KeyboardModifier.ShiftModifier)
    queue.page.settle()
    assert len(queue.tab.list.chosen_ids()) == 3


def test_the_first_case_of_a_group_is_shown_with_its_heading(
    page: WindowPage, queue: QueuePage
) -> None:
    """It stood at the head of the list, and its heading was scrolled away."""
    queue.choose_view("all")
    view, entries = queue.tab.list, queue.tab.presenter.rows.entries
    for at in [at for at, entry in enumerate(entries) if entry < 0]:
        view.scrollToBottom()
        view.go_to(entries[at + 1], alone=True)
        heading = view.visualRect(view.model().index(at, 0))
        first = view.visualRect(view.model().index(at + 1, 0))
        assert heading.top() >= 0
        assert first.bottom() <= view.viewport().height()


def test_a_cell_of_a_heading_that_is_painted_alone_keeps_its_words(
    page: WindowPage, queue: QueuePage
) -> None:
    """As under the mouse: the last cell wrote all, and any other that was painted anew was empty."""
    queue.choose_view("all")
    view, model = queue.tab.list, queue.tab.presenter.rows
    at = model.entries.index(heading(Group.WAITING))
    view.scrollTo(model.index(at, 0))
    page.settle()
    ground = view.viewport()
    whole = ground.grab()
    again = whole.copy()
    cells = [view.visualRect(model.index(at, column)) for column in Column]
    seen = [cell for cell in cells if not cell.isEmpty()]
    assert len(seen) > 2
    for cell in seen:
        painter = QPainter(again)
        ground.render(painter, cell.topLeft(), QRegion(cell))
        painter.end()
        assert again.toImage() == whole.toImage()
