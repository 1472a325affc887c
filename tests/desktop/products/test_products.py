"""The products screen: found, told one by one and many at once, out and in as a table, taken back."""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel

from desktop.products.dialog import ProductsDialog
from desktop.products.products_model import COST, SKU, SUPPLIER
from returns.clock import SetClock
from returns.desk import open_desk
from returns.money import Money
from returns.records.options import NewCase
from returns.records.order import ProductTold
from returns.terms import ListingSource
from tests.desktop.conftest import NOW
from tests.pages.window import WindowPage

Start = Callable[..., WindowPage]
MANY = 40


@pytest.fixture
def page(application: Start, tmp_path: Path) -> WindowPage:
    """A desk with forty mugs, of which nobody knows the cost, and an open case of the first."""
    desk = open_desk(tmp_path / "desk", clock=SetClock(NOW), create=True)
    desk.policies.add_supplier("Kiln & Co", "returns@kiln.example", "en")
    desk.products.tell_many(
        {f"MUG-{n:02}": ProductTold(title=f"Mug, no. {n}") for n in range(1, MANY + 1)}
    )
    price = Money.parse("18.40", "USD")
    desk.by_hand.open(
        NewCase("112-1", "Amazon US", "Mug, no. 1", "defective", price, sku="MUG-01")
    )
    desk.close()
    return application(tmp_path / "desk")


@pytest.fixture
def dialog(page: WindowPage) -> ProductsDialog:
    page.do("products")
    return page.dialog(ProductsDialog)


def listed(dialog: ProductsDialog, column: int = SKU) -> list[str]:
    return [dialog.model.words(row, column) for row in dialog.model.rows]


def choose(dialog: ProductsDialog, *rows: int) -> None:
    chosen, flag = dialog.table.selectionModel(), QItemSelectionModel.SelectionFlag
    chosen.clearSelection()
    for at in rows:
        chosen.select(dialog.model.index(at, 0), flag.Select | flag.Rows)


def test_they_are_found_by_their_words_and_by_what_is_missing(
    page: WindowPage, dialog: ProductsDialog
) -> None:
    assert len(listed(dialog)) == MANY
    dialog.search.line.setText("mug 07")
    page.until(lambda: listed(dialog) == ["MUG-07"])
    dialog.search.line.setText("")
    page.until(lambda: len(listed(dialog)) == MANY)
    assert dialog.lacking.plain_text() == f"Cost or supplier missing ({MANY})"
    assert set(listed(dialog, COST)) == {"not known"}


def test_forty_costs_are_told_at_once_reach_their_cases_and_are_one_undo(
    page: WindowPage, dialog: ProductsDialog
) -> None:
    assert not dialog.keep.isEnabled()
    choose(dialog, *range(MANY))
    dialog.cost.line.setText("4.20")
    dialog.supplier.setCurrentIndex(dialog.supplier.findData("Kiln & Co"))
    assert dialog.keep.plain_text() == f"Keep it for {MANY} products"
    dialog.keep.click()
    page.settle()
    assert set(listed(dialog, COST)) == {"USD 4.20"}
    assert set(listed(dialog, SUPPLIER)) == {"Kiln & Co"}
    case = page.desk.cases.get(1)
    assert (case.lead.unit_cost, case.lead.supplier) == (Money(420, "USD"), "Kiln & Co")
    assert "open cases that know of it now: 1" in page.banner()
    dialog.reject()
    page.do("undo")
    assert all(p.cost is None and p.supplier_id is None for p in page.desk.products.all())
    case = page.desk.cases.get(1)
    assert (case.lead.unit_cost, case.lead.supplier) == (None, "")
    page.do("redo")
    assert {p.cost for p in page.desk.products.all()} == {Money(420, "USD")}
    assert page.desk.cases.get(1).lead.unit_cost == Money(420, "USD")


def test_what_is_the_same_is_shown_and_what_differs_is_left_alone(
    page: WindowPage, dialog: ProductsDialog
) -> None:
    for at, cost in ((0, "4.20"), (1, "4.20"), (2, "9.90")):
        choose(dialog, at)
        dialog.cost.line.setText(cost)
        dialog.keep.click()
        page.settle()
    choose(dialog, 0, 1)
    assert dialog.cost.money() == Money(420, "USD")
    assert not dialog.keep.isEnabled()
    choose(dialog, 0, 2)
    assert dialog.cost.line.text() == ""
    dialog.group.setText("Mugs")
    dialog.keep.click()
    page.settle()
    told = {p.sku: (p.cost, p.group) for p in page.desk.products.all()}
    assert told["MUG-01"] == (Money(420, "USD"), "Mugs")
    assert told["MUG-03"] == (Money(990, "USD"), "Mugs")
    assert told["MUG-02"] == (Money(420, "USD"), "")


