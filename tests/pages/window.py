"""The window as a person sees it."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import (
    QDeadlineTimer,
    QEventLoop,
    QMimeData,
    QPoint,
    QPointF,
    Qt,
    QTimer,
    QUrl,
)
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop.frame.app import Application
from tests.pages.queue import QueuePage

Found = TypeVar("Found", bound=QWidget)

#: how often in a row nothing is left to show before all is quiet
_ROUNDS = 24


class WindowPage:
    """The frame: tabs, menus, banner, dialogs."""

    def __init__(self, application: Application) -> None:
        self.application = application
        self.window = application.window

    @property
    def queue(self) -> QueuePage:
        """The Queue tab."""
        return QueuePage(self)

    @property
    def desk(self):
        """The open desk's services."""
        return self.application.open.desk

    def settle(self) -> None:
        """Until nothing that was asked for is unanswered and all answers have been shown."""
        jobs = self.application.jobs
        # showing an answer may ask for more, at once or once the events come round to it
        for _ in range(_ROUNDS):
            self.until(lambda: not jobs._asked)
            QApplication.processEvents()

    def until(self, true: Callable[[], object], seconds: int = 60) -> None:
        """Work on until something is so; fails when it never becomes so."""
        patience = QDeadlineTimer(seconds * 1000)
        # what no event tells is asked for again; asking without a pause would take the workers' processor
        tick = QTimer()
        tick.start(5)
        while not true():
            assert not patience.hasExpired(), "waited in vain"
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)

    def key(
        self, key: Qt.Key | str, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        """Press a key where the focus is."""
        modal = QApplication.activeModalWidget()
        if modal is not None:
            target = modal.focusWidget() or modal
        else:
            target = QApplication.focusWidget() or self.window
        if isinstance(key, str):
            QTest.keyClicks(target, key, modifier)
        else:
            QTest.keyClick(target, key, modifier)
        self.settle()

    def do(self, action: str) -> None:
        """Choose an action of the menus."""
        self.window.actions_table[action].trigger()
        self.settle()

    def can(self, action: str) -> bool:
        """An action can be chosen."""
        return self.window.actions_table[action].isEnabled()

    def dialog(self, kind: type[Found]) -> Found:
        """The open dialog of that class."""
        found = [
            w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible()
        ]
        assert len(found) == 1, f"{len(found)} open dialogs of {kind.__name__}"
        return found[0]

    def has_dialog(self, kind: type[QWidget]) -> bool:
        """Such a dialog is open."""
        return any(
            isinstance(w, kind) and w.isVisible() for w in QApplication.topLevelWidgets()
        )

    def close_dialogs(self) -> bool:
        """Close whatever lies over the window; whether anything did."""
        found = [
            widget
            for widget in QApplication.topLevelWidgets()
            if widget is not self.window and widget.isVisible()
        ]
        for widget in found:
            widget.close()
        self.settle()
        return bool(found)

    def banner(self) -> str:
        """What the passing message says."""
        return self.window.message()

    def press_banner(self) -> None:
        """Press what the message offers: what is beside *Undo*, or that where it stands alone."""
        line = self.window.foot.message
        part = line if line.text() else self.window.banner
        offered = (line.button, line.back) if line.text() else (part._button, part._back)
        next(button for button in offered if not button.isHidden()).click()
        self.settle()

    def undo_banner(self) -> None:
        """Press *Undo* beside what the message offers."""
        line = self.window.foot.message
        (line.back if line.text() else self.window.banner._back).click()
        self.settle()

    def clipboard(self) -> str:
        """The text on the clipboard."""
        return QGuiApplication.clipboard().text()

    def drop(self, *paths: Path) -> None:
        """Let files fall on the window."""
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        spot, actions = QPoint(400, 400), Qt.DropAction.CopyAction
        buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        entered = QDragEnterEvent(spot, actions, mime, buttons, keys)
        QApplication.sendEvent(self.window, entered)
        assert entered.isAccepted()
        fell = QDropEvent(QPointF(spot), actions, mime, buttons, keys)
        QApplication.sendEvent(self.window, fell)
        self.settle()

    def tab_names(self) -> list[str]:
        """The tabs with their chips, as a screen reader says them."""
        shown = (each for each in self.window.top.buttons if not each.isHidden())
        return [button.accessibleName() for button in shown]
