"""From a file that knows neither cost nor supplier to cases that can be claimed, by keys alone."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from desktop.queue.bringing_in.import_dialog import ImportDialog
from returns.desk import open_desk
from returns.money import Money
from returns.sample.pictures import product_png
from tests.pages.products_page import ProductsPage
from tests.pages.window import WindowPage
from tests.returns.casework.shop import request_file

COUNT = 12
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(application, tmp_path: Path) -> WindowPage:
    folder = tmp_path / "My shop"
    desk = open_desk(folder, create=True)
    desk.policies.add_supplier("Kiln & Co", "returns@kiln.example", "en")
    desk.close()
    return application(folder)


def test_what_no_file_told_is_said_once_for_all_of_them(
    page: WindowPage, tmp_path: Path
) -> None:
    page.drop(request_file(tmp_path, COUNT))
    page.dialog(ImportDialog)
    page.key(Qt.Key.Key_Return)
    page.window.activateWindow()
    page.settle()
    cases = [page.desk.cases.get(case_id) for case_id in range(1, COUNT + 1)]
    assert {(case.lead.supplier, case.lead.unit_cost) for case in cases} == {("", None)}

    goods = ProductsPage(page)
    counts = goods.counts()
    assert counts["Without supplier"] == counts["Without cost"] == str(COUNT)
    # all of them, the supplier, then a column of costs from a spreadsheet
    page.key(Qt.Key.Key_A, CTRL)
    page.key("s")
    page.key(Qt.Key.Key_Down)
    assert goods.panel.fields["supplier"].is_ticked()
    page.key(Qt.Key.Key_Escape)
    page.key("c")
    column = "\n".join(f"{at}.50" for at in range(1, COUNT + 1))
    goods.paste(column)
    assert QGuiApplication.clipboard().text() == column
    said = goods.foresee()
    assert said[0].startswith(f"{COUNT} open cases get Kiln & Co")
    assert said[-1] == "Nothing that was sent or paid changes."
    page.key(Qt.Key.Key_Return, CTRL)
    costs = dict(zip(goods.listed(), range(1, COUNT + 1), strict=True))
    for case_id in range(1, COUNT + 1):
        lead = page.desk.cases.get(case_id).lead
        assert lead.supplier == "Kiln & Co"
        assert lead.unit_cost == Money(costs[lead.sku] * 100 + 50, "USD")
    assert goods.counts()["Without cost"] == "0"

    path = tmp_path / "mug.png"
    path.write_bytes(product_png("mug", "#3366aa"))
    page.drop(path)
    shown = {row.picture for row in page.desk.queue.rows(range(1, COUNT + 1))}
    assert len(shown) == 1
    assert shown.pop().startswith("original:")

    page.do("undo")
    page.do("undo")
    assert [page.desk.cases.get(n).lead.unit_cost for n in range(1, COUNT + 1)] == [
        None
    ] * COUNT
    assert {row.picture for row in page.desk.queue.rows(range(1, COUNT + 1))} == {""}
    assert page.desk.keeping.check().findings == ()
