"""A sitting folds its own log and knows every log that SQLite begins meanwhile."""

from contextlib import closing

import pytest

import db.desk_file.sitting
from db import driver
from db.desk_file.belonging import Verdict, judge, look
from db.desk_file.mark import LAST, Head, LastNote, Phase, file_stamp, read_mark
from db.desk_file.opening import open_files
from db.desk_file.soundness import end_of_history
from db.desk_file.wal_file import look_at_wal, wal_path
from db.errors import DiskFull

AT = "2026-11-22T10:00:00Z"


@pytest.fixture
def sitting(desk):
    """A sitting at an empty desk; a fold is due after 20 kB."""
    sitting = open_files(desk.parent, lambda: AT, lambda event: True).sitting
    yield sitting
    sitting.close()


@pytest.fixture
def writer(desk, sitting):
    """A connection for the changes, as the desk's writer has one."""
    with closing(driver.connect_writer(desk)) as connection:
        yield connection


def change(sitting, writer, name, size=0):
    sitting.begin()
    writer.execute("INSERT INTO channel (name, platform) VALUES (?, ?)", (name, "x" * size))
    sitting.committed(end_of_history(writer)[0])


def fits(desk) -> bool:
    """What the next opening would say if the program were killed now."""
    return judge(read_mark(desk.parent), look(desk)) is Verdict.FITS


def test_nothing_is_written_before_the_first_change(desk, sitting):
    before = desk.read_bytes()
    assert read_mark(desk.parent).phase is Phase.CLOSED
    assert not wal_path(desk).exists()
    sitting.close()
    assert desk.read_bytes() == before


def test_a_log_says_whose_it_is_before_the_first_change(desk, sitting):
    sitting.begin()
    wal = look_at_wal(desk)
    mark = read_mark(desk.parent)
    assert (wal.desk_id, wal.state) == (sitting.desk_id, mark.states[1])
    assert (mark.phase, mark.salts) == (Phase.WORKING, wal.salts)
    assert fits(desk)


def test_each_fold_gives_the_file_a_state_that_it_never_had(desk, sitting, writer, monkeypatch):
    monkeypatch.setattr(db.desk_file.sitting, "LIMIT", 20_000)
    states = set()
    for number in range(20):
        change(sitting, writer, f"channel {number}", 3_000)
        assert fits(desk)
        states.add(look(desk).state)
    assert len(states) > 3
    assert wal_path(desk).stat().st_size < 60_000


def test_a_long_log_is_folded_where_nobody_waits_and_within_no_change(
    desk, sitting, writer, monkeypatch
):
    monkeypatch.setattr(db.desk_file.sitting, "LIMIT", 20_000)
    sitting.rest()
    assert read_mark(desk.parent).phase is Phase.CLOSED  # nobody changed anything yet
    change(sitting, writer, "short")
    sitting.rest()
    begun = look_at_wal(desk).salts
    state = look(desk).state
    for number in range(20):
        change(sitting, writer, f"channel {number}", 3_000)
    assert look_at_wal(desk).salts == begun
    grown = wal_path(desk).stat().st_size
    assert grown > 60_000

    sitting.rest()
    assert wal_path(desk).stat().st_size < 20_000
    assert look(desk).state != state
    assert fits(desk)
    again = look_at_wal(desk).salts
    sitting.rest()
    assert look_at_wal(desk).salts == again


