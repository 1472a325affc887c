"""A parcel on the table, through the real window: scanned, photographed, judged, next."""

import shutil
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QScrollArea, QWidget

from desktop.frame.tabs import place_of
from desktop.inspection.findings.comparison_model import ANSWERED, FOUND
from desktop.inspection.findings.postage_dialog import PostageDialog
from desktop.papers.paper_dialog import PaperDialog
from desktop.wording import word
from returns.casework.goods.told_parcel import ParcelTold
from returns.casework.products import ProductTold
from returns.money import Money
from returns.records.options import NewCase, StepOptions
from returns.records.policy import Address, PolicyTerms, ReturnFee
from returns.rules.money.due import verdict_of
from returns.terms import (
    Disposition,
    End,
    FreightWay,
    Goods,
    Grade,
    Move,
    Route,
    StepKind,
    Verdict,
    Works,
)
from tests.desktop.pdf_words import words_in
from tests.desktop.two_lines import mug_and_lamps
from tests.pages.inspection_page import InspectionPage

TRACKING = "1Z999AA10123456784"


def picture(path: Path, colour: str, taken: str = "") -> Path:
    image = Image.new("RGB", (640, 480), colour)
    exif = image.getexif()
    if taken:
        exif.get_ifd(0x8769)[0x9003] = taken if " " in taken else f"2026:11:21 {taken}"
    image.save(path, exif=exif)
    return path


@pytest.fixture
def window(application, tmp_path):
    """The window on a desk of its own that knows one mug on its way back."""
    from returns.clock import SetClock
    from returns.desk import open_desk
    from tests.desktop.conftest import NOW

    folder = tmp_path / "Harbour Gifts"
    desk = open_desk(folder, clock=SetClock(NOW), create=True)
    mug = NewCase(
        order_number="302-5581234-7719",
        channel="Amazon DE",
        title="Mug 350 ml, blue",
        reason="changed_mind",
        unit_price=Money(1840, "EUR"),
        sku="MUG",
        buyer_name="Lena Müller",
        buyer_words="<b>In pieces</b>, the box was fine.",
    )
    quay = Address("Harbour Gifts", ("12 Quay Street",), "Bristol", "", "BS1 4EP", "GB")
    desk.settings.set(return_address=quay)
    (case_id,) = desk.by_hand.open(mug).case_ids
    desk.cases.do(case_id, StepKind.APPROVE, StepOptions(route=Route.TO_US))
    desk.cases.do(case_id, Move.SHIPPED, StepOptions(tracking=TRACKING))
    desk.close()
    return application(folder)


@pytest.fixture
def inspection(window):
    """The Inspection tab, nothing on the table."""
    return InspectionPage(window)


@pytest.fixture
def on_table(inspection):
    """The same with the mug scanned."""
    inspection.scan(TRACKING)
    return inspection


@pytest.fixture
def two_lines(window, tmp_path):
    """On the table: a mug and two lamps of one order, in one parcel."""
    case_id = mug_and_lamps(window.desk, tmp_path)
    window.desk.cases.do(case_id, StepKind.APPROVE, StepOptions(route=Route.TO_US))
    window.desk.parcels.note(case_id, ParcelTold(End.US, tracking="TWO1", arrived=True))
    page = InspectionPage(window)
    page.open(case_id)
    return page


@pytest.fixture
def supplied(window):
    """On the table: a lamp whose supplier takes it back and keeps a tenth of it."""
    policies = window.desk.policies
    policies.add_supplier("Kiln & Co", "returns@kiln.example", "en")
    (supplier,) = policies.suppliers()
    terms = PolicyTerms(
        takes_returns=True, rma_needed=False, fee=ReturnFee(percent=10), remedies=("refund",)
    )
    policies.new_version(
        supplier.id, terms, window.desk.store.clock.now().date().replace(month=1)
    )
    kiln = Address("Kiln & Co", ("7 Kiln Road",), "Stoke", "", "ST4 2AB", "GB")
    policies.set_warehouse(supplier.id, None, "Main", kiln)
    lamp = NewCase(
        order_number="LAMP-1",
        channel="Amazon US",
        sku="LAMP",
        title="Lamp, oak",
        reason="defective",
        unit_price=Money(12900, "USD"),
        supplier_id=supplier.id,
    )
    (case_id,) = window.desk.by_hand.open(lamp).case_ids
    window.desk.products.tell("LAMP", ProductTold(cost=Money(4000, "USD")))
    window.desk.cases.do(case_id, StepKind.APPROVE, StepOptions(route=Route.TO_US))
    window.desk.receiving.receive(case_id)
    page = InspectionPage(window)
    page.open(case_id)
    return page


# --- scanning ---------------------------------------------------------------------------------


