"""What desktop tests get: a look, a made desk, the application on it."""

import gc
import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import cache
from itertools import count
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication

from desktop.frame.app import Application
from desktop.frame.late_tab import WhenIdle
from desktop.keeping.reminder import TOLD
from desktop.look import theme
from desktop.look.language import Language
from desktop.queue.case import applies
from desktop.work.jobs import Jobs
from desktop.work.settings import TOUR_SEEN, Settings
from returns.clock import SetClock
from returns.desk import open_desk
from tests.pages.window import WindowPage

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
#: windows are looked for that many at a time, once they are gone: each holds three megabytes until then
_TOGETHER = 50
_closed = count(1)


@pytest.fixture(scope="session")
def samples_copied_today(
    made_samples: Callable[[str], Path], tmp_path_factory: pytest.TempPathFactory
) -> Callable[[str], Path]:
    """The sample desk in `en` or `zh` with the day's copy made, which each window would make anew.

    It stands at one moment; copy it before it is opened.
    """
    own = tmp_path_factory.mktemp("window")

    @cache
    def copied(lang: str) -> Path:
        folder = Path(shutil.copytree(made_samples(lang), own / made_samples(lang).name))
        desk = open_desk(folder, clock=SetClock(NOW))
        desk.keeping.copy_now("day")
        desk.close()
        return folder

    return copied


@pytest.fixture(scope="session")
def sample_desk(samples_copied_today: Callable[[str], Path]) -> Path:
    """The English one of them."""
    return samples_copied_today("en")


@pytest.fixture
def desk_folder(sample_desk: Path, tmp_path: Path) -> Path:
    """A copy of the sample desk of one's own."""
    return Path(shutil.copytree(sample_desk, tmp_path / "Harbour Gifts"))


@pytest.fixture(scope="session", autouse=True)
def empty_clipboard() -> Iterator[None]:
    """What Python laid there must not outlive it: without a screen Qt frees it later, and falls over."""
    yield
    if isinstance(QApplication.instance(), QApplication):
        QApplication.clipboard().clear()


@pytest.fixture(scope="session")
def fonts(qapp: QApplication) -> None:
    """The shipped fonts: each loading would empty what Qt remembers of every text."""
    theme.load_fonts()


@pytest.fixture
def dressed(qapp: QApplication, fonts: None) -> Iterator[theme.Theme]:
    """Fonts and the light look, English, 100 %."""
    worn = theme.Theme(qapp)
    worn.set_scheme("light")
    worn.set_factor(1.0)
    language = Language(qapp, worn)
    language.set("en")
    yield worn
    language.set("en")
    worn.set_factor(1.0)
    worn.set_scheme("light")


@pytest.fixture
def listened() -> Iterator[None]:
    """Assistive technology listens to the program."""
    active = QAccessible.isActive()
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(active)


@pytest.fixture
def jobs(qapp: QApplication) -> Iterator[Jobs]:
    """The door to background work, closed at the end."""
    door = Jobs()
    yield door
    door.close()


@pytest.fixture
def tabs_when_idle() -> bool:
    """Whether a window builds its other tabs when idle, as the program does: journeys say yes.

    It takes longer than all else of a start, and most tests see one tab alone, built when it is needed.
    """
    return False


@pytest.fixture
def judged_when_idle() -> bool:
    """Whether a window finds out by itself what applies to a case that stands for a moment: journeys say yes.

    On a slow machine it finds out in most tests, which costs more than reading the case, and in others not.
    """
    return False


@pytest.fixture
def application(
    qapp: QApplication,
    dressed: theme.Theme,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    *,
    tabs_when_idle: bool,
    judged_when_idle: bool,
) -> Iterator[Callable[..., WindowPage]]:
    """Starts the application on a folder (or on none) and gives its page object."""
    opened: list[Application] = []
    if not tabs_when_idle:
        monkeypatch.setattr(WhenIdle, "start", lambda _: None)
    if not judged_when_idle:
        # who looks at what applies has it asked at once
        monkeypatch.setattr(applies, "_PAUSE_MS", 10**6)

    def start(folder: Path | None = None, **kept: str) -> WindowPage:
        settings = Settings(tmp_path / "window.ini")
        settings.keep("look/scheme", kept.get("scheme", "light"))
        settings.keep("look/language", kept.get("language", "en"))
        settings.keep("look/factor", kept.get("factor", "1.0"))
        # that there is no copy on another disk was told today, unless a test is about that
        settings.keep(TOLD, kept.get("told", NOW.date().isoformat()))
        # nor is anybody new here, unless a test is about that
        settings.keep(TOUR_SEEN, kept.get("seen", "1"))
        if not opened:
            # as in the program: dressed once it is put together, else it is dressed at each step of that
            qapp.setStyleSheet("")
        made = Application(qapp, settings, SetClock(NOW))
        opened.append(made)
        if folder is not None:
            made.desks.open_folder(folder)
        else:
            made.window.show_start()
        made.window.resize(1440, 900)
        made.window.show()
        page = WindowPage(made)
        page.settle()
        return page

    yield start
    for made in opened:
        made.window.close()
        # what is gone need not be said in English first
        made.appearance.changed.disconnect()
        made.window.deleteLater()
    # no event loop ends here that would free them: left alive, they are styled anew in each test
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    for made in opened:
        made.appearance.set_language("en")
        made.deleteLater()
    opened.clear()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qapp.processEvents()
    if next(_closed) % _TOGETHER == 0:
        gc.collect()
