"""A supplier fills in the sheet and sends it back: dropped on the window, looked at, noted, taken back."""

from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.frame.tabs import TABS
from desktop.papers.filled_sheet_dialog import FilledSheetDialog
from desktop.widgets.labels import PlainLabel
from returns.clock import SetClock
from returns.desk import open_desk
from returns.evidence.held import sha256
from returns.money import Money
from returns.terms import Offer, StepKind, SupplierClaim
from tests.desktop.conftest import NOW
from tests.filling import added_to, written_anew
from tests.pages.window import WindowPage
from tests.returns.casework.shop import Shop
from tests.returns.documents.sample_papers import text_of
from tests.worlds.afterwards import looked_at_twice

Start = Callable[..., WindowPage]
FILLED = {
    "remedy": "/part",
    "sum": "2,50",
    "says-1-condition": "It left us whole.",
    "words": "Half of it, for good will.",
    "name": "Chen Wei",
    "date": "2026-11-21",
}


@pytest.fixture
def claimed(tmp_path: Path) -> tuple[Path, str, bytes]:
    """A desk whose supplier was sent a claim with its sheet: folder, number of the sheet, the sheet."""
    folder = tmp_path / "desk"
    clock = SetClock(NOW)
    desk = open_desk(folder, clock=clock, create=True)
    desk.settings.set(shop_name="Harbour Gifts", first_returns_to_us=0)
    looked_at_twice(desk.store)
    shop = Shop(desk, clock, tmp_path)
    shop.supplier(costs=[("MUG", "6")], rma_needed=False)
    case_id = shop.request(shop.item("MUG", "40.00"))
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.RETURNLESS_REFUND)
    shop.do(case_id, StepKind.REFUND)
    shop.do(case_id, StepKind.SEND_CLAIM, reason="the buyer sent none")
    sheet = desk.papers.evidence(case_id)
    desk.close()
    return folder, sheet.number, sheet.pdf


def put(folder: Path, pdf: bytes, name: str = "back.PDF") -> Path:
    path = folder / name
    path.write_bytes(pdf)
    return path


def words_of(dialog: FilledSheetDialog) -> str:
    labels = dialog.findChildren(PlainLabel)
    return "\n".join(label.text() for label in labels if label.isVisibleTo(dialog))


def drop(page: WindowPage, *paths: Path) -> None:
    page.drop(*paths)
    page.settle()


@pytest.mark.parametrize("tab", range(len(TABS)), ids=[row.id for row in TABS])
def test_a_filled_sheet_that_falls_anywhere_is_shown_before_it_is_noted(
    application: Start, claimed: tuple[Path, str, bytes], tmp_path: Path, tab: int
) -> None:
    folder, number, pdf = claimed
    page = application(folder)
    page.window.show_tab(tab)
    page.settle()
    filled = put(tmp_path, added_to(pdf, FILLED))
    history = page.desk.cases.history(1)

    drop(page, filled)
    dialog = page.dialog(FilledSheetDialog)
    told = words_of(dialog)
    for each in (number, "USD 2.50", "“2,50”", "It left us whole.", "byte for byte"):
        assert each in told, (each, told)
    assert page.window.current_tab() == 0
    assert page.application.open.queue.case.case_id == 1
    assert page.desk.cases.history(1) == history

    dialog.reject()
    page.settle()
    assert page.desk.cases.history(1) == history


def test_noted_it_is_on_the_case_kept_and_on_the_next_sheet_and_one_undo_takes_it_back(
    application: Start, claimed: tuple[Path, str, bytes], tmp_path: Path
) -> None:
    folder, number, pdf = claimed
    page = application(folder)
    filled = put(tmp_path, added_to(pdf, FILLED))
    drop(page, filled)
    page.dialog(FilledSheetDialog).ok.click()
    page.settle()
    assert number in page.window.message()

    case = page.desk.cases.get(1)
    (claim,) = case.claims
    assert case.lines[0].tracks.supplier_claim is SupplierClaim.PARTLY_ACCEPTED
    assert claim.accepted == Money(250, "USD")
    assert claim.answer == "Half of it, for good will.\nChen Wei, 2026-11-21"
    kept = folder / "documents" / f"{number}-A.pdf"
    assert sha256(kept.read_bytes()) == sha256(filled.read_bytes())

    page.do("undo")
    page.settle()
    assert page.desk.cases.get(1).claims[0].accepted is None
    assert kept.is_file()
    page.do("redo")
    page.settle()
    assert page.desk.cases.get(1).claims[0].accepted == Money(250, "USD")
    assert "It left us whole." in " ".join(text_of(page.desk.papers.evidence(1).pdf).split())


def test_what_contradicts_itself_is_told_and_cannot_be_noted(
    application: Start, claimed: tuple[Path, str, bytes], tmp_path: Path
) -> None:
    folder, _number, pdf = claimed
    page = application(folder)
    drop(page, put(tmp_path, written_anew(pdf, {"remedy": "/part"})))
    dialog = page.dialog(FilledSheetDialog)
    assert "without a sum" in words_of(dialog)
    assert not dialog.ok.isVisible()
    dialog.cancel.click()
    page.settle()
    assert page.desk.cases.get(1).claims[0].accepted is None


def test_several_are_shown_one_after_another_and_what_is_none_is_said(
    application: Start, claimed: tuple[Path, str, bytes], tmp_path: Path
) -> None:
    folder, _number, pdf = claimed
    page = application(folder)
    drop(
        page,
        put(tmp_path, b"%PDF-1.7\nnothing", "broken.pdf"),
        put(tmp_path, added_to(pdf, {"remedy": "/refund"}), "one.pdf"),
        put(tmp_path, added_to(pdf, {"remedy": "/refused"}), "two.pdf"),
    )
    assert "damaged" in page.window.message()
    first = page.dialog(FilledSheetDialog)
    assert "Accepted" in words_of(first)
    first.ok.click()
    page.settle()
    second = page.dialog(FilledSheetDialog)
    # the first one answered the claim: the second has nothing left to answer
    assert second.against
    second.cancel.click()
    page.settle()
    assert page.desk.cases.get(1).claims[0].accepted == page.desk.cases.get(1).claims[0].amount


def test_in_chinese_it_is_all_chinese(
    application: Start, claimed: tuple[Path, str, bytes], tmp_path: Path
) -> None:
    folder, number, pdf = claimed
    page = application(folder, language="zh")
    drop(page, put(tmp_path, added_to(pdf, FILLED)))
    dialog = page.dialog(FilledSheetDialog)
    told = words_of(dialog)
    assert f"{number} 已填写并发回" in told
    assert "部分同意" in told
    assert "逐字节一致" in told
    dialog.reject()
    page.settle()
