"""Safe keeping: the question to a time authority leaves by file, its answer is taken in and taken back."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.pages.keeping_page import KeepingPage
from tests.pages.window import WindowPage
from tests.time_authority import errand_by_dialogs, needs_openssl


@pytest.fixture
def page(application: Callable[..., WindowPage], desk_folder: Path) -> WindowPage:
    return application(desk_folder)


@needs_openssl
def test_a_stamp_goes_out_and_comes_back_by_file(
    page: WindowPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    errand = errand_by_dialogs(tmp_path, monkeypatch)
    page.do("safe_keeping")
    page.settle()
    shown = KeepingPage(page)
    card = shown.dialog.stamps
    assert "wait" in card.words.text()
    shown.press(card.ask)
    assert str(errand.asked) in shown.told()
    errand.answer.write_bytes(b"no answer")
    shown.press(card.take)
    assert "no answer of a time authority" in shown.told()
    errand.run()
    shown.press(card.take)
    assert "Test Time Root" in shown.told()
    assert card.words.text().startswith("Sealed and stamped")
    assert not card.ask.isEnabled()
    assert page.desk.day_stamps.state().waiting == 0
    shown.dialog.accept()
    page.do("undo")
    page.settle()
    assert page.desk.day_stamps.state().stamped == ()
    page.do("redo")
    page.settle()
    assert len(page.desk.day_stamps.state().stamped) == 1
