"""`verify` of a ZIP: the sheet in it and what lies beside it; an untouched one is never called changed."""

import io
import json
import zipfile
from contextlib import closing
from dataclasses import replace

import pytest
from PIL import Image

from returns.casework.goods.told_parcel import ParcelTold
from returns.desk import open_desk
from returns.money import Money
from returns.records.inspection import FindingDraft
from returns.records.options import NewCase
from returns.terms import End, Fulfilment, PackageState, Works
from tests.returns.papers.disputes import disputed

CASE, LOST = "RC-2026-00001", "RC-2026-00002"


def picture(colour) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (600, 400), colour).save(out, "JPEG")
    return out.getvalue()


@pytest.fixture
def shop(sendback, tmp_path):
    """A desk with a disputed case on eBay, of which there are two photos."""
    for words in (
        (
            *("new", "302-1", "--title", "Mug", "--reason", "defective", "--sku", "MUG"),
            *("--price", "18.40", "--shop", "eBay UK", "--currency", "GBP"),
        ),
        ("do", CASE, "approve", "--route", "to_us"),
    ):
        assert sendback(*words)[0] == 0
    for shot, colour in (("buyer_photo", "navy"), ("defect_close", "red")):
        (tmp_path / "mug.jpg").write_bytes(picture(colour))
        assert sendback("photo", CASE, tmp_path / "mug.jpg", "--shot", shot)[0] == 0
    with closing(open_desk(tmp_path / "a desk")) as desk:
        disputed(desk, desk.cases.find(CASE))
    return sendback


@pytest.fixture
def sheet(shop, tmp_path):
    """The sheet with all that is attached to it, as one ZIP."""
    out = tmp_path / "sheet.zip"
    code, told, err = shop("evidence", CASE, "-o", out, "--for", "platform", "--sure")
    assert code == 0, (told, err)
    return out


def anew(path, change):
    """The ZIP with its files as `change` gives them, from name and content; None leaves one out."""
    with zipfile.ZipFile(path) as old:
        files = [(name, change(name, old.read(name))) for name in old.namelist()]
    other = path.with_name("other.zip")
    with zipfile.ZipFile(other, "w", zipfile.ZIP_DEFLATED) as new:
        for name, content in files:
            if content is not None:
                new.writestr(name, content)
    return other


def failing(told: dict) -> list[str]:
    return [part["part"] for part in told["parts"] if not part["ok"]]


def test_an_untouched_one_is_unchanged_also_packed_anew(shop, sheet):
    code, told, _ = shop("verify", sheet)
    assert code == 0, told
    assert shop("verify", anew(sheet, lambda _name, content: content))[0] == 0


def test_without_a_desk_it_agrees_with_itself(sheet, command_line, tmp_path, monkeypatch):
    monkeypatch.setenv("SENDBACK_DESK", str(tmp_path / "no desk"))
    assert command_line("verify", sheet)[0] == 3


@pytest.mark.parametrize(
    "victim", ["manifest.json", "check.sh", "history.txt", "photo-1-buyer_photo.jpg"]
)
def test_what_was_changed_beside_the_sheet_is_found(shop, sheet, victim):
    other = anew(sheet, lambda name, content: content + b" " if name == victim else content)
    code, told, _ = shop("verify", other, "--json")
    assert code == 1
    assert failing(told) == [f"beside {victim}"]
    gone = anew(sheet, lambda name, content: None if name == victim else content)
    code, told, _ = shop("verify", gone, "--json")
    assert (code, failing(told)) == (1, [f"beside {victim}"])


def test_a_changed_sheet_in_it_is_found(shop, sheet):
    def touched(name, content):
        return content.replace(b"2026", b"2025", 1) if name.endswith(".pdf") else content

    assert shop("verify", anew(sheet, touched))[0] == 1


