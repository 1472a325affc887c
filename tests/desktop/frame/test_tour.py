"""The tour of five steps: offered once, taken by the keyboard, left at any time, in nobody's way."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea

from desktop.frame.touring.tour import TourOffer
from desktop.frame.touring.tour_callout import TourCallout, TourRing
from desktop.frame.touring.tour_steps import STEPS, beside
from desktop.look.theme import px
from tests.desktop.heard import listening
from tests.pages.window import WindowPage


@pytest.fixture
def page(application, desk_folder) -> WindowPage:
    page = application(desk_folder)
    page.window.resize(1280, 720)
    page.window.activateWindow()
    page.settle()
    return page


def callout(page: WindowPage) -> TourCallout | None:
    shown = [each for each in page.window.findChildren(TourCallout) if each.isVisible()]
    return shown[0] if shown else None


def at(page: WindowPage) -> int:
    shown = callout(page)
    return shown._at + 1 if shown is not None else 0


def box_of(page: WindowPage, part) -> QRect:
    return QRect(part.mapTo(page.window, QPoint(0, 0)), part.size())


def press(page: WindowPage, key: Qt.Key) -> None:
    QTest.keyClick(QApplication.focusWidget(), key)
    page.settle()


def test_by_the_keyboard_from_the_first_step_to_the_last_and_back(page):
    page.queue.choose_view("to_answer")
    page.queue.tab.list.setFocus()
    before = page.queue.current()
    page.do("tour")
    walked = [at(page)]
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Right):
        press(page, key)
        walked.append(at(page))
    press(page, Qt.Key.Key_Enter)
    press(page, Qt.Key.Key_Enter)
    assert (walked, at(page)) == ([1, 2, 3, 2, 3], 5)
    assert page.window.current_tab() == 2
    assert callout(page).next.plain_text() == "Done"
    press(page, Qt.Key.Key_Enter)
    assert at(page) == 0
    # the tab, the case and the focus are as they were, and nothing was done
    assert page.window.current_tab() == 0
    assert page.queue.tab.list.hasFocus()
    assert page.queue.current() == before
    assert not page.can("undo")


@pytest.mark.parametrize("steps", range(5))
def test_it_is_left_by_esc_at_any_step(page, steps):
    page.queue.tab.list.setFocus()
    page.do("tour")
    for _ in range(steps):
        press(page, Qt.Key.Key_Return)
    press(page, Qt.Key.Key_Escape)
    assert at(page) == 0
    assert page.queue.tab.list.hasFocus()
    assert not [ring for ring in page.window.findChildren(TourRing) if ring.isVisible()]


def test_tab_stays_among_its_buttons(page):
    page.do("tour")
    press(page, Qt.Key.Key_Return)
    seen = []
    for _ in range(4):
        seen.append(QApplication.focusWidget().plain_text())
        press(page, Qt.Key.Key_Tab)
    assert seen == ["Next", "Leave the tour", "Back", "Next"]
    assert at(page) == 2


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("factor", ["1.0", "2.0"])
def test_each_step_points_at_a_real_part_and_covers_none_of_it(
    application, desk_folder, language, factor
):
    page = application(desk_folder, language=language, factor=factor)
    page.window.resize(1280, 720)
    page.settle()
    page.do("tour")
    said = set()
    for step in range(len(STEPS)):
        page.settle()
        shown = callout(page)
        (ring,) = [each for each in page.window.findChildren(TourRing) if each.isVisible()]
        assert page.window.rect().contains(box_of(page, shown)), step
        part = ring.geometry().adjusted(px(4), px(4), -px(4), -px(4))
        assert page.window.rect().intersects(part), step
        assert not box_of(page, shown).intersects(part), step
        # all its words are on it
        assert shown.height() >= shown.layout().totalHeightForWidth(shown.width())
        said.add((shown.title.text(), shown.words.text()))
        page.application.frame.tour.turn(1)
    assert len(said) == len(STEPS)
    assert callout(page) is None


def test_by_the_mouse(page):
    page.do("tour")
    shown = callout(page)
    QTest.mouseClick(shown.next, Qt.MouseButton.LeftButton)
    page.settle()
    QTest.mouseClick(shown.back, Qt.MouseButton.LeftButton)
    page.settle()
    assert at(page) == 1
    QTest.mouseClick(shown.skip, Qt.MouseButton.LeftButton)
    page.settle()
    assert at(page) == 0


def test_it_is_heard(page, monkeypatch):
    with listening(monkeypatch) as heard:
        page.do("tour")
        press(page, Qt.Key.Key_Return)
    said = [each.words for each in heard if each.words.startswith("Step")]
    assert len(said) == 2
    assert said[1].startswith("Step 2 of 5: Enter decides, Undo takes back. Enter does")


def test_who_goes_elsewhere_is_not_held(page):
    page.do("tour")
    page.do("tab_policies")
    assert at(page) == 0
    assert page.window.current_tab() == 1


def test_it_goes_with_its_desk(page):
    page.do("tour")
    page.application.desks.give_back()
    page.settle()
    assert at(page) == 0
    assert not page.can("tour")


def test_it_is_offered_once_and_lies_over_nothing(application, desk_folder):
    page = application(desk_folder, seen="")
    page.until(lambda: page.window.findChildren(TourOffer))
    page.settle()
    (offer,) = page.window.findChildren(TourOffer)
    assert offer.isVisible()
    assert not box_of(page, offer).intersects(box_of(page, page.window._pages))
    assert page.queue.tab.list.hasFocus()
    QTest.mouseClick(offer.not_now, Qt.MouseButton.LeftButton)
    page.settle()
    assert not offer.isVisible()
    page.application.desks.open_folder(desk_folder)
    page.settle()
    assert [each for each in page.window.findChildren(TourOffer) if each.isVisible()] == []


def test_the_offer_is_taken(application, desk_folder):
    page = application(desk_folder, seen="")
    page.until(lambda: page.window.findChildren(TourOffer))
    (offer,) = page.window.findChildren(TourOffer)
    offer.show_me.click()
    page.settle()
    assert at(page) == 1
    assert not offer.isVisible()


def test_on_an_empty_desk_it_says_all_the_same(application, tmp_path):
    page = application()
    page.application.desks.make_folder(tmp_path / "New")
    page.settle()
    page.do("tour")
    for step in range(1, 6):
        assert at(page) == step
        assert page.window.rect().contains(box_of(page, callout(page)))
        press(page, Qt.Key.Key_Return)
    assert at(page) == 0


ROOM = QRect(12, 12, 1256, 696)
_LEFT, _TOP = st.integers(0, 1200), st.integers(0, 700)


@given(_LEFT, _TOP, st.integers(1, 900), st.integers(1, 60), st.integers(200, 720))
def test_beside_a_part_is_never_over_it(left, top, wide, high, size):
    target = QRect(left, top, wide, high).intersected(QRect(0, 0, 1280, 720))
    box = QRect(beside(ROOM, target, QSize(size, 220), 12), QSize(size, 220))
    assert ROOM.contains(box)
    assert not box.intersects(target)


@pytest.mark.parametrize("way_out", [Qt.Key.Key_Escape, Qt.Key.Key_Enter])
def test_what_it_scrolled_is_scrolled_back(page, way_out):
    """What somebody reads in a case is brought back into view with the case."""
    page.queue.choose_view("to_answer")
    areas = (a for a in page.queue.tab.panel.findChildren(QScrollArea) if a.isVisible())
    (bar,) = (a.verticalScrollBar() for a in areas if a.verticalScrollBar().maximum())
    bar.setValue(bar.maximum())
    before = bar.value()
    page.do("tour")
    shown = [bar.value()]
    while at(page) < 5:
        press(page, Qt.Key.Key_Right)
        shown.append(bar.value())
    assert min(shown) < before
    press(page, way_out)
    assert (at(page), bar.value()) == (0, before)
