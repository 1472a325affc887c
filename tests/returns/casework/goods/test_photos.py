"""Photos: the original is safe before the desk speaks of it; order, frames, doubles, bad files."""

import errno
import hashlib
import json
import os
import shutil
from datetime import date
from pathlib import Path

import pytest
from PIL import Image
from sqlalchemy import text

from returns.errors import DeskProblem, NotFound, UnreadableFile
from returns.evidence.chain import verify_case
from returns.ledger import photo_pictures
from returns.ledger.photo_pictures import picture_of
from returns.money import Money
from returns.records.options import NewCase
from returns.rules.sentences import sentences


@pytest.fixture
def case_id(desk):
    new = NewCase("302-1", "Amazon US", "Mug, blue", "changed_mind", Money(1840, "USD"))
    return desk.by_hand.open(new).case_ids[0]


#: what the reason `changed_mind` asks for
SHOTS = ["outer_box", "shipping_label", "opened_inside", "front", "back"]


def picture(
    path: Path, colour="red", taken="", size=(640, 480), orientation=0, **options
) -> Path:
    image = Image.new("RGB", size, colour)
    exif = image.getexif()
    if taken:
        exif.get_ifd(0x8769)[0x9003] = taken
    if orientation:
        exif[0x0112] = orientation
    image.save(path, exif=exif, **options)
    return path


