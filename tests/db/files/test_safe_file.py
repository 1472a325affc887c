"""Files of a desk: whole under their name, never one over another, nothing left of what failed."""

import errno
import os
from concurrent.futures import ThreadPoolExecutor

import pytest

from db.errors import DiskFull
from db.files import safe_file
from db.files.safe_file import keep_beside, write_durably


@pytest.fixture
def place(tmp_path):
    return tmp_path / "documents" / "label-1.pdf"


def names(place):
    return sorted(path.name for path in place.parent.iterdir())


def test_a_file_of_other_bytes_gets_a_name_of_its_own(place):
    kept = [keep_beside(place, content) for content in (b"one", b"two", b"three", b"two")]
    assert [each.path.name for each in kept] == [
        "label-1.pdf",
        "label-1-2.pdf",
        "label-1-3.pdf",
        "label-1-2.pdf",
    ]
    assert [each.fresh for each in kept] == [True, True, True, False]
    assert [each.path.read_bytes() for each in kept] == [b"one", b"two", b"three", b"two"]
    assert names(place) == ["label-1-2.pdf", "label-1-3.pdf", "label-1.pdf"]


@pytest.mark.parametrize("made", ["folder", "link to nowhere"])
def test_what_is_no_file_keeps_its_name_too(place, made):
    place.parent.mkdir()
    if made == "folder":
        place.mkdir()
    else:
        place.symlink_to("nowhere")
    assert keep_beside(place, b"one").path.name == "label-1-2.pdf"
    assert place.is_dir() or place.is_symlink()


@pytest.mark.parametrize("links", [True, False])
def test_of_many_at_once_none_is_lost(place, monkeypatch, links):
    if not links:  # as on a stick with FAT

        def unknown(*_names):
            raise OSError(errno.EPERM, "Operation not permitted")

        monkeypatch.setattr(os, "link", unknown)
    contents = [f"paper {n}".encode() for n in range(24)]
    with ThreadPoolExecutor(8) as pool:
        kept = list(pool.map(lambda content: keep_beside(place, content), contents))
    assert [each.path.read_bytes() for each in kept] == contents
    assert len({each.path for each in kept}) == len(names(place)) == len(contents)


def full(*_arguments):
    raise OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.parametrize(
    ("write", "module", "fails"),
    [
        (write_durably, os, "fsync"),
        (keep_beside, os, "fsync"),
        (keep_beside, os, "link"),
        (keep_beside, safe_file, "sync_folder"),
    ],
)
def test_nothing_stays_of_a_file_that_found_no_room(place, monkeypatch, write, module, fails):
    write_durably(place, b"former")
    monkeypatch.setattr(module, fails, full)
    with pytest.raises(DiskFull):
        write(place, b"later")
    assert place.read_bytes() == b"former"
    assert names(place) == ["label-1.pdf"]
