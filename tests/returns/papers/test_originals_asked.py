"""Originals that may tell of a buyer whom the text leaves out are asked about first, one by one."""

import zipfile
from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest
from PIL import Image

from returns.casework.goods.told_parcel import ParcelTold
from returns.money import Money
from returns.papers.packet.packets import Asking
from returns.papers.sheet.originals_asked import OriginalsTell
from returns.records.inspection import FindingDraft
from returns.records.options import NewCase
from returns.records.policy import EvidenceDemand, PolicyTerms
from returns.sample.pictures import photo_jpeg
from returns.terms import End, Fulfilment, PackageState, Party, Works
from tests.returns.papers.disputes import disputed

GPS_IFD = 0x8825


@pytest.fixture
def opened(desk):
    """A function that opens a case whose supplier must, or need not, be told of the buyer."""

    def open_case(redact=True):
        desk.policies.add_supplier("Kiln & Co", "returns@kiln.example", "en")
        (kiln,) = desk.policies.suppliers()
        terms = PolicyTerms(rma_needed=False, evidence=EvidenceDemand(redact_buyer=redact))
        desk.policies.new_version(
            kiln.id, terms, desk.store.clock.now().date().replace(month=1)
        )
        price = Money.parse("20", "USD")
        new = NewCase("302-1", "Shop", "Lamp", "defective", price, "LAMP", supplier_id=kiln.id)
        return desk.by_hand.open(new).case_ids[0]

    return open_case


def placed(colour):
    """A JPEG that carries the place where it was taken; of no colour it is too large for a ZIP."""
    image = Image.new("RGB", (400, 300), colour) if colour else _noise()
    out = BytesIO()
    exif = image.getexif()
    exif.get_ifd(GPS_IFD).update({1: "N", 2: (48.0, 46.0, 0.0), 3: "E", 4: (9.0, 10.0, 0.0)})
    image.save(out, "JPEG", exif=exif, quality=90)
    return out.getvalue()


def _noise():
    return Image.effect_noise((3000, 2400), 90).convert("RGB")


def plain(desk, number):
    return photo_jpeg("front", "lamp", "#b08a3c", desk.clock.now(), number)


def attached(paper):
    with pikepdf.open(BytesIO(paper.pdf)) as document:
        return sorted(name for name in document.attachments if name.startswith("photo-"))


@pytest.fixture
def asked(desk, opened):
    """A case with one original of each kind."""
    case_id = opened()
    desk.photos.add_bytes(case_id, plain(desk, 1), "fine.jpg", "front")
    desk.photos.add_bytes(case_id, placed("red"), "placed.jpg", "back")
    desk.photos.add_bytes(case_id, plain(desk, 2), "theirs.jpg", "buyer_photo")
    desk.photos.add_bytes(case_id, plain(desk, 3), "label.jpg", "shipping_label")
    desk.photos.add_bytes(case_id, placed("blue"), "both.jpg", "buyer_photo")
    desk.photos.add_bytes(case_id, plain(desk, 4)[:9000], "broken.jpg", "packing")
    return case_id


def test_each_original_that_may_tell_is_named_with_why_and_nothing_is_made(desk, asked):
    with pytest.raises(OriginalsTell) as caught:
        desk.papers.evidence(asked, with_originals=True)
    found = {one.photo.name: one.why for one in caught.value.telling}
    assert found.pop("broken.jpg", ("unread",)) == ("unread",)
    assert found == {
        "placed.jpg": ("place",),
        "theirs.jpg": ("buyers_own",),
        "label.jpg": ("may_show",),
        "both.jpg": ("buyers_own", "place"),
    }
    for lang, words in (
        ("en", ("holds the place", "the buyer’s own photo", "may show", "--sure")),
        ("zh", ("含有拍摄地点", "买家自己拍的照片", "可能拍到", "--sure")),
    ):
        said = caught.value.say(lang)
        assert all(word in said for word in (*words, *found))
        assert "fine.jpg" not in said
    assert list((desk.folder / "documents").iterdir()) == []


def test_who_is_sure_gets_them_and_the_sheet_says_how_many_hold_a_place(desk, asked):
    paper = desk.papers.evidence(asked, with_originals=True, sure=True)
    assert len(attached(paper)) == 6
    with pikepdf.open(BytesIO(paper.pdf)) as document:
        manifest = document.attachments["manifest.json"].get_file().read_bytes().decode()
    assert manifest.count('"location": true') == 2
    assert desk.papers.check(paper.path).known == "desk"