def sha(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def kept(desk, case_id):
    return desk.cases.get(case_id).photos


def test_a_photo_is_kept_byte_for_byte_with_its_facts(desk, case_id, tmp_path, clock):
    path = picture(tmp_path / "杯子 1.jpg", taken="2026:11:21 14:01:00")

    result = desk.photos.add(case_id, [path])

    (photo,) = result.added
    assert result.refused == ()
    assert photo.sha256 == sha(path) == sha(desk.store.vault.path(photo.sha256))
    assert (photo.bytes, photo.width, photo.height) == (path.stat().st_size, 640, 480)
    assert (photo.format, photo.name, photo.shot) == ("JPEG", "杯子 1.jpg", "outer_box")
    assert (photo.taken_at, photo.added_at) == ("2026-11-21T14:01:00", clock.now())
    assert kept(desk, case_id) == (photo,)


def test_six_at_once_fill_the_empty_frames_in_the_order_in_which_they_were_taken(
    desk, case_id, tmp_path
):
    minutes = (6, 3, 1, 5, 2, 4)
    paths = [
        picture(tmp_path / f"{m}.jpg", (m, m, m), f"2026:11:21 14:0{m}:00") for m in minutes
    ]

    desk.photos.add(case_id, paths)

    photos = kept(desk, case_id)
    assert [p.name for p in photos] == [f"{m}.jpg" for m in range(1, 7)]
    assert [p.shot for p in photos] == [*SHOTS, ""]


def test_photos_without_a_clock_stay_in_the_order_given_behind_the_others(
    desk, case_id, tmp_path
):
    names = ("b.png", "a.png")
    paths = [picture(tmp_path / name, f"#0000{name[0] * 2}") for name in names]
    paths.append(picture(tmp_path / "c.jpg", taken="2026:11:21 14:01:00"))
    desk.photos.add(case_id, paths)
    assert [p.name for p in kept(desk, case_id)] == ["c.jpg", "b.png", "a.png"]


def test_frames_that_are_filled_are_left_alone(desk, case_id, tmp_path):
    desk.photos.add(case_id, [picture(tmp_path / "label.jpg")], "shipping_label")
    desk.photos.add(case_id, [picture(tmp_path / f"{n}.jpg", (n * 25, 0, 0)) for n in (1, 2)])
    shots = [p.shot for p in kept(desk, case_id)]
    assert shots == ["shipping_label", "outer_box", "opened_inside"]


def test_each_photo_is_an_event_of_its_own_and_all_are_taken_back_as_one(
    desk, case_id, tmp_path
):
    paths = [picture(tmp_path / f"{n}.jpg", (n * 25, 0, 0)) for n in range(3)]
    result = desk.photos.add(case_id, paths)
    assert len(result.change.seqs) == 3

    back = desk.cases.take_back(result.change)

    assert kept(desk, case_id) == ()
    assert all(desk.store.vault.verify(p.sha256) for p in result.added)
    desk.cases.again(result.change)
    assert [p.id for p in kept(desk, case_id)] == [p.id for p in result.added]
    assert back.seqs


def test_the_same_picture_twice_on_a_case_is_told_and_not_added(desk, case_id, tmp_path):
    path = picture(tmp_path / "one.jpg")
    desk.photos.add(case_id, [path])
    again = shutil.copy(path, tmp_path / "two.jpg")

    result = desk.photos.add(case_id, [Path(again)])

    assert result.added == ()
    ((name, refusal),) = result.refused
    assert name == "two.jpg"
    assert "one.jpg" in str(refusal)
    assert "already" in str(refusal)
    assert len(kept(desk, case_id)) == 1


def test_the_same_picture_on_another_case_is_added_and_told(desk, case_id, tmp_path):
    path = picture(tmp_path / "one.jpg")
    desk.photos.add(case_id, [path])
    new = NewCase("302-2", "Amazon US", "Mug, white", "defective", Money(1840, "USD"))
    (other,) = desk.by_hand.open(new).case_ids

    result = desk.photos.add(other, [path])

    assert len(result.added) == 1
    (seen,) = result.elsewhere
    assert (seen.name, seen.case_number) == ("one.jpg", desk.cases.get(case_id).number)


def test_a_damaged_photo_is_kept_and_marked(desk, case_id, tmp_path):
    whole = picture(tmp_path / "whole.jpg", size=(800, 800))
    image = Image.effect_noise((800, 800), 90).convert("RGB")
    image.save(whole)
    cut = tmp_path / "cut.jpg"
    cut.write_bytes(whole.read_bytes()[:9000])

    result = desk.photos.add(case_id, [cut])

    (photo,) = result.added
    assert photo.format == ""
    assert desk.store.vault.verify(photo.sha256)
    with pytest.raises(UnreadableFile, match="cannot be shown"):
        desk.photos.picture(photo, "work")


def test_a_picture_too_large_to_show_is_kept_all_the_same(desk, case_id, tmp_path):
    bomb = tmp_path / "bomb.png"
    picture(bomb, size=(10, 10))
    data = bytearray(bomb.read_bytes())
    data[16:24] = (60_000).to_bytes(4, "big") * 2
    import zlib

    data[29:33] = zlib.crc32(bytes(data[12:29])).to_bytes(4, "big")
    bomb.write_bytes(data)

    (photo,) = desk.photos.add(case_id, [bomb]).added

    assert photo.format == ""
    assert photo.sha256 == sha(bomb)
    with pytest.raises(UnreadableFile, match="3600 megapixels, and of its kind up to 100"):
        desk.photos.picture(photo, "work")


@pytest.mark.parametrize(
    ("name", "content"),
    [("virus.jpg", b"MZ\x90\0" + b"\0" * 400), ("note.txt", b"hello"), ("nothing.jpg", b"")],
)
def test_what_is_no_picture_is_not_kept_and_that_is_said(
    desk, case_id, tmp_path, name, content
):
    path = tmp_path / name
    path.write_bytes(content)

    result = desk.photos.add(case_id, [path, picture(tmp_path / "good.jpg")])

    ((refused, refusal),) = result.refused
    assert refused == name
    assert "not added" in str(refusal)
    assert [p.name for p in result.added] == ["good.jpg"]
    assert set(desk.store.vault.originals()) == {result.added[0].sha256}


def test_a_file_that_is_gone_or_a_folder_is_told(desk, case_id, tmp_path):
    result = desk.photos.add(case_id, [tmp_path / "gone.jpg", tmp_path])
    assert result.added == ()
    assert all("cannot be read" in str(why) for _, why in result.refused)


def test_a_full_disk_leaves_nothing_half_and_keeps_what_was_told(
    desk, case_id, tmp_path, monkeypatch
):
    paths = [picture(tmp_path / f"{n}.jpg", (n * 25, 0, 0)) for n in range(4)]
    real, calls = os.fsync, []

    def fails_from_the_third_photo(handle):
        calls.append(handle)
        if len(kept(desk, case_id)) >= 2:
            raise OSError(errno.ENOSPC, "No space left on device")
        return real(handle)

    monkeypatch.setattr("db.files.vault.os.fsync", fails_from_the_third_photo)
    result = desk.photos.add(case_id, paths)
    monkeypatch.undo()

    assert len(result.added) == 2
    assert result.left == 1
    ((_, refusal),) = result.refused
    assert isinstance(refusal, DeskProblem)
    assert "disk is full" in str(refusal)
    assert "free" in str(refusal)
    assert [p.id for p in kept(desk, case_id)] == [p.id for p in result.added]
    assert set(desk.store.vault.originals()) == {p.sha256 for p in result.added}
    assert not list((desk.folder / "photos" / "incoming").glob("*"))
    # and it goes on once there is room
    assert len(desk.photos.add(case_id, paths).added) == 2


def test_nothing_is_told_of_an_original_that_is_not_on_the_disk(
    desk, case_id, tmp_path, monkeypatch
):
    path = picture(tmp_path / "one.jpg")
    seen = []
    real = desk.store.change

    def watched(*args):
        seen.append(desk.store.vault.verify(sha(path)))
        return real(*args)

    monkeypatch.setattr(desk.store, "change", watched)
    desk.photos.add(case_id, [path])
    assert seen == [True]


def test_cancelling_keeps_what_was_added_and_counts_the_rest(desk, case_id, tmp_path):
    paths = [picture(tmp_path / f"{n}.jpg", (n * 25, 0, 0)) for n in range(5)]
    told = []

    result = desk.photos.add(
        case_id,
        paths,
        progress=lambda done, total: told.append((done, total)),
        cancelled=lambda: len(told) == 2,
    )

    assert (len(result.added), result.left) == (2, 3)
    assert told == [(0, 5), (1, 5)]
    assert len(kept(desk, case_id)) == 2


def test_a_pasted_picture_is_kept_like_a_file(desk, case_id, tmp_path):
    data = picture(tmp_path / "x.png").read_bytes()
    (photo,) = desk.photos.add_bytes(case_id, data, "Pasted picture.png", "front").added
    assert (photo.name, photo.shot, photo.format) == ("Pasted picture.png", "front", "PNG")
    refused = desk.photos.add_bytes(case_id, b"no picture", "Pasted", "").refused
    assert "not a picture" in str(refused[0][1])


def test_derived_pictures_stand_upright_and_say_nothing_of_where_they_were_taken(
    desk, case_id, tmp_path
):
    path = picture(tmp_path / "turned.jpg", size=(3000, 1000), orientation=6)
    (photo,) = desk.photos.add(case_id, [path]).added

    work, thumb = (desk.photos.picture(photo, kind) for kind in ("work", "thumb"))

    with Image.open(work) as image:
        assert image.size == (672, 2016)
        assert not image.getexif()
    with Image.open(thumb) as image:
        assert max(image.size) == 320
    assert sha(desk.store.vault.path(photo.sha256)) == sha(path)


def test_turning_turns_the_picture_on_screen_and_never_the_original(desk, case_id, tmp_path):
    path = picture(tmp_path / "flat.jpg", size=(400, 200))
    (photo,) = desk.photos.add(case_id, [path]).added

    change = desk.photos.turn(photo.id, 90)

    (turned,) = kept(desk, case_id)
    assert turned.rotation == 90
    with Image.open(desk.photos.picture(turned, "work")) as image:
        assert image.size == (200, 400)
    with Image.open(desk.photos.picture(photo, "work")) as image:
        assert image.size == (400, 200)
    assert sha(desk.store.vault.path(photo.sha256)) == sha(path)
    desk.cases.take_back(change)
    assert kept(desk, case_id)[0].rotation == 0
    desk.photos.turn(photo.id, -90)
    assert kept(desk, case_id)[0].rotation == 270


def test_a_derived_picture_that_was_lost_is_made_again(desk, case_id, tmp_path):
    (photo,) = desk.photos.add(case_id, [picture(tmp_path / "a.jpg")]).added
    desk.photos.picture(photo, "thumb").unlink()
    assert desk.photos.picture(photo, "thumb").exists()


def test_putting_a_photo_into_a_filled_frame_swaps_the_two(desk, case_id, tmp_path):
    paths = [picture(tmp_path / f"{n}.jpg", (n * 25, 0, 0)) for n in range(2)]
    box, label = desk.photos.add(case_id, paths).added

    change = desk.photos.assign(label.id, "outer_box")

    assert [p.shot for p in kept(desk, case_id)] == ["shipping_label", "outer_box"]
    desk.cases.take_back(change)
    assert [p.shot for p in kept(desk, case_id)] == ["outer_box", "shipping_label"]
    desk.photos.assign(box.id, "front")
    assert [p.shot for p in kept(desk, case_id)] == ["front", "shipping_label"]
    assert not desk.photos.assign(box.id, "front").seqs


def test_a_photo_taken_off_its_case_stays_in_the_vault(desk, case_id, tmp_path):
    (photo,) = desk.photos.add(case_id, [picture(tmp_path / "a.jpg")]).added

    change = desk.photos.remove(photo.id)

    assert kept(desk, case_id) == ()
    assert desk.store.vault.verify(photo.sha256)
    with pytest.raises(NotFound):
        desk.photos.turn(photo.id, 90)
    desk.cases.take_back(change)
    assert [p.id for p in kept(desk, case_id)] == [photo.id]


def test_an_unknown_case_or_shot_is_told_before_anything_is_copied(desk, case_id, tmp_path):
    path = picture(tmp_path / "a.jpg")
    with pytest.raises(NotFound, match="no shot"):
        desk.photos.add(case_id, [path], "selfie")
    with pytest.raises(NotFound):
        desk.photos.add(404, [path])
    assert list(desk.store.vault.originals()) == []


def test_the_history_speaks_of_every_photo_by_its_hash(desk, case_id, tmp_path):
    path = picture(tmp_path / "a.jpg")
    desk.photos.add(case_id, [path])
    events = desk.cases.history(case_id)
    (created,) = json.loads(events[-1].body)["created"]
    assert created[2]["sha256"] == sha(path)


def test_real_phone_photos_come_in_upright_and_without_gps(desk, case_id, photos):
    names = (
        *("phone-iphone13.heic", "phone-xiaomi.heic", "phone-nokia.heif"),
        *("camera-gps-1.jpg", "orientation/portrait_6.jpg", "orientation/landscape_8.jpg"),
    )
    result = desk.photos.add(case_id, [photos / name for name in names])
    assert result.refused == ()
    for photo in result.added:
        assert desk.store.vault.verify(photo.sha256)
        with Image.open(desk.photos.picture(photo, "work")) as image:
            assert not image.getexif()
            if "portrait" in photo.name:
                assert image.height > image.width
            if "landscape" in photo.name:
                assert image.width > image.height


def test_odd_phone_photos_are_all_kept(desk, case_id, photos):
    odd = sorted((photos / "odd").iterdir())
    result = desk.photos.add(case_id, odd)
    assert result.refused == ()
    shown = {p.name: bool(p.format) for p in result.added}
    assert shown == {
        "200MP.heic": False,
        "corrupted.heic": False,
        "corrupted.jpg": True,
        "invalid-exif.jpg": True,
    }


def test_the_chain_is_whole_after_all_of_it(desk, case_id, tmp_path):
    (photo,) = desk.photos.add(case_id, [picture(tmp_path / "a.jpg")]).added
    desk.photos.turn(photo.id, 90)
    desk.photos.remove(photo.id)
    assert verify_case(desk.cases.history(case_id)) == []
    with desk.store.reading() as tx:
        assert tx.execute(text("PRAGMA integrity_check")).scalar_one() == "ok"


# --- what a refused change leaves -----------------------------------------------------------


def full_disk(*_):
    raise DeskProblem("storage.DiskFull", needed=1, free=0)


def test_a_photo_that_was_refused_leaves_no_original_behind(
    desk, case_id, tmp_path, monkeypatch
):
    path = picture(tmp_path / "a.jpg")
    with monkeypatch.context() as full:
        full.setattr(desk.store, "change", full_disk)
        result = desk.photos.add(case_id, [path])
    assert [name for name, _ in result.refused] == ["a.jpg"]
    assert list(desk.store.vault.originals()) == []
    assert list((desk.store.folder / "photos").rglob("*.jpg")) == []
    assert [photo.name for photo in desk.photos.add(case_id, [path]).added] == ["a.jpg"]


def test_an_original_that_was_there_before_survives_a_refused_photo(
    desk, case_id, tmp_path, monkeypatch
):
    other = NewCase("302-2", "Amazon US", "Mug, red", "changed_mind", Money(1840, "USD"))
    (second,) = desk.by_hand.open(other).case_ids
    path = picture(tmp_path / "a.jpg")
    (photo,) = desk.photos.add(case_id, [path]).added
    desk.photos.remove(photo.id)
    monkeypatch.setattr(desk.store, "change", full_disk)
    desk.photos.add(second, [path])
    assert list(desk.store.vault.originals()) == [sha(path)]


# --- the camera's clock ---------------------------------------------------------------------


def test_a_picture_from_before_the_order_is_told(desk, tmp_path):
    new = NewCase(
        "302-9",
        "Amazon US",
        "Mug",
        "changed_mind",
        Money(1840, "USD"),
        ordered_on=date(2026, 11, 3),
    )
    (ordered,) = desk.by_hand.open(new).case_ids
    old = picture(tmp_path / "old.jpg", taken="2008:03:01 10:00:00")
    late = picture(tmp_path / "late.jpg", "blue", taken="2027:03:01 10:00:00")
    fine = picture(tmp_path / "fine.jpg", "green", taken="2026:11:21 10:00:00")
    result = desk.photos.add(ordered, [old, late, fine])
    said = sentences(result.doubted)
    assert len(said) == 2
    assert "taken 2008-03-01" in said[0]
    assert "before the order" in said[0]
    assert "after it was added" in said[1]


def test_a_picture_that_is_there_is_not_made_again(desk, case_id, tmp_path, monkeypatch):
    desk.photos.add(case_id, [picture(tmp_path / "a.jpg")])
    (photo,) = kept(desk, case_id)
    made = [picture_of(desk.store, photo, kind) for kind in ("work", "thumb")]
    monkeypatch.setattr(photo_pictures, "derive", lambda *_: pytest.fail("made again"))
    # not even where the original is gone
    desk.store.vault.path(photo.sha256).unlink()
    assert [picture_of(desk.store, photo, kind) for kind in ("work", "thumb")] == made
    made[0].unlink()
    with pytest.raises(DeskProblem) as told:
        picture_of(desk.store, photo, "work")
    assert told.value.key == "photos.original_gone"


def test_the_queue_shows_the_first_photo_of_a_case_as_it_is_turned(desk, case_id, tmp_path):
    def shown():
        (row,) = desk.queue.rows([case_id])
        return row.picture

    before = shown()
    paths = [picture(tmp_path / f"{n}.jpg", colour=(n, 0, 0)) for n in (1, 2)]
    first, second = desk.photos.add(case_id, paths).added
    assert not before.startswith("photo:")
    assert shown() == f"photo:{first.id}/0"
    desk.photos.turn(first.id, 90)
    assert shown() == f"photo:{first.id}/90"
    with Image.open(desk.photos.thumbnail(first.id)) as image:
        assert image.size[0] > 0
    desk.photos.remove(first.id)
    assert shown() == f"photo:{second.id}/0"
    desk.photos.remove(second.id)
    assert shown() == before
