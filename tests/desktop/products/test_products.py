"""The products' page: found, told one by one and many at once, out and in as a table, taken back."""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from sqlalchemy import update

from db.tables.trade import product as product_table
from desktop.frame.tabs import place_of
from desktop.look.theme import px
from desktop.products.new_product_dialog import NewProductDialog
from desktop.products.products_header import words_at
from desktop.products.products_model import COST, LISTING, PRODUCT, RETURNED, SUPPLIER
from desktop.widgets.labels import PlainLabel
from returns.clock import SetClock
from returns.desk import open_desk
from returns.money import Money
from returns.records.options import NewCase
from returns.records.order import ProductTold
from returns.sample.pictures import product_png
from returns.terms import ListingSource
from tests.desktop import cut_text
from tests.desktop.conftest import NOW
from tests.pages.products_page import ProductsPage
from tests.pages.window import WindowPage

Start = Callable[..., WindowPage]
MANY = 40


@pytest.fixture
def page(application: Start, tmp_path: Path) -> WindowPage:
    """A desk with forty mugs, of which nobody knows the cost, and an open case of the first."""
    desk = open_desk(tmp_path / "desk", clock=SetClock(NOW), create=True)
    desk.policies.add_supplier("Kiln & Co", "returns@kiln.example", "en")
    desk.products.tell_many(
        {f"MUG-{n:02}": ProductTold(title=f"Mug, no. {n:02}") for n in range(1, MANY + 1)}
    )
    price = Money.parse("18.40", "USD")
    desk.by_hand.open(
        NewCase("112-1", "Amazon US", "Mug, no. 1", "defective", price, sku="MUG-01")
    )
    desk.close()
    return application(tmp_path / "desk")


@pytest.fixture
def goods(page: WindowPage) -> ProductsPage:
    return ProductsPage(page)


def test_its_key_is_written_as_in_every_dialog(page: WindowPage, goods: ProductsPage) -> None:
    goods.tab.head.new.click()
    dialog = page.dialog(NewProductDialog)
    assert goods.panel.keep.accessibleDescription() == dialog.ok.accessibleDescription()
    dialog.reject()


def choose_supplier(goods: ProductsPage, name: str = "Kiln & Co") -> None:
    goods.panel.supplier.setCurrentText(name)


def skus(*numbers: int) -> list[str]:
    return [f"MUG-{n:02}" for n in numbers]


# --- found --------------------------------------------------------------------------------------


def test_they_are_found_by_their_words_and_by_what_is_missing(
    page: WindowPage, goods: ProductsPage
) -> None:
    assert len(goods.listed()) == MANY
    goods.tab.search.line.setText("mug 07")
    page.until(lambda: goods.listed() == ["MUG-07"])
    goods.tab.search.line.setText("")
    page.until(lambda: len(goods.listed()) == MANY)
    assert set(goods.cells(COST)) == {"add cost"}
    assert set(goods.cells(SUPPLIER)) == {"no supplier"}
    counts = goods.counts()
    assert counts["All"] == counts["Without supplier"] == counts["Without cost"] == str(MANY)
    page.desk.products.tell("MUG-03", ProductTold(Money(420, "USD"), "Kiln & Co", "Mugs"))
    goods.tab.presenter.load()
    page.settle()
    assert goods.counts()["Without cost"] == str(MANY - 1)
    assert goods.counts()["Mugs"] == goods.counts()["Kiln & Co"] == "1"
    goods.look_at("Without cost")
    assert "MUG-03" not in goods.listed()
    goods.look_at("Kiln & Co")
    assert goods.listed() == ["MUG-03"]
    goods.tab.search.line.setText("lamp")
    page.until(lambda: goods.listed() == [])
    assert goods.tab.empty.isVisible()
    goods.tab.empty.acted.emit()
    assert len(goods.listed()) == MANY


def test_a_head_sorts_and_says_so(page: WindowPage, goods: ProductsPage) -> None:
    for number, cost in ((5, 900), (9, 300), (7, 600)):
        page.desk.products.tell(f"MUG-{number:02}", ProductTold(Money(cost, "USD")))
    goods.tab.presenter.load()
    page.settle()
    goods.list.head.sectionClicked.emit(COST)
    assert goods.listed()[:3] == skus(9, 7, 5)
    assert goods.model.heads()[COST] == "Cost ↑"
    goods.list.head.sectionClicked.emit(COST)
    assert goods.listed()[:3] == skus(5, 7, 9)
    # what is not known stands last, whichever way
    assert set(goods.cells(COST)[3:]) == {"add cost"}


