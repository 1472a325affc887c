"""On the products' page: two SKUs become one product, what is sold no more goes, and how it stood is kept."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu

from desktop.look.theme import px
from desktop.products.merge_dialog import MergeDialog
from desktop.products.new_product_dialog import NewProductDialog
from desktop.products.products_header import words_at
from desktop.products.products_model import COST, PRODUCT, SUPPLIER
from returns.clock import SetClock
from returns.desk import open_desk
from returns.money import Money
from returns.records.options import NewCase
from returns.records.order import ProductTold
from tests.desktop.conftest import NOW
from tests.pages.products_page import ProductsPage
from tests.pages.window import WindowPage

Start = Callable[..., WindowPage]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A mug under two SKUs, of which one has a case and the other is known; and a lamp."""
    desk = open_desk(tmp_path / "desk", clock=SetClock(NOW), create=True)
    desk.policies.add_supplier("Kiln & Co", "returns@kiln.example", "en")
    desk.products.tell("LAMP", ProductTold(title="Lamp"))
    desk.products.tell("MUG", ProductTold(Money(610, "USD"), "Kiln & Co", title="Mug, blue"))
    price = Money.parse("18.40", "USD")
    desk.by_hand.open(
        NewCase("112-1", "Amazon US", "Mug, blue, 350", "defective", price, sku="MUG-1")
    )
    desk.close()
    return tmp_path / "desk"


@pytest.fixture
def page(application: Start, folder: Path) -> WindowPage:
    return application(folder)


@pytest.fixture
def goods(page: WindowPage) -> ProductsPage:
    return ProductsPage(page)


def merge(page: WindowPage) -> None:
    page.dialog(MergeDialog).ok.click()
    page.settle()


def test_two_that_are_chosen_become_the_one_of_which_most_is_known(
    page: WindowPage, goods: ProductsPage
) -> None:
    goods.choose("MUG", "MUG-1")
    goods.panel.merge.click()
    dialog = page.dialog(MergeDialog)
    assert (dialog.into(), dialog.going()) == ("MUG", ["MUG-1"])
    assert dialog.outcome.text().startswith("MUG-1 becomes MUG")
    merge(page)
    assert goods.listed() == ["LAMP", "MUG"]
    assert page.banner() == "MUG-1 is MUG now; open cases that know of it now: 1"
    page.do("undo")
    goods.tab.presenter.load()
    page.settle()
    assert goods.listed() == ["LAMP", "MUG", "MUG-1"]
    page.do("redo")
    goods.tab.presenter.load()
    page.settle()
    assert goods.listed() == ["LAMP", "MUG"]


def test_of_one_that_is_chosen_the_other_is_typed(
    page: WindowPage, goods: ProductsPage
) -> None:
    goods.choose("MUG-1")
    goods.key("m")
    dialog = page.dialog(MergeDialog)
    assert not dialog.ok.isEnabled()
    dialog.stays.setEditText("MUG")
    assert dialog.into() == "MUG"
    merge(page)
    assert goods.listed() == ["LAMP", "MUG"]


def test_what_cannot_be_merged_is_said_and_stays(page: WindowPage, goods: ProductsPage) -> None:
    page.desk.policies.add_supplier("Oven Ltd", "r@oven.example", "en")
    page.desk.products.tell("MUG-1", ProductTold(supplier="Oven Ltd"))
    goods.tab.presenter.load()
    page.settle()
    goods.choose("MUG", "MUG-1")
    goods.key("m")
    dialog = page.dialog(MergeDialog)
    # before anything is pressed, in the place of what would happen
    assert "two suppliers" in dialog.problem.text()
    assert dialog.problem.isVisible()
    assert not dialog.outcome.isVisible()
    assert not dialog.ok.isEnabled()
    dialog.reject()
    # the desk refuses by every door
    goods.tab.merging.merge(["MUG-1"], "MUG")
    page.settle()
    assert "two suppliers" in page.banner()
    assert goods.listed() == ["LAMP", "MUG", "MUG-1"]


