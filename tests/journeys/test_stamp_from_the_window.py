"""A sheet, the day's seal, the question out, the answer in, the stamped sheet: all of it in the window."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from desktop.papers.paper_dialog import PaperDialog
from returns.clock import SetClock
from returns.desk import open_desk
from returns.evidence.bundle import attachments_of
from returns.evidence.layers import layers
from returns.money import Money
from returns.records.options import NewCase, StepOptions
from returns.terms import Move, Party
from tests.desktop.conftest import NOW
from tests.pages.keeping_page import KeepingPage
from tests.pages.window import WindowPage
from tests.supplied import supplied
from tests.time_authority import Errand, errand_by_dialogs, needs_openssl

Start = Callable[..., WindowPage]


@pytest.fixture
def page(application: Start, tmp_path: Path) -> WindowPage:
    """The window on a desk with one case that the supplier is asked for."""
    desk = open_desk(tmp_path / "desk", clock=SetClock(NOW), create=True)
    desk.settings.set(shop_name="Harbour Gifts")
    mug = NewCase("302-1", "Shop", "Mug 350 ml", "defective", Money(1840, "USD"), sku="MUG")
    (case_id,) = desk.by_hand.open(supplied(desk, mug)).case_ids
    out = io.BytesIO()
    Image.new("RGB", (640, 480), "navy").save(out, "JPEG")
    desk.photos.add_bytes(case_id, out.getvalue(), "1.jpg", "front")
    desk.close()
    found = application(tmp_path / "desk")
    found.queue.choose_view("all")
    found.queue.go_to("00001")
    return found


def sheet_shown(page: WindowPage, action: str) -> PaperDialog:
    page.do(action)
    page.until(lambda: page.has_dialog(PaperDialog), 20)
    dialog = page.dialog(PaperDialog)
    page.until(lambda: dialog.pages and not dialog.pages[-1].picture.isNull(), 20)
    return dialog


def note(page: WindowPage, words: str) -> None:
    """A step of a later day, by which the days before it are sealed."""
    page.application.desks.clock.forward(days=1)  # type: ignore[attr-defined]
    page.queue.tab.case.do(Move.NOTE, StepOptions(note=words))
    page.settle()


def stamp_comes_back(page: WindowPage, errand: Errand) -> None:
    """In Safe keeping: the question is saved, the authority answers, the answer is taken in."""
    page.do("safe_keeping")
    page.settle()
    keeping = KeepingPage(page)
    keeping.press(keeping.dialog.stamps.ask)
    errand.run()
    keeping.press(keeping.dialog.stamps.take)
    assert "Stamped evidence sheet" in keeping.told()
    keeping.dialog.accept()
    page.settle()


@needs_openssl
def test_a_sheet_gets_the_stamp_of_its_day_without_the_command_line(
    page: WindowPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    errand = errand_by_dialogs(tmp_path, monkeypatch)
    made = sheet_shown(page, "evidence")
    first = made.paper
    made.close()
    page.settle()
    assert "stamped" not in page.desk.papers.applying(1, Party.SUPPLIER)
    note(page, "The supplier was phoned.")
    stamp_comes_back(page, errand)
    assert "stamped" in page.desk.papers.applying(1, Party.SUPPLIER)
    shown = sheet_shown(page, "stamped")
    assert shown.paper.number == first.number
    assert any(name.endswith(".tsr") for name in attachments_of(shown.paper.pdf))
    shown.save_to(tmp_path / "sheet.pdf")
    shown.close()
    checked = page.desk.papers.check(tmp_path / "sheet.pdf")
    assert checked.unchanged
    states = {layer.name: layer.state for layer in layers(checked)}
    assert states["day_seal"] == "pass"
    assert states["stamp"] in ("pass", "stranger"), states


@needs_openssl
def test_a_sheet_that_no_stamp_covers_is_told_so_and_what_to_do(
    page: WindowPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    errand = errand_by_dialogs(tmp_path, monkeypatch)
    note(page, "The supplier was phoned.")
    stamp_comes_back(page, errand)
    # made after the day that is stamped: only its history until then is below the stamp
    sheet_shown(page, "evidence").close()
    page.settle()
    page.do("stamped")
    page.until(lambda: "No stamp covers" in page.banner(), 20)
    assert "Safe keeping" in page.banner()
    assert not page.has_dialog(PaperDialog)
