"""The sheet is on screen; for whom else it is made is chosen there, with limits, subject and text."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtGui import QGuiApplication

from desktop.papers.packet_dialog import PacketDialog
from desktop.queue.dialogs.facts_dialog import FactsDialog
from returns.casework.goods.told_parcel import ParcelTold
from returns.clock import SetClock
from returns.desk import open_desk
from returns.money import Money
from returns.records.options import AlsoBack, NewCase
from returns.records.policy import PolicyTerms
from returns.terms import End
from tests.desktop.conftest import NOW
from tests.pages.window import WindowPage
from tests.returns.papers.disputes import disputed
from tests.supplied import supplied

Start = Callable[..., WindowPage]


def picture(colour: tuple[int, int, int]) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (900, 700), colour).save(out, "JPEG", quality=90)
    return out.getvalue()


@pytest.fixture
def dialog(application: Start, tmp_path: Path) -> PacketDialog:
    """The evidence sheet of a disputed case on eBay, shown."""
    desk = open_desk(tmp_path / "desk", clock=SetClock(NOW), create=True)
    desk.settings.set(shop_name="Harbour Gifts")
    mug = NewCase(
        *("302-1", "eBay UK", "Mug, blue", "defective", Money.parse("18.40", "EUR")),
        sku="MUG",
    )
    (case_id,) = desk.by_hand.open(mug).case_ids
    for at, shot in enumerate(("outer_box", "packing", "front", "defect_close")):
        desk.photos.add_bytes(case_id, picture((at * 50, 90, 160)), f"{shot}.jpg", shot)
    # the parcel back is UPS's, which owes nothing for what was defective
    desk.parcels.note(case_id, ParcelTold(End.BUYER, End.US, "1Z9", "UPS", sent=True))
    disputed(desk, case_id)
    desk.close()
    page = application(tmp_path / "desk")
    page.queue.choose_view("all")
    page.queue.go_to("00001")
    found = packet_dialog(page)
    found.window_page = page  # type: ignore[attr-defined]
    return found


def choose(dialog: PacketDialog, name: str) -> None:
    at = dialog.bar.who.findData(name)
    dialog.bar.who.setCurrentIndex(at)
    dialog.bar.who.activated.emit(at)


def until(dialog: PacketDialog, done: Callable[[], bool]) -> None:
    dialog.window_page.until(done, 20)  # type: ignore[attr-defined]


def test_an_addressee_is_chosen_and_what_it_takes_stands_beside(dialog, tmp_path):
    assert dialog.bar.who.currentData() == ""
    assert dialog.bar.who.itemData(1) == "ebay"
    sheet = dialog.paper
    choose(dialog, "ebay")
    assert "1.75 MB" in dialog.bar.limits.text()
    until(dialog, lambda: dialog.packet is not None and len(dialog.pages) == 5)
    assert "5 of 5 files" in dialog.bar.limits.text()
    dialog.bar.copy_subject.click()
    assert QGuiApplication.clipboard().text() == dialog.packet.subject
    assert dialog.packet.subject.startswith("Order 302-1")
    dialog.bar.copy_text.click()
    assert QGuiApplication.clipboard().text() == dialog.packet.text
    assert "We ask eBay to" in dialog.packet.text
    dialog.save_packet_to(tmp_path / "out", folder=True)
    assert len(list((tmp_path / "out").glob("*-of-5.jpg"))) == 5
    assert len(list((tmp_path / "out").glob("*-text.txt"))) == 1
    choose(dialog, "")
    until(dialog, lambda: len(dialog.pages) > 0 and dialog.paper is sheet)
    assert dialog.packet is None
    assert not dialog.bar.text.isVisible()
    dialog.close()


def test_what_is_refused_is_said_and_the_sheet_stays(dialog):
    sheet = dialog.paper
    at = dialog.bar.who.findData("ups")
    assert dialog.bar.who.itemText(at) == "(UPS)"
    choose(dialog, "ups")
    until(dialog, lambda: dialog.trouble.text() != "")
    assert "No evidence sheet was made" in dialog.trouble.text()
    assert dialog.paper is sheet
    assert dialog.bar.who.currentData() == ""
    dialog.close()


def test_a_papers_single_file_is_saved_as_what_it_is(dialog, tmp_path):
    choose(dialog, "card")
    until(dialog, lambda: dialog.packet is not None)
    dialog.save_packet_to(tmp_path / "a.jpg", folder=False)
    assert ".pdf" in dialog.trouble.text()
    dialog.save_packet_to(tmp_path / "a.pdf", folder=False)
    assert (tmp_path / "a.pdf").read_bytes() == dialog.packet.files[0].content
    dialog.close()


def test_aliexpress_is_asked_once_its_number_of_the_order_was_entered(
    application: Start, tmp_path: Path
) -> None:
    desk = open_desk(tmp_path / "desk", clock=SetClock(NOW), create=True)
    desk.settings.set(shop_name="Harbour Gifts")
    desk.policies.add_supplier("Lux Lamps (AliExpress)", "", "en")
    (lux,) = desk.policies.suppliers()
    desk.policies.new_version(lux.id, PolicyTerms(rma_needed=False), NOW.date())
    price = Money.parse("40.00", "USD")
    lamp = NewCase("302-2", "Quay Shop", "Lamp", "defective", price, supplier_id=lux.id)
    (case_id,) = desk.by_hand.open(lamp).case_ids
    desk.photos.add_bytes(case_id, picture((40, 90, 160)), "1.jpg", "front")
    desk.close()
    page = application(tmp_path / "desk")
    page.queue.choose_view("all")
    page.queue.go_to("00001")
    sheet = packet_dialog(page)
    assert sheet.bar.who.itemData(1) == "aliexpress"
    choose(sheet, "aliexpress")
    page.until(lambda: sheet.trouble.text() != "", 20)
    assert "order’s number at the supplier" in sheet.trouble.text()
    sheet.close()
    page.settle()
    page.do("order_facts")
    facts = page.dialog(FactsDialog)
    facts.orders[1].setText("8180020771234567")
    facts.ok.click()
    page.settle()
    sheet = packet_dialog(page)
    choose(sheet, "aliexpress")
    page.until(lambda: sheet.packet is not None, 20)
    assert "8180020771234567" in sheet.packet.text
    assert sheet.packet.subject.startswith("PO 8180020771234567")
    sheet.save_packet_to(tmp_path / "out", folder=True)
    assert len(list((tmp_path / "out").glob("*.jpg"))) == len(sheet.packet.files)
    sheet.close()


ORDER_OF_TWO = (
    "Name,Email,Currency,Subtotal,Shipping,Taxes,Total,Discount Amount,Created at,"
    "Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku\n"
    "#8001,a@x.example,USD,105.00,0.00,0.00,105.00,0.00,2026-11-01 10:00:00 +0000,1,Mug,30.00,MUG\n"
    "#8001,a@x.example,,,,,,,2026-11-01 10:00:00 +0000,1,Lamp,75.00,LAMP\n"
)


def test_of_two_suppliers_the_one_who_owes_nothing_stands_in_brackets(
    application: Start, tmp_path: Path
) -> None:
    desk = open_desk(tmp_path / "desk", clock=SetClock(NOW), create=True)
    orders = tmp_path / "orders.csv"
    orders.write_text(ORDER_OF_TWO, encoding="utf-8")
    desk.intake.commit(desk.intake.preview(orders, "Shop A"))
    mug = NewCase(
        *("#8001", "Shop A", "Mug", "defective", None, "USD"),
        sku="MUG",
        also=(AlsoBack("LAMP", "changed_mind"),),
    )
    (case_id,) = desk.by_hand.open(supplied(desk, mug)).case_ids
    desk.policies.add_supplier("Kiln & Co", "returns@kiln.example", "en")
    (kiln,) = [each.id for each in desk.policies.suppliers() if each.name == "Kiln & Co"]
    desk.cases.set_supplier(case_id, kiln, line=2)
    desk.photos.add_bytes(case_id, picture((50, 90, 160)), "front.jpg", "front")
    desk.close()
    page = application(tmp_path / "desk")
    page.queue.choose_view("all")
    page.queue.go_to("00001")
    who = packet_dialog(page).bar.who
    listed = [who.itemText(at) for at in range(who.count())]
    assert {"Potter & Sons", "(Kiln & Co)"} <= set(listed)


def packet_dialog(page: WindowPage) -> PacketDialog:
    """The open case's sheet, shown with those whom it can be made for."""
    page.do("evidence")
    page.until(lambda: page.has_dialog(PacketDialog), 20)
    found = page.dialog(PacketDialog)
    page.until(lambda: found.bar.who.count() > 1 and len(found.pages) > 0, 20)
    return found
