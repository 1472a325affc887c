"""A log is known by its first bytes, and only where SQLite itself would read it."""

from contextlib import closing

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db import driver
from db.desk_file.belonging import log_state, new_state, row_of
from db.desk_file.wal_file import Wal, look_at_wal, salts_and_size, wal_path


@pytest.fixture
def log(desk):
    """The log of a desk, its first change being ours, and what it says."""
    with closing(driver.connect_writer(desk)) as writing:
        desk_id, base = row_of(writing)
        state = log_state(base)
        writing.execute("UPDATE belonging SET state = ?", (state,))
        writing.execute("INSERT INTO channel (name) VALUES ('x')")
        content = wal_path(desk).read_bytes()
    wal_path(desk).write_bytes(content)
    return content, desk_id, state


def test_a_log_of_ours_says_whose_it_is(desk, log):
    content, desk_id, state = log
    wal = look_at_wal(desk)
    assert (wal.used, wal.desk_id, wal.state) == (True, desk_id, state)
    assert (wal.salts, wal.bytes) == (content[16:24].hex(), len(content))
    assert salts_and_size(desk) == (wal.salts, wal.bytes)


def test_a_log_that_begins_otherwise_is_only_used(desk):
    with closing(driver.connect_writer(desk)) as writing:
        writing.execute("INSERT INTO channel (name) VALUES (?)", (f"{'a' * 32}{new_state()}",))
        wal = look_at_wal(desk)
    assert (wal.used, wal.desk_id, wal.state) == (True, "", "")


def test_no_log_and_an_emptied_one_are_told_apart(desk):
    assert look_at_wal(desk) == Wal()
    assert salts_and_size(desk) == ("", 0)
    wal_path(desk).touch()
    assert look_at_wal(desk) == Wal(there=True)
    assert salts_and_size(desk) == ("", 0)


def test_what_sqlite_would_not_read_is_not_used(desk, log):
    content, _, _ = log
    for place in (0, 9, 17, 25, 33, 41, 49, 60, 4000):
        wal_path(desk).write_bytes(
            content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :]
        )
        assert not look_at_wal(desk).used, place
    for size in (1, 31, 32, 55, 56, 4151):
        wal_path(desk).write_bytes(content[:size])
        assert look_at_wal(desk) == Wal(there=True, bytes=size)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=200), st.integers(0, 4152))
def test_whatever_lies_there_is_looked_at_without_a_word(desk, log, noise, place):
    content, _, _ = log
    wal_path(desk).write_bytes(content[:place] + noise + content[place + len(noise) :])
    assert look_at_wal(desk).bytes == max(len(content), place + len(noise))
