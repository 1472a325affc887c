"""What a desk holds is its owner's alone: when it is made, and when one made before is opened."""

import logging
import os
import shutil
import stat
from contextlib import closing
from pathlib import Path

import pytest

from db import driver
from db.private import close_to_others
from returns.desk import DATABASE, open_desk
from returns.keeping.layout import copy_folders
from returns.money import Money
from returns.records.options import NewCase
from returns.sample.pictures import product_png
from tests.supplied import supplied

pytestmark = [
    pytest.mark.skipif(os.name == "nt", reason="Windows has rights of another kind"),
    pytest.mark.usefixtures("every_migration"),
]


def modes(folder: Path) -> dict[str, str]:
    """Every file and folder of a desk that anybody else may use, or whose owner may do too much."""
    wanted = {
        path: 0o700 if path.is_dir() else 0o400 if path.suffix == ".orig" else 0o600
        for path in (folder, *folder.rglob("*"))
        if not path.is_symlink()
    }
    found = {path: stat.S_IMODE(path.stat().st_mode) for path in wanted}
    return {
        path.name: f"{found[path]:o} instead of {mode:o}"
        for path, mode in wanted.items()
        if found[path] != mode
    }


@pytest.fixture
def used(tmp_path):
    """The folder of a desk that was worked with while the system gave everybody everything."""
    folder = tmp_path / "Harbour Gifts"
    before = os.umask(0)
    try:
        desk = open_desk(folder, create=True)
        log = desk.log_to_file("a test")
        new = NewCase("302-1", "Shop", "Mug", "defective", Money(1840, "USD"), sku="MUG")
        (case_id,) = desk.by_hand.open(supplied(desk, new)).case_ids
        desk.photos.add_bytes(case_id, product_png("mug", "#225588"), "mug.png", "front")
        desk.papers.evidence(case_id, max_mb=1)
        yield desk
    finally:
        os.umask(before)
        desk.close()
        log.stop()


def test_nothing_of_a_desk_at_work_is_open_to_others(used):
    names = {path.name for path in used.folder.rglob("*")}
    assert {DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm", "sendback.log"} <= names
    assert {"desk.lock", "desk.holder.json", "RC-2026-00001-E1.pdf"} <= {
        name.replace(str(used.clock.now().year), "2026") for name in names
    }
    assert modes(used.folder) == {}


def test_a_desk_that_was_open_to_others_is_closed_once_and_says_so(used, caplog):
    folder = used.folder
    used.close()
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o444 if path.suffix == ".orig" else 0o644)
    caplog.set_level(logging.INFO, "sendback")
    for told in (1, 1):
        with closing(open_desk(folder)) as desk:
            desk.log_to_file("a test").stop()
        assert sum("closed to other accounts" in line for line in caplog.messages) == told
    assert modes(folder) == {}


def test_a_copy_before_a_migration_is_the_owner_s_too(tmp_path):
    folder = tmp_path / "desk"
    folder.mkdir()
    old = Path(__file__).resolve().parents[1] / "old_desks" / "0001.sqlite"
    shutil.copy(old, folder / DATABASE)
    open_desk(folder).close()
    assert len(copy_folders(folder / "backups")) == 1
    assert modes(folder) == {}


def test_a_folder_that_everybody_writes_to_is_left_and_the_desk_in_it_closed(tmp_path):
    tmp_path.chmod(0o1777)
    (tmp_path / "others.txt").write_text("somebody else's")
    (tmp_path / "others.txt").chmod(0o644)
    open_desk(tmp_path, create=True).close()
    (tmp_path / DATABASE).chmod(0o644)
    assert close_to_others(tmp_path) >= 1
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o1777
    assert stat.S_IMODE((tmp_path / "others.txt").stat().st_mode) == 0o644
    assert stat.S_IMODE((tmp_path / DATABASE).stat().st_mode) == 0o600


def test_a_home_folder_is_left(tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    for folder in (tmp_path, tmp_path / "home"):
        folder.mkdir(exist_ok=True)
        folder.chmod(0o755)
        close_to_others(folder)
        assert stat.S_IMODE(folder.stat().st_mode) == 0o755


def test_a_disk_without_rights_is_no_trouble(tmp_path, monkeypatch):
    open_desk(tmp_path / "desk", create=True).close()
    (tmp_path / "desk").chmod(0o755)

    def refuse(*_arguments, **_named):
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(Path, "chmod", refuse)
    with closing(open_desk(tmp_path / "desk")) as desk:
        assert desk.closed_to_others == 0


def test_a_link_in_a_desk_leads_to_what_is_not_the_desk_s(tmp_path):
    outside = tmp_path / "outside.pdf"
    outside.write_bytes(b"mine")
    outside.chmod(0o644)
    open_desk(tmp_path / "desk", create=True).close()
    (tmp_path / "desk" / "documents" / "link.pdf").symlink_to(outside)
    (tmp_path / "desk").chmod(0o755)
    close_to_others(tmp_path / "desk")
    assert stat.S_IMODE(outside.stat().st_mode) == 0o644
    assert modes(tmp_path / "desk") == {}


def test_sqlite_gives_the_rights_of_the_database_to_what_it_writes_beside(used):
    with closing(driver.connect_writer(used.folder / DATABASE)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        assert modes(used.folder) == {}
