"""A parcel that UPS broke: scanned, photographed as UPS wants it, and handed to UPS as UPS takes it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtGui import QGuiApplication

from desktop.papers.packet_dialog import PacketDialog
from returns.casework.goods.told_parcel import ParcelTold
from returns.clock import SetClock
from returns.desk import open_desk
from returns.money import Money
from returns.records.options import NewCase, StepOptions
from returns.records.policy import Address
from returns.terms import End, Fulfilment, Route, StepKind
from tests.desktop.conftest import NOW
from tests.pages.inspection_page import InspectionPage
from tests.pages.window import WindowPage

Start = Callable[..., WindowPage]
TRACKING = "1Z999AA10123456784"
#: what UPS asks for, in its order
SHOTS = ("outer_box", "shipping_label", "opened_inside", "packing", "front", "defect_close")


@pytest.fixture
def page(application: Start, tmp_path: Path) -> WindowPage:
    """A mug from our own shelf that UPS brought to the buyer in pieces, and now brings back."""
    desk = open_desk(tmp_path / "desk", clock=SetClock(NOW), create=True)
    quay = Address("Harbour Gifts", ("12 Quay Street",), "Bristol", "", "BS1 4EP", "GB")
    desk.settings.set(shop_name="Harbour Gifts", return_address=quay)
    mug = NewCase(
        *("302-1", "Quay Shop", "Mug, blue", "damaged_in_transit", Money(1840, "GBP")),
        sku="MUG",
        fulfilment=Fulfilment.OWN_STOCK,
    )
    (case_id,) = desk.by_hand.open(mug).case_ids
    desk.cases.do(case_id, StepKind.APPROVE, StepOptions(route=Route.TO_US))
    desk.parcels.note(case_id, ParcelTold(End.BUYER, End.US, TRACKING, "UPS", sent=True))
    desk.close()
    return application(tmp_path / "desk")


def picture(path: Path, at: int) -> Path:
    Image.new("RGB", (640, 480), (at * 40, 90, 160)).save(path, "JPEG")
    return path


def test_a_broken_parcel_goes_to_its_carrier_as_the_carrier_takes_it(page, tmp_path):
    inspection = InspectionPage(page)
    inspection.scan(TRACKING)
    shots = inspection.tab.table.shots
    at = shots.who.findData("ups")
    shots.who.setCurrentIndex(at)
    shots.who.activated.emit(at)
    page.until(lambda: inspection.meter()[0] == "0 of 6 · 6 missing")
    for number in range(len(SHOTS)):
        inspection.drop_on_frame(number, picture(tmp_path / f"{number}.jpg", number))
        page.until(lambda count=number + 1: len(inspection.case().photos) == count)
    page.until(lambda: inspection.meter() == ("6 of 6 · complete", "good"))
    assert {photo.shot for photo in inspection.case().photos} == set(SHOTS)
    inspection.type_into("marks", "cracked at the handle")

    inspection.tab.table.panel.evidence.click()
    page.until(lambda: page.has_dialog(PacketDialog))
    dialog = page.dialog(PacketDialog)
    page.until(lambda: dialog.packet is not None)
    packet = dialog.packet
    assert packet.addressee.id == "ups"
    assert packet.subject.startswith(f"Tracking {TRACKING}")
    assert "cracked at the handle" in packet.text
    # none of the shots that UPS asks for is told to be missing
    assert all(note.key != "packets.shots_missing" for note in packet.notes)
    dialog.bar.copy_text.click()
    assert QGuiApplication.clipboard().text() == packet.text

    out = tmp_path / "for UPS"
    dialog.save_packet_to(out, folder=True)
    files = sorted(path.name for path in out.iterdir())
    assert [name for name in files if name.endswith(".jpg")] == [f.name for f in packet.files]
    for file in packet.files:
        with Image.open(out / file.name) as image:
            assert image.format == "JPEG"
            # as wide as the market takes them, as tall as what stands on them
            assert image.size[0] == 1600
            assert image.size[1] <= 2000
    (told,) = out.glob("*-text.txt")
    assert packet.text in told.read_text(encoding="utf-8")
    # what left stays in the desk, byte for byte
    assert packet.path.is_file()
    assert packet.path.parent == page.desk.folder / "documents"
    dialog.close()
