"""What lies in a desk's folder and should not: each is told as what it is, and nothing is touched."""

import os
import shutil
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

import pytest

from db.desk_file.lock import LOCK
from db.desk_file.mark import LAST, MARK
from desktop.cli.command_line import run
from returns.desk import DATABASE, open_desk
from returns.errors import DeskProblem, Refusal
from returns.keeping.salvage import salvage
from returns.ledger.photo_pictures import picture_of
from returns.money import Money
from returns.records.options import NewCase
from returns.sample.pictures import product_png
from tests.journeys.test_belonging_together import bytes_below

OLD = Path(__file__).parents[1] / "old_desks"
OWN = (MARK, LAST, LOCK, f"{DATABASE}-wal", f"{DATABASE}-shm", f"{DATABASE}-journal")


@pytest.fixture(scope="module")
def _made(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("made") / "desk"
    open_desk(folder, create=True).close()
    (folder / "documents" / "label.pdf").write_bytes(product_png("mug", "#aa0000"))
    return folder


@pytest.fixture
def desk(_made, tmp_path) -> Path:
    return Path(shutil.copytree(_made, tmp_path / "desk"))


def refused(folder: Path, *, read_only: bool = False) -> Refusal:
    before = bytes_below(folder)
    with pytest.raises(Refusal) as told:
        open_desk(folder, read_only=read_only)
    assert bytes_below(folder) == before
    for lang in ("en", "zh"):
        assert "{" not in told.value.say(lang)
    return told.value


def as_folder(path: Path) -> None:
    path.mkdir()


def as_pipe(path: Path) -> None:
    os.mkfifo(path)


def as_link(path: Path) -> None:
    path.symlink_to(path.parent / "documents" / "label.pdf")


def as_dead_link(path: Path) -> None:
    path.symlink_to("nowhere")


@pytest.mark.skipif(os.name == "nt", reason="pipes and links need a right there")
@pytest.mark.parametrize("odd", [as_folder, as_pipe, as_link, as_dead_link])
@pytest.mark.parametrize("name", OWN)
def test_what_is_no_file_under_the_name_of_one_is_named(desk, name, odd):
    with suppress(FileNotFoundError):
        (desk / name).unlink()
    odd(desk / name)
    told = refused(desk)
    assert (told.key, told.facts["name"]) == ("storage.NotAFile", str(desk / name))
    if name != LOCK:  # a reader needs no lock
        assert refused(desk, read_only=True).key == "storage.NotAFile"


def test_a_database_that_is_a_folder_is_named(desk):
    (desk / DATABASE).unlink()
    (desk / DATABASE).mkdir()
    assert refused(desk).key == "storage.NotAFile"


@pytest.mark.skipif(os.name == "nt", reason="links need a right there")
def test_a_database_that_is_a_link_is_told_with_where_it_leads(desk, tmp_path):
    (desk / DATABASE).rename(tmp_path / "elsewhere.sqlite")
    (desk / DATABASE).symlink_to(tmp_path / "elsewhere.sqlite")
    told = refused(desk)
    assert told.key == "storage.LinkedDatabase"
    assert told.facts["target"] == str(tmp_path / "elsewhere.sqlite")


def test_a_journal_of_another_program_is_told_and_not_brought_in(desk):
    (desk / f"{DATABASE}-journal").write_bytes(bytes.fromhex("d9d505f920a163d7") + bytes(2000))
    told = refused(desk)
    assert (told.kind, told.ways) == ("journal", ("folder", "backup", "salvage"))


NOISE = bytes(range(256)) * 64


@pytest.mark.parametrize("size", [16, 100, 4096, 1 << 30])
@pytest.mark.parametrize("left", [(MARK,), (), (MARK, "documents")])
def test_a_head_of_noise_beside_a_desks_other_parts_is_damage(desk, size, left):
    content = (desk / DATABASE).read_bytes()
    for noise in (NOISE, bytes(len(NOISE))):
        head = (noise * (len(content) // len(noise) + 1))[: min(size, len(content))]
        (desk / DATABASE).write_bytes(head + content[len(head) :])
        for name in {MARK, "documents"} - set(left):
            shutil.rmtree(desk / name, ignore_errors=True)
            with suppress(OSError):
                (desk / name).unlink()
        told = refused(desk)
        if left:
            assert (told.key, told.kind) == ("storage.Damaged", "damaged")
            assert told.ways == ("backup", "salvage", "folder")


def test_another_programs_database_is_called_that(desk):
    (desk / DATABASE).unlink()
    with closing(sqlite3.connect(desk / DATABASE)) as other:
        other.execute("CREATE TABLE songs (title)")
    assert refused(desk).key == "storage.ForeignFile"


def test_a_salvage_that_finds_nothing_does_not_advise_a_salvage(desk, tmp_path, capsys):
    (desk / DATABASE).write_bytes(NOISE)
    before = bytes_below(desk)
    with pytest.raises(DeskProblem) as told:
        salvage(desk, tmp_path / "new")
    assert told.value.key == "salvage.nothing_readable"
    assert not (tmp_path / "new").exists()
    for lang in ("en", "zh"):
        assert "salvage --into" not in told.value.say(lang)
    assert run(["--desk", str(desk), "salvage", "--into", str(tmp_path / "new")]) == 1
    assert "salvage --into" not in capsys.readouterr().err
    assert bytes_below(desk) == before


def test_a_salvage_of_an_empty_database_says_so(desk, tmp_path):
    (desk / DATABASE).write_bytes(b"")
    with pytest.raises(DeskProblem) as told:
        salvage(desk, tmp_path / "new")
    assert told.value.key == "salvage.database_empty"


@pytest.mark.parametrize("version", [1, 2])
def test_a_check_of_a_desk_of_an_older_version_does_not_call_it_damaged(
    tmp_path, version, capsys
):
    for name in ("photos", "documents", "backups"):
        (tmp_path / "desk" / name).mkdir(parents=True)
    shutil.copy(OLD / f"{version:04}.sqlite", tmp_path / "desk" / DATABASE)
    before = bytes_below(tmp_path / "desk")
    assert run(["--desk", str(tmp_path / "desk"), "check"]) == 1
    told = capsys.readouterr()
    assert "brought up to date" in told.err
    assert "NOT SOUND" not in told.out + told.err
    assert bytes_below(tmp_path / "desk") == before


def test_an_edited_history_of_a_closed_desk_is_not_put_down_to_a_crash(desk, tmp_path):
    opened = open_desk(desk)
    opened.by_hand.open(NewCase("302-1", "Shop", "Mug", "defective", Money(1, "USD")))
    opened.close()
    content = (desk / DATABASE).read_bytes()
    word = b'"number":"RC-'
    (desk / DATABASE).write_bytes(content.replace(word, b'"number":"RX-'))
    told = refused(desk)
    assert told.key == "storage.HistoryBroken"
    assert "end by itself" not in told.say("en")
    assert "没有正常退出" not in told.say("zh")


@pytest.mark.parametrize("name", ["../../../../etc/hostname", "", "x" * 64, "a\0b"])
@pytest.mark.parametrize("rotation", [0, 90])
def test_a_photo_whose_row_names_no_original_is_one_that_is_gone(desk, name, rotation):
    opened = open_desk(desk)
    new = NewCase("302-1", "Shop", "Mug", "defective", Money(1, "USD"))
    (case_id,) = opened.by_hand.open(new).case_ids
    opened.photos.add_bytes(case_id, product_png("mug", "#aa0000"), "mug.png", "front")
    opened.close()
    with closing(sqlite3.connect(desk / DATABASE)) as hostile:
        hostile.execute("UPDATE photo SET sha256 = ?, rotation = ?", (name, rotation))
        hostile.commit()
    opened = open_desk(desk)
    try:
        assert "photos_gone" in [notice.what for notice in opened.notices]
        (photo,) = opened.cases.get(case_id).photos
        for kind in ("work", "thumb"):
            with pytest.raises(Refusal) as told:
                picture_of(opened.store, photo, kind)
            assert told.value.key == "photos.original_gone"
        report = opened.keeping.check()
        assert "original_missing" in [finding.what for finding in report.findings]
        assert opened.keeping.mend(report.findings)
    finally:
        opened.close()


@pytest.mark.skipif(os.name == "nt", reason="links need a right there")
def test_a_new_desk_is_not_made_over_a_link_that_its_log_would_follow(tmp_path):
    (tmp_path / "desk").mkdir()
    (tmp_path / "desk" / f"{DATABASE}-wal").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(Refusal) as told:
        open_desk(tmp_path / "desk", create=True)
    assert told.value.key == "storage.NotAFile"
    assert not (tmp_path / "elsewhere").exists()
