"""A file or a dead link where a desk has a folder: told by its path, nothing done, nothing lost."""

import hashlib
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.cli.command_line import run
from returns.desk import Desk, open_desk
from returns.errors import DeskProblem, Refusal
from returns.money import Money
from returns.records.options import NewCase
from returns.sample.pictures import product_png
from tests.supplied import supplied

PICTURE = product_png("mug", "#225588")
FIRST = hashlib.sha256(PICTURE).hexdigest()[:2]
OTHER = product_png("lamp", "#882255")
SECOND = hashlib.sha256(OTHER).hexdigest()[:2]


def add(desk: Desk) -> None:
    told = desk.photos.add_bytes(1, OTHER, "lamp.png", "front")
    for _name, refusal in told.refused:
        raise refusal


def look(desk: Desk) -> None:
    (photo,) = desk.cases.get(1).photos
    desk.photos.picture(photo, "thumb")


def terms(desk: Desk) -> None:
    source = desk.folder.parent / "terms.pdf"
    source.write_bytes(b"%PDF-1.7 terms")
    desk.policies.add_supplier("Kiln & Co", "", "en")
    from returns.records.policy import PolicyTerms

    day = desk.clock.now().date()
    desk.policies.new_version(desk.policies.suppliers()[0].id, PolicyTerms(), day, source)


def small(desk: Desk) -> None:
    try:
        desk.papers.evidence(1, max_mb=0.01)
    except Refusal as refusal:
        if refusal.key != "papers.cannot_fit":
            raise


#: what is in the way while a desk is open, and who meets it
AT_WORK: list[tuple[str, Callable[[Desk], object]]] = [
    ("photos", add),
    ("photos/incoming", add),
    (f"photos/{SECOND}", add),
    ("photos/derived", add),
    ("photos/derived/work", add),
    (f"photos/derived/thumb/{SECOND}", add),
    ("photos/derived", look),
    (f"photos/derived/thumb/{FIRST}", look),
    ("documents", lambda desk: desk.papers.evidence(1)),
    ("documents", terms),
    ("photos/incoming", small),
]
AT_OPENING = ["photos", "documents", "backups"]
KINDS = {"file": "storage.NotAFolder", "dead link": "storage.LeadsNowhere"}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk with one case and one photo."""
    folder = tmp_path_factory.mktemp("whole") / "desk"
    desk = open_desk(folder, create=True)
    new = NewCase("302-1", "Shop", "Mug", "defective", Money(1840, "USD"), sku="MUG")
    desk.by_hand.open(supplied(desk, new))
    desk.photos.add_bytes(1, PICTURE, "mug.png", "front")
    desk.close()
    return folder


def put_in_the_way(place: Path, kind: str) -> None:
    if place.is_dir():
        shutil.move(place, place.with_name(f"{place.name}.away"))
    place.parent.mkdir(parents=True, exist_ok=True)
    if kind == "file":
        place.write_bytes(b"in the way")
    else:
        place.symlink_to("no such disk")


def assert_told(refusal: Refusal, place: Path, kind: str) -> None:
    assert refusal.key == KINDS[kind]
    for lang in ("en", "zh"):
        assert str(place) in refusal.say(lang)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("name", "meet"), AT_WORK)
def test_it_is_named_to_who_meets_it_at_work(whole, tmp_path, name, meet, kind):
    folder = Path(shutil.copytree(whole, tmp_path / "desk"))
    desk = open_desk(folder)
    put_in_the_way(folder / name, kind)
    seq = desk.cases.history(1)[-1].seq
    with pytest.raises(DeskProblem) as told:
        meet(desk)
    assert_told(told.value, folder / name, kind)
    # the desk goes on, and nothing was written down
    assert desk.cases.history(1)[-1].seq == seq
    (folder / name).unlink()
    away = folder / f"{name}.away"
    if away.exists():
        away.rename(folder / name)
    if meet is not terms:
        meet(desk)
    desk.close()
    assert not [path for path in folder.rglob("*") if path.suffix == ".part"]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", AT_OPENING)
def test_it_is_named_when_the_desk_is_opened(whole, tmp_path, capsys, name, kind):
    folder = Path(shutil.copytree(whole, tmp_path / "desk"))
    put_in_the_way(folder / name, kind)
    before = (folder / "desk.sqlite").read_bytes()
    with pytest.raises(DeskProblem) as told:
        open_desk(folder)
    assert_told(told.value, folder / name, kind)
    assert (folder / "desk.sqlite").read_bytes() == before
    assert not (folder / "desk.holder.json").exists()
    # who only looks is not stopped
    assert run(["queue", "--desk", str(folder)]) == 0
    assert "302-1" in capsys.readouterr().out


def test_a_desk_s_own_folder_that_is_in_the_way_is_named(tmp_path):
    (tmp_path / "link").symlink_to("no such disk")
    (tmp_path / "file").write_bytes(b"mine")
    for place, kind in ((tmp_path / "link", "dead link"), (tmp_path / "file", "file")):
        with pytest.raises(DeskProblem) as told:
            open_desk(place / "desk", create=True)
        assert_told(told.value, place, kind)
    with pytest.raises(DeskProblem) as told:
        open_desk(tmp_path / "link", create=True)
    assert_told(told.value, tmp_path / "link", "dead link")
