"""A product's picture goes with every copy, comes back from one, and is missed by the check."""

import pytest

from returns.casework.products import ProductTold
from returns.desk import open_copy, open_desk
from returns.keeping.restore import restore
from returns.keeping.salvage import salvage
from returns.sample.pictures import product_png


@pytest.fixture
def pictured(lived, tmp_path):
    """The desk, with a picture that a product shows and one that it showed before."""
    lived.products.tell("MUG-9", ProductTold(title="Mug, nine"))
    for colour in ("#102030", "#405060"):
        path = tmp_path / "mug.png"
        path.write_bytes(product_png("mug", colour))
        lived.product_pictures.give(["MUG-9"], path)
    return lived


def originals(desk):
    with desk.store.reading() as tx:
        return sorted(
            sha for (sha,) in tx.exec_driver_sql("SELECT sha256 FROM product_picture")
        )


def shown_sha(desk):
    return desk.products.get("MUG-9").picture.removeprefix("original:")


def spoil(path, content=b"altered"):
    path.chmod(0o600)
    path.write_bytes(content)


def test_both_go_with_a_copy_and_come_back_with_it(pictured, tmp_path):
    (copy,) = pictured.keeping.copy_now().copies
    again = tmp_path / "again"
    restore(copy.path, again)
    desk = open_desk(again, clock=pictured.clock)
    try:
        assert originals(desk) == originals(pictured)
        assert len(originals(desk)) == 2
        assert all(desk.store.vault.verify(sha256) for sha256 in originals(desk))
        assert shown_sha(desk) == shown_sha(pictured)
        assert desk.product_pictures.thumbnail(shown_sha(desk)).is_file()
        assert desk.keeping.check().findings == ()
    finally:
        desk.close()


def test_a_copy_that_is_looked_into_shows_its_own(pictured, tmp_path):
    (copy,) = pictured.keeping.copy_now().copies
    looked = open_copy(copy.path, clock=pictured.clock)
    try:
        assert looked.product_pictures.thumbnail(shown_sha(looked)).is_file()
    finally:
        looked.close()


def test_a_desk_that_has_them_is_sound_and_nobody_s_are_none(pictured):
    report = pictured.keeping.check()
    assert report.findings == ()
    assert pictured.tidying.orphans() == ()


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_an_altered_or_missing_one_is_named_by_its_product_and_comes_back(pictured, lang):
    pictured.keeping.copy_now()
    sha256 = shown_sha(pictured)
    former = next(each for each in originals(pictured) if each != sha256)
    spoil(pictured.store.vault.path(sha256))
    pictured.store.vault.path(former).chmod(0o600)
    pictured.store.vault.path(former).unlink()
    report = pictured.keeping.check(lang=lang)
    found = {finding.what: finding for finding in report.findings}
    assert set(found) == {"product_original_altered", "product_original_missing"}
    assert "MUG-9" in found["product_original_altered"].why
    # one that no product shows now is known by its file
    assert "mug.png" in found["product_original_missing"].why
    assert pictured.keeping.mend(report.findings) == ()
    assert all(pictured.store.vault.verify(each) for each in originals(pictured))


def test_an_altered_working_picture_is_made_anew(pictured):
    from returns.ledger.photo_pictures import derived_pair

    work, _ = derived_pair(pictured.store, shown_sha(pictured))
    spoil(work)
    (finding,) = pictured.keeping.check().findings
    assert finding.what == "picture_altered"
    assert pictured.keeping.mend([finding]) == ()
    assert pictured.keeping.check().findings == ()


def test_one_can_be_brought_back_alone_and_is_found_by_its_product(pictured):
    (copy,) = pictured.keeping.copy_now().copies
    sha256 = shown_sha(pictured)
    pictured.store.vault.path(sha256).chmod(0o600)
    pictured.store.vault.path(sha256).unlink()
    things = {thing.name: thing for thing in pictured.keeping.inside(copy)}
    assert things[sha256].title == "mug.png"
    assert "MUG-9" in things[sha256].words
    assert not things[sha256].here
    pictured.keeping.bring_back_photo(copy, sha256)
    assert pictured.store.vault.verify(sha256)


def test_salvage_brings_them_over(pictured, tmp_path):
    wanted, folder = originals(pictured), pictured.folder
    shown, clock = shown_sha(pictured), pictured.clock
    pictured.close()
    salvage(folder, tmp_path / "saved", clock=clock)
    desk = open_desk(tmp_path / "saved", clock=clock)
    try:
        assert originals(desk) == wanted
        assert shown_sha(desk) == shown
        assert desk.store.vault.verify(shown)
    finally:
        desk.close()
