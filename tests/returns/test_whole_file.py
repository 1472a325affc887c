"""What is saved outside the desk is whole, or what was there stays."""

import errno
import os
import stat
from pathlib import Path

import pytest

from returns.errors import DeskProblem
from returns.whole_file import demand_ending, ended, save_new, save_whole


def test_a_file_is_written_over_a_former_one(tmp_path):
    path = tmp_path / "label.pdf"
    for content in (b"first", b"second"):
        save_whole(path, content)
    assert path.read_bytes() == b"second"
    assert [found.name for found in tmp_path.iterdir()] == ["label.pdf"]


def test_a_former_file_stays_when_the_disk_gives_out(tmp_path, monkeypatch):
    path = tmp_path / "label.pdf"
    path.write_bytes(b"former")

    def full(_handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(DeskProblem, match="the disk it was to lie on is full") as refused:
        save_whole(path, b"never", kept="paper")
    assert "folder “documents”" in refused.value.say("en")
    assert "文件已保存在退货台" in refused.value.say("zh")
    assert path.read_bytes() == b"former"
    assert [found.name for found in tmp_path.iterdir()] == ["label.pdf"]


def test_a_link_stays_a_link_and_a_folder_a_folder(tmp_path):
    (tmp_path / "real.pdf").write_bytes(b"former")
    (tmp_path / "link.pdf").symlink_to("real.pdf")
    save_whole(tmp_path / "link.pdf", b"new")
    assert (tmp_path / "link.pdf").is_symlink()
    assert (tmp_path / "real.pdf").read_bytes() == b"new"
    (tmp_path / "broken.pdf").symlink_to("later.pdf")
    save_whole(tmp_path / "broken.pdf", b"new")
    assert (tmp_path / "later.pdf").read_bytes() == b"new"


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("folder", "file.is_folder"),
        ("missing/label.pdf", "file.no_folder"),
        ("former.pdf/label.pdf", "file.no_folder"),
        ("x" * 300 + ".pdf", "file.bad_name"),
        ("nul\0.pdf", "file.bad_name"),
        ("half\ud800.pdf", "file.bad_name"),
    ],
)
def test_what_stands_in_the_way_is_named(tmp_path, name, key):
    (tmp_path / "folder").mkdir()
    (tmp_path / "former.pdf").write_bytes(b"former")
    with pytest.raises(DeskProblem) as refused:
        save_whole(tmp_path / name, b"new")
    assert refused.value.key == key
    assert refused.value.say("en").endswith(".")
    assert refused.value.say("zh").endswith("。")
    assert sorted(found.name for found in tmp_path.iterdir()) == ["folder", "former.pdf"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such rights")
def test_a_file_takes_the_rights_of_the_former_one_and_a_new_one_those_of_the_system(tmp_path):
    former, new = tmp_path / "former.pdf", tmp_path / "new.pdf"
    former.write_bytes(b"former")
    former.chmod(0o640)
    before = os.umask(0o027)
    try:
        for path in (former, new):
            save_whole(path, b"new")
    finally:
        os.umask(before)
    assert stat.S_IMODE(former.stat().st_mode) == 0o640
    assert stat.S_IMODE(new.stat().st_mode) == 0o640


def test_what_the_system_does_not_let_us_write_stays(tmp_path, monkeypatch):
    path = tmp_path / "label.pdf"
    path.write_bytes(b"former")
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(DeskProblem, match="Sendback may not write there"):
        save_whole(path, b"new")
    assert path.read_bytes() == b"former"


@pytest.mark.parametrize(
    ("error", "why"),
    [
        (OSError(errno.ENXIO, "No such device"), "No such device"),
        (OSError("the stick does not answer"), "the stick does not answer"),
    ],
)
def test_other_trouble_is_told_in_the_words_of_the_system(tmp_path, monkeypatch, error, why):
    def fails(*_):
        raise error

    monkeypatch.setattr(os, "fsync", fails)
    with pytest.raises(DeskProblem) as told:
        save_whole(tmp_path / "label.pdf", b"new")
    assert (told.value.key, told.value.facts["why"]) == ("file.trouble", why)
    assert list(tmp_path.iterdir()) == []


def test_a_name_as_long_as_the_disk_allows_is_no_trouble(tmp_path):
    path = tmp_path / ("x" * 251 + ".pdf")
    save_whole(path, b"new")
    assert path.read_bytes() == b"new"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such file")
def test_a_device_is_written_to_as_it_is():
    save_whole(Path(os.devnull), b"gone")
    assert not Path(os.devnull).is_file()


def test_a_new_file_is_saved_over_no_other(tmp_path):
    path = tmp_path / "label.pdf"
    save_new(path, b"new")
    save_new(path, b"new")
    with pytest.raises(DeskProblem, match=r"label\.pdf.*is there already"):
        save_new(path, b"other", kept="paper")
    assert path.read_bytes() == b"new"


@pytest.mark.parametrize("name", ["x", "x.", ".csv", "x.csv.gz", "x.pdf"])
def test_a_name_that_promises_something_else_is_refused(tmp_path, name):
    with pytest.raises(DeskProblem) as refused:
        demand_ending(tmp_path / name, (".csv",))
    for lang in ("en", "zh"):
        words = refused.value.say(lang)
        assert name in words
        assert ".csv" in words


def test_an_ending_is_added_only_where_none_was_typed(tmp_path):
    assert ended(tmp_path / "x", ".csv") == tmp_path / "x.csv"
    assert ended(tmp_path / "x.txt", ".csv") == tmp_path / "x.txt"
    demand_ending(tmp_path / "X.CSV", (".csv",))
