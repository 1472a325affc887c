"""Pictures that left without a sheet: told what they are, and checked by the packets that the desk keeps."""

import io
import zipfile

import pytest
from PIL import Image

from returns.errors import UnreadableFile
from returns.money import Money
from returns.papers.packet.packet_files import packed
from returns.papers.packet.packet_saved import save_packet
from returns.papers.packet.packets import Asking
from returns.records.options import NewCase
from returns.records.packets import PacketFile
from tests.returns.papers.disputes import disputed


@pytest.fixture
def packet(desk):
    """Five pictures for eBay."""
    told = NewCase(
        *("302-1", "eBay UK", "Mug, blue", "damaged_in_transit", Money.parse("18", "GBP")),
        sku="MUG",
    )
    (case_id,) = desk.by_hand.open(told).case_ids
    disputed(desk, case_id)
    for shot in ("front", "packing"):
        out = io.BytesIO()
        Image.effect_noise((900, 700), 40).convert("RGB").save(out, "JPEG")
        desk.photos.add_bytes(case_id, out.getvalue(), f"{shot}.jpg", shot)
    return desk.packets.make(case_id, Asking("ebay"))


def zipped(path, files):
    path.write_bytes(packed(files))
    return path


def changed(file):
    return PacketFile(file.name, file.content + b"\0")


def test_pictures_with_other_words_than_the_kept_ones_are_known_each(desk, packet, tmp_path):
    """An earlier version kept the pictures alone, and saved them with their text."""
    assert len(packet.files) > 1
    checked = desk.papers.check(zipped(tmp_path / "sent.zip", packet.files))
    assert (checked.unchanged, checked.known) == (True, "desk")
    assert [part.part for part in checked.parts] == [
        f"picture {at}" for at in range(1, len(packet.files) + 1)
    ]
    words = PacketFile("own-words.txt", b"as it was sent")
    checked = desk.papers.check(zipped(tmp_path / "old.zip", (*packet.files, words)))
    assert (checked.unchanged, checked.known) == (True, "desk")
    assert "not proved" in checked.parts[-1].why


def test_one_of_the_pictures_is_known_alone(desk, packet, tmp_path):
    save_packet(tmp_path / "out", packet, folder=True)
    one = tmp_path / "out" / packet.files[1].name
    checked = desk.papers.check(one)
    assert (checked.unchanged, checked.known) == (True, "desk")
    one.write_bytes(one.read_bytes() + b"\0")
    with pytest.raises(UnreadableFile) as refused:
        desk.papers.check(one)
    assert refused.value.key == "papers.pictures_alone"


def test_a_picture_or_words_that_were_changed_differ(desk, packet, tmp_path):
    first, *others = packet.files
    checked = desk.papers.check(zipped(tmp_path / "a.zip", (changed(first), *others)))
    assert (checked.unchanged, checked.known) == (False, None)
    assert [part.part for part in checked.parts if not part.ok] == ["picture 1"]
    told = desk.papers.check(
        zipped(tmp_path / "b.zip", (*packet.files, changed(packet.with_text[-1])))
    )
    assert [part.ok for part in told.parts][-1] is False


@pytest.mark.parametrize(
    ("lang", "what"), [("en", "readers who take pictures only"), ("zh", "只收图片")]
)
def test_pictures_that_nobody_knows_are_told_what_they_are(desk, packet, tmp_path, lang, what):
    path = zipped(tmp_path / "strange.zip", [changed(each) for each in packet.files])
    with pytest.raises(UnreadableFile) as refused:
        desk.papers.check(path)
    told = refused.value.say(lang)
    assert what in told
    assert packet.number.partition("-P")[0] in told


def test_a_zip_of_other_pictures_holds_no_sheet(desk, tmp_path):
    path = tmp_path / "holiday.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("beach.jpg", b"\xff\xd8\xff")
    with pytest.raises(UnreadableFile) as refused:
        desk.papers.check(path)
    assert refused.value.key == "papers.zip_empty"