def test_the_scan_box_has_the_focus_whenever_the_tab_opens(window, inspection):
    assert inspection.scan_box_has_the_focus()
    window.do("tab_queue")
    assert not inspection.scan_box_has_the_focus()
    window.do("tab_inspection")
    assert inspection.scan_box_has_the_focus()


def test_scanning_receives_the_parcel_and_puts_its_case_on_the_table(window, inspection):
    inspection.scan(TRACKING.lower())
    # announced it was before
    assert inspection.title() == "Mug 350 ml, blue here"
    assert inspection.case().tracks.goods is Goods.RECEIVED
    assert "received" in window.banner().lower()
    assert inspection.tab.scan.line.text() == ""


def test_the_number_that_amazon_gave_the_return_is_scanned_like_any_other(
    window, inspection, tmp_path
):
    case_id = mug_and_lamps(window.desk, tmp_path)
    inspection.scan("RMA44")
    assert inspection.case().id == case_id


def test_tab_leads_from_the_scan_box_to_the_findings(window, on_table):
    """The keyboard says what was found without walking through tabs, buttons and photos."""
    on_table.tab.scan.line.setFocus()
    window.key(Qt.Key.Key_Tab)
    package = on_table.tab.table.panel.findings.package
    assert package.isAncestorOf(QApplication.focusWidget())
    window.key(Qt.Key.Key_Space)
    assert package.value() == "sealed"
    on_table.tab.scan.line.setFocus()
    on_table.tab.scan.line.setText("1Z99")
    window.key(Qt.Key.Key_Tab)
    assert not package.isAncestorOf(QApplication.focusWidget())


def test_the_shots_are_headed_by_the_supplier_who_asks_for_them(supplied):
    assert supplied.tab.table.shots.title.text() == "Shots that Kiln & Co asks for"


def test_digits_say_what_was_found_as_soon_as_a_parcel_is_scanned(window, on_table):
    """The scan box kept the keyboard: what was meant for the findings was typed there."""
    for digit, told in (("3", "package"), ("1", "complete"), ("2", "works")):
        QTest.keyClick(QApplication.focusWidget(), digit)
        window.until(lambda told=told: on_table.findings()[told])
    window.settle()
    (unit,) = on_table.case().units
    assert (unit.package, unit.complete, unit.works) == ("damaged", True, Works.NO)
    assert on_table.tab.scan.line.text() == ""


@pytest.mark.parametrize("code", [TRACKING, "JD0009", "302-5581234-7719"])
def test_a_scanner_types_into_the_scan_box_from_the_findings(window, on_table, code):
    on_table.tab.table.panel.findings.package.take_focus()
    for letter in code:
        QTest.keyClick(QApplication.focusWidget(), letter)
    assert on_table.tab.scan.line.text() == code
    assert on_table.findings()["package"] == ""
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    window.settle()
    assert on_table.tab.scan.line.text() == ""
    window.close_dialogs()


def test_the_next_code_takes_the_place_of_what_was_left_in_the_scan_box(window, on_table):
    """The next parcel was looked for by it, together with what somebody had typed beside the fields."""
    panel = on_table.tab.table.panel
    panel.findings.package.take_focus()
    for letter in "bent":
        QTest.keyClick(QApplication.focusWidget(), letter)
    on_table.tab.finish()
    window.settle()
    for letter in TRACKING:
        QTest.keyClick(QApplication.focusWidget(), letter)
    assert on_table.tab.scan.line.text() == TRACKING


def test_a_code_that_is_begun_keeps_the_keyboard_and_escape_brings_the_box_back(
    window, inspection
):
    inspection.tab.scan.line.setText("1Z99")
    inspection.tab.go_to(1)
    window.settle()
    assert inspection.title().startswith("Mug")
    assert inspection.scan_box_has_the_focus()
    inspection.tab.table.panel.findings.works.take_focus()
    window.key(Qt.Key.Key_Escape)
    assert inspection.scan_box_has_the_focus()


def test_large_text_in_a_low_window_leaves_the_way_on_in_sight(window, on_table):
    """The tab was as tall as it liked to be: its buttons lay below the edge, beside two scroll bars."""
    late = window.application.open.tabs[place_of("inspection")]
    around = late.parentWidget().parentWidget()
    assert isinstance(around, QScrollArea)
    panel = on_table.tab.table.panel
    for factor in (1.0, 1.5, 2.0):
        window.application.appearance.set_factor(factor)
        window.window.resize(1280, 720)
        window.settle()
        assert not around.verticalScrollBar().isVisible()
        for button in (panel.label, panel.evidence, panel.finish):
            corner = button.mapTo(around.viewport(), button.rect().bottomRight())
            assert around.viewport().rect().contains(corner), (factor, button.plain_text())


