"""What is saved outside the desk is whole, or what was there stays."""

import os
from pathlib import Path

import pytest

from returns.whole_file import save_whole


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
    with pytest.raises(OSError, match="No space left"):
        save_whole(path, b"never")
    assert path.read_bytes() == b"former"
    assert [found.name for found in tmp_path.iterdir()] == ["label.pdf"]


def test_a_link_stays_a_link_and_a_folder_a_folder(tmp_path):
    (tmp_path / "real.pdf").write_bytes(b"former")
    (tmp_path / "link.pdf").symlink_to("real.pdf")
    save_whole(tmp_path / "link.pdf", b"new")
    assert (tmp_path / "link.pdf").is_symlink()
    assert (tmp_path / "real.pdf").read_bytes() == b"new"
    for path in (tmp_path, tmp_path / "missing" / "label.pdf"):
        with pytest.raises(OSError, match=r"directory|denied"):
            save_whole(path, b"new")


def test_a_name_as_long_as_the_disk_allows_is_no_trouble(tmp_path):
    path = tmp_path / ("x" * 251 + ".pdf")
    save_whole(path, b"new")
    assert path.read_bytes() == b"new"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such file")
def test_a_device_is_written_to_as_it_is():
    save_whole(Path(os.devnull), b"gone")
    assert not Path(os.devnull).is_file()