def test_without_the_originals_nobody_is_asked(desk, asked):
    paper = desk.papers.evidence(asked)
    assert attached(paper) == []
    assert "buyer_photo" in paper.may_show


def test_nobody_is_asked_where_the_text_names_the_buyer_and_nothing_holds_a_place(desk, opened):
    case_id = opened(redact=False)
    desk.photos.add_bytes(case_id, plain(desk, 1), "theirs.jpg", "buyer_photo")
    assert len(attached(desk.papers.evidence(case_id, with_originals=True))) == 1
    disputed(desk, case_id)
    platform = desk.papers.evidence(case_id, addressee=Party.PLATFORM, with_originals=True)
    assert len(attached(platform)) == 1


@pytest.mark.parametrize("to", [Party.SUPPLIER, Party.PLATFORM])
def test_a_place_is_asked_about_whoever_reads_it(desk, opened, to):
    case_id = opened(redact=False)
    desk.photos.add_bytes(case_id, placed("red"), "placed.jpg", "buyer_photo")
    disputed(desk, case_id)
    with pytest.raises(OriginalsTell) as caught:
        desk.papers.evidence(case_id, addressee=to, with_originals=True)
    assert [one.why for one in caught.value.telling] == [("place",)]
    assert "the buyer" not in caught.value.say("en")
    assert "含有拍摄地点" in caught.value.say("zh")
    sure = desk.papers.evidence(case_id, addressee=to, with_originals=True, sure=True)
    assert len(attached(sure)) == 1


@pytest.fixture
def broken_by_dhl(desk):
    """A cup that DHL broke, with two pictures that hold a place: one for which there is room, one not."""
    price = Money.parse("18.40", "GBP")
    told = NewCase("302-2", "Quay Shop", "Cup", "damaged_in_transit", price, "CUP")
    (case_id,) = desk.by_hand.open(replace(told, fulfilment=Fulfilment.OWN_STOCK)).case_ids
    desk.parcels.note(case_id, ParcelTold(End.BUYER, End.US, "JD0146", "DHL", sent=True))
    (line,) = desk.cases.get(case_id).lines
    seen = FindingDraft(line.id, 1, PackageState.OPENED, True, Works.NO, marks="cracked")
    desk.inspections.save_finding(case_id, seen)
    desk.photos.add_bytes(case_id, placed("red"), "box.jpg", "box_damage")
    desk.photos.add_bytes(case_id, placed(None), "large.jpg", "defect_close")
    return case_id


def test_a_carrier_gets_no_place_unasked_and_the_readme_counts_those_in_the_zip(
    desk, broken_by_dhl
):
    with pytest.raises(OriginalsTell) as caught:
        desk.packets.make(broken_by_dhl, Asking("dhl"))
    assert [one.why for one in caught.value.telling] == [("place",), ("place",)]
    packet = desk.packets.make(broken_by_dhl, Asking("dhl", sure=True))
    with zipfile.ZipFile(BytesIO(packet.files[0].content)) as held:
        readme = held.read("README.txt").decode()
    assert "holds 1 of 2 photos" in readme
    assert "One original holds the place" in readme
    notes = {note.key: dict(note.facts) for note in packet.notes}
    assert notes["packets.originals_placed"]["count"] == "1"


def test_a_case_of_nothing_but_quiet_originals_needs_no_word(desk, opened):
    case_id = opened()
    desk.photos.add_bytes(case_id, plain(desk, 1), "fine.jpg", "front")
    assert len(attached(desk.papers.evidence(case_id, with_originals=True))) == 1


@pytest.mark.parametrize(
    "name",
    ["camera-gps-1.jpg", "phone-nokia.heif", "phone-xiaomi.heic", "phone-iphone-hdr.jpg"],
)
def test_a_real_phone_s_place_is_found_in_jpeg_and_heic(desk, opened, photos, name):
    case_id = opened()
    desk.photos.add(case_id, [photos / name], "front")
    with pytest.raises(OriginalsTell) as caught:
        desk.papers.evidence(case_id, with_originals=True)
    assert [one.why for one in caught.value.telling] == [("place",)]
