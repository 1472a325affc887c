"""A bug of ours is told with what one needs to mend it."""

import sys
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from desktop import VERSION
from desktop.crash import CrashCatcher


@pytest.fixture
def catcher(qtbot: QtBot) -> Iterator[CrashCatcher]:
    made = CrashCatcher()
    made.install()
    yield made
    made.remove()


def test_the_details_name_the_program_and_the_place(
    qtbot: QtBot, catcher: CrashCatcher
) -> None:
    with qtbot.waitSignal(catcher.caught) as told:
        try:
            raise ZeroDivisionError("here")
        except ZeroDivisionError as error:
            sys.excepthook(type(error), error, error.__traceback__)
    details = told.args[0]
    assert details.startswith(f"Sendback {VERSION}, Python 3.")
    assert "test_crash.py" in details
    assert details.rstrip().endswith("ZeroDivisionError: here")
