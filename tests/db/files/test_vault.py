"""The photo vault: what is added is on the disk as it was given, once, and stays so."""

import errno
import hashlib
import os
import random
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from db.errors import DiskFull, DiskTrouble, PhotoMismatch, ReadOnlyFolder, UnreadableSource
from db.files import vault as vault_module
from db.files import verified_copy
from db.files.vault import Vault

PICTURE = random.Random(7).randbytes(3_000_000)
SHA256 = hashlib.sha256(PICTURE).hexdigest()


@pytest.fixture
def vault(tmp_path):
    return Vault(tmp_path / "desk")


def files(folder: Path):
    return sorted(path for path in folder.rglob("*") if path.is_file())


def test_bytes_are_kept_under_their_hash(vault, tmp_path):
    stored = vault.add(PICTURE)
    assert (stored.sha256, stored.bytes, stored.known) == (SHA256, len(PICTURE), False)
    assert stored.path == tmp_path / "desk" / "photos" / SHA256[:2] / f"{SHA256}.orig"
    assert stored.path.read_bytes() == PICTURE
    assert vault.path(SHA256) == stored.path
    assert vault.verify(SHA256)
    assert files(tmp_path) == [stored.path]


def test_a_name_from_outside_never_reaches_the_file_system(vault, tmp_path):
    outside = tmp_path / "-rf $(reboot) ‮gpj.exe"
    outside.write_bytes(PICTURE)
    stored = vault.add(outside)
    assert [path.name for path in files(tmp_path / "desk")] == [f"{SHA256}.orig"]
    assert outside.read_bytes() == PICTURE
    assert stored.bytes == len(PICTURE)


def test_the_same_picture_is_kept_once(vault, tmp_path):
    first = vault.add(PICTURE)
    inode = first.path.stat().st_ino
    again = vault.add(PICTURE)
    assert again.known
    assert again.path == first.path
    assert first.path.stat().st_ino == inode
    assert files(tmp_path) == [first.path]


def test_an_empty_file_is_a_file_too(vault):
    stored = vault.add(b"")
    assert stored.bytes == 0
    assert vault.verify(hashlib.sha256(b"").hexdigest())


@pytest.mark.skipif(os.name == "nt", reason="modes are POSIX")
def test_originals_are_read_only(vault):
    assert stat.S_IMODE(vault.add(PICTURE).path.stat().st_mode) == 0o400


def test_every_flipped_bit_is_found(vault):
    picture = random.Random(1).randbytes(4000)
    stored = vault.add(picture)
    stored.path.chmod(0o644)
    chance = random.Random(2)
    for _ in range(300):
        flipped = bytearray(picture)
        flipped[chance.randrange(len(flipped))] ^= 1 << chance.randrange(8)
        stored.path.write_bytes(flipped)
        assert not vault.verify(stored.sha256)
    stored.path.write_bytes(picture)
    assert vault.verify(stored.sha256)


def test_a_missing_or_cut_original_does_not_verify(vault):
    assert not vault.verify(SHA256)
    stored = vault.add(PICTURE)
    stored.path.chmod(0o644)
    os.truncate(stored.path, 10)
    assert not vault.verify(SHA256)


def test_a_rotten_original_gets_its_bytes_back_when_it_is_added_again(vault):
    stored = vault.add(PICTURE)
    stored.path.chmod(0o644)
    stored.path.write_bytes(b"rotten")
    assert not vault.add(PICTURE).known
    assert vault.verify(SHA256)


def test_many_threads_may_add_the_same_and_others(vault):
    pictures = [PICTURE[:1000], PICTURE[1000:3000], PICTURE[5000:]] * 8
    with ThreadPoolExecutor(6) as pool:
        stored = list(pool.map(vault.add, pictures))
    assert all(vault.verify(one.sha256) for one in stored)
    assert len(list(vault.originals())) == 3


@pytest.mark.parametrize("make", ["missing", "folder", "pipe"])
def test_what_cannot_be_read_is_refused_by_name(vault, tmp_path, make):
    source = tmp_path / "photo.jpg"
    if make == "folder":
        source.mkdir()
    if make == "pipe":
        if not hasattr(os, "mkfifo"):
            pytest.skip("no named pipes here")
        os.mkfifo(source)
    with pytest.raises(UnreadableSource) as refused:
        vault.add(source)
    assert refused.value.name == "photo.jpg"
    assert files(tmp_path / "desk") == []


class FullDisk:
    """Lets so many bytes be written into the vault, then has no room."""

    def __init__(self, monkeypatch, room):
        self.room = room
        create = verified_copy.create
        monkeypatch.setattr(verified_copy, "create", lambda path: self._limited(create(path)))

    def _limited(self, file):
        limit = self

        class Limited:
            def write(self, data):
                limit.room -= file.write(data[: limit.room])
                if limit.room <= 0:
                    raise OSError(errno.ENOSPC, "No space left on device")

            def flush(self):
                file.flush()

            def fileno(self):
                return file.fileno()

            def __enter__(self):
                return self

            def __exit__(self, *_):
                file.close()

        return Limited()


