"""Which texts the desk keeps, and what it says of the others."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from returns.errors import Refusal
from returns.records.kept_text import LONGEST, demand_kept, file_name, whole_text


@dataclass
class Record:
    """A record with a text in a list."""

    count: int
    lines: tuple[str, ...]


def test_a_text_anywhere_in_a_record_is_looked_at():
    demand_kept(None, 5, "损坏 😀 \0", Record(1, ("x" * LONGEST,)), {"name": ["ok"]})
    for value in ("\ud800", Record(1, ("ok", "a\udfff")), {"name": ["a\ud83d"]}, {"\udc80": 1}):
        with pytest.raises(Refusal, match="broken character") as refusal:
            demand_kept("ok", value)
        assert "�" in str(refusal.value)


def test_a_text_without_end_is_refused_with_its_length():
    with pytest.raises(Refusal, match="1,000,000 characters long; at most 500") as refusal:
        demand_kept("x" * 1_000_000, most=500)
    assert len(str(refusal.value)) < 300


def test_of_a_text_without_end_the_beginning_is_told_on_one_line():
    """The message showed a sign for each end of a line."""
    with pytest.raises(Refusal) as refusal:
        demand_kept("Dear customer,\n\nI am sorry" + "x" * LONGEST)
    assert "“Dear customer, I am sorry" in str(refusal.value)


def test_what_turns_the_writing_turns_no_sentence_that_quotes_it():
    """“114,000 字” was read as “字 000,411”."""
    with pytest.raises(Refusal) as refusal:
        demand_kept("\u202eطوب\u2066" + "x" * LONGEST)
    assert "“طوبx" in str(refusal.value)
    assert "“طوب.txt”" in Refusal("text.half_character", text="\u202eطوب.txt").say("en")


def test_whole_characters_stay_as_they_are():
    assert whole_text("a\ud83db😀\udcff") == "a�b😀�"


@pytest.mark.parametrize(
    ("name", "shown"),
    [("损坏.jpg", "损坏.jpg"), ("\udcc4\udce3.jpg", "你.jpg"), ("\udcff\udcff.jpg", "��.jpg")],
)
def test_a_files_name_is_read_as_it_was_meant(name, shown):
    """Names packed on a Chinese Windows are GB18030, and no UTF-8."""
    assert file_name(Path("folder", name)) == shown