def test_what_came_back_is_shown_where_orders_files_told(
    application: Start, desk_folder: Path
) -> None:
    page = application(desk_folder)
    goods = ProductsPage(page)
    told = page.desk.products.returned()
    said = dict(zip(goods.listed(), goods.cells(RETURNED), strict=True))
    for sku in goods.listed():
        back, sold = told.get(sku, (0, 0))
        assert said[sku] == (f"{back} of {sold}" if sold else "")


def test_the_page_is_reached_and_left_by_keys_and_no_other_tab_is_marked(
    page: WindowPage, goods: ProductsPage
) -> None:
    assert page.window.current_tab() == place_of("products")
    buttons = page.window.top.buttons
    assert buttons[place_of("products")].isHidden()
    assert not any(button.isChecked() for button in buttons if not button.isHidden())
    assert goods.list.hasFocus()
    page.do("find")
    assert goods.tab.search.line.hasFocus()
    page.do("tab_queue")
    assert page.window.current_tab() == 0
    assert buttons[0].isChecked()


# --- chosen and told ----------------------------------------------------------------------------


def test_forty_costs_are_told_at_once_reach_their_cases_and_are_one_undo(
    page: WindowPage, goods: ProductsPage
) -> None:
    assert not goods.panel.keep.isVisible()
    goods.list.head.all_wanted.emit()
    assert len(goods.chosen()) == MANY
    assert not goods.panel.keep.isEnabled()
    goods.panel.cost.line.setText("4.20")
    choose_supplier(goods)
    assert goods.panel.keep.plain_text() == f"Change {MANY}"
    said = goods.foresee()
    assert (
        said[0] == "One open case gets Kiln & Co, with the terms that held on its order date."
    )
    assert said[1] == "One open case learns what the goods cost."
    assert said[-1] == "Nothing that was sent or paid changes."
    goods.keep()
    assert set(goods.cells(COST)) == {"$4.20"}
    assert set(goods.cells(SUPPLIER)) == {"Kiln & Co"}
    case = page.desk.cases.get(1)
    assert (case.lead.unit_cost, case.lead.supplier) == (Money(420, "USD"), "Kiln & Co")
    assert "open cases that know of it now: 1" in page.banner()
    page.do("undo")
    assert all(p.cost is None and p.supplier_id is None for p in page.desk.products.all())
    case = page.desk.cases.get(1)
    assert (case.lead.unit_cost, case.lead.supplier) == (None, "")
    # the page, which is in front, knows of it
    assert set(goods.cells(COST)) == {"add cost"}
    page.do("redo")
    assert {p.cost for p in page.desk.products.all()} == {Money(420, "USD")}
    assert page.desk.cases.get(1).lead.unit_cost == Money(420, "USD")


def test_only_what_is_ticked_changes(page: WindowPage, goods: ProductsPage) -> None:
    goods.choose(*skus(1, 2, 3))
    choose_supplier(goods)
    goods.panel.group.setEditText("Mugs")
    goods.panel.listing.setCurrentIndex(0)
    fields = goods.panel.fields
    assert [name for name, field in fields.items() if field.is_ticked()] == [
        "supplier",
        "group",
        "listing",
    ]
    fields["group"].tick.setChecked(False)
    goods.keep()
    told = {p.sku: p for p in page.desk.products.all()}
    for sku in skus(1, 2, 3):
        assert told[sku].supplier_id
        assert told[sku].group == ""
        assert told[sku].listing is not ListingSource.UNKNOWN
    assert told["MUG-04"].supplier_id is None
    # what was kept is known now, and nothing is ticked any more
    assert not any(field.is_ticked() for field in fields.values())
    assert goods.chosen() == skus(1, 2, 3)


