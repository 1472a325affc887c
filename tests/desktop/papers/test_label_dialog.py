"""The labels on screen: what they are printed on is chosen there, and from which free place on."""

from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest

from desktop.look.theme import px
from desktop.papers.label_dialog import LabelDialog
from desktop.work.settings import LABEL_STOCK
from returns.desk import open_desk
from returns.money import Money
from returns.records.options import NewCase, StepOptions
from returns.records.policy import Address
from returns.terms import Route, StepKind
from tests.pages.window import WindowPage
from tests.returns.documents.sample_papers import squeezed

Start = Callable[..., WindowPage]

HERE = Address("Harbour Gifts", ("1 Quay",), "Austin", "TX", "78701", "US")
#: in the least letters, of a height that the smallest labels do not have and half a sheet has
LONG = Address(
    "Harbour Gifts",
    tuple(f"Gate {gate} of the Old Customs House" for gate in range(14)),
    *("Austin", "TX", "78701", "US", "+1 512 555 0123"),
)


def desk_with(folder: Path, address: Address, *titles: str) -> None:
    """Approved cases whose goods come to us."""
    desk = open_desk(folder, create=True)
    desk.settings.set(shop_name="Harbour Gifts", return_address=address)
    for number, title in enumerate(titles):
        price = Money(1840, "USD")
        new = NewCase(f"112-{number}", "Shop", title, "changed_mind", price)
        (case_id,) = desk.by_hand.open(new).case_ids
        desk.cases.do(case_id, StepKind.APPROVE, StepOptions(route=Route.TO_US))
    desk.close()


def labels_of(page: WindowPage, *case_ids: int) -> LabelDialog:
    if len(case_ids) == 1:
        page.queue.tab.case.open(case_ids[0])
        page.settle()
    else:
        page.queue.choose_view("all")
        page.queue.tab.list.selectAll()
    page.do("label")
    page.until(lambda: page.has_dialog(LabelDialog))
    return page.dialog(LabelDialog)


def choose_stock(page: WindowPage, dialog: LabelDialog, stock: str) -> None:
    at = dialog.stock.findData(stock)
    dialog.stock.setCurrentIndex(at)
    dialog.stock.activated.emit(at)
    page.until(lambda: dialog.paper.asked.stock == stock)


def press(page: WindowPage, dialog: LabelDialog, place: int) -> None:
    dialog.start._group.button(place - 1).click()
    page.until(lambda: dialog.paper.asked.start == place)


def quarters(pdf: bytes) -> list[list[bool]]:
    """Whether something is written in each quarter, page by page."""
    pages = []
    for page in pypdfium2.PdfDocument(pdf):
        words, (wide, high) = page.get_textpage(), page.get_size()
        pages.append(
            [
                bool(squeezed(words.get_text_bounded(x, y, x + wide / 2, y + high / 2)))
                for y in (high / 2, 0)
                for x in (0, wide / 2)
            ]
        )
    return pages


def test_a_label_is_made_again_on_the_sheet_and_the_place_that_are_chosen(
    application: Start, tmp_path: Path
) -> None:
    desk_with(tmp_path / "desk", HERE, "Mug")
    page = application(tmp_path / "desk")
    dialog = labels_of(page, 1)
    assert dialog.stock.currentData() == "4x6"
    assert not dialog.start.isVisibleTo(dialog)
    choose_stock(page, dialog, "a4-4")
    assert dialog.start.isVisibleTo(dialog)
    assert quarters(dialog.paper.pdf) == [[True, False, False, False]]
    press(page, dialog, 3)
    assert quarters(dialog.paper.pdf) == [[False, False, True, False]]
    # the sheet is seen whole: what stands in its lower half needs no scrolling sideways to be found
    page.until(lambda: len(dialog.pages) == 1 and not dialog.pages[0].picture.isNull())
    assert dialog.pages[0].width() == px(430)
    assert dialog.paper.path.read_bytes() == dialog.paper.pdf
    # of another sheet nobody knows which places are used
    choose_stock(page, dialog, "letter-2")
    assert dialog.start.value() == "1"


def test_the_stock_is_remembered_and_the_place_is_not(
    application: Start, tmp_path: Path
) -> None:
    desk_with(tmp_path / "desk", HERE, "Mug", "Lamp")
    page = application(tmp_path / "desk")
    dialog = labels_of(page, 1)
    choose_stock(page, dialog, "a4-4")
    press(page, dialog, 4)
    dialog.close()
    page.settle()
    assert page.application.settings.text(LABEL_STOCK) == "a4-4"
    again = labels_of(page, 2)
    assert (again.stock.currentData(), again.start.value()) == ("a4-4", "1")
    assert quarters(again.paper.pdf) == [[True, False, False, False]]


def test_several_labels_go_on_to_the_next_sheet(application: Start, tmp_path: Path) -> None:
    desk_with(tmp_path / "desk", HERE, "Mug", "Lamp", "Bowl")
    page = application(tmp_path / "desk")
    dialog = labels_of(page, 1, 2, 3)
    choose_stock(page, dialog, "letter-4")
    press(page, dialog, 3)
    assert quarters(dialog.paper.pdf) == [
        [False, False, True, True],
        [True, False, False, False],
    ]


def long_on_half_a_page(start: Start, folder: Path) -> tuple[WindowPage, LabelDialog]:
    """A label with so much on it that half a page holds it, and a quarter does not."""
    desk_with(folder / "desk", LONG, "Mug")
    page = start(folder / "desk")
    page.application.open.shell.label_stock = "a4-2"
    return page, labels_of(page, 1)


def test_what_is_too_long_for_the_chosen_stock_leaves_what_was_shown(
    application: Start, tmp_path: Path
) -> None:
    page, dialog = long_on_half_a_page(application, tmp_path)
    at = dialog.stock.findData("letter-4")
    dialog.stock.setCurrentIndex(at)
    dialog.stock.activated.emit(at)
    page.until(lambda: bool(dialog.trouble.text()))
    assert "take a larger label" in dialog.trouble.text()
    assert dialog.stock.currentData() == dialog.paper.asked.stock == "a4-2"


@pytest.mark.parametrize(
    ("language", "action"), [("en", "Take a larger label"), ("zh", "换更大的标签")]
)
def test_what_is_too_long_for_the_remembered_stock_is_offered_on_a_larger_one(
    application: Start, tmp_path: Path, language: str, action: str
) -> None:
    desk_with(tmp_path / "desk", LONG, "Mug")
    page = application(tmp_path / "desk", language=language)
    page.application.open.shell.label_stock = "letter-4"
    page.queue.tab.case.open(1)
    page.settle()
    page.do("label")
    page.settle()
    assert not page.has_dialog(LabelDialog)
    assert page.window.banner._button.plain_text() == action
    page.press_banner()
    page.until(lambda: page.has_dialog(LabelDialog))
    dialog = page.dialog(LabelDialog)
    assert dialog.paper.asked.stock == "letter-2"
    # it was for this one: the next ones are asked for as before
    assert page.application.open.shell.label_stock == "letter-4"


def test_the_last_choice_counts_whatever_became_of_the_one_before(
    application: Start, tmp_path: Path
) -> None:
    page, dialog = long_on_half_a_page(application, tmp_path)
    dialog.choose("letter-4", 1)
    dialog.choose("letter-2", 2)
    page.until(lambda: dialog.paper.asked.stock == "letter-2")
    page.settle()
    assert dialog.trouble.text() == ""
    assert (dialog.stock.currentData(), dialog.start.value()) == ("letter-2", "2")
