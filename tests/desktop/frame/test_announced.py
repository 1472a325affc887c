"""Passing messages are heard by whoever does not see them, and lie over nothing."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest

from desktop.frame.finding.palette import CommandPalette
from returns.errors import DeskProblem
from tests.desktop.heard import Heard, listening
from tests.pages.window import WindowPage


@pytest.fixture
def page(application, desk_folder) -> WindowPage:
    return application(desk_folder)


def test_what_was_done_is_said_with_its_way_back(page, monkeypatch):
    with listening(monkeypatch) as heard:
        page.queue.choose_view("to_answer")
        page.do("recommended")
        shown = page.banner()
    assert shown
    assert heard == [Heard(f"{shown} Undo", False)]


def test_a_refusal_interrupts(page, monkeypatch):
    with listening(monkeypatch) as heard:
        page.application.open.shell.refuse(DeskProblem("desk.read_only"))
    assert heard == [Heard(page.banner(), True)]


def test_nothing_is_made_where_nobody_listens(page, monkeypatch):
    with listening(monkeypatch) as heard:
        from PySide6.QtGui import QAccessible

        QAccessible.setActive(False)
        page.application.open.shell.say("Kept", "good")
        QAccessible.setActive(True)
    assert heard == []


@pytest.mark.parametrize(("words", "tone"), [("Kept", "good"), ("Kept " * 80, "bad")])
def test_a_message_lies_over_nothing(page, words, tone):
    page.application.open.shell.say(words, tone)
    page.settle()
    window = page.window
    line = window.foot.message if window.foot.message.text() else window.banner
    shown = QRect(line.mapTo(window, line.rect().topLeft()), line.size())
    pages = QRect(
        window._pages.mapTo(window, window._pages.rect().topLeft()), window._pages.size()
    )
    assert not shown.intersects(pages)
    beside = [part for part in window.foot.children() if part.isWidgetType()]
    for part in beside:
        if part is not line and part.isVisible() and line.parent() is window.foot:
            assert not line.geometry().intersects(part.geometry()), part


def test_what_enter_would_choose_is_heard_in_the_palette(page, monkeypatch):
    """The keyboard is in the line above the list."""
    page.queue.choose_view("to_answer")
    with listening(monkeypatch) as heard:
        page.do("palette")
        palette = page.dialog(CommandPalette)
        palette.line.line.setText("hold")
        page.until(lambda: heard)
        assert [each.words for each in heard] == ["Put on hold…, H"]
        QTest.keyClick(palette.line.line, Qt.Key.Key_Down)
        assert heard[-1].words == palette.list.heard() != heard[0].words
        palette.line.line.setText("nothing is called so")
        page.until(lambda: len(heard) == 3)
    assert heard[-1].words == palette.list.heard()
    palette.close()
