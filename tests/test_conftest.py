"""The guards of the test run itself: a guard that never fires guards nothing."""

import os
import shutil
import socket
import subprocess
import sys
import urllib.request
from contextlib import closing
from pathlib import Path

import pytest

from db import driver
from db.desk_file import schema
from tests import template_desk

REACH_OUT = "import socket; socket.create_connection(('127.0.0.1', 9), timeout=1)"


def test_a_connection_stops_the_test():
    with (
        pytest.raises(BaseException, match=r"socket\.(connect|getaddrinfo)") as stopped,
        socket.socket() as plug,
    ):
        plug.connect(("127.0.0.1", 9))
    assert type(stopped.value).__name__ == "NetworkTouched"


def test_a_name_look_up_stops_the_test():
    with pytest.raises(BaseException, match=r"socket\.getaddrinfo"):
        urllib.request.urlopen("http://sendback.invalid/")


def test_a_child_process_is_watched_too():
    child = subprocess.run(
        [sys.executable, "-c", REACH_OUT], capture_output=True, text=True, check=False
    )
    assert "NetworkTouched" in child.stderr


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="no such sockets on this system")
def test_programs_on_this_machine_may_talk(tmp_path):
    plug = str(tmp_path / "plug")
    with socket.socket(socket.AF_UNIX) as server, socket.socket(socket.AF_UNIX) as client:
        server.bind(plug)
        server.listen()
        client.connect(plug)
        with server.accept()[0] as heard:
            client.sendall(b"hello")
            assert heard.recv(5) == b"hello"


def test_the_home_folder_is_nobodys():
    assert Path.home() == Path(os.environ["HOME"])
    assert Path.home().name.startswith("sendback-tests-")


HEADS = ("application_id", "user_version", "journal_mode", "page_size", "freelist_count")


def told(database: Path) -> tuple[dict[str, list[tuple]], tuple[str, str]]:
    """All that a database says of itself, table by table, and which desk it is."""
    with closing(driver.connect_untouched(database)) as looking:

        def ask(sql: str) -> list[tuple]:
            return looking.execute(sql).fetchall()

        said = {head: ask(f"PRAGMA {head}") for head in HEADS}
        said["tables"] = ask("SELECT type, name, tbl_name, sql FROM sqlite_master")
        for kind, name, *_ in said["tables"]:
            if kind == "table" and name != "belonging":
                said[name] = ask(f"SELECT * FROM {name}")
        return said, ask("SELECT desk_id, state FROM belonging")[0]


def test_a_desk_that_was_copied_is_what_the_migrations_make_under_a_name_of_its_own(
    tmp_path, monkeypatch
):
    first, second, real = (tmp_path / name / schema.DATABASE for name in ("1", "2", "real"))
    migrate = template_desk.from_a_copy()
    monkeypatch.setattr(schema, "_migrate", migrate)
    for path in (first, second):
        schema.open_or_create(path)
    monkeypatch.setattr(schema, "_migrate", template_desk.as_the_program_does)
    schema.open_or_create(real)
    (one, first_name), (two, second_name), (three, real_name) = map(told, (first, second, real))
    assert one == two == three
    assert len({*first_name, *second_name, *real_name}) == 6


def test_an_older_desk_is_still_brought_up_to_date(tmp_path):
    old = Path(__file__).resolve().parent / "old_desks" / "0001.sqlite"
    path = Path(shutil.copy(old, tmp_path / schema.DATABASE))
    assert schema.open_or_create(path).came_from == 1
    assert schema.version_of(path) == schema.VERSION
