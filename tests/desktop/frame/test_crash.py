"""A bug of ours is told with what one needs to mend it."""

import sys
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from desktop.frame.crash import CrashCatcher
from returns import VERSION


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


def test_the_log_gets_the_place_and_none_of_the_words(
    qtbot: QtBot, catcher: CrashCatcher, caplog: pytest.LogCaptureFixture
) -> None:
    try:
        try:
            raise KeyError("Lena Müller")
        except KeyError as first:
            raise ValueError("5 Rose Lane") from first
    except ValueError as error:
        sys.excepthook(type(error), error, error.__traceback__)
    assert "ValueError" in caplog.text
    assert "KeyError" in caplog.text
    assert "test_crash.py" in caplog.text
    (record,) = caplog.records
    noted = [line for line in record.getMessage().splitlines() if "raise " not in line]
    assert not any(word in line for line in noted for word in ("Lena", "Rose"))
