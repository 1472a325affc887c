"""The note of where the desk stood last says nothing rather than something that is not so."""

import pytest

from db.desk_file.mark import LAST, Head, LastNote

HEAD = Head(41, "", 97)


@pytest.fixture
def note(tmp_path):
    return LastNote(tmp_path)


@pytest.fixture
def written(note, tmp_path):
    """The bytes of a note of `HEAD`."""
    note.write(HEAD)
    return (tmp_path / LAST).read_bytes()


def test_it_says_what_was_noted_last(note):
    assert note.read() is None
    for head in (Head(1, "", 2), HEAD):
        note.write(head)
        assert note.read() == head
    note.remove()
    assert note.read() is None


def test_cut_off_anywhere_it_says_nothing(note, written, tmp_path):
    for length in range(len(written)):
        (tmp_path / LAST).write_bytes(written[:length])
        assert note.read() is None


def test_with_any_digit_another_it_says_nothing(note, written, tmp_path):
    for place, digit in enumerate(written):
        other = b"1" if digit != ord("1") else b"2"
        (tmp_path / LAST).write_bytes(written[:place] + other + written[place + 1 :])
        assert note.read() is None


def test_a_folder_in_its_place_says_nothing(note, tmp_path):
    (tmp_path / LAST).mkdir()
    assert note.read() is None