def test_what_is_the_same_is_shown_and_what_differs_is_left_alone(
    page: WindowPage, goods: ProductsPage
) -> None:
    for sku, cost in (("MUG-01", "4.20"), ("MUG-02", "4.20"), ("MUG-03", "9.90")):
        goods.choose(sku)
        goods.panel.cost.line.setText(cost)
        goods.keep()
    goods.choose(*skus(1, 2))
    assert goods.panel.cost.money() == Money(420, "USD")
    assert not goods.panel.keep.isEnabled()
    goods.choose(*skus(1, 3))
    assert goods.panel.cost.line.text() == ""
    assert goods.panel.cost.line.placeholderText() == "differs"
    goods.panel.group.setEditText("Mugs")
    goods.keep()
    told = {p.sku: (p.cost, p.group) for p in page.desk.products.all()}
    assert told["MUG-01"] == (Money(420, "USD"), "Mugs")
    assert told["MUG-03"] == (Money(990, "USD"), "Mugs")
    assert told["MUG-02"] == (Money(420, "USD"), "")


def test_ticks_choose_several_without_a_modifier(goods: ProductsPage) -> None:
    goods.press_tick("MUG-02")
    goods.press_tick("MUG-04")
    assert goods.chosen() == skus(2, 4)
    goods.press_tick("MUG-02")
    assert goods.chosen() == skus(4)
    goods.list.choose_all()
    goods.list.choose_all()
    assert goods.chosen() == []


@pytest.mark.parametrize("column", [PRODUCT, COST])
def test_two_quick_presses_on_a_cell_go_to_its_field_and_on_a_tick_are_two(
    goods: ProductsPage, column: int
) -> None:
    wanted: list[str] = []
    goods.list.field_wanted.connect(wanted.append)
    at = goods.model.index(goods.listed().index("MUG-02"), column)
    box = goods.list.visualRect(at)
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    beside = QPoint(box.right() - 20 if column == PRODUCT else box.left() + 4, box.center().y())
    QTest.mouseClick(goods.list.viewport(), left, none, beside)
    QTest.mouseDClick(goods.list.viewport(), left, none, beside)
    assert wanted == ["title" if column == PRODUCT else "cost"]
    goods.press_tick("MUG-04")
    tick = goods.list.visualRect(goods.model.index(goods.listed().index("MUG-04"), PRODUCT))
    spot = QPoint(tick.left() + 20, tick.center().y())
    QTest.mouseDClick(goods.list.viewport(), left, none, spot)
    assert len(wanted) == 1


def test_all_is_done_by_keys_alone(page: WindowPage, goods: ProductsPage) -> None:
    goods.list.setCurrentIndex(goods.model.index(0, 0))
    page.key(Qt.Key.Key_Down)
    assert goods.chosen() == skus(2)
    QTest.keyClick(goods.list, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert goods.chosen() == skus(2, 3)
    page.key(Qt.Key.Key_G)
    # it waits for a second key that leads somewhere; none comes
    page.window.go_keys.timer.timeout.emit()
    assert goods.panel.group.lineEdit().hasFocus() or goods.panel.group.hasFocus()
    goods.panel.group.setEditText("Mugs")
    goods.list.setFocus()
    page.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert {p.group for p in page.desk.products.all()} == {"", "Mugs"}
    # Enter goes to what is missing first
    page.key(Qt.Key.Key_Return)
    assert goods.panel.supplier.hasFocus()
    page.key(Qt.Key.Key_Escape)
    assert goods.list.hasFocus()
    page.key("/")
    assert goods.tab.search.line.hasFocus()


def test_space_collects_rows_and_c_types_their_costs(
    page: WindowPage, goods: ProductsPage
) -> None:
    goods.list.setFocus()
    goods.list.setCurrentIndex(goods.model.index(0, 0))
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_Space):
        QTest.keyClick(goods.list, key)
    assert goods.chosen() == skus(2, 3)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Space):
        QTest.keyClick(goods.list, key)
    assert goods.chosen() == skus(2, 3, 5)
    page.key(Qt.Key.Key_C)
    first = goods.panel.costs.edits[0].line
    assert first.hasFocus()
    first.setText("1.50")
    page.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert goods.list.hasFocus()
    # ticked and unticked again nothing is chosen: a letter means the row where the keyboard is
    goods.list.choose(*skus(4))
    QTest.keyClick(goods.list, Qt.Key.Key_Space)
    QTest.keyClick(goods.list, Qt.Key.Key_Space)
    assert goods.chosen() == []
    page.key(Qt.Key.Key_C)
    assert goods.chosen() == skus(4)
    assert goods.panel.cost.line.hasFocus()


