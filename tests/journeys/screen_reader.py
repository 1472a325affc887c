"""A screen and a bus of their own, and who listens there: the program as a screen reader meets it.

The tree is read and pressed by xa11y over AT-SPI. What is announced comes over the same bus, but Qt sends it
only to who is registered for it, and xa11y is not: that is done here, with Qt's own D-Bus.
"""

import ctypes
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import pytest
from PySide6.QtCore import SLOT, QDeadlineTimer, QEventLoop, QObject, Slot
from PySide6.QtDBus import QDBusConnection, QDBusInterface, QDBusMessage
from PySide6.QtWidgets import QApplication

from tests.desktop.heard import Heard

if TYPE_CHECKING:
    import xa11y

Found = TypeVar("Found")

_LAUNCHERS = ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher")
#: what Qt opens to show a window, besides what it needs without one
_SCREEN = (
    *("libxcb-cursor.so.0", "libxkbcommon-x11.so.0", "libxcb-icccm.so.4"),
    *("libxcb-keysyms.so.1", "libxcb-shape.so.0"),
)
_PATIENCE_SECONDS = 60
#: AT-SPI's word for an announcement that interrupts
_ASSERTIVE = 2


def lacking() -> list[str]:
    """What must be there to be heard over AT-SPI, and is not; empty when all is there."""
    if not sys.platform.startswith("linux"):
        return ["AT-SPI itself, which only Linux has"]
    lacks = [tool for tool in ("Xvfb", "dbus-daemon") if shutil.which(tool) is None]
    if not any(map(os.path.exists, _LAUNCHERS)):
        lacks.append("at-spi2-core")
    lacks += [library for library in _SCREEN if not _opens(library)]
    if importlib.util.find_spec("xa11y") is None:
        lacks.append("the package xa11y")
    return lacks


def _opens(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


@contextmanager
def _running(*command: str, env: dict[str, str]) -> Iterator[str]:
    """A program that says in its first line where it is found, and then serves; ended afterwards."""
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL, "text": True}
    with subprocess.Popen(command, env=env, **pipes) as program:
        try:
            found = program.stdout.readline().strip()
            if not found:
                pytest.skip(f"{command[0]} does not run here")
            yield found
        finally:
            program.terminate()


@contextmanager
def session(home: Path) -> Iterator[dict[str, str]]:
    """A screen that nobody sees and a bus that nobody else is on; what a program there is started with."""
    env = {name: value for name, value in os.environ.items() if name != "AT_SPI_BUS_ADDRESS"}
    for name in ("CONFIG", "DATA", "STATE", "CACHE"):
        env[f"XDG_{name}_HOME"] = str(home / name.lower())
    env |= {
        "QT_QPA_PLATFORM": "xcb",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        "LC_ALL": "C.UTF-8",
        "LANGUAGE": "",
    }
    with ExitStack() as stack:
        screen = ("Xvfb", "-displayfd", "1", "-screen", "0", "1440x900x24", "-nolisten", "tcp")
        env["DISPLAY"] = ":" + stack.enter_context(_running(*screen, env=env))
        bus = ("dbus-daemon", "--session", "--nofork", "--nopidfile", "--print-address=1")
        env["DBUS_SESSION_BUS_ADDRESS"] = stack.enter_context(_running(*bus, env=env))
        yield env


class Reader(QObject):
    """Hears what is announced on the accessibility bus."""

    def __init__(self, session_bus: str) -> None:
        super().__init__()
        self.heard: list[Heard] = []
        bus = QDBusConnection.connectToBus(session_bus, "session of the reader")
        door = QDBusInterface("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", bus)
        told = door.call("GetAddress")
        if told.type() is QDBusMessage.MessageType.ErrorMessage:
            pytest.skip(f"the accessibility bus does not run here: {told.errorMessage()}")
        (address,) = told.arguments()
        bus = QDBusConnection.connectToBus(address, "reader")
        registry = QDBusInterface(
            *("org.a11y.atspi.Registry", "/org/a11y/atspi/registry", "org.a11y.atspi.Registry"),
            bus,
        )
        told = registry.call("RegisterEvent", "object:announcement")
        assert told.type() is not QDBusMessage.MessageType.ErrorMessage, told.errorMessage()
        events = ("", "", "org.a11y.atspi.Event.Object", "Announcement")
        assert bus.connect(*events, self, SLOT("hear(QDBusMessage)"))

    @Slot(QDBusMessage)
    def hear(self, message: QDBusMessage) -> None:
        """Remember the words of an announcement."""
        _, politeness, _, words, _ = message.arguments()
        self.heard.append(Heard(str(words.variant()), politeness == _ASSERTIVE))

    def select(self, part: "xa11y.Element") -> None:
        """Select it alone, as AT-SPI has it: xa11y offers no action of a cell."""
        table = part.parent()
        assert table is not None
        (at,) = self._ask(part, "Accessible", "GetIndexInParent")
        assert self._ask(table, "Selection", "ClearSelection") == [True]
        assert self._ask(table, "Selection", "SelectChild", at) == [True]

    def _ask(
        self, part: "xa11y.Element", interface: str, method: str, *told: int
    ) -> list[object]:
        where = (str(part.raw["bus_name"]), str(part.raw["object_path"]))
        message = QDBusMessage.createMethodCall(*where, f"org.a11y.atspi.{interface}", method)
        message.setArguments(list(told))
        answer = QDBusConnection("reader").call(message)
        assert answer.type() is not QDBusMessage.MessageType.ErrorMessage, answer.errorMessage()
        return answer.arguments()

    def close(self) -> None:
        """Leave both buses."""
        for bus in ("reader", "session of the reader"):
            QDBusConnection.disconnectFromBus(bus)

    def until(self, true: Callable[[], Found]) -> Found:
        """Listen until something is so, and give it; fails when it never becomes so."""
        patience = QDeadlineTimer(_PATIENCE_SECONDS * 1000)
        while not (found := true()):
            assert not patience.hasExpired(), f"waited in vain; heard {self.heard}"
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        return found
