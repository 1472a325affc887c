"""Leftovers of killed programs go; what is, was or could be somebody's stays."""

import os
import time
from pathlib import Path

import pytest

from returns.errors import DeskProblem
from returns.money import Money
from returns.records.options import NewCase
from returns.sample.pictures import product_png
from tests.supplied import supplied

YESTERDAY = time.time() - 90_000
SHA256 = "ab" * 32
WORK, THUMB = (f"photos/derived/{kind}/ab" for kind in ("work", "thumb"))
LEFT = [
    ".sendback-0123abcd.part",
    "desk.sqlite.0123abcd.new",
    "desk.sqlite.0123abcd.new-wal",
    "desk.holder.new",
    "documents/.sendback-0123abcd.part",
    "documents/RC-2026-00001-E1.pdf.0123abcd.part",
    "backups/before-version-2-from-1.sqlite.part",
    f"photos/incoming/{'0' * 32}.part",
    f"{WORK}/{SHA256}.jpg.part",
    f"{THUMB}/{SHA256}-90.jpg.part",
    f"{THUMB}/.sendback-0123abcd.part",
]
OURS_OR_NOT = [
    "my notes.part",
    "desk.sqlite.new",
    "documents/brochure.part",
    "documents/.hidden.part",
    "backups/mine.sqlite.part",
    "photos/incoming/holiday.part",
    f"{WORK}/kept.jpg.part",
    "photos/0123abcd.part",
]


def put(folder: Path, name: str, when: float = YESTERDAY) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"half")
    os.utime(path, (when, when))
    return path


def test_parts_that_are_a_day_old_go_and_nothing_else(desk):
    left = [put(desk.folder, name) for name in LEFT]
    kept = [put(desk.folder, name) for name in OURS_OR_NOT]
    young = put(desk.folder, ".sendback-4567abcd.part", time.time())
    folder = desk.folder / "documents" / ".sendback-89abcdef.part"
    folder.mkdir()
    os.utime(folder, (YESTERDAY, YESTERDAY))
    link = desk.folder / ".sendback-89abcdef.part"
    link.symlink_to(kept[0])
    os.utime(link, (YESTERDAY, YESTERDAY), follow_symlinks=False)
    assert desk.tidying.sweep() == len(LEFT)
    assert not any(path.exists() for path in left)
    assert all(path.exists() for path in [*kept, young, folder, link])
    assert desk.tidying.sweep() == 0


def test_a_desk_in_use_loses_nothing_by_it(desk, clock):
    case_id = a_case(desk)
    desk.papers.evidence(case_id)
    before = {path: path.stat().st_size for path in desk.folder.rglob("*") if path.is_file()}
    for path in before:
        os.utime(path, (YESTERDAY, YESTERDAY))
    assert desk.tidying.sweep() == 0
    assert {p: p.stat().st_size for p in desk.folder.rglob("*") if p.is_file()} == before


def a_case(desk) -> int:
    new = NewCase("302-1", "Shop", "Mug", "defective", Money(1840, "USD"), sku="MUG")
    (case_id,) = desk.by_hand.open(supplied(desk, new)).case_ids
    desk.photos.add_bytes(case_id, product_png("mug", "#225588"), "mug.png", "front")
    return case_id


def test_an_original_that_no_row_names_is_told_after_a_day_and_set_aside_when_asked(desk):
    (named,) = desk.cases.get(a_case(desk)).photos
    desk.photos.remove(named.id)
    vault = desk.store.vault
    orphan = vault.add(b"a picture whose row was never written").sha256
    os.utime(vault.path(named.sha256), (YESTERDAY, YESTERDAY))
    assert desk.tidying.orphans() == ()
    os.utime(vault.path(orphan), (YESTERDAY, YESTERDAY))
    assert desk.tidying.orphans() == (orphan,)
    assert vault.verify(orphan)
    aside = desk.tidying.set_aside(orphan)
    assert aside.read_bytes() == b"a picture whose row was never written"
    assert aside.parent == desk.folder / "photos" / "left-over"
    assert desk.tidying.orphans() == ()


def test_a_photo_that_was_taken_off_its_case_is_never_set_aside(desk):
    (photo,) = desk.cases.get(a_case(desk)).photos
    desk.photos.remove(photo.id)
    with pytest.raises(DeskProblem, match="belongs to a case"):
        desk.tidying.set_aside(photo.sha256)
    assert desk.store.vault.verify(photo.sha256)