def test_costs_are_typed_one_after_another_and_pasted_as_a_column(
    page: WindowPage, goods: ProductsPage
) -> None:
    goods.choose(*skus(1, 2, 3, 4))
    page.key("c")
    edits = goods.panel.costs.edits
    assert edits[0].line.hasFocus()
    page.key("6.10")
    page.key(Qt.Key.Key_Return)
    assert edits[1].line.hasFocus()
    goods.paste("7.20\r\n8,30\n9.40\n")
    assert [edit.line.text() for edit in edits] == ["6.10", "7.20", "8,30", "9.40"]
    page.key(Qt.Key.Key_Return)
    assert goods.panel.keep.hasFocus()
    goods.keep()
    told = {p.sku: p.cost for p in page.desk.products.all() if p.cost is not None}
    assert told == {
        sku: Money(minor, "USD")
        for sku, minor in zip(skus(1, 2, 3, 4), (610, 720, 830, 940), strict=True)
    }
    page.do("undo")
    assert not any(p.cost for p in page.desk.products.all())


def test_a_product_is_named_whole_beside_its_cost(
    page: WindowPage, goods: ProductsPage
) -> None:
    page.window.resize(1280, 720)
    title = "Headphones X2 with a case, midnight blue"
    short = "Headphones X2, white"
    page.desk.products.tell("MUG-03", ProductTold(title=short))
    page.desk.products.tell_many({sku: ProductTold(title=title) for sku in skus(1, 2)})
    goods.tab.presenter.load()
    page.settle()
    goods.choose(*skus(1, 2, 3))
    page.settle()
    names = goods.panel.costs.findChildren(PlainLabel)
    (line,) = (each for each in names if each.text() == short)
    assert line.heightForWidth(line.width()) == line.heightForWidth(1000)
    named = [each for each in names if each.text() == title and each.isVisible()]
    assert len(named) == 2
    for each in named:
        each.grab()
        assert not each.toolTip()
        assert each.height() >= each.heightForWidth(each.width())


def test_the_costs_that_are_missing_are_entered_from_the_hint(
    page: WindowPage, goods: ProductsPage
) -> None:
    goods.tab.views.enter.click()
    assert len(goods.chosen()) == MANY
    assert goods.panel.costs.edits[0].line.hasFocus()
    assert len(goods.panel.costs.edits) == MANY


def test_a_double_click_goes_to_the_field_of_that_cell(goods: ProductsPage) -> None:
    goods.list.doubleClicked.emit(goods.model.index(3, LISTING))
    assert goods.chosen() == skus(4)
    assert goods.panel.listing.hasFocus()


def test_what_is_being_typed_stays_while_others_write(
    page: WindowPage, goods: ProductsPage
) -> None:
    goods.choose("MUG-05")
    goods.panel.group.setEditText("Half a wo")
    page.desk.products.tell("MUG-06", ProductTold(group="Others"))
    goods.tab.presenter.load()
    page.settle()
    assert goods.chosen() == ["MUG-05"]
    assert goods.panel.group.currentText() == "Half a wo"
    assert goods.panel.fields["group"].is_ticked()


def test_a_new_product_is_added_and_gone_to(page: WindowPage, goods: ProductsPage) -> None:
    goods.tab.head.new.click()
    dialog = page.dialog(NewProductDialog)
    dialog.sku.setText("MUG-01")
    dialog.ok.click()
    assert "already" in dialog.problem.text()
    dialog.sku.setText("POT-01")
    dialog.name.setText("Pot & lid")
    dialog.ok.click()
    page.settle()
    assert goods.chosen() == ["POT-01"]
    assert goods.panel.heading.text() == "Pot & lid"
    page.do("undo")
    assert "POT-01" not in goods.listed()


def test_a_currency_is_taken_back_with_its_cost(page: WindowPage, goods: ProductsPage) -> None:
    page.desk.products.tell("MUG-02", ProductTold(Money(1000, "USD")))
    goods.tab.presenter.load()
    page.settle()
    goods.choose("MUG-02")
    goods.panel.cost.set_money(Money(1500, "JPY"))
    goods.keep()
    assert page.desk.products.get("MUG-02").cost == Money(1500, "JPY")
    page.do("undo")
    assert page.desk.products.get("MUG-02").cost == Money(1000, "USD")


