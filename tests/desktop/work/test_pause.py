"""What follows from many steps waits for a pause, and is done once."""

from PySide6.QtCore import QObject

from desktop.work.pause import WhenKeysPause


def test_many_wishes_become_one(qtbot, qapp):
    parent = QObject()
    pause = WhenKeysPause(parent)
    came = []
    pause.due.connect(lambda: came.append(1))
    with qtbot.waitSignal(pause.due):
        for _ in range(20):
            pause.ask()
    with qtbot.waitSignal(pause.due):
        pause.ask()
    assert came == [1, 1]


def test_a_row_of_wishes_cannot_put_it_off_for_ever(qtbot, qapp, monkeypatch):
    monkeypatch.setattr("desktop.work.pause._LONGEST", 0)
    parent = QObject()
    pause = WhenKeysPause(parent)
    pause.ask()
    left = pause._timer.remainingTime()
    with qtbot.waitSignal(pause.due):
        while pause._timer.isActive():
            pause.ask()
            assert pause._timer.remainingTime() <= left
            qapp.processEvents()
