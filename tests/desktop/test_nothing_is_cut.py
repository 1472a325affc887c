"""Every screen and dialog in a language that is 40 % longer, and in large text: nothing is cut."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication

from desktop.look import theme
from returns.clock import SetClock
from returns.sample.desk import make_sample
from tests import shots
from tests.desktop import cut_text, pseudo

SIZE = (1280, 720)
#: a dialog keeps 60 px below the screen's height, which is 800 where there is no screen
ROOM = QRect(0, 0, 1280, 740)
#: what a page of paper is shown in may be moved under its window, as every page may
PANNED = ("PaperDialog: scrolls sideways",)
#: the screens that are looked at all day, for large text
DAILY = (
    "queue",
    "queue-hold",
    "queue-lines",
    "queue-many",
    "dialog-part-refund",
    "dialog-import",
)
EVERY = {**shots.SCENES, **shots.BARE}


@pytest.fixture(scope="module")
def desks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample desks, made before anything is stretched."""
    folder = tmp_path_factory.mktemp("desks")
    for lang in shots.LANGS:
        make_sample(folder / lang / shots.NAMES[lang], lang, SetClock(shots.NOW))
    return folder


@pytest.fixture(scope="module")
def longer(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("phrases")
    pseudo.write_phrases(folder)
    return folder


pytestmark = pytest.mark.usefixtures("dressed")


def wrong(drawing: shots.Drawing, name: str, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    with drawing.staged(name, EVERY[name]) as page:
        with cut_text.watched(monkeypatch) as seen:
            seen.of_window()
        found = [
            f"{type(window).__name__}: {said}"
            for window in cut_text.windows()
            for said in cut_text.wrong_in(window, ROOM)
        ]
        told = cut_text.told_elsewhere()
        found += [f"painted {by:.0f} px beyond: {text!r}" for text, by in seen.beyond.items()]
        found += [
            f"shortened: {text!r}"
            for text in seen.shortened
            if not cut_text.is_told(text, told)
        ]
        assert page.window.size().toTuple() == SIZE
    return [said for said in found if not said.startswith(PANNED)]


@pytest.mark.parametrize("name", EVERY)
def test_a_longer_language_cuts_nothing(
    qapp: QApplication, desks: Path, longer: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawing = shots.Drawing(qapp, desks, "en", "light", SIZE, 1.0)
    with pseudo.spoken(qapp, longer, monkeypatch):
        assert wrong(drawing, name, monkeypatch) == []


@pytest.mark.parametrize("lang", shots.LANGS)
@pytest.mark.parametrize("name", DAILY)
def test_large_text_cuts_nothing(
    qapp: QApplication, desks: Path, name: str, lang: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawing = shots.Drawing(qapp, desks, lang, "light", SIZE, 1.5)
    assert wrong(drawing, name, monkeypatch) == []


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
