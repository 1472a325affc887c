"""Options wherever they stand, findings as they are said, files that cannot be written: never a traceback."""

import json
import os
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[3] / "docs"
SAMPLE = DOCS / "examples" / "amazon-returns.txt"
LAMP = "302-5581234-7719002"


@pytest.fixture
def sendback(command_line):
    """A function that runs the command line on a desk with one file in it: (exit code, output)."""

    def call(*words):
        code, out, err = command_line(*words)
        return code, out + err

    call("import", SAMPLE)
    return call


@pytest.mark.parametrize(
    "words",
    [
        ("--json", "queue"),
        ("queue", "--json"),
        ("--lang", "zh", "--json", "queue"),
        ("--json", "queue", "--lang", "zh"),
    ],
)
def test_json_and_language_stand_before_or_after_the_command(sendback, words):
    code, out = sendback(*words)
    assert code == 0
    assert len(json.loads(out)) == 5


def test_the_desk_stands_before_or_after_the_command(sendback, tmp_path):
    desk = tmp_path / "a desk"
    before = sendback("--desk", desk, "queue")
    after = sendback("queue", "--desk", desk)
    assert before == after
    assert before[0] == 0


def test_the_store_policy_comes_as_json_too(sendback):
    code, out = sendback("policy", "--json")
    assert code == 0
    assert {"kind", "text"} == set(json.loads(out)[0])


def test_every_fact_of_a_unit_is_kept_and_one_more_changes_no_other(sendback):
    sendback("receive", LAMP)
    sendback("inspect", LAMP, "--package", "damaged", "--works", "no", "--marks", "cracked")
    sendback("inspect", LAMP, "--serial", "K-7", "--weight", "412")
    (found,) = json.loads(sendback("show", LAMP, "--json")[1])["lines"][0]["units"]
    assert (found["package"], found["works"], found["marks"]) == ("damaged", "no", "cracked")
    code, out = sendback("inspect", LAMP, "--grade", "C")
    assert code == 0, out
    (found,) = json.loads(sendback("show", LAMP, "--json")[1])["lines"][0]["units"]
    assert (found["grade"], found["package"]) == ("C", "damaged")


def test_an_inspection_without_a_word_is_refused(sendback):
    sendback("receive", LAMP)
    code, out = sendback("inspect", LAMP)
    assert code == 1
    assert "Nothing was said" in out


def test_a_parcel_kept_apart_is_matched_to_its_case(sendback):
    assert sendback("receive", "APART-1")[0] == 1
    assert sendback("receive", "APART-1", "--keep-unmatched")[0] == 0
    code, out = sendback("receive", "APART-1")
    assert code == 1
    assert "--case" in out
    assert sendback("receive", "APART-1", "--case", LAMP)[0] == 0
    assert json.loads(sendback("show", LAMP, "--json")[1])["tracks"]["goods"] == "received"


def test_places_that_cannot_be_written_are_told(sendback, tmp_path):
    nowhere = tmp_path / "no" / "such"
    for words in (
        ("do", LAMP, "answer_buyer", "--eml", nowhere / "letter.eml"),
        ("import", SAMPLE, "--unusable", nowhere / "rows.csv"),
        ("label", "1", "-o", nowhere / "label.pdf"),
    ):
        code, out = sendback(*words)
        assert code == 1
        assert "Traceback" not in out
        assert "there is no folder" in out or "no label" in out


def test_each_file_has_its_own_unusable_rows(sendback, tmp_path):
    second = tmp_path / "second.txt"
    second.write_bytes(SAMPLE.read_bytes() + b"\n")
    out = tmp_path / "rows.csv"
    sendback("import", SAMPLE, second, "--unusable", out)
    assert out.exists()
    assert (tmp_path / "rows-2.csv").exists()


def test_ambiguous_dates_are_settled_by_a_word(sendback, tmp_path):
    head, row = SAMPLE.read_text("utf-8").splitlines()[:2]
    row = row.replace("03-Nov-2026", "03/09/2026").replace("20-Nov-2026", "04/09/2026")
    path = tmp_path / "dates.txt"
    path.write_text(f"{head}\n{row.replace('7719001', '7719901')}\n", "utf-8")
    code, out = sendback("import", path, "--json")
    assert code == 1
    assert "two different days" in out
    code, out = sendback("import", path, "--dates", "dmy", "--json")
    assert code == 0
    assert json.loads(out)[0]["new"] == 1
    assert sendback("import", path, "--dates", "ymd")[0] == 2
    assert sendback("import", path, "--encoding", "klingon")[0] == 2


def test_nothing_is_put_off_into_the_past(sendback):
    assert sendback("do", LAMP, "snooze", "--until", "2020-01-01")[0] == 1


@pytest.mark.skipif(os.name == "nt", reason="no name has a line's end there")
def test_a_name_from_outside_turns_no_line_and_ends_none(command_line, tmp_path):
    file = tmp_path / "a\nb\u202etxt.exe"
    file.write_text("nothing here\n1,2\n")
    _, out, _ = command_line("import", file)
    assert out.splitlines()[0].startswith("a�btxt.exe: ")
    assert "\u202e" not in out
    told = json.loads(command_line("import", file, "--json")[1])
    assert [each["file"] for each in told] == [file.name], "a script has it as it is"
    _, out, _ = command_line("new", "9-1", "--reason", "defective", "--sku", "A\u202eB")
    _, _, err = command_line("show", "RC\u202e-1")
    assert "\u202e" not in out + err
