"""How many keys a morning takes, counted: thirty imported cases, and a file that becomes a sheet."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from desktop.papers.paper_dialog import PaperDialog
from desktop.queue.bringing_in.import_dialog import ImportDialog
from returns.desk import open_desk
from returns.sample.pictures import photo_jpeg
from returns.terms import BuyerMoney, Request
from tests.desktop.conftest import NOW
from tests.pages.inspection_page import InspectionPage
from tests.pages.window import WindowPage

Start = Callable[..., WindowPage]
EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"
TRACKING = "00340434161094015902"
CASES = 30
_ORDERS = (
    "amazon-order-id\tpurchase-date\torder-status\tfulfillment-channel\tsales-channel\t"
    "product-name\tsku\tasin\tquantity\tcurrency\titem-price\tship-city\tship-postal-code\n"
)
_RETURNS = (
    "Order ID\tOrder date\tReturn request date\tReturn request status\tAmazon RMA ID\t"
    "Currency code\tASIN\tMerchant SKU\tItem Name\tReturn quantity\tReturn Reason\t"
    "Order Amount\tOrder quantity\tOrder Item ID\n"
)
_REASONS = (
    *("CR-DEFECTIVE", "CR-DAMAGED_BY_CARRIER", "CR-SWITCHEROO", "AMZ-PG-BAD-DESC"),
    "CR-UNWANTED_ITEM",
)


class Counted:
    """Presses keys and counts them."""

    def __init__(self, page: WindowPage) -> None:
        self.page, self.keys = page, 0

    def press(self, key: Qt.Key | str) -> None:
        self.keys += 1
        self.page.queue.press(key)
        self.page.settle()


@pytest.fixture
def thirty(application: Start, tmp_path: Path) -> WindowPage:
    """Thirty requests as a platform's files bring them, on one day."""
    desk = open_desk(tmp_path / "desk", create=True)
    orders, returns = [_ORDERS], [_RETURNS]
    for n in range(1, CASES + 1):
        number, price = f"112-1234567-{n:07d}", f"{29 + 3 * n}.50"
        orders.append(
            f"{number}\t2026-11-02T10:00:00+00:00\tShipped\tMerchant\tAmazon.com\tThing {n}\t"
            f"SKU-{n}\tB01\t1\tUSD\t{price}\tAustin\t07501\n"
        )
        returns.append(
            f"{number}\t02-Nov-2026\t20-Nov-2026\tPending\tRMA{n}\tUSD\tB01\tSKU-{n}\tThing {n}\t"
            f"1\t{_REASONS[n % len(_REASONS)]}\t\t\t{n}\n"
        )
    for name, lines in (("orders.txt", orders), ("returns.txt", returns)):
        file = tmp_path / name
        file.write_text("".join(lines), encoding="utf-8")
        desk.intake.commit(desk.intake.preview(file))
    desk.close()
    page = application(tmp_path / "desk")
    page.queue.choose_view("to_answer")
    assert len(page.queue.rows()) == CASES
    page.queue.go_to(page.queue.rows()[0])
    return page


def case_ids(page: WindowPage) -> Sequence[int]:
    return range(1, CASES + 1)


@pytest.mark.timeout(300)
def test_thirty_imported_cases_take_thirty_times_enter(thirty: WindowPage) -> None:
    counted = Counted(thirty)
    while thirty.queue.rows():
        counted.press(Qt.Key.Key_Return)
        assert counted.keys <= CASES
    assert counted.keys == CASES
    for case_id in case_ids(thirty):
        case = thirty.desk.cases.get(case_id)
        assert case.tracks.request is not Request.NEW
        assert case.lead.answered_at is not None


@pytest.mark.timeout(300)
def test_by_the_fitting_key_no_case_takes_more_than_two(thirty: WindowPage) -> None:
    """K keeps, P then Enter offers the part of the rules: whatever is wanted instead of the advice."""
    parts = 0
    for case_id in list(thirty.queue.ids()):
        counted = Counted(thirty)
        assert thirty.queue.tab.case.case_id == case_id
        case = thirty.desk.cases.get(case_id)
        if case.outlook(case.lead).advice.partial is None:
            # a part is no help where the thing is broken: none is proposed
            counted.press("k")
        else:
            parts += 1
            counted.press("p")
            counted.keys += 1
            thirty.key(Qt.Key.Key_Return)
            thirty.settle()
        assert counted.keys <= 2
        assert thirty.desk.cases.get(case_id).lead.tracks.buyer_money is not BuyerMoney.OPEN
    assert 0 < parts < CASES


@pytest.mark.timeout(300)
def test_from_a_file_to_a_sheet_with_six_photos_in_ten_actions(
    application: Start, tmp_path: Path
) -> None:
    folder = tmp_path / "desk"
    open_desk(folder, create=True).close()
    page = application(folder)
    pictures = []
    for at in range(6):
        path = tmp_path / f"IMG_{at}.jpg"
        path.write_bytes(photo_jpeg("front", "lamp", "#7a5a3c", NOW, at))
        pictures.append(path)
    inspection = InspectionPage(page)
    actions = (
        lambda: page.drop(EXAMPLES / "suppliers.json"),
        lambda: page.drop(EXAMPLES / "amazon-returns.txt"),
        lambda: (page.dialog(ImportDialog), page.key(Qt.Key.Key_Return), page.settle()),
        lambda: (page.window.activateWindow(), inspection.scan(TRACKING)),
        lambda: inspection.choose_files(pictures),
        lambda: inspection.choose("package", "opened"),
        lambda: inspection.choose("complete", "yes"),
        lambda: inspection.choose("works", "no"),
        lambda: inspection.tab.make_evidence(),
    )
    for act in actions:
        act()
        page.settle()
    assert len(actions) <= 10
    assert len(inspection.case().photos) == 6
    sheet = page.dialog(PaperDialog)
    page.until(lambda: len(sheet.pages) > 1)
    assert sheet.paper.kind == "evidence"
    sheet.close()
    page.settle()