def test_a_table_is_written_as_what_its_name_says(
    page: WindowPage, dialog: ProductsDialog, tmp_path: Path
) -> None:
    dialog.presenter.write_file(tmp_path / "goods.xlsx")
    page.settle()
    assert list(tmp_path.glob("goods*")) == []
    dialog.presenter.write_file(tmp_path / "goods")
    assert (tmp_path / "goods.csv").is_file()


def test_a_table_goes_out_and_comes_in_again(
    page: WindowPage, dialog: ProductsDialog, tmp_path: Path
) -> None:
    path = tmp_path / "products.csv"
    page.desk.products.tell("=MUG", ProductTold(title="A formula"))
    dialog.presenter.load()
    page.settle()
    dialog.presenter.write_file(path)
    rows = list(csv.reader(path.read_text("utf-8-sig").splitlines()))
    assert len(rows) == MANY + 2
    assert rows[1][0] == "'=MUG"
    for row in rows[1:]:
        row[3], row[4], row[6] = "7.50", "EUR", "feed"
    rows[3][3] = "seven"
    rows[4][4] = "ZZZ"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    dialog.presenter.read_file(path)
    page.settle()
    known = {p.sku: p for p in page.desk.products.all()}
    assert len(known) == MANY + 1
    assert known["=MUG"].cost == Money(750, "EUR")
    assert known["MUG-40"].listing is ListingSource.FEED
    assert known["MUG-02"].cost is None
    problem = dialog.problem.text()
    assert "2 rows cannot be used" in problem
    assert "“seven” is no cost" in problem
    assert "“ZZZ” is no currency" in problem


def test_a_table_that_tells_nothing_new_writes_nothing(
    page: WindowPage, dialog: ProductsDialog, tmp_path: Path
) -> None:
    page.desk.products.tell("MUG-01", ProductTold(Money(420, "USD"), "Kiln & Co"))
    dialog.presenter.load()
    page.settle()
    before = page.desk.cases.history(1)
    path = tmp_path / "products.csv"
    dialog.presenter.write_file(path)
    dialog.presenter.read_file(path)
    page.settle()
    assert page.desk.cases.history(1) == before
    assert dialog.problem.text() == "All of it was known already."


def test_a_currency_is_taken_back_with_its_cost(
    page: WindowPage, dialog: ProductsDialog
) -> None:
    page.desk.products.tell("MUG-02", ProductTold(Money(1000, "USD")))
    dialog.presenter.load()
    page.settle()
    choose(dialog, 1)
    dialog.cost.set_money(Money(1500, "JPY"))
    dialog.keep.click()
    page.settle()
    assert page.desk.products.get("MUG-02").cost == Money(1500, "JPY")
    dialog.reject()
    page.do("undo")
    assert page.desk.products.get("MUG-02").cost == Money(1000, "USD")


@pytest.mark.parametrize("typed", ["abc", "1,234", "12.345", "-3", "¥12"])
def test_what_is_no_cost_is_said_and_nothing_is_kept(
    page: WindowPage, dialog: ProductsDialog, typed: str
) -> None:
    before = page.desk.products.all()
    choose(dialog, 0)
    dialog.group.setText("Pots")
    dialog.cost.line.setText(typed)
    assert f"“{typed}” is no cost" in dialog.problem.text()
    assert not dialog.keep.isEnabled()
    dialog.tell()
    page.settle()
    assert page.desk.products.all() == before
    dialog.cost.line.setText("")
    assert dialog.problem.text() == ""
    assert dialog.keep.isEnabled()


def test_a_row_that_names_nobody_known_is_told_and_the_others_are_used(
    page: WindowPage, dialog: ProductsDialog, tmp_path: Path
) -> None:
    path = tmp_path / "products.csv"
    path.write_text("sku,cost,supplier\nMUG-01,4.20,\nMUG-02,4.20,Nobody Ltd\n", "utf-8")
    dialog.presenter.read_file(path)
    page.settle()
    assert "row 3" in dialog.problem.text()
    assert "Nobody Ltd" in dialog.problem.text()
    before = page.desk.products.all()
    assert {p.sku for p in before if p.cost is not None} == {"MUG-01"}
    path.write_text("a,b\n1,2\n", "utf-8")
    dialog.presenter.read_file(path)
    page.settle()
    assert "no columns of products" in dialog.problem.text()
    assert page.desk.products.all() == before
