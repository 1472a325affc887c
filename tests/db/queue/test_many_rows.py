"""Very many new cases: the queue's indexes are made once at the end, or stay as they were."""

import pytest
from sqlalchemy import Engine

from db.desk_file.schema import DATABASE, open_or_create
from db.engine import writer_engine
from db.queue import many_rows as module
from db.queue.many_rows import many_rows

INDEXES = "SELECT name, sql FROM sqlite_master WHERE type = 'index' ORDER BY name"


@pytest.fixture
def engine(tmp_path) -> Engine:
    open_or_create(tmp_path / DATABASE)
    made = writer_engine(tmp_path / DATABASE)
    yield made
    made.dispose()


def unwatched():
    pass


def indexes(connection):
    return connection.exec_driver_sql(INDEXES).all()


def add_cases(connection, count):
    connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
    connection.exec_driver_sql("INSERT INTO channel (id, name) VALUES (1, 'Shop')")
    connection.exec_driver_sql("INSERT INTO sale_order (id, channel_id) VALUES (1, 1)")
    for number in range(count):
        connection.exec_driver_sql(
            "INSERT INTO return_case (number, order_id, channel_id) VALUES (?, 1, 1)",
            (str(number),),
        )


def test_the_indexes_are_there_again_exactly_as_they_were(engine, monkeypatch):
    monkeypatch.setattr(module, "MANY", 10)
    with engine.begin() as connection:
        before = indexes(connection)
        with many_rows(connection, 10, unwatched):
            assert len(indexes(connection)) < len(before) - 10
            add_cases(connection, 10)
        assert indexes(connection) == before
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalars().all() == ["ok"]


def test_those_by_order_buyer_and_supplier_stay_because_the_import_asks_them(engine):
    with engine.begin() as connection, many_rows(connection, module.MANY, unwatched):
        left = {name for name, _ in indexes(connection)}
        assert {"ix_case_order", "ix_case_customer", "ix_line_supplier"} <= left


def test_a_few_cases_go_into_the_indexes_one_by_one(engine):
    with engine.begin() as connection:
        before = indexes(connection)
        with many_rows(connection, module.MANY - 1, unwatched):
            assert indexes(connection) == before


def test_a_desk_that_is_much_larger_than_the_file_keeps_its_indexes(engine, monkeypatch):
    monkeypatch.setattr(module, "MANY", 2)
    with engine.begin() as connection:
        add_cases(connection, 8)
        before = indexes(connection)
        with many_rows(connection, 2, unwatched):
            assert indexes(connection) == before


def test_stopping_between_two_indexes_leaves_the_desk_as_it_was(engine, monkeypatch):
    monkeypatch.setattr(module, "MANY", 3)
    with engine.connect() as connection:
        before = indexes(connection)
    asked = []

    def stop():
        asked.append(True)
        if len(asked) == 3:
            raise InterruptedError

    with (
        pytest.raises(InterruptedError),
        engine.begin() as connection,
        many_rows(connection, 3, stop),
    ):
        add_cases(connection, 3)
    with engine.connect() as connection:
        assert indexes(connection) == before
        assert connection.exec_driver_sql("SELECT count(*) FROM return_case").scalar() == 0


def test_the_writer_goes_back_to_its_own_cache(engine):
    with engine.begin() as connection:
        before = connection.exec_driver_sql("PRAGMA cache_size").scalar()
        with many_rows(connection, module.MANY, unwatched):
            assert connection.exec_driver_sql("PRAGMA cache_size").scalar() != before
        assert connection.exec_driver_sql("PRAGMA cache_size").scalar() == before