def test_undo_takes_the_receiving_back(window, on_table):
    window.do("undo")
    assert on_table.case().tracks.goods is Goods.IN_TRANSIT
    assert on_table.tab.table.header.receive.isVisible()


def test_scanning_it_again_says_so_and_shows_it(window, on_table):
    before = window.desk.cases.history(1)
    on_table.scan(TRACKING)
    assert "already" in window.banner()
    assert window.window.foot.message.text()
    assert window.desk.cases.history(1) == before
    assert on_table.title().startswith("Mug")


def test_a_parcel_that_waits_is_opened_by_enter(window, inspection):
    window.desk.receiving.receive(1)
    inspection.tab.presenter.refresh()
    window.settle()
    assert inspection.waiting() == ["Mug 350 ml, blue"]
    rows = inspection.tab.waiting.cases
    rows.setFocus()
    rows.choose_first()
    window.key(Qt.Key.Key_Return)
    assert inspection.title().startswith("Mug")


def test_the_badge_counts_the_parcels_that_wait(window, on_table):
    assert "Inspection 1" in window.tab_names()


def test_a_code_of_two_cases_asks_which(window, inspection):
    # two shops may have the same order number
    lamp = NewCase(
        "302-5581234-7719", "Shopify", "Lamp, oak", "defective", Money(1, "EUR"), sku="LAMP"
    )
    window.desk.by_hand.open(lamp)
    inspection.scan("302-5581234-7719")
    dialog = inspection.dialog()
    assert dialog.found.ids() == [1, 2]
    window.key(Qt.Key.Key_Down)
    window.key(Qt.Key.Key_Return)
    assert inspection.title().startswith("Lamp")
    package = inspection.tab.table.panel.findings.package
    assert package.isAncestorOf(QApplication.focusWidget())


def test_an_unknown_code_is_kept_apart_and_matched_later(window, inspection):
    inspection.scan("JD0009")
    inspection.dialog().keep.click()
    window.settle()
    assert inspection.apart() == ["JD0009"]

    inspection.scan("JD0009")
    dialog = inspection.dialog()
    dialog.search.line.setText("Lena")
    window.until(lambda: not dialog._pause.isActive())
    window.settle()
    assert dialog.found.ids() == [1]
    dialog.search.line.setFocus()
    window.key(Qt.Key.Key_Return)

    assert inspection.case().tracks.goods is Goods.RECEIVED
    assert window.desk.receiving.unmatched() == ()


def test_an_unknown_code_can_be_looked_for_at_once(window, inspection):
    inspection.scan("JD0009")
    dialog = inspection.dialog()
    assert not dialog.found.isVisible()
    dialog.search.line.setText("mug")
    window.until(lambda: not dialog._pause.isActive())
    window.settle()
    dialog.search.line.setFocus()
    window.key(Qt.Key.Key_Return)
    assert [p.tracking for p in inspection.case().parcels if p.received_at] == ["JD0009"]


# --- findings ---------------------------------------------------------------------------------


def test_every_answer_is_saved_when_it_is_given(window, on_table):
    on_table.choose("works", "no")
    (found,) = on_table.case().units
    assert (found.package, found.complete, found.works) == (None, None, Works.NO)
    on_table.say_usual(works="no")
    (found,) = on_table.case().units
    assert (found.works, found.grade) == (Works.NO, Grade.D)

    on_table.type_into("marks", "Crack from rim to base")
    on_table.type_into("weight", "412")

    (found,) = on_table.case().units
    assert (found.marks, found.weight_g) == ("Crack from rim to base", 412)
    assert on_table.findings()["grade"] == "D"


def test_what_is_being_typed_survives_an_answer_that_arrives(window, on_table):
    on_table.type_into("marks", "Crack", leave=False)
    on_table.choose("package", "damaged")
    assert on_table.findings()["marks"] == "Crack"
    assert on_table.case().units[0].marks == "Crack"


def test_the_grade_can_be_overruled_and_given_back(window, on_table):
    on_table.say_usual(works="no")
    on_table.choose("grade", "C")
    assert on_table.case().units[0].grade_overruled
    back = on_table.tab.table.panel.findings.back
    assert back.plain_text() == "Proposed: D"
    back.click()
    window.settle()
    assert on_table.case().units[0].grade is Grade.D
    assert not back.isVisible()


