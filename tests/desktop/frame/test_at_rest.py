"""A window in which nobody does anything does nothing either."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

from desktop.frame.tabs import IN_BAR
from tests.pages.window import WindowPage

Start = Callable[..., WindowPage]
#: rounds of the window's own work after which whatever was asked for has been laid out
ROUNDS = 30


class Watch(QObject):
    """Counts what is laid out anew, by the class of the widget."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: Counter[str] = Counter()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.asked[type(watched).__name__] += 1
        return False


@pytest.mark.parametrize("factor", ["1.0", "2.0"])
@pytest.mark.parametrize("tab", [f"tab_{row.id}" for row in IN_BAR])
def test_nothing_is_laid_out_again_and_again(
    application: Start, desk_folder: Path, tab: str, factor: str
) -> None:
    """The bar at the top asked for its own layout while it was laid out, as fast as the machine could."""
    page = application(desk_folder, factor=factor)
    page.window.resize(1280, 720)
    page.do(tab)
    for _ in range(ROUNDS):
        QApplication.processEvents()
    page.settle()
    watch, application_ = Watch(), QApplication.instance()
    application_.installEventFilter(watch)
    for _ in range(ROUNDS):
        QApplication.processEvents()
    application_.removeEventFilter(watch)
    assert not watch.asked
