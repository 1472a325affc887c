"""Every screen and dialog in a language that is 40 % longer, and in large text: nothing is cut.

What can be reached there or pressed has a name. A screen is built once for both questions.
"""

import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import pytest
import shiboken6
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication

from desktop.frame.late_tab import WhenIdle
from desktop.look import theme
from tests import shots
from tests.desktop import cut_text, pseudo, spoken_tree
from tests.pages.window import WindowPage

Found = TypeVar("Found")

SIZE = (1280, 720)
#: a dialog keeps 60 px below the screen's height, which is 800 where there is no screen
ROOM = QRect(0, 0, 1280, 740)
#: what a page of paper is shown in may be moved under its window, as every page may
PANNED = ("PaperDialog: scrolls sideways", "PacketDialog: scrolls sideways")
#: the screens that are looked at all day, for large text
DAILY = (
    "queue",
    "queue-hold",
    "queue-lines",
    "queue-many",
    "dialog-part-refund",
    "dialog-import",
    "products-many",
    "inspection",
    "inspection-lines",
)
#: and at twice the size
LARGEST = (
    "queue",
    "queue-lines",
    "queue-hold",
    "dialog-instead",
    "products",
    "inspection-waiting",
    "inspection",
    "inspection-lines",
    "inspection-two-suppliers",
    "paper-evidence",
    "paper-packet",
    "paper-label",
    "paper-label-sheet",
)
#: another desk, or one that nothing can be changed in: the tabs behind say something else than behind `DAILY`
OTHER_DESKS = ("empty-", "looking")
EVERY = {**shots.SCENES, **shots.BARE}
#: those that are looked at in one window, in place of a window each
TOGETHER = (shots.SETTINGS, shots.OVER_THE_QUEUE, shots.OVER_A_CASE)
RUNS = (*TOGETHER, *((name,) for name in EVERY if not any(name in names for names in TOGETHER)))


@pytest.fixture(scope="module")
def desks(
    tmp_path_factory: pytest.TempPathFactory, samples_copied_today: Callable[[str], Path]
) -> Path:
    """The sample desks, made before anything is stretched."""
    folder = tmp_path_factory.mktemp("desks")
    for lang in shots.LANGS:
        shutil.copytree(samples_copied_today(lang), folder / lang / shots.NAMES[lang])
    return folder


