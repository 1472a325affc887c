"""Places of copies: chosen, gone, full, read-only, pulled out, the desk's own; copies of others."""

import errno
import json
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest

from returns.desk import open_copy, open_desk
from returns.errors import DeskProblem
from returns.keeping import contents, layout, making, places
from returns.keeping.opened import found_copy
from returns.keeping.places import NOTE, remembered
from returns.keeping.restore import make_this_my_desk, restore
from returns.records.options import StepOptions
from returns.terms import Move
from tests.mounts import disk_of, seen_again
from tests.worlds.random_desk import all_bytes, random_desk


def test_copies_go_to_both_places_and_each_says_so(lived, tmp_path):
    stick = tmp_path / "stick"
    stick.mkdir()
    lived.keeping.set_second_place(stick)
    made = lived.keeping.copy_now().copies
    assert len(made) == 2
    own, second = lived.keeping.kept().places
    assert own.own
    assert [copy.path for copy in own.copies] == [made[0].path]
    assert not second.own
    assert second.there
    assert second.folder == stick
    assert [copy.path for copy in second.copies] == [made[1].path]
    assert lived.keeping.kept().steps_since == 0
    assert lived.name in made[1].path.parent.parent.name


def test_the_second_place_is_found_again_by_the_next_opening(lived, tmp_path):
    stick = tmp_path / "stick"
    stick.mkdir()
    lived.keeping.set_second_place(stick)
    folder, clock = lived.folder, lived.clock
    lived.close()
    again = open_desk(folder, clock=clock)
    try:
        assert [place.folder for place in again.keeping.kept().places][1] == stick
        again.keeping.set_second_place(None)
        assert len(again.keeping.kept().places) == 1
    finally:
        again.close()


def test_a_place_that_is_gone_is_told_and_the_other_copy_is_made(lived, tmp_path):
    stick = tmp_path / "stick"
    stick.mkdir()
    lived.keeping.set_second_place(stick)
    lived.keeping.copy_now()
    shutil.rmtree(stick)
    lived.clock.forward(hours=1)
    made = lived.keeping.copy_now()
    (copy,), (refused,) = made.copies, made.refused
    assert copy.path.is_relative_to(lived.folder)
    assert refused.place.folder == stick
    assert refused.why.key == "keeping.place_gone"
    second = lived.keeping.kept().places[1]
    assert not second.there
    assert second.elsewhere is None
    assert second.last_at == lived.clock.now().replace() - (lived.clock.now() - second.last_at)
    assert not stick.exists(), "a folder where a disk was mounted is not made"


@pytest.mark.parametrize("inside", [".", "photos", "backups", "backups/deep"])
def test_the_desks_own_folder_is_no_second_place(lived, inside):
    (lived.folder / "backups" / "deep").mkdir()
    with pytest.raises(DeskProblem, match="own folder"):
        lived.keeping.set_second_place(lived.folder / inside)
    with pytest.raises(DeskProblem, match="own folder"):
        lived.keeping.copy_to(lived.folder / inside)


def test_a_link_to_the_desks_own_folder_is_none_either(lived, tmp_path):
    (tmp_path / "link").symlink_to(lived.folder)
    with pytest.raises(DeskProblem, match="own folder"):
        lived.keeping.set_second_place(tmp_path / "link")


def test_a_place_that_is_not_there_is_refused_and_not_made(lived, tmp_path):
    with pytest.raises(DeskProblem, match="not there"):
        lived.keeping.set_second_place(tmp_path / "absent")
    assert not (tmp_path / "absent").exists()
    assert remembered(lived.folder).folder is None


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="mounting needs root"
)
def test_a_full_place_is_told_and_nothing_half_stays_there(lived):
    with disk_of("size=64k") as small:
        before = all_bytes(lived.folder)
        with pytest.raises(DeskProblem, match="no room") as refused:
            lived.keeping.copy_to(small)
        assert str(small) in str(refused.value)
        assert not list(small.rglob("*.sqlite"))
        assert not list(small.rglob(layout.ACCOUNT))
        assert all_bytes(lived.folder).keys() == before.keys()


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="mounting needs root"
)
def test_another_file_system_is_another_disk(lived, tmp_path):
    with disk_of("size=64m") as usb:
        lived.keeping.set_second_place(usb)
        lived.keeping.copy_now()
        kept = lived.keeping.kept()
        assert kept.places[1].elsewhere
        assert kept.newest_elsewhere is not None
        assert kept.newest_elsewhere.path.is_relative_to(usb)
        assert not kept.overdue
        subprocess.run(["mount", "-o", "remount,ro", str(usb)], check=True)
        with pytest.raises(DeskProblem, match="does not let us write"):
            lived.keeping.copy_to(usb)
        # what is read-only can still be gone back to
        restore(kept.newest_elsewhere.path, tmp_path / "again")


