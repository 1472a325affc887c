"""The count of changes is a number that the desk wrote, or the desk is damaged."""

import sqlite3
from contextlib import closing

import pytest

from db.changes import changes_of, count_change
from db.errors import Damaged


@pytest.fixture
def counted():
    """A database with the table of the count, and nothing in it."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute(
            "CREATE TABLE belonging (id INTEGER PRIMARY KEY, desk_id TEXT, state TEXT)"
        )
        yield connection


def test_each_change_is_one_more(writer):
    for number in range(1, 12):
        with writer.begin() as tx:
            before = changes_of(tx.connection.driver_connection)
            count_change(tx)
        with writer.begin() as tx:
            assert changes_of(tx.connection.driver_connection) == before + 1 == number


def test_a_desk_from_before_they_were_counted_had_none():
    with closing(sqlite3.connect(":memory:")) as connection:
        assert changes_of(connection) == 0


@pytest.mark.parametrize("told", [None, b"7", "", "-1", "7.5", "seven", "1" * 19])
def test_what_is_no_count_is_damage(counted, told):
    counted.execute("INSERT INTO belonging VALUES (2, 'changes', ?)", (told,))
    with pytest.raises(Damaged):
        changes_of(counted)


def test_the_largest_count_is_read(counted):
    counted.execute("INSERT INTO belonging VALUES (2, 'changes', ?)", ("9" * 18,))
    assert changes_of(counted) == 10**18 - 1
