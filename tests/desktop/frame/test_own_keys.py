"""The window's shortcuts with the cursor in a field that would take them for the end of a line."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from desktop.frame.action_specs import ACTIONS
from tests.pages.inspection_page import InspectionPage
from tests.pages.window import WindowPage


class TakesAll(QObject):
    """A field on a platform whose keys of a text are all that there are."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return False


@pytest.fixture
def inspection(application: Callable[..., WindowPage], desk_folder: Path) -> InspectionPage:
    return InspectionPage(application(desk_folder))


def goes_to_window(line: QLineEdit, key: str) -> bool:
    pressed = QKeySequence(key)[0]
    event = QKeyEvent(
        QEvent.Type.ShortcutOverride, pressed.key(), pressed.keyboardModifiers(), ""
    )
    event.ignore()
    QApplication.sendEvent(line, event)
    return not event.isAccepted()


def test_ctrl_e_in_the_scan_box_makes_the_sheet(inspection: InspectionPage) -> None:
    line, window = inspection.tab.scan.line, inspection.page.window
    takes = TakesAll()
    line.installEventFilter(takes)
    line.clearFocus()
    line.setFocus()
    chosen: list[str] = []
    for each in inspection.tab.findChildren(QShortcut):
        each.activated.connect(lambda each=each: chosen.append(each.key().toString()))
    window.activateWindow()
    QTest.keyClick(line, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert chosen == ["Ctrl+E"]


def test_of_all_keys_a_field_keeps_what_it_is_typed_with(inspection: InspectionPage) -> None:
    line = QLineEdit(inspection.page.window)
    takes = TakesAll()
    line.installEventFilter(takes)
    line.show()
    line.setFocus()
    kept = {
        key
        for spec in ACTIONS
        if spec.scope == "window"
        for key in spec.keys
        if not goes_to_window(line, key)
    }
    assert kept == {"Ctrl+Z", "Ctrl+Shift+Z", "Ctrl+Y", "?", "/", "F1", "F2"}
    inspection.page.window.setFocus()
    assert not goes_to_window(line, "Ctrl+E")