def test_the_tick_of_the_head_and_the_count_follow_what_is_listed(
    page: WindowPage, goods: ProductsPage
) -> None:
    goods.choose("LAMP", "MUG-1")
    assert goods.list.head._state == "some"
    goods.key("r")
    assert goods.list.head._state == "none"
    assert goods.tab._line.text().startswith("1 of 1 shown")
    goods.look_at("Retired")
    assert goods.tab._line.text().startswith("2 of 2 shown")
    page.do("undo")
    assert goods.list.head._state == "none"


def test_what_is_retired_goes_and_is_brought_back_from_its_view(
    page: WindowPage, goods: ProductsPage
) -> None:
    goods.choose("LAMP")
    goods.key("r")
    assert goods.listed() == ["MUG", "MUG-1"]
    assert page.banner().startswith("Retired: product LAMP")
    assert goods.counts()["Retired"] == "1"
    goods.look_at("Retired")
    assert goods.listed() == ["LAMP"]
    goods.choose("LAMP")
    assert goods.panel.retire.plain_text() == "Bring back"
    goods.key("r")
    assert "Retired" not in goods.counts()
    assert goods.listed() == ["LAMP", "MUG", "MUG-1"]
    page.do("undo")
    goods.tab.presenter.load()
    page.settle()
    assert goods.listed() == ["MUG", "MUG-1"]


def test_the_menu_of_a_row_has_both(page: WindowPage, goods: ProductsPage) -> None:
    goods.choose("LAMP")
    reason, spot = QContextMenuEvent.Reason.Keyboard, goods.list.rect().center()
    asked = QContextMenuEvent(reason, spot, goods.list.mapToGlobal(spot))
    QApplication.sendEvent(goods.list.viewport(), asked)
    (menu,) = [m for m in goods.tab.findChildren(QMenu) if m.isVisible()]
    assert [action.text() for action in menu.actions()] == ["Merge…\tM", "Retire\tR"]
    menu.actions()[1].trigger()
    page.settle()
    assert goods.listed() == ["MUG", "MUG-1"]


def test_a_sku_that_was_merged_is_no_new_product(page: WindowPage, goods: ProductsPage) -> None:
    page.desk.product_mergers.merge(["MUG-1"], "MUG")
    goods.tab.presenter.load()
    page.settle()
    goods.tab.head.new.click()
    dialog = page.dialog(NewProductDialog)
    dialog.sku.setText("MUG-1")
    dialog.accept()
    assert "is on this desk already" in dialog.problem.text()


def test_view_sort_and_widths_stay_from_one_opening_to_the_next(
    application: Start, folder: Path
) -> None:
    first = application(folder)
    goods = ProductsPage(first)
    goods.look_at("Kiln & Co")
    goods.tab.presenter.sort_by("cost")
    goods.tab.presenter.sort_by("cost")
    goods.list.head.resizeSection(SUPPLIER, 133)
    first.window.close()
    again = ProductsPage(application(folder))
    presenter = again.tab.presenter
    assert (presenter.sort, presenter.descending) == ("cost", True)
    assert again.listed() == ["MUG"]
    assert again.list.columnWidth(SUPPLIER) == 133
    again.list.columns.as_at_first()
    assert again.list.columnWidth(SUPPLIER) != 133


def test_a_view_that_is_gone_is_left(application: Start, folder: Path) -> None:
    first = application(folder)
    ProductsPage(first).tab.presenter.look_at("group:Gone")
    first.window.close()
    again = ProductsPage(application(folder))
    assert again.tab.presenter.view == "all"
    assert len(again.listed()) == 3


@pytest.mark.parametrize("column", [SUPPLIER, COST])
def test_a_column_widened_too_far_takes_what_there_is_and_drives_none_away(
    goods: ProductsPage, column: int
) -> None:
    columns, view = goods.list.columns, goods.list
    count = view.model().columnCount()
    shown = [each for each in range(count) if not view.isColumnHidden(each)]
    before = view.columnWidth(column)
    goods.list.head.resizeSection(column, 2000)
    assert [each for each in range(count) if not view.isColumnHidden(each)] == shown
    assert view.columnWidth(column) > before
    assert view.columnWidth(PRODUCT) >= words_at() + px(150)
    assert goods.list.head.length() <= view.viewport().width()
    # as wide as it is shown: the next wish begins there
    assert columns.widths == {column: view.columnWidth(column)}
