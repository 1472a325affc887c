"""Checking a file through the window: unchanged, or which part differs, in the reader's language."""

from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pikepdf
import pytest

from desktop.papers.check_dialog import CheckDialog
from desktop.queue.bringing_in.import_dialog import ImportDialog
from desktop.widgets.card import Card
from returns.desk import open_desk
from returns.evidence.own_key import grouped
from returns.money import Money
from returns.papers.paper_files import attached
from returns.records.options import NewCase
from tests.pages.dialogs import texts
from tests.pages.window import WindowPage
from tests.returns.papers.sealed_desk import desk_with_case


@pytest.fixture
def page(application: Callable[..., WindowPage], desk_folder: Path) -> WindowPage:
    return application(desk_folder)


def checking(page: WindowPage, path: Path) -> CheckDialog:
    page.application.frame.verify(path)
    page.settle()
    return page.dialog(CheckDialog)


def test_a_good_file_is_said_so_and_its_parts_when_asked(
    page: WindowPage, tmp_path: Path
) -> None:
    path = tmp_path / "evidence.pdf"
    path.write_bytes(page.desk.papers.evidence(page.queue.tab.case.case_id).pdf)
    dialog = checking(page, path)
    assert {"This file is unchanged", "The whole file"} <= set(texts(dialog))
    assert "Page 1" not in texts(dialog)
    dialog.more.click()
    assert {"Page 1", "The whole file"} <= set(texts(dialog))
    dialog.close()
    page.do("lang_zh")
    dialog = checking(page, path)
    dialog.more.click()
    assert {"此文件未被改动", "第 1 页", "整个文件"} <= set(texts(dialog))
    dialog.close()


@pytest.mark.parametrize("tab", ["queue", "inspection"])
def test_evidence_that_falls_on_the_window_is_checked_layer_by_layer(
    page: WindowPage, tmp_path: Path, tab: str
) -> None:
    """A ZIP was taken for a platform's file, a sheet that nobody filled in was only refused."""
    sheet = page.desk.papers.evidence(page.queue.tab.case.case_id).pdf
    (tmp_path / "evidence.pdf").write_bytes(sheet)
    with ZipFile(tmp_path / "evidence.zip", "w") as packed:
        packed.write(tmp_path / "evidence.pdf", "evidence.pdf")
        for name, content in attached(sheet):
            packed.writestr(name, content)
    page.do(f"tab_{tab}")
    for name in ("evidence.zip", "evidence.pdf"):
        page.drop(tmp_path / name)
        dialog = page.dialog(CheckDialog)
        assert "This file is unchanged" in texts(dialog)
        assert any(text.startswith("Attachments") for text in texts(dialog))
        dialog.close()
        page.settle()
        assert not page.has_dialog(ImportDialog)


@pytest.mark.parametrize("tab", ["queue", "policies", "inspection"])
def test_terms_that_fall_on_the_window_are_no_evidence_that_differs(
    page: WindowPage, tmp_path: Path, tab: str
) -> None:
    """The PDF of a supplier's terms was checked, and each part of it had failed."""
    path = tmp_path / "kiln-terms.pdf"
    with pikepdf.new() as document:
        document.add_blank_page()
        document.save(path)
    page.do(f"tab_{tab}")
    page.drop(path)
    page.settle()
    assert not page.has_dialog(CheckDialog)
    assert page.banner().startswith("kiln-terms.pdf: This PDF has nothing of Sendback in it")
    page.press_banner()
    assert "This file differs" in texts(page.dialog(CheckDialog))


def test_a_file_of_suppliers_that_is_refused_is_named(page: WindowPage, tmp_path: Path) -> None:
    """Of several that fell at once nobody knew which one it was."""
    (tmp_path / "other.json").write_text('{"a": 1}', "utf-8")
    page.drop(tmp_path / "other.json")
    page.settle()
    assert page.banner().startswith("other.json: a is not a name that Sendback knows here")


