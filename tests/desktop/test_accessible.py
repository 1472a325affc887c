"""Every screen and dialog over the accessibility tree: what can be reached is said."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop.look import theme
from desktop.widgets.button import Button
from returns.clock import SetClock
from returns.sample.desk import make_sample
from tests import shots
from tests.desktop import spoken_tree
from tests.desktop.spoken_tree import Role

pytestmark = pytest.mark.usefixtures("dressed", "listened")
EVERY = {**shots.SCENES, **shots.BARE}


@pytest.fixture
def listened() -> Iterator[None]:
    active = QAccessible.isActive()
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(active)


@pytest.fixture(scope="module")
def desks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("desks")
    make_sample(folder / "en" / shots.NAMES["en"], "en", SetClock(shots.NOW))
    return folder


@pytest.mark.parametrize("name", EVERY)
def test_what_can_be_reached_or_pressed_has_a_name(
    qapp: QApplication, desks: Path, name: str
) -> None:
    drawing = shots.Drawing(qapp, desks, "en", "light", (1280, 720), 1.0)
    with drawing.staged(name, EVERY[name]):
        reached = [part for part in spoken_tree.everything() if part.state().focusable]
        assert reached
        assert spoken_tree.unnamed() == []


def test_what_has_no_name_is_found(qapp: QApplication) -> None:
    """The test of the tests."""
    window = QWidget()
    box = QVBoxLayout(window)
    for part in (QPushButton(), QLineEdit(), Button("Keep it")):
        box.addWidget(part)
    window.show()
    found = spoken_tree.unnamed()
    window.close()
    assert [said.split()[0] for said in found] == ["Button", "EditableText"]


def test_a_button_says_its_key(qapp: QApplication, dressed: theme.Theme) -> None:
    button = Button("Refund and write", "primary", key="Enter")
    button.show()
    part = spoken_tree.find(Role.Button, "Refund and write")
    assert part.text(QAccessible.Text.Description) == "Enter"
    button.close()
