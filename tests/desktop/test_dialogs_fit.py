"""A dialog opens as tall as what stands in it: no empty strip lies above its buttons."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QWidget

from desktop.desk_settings.reasons.own_reason_dialog import OwnReasonDialog
from desktop.frame.crash_dialog import CrashDialog
from desktop.look.theme import px
from desktop.widgets.dialog import Dialog
from returns.records.own_reason import OwnReason
from tests.pages.window import WindowPage

SMELLS = OwnReason("own_smells", "Smells of smoke", "有烟味", "defective", ("smelly",))


@pytest.fixture
def page(application: Callable[..., WindowPage], desk_folder: Path) -> WindowPage:
    page = application(desk_folder)
    page.window.resize(1280, 720)
    return page


def own_reason(page: WindowPage) -> Dialog:
    dialog = OwnReasonDialog((), SMELLS, page.window)
    dialog.open_sized(480)
    return dialog


def crash(page: WindowPage) -> Dialog:
    page.application.crash.caught.emit("ZeroDivisionError")
    return page.dialog(CrashDialog)


def empty_below(dialog: Dialog) -> int:
    """Pixels between the lowest thing in it and the foot with its buttons."""
    shown = [
        part
        for part in dialog._content.findChildren(QWidget)
        if part.isVisible() and part.parentWidget() is dialog._content
    ]
    lowest = max(part.mapTo(dialog, QPoint(0, part.height())).y() for part in shown)
    return dialog._foot.mapTo(dialog, QPoint(0, 0)).y() - lowest


@pytest.mark.parametrize("opened", [own_reason, crash])
def test_no_empty_strip_lies_above_the_buttons(
    page: WindowPage, opened: Callable[[WindowPage], Dialog]
) -> None:
    dialog = opened(page)
    page.settle()
    assert empty_below(dialog) == px(16)
    dialog.close()


def test_it_grows_for_the_sentence_that_says_what_cannot_be(page: WindowPage) -> None:
    dialog = OwnReasonDialog((SMELLS,), None, page.window)
    dialog.open_sized(480)
    page.settle()
    before = dialog.height()
    dialog.en.setText("Smells of smoke")
    dialog.zh.setText("烟味")
    QApplication.processEvents()
    page.settle()
    assert dialog.problem.isVisible()
    assert dialog.height() > before
    assert empty_below(dialog) == px(16)
    dialog.close()