@pytest.mark.parametrize("room", [0, 1, 4096, 1 << 20, len(PICTURE) - 1])
def test_a_full_disk_leaves_nothing_behind(vault, tmp_path, monkeypatch, room):
    FullDisk(monkeypatch, room)
    with pytest.raises(DiskFull) as full:
        vault.add(PICTURE)
    assert full.value.needed == len(PICTURE)
    assert full.value.free > 0
    assert full.value.needed_mb == "3.0"
    assert files(tmp_path) == []
    monkeypatch.undo()
    assert vault.add(PICTURE).sha256 == SHA256


def test_too_large_a_picture_is_refused_before_a_byte_is_written(vault, tmp_path, monkeypatch):
    monkeypatch.setattr(vault_module, "free_bytes", lambda _: 1000)
    with pytest.raises(DiskFull) as full:
        vault.add(PICTURE)
    assert (full.value.needed, full.value.free) == (len(PICTURE), 1000)
    assert not (tmp_path / "desk").exists()


@pytest.mark.parametrize(
    ("number", "told"),
    [
        (errno.EIO, DiskTrouble),
        (errno.EROFS, ReadOnlyFolder),
        (errno.EDQUOT, DiskFull),
    ],
)
def test_a_disk_that_cannot_keep_it_is_told_of(vault, tmp_path, monkeypatch, number, told):
    def refuse(_):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(told):
        vault.add(PICTURE)
    assert files(tmp_path) == []


def test_a_disk_that_gives_back_other_bytes_is_caught(vault, tmp_path, monkeypatch):
    def forgetful(part, target):
        part.rename(target)
        target.chmod(0o644)
        target.write_bytes(b"\x00" * len(PICTURE))
        return target

    monkeypatch.setattr(Path, "replace", forgetful)
    with pytest.raises(PhotoMismatch) as mismatch:
        vault.add(PICTURE)
    assert mismatch.value.sha256 == SHA256
    assert files(tmp_path) == []


def test_everything_is_on_the_disk_before_it_has_its_name(vault, monkeypatch):
    done = []
    real_fsync, real_replace = os.fsync, Path.replace

    def fsync(handle):
        mode = os.fstat(handle).st_mode
        done.append("folder" if stat.S_ISDIR(mode) else "file")
        real_fsync(handle)

    def replace(part, target):
        done.append("named")
        return real_replace(part, target)

    monkeypatch.setattr(os, "fsync", fsync)
    monkeypatch.setattr(Path, "replace", replace)
    vault.add(PICTURE)
    without_new_folder = [step for step in done if step != "folder" or "named" in done]
    assert without_new_folder[0] == "file"
    assert done.index("file") < done.index("named")
    if os.name != "nt":
        assert done[-1] == "folder"


@pytest.mark.parametrize(
    "name",
    [
        *("", "abc", "../" * 21 + "a", SHA256.upper(), SHA256 + "0", SHA256[:-1] + "\n"),
        *("a\0b", "\ud800", None, 7, b"x" * 64),
    ],
)
def test_what_is_no_hash_names_an_original_that_is_not_there(vault, name, tmp_path):
    stored = vault.add(b"an original")
    assert not vault.path(name).exists()
    assert not vault.verify(name)
    assert not vault.holds(name)
    for path in (vault.path(name), vault.derived_path(name, "thumb")):
        assert path.is_relative_to(tmp_path / "desk" / "photos")
        assert stored.sha256 not in path.name


def test_derived_pictures_lie_apart_from_the_originals(vault, tmp_path):
    work, thumb = vault.derived_path(SHA256, "work"), vault.derived_path(SHA256, "thumb")
    assert work != thumb
    assert work.parent.is_dir()
    # as desks of earlier versions have them, whose pictures need not be made anew
    derived = tmp_path / "desk" / "photos" / "derived"
    assert work == derived / "work" / SHA256[:2] / f"{SHA256}.jpg"
    assert thumb == derived / "thumb" / SHA256[:2] / f"{SHA256}.jpg"


def test_an_original_is_set_aside_whole(vault, tmp_path):
    known, orphan = vault.add(PICTURE), vault.add(b"nobody speaks of me")
    aside = vault.set_aside(orphan.sha256)
    assert aside == tmp_path / "desk" / "photos" / "left-over" / f"{orphan.sha256}.orig"
    assert aside.read_bytes() == b"nobody speaks of me"
    assert list(vault.originals()) == [known.sha256]
    assert vault.add(b"nobody speaks of me").path == orphan.path


def test_the_vault_of_a_new_desk_is_empty(vault):
    assert list(vault.originals()) == []


def test_it_says_whether_a_file_lies_there_without_reading_it(tmp_path):
    vault = Vault(tmp_path)
    stored = vault.add(b"a picture")
    assert vault.holds(stored.sha256)
    assert not vault.holds("0" * 64)
    assert not vault.holds("../../etc/passwd")