@pytest.fixture(scope="module")
def longer(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("phrases")
    pseudo.write_phrases(folder)
    return folder


# the first one waits for both sample desks
pytestmark = [pytest.mark.usefixtures("dressed", "listened"), pytest.mark.timeout(300)]


@dataclass(frozen=True, slots=True)
class Seen:
    """What is cut on a screen, what is reached there, and what of it is heard not at all, twice or alike."""

    wrong: list[str]
    reached: int
    unnamed: list[str]
    twice: list[str]
    alike: list[str]


def run_id(names: tuple[str, ...]) -> str:
    """What a run is called: its one scene, or the first of them."""
    return names[0] if len(names) == 1 else f"{names[0]}-and-{len(names) - 1}-more"


@contextmanager
def few_tabs(name: str) -> Iterator[pytest.MonkeyPatch]:
    """But for a few screens, only those tabs are built that it needs, as at a start.

    The others would be alike behind each of them, and each is looked at in a scene of its own.
    """
    with pytest.MonkeyPatch.context() as monkeypatch:
        if name not in DAILY and not name.startswith(OTHER_DESKS):
            monkeypatch.setattr(WhenIdle, "start", lambda _: None)
        yield monkeypatch


@contextmanager
def shown(drawing: shots.Drawing, name: str) -> Iterator[tuple[WindowPage, pytest.MonkeyPatch]]:
    """A screen."""
    with few_tabs(name) as monkeypatch, drawing.staged(name, EVERY[name]) as page:
        yield page, monkeypatch


def found_in(
    drawing: shots.Drawing, names: tuple[str, ...], look_at: Callable[[WindowPage], Found]
) -> dict[str, Found]:
    """What is found in the screens of a run."""
    if names in TOGETHER:
        with few_tabs(names[0]):
            return drawing.each(names, look_at)
    (name,) = names
    with shown(drawing, name) as (page, _):
        return {name: look_at(page)}


def looked_at(page: WindowPage) -> Seen:
    """A screen looked at and listened to."""
    with pytest.MonkeyPatch.context() as monkeypatch:
        found = wrong(monkeypatch)
    parts = list(spoken_tree.everything())
    reached = sum(bool(part.state().focusable) for part in parts)
    assert page.window.size().toTuple() == SIZE
    heard = (spoken_tree.unnamed(), spoken_tree.said_twice(), spoken_tree.alike())
    return Seen(found, reached, *heard)


def seen(drawing: shots.Drawing, name: str) -> Seen:
    """One screen."""
    return found_in(drawing, (name,), looked_at)[name]


def wrong(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is cut in all that is open."""
    with cut_text.watched(monkeypatch) as painted:
        painted.of_window()
    found = [
        f"{type(window).__name__}: {said}"
        for window in cut_text.windows()
        for said in cut_text.wrong_in(window, ROOM)
    ]
    told = cut_text.told_elsewhere() if painted.shortened else ""
    found += [f"painted {by:.0f} px beyond: {text!r}" for text, by in painted.beyond.items()]
    found += [
        f"shortened: {text!r}" for text in painted.shortened if not cut_text.is_told(text, told)
    ]
    return [said for said in found if not said.startswith(PANNED)]


@pytest.mark.parametrize("names", RUNS, ids=run_id)
def test_a_longer_language_cuts_nothing_and_what_can_be_reached_or_pressed_has_a_name(
    qapp: QApplication,
    desks: Path,
    longer: Path,
    monkeypatch: pytest.MonkeyPatch,
    names: tuple[str, ...],
) -> None:
    drawing = shots.Drawing(qapp, desks, "en", "light", SIZE, 1.0)
    with pseudo.spoken(qapp, longer, monkeypatch):
        told = found_in(drawing, names, looked_at)
    assert set(told) == set(names)
    for name, each in told.items():
        assert each.reached, name
        assert (each.wrong, each.unnamed, each.twice, each.alike) == ([], [], [], []), name


def test_every_screen_is_in_one_run() -> None:
    assert sorted(name for names in RUNS for name in names) == sorted(EVERY)


@pytest.mark.parametrize("lang", shots.LANGS)
@pytest.mark.parametrize("name", DAILY)
def test_large_text_cuts_nothing(qapp: QApplication, desks: Path, name: str, lang: str) -> None:
    assert seen(shots.Drawing(qapp, desks, lang, "light", SIZE, 1.5), name).wrong == []


@pytest.mark.parametrize("lang", shots.LANGS)
@pytest.mark.parametrize("name", LARGEST)
def test_the_largest_text_cuts_nothing(
    qapp: QApplication, desks: Path, name: str, lang: str
) -> None:
    assert seen(shots.Drawing(qapp, desks, lang, "light", SIZE, 2.0), name).wrong == []


@pytest.mark.parametrize("lang", shots.LANGS)
def test_a_long_notice_leaves_the_page_its_room_in_the_largest_text(
    qapp: QApplication, desks: Path, lang: str
) -> None:
    """It stood above the status line, and the whole queue had to be scrolled behind it."""
    drawing = shots.Drawing(qapp, desks, lang, "light", SIZE, 2.0)
    with shown(drawing, "notice-copied") as (page, monkeypatch):
        assert wrong(monkeypatch) == []
        window = page.window
        assert window.banner.isVisible()
        assert not window.foot.isVisible()
        area = window._pages.currentWidget()
        assert area.verticalScrollBar().maximum() == 0
        window.banner.hide()
        page.settle()
        assert window.foot.isVisible()


def test_a_screen_takes_its_window_along(qapp: QApplication, desks: Path) -> None:
    """What stays alive is styled anew at each change of language, look or size behind it."""
    drawing = shots.Drawing(qapp, desks, "en", "light", SIZE, 1.0)
    with drawing.staged("dialog-note", EVERY["dialog-note"]) as page:
        assert shiboken6.isValid(page.window)
    assert not shiboken6.isValid(page.window)


def test_every_text_is_stretched_by_forty_per_cent_and_its_facts_stay() -> None:
    assert pseudo.stretched("Refund the buyer") == "[Ŕéfûñď ţhé bûýéŕ ····]"
    assert pseudo.stretched("{count} €") == "{count} €"
    for said in ("Undo", "Refund {sum} to {buyer}", "Every case of this view is done."):
        longer = pseudo.stretched(said)
        facts = sum(map(len, re.findall(r"\{\w+\}", said)))
        assert len(longer) - facts >= (len(said) - facts) * 1.4 - 1
        assert longer.count("{") == said.count("{")


def test_what_is_cut_is_found(qapp: QApplication, dressed: theme.Theme) -> None:
    """The test of the tests: a button, a label and a painted text that lack room are named."""
    from PySide6.QtWidgets import QWidget

    from desktop.widgets.button import Button
    from desktop.widgets.labels import PlainLabel

    window = QWidget()
    window.resize(400, 300)
    button, label, over = (
        Button("Do the recommended step"),
        PlainLabel("Delivered"),
        Button("Over"),
    )
    for part, box in (
        (button, (0, 0, 60, 30)),
        (label, (0, 40, 30, 20)),
        (over, (380, 0, 90, 30)),
    ):
        part.setParent(window)
        part.setGeometry(*box)
    window.show()
    found = cut_text.wrong_in(window, ROOM)
    window.close()
    assert any(said.startswith("button lacks") for said in found)
    assert any(said.startswith("broken in") for said in found)
    assert any(said.startswith("outside") for said in found)
