"""A desk's database for each test, copied from one made once."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, insert

from db.desk_file.schema import DATABASE, open_or_create
from db.engine import writer_engine
from db.queue.search_text import index_text, replace_text
from db.tables.cases import return_case
from db.tables.trade import channel, order

AddCase = Callable[..., int]


@pytest.fixture(autouse=True)
def made_as_the_program_does(every_migration: None) -> None:
    """These tests judge how a database is made."""


@pytest.fixture(scope="session")
def _new_desk(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("desk") / DATABASE
    open_or_create(path)
    return path


@pytest.fixture
def desk(tmp_path, _new_desk) -> Path:
    """The path of an empty desk's database, in a folder of its own."""
    folder = tmp_path / "desk"
    folder.mkdir()
    return Path(shutil.copy(_new_desk, folder / DATABASE))


@pytest.fixture
def writer(desk) -> Iterator[Engine]:
    """The desk's writer."""
    engine = writer_engine(desk)
    yield engine
    engine.dispose()


@pytest.fixture
def add_case(writer) -> AddCase:
    """Add a case with these columns and return its row number; `search` is what it is found by."""
    with writer.begin() as tx:
        tx.execute(insert(channel).values(id=1, name="Amazon US"))
        tx.execute(insert(order).values(id=1, channel_id=1, number="113-1"))

    def add(search: tuple[str, ...] = (), **columns) -> int:
        with writer.begin() as tx:
            count = tx.exec_driver_sql("SELECT count(*) FROM return_case").scalar_one()
            row = {
                "number": f"RC-2026-{count + 1:05}",
                "order_id": 1,
                "channel_id": 1,
                "next_step": "answer_buyer",
                "due_at": "2026-11-22T10:00:00Z",
            }
            done = tx.execute(insert(return_case).values(**row | columns))
            case_id = done.inserted_primary_key[0]
            if search:
                replace_text(tx, case_id, index_text(search))
        return case_id

    return add
