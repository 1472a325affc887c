"""Every paper but the evidence sheet, from where its user looks for it to the file that he saves."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter

from desktop.frame.finding.palette import CommandPalette
from desktop.papers.paper_dialog import PaperDialog
from returns.clock import SetClock
from returns.desk import open_desk
from returns.money import Money
from returns.records.options import NewCase, StepOptions
from returns.records.policy import Address, PolicyTerms
from returns.rules.numbering import qr_payload
from returns.terms import Goods, RmaPlacement, Route, StepKind
from tests.conftest import PHOTOS
from tests.desktop.conftest import NOW
from tests.pages.queue import QueuePage
from tests.pages.window import WindowPage
from tests.returns.documents.sample_papers import page_texts, text_of

Start = Callable[..., WindowPage]
PLACEMENTS = (RmaPlacement.OUTER_BOX, RmaPlacement.INSIDE_SLIP, RmaPlacement.LABEL_ONLY)


@pytest.fixture
def page(application: Start, desk_folder: Path) -> WindowPage:
    return application(desk_folder)


def saved(page: WindowPage, path: Path) -> bytes:
    """What the preview that is open writes, byte for byte what it shows and what the desk keeps."""
    preview = page.dialog(PaperDialog)
    page.until(lambda: preview.pages and not preview.pages[-1].picture.isNull())
    preview.save_to(path)
    content = path.read_bytes()
    assert content == preview.paper.pdf == preview.paper.path.read_bytes()
    assert page.desk.papers.check(path).known == "desk"
    assert len(preview.pages) == len(pypdfium2.PdfDocument(content))
    preview.close()
    page.settle()
    return content


def codes(pdf: bytes) -> list[set[str]]:
    """What a scanner reads on each page."""
    found = []
    for page in pypdfium2.PdfDocument(pdf):
        picture = page.render(scale=300 / 72, grayscale=True).to_pil()
        found.append({each.text for each in zxingcpp.read_barcodes(picture)})
    return found


@pytest.fixture
def three(application: Start, tmp_path: Path) -> tuple[QueuePage, list[str]]:
    """Three approved cases whose suppliers want the number on the box, inside, and on the label alone."""
    desk = open_desk(tmp_path / "desk", clock=SetClock(NOW), create=True)
    desk.settings.set(
        shop_name="Harbour Gifts", return_address=Address("H", ("1 Quay",), "Kiel")
    )
    for n, placement in enumerate(PLACEMENTS, 1):
        desk.policies.add_supplier(f"Maker {n}", f"m{n}@example.com", "en")
        supplier = desk.policies.suppliers()[-1]
        address = Address(f"Maker {n}", (f"{n} Dock",), "Yiwu", "", "322000", "CN")
        desk.policies.set_warehouse(supplier.id, None, "W", address)
        terms = PolicyTerms(rma_needed=False, rma_placement=placement)
        desk.policies.new_version(supplier.id, terms, date(2026, 1, 1))
        price = Money(7500, "USD")
        told = NewCase(f"112-{n}", "Amazon US", f"Lamp {n}", "defective", price, sku=f"L{n}")
        (case_id,) = desk.by_hand.open(told).case_ids
        desk.cases.set_supplier(case_id, supplier.id)
        desk.cases.do(case_id, StepKind.APPROVE, StepOptions(route=Route.TO_SUPPLIER))
    numbers = [desk.cases.get(at).our_rma for at in (1, 2, 3)]
    desk.close()
    page = application(tmp_path / "desk")
    page.queue.choose_view("all")
    page.queue.select(3)
    return page.queue, numbers


def test_labels_of_all_chosen_cases_are_one_file_each_with_the_sheet_its_supplier_wants(
    three: tuple[QueuePage, list[str]], tmp_path: Path
) -> None:
    queue, numbers = three
    queue.page.do("label")
    pdf = saved(queue.page, tmp_path / "labels.pdf")
    texts = [" ".join(text.split()) for text in page_texts(pdf)]
    read = codes(pdf)
    assert len(texts) == 5  # three labels, a box sheet, a packing slip
    for case_id, (number, wanted) in enumerate(zip(numbers, (2, 2, 1), strict=True), 1):
        # on each of its pages: whoever opens the parcel scans it, whatever became of the label
        code = qr_payload(number, queue.page.desk.cases.get(case_id).number)
        assert sum(code in found for found in read) == wanted, (code, read)
    (box,) = [text for text in texts if "Fix this sheet to the outside of the box" in text]
    (slip,) = [text for text in texts if text.startswith("Packing slip")]
    assert numbers[0] in box
    assert numbers[1] in slip
    assert "Lamp 2" in slip


def test_a_summary_by_its_key(page: WindowPage, tmp_path: Path) -> None:
    queue = page.queue
    queue.choose_view("all")
    queue.go_to(queue.rows()[0])
    page.window.activateWindow()
    page.settle()
    page.key(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    text = text_of(saved(page, tmp_path / "summary.pdf"))
    case = page.desk.cases.get(queue.ids()[queue.rows().index(queue.current())])
    assert case.number in text
    assert case.title.split(",")[0] in text


def test_a_contact_sheet_of_real_phone_pictures_found_by_the_palette(
    page: WindowPage, tmp_path: Path
) -> None:
    real = sorted(PHOTOS.glob("phone-*")) if PHOTOS.is_dir() else []
    queue = page.queue
    queue.choose_view("all")
    number = queue.first(page.desk, lambda case: len(case.photos) >= 5)
    case_id = page.desk.cases.find(number)
    page.desk.photos.add(case_id, real)
    queue.go_to(number)
    page.do("palette")
    palette = page.dialog(CommandPalette)
    palette.line.line.setText("contact sheet")
    page.until(lambda: not palette._pause.isActive())
    page.settle()
    page.key(Qt.Key.Key_Return)
    page.settle()
    text = text_of(saved(page, tmp_path / "photos.pdf"))
    photos = page.desk.cases.get(case_id).photos
    assert f"of {len(photos)}" in text
    assert all(photo.sha256[-4:] in text for photo in photos)


def test_a_pick_list_of_all_and_of_the_chosen_printed_to_a_file(
    page: WindowPage, tmp_path: Path
) -> None:
    queue = page.queue
    queue.choose_view("all")
    page.do("picks")
    whole = " ".join(text_of(saved(page, tmp_path / "all.pdf")).split())
    cases = [page.desk.cases.get(row.id) for row in page.desk.queue.all("everything")]
    # what goes on to its supplier is no goods to place
    here = {
        case.id
        for case in cases
        if any(unit.goods is Goods.INSPECTED for unit in case.units)
        and case.number[-5:] in whole
    }
    assert here
    queue.choose_view("all")
    chosen = [each for each in queue.ids() if each in here][:2]
    queue.tab.list.go_to(chosen[0])
    queue.choose(chosen)
    page.do("picks")
    preview = page.dialog(PaperDialog)
    page.until(lambda: preview.pages)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "some"))
    preview.print_to(printer)
    some = " ".join(text_of((tmp_path / "some.pdf").read_bytes()).split())
    assert "of 2 cases" in some
    assert some.count("□") <= whole.count("□")
    preview.close()


def test_where_there_is_nothing_to_say_it_is_said(page: WindowPage) -> None:
    queue = page.queue
    queue.choose_view("all")
    queue.go_to(queue.first(page.desk, lambda case: not case.photos))
    page.do("contacts")
    assert "has no photos yet" in page.banner()
    assert not page.has_dialog(PaperDialog)


def test_the_store_policy_from_the_menu_in_the_language_on_screen(
    page: WindowPage, tmp_path: Path
) -> None:
    page.do("lang_zh")
    page.do("store_policy")
    pdf = saved(page, tmp_path / "policy.pdf")
    assert "退换货政策" in text_of(pdf)
    # it counts as what buyers were told, since it was saved
    page.settle()
    assert page.desk.policies.promise().days == 11