def test_a_byte_in_the_zip_itself_that_spoils_it_is_found(shop, sheet):
    content = bytearray(sheet.read_bytes())
    content[len(content) // 3] ^= 1
    sheet.write_bytes(bytes(content))
    assert shop("verify", sheet)[0] == 1


@pytest.fixture
def packet(shop, tmp_path):
    """What its carrier takes: the sheet, a README, what checks it, and the originals."""
    with closing(open_desk(tmp_path / "a desk")) as desk:
        price = Money.parse("18.40", "GBP")
        told = NewCase("302-2", "Quay Shop", "Cup", "damaged_in_transit", price, "CUP")
        (lost,) = desk.by_hand.open(replace(told, fulfilment=Fulfilment.OWN_STOCK)).case_ids
        desk.photos.add_bytes(lost, picture("red"), "box.jpg", "box_damage")
        desk.parcels.note(lost, ParcelTold(End.BUYER, End.US, "JD0146", "DHL", sent=True))
        line = desk.cases.get(lost).lines[0]
        seen = FindingDraft(line.id, 1, PackageState.OPENED, True, Works.NO, marks="cracked")
        desk.inspections.save_finding(lost, seen)
    out = tmp_path / "dhl.zip"
    code, told, err = shop("evidence", LOST, "-o", out, "--for", "dhl", "--sure")
    assert code == 0, (told, err)
    return out


def test_a_packet_is_known_as_it_left_and_by_its_parts_packed_anew(shop, packet):
    assert shop("verify", packet)[0] == 0
    code, told, _ = shop("verify", anew(packet, lambda _name, content: content), "--json")
    assert (code, failing(told)) == (0, [])
    assert "original originals/01-box_damage.jpg" in [part["part"] for part in told["parts"]]


def test_an_original_that_was_put_in_place_of_another_is_found(shop, packet):
    def other(name, content):
        return picture("green") if name.startswith("originals/01") else content

    code, told, _ = shop("verify", anew(packet, other), "--json")
    assert (code, failing(told)) == (1, ["original originals/01-box_damage.jpg"])


def test_what_was_added_is_found(shop, packet):
    with zipfile.ZipFile(packet, "a") as packed:
        packed.writestr("more.txt", "trust me")
    code, told, _ = shop("verify", packet, "--json")
    assert (code, failing(told)) == (1, ["beside more.txt"])


def test_pictures_in_a_zip_are_known_as_they_left(shop, tmp_path):
    out = tmp_path / "ebay.zip"
    code, told, err = shop("evidence", CASE, "-o", out, "--for", "ebay")
    assert code == 0, (told, err)
    code, told, _ = shop("verify", out)
    assert code == 0, told


def test_a_batch_knows_the_desk_that_it_holds(command_line, sheet, tmp_path, monkeypatch):
    lines = tmp_path / "lines.txt"
    lines.write_text(f"verify '{sheet}' --json\n")
    monkeypatch.setenv("SENDBACK_DESK", str(tmp_path / "no desk"))
    alone = command_line("--desk", tmp_path / "a desk", "verify", sheet, "--json")
    _, out, _ = command_line("--desk", tmp_path / "a desk", "batch", lines)
    told = json.loads(out)
    assert (told["exit"], told["out"]) == (alone[0], json.loads(alone[1]))
    assert told["exit"] == 0


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_one_that_is_not_ours_is_told_so_and_not_called_changed(shop, tmp_path, lang):
    theirs = tmp_path / "theirs.zip"
    with zipfile.ZipFile(theirs, "w") as packed:
        packed.writestr("a.txt", "hello")
    code, told, err = shop("--lang", lang, "verify", theirs)
    assert (code, told) == (2, "")
    assert ("evidence sheet" if lang == "en" else "证据单") in err


def test_what_says_it_is_a_zip_and_is_none_is_told(shop, tmp_path):
    broken = tmp_path / "broken.zip"
    broken.write_bytes(b"PK\x03\x04" + b"\0" * 200)
    assert shop("verify", broken)[0] == 2
