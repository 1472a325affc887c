"""What every test gets: no screen, no network, no home folder of a person, the shared photos."""

import gc
import logging
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import HealthCheck, settings

from db import engine
from db.desk_file import schema
from returns.documents.pictures import darkroom
from tests import shared_statements, template_desk

ROOT = Path(__file__).resolve().parent.parent
PHOTOS = ROOT.parent / "shared" / "data" / "photos"
GUARD = Path(__file__).resolve().parent / "network_guard"

#: a memory disk: a kill leaves what was written there, and nobody pulls the plug here
_MEMORY = Path("/dev/shm")
#: bytes; a run holds some hundred millions at a time
_ROOM = 4 << 30


def _memory_disk() -> bool:
    """Is a memory disk there that takes all that a run writes, programs too?"""
    if not (hasattr(os, "ST_NOEXEC") and os.access(_MEMORY, os.W_OK)):
        return False
    told = os.statvfs(_MEMORY)
    return told.f_bavail * told.f_frsize >= _ROOM and not told.f_flag & os.ST_NOEXEC


# each change of a desk waits for the disk: a hundred thousand times in a run
if _memory_disk():
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(_MEMORY))

# before Qt, platformdirs or a child process looks at them
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
_HOME = tempfile.TemporaryDirectory(prefix="sendback-tests-")
for _name, _folder in {
    "HOME": "",
    "USERPROFILE": "",
    "XDG_CONFIG_HOME": "config",
    "XDG_DATA_HOME": "data",
    "XDG_STATE_HOME": "state",
    "XDG_CACHE_HOME": "cache",
    "XDG_RUNTIME_DIR": "run",
    "APPDATA": "roaming",
    "LOCALAPPDATA": "local",
}.items():
    _path = Path(_HOME.name, _folder)
    _path.mkdir(mode=0o700, exist_ok=True)
    os.environ[_name] = str(_path)

# a child compiles only what no other of this run compiled, and nothing of it stays behind
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
if "PYTEST_XDIST_WORKER" not in os.environ:
    os.environ["PYTHONPYCACHEPREFIX"] = str(Path(_HOME.name, "bytecode"))

# children find the program wherever they stand, and are watched like this process
os.environ["PYTHONPATH"] = os.pathsep.join(
    filter(None, [str(GUARD), str(ROOT), os.environ.get("PYTHONPATH")])
)
exec((GUARD / "sitecustomize.py").read_text(encoding="utf-8"), {"__name__": "network_guard"})

# time says nothing about right or wrong on a machine that others use too
_calm = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}
# a change is judged by the same examples each time; `--hypothesis-profile=search` looks for new ones
settings.register_profile("sendback", **_calm, derandomize=True, max_examples=50)
settings.register_profile("search", **_calm)
settings.load_profile("sendback")

# nor does it of a picture: what is refused for its work is known before the work
darkroom.LIMITS = replace(darkroom.LIMITS, work_seconds=60.0, wall_seconds=600.0)

# as in the program: a worker that collects garbage may lock up against the window's thread
gc.disable()


def pytest_collection_finish() -> None:
    """What the modules and the tests themselves are made of lives to the end: nobody looks through it again.

    Every full collection in this process would, and pytest's own five at the end.
    """
    gc.collect()
    gc.freeze()


def pytest_unconfigure() -> None:
    """Take the home folder of this run away."""
    _HOME.cleanup()


@pytest.fixture(scope="session")
def photos() -> Path:
    """The folder of real phone and camera photos beside the clone; without it the test is skipped."""
    if not PHOTOS.is_dir():
        pytest.skip("../shared/data/photos is not beside this clone")
    return PHOTOS


@pytest.fixture(autouse=True)
def nothing_left_open() -> Iterator[None]:
    """A test that opened windows closes them: what is left would answer in the next test."""
    yield
    gc.collect(1)
    widgets = sys.modules.get("PySide6.QtWidgets")
    app = widgets.QApplication.instance() if widgets else None
    if not hasattr(app, "topLevelWidgets"):
        return
    left = [widget for widget in app.topLevelWidgets() if widget.isVisible()]
    for widget in left:
        widget.close()
    names = ", ".join(f"{type(widget).__name__} {widget.windowTitle()!r}" for widget in left)
    assert not left, f"left open: {names}"


@pytest.fixture(autouse=True)
def without_words() -> Iterator[list[str]]:
    """A test that had a sentence said which is not there, or not told its fact, fails by it.

    `say` itself never fails, so that a mistaken key would only be seen where its words are compared.
    Who says such a thing on purpose asks for this list and clears it.
    """
    told: list[str] = []
    listener = logging.Handler(logging.ERROR)
    listener.emit = lambda record: told.append(record.getMessage())  # type: ignore[method-assign]
    phrases = logging.getLogger("sendback.phrases")
    phrases.addHandler(listener)
    yield told
    phrases.removeHandler(listener)
    assert not told, f"said without words: {told}"


@pytest.fixture(scope="session", autouse=True)
def desks_cost_little() -> Iterator[None]:
    """Most of what a test of a desk takes would go into its tables and into compiling its statements."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(schema, "_migrate", template_desk.from_a_copy())
        patch.setattr(engine, "create_engine", shared_statements.sharing())
        yield


@pytest.fixture
def every_migration(monkeypatch: pytest.MonkeyPatch) -> None:
    """New desks are made as the program makes them."""
    monkeypatch.setattr(schema, "_migrate", template_desk.as_the_program_does)


SAMPLES = {"en": "Harbour Gifts", "zh": "海港礼品"}


@pytest.fixture(scope="session")
def made_samples(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """The sample desk in `en` or `zh` as it stands on 22 November 2026 at 10:00 UTC; copy it to open it.

    Each is made once in a run, by the process that asks first; the others copy it.
    """
    from returns.clock import SetClock
    from returns.sample.desk import make_sample

    own = tmp_path_factory.mktemp("sample")
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base

    @cache
    def made(lang: str) -> Path:
        first = shared / f"made-{lang}" / SAMPLES[lang]
        with FileLock(shared / f"made-{lang}.lock"):
            if not first.is_dir():
                make_sample(first, lang, SetClock(datetime(2026, 11, 22, 10, 0, tzinfo=UTC)))
        return Path(shutil.copytree(first, own / SAMPLES[lang]))

    return made


@pytest.fixture(scope="session")
def made_sample(made_samples: Callable[[str], Path]) -> Path:
    """The English sample desk; copy it to open it."""
    return made_samples("en")