def test_rest_does_not_wait_for_a_reader_and_tries_again_once_the_log_grew(
    desk, sitting, writer, monkeypatch
):
    monkeypatch.setattr(db.desk_file.sitting, "LIMIT", 20_000)
    change(sitting, writer, "before")
    with closing(driver.connect_reader(desk)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM channel").fetchone()
        for number in range(10):
            change(sitting, writer, f"channel {number}", 3_000)
        sitting.rest()
        assert read_mark(desk.parent).phase is Phase.FOLDING
        assert fits(desk)
        reader.execute("COMMIT")
    sitting.rest()  # the log is as long as it was: not yet
    assert read_mark(desk.parent).phase is Phase.FOLDING
    for number in range(10, 20):
        change(sitting, writer, f"channel {number}", 3_000)
    sitting.rest()
    assert read_mark(desk.parent).phase is Phase.WORKING
    assert fits(desk)


def test_a_closed_desk_is_one_file_in_the_state_that_its_mark_says(desk, sitting, writer):
    change(sitting, writer, "kept")
    assert (desk.parent / LAST).exists()
    writer.close()
    sitting.close()
    mark = read_mark(desk.parent)
    assert (mark.phase, mark.states) == (Phase.CLOSED, (look(desk).state,))
    assert mark.file == file_stamp(desk)  # so that the next opening need not read it whole
    assert not wal_path(desk).exists()
    assert not (desk.parent / LAST).exists()
    with closing(driver.connect_alone(desk)) as looking:
        assert looking.execute("SELECT name FROM channel").fetchall() == [("kept",)]


def test_a_reader_that_holds_an_old_moment_only_puts_a_fold_off(
    desk, sitting, writer, monkeypatch
):
    monkeypatch.setattr(db.desk_file.sitting, "LIMIT", 20_000)
    change(sitting, writer, "before")
    with closing(driver.connect_reader(desk)) as reader:
        reader.execute("BEGIN")
        assert reader.execute("SELECT count(*) FROM channel").fetchone() == (1,)
        for number in range(20):
            change(sitting, writer, f"channel {number}", 3_000)
            assert fits(desk)
        assert read_mark(desk.parent).phase is Phase.FOLDING
        assert reader.execute("SELECT count(*) FROM channel").fetchone() == (1,)
        reader.execute("COMMIT")
    for number in range(20, 40):
        change(sitting, writer, f"channel {number}", 3_000)
        assert fits(desk)
    assert read_mark(desk.parent).phase is Phase.WORKING


def test_a_log_that_sqlite_begins_anew_by_itself_is_known(desk, sitting, writer, monkeypatch):
    """All of it was in the file, a reader kept it from being emptied: the next change starts another."""
    change(sitting, writer, "before")
    monkeypatch.setattr(db.desk_file.sitting, "LIMIT", 0)
    with closing(driver.connect_reader(desk)) as reader:
        reader.execute("BEGIN")
        real = sitting._set_state

        def set_and_look(state):
            real(state)
            reader.execute("COMMIT")
            reader.execute("BEGIN")  # at the very end of the log
            reader.execute("SELECT count(*) FROM channel").fetchone()

        monkeypatch.setattr(sitting, "_set_state", set_and_look)
        change(sitting, writer, "folded, not emptied")
        monkeypatch.setattr(sitting, "_set_state", real)
        salts = look_at_wal(desk).salts
        assert read_mark(desk.parent).phase is Phase.FOLDING
        reader.execute("COMMIT")
    change(sitting, writer, "in a new log")
    assert look_at_wal(desk).salts != salts
    assert look_at_wal(desk).state == ""
    assert fits(desk)
    change(sitting, writer, "and on")
    assert fits(desk)


def test_a_mark_that_cannot_be_written_lets_no_change_begin(desk, sitting, monkeypatch):
    def full(*_):
        raise DiskFull(1, 0)

    monkeypatch.setattr(db.desk_file.sitting, "write_mark", full)
    with pytest.raises(DiskFull):
        sitting.begin()
    monkeypatch.undo()
    sitting.begin()
    assert read_mark(desk.parent).phase is Phase.WORKING


def test_a_fold_that_fails_between_two_changes_is_tried_again(
    desk, sitting, writer, monkeypatch, caplog
):
    monkeypatch.setattr(db.desk_file.sitting, "LIMIT", 20_000)
    sitting.begin()

    def full(*_):
        raise DiskFull(1, 0)

    with monkeypatch.context() as patched:
        patched.setattr(db.desk_file.sitting, "write_mark", full)
        for number in range(8):
            change(sitting, writer, f"channel {number}", 3_000)
        assert "could not be brought into the file" in caplog.text
    assert fits(desk)
    for number in range(8, 20):
        change(sitting, writer, f"channel {number}", 3_000)
    assert fits(desk)
    assert wal_path(desk).stat().st_size < 60_000


def test_the_note_of_the_last_step_may_hold_anything(tmp_path):
    note = LastNote(tmp_path)
    assert note.read() is None
    note.write(Head(7, "h", 9))
    note.write(Head(12, "h", 14))
    assert note.read() == Head(12, "", 14)
    whole = (tmp_path / LAST).read_bytes()
    altered = whole.replace(b"12", b"92")
    for nonsense in (b"", b"\xff" * 40, b"x" * 20, b"9" * 19, b"-5", whole[:-4], altered):
        (tmp_path / LAST).write_bytes(nonsense)
        assert note.read() is None
    note.remove()
    note.remove()
    assert note.read() is None
