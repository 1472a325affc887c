"""A whole day through the real window: file dropped, triaged, parcel scanned, photographed, proved."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from desktop.cli.command_line import run
from desktop.papers.paper_dialog import PaperDialog
from desktop.queue.bringing_in.import_dialog import ImportDialog
from returns.desk import open_desk
from returns.rules.money.due import verdict_of
from returns.sample.pictures import photo_jpeg
from returns.terms import Goods, Verdict
from tests.conftest import PHOTOS
from tests.desktop.conftest import NOW
from tests.pages.inspection_page import InspectionPage

EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"
LAMP = "302-5581234-7719002"
TRACKING = "00340434161094015902"
SHOTS = ("outer_box", "shipping_label", "opened_inside", "front", "defect_wide", "defect_close")
REAL = (
    *("phone-iphone-hdr.jpg", "phone-iphone13.heic", "phone-jolla.jpg"),
    *("phone-xiaomi.heic", "camera-gps-1.jpg", "orientation/landscape_6.jpg"),
)


@pytest.fixture
def six_pictures(tmp_path: Path) -> list[Path]:
    """Six photos of real phones and cameras, or drawn ones where those are not at hand."""
    real = [PHOTOS / name for name in REAL]
    if all(path.is_file() for path in real):
        return real
    drawn = []
    for at, shot in enumerate(SHOTS):
        path = tmp_path / f"IMG_{at}.jpg"
        path.write_bytes(photo_jpeg(shot, "lamp", "#7a5a3c", NOW, at))
        drawn.append(path)
    return drawn


@pytest.mark.timeout(300)
def test_from_a_dropped_file_to_a_proved_claim(
    application, tmp_path, six_pictures, monkeypatch, capsys
):
    folder = tmp_path / "My shop"
    open_desk(folder, create=True).close()
    page = application(folder)

    # suppliers and the platform's file fall on the window
    page.drop(EXAMPLES / "suppliers.json")
    page.drop(EXAMPLES / "amazon-returns.txt")
    dialog = page.dialog(ImportDialog)
    assert "5" in dialog.ok.plain_text()
    page.key(Qt.Key.Key_Return)
    page.settle()
    assert page.desk.queue.counts()["all"] == 5

    # Enter on three cases: each is answered, its letter lies on the clipboard, the next comes up
    page.window.activateWindow()  # as a window manager does when a dialog closes
    page.queue.choose_view("all")
    page.queue.go_to("00001")
    letters = []
    # the second was approved by Amazon: it waits for its parcel
    for number in ("00001", "00003", "00004"):
        assert page.queue.current() == number
        page.queue.press(Qt.Key.Key_Return)
        letters.append(page.clipboard())
    assert len(set(letters)) == 3
    assert all("302-5581234-771900" in letter for letter in letters)
    answered = [page.desk.cases.get(case_id).lead.answered_at for case_id in (1, 3, 4)]
    assert None not in answered

    # the lamp's parcel arrives
    inspection = InspectionPage(page)
    inspection.scan(TRACKING)
    assert inspection.case().order == LAMP
    assert inspection.case().tracks.goods is Goods.RECEIVED

    # six pictures, what was found, the verdict
    inspection.choose_files(six_pictures)
    assert len(inspection.case().photos) == 6
    inspection.choose("package", "opened")
    inspection.choose("complete", "yes")
    inspection.choose("works", "no")
    inspection.type_into("marks", "Does not light with three bulbs")
    inspection.change_verdict("as_claimed")
    assert verdict_of(inspection.case().lead) is Verdict.AS_CLAIMED

    # the evidence sheet, saved from its preview
    inspection.tab.make_evidence()
    page.settle()
    preview = page.dialog(PaperDialog)
    page.until(lambda: len(preview.pages) > 1)
    sheet = tmp_path / "evidence.pdf"
    preview.save_to(sheet)
    preview.close()
    page.settle()

    # it is what the desk made, to the byte; one byte changed is found and named
    monkeypatch.setenv("SENDBACK_DESK", str(folder))
    assert run(["verify", str(sheet)]) == 0
    capsys.readouterr()
    changed = bytearray(sheet.read_bytes())
    changed[len(changed) // 2] ^= 1
    sheet.write_bytes(bytes(changed))
    assert run(["verify", str(sheet)]) == 1
    told = capsys.readouterr().out
    assert "✗" in told
    assert any(part in told for part in ("Picture", "Page", "Attachment", "How the file"))

    # and the parcel is done: the scan box waits for the next
    page.window.activateWindow()
    page.settle()
    inspection.save_next()
    assert inspection.scan_box_has_the_focus()
    assert page.desk.cases.get(2).tracks.goods is Goods.INSPECTED
