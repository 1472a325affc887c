"""Labels through the window: any script is printed, what has no glyph is told."""

from collections.abc import Callable
from pathlib import Path

import pypdfium2

from desktop.papers.paper_dialog import PaperDialog
from returns.desk import open_desk
from returns.money import Money
from returns.records.options import NewCase, StepOptions
from returns.records.policy import Address
from returns.terms import Route, StepKind
from tests.pages.window import WindowPage

Start = Callable[..., WindowPage]

HERE = Address("Harbour Gifts", ("12 Quay Street",), "Bristol", "", "BS1 4AB", "GB")


def case_of(folder: Path, title: str) -> int:
    """A desk with one approved case, whose goods come to us."""
    desk = open_desk(folder, create=True)
    desk.settings.set(shop_name="Harbour Gifts", return_address=HERE)
    price = Money(1840, "USD")
    new = NewCase("112-1", "Shop", title, "changed_mind", price)
    (case_id,) = desk.by_hand.open(new).case_ids
    desk.cases.do(case_id, StepKind.APPROVE, StepOptions(route=Route.TO_US))
    desk.close()
    return case_id


def test_a_title_of_three_scripts_is_printed(application: Start, tmp_path: Path) -> None:
    case_id = case_of(tmp_path / "desk", "كوب أزرق 컵 แก้ว")
    page = application(tmp_path / "desk")
    papers = []
    page.application.open.shell.paper_made.connect(papers.append)
    page.queue.tab.case.open(case_id)
    page.settle()
    page.do("label")
    page.until(lambda: page.has_dialog(PaperDialog))
    page.dialog(PaperDialog).close()
    page.settle()
    words = pypdfium2.PdfDocument(papers[0].pdf)[0].get_textpage().get_text_bounded()
    assert all(word in words for word in ("كوب", "أزرق", "컵", "แก้ว"))


def test_a_title_that_cannot_be_printed_is_told_by_field_and_character(
    application: Start, tmp_path: Path
) -> None:
    case_id = case_of(tmp_path / "desk", "Mug \ue000")
    page = application(tmp_path / "desk")
    page.queue.tab.case.open(case_id)
    page.settle()
    page.do("label")
    assert "the title of an item" in page.banner()
    assert "private-use character" in page.banner()
    assert not list((tmp_path / "desk" / "documents").glob("*.pdf"))