def test_a_stick_that_is_pulled_out_leaves_the_desk_and_no_copy(lived, tmp_path, monkeypatch):
    stick = tmp_path / "stick"
    stick.mkdir()
    real, calls = making.copy_verified, []

    def pulled(source, target, sha256, mode=0o400):
        calls.append(target)
        if len(calls) == 3:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        return real(source, target, sha256, mode)

    monkeypatch.setattr(making, "copy_verified", pulled)
    before = all_bytes(lived.folder)
    with pytest.raises(DeskProblem, match="does not answer any more"):
        lived.keeping.copy_to(stick)
    assert all_bytes(lived.folder) == before
    assert [path for folder in stick.iterdir() for path in layout.copy_folders(folder)] == []
    monkeypatch.undo()
    copy = lived.keeping.copy_to(stick)
    assert copy.proved_at is not None


def rewritten(copy, **facts):
    """An account with other facts and its own sum."""
    path = copy / layout.ACCOUNT
    told = json.loads(path.read_bytes()) | facts
    told.pop("own_sha256")
    told["own_sha256"] = contents._own(told)
    path.write_text(json.dumps(told))


def test_a_copy_of_a_newer_program_names_it_and_is_left_alone(lived, tmp_path):
    (copy,) = lived.keeping.copy_now().copies
    rewritten(copy.path, format=99, program="9.9")
    before = all_bytes(copy.path)
    for use in (
        lambda: restore(copy.path, tmp_path / "again"),
        lambda: open_copy(copy.path),
        lambda: lived.keeping.prove(copy),
    ):
        with pytest.raises(DeskProblem, match=r"newer Sendback \(9\.9\)"):
            use()
    rewritten(copy.path, format=1, version=99)
    with pytest.raises(DeskProblem, match=r"newer Sendback \(9\.9\)"):
        restore(copy.path, tmp_path / "again")
    assert not (tmp_path / "again").exists()
    assert all_bytes(copy.path).keys() == before.keys()


def test_a_copy_of_another_desk_is_not_gone_back_to(lived, tmp_path):
    clock = random_desk(tmp_path / "other", 99, steps=6)
    other = open_desk(tmp_path / "other", clock=clock)
    (copy,) = other.keeping.copy_now().copies
    other.close()
    with pytest.raises(DeskProblem, match="of another desk"):
        lived.keeping.going_back(copy)
    with pytest.raises(DeskProblem, match="of another desk"):
        lived.keeping.bring_back_case(copy, "RC-2026-00001")
    restore(copy.path, tmp_path / "again")


@pytest.mark.parametrize("missing", [layout.ACCOUNT, layout.CONTENTS, "desk.sqlite"])
def test_half_a_copy_is_named_as_such(lived, tmp_path, missing):
    (copy,) = lived.keeping.copy_now().copies
    (copy.path / missing).unlink()
    with pytest.raises(DeskProblem) as refused:
        restore(copy.path, tmp_path / "again")
    assert refused.value.key in ("keeping.half", "keeping.unreadable")
    assert not (tmp_path / "again").exists()


def test_what_is_no_copy_is_told_so(tmp_path):
    (tmp_path / "file").write_text("x")
    for path in (tmp_path, tmp_path / "absent", tmp_path / "file"):
        with pytest.raises(DeskProblem, match="no copy of a desk"):
            found_copy(path)


def test_going_back_keeps_the_former_desk_and_the_second_place(lived, tmp_path):
    stick = tmp_path / "stick"
    stick.mkdir()
    lived.keeping.set_second_place(stick)
    copy, _ = lived.keeping.copy_now().copies
    lived.settings.set(shop_name="Afterwards")
    folder, clock = lived.folder, lived.clock
    lived.close()
    former = make_this_my_desk(copy.path, folder, clock)
    again, before = open_desk(folder, clock=clock), open_desk(former, clock=clock)
    try:
        assert again.settings.get().shop_name == "Harbour Gifts"
        assert before.settings.get().shop_name == "Afterwards"
        own, second = again.keeping.kept().places
        # the desk that was gone back from was copied, too
        assert [each.why for each in own.copies] == ["before_restore", "asked"]
        assert own.copies[0].proved_at is not None
        assert len(second.copies) == 1
    finally:
        again.close()
        before.close()
    assert (folder / NOTE).is_file()


def test_a_desk_that_is_open_is_not_gone_back_over(lived):
    (copy,) = lived.keeping.copy_now().copies
    with pytest.raises(DeskProblem) as refused:
        make_this_my_desk(copy.path, lived.folder, lived.clock)
    assert refused.value.key == "storage.DeskLocked"
    assert [path.name for path in lived.folder.parent.iterdir()] == ["desk"]


