"""A product's picture: kept as it came, shown where a case has no photo, refused with nothing lost."""

import hashlib
import os
import shutil
import threading
from datetime import UTC, datetime

import pytest
from PIL import Image

from db.tables import trade as s
from returns.casework.products import ProductTold
from returns.errors import DeskProblem, NotFound, Refusal, UnreadableFile
from returns.sample.pictures import photo_jpeg, product_png
from tests.hostile import pictures
from tests.returns.casework.shop import Shop

TAKEN = datetime(2026, 11, 21, 14, 1, tzinfo=UTC)


@pytest.fixture
def mug(shop: Shop):
    """A desk that knows two products, and an open case of the first."""
    shop.desk.products.tell("CUP", ProductTold(title="A cup"))
    case_id = shop.request(shop.item("MUG", "18.40"))
    return shop, case_id


def drawn(folder, name="mug.png", colour="#3355aa"):
    path = folder / name
    path.write_bytes(product_png("mug", colour))
    return path


def sha(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def shown(shop, case_id):
    """What the queue's row shows."""
    (row,) = shop.desk.queue.rows([case_id])
    return row.picture


def test_the_original_is_kept_and_shown_on_the_products_cases(mug, tmp_path):
    shop, case_id = mug
    path = drawn(tmp_path, "杯子 1.png")
    told = shop.desk.product_pictures.give(["MUG"], path)
    named = f"original:{sha(path)}"
    assert told.after == {"MUG": named}
    assert told.before == {"MUG": ""}
    assert shop.desk.products.get("MUG").picture == named
    assert shop.desk.products.get("CUP").picture == ""
    assert shown(shop, case_id) == named
    assert sha(shop.desk.store.vault.path(sha(path))) == sha(path)
    assert shop.desk.product_pictures.name_of(sha(path)) == "杯子 1.png"
    with Image.open(shop.desk.product_pictures.thumbnail(sha(path))) as thumb:
        assert max(thumb.size) <= 320
    # worked out anew, the row says the same
    with shop.desk.store.transaction() as tx:
        shop.desk.store.refresh(tx, case_id)
    assert shown(shop, case_id) == named
    other = shop.request(shop.item("MUG", "18.40", order_id="113-2", amazon_rma_id="DA2"))
    assert shown(shop, other) == named


def test_a_photo_of_the_case_goes_before_it(mug, tmp_path):
    shop, case_id = mug
    shop.desk.product_pictures.give(["MUG"], drawn(tmp_path))
    (photo,) = shop.desk.photos.add(case_id, [drawn(tmp_path, "own.png", "#aa3355")]).added
    assert shown(shop, case_id) == f"photo:{photo.id}/0"
    shop.desk.photos.remove(photo.id)
    assert shown(shop, case_id).startswith("original:")


def test_only_cases_whose_next_line_is_of_it_show_it(shop, tmp_path):
    case_id = shop.request(
        shop.item("MUG", "18.40", amazon_rma_id="DA1"),
        shop.item("LAMP", "64.50", amazon_rma_id="DA1"),
    )
    lead = shop.case(case_id).lead.sku
    other = next(line.sku for line in shop.case(case_id).lines if line.sku != lead)
    shop.desk.product_pictures.give([other], drawn(tmp_path))
    assert shown(shop, case_id) == ""
    shop.desk.product_pictures.give([lead], drawn(tmp_path, "lamp.png", "#22aa22"))
    assert shown(shop, case_id) == shop.desk.products.get(lead).picture


def test_it_is_replaced_taken_off_and_put_back(mug, tmp_path):
    shop, case_id = mug
    service = shop.desk.product_pictures
    first = service.give(["MUG", "CUP"], drawn(tmp_path))
    second = service.give(["MUG"], drawn(tmp_path, "new.png", "#aa1155"))
    off = service.take_off(["MUG", "CUP"])
    assert shown(shop, case_id) == ""
    assert {p.picture for p in shop.desk.products.all()} == {""}
    service.put_back(off.before)
    assert shown(shop, case_id) == second.after["MUG"]
    service.put_back(second.before)
    assert shown(shop, case_id) == first.after["MUG"] == shop.desk.products.get("CUP").picture
    # neither original was thrown away meanwhile
    assert set(shop.desk.store.vault.originals()) == {
        told.after["MUG"].removeprefix("original:") for told in (first, second)
    }
    assert shop.desk.tidying.orphans() == ()
    assert service.give(["MUG"], drawn(tmp_path)).after == {}


def test_facts_that_are_told_of_a_product_leave_its_picture(mug, tmp_path):
    shop, _ = mug
    named = shop.desk.product_pictures.give(["MUG"], drawn(tmp_path)).after["MUG"]
    before = shop.desk.products.tell_many({"MUG": ProductTold(group="Mugs")}).before
    shop.desk.products.put_back(before)
    assert shop.desk.products.get("MUG").picture == named


def test_where_the_picture_was_taken_is_in_no_copy_of_it(mug, tmp_path):
    shop, _ = mug
    path = tmp_path / "phone.jpg"
    image = Image.open(drawn(tmp_path))
    exif = image.getexif()
    exif.get_ifd(0x8825)[1] = "N"
    exif[0x010F] = "Phone"
    image.convert("RGB").save(path, exif=exif)
    named = shop.desk.product_pictures.give(["MUG"], path).after["MUG"]
    thumb = shop.desk.product_pictures.thumbnail(named.removeprefix("original:"))
    with Image.open(thumb) as shown_one:
        assert not shown_one.getexif()
    assert sha(shop.desk.store.vault.path(sha(path))) == sha(path)


def one_bit(folder):
    path = folder / "scan.png"
    Image.new("1", (20_000, 10_000)).save(path)
    return path


def large_jpeg(folder):
    """A header that says 200 megapixels, which a plain JPEG may have as a photo."""
    content = bytearray(pictures.saved(Image.new("L", (64, 64)), "JPEG"))
    at = content.index(b"\xff\xc0")
    content[at + 5 : at + 9] = (12_240).to_bytes(2, "big") + (16_340).to_bytes(2, "big")
    return written(folder, "phone.jpg", bytes(content))


def written(folder, name, content):
    path = folder / name
    path.write_bytes(content)
    return path


def piped(folder):
    path = folder / "pipe.jpg"
    os.mkfifo(path)
    return path


HOSTILE = {
    "200 MP as PNG": (one_bit, "product.picture_pixels"),
    "200 MP as JPEG": (large_jpeg, "product.picture_pixels"),
    "no picture": (lambda f: written(f, "a.jpg", b"MZ\x90\0" * 99), "product.picture_unknown"),
    "a page that runs": (
        lambda f: written(f, "a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
        "product.picture_unknown",
    ),
    "empty": (lambda f: written(f, "a.png", b""), "product.picture_empty"),
    "in a thousand pieces": (
        lambda f: written(f, "a.png", pictures.png_in_pieces(5_000)),
        "product.picture_unsafe",
    ),
    "a WebP that asks for a canvas": (
        lambda f: written(f, "a.webp", pictures.webp_of_canvas(16_000, 16_000)),
        "product.picture_pixels",
    ),
    "cut off": (
        lambda f: written(f, "a.jpg", photo_jpeg("front", "mug", "#123456", TAKEN, 1)[:900]),
        "product.picture_damaged",
    ),
    "a folder": (lambda f: f, "product.picture_unreadable"),
    "gone": (lambda f: f / "gone.jpg", "product.picture_unreadable"),
}


@pytest.mark.parametrize("what", HOSTILE)
def test_what_is_no_picture_for_a_list_is_refused_and_nothing_is_lost(mug, tmp_path, what):
    shop, case_id = mug
    make, key = HOSTILE[what]
    named = shop.desk.product_pictures.give(["MUG"], drawn(tmp_path)).after["MUG"]
    folder = tmp_path / "given"
    folder.mkdir()
    path = make(folder)
    before = path.read_bytes() if path.is_file() else b""
    with pytest.raises(UnreadableFile) as refused:
        shop.desk.product_pictures.give(["MUG", "CUP"], path)
    assert refused.value.key == key
    assert "shows what it showed" in str(refused.value)
    assert "显示的图片不变" in refused.value.say("zh")
    assert (path.read_bytes() if path.is_file() else b"") == before
    assert shop.desk.products.get("MUG").picture == named == shown(shop, case_id)
    assert shop.desk.products.get("CUP").picture == ""
    assert set(shop.desk.store.vault.originals()) == {named.removeprefix("original:")}


def test_nobody_waits_for_a_pipe(mug, tmp_path):
    shop, _ = mug
    if not hasattr(os, "mkfifo"):
        pytest.skip("no pipes here")
    ended = threading.Event()
    found = []

    def give():
        try:
            shop.desk.product_pictures.give(["MUG"], piped(tmp_path))
        except Refusal as refusal:
            found.append(refusal.key)
        ended.set()

    threading.Thread(target=give, daemon=True).start()
    assert ended.wait(30)
    assert found == ["product.picture_unreadable"]


def test_a_link_is_followed_to_the_picture_and_not_kept_as_one(mug, tmp_path):
    shop, _ = mug
    path = drawn(tmp_path)
    link = tmp_path / "link.png"
    try:
        link.symlink_to(path)
    except OSError:
        pytest.skip("no links here")
    named = shop.desk.product_pictures.give(["MUG"], link).after["MUG"]
    kept = shop.desk.store.vault.path(named.removeprefix("original:"))
    assert kept.is_file()
    assert not kept.is_symlink()
    path.unlink()
    assert shop.desk.store.vault.verify(named.removeprefix("original:"))


def test_the_200_megapixels_of_a_phone(mug, tmp_path, photos):
    shop, _ = mug
    path = shutil.copy(photos / "odd" / "200MP.heic", tmp_path / "200MP.heic")
    with pytest.raises(UnreadableFile, match="megapixels"):
        shop.desk.product_pictures.give(["MUG"], tmp_path / "200MP.heic")
    assert sha(photos / "odd" / "200MP.heic") == sha(tmp_path / "200MP.heic")
    assert path


def test_an_unknown_product_is_told_before_a_file_is_read(mug, tmp_path):
    shop, _ = mug
    with pytest.raises(NotFound, match="No product “LAMP”"):
        shop.desk.product_pictures.give(["MUG", "LAMP"], tmp_path / "gone.png")
    with pytest.raises(NotFound):
        shop.desk.product_pictures.take_off(["LAMP"])
    assert set(shop.desk.store.vault.originals()) == set()


def test_what_cannot_be_written_leaves_no_original_behind(mug, tmp_path, monkeypatch):
    shop, _ = mug

    def full(*_args):
        raise DeskProblem("storage.DiskFull", needed="1", free="0")

    monkeypatch.setattr("returns.casework.product_pictures._show", full)
    with pytest.raises(DeskProblem):
        shop.desk.product_pictures.give(["MUG"], drawn(tmp_path))
    assert set(shop.desk.store.vault.originals()) == set()
    with shop.desk.store.reading() as tx:
        assert tx.execute(s.product_picture.select()).all() == []


def test_one_that_is_the_photo_of_a_case_too_stays_when_it_is_refused_there(mug, tmp_path):
    shop, case_id = mug
    path = drawn(tmp_path)
    named = shop.desk.product_pictures.give(["MUG"], path).after["MUG"]
    shop.desk.photos.add(case_id, [path])
    # the second time it is refused as known on the case: what the product names stays
    assert shop.desk.photos.add(case_id, [path]).refused
    assert shop.desk.store.vault.verify(named.removeprefix("original:"))
