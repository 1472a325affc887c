"""The worker for strangers' pictures: one for many, started anew after what it does not survive."""

import os
import random
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from returns.documents.pictures import darkroom
from returns.documents.pictures.darkroom import LIMITS, Darkroom, decode_in_child, look_in_child
from tests.hostile.pictures import (
    changed,
    chunk,
    details,
    details_in_a_ring,
    jpeg_in_pieces,
    many_scans,
    moving,
    photo_like,
    png,
    png_in_pieces,
    png_of_small_parts,
    seeds,
    tiff,
    tiled_heic,
    webp_of_canvas,
    with_details,
    zeros,
)

KNOWN = {
    *("", "picture.damaged", "picture.unknown", "picture.empty", "picture.too_many_pixels"),
    *("picture.too_much_work", "picture.too_many_pieces", "picture.too_much_memory"),
}


def peak(room: Darkroom) -> int:
    """The most bytes that the worker ever held, as Linux tells; 0 elsewhere."""
    status = Path(f"/proc/{room.worker._worker.pid}/status")
    if not status.exists():
        return 0
    (line,) = (row for row in status.read_text().splitlines() if row.startswith("VmHWM"))
    return int(line.split()[1]) * 1024


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
        workers.add(room.worker._worker.pid)
    assert len(workers) == 1
    assert workers != {os.getpid()}
    assert all(path.exists() for path in copies(tmp_path))
    assert room.look(picture).width == 300


def test_a_picture_that_hangs_is_given_up_and_the_next_one_is_served(room, picture, tmp_path):
    room.look(picture)
    hung = room.worker._worker.pid
    room.worker._line.poll = lambda _seconds: False  # as a picture that never ends
    assert room.make_working(picture, *copies(tmp_path)).problem == "picture.too_slow"
    assert room.make_working(picture, *copies(tmp_path)).problem == ""
    assert room.worker._worker.pid != hung


def test_a_picture_that_kills_the_worker_is_reported_and_the_next_one_is_served(room, picture):
    room.look(picture)
    room.worker._worker.kill()
    room.worker._worker.join()
    assert room.look(picture).problem == "picture.crashed"
    assert room.look(picture).problem == ""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux refuses memory to a process")
def test_a_picture_that_wants_too_much_memory_is_refused(tmp_path, picture):
    (tmp_path / "large.png").write_bytes(png(9_900, 10_000))
    small = Darkroom(replace(LIMITS, memory=200_000_000))
    try:
        facts = small.make_working(tmp_path / "large.png", *copies(tmp_path))
        assert facts.problem == "picture.too_much_memory"
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


def test_two_hundred_million_pixels_of_heic_are_refused_by_their_number(photos, room, tmp_path):
    facts = room.make_working(photos / "odd" / "200MP.heic", *copies(tmp_path))
    assert facts.problem == "picture.too_many_pixels"
    assert "199.8 megapixels" in facts.refusal().say("en")
    assert not copies(tmp_path)[0].exists()


def test_forty_seven_million_pixels_of_heic_are_shown(photos, room, tmp_path):
    content = (photos / "odd" / "200MP.heic").read_bytes()
    (tmp_path / "phone.heic").write_bytes(tiled_heic(content, 15, 12))
    facts = room.make_working(tmp_path / "phone.heic", *copies(tmp_path))
    assert (facts.problem, facts.width * facts.height) == ("", 47_185_920)
    with Image.open(copies(tmp_path)[0]) as made:
        assert max(made.size) == 2016
    assert peak(room) < 600_000_000


@pytest.mark.parametrize(
    ("size", "problem"), [((15_800, 15_800), ""), ((15_800, 15_830), "picture.too_many_pixels")]
)
def test_a_jpeg_just_below_the_limit_is_shown_and_just_above_is_refused(
    room, tmp_path, size, problem
):
    Image.new("RGB", size, (9, 99, 200)).save(tmp_path / "large.jpg")
    facts = room.make_working(tmp_path / "large.jpg", *copies(tmp_path))
    assert (facts.problem, facts.width, facts.height) == (problem, *size)
    if problem:
        assert "250.2 megapixels, and of its kind up to 250" in facts.refusal().say("en")
        assert "250.2" in facts.refusal().say("zh")
    assert peak(room) < 600_000_000


def bomb(name: bytes) -> bytes:
    return chunk(name, b"name\0\0" + zeros(100 << 20))


