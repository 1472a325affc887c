"""Who is at the desk, on the command line: named, else whoever made the last step."""

import json
from pathlib import Path

import pytest

from desktop.cli.command_line import run
from returns.desk import open_desk

SAMPLE = Path(__file__).parents[3] / "docs" / "examples" / "amazon-returns.txt"
LAMP = "302-5581234-7719001"


@pytest.fixture
def sendback(tmp_path, monkeypatch, capsys):
    """A function that runs the command line on a desk of its own: (exit code, output, errors)."""
    monkeypatch.setenv("SENDBACK_DESK", str(tmp_path / "desk"))

    def call(*words):
        code = run([str(word) for word in words])
        return (code, *capsys.readouterr())

    return call


def told(sendback):
    return [event["by"] for event in json.loads(sendback("show", LAMP, "--json")[1])["events"]]


def people(tmp_path):
    desk = open_desk(tmp_path / "desk", read_only=True)
    try:
        return desk.persons.names()
    finally:
        desk.close()


@pytest.mark.parametrize("before", [True, False])
def test_each_step_says_by_whom_before_or_after_the_command(sendback, tmp_path, before):
    words = ("import", SAMPLE)
    assert sendback(*(("--by", "小林", *words) if before else (*words, "--by", "小林")))[0] == 0
    assert told(sendback) == ["小林"]
    assert people(tmp_path) == ("小林",)


def test_without_a_name_it_is_whoever_made_the_last_step(sendback, tmp_path):
    sendback("import", SAMPLE)
    sendback("inspect", LAMP, "--marks", "a crack", "--by", "Ann")
    sendback("inspect", LAMP, "--marks", "two cracks")
    sendback("inspect", LAMP, "--marks", "three cracks", "--by", "")
    sendback("inspect", LAMP, "--marks", "none")
    assert told(sendback) == ["", "Ann", "Ann", "", ""]
    assert people(tmp_path) == ("Ann",)
    # and a person reads it, too
    assert "Ann" in sendback("show", LAMP)[1]


@pytest.mark.parametrize("name", ["   ", "A" * 61, "Ann\u202e", "A\x1b[2J"])
def test_what_is_no_name_is_refused_and_nothing_is_changed(sendback, tmp_path, name):
    sendback("import", SAMPLE)
    code, out, err = sendback("inspect", LAMP, "--marks", "a crack", "--by", name)
    assert (code, out) == (1, "")
    assert "Nothing was changed" in err
    assert told(sendback) == [""]
    assert people(tmp_path) == ()