def test_three_announced_two_arrived(window, inspection):
    new = NewCase("302-3", "Shopify", "Cups", "defective", Money(900, "USD"), quantity=3)
    (case_id,) = window.desk.by_hand.open(new).case_ids
    window.desk.receiving.receive(case_id)
    inspection.open(case_id)
    inspection.say_usual(works="yes")
    inspection.choose("units", f"{inspection.case().lines[0].id}/2")
    inspection.say_usual(works="no")
    inspection.choose("units", f"{inspection.case().lines[0].id}/3")
    inspection.tab.table.panel.findings.absent.click()
    window.settle()

    assert [f.grade for f in inspection.case().units] == [Grade.B, Grade.D, Grade.X]
    assert inspection.columns("Quantity") == ("3", "2", "—", True)
    assert inspection.verdict() == "Your verdict: Not received"


def test_a_unit_on_top_can_be_added(window, on_table):
    on_table.choose("works", "yes")
    on_table.tab.table.panel.findings.more.click()
    window.settle()
    on_table.type_into("marks", "another cup")
    assert [f.number for f in on_table.case().units] == [1, 2]


def test_something_else_came(window, on_table):
    form = on_table.tab.table.panel.findings
    assert not form.instead.isVisible()
    form.other.click()
    assert QApplication.focusWidget() is form.instead
    on_table.type_into("instead", "A brick in a sock")
    assert on_table.case().units[0].instead == "A brick in a sock"
    window.do("undo")
    assert on_table.case().units[0].instead == ""


def test_units_of_two_lines_are_looked_at_one_by_one(window, two_lines):
    case = two_lines.case()
    mug, lamp = case.lines
    two_lines.say_usual(works="no")
    two_lines.type_into("marks", "Broken")
    assert two_lines.verdict().startswith("Proposed verdict: As claimed")
    two_lines.choose("units", f"{lamp.id}/2")
    assert two_lines.findings()["marks"] == ""
    assert "Say first what you found" in two_lines.verdict()
    two_lines.say_usual(works="yes")
    two_lines.change_verdict("no_fault")
    two_lines.choose_goods("restock")
    two_lines.write("Packing", FOUND, "As new")
    mug, lamp = two_lines.case().lines
    assert (mug.units[0].verdict, mug.found_says) == (None, {})
    assert lamp.found_says == {"packing": "As new"}
    assert [unit.verdict for unit in lamp.units] == [None, Verdict.NO_FAULT]
    assert [unit.disposition for unit in lamp.units] == [None, Disposition.RESTOCK]


def test_what_did_not_come_is_waited_for_and_a_second_parcel_brings_it(window, two_lines):
    _, lamp = two_lines.case().lines
    two_lines.choose("units", f"{lamp.id}/2")
    two_lines.tab.table.panel.findings.absent.click()
    window.settle()
    assert two_lines.case().lines[1].units[1].verdict is Verdict.NOT_RECEIVED
    assert two_lines.units()[2] == "Lamp 2 · Not received"
    window.do("undo")
    assert two_lines.case().lines[1].units[1].verdict is None


def test_the_verdict_follows_and_can_be_changed(window, on_table):
    assert "Say first what you found" in on_table.verdict()
    on_table.type_into("marks", "Scratched")
    assert "Say first what you found" in on_table.verdict()
    on_table.say_usual()
    assert on_table.verdict().startswith("Proposed verdict: Buyer’s damage ·")
    on_table.change_verdict("as_claimed")
    assert on_table.verdict().startswith("Your verdict: As claimed")
    assert verdict_of(on_table.case().lead) is Verdict.AS_CLAIMED


def test_what_becomes_of_the_goods_is_one_press(window, on_table):
    assert not on_table.tab.table.panel.goods.isVisible()
    on_table.say_usual(works="yes")
    chosen, offered = on_table.goods()
    assert chosen == offered[0] == "restock"
    on_table.choose_goods("discount")
    assert on_table.case().units[0].disposition is Disposition.DISCOUNT
    window.do("undo")
    assert on_table.case().units[0].disposition is None


def test_the_sheet_goes_by_what_is_lit_for_the_goods(window, supplied, tmp_path):
    """Back to the supplier is lit, and nobody pressed it: it is kept before the sheet is made."""
    supplied.say_usual(works="no")
    assert supplied.goods()[0] == "to_supplier"
    claim = supplied.tab.table.panel.claim
    window.until(lambda: "10 %" in claim.working.text())
    assert supplied.case().units[0].disposition is None
    supplied.tab.make_evidence()
    window.until(lambda: window.has_dialog(PaperDialog), 20)
    assert supplied.case().units[0].disposition is Disposition.TO_SUPPLIER
    words = " ".join(words_in(window.dialog(PaperDialog).paper.pdf, tmp_path).split())
    assert "nothing goes back" not in words
    assert "Fee for returned goods (10 %)" in words
    window.dialog(PaperDialog).close()
    window.do("undo")
    assert supplied.case().units[0].disposition is None


