"""A large import is preceded by a copy; one that cannot be made stops nobody."""

from pathlib import Path

import pytest

from desktop.queue.bringing_in.import_dialog import ImportDialog
from returns.errors import DeskProblem
from returns.keeping import keeping as kept
from returns.keeping import layout
from tests.desktop.queue.test_bringing_in import HEADER, line


@pytest.fixture
def large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file of two rows, where two are many."""
    monkeypatch.setattr(kept, "_LARGE_IMPORT", 2)
    path = tmp_path / "returns.tsv"
    lines = [HEADER, line("302-0000001-0000001"), line("302-0000001-0000002")]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def bring_in(page, path: Path) -> None:
    page.drop(path)
    page.dialog(ImportDialog).ok.click()
    page.settle()
    page.settle()


def test_a_large_import_is_preceded_by_a_copy(application, desk_folder, large):
    page = application(desk_folder)
    before = page.desk.queue.counts()["all"]
    bring_in(page, large)
    assert page.desk.queue.counts()["all"] == before + 2
    copies = {copy.why: copy.counts for copy in page.desk.keeping.kept().places[0].copies}
    assert copies["before_import"] == copies["day"]


def test_a_small_one_is_not(application, desk_folder, large, monkeypatch):
    monkeypatch.setattr(kept, "_LARGE_IMPORT", 3)
    page = application(desk_folder)
    bring_in(page, large)
    assert len(layout.copy_folders(desk_folder / "backups")) == 1


def test_a_copy_that_fails_is_told_and_the_import_goes_on(
    application, desk_folder, large, monkeypatch
):
    page = application(desk_folder)
    before = page.desk.queue.counts()["all"]
    said = []
    page.application.open.shell.noticed.connect(lambda words, *_: said.append(words))

    def refuses(*_args):
        raise DeskProblem("keeping.place_read_only", place="backups")

    monkeypatch.setattr(kept.Keeping, "copy_now", refuses)
    bring_in(page, large)
    assert page.desk.queue.counts()["all"] == before + 2
    assert said[0].startswith("No copy was made before this import.")
