"""A window that was closed is gone, with all that belonged to it; so is a desk that was given back."""

import gc
import weakref
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject

from desktop.frame.tabs import IN_BAR
from tests.pages.window import WindowPage

Start = Callable[..., WindowPage]


def ours() -> list[QObject]:
    """All that lives of ours and of Qt's kind."""
    # what was frozen is not looked through, and nobody would find that it is needed no more
    gc.unfreeze()
    gc.collect()
    return [
        each
        for each in gc.get_objects()
        if isinstance(each, QObject) and type(each).__module__.startswith("desktop.")
    ]


@pytest.fixture(autouse=True)
def nothing_lives_on(dressed: object) -> Iterator[None]:
    """Set up before the application, and so asked once that is closed."""
    before = {id(each) for each in ours()}
    yield
    left = Counter(type(each).__name__ for each in ours() if id(each) not in before)
    assert not left


def nothing(page: WindowPage) -> None:
    """The window was only seen."""


def every_tab(page: WindowPage) -> None:
    """Each tab was in front."""
    for row in IN_BAR:
        page.do(f"tab_{row.id}")


def keys(page: WindowPage) -> None:
    """A case was decided, and another one looked at."""
    for key in ("j", "\r", "j", "k"):
        page.key(key)


def dialogs(page: WindowPage) -> None:
    """What lies over the window was opened and closed."""
    for action in ("settings", "safe_keeping", "palette", "keys"):
        page.do(action)
        assert page.close_dialogs()


def keyboard_was_handed_on(page: WindowPage) -> None:
    """The window goes before the keyboard came back to the list."""
    page.do("settings")
    page.window.close()


DONE = (nothing, every_tab, keys, dialogs, keyboard_was_handed_on)


@pytest.mark.parametrize("do", DONE, ids=lambda do: do.__name__)
def test_nothing_of_a_closed_window_lives_on(
    application: Start, desk_folder: Path, do: Callable[[WindowPage], None]
) -> None:
    """Each window left three megabytes: all that is painted in a list, hung on one call that never came."""
    do(application(desk_folder))


@pytest.mark.parametrize("do", [nothing, every_tab, keys, dialogs], ids=lambda do: do.__name__)
def test_nothing_of_a_desk_lives_on_once_another_is_opened(
    application: Start, desk_folder: Path, tmp_path: Path, do: Callable[[WindowPage], None]
) -> None:
    """Else each desk that one looks into would make the program larger."""
    page = application(desk_folder)
    do(page)
    former = weakref.ref(page.application.open.shell)
    tab = weakref.ref(page.application.open.queue)
    page.application.desks.make_folder(tmp_path / "Other")
    page.settle()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    ours()
    assert (former(), tab()) == (None, None)


def test_what_could_be_undone_is_forgotten_with_its_desk(
    application: Start, desk_folder: Path, tmp_path: Path
) -> None:
    """Left on its stack, it was freed by Python first and by Qt once more: the program was gone."""
    page = application(desk_folder)
    page.key("\r")
    undo = page.application.open.shell.undo
    assert undo.undo_words()
    page.application.desks.make_folder(tmp_path / "Other")
    page.settle()
    assert undo.undo_words() == ""