def test_the_columns_are_typed_in_place_and_contradictions_are_marked(window, on_table):
    on_table.choose("works", "no")
    on_table.write("Packing", FOUND, "Box sound, no cushioning")
    on_table.write("Packing", ANSWERED, "Bubble wrap used")
    assert on_table.columns("Packing") == (
        *("—", "Box sound, no cushioning", "Bubble wrap used"),
        True,
    )
    assert on_table.case().lead.supplier_says == {"packing": "Bubble wrap used"}
    window.do("undo")
    assert on_table.columns("Packing")[2] == "—"


def test_fields_that_tell_nothing_are_left_out_until_asked_for(window, on_table):
    model, more = on_table.tab.table.comparison_model, on_table.tab.table.comparison.more
    few = model.rowCount()
    more.click()
    assert model.rowCount() == 7 > few
    more.click()
    assert model.rowCount() == few


# --- photos -----------------------------------------------------------------------------------


def test_several_files_fill_the_frames_in_the_order_in_which_they_were_taken(
    window, on_table, tmp_path
):
    words, tone = on_table.meter()
    assert (words, tone) == ("0 of 5 · 5 missing", "bad")
    paths = [
        picture(tmp_path / f"{n}.jpg", colour, f"14:0{n}:00")
        for n, colour in ((4, "red"), (1, "blue"), (3, "green"), (2, "white"))
    ]
    window.drop(*paths)

    assert on_table.photos() == [
        *(("1.jpg", "outer_box"), ("2.jpg", "shipping_label")),
        *(("3.jpg", "opened_inside"), ("4.jpg", "front")),
    ]
    assert on_table.meter() == ("4 of 5 · 1 missing", "bad")
    on_table.choose_files([picture(tmp_path / "5.jpg", "black")])
    assert on_table.meter() == ("5 of 5 · complete", "good")
    assert "1 photo added" in window.banner()


def test_a_file_that_falls_on_a_frame_belongs_to_it(window, on_table, tmp_path):
    on_table.drop_on_frame(3, picture(tmp_path / "front.png", "red"))
    assert on_table.photos() == [("front.png", "front")]
    assert on_table.frames()[3] == "4 Front: there"
    assert on_table.frames()[0] == "1 Outer box, all sides: needed"


def test_a_photo_is_put_elsewhere_by_dragging_and_by_its_number(window, on_table, tmp_path):
    window.drop(picture(tmp_path / "a.jpg", "red"), picture(tmp_path / "b.jpg", "blue"))
    on_table.drag_photo(0, 1)
    assert dict(on_table.photos()) == {"a.jpg": "shipping_label", "b.jpg": "outer_box"}
    on_table.go_to_frame(0)
    on_table.press_on_photo(Qt.Key.Key_5)
    assert dict(on_table.photos()) == {"a.jpg": "shipping_label", "b.jpg": "back"}
    chosen = on_table.tab.table.chosen_photo()
    assert chosen is not None
    assert chosen.name == "b.jpg"


