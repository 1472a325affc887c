"""Chinese sentences follow each other without a space, whoever puts them together."""

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPlainTextEdit, QWidget

from tests import shots
from tests.desktop.test_nothing_is_cut import RUNS, SIZE, found_in, run_id
from tests.pages.window import WindowPage

#: a full stop, and what follows it on its line after a space
_SPACED = re.compile(r".{0,12}[。！？；] +[^\s{].{0,12}")

# the first one waits for the sample desk
pytestmark = [pytest.mark.usefixtures("dressed"), pytest.mark.timeout(300)]


@pytest.fixture(scope="module")
def desks(
    tmp_path_factory: pytest.TempPathFactory, samples_copied_today: Callable[[str], Path]
) -> Path:
    folder = tmp_path_factory.mktemp("desks")
    shutil.copytree(samples_copied_today("zh"), folder / "zh" / shots.NAMES["zh"])
    return folder


def texts(widget: QWidget) -> Iterator[str]:
    """All that a widget says, to whoever looks, hovers or listens."""
    yield from (widget.toolTip(), widget.accessibleName(), widget.accessibleDescription())
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()
    if isinstance(widget, QPlainTextEdit):
        yield widget.toPlainText()


def spaced(_page: WindowPage) -> set[str]:
    """Where a space follows a full stop in what is said in a window, or over it."""
    said = {text for widget in QApplication.allWidgets() for text in texts(widget)}
    return {place for text in said for place in _SPACED.findall(text)}


@pytest.mark.parametrize("names", RUNS, ids=run_id)
def test_no_space_follows_a_chinese_full_stop(
    qapp: QApplication, desks: Path, names: tuple[str, ...]
) -> None:
    drawing = shots.Drawing(qapp, desks, "zh", "light", SIZE, 1.0)
    assert found_in(drawing, names, spaced) == {name: set() for name in names}
