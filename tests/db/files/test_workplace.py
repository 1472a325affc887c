"""What is thrown away lies inside the desk, for its owner alone, and outlives no program."""

import errno
import os
import stat

import pytest

from db.errors import DiskFull
from db.files import workplace
from db.files.workplace import private_folder, sweep_workplaces


def test_it_lies_in_the_desk_and_is_gone_afterwards(tmp_path):
    with private_folder(tmp_path) as folder:
        (folder / "copy.jpg").write_bytes(b"a buyer's photo")
        assert folder.is_relative_to(tmp_path / "photos" / "incoming")
        if os.name != "nt":
            assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert list((tmp_path / "photos" / "incoming").iterdir()) == []


def test_one_of_a_program_that_was_killed_is_swept_and_ours_stays(tmp_path, monkeypatch):
    with monkeypatch.context() as other:
        other.setattr(workplace, "_THIS_RUN", "another")
        killed = private_folder(tmp_path)
        left = killed.__enter__()
        (left / "copy.jpg").write_bytes(b"a buyer's photo")
    (tmp_path / "photos" / "incoming" / "work-of-mine.txt").write_bytes(b"a note")
    with private_folder(tmp_path) as ours:
        assert sweep_workplaces(tmp_path) == 1
        assert ours.is_dir()
        assert not left.exists()
    assert (tmp_path / "photos" / "incoming" / "work-of-mine.txt").is_file()


def test_a_full_disk_is_told_as_that(tmp_path):
    with pytest.raises(DiskFull), private_folder(tmp_path):
        raise OSError(errno.ENOSPC, "No space left on device")
    assert list((tmp_path / "photos" / "incoming").iterdir()) == []


def test_a_desk_without_photos_has_nothing_to_sweep(tmp_path):
    assert sweep_workplaces(tmp_path) == 0
