"""Who is at the desk, on the command line: named, else whoever made the last step."""

import json
from pathlib import Path

import pytest

from returns.desk import open_desk

SAMPLE = Path(__file__).parents[3] / "docs" / "examples" / "amazon-returns.txt"
LAMP = "302-5581234-7719001"


def told(command_line):
    return [
        event["by"] for event in json.loads(command_line("show", LAMP, "--json")[1])["events"]
    ]


def people(tmp_path):
    desk = open_desk(tmp_path / "a desk", read_only=True)
    try:
        return desk.persons.names()
    finally:
        desk.close()


@pytest.mark.parametrize("before", [True, False])
def test_each_step_says_by_whom_before_or_after_the_command(command_line, tmp_path, before):
    words = ("import", SAMPLE)
    assert (
        command_line(*(("--by", "小林", *words) if before else (*words, "--by", "小林")))[0]
        == 0
    )
    assert told(command_line) == ["小林"]
    assert people(tmp_path) == ("小林",)


def test_without_a_name_it_is_whoever_made_the_last_step(command_line, tmp_path):
    command_line("import", SAMPLE)
    command_line("inspect", LAMP, "--marks", "a crack", "--by", "Ann")
    command_line("inspect", LAMP, "--marks", "two cracks")
    command_line("inspect", LAMP, "--marks", "three cracks", "--by", "")
    command_line("inspect", LAMP, "--marks", "none")
    assert told(command_line) == ["", "Ann", "Ann", "", ""]
    assert people(tmp_path) == ("Ann",)
    # and a person reads it, too
    assert "Ann" in command_line("show", LAMP)[1]


@pytest.mark.parametrize("name", ["   ", "A" * 61, "Ann\u202e", "A\x1b[2J"])
def test_what_is_no_name_is_refused_and_nothing_is_changed(command_line, tmp_path, name):
    command_line("import", SAMPLE)
    code, out, err = command_line("inspect", LAMP, "--marks", "a crack", "--by", name)
    assert (code, out) == (1, "")
    assert "Nothing was changed" in err
    assert told(command_line) == [""]
    assert people(tmp_path) == ()