def test_looking_inside_changes_neither_copy_nor_desk(lived):
    (copy,) = lived.keeping.copy_now().copies
    before = all_bytes(lived.folder)
    inside = open_copy(copy.path, lived.clock)
    try:
        assert inside.read_only
        assert inside.name == lived.name
        assert len(inside.queue.all("everything", "", None)) == lived.cases.how_many()
        for row in inside.queue.all("everything", "", None):
            case = inside.cases.get(inside.cases.find(row.number))
            for photo in case.photos:
                assert inside.photos.picture(photo, "thumb").is_file()
        with pytest.raises(DeskProblem, match="read"):
            inside.settings.set(shop_name="No")
        folder = inside.folder
    finally:
        inside.close()
    assert not folder.exists()
    assert all_bytes(lived.folder) == before


def test_a_look_that_was_killed_is_taken_away_by_a_later_one_and_an_open_one_never(
    lived, tmp_path, monkeypatch
):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "system"))
    (tmp_path / "system").mkdir()
    (copy,) = lived.keeping.copy_now().copies
    killed, still_open = open_copy(copy.path, lived.clock), open_copy(copy.path, lived.clock)
    killed.looked.held.release()  # as the system does for a program that is gone
    for each in (killed, still_open):
        os.utime(each.folder, (0, 0))
    open_copy(copy.path, lived.clock).close()
    assert not killed.folder.exists()
    assert still_open.queue.all("everything", "", None)
    still_open.close()
    assert list((tmp_path / "system").iterdir()) == []


def note(desk, *case_ids):
    """Something happens on each of these cases."""
    for case_id in case_ids:
        desk.cases.do(case_id, Move.NOTE, StepOptions(note="somebody rang"))


def test_going_back_tells_what_would_be_lost(lived):
    (copy,) = lived.keeping.copy_now().copies
    assert lived.keeping.going_back(copy).lost_count == 0
    note(lived, 1)
    told = lived.keeping.going_back(copy)
    assert told.lost_count == told.now.steps - told.then.steps >= 1
    assert told.lost[0].case == lived.cases.get(1).number
    assert lived.keeping.kept().steps_since == told.lost_count


def test_a_copy_of_a_way_that_was_left_counts_from_where_the_ways_part(lived):
    (early,) = lived.keeping.copy_now().copies
    lived.clock.forward(hours=1)
    note(lived, 1, 2)
    (late,) = lived.keeping.copy_now().copies
    folder, clock = lived.folder, lived.clock
    lived.close()
    make_this_my_desk(early.path, folder, clock)
    again = open_desk(folder, clock=clock)
    try:
        clock.forward(hours=1)
        note(again, 3)
        newer = again.keeping.kept().newest
        assert newer is not None
        assert newer.path.name == early.path.name, "the later copy is not of this history"
        there = contents.copy_in(folder / "backups" / "copies" / late.path.name)
        told = again.keeping.going_back(there)
        assert told.lost_count == again.keeping.going_back(newer).lost_count >= 1
    finally:
        again.close()


def test_another_desks_copy_takes_no_desks_place(lived, tmp_path):
    clock = random_desk(tmp_path / "other", 98, steps=4)
    other = open_desk(tmp_path / "other", clock=clock)
    (copy,) = other.keeping.copy_now().copies
    other.close()
    folder = lived.folder
    lived.close()
    with pytest.raises(DeskProblem, match="of another desk"):
        make_this_my_desk(copy.path, folder, clock)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["desk", "other"]


@pytest.mark.parametrize("content", [b"", b"noise" * 900])
def test_a_desk_whose_database_is_spoiled_is_gone_back_from(lived, content):
    (copy,) = lived.keeping.copy_now().copies
    folder, clock = lived.folder, lived.clock
    lived.close()
    (folder / "desk.sqlite").write_bytes(content)
    former = make_this_my_desk(copy.path, folder, clock)
    assert (former / "desk.sqlite").read_bytes() == content
    again = open_desk(folder, clock=clock)
    assert again.keeping.check().sound
    again.close()


def test_an_exchange_that_is_refused_leaves_the_desk_as_it_was(lived, monkeypatch):
    (copy,) = lived.keeping.copy_now().copies
    folder, clock = lived.folder, lived.clock
    lived.close()
    real = Path.replace

    def busy(path, target):
        if path == folder:
            raise OSError(errno.EBUSY, os.strerror(errno.EBUSY))
        return real(path, target)

    monkeypatch.setattr(Path, "replace", busy)
    with pytest.raises(DeskProblem):
        make_this_my_desk(copy.path, folder, clock)
    assert [path.name for path in folder.parent.iterdir()] == ["desk"]
    open_desk(folder, clock=clock).close()