#: name → what asks for more than it gives, and how it is answered
DEAR = {
    "249 megapixels of PNG": (lambda: png(15_780, 15_780, b""), "picture.too_many_pixels"),
    "99 megapixels of PNG": (lambda: png(9_900, 10_000), ""),
    "101 megapixels of PNG": (lambda: png(10_100, 10_000, b""), "picture.too_many_pixels"),
    "79 clear megapixels": (lambda: png(7_900, 10_000, colour=6), ""),
    "99 clear megapixels": (lambda: png(9_900, 10_000, b"", colour=6), "picture.too_much_work"),
    "200,000 remarks": (lambda: png_in_pieces(200_000), "picture.too_many_pieces"),
    "1,990 remarks": (lambda: png_in_pieces(1_990), ""),
    "60,000 parts of rows": (
        lambda: png_of_small_parts(photo_like(400, 300), 3),
        "picture.too_many_pieces",
    ),
    "a remark of 100 MB": (lambda: png(8, 8, None, bomb(b"zTXt")), "picture.damaged"),
    "a profile of 100 MB": (lambda: png(8, 8, None, bomb(b"iCCP")), "picture.damaged"),
    "3,000 scans": (lambda: many_scans(3_000, 2_000, 3_000), "picture.too_much_work"),
    "40 scans": (lambda: many_scans(600, 400, 40), ""),
    "a million pieces of JPEG": (lambda: jpeg_in_pieces(1_000_000), "picture.too_many_pieces"),
    "a million bytes of stuffing": (
        lambda: jpeg_in_pieces(1_000_000, b"\xff\0"),
        "picture.too_many_pieces",
    ),
    "a million bytes of fill": (
        lambda: jpeg_in_pieces(1_000_000, b"\xff"),
        "picture.too_many_pieces",
    ),
    "60,000 details": (lambda: with_details(details(60_000, 1 << 20)), ""),
    "900 details of one megabyte": (lambda: with_details(details(900, 1 << 20)), ""),
    "details in a ring": (lambda: with_details(details_in_a_ring()), ""),
    "900 entries of one place": (lambda: details(900, 10 << 20), "picture.too_many_pieces"),
    "a million strips": (lambda: tiff(100, 1_000_000, 1_000_000), "picture.too_many_pieces"),
    "19,000 strips": (lambda: tiff(64, 19_000, 19_000), ""),
    "a canvas of 268 megapixels": (
        lambda: webp_of_canvas(16_383, 16_383),
        "picture.too_many_pixels",
    ),
    "900 moving frames": (lambda: moving("WEBP", 900), ""),
    "a film of PNG": (lambda: moving("PNG", 400), ""),
}


@pytest.mark.parametrize("name", DEAR)
def test_a_picture_that_asks_for_too_much_is_told_why_it_is_not_shown(room, tmp_path, name):
    made, problem = DEAR[name]
    content = made()
    path = tmp_path / "dear"
    path.write_bytes(content)
    facts = room.make_working(path, *copies(tmp_path))
    assert facts.problem == problem
    assert copies(tmp_path)[0].exists() == (not problem)
    assert path.read_bytes() == content
    assert peak(room) < 600_000_000
    if problem:
        assert "original is kept" in facts.refusal().say("en")
        assert "原文件已原样保留" in facts.refusal().say("zh")


def test_three_hundred_changed_pictures_end_in_a_picture_or_a_problem(room, tmp_path):
    chance, whole = random.Random(8), seeds()
    path = tmp_path / "changed"
    for turn in range(300):
        path.write_bytes(changed(whole[turn % len(whole)], chance))
        facts = room.make_working(path, *copies(tmp_path))
        assert facts.problem in KNOWN, turn
    assert room.worker._worker.is_alive()
    assert peak(room) < 600_000_000


def test_changed_phone_pictures_end_in_a_picture_or_a_problem(photos, room, tmp_path):
    chance = random.Random(9)
    whole = [(photos / name).read_bytes() for name in ("phone-xiaomi.heic", "camera-gps-1.jpg")]
    path = tmp_path / "changed"
    for turn in range(24):
        path.write_bytes(changed(whole[turn % len(whole)], chance))
        assert room.make_working(path, *copies(tmp_path)).problem in KNOWN, turn
    assert peak(room) < 600_000_000
