"""The worker for strangers' pictures: one for many, started anew after what it does not survive."""

import os
from pathlib import Path

import pytest
from PIL import Image

from returns.documents import darkroom
from returns.documents.darkroom import Darkroom, decode_in_child, look_in_child


@pytest.fixture
def room():
    """A worker of this test's own."""
    one = Darkroom()
    yield one
    one.close()


@pytest.fixture
def picture(tmp_path):
    """A good picture."""
    path = tmp_path / "good.jpg"
    Image.new("RGB", (300, 200), (200, 40, 40)).save(path)
    return path


def copies(tmp_path) -> tuple[Path, Path]:
    return tmp_path / "work.jpg", tmp_path / "thumb.jpg"


def test_copies_are_made_by_one_worker_for_many_pictures(room, picture, tmp_path):
    workers = set()
    for _ in range(4):
        facts = room.make_working(picture, *copies(tmp_path))
        assert (facts.format, facts.problem) == ("JPEG", "")
        workers.add(room._worker.pid)
    assert len(workers) == 1
    assert workers != {os.getpid()}
    assert all(path.exists() for path in copies(tmp_path))
    assert room.look(picture).width == 300


def test_a_picture_that_hangs_is_given_up_and_the_next_one_is_served(room, picture, tmp_path):
    room.look(picture)
    hung = room._worker.pid
    room._seconds = 0.0
    room._line.poll = lambda _seconds: False  # as a picture that never ends
    assert room.make_working(picture, *copies(tmp_path)).problem == "picture.too_slow"
    room._seconds = 20.0
    assert room.make_working(picture, *copies(tmp_path)).problem == ""
    assert room._worker.pid != hung


def test_a_picture_that_kills_the_worker_is_reported_and_the_next_one_is_served(room, picture):
    room.look(picture)
    room._worker.kill()
    room._worker.join()
    assert room.look(picture).problem == "picture.crashed"
    assert room.look(picture).problem == ""


def test_a_picture_that_wants_too_much_memory_is_refused(tmp_path, picture):
    pytest.importorskip("resource")
    Image.new("RGB", (14_000, 14_000)).save(tmp_path / "large.png", compress_level=1)
    small = Darkroom(memory=400 * 1024 * 1024)
    try:
        facts = small.make_working(tmp_path / "large.png", *copies(tmp_path))
        assert facts.problem in ("picture.too_large", "picture.damaged")
        assert not copies(tmp_path)[0].exists()
        assert small.make_working(picture, *copies(tmp_path)).problem == ""
    finally:
        small.close()


def test_a_copy_that_cannot_be_written_is_the_disks_fault_not_the_pictures(
    room, picture, tmp_path
):
    with pytest.raises(OSError, match="No such file"):
        room.make_working(
            picture, tmp_path / "nowhere" / "w.jpg", tmp_path / "nowhere" / "t.jpg"
        )
    with pytest.raises(FileNotFoundError):
        room.look(tmp_path / "missing.jpg")
    assert room.look(picture).problem == ""


def test_the_program_shares_one_worker(picture, tmp_path):
    assert look_in_child(picture).format == "JPEG"
    assert decode_in_child(picture, *copies(tmp_path)).problem == ""
    darkroom._shared().close()


def test_two_hundred_million_pixels_of_heic_end_in_a_picture_or_a_sentence(
    photos, room, tmp_path
):
    facts = room.make_working(photos / "odd" / "200MP.heic", *copies(tmp_path))
    assert facts.problem in ("", "picture.too_slow", "picture.too_large")
    assert copies(tmp_path)[0].exists() == (facts.problem == "")
