"""Checking a file through the window: unchanged, or which part differs, in the reader's language."""

from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.papers.check_dialog import CheckDialog
from tests.pages.dialogs import texts
from tests.pages.window import WindowPage


@pytest.fixture
def page(application: Callable[..., WindowPage], desk_folder: Path) -> WindowPage:
    return application(desk_folder)


def checked(page: WindowPage, path: Path) -> list[str]:
    page.application.frame.verify(path)
    page.settle()
    dialog = page.dialog(CheckDialog)
    said = texts(dialog)
    dialog.close()
    return said


def test_an_evidence_file_is_checked_part_by_part(page: WindowPage, tmp_path: Path) -> None:
    case_id = page.queue.tab.case.case_id
    pdf = page.desk.papers.evidence(case_id).pdf
    path = tmp_path / "evidence.pdf"
    path.write_bytes(pdf)
    assert {"This file is unchanged", "Page 1", "The whole file"} <= set(checked(page, path))
    page.do("lang_zh")
    assert {"此文件未被改动", "第 1 页", "整个文件"} <= set(checked(page, path))
    page.do("lang_en")
    changed = bytearray(pdf)
    changed[len(changed) // 2] ^= 1
    path.write_bytes(bytes(changed))
    assert "This file differs" in checked(page, path)


def test_a_file_that_is_no_paper_is_told_in_words(page: WindowPage, tmp_path: Path) -> None:
    page.application.frame.verify(tmp_path / "nowhere.pdf")
    page.settle()
    assert "nowhere.pdf" in page.banner()
    assert not page.has_dialog(CheckDialog)