def test_a_picture_is_pasted_although_the_scan_box_has_the_focus(window, on_table):
    image = QImage(60, 40, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    on_table.paste(image)
    assert on_table.photos() == [("Pasted picture.png", "outer_box")]


def test_the_chosen_photo_is_shown_large_and_turned_with_r(window, on_table, tmp_path):
    window.drop(picture(tmp_path / "a.jpg", "red"))
    view = on_table.tab.table.photo.view
    assert view.has_picture()
    assert view._picture.width() > view._picture.height()
    on_table.press_on_photo(Qt.Key.Key_R)
    assert on_table.case().photos[0].rotation == 90
    assert view._picture.width() < view._picture.height()
    on_table.press_on_photo(Qt.Key.Key_R, Qt.KeyboardModifier.ShiftModifier)
    assert on_table.case().photos[0].rotation == 0


def test_space_shows_the_photo_over_the_tab_and_gives_the_focus_back(
    window, on_table, tmp_path
):
    window.drop(picture(tmp_path / "a.jpg", "red"), picture(tmp_path / "b.jpg", "blue"))
    on_table.go_to_frame(0)
    on_table.press_on_photo(Qt.Key.Key_Space)
    overlay = on_table.tab.overlay
    assert overlay.isVisible()
    assert overlay.geometry() == on_table.tab.rect()
    window.key(Qt.Key.Key_Right)
    assert on_table.tab.table.chosen_photo().name == "b.jpg"
    window.key(Qt.Key.Key_Escape)
    assert not overlay.isVisible()
    assert QApplication.focusWidget() is on_table.tab.table.strip


def test_delete_takes_a_photo_off_and_undo_brings_it_back(window, on_table, tmp_path):
    window.drop(picture(tmp_path / "a.jpg", "red"))
    on_table.press_on_photo(Qt.Key.Key_Delete)
    assert on_table.photos() == []
    window.press_banner()
    assert on_table.photos() == [("a.jpg", "outer_box")]


def test_what_is_no_picture_or_damaged_is_told_and_the_others_stay(window, on_table, tmp_path):
    text = tmp_path / "note.jpg"
    text.write_text("hello", encoding="utf-8")
    damaged = tmp_path / "damaged.jpg"
    damaged.write_bytes(b"\xff\xd8\xff\xe0" + b"\0" * 100)
    window.drop(picture(tmp_path / "a.jpg", "red"), text, damaged)
    assert [name for name, _ in on_table.photos()] == ["a.jpg", "damaged.jpg"]
    assert "note.jpg" in window.banner()
    assert "not added" in window.banner()
    assert on_table.frames()[1] == "2 Shipping label: cannot be shown: take it anew"
    on_table.go_to_frame(1)
    assert "cannot be shown" in on_table.tab.table.photo.view.accessibleName()


def test_what_cannot_be_shown_counts_for_no_shot_and_the_next_photo_takes_its_frame(
    window, on_table, tmp_path
):
    """It had a tick, and the meter counted it as proof."""
    window.drop(picture(tmp_path / "a.jpg", "red"))
    meter = on_table.tab.table.shots.meter
    before = meter.text()
    damaged = tmp_path / "damaged.jpg"
    damaged.write_bytes(b"\xff\xd8\xff\xe0" + b"\0" * 100)
    window.drop(damaged)
    assert meter.text() == before
    window.drop(picture(tmp_path / "b.jpg", "blue"))
    assert on_table.frames()[1] == "2 Shipping label: there"
    assert "Shipping label: kept, cannot be shown" in on_table.frames()
    assert meter.text() != before


def test_a_damaged_photo_alone_is_no_success(window, on_table, tmp_path):
    damaged = tmp_path / "damaged.jpg"
    damaged.write_bytes(b"\xff\xd8\xff\xe0" + b"\0" * 100)
    window.drop(damaged)
    assert "“damaged.jpg”: The picture is damaged" in window.banner()
    assert window.window.banner._tone == "warning"


def test_a_date_that_cannot_be_is_told_beside_the_photo(window, on_table, tmp_path):
    window.drop(picture(tmp_path / "old.jpg", "red", "2008:03:01 10:00:00"))
    assert "taken 2008-03-01" in window.banner()
    assert window.window.banner._tone == "warning"
    doubt = on_table.tab.table.photo.doubt
    assert doubt.isVisible()
    assert "2008-03-01" in doubt.text()


def test_a_message_that_is_cut_can_be_opened(window):
    window.window.say(
        "This file was not added, and nor was that one. " * 40, "warning", "", None
    )
    window.settle()
    banner = window.window.banner
    small = banner.height()
    assert banner._more.isVisible()
    banner._more.click()
    window.settle()
    assert banner.height() > small
    assert not banner._more.isVisible()
    foot = window.window.foot
    assert banner.mapTo(window.window, banner.rect().topLeft()).y() >= (
        foot.mapTo(window.window, foot.rect().bottomLeft()).y()
    )


def test_the_same_file_twice_is_told(window, on_table, tmp_path):
    path = picture(tmp_path / "a.jpg", "red")
    window.drop(path)
    window.drop(Path(shutil.copy(path, tmp_path / "b.jpg")))
    assert len(on_table.photos()) == 1
    assert "not added a second time" in window.banner()


def test_an_empty_frame_asks_for_its_file_by_enter(window, on_table, tmp_path):
    on_table.go_to_frame(2)
    on_table.press_on_photo(Qt.Key.Key_Return)
    dialog = window.dialog(QFileDialog)
    dialog.filesSelected.emit([str(picture(tmp_path / "a.jpg", "red"))])
    dialog.close()
    window.settle()
    assert on_table.photos() == [("a.jpg", "opened_inside")]


def test_files_that_are_no_pictures_go_on_to_the_import(window, on_table, tmp_path):
    path = tmp_path / "orders.csv"
    path.write_text("a,b\n", encoding="utf-8")
    assert not on_table.tab.files_dropped([str(path)])


# --- the way on -------------------------------------------------------------------------------


def test_save_next_saves_what_stands_in_the_form_and_frees_the_table(window, on_table):
    on_table.say_usual()
    on_table.type_into("marks", "Scratched", leave=False)
    on_table.save_next()
    case = window.desk.cases.get(1)
    assert case.tracks.goods is Goods.INSPECTED
    assert case.units[0].marks == "Scratched"
    assert verdict_of(case.lead) is Verdict.BUYER_DAMAGE
    assert on_table.scan_box_has_the_focus()
    assert on_table.tab.presenter.case_id == 0
    assert on_table.waiting() == []
    window.press_banner()
    assert window.desk.cases.get(1).tracks.goods is Goods.RECEIVED


def test_save_next_makes_no_inspection_up(window, on_table):
    shown = on_table.findings()
    assert [shown[name] for name in ("package", "complete", "works", "grade")] == [""] * 4
    on_table.save_next()
    case = window.desk.cases.get(1)
    (unit,) = case.units
    assert (unit.goods, unit.verdict, unit.looked_at) == (Goods.RECEIVED, None, False)
    assert "whether it works" in window.banner()

    on_table.choose("package", "opened")
    on_table.choose("complete", "yes")
    on_table.save_next()
    case = window.desk.cases.get(1)
    (unit,) = case.units
    assert (unit.goods, unit.verdict, unit.disposition) == (Goods.RECEIVED, None, None)
    assert "Not said yet of unit 1: whether it works" in window.banner()
    # the keyboard is where the answer goes
    works = on_table.tab.table.panel.findings.works
    assert works.isAncestorOf(window.window.focusWidget())
    assert on_table.findings()["package"] == "opened"


def test_what_cannot_be_finished_stays_on_the_table(window, inspection):
    inspection.open(1)
    inspection.save_next()
    assert window.desk.cases.get(1).tracks.goods is Goods.IN_TRANSIT
    assert inspection.title().startswith("Mug")
    assert window.banner()


def test_the_parcel_can_be_received_by_hand(window, inspection):
    inspection.open(1)
    inspection.tab.table.header.receive.click()
    window.settle()
    assert inspection.case().tracks.goods is Goods.RECEIVED
    assert not inspection.tab.table.header.receive.isVisible()


def test_a_change_made_elsewhere_is_shown(window, on_table):
    change = window.desk.inspections.set_verdict(1, Verdict.CARRIER_DAMAGE)
    window.application.open.shell.changes.tell(change)
    window.settle()
    assert "Carrier’s damage" in on_table.verdict()


# --- words and keys ---------------------------------------------------------------------------


def test_the_buyers_words_are_never_markup(window, on_table):
    said = on_table.tab.table.header.said
    assert said.text().endswith("“<b>In pieces</b>, the box was fine.”")
    assert said.textFormat() is Qt.TextFormat.PlainText


def test_the_tab_speaks_chinese_while_a_case_is_on_the_table(window, on_table):
    on_table.choose("works", "no")
    window.do("lang_zh")
    assert on_table.title() == "Mug 350 ml, blue 已到"
    assert on_table.frames()[0].startswith("1 外箱")
    found = on_table.columns("状况")[1]
    window.do("lang_en")
    assert on_table.columns("Condition")[1] != found


def test_everything_that_takes_the_focus_has_a_name(window, on_table, tmp_path):
    window.drop(picture(tmp_path / "a.jpg", "red"))
    nameless = [
        type(each).__name__
        for each in [*on_table.tab.findChildren(QWidget), on_table.tab.scan.line]
        if each.isVisible()
        and each.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not each.accessibleName()
        and not getattr(each, "text", lambda: "")()
    ]
    assert nameless == []


def test_tab_goes_from_the_header_over_the_shots_to_save_next(window, on_table):
    page = on_table.tab.table
    wanted = [
        *(page.header.photos, page.strip, page.comparison.table, page.verdict.change),
        *(page.panel.findings.marks, page.panel.label, page.panel.finish),
    ]
    seen = []
    each = page.header.paste
    for _ in range(200):
        each = each.nextInFocusChain()
        if each in wanted and each not in seen:
            seen.append(each)
    assert seen == wanted


@pytest.mark.parametrize("factor", ["1.0", "1.5", "2.0"])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_no_button_or_segment_is_cut(application, desk_folder, factor, language):
    window = application(desk_folder, factor=factor, language=language)
    window.window.resize(1280, 720)
    page = InspectionPage(window)
    page.open(window.desk.receiving.waiting()[0])
    from PySide6.QtWidgets import QPushButton

    cut = [
        button.text()
        for button in page.tab.findChildren(QPushButton)
        if button.isVisible() and button.width() < button.minimumSizeHint().width()
    ]
    assert cut == []


# --- postage ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "button", "field"),
    [("en", "Postage…", "Postage back"), ("zh", "运费…", "退回的运费")],
)
def test_the_postage_is_typed_beside_the_claim_and_can_be_undone(
    application, desk_folder, language, button, field
):
    window = application(desk_folder, language=language)
    page = InspectionPage(window)
    case_id = next(
        case_id
        for case_id in window.desk.receiving.waiting()
        if window.desk.inspections.proposal(case_id).addressee == "supplier"
    )
    page.open(case_id)
    card = page.tab.table.panel.claim
    assert card.postage.plain_text() == button
    before = card.working.text()
    card.postage.click()
    dialog = window.dialog(PostageDialog)
    out, back = dialog.costs[FreightWay.OUT], dialog.costs[FreightWay.BACK]
    assert back.line.accessibleName() == field
    out.line.setText("dear")
    assert not dialog.ok.isEnabled()
    out.line.setText("4,20")
    back.line.setText("9")
    dialog.ok.click()
    window.settle()
    case = page.case()
    assert (case.freight_out, case.freight_back) == tuple(
        Money(minor, case.value.currency) for minor in (420, 900)
    )
    assert card.working.text() != before
    window.do("undo")
    window.do("undo")
    assert page.case().freight_out is None
    assert card.working.text() == before