def test_a_sheet_of_an_unknown_maker_is_told_in_amber_and_promises_nothing(
    page: WindowPage, tmp_path: Path
) -> None:
    pdf = page.desk.papers.evidence(page.queue.tab.case.case_id).pdf
    path = tmp_path / "evidence.pdf"
    path.write_bytes(pdf)
    stranger = open_desk(tmp_path / "other", create=True)
    answer = stranger.papers.check(path)
    stranger.close()
    assert answer.exit_code == 3
    dialog = CheckDialog("evidence.pdf", answer, page.window)
    dialog.show()
    assert "Nobody here knows who made this file" in texts(dialog)
    assert "This file is unchanged" not in texts(dialog)
    assert any("This desk did not make it" in text for text in texts(dialog))
    assert dialog.findChild(Card)._tone == "warning"
    dialog.close()


def test_what_differs_comes_first_and_the_rest_is_one_line(
    page: WindowPage, tmp_path: Path
) -> None:
    pdf = page.desk.papers.evidence(page.queue.tab.case.case_id).pdf
    changed = bytearray(pdf)
    changed[len(changed) // 2] ^= 1
    path = tmp_path / "evidence.pdf"
    path.write_bytes(bytes(changed))
    answer = page.desk.papers.check(path)
    wrong = [part for part in answer.parts if not part.ok]
    right = len(answer.parts) - len(wrong)
    assert wrong
    assert right > 3
    dialog = checking(page, path)
    assert "This file differs" in texts(dialog)
    assert {part.why for part in wrong} <= set(texts(dialog))
    assert "Unchanged." not in texts(dialog)
    assert dialog.more.plain_text() == f"{right} other parts are unchanged: show them"
    dialog.more.click()
    assert texts(dialog).count("Unchanged.") == sum(p.why == "Unchanged." for p in answer.parts)
    dialog.more.click()
    assert "Unchanged." not in texts(dialog)
    dialog.close()


def test_a_file_that_is_no_paper_is_told_in_words(page: WindowPage, tmp_path: Path) -> None:
    page.application.frame.verify(tmp_path / "nowhere.pdf")
    page.settle()
    assert "nowhere.pdf" in page.banner()
    assert not page.has_dialog(CheckDialog)


def test_a_key_is_trusted_once_from_the_dialog_and_the_sheet_is_known_then(
    page: WindowPage, tmp_path: Path
) -> None:
    path = tmp_path / "theirs.pdf"
    maker, _clock, case_id = desk_with_case(tmp_path / "maker", "Quay Traders", "777-1")
    maker.by_hand.open(NewCase("777-2", "Shop", "Lamp", "defective", Money(1, "USD")))
    path.write_bytes(maker.papers.evidence(case_id).pdf)
    key = maker.keys.own()
    maker.close()
    assert key is not None
    dialog = checking(page, path)
    assert "This file is unchanged" not in texts(dialog)
    assert page.desk.keys.trusted() == ()
    if not dialog.trust.isVisible():  # our own desk has a sheet of that number
        pytest.fail("the key cannot be trusted")
    assert grouped(key.fingerprint) in texts(dialog)
    assert dialog.name.text() == "Quay Traders"
    dialog.name.setText("Quay, by phone")
    dialog.trust.click()
    page.settle()
    (marked,) = page.desk.keys.trusted()
    assert (marked.fingerprint, marked.name) == (key.fingerprint, "Quay, by phone")
    again = page.dialog(CheckDialog)
    assert "This file is unchanged" in texts(again)
    assert not again.trust.isVisible()
    again.close()
    page.do("undo")
    page.settle()
    assert page.desk.keys.trusted() == ()


def test_each_layer_stands_there_with_what_it_does_not_show(
    page: WindowPage, tmp_path: Path
) -> None:
    path = tmp_path / "evidence.pdf"
    path.write_bytes(page.desk.papers.evidence(page.queue.tab.case.case_id).pdf)
    dialog = checking(page, path)
    shown = texts(dialog)
    assert {"Pages: PASS", "History: PASS", "Signature: PASS", "Time stamp: NONE"} <= set(shown)
    assert sum(text.startswith("Does not show: ") for text in shown) == 8
    dialog.close()