@pytest.mark.parametrize("typed", ["1.5", "-3", "1 kg", "1000000"])
def test_what_is_no_weight_is_said_and_nothing_is_kept(
    page: WindowPage, goods: ProductsPage, typed: str
) -> None:
    before = page.desk.products.all()
    goods.choose("MUG-01")
    goods.panel.group.setEditText("Pots")
    QTest.keyClicks(goods.panel.weight.line, typed)
    assert goods.panel.problem.text() == (
        f"“{typed}” is no weight in whole grams. Nothing is kept until it is one, or empty."
    )
    assert not goods.panel.keep.isEnabled()
    goods.tab.tell()
    page.settle()
    assert page.desk.products.all() == before
    goods.panel.weight.line.setText("350")
    assert goods.panel.problem.text() == ""
    assert goods.panel.keep.isEnabled()


@pytest.mark.parametrize("typed", ["abc", "1,234", "12.345", "-3", "¥12"])
def test_what_is_no_cost_is_said_and_nothing_is_kept(
    page: WindowPage, goods: ProductsPage, typed: str
) -> None:
    before = page.desk.products.all()
    goods.choose("MUG-01")
    goods.panel.group.setEditText("Pots")
    goods.panel.cost.line.setText(typed)
    assert f"“{typed}” is no cost" in goods.panel.problem.text()
    assert not goods.panel.keep.isEnabled()
    goods.tab.tell()
    page.settle()
    assert page.desk.products.all() == before
    goods.panel.cost.line.setText("")
    assert goods.panel.problem.text() == ""
    assert goods.panel.keep.isEnabled()


# --- pictures -----------------------------------------------------------------------------------


def drawn(folder: Path, name: str = "mug.png", colour: str = "#3355aa") -> Path:
    path = folder / name
    path.write_bytes(product_png("mug", colour))
    return path


def test_a_picture_that_falls_on_a_row_is_shown_in_both_lists_and_taken_back(
    page: WindowPage, goods: ProductsPage, tmp_path: Path
) -> None:
    assert goods.counts()["Without picture"] == str(MANY)
    assert goods.drop_on("MUG-01", drawn(tmp_path))
    page.settle()
    named = page.desk.products.get("MUG-01").picture
    assert named.startswith("original:")
    assert goods.counts()["Without picture"] == str(MANY - 1)
    (row,) = page.desk.queue.rows([1])
    assert row.picture == named
    page.do("tab_queue")
    thumbs = page.application.open.thumbnails
    thumbs.get(named, 34)
    page.settle()
    assert thumbs.get(named, 34) is not None
    page.do("undo")
    assert page.desk.products.get("MUG-01").picture == ""
    page.do("redo")
    assert page.desk.products.get("MUG-01").picture == named


def test_one_picture_is_given_to_several_and_taken_off_again(
    page: WindowPage, goods: ProductsPage, tmp_path: Path
) -> None:
    goods.choose(*skus(1, 2, 3))
    assert goods.drop_on_panel(drawn(tmp_path))
    page.settle()
    assert len({page.desk.products.get(sku).picture for sku in skus(1, 2, 3)} - {""}) == 1
    assert goods.chosen() == skus(1, 2, 3)
    goods.panel.picture.off.click()
    page.settle()
    assert {p.picture for p in page.desk.products.all()} == {""}
    page.do("undo")
    assert all(page.desk.products.get(sku).picture for sku in skus(1, 2, 3))


def test_a_picture_that_falls_on_the_window_is_of_the_chosen_one(
    page: WindowPage, goods: ProductsPage, tmp_path: Path
) -> None:
    page.drop(drawn(tmp_path))
    assert "Choose the product first" in page.banner()
    goods.choose("MUG-04")
    page.drop(drawn(tmp_path))
    assert page.desk.products.get("MUG-04").picture


def test_a_picture_of_200_megapixels_is_refused_in_a_sentence_and_nothing_is_lost(
    page: WindowPage, goods: ProductsPage, tmp_path: Path
) -> None:
    goods.drop_on("MUG-01", drawn(tmp_path))
    page.settle()
    named = page.desk.products.get("MUG-01").picture
    path = tmp_path / "scan.png"
    Image.new("1", (20_000, 10_000)).save(path)
    before = path.read_bytes()
    assert goods.drop_on("MUG-01", path)
    page.settle()
    assert "“scan.png” has 200 megapixels" in page.banner()
    assert page.desk.products.get("MUG-01").picture == named
    assert path.read_bytes() == before
    assert set(page.desk.store.vault.originals()) == {named.removeprefix("original:")}


