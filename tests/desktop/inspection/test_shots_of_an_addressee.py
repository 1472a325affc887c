"""Whose shots are asked for is chosen above them: frames and meter go by it, and so does the evidence."""

import io

import pytest
from PIL import Image

from desktop.papers.packet_dialog import PacketDialog
from returns.casework.goods.told_parcel import ParcelTold
from returns.clock import SetClock
from returns.desk import open_desk
from returns.money import Money
from returns.records.options import NewCase, StepOptions
from returns.records.policy import Address
from returns.records.settings import OwnLimit
from returns.terms import End, Route, StepKind
from tests.desktop.conftest import NOW
from tests.pages.inspection_page import InspectionPage
from tests.returns.papers.disputes import disputed

TRACKING = "1Z999AA10123456784"


def picture(colour) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (640, 480), colour).save(out, "JPEG")
    return out.getvalue()


@pytest.fixture
def window(application, tmp_path):
    """A broken mug of eBay that UPS brings back, with two of its photos, disputed."""
    desk = open_desk(tmp_path / "desk", clock=SetClock(NOW), create=True)
    mug = NewCase(
        *("302-1", "eBay UK", "Mug, blue", "defective", Money.parse("18.40", "GBP")),
        sku="MUG",
    )
    (case_id,) = desk.by_hand.open(mug).case_ids
    quay = Address("Harbour Gifts", ("12 Quay Street",), "Bristol", "", "BS1 4EP", "GB")
    desk.settings.set(return_address=quay)
    desk.cases.do(case_id, StepKind.APPROVE, StepOptions(route=Route.TO_US))
    desk.parcels.note(case_id, ParcelTold(End.BUYER, End.US, TRACKING, "UPS", sent=True))
    for at, shot in enumerate(("outer_box", "front")):
        desk.photos.add_bytes(case_id, picture((at * 90, 60, 60)), f"{shot}.jpg", shot)
    disputed(desk, case_id)
    desk.close()
    return application(tmp_path / "desk")


@pytest.fixture
def inspection(window):
    page = InspectionPage(window)
    page.scan(TRACKING)
    return page


def choose(window, inspection, name: str) -> None:
    shots = inspection.tab.table.shots
    at = shots.who.findData(name)
    assert at >= 0, name
    shots.who.setCurrentIndex(at)
    shots.who.activated.emit(at)
    window.until(lambda: inspection.tab.presenter.on_table.addressee == name)


def test_it_is_said_how_many_originals_are_kept(window):
    page, told = InspectionPage(window), []
    page.tab.status.connect(told.append)
    page.scan(TRACKING)
    assert told[-1] == "Photos: 2 originals kept, unchanged"
    pin = NewCase("302-9", "eBay UK", "Pin", "defective", Money.parse("4", "GBP"))
    (case_id,) = window.desk.by_hand.open(pin).case_ids
    page.open(case_id)
    assert told[-1] == ""
    window.desk.photos.add_bytes(case_id, picture((9, 60, 60)), "front.jpg", "front")
    page.open(case_id)
    assert told[-1] == "Photos: 1 original kept, unchanged"


def test_the_meter_goes_by_the_addressee_that_was_chosen(window, inspection):
    shots = inspection.tab.table.shots
    before = (shots.title.text(), inspection.meter(), len(inspection.frames()))
    choose(window, inspection, "ups")
    assert shots.title.text() == "Shots that UPS asks for"
    assert inspection.meter()[0] == "2 of 6 · 4 missing"
    choose(window, inspection, "ebay")
    # eBay names no shots: what is usual is not called its wish
    assert shots.title.text() == "Shots that prove what came back"
    choose(window, inspection, "")
    assert (shots.title.text(), inspection.meter(), len(inspection.frames())) == before


def test_the_sellers_own_list_of_shots_is_what_counts(window, inspection):
    own = {"ups:shots": OwnLimit("outer_box,front")}
    window.desk.settings.set(limits=own)
    choose(window, inspection, "ups")
    assert inspection.meter() == ("2 of 2 · complete", "good")


def test_the_choice_is_spoken_in_chinese_too_and_stays_chosen(window, inspection):
    choose(window, inspection, "ups")
    window.do("lang_zh")
    shots = inspection.tab.table.shots
    window.until(lambda: shots.title.text() == "UPS要求的照片")
    assert shots.who.currentData() == "ups"
    assert shots.who.itemText(0) == "按本单情况"


def test_the_evidence_is_shown_as_the_chosen_one_takes_it(window, inspection):
    choose(window, inspection, "ebay")
    inspection.tab.table.panel.evidence.click()
    window.until(lambda: window.has_dialog(PacketDialog), 20)
    dialog = window.dialog(PacketDialog)
    window.until(lambda: dialog.packet is not None, 20)
    assert dialog.packet.addressee.id == "ebay"
    assert dialog.bar.who.currentData() == "ebay"
    assert len(dialog.packet.files) <= 5
    dialog.close()
