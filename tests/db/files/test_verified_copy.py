"""Only a file is read, and only one of the size that was said: no pipe, device, folder or chain of links."""

import hashlib
import os
import socket

import pytest

from db.files.verified_copy import copy_verified, open_plain, sha256_of

CONTENT = b"what came back" * 1000
SHA = hashlib.sha256(CONTENT).hexdigest()


@pytest.fixture
def source(tmp_path):
    path = tmp_path / "source"
    path.write_bytes(CONTENT)
    return path


def no_files(folder):
    """Every kind of thing that may lie under a file's name and is none, by what it is called."""
    (folder / "folder").mkdir()
    (folder / "missing-target").symlink_to(folder / "nowhere")
    (folder / "round").symlink_to(folder / "round")
    if hasattr(os, "mkfifo"):
        os.mkfifo(folder / "pipe")
        (folder / "zeros").symlink_to("/dev/zero")
        (folder / "to-a-pipe").symlink_to(folder / "pipe")
        listening = socket.socket(socket.AF_UNIX)
        listening.bind(str(folder / "socket"))
        listening.close()
    (folder / "file").write_bytes(b"")
    yield from sorted(path for path in folder.iterdir() if path.name != "file")
    yield from (folder / name for name in ("missing", "file/below-a-file", "n" * 300))


def test_what_is_no_file_is_not_read_and_nobody_waits_for_it(tmp_path):
    folder = tmp_path / "things"
    folder.mkdir()
    for thing in no_files(folder):
        assert open_plain(thing) is None, thing.name
        assert sha256_of(thing) is None, thing.name
        assert not copy_verified(thing, tmp_path / "target", SHA), thing.name
    assert sorted(path.name for path in tmp_path.iterdir()) == ["things"]


def test_a_file_of_another_size_is_not_even_copied(tmp_path, source):
    for size in (len(CONTENT) - 1, len(CONTENT) + 1, -1, 0):
        assert not copy_verified(source, tmp_path / "out" / "target", SHA, size=size)
        assert sha256_of(source, size) is None
    assert list((tmp_path / "out").iterdir()) == []
    assert copy_verified(source, tmp_path / "out" / "target", SHA, size=len(CONTENT))
    assert (tmp_path / "out" / "target").read_bytes() == CONTENT


def test_a_link_to_the_right_bytes_is_as_good_as_they_are(tmp_path, source):
    (tmp_path / "link").symlink_to(source)
    assert sha256_of(tmp_path / "link", len(CONTENT)) == SHA


@pytest.mark.skipif(
    os.name == "nt", reason="there a read-only file has to be made writable first"
)
def test_what_it_takes_the_place_of_is_not_touched(tmp_path, source):
    """A file that stands under two names stays as it was under the other."""
    former, other = tmp_path / "target", tmp_path / "other"
    former.write_bytes(b"former")
    former.chmod(0o400)
    os.link(former, other)
    assert copy_verified(source, former, SHA)
    assert former.read_bytes() == CONTENT
    assert (other.read_bytes(), other.stat().st_mode & 0o777) == (b"former", 0o400)
