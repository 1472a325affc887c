"""Cyclic garbage is collected on the window's thread, and nowhere else."""

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from desktop.work.garbage import CollectorOnThisThread
from desktop.work.jobs import Jobs


class Ring(QObject):
    """An object that only the cycle collector can free."""

    def __init__(self) -> None:
        super().__init__()
        self.me = self


@pytest.fixture
def collector(qtbot: QtBot) -> Iterator[CollectorOnThisThread]:
    """As the window has it, in a process that had its collector on."""
    was = gc.isenabled()
    gc.enable()
    made = CollectorOnThisThread()
    yield made
    made.stop()
    if not was:
        gc.disable()


def freed_by(ring: Ring, where: list[int]) -> None:
    weakref.finalize(ring, lambda: where.append(threading.get_ident()))


def test_a_busy_worker_frees_no_widget(
    qtbot: QtBot, jobs: Jobs, collector: CollectorOnThisThread
) -> None:
    where: list[int] = []
    for _ in range(100):
        freed_by(Ring(), where)
    ended: list[int] = []
    jobs.run(lambda: len([[number] for number in range(200_000)]), ended.append)
    qtbot.waitUntil(lambda: bool(ended))
    for _ in range(60):
        allocated = [[number] for number in range(5_000)]
        collector.look()
        del allocated
    assert len(where) == 100
    assert set(where) == {threading.get_ident()}


def test_nothing_is_looked_at_while_nothing_is_made(
    collector: CollectorOnThisThread, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[int] = []
    made = gc.get_threshold()[0]
    monkeypatch.setattr(gc, "collect", looked.append)
    monkeypatch.setattr(gc, "get_count", lambda: (made, 0, 0))
    collector.look()
    assert looked == []
    monkeypatch.setattr(gc, "get_count", lambda: (made + 1, 0, 0))
    collector.look()
    assert looked == [0]


def test_what_is_there_once_all_is_built_is_looked_through_no_more_until_the_desk_goes(
    collector: CollectorOnThisThread,
) -> None:
    where: list[int] = []
    freed_by(Ring(), where)
    collector.settle()
    gc.collect()
    assert where == []
    # what is made from then on is
    freed_by(Ring(), where)
    gc.collect()
    assert len(where) == 1
    collector.let_go()
    gc.collect()
    assert len(where) == 2


def test_the_collector_is_python_s_again_when_the_window_is_gone(
    collector: CollectorOnThisThread,
) -> None:
    assert not gc.isenabled()
    collector.stop()
    assert gc.isenabled()
