"""The desk's log: there from the first opening, with what matters and nobody's name."""

import logging
import os
import signal
import subprocess
import sys

import pytest

from desktop.cli.command_line import run
from returns.desk import open_desk
from returns.desk_log import LOG, DeskLog, places

BUYER = "Lena Müller"
EXAMPLES = "docs/examples/amazon-returns.txt"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("SENDBACK_DESK", str(tmp_path / "desk"))
    return tmp_path / "desk"


def test_a_command_leaves_what_it_did_and_no_buyer(folder, capsys):
    assert run(["import", EXAMPLES]) == 0
    assert run(["do", "302-5581234-7719002", "refund"]) == 1
    text = (folder / LOG).read_text(encoding="utf-8")
    assert "opened by a command: Sendback 0." in text
    assert "import: amazon_mfn, " in text
    assert "refused: " in text
    assert "302-5581234" not in text
    assert "did not end by itself" not in text
    assert capsys.readouterr().err


def test_a_file_that_cannot_be_brought_in_is_noted_without_its_name(folder, tmp_path, capsys):
    strange = tmp_path / "Lena Müller.csv"
    strange.write_text("order-id\n", encoding="utf-8")
    assert run(["import", str(strange)]) == 1
    text = (folder / LOG).read_text(encoding="utf-8")
    assert "import refused: importing." in text
    assert "Lena" not in text
    capsys.readouterr()


def test_after_a_kill_the_next_opening_says_so(folder):
    hold = (
        "import sys; from pathlib import Path; from returns.desk import open_desk\n"
        "open_desk(Path(sys.argv[1]), create=True); print('open', flush=True); input()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", hold, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as child:
        assert child.stdout.readline() == "open\n"
        os.kill(child.pid, signal.SIGKILL)
        child.wait()
    desk = open_desk(folder)
    log = desk.log_to_file("a test")
    desk.close()
    log.stop()
    assert "did not end by itself" in (folder / LOG).read_text(encoding="utf-8")


def test_it_keeps_three_files_of_a_megabyte(tmp_path):
    log = DeskLog(tmp_path)
    for _ in range(90):
        logging.getLogger("sendback.test").info("x" * 50_000)
    log.stop()
    files = sorted(path.name for path in tmp_path.iterdir())
    assert files == [LOG, f"{LOG}.1", f"{LOG}.2"]
    assert all(path.stat().st_size < 1_100_000 for path in tmp_path.iterdir())


def test_a_log_that_cannot_be_written_stops_nobody(tmp_path, capsys):
    (tmp_path / LOG).mkdir()
    log = DeskLog(tmp_path)
    logging.getLogger("sendback.test").info("work goes on")
    log.stop()
    assert capsys.readouterr().err == ""


def raised(*, cause, context):
    """A `ValueError` on which a `KeyError` led, and that came up while an `OSError` was told."""
    try:
        if context:
            try:
                raise OSError(BUYER)
            except OSError:
                raise ValueError(BUYER) from (KeyError(BUYER) if cause else None)
        raise ValueError(BUYER) from (KeyError(BUYER) if cause else None)
    except ValueError as error:
        return error


@pytest.mark.parametrize(
    ("cause", "context", "kinds"),
    [
        (False, False, ["ValueError"]),
        (True, False, ["ValueError", "KeyError"]),
        (False, True, ["ValueError", "OSError"]),
        # what it was said to come from tells more than what was going on
        (True, True, ["ValueError", "KeyError"]),
    ],
)
def test_where_an_error_happened_is_told_with_what_led_to_it_and_without_words(
    cause, context, kinds
):
    told = places(raised(cause=cause, context=context))
    lines = told.splitlines()
    assert [line for line in lines if line and line[0] != " "] == kinds
    assert "in raised" in told
    assert BUYER not in told


def test_of_a_long_chain_of_errors_the_last_are_told():
    error = ValueError("0")
    for number in range(1, 9):
        later = ValueError(f"{number}")
        later.__cause__, error = error, later
    assert places(error).count("ValueError") == 5
