"""A message at the foot takes room, and gives it back where nobody waits for it."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.look.theme import Theme
from desktop.widgets.messages import Banner


class Seen(QObject):
    """What a part went through, in its order."""

    def __init__(self, part: QWidget) -> None:
        super().__init__()
        self.events: list[QEvent.Type] = []
        part.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Paint, QEvent.Type.Hide):
            self.events.append(event.type())
        return False


@pytest.fixture
def banner(qtbot: QtBot, dressed: Theme) -> Iterator[Banner]:
    """One that says something, below a page."""
    window = QWidget()
    box = QVBoxLayout(window)
    box.addWidget(QWidget(), 1)
    made = Banner()
    box.addWidget(made)
    window.resize(600, 400)
    qtbot.addWidget(window)
    seen = Seen(made)
    window.show()
    made.say("The address is not known.", "warning")
    qtbot.waitUntil(lambda: bool(seen.events))
    yield made
    window.close()


def test_it_gives_way_after_what_was_asked_for_is_painted(qtbot: QtBot, banner: Banner) -> None:
    """It went before: the page was laid out anew while somebody waited for the next case."""
    seen = Seen(banner)
    banner.give_way()
    qtbot.waitUntil(banner.isHidden)
    assert seen.events == [QEvent.Type.Paint, QEvent.Type.Hide]


def test_it_stays_where_it_has_more_to_say_meanwhile(qtbot: QtBot, banner: Banner) -> None:
    seen = Seen(banner)
    banner.give_way()
    banner.say("The disk is full.", "bad")
    qtbot.waitUntil(lambda: bool(seen.events))
    QApplication.processEvents()
    assert banner.text() == "The disk is full."
