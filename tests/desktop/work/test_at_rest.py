"""A long log is folded a while after the last step, never while keys are pressed."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

import db.desk_file.sitting
from db.desk_file.mark import Phase, read_mark
from db.desk_file.schema import DATABASE
from db.desk_file.wal_file import wal_path
from desktop.work import at_rest
from tests.pages.window import WindowPage

Start = Callable[..., WindowPage]


@pytest.fixture
def any_log_is_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(db.desk_file.sitting, "LIMIT", 0)


@pytest.mark.usefixtures("any_log_is_long")
def test_the_log_of_a_step_is_folded_once_no_key_is_pressed(
    application: Start, desk_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(at_rest, "_PAUSE", 20)
    page = application(desk_folder)
    page.settle()
    page.queue.tab.list.setFocus()
    page.key(Qt.Key.Key_Return)
    # what a step writes is longer by far than the beginning of a log
    log = wal_path(desk_folder / DATABASE)
    page.until(lambda: log.exists() and 0 < log.stat().st_size < 20_000)
    assert read_mark(desk_folder).phase is Phase.WORKING
    page.do("undo")
    page.until(lambda: log.stat().st_size < 20_000)


@pytest.mark.usefixtures("any_log_is_long")
def test_no_key_waits_for_it(
    application: Start, desk_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(at_rest, "_PAUSE", 60_000)
    page = application(desk_folder)
    page.desk.tidying.rest()
    page.queue.tab.list.setFocus()
    log, lengths = wal_path(desk_folder / DATABASE), [0]
    for _ in range(3):
        page.key(Qt.Key.Key_Return)
        page.settle()
        lengths.append(log.stat().st_size)
    assert lengths == sorted(set(lengths))
    assert page.application.open.at_rest._pause.isActive()