def test_the_parcel_stays_on_the_table_when_the_text_size_or_language_changes(window, on_table):
    on_table.type_into("marks", "Scratched", leave=False)
    for action in ("text_150", "text_100"):
        window.do(action)
        window.settle()
        anew = InspectionPage(window)
        assert anew.tab.presenter.case_id == 1
        assert anew.title().startswith("Mug")
        assert anew.findings()["marks"] == "Scratched"
    window.application.appearance.set_language("zh")
    window.settle()
    assert InspectionPage(window).tab.presenter.case_id == 1


@pytest.mark.parametrize("typed", ["412.5", "412,5", "0.4 kg", "-5", "1000000"])
def test_what_is_no_weight_in_grams_stays_and_is_never_taken_for_another(
    on_table, window, typed
):
    on_table.type_into("weight", "412")
    on_table.type_into("weight", typed)
    card = on_table.tab.table.panel.findings
    assert (
        card.weight.told.text() == "Whole grams from 0 to 999,999. The weight stays as it was."
    )
    assert card.weight.told.isVisible()
    on_table.type_into("marks", "Crack")
    assert card.weight.text() == typed
    found = on_table.case().units[0]
    assert (found.marks, found.weight_g) == ("Crack", 412)
    on_table.type_into("weight", "413")
    assert card.weight.told.isHidden()
    assert on_table.case().units[0].weight_g == 413


