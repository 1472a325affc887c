"""The list says what the case says, when a desk is opened and while time passes."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from returns.errors import DeskProblem
from tests.pages.window import WindowPage

Start = Callable[..., WindowPage]


def agreement(page: WindowPage) -> dict[int, tuple[bool, bool]]:
    """Of every open case: do step and due date of the list hold now?"""
    desk = page.desk
    told = {}
    for row in desk.queue.all("all"):
        step = desk.cases.get(row.id).next
        due = step.due_at.isoformat().replace("+00:00", "Z")
        told[row.id] = (row.next_step == step.kind.value, row.due_at == due)
    return told


def test_what_time_turned_is_put_right_when_the_desk_is_opened(
    application: Start, desk_folder: Path
) -> None:
    page = application(desk_folder)
    assert set(agreement(page).values()) == {(True, True)}


def test_what_falls_due_while_the_window_is_open_is_put_right_each_minute(
    application: Start, desk_folder: Path
) -> None:
    page = application(desk_folder)
    page.application.desks.clock.moment += timedelta(days=20)
    before = page.desk.catching_up.waits()

    page.application.open._tick()
    page.settle()

    assert before
    assert set(agreement(page).values()) == {(True, True)}


def test_undoing_the_steps_of_a_whole_view_leaves_every_count_as_it_was(
    application: Start, desk_folder: Path
) -> None:
    page = application(desk_folder)
    before = page.desk.queue.counts()
    page.queue.tab.list.setFocus()
    page.key(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    page.key(Qt.Key.Key_Return)
    page.settle()
    assert page.desk.queue.counts() != before

    page.do("undo")
    page.settle()

    assert page.desk.queue.counts() == before


def test_trouble_with_it_is_told_once_and_not_each_minute(
    application: Start, desk_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = application(desk_folder)
    desk, told = page.desk, []
    page.application.open.shell.noticed.connect(lambda words, *_: told.append(words))

    def full(*_place: object) -> None:
        raise DeskProblem("storage.DiskFull", needed_mb="5.0", free_mb="0.0")

    with monkeypatch.context() as patched:
        patched.setattr(desk.catching_up, "chunk", full)
        for _ in range(3):
            page.application.open._tick()
            page.settle()
        assert len(told) == 1
        assert "disk is full" in told[0]
    page.application.desks.clock.moment += timedelta(days=20)
    assert desk.catching_up.waits()
    page.application.open._tick()
    page.settle()
    assert set(agreement(page).values()) == {(True, True)}
    monkeypatch.setattr(desk.catching_up, "chunk", full)
    page.application.open._tick()
    page.settle()
    assert sum("disk is full" in words for words in told) == 2