def test_what_is_no_picture_is_not_taken_by_a_row(
    page: WindowPage, goods: ProductsPage, tmp_path: Path
) -> None:
    path = tmp_path / "orders.csv"
    path.write_text("a,b\n", "utf-8")
    goods.drop_on("MUG-01", path)
    goods.choose("MUG-01")
    goods.drop_on_panel(path)
    page.settle()
    assert page.banner() == ""
    assert page.desk.products.get("MUG-01").picture == ""


# --- tables -------------------------------------------------------------------------------------


def test_a_table_is_written_as_what_its_name_says(
    page: WindowPage, goods: ProductsPage, tmp_path: Path
) -> None:
    goods.tab.head.files.write_file(tmp_path / "goods.xlsx")
    page.settle()
    assert list(tmp_path.glob("goods*")) == []
    goods.tab.head.files.write_file(tmp_path / "goods")
    assert (tmp_path / "goods.csv").is_file()


def test_a_table_goes_out_and_comes_in_again(
    page: WindowPage, goods: ProductsPage, tmp_path: Path
) -> None:
    path = tmp_path / "products.csv"
    page.desk.products.tell("=MUG", ProductTold(title="A formula"))
    goods.tab.presenter.load()
    page.settle()
    goods.tab.head.files.write_file(path)
    rows = list(csv.reader(path.read_text("utf-8-sig").splitlines()))
    assert len(rows) == MANY + 2
    assert rows[1][0] == "'=MUG"
    for row in rows[1:]:
        row[3], row[4], row[6] = "7.50", "EUR", "feed"
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows(rows)
    goods.tab.head.files.read_file(path)
    page.settle()
    assert {p.cost for p in page.desk.products.all()} == {Money(750, "EUR")}
    assert {p.listing for p in page.desk.products.all()} == {ListingSource.FEED}
    assert "=MUG" in {p.sku for p in page.desk.products.all()}


def test_rows_that_cannot_be_used_are_told_and_the_others_are_kept(
    page: WindowPage, goods: ProductsPage, tmp_path: Path
) -> None:
    path = tmp_path / "products.csv"
    path.write_text(
        "sku,cost,currency\nMUG-01,4.20,USD\nMUG-02,seven,USD\nMUG-03,1.00,ZZZ\n", "utf-8"
    )
    goods.tab.head.files.read_file(path)
    page.settle()
    known = {product.sku: product for product in page.desk.products.all()}
    assert known["MUG-01"].cost == Money(420, "USD")
    assert known["MUG-02"].cost is None
    problem = page.banner()
    assert "2 rows cannot be used" in problem
    assert "“seven” is no cost" in problem
    assert "“ZZZ” is no currency" in problem


def test_every_row_that_cannot_be_used_is_told_on_a_line_of_its_own(
    page: WindowPage, goods: ProductsPage, tmp_path: Path
) -> None:
    """Three were told, behind “.; ”, and of the others nothing was to be seen."""
    page.application.appearance.set_language("zh")
    path = tmp_path / "products.csv"
    rows = "".join(f"MUG-0{n},seven,USD\n" for n in range(1, 6))
    path.write_text(f"sku,cost,currency\n{rows}", "utf-8")
    goods.tab.head.files.read_file(path)
    page.settle()
    first, *told = page.banner().split("\n")
    assert first.endswith("5 行无法使用：")
    assert len(told) == 5
    assert all(each.endswith("。") for each in told)


def test_what_was_copied_in_a_spreadsheet_is_pasted(
    page: WindowPage, goods: ProductsPage
) -> None:
    QGuiApplication.clipboard().setText(
        "SKU\tCost\tSupplier\tWeight g\nMUG-01\t4.20\tkiln & co\t350\nMUG-02\tx\t\t\n"
    )
    goods.tab.head.paste.click()
    page.settle()
    mug = page.desk.products.get("MUG-01")
    assert (mug.cost, mug.weight_g) == (Money(420, "USD"), 350)
    assert mug.supplier_id
    assert "row 3" in page.banner()
    QGuiApplication.clipboard().setText("hello")
    goods.tab.head.paste.click()
    page.settle()
    assert "no columns of products" in page.banner()