def test_after_photos_and_messages_the_findings_have_the_keys_and_units_turn_by_key(
    window, tmp_path
):
    """Nobody types an answer into the scan box, and no question is answered out of sight."""
    page = InspectionPage(window)
    page.scan(TRACKING)
    findings = page.tab.table.panel.findings
    page.choose_files([picture(tmp_path / "a.jpg", "red")])
    window.window.activateWindow()
    window.settle()
    assert findings.package.isAncestorOf(QApplication.focusWidget())
    page.tab.table.header.photos.setFocus()
    page.tab.table.header.photos.hide()
    window.settle()
    assert findings.package.isAncestorOf(QApplication.focusWidget())
    page.tab.table.header.photos.show()
    findings.more.click()
    window.settle()
    units = findings.units._group.buttons()
    assert len(units) == 2
    now = findings.unit()
    QTest.keyClick(
        QApplication.focusWidget(), Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier
    )
    window.settle()
    assert findings.unit() != now
    assert findings.package.isAncestorOf(QApplication.focusWidget())
    # Tab leads from the last unit to the first question
    units[-1].setFocus()
    QTest.keyClick(units[-1], Qt.Key.Key_Tab)
    assert findings.isAncestorOf(QApplication.focusWidget())


def test_a_question_that_is_come_to_by_key_is_in_sight(window):
    page = InspectionPage(window)
    page.scan(TRACKING)
    window.window.resize(1000, 600)
    window.settle()
    findings = page.tab.table.panel.findings
    for question in (findings.package, findings.complete, findings.works, findings.grade):
        question.take_focus()
        window.settle()
        button = QApplication.focusWidget()
        seen = button.visibleRegion().boundingRect()
        assert seen == button.rect(), question.accessibleName()


def test_the_head_says_what_is_said_of_the_line_whose_piece_is_looked_at(application, tmp_path):
    """Two lines, two reasons: which one stands there does not hang on which is next."""
    from returns.clock import SetClock
    from returns.desk import open_desk
    from tests.desktop.conftest import NOW

    desk = open_desk(tmp_path / "desk", clock=SetClock(NOW), create=True)
    case_id = mug_and_lamps(desk, tmp_path)
    desk.close()
    window = application(tmp_path / "desk")
    page = InspectionPage(window)
    page.open(case_id)
    case = page.case()
    said = page.tab.table.header.said
    for line in (*case.lines, *reversed(case.lines)):
        page.choose("units", f"{line.id}/1")
        assert said.text().startswith(word("reason", line.reason))