def test_a_copy_from_the_future_stops_no_days_copy(lived):
    lived.clock.forward(days=3650)
    lived.keeping.copy_now()
    lived.clock.forward(days=-3650)
    assert lived.keeping.due()
    assert lived.keeping.kept().newest is None


def test_a_case_is_not_brought_back_from_a_copy_that_was_altered(lived):
    (copy,) = lived.keeping.copy_now().copies
    database = copy.path / "desk.sqlite"
    database.chmod(0o600)
    database.write_bytes(database.read_bytes() + b"!")
    with pytest.raises(DeskProblem, match="not as it was made"):
        lived.keeping.bring_back_case(copy, lived.cases.get(1).number)


def test_a_folder_whose_name_is_in_no_alphabet_is_told(tmp_path):
    clock = random_desk(tmp_path / os.fsdecode(b"caf\xe9"), 3, steps=4)
    desk = open_desk(tmp_path / os.fsdecode(b"caf\xe9"), clock=clock)
    with pytest.raises(DeskProblem):
        desk.keeping.copy_now()
    desk.close()


def test_no_desk_is_restored_into_a_place_of_copies(lived):
    (copy,) = lived.keeping.copy_now().copies
    for into in (copy.path / "desk", copy.path.parent / "desk", lived.folder / "backups" / "x"):
        with pytest.raises(DeskProblem, match="would lie inside"):
            restore(copy.path, into)
        assert not into.exists()


def test_a_folder_beside_the_desk_never_counts_as_away(lived, tmp_path, monkeypatch):
    """Also when it is gone: what lay on the same disk would have been lost with it."""
    beside = tmp_path / "beside"
    beside.mkdir()
    lived.keeping.set_second_place(beside)
    lived.keeping.copy_now()
    assert lived.keeping.kept().newest_elsewhere is None
    shutil.rmtree(beside)
    lived.clock.forward(days=8)
    assert lived.keeping.kept().overdue
    monkeypatch.setattr(places, "on_another_disk", lambda _folder, _desk: True)
    beside.mkdir()
    lived.keeping.copy_now()
    shutil.rmtree(beside)
    kept = lived.keeping.kept()
    assert not kept.overdue
    # the desk's own place is no other disk, and what is there is looked at, not remembered
    assert [place.away_at is None for place in kept.places] == [True, False]
    beside.mkdir()
    assert lived.keeping.kept().places[1].away_at is None
    shutil.rmtree(beside)
    lived.clock.forward(days=8)
    assert lived.keeping.kept().overdue


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="mounting needs root"
)
def test_the_desks_own_folder_by_another_mount_is_none_either(lived):
    for inside in (lived.folder, lived.folder / "backups", lived.folder / "photos"):
        with (
            seen_again(inside) as there,
            pytest.raises(DeskProblem, match="own folder"),
        ):
            lived.keeping.set_second_place(there)


def test_two_desks_that_began_as_one_folder_let_only_their_own_copies_go(lived, tmp_path):
    """Copied with its id, both copy to one stick: neither's days stand for the other's."""
    stick = tmp_path / "stick"
    stick.mkdir()
    folder, clock = lived.folder, lived.clock
    lived.close()
    shutil.copytree(folder, tmp_path / "twin")
    desks = []
    for case_id, each in enumerate((folder, tmp_path / "twin"), start=1):
        desk = open_desk(each, clock=clock)
        note(desk, case_id)
        desks.append(desk)
    first, second = desks
    kept = first.keeping.copy_to(stick).path
    clock.forward(hours=1)
    # a newer copy of that day, by the other desk
    second.keeping.copy_to(stick)
    clock.forward(days=2)
    second.keeping.copy_to(stick)
    assert kept.is_dir()
    for desk in desks:
        desk.close()


def test_a_clock_that_was_ahead_once_does_not_silence_the_week(lived, tmp_path, monkeypatch):
    monkeypatch.setattr(places, "on_another_disk", lambda _folder, _desk: True)
    stick = tmp_path / "stick"
    stick.mkdir()
    lived.keeping.set_second_place(stick)
    lived.keeping.copy_now()
    right = lived.clock.moment
    lived.clock.forward(days=60)
    lived.keeping.copy_now()
    lived.clock.moment = right
    lived.clock.forward(days=20)
    shutil.rmtree(stick)
    assert lived.keeping.kept().overdue


def test_a_clock_that_was_set_back_denies_no_copy(lived):
    (copy,) = lived.keeping.copy_now().copies
    lived.clock.forward(days=-400)
    newest = lived.keeping.kept().newest
    assert newest is not None
    assert newest.path == copy.path