def test_a_table_that_tells_nothing_new_writes_nothing(
    page: WindowPage, goods: ProductsPage, tmp_path: Path
) -> None:
    page.desk.products.tell("MUG-01", ProductTold(Money(420, "USD"), "Kiln & Co"))
    goods.tab.presenter.load()
    page.settle()
    before = page.desk.cases.history(1)
    path = tmp_path / "products.csv"
    goods.tab.head.files.write_file(path)
    goods.tab.head.files.read_file(path)
    page.settle()
    assert page.desk.cases.history(1) == before
    assert page.banner() == "All of it was known already."


def test_a_row_that_names_nobody_known_is_told_and_the_others_are_used(
    page: WindowPage, goods: ProductsPage, tmp_path: Path
) -> None:
    path = tmp_path / "products.csv"
    path.write_text("sku,cost,supplier\nMUG-01,4.20,\nMUG-02,4.20,Nobody Ltd\n", "utf-8")
    goods.tab.head.files.read_file(path)
    page.settle()
    assert "row 3" in page.banner()
    assert "Nobody Ltd" in page.banner()
    before = page.desk.products.all()
    assert {p.sku for p in before if p.cost is not None} == {"MUG-01"}
    path.write_text("a,b\n1,2\n", "utf-8")
    goods.tab.head.files.read_file(path)
    page.settle()
    assert "no columns of products" in page.banner()
    assert page.desk.products.all() == before


@pytest.mark.parametrize("language", ["en", "zh"])
def test_in_the_smallest_window_names_are_whole_beside_what_is_missing(
    application: Start, desk_folder: Path, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    """Chips of what is missing are wider than what they stand for: “Headphones X2, bl…”."""
    page = application(desk_folder, language=language)
    page.window.resize(1280, 720)
    desk = page.desk
    for known in desk.products.all()[1::3]:
        with desk.store.transaction() as tx:
            row = product_table.c.sku == known.sku
            told = {"supplier_id": None, "cost_minor": None, "listing": "unknown"}
            tx.execute(update(product_table).where(row).values(**told))
    goods = ProductsPage(page)
    goods.choose(*goods.listed()[:2])
    page.settle()
    with cut_text.watched(monkeypatch) as painted:
        goods.list.grab()
    assert painted.shortened == set()
    assert goods.list.verticalScrollBar().isVisible()
    hidden = [at for at in range(RETURNED + 1) if goods.list.isColumnHidden(at)]
    assert hidden == []


@pytest.mark.parametrize("language", ["en", "zh"])
def test_in_large_text_a_list_without_the_columns_says_cost_and_supplier_below_the_name(
    application: Start, desk_folder: Path, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    """At 1280 × 720 and 150 % there was the name alone, and chips were cut."""
    page = application(desk_folder, factor="1.5", language=language)
    page.window.resize(1280, 720)
    goods = ProductsPage(page)
    goods.choose(*goods.listed()[:3])
    page.settle()
    room = goods.list.columnWidth(0) - words_at() - px(6)
    for row in goods.model.rows:
        below = goods.list.itemDelegate().below_name(row, room)
        cost = goods.model.words(row, COST)
        assert goods.list.isColumnHidden(COST) is (cost in below.split(" · ")[1:])
        assert row.product.sku in below
    with cut_text.watched(monkeypatch) as painted:
        goods.list.grab()
    assert painted.shortened == set()


def test_esc_leaves_the_search_into_which_nothing_was_typed(goods: ProductsPage) -> None:
    goods.list.setFocus()
    goods.tab.begin_search()
    goods.page.key(Qt.Key.Key_Escape)
    assert goods.page.window.focusWidget() is goods.list


@pytest.mark.parametrize("modifier", ["NoModifier", "ControlModifier"])
@pytest.mark.parametrize(("key", "at"), [("Key_End", -1), ("Key_Home", 0)])
def test_home_and_end_choose_the_product_that_they_go_to(
    page: WindowPage, goods: ProductsPage, key: str, at: int, modifier: str
) -> None:
    goods.list.choose("MUG-20")
    goods.list.setFocus()
    page.key(Qt.Key[key], Qt.KeyboardModifier[modifier])
    chosen = [row.product.sku for row in goods.list.rows()]
    assert chosen == [goods.listed()[at]]
    assert goods.list.currentIndex().row() == goods.listed().index(chosen[0])
