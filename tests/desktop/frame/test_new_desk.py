"""A new desk is named, not looked for: the usual place is proposed and made."""

from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.frame.new_desk_dialog import NewDeskDialog
from desktop.keeping import usual_place
from returns.desk import open_desk
from tests.pages.window import WindowPage

Start = Callable[..., WindowPage]


@pytest.fixture
def documents(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Where documents would lie on a machine that has no such folder yet."""
    folder = tmp_path / "home" / "Documents"
    monkeypatch.setattr("platformdirs.user_documents_dir", lambda: str(folder))
    return folder


def asked(page: WindowPage) -> NewDeskDialog:
    page.do("new_desk")
    return page.dialog(NewDeskDialog)


def test_enter_makes_the_usual_desk_and_the_folders_above_it(
    application: Start, documents: Path
) -> None:
    page = application()
    dialog = asked(page)
    assert dialog.folder() == documents / "Sendback"
    assert str(documents / "Sendback") in dialog.whole.text()
    dialog.ok.click()
    page.until(lambda: page.application.open is not None)
    page.settle()
    assert page.window.windowTitle() == "Sendback — Sendback"
    assert (documents / "Sendback" / "desk.sqlite").is_file()


def test_the_second_desk_is_proposed_beside_the_first(documents: Path) -> None:
    open_desk(documents / "Sendback", create=True).close()
    assert usual_place.free_folder() == documents / "Sendback 2"


@pytest.mark.parametrize("name", ["", "  ", "..", "a/b", "a\\b", "c:", "what?"])
def test_a_name_that_is_none_is_refused_in_words(
    application: Start, documents: Path, name: str
) -> None:
    dialog = asked(application())
    dialog.name.setText(name)
    dialog.ok.click()
    assert dialog.isVisible()
    assert "name" in dialog.problem.text()
    dialog.name.setText("Harbour Gifts")
    assert dialog.problem.text() == ""
    dialog.close()


def test_what_lies_there_already_is_left_alone(application: Start, documents: Path) -> None:
    open_desk(documents / "Mine", create=True).close()
    (documents / "Letters").mkdir()
    (documents / "Letters" / "letter.txt").write_text("mine", encoding="utf-8")
    dialog = asked(application())
    for name, said in (("Mine", "Open desk…"), ("Letters", "Something else")):
        dialog.name.setText(name)
        dialog.ok.click()
        assert dialog.isVisible()
        assert said in dialog.problem.text()
    dialog.name.setText("New")
    dialog.place.setText("somewhere")
    dialog.ok.click()
    assert "Choose the folder" in dialog.problem.text()
    dialog.close()


def test_a_file_dialog_begins_where_there_is_something(tmp_path: Path) -> None:
    assert usual_place.nearest_there(tmp_path / "no" / "such") == tmp_path
