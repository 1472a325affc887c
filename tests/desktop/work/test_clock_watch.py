"""A clock that was set back behind the desk's history is told, and no longer once it is right."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from tests.pages.window import WindowPage

Start = Callable[..., WindowPage]


def turn(page: WindowPage, **span: float) -> None:
    page.application.desks.clock.moment += timedelta(**span)
    page.application.open._tick()
    page.settle()


def test_a_clock_that_is_right_is_not_spoken_of(application: Start, desk_folder: Path) -> None:
    page = application(desk_folder)
    turn(page, minutes=-4)
    assert not page.window.foot.clock.isVisible()
    assert "clock" not in page.banner()


@pytest.mark.parametrize(
    ("language", "few", "sentence"),
    [
        ("en", "Check this computer’s clock", "the newest step on this desk"),
        ("zh", "请检查电脑时间", "退货台上最新的一步"),
    ],
)
def test_one_that_is_set_back_is_told_once_and_stays_in_sight(
    application: Start, desk_folder: Path, language: str, few: str, sentence: str
) -> None:
    page = application(desk_folder, language=language)
    page.application.appearance.set_language(language)
    turn(page, days=-400)
    foot = page.window.foot
    assert sentence in page.banner()
    assert "2025-10-18" in page.banner()
    assert foot.clock.isVisible()
    assert foot.clock.plain_text() == few
    assert sentence in foot.clock.toolTip()
    page.window.banner.hide()
    turn(page, minutes=1)
    assert not page.window.banner.isVisible()
    foot.clock.click()
    assert page.window.banner.isVisible()
    turn(page, days=400)
    assert not foot.clock.isVisible()


def test_it_is_said_in_the_language_on_screen_and_gone_with_the_desk(
    application: Start, desk_folder: Path
) -> None:
    page = application(desk_folder)
    turn(page, days=-2)
    page.application.appearance.set_language("zh")
    assert page.window.foot.clock.plain_text() == "请检查电脑时间"
    page.application.desks.give_back()
    assert not page.window.foot.clock.isVisible()
