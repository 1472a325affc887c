"""The writer's transactions are real: what is rolled back is gone, what another holds is waited for."""

import threading

import pytest
from sqlalchemy import insert, select, text
from sqlalchemy.exc import IntegrityError

from db.bare import fetched, run
from db.driver import dbapi
from db.engine import reader_engine, writer_engine
from db.errors import Busy, DiskFull, ReadOnlyFolder
from db.tables.trade import channel


def names(engine):
    with engine.begin() as tx:
        return list(tx.execute(select(channel.c.name).order_by(channel.c.id)).scalars())


def test_a_rolled_back_savepoint_leaves_nothing(writer):
    with writer.connect() as connection:
        outer = connection.begin()
        with connection.begin_nested():
            connection.execute(insert(channel).values(name="inside"))
        outer.rollback()
    assert names(writer) == []


def test_a_savepoint_rolled_back_alone_keeps_the_rest(writer):
    with writer.begin() as tx:
        tx.execute(insert(channel).values(name="kept"))
        inner = tx.begin_nested()
        tx.execute(insert(channel).values(name="dropped"))
        inner.rollback()
    assert names(writer) == ["kept"]


def test_a_rolled_back_table_is_gone(writer):
    with writer.connect() as connection:
        outer = connection.begin()
        connection.execute(text("CREATE TABLE half_made (a)"))
        outer.rollback()
        tables = connection.execute(text("SELECT name FROM sqlite_master")).scalars()
        assert "half_made" not in list(tables)


def add(engine, *names):
    with engine.begin() as tx:
        for name in names:
            tx.execute(insert(channel).values(name=name))


def test_an_error_inside_rolls_everything_back(writer):
    with pytest.raises(IntegrityError):
        add(writer, "x", "y", "x")
    assert names(writer) == []


def test_foreign_keys_hold(writer):
    with pytest.raises(Exception, match="FOREIGN KEY"), writer.begin() as tx:
        tx.execute(text("INSERT INTO sale_order (channel_id) VALUES (99)"))


def test_readers_see_one_moment_while_the_writer_goes_on(desk, writer):
    reader = reader_engine(desk)
    with reader.begin() as reading:
        assert reading.execute(select(channel)).all() == []
        with writer.begin() as tx:
            tx.execute(insert(channel).values(name="later"))
        assert reading.execute(select(channel)).all() == []
    assert names(reader) == ["later"]
    reader.dispose()


def test_readers_cannot_write(desk):
    reader = reader_engine(desk)
    with pytest.raises(ReadOnlyFolder), reader.begin() as tx:
        tx.execute(insert(channel).values(name="x"))
    reader.dispose()


def test_threads_take_turns_at_the_one_writer(writer):
    with writer.begin() as tx:
        tx.execute(insert(channel).values(name="count", currency="0"))

    def count():
        for _ in range(50):
            with writer.begin() as tx:
                n = int(tx.execute(select(channel.c.currency)).scalar_one())
                tx.execute(channel.update().values(currency=str(n + 1)))

    threads = [threading.Thread(target=count) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with writer.begin() as tx:
        assert tx.execute(select(channel.c.currency)).scalar_one() == "200"


def test_a_second_program_that_writes_is_told_of(desk, writer, monkeypatch):
    from db import driver

    monkeypatch.setitem(driver._SETTINGS, "busy_timeout", 1)
    other = writer_engine(desk)
    with writer.begin(), pytest.raises(Busy), other.begin():
        pass
    other.dispose()


def test_a_full_disk_rolls_back_and_the_desk_goes_on(writer):
    def room_for(pages):
        with writer.begin() as tx:
            used = tx.exec_driver_sql("PRAGMA page_count").scalar_one()
            tx.exec_driver_sql(f"PRAGMA max_page_count = {used + pages}")

    room_for(2)
    with pytest.raises(DiskFull) as full:
        add(writer, *(f"{n} {'x' * 1000}" for n in range(100)))
    assert full.value.needed > 0
    assert names(writer) == []
    room_for(1000)
    add(writer, "after")
    assert names(writer) == ["after"]


def add_bare(engine, *names):
    with engine.begin() as tx:
        for name in names:
            run(tx, "INSERT INTO channel (name) VALUES (?)", (name,))


def test_trouble_on_the_bare_driver_is_told_as_any_other(writer, desk):
    with writer.begin() as tx:
        ((used,),) = fetched(tx, "PRAGMA page_count")
        run(tx, f"PRAGMA max_page_count = {used + 2}")
    with pytest.raises(DiskFull):
        add_bare(writer, *(f"{n} {'x' * 1000}" for n in range(100)))
    with pytest.raises(ReadOnlyFolder):
        add_bare(reader_engine(desk), "x")
    with pytest.raises(dbapi.IntegrityError):
        add_bare(writer, "twice", "twice")
    assert names(writer) == []


def test_a_customers_words_stay_out_of_error_texts(writer):
    with pytest.raises(IntegrityError) as refused:
        add(writer, "a customer's words", "a customer's words")
    assert "customer" not in str(refused.value)


def test_a_connection_is_kept_from_one_transaction_to_the_next(desk, writer):
    """To open one anew costs more than a decision does."""
    reader = reader_engine(desk)
    for engine in (writer, reader):
        used = set()
        for _ in range(3):
            with engine.begin() as tx:
                used.add(id(tx.connection.driver_connection))
                held = tx.connection.driver_connection  # its number is no other's meanwhile
        assert held
        assert len(used) == 1
    reader.dispose()
